"""What a date is after all sources were looked at.

A date stands as its own source gives it. A weekday that nothing anchors, and a day without a year, are settled
by another source if both tell of one event and the days agree; then the reason names that source.
Nothing else settles a date: a year is never guessed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from briefer.lexicon.dates import describe_date
from briefer.models import Claim, DateMention, Origin, SettledDate
from briefer.reconcile.days import as_day, fits_open
from briefer.reconcile.events import Occurrence
from briefer.reconcile.given import Given
from briefer.reconcile.ids import make_id


def settle_dates(given: Given, occurrences: Sequence[Occurrence], origins: Sequence[Origin]) -> tuple[SettledDate, ...]:
    """Every date mention that has a value, or gets one from another source, in the order of the claims."""
    beside = _told_beside(occurrences, origins)
    return tuple(
        settled
        for claim in given.claims
        for name, date in zip(_ids(claim), claim.dates, strict=True)
        for settled in _settle(given, claim, date, name, beside[claim.id])
    )


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


def _settle(given: Given, claim: Claim, date: DateMention, name: str, beside: Sequence[str]) -> Iterator[SettledDate]:
    other = _other_source(given, claim, date, beside) if _is_open(date) else None
    if other is not None:
        source, value = other
        label = given.source[source].name
        reason = f"'{date.text}' alone gives no full date; {label} tells of the same event and gives {describe_date(value)}, which fits"
        yield SettledDate(id=name, claim=claim.id, text=date.text, value=value, reason=reason, settled_by=source)
    elif date.value is not None:
        yield SettledDate(id=name, claim=claim.id, text=date.text, value=date.value, reason=date.reason)


def _is_open(date: DateMention) -> bool:
    return (date.value is None and date.weekday is not None) or (date.value or "").startswith("XXXX-")


def _fits(date: DateMention, full: str) -> bool:
    day = as_day(full)
    if day is None or (date.value is not None and as_day(date.value.replace("XXXX", full[:4])) is None):
        return False  # a month without a year is never made a day
    return day.weekday() == date.weekday if date.value is None else fits_open(date.value, full)


def _other_source(given: Given, claim: Claim, date: DateMention, beside: Sequence[str]) -> tuple[str, str] | None:
    """The first other source with a full day that fits, and the day, if all that fit agree."""
    order = {source.id: number for number, source in enumerate(given.sources)}
    able: dict[str, set[str]] = defaultdict(set)
    for other in (given.claim[name] for name in beside):
        for told in other.dates:
            if other.source != claim.source and told.value and _fits(date, told.value):
                able[told.value[:10]].add(other.source)
    if len(able) != 1:
        return None
    value, sources = next(iter(able.items()))
    return min(sources, key=order.__getitem__), value
