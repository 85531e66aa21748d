"""What a number counts: the noun behind it and what happened to whom, told alike for all languages.

'8 people', '8 persons', '8 personas' are 'people'; with 'killed' before or after them they are 'people killed'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from briefer.lexicon.flat import flat
from briefer.lexicon.numerals import Numeral
from briefer.lexicon.places import demonym
from briefer.lexicon.words import NO_KEYS, Keys, Phrases, Token, after, before, keys, table, table_name

_SENTENCE_ENDS = frozenset({".", ";", ":", "!", "?", "\n"})
EVENTS = frozenset(
    [
        "killed",
        "wounded",
        "arrested",
        "displaced",
        "evacuated",
        "missing",
        "abducted",
        "destroyed",
        "damaged",
        "released",
        "rescued",
        "infected",
    ]
)
"""What the tables know to happen to people; the last word of ``counted`` where it is told."""
_FAR, _TOLL_FAR, _NOUN_FAR = 14, 32, 4


class Counting(NamedTuple):
    """The words of a language for what is counted and what happened."""

    events: tuple[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]
    phrases: Mapping[str, Keys]
    led: Mapping[str, Keys]
    nouns: Phrases[str]
    sets: Mapping[str, Keys]
    toll: re.Pattern[str]
    verb: re.Pattern[str]
    raw: Mapping[str, Any]
    name: str


class Noun(NamedTuple):
    """The noun behind a number: in English where the table knows it, the event that it names by itself, and where it ends.

    ``whole`` is False for 'three sailor (and two harbour pilot deaths)', whose head comes later.
    """

    who: str
    event: str | None
    behind: int
    whole: bool


@cache
def counting(language: str) -> Counting:
    """The words of the language's table."""
    name = table_name(language)
    raw = table(name).get("numbers", {})
    events = tuple(
        (event, *(re.compile(flat(row.get(side, "(?!)")).lower) for side in ("before", "after", "noun")))
        for event, row in raw.get("events", {}).items()
    )
    phrases, led = (
        {event: keys(row[side]) for event, row in raw.get("events", {}).items() if side in row}
        for side in ("after_phrases", "before_phrases")
    )
    nouns = Phrases([(word, english) for english, row in raw.get("nouns", {}).items() for word in row])
    sets = {field: keys(row) for field, row in raw.items() if isinstance(row, list) and all(isinstance(word, str) for word in row)}
    toll, verb = (re.compile(flat(raw.get(field, "(?!)")).lower) for field in ("toll", "verb_forms"))
    return Counting(events, phrases, led, nouns, sets, toll, verb, raw, name)


@lru_cache(maxsize=4096)
def _roles(word: str, language: str) -> Mapping[str, str]:
    """Which events a word tells, by side: {'before': 'killed', ...}; 'before' is a word with its number behind it."""
    found: dict[str, str] = {}
    for event, *patterns in counting(language).events:
        for side, pattern in zip(("before", "after", "noun"), patterns, strict=True):
            if side not in found and pattern.fullmatch(word):
                found[side] = event
    return found


# ---------------------------------------------------------------- the noun


def noun_behind(row: Sequence[Token], index: int, language: str, *, one: bool) -> Noun:
    """The noun that begins at token ``index``, right behind a number; ``one`` where the number is 1 and a singular will do."""
    words = counting(language)
    for field in ("at_least_after", "more_than_after", "of_whom"):
        index += after(row, index, words.sets.get(field, NO_KEYS))
    return _english_noun(row, index, words, one=one) if words.name == "en" else _table_noun(row, index, words)


def _english_noun(row: Sequence[Token], index: int, words: Counting, *, one: bool) -> Noun:
    parts: list[str] = []
    at, irregular = index, words.raw.get("irregular", {})
    if at < len(row) and row[at].text == "-" and row[at].glued:
        return Noun("", None, index, whole=True)  # "four-town deal" counts no towns by itself
    while at < len(row) and len(parts) <= _NOUN_FAR:
        token = row[at]
        roles = _roles(token.text, "en")
        if token.kind != "word" or token.text in words.sets["stop"]:
            if token.text != "-" or not token.glued or at + 1 >= len(row) or not parts:
                break
            at += 1
            continue
        if not parts and roles.keys() & {"noun", "after"} and _bare_plural(row, at + 1, words):
            return Noun(_joined([row[at + 1].text], words), roles.get("noun") or roles["after"], at + 2, whole=True)  # "9 wounded soldiers"
        if "noun" in roles:
            return Noun(_joined(parts, words), roles["noun"], at + 1, whole=True)
        if "after" in roles:
            return Noun(_joined(parts, words), None, at, whole=not parts or one)
        glued = at > index and token.glued and row[at - 1].text == "-" and bool(parts)
        parts = [*parts[:-1], f"{parts[-1]}-{token.text}"] if glued else [*parts, token.text]
        at += 1
        if _plural(token.text, irregular):
            return _with_event(row, at, parts, words) if _common(row, index, at - 1, words) else Noun("", None, index, whole=True)
    return Noun(_joined(parts, words) if one and parts else " ".join(parts), None, at if parts else index, whole=one or not parts)


def _common(row: Sequence[Token], index: int, at: int, words: Counting) -> bool:
    """Whether the word at ``at`` is a noun, not a name: in lower case, in a headline, for people of a country, or before its verb."""
    headline = index > 1 and row[index - 2].kind == "word" and row[index - 2].capital
    if not row[at].capital or demonym(row[at].text) or headline:
        return True
    follows = row[at + 1] if at + 1 < len(row) else None
    return follows is not None and (follows.text in words.sets["be"] or "after" in _roles(follows.text, "en"))


def _with_event(row: Sequence[Token], at: int, parts: list[str], words: Counting) -> Noun:
    """A plural that has been read; behind it the head may still come: 'two border guards deaths'."""
    if at < len(row) and "noun" in _roles(row[at].text, "en") and "after" not in _roles(row[at].text, "en"):
        return Noun(_joined(parts, words), _roles(row[at].text, "en")["noun"], at + 1, whole=True)
    return Noun(_joined(parts, words), None, at, whole=True)


def _bare_plural(row: Sequence[Token], index: int, words: Counting) -> bool:
    """Whether a noun in the plural stands there."""
    known = index < len(row) and row[index].kind == "word" and row[index].text not in words.sets["stop"] and not row[index].capital
    return known and not _roles(row[index].text, "en") and _plural(row[index].text, words.raw.get("irregular", {}))


def _plural(word: str, irregular: Mapping[str, str]) -> bool:
    regular = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return regular or word in irregular or word.endswith("men")


def _joined(parts: Sequence[str], words: Counting) -> str:
    """The noun in the plural, without 'new', 'other', 'suspected'."""
    kept = [part for part in parts if part not in words.sets["skip"]]
    if not kept:
        return ""
    head = words.raw.get("irregular", {}).get(kept[-1], kept[-1])
    return " ".join([*kept[:-1], plural(head) if not _plural(head, words.raw.get("irregular", {})) else head])


def plural(word: str) -> str:
    """The regular English plural."""
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|z|ch|sh)$", word) else f"{word}s"


def _table_noun(row: Sequence[Token], index: int, words: Counting) -> Noun:
    """A noun of another language: by the table, else its own word."""
    at, own, name = index, "", words.name
    while at < len(row) and at - index < _NOUN_FAR and row[at].kind == "word":
        found = words.nouns.at(row, at)
        if found is not None:
            return _more_exact(row, at + found[0], found[1], words)
        roles = _roles(row[at].text, name)
        if "noun" in roles:
            return Noun("", roles["noun"], at + 1, whole=True)
        if "after" in roles or "before" in roles:
            return Noun(own, None, at, whole=True)
        skipped = after(row, at, words.sets.get("skip", NO_KEYS))
        if skipped:
            at += skipped
            continue
        if (
            own
            or words.verb.fullmatch(row[at].text)
            or row[at].text in words.sets.get("stop", NO_KEYS)
            or after(row, at, words.sets.get("including", NO_KEYS))
        ):
            break
        own, at = row[at].text, at + 1
    return Noun(own, None, at if own else index, whole=True)


def _more_exact(row: Sequence[Token], at: int, who: str, words: Counting) -> Noun:
    """'two persons (of the) border guards' counts border guards; 'two people dead' may be a noun of the event."""
    if at < len(row) and who == "people":
        skipped = after(row, at, words.sets.get("skip", NO_KEYS))
        found = words.nouns.at(row, at + skipped) if at + skipped < len(row) else None
        if found is not None and found[1] != "people":
            return Noun(found[1], None, at + skipped + found[0], whole=True)
    return Noun(who, None, at, whole=True)


# ---------------------------------------------------------------- what happened


class Scene(NamedTuple):
    """The tokens of a text, its numerals and their nouns, and the words that bound them."""

    row: Sequence[Token]
    numerals: Sequence[Numeral]
    nouns: Sequence[Noun]
    heads: Sequence[int]
    words: Counting


def events_of(scene: Scene) -> list[str | None]:
    """What happened to what each numeral counts ('killed', 'wounded', ...), None where nothing is said."""
    found: list[str | None] = [None] * len(scene.numerals)
    used: set[int] = set()
    for number, noun in enumerate(scene.nouns):
        if noun.event is not None:
            found[number] = noun.event
            continue
        told = _told_before(scene, number, used) or _toll(scene, number) or _told_after(scene, number, used)
        found[number] = told
    for number in range(len(found) - 1, -1, -1):
        found[number] = found[number] or _shared_with_next(scene, number, found)
    for number in range(len(found)):
        found[number] = found[number] or _shared_with_last(scene, number, found)
    return found


def _told_before(scene: Scene, number: int, used: set[int]) -> str | None:
    """'killing at least 17', 'mató a cinco': the verb right before, with at most small words between."""
    at, words = scene.heads[number] - 1, scene.words
    for event, phrases in words.led.items():
        if before(scene.row, at + 1, phrases):
            return event
    for _ in range(4):
        if at < 0 or scene.row[at].kind != "word":
            return None
        roles = _roles(scene.row[at].text, words.name)
        if "before" in roles:
            return roles["before"] if at not in used else None
        size = before(scene.row, at + 1, words.sets.get("fill_before", NO_KEYS))
        if not size:
            return None
        at -= size
    return None


def _toll(scene: Scene, number: int) -> str | None:
    """'The death toll in ... rises to at least 112': the word 'toll' earlier in the sentence, and a link right before."""
    row, words, head = scene.row, scene.words, scene.heads[number]
    links, numeral = words.sets.get("toll_links", NO_KEYS), scene.numerals[number].first
    linked = before(row, head, links) or any(row[at].text in links for at in range(head, numeral))
    if not linked:
        return None
    for at in range(head - 1, max(-1, head - _TOLL_FAR), -1):
        if row[at].text in _SENTENCE_ENDS:
            return None
        if size := after(row, at, words.sets.get("number_of", NO_KEYS)):
            told = _named_behind(row, at + size, words)
            if told:
                return told
        if words.toll.fullmatch(row[at].text) or after(row, at, words.sets.get("toll_phrases", NO_KEYS)):
            return "killed"
        if after(row, at, words.sets.get("wounded_phrases", NO_KEYS)):
            return "wounded"
    return None


def _named_behind(row: Sequence[Token], at: int, words: Counting) -> str | None:
    """What 'the number of' names: 'the number of people arrested', 'число раненых'."""
    for token in row[at : at + _NOUN_FAR]:
        roles = _roles(token.text, words.name)
        if "noun" in roles or "after" in roles:
            return roles.get("noun") or roles["after"]
        if token.kind != "word":
            return None
    return None


def _told_after(scene: Scene, number: int, used: set[int]) -> str | None:
    """'31 miners including 12 guards were killed': the verb behind, past what belongs to the noun."""
    row, words, at = scene.row, scene.words, scene.nouns[number].behind
    passing, limit = False, min(len(row), at + _FAR)
    while at < limit:
        event = _event_at(scene, number, at, passing=passing)
        if event is not None:
            used.update({at} if event else ())
            return event or None
        jumped = _past_inserted(scene, at)
        if jumped:
            at, limit = jumped, min(len(row), jumped + _FAR)
            continue
        if _ends_clause(scene, at):
            return None
        if not passing and row[at].text not in words.sets.get("be", NO_KEYS):
            if row[at].text not in words.sets.get("pass_first", NO_KEYS):
                return None
            passing = True
        at += 1
    return None


def _event_at(scene: Scene, number: int, at: int, *, passing: bool) -> str | None:
    """The event that the words at ``at`` tell of what stands before them; '' where their verb has an object of its own."""
    row, words, noun = scene.row, scene.words, scene.nouns[number]
    for event, phrases in words.phrases.items():
        if after(row, at, phrases):
            return event
    roles = _roles(row[at].text, words.name)
    if "after" not in roles or (passing and row[at - 1].text not in words.sets.get("be", NO_KEYS)):
        return None
    if "before" in roles and at == noun.behind and noun.who and at + 1 in scene.heads:
        return ""  # "from two valleys killed 8 people"
    return roles["after"]


def _ends_clause(scene: Scene, at: int) -> bool:
    """Whether the search for the verb has to stop here: a sign, another number, a verb of another clause."""
    token, words = scene.row[at], scene.words
    if token.kind != "word" or any(numeral.first == at for numeral in scene.numerals):
        return True
    return "before" in _roles(token.text, words.name) or token.text in words.sets.get("breakers", NO_KEYS)


def _past_inserted(scene: Scene, at: int) -> int:
    """The token behind ', including 12 guards,' or '(...)' that begins at ``at``; 0 where nothing of the kind does."""
    row, words = scene.row, scene.words
    if row[at].text == "(":
        return next((index + 1 for index in range(at, min(len(row), at + 20)) if row[index].text == ")"), 0)
    begin = at + 1 if row[at].text == "," else at
    size = after(row, begin, words.sets.get("including", NO_KEYS)) if begin < len(row) else 0
    if not size:
        return 0
    for number, numeral in enumerate(scene.numerals):
        if begin + size <= numeral.first <= begin + size + 3:
            end = scene.nouns[number].behind
            return end + 1 if end < len(row) and row[end].text == "," else end
    return 0


def _shared_with_next(scene: Scene, number: int, found: Sequence[str | None]) -> str | None:
    """'three sailor and two harbour pilot deaths', 'two soldiers and three civilians were killed'."""
    if number + 1 >= len(found) or found[number + 1] is None:
        return None
    row, words, noun = scene.row, scene.words, scene.nouns[number]
    joint, follows = noun.behind, scene.heads[number + 1]
    joined = joint < len(row) and (row[joint].text in words.sets.get("joiner", NO_KEYS) or row[joint].text == ",") and follows == joint + 1
    told_before = _told_before(scene, number + 1, set()) is not None
    return found[number + 1] if joined and not told_before and (noun.who or not noun.whole) else None


def _shared_with_last(scene: Scene, number: int, found: Sequence[str | None]) -> str | None:
    """'killed two soldiers and three civilians', '31 miners including 12 guards': the event of the number before."""
    if number == 0 or found[number - 1] is None or not scene.nouns[number].who:
        return None
    row, words, head = scene.row, scene.words, scene.heads[number]
    last = scene.nouns[number - 1]
    including = before(row, head, words.sets.get("including", NO_KEYS))
    between = head - last.behind - including
    if including and 0 <= between <= 6:
        return found[number - 1]
    joined = head == last.behind + 1 and (row[head - 1].text in words.sets.get("joiner", NO_KEYS) or row[head - 1].text == ",")
    return found[number - 1] if joined and _told_before(scene, number - 1, set()) else None
