"""Stage 4: what a line between headline and text is made of: names, places, bylines, dates, times of day, each parted by a sign.

``parts_of`` reads such a line from left to right, and gives None as soon as a stretch of it is none of these: then it is text.

1. a date, whole or without its year, and a weekday; a word such as 'Posted', 'Stand:' before it
2. a time of day
3. 'From a report by X', 'به نقل از X': the outlet that the text is taken from
4. 'By X', 'Автор: X': who wrote it; 'X for Y' names the outlet behind it
5. a segment up to the next sign: an agency, a desk, a section, a place, a name that is one of an outlet, a name

A name is up to six words that begin with a capital, small words such as 'de' between them; in scripts without capitals, up to
four words (six where one of them is a word of outlets), no digit and no verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from briefer.lexicon.arabic_words import given_names as given_arabic
from briefer.lexicon.dates import find_dates, weekday_in
from briefer.lexicon.name_words import given_names
from briefer.lexicon.patterns import lazy
from briefer.sources.dated import is_sentence, open_day_at
from briefer.sources.datelines import place_kinds
from briefer.sources.headdates import full_date_at
from briefer.sources.wording import agency_pattern, date_leads, has_head_word, head_leads, plain_line

Kind = Literal["date", "day", "weekday", "time", "lead", "basis", "by", "agency", "desk", "section", "place", "outlet", "person", "name"]


class Part(NamedTuple):
    """A stretch ``text[start:end]`` of a line, what it is, and the signs between it and the part behind it.

    ``value`` is the date in EDTF; ``inside`` says that it stands in brackets, ``weekday`` that the date names one.
    """

    kind: Kind
    text: str
    start: int
    end: int
    value: str | None = None
    sign: str = ""
    inside: bool = False
    weekday: bool = False


_MOST_PARTS = 12
_GAP = lazy(r"[\s|·•/,،؛;:()\[\]–—\u200e\u200f-]*(?:\.(?=\s|$)[\s()\[\]–—|-]*)?")
_SEGMENT_ENDS = lazy(r"\s*[|·•،؛;()\[\]:–—]|\s+-+\s|\s*/|,(?=\s)|(?<=\w{3}[\w»”\"])\.(?=\s|$)|\s*$")
_YEAR_SIGN = lazy(r"\s*(?:года|год|г\.|року|р\.|м|ء|هـ|ه\.?ش)(?!\w)", re.IGNORECASE)
_TIME = lazy(
    r"(?:(?:at|um|kl\.?|klokka|à|às|as|a las|alle(?: ore)?|ore|om|saat|в|о|об|ساعت|(?:في )?الساعة|بوقت)\s+)?"
    r"(?:\d{1,2}(?=\s(?:Uhr|h|heures|hrs)\b)|\d{1,2}(?:[:.]\d{2}(?::\d{2})?|\s?[hu]\s?\d{2}|\s?h)(?:\s?[ap]\.?m\.?(?!\w))?"
    r"|\d{1,2}\s?[ap]\.?m\.?(?!\w))"
    r"(?:\s?(?:Uhr|h|heures|hrs?|(?:GMT|UTC|EST|EDT|ET|PST|PDT|CET|CEST|BST|MEZ|MESZ|IST|PKT|MSK|МСК|AEDT|AEST|TSİ)|local time|Ortszeit"
    r"|hora local|heure locale|ora locale|по местному времени|به وقت محلی|بتوقيت \w+|بجے|ص|م)(?!\w))?(?:\s?[+-]\d{1,2}(?::?\d{2})?)?(?!\w)",
    re.IGNORECASE,
)
_WORD = lazy(r"[^\W\d_]+(?:\u200c[^\W\d_]+)?")
_SMALL_WORDS = """
    a al and aux d' da das de degli dei del dell' della delle dello der des di do dos du e el en et for i il in la las le les lo los of og
    och on the to u und van ve von y zu å и й і та в на о
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_NEAR = lazy(r"(?:in|from|de|em|en|à|aus|a|da|dans|i|fra|från|из|в|з|من|في|از|در|سے)\s+", re.IGNORECASE)
_FOR = lazy(r"\s+(?:(?:special(?:ly)? )?(?:to|for)|pour|para|für|per|voor|for|för|для|برای)\s+(?:the (?=[A-Z]))?", re.IGNORECASE)
_OF_AGENCY = (
    r"(?:(?:agencia|agence|agência|agenzia|agentur|агентство|خبرگزاری|وكالة|وکالة)\s+)?"
    r"«?AGENCY»?(?:\s+(?:news agency|agency|haber ajansı))?"
)
_QUOTED = lazy(r"[«“„\"]([^«»“”„\"]+)[»”“\"]")
_BEFORE_DATE = lazy(r"\s+(?:(?:on|le|am|el|em|il|den|op)\s+)?(?=\w)")


def _tongue(language: str) -> str:
    return language if language != "und" else "en"


def is_cased(text: str) -> bool:
    """Whether it is written in a script that has capitals."""
    return text.lower() != text.upper()


def is_name(text: str, *, most: int = 6) -> bool:
    """Whether these few words can be a name."""
    words = text.strip("«»“”\"'").split()
    if len(words) > 1 and has_head_word("outlet_words", words[0], whole=True) and words[0][0].islower():
        words = [words[1].lstrip('«“"'), *words[2:]]  # газета «Берег»
    if not words or len(text) > 60 or re.search(r"[.!?؟۔]\s|\d{3}|[!?؟۔]$", text):
        return False
    if not is_cased(text):
        return len(words) <= (most if has_head_word("outlet_words", text) else min(most, 4)) and not re.search(r"\d", text)
    return _is_raised(words) and len(words) <= most and (not re.search(r"\d", text) or has_head_word("outlet_words", text))


def _is_raised(words: list[str]) -> bool:
    """Whether all words but the small ones begin with a capital, the first and the last among them."""
    small = [word for word in words if word[0].islower()]
    linked = all(word.casefold() in _SMALL or "'" in word[:3] or "’" in word[:3] for word in small)
    return linked and not words[0][0].islower() and words[-1].casefold() not in _SMALL


def _unquoted(text: str) -> str:
    quoted = _QUOTED.fullmatch(text.strip())
    return quoted[1] if quoted else text.strip()


def _read_date(text: str, at: int, language: str) -> Part | None:
    found = full_date_at(text, at, language)
    kind: Kind = "date"
    if not found:
        found, kind = open_day_at(text, at, language), "day"
    if not found:
        return None
    sign = _YEAR_SIGN.match(text, found.end)
    words = text[at : found.end]
    weekday = weekday_in(words, _tongue(language)) is not None
    return Part(kind, words, at, sign.end() if sign else found.end, found.value, weekday=weekday)


def _read_weekday(text: str, at: int, language: str) -> Part | None:
    word = _WORD.match(text, at)
    named = word and any(w.weekday is not None and w.text == word.group() for w in find_dates(word.group(), _tongue(language)))
    return Part("weekday", word.group(), at, word.end()) if word and named else None


def _read_time(text: str, at: int, _: str) -> Part | None:
    match = _TIME.match(text, at)
    return Part("time", match.group(), at, match.end()) if match else None


def _read_lead(text: str, at: int, language: str) -> Part | None:
    """'Posted', 'Stand:', 'Publié le': only before a date, a weekday or a time."""
    match = date_leads().match(text, at)
    if not match or not any(read(text, match.end(), language) for read in (_read_date, _read_weekday, _read_time)):
        return None
    return Part("lead", match.group(), at, match.end())


def _segment_end(text: str, at: int) -> int:
    match = _SEGMENT_ENDS.search(text, at)
    return match.start() if match else len(text)


def _who_end(text: str, at: int, language: str) -> int:
    """Where the name behind a byline word ends: at a sign, or before a date."""
    end = _segment_end(text, at)
    for blank in _BEFORE_DATE.finditer(text, at, end):
        if any(read(text, blank.end(), language) for read in (_read_date, _read_lead)):
            return blank.start()
    return end


def _read_basis(text: str, at: int, language: str) -> Part | None:
    lead = head_leads("basis_leads").match(text, at)
    end = _who_end(text, lead.end(), language) if lead else at
    if not lead or not is_name(text[lead.end() : end]):
        return None
    return Part("basis", _unquoted(text[lead.end() : end]), at, end)


def _read_by(text: str, at: int, language: str) -> Part | None:
    """'By X', and no more of 'By X for Y' or 'By X in Kabul' than the name."""
    lead = head_leads("byline_leads").match(text, at)
    if not lead:
        return None
    end = _who_end(text, lead.end(), language)
    for blank in re.finditer(r"\s+", text[lead.end() : end]):
        near = _NEAR.match(text, lead.end() + blank.end(), end)
        if _FOR.match(text, lead.end() + blank.start(), end) or (near and place_kinds(text[near.end() : end], language)):
            end = lead.end() + blank.start()
            break
    who = text[lead.end() : end]
    ours = has_head_word("desk_words", who, whole=True)
    return Part("by", who, at, end) if ours or is_name(who, most=8) else None


def _read_for(text: str, at: int, _: str) -> Part | None:
    """The outlet of 'By X for Y'."""
    lead = _FOR.match(f" {text[at:]}") if at else None
    if not lead:
        return None
    start = at + lead.end() - 1
    end = _segment_end(text, start)
    return Part("outlet", text[start:end], at, end) if is_name(text[start:end]) else None


def _read_writer(text: str, at: int, _: str) -> Part | None:
    """The name before 'for Y' where no 'by' stands before it."""
    lead = _FOR.search(text, at, _segment_end(text, at))
    outlet = text[lead.end() : _segment_end(text, lead.end())] if lead else ""
    who = text[at : lead.start()] if lead else ""
    fits = 2 <= len(who.split()) <= 4 and is_cased(who) and is_name(who) and is_name(outlet)
    return Part("person", who, at, at + len(who)) if fits else None


def is_person(text: str) -> bool:
    """Whether it begins with a given name that we know, and has a second word."""
    words = text.split()
    if not 2 <= len(words) <= 4 or has_head_word("outlet_words", text):
        return False
    first = words[0].casefold()
    return not given_names().isdisjoint({first, re.split(r"[-’']", first)[0]}) or plain_line(first) in given_arabic()


def _is_desk(text: str) -> bool:
    """'Redazione Trapani', 'Americas Correspondent'; in small letters only where it is nothing else: 'special correspondent'."""
    small = is_cased(text) and text[0].islower()
    return len(text.split()) <= 6 and (small or is_name(text)) and has_head_word("desk_words", text, whole=small)


def _is_plain_name(text: str, language: str) -> bool:
    return is_name(text, most=4) and (is_cased(text) or not is_sentence(text, _tongue(language)))


def _kind_of(text: str, language: str) -> Kind | None:
    """What a segment is; None where it is no name."""
    kinds: tuple[tuple[Kind, Callable[[], bool]], ...] = (
        ("agency", lambda: agency_pattern(_OF_AGENCY).fullmatch(text) is not None),
        ("section", lambda: has_head_word("section_words", text, whole=True)),
        ("desk", lambda: _is_desk(text)),
        ("place", lambda: bool(place_kinds(text, language)) and not text[0].islower()),
        ("outlet", lambda: is_name(text) and has_head_word("outlet_words", text)),
        ("person", lambda: is_name(text) and is_person(text)),
        ("name", lambda: _is_plain_name(text, language)),
    )
    return next((kind for kind, fits in kinds if fits()), None)


def _read_segment(text: str, at: int, language: str) -> Part | None:
    end = _segment_end(text, at)
    near = _NEAR.match(text, at, end)
    if near and place_kinds(text[near.end() : end], language):
        return Part("place", text[near.end() : end], at, end)
    words = _unquoted(text[at:end])
    kind = _kind_of(words, language) if words else None
    if kind == "name" and words != text[at:end].strip():
        kind = "outlet"  # «Берег»
    return Part(kind, words, at, end) if kind else None


_READERS: tuple[Callable[[str, int, str], Part | None], ...] = (
    _read_lead, _read_date, _read_weekday, _read_time, _read_basis, _read_by, _read_for, _read_writer, _read_segment,
)  # fmt: skip
_WHEN = frozenset({"date", "day", "weekday", "time", "lead"})


def _is_parted(part: Part, behind: Part) -> bool:
    """Whether two parts are rightly parted: by a sign, or by a blank between the words of a date, or behind who wrote."""
    if part.sign.strip() or part.kind in {"lead", "by"}:
        return True
    return (bool(part.sign) and {part.kind, behind.kind} <= _WHEN) or (part.kind == "person" and behind.kind == "outlet")


def _brackets(signs: str) -> int:
    """How many more brackets are opened than closed."""
    return sum(map(signs.count, "([")) - sum(map(signs.count, ")]"))


def parts_of(text: str, language: str) -> tuple[Part, ...] | None:
    """The parts of a line; None where a stretch of it is none, so that it is text.

    Args:
        text: a line.
        language: a BCP 47 tag; 'und' is read as English.
    """
    gap = _GAP.match(text)
    at = gap.end() if gap else 0
    inside = _brackets(text[:at])
    parts: list[Part] = []
    while at < len(text) and len(parts) < _MOST_PARTS:
        part = next((found for read in _READERS if (found := read(text, at, language))), None)
        if part is None or part.end <= at or (parts and not _is_parted(parts[-1], part)):
            return None
        gap = _GAP.match(text, part.end)
        end = gap.end() if gap else part.end
        parts.append(part._replace(sign=text[part.end : end], inside=inside > 0))
        inside += _brackets(text[part.end : end])
        at = end
    return tuple(parts) if parts and at == len(text) and inside == 0 else None
