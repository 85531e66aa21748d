"""Stage 4: place or name, date, agency: 'MADRID, 4 de febrero de 2025 (Agencia Sur).- ', 'Baltic Herald | May 15, 2025'.

A date line often gives no year ('QUITO, May 4 (MNA) - ', 'jeudi 14 octobre, 18h05'). Its finding then bears the words and no value:
any full date of the file counts for more (``open_day_at`` reads the words).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefer.lexicon.arabic_words import STOPS, plain
from briefer.lexicon.date_tense import Place, tense_of
from briefer.lexicon.dates import DateWords, find_dates
from briefer.lexicon.patterns import lazy
from briefer.sources.datelines import Head, is_place, starts_anew
from briefer.sources.findings import Cut, Finding
from briefer.sources.headdates import FullDate, full_date_at, full_dates_in
from briefer.sources.wording import BYLINE, agency_pattern, date_leads

_BEFORE_DATE = lazy(r"\s*\((?P<agency>[^()]{2,40})\)[,،]?\s+|\s*[,،|]\s*|\.\s+|\s+[-–—]\s+")
_AFTER_DATE = lazy(
    r"(?:\s*(?:года|г\.|року|م|ء)(?!\w))?[.,،]?\s*(?:[(/\[](?P<agency>[^()/\[\]]{2,40})[)/\]])?\s*(?P<mark>\.?\s?[–—-]+(?=\s|$)|[.:|])?\s*"
)
_THEN_AGENCY = r"(?P<who>AGENCY)(?:\.RU)?\s*[.:–—|-]+\s+"
"""The agency behind the mark: 'МОСКВА, 15 ноя — РИА Новости. '."""
_QUOTED = lazy(r"^«([^«»]+)»$")
_OPEN = lazy(r"XXXX-\d\d-\d\d")
_LONGEST = 4
"""Words of the name of a place, an agency or a newspaper."""


def _is_name(words: str) -> bool:
    """A few words that all begin with a capital, in scripts that have them."""
    parts = words.split()
    return 1 <= len(parts) <= _LONGEST and all(w[:1].isalpha() and not w[:1].islower() for w in parts)


def open_day_at(text: str, at: int, language: str) -> FullDate | None:
    """The day without its year that begins at ``at``, its weekday included, as 'XXXX-10-14'; None where there is none."""
    if at >= len(text) or not text[at].isalnum():
        return None
    window = text[at : at + 60]
    for tongue in dict.fromkeys((language if language != "und" else "en", "en")):
        first = next(iter(find_dates(window, tongue)), None)
        if first and first.start == 0 and first.value and _OPEN.fullmatch(first.value):
            return FullDate(at, at + first.end, first.value)
    return None


def _findings(name: str, sources: tuple[str | None, ...], words: str, found: FullDate, *, placed: bool) -> tuple[Finding, ...]:
    who = [Finding("place" if placed else "credit", name)] if name else []
    named = [Finding("credit", _QUOTED.sub(r"\1", source.strip())) for source in sources if source]
    return (*who, Finding("date", words, None if _OPEN.fullmatch(found.value) else found.value), *named)


def _is_end(rest: str) -> bool:
    """Whether what follows a dateline is an article, or who wrote it."""
    return (len(rest) >= 20 and starts_anew(rest)) or BYLINE.fullmatch(rest) is not None


def dated_head(head: Head) -> Cut | None:
    """Name and date before the text, or alone on a line. Before text a name needs its agency, or must be a place before a mark.

    A date without its year always needs one of the two: 'Gaza, October 7' may be a headline.
    """
    for before in _BEFORE_DATE.finditer(head.text, 0, 90):
        name = head.text[: before.start()].strip()
        if not _is_name(name) or (name.lower() == name.upper() and is_sentence(name, head.language)):
            continue
        full = full_date_at(head.text, before.end(), head.language)
        found = full or open_day_at(head.text, before.end(), head.language)
        after = _AFTER_DATE.match(head.text, found.end) if found else None
        if not found or not after:
            continue
        then = agency_pattern(_THEN_AGENCY).match(head.text, after.end())
        end = then.end() if then else after.end()
        rest = head.text[end:]
        place = name.isupper() or is_place(name, head.language)
        placed = place or bool(rest)
        marked = bool(then) or (bool(after["mark"]) and (place or bool(after["agency"])))
        if (rest or not full) and not (marked and (not rest or _is_end(rest))):
            continue
        words = head.text[found.start : found.end]
        agencies = (before["agency"], after["agency"], then["who"] if then else None)
        findings = _findings(name, agencies, words, found, placed=placed)
        return Cut(0, end, "dateline" if placed else "date line of the page", findings)
    return _day_and_agency(head)


def _day_and_agency(head: Head) -> Cut | None:
    """'Oct 14 (Reuters) - ': a day without its year, and the agency, before the text."""
    found = open_day_at(head.text, 0, head.language)
    after = _AFTER_DATE.match(head.text, found.end) if found else None
    if not found or not after or not after["mark"] or not agency_pattern().fullmatch((after["agency"] or "").strip()):
        return None
    findings = _findings("", (after["agency"],), head.text[: found.end], found, placed=True)
    return Cut(0, after.end(), "dateline", findings) if _is_end(head.text[after.end() :]) else None


_CLOCK = lazy(
    r"\b\d{1,2}(?:[:.]\d{2}(?::\d{2})?|\s?[hu]\s?\d{0,2})\b(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\.?(?!\w)|\b(?:GMT|UTC)\s?[+-]?\d{0,2}",
    re.IGNORECASE,
)
_SMALL_WORDS = """
    a ad al and as at aus av by da de del den der di do du e el en est et for from h il in kl la las last le les los nach o of og on os par
    para pe por på the to u um und uhr updated upd van von vom y à às г года год р року в во из и от с об і й з
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_MOST_WORDS, _LONGEST_LINE = 10, 120
_MOST_UNCASED = 6
_BEFORE_DAY = frozenset(plain(word) for word in ("روز", "يوم", "ساعت", "الساعة", "در", "به", "في", "خبر", "گزارش"))
_WORDS = lazy(r"[^\W_]+")


def is_sentence(text: str, language: str) -> bool:
    """Whether words in a script without capitals have a verb or a word in them that no name has: 'وصل الوزير', 'وزیر گفت'."""
    words = [plain(word) for word in _WORDS.findall(text.replace("\u200c", " "))]
    stops = [word for word in words if word in STOPS and word not in _BEFORE_DAY]
    return bool(stops) or bool(tense_of(Place(text, ""), language).word)


def lone_date(text: str, language: str) -> tuple[Finding, ...] | None:
    """What a line at the head tells that holds one full date and, besides it, names, a time and small words only; None for any other.

    'Redacción Política | Quito, 5 de mayo de 2026', 'Updated 14:32, 7 May 2026', '06/05/2026 às 10h15'.
    """
    if len(text) > _LONGEST_LINE:
        return None
    dates, tongue = full_dates_in(text, language), language if language != "und" else "en"
    found = find_dates(text, tongue)
    if not dates:
        return _lone_day(text, tongue, found)
    if len({date.value for date in dates}) != 1 or any(_OPEN.fullmatch(w.value or "") for w in found):
        return None
    left = _left(text, [(d.start, d.end) for d in dates] + [(w.start, w.end) for w in found])
    words = _WORDS.findall(left)
    named = all(not word[0].islower() or word.casefold() in _SMALL for word in words)
    said = left.lower() == left.upper() and (len(words) > _MOST_UNCASED or is_sentence(left, tongue))
    if len(words) > _MOST_WORDS or not named or said or any(word[0].isdigit() for word in words) or re.search(r"[.!?؟۔]\s+\S", left):
        return None
    first = dates[0]
    return (Finding("date", text[first.start : first.end], first.value),)


def _lone_day(text: str, language: str, found: Sequence[DateWords]) -> tuple[Finding, ...] | None:
    """'jeudi 14 octobre, 18h05', 'Quito, 14 de mayo, 10:30': no year, but a weekday or a time, and at most a city or an agency."""
    if len(found) != 1 or not _OPEN.fullmatch(found[0].value or ""):
        return None
    day = found[0]
    bare = _left(text, [(day.start, day.end)], clock=False)
    left = " ".join(word for word in _WORDS.findall(_CLOCK.sub(" ", bare)) if word.casefold() not in _SMALL)
    timed = day.weekday is not None or _CLOCK.search(bare) is not None
    known = not left or is_place(left, language) or agency_pattern().fullmatch(left) is not None
    if not (timed and known):
        return None
    return (Finding("date", day.text),)


def _left(text: str, spans: Iterable[tuple[int, int]], *, clock: bool = True) -> str:
    """What is left of a line without its dates, the words that lead to one, and a time of day."""
    rest = list(text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    left = date_leads().sub(" ", "".join(rest))
    return _CLOCK.sub(" ", left) if clock else left
