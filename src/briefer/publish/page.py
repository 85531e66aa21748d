"""The brief as it stands on the page: the same words, numbers and order for every output.

Here citations get their numbers, marks their words, dates their names. What a renderer adds is form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from briefer.lexicon.dates import describe_date
from briefer.lexicon.yardsticks import yardstick_told
from briefer.models import (
    Brief,
    Claim,
    DateKnown,
    Item,
    Mark,
    Reading,
    Reconciled,
    Record,
    Section,
    Sentence,
    Source,
    SourceLine,
    claims_by_id,
)
from briefer.publish.standing import UNREVIEWED, Standing, brief_of
from briefer.publish.text import clean

KICKER = "SECURITY BRIEF"
NO_PUBLISHER = "publisher not named in the text"

HEADINGS = {
    Section.BOTTOM_LINE: "Bottom line",
    Section.DEVELOPMENTS: "Developments",
    Section.DISAGREEMENTS: "Where the sources disagree",
    Section.JUDGEMENTS: "Judgements of the sources",
    Section.COMMENTS: "Comments of the reviewer",
    Section.GAPS: "Gaps",
}
COMMENT = "Comment:"
MARKS = {
    Mark.NEW: "New",
    Mark.UPDATE: "Update",
    Mark.CORRECTED: "Corrected",
    Mark.CONFIRMED: "Confirmed",
    Mark.OPENED: "Newly open",
    Mark.RESOLVED: "Resolved",
    Mark.BACKGROUND: "Background",
    Mark.DATE_OPEN: "Date open",
}


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation: the number of a source, and the claims of it that the sentence rests on."""

    number: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: words, citations, and the full stop that follows them. ``lead`` is its head, set apart."""

    text: str
    tail: str
    cites: tuple[Cite, ...]
    lang: str = "en"
    lead: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a section. ``number`` counts the developments."""

    id: str
    lines: tuple[Line, ...]
    number: int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page. ``note`` stands below its entries."""

    section: Section
    heading: str
    entries: tuple[Entry, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A source in the list of sources, every field in words."""

    number: int
    source: str
    publisher: str
    title: str
    date: str
    language: str
    tag: str
    grade: str
    same_text_as: int | None
    note: str

    @property
    def named(self) -> bool:
        """Whether the text names its publisher."""
        return self.publisher != NO_PUBLISHER


@dataclass(frozen=True, slots=True)
class Page:
    """All that stands on the page.

    ``standing`` says whether it is a draft, or who approved it; ``quiet`` that there is no news, if so; ``made`` ends with what was
    reviewed.
    """

    title: str
    marking: str
    standing: str
    approved: bool
    partial: tuple[str, ...]
    quiet: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]
    sources: tuple[Listed, ...]
    names: tuple[str, ...]
    made: tuple[str, ...]
    cut_note: str
    numbers: Mapping[str, int] = field(repr=False)
    cut_entries: Callable[[], tuple[Entry, ...]] = field(repr=False, compare=False)
    """Made only where they are shown: of hundreds of sources, thousands of entries are cut."""

    @property
    def cut(self) -> tuple[Entry, ...]:
        """The items that did not fit."""
        return self.cut_entries()


def page_of(record: Record, standing: Standing, claims: Mapping[str, Claim] | None = None) -> Page:
    """The page of what stands: as persons left it, where they decided anything.

    Args:
        record: everything.
        standing: whether somebody signed it.
        claims: those of the record by their ids, where they are at hand; to look at thousands takes longer than the rest.
    """
    known = claims_by_id(record.extractions) if claims is None else claims
    return make_page(brief_of(record), record.reading, known, reconciled_of(record), standing)


def reconciled_of(record: Record) -> Reconciled:
    """What was reconciled, with the origins as persons decided them."""
    origins = record.reviewed.origins if record.reviewed else None
    return record.reconciled if origins is None else record.reconciled.model_copy(update={"origins": origins})


def make_page(brief: Brief, reading: Reading, claims: Mapping[str, Claim], reconciled: Reconciled, standing: Standing = UNREVIEWED) -> Page:
    """The page of a brief. Sources that the brief does not list are numbered after those that it does.

    Raises:
        KeyError: a sentence names a claim that is none of these.
    """
    numbers = _numbers(brief, reading)
    sources = {s.id: s for s in reading.sources}
    desk = _Desk(claims, sources, numbers)
    return Page(
        title=clean(brief.title),
        marking=brief.marking,
        standing=standing.words,
        approved=standing.approved,
        partial=tuple(clean(p) for p in brief.partial),
        quiet=_quiet(brief),
        facts=tuple(_facts(brief, reading, reconciled)),
        parts=tuple(_parts(brief, desk)),
        sources=tuple(_listed(line) for line in brief.sources),
        names=tuple(clean(n) for n in brief.names),
        made=(*(clean(m) for m in brief.made), standing.told),
        cut_note=_cut_note(brief),
        numbers=numbers,
        cut_entries=cache(lambda: tuple(_entry(c.item, desk, None) for c in brief.cut)),
    )


def _numbers(brief: Brief, reading: Reading) -> dict[str, int]:
    numbers = {line.source: line.number for line in brief.sources}
    following = max(numbers.values(), default=0)
    for source in reading.sources:
        if source.id not in numbers:
            following += 1
            numbers[source.id] = following
    return numbers


def _quiet(brief: Brief) -> str:
    """That there is no news, where there is none; of what is new, how much of what was known is left out."""
    since = brief.since
    if since is None or since.news:
        return ""
    taken = f"{since.taken} article{' was' if since.taken == 1 else 's were'}" if since.taken else "No article was"
    found = "only background was found in what was taken in" if brief.items else "nothing in what was taken in adds to it"
    adds = f", and {found}" if since.taken else ""
    return f"No news since the brief of {short_date(since.day)}. {taken} taken in{adds}."


def _cut_note(brief: Brief) -> str:
    count, why = len(brief.cut), "cut or unchanged" if brief.since else "cut"
    if not count:
        return ""
    return f"{count} items were {why}; they stand in brief.html, and with the reasons in brief.json." if count > 1 else (
        f"1 item was {why}; it stands in brief.html, and with the reason in brief.json."
    )  # fmt: skip


# ---------------------------------------------------------------- facts of the head


def _facts(brief: Brief, reading: Reading, reconciled: Reconciled) -> Iterator[str]:
    if brief.audience:
        yield f"For {clean(brief.audience)}"
    how = clean(brief.as_of_how)
    cutoff = short_date(brief.as_of) if brief.as_of else "not known"
    yield f"Information cut-off {cutoff}" + (f" ({how})" if how else "")
    if brief.since:
        yield f"Since the brief of {short_date(brief.since.day)}"
    if brief.period:
        yield f"Period {short_date(brief.period)}"
    languages = {s.language for s in reading.sources if s.language != "und"}
    counts = [(len(reading.sources), "source"), (len(reconciled.origins), "origin"), (len(languages), "language")]
    yield ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n)


def short_date(edtf: str) -> str:
    """A date in words without its weekday: '2024-12-30' -> '30 December 2024'; of an interval, both."""
    if "/" in edtf:
        return _interval([short_date(part) for part in edtf.split("/") if part.strip(".")])
    return re.sub(r"(?i)^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ", "", describe_date(edtf))


def _interval(ends: list[str]) -> str:
    """'30 to 31 December 2024': month and year are said once where both ends share them."""
    first, _, shared = ends[0].partition(" ")
    return f"{first} to {ends[1]}" if shared and len(ends) == 2 and ends[1].endswith(f" {shared}") else " to ".join(ends)


@cache
def language_name(tag: str) -> str:
    """The English name of a language: 'fa' -> 'Persian'; the tag itself where it has none."""
    if tag == "und":
        return "language not identified"
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (its tables are read only where something is published)

    try:
        return Locale("en").languages.get(tag.replace("-", "_")) or Locale("en").languages.get(tag.split("-", maxsplit=1)[0]) or tag
    except UnknownLocaleError:
        return tag


# ---------------------------------------------------------------- sentences


class _Desk:
    """What a sentence is looked up in."""

    def __init__(self, claims: Mapping[str, Claim], sources: Mapping[str, Source], numbers: Mapping[str, int]) -> None:
        self.claims, self.sources, self.numbers = claims, sources, numbers

    def cites(self, names: Iterable[str]) -> tuple[Cite, ...]:
        by_number: dict[int, list[str]] = {}
        for name in dict.fromkeys(names):
            by_number.setdefault(self.numbers[self.claims[name].source], []).append(name)
        return tuple(Cite(n, tuple(by_number[n])) for n in sorted(by_number))

    def languages(self, names: Iterable[str]) -> tuple[str, ...]:
        found = [self.sources[self.claims[n].source].language for n in names if self.claims[n].source in self.sources]
        return tuple(dict.fromkeys(x for x in found if x != "und"))


def _parts(brief: Brief, desk: _Desk) -> Iterator[Part]:
    judging = next((s for s in (Section.COMMENTS, Section.JUDGEMENTS) if any(i.section is s for i in brief.items)), None)
    for section in Section:
        items = [i for i in brief.items if i.section is section]
        if items:
            counted = section is Section.DEVELOPMENTS
            entries = tuple(_entry(i, desk, n if counted else None) for n, i in enumerate(items, 1))
            yield Part(section, HEADINGS[section], entries, _yardstick(brief) if section is judging else "")


def _yardstick(brief: Brief) -> str:
    """How words of likelihood are meant, where the desk has chosen: those of a source are its own, and stand for no range."""
    told = f"Likelihood: a source's words are its own; ours follow {yardstick_told(brief.likelihood)}." if brief.likelihood else ""
    return clean(told)


def _entry(item: Item, desk: _Desk, number: int | None) -> Entry:
    apart, comment = item.section is Section.DISAGREEMENTS, item.section is Section.COMMENTS
    lines = [_line(s, desk, lead=apart and n == 0, marked=not comment) for n, s in enumerate(item.sentences)]
    if comment:
        lines[0] = replace(lines[0], lead=COMMENT)
    return Entry(item.id, tuple(lines), number, _mark(item))


def _mark(item: Item) -> str:
    if item.section is Section.BOTTOM_LINE:
        return f"{MARKS[item.mark]}: {clean(item.change)}" if item.mark and item.change else ""
    if item.section not in {Section.DEVELOPMENTS, Section.DISAGREEMENTS}:
        return ""
    words = [f"{MARKS[item.mark]}: {clean(item.change)}" if item.change else MARKS[item.mark]] if item.mark else []
    if item.origins == 1 and item.section is Section.DEVELOPMENTS:
        words.append("one origin" if words else "One origin")
    return ", ".join(words)


def _line(sentence: Sentence, desk: _Desk, *, lead: bool, marked: bool) -> Line:
    text = clean(sentence.text)
    head, rest = _lead(text) if lead else ("", text)
    words, tail = _before_stop(rest) if sentence.claims else (rest, "")
    words += _own(sentence) if marked else ""
    spoken = {desk.claims[c].statement_language for c in sentence.claims} if sentence.by == "source" else set()
    lang = spoken.pop() if len(spoken) == 1 else "en"
    return Line(words, tail, desk.cites(sentence.claims), "en" if lang == "und" else lang, head, desk.languages(sentence.claims))


def _own(sentence: Sentence) -> str:
    """Our mark behind what a reviewer wrote and no claim of it holds: ' [the reviewer's: “14”, “Paris”]'."""
    if sentence.by != "reviewer" or not sentence.unsupported:
        return ""
    return f" [the reviewer's: {', '.join(f'“{clean(value)}”' for value in sentence.unsupported)}]"


def _lead(text: str) -> tuple[str, str]:
    """The subject before the colon, where a sentence has one: 'Head of the ISI: ...'."""
    found = re.match(r"([^:.«“\"]{3,90}:) (?=\S)", text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _before_stop(text: str) -> tuple[str, str]:
    """Words and full stop, so that citations come before the stop; not after an abbreviation."""
    found = re.search(r"(?<=[\w)\]»”’\"])([.,;۔。])$", text)
    last_word = text.rsplit(" ", 1)[-1]
    if not found or last_word.count(".") > 1 or re.fullmatch(r"[A-Z][a-z]?\.", last_word):
        return text, ""
    return text[: found.start()], found[1]


# ---------------------------------------------------------------- the list of sources


def _listed(line: SourceLine) -> Listed:
    return Listed(
        number=line.number,
        source=line.source,
        publisher=clean(line.publisher or "") or NO_PUBLISHER,
        title=clean(line.title or ""),
        date=_published(line),
        language=language_name(line.language),
        tag=line.language,
        grade=line.grade,
        same_text_as=line.same_text_as,
        note=clean(line.note or ""),
    )


def _published(line: SourceLine) -> str:
    if not line.published:
        return "undated"
    how = "" if line.published_how is DateKnown.UNKNOWN else f" ({line.published_how.value})"
    return short_date(line.published) + how
