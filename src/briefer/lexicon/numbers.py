"""Quantities in a text: how much, of what, and how it is hedged.

Dates, times of day, addresses, versions, ordinals and numbers that are part of a name are no quantities.
Nothing is added up: '13 wounded, three of them seriously' are two quantities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefer.lexicon.counting import CAPTIVE, Counting, Noun, counting, noun_behind, plural
from briefer.lexicon.dates import find_dates
from briefer.lexicon.flat import flat
from briefer.lexicon.numerals import Numeral, number_words, numerals
from briefer.lexicon.ordinals import ordinals_of_the_dead
from briefer.lexicon.outcomes import Scene, events_of, is_share, parts_of, toll_of
from briefer.lexicon.words import NO_KEYS, Phrases, Token, after, before, table, tokens
from briefer.models import Bound

_BEFORE = (("at_least", Bound.AT_LEAST), ("more_than", Bound.MORE_THAN), ("about", Bound.ABOUT), ("up_to", Bound.UP_TO))
_OLDEST = 120
_PART_FAR = 5
_GENERIC = frozenset({"people", "others", "victims", "lives"})
_ANYONE = frozenset({"residents", "villagers", "inhabitants", "locals", "passengers", "migrants", "survivors"})
"""Nouns that are left out where people are counted, which must not happen to a part of them."""
_SMALL = 12


class NumberWords(NamedTuple):
    """A number in a text; offsets in characters, half open, of the numeral alone.

    ``unit`` is 'km', 'USD', 'percent' ... and None for a count of things; ``counted`` is lower-case English where the tables
    know the words ('people killed', 'border guards killed', 'buses', 'age'), the text's own noun otherwise, or None. ``known`` is
    False for such an own word, which may be no noun at all.
    """

    start: int
    end: int
    text: str
    value: float
    bound: Bound
    unit: str | None
    counted: str | None
    known: bool = True


class Measure(NamedTuple):
    """A unit, what it measures, and the first token behind it."""

    unit: str
    counted: str | None
    behind: int


@cache
def _units(name: str, field: str = "units") -> Phrases[str]:
    return Phrases([(word, unit) for unit, row in table(name).get("numbers", {}).get(field, {}).items() for word in row])


@cache
def _duals(name: str) -> Phrases[str]:
    return Phrases([(word, what) for what, row in table(name).get("numbers", {}).get("duals", {}).items() for word in row])


@lru_cache(maxsize=512)
def find_quantities(text: str, language: str) -> tuple[NumberWords, ...]:
    """Every quantity in ``text``, in order and never overlapping; offsets in characters of ``text``.

    Args:
        text: a sentence or a paragraph.
        language: its BCP 47 tag; a language without a table is read with the English one.
    """
    words, row, form = counting(language), tokens(text), flat(text)
    units = _units(words.name)
    taken = [(date.start, date.end) for date in find_dates(text, language)]
    ordinals = ordinals_of_the_dead(row, words.name)
    found = [
        numeral
        for numeral in numerals(row, language, units)
        if not any(first <= numeral.behind and numeral.first < behind for first, behind, _ in ordinals)  # "une quatorzième"
        and (
            before(row, numeral.first, words.sets.get("age_before", NO_KEYS))  # "turned seven last month"
            or not any(
                start < form.ends[row[numeral.behind - 1].end - 1] and form.starts[row[numeral.first].start] < end for start, end in taken
            )
        )
    ]
    dead: list[Read] = [(first, behind, 0, (value, Bound.EXACT, None, "people killed", True)) for first, behind, value in ordinals]
    quantities = [*dead, *_read(found, row, words), *_read_duals(row, words), *_read_compounds(row, words)]
    spans = [(form.span(row[first].start - lead, row[behind - 1].end), rest) for first, behind, lead, rest in quantities]
    return tuple(NumberWords(start, end, text[start:end], *rest) for (start, end), rest in sorted(spans, key=lambda pair: pair[0]))


Read = tuple[int, int, int, tuple[float, Bound, str | None, str | None, bool]]
"""First token, token behind, characters in front that belong to it, and (value, bound, unit, counted, known)."""


def _read(found: Sequence[Numeral], row: Sequence[Token], words: Counting) -> list[Read]:
    """The quantities among the numerals."""
    bounds = [_bound_before(row, numeral.first, words) for numeral in found]
    measures = _measures(found, row, words)
    nouns = [
        Noun("", None, measure.behind, whole=True) if measure else noun_behind(row, numeral.behind, words.name, one=numeral.value == 1)
        for numeral, measure in zip(found, measures, strict=True)
    ]
    scene = Scene(row, found, nouns, [first for _, first in bounds], words)
    events = events_of(scene)
    parts = parts_of(scene, events, [measure is not None for measure in measures])
    quantities: list[Read] = []
    for number, numeral in enumerate(found):
        measure, event = measures[number], parts.get(number) or events[number]
        noun = nouns[number + 1] if event and not nouns[number].who and is_share(scene, number) else nouns[number]
        counted = measure.counted if measure else _counted(noun, event, words)
        if number in parts:
            counted = _part(scene, number, event)
        elif event and not nouns[number].known and toll_of(scene, number):
            counted = f"people {event}"  # "عدد الناجين بلغ 148 من مجموع 193"
        if not _means_something(scene, number, measure, event, counted):
            continue
        places = [index for index in (numeral.behind, nouns[number].behind) if index not in scene.heads]
        bound = bounds[number][0] or _bound_after(row, places, words) or (Bound.ABOUT if _collective(numeral, row, words) else Bound.EXACT)
        unit = measure.unit if measure else None
        if bound is Bound.UP_TO and event and row[numeral.first - 1].text in words.sets.get("toll_links", NO_KEYS):
            bound = Bound.EXACT  # Russian "до" is both "up to" and the "to" of "rose to"
        known = nouns[number].known
        quantities.append((numeral.first, numeral.behind, numeral.lead, (numeral.value, bound, unit, counted, known)))
    return quantities


def _read_duals(row: Sequence[Token], words: Counting) -> list[Read]:
    """Arabic duals: one word for two of something, with the verb before it."""
    quantities: list[Read] = []
    duals = _duals(words.name)
    for index in range(len(row)):
        what, cut = duals.at(row, index), 0
        if what is None and words.name == "ar" and row[index].text.startswith("و"):
            what = duals.at([row[index]._replace(text=row[index].text[1:])], 0)
            cut = 1
        if what is None:
            continue
        numeral = Numeral(index, index + 1, 2.0, digits=False, lead=-cut)
        scene = Scene(row, [numeral], [Noun(what[1], None, index + 1, whole=True)], [index], words)
        event = None if " " in what[1] and what[1].endswith(("killed", "wounded")) else events_of(scene)[0]
        counted = f"{what[1]} {event}" if event else what[1]
        bound = _bound_before(row, index, words)[0] or _bound_after(row, (index + 1,), words) or Bound.EXACT
        quantities.append((index, index + 1, -cut, (2.0, bound, None, counted, True)))
    return quantities


def _read_compounds(row: Sequence[Token], words: Counting) -> list[Read]:
    """An age as one word: 'девятилетняя', 'neunjährige', 'sjuåring'."""
    pattern = words.raw.get("age_compound")
    found = [(index, re.fullmatch(pattern, token.text)) for index, token in enumerate(row) if token.kind == "word"] if pattern else []
    known = number_words(words.name).phrases
    out: list[Read] = []
    for index, match in found:
        told = match and known.get(match[1])
        if told and told[0] == "v" and 1 <= told[1] <= _OLDEST:
            out.append((index, index + 1, 0, (told[1], Bound.EXACT, "years", "age", True)))
    return out


def _counted(noun: Noun, event: str | None, words: Counting) -> str | None:
    """'people killed', 'border guards killed', 'buses'; None where nothing is named."""
    if event is None:
        return noun.who if noun.whole and noun.who else None
    who = noun.who
    if not noun.whole and who:
        head, _, last = who.rpartition(" ")
        who = f"{head} {words.raw.get('irregular', {}).get(last) or plural(last)}".strip()
    if event == "aboard" and who.startswith(("passengers", "crew")):
        return who  # who else would they be
    captive = who in CAPTIVE and event in {"abducted", "arrested", "released", "rescued"}
    return f"{'people' if captive or _is_generic(who, words) else who} {event}"


def _is_generic(who: str, words: Counting) -> bool:
    """Whether a noun says no more than that people are counted."""
    return not who or who in words.sets.get("others", NO_KEYS) or who in _GENERIC


def _part(scene: Scene, number: int, event: str | None) -> str:
    """What a part of a total counts: 'tajik servicemen killed', 'people from the afghan bank of those killed'; never as the total does."""
    noun = scene.nouns[number]
    if not noun.whole:  # "five below it"
        noun = Noun("", None, scene.numerals[number].behind, whole=True)
    if not noun.who and noun.behind < len(scene.row) and scene.row[noun.behind].text == "-":  # "трое — таджикские военнослужащие"
        noun = noun_behind(scene.row, noun.behind + 1, scene.words.name, one=False)
    if not _is_generic(noun.who, scene.words) and noun.who not in _ANYONE:
        return f"{noun.who} {event}"
    follows = scene.row[noun.behind : noun.behind + _PART_FAR]
    stop = next((at for at, token in enumerate(follows) if token.kind != "word" or token.text in scene.words.sets["joiner"]), len(follows))
    group = " ".join((noun.who or "people", *(token.text for token in follows[:stop])))
    return f"{group} of those {event}"


# ---------------------------------------------------------------- bounds


def _bound_before(row: Sequence[Token], first: int, words: Counting) -> tuple[Bound | None, int]:
    """The hedge right before a number, the longest that fits, and the token at which hedge and number begin."""
    at = first
    while at and row[at - 1].text in {"$", "€", "£", "₹", ".", "us"} and row[at].glued:
        at -= 1
    sizes = [(before(row, at, words.sets.get(field, NO_KEYS)), bound) for field, bound in _BEFORE]
    size, bound = max(sizes, key=lambda pair: pair[0])
    if not size and at > 1 and before(row, at, words.sets.get("fill_before", NO_KEYS), 1):
        sizes = [(before(row, at - 1, words.sets.get(field, NO_KEYS)), kind) for field, kind in _BEFORE]
        size, bound = max(sizes, key=lambda pair: pair[0])
        size += 1 if size else 0
    return (bound, at - size) if size else (None, at)


def _collective(numeral: Numeral, row: Sequence[Token], words: Counting) -> bool:
    """'une vingtaine', 'a dozen': a number word that is rough by itself."""
    return any(token.text in words.sets.get("collectives", NO_KEYS) for token in row[numeral.first : numeral.behind])


def _bound_after(row: Sequence[Token], places: Sequence[int], words: Counting) -> Bound | None:
    """A hedge behind the number or behind its noun: '10 or more', '9 جنود على الأقل'."""
    for index in places:
        if index < len(row):
            if after(row, index, words.sets.get("at_least_after", NO_KEYS)):
                return Bound.AT_LEAST
            if after(row, index, words.sets.get("more_than_after", NO_KEYS)):
                return Bound.MORE_THAN
    return None


# ---------------------------------------------------------------- units and ages


def _measures(found: Sequence[Numeral], row: Sequence[Token], words: Counting) -> list[Measure | None]:
    """The unit of each numeral; '31 and 47 years' has it at the last one only."""
    measures: list[Measure | None] = [_measure(numeral, row, words) for numeral in found]
    for number in range(len(found) - 2, -1, -1):
        follows, here = measures[number + 1], found[number]
        gap = row[here.behind : found[number + 1].first]
        joined = len(gap) == 1 and (
            gap[0].text in words.sets.get("joiner", NO_KEYS) or gap[0].text in {",", "to", "a", "til", "à", "или", "or"}
        )
        if measures[number] is None and follows is not None and joined and follows.unit != "calibre":
            measures[number] = follows._replace(behind=here.behind)
    return measures


def _measure(numeral: Numeral, row: Sequence[Token], words: Counting) -> Measure | None:
    """The unit of a numeral: an age, a currency or a word before it, or a word behind it."""
    age = _age(numeral, row, words)
    if age:
        return age
    led, follows = _unit_before(numeral, row, words), _unit_behind(numeral, row, words)
    return follows if follows and led and led.unit == "calibre" else led or follows  # "калибра 7,62 мм"


def _age(numeral: Numeral, row: Sequence[Token], words: Counting) -> Measure | None:
    """'16-year-old', 'aged 16', 'Rosa Marlow, 61, said'."""
    behind = numeral.behind
    if size := after(row, behind, words.sets.get("age_after", NO_KEYS)):
        return Measure("years", "age", behind + size)
    led = before(row, numeral.first, words.sets.get("age_before", NO_KEYS))
    if numeral.value <= _OLDEST and (led or _age_of_name(numeral, row)):
        return Measure("years", "age", behind + after(row, behind, words.sets.get("age_unit", NO_KEYS)))
    return None


def _unit_before(numeral: Numeral, row: Sequence[Token], words: Counting) -> Measure | None:
    """'$5 million', 'عيار 45'."""
    first = numeral.first
    if not first:
        return None
    currency = _units(words.name).at(row, first - 1) if row[first - 1].text in {"$", "€", "£", "₹"} else None
    led = currency or _units(words.name, "units_before").at(row, first - 1)
    return Measure(led[1], None, numeral.behind) if led is not None else None


def _unit_behind(numeral: Numeral, row: Sequence[Token], words: Counting) -> Measure | None:
    """'30 miles', '800-metre', '5%', and years that are an age."""
    behind = numeral.behind + after(row, numeral.behind, words.sets.get("unit_link", NO_KEYS))  # "1,8 milliard de dollars"
    hyphen = behind + 1 < len(row) and row[behind].text == "-" and row[behind].glued and row[behind + 1].glued
    unit = _units(words.name).at(row, behind + 1 if hyphen else behind) if behind < len(row) else None
    if unit is None:
        return None
    end = behind + unit[0] + int(hyphen)
    return Measure(unit[1], "age" if unit[1] == "years" and _age_unit(numeral, row, end, words) else None, end)


def _age_unit(numeral: Numeral, row: Sequence[Token], end: int, words: Counting) -> bool:
    """Whether 'años', 'лет', 'عاما' behind a number are an age here, as the word before the number tells."""
    if numeral.value > _OLDEST or not after(row, numeral.behind, words.sets.get("age_unit", NO_KEYS)):
        return False
    context = re.compile(words.raw.get("age_context") or "(?!)")
    closing = end < len(row) and row[end].text == ")" and any(token.text == "(" for token in row[max(0, numeral.first - 4) : numeral.first])
    return (
        closing
        or _between_commas(numeral, row, end)
        or (numeral.first > 0 and context.fullmatch(row[numeral.first - 1].text) is not None and row[numeral.first - 1].text != "(")
    )


def _between_commas(numeral: Numeral, row: Sequence[Token], end: int) -> bool:
    """'Rosa Marlow, 46 ans, a dit': years between two commas behind a name."""
    first = numeral.first
    closed = end >= len(row) or row[end].text in {",", ".", ";", "،"}
    led = first > 1 and row[first - 1].text in {",", "،"} and row[first - 2].kind == "word"
    return closed and led and (row[first - 2].capital or not row[first - 2].text.isascii())


def _age_of_name(numeral: Numeral, row: Sequence[Token]) -> bool:
    """'Rosa Marlow, 61, said': a number between commas behind a name."""
    first, behind = numeral.first, numeral.behind
    if first < 2 or not numeral.digits or not 1 <= numeral.value <= _OLDEST or numeral.value != int(numeral.value) or numeral.lead > 0:
        return False
    closed = behind >= len(row) or row[behind].text in {",", ".", ";"} or row[behind].kind == "line"
    return closed and row[first - 1].text == "," and row[first - 2].kind == "word" and row[first - 2].capital


# ---------------------------------------------------------------- what is no quantity


def _means_something(scene: Scene, number: int, measure: Measure | None, event: str | None, counted: str | None) -> bool:
    """Whether a numeral is a quantity that news is made of."""
    row, words, numeral = scene.row, scene.words, scene.numerals[number]
    if _is_label(row, numeral, words) or (measure and _is_clock(row, numeral, measure, words)):
        return False
    if measure is not None:
        return numeral.digits or numeral.value != 1
    if numeral.lead > 0 or (_time_follows(row, numeral, words) and not (event and _of_a_total(scene, number))):
        return False
    if event is not None:
        return True
    if _only_determined(row, numeral, words) or _is_pronoun(row, numeral, words) or _in_a_name(row, numeral, words.name):
        return False
    return counted is not None or _bare_figure(scene, number)


def _of_a_total(scene: Scene, number: int) -> bool:
    """'15 of the 20 passengers survived', 'عدد الناجين بلغ 148 من مجموع 193': words that else mark what is no count."""
    if is_share(scene, number):
        return scene.nouns[number + 1].event is None
    out_of = after(scene.row, scene.numerals[number].behind, scene.words.sets.get("out_of", NO_KEYS))
    return bool(out_of) and toll_of(scene, number) is not None


def _bare_figure(scene: Scene, number: int) -> bool:
    """Whether a number that counts nothing named is told at all: in digits, no year, no code, part of no row of numbers."""
    row, numeral = scene.row, scene.numerals[number]
    hedged = scene.heads[number] != numeral.first and row[scene.heads[number]].kind == "word"
    beside = (*row[max(0, numeral.first - 1) : numeral.first], *row[numeral.behind : numeral.behind + 1])
    compound = numeral.behind + 1 < len(row) and row[numeral.behind].text == "-" and row[numeral.behind + 1].glued
    if not numeral.digits or compound or any(token.kind == "number" or token.text == "(" for token in beside):
        return False  # also no "14-member" and no "30-årene"
    year = 1900 <= numeral.value <= 2100
    return hedged or (not year and numeral.value > _SMALL and not _capital_before(row, numeral.first))


def _is_label(row: Sequence[Token], numeral: Numeral, words: Counting) -> bool:
    """'Article 5', 'page 3', 'No. 7', 'flight 370'; and number words after 'several', 'tens of'."""
    first = numeral.first
    dot = 1 if first > 1 and row[first - 1].text == "." and not row[first].glued else 0
    if dot and row[first - 2].text not in {"no", "nr", "nº", "ст", "vol", "art", "p"}:
        dot = 0
    labelled = before(row, first - dot, words.sets.get("not_after", NO_KEYS))
    return bool(labelled) or bool(before(row, first, words.sets.get("vague_before", NO_KEYS)))


def _is_clock(row: Sequence[Token], numeral: Numeral, measure: Measure, words: Counting) -> bool:
    """'à 22 heures': a time of day, not a length of time."""
    return measure.unit == "hours" and bool(before(row, numeral.first, words.sets.get("clock_before", NO_KEYS)))


def _time_follows(row: Sequence[Token], numeral: Numeral, words: Counting) -> bool:
    return bool(after(row, numeral.behind, words.sets.get("not_before", NO_KEYS)))


def _only_determined(row: Sequence[Token], numeral: Numeral, words: Counting) -> bool:
    """'the two leaders', 'these three issues': a number that tells nothing new."""
    small = not numeral.digits and numeral.value <= _SMALL
    return small and bool(before(row, numeral.first, words.sets.get("determiners", NO_KEYS)))


def _is_pronoun(row: Sequence[Token], numeral: Numeral, words: Counting) -> bool:
    """'one', 'un', 'یک' and other words that mostly mean something else than their number."""
    one_word = numeral.behind == numeral.first + 1 and not numeral.digits
    return one_word and row[numeral.first].text in words.sets.get("pronoun_one", NO_KEYS)


def _in_a_name(row: Sequence[Token], numeral: Numeral, language_name: str) -> bool:
    """A number word with a capital inside a sentence: 'Formula One', 'Channel Four'."""
    if numeral.digits or numeral.first == 0:
        return False
    if not row[numeral.first].capital:  # "Selahaddin bin Osman", where "bin" is also a thousand
        within = row[numeral.first - 1].capital and numeral.behind < len(row) and row[numeral.behind].capital
        return within and language_name == "tr" and numeral.behind == numeral.first + 1
    return _capital_before(row, numeral.first) and row[numeral.first - 1].kind == "word"


def _capital_before(row: Sequence[Token], index: int) -> bool:
    """Whether a word with a capital stands right before, which is not just the first of its sentence."""
    return (
        index > 1
        and row[index - 1].kind == "word"
        and row[index - 1].capital
        and row[index - 2].kind != "line"
        and row[index - 2].text != "."
    )
