"""Stage 4: place or name, full date, agency: 'MADRID, 4 de febrero de 2025 (Agencia Sur).- ', 'Baltic Herald | May 15, 2025'."""

from __future__ import annotations

import re

from briefer.sources.datelines import Head, is_place, starts_anew
from briefer.sources.findings import Cut, Finding
from briefer.sources.headdates import FullDate, full_date_at

_BEFORE_DATE = re.compile(r"\s*\((?P<agency>[^()]{2,40})\)[,،]?\s+|\s*[,،|]\s*|\s+[-–—]\s+")
_AFTER_DATE = re.compile(
    r"(?:\s*(?:года|г\.|року|م|ء)(?!\w))?[.,،]?\s*(?:[(/\[](?P<agency>[^()/\[\]]{2,40})[)/\]])?\s*(?P<mark>\.?\s?[–—-]+(?=\s)|[.:|])?\s*"
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
