"""Numerals in a text: digits with the separators of the language, number words, and mixtures of both ('tres mil 700')."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from briefer.lexicon.folding import is_arabic
from briefer.lexicon.words import Keys, Phrases, Token, key, keys, table, table_name

_IP_GROUPS = 4
_LONGEST_ID = 8


class Numeral(NamedTuple):
    """A number: the tokens ``[first, behind)``, its value, and whether digits stand in it.

    ``lead`` is how many characters before the first token belong to it (1 for the point of '.38'), or how many of the
    first token do not (-1 for a joined Arabic 'and').
    """

    first: int
    behind: int
    value: float
    digits: bool
    lead: int


class Numbering(NamedTuple):
    """The number words of a language."""

    phrases: Phrases[tuple[str, float]]
    raw: Mapping[str, Any]
    joiners: Keys
    alone: Keys
    name: str


@cache
def number_words(language: str) -> Numbering:
    """The number words of the language's table: 'v' for a value, 's' for a scale."""
    name = table_name(language)
    raw = table(name).get("numbers", {})
    values: dict[str, float] = dict(raw.get("words", {}))
    items = [(word, ("v", float(value))) for word, value in (*values.items(), *_compounds(values, name))]
    items += [(word, ("s", float(value))) for word, value in raw.get("scales", {}).items()]
    return Numbering(Phrases(items), raw, keys(raw.get("joiner", ())), keys(raw.get("scale_alone", ())), name)


def _compounds(values: Mapping[str, float], name: str) -> list[tuple[str, float]]:
    """Numbers that are written as one word: 'tjueto', 'zweiundzwanzig'."""
    tens = [(word, value) for word, value in values.items() if 20 <= value < 100]
    ones = [(word, value) for word, value in values.items() if 1 <= value < 10]
    if name == "it":
        return [(_italian(ten, one), high + low) for ten, high in tens for one, low in ones]
    if name not in {"nb", "de"}:
        return []
    glued = (lambda ten, one: ten + one) if name == "nb" else (lambda ten, one: f"{one}und{ten}")
    return [(glued(ten, one), high + low) for ten, high in tens for one, low in ones]


def _italian(ten: str, one: str) -> str:
    """'ventuno', 'ventidue', 'ventitré', 'ventotto'."""
    return f"{ten[:-1] if one[0] in 'uo' else ten}{'tré' if one == 'tre' else one}"


def digits_value(text: str, *, point: bool) -> float | None:
    """The value of '2,400', '30000', '2.300', '1.2'; None for what is no number (times, IP addresses, versions).

    Args:
        text: ASCII digits with separators.
        point: whether the language has a decimal point (English, Persian, Arabic), so that '3.200' is 3.2 there.
    """
    if ":" in text or "/" in text:
        return None
    groups = re.split(r"[.,]", text)
    signs = re.findall(r"[.,]", text)
    if len(groups) == 1:
        return None if (len(text) > 1 and text[0] == "0") or len(text) >= _LONGEST_ID else float(text)
    grouped = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0][0] != "0"
    if len(set(signs)) == 1 and grouped:
        if len(groups) == _IP_GROUPS and signs[0] == "." and all(int(group) <= 255 for group in groups):
            return None
        decimal = point and signs[0] == "." and len(groups) == 2
        return float(text) if decimal else float("".join(groups))
    if len(groups) == 2:
        return float(f"{groups[0]}.{groups[1]}")
    whole = "".join(groups[:-1])
    mixed = len(set(signs[:-1])) == 1 and signs[-1] != signs[0] and all(len(group) == 3 for group in groups[1:-1])
    return float(f"{whole}.{groups[-1]}") if mixed else None


def _stands_alone(row: Sequence[Token], index: int, units: Phrases[str]) -> bool:
    """Whether digits are not part of a name, a code, a range, an address or an ordinal."""
    token = row[index]
    if token.glued and index:
        prior = row[index - 1]
        if prior.kind == "word" and not is_arabic(prior.text[0]):
            return False
        if prior.text in set("/:#+@№_&=%") or (prior.text in {"-", "."} and prior.glued):
            return False
    if index + 1 < len(row) and row[index + 1].glued:
        follows = row[index + 1]
        if follows.kind == "word" and units.at(row, index + 1) is None:
            return False
        if follows.text in set("/@_#=&°º:") or (follows.text == "-" and index + 2 < len(row) and row[index + 2].kind in {"number", "full"}):
            return False
    return True


def _digits_at(row: Sequence[Token], index: int, words: Numbering, units: Phrases[str]) -> tuple[int, float] | None:
    """How many tokens of digits make one number from ``index`` on, and its value."""
    if not _stands_alone(row, index, units):
        return None
    text, size = row[index].text, 1
    while (
        words.raw.get("space_groups")
        and size < 4
        and index + size < len(row)
        and text.isdigit()
        and len(text) <= 3 * size
        and text[0] != "0"
    ):
        follows = row[index + size]
        if (
            follows.kind != "number"
            or len(follows.text) != 3
            or not follows.text.isdigit()
            or follows.start != row[index + size - 1].end + 1
        ):
            break
        text, size = text + follows.text, size + 1
    value = digits_value(text, point=words.raw.get("decimal", ".") == ".")
    return None if value is None else (size, value)


class _Sum:
    """A number in the making: 'two hundred' and 'five' make 205, 'two' and 'three' do not make 5."""

    def __init__(self, name: str) -> None:
        self.total, self.current, self.scale, self.name = 0.0, 0.0, 1e15, name
        self.digits = self.words = False

    def takes_value(self, value: float, *, joined: bool) -> bool:
        """Add a number word; False where it does not go with what stands before."""
        if self.digits and not self.words:
            return False
        rest = self.current % 100
        if self.name == "fr" and value == 20 and self.current == 4:
            self.current = 80
        elif self.current == 0 and (not self.words or value < self.scale):
            self.current = value
        elif (
            (value < 10 and rest >= 20 and rest % 10 == 0)
            or (value < 100 and self.current >= 100 and rest == 0)
            or (self.name == "fr" and 10 <= value < 20 and rest in (60, 80))
            or (self.name == "ar" and joined and 20 <= value < 100 and 0 < rest < 10)
            or (value < 100 and self.current >= 1000 and self.current % 100 == 0)
        ):
            self.current += value
        else:
            return False
        self.words = True
        return True

    def takes_scale(self, value: float) -> bool:
        """Multiply by 'hundred', 'thousand', 'million'; False where the order is wrong."""
        if value == 100:
            if not 0 <= self.current < 100 or self.digits:
                return False
            self.current = (self.current or 1) * 100
        else:
            if value >= self.scale:
                return False
            self.total += (self.current or 1) * value
            self.current, self.scale = 0.0, value
        self.words = True
        return True

    def takes_digits(self, value: float) -> bool:
        """Begin with digits, or end with them as in 'tres mil 700'."""
        if self.words and not (self.current == 0 and 0 < value < self.scale):
            return False
        if self.digits:
            return False
        self.current, self.digits = value, True
        return True

    @property
    def value(self) -> float:
        """The number so far."""
        return self.total + self.current


def _step(row: Sequence[Token], index: int, made: _Sum, words: Numbering, units: Phrases[str], *, joined: bool) -> int:
    """Take what stands at ``index`` into the number; how many tokens it took, 0 where it does not belong."""
    if row[index].kind == "number":
        found = _digits_at(row, index, words, units)
        return found[0] if found is not None and made.takes_digits(found[1]) else 0
    at = _word_at(row, index, words)
    if at is None:
        return 0
    size, (sort, value), prefixed = at
    if sort == "s":
        alone = made.words or made.digits or row[index].text in words.alone or (index and row[index - 1].text in {"a", "one"})
        return size if alone and made.takes_scale(value) else 0
    return size if made.takes_value(value, joined=joined or prefixed) else 0


def _word_at(row: Sequence[Token], index: int, words: Numbering) -> tuple[int, tuple[str, float], bool] | None:
    """The number word at ``index``, in Arabic also behind a joined 'and'."""
    found = words.phrases.at(row, index)
    if found is not None:
        return *found, False
    prefix = words.raw.get("prefix")
    if prefix and row[index].text.startswith(key(prefix)) and len(row[index].text) > 3:
        shorter = [row[index]._replace(text=row[index].text[1:]), *row[index + 1 : index + 3]]
        found = words.phrases.at(shorter, 0)
        return (*found, True) if found is not None else None
    return None


def numerals(row: Sequence[Token], language: str, units: Phrases[str]) -> list[Numeral]:
    """The numerals among the tokens of a text, in order.

    Args:
        row: the tokens.
        language: the BCP 47 tag of the text.
        units: what may stand glued to digits ('5km').
    """
    words = number_words(language)
    found: list[Numeral] = []
    index = 0
    while index < len(row):
        numeral = _numeral_at(row, index, words, units) if row[index].kind in {"number", "word"} else None
        if numeral is None:
            index += 1
            continue
        found.append(numeral)
        index = numeral.behind
    return found


def _numeral_at(row: Sequence[Token], index: int, words: Numbering, units: Phrases[str]) -> Numeral | None:
    """The longest number that begins at ``index``."""
    made = _Sum(words.name)
    at, behind = index, index
    while at < len(row):
        joined = False
        if made.words and (row[at].text in words.joiners or (row[at].text == "-" and row[at].glued)) and at + 1 < len(row):
            if row[at].text == "-" and not row[at + 1].glued:
                break
            joined, at = True, at + 1
        size = _step(row, at, made, words, units, joined=joined)
        if not size:
            break
        at = behind = at + size
    if behind == index:
        return None
    if index and row[index].glued and row[index - 1].text == "." and made.digits:
        return Numeral(index, behind, made.value, made.digits, 1)
    prefixed = row[index].kind == "word" and words.phrases.at(row, index) is None
    return Numeral(index, behind, made.value, made.digits, -1 if prefixed else 0)
