"""What a number counts: the noun behind it and what happened to whom, told alike for all languages.

'8 people', '8 persons', '8 personas' are 'people'; with 'killed' before or after them they are 'people killed'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from briefer.lexicon.flat import flat
from briefer.lexicon.places import demonym
from briefer.lexicon.words import NO_KEYS, Keys, Phrases, Token, after, keys, table, table_name

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
        "aboard",
    ]
)
"""What the tables know to happen to people; the last word of ``counted`` where it is told."""
CAPTIVE = frozenset({"hostages", "prisoners", "detainees", "captives"})
"""English nouns that tell an event, and are told of when another one happens to them: "12 prisoners were killed"."""
_NOUN_FAR = 4


class Counting(NamedTuple):
    """The words of a language for what is counted and what happened.

    Beside single words (``events``): phrases right behind a number and its noun (``phrases``), right before it (``led``), anywhere
    behind it in its clause (``late``: the verb at the end), on both sides of it (``framed``); verbs that their subject may follow at
    some distance (``inverted``: "погибли в шахте 12 горняков"); and nouns of several words that tell an event (``named``).
    """

    events: tuple[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]
    phrases: Mapping[str, Keys]
    led: Mapping[str, Keys]
    late: Mapping[str, Keys]
    framed: tuple[tuple[str, Keys, Keys], ...]
    inverted: tuple[tuple[str, re.Pattern[str]], ...]
    named: Phrases[str]
    nouns: Phrases[str]
    sets: Mapping[str, Keys]
    toll: re.Pattern[str]
    verb: re.Pattern[str]
    raw: Mapping[str, Any]
    name: str


class Noun(NamedTuple):
    """The noun behind a number: in English where the table knows it, the event that it names by itself, and where it ends.

    ``whole`` is False for 'three sailor (and two harbour pilot deaths)', whose head comes later; ``known`` is False for the next
    word of a text whose table does not know it.
    """

    who: str
    event: str | None
    behind: int
    whole: bool
    known: bool = True


@cache
def counting(language: str) -> Counting:
    """The words of the language's table."""
    name = table_name(language)
    raw = table(name).get("numbers", {})
    events = tuple(
        (event, *(re.compile(flat(row.get(side, "(?!)")).lower) for side in ("before", "after", "noun")))
        for event, row in raw.get("events", {}).items()
    )
    phrases, led, late = (
        {event: keys(row[side]) for event, row in raw.get("events", {}).items() if side in row}
        for side in ("after_phrases", "before_phrases", "late_phrases")
    )
    framed = tuple(
        (event, keys([left]), keys([right])) for event, row in raw.get("events", {}).items() for left, right in row.get("framed", ())
    )
    inverted = tuple((event, re.compile(flat(row["inverted"]).lower)) for event, row in raw.get("events", {}).items() if "inverted" in row)
    named = Phrases([(words, event) for event, row in raw.get("events", {}).items() for words in row.get("noun_phrases", ())])
    nouns = Phrases([(word, english) for english, row in raw.get("nouns", {}).items() for word in row])
    sets = {field: keys(row) for field, row in raw.items() if isinstance(row, list) and all(isinstance(word, str) for word in row)}
    toll, verb = (re.compile(flat(raw.get(field, "(?!)")).lower) for field in ("toll", "verb_forms"))
    return Counting(events, phrases, led, late, framed, inverted, named, nouns, sets, toll, verb, raw, name)


@lru_cache(maxsize=4096)
def roles_of(word: str, language: str) -> Mapping[str, str]:
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
    return _event_noun(row, index, words) or (
        _english_noun(row, index, words, one=one) if words.name == "en" else _table_noun(row, index, words)
    )


def _event_noun(row: Sequence[Token], index: int, words: Counting) -> Noun | None:
    """'twelve (more) bodies', 'tres cuerpos sin vida': a noun of several words, or one that has another sense elsewhere."""
    at = index
    while at < len(row) and at - index < _NOUN_FAR and row[at].kind == "word":
        found = words.named.at(row, at)
        if found is not None:
            other = after(row, at + found[0], words.sets.get("named_not", NO_KEYS))  # "bodies of water", "cuerpos de bomberos"
            return None if other else Noun("", found[1], at + found[0], whole=True)
        skipped = after(row, at, words.sets.get("skip", NO_KEYS))
        if not skipped:
            return None
        at += skipped
    return None


def _english_noun(row: Sequence[Token], index: int, words: Counting, *, one: bool) -> Noun:
    parts: list[str] = []
    at, irregular = index, words.raw.get("irregular", {})
    if at < len(row) and row[at].text == "-" and row[at].glued:
        return Noun("", None, index, whole=True)  # "four-town deal" counts no towns by itself
    while at < len(row) and len(parts) <= _NOUN_FAR:
        token = row[at]
        roles = roles_of(token.text, "en")
        if token.kind != "word" or token.text in words.sets["stop"]:
            if token.text != "-" or not token.glued or at + 1 >= len(row) or not parts:
                break
            at += 1
            continue
        if not parts and roles.keys() & {"noun", "after"} and _bare_plural(row, at + 1, words):
            return Noun(_joined([row[at + 1].text], words), roles.get("noun") or roles["after"], at + 2, whole=True)  # "9 wounded soldiers"
        if "noun" in roles:
            who = token.text if not parts and token.text in CAPTIVE else _joined(parts, words)
            return Noun(who, roles["noun"], at + 1, whole=True)
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
    return follows is not None and (follows.text in words.sets["be"] or "after" in roles_of(follows.text, "en"))


def _with_event(row: Sequence[Token], at: int, parts: list[str], words: Counting) -> Noun:
    """A plural that has been read; behind it the head may still come: 'two border guards deaths'."""
    if at < len(row) and "noun" in roles_of(row[at].text, "en") and "after" not in roles_of(row[at].text, "en"):
        return Noun(_joined(parts, words), roles_of(row[at].text, "en")["noun"], at + 1, whole=True)
    return Noun(_joined(parts, words), None, at, whole=True)


def _bare_plural(row: Sequence[Token], index: int, words: Counting) -> bool:
    """Whether a noun in the plural stands there."""
    known = index < len(row) and row[index].kind == "word" and row[index].text not in words.sets["stop"] and not row[index].capital
    return known and not roles_of(row[index].text, "en") and _plural(row[index].text, words.raw.get("irregular", {}))


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
        roles = roles_of(row[at].text, name)
        if "noun" in roles:
            return Noun("", roles["noun"], at + 1, whole=True)
        if "after" in roles or "before" in roles:
            return Noun(own, None, at, whole=True, known=not own)
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
        if row[at].capital and name != "de":  # a name before its noun: "iki Tunus savaş gemisi"
            at += 1
            continue
        own, at = row[at].text, at + 1
    return Noun(own, None, at if own else index, whole=True, known=not own)


def _more_exact(row: Sequence[Token], at: int, who: str, words: Counting) -> Noun:
    """'two persons (of the) border guards' counts border guards; 'two people dead' may be a noun of the event."""
    if at < len(row) and who == "people":
        skipped = after(row, at, words.sets.get("skip", NO_KEYS))
        found = words.nouns.at(row, at + skipped) if at + skipped < len(row) else None
        if found is not None and found[1] != "people":
            return Noun(found[1], None, at + skipped + found[0], whole=True)
    return Noun(who, None, at, whole=True)
