"""Abbreviations that another script spells letter by letter, as they sound in English: 'سي إن إن', 'سی‌ان‌ان' and 'Си-эн-эн' are CNN."""

from __future__ import annotations

import re

from briefer.lexicon.folding import fold
from briefer.lexicon.patterns import lazy

# The names of the letters A to Z; where one name may stand for two letters, the first by the alphabet is meant ('بي' is B, not P).
_ARABIC = """
    A ايه ای اي ا; B بي بی; C سي سی; D دي دی; E یی; F اف; G جي جی; H اتش اچ ايتش; I آي آی; J جيه جی‌; K كي کی كيه; L ال; M ام; N ان; O او
    ; P پی; Q كيو کیو; R ار آر; S اس; T تي تی; U يو یو; V في وی; W دبليو دبلیو; X اكس ایکس; Y واي وای; Z زد زي
"""
_CYRILLIC = """
    A эй; B би; C си; D ди; E и; F эф; G джи; H эйч эч; I ай; J джей; K кей; L эл; M эм; N эн; O оу о; P пи; Q кью; R ар; S эс; T ти; U ю
    ; V ви; W дабл; X экс; Y уай; Z зет зи
"""
_APART = lazy(r"[\s\-\u200c\u2010-\u2015.·]+")
FEWEST, MOST = 2, 6  # letters of an abbreviation


def _table(*scripts: str) -> dict[str, str]:
    letters: dict[str, str] = {}
    for script in scripts:
        for row in script.split(";"):
            letter, *names = row.split()
            for name in names:
                letters.setdefault(_plain(name), letter)
    return letters


def _plain(word: str) -> str:
    """Folded, in lower case, with alef and its hamza made one ("آي" is I, "اي" is A)."""
    return re.sub("[أإٱ]", "ا", fold(word).text.casefold())


_LETTERS = _table(_ARABIC, _CYRILLIC)


def spelled_out(text: str) -> str | None:
    """The abbreviation in Latin capitals that a text spells letter by letter in another script; None where it does not.

    >>> spelled_out("Си-эн-эн")
    'CNN'
    """
    if text.isascii():
        return None
    words = [word for word in _APART.split(text.strip(" \"'“”«»„")) if word]
    letters = [_LETTERS.get(_plain(word)) for word in words]
    if not FEWEST <= len(letters) <= MOST or None in letters:
        return None
    return "".join(letter for letter in letters if letter)
