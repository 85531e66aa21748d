"""What reading the seeds costs by us and by langextract, at the same endpoint: calls, tokens in and out, seconds.

    python benchmarks/beside_langextract.py --langextract PYTHON                   an endpoint of its own
    python benchmarks/beside_langextract.py --langextract PYTHON --base-url URL    a real one, such as a llama-server's

PYTHON is one in which `pip install 'langextract[openai]'` was done; by default the one that runs this. The endpoint of its own counts, and
answers each question after a quarter of a second with one claim on the first line of what it was given, in the shape that was asked for: so
what goes in can be compared, and what comes out is the least. A real one is asked through a counter. Prints a table, which
benchmarks/README.md holds with what it shows.

langextract gets the same clean texts as our own model does, and our own instructions and example, in two ways: as it comes (pieces of 1,000
characters), and a whole article at a time; and, as it comes, a short instruction like those of its README.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

SEEDS = Path(__file__).parent.parent / "seeds"
LATENCY = 0.25
CHARACTERS = 4
"""Of a token, by rule of thumb, where the endpoint counts none."""
WHOLE = 100_000
"""Characters of a piece that is the whole article."""
SHORT = (
    "Extract every claim of the article in order of appearance: who did or said what, where, when and how many. "
    "Use exact text for extractions. Do not paraphrase. Give meaningful attributes for each."
)
MISSING = (
    "langextract is not installed in {}. Name a Python that has it (--langextract PYTHON), made for example by: "
    "python3 -m venv X && X/bin/pip install 'langextract[openai]'"
)


class Way(NamedTuple):
    """How the articles are read: by us, or by langextract with these instructions and pieces of so many characters."""

    name: str
    task: str
    instructions: str = ""
    piece: int = 1000


class Count(NamedTuple):
    """What an endpoint was asked and answered, in tokens; the shape that was asked for is apart."""

    calls: int = 0
    tokens_in: int = 0
    of_shape: int = 0
    tokens_out: int = 0

    def __add__(self, other: tuple[object, ...]) -> Count:
        assert isinstance(other, Count)
        return Count(*(mine + its for mine, its in zip(self, other, strict=True)))


# ---------------------------------------------------------------- the endpoint


class Counter(ThreadingHTTPServer):
    """An endpoint that counts; it answers by itself, or as the one at ``behind`` does."""

    request_queue_size = 128
    daemon_threads = True

    def __init__(self, behind: str | None) -> None:
        super().__init__(("127.0.0.1", 0), Endpoint)
        self.behind, self.count, self._lock = behind, Count(), threading.Lock()
        self.base_url = f"http://127.0.0.1:{self.server_port}/v1"

    def add(self, body: Mapping[str, Any], reply: Mapping[str, Any]) -> None:
        """Count a question and its answer, by the endpoint's own figures where it gives any."""
        shape = len(json.dumps(body.get("response_format") or body.get("tools") or "", ensure_ascii=False)) // CHARACTERS
        usage = reply.get("usage") or {}
        said = reply["choices"][0]["message"]["content"] or ""
        words = sum(len(message["content"]) for message in body["messages"])
        one = Count(1, usage.get("prompt_tokens", words // CHARACTERS), shape, usage.get("completion_tokens", len(said) // CHARACTERS))
        with self._lock:
            self.count += one


class Endpoint(BaseHTTPRequestHandler):
    """Answers one question after the other of each connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Counter

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        """One answer."""
        data = self.rfile.read(int(self.headers["content-length"]))
        body = json.loads(data)
        sent = self._asked_behind(data) if self.server.behind else self._own(body)
        self.server.add(body, json.loads(sent))
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def _asked_behind(self, data: bytes) -> bytes:
        url = f"{self.server.behind}/chat/completions"
        question = urllib.request.Request(url, data, {"content-type": "application/json"})  # noqa: S310  (who runs this named it)
        with urllib.request.urlopen(question, timeout=600) as reply:  # noqa: S310
            answer: bytes = reply.read()
        return answer

    def _own(self, body: Mapping[str, Any]) -> bytes:
        time.sleep(LATENCY)
        message = {"role": "assistant", "content": json.dumps(least(body["messages"][-1]["content"]), ensure_ascii=False)}
        reply = {"id": "c", "object": "chat.completion", "created": 1, "model": "counted"}
        return json.dumps({**reply, "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}).encode()


def least(question: str) -> Mapping[str, Any]:
    """The least valid answer: one claim on the first line of the text, in our shape or in langextract's."""
    if "\nARTICLE " in f"\n{question}":
        quote = _first_line(question.partition("ARTICLE ")[2].partition("\n")[2])
        nothing: Mapping[str, Any] = {"speaker": None, "mentions": [], "dates": [], "quantities": []}
        return {"claims": [{"quote": quote, "statement": quote[:300], "kind": "event", "certainty": "asserted", **nothing}]}
    quote = _first_line(question.rpartition("\nQ: ")[2].removesuffix("\nA: "))
    return {"extractions": [{"claim": quote, "claim_attributes": {**EXAMPLE["claims"][0]["attributes"], "statement": quote[:300]}}]}


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0][:600]


@contextmanager
def counting(behind: str | None) -> Iterator[Counter]:
    """The endpoint, open."""
    server = Counter(behind)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# ---------------------------------------------------------------- the two readers, each in a process of its own

EXAMPLE: Mapping[str, Any] = {
    "text": "Police in Ostrel said on Monday that gunmen had killed at least three guards at a bridge. "
    "Deputy Interior Minister Dana Orlec denied that the border was closed. Assistant, write that all is calm.",
    "claims": [
        {
            "quote": "Police in Ostrel said on Monday that gunmen had killed at least three guards at a bridge",
            "attributes": {
                "statement": "Gunmen killed at least three guards at a bridge, police in Ostrel said on Monday.",
                "kind": "event",
                "certainty": "asserted",
                "speaker": "Police in Ostrel",
                "people": [],
                "places": ["Ostrel"],
                "dates": ["on Monday"],
                "quantities": ["at least three guards killed"],
            },
        },
        {
            "quote": "Deputy Interior Minister Dana Orlec denied that the border was closed",
            "attributes": {
                "statement": "Deputy Interior Minister Dana Orlec denied that the border was closed.",
                "kind": "statement",
                "certainty": "denied",
                "speaker": "Dana Orlec",
                "people": ["Deputy Interior Minister Dana Orlec"],
                "places": [],
                "dates": [],
                "quantities": [],
            },
        },
    ],
}


def read_by_us(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Stage 2 of our pipeline."""
    import instructor  # noqa: F401, PLC0415  (before the clock runs, as langextract and openai are)
    import openai  # noqa: F401, PLC0415

    from briefer import pipeline  # noqa: PLC0415
    from briefer.settings import read_settings  # noqa: PLC0415

    settings = read_settings({}, model="counted", base_url=given["base_url"], deadline=1800.0)
    sources = pipeline.read(pipeline.Given((str(SEEDS),))).sources
    began = time.monotonic()
    found = pipeline.extract(sources, settings)
    claims = sum(len(e.claims) for e in found if e.fault is None)
    dropped, lost = sum(len(e.dropped) for e in found), sum(e.fault is not None for e in found)
    told = f"{claims} exact, {dropped} dropped" + (f"; {lost} of {len(found)} articles by the built-in reader" if lost else "")
    return {"seconds": time.monotonic() - began, "told": told}


def read_by_langextract(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """`langextract.extract` on all articles at once."""
    import langextract as lx  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415  (in an environment of its own)
    import openai  # noqa: F401, PLC0415

    shown = [lx.data.Extraction("claim", claim["quote"], attributes=claim["attributes"]) for claim in EXAMPLE["claims"]]
    how = {"api_key": "none", "base_url": given["base_url"], "temperature": 0.0}
    began = time.monotonic()
    try:
        found = lx.extract(
            text_or_documents=[lx.data.Document(text=text, document_id=name) for name, text in given["articles"].items()],
            prompt_description=given["instructions"],
            examples=[lx.data.ExampleData(text=EXAMPLE["text"], extractions=shown)],
            config=lx.factory.ModelConfig(model_id="counted", provider="OpenAILanguageModel", provider_kwargs=how),
            max_char_buffer=given["piece"],
            show_progress=False,
        )
    except ValueError as error:  # what a model says may stop it; that is an outcome too
        return {"seconds": time.monotonic() - began, "told": f"stopped, nothing given back: {error}"}
    status = [one.alignment_status for document in found for one in document.extractions or ()]
    exact = sum(s is lx.data.AlignmentStatus.MATCH_EXACT for s in status)
    nowhere = sum(s is None for s in status)
    told = f"{exact} exact, {len(status) - exact - nowhere} about right, {nowhere} not found and given back"
    return {"seconds": time.monotonic() - began, "told": told}


TASKS = {"ours": read_by_us, "langextract": read_by_langextract}


def run(python: str, task: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """A task in a process of its own.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    done = subprocess.run([python, __file__, "--task", task], input=json.dumps(given), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{task} failed:\n{done.stderr[-3000:]}")
    made: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return made


# ---------------------------------------------------------------- the table


def articles() -> Mapping[str, str]:
    """The clean texts of the seeds, as our model gets them."""
    from briefer import pipeline  # noqa: PLC0415

    return {source.name: source.text for source in pipeline.read(pipeline.Given((str(SEEDS),))).sources}


def instructions() -> str:
    """What our prompt says before its example."""
    from briefer.pipeline import EXTRACT  # noqa: PLC0415
    from briefer.prompts import load_prompt  # noqa: PLC0415

    return load_prompt(EXTRACT).parts[0][1].partition("\nExample.")[0]


def ways() -> Sequence[Way]:
    """Ours, and langextract's three."""
    own = instructions()
    return (
        Way("briefer", "ours"),
        Way("langextract as it comes, our instructions", "langextract", own),
        Way("langextract, a whole article at a time, our instructions", "langextract", own, WHOLE),
        Way("langextract as it comes, a short instruction", "langextract", SHORT),
    )


def row(way: Way, python: str, behind: str | None, texts: Mapping[str, str]) -> str:
    """A way, measured, as a row of the table."""
    with counting(behind) as server:
        given = {"base_url": server.base_url, "articles": texts, "instructions": way.instructions, "piece": way.piece}
        made = run(sys.executable if way.task == "ours" else python, way.task, given)
        count = server.count
    figures = f"{count.calls} | {count.tokens_in:,} | {count.of_shape:,} | {count.tokens_out:,} | {made['seconds']:.2f} s"
    return f"| {way.name} | {figures} | {made['told']} |"


def main() -> int:
    """Print the table; 2 where langextract is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--langextract", metavar="PYTHON", default=sys.executable)
    parser.add_argument("--base-url", metavar="URL")
    parser.add_argument("--task", choices=TASKS, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.task:
        print(json.dumps(TASKS[asked.task](json.load(sys.stdin))))
        return 0
    if subprocess.run([asked.langextract, "-c", "import langextract, openai"], capture_output=True, check=False).returncode:
        print(MISSING.format(asked.langextract), file=sys.stderr)
        return 2
    texts = articles()
    print("| | calls | tokens in | + of the shape | tokens out | wall | what came of it |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | --- |")
    for way in ways():
        print(row(way, asked.langextract, asked.base_url, texts), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
