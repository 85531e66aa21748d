"""One source -> its claims, by a model: one call, one re-ask for the quotes that were not found, then what is left is dropped and counted.

A model sees one source and nothing else, has no tools, and nothing that it says is kept before ``ground`` has found its words in the
source. Whatever goes wrong with it, the built-in reader stands in, and the extraction says why. An answer without a claim is an answer; it
bears a note where the built-in reader would find some. A long text is asked for in parts, as
``split`` cuts it, all at once; where it goes wrong with some of them, the built-in reader reads these, and the extraction says which.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, TypeVar

from briefer.claims.answer import MOST_CLAIMS, Claims, Quotes, SaidClaim
from briefer.claims.ground import NOT_FOUND, Article, find_quote, ground_claims, in_furniture, merge_claims, open_article
from briefer.claims.split import LEAST, Part, Room, paragraphs_of, sentences_before, split_text
from briefer.errors import AnswerCutShort, ModelFault
from briefer.models import Claim, Dropped, Extraction, Source, Usage
from briefer.prompts import Ask, PromptFile

Done = TypeVar("Done")

_ASIDE = ThreadPoolExecutor(max_workers=1, thread_name_prefix="claims")
"""One thread, because threads that compute take turns with the event loop: with the usual six, it would have one turn in seven."""

MOST_SPLITS = 2
"""How often a text is halved where the answer on it was cut short and nobody said how long it may be: seven questions at most."""


@dataclass(frozen=True, slots=True)
class _Asking:
    """A source that is asked for, and with what."""

    source: Source
    ask: Ask
    extract: PromptFile
    reask: PromptFile
    room: Room

    def shown(self, part: Part) -> str:
        """The part as a model sees it: with the sentences before, by which it knows who "he" is."""
        before = sentences_before(self.source.text, self.source.language, part.start)
        return before + self.source.text[part.start : part.end]


class _Reply(NamedTuple):
    """What a model said of a part of a source so far, and what it took; or why it said nothing."""

    part: Part
    claims: tuple[SaidClaim, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    usage: Usage = Usage()
    reader: str = ""
    fault: ModelFault | None = None


async def extract_claims(
    source: Source,
    *,
    ask: Ask,
    extract_prompt: PromptFile,
    reask_prompt: PromptFile,
    stand_in: Callable[[Source], Extraction],
    room: Room | None = None,
    chosen: bool = False,
) -> Extraction:
    """The claims of one source, each with the exact characters that it rests on.

    Args:
        source: its clean text is sent, its furniture is not.
        ask: the way to the model.
        extract_prompt: with the variables fence, language and text.
        reask_prompt: with the variables fence, language, text and missing.
        stand_in: reads the source, or the parts of it, where the model does not; the extraction then bears the fault.
        room: how much text a question holds; one for all sources of a run, for it learns.
        chosen: whether the user named ``stand_in`` behind the models: where it stands in, that is no fault then.
    """
    asking = _Asking(source, ask, extract_prompt, reask_prompt, room or Room())
    replies = await _read_parts(asking, await _split(asking, Part(0, len(source.text)), asking.room.characters(source.text)), MOST_SPLITS)
    heard = [reply for reply in replies if reply.fault is None]
    if not heard:
        found = await _aside(stand_in, source)
        return _told(found.model_copy(update={"fault": str(replies[0].fault)}), chosen=chosen)
    article = await _aside(open_article, source, [text for _, text in (*extract_prompt.parts, *reask_prompt.parts)])
    mended = await asyncio.gather(*(_mend(reply, article, asking) for reply in heard))
    grounded = [await _aside(_ground, reply, article) for reply in mended]
    taken = _joined(asking, mended, grounded)
    if taken.dropped and not taken.claims:
        found = await _aside(stand_in, source)
        fault = f"{taken.reader}: nothing that it said of this text stands in it."
        return _told(found.model_copy(update={"fault": fault, "dropped": taken.dropped, "usage": taken.usage}), chosen=chosen)
    if len(heard) == len(replies):
        return taken if taken.claims else _noted(taken, await _aside(stand_in, source))
    filled = _filled(taken, await _aside(stand_in, source), source, [reply for reply in replies if reply.fault is not None])
    return _told(filled, chosen=chosen)


def _told(extraction: Extraction, *, chosen: bool) -> Extraction:
    """The extraction with its fault as such, or, where it is none, as what came about."""
    return extraction.model_copy(update={"stood_in": extraction.fault, "fault": None}) if chosen else extraction


def _noted(taken: Extraction, found: Extraction) -> Extraction:
    """What the model took, which is nothing; with a note where the built-in reader would take something."""
    many = len(found.claims)
    note = f"{taken.reader} finds nothing claimed in it, where the built-in reader finds {many} claim{'' if many == 1 else 's'}"
    return taken.model_copy(update={"note": note}) if many else taken


async def _aside(work: Callable[..., Done], *given: object) -> Done:
    """The result of work that only computes, done beside the event loop: the next question goes out meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(_ASIDE, work, *given)


# ---------------------------------------------------------------- asking


async def _split(asking: _Asking, part: Part, most: int) -> tuple[Part, ...]:
    """The part in smaller ones, none longer than so many characters, without those that are blank."""
    text = asking.source.text[part.start : part.end]
    if len(text) <= most:
        return (part,)
    cut = await _aside(split_text, text, asking.source.language, most)
    return tuple(Part(part.start + p.start, part.start + p.end) for p in cut if text[p.start : p.end].strip()) or (part,)


async def _read_parts(asking: _Asking, parts: Sequence[Part], splits: int) -> list[_Reply]:
    """What the model says of each part, in the order of the text."""
    replies = await asyncio.gather(*(_read(asking, part, splits) for part in parts))
    return [reply for some in replies for reply in some]


async def _read(asking: _Asking, part: Part, splits: int) -> list[_Reply]:
    """What the model says of one part; where it is too long, of smaller ones."""
    source = asking.source
    prompt = asking.extract.render(fence=source.id, language=source.language, text=asking.shown(part))
    can_split = splits > 0 and part.end - part.start >= 2 * LEAST
    try:
        answer, usage, reader = await asking.ask(prompt.model_copy(update={"splittable": can_split}), Claims)
    except AnswerCutShort as fault:
        most, left = _shorter(asking, part, fault, splits)
        smaller = await _split(asking, part, most)
        return await _read_parts(asking, smaller, left) if smaller != (part,) else [_Reply(part, fault=fault)]
    except ModelFault as fault:
        return [_Reply(part, fault=fault)]
    return [_Reply(part, answer.claims, answer.spoiled, usage, reader)]


def _shorter(asking: _Asking, part: Part, fault: AnswerCutShort, splits: int) -> tuple[int, int]:
    """How long the parts of a part may be that was too long, and how often they may be halved; its own length where it can't be helped."""
    length = part.end - part.start
    if fault.limit is not None:
        asking.room.learn(fault.limit)
    most = asking.room.characters(asking.source.text[part.start : part.end])
    if fault.limit is not None and most == LEAST:
        return length, 0
    if most < length:
        return most, splits
    return (length * 2 // 3, splits - 1) if splits and length >= 2 * LEAST else (length, 0)


async def _mend(said: _Reply, article: Article, asking: _Asking) -> _Reply:
    """Ask once for the exact words of those quotes that were not found. What is still not found is dropped when it is grounded.

    A fault here costs only these claims.
    """
    source, here = article.source, _in_part(said, article)
    lost = ((n, c) for n, c in enumerate(said.claims, 1) if not find_quote(c.quote, here) and in_furniture(c.quote, source) is None)
    missing = dict(islice(lost, MOST_CLAIMS))
    if not missing:
        return said
    listed = "\n".join(_listed(missing))
    prompt = asking.reask.render(fence=source.id, language=source.language, text=asking.shown(said.part), missing=listed)
    try:
        answer, usage, _ = await asking.ask(prompt, Quotes)
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


# ---------------------------------------------------------------- what came


def _in_part(said: _Reply, article: Article) -> Article:
    """The article as the model saw it: quotes of a part are looked up there first."""
    whole = said.part == (0, len(article.source.text))
    return article if whole else article._replace(part=said.part)


def _ground(said: _Reply, article: Article) -> tuple[tuple[Claim, ...], tuple[Dropped, ...]]:
    """The claims of a part; what the model took from the sentences before it was asked for with the part that they stand in."""
    claims, dropped = ground_claims(said.claims, _in_part(said, article))
    before = tuple(Dropped(quote=c.quote.text, why="it stands before the part that was asked for") for c in claims if _before(c, said.part))
    return tuple(c for c in claims if not _before(c, said.part)), (*said.dropped, *dropped, *before)


def _before(claim: Claim, part: Part) -> bool:
    return claim.quote.end <= part.start


def _joined(asking: _Asking, said: Sequence[_Reply], grounded: Sequence[tuple[tuple[Claim, ...], tuple[Dropped, ...]]]) -> Extraction:
    """The parts as one."""
    claims, doubled = merge_claims([claim for some, _ in grounded for claim in some])
    return Extraction(
        source=asking.source.id,
        reader=", ".join(dict.fromkeys(reply.reader for reply in said)),
        prompt=asking.extract.name,
        claims=claims,
        dropped=(*(one for _, dropped in grounded for one in dropped), *doubled),
        usage=sum((reply.usage for reply in said), Usage()),
    )


def _filled(taken: Extraction, found: Extraction, source: Source, failed: Sequence[_Reply]) -> Extraction:
    """What the model took, with what the built-in reader found in the parts that the model did not read."""
    where: dict[str, list[Part]] = {}
    for reply in failed:
        where.setdefault(str(reply.fault), []).append(reply.part)
    inside = [claim for claim in found.claims if any(reply.part.start <= claim.quote.start < reply.part.end for reply in failed)]
    left = [one for one in found.dropped if any(one.quote in source.text[reply.part.start : reply.part.end] for reply in failed)]
    claims, doubled = merge_claims([*taken.claims, *inside])
    return taken.model_copy(
        update={
            "reader": f"{taken.reader}, {found.reader}",
            "claims": claims,
            "dropped": (*taken.dropped, *left, *doubled),
            "fault": "; ".join(f"{paragraphs_of(source.text, parts)}: {fault}" for fault, parts in where.items()),
            "note": found.note and f"{paragraphs_of(source.text, [reply.part for reply in failed])}: {found.note}",
        }
    )
