"""What furniture says, in the languages of the press: tables in ``data/``, each made a pattern when it is first needed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from briefer.lexicon.folding import LETTERS
from briefer.lexicon.patterns import lazy

_ENDS = " \t\u00a0\u200c\u200b.:：,;|>»›→«‹-–—*•·_=~!…؛،\"'()[]【】▶►▼#/"


def plain_line(text: str) -> str:
    """A line as the tables write it: one case, one form of each Arabic letter, no marks, nothing around it."""
    text = unicodedata.normalize("NFC", text.casefold()).translate(LETTERS).replace("\u200c", " ").replace("’", "'")
    if not text.isascii():
        text = "".join(c for c in text if unicodedata.category(c) != "Mn")
    return " ".join(text.strip(_ENDS).split())


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = (Path(__file__).parent / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("# "))


@cache
def lines_like(name: str) -> re.Pattern[str]:
    """A table of whole lines ('more_heads', 'ending_heads', 'tool_lines'), for ``fullmatch`` on a plain line."""
    return re.compile("|".join(_lines(name)).translate(LETTERS))


@cache
def inline_more() -> re.Pattern[str]:
    """'Also read: ', for ``match`` on a line in lower case."""
    return re.compile(rf"(?:{'|'.join(_lines('inline_more')).translate(LETTERS)})\s*[:：|»>–—]\s*(?=\S)")


@cache
def date_leads() -> re.Pattern[str]:
    """'Published at ', 'Опубликовано: ', for ``match``."""
    after = r"(?:\s+(?:at|on|in|el|le|am|den|del|il|op|em|la|dnia|в))?\s*[:：|–-]?\s+"
    return re.compile(rf"(?:{'|'.join(_lines('date_leads'))}){after}", re.IGNORECASE)


@cache
def head_leads(name: str) -> re.Pattern[str]:
    """A table of words before a name at the head of a segment ('byline_leads', 'basis_leads'), for ``match``; a name has to follow."""
    return re.compile(rf"(?:{'|'.join(_lines(name))})(?:(?<=[:：'’])\s*|\s+)(?=[\w«“\"])", re.IGNORECASE)


@cache
def _head_words(name: str) -> re.Pattern[str]:
    lines = [plain_pattern(line) for line in _lines(name)]
    whole = "|".join(line for line in lines if not line.startswith("-"))
    ends = "|".join(line[1:] for line in lines if line.startswith("-"))
    within = rf"|\w(?:{ends})(?!\w)" if ends else ""
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w){within}")


def plain_pattern(pattern: str) -> str:
    """A regular expression for lines as ``plain_line`` writes them."""
    return unicodedata.normalize("NFC", pattern).translate(LETTERS)


def has_head_word(name: str, text: str, *, whole: bool = False) -> bool:
    """Whether a name has a word of a table ('outlet_words', 'desk_words', 'section_words') in it, or is nothing else.

    'The Valley Observer', 'Landfunk Ausland' and 'روزنامه کوهسار' are named like outlets, 'World News' is a section.
    """
    plain = plain_line(text)
    return bool(_head_words(name).fullmatch(plain) if whole else _head_words(name).search(plain))


@cache
def agency() -> str:
    """A regular expression for the name of an agency."""
    names = sorted((re.escape(name).replace(r"\ ", r"\s") for name in _lines("agencies")), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(names)})(?!\w)"


@cache
def agency_pattern(around: str = "AGENCY") -> re.Pattern[str]:
    """The pattern ``around`` with every AGENCY in it replaced by the names of agencies; no regard to case."""
    return re.compile(around.replace("AGENCY", agency()), re.IGNORECASE)


@cache
def feed_foots() -> re.Pattern[str]:
    """'The post X appeared first on Y.'; the group ``who`` is Y."""
    return re.compile(rf"(?:{'|'.join(_lines('feed_foots'))})\s+(?P<who>.{{2,80}}?)(?: پدیدار شد)?[.。]?", re.IGNORECASE | re.DOTALL)


@cache
def glued_tails() -> re.Pattern[str]:
    """The tools of a page behind a sentence; an ellipsis and a counter may stand before them."""
    return re.compile(rf"(?:(?:\.{{3}}|…)\s*)?(?:\d{{1,6}}\s+)?(?:{'|'.join(_lines('glued_tails'))})")


@cache
def orders() -> re.Pattern[str]:
    """Words that look like an order to a language model."""
    return re.compile("|".join(_lines("orders")), re.IGNORECASE)


@cache
def model_words() -> re.Pattern[str]:
    """An order to a language model at the head of a sentence; a call such as "Attention, assistant: please" may stand before it."""
    call = r"(?:(?:please|now|attention|important|note|system|assistant|ai|llm|por favor|bitte|пожалуйста)\b[\s,:!-]*){0,3}"
    return re.compile(rf"{call}(?:{'|'.join(_lines('model_words'))})", re.IGNORECASE)


SOURCE_LEADS = lazy(
    r"(?:sources?|fuentes?|fontes?|quellen?|kilde|kilder|källa|kaynak|bron|źródło|источники?|джерело"
    r"|المصدر|المصادر|مصدر|منبع|منابع|ذریعہ|来源|來源|出典|출처|स्रोत|sumber)\s*[:：=–-]\s*",
    re.IGNORECASE,
)
BYLINE_ALONE = lazy(
    r"(?:(?:written |reported |posted |published )?by|por|par|von|av|af|da|di|door|autor|author|автор|نویسنده|بقلم|كتب|کاتب)\s*[:：]?",
    re.IGNORECASE,
)
BYLINE = lazy(
    r"(?:(?:(?:written|reported|posted|published|story|text|words) )?by|por|par|von|av|door"
    r"|(?:tekst|text|texto|texte|foto|author|autor|auteur|reporter|correspondent|writer|автор|текст"
    r"|نویسنده|گزارشگر|خبرنگار|مترجم|بقلم|كتب|کتبه|تحریر)\s*[:：])\s+(?P<who>\S.{1,80})",
    re.IGNORECASE,
)
STAFF = lazy(
    r"(?:our |the )?(?:web ?desk|news ?desk|staff (?:reporter|writer|correspondent|report)|(?:our )?correspondent|agencies|news agencies"
    r"|monitoring desk|editorial(?: staff| team| board)?|redacci[oó]n|agencias|r[eé]daction|redaktion(?:en)?|редакция"
    r"|وكالات|هيئ[ةه] التحرير|گروه .{2,30}|سرویس .{2,30}|ویب ڈیسک|نیوز ڈیسک)",
    re.IGNORECASE,
)
UPDATED = lazy(
    r"(?:last )?(?:updated|modified|edited)|actualizad|atualizad|mis à jour|aktualis|stand|oppdatert|uppdaterad|aggiornat|güncelle|обновлен"
    r"|آخر تحديث|به.?روز",
    re.IGNORECASE,
)
"""A word before the date of a change."""
