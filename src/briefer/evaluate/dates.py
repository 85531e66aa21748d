"""Dates: what became of each expression of gold, and whether a year was made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefer.evaluate.gold import Gold, GoldDate, Quoted
from briefer.evaluate.locate import Measured, Stretch, closeness, overlap
from briefer.evaluate.score import Dates, Finding
from briefer.lexicon.folding import fold

_QUALIFIED = re.compile(r"[~?%]")
_WORD = re.compile(r"\w+")
_TIME = re.compile(r"T[\d:.+\-Z]*")


class Answer(NamedTuple):
    """Our date on words of gold: where it stands, the words, the final value, and the source that settled it."""

    at: Stretch
    words: str
    value: str | None
    settled_by: str | None


def date_scores(m: Measured, gold: Gold) -> tuple[Dates, tuple[Finding, ...]]:
    """Over the expressions that belong to the story."""
    counts = Dates()
    findings: list[Finding] = []
    for date in gold.dates:
        if not date.unrelated:
            answers = _answers(m, date)
            what = "right" if not answers and _is_header(m, date) else _outcome(date, answers)
            guessed = any(_guessed(date, a) for a in answers)
            counts = counts.plus(Dates(of=1, guessed_years=guessed, **{what.replace(" ", "_"): 1}))
            findings += _findings(date, answers, what, guessed=guessed)
    return counts, tuple(findings)


def _answers(m: Measured, date: GoldDate) -> tuple[Answer, ...]:
    """Our dates on the expression, those that fit it best: several, where it stands in the file more than once."""
    place = m.place(Quoted(file=date.file, quote=date.expression))
    able = [(closeness(a.at, s), a) for a in _ours(m, place.source) for s in place.stretches if overlap(a.at, s)]
    best = max((fit for fit, _ in able), default=0.0)
    return tuple(dict.fromkeys(answer for fit, answer in able if fit == best))


def _ours(m: Measured, source: str | None) -> Iterator[Answer]:
    settled = {(s.claim, s.text): s for s in m.record.reconciled.dates}
    for claim in m.claims_of.get(source or "", ()):
        for date in claim.dates:
            final = settled.get((claim.id, date.text))
            if date.span is not None:
                at = (date.span.start, date.span.end)
                yield Answer(at, date.text, final.value if final else None, final.settled_by if final else None)


def _outcome(date: GoldDate, answers: tuple[Answer, ...]) -> str:
    """Where the expression stands more than once, one wrong value makes it wrong, and one open value leaves it open."""
    if not answers:
        return "not found"
    each = {_one(date, a.value) for a in answers}
    return next(what for what in ("wrong", "left open", "right") if what in each)


def _one(date: GoldDate, value: str | None) -> str:
    """Open is what gives less than gold knows; the value of the file alone is not enough where another file settles it."""
    known = [date.pack, *date.accept] if date.pack else [date.alone, *date.accept]
    if value is not None and plain(value) in {plain(k) for k in known if k}:
        return "right"
    if is_open(value):
        return "left open" if any(not is_open(k) for k in known) else "right"
    if value is not None and "X" in value and any(_fills(value, k) for k in known if k):
        return "left open"
    return "wrong"


def plain(value: str) -> str:
    """Without '~', '?' and '%' (EDTF: approximate, uncertain, both) and without the time of day: gold is read to the day."""
    return _TIME.sub("", _QUALIFIED.sub("", value))


def is_open(value: str | None) -> bool:
    """Whether it gives no day, month or year at all."""
    return not re.search(r"\d", value or "")


def _fills(value: str, known: str) -> bool:
    """Whether the known value says more and agrees in what the open one says: XXXX-12-25 and 2024-12-25."""
    return re.fullmatch(plain(value).replace("X", "."), plain(known)) is not None


def _guessed(date: GoldDate, answer: Answer) -> bool:
    """A year where the file alone gives none, and no other source settled it."""
    return bool(date.alone and "XXXX" in date.alone and re.search(r"\d{4}", answer.value or "") and answer.settled_by is None)


def _is_header(m: Measured, date: GoldDate) -> bool:
    """Whether it is the date of publication, which was read right and kept apart from the claims."""
    source = m.sources.get(date.file)
    if source is None or source.published is None or source.published_words is None or date.alone is None:
        return False
    gold, ours = _words(date.expression), _words(source.published_words)
    return plain(source.published) == plain(date.alone) and (gold <= ours or ours <= gold)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text).text.casefold()))


def _findings(date: GoldDate, answers: tuple[Answer, ...], what: str, *, guessed: bool) -> Iterator[Finding]:
    ours = tuple(f"{a.words} = {a.value or 'open'}" + (f" (settled by {a.settled_by})" if a.settled_by else "") for a in answers)
    values = tuple(v for v in (date.alone, date.pack, *date.accept) if v)
    for kind in ([what] if what != "right" else []) + (["guessed year"] if guessed else []):
        yield Finding(metric="dates", what=kind, subject=date.expression, files=(date.file,), gold=values, ours=ours)
