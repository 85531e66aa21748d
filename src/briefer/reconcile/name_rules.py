"""The rules on whether two spellings name one person, body or place, in one table a kind.

The docstring of a rule is what a reader is told of it.
"""

from __future__ import annotations

from briefer.models import EntityKind, Judgement
from briefer.reconcile.body_words import is_body_word
from briefer.reconcile.name_units import Unit, initials
from briefer.reconcile.rules import Rule, different, same, unsure
from briefer.reconcile.spellings import Fit, closest, fit, weight_of

# Shares of true pairs among the development pairs across scripts by their score: 0.85 from SURE on, 0.003 below SURELY_TWO.
SURE = 0.7
SURELY_TWO = 0.1
CONTRADICTS = 0.5  # left-over tokens less alike than this are two different names, not two spellings


def _pair(one: Unit, other: Unit) -> str:
    return f"'{one.text}' and '{other.text}'"


def _said(fit_: Fit, side: str) -> str:
    tokens = fit_.left if side == "left" else fit_.right
    return " ".join(token.text for token in tokens)


def _clash(found: Fit) -> bool:
    """Both sides have a part that the other lacks: a telling one, or any where only a very common name is shared."""
    least = 1 if found.held >= 1 else 0.5
    return weight_of(found.left) >= least and weight_of(found.right) >= least


def _sure(one: Unit, other: Unit, found: Fit) -> bool:
    """Whether the names as a whole are one by their sound, though a part of each is spelled too differently to be matched alone.

    Not where a side is in Han: of its readings only that of Beijing is known, and half of such pairs are wrong.
    """
    return found.alike >= SURE and all(token.script != "han" for token in (*one.tokens, *other.tokens))


def spelled_alike(one: Unit, other: Unit) -> Judgement | None:
    """Every part of one name has its like in the other, by consonants and sound, in any order and any script."""
    found = fit(one.tokens, other.tokens)
    if found.held and _clash(found) and _sure(one, other, found):
        return same("spelled alike", found.alike, f"{_pair(one, other)} sound alike as a whole ({found.alike:.2f})")
    if not found.held or weight_of(found.left) >= 0.9 or weight_of(found.right) >= 0.9:
        return None
    lost = 0.1 * (weight_of(found.left) + weight_of(found.right))
    if found.held < 1 or len(one.tokens) + len(other.tokens) == 2:
        return _single(one, other, found)
    return same("spelled alike", found.score - lost, f"{_pair(one, other)} have the same parts, spelled alike ({found.score:.2f})")


def _single(one: Unit, other: Unit, found: Fit) -> Judgement:
    if found.score >= 0.97:
        return same("spelled alike", 0.9 * found.score, f"{_pair(one, other)} are one word, spelled alike")
    return unsure("spelled alike", 0.6 * found.score, f"{_pair(one, other)} sound alike, which is little for one word")


def part_of_name(one: Unit, other: Unit) -> Judgement | None:
    """One name holds the whole of the other and more: two parts in common are enough, one is not."""
    found = fit(one.tokens, other.tokens)
    less, more = weight_of(found.left), weight_of(found.right)
    if not found.held or (less >= 0.9) == (more >= 0.9):
        return None
    if found.held >= 1.5:
        return same("part of the name", 0.85 * found.score, f"{_pair(one, other)}: one is the other and more")
    return unsure("part of the name", 0.5, f"{_pair(one, other)} share one part only")


def names_contradict(one: Unit, other: Unit) -> Judgement | None:
    """Each name has a part that the other lacks, and those parts are not spellings of one another."""
    found = fit(one.tokens, other.tokens)
    if not _clash(found) or _sure(one, other, found):
        return None
    near = closest(found.left, found.right)
    reason = f"{_pair(one, other)} differ: '{_said(found, 'left')}' is not '{_said(found, 'right')}'"
    if found.alike < SURELY_TWO and (near < CONTRADICTS or (one.latin and other.latin and near < 0.72)):
        return different("names contradict", 1.0, reason)
    scripts = {token.script for token in (*one.tokens, *other.tokens)}
    return different("names contradict", 0.8 if len(scripts) == 1 else 0.6, reason)


def one_office(one: Unit, other: Unit) -> Judgement | None:
    """The sources give both the same office, and the names share a part and contradict in none."""
    offices = one.offices & other.offices
    found = fit(one.tokens, other.tokens)
    if not offices or not found.held or _clash(found):
        return None
    return same("one office", 0.9, f"{_pair(one, other)} are both said to be {min(offices)}")


def two_in_one_sentence(one: Unit, other: Unit) -> Judgement | None:
    """Both stand in one sentence as two people, with names that are not the same."""
    together = one.sentences & other.sentences
    found = fit(one.tokens, other.tokens)
    full = min(len(one.tokens), len(other.tokens)) >= 2
    if not together or not full or not (weight_of(found.left) + weight_of(found.right) >= 0.9):
        return None
    return different("two in one sentence", 1.0, f"one sentence names {_pair(one, other)}")


def one_gazetteer_place(one: Unit, other: Unit) -> Judgement | None:
    """The gazetteer knows both: one place if it gives one name, two if it gives two."""
    if not one.place or not other.place:
        return None
    if one.place == other.place:
        return same("gazetteer", 0.98, f"{_pair(one, other)} are {one.place}")
    return different("gazetteer", 1.0, f"{_pair(one, other)} are {one.place} and {other.place}")


def other_sort(one: Unit, other: Unit) -> Judgement | None:
    """The names say that they are of places of two sorts: a river is no district."""
    if not one.sort or not other.sort or one.sort == other.sort:
        return None
    return different("other sort", 1.0, f"{_pair(one, other)}: a {one.sort} and a {other.sort}")


def place_spelled_alike(one: Unit, other: Unit) -> Judgement | None:
    """Two spellings of a place that sound the same, the word for its sort ("area", "town") left aside."""
    found = fit(one.tokens, other.tokens)
    if not found.held or weight_of(found.left) or weight_of(found.right):
        return None
    exact = all(a.sound == b.sound for a, b in zip(one.tokens, other.tokens, strict=False))
    if exact:
        return same("spelled alike", 0.95, f"{_pair(one, other)} sound the same")
    if (one.place or other.place) and one.latin and other.latin:
        return unsure("spelled alike", 0.5, f"{_pair(one, other)} are near, and the gazetteer knows one of them")
    return same("spelled alike", 0.85 * found.score, f"{_pair(one, other)} are spelled alike ({found.score:.2f})")


def place_contradicts(one: Unit, other: Unit) -> Judgement | None:
    """Two names of places with nothing in common, or with a part on each side that the other lacks."""
    found = fit(one.tokens, other.tokens)
    if (one.place and other.place) or (found.held and not _clash(found)):
        return None  # the gazetteer knows better than the spelling: "US" and "EE.UU."
    return different("names contradict", 1.0, f"{_pair(one, other)} are different names")


def same_acronym(one: Unit, other: Unit) -> Judgement | None:
    """Both carry one abbreviation, or one is the abbreviation that the words of the other begin with."""
    if one.acronym and one.acronym == other.acronym:
        return same("abbreviation", 0.9, f"{_pair(one, other)} carry the abbreviation {one.acronym}")
    for short, long in ((one, other), (other, one)):
        if _abbreviates(short, long):
            return same("abbreviation", 0.8, f"{short.acronym} of '{short.text}' is made of the first letters of '{long.text}'")
    return None


def _abbreviates(short: Unit, long: Unit) -> bool:
    """Whether the abbreviation that one carries is made of the words of the other, which carries none."""
    return bool(short.acronym) and not long.acronym and len(long.tokens) > 1 and initials(long) == short.acronym


def other_acronym(one: Unit, other: Unit) -> Judgement | None:
    """Each carries its own abbreviation."""
    if not one.acronym or not other.acronym or one.acronym == other.acronym:
        return None
    return different("abbreviation", 1.0, f"{_pair(one, other)} carry the abbreviations {one.acronym} and {other.acronym}")


def other_country(one: Unit, other: Unit) -> Judgement | None:
    """A body of one country is not that of another."""
    if not one.owners or not other.owners or one.owners & other.owners:
        return None
    return different("country", 1.0, f"{_pair(one, other)} belong to {'/'.join(sorted(one.owners))} and {'/'.join(sorted(other.owners))}")


def body_spelled_alike(one: Unit, other: Unit) -> Judgement | None:
    """Bodies whose names agree but for a country ("... of Afghanistan") or a word for the sort of body."""
    found = fit(one.tokens, other.tokens)
    if not found.held or weight_of(found.left) or weight_of(found.right):
        return None
    if found.held < 1:
        return None
    if bool(one.owners) != bool(other.owners) and len(one.tokens) == 1 and one.tokens[0].text in HEADS_THAT_NEED_AN_OWNER:
        return unsure("spelled alike", 0.4, f"{_pair(one, other)}: every country has one")
    return same("spelled alike", 0.9 * found.score, f"{_pair(one, other)} are spelled alike ({found.score:.2f})")


def body_contradicts(one: Unit, other: Unit) -> Judgement | None:
    """Bodies with a word in the name that the other lacks: "Taliban" is not "Tehrik-i-Taliban Pakistan"."""
    if not one.tokens or not other.tokens or (one.acronym and one.acronym == other.acronym):
        return None
    if _abbreviates(one, other) or _abbreviates(other, one):
        return None
    found = fit(one.tokens, other.tokens)
    if one.latin is not other.latin and _clash(found):
        return None  # translated, not transliterated: the words can't be compared
    if _clash(found):
        return different("names contradict", 1.0, f"{_pair(one, other)} are different names")
    if weight_of(found.left) or weight_of(found.right):
        return _longer_body(one, other)
    return None


def _longer_body(one: Unit, other: Unit) -> Judgement:
    short, long = sorted((one, other), key=lambda unit: len(unit.tokens))
    found = fit(short.tokens, long.tokens)
    opens = len(short.tokens) >= 2 and not weight_of(found.left) and fit(short.tokens, long.tokens[: len(short.tokens)]).held == found.held
    if opens:
        return same("part of the name", 0.72, f"'{long.text}' begins with '{short.text}'")
    named = any(not is_body_word(token.text) for token in short.tokens)
    if one.latin is not other.latin and not weight_of(found.left) and len(short.tokens) >= 2 and named:
        return same("part of the name", 0.72, f"'{long.text}' holds the whole of '{short.text}', which another language may shorten")
    return different("names contradict", 1.0, f"'{long.text}' is a longer name than '{short.text}', not another spelling of it")


_HEADS_THAT_NEED_AN_OWNER_WORDS = """
    government army parliament police ministry presidency cabinet embassy senate congress court military navy border
    guards office
"""
HEADS_THAT_NEED_AN_OWNER = frozenset(_HEADS_THAT_NEED_AN_OWNER_WORDS.split())
PERSON_RULES: tuple[Rule[Unit], ...] = (two_in_one_sentence, names_contradict, spelled_alike, part_of_name, one_office)
PLACE_RULES: tuple[Rule[Unit], ...] = (one_gazetteer_place, other_sort, place_contradicts, place_spelled_alike)
BODY_RULES: tuple[Rule[Unit], ...] = (other_acronym, other_country, body_contradicts, same_acronym, body_spelled_alike)
NAME_RULES: dict[EntityKind, tuple[Rule[Unit], ...]] = {
    EntityKind.PERSON: PERSON_RULES,
    EntityKind.PLACE: PLACE_RULES,
    EntityKind.ORGANISATION: BODY_RULES,
}
