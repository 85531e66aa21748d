"""One source -> its claims, by a model: one call, one re-ask for the quotes that were not found, then what is left is dropped and counted.

A model sees one source and nothing else, has no tools, and nothing that it says is kept before ``ground`` has found its words in the
source. Whatever goes wrong with it, the built-in reader stands in, and the extraction says why.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import NamedTuple, TypeVar

from briefer.claims.answer import MOST_CLAIMS, Claims, Quotes, SaidClaim
from briefer.claims.ground import NOT_FOUND, Article, find_quote, ground_claims, in_furniture, open_article
from briefer.errors import AnswerCutShort, ModelFault
from briefer.models import Dropped, Extraction, Source, Usage
from briefer.prompts import Ask, PromptFile

Done = TypeVar("Done")

_ASIDE = ThreadPoolExecutor(max_workers=1, thread_name_prefix="claims")
"""One thread, because threads that compute take turns with the event loop: with the usual six, it would have one turn in seven."""

MOST_SPLITS = 2
"""How often a text is halved where the answer on it was cut short: four parts at most."""


class _Reply(NamedTuple):
    """What a model said of a source so far, and what it took."""

    claims: tuple[SaidClaim, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    usage: Usage = Usage()
    reader: str = ""


async def extract_claims(
    source: Source,
    *,
    ask: Ask,
    extract_prompt: PromptFile,
    reask_prompt: PromptFile,
    stand_in: Callable[[Source], Extraction],
) -> Extraction:
    """The claims of one source, each with the exact characters that it rests on.

    Args:
        source: its clean text is sent, its furniture is not.
        ask: the way to the model.
        extract_prompt: with the variables fence, language and text.
        reask_prompt: with the variables fence, language, text and missing.
        stand_in: reads the source where the model does not; its extraction then bears the fault.
    """
    try:
        said = await _read(source, source.text, ask, extract_prompt, MOST_SPLITS)
    except ModelFault as fault:
        found = await _aside(stand_in, source)
        return found.model_copy(update={"fault": str(fault)})
    article = await _aside(open_article, source)
    said = await _mend(said, article, ask, reask_prompt)
    claims, dropped = await _aside(ground_claims, said.claims, article)
    return Extraction(
        source=source.id,
        reader=said.reader,
        prompt=extract_prompt.name,
        claims=claims,
        dropped=(*said.dropped, *dropped),
        usage=said.usage,
    )


async def _aside(work: Callable[..., Done], *given: object) -> Done:
    """The result of work that only computes, done beside the event loop: the next question goes out meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(_ASIDE, work, *given)


async def _read(source: Source, text: str, ask: Ask, prompt: PromptFile, splits: int) -> _Reply:
    """What the model says of this text; where the answer is cut short, of its halves, one after the other."""
    try:
        answer, usage, reader = await ask(prompt.render(fence=source.id, language=source.language, text=text), Claims)
    except AnswerCutShort:
        halves = _halves(text) if splits else None
        if halves is None:
            raise
        return _joined([await _read(source, half, ask, prompt, splits - 1) for half in halves])
    return _Reply(answer.claims, answer.spoiled, usage, reader)


def _halves(text: str) -> tuple[str, str] | None:
    """The text in two, between the two paragraphs nearest to its middle. None for a single paragraph."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    breaks = [index for index, char in enumerate(text) if char == "\n" and first < index < last]
    if not breaks:
        return None
    middle = min(breaks, key=lambda index: abs(index - len(text) // 2))
    return text[:middle], text[middle + 1 :]


def _joined(parts: Sequence[_Reply]) -> _Reply:
    return _Reply(
        tuple(claim for part in parts for claim in part.claims),
        tuple(dropped for part in parts for dropped in part.dropped),
        sum((part.usage for part in parts), Usage()),
        ", ".join(dict.fromkeys(part.reader for part in parts)),
    )


async def _mend(said: _Reply, article: Article, ask: Ask, prompt: PromptFile) -> _Reply:
    """Ask once for the exact words of those quotes that were not found. What is still not found is dropped when it is grounded.

    A fault here costs only these claims.
    """
    source = article.source
    lost = ((n, c) for n, c in enumerate(said.claims, 1) if not find_quote(c.quote, article) and in_furniture(c.quote, source) is None)
    missing = dict(islice(lost, MOST_CLAIMS))
    if not missing:
        return said
    listed = "\n".join(_listed(missing))
    try:
        answer, usage, _ = await ask(prompt.render(fence=source.id, language=source.language, text=source.text, missing=listed), Quotes)
    except ModelFault as fault:
        dropped = tuple(Dropped(quote=c.quote, why=f"{NOT_FOUND}, and asking again failed: {fault.what}") for c in missing.values())
        return said._replace(claims=tuple(c for n, c in enumerate(said.claims, 1) if n not in missing), dropped=said.dropped + dropped)
    better = {one.number: one.quote for one in answer.quotes if one.quote is not None and one.number in missing}
    claims = tuple(c.model_copy(update={"quote": better.get(n, c.quote)}) for n, c in enumerate(said.claims, 1))
    return said._replace(claims=claims, usage=said.usage + usage)


def _listed(missing: dict[int, SaidClaim]) -> Iterator[str]:
    """The claims of a re-ask, by number, on lines of their own."""
    for number, claim in missing.items():
        yield f"{number}. {' '.join(claim.statement.split())}\n   not found: {' '.join(claim.quote.split())}"
