"""Words for rough numbers ("dozens", "сотни", "عشرات"), and words with which a source takes a number back."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefer.lexicon.counting import counting
from briefer.lexicon.flat import flat
from briefer.lexicon.patterns import lazy


class Rough(NamedTuple):
    """A rough number in a text: where it stands, what it can mean, and what became of those counted ('wounded')."""

    start: int
    end: int
    text: str
    low: float
    high: float
    event: str


_ROUGH: tuple[tuple[float, float, str], ...] = (
    (
        20_000,
        199_999,
        (
            r"tens of thousands|decenas de miles|dezenas de milhares|dizaines de milliers|zehntausende|decine di migliaia"
            r"|titusen(?:er|vis)|десятк\w+ тысяч"
            r"|عشرات (?:ال)?[آا]لاف|ده.?ها هزار|دسیوں ہزار|on binlerce"
        ),
    ),
    (
        2_000,
        19_999,
        (
            r"several thousand|thousands|miles|milhares|milliers|tausende|migliaia|tusen(?:er|vis)|тысячи|[آا]لاف"
            r"|هزاران|ہزاروں|binlerce|数千|אלפי"
        ),
    ),
    (
        200,
        1_999,
        (
            r"several hundred|hundreds|cientos|centenares|centenas|centaines|hunderte|centinaia|hundrevis|hundratals"
            r"|hundredvis|сотни|сотен|مئات|المئات|صدها|سینکڑوں|yüzlerce|数百|מאות"
        ),
    ),
    (
        20,
        199,
        (
            r"several dozen|several dozens|dozens|scores|decenas|docenas|dezenas|dizaines|dutzende|decine|titalls"
            r"|dusinvis|tiotals|snesevis|десятки|десятков|عشرات|العشرات|ده.?ها|درجنوں|onlarca|数十|עשרות"
        ),
    ),
)
_ANY = lazy("|".join(rf"(?P<r{number}>(?<!\w)(?:{words})(?!\w))" for number, (_, _, words) in enumerate(_ROUGH)), re.IGNORECASE)
_WORD = lazy(r"[^\W\d_]+")
_BEFORE, _BEHIND = 3, 5

WITHDRAWN = lazy(
    r"\bwithdr(?:aw|ew)\w*|\bretract\w*|\b(?:been|was|were|is) (?:removed|deleted|pulled|taken down|unpublished)\b|\bno longer available\b"
    r"|\bretirad\w+|\beliminad\w+|\bremovid\w+|\bretiré\w*|\bsupprimé\w*|\bzurückgezogen\b|\bentfernt\b|\bgelöscht\b|\britirat\w+"
    r"|\brimoss\w+|\btrukket tilbake\b|\bfjernet\b|\bslettet\b|\bdragits tillbaka\b|\bborttag\w+|\bkaldırıl\w+|\byayından\b"
    r"|удал[её]н|отозван|снят[аоы]? с публикации|видален|حذف|پس گرفت|سحب|إزالة|撤回|撤稿|删除",
    re.IGNORECASE,
)
"""That an article was taken back, in the words of a notice that stands in its place."""
TAKEN_BACK = lazy(
    r"\b(?:was|were|is|had been) (?:wrong|mistaken|incorrect|in error|erroneous)\b|\bincorrect(?:ly)?\b|\berroneous(?:ly)?\b"
    r"|\bcorrected\b|\bcorrection\b|\bretract\w*"
    r"|\b(?:right|correct|true) (?:number|figure|toll|count)\b|\bmiscount\w*|\brevised (?:down|downward|the"
    r"|its)\b|\bturned out to be (?:wrong|false|untrue)\b"
    r"|\bcifra correcta\b|\bnúmero correcto\b|\bcorrig(?:ió|ieron|e[ud]?|iu)\b|\brectific\w+|\bera errón\w+"
    r"|\bpor error\b|\berróneamente\b|\berro\b"
    r"|\bpar erreur\b|\brectifié\w*|\berroné\w*|\bchiffre exact\b|\bkorrigier\w+|\bkorrekt\w*|\bwar falsch\b"
    r"|\birrtümlich\w*|\b(?:det )?var feil\b|\briktige tallet\b"
    r"|\bkorriger\w+|\bviste seg å ikke stemme\b|\bvar fel\b|\brätta[td]\w*|\bvar forkert\b|ошиб(?:ка|очн"
    r"|ся|лись)\w*|\bисправ(?:и|л)\w+|\bуточн(?:ил|ен)\w+|\bпомил\w+"
    r"|خطأ|تصحيح|صحح[تو]?|العدد الصحيح|اشتباه|تصحیح|اصلاح کرد|غلط|درست نبود|yanlış|düzelt\w+|\bsbagliat\w+|\brettific\w+",
    re.IGNORECASE,
)
"""Cues with which a text says that a number before was wrong. A phrase of several words, or one that is used for nothing else."""


def rough_numbers(text: str, language: str) -> tuple[Rough, ...]:
    """Rough numbers of people to whom something happened: 'wounding hundreds more', 'десятки погибших'.

    Args:
        text: a sentence.
        language: its BCP 47 tag.
    """
    found = []
    for match in _ANY.finditer(text):
        event = _event_near(text, match.start(), match.end(), language)
        if event is not None:
            low, high, _ = _ROUGH[int((match.lastgroup or "r0")[1:])]
            found.append(Rough(match.start(), match.end(), match[0], low, high, event))
    return tuple(found)


def rough_span(words: str) -> tuple[float, float] | None:
    """What a word for a rough number can mean; None for any other text."""
    match = _ANY.fullmatch(words)
    return _ROUGH[int((match.lastgroup or "r0")[1:])][:2] if match else None


def _event_near(text: str, start: int, end: int, language: str) -> str | None:
    """What became of those that a rough number counts, as the nearest words tell: those behind it first."""
    events = counting(language).events
    behind = flat(text[end : end + 60]).lower
    stop = next((at for at, char in enumerate(behind) if char in ".;!?\n" or char.isdigit()), len(behind))
    for word in _WORD.findall(behind[:stop])[:_BEHIND]:
        for event, _, after, noun in events:
            if after.fullmatch(word) or noun.fullmatch(word):
                return event
    before = flat(text[max(0, start - 40) : start]).lower
    for word in reversed(_WORD.findall(before)[-_BEFORE:]):
        for event, led, _, _ in events:
            if led.fullmatch(word) or (word.startswith("و") and led.fullmatch(word[1:])):
                return event
    return None
