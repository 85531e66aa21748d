"""Words of a text in a script with capitals, with what stands between them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefer.lexicon.name_words import word_set

ABBREVIATIONS: Final = word_set("gen lt col maj capt sgt adm brig cmdr cpl pvt det dr mr mrs ms prof sen rep gov rev hon st jr sr fr messrs sra sr dña dn eng pres "
    "sec amb supt insp vs no art inc ltd co corp "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun approx dept fig est г ул им тыс млн руб kl ca bl.a "
    "f.eks nr tlf ing lic núm")
_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‐‑'’ʼ][^\W_]+)*")
_POSSESSIVE: Final = re.compile(r"['’ʼ]s$")
_PLURAL_GENITIVE: Final = re.compile(r"['’]\s(?=[^\W\d_])")
_APOSTROPHE: Final = re.compile(r"^['’ʼ]s?")
_PREFIXED: Final = re.compile(r"(?:al|el|ul|ur|as|ad|an|ar|at|az|ash|d|l|i|e)[-‐‑'’]\w")
_OPENING: Final = frozenset("\"“„«‘'(‹[*•–—-")


class Token(NamedTuple):
    """One word: ``text[start:end] == word``.

    ``capital``: it begins like a name ("Putin", "al-Assad", "d'Estaing"). ``possessive``: an 's stands behind it, which is
    not in ``word``. ``joined``: nothing but blanks stands between it and the word before. ``head``: a sentence, heading or
    quotation begins with it.
    """

    start: int
    end: int
    word: str
    low: str
    capital: bool
    possessive: bool
    joined: bool
    head: bool


def _is_abbreviation(word: str) -> bool:
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper()) or "." in word


def _heads(gap: str, before: Token | None, at_start: bool) -> bool:
    if at_start or before is None or "\n" in gap:
        return True
    if gap.strip() == "." and _is_abbreviation(before.word):
        return False
    return bool(re.search(r"[.!?…:;•|]", gap)) or any(char in _OPENING and char not in "(['’-" for char in gap.strip())


def tokenise(text: str) -> list[Token]:
    """The words of ``text`` in order."""
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        start, end, word = match.start(), match.end(), match[0]
        possessive = bool(_POSSESSIVE.search(word)) and len(word) > 3
        if possessive:
            word, end = word[:-2], end - 2
        elif word.endswith("s") and _PLURAL_GENITIVE.match(text, end):
            possessive = True
        before = tokens[-1] if tokens else None
        gap = text[before.end : start] if before else text[:start]
        if before and before.possessive:
            gap = _APOSTROPHE.sub("", gap)
        blank = gap.isspace() and "\n" not in gap
        joined = before is not None and (blank or (gap.strip(" \u00a0") == "." and _is_abbreviation(before.word) and "\n" not in gap))
        capital = word[0].isupper() or (bool(_PREFIXED.match(word)) and any(char.isupper() for char in word))
        tokens.append(Token(start, end, word, word.lower().rstrip("."), capital, possessive, joined, _heads(gap, before, before is None)))
    return tokens
