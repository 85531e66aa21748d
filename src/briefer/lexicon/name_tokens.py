"""Words of a text in a script with capitals, with what stands between them."""

from __future__ import annotations

from typing import Final, NamedTuple

from briefer.lexicon.name_words import HUMANS, OFFICES, ORGANISATION_HEADS, SENTENCE_HEADS, THING_WORDS, TITLES
from briefer.lexicon.patterns import lazy
from briefer.lexicon.word_lists import word_set

ABBREVIATIONS: Final = word_set(
    "gen lt col maj capt sgt adm brig cmdr cpl pvt det dr mr mrs ms prof sen rep gov rev hon st jr sr fr "
    "messrs sra sr dña dn eng pres "
    "sec amb supt insp vs no art inc ltd co corp "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun approx dept fig est г ул им тыс млн руб kl ca bl.a "
    "f.eks nr tlf ing lic núm doç av uzm op yrd öğr cap cnel gral tte dra sra abog mme mlle"
)
_WORD: Final = lazy(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‐‑'’ʼ][^\W_]+)*")
_POSSESSIVE: Final = lazy(r"['’ʼ]s$")
_PLURAL_GENITIVE: Final = lazy(r"['’]\s(?=[^\W\d_])")
_APOSTROPHE: Final = lazy(r"^['’ʼ]s?")
_ANY_GENITIVE: Final = lazy(r"\w['’ʼ]s\b")
ORDINARY: Final = OFFICES | TITLES | ORGANISATION_HEADS | HUMANS | THING_WORDS | SENTENCE_HEADS
_PREFIXED: Final = lazy(r"(?:al|el|ul|ur|as|ad|an|ar|at|az|ash|d|l|i|e)[-‐‑'’]\w")
# What is written on to a name behind an apostrophe in Turkish, and before one in French: neither belongs to it.
_ENDING: Final = lazy(r"['’ʼ][^\W\d_A-ZÇĞİÖŞÜ][^\W\d_]*$")
_ELIDED: Final = lazy(
    r"(?:[dlnsmtcj]|(?:de|a|ne|su|da|que|co)ll|un|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=[^\W\d_])|(?:[DLCJSN]|(?:De|A|Ne|Su|Da)ll|Un|Qu|Jusqu|Lorsqu)['’](?=[^\W\d_A-ZÀ-Þ]|[A-Z]{2}|[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]{4})"
)
_ELIDING: Final = frozenset({"fr", "it", "ca", "oc"})
_ENDED: Final = lazy(r"^['’ʼ][^\W\d_]+")
_CASE: Final = lazy(
    r"(?:иями|ями|ами|иях|ях|ах|ого|его|ому|ему|ими|ыми|ою|ею|ией|ой|ей|ом|ем|ів|їв|ов|ев|ії|ію|ия|ия|ие|ии|ию|[аяуюыиіїеєоьй])$"
)
BRACKET: Final = lazy(r"\s?\(([^\W\d_][\w.&-]{1,9})\)")
"""A short form in brackets behind a name."""
_SENTENCE_SIGN: Final = lazy(r"[.!?…:;•|\"“„«‘‹\[*–—]")


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


def stem(word: str) -> str:
    """A Cyrillic word without the ending of its case; any other word as it stands."""
    if not "\u0400" <= word[0] <= "\u04ff" or len(word) < 4 or word.isupper():
        return word
    bare = _CASE.sub("", word)
    return bare if len(bare) > 2 else word


def _is_abbreviation(word: str) -> bool:
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper()) or "." in word


def _begins_sentence(gap: str, before: Token) -> bool:
    if gap == " ":
        return False
    if "\n" in gap:
        return True
    if gap.strip() == "." and _is_abbreviation(before.word):
        return False
    return bool(_SENTENCE_SIGN.search(gap))


def tokenise(text: str, language: str = "en") -> list[Token]:
    """The words of ``text`` in order."""
    base = language.partition("-")[0]
    turkish, eliding = base == "tr", base in _ELIDING
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        start, end, word = match.start(), match.end(), match[0]
        elided = _ELIDED.match(word) if eliding else None
        if elided:
            _add(tokens, text, start, start + elided.end() - 1, turkish=False)
            start += elided.end()
        _add(tokens, text, start, end, turkish=turkish)
    return tokens if len(tokens) < 50 or _ANY_GENITIVE.search(text) else _lost_apostrophes(tokens)


def _add(tokens: list[Token], text: str, start: int, end: int, *, turkish: bool) -> None:
    """Adds the word ``text[start:end]``, without the genitive or the Turkish ending at its end."""
    word = text[start:end]
    ending = _ENDING.search(word) if turkish else None
    possessive = bool(ending) or (bool(_POSSESSIVE.search(word)) and len(word) > 3)
    if ending:
        word, end = word[: ending.start()], start + ending.start()
    elif possessive:
        word, end = word[:-2], end - 2
    elif word.endswith("s") and _PLURAL_GENITIVE.match(text, end):
        possessive = True
    before = tokens[-1] if tokens else None
    gap = text[before.end : start] if before else text[:start]
    if before and before.possessive:
        gap = (_ENDED if turkish else _APOSTROPHE).sub("", gap)
    blank = (gap.isspace() and "\n" not in gap) or gap in {"'", "’"}
    joined = before is not None and (blank or (gap.strip(" \u00a0") == "." and _is_abbreviation(before.word) and "\n" not in gap))
    capital = word[0].isupper() or (bool(_PREFIXED.match(word)) and any(char.isupper() for char in word))
    head = before is None or _begins_sentence(gap, before) or (gap in {"'", "’"} and before.head)
    tokens.append(Token(start, end, word, word.lower().replace("i̇", "i").rstrip("."), capital, possessive, joined, head))


def _lost_apostrophes(tokens: list[Token]) -> list[Token]:
    """In a text that has lost its apostrophes "Assads" is the genitive of "Assad", if that stands in it too."""
    known = {token.word for token in tokens if token.capital}
    known |= {f"al-{word}" for word in known}
    return [
        token._replace(word=token.word[:-1], low=token.low[:-1], end=token.end - 1, possessive=True)
        if token.capital
        and len(token.word) > 4
        and token.word.endswith("s")
        and token.word[:-1] in known
        and token.low[:-1] not in ORDINARY
        else token
        for token in tokens
    ]
