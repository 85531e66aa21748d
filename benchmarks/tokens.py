"""What our questions and their answers take, counted with real vocabularies. Run: python benchmarks/tokens.py FOLDER.

FOLDER is any folder outside the repository in which `npm install gpt-tokenizer` was run: the package brings OpenAI's vocabularies along.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from briefer.brief.phrase import Page
from briefer.claims.answer import Claims, Quotes
from briefer.llm.estimates import Range, tokens_of_claims, tokens_of_request, tokens_of_text
from briefer.llm.shapes import strict
from briefer.models import Source
from briefer.pipeline import Given, read
from briefer.prompts import PromptFile, load_prompt, prompts_folder
from briefer.reconcile.doubts import PairAnswers

TOP = Path(__file__).parent.parent
SHAPES: Mapping[str, type[BaseModel]] = {"extract_claims": Claims, "reask_quotes": Quotes, "judge_pairs": PairAnswers, "write_brief": Page}
LEAN, LAVISH = "o200k_base", "cl100k_base"
COUNT = """
const { encode } = require(`gpt-tokenizer/encoding/${process.argv[1]}`);
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(texts.map(text => encode(text, { disallowedSpecial: new Set() }).length)));
"""


class Tokenizer:
    """Counts tokens with the vocabularies in a folder."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def __call__(self, texts: Sequence[str], vocabulary: str = LEAN) -> list[int]:
        """Tokens of each text."""
        command = ["node", "-e", COUNT, vocabulary]
        done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True, cwd=self._folder)
        counted: list[int] = json.loads(done.stdout)
        return counted


def schema(name: str) -> str:
    """The schema of an answer as it goes into the request."""
    return json.dumps(strict({"response_format": {}}, SHAPES[name], ())["response_format"]["json_schema"])


def prompt_files() -> list[PromptFile]:
    """All versions of all prompts."""
    found = [re.fullmatch(r"(\w+)\.v(\d+)\.md", path.name) for path in sorted(prompts_folder().glob("*.md"))]
    return [load_prompt(name[1], int(name[2])) for name in found if name]


def empty(prompt: PromptFile) -> list[str]:
    """The two messages around nothing: only the mark and the language are there, as they are in each request."""
    variables = dict.fromkeys(prompt.variables, "") | {"fence": "s4d5675df43", "language": "en"}
    return [text for _, text in prompt.render(**{name: variables[name] for name in prompt.variables}).messages]


def requests(prompt: PromptFile, sources: Sequence[Source]) -> list[str]:
    """The messages to read these sources, each as one text in the order in which they are sent."""
    rendered = (prompt.render(fence=s.id, language=s.language, text=s.text) for s in sources)
    return ["\n".join(text for _, text in r.messages) for r in rendered]


def print_prompts(count: Tokenizer) -> None:
    """What stands around an article, and which part of all requests is the same from their beginning."""
    print("| prompt | system | user, empty | around | schema |\n| --- | ---: | ---: | ---: | ---: |")
    for prompt in prompt_files():
        system, user, shape = count([*empty(prompt), schema(prompt.name.partition(".")[0])])
        print(f"| {prompt.name} | {system} | {user} | {system + user} | {shape} |")
    sources = read(Given((str(TOP / "seeds"),))).sources
    print("\n| reading the seeds | common beginning, tokens | of all tokens | with the schema before it |\n| --- | ---: | ---: | ---: |")
    for prompt in (p for p in prompt_files() if p.name.startswith("extract_claims")):
        asked = requests(prompt, sources)
        beginning = os.path.commonprefix(asked)  # noqa: RUF071  (of texts, not of paths)
        common, shape, *whole = count([beginning, schema("extract_claims"), *asked])
        shares = common * len(whole) / sum(whole), (common + shape) * len(whole) / (sum(whole) + shape * len(whole))
        print(f"| {prompt.name} | {common} | {shares[0]:.0%} | {common + shape} tokens, {shares[1]:.0%} |")


def print_scripts(count: Tokenizer) -> None:
    """Characters of a token in the seeds, and whether the estimate holds."""
    print(f"\n| source of the seeds | language | characters | {LEAN} | {LAVISH} | estimate |\n| --- | --- | ---: | ---: | ---: | ---: |")
    sources = read(Given((str(TOP / "seeds"),))).sources
    texts = [s.text for s in sources]
    for source, lean, lavish in zip(sources, count(texts), count(texts, LAVISH), strict=True):
        low, high = tokens_of_text(source.text)
        print(f"| {source.name} | {source.language} | {len(source.text):,} | {lean} | {lavish} | {low} to {high} |")


def print_cassettes(count: Tokenizer) -> None:
    """Estimates against what was recorded: counted, and as the endpoint said."""
    print(
        "\n| recorded question | tokens in | estimate | endpoint | tokens out | estimate | endpoint |\n| --- | "
        + " | ".join(["---:"] * 6)
        + " |"
    )
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted((TOP / "tests" / "cassettes").glob("*/*.yaml")):
        for one in yaml.load(path.read_text("utf-8"), Loader=loader)["interactions"]:  # noqa: S506  (both are safe loaders)
            sent, came = one["request"]["body"], one["response"]["body"]
            if isinstance(came, dict) and came.get("choices"):
                print(_row(count, path.stem[:40], sent, came))


def _row(count: Tokenizer, name: str, sent: Mapping[str, Any], came: Mapping[str, Any]) -> str:
    shape = sent.get("response_format", {}).get("json_schema", {})
    texts = [m["content"] for m in sent["messages"]]
    answer = came["choices"][0]["message"].get("content") or ""
    *asked, answered = count([*texts, json.dumps(shape), answer])
    estimated, told = tokens_of_request(sent), came.get("usage") or {}
    out = tokens_of_claims(tokens_of_text(texts[1])) if shape.get("name") == "Claims" else None
    ends = (_range(estimated), told.get("prompt_tokens", "-"), answered, _range(out), told.get("completion_tokens", "-"))
    return f"| {name}: {shape.get('name', 'no shape')} | {sum(asked)} | " + " | ".join(map(str, ends)) + " |"


def _range(found: Range | None) -> str:
    return f"{found.low} to {found.high}" if found else "-"


def main() -> None:
    """Print the tables."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    count = Tokenizer(sys.argv[1])
    print_prompts(count)
    print_scripts(count)
    print_cassettes(count)


if __name__ == "__main__":
    main()
