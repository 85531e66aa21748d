"""A sentence or an item of the page explained: the words behind it, and why it stands there."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.models import Section, Sentence
from briefer.tables.explain.shared import also, quoted_under, weighed
from briefer.tables.layout import Block, Heading, Prose, Rows, Title
from briefer.tables.look import Look, Placed
from briefer.wording import counted
from briefer.wording.things import headline, question

SHORT = 40  # characters: fewer are no sentence of their own
BY = {
    "source": "the source: its own words, chosen by rule; what stands in [square brackets] was added by code",
    "template": "code: a fixed form of words, filled with exact words and values of the sources",
    "model": "a model, from the statements below; code refused any number, date or name that they do not hold",
    "reviewer": "a person who reviewed the brief",
}
ORDER = {
    Section.BOTTOM_LINE: "The bottom line holds the events with the most points, and the main open conflict.",
    Section.DEVELOPMENTS: "Developments stand in the order of their points.",
    Section.DISAGREEMENTS: "Conflicts stand before opinions that differ; among each, what is about weightier events stands first.",
    Section.JUDGEMENTS: "Forecasts and views of the sources stand here, the weightiest first.",
    Section.COMMENTS: "What a reviewer adds stands here, as it was written.",
    Section.GAPS: "What the sources leave open stands here, all of it.",
}


def sentence_explained(look: Look, found: tuple[Placed, Sentence]) -> Iterator[Block]:
    """One sentence."""
    placed, sentence = found
    yield Title(f"A sentence of the brief: {placed.place}", sentence.id)
    if _is_part(placed, sentence):
        yield Prose(f"“{sentence.text}” is part of this line:", 0)
        yield Prose(" ".join(s.text for s in placed.item.sentences), 4)
    else:
        yield Prose(sentence.text, 4)
    yield Rows([("Rests on", _rests_on(look, sentence)), ("Phrased by", f"{BY[sentence.by]}.")], 0)
    yield Heading("Why it stands there")
    yield from _why(look, placed)
    yield from quoted_under("The words behind it", look, sentence.claims)
    yield from also([*_other_sentences(placed, sentence), *_subject(look, placed)])


def item_explained(look: Look, placed: Placed) -> Iterator[Block]:
    """One item, which may have several sentences."""
    item = placed.item
    yield Title(f"An item of the brief: {placed.place}", item.id)
    yield Rows([(s.id, f"{s.text} {look.cited(s.claims) if s.claims else ''}") for s in item.sentences], 0)
    yield Rows([("Phrased by", f"{BY[by]}.") for by in dict.fromkeys(s.by for s in item.sentences)], 0)
    yield Heading("Why it stands there")
    yield from _why(look, placed)
    yield from quoted_under("The words behind it", look, dict.fromkeys(c for s in item.sentences for c in s.claims))
    yield from also(_subject(look, placed))


def _is_part(placed: Placed, sentence: Sentence) -> bool:
    """Whether it makes sense only with the rest of its item: '15,' of '15, later 16'."""
    return len(placed.item.sentences) > 1 and (not sentence.text.endswith((".", "”", "»", "]")) or len(sentence.text) < SHORT)


def _rests_on(look: Look, sentence: Sentence) -> str:
    if not sentence.claims:
        gap = "it says what the sources leave open"
        return f"no statement of a source: {'a reviewer wrote it' if sentence.by == 'reviewer' else gap}."
    claims = look.claims(sentence.claims)
    origins = look.origins(c.source for c in claims)
    return f"{counted(len(claims), 'statement')} of {look.cited(sentence.claims)}, {counted(origins, 'independent source')}."


def _why(look: Look, placed: Placed) -> Iterator[Block]:
    if not placed.cut:
        yield Prose(ORDER[placed.item.section])
    yield from weighed(look, placed, 2)


def _other_sentences(placed: Placed, sentence: Sentence) -> list[tuple[str, str]]:
    return [(s.id, f"in the same item: {s.text}") for s in placed.item.sentences if s.id != sentence.id]


def _subject(look: Look, placed: Placed) -> list[tuple[str, str]]:
    """The event or the difference that an item is about."""
    rows = [(e.id, f"the event: {headline(look.evidence, e.claims, 110)}") for e in look.reconciled.events if e.id == placed.item.event]
    return rows + [(c.id, f"the difference: {question(c)}") for c in look.reconciled.conflicts if c.id == placed.item.conflict]
