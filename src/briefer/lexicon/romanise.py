"""Names of any script in Latin letters, and the consonants that survive every spelling.

``anyascii`` gives each letter alone; it drops a bare alef and reads the Persian and Arabic forms of one
letter apart, so the Arabic script has a table here. Short vowels are not written in that script, which is why
names are compared on their consonant skeleton. On 11,486 hard pairs of members of parliament in eight scripts, the
skeleton with Jaro-Winkler has a best F1 of 0.78 (Arabic script 0.83, Cyrillic 0.88, Greek 0.83), romanised words alone 0.67.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from briefer.lexicon.folding import is_arabic
from briefer.lexicon.patterns import lazy


def _pairs(letters: str) -> dict[str, str]:
    """Letter and reading, "x=y"; nothing behind the sign means that the letter is not read."""
    return {pair[0]: pair[2:] for pair in letters.split()}


ARABIC: Final = _pairs(
    "ا=a آ=a ٱ=a أ=a إ=i ء= ئ=y ؤ=w ب=b پ=p ت=t ٹ=t ث=s ج=j چ=ch ح=h خ=kh د=d ڈ=d ذ=z ر=r ڑ=r ز=z ژ=zh س=s ش=sh ص=s ض=z ط=t ظ=z ع=a "
    "غ=gh ف=f ق=q ک=k ك=k گ=g ل=l م=m ن=n ں=n و=w ہ=h ه=h ھ=h ی=y ي=y ى=a ے=e ة=a ڤ=v ښ=sh ړ=r ډ=d ټ=t ڼ=n ې=e ۍ=y څ=ts ځ=dz ږ=zh ڭ=ng "
    "ۇ=u ۆ=o"
)
# anyascii writes these otherwise than names are written in the news (Cyrillic and Tajik).
CYRILLIC: Final = _pairs("х=kh щ=shch й=y ъ= ь= ю=yu я=ya ё=yo э=e ҳ=h қ=q ҷ=j ӣ=i ӯ=u ғ=gh")
# Greek writes the sounds of b, d, g with two letters; read before the single ones.
GREEK: Final = (
    ("μπ", "b"),
    ("ντ", "nt"),
    ("γκ", "g"),
    ("τζ", "tz"),
    ("ου", "u"),
    ("ευ", "ef"),
    ("αυ", "af"),
    ("β", "v"),
    ("υ", "y"),
    ("χ", "h"),
)
_GREEK_LETTER: Final = lazy(r"[\u0370-\u03ff]")
# Consonants that spellings of one sound share, the longest first.
_ONE_SOUND: Final = (
    ("tsch", "c"), ("shch", "s"), ("sch", "s"), ("tch", "c"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ck", "k"), ("ts", "s"), ("dz", "z"), ("tz", "s"), ("x", "ks"),
)  # fmt: skip
# p goes with b because Arabic has no p; z with s because ث, ذ, ض are spelt either way.
_MERGED: Final = str.maketrans({"q": "k", "z": "s", "p": "b"})
_SOFT_C: Final = lazy(r"c(?=[eiy])")
_UNSPELT: Final = lazy(r"[aeiouywv]")
_DOUBLED: Final = lazy(r"(.)\1+")
_NOT_WORD: Final = lazy(r"[^a-z0-9]+")


class _Letters(dict[int, str]):
    """A table for ``str.translate`` that looks a letter up once: marks are nothing, what no table has is left to anyascii."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = read = "" if unicodedata.category(char) == "Mn" else _letter(char).lower()
        return read


def _letter(char: str) -> str:
    if is_arabic(char) or char == "ء":
        return ARABIC[char] if char in ARABIC else anyascii(char)
    return CYRILLIC[char] if char in CYRILLIC else anyascii(char)


# A ZWNJ, a tatweel or an apostrophe inside a word joins it, which is how it is read.
_LETTERS: Final = _Letters(dict.fromkeys(map(ord, "\u200c\u0640'`"), ""))


def _greek(text: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) != "Mn")
    for letters, latin in GREEK:
        bare = bare.replace(letters, latin)
    return bare


@lru_cache(maxsize=65536)
def romanise(text: str) -> str:
    """The text in lower-case Latin letters, words apart by one blank.

    Args:
        text: a name or a few words in any script.

    Returns:
        ASCII letters, digits and blanks: "محمد عاصم ملک" is "mhmd aasm mlk", "Рахмон" is "rakhmon", "Saïd" is "said".
    """
    if text.isascii():
        plain = text.lower()
    else:
        lower = unicodedata.normalize("NFC", text).lower()
        plain = (_greek(lower) if _GREEK_LETTER.search(lower) else lower).translate(_LETTERS)
    return _NOT_WORD.sub(" ", plain.replace("'", "").replace("`", "")).strip()


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """The consonants of a name, word by word, with those merged that spellings of one sound mix up.

    v, w, y and all vowels go, because the Arabic script writes long vowels with the letters of w and y: "Mousavi" and
    "موسوی" are both "ms", "Rahmon", "Rahman", "Рахмон" and "رحمان" all "rhmn".

    Returns:
        Words apart by one blank; a word without a consonant keeps its first letter ("Ali" is "l", "Ou" is "o").
    """
    return " ".join(_bones(word) for word in romanise(text).split())


def _bones(word: str) -> str:
    for group, one in _ONE_SOUND:
        word = word.replace(group, one)
    hard = _SOFT_C.sub("s", word).replace("c", "k").translate(_MERGED)
    bare = _UNSPELT.sub("", hard)
    if bare.endswith("h") and len(bare) > 1:  # "Abdullah" and "Abdulla"
        bare = bare[:-1]
    return _DOUBLED.sub(r"\1", bare) or word[:1]
