"""What a word of any script sounds like, in one small alphabet, and how near two such words are.

1. ``sound`` reads a word letter by letter into the sounds of ``UNITS``: one character each. Latin digraphs, Greek letter
   pairs, Hebrew geresh, Devanagari's unwritten a and Hangul blocks are read as what they stand for; scripts without a
   table here go through anyascii.
2. ``units`` writes each sound as several units, of which sounds that are taken for one another share some ("t" and "d"
   two of three). A plain Indel distance over units, which rapidfuzz does in C, is thereby a weighted edit distance over
   sounds: a vowel costs one unit and a consonant three where vowels may be unwritten, two and four elsewhere.

The tables are from the usual romanisations of each language (BGN/PCGN, ISO 233, ISO 259, Revised Romanisation and what
newspapers do); none was made from the pairs that the figures are measured on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final, Literal

from anyascii import anyascii

from briefer.lexicon.patterns import lazy

Script = Literal["latin", "cyrillic", "greek", "abjad", "indic", "hangul", "han", "other"]


def _pairs(letters: str) -> dict[str, str]:
    """Letter and reading, "x=y"; nothing behind the sign means that the letter is not read."""
    return {pair.partition("=")[0]: pair.partition("=")[2] for pair in letters.split()}


# The alphabet of sounds, beside the letters that say what they are: S sh, Z zh, C ch, J dzh, c ts, x kh, θ ث and th, ð ذ, ض and dh.
# Letters with more than one reading have a sound of their own, near to each: j (Latin: y, dzh or zh), Q (Latin ch: k, ch
# or sh), ĝ (Latin g before e and i), ǰ (Arabic jim: dzh or g), q (qaf), W (waw: w, u, o), Y (ya: y, i, e), β (Hebrew bet),
# φ (Hebrew pe), χ (Hebrew kaf), σ (Hebrew shin), Ř (r or l of Hangul and Han), ŋ (ng at
# the end of a syllable), ɣ (Cyrillic г: g or h), ə (hardly heard), ł (the article al written on to its word).
UNITS: Final = _pairs(
    "a=A e=i i=i o=U u=U y=yi Y=yi w=UVF W=UVF v=VFL f=FPL p=PBL b=PBb β=VPBb φ=FPBL m=mμM n=nνŃ t=Ttτ d=Ttδ θ=TtsN ð=Ttsd "
    "s=sNo z=sNd S=sHo Z=sHd C=Hoa J=Hda c=Noa σ=sNHo j=yiHda ǰ=HdaKγ k=Kkκ g=Kkγ q=Kkκγ x=κxh χ=Kkκxh h=xh Q=HoaKκx ĝ=HdaKkγ "
    "r=rρR l=lλΛ ł=l Ř=rρlλ ŋ=nνŃγ ɣ=Kkγxh ə="
)
# Where vowels are written they count double, and one that is next to another in a e i / a o u is half of it.
_VOWELS: Final = _pairs("i=ιj e=jε a=εω o=ωυ u=υU y=yιj Y=yιj w=UVFw W=UVF h=xh ł=l j=yιHda ə=ε")
_EITHER: Final = frozenset("jQĝǰqβφχσɣŘx")
_FULL_UNITS: Final = {sound: units if sound in _EITHER else units + sound for sound, units in UNITS.items()} | _VOWELS
_WEAK: Final = str.maketrans(UNITS)
_FULL: Final = str.maketrans(_FULL_UNITS)

CYRILLIC: Final = _pairs(
    "а=a б=b в=v г=ɣ ґ=g д=d е=e ё=yo ж=Z з=z и=i й=y і=i ї=i є=e к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ў=w ф=f х=x ц=c ч=C ш=S щ=S "
    "ъ=ə ы=i ь= э=e ю=yu я=ya ђ=J ј=y љ=l њ=n ћ=C џ=J ѓ=g ќ=k ѕ=z ҳ=h қ=q ҷ=J ӣ=i ӯ=u ғ=g ә=a ө=o ү=u ұ=u ң=n һ=h ѣ=e '= ’="
)
ARABIC: Final = _pairs(
    "ا=a آ=a ٱ=a أ=a إ=i ء= ئ=Y ؤ=W ب=b پ=p ت=t ٹ=t ث=θ ج=ǰ چ=C ح=h خ=x د=d ڈ=d ذ=ð ر=r ڑ=r ز=z ژ=Z س=s ش=S ص=s ض=ð ط=t ظ=ð ع=a غ=g "
    "ف=f ق=q ک=k ك=k گ=g ل=l م=m ن=n ں=n و=W ہ=h ه=h ھ=h ی=Y ي=Y ى=a ے=e ة=a ۀ=a ە=e ڤ=v ۆ=W ێ=Y ې=Y ۍ=Y ښ=S ړ=r ډ=d ټ=t ڼ=n څ=c ځ=c "
    "ږ=Z ڭ=n ۇ=W ڵ=l ڕ=r ۋ=v"
)
HEBREW: Final = _pairs(
    "א=a ב=β ג=g ד=d ה=h ו=W ז=z ח=x ט=t י=Y כ=χ ך=χ ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=φ ף=φ צ=c ץ=c ק=k ר=r ש=σ ת=t '= ג'=J ז'=Z צ'=C ץ'=C "
    "ת'=θ וו=w יי=y"
)
GREEK: Final = _pairs(
    "α=a β=v γ=g δ=ð ε=e ζ=z η=i θ=θ ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s ς=s τ=t υ=i φ=f χ=x ψ=ps ω=o ου=u ευ=ev αυ=av ει=i οι=i "
    "αι=e μπ=b ντ=d γκ=g γγ=ng τζ=J τσ=c"
)
LATIN: Final = _pairs(
    "schtsch=S tsch=C dsch=J shch=S tch=C sch=S sh=S ch=Q ck=k cz=C cs=C ts=c tz=c dzh=J dż=J dž=J dj=J dz=c zh=Z kh=x gh=g ph=f th=θ dh=ð "
    "rh=r wh=w eau=o sz=S rz=Z ou=u oo=u ee=i x=ks š=S ş=S ș=S ś=S ç=Q č=C ć=C ž=Z ż=Z ź=Z đ=J ğ=g ı=i ə=e ø=o ö=o œ=o ü=u å=o ä=e "
    "æ=e ł=l þ=θ ß=s ţ=c ț=c q=k c=k '= ’="
)
_SOFT: Final = "eiyéèêëěíîï"
_SOFT_AFTER: Final = tuple(_SOFT)
_INDIC_CONSONANTS: Final = _pairs(
    "क=k ख=k ग=g घ=g ङ=n च=C छ=C ज=J झ=J ञ=n ट=t ठ=t ड=d ढ=d ण=n त=t थ=t द=d ध=d न=n प=p फ=f ब=b भ=b म=m य=y र=r ल=l व=w श=S ष=S स=s ह=h"
)
_INDIC_VOWELS: Final = _pairs("अ=a आ=a इ=i ई=i उ=u ऊ=u ऋ=ri ए=e ऐ=ai ओ=o औ=au ऑ=o ऍ=e")

_INDIC_SIGNS: Final = _pairs("ा=a ि=i ी=i ु=u ू=u ृ=ri े=e ै=ai ो=o ौ=au ॉ=o ॅ=e ्=")
# The 19 first, 21 middle and 28 last letters of a Hangul block, in the order of Unicode; "-" is not read.
_HANGUL: Final = (
    tuple("g k n d t Ř m β p s s - J J C k t φ h".split()),  # noqa: SIM905  -- 68 short strings: a list takes 20 lines
    tuple("a e ya ye o e yo ye o wa we we yo u wo we wi yu ə i i".split()),  # noqa: SIM905
    tuple("- k k k n n n t l k m l l l p l m p p t t ŋ t t k t p t".split()),  # noqa: SIM905
)
# Surnames that Koreans write otherwise in Latin letters than they are read.
_KOREAN: Final = _pairs("이=li 박=park 임=lim 노=no 유=yu 류=yu 최=Coi 여=yo 연=yon 라=na 나=na 심=sim 신=Sin 오=o 우=wu 문=mun 리=li")
# Pinyin writes these otherwise than the rest of the world.
_PINYIN: Final = _pairs("zh=J ch=C sh=S x=S q=C j=J z=c c=c r=Z ng=ŋ l=Ř")


class _Letters(dict[int, str]):
    """A table for ``str.translate`` that reads what it lacks by anyascii, once."""

    def __init__(self, table: dict[str, str]) -> None:
        known = {ord(sound): sound for sound in UNITS if sound.isascii()}
        super().__init__(known | {ord(letter): sounds for letter, sounds in table.items() if len(letter) == 1})

    def __missing__(self, code: int) -> str:
        char = chr(code)
        silent = unicodedata.category(char) in {"Mn", "Mc", "Cf", "Lm"}
        self[code] = read = "" if silent else _latin(anyascii(char).lower())
        return read


def _longest(table: dict[str, str], *more: str) -> re.Pattern[str]:
    """Finds the letters of more than one character in a table, the longest first, and ``more`` after them."""
    groups = sorted((re.escape(letters) for letters in table if len(letters) > 1), key=len, reverse=True)
    return lazy("|".join([*groups, *more]))


_LATIN_GROUPS: Final = _longest(
    LATIN,
    "igh(?=t)",
    "ng(?![aeiouy])",
    f"qu(?=[{_SOFT}])",
    f"gu(?=[{_SOFT}])",
    f"g(?=[{_SOFT}])",
    f"c(?=[{_SOFT}])",
    "c",
    "q",
    "x",
    "y(?![aeiou])",
)
_LATIN_READ: Final = LATIN | {"igh": "ai", "ng": "ŋ", "qu": "k", "gu": "g", "g": "ĝ", "y": "i"}
_LATIN_MARKED: Final = str.maketrans({letter: read for letter, read in LATIN.items() if len(letter) == 1 and not letter.isascii()})
_GREEK_GROUPS: Final = _longest(GREEK)
_HEBREW_GROUPS: Final = _longest(HEBREW)
_PINYIN_GROUPS: Final = lazy("[zcs]h|ng$|[xqjzcrl]")
# One sound that some scripts write with two letters: "تش" is ch, "דז" is dz.
_WRITTEN_APART: Final = (("ts", "c"), ("tS", "C"), ("dZ", "J"), ("dJ", "J"), ("dǰ", "J"))


def _bare(word: str) -> str:
    """Without the marks over and under its letters."""
    return word if word.isascii() else "".join(char for char in unicodedata.normalize("NFD", word) if unicodedata.category(char) != "Mn")


def _latin_group(match: re.Match[str]) -> str:
    found = match[0]
    if found == "c" and match.string[match.end() : match.end() + 1] in _SOFT_AFTER:
        return "c"
    return _LATIN_READ[found]


def _latin(word: str) -> str:
    read = _LATIN_GROUPS.sub(_latin_group, word)
    return read if word.isascii() else _bare(read.translate(_LATIN_MARKED))


def _greek(word: str) -> str:
    return _GREEK_GROUPS.sub(lambda m: GREEK[m[0]], _bare(word)).translate(_LETTERS["greek"])


def _abjad(word: str) -> str:
    if word[0] < "\u0600":
        return _HEBREW_GROUPS.sub(lambda m: HEBREW[m[0]], word).translate(_LETTERS["hebrew"])
    read = word.translate(_LETTERS["arabic"])
    return "ł" + read[2:] if word.startswith("ال") and len(word) > 4 else read


def _indic(word: str) -> str:
    """Devanagari: an a behind each consonant that has no vowel sign, but not at the end of the word."""
    read: list[str] = []
    letters = word.replace("\u093c", "")
    for char, after in zip(letters, [*letters[1:], ""], strict=True):
        if char in _INDIC_CONSONANTS:
            read.append(_INDIC_CONSONANTS[char] + ("a" if after and after not in _INDIC_SIGNS else ""))
        else:
            read.append(_INDIC_VOWELS.get(char) or _INDIC_SIGNS.get(char) or ("n" if char in "ँं" else ""))
    return "".join(read)


def _block(char: str) -> str:
    """One block of Hangul; anything else by anyascii."""
    code = ord(char) - 0xAC00
    if not 0 <= code < 11172:
        return char.translate(_LETTERS["other"])
    parts = (_HANGUL[0][code // 588], _HANGUL[1][code % 588 // 28], _HANGUL[2][code % 28])
    read = "".join(part for part in parts if part != "-")
    return f"w{read}" if read[0] == "u" else read  # Koreans write Woo, Woong


def _hangul(word: str) -> str:
    return _KOREAN.get(word) or "".join(_block(char) for char in word)


def _han(word: str) -> str:
    return "".join(_PINYIN_GROUPS.sub(lambda m: _PINYIN[m[0]], anyascii(char).lower()) for char in word)


_LETTERS: Final = {
    name: _Letters(table)
    for name, table in (("cyrillic", CYRILLIC), ("arabic", ARABIC), ("hebrew", HEBREW), ("greek", GREEK), ("other", {}))
}
_READERS: Final[dict[Script, Callable[[str], str]]] = {
    "latin": _latin,
    "cyrillic": lambda word: word.replace("дж", "џ").translate(_LETTERS["cyrillic"]),
    "greek": _greek,
    "abjad": _abjad,
    "indic": _indic,
    "hangul": _hangul,
    "han": _han,
    "other": lambda word: word.translate(_LETTERS["other"]),
}
_RANGES: Final[tuple[tuple[int, int, Script], ...]] = (
    (0, 0x24F, "latin"),
    (0x370, 0x3FF, "greek"),
    (0x400, 0x52F, "cyrillic"),
    (0x590, 0x77F, "abjad"),
    (0x900, 0x97F, "indic"),
    (0x1E00, 0x1EFF, "latin"),
    (0x1F00, 0x1FFF, "greek"),
    (0x3400, 0x9FFF, "han"),
    (0xAC00, 0xD7A3, "hangul"),
)


def script_of(word: str) -> Script:
    """The script of the first letter that is in a script with a table here."""
    if word.isascii():
        return "latin"
    for char in word:
        if char.isalpha():
            code = ord(char)
            return next((script for first, last, script in _RANGES if first <= code <= last), "other")
    return "latin"


def sound(word: str) -> str:
    """The sounds of one word (lower case, NFC), doubled ones once: "Muhammad" is "muhamad", "محمد" "mhmd", "Джеймс" "Jeyms".

    An h at the end is not read ("Abdullah", "Sarah").
    """
    script = script_of(word)
    read = _READERS[script](word)
    read = "".join([one for one, before in zip(read, " " + read, strict=False) if one != before])
    if "t" in read or "d" in read:
        for group, one in _WRITTEN_APART:
            read = read.replace(group, one)
    if script == "abjad" and read[:1] == "W":
        read = "w" + read[1:]
    return read[:-1] if read[-1:] == "h" and (len(read) > 2 or read[0] in "aeiou") else read


def syllable(char: str) -> str:
    """The sounds of one syllable of a Korean or Chinese given name, where a surname's own spelling is not meant."""
    return _block(char) if script_of(char) == "hangul" else sound(char)


def units(sounds: str, *, vowels: bool) -> str:
    """The units of sounds; ``vowels``: they are written on both sides, so that they count."""
    return sounds.translate(_FULL if vowels else _WEAK)
