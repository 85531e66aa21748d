"""Names of any script in Latin letters, and the consonants that survive every spelling.

``anyascii`` gives each letter alone; it drops a bare alef and reads the Persian and Arabic forms of one
letter apart, so the Arabic script has a table here. Short vowels are not written in that script, which is why
names are compared on their consonant skeleton.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from briefer.lexicon.folding import fold, is_arabic

ARABIC: Final = {
    "ا": "a", "آ": "a", "ٱ": "a", "أ": "a", "إ": "i", "ء": "", "ئ": "y", "ؤ": "w", "ب": "b", "پ": "p", "ت": "t", "ٹ": "t", "ث": "s", "ج":
    "j", "چ": "ch", "ح": "h", "خ": "kh",
    "د": "d", "ڈ": "d", "ذ": "z", "ر": "r", "ڑ": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z",
    "ع": "a", "غ": "gh", "ف": "f", "ق": "q",
    "ک": "k", "ك": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ں": "n", "و": "w", "ہ": "h", "ه": "h", "ھ": "h", "ی": "y", "ي": "y", "ى":
    "a", "ے": "e", "ة": "a", "ڤ": "v", "ښ": "sh",
    "ړ": "r", "ډ": "d", "ټ": "t", "ڼ": "n", "ې": "e", "ۍ": "y", "څ": "ts", "ځ": "dz", "ږ": "zh", "ڭ": "ng", "ۇ": "u", "ۆ": "o", "ې": "e",
}  # fmt: skip
# anyascii writes these otherwise than names are written in the news.
OTHERS: Final = {
    "х": "kh",
    "Х": "Kh",
    "щ": "shch",
    "Щ": "Shch",
    "й": "y",
    "Й": "Y",
    "ъ": "",
    "ь": "",
    "Ъ": "",
    "Ь": "",
    "ю": "yu",
    "я": "ya",
    "ё": "yo",
    "э": "e",
    "ҳ": "h",
    "қ": "q",
    "ҷ": "j",
    "ӣ": "i",
    "ӯ": "u",
}
_LATIN_GROUPS: Final = (
    ("tsch", "c"), ("sch", "s"), ("shch", "s"), ("tch", "c"), ("dzh", "j"), ("kh", "h"), ("gh", "g"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ck", "k"),
    ("ts", "s"), ("dz", "z"), ("tz", "s"), ("ou", "w"), ("oo", "w"), ("x", "ks"),
)  # fmt: skip
_SAME: Final = str.maketrans({"c": "s", "q": "k", "v": "w", "g": "g", "j": "j", "z": "s", "p": "p"})
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")


def _letter(char: str) -> str:
    if is_arabic(char) or char == "ء":
        return ARABIC.get(char, anyascii(char).lower())
    return OTHERS.get(char) or ("" if char in OTHERS else anyascii(char))


@lru_cache(maxsize=65536)
def romanise(text: str) -> str:
    """The text in lower-case Latin letters, words apart by one blank.

    Args:
        text: a name or a few words in any script.

    Returns:
        ASCII letters, digits and blanks: ``"محمد عاصم ملک" -> "mhmd aasm mlk"``, ``"Рахмон" -> "rakhmon"``.
    """
    if text.isascii():
        plain = text
    else:
        # Marks of the Arabic script go; a ZWNJ inside a word joins it, which is how it is read.
        composed = unicodedata.normalize("NFC", text).replace("\u200c", "")
        plain = "".join(_letter(char) for char in composed if unicodedata.category(char) != "Mn" and char != "\u0640")
    return _NOT_WORD.sub(" ", plain.lower().replace("'", "").replace("`", "")).strip()


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """The consonants of a name, word by word, merged where spellings of one sound differ.

    c, k, q and kh, h are told apart from each other only as far as both scripts do; v, w, y and all vowels go, because
    the Arabic script writes long vowels with the letters of w and y: "Mousavi" and موسوی are both "ms".

    Returns:
        Words apart by one blank; a word without a consonant keeps its first letter ("Ali" -> "l", "Ou" -> "o").
    """
    return " ".join(_bones(word) for word in romanise(text).split())


def _bones(word: str) -> str:
    for group, one in _LATIN_GROUPS:
        word = word.replace(group, one)
    soft = re.sub(r"c(?=[eiy])", "s", word).replace("c", "k").translate(_SAME)
    bare = re.sub(r"[aeiouywv]", "", soft)
    if bare.endswith("h") and len(bare) > 1:  # "Abdullah" and "Abdulla"
        bare = bare[:-1]
    return re.sub(r"(.)\1+", r"\1", bare) or word[:1]
