"""The tokens of a name in any script: their letters, their sounds, and how much each of them says."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from briefer.lexicon.names import romanise
from briefer.lexicon.patterns import lazy
from briefer.reconcile.sounds import Script, script_of, sound, syllable, units

# Names that very many people bear: alike they prove little, missing they cost little.
_COMMON_WORDS = """
    muhammad mohammad mohammed mohamed muhammed mhmd mohamad md mohd ahmad ahmed ahmd ali aly khan khn syd syed sayed sayyid
    abdul abd abdel abdal hassan hasan hussain hussein husayn mullah haji hajji maulvi mawlawi maria jose juan john kim
    lee li wang ibrahim mir shah
"""
COMMON: Final = frozenset(_COMMON_WORDS.split())
_PARTICLE_WORDS = """
    al el ul ud ur as ad ash an bin ibn ben bint binti bte ould de del della di da do dos du des la le van von der den ter af av and the of
    oglu ogly ogli oghlu kyzy kizi qizi
    uld wuld mint oğlu kızı بن ابن بنت ولد منت آل оглы огли оглу кызы ульд вульд мінт минт бін бинт бінт ібн ибн
"""
PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
_INNER = frozenset({"ben", "bin", "بن", "ابن"})  # particles that are names or the whole name where they come first: Ben Wallace
_TITLE_WORDS = """
    mr mrs ms miss dr prof professor sir hon honourable honorable the rt lord lady baron baroness senator deputada deputado dato datuk tun
    puan encik haji hajah shri smt ing mag
    г-н доктор мистер миссис господин лорд барон сэр
    د دكتور الدكتور دکتر آقای خانم السيد السيدة الشيخ الشيخة حضرت مهندس
    मा मां माननीय डा डॉ श्री श्रीमती
    δρ κ κος κα λόρδος σερ
"""
_TITLES: Final = frozenset(_TITLE_WORDS.split())
_SUFFIX_WORDS = """
    jr jnr junior sr ii iii iv phd sh mp mep младший старший
"""
_SUFFIXES: Final = frozenset(_SUFFIX_WORDS.split())
_PEERAGE: Final = lazy(r",\s*(?:baron|baroness|barão|lord|lady|viscount|earl|marquess|duke)\b.*")
_BRACKET: Final = lazy(r"(?<=\S)\s*[(（\[][^)）\]]*[)）\]]?")
# English short forms of given names that are not their beginning (that is known without a table).
_SHORT_FORMS: Final = (
    "robert bob bobby rob bert", "william bill billy will liam", "richard dick rick", "james jim jimmy jamie", "edward ted ned eddie",
    "john jack johnny", "charles chuck charlie", "joseph joe", "henry harry hank", "margaret peggy maggie meg", "elizabeth liz beth betty",
    "anthony tony", "michael mike mick", "david dave", "stephen steve steven", "thomas tom tommy", "katherine kate kathy cathy catherine",
    "alexander sasha alex alec", "lawrence larry", "francis frank", "eugene gene", "gerald jerry gerry", "theodore ted", "rebecca becky",
)  # fmt: skip
_OTHER_SURNAMES: Final = {
    "이": "yi",
    "李": "yi",
    "임": "im",
    "박": "pak",
    "노": "ro",
    "유": "ryu",
    "류": "ryu",
    "정": "Cuŋ",
    "조": "Co",
    "최": "Cwe",
}
# Names that look alike without vowels and are not one.
_NAMES_APART: Final = (
    "hassan hasan hasan حسن хасан хассан", "hussein hussain husain husayn hossein husein حسين حسین хусейн хусаин хуссейн гусейн",
    "mohsen muhsin mohsin محسن мохсен", "ahmad ahmed احمد أحمد ахмад ахмед", "mahmoud mahmud mehmood محمود махмуд",
    "muhammad mohammad mohammed mohamed muhammed mohamad محمد мухаммад мухаммед мохаммад мохаммед магомед",
    "hamid hameed حميد حمید хамид", "hamed hamad حامد حمد хамед хамад", "said saeed saied sayeed سعيد سعید саид", "saad سعد саад",
    "salem salim saleem سالم سليم سلیم салем салим", "salman سلمان салман", "suleiman sulaiman soleiman سليمان سلیمان сулейман",
    "jamal gamal جمال джамал", "jamil jameel جميل جمیل джамиль", "rashid rasheed رشيد رشید рашид", "rashad رشاد рашад",
    "ali aly علي علی али", "khan خان хан", "rahman rehman rahmon رحمان رحمن рахман рахмон", "rahim raheem رحيم رحیم рахим",
    "karim kareem كريم کریم карим", "akram اكرم اکرم أكرم акрам",
)  # fmt: skip
_NAME: Final = {word: group.split()[0] for group in _NAMES_APART for word in group.split()}
# What an initial is called where Persian writes its English name: "جان سی. استنیس" is John C. Stennis.
_LETTER_NAMES: Final = dict(
    pair.split("=")
    for pair in "سی=c بی=b دی=d جی=g دبلیو=w اس=s ام=m ال=l ان=n اف=f آر=r تی=t وی=v کی=k ای=a اچ=h پی=p".split()  # noqa: SIM905
)
_WORD: Final = lazy(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f'’`ʿʾʼ׳\u200c\u0640])*")
_INSIDE: Final = lazy("['’`ʿʾʼ\u200c\u0640]")
# Endings that very many surnames of a language share: they say less than the stem before them.
_ENDING: Final = lazy(
    r"(?:(?P<ov>[oe][vf]a?|[oe]w[as]?|ieva?)|(?P<ski>sk(?:iy|ij|yi|aya|i|y|a|e|o))|(?P<vich>[oe]?vi[CQc]|vna)"
    r"|(?P<yan>[yij]an[cC]?)|(?P<enko>enk[oa]))$"
)
_ENDING_UNITS: Final = {"ov": "12", "ski": "345", "vich": "67", "yan": "89", "enko": "0?"}
_UNWRITTEN: Final = frozenset({"abjad", "hangul", "han"})
_SYLLABIC: Final = frozenset({"hangul", "han"})
_WHOLE: Final = 6  # units of a whole word: two consonants
_LONG_VOWELS: Final = str.maketrans({"Y": "i", "W": "u", "w": "u", "y": "i", "ł": ""})
_COMMON_SOUNDS: Final = frozenset(sound(word).translate(_LONG_VOWELS) for word in COMMON)
# Consonants by where they are made: lips, tongue, hiss, throat. What is lost or mixed up too often (h, kh, v, w) is left out.
_BONES: Final = str.maketrans(
    dict.fromkeys("aeiouyYWwvhxłə", "")
    | dict.fromkeys("pbfβφ", "B") | dict.fromkeys("tdθð", "D") | dict.fromkeys("szSZCJcσǰj", "S") | dict.fromkeys("kgqχɣQĝ", "K")
    | {"m": "M", "n": "N", "ŋ": "N", "r": "R", "l": "L", "Ř": "R"}
)  # fmt: skip


class Token(NamedTuple):
    """A part of a name.

    Attributes:
        text: its Latin letters.
        sound: its sounds, see ``sounds``.
        bones: its consonants, those made in one place as one; the first letter where it has none.
        weak: its units where one side may leave vowels out.
        full: its units where both sides write them.
        weight: how much it says: 1.0, for very common names 0.5, for initials 0.4.
        script: of its letters.
        written: whether its script writes vowels, and so that they prove something.
        initial: whether it is one letter that stands for a name.
        size: how much of a whole word it is, by its sounds; 0 for an initial.
        name: which of the names it is that look alike and are not one; empty for nearly all.
        special: whether its letters alone don't settle what it is like: an initial, or one with ``name`` or ``others``.
        others: units of names that it may be a short form of.
    """

    text: str
    sound: str
    bones: str
    weak: str
    full: str
    weight: float
    script: Script
    written: bool = True
    initial: bool = False
    size: float = 1.0
    name: str = ""
    special: bool = False
    others: tuple[str, ...] = ()


def _in_units(sounds: str) -> tuple[str, str]:
    """Units with unwritten and with written vowels."""
    ending = _ENDING.search(sounds, max(3, len(sounds) - 4))
    if not ending:
        return units(sounds, vowels=False), units(sounds, vowels=True)
    stem, last = sounds[: ending.start()], _ENDING_UNITS[str(ending.lastgroup)]
    return units(stem, vowels=False) + last, units(stem, vowels=True) + last


def _relatives() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for group in _SHORT_FORMS:
        names = group.split()
        for name in names:
            found.setdefault(name, []).extend(units(sound(other), vowels=False) for other in names if other != name)
    found |= {surname: [units(sounds, vowels=False)] for surname, sounds in _OTHER_SURNAMES.items()}
    return {name: tuple(others) for name, others in found.items()}


_RELATIVES: Final = _relatives()


@lru_cache(maxsize=200_000)
def _token(word: str, given: bool) -> Token | None:  # noqa: FBT001  -- the key of a cache that is asked for every word
    """The token of one word; ``given``: a syllable of a Korean given name, where no surname is looked for."""
    initial = word[-1] == "."
    bare = word[:-1] if initial else word
    text = bare if bare.isascii() else romanise(bare).replace(" ", "")
    if initial:
        text = _LETTER_NAMES.get(bare, text)[:1]
    if not text:
        return None
    if not text.isalpha():
        return Token(text, text, text, text, text, 1.0, "latin")
    heard = syllable(bare) if given else sound(bare)
    heard = sound(text) if initial else heard
    script = script_of(bare)
    common = text in COMMON or (script != "latin" and heard.translate(_LONG_VOWELS) in _COMMON_SOUNDS)
    one_letter = len(text) == 1 and script not in _SYLLABIC
    name = _NAME.get(bare, "")
    others = () if given else _RELATIVES.get(text) or _RELATIVES.get(bare, ())
    weak, full = _in_units(heard)
    return Token(
        text=text,
        sound=heard,
        bones=heard.translate(_BONES) or text[:1],
        weak=weak,
        full=full,
        weight=0.5 if common else 0.4 if one_letter else 1.0,
        script=script,
        written=script not in _UNWRITTEN,
        initial=one_letter,
        size=0.0 if one_letter else min(1.0, len(weak) / _WHOLE),
        name=name,
        special=one_letter or bool(name or others),
        others=others,
    )


def _words(name: str) -> list[str]:
    """The words of a name in lower case; an initial keeps its dot."""
    low = name.lower() if name.isascii() else unicodedata.normalize("NFC", name).lower()
    if "." not in low:
        return [word if word.isalpha() else _plain(word) for word in _WORD.findall(low)]
    found: list[str] = []
    for match in _WORD.finditer(low):
        word = match[0] if match[0].isalpha() else _plain(match[0])
        dotted = low[match.end() : match.end() + 1] == "." and word not in _TITLES and (len(word) <= 2 or word in _LETTER_NAMES)
        found.append(f"{word}." if dotted else word)
    return found


def _plain(word: str) -> str:
    """Without the signs inside it; but a geresh changes the Hebrew letter before it."""
    return word.replace("’", "'").replace("׳", "'") if "\u0590" <= word[0] <= "\u05ff" else _INSIDE.sub("", word)


def _made(words: list[str], given: int = 0) -> tuple[Token, ...]:
    kept = [w for at, w in enumerate(words) if w not in PARTICLES or (w in _INNER and not at)] or words
    found = [_token(word, given > 0 and at >= given) for at, word in enumerate(kept)]
    return tuple([token for token in found if token])


@lru_cache(maxsize=200_000)
def tokens_of(name: str) -> tuple[Token, ...]:
    """The tokens of a name in any script, particles left out unless nothing else is there."""
    return _made(_words(name))


@lru_cache(maxsize=200_000)
def person_tokens(name: str) -> tuple[Token, ...]:
    """The tokens of a person's name: without titles, brackets and peerages; Korean and Chinese names by syllables.

    "Mr Nasir Khan" has two, "Adam Smith, Baron Smith of X (politician)" two, "박대동" three: one surname and two of the given name.
    """
    bare = _BRACKET.sub(" ", name) if "(" in name or "（" in name or "[" in name else name
    words = _words(_PEERAGE.sub("", bare.lower()) if "," in bare else bare)
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        del words[-1]
    if len(words) == 1 and 2 <= len(words[0]) <= 3 and script_of(words[0]) in {"hangul", "han"}:
        return _made(list(words[0]), given=1)
    return _made(words)
