"""Stage 4: place or name, full date, agency: 'MADRID, 4 de febrero de 2025 (Agencia Sur).- ', 'Baltic Herald | May 15, 2025'."""

from __future__ import annotations

import re

from briefer.lexicon.dates import find_dates
from briefer.sources.datelines import Head, is_place, starts_anew
from briefer.sources.findings import Cut, Finding
from briefer.sources.headdates import FullDate, full_date_at, full_dates_in
from briefer.sources.wording import date_leads

_BEFORE_DATE = re.compile(r"\s*\((?P<agency>[^()]{2,40})\)[,،]?\s+|\s*[,،|]\s*|\s+[-–—]\s+")
_AFTER_DATE = re.compile(
    r"(?:\s*(?:года|г\.|року|م|ء)(?!\w))?[.,،]?\s*(?:[(/\[](?P<agency>[^()/\[\]]{2,40})[)/\]])?\s*(?P<mark>\.?\s?[–—-]+(?=\s|$)|[.:|])?\s*"
)
_LONGEST = 4
"""Words of the name of a place, an agency or a newspaper."""


def _is_name(words: str) -> bool:
    """A few words that all begin with a capital, in scripts that have them."""
    parts = words.split()
    return 1 <= len(parts) <= _LONGEST and all(w[:1].isalpha() and not w[:1].islower() for w in parts)


def _findings(name: str, sources: tuple[str | None, ...], words: str, found: FullDate, *, placed: bool) -> tuple[Finding, ...]:
    who = [Finding("place" if placed else "credit", name)]
    named = [Finding("credit", source.strip()) for source in sources if source]
    return (*who, Finding("date", words, found.value), *named)


def dated_head(head: Head) -> Cut | None:
    """Name and full date before the text, or alone on a line. Before text a name needs its agency, or must be a place before a mark."""
    for before in _BEFORE_DATE.finditer(head.text, 0, 90):
        name = head.text[: before.start()].strip()
        found = full_date_at(head.text, before.end(), head.language) if _is_name(name) else None
        after = _AFTER_DATE.match(head.text, found.end) if found else None
        if not found or not after:
            continue
        rest = head.text[after.end() :]
        place = name.isupper() or is_place(name, head.language)
        placed = place or bool(rest)
        marked = bool(after["mark"]) and (place or bool(after["agency"]))
        if rest and not (marked and len(rest) >= 20 and starts_anew(rest)):
            continue
        words = head.text[found.start : found.end]
        findings = _findings(name, (before["agency"], after["agency"]), words, found, placed=placed)
        return Cut(0, after.end(), "dateline" if placed else "date line of the page", findings)
    return None


_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}(?::\d{2})?|\s?[hu]\s?\d{0,2})\b(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\.?(?!\w)|\b(?:GMT|UTC)\s?[+-]?\d{0,2}",
    re.IGNORECASE,
)
_SMALL_WORDS = """
    a ad al and as at aus av by da de del den der di do du e el en est et for from h il in kl la las last le les los nach o of og on os par
    para pe por på the to u um und uhr updated upd van von vom y à às г года год р року в во из и от с об і й з
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_MOST_WORDS, _LONGEST_LINE = 10, 120


def lone_date(text: str, language: str) -> tuple[Finding, ...] | None:
    """What a line at the head tells that holds one full date and, besides it, names, a time and small words only; None for any other.

    'Redacción Política | Quito, 5 de mayo de 2026', 'Updated 14:32, 7 May 2026', '06/05/2026 às 10h15'.
    """
    dates = full_dates_in(text, language) if len(text) <= _LONGEST_LINE else ()
    if len({found.value for found in dates}) != 1:
        return None
    spans = [(d.start, d.end) for d in dates] + [(w.start, w.end) for w in find_dates(text, language if language != "und" else "en")]
    rest = list(text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    left = _CLOCK.sub(" ", date_leads().sub(" ", "".join(rest)))
    words = re.findall(r"[^\W_]+", left)
    named = all(not word[0].islower() or word.casefold() in _SMALL for word in words)
    if len(words) > _MOST_WORDS or not named or any(word[0].isdigit() for word in words) or re.search(r"[.!?؟۔]\s+\S", left):
        return None
    first = dates[0]
    return (Finding("date", text[first.start : first.end], first.value),)
