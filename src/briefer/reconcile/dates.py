"""What a date is after all sources were looked at.

A date stands as its own source gives it. A weekday that nothing anchors, and a day without a year, are settled
by another source if both tell of one event and the days agree; then the reason names that source.
A source whose own date line gives no year ('QUITO, May 4') gets its year in the same way, and so do the weekdays and the 'yesterday'
that are counted from that line. A weekday of which the tense is in doubt ("will recount the vote of Sunday's run-off") is the day that
the same word is everywhere else in its article. Nothing else settles a date: a year is never guessed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefer.lexicon.dates import DateWords, describe_date, find_dates, resolve_date, weekday_in
from briefer.lexicon.patterns import lazy
from briefer.lexicon.words import key
from briefer.models import Claim, DateMention, Origin, SettledDate, Source
from briefer.reconcile.days import as_day, fits_open, gap
from briefer.reconcile.events import Occurrence
from briefer.reconcile.given import Given
from briefer.reconcile.ids import make_id

_LINE = lazy(r"XXXX-(\d\d-\d\d)")
_WEEK = 7
_FORTNIGHT = 14
_Named = Sequence[tuple[Claim, DateMention, str]]
"""Each date mention with its claim and its id."""


class _Own(NamedTuple):
    """The day of a date line with the year that another source gives it, that source, and what it says of the day, for the reason."""

    day: str
    source: str
    says: str


def settle_dates(given: Given, occurrences: Sequence[Occurrence], origins: Sequence[Origin]) -> tuple[SettledDate, ...]:
    """Every date mention that has a value, or gets one from another source, in the order of the claims."""
    beside = _told_beside(occurrences, origins)
    named = [(claim, date, name) for claim in given.claims for name, date in zip(_ids(claim), claim.dates, strict=True)]
    settled = {name: _settle(given, claim, date, name, beside[claim.id]) for claim, date, name in named}
    near = _beside_days(given, occurrences)
    own = {source: day for source, day in near.items() if not _contradicted(given, beside, source, day)} | _own_days(given, named, settled)
    for claim, date, name in named:
        if claim.source in own:
            settled[name] = _from_own_day(given, claim, date, name, own[claim.source]) or settled[name]
    settled |= _of_one_word(given, named, settled, own)
    return tuple(found for _, _, name in named if (found := settled[name]))


def _ids(claim: Claim) -> Iterator[str]:
    """An id for each date of a claim, made from the claim and the words; words that stand there again count on."""
    seen: Counter[str] = Counter()
    for date in claim.dates:
        seen[date.text] += 1
        yield make_id("d", [claim.id, date.text, *([str(seen[date.text])] if seen[date.text] > 1 else [])])


def _told_beside(occurrences: Sequence[Occurrence], origins: Sequence[Origin]) -> dict[str, list[str]]:
    """For each claim the claims that tell of the same event, and those that say the same in a version of the same text."""
    out: dict[str, list[str]] = defaultdict(list)
    for occurrence in occurrences:
        together = [name for view in occurrence.views for name in view.claims]
        for name in together:
            out[name].extend(other for other in together if other != name)
    for origin in origins:
        for one, other in origin.evidence:
            out[one].append(other)
            out[other].append(one)
    return out


def _settle(given: Given, claim: Claim, date: DateMention, name: str, beside: Sequence[str]) -> SettledDate | None:
    other = _other_source(given, claim, date, beside) if _is_open(date) else None
    if other is not None:
        source, value = other
        label = given.source[source].name
        reason = f"'{date.text}' alone gives no full date; {label} tells of the same event and gives {describe_date(value)}, which fits"
        return SettledDate(id=name, claim=claim.id, text=date.text, value=value, reason=reason, settled_by=source)
    return SettledDate(id=name, claim=claim.id, text=date.text, value=date.value, reason=date.reason) if date.value is not None else None


def _is_open(date: DateMention) -> bool:
    return (date.value is None and date.weekday is not None) or (date.value or "").startswith("XXXX-")


def _fits(given: Given, claim: Claim, date: DateMention, full: str) -> bool:
    day = as_day(full)
    if day is None or (date.value is not None and as_day(date.value.replace("XXXX", full[:4])) is None):
        return False  # a month without a year is never made a day
    if date.weekday not in {None, day.weekday()} or (date.value is not None and not fits_open(date.value, full)):
        return False
    line = _LINE.fullmatch(given.source[claim.source].published or "")
    return date.value is not None or line is None or _own_day(given, claim, date, full) is not None


def _other_source(given: Given, claim: Claim, date: DateMention, beside: Sequence[str]) -> tuple[str, str] | None:
    """The first other source with a full day that fits, and the day, if all that fit agree."""
    order = {source.id: number for number, source in enumerate(given.sources)}
    able: dict[str, set[str]] = defaultdict(set)
    for other in (given.claim[name] for name in beside):
        for told in other.dates:
            if other.source != claim.source and told.value and _fits(given, claim, date, told.value):
                able[told.value[:10]].add(other.source)
    if len(able) != 1:
        return None
    value, sources = next(iter(able.items()))
    return min(sources, key=order.__getitem__), value


def _of_one_word(given: Given, named: _Named, settled: Mapping[str, SettledDate | None], own: Mapping[str, _Own]) -> dict[str, SettledDate]:
    """The weekdays that the words put on either side of their dated source, where the same word elsewhere in it is one day of the two."""
    said: dict[tuple[str, str], dict[str, SettledDate]] = defaultdict(dict)
    for claim, date, name in named:
        if (found := settled[name]) and as_day(found.value):
            said[claim.source, key(date.text)][found.value] = found
    out: dict[str, SettledDate] = {}
    for claim, date, name in named:
        days = said[claim.source, key(date.text)]
        published = own[claim.source].day if claim.source in own else given.published(claim.source)
        if settled[name] is None and len(days) == 1 and published and _in_doubt(given.source[claim.source], claim, date, published):
            value, found = next(iter(days.items()))
            if (gap(published, value) or _WEEK) < _WEEK:
                reason = f"the verb leaves open which '{date.text}' it is; elsewhere in this source it is {describe_date(value)}"
                out[name] = SettledDate(id=name, claim=claim.id, text=date.text, value=value, reason=reason, settled_by=found.settled_by)
    return out


def _in_doubt(source: Source, claim: Claim, date: DateMention, published: str) -> bool:
    """Whether it is a weekday that even a source of a known day leaves open."""
    counted = _counted(source, claim, date)
    if counted is None or counted[0].weekday is None:
        return False
    return resolve_date(counted[0], published, counted[1], source.language).value is None


# ---------------------------------------------------------------- sources whose own date line gives no year


def _counted(source: Source, claim: Claim, date: DateMention) -> tuple[DateWords, str] | None:
    """The words of a date that is counted from the source's own, with their place in the paragraph, and that paragraph; else None."""
    if date.span is None:
        return None
    at = date.span.start - claim.quote.start
    words = next((words for words in find_dates(claim.quote.text, source.language) if words.start == at), None)
    if words is None or words.value is not None:
        return None
    start = source.text.rfind("\n", 0, claim.quote.start) + 1
    paragraph = source.text[start:].partition("\n")[0]
    moved = claim.quote.start - start
    return words._replace(start=words.start + moved, end=words.end + moved), paragraph


def _own_day(given: Given, claim: Claim, date: DateMention, full: str) -> str | None:
    """The full day of the source's date line from which the words of a claim come to be the day ``full``; None where there is none."""
    source = given.source[claim.source]
    line, counted = _LINE.fullmatch(source.published or ""), _counted(source, claim, date)
    if line is None or counted is None:
        return None
    weekday = weekday_in(source.published_words, source.language)
    for year in (int(full[:4]) + step for step in (-1, 0, 1)):
        day = as_day(f"{year:04}-{line[1]}")
        if day is None or weekday not in {None, day.weekday()}:
            continue
        if resolve_date(counted[0], day.isoformat(), counted[1], source.language).value == full:
            return day.isoformat()
    return None


def _own_days(given: Given, named: _Named, settled: Mapping[str, SettledDate | None]) -> dict[str, _Own]:
    """For each source whose date line gives no year the full day, where the days that other sources gave its claims all lead to one."""
    able: dict[str, dict[str, _Own]] = defaultdict(dict)
    for claim, date, name in named:
        found = settled[name]
        if found and found.settled_by and (day := _own_day(given, claim, date, found.value)):
            able[claim.source].setdefault(day, _Own(day, found.settled_by, f"gives {describe_date(found.value)}"))
    return {source: next(iter(days.values())) for source, days in able.items() if len(days) == 1}


def _beside_days(given: Given, occurrences: Sequence[Occurrence]) -> dict[str, _Own]:
    """For each source whose date line gives no year its full day, where it lies near the day of others on its events in one year only."""
    beside: dict[str, set[str]] = defaultdict(set)
    for occurrence in occurrences:
        together = {source for view in occurrence.views for source in view.sources}
        for source in together:
            beside[source] |= together - {source}
    able = {source: sorted(_near_days(given, source, others)) for source, others in beside.items()}
    return {
        source: _Own(near[0][0], near[0][2], f"came out on {describe_date(given.published(near[0][2]) or '')}")
        for source, near in able.items()
        if len({day for day, _, _ in near}) == 1
    }


def _contradicted(given: Given, beside: Mapping[str, Sequence[str]], source: str, own: _Own) -> bool:
    """Whether a date that is counted from the own day of a source is none of those that others give for the same event."""
    for claim, date in ((one, date) for one in given.claims_of[source] for date in one.dates):
        counted = _counted(given.source[source], claim, date)
        value = resolve_date(counted[0], own.day, counted[1], given.source[source].language).value if counted else None
        others = (told.value for name in beside[claim.id] if given.claim[name].source != source for told in given.claim[name].dates)
        days = {day[:10] for day in others if as_day(day) and day} if value and as_day(value) else set()
        if days and value not in days:
            return True
    return False


def _near_days(given: Given, source: str, others: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """Each full day that the date line of a source can be within a fortnight of another source's, with the place and id of that one."""
    line = _LINE.fullmatch(given.source[source].published or "")
    if line is None:
        return
    weekday = weekday_in(given.source[source].published_words, given.source[source].language)
    for other in others:
        full = given.published(other)
        for year in (int(full[:4]) + step for step in (-1, 0, 1)) if full else ():
            day = as_day(f"{year:04}-{line[1]}")
            apart = gap(day.isoformat(), full) if day else None
            if day and apart is not None and apart <= _FORTNIGHT and weekday in {None, day.weekday()}:
                yield day.isoformat(), given.place[other], other


def _from_own_day(given: Given, claim: Claim, date: DateMention, name: str, own: _Own) -> SettledDate | None:
    """A date that is counted from the source's own, with the year that another source gave that."""
    source, label = given.source[claim.source], given.source[own.source].name
    counted = _counted(source, claim, date)
    value = resolve_date(counted[0], own.day, counted[1], source.language).value if counted else None
    if value is None:
        return None
    line = describe_date(source.published or "").partition(" (")[0]
    reason = (
        f"'{date.text}', counted from the source's own date, {line}, of {own.day[:4]}: {label} tells of the same event and {own.says}, "
        "which fits"
    )
    return SettledDate(id=name, claim=claim.id, text=date.text, value=value, reason=reason, settled_by=own.source)
