"""What happened to those that a number counts: killed, rescued, on board ..., read from the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefer.lexicon.counting import Counting, Noun, roles_of
from briefer.lexicon.numerals import Numeral
from briefer.lexicon.people_words import is_people
from briefer.lexicon.words import NO_KEYS, Token, after, before

_SENTENCE_ENDS = frozenset({".", ";", ":", "!", "?", "\n"})
_FAR, _TOLL_FAR, _NOUN_FAR, _INVERTED_FAR, _FRAME_FAR, _WITHIN = 14, 32, 4, 8, 8, 10
_FEW, _SMALL = 2, 12
_WEAK = "aboard"
_BETWEEN_PEOPLE = frozenset({"abducted", "released"})
"""Their words are used of things too: "are holding two meetings", "exchanged 20 letters"."""
_BEFORE = frozenset({"aboard", "abducted", "arrested", "displaced", "evacuated"})
"""Who is on board may have been killed or saved, and that is then what the number tells."""


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
        if noun.event == "rescued" and scene.numerals[number].value <= _FEW:
            continue  # "two survivors told of it"
        if noun.event is not None:
            found[number] = _outstanding(scene, number) or _changed(scene, number, used) or noun.event
        elif not _denied(scene, number):
            found[number] = _told(scene, number, used)
        if found[number] and _one_of_more(scene, number):
            found[number] = None
    _move_to_people(scene, found)
    _move_to_share(scene, found)
    for number in range(len(found) - 1, -1, -1):
        found[number] = found[number] or _shared_with_next(scene, number, found)
    for number in range(len(found)):
        found[number] = found[number] or _shared_with_last(scene, number, found)
    return found


def _move_to_people(scene: Scene, found: list[str | None]) -> None:
    """'2,300 people from three villages are housed in schools': what is told of the villages is told of the people."""
    others = scene.words.sets.get("others", NO_KEYS)
    for number in range(1, len(found)):
        last, head = scene.nouns[number - 1], scene.heads[number]
        inside = head == last.behind + 1 and scene.row[head - 1].text in scene.words.sets.get("pass_first", NO_KEYS)
        people = last.who and is_people(last.who, others) and not is_people(scene.nouns[number].who, others)
        if found[number] and inside and people and found[number - 1] in {None, found[number]}:
            found[number - 1], found[number] = found[number], None


def _move_to_share(scene: Scene, found: list[str | None]) -> None:
    """'15 of the 20 passengers survived' tells of 15; 'one of the six wounded was a nurse' tells of six."""
    for number in range(1, len(found)):
        if found[number] and scene.nouns[number].event is None and is_share(scene, number - 1):
            found[number - 1], found[number] = found[number], None


def is_share(scene: Scene, number: int) -> bool:
    """Whether a number is a share of the next one: '15 of the 20'."""
    if number + 1 >= len(scene.numerals):
        return False
    behind = scene.numerals[number].behind
    size = after(scene.row, behind, scene.words.sets.get("out_of", NO_KEYS))
    return bool(size) and behind + size == scene.heads[number + 1]


def _told(scene: Scene, number: int, used: set[int]) -> str | None:
    """What the words on either side tell; those on board are people."""
    told = (
        _told_before(scene, number, used)
        or toll_of(scene, number)
        or _framed(scene, number)
        or _told_after(scene, number, used)
        or _told_late(scene, number, used)
        or _inverted(scene, number)
        or _set_out(scene, number)
    )
    return None if told == _WEAK and not is_people(scene.nouns[number].who, scene.words.sets.get("others", NO_KEYS)) else told


def _denied(scene: Scene, number: int) -> bool:
    """'none of the nine passengers was hurt'."""
    return bool(before(scene.row, scene.heads[number], scene.words.sets.get("none_of", NO_KEYS)))


def _one_of_more(scene: Scene, number: int) -> bool:
    """'the other three wounded', 'the two wounded who died later': some of those of whom the text has told."""
    row, words, numeral, head = scene.row, scene.words, scene.numerals[number], scene.heads[number]
    if numeral.value > _SMALL:
        return False
    determined = words.sets.get("determiners", NO_KEYS)
    if before(row, head - 1, determined) and row[head - 1].text in words.sets.get("the_other", NO_KEYS):
        return True
    behind = scene.nouns[number].behind
    near = range(behind, min(len(row), behind + 2))
    return bool(before(row, head, determined)) and any(row[at].text in words.sets.get("relative", NO_KEYS) for at in near)


def _outstanding(scene: Scene, number: int) -> str | None:
    """'23 bodies still to be found' are no toll."""
    return "missing" if after(scene.row, scene.nouns[number].behind, scene.words.sets.get("outstanding", NO_KEYS)) else None


def _changed(scene: Scene, number: int, used: set[int]) -> str | None:
    """'30 hostages were freed', 'all 41 passengers and crew died': what became of those whose noun tells how it was before."""
    if scene.nouns[number].event not in _BEFORE:
        return None
    told = _told_before(scene, number, used) or _told_after(scene, number, used) or _told_late(scene, number, used)
    return told if told != _WEAK else None


def _framed(scene: Scene, number: int) -> str | None:
    """'the fate of 31 others is unknown': words before the number and words behind it that belong together."""
    row, behind = scene.row, scene.nouns[number].behind
    for event, left, right in scene.words.framed:
        if before(row, scene.heads[number], left):
            for at in range(scene.numerals[number].behind, min(len(row), behind + _FRAME_FAR)):
                if row[at].text in _SENTENCE_ENDS:
                    break
                if after(row, at, right):
                    return event
    return None


def _inverted(scene: Scene, number: int) -> str | None:
    """'погибли в шахте 12 горняков': the verb first, its subject at some distance."""
    row, words, head = scene.row, scene.words, scene.heads[number]
    if not words.inverted or not is_people(scene.nouns[number].who, words.sets.get("others", NO_KEYS)):
        return None
    for at in range(head - 1, max(-1, head - 1 - _INVERTED_FAR), -1):
        if row[at].text == "-" and row[at].glued:
            continue  # "из-за"
        if row[at].kind != "word" or any(one.first == at for one in scene.numerals):
            return None
        found = next((event for event, pattern in words.inverted if pattern.fullmatch(row[at].text)), None)
        if found is not None or roles_of(row[at].text, words.name):
            return found
    return None


def _set_out(scene: Scene, number: int) -> str | None:
    """'had sailed from Sousse with 193 people'."""
    row, words, head = scene.row, scene.words, scene.heads[number]
    if not scene.nouns[number].who or not before(row, head, words.sets.get("with_people", NO_KEYS)):
        return None
    for at in range(head - 2, max(-1, head - 2 - _INVERTED_FAR), -1):
        if row[at].kind != "word":
            return None
        if after(row, at, words.sets.get("set_out", NO_KEYS)):
            return _WEAK
    return None


def _told_late(scene: Scene, number: int, used: set[int]) -> str | None:
    """'Elf Menschen haben die Kämpfe nicht überlebt': the verb at the end of the clause."""
    row, words = scene.row, scene.words
    if not words.late or not scene.nouns[number].known:
        return None
    weak: str | None = None
    for at in range(scene.nouns[number].behind, len(row)):
        if at in used or _ends_late(scene, at):
            break
        sizes = {event: after(row, at, phrases) for event, phrases in words.late.items()}
        event = max(sizes, key=lambda one: sizes[one])
        if sizes[event]:
            used.add(at)
            if event != _WEAK:
                return event
            weak = event
    return weak


def _ends_late(scene: Scene, at: int) -> bool:
    """Whether the clause ends there: a sign, a joining word, or a number that stands for itself."""
    row, words = scene.row, scene.words
    if row[at].kind != "word" and row[at].text not in {"(", ")", '"', "'", "-"}:
        return not (row[at].kind == "number" and before(row, at, words.sets.get("pass_first", NO_KEYS)))
    if any(one.first == at for one in scene.numerals):
        return not before(row, at, words.sets.get("pass_first", NO_KEYS))
    joins = row[at].text in words.sets.get("joiner", NO_KEYS) and not (words.name == "de" and at + 1 < len(row) and row[at + 1].capital)
    return joins or row[at].text in words.sets.get("breakers", NO_KEYS)


def _told_before(scene: Scene, number: int, used: set[int]) -> str | None:
    """'killing at least 17', 'mató a cinco': the verb right before, with at most small words between."""
    at, words = scene.heads[number] - 1, scene.words
    who = scene.nouns[number].who
    begin = at + 1 - before(scene.row, at + 1, words.sets.get("fill_before", NO_KEYS))
    for event, phrases in words.led.items():
        if (before(scene.row, at + 1, phrases) or before(scene.row, begin, phrases)) and (
            event not in _BETWEEN_PEOPLE or is_people(who, words.sets.get("others", NO_KEYS))
        ):
            return event
    for _ in range(4):
        if at < 0 or scene.row[at].kind != "word":
            return None
        roles = roles_of(scene.row[at].text, words.name)
        if "before" in roles:
            return roles["before"] if at not in used else None
        size = before(scene.row, at + 1, words.sets.get("fill_before", NO_KEYS))
        if not size:
            return None
        at -= size
    return None


def toll_of(scene: Scene, number: int) -> str | None:
    """'The death toll in ... rises to at least 112': the word 'toll' earlier in the sentence, and a link right before."""
    row, words, head = scene.row, scene.words, scene.heads[number]
    links, numeral = words.sets.get("toll_links", NO_KEYS), scene.numerals[number].first
    linked = before(row, head, links) or any(row[at].text in links for at in range(head, numeral))
    if not linked:
        return _number_of(scene, head)
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


def _number_of(scene: Scene, head: int) -> str | None:
    """'بلغ عدد القتلى 45': 'the number of' and who right before the number."""
    row, words = scene.row, scene.words
    told = roles_of(row[head - 1].text, words.name) if head > 1 else {}
    near = any(after(row, at, words.sets.get("number_of", NO_KEYS)) for at in range(max(0, head - _NOUN_FAR), head - 1))
    return (told.get("noun") or told.get("after")) if near else None


def _named_behind(row: Sequence[Token], at: int, words: Counting) -> str | None:
    """What 'the number of' names: 'the number of people arrested', 'число раненых'."""
    for token in row[at : at + _NOUN_FAR]:
        roles = roles_of(token.text, words.name)
        if "noun" in roles or "after" in roles:
            return roles.get("noun") or roles["after"]
        if token.kind != "word":
            return None
    return None


def _told_after(scene: Scene, number: int, used: set[int]) -> str | None:
    """'31 miners including 12 guards were killed': the verb behind, past what belongs to the noun."""
    row, words, at = scene.row, scene.words, scene.nouns[number].behind
    passing, limit, weak = False, min(len(row), at + _FAR), None
    while at < limit:
        event = _event_at(scene, number, at, passing=passing)
        if event == _WEAK:
            weak, passing, at = event, True, at + 1
            continue
        if event is not None:
            used.update({at} if event else ())
            return event or weak
        jumped = _past_inserted(scene, at)
        if jumped:
            at, limit = jumped, min(len(row), jumped + _FAR)
            continue
        if _ends_clause(scene, at):
            return weak
        if not passing and row[at].text not in words.sets.get("be", NO_KEYS):
            if row[at].text not in words.sets.get("pass_first", NO_KEYS):
                return weak
            passing = True
        at += 1
    return weak


def _event_at(scene: Scene, number: int, at: int, *, passing: bool) -> str | None:
    """The event that the words at ``at`` tell of what stands before them; '' where their verb has an object of its own."""
    row, words, noun = scene.row, scene.words, scene.nouns[number]
    for event, phrases in words.phrases.items():
        if after(row, at, phrases):
            return event
    roles = roles_of(row[at].text, words.name)
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
    return "before" in roles_of(token.text, words.name) or token.text in words.sets.get("breakers", NO_KEYS)


def _past_inserted(scene: Scene, at: int) -> int:
    """The token behind ', including 12 guards,' or '(...)' that begins at ``at``; 0 where nothing of the kind does."""
    row, words = scene.row, scene.words
    if row[at].text == "(":
        return next((index + 1 for index in range(at, min(len(row), at + 20)) if row[index].text == ")"), 0)
    begin = at + 1 if row[at].text == "," else at
    if begin > at and after(row, begin, words.sets.get("mostly", NO_KEYS)):
        return next((index + 1 for index in range(begin, min(len(row), begin + _FAR)) if row[index].text == ","), 0)
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
    if found[number + 1] == _WEAK and not is_people(noun.who, words.sets.get("others", NO_KEYS)):
        return None
    bare = row[joint].text == "," and not scene.nouns[number + 1].who if joined else False  # "60 migrants, 14 were rescued"
    return found[number + 1] if joined and not bare and not told_before and (noun.who or not noun.whole) else None


def _shared_with_last(scene: Scene, number: int, found: Sequence[str | None]) -> str | None:
    """'killed two soldiers and three civilians', '31 miners including 12 guards': the event of the number before."""
    if number == 0 or found[number - 1] is None or not scene.nouns[number].who or _denied(scene, number):
        return None
    if scene.numerals[number].value == 1 and not scene.nouns[number].known:
        return None  # "148, una cifra"
    row, words, head = scene.row, scene.words, scene.heads[number]
    if found[number - 1] == _WEAK and not is_people(scene.nouns[number].who, words.sets.get("others", NO_KEYS)):
        return None  # "carrying 40 migrants and 12 cars"
    last = scene.nouns[number - 1]
    including = before(row, head, words.sets.get("including", NO_KEYS))
    between = head - last.behind - including
    if including and 0 <= between <= _WITHIN:
        return found[number - 1]
    if _of_them(scene, number):
        return found[number - 1]
    joined = head == last.behind + 1 and (row[head - 1].text in words.sets.get("joiner", NO_KEYS) or row[head - 1].text == ",")
    return found[number - 1] if joined and _told_before(scene, number - 1, set()) else None


def _of_them(scene: Scene, number: int) -> bool:
    """'four people had been pronounced dead by nightfall, three of them Afghans'."""
    row, noun, head = scene.row, scene.nouns[number], scene.heads[number]
    if not noun.whole or row[head - 1].text not in {",", "("}:
        return False
    return bool(after(row, scene.numerals[number].behind, scene.words.sets.get("of_whom", NO_KEYS))) and not _new_sentence(scene, number)


# ---------------------------------------------------------------- parts of a total


def parts_of(scene: Scene, events: Sequence[str | None], measured: Sequence[bool]) -> dict[int, str]:
    """The numerals that break a total of their sentence into parts, with what happened: 'seven: three guards and four villagers'.

    Only where they add up to it exactly, and count people.
    """
    found: dict[int, str] = {}
    for total, event in enumerate(events):
        if event is None or total in found or measured[total]:
            continue
        found.update(dict.fromkeys(_adding_up(scene, events, measured, total), event))
    return found


def _adding_up(scene: Scene, events: Sequence[str | None], measured: Sequence[bool], total: int) -> range:
    """The numerals right behind a total that add up to it; an empty range where they do not."""
    value, rest = scene.numerals[total].value, scene.numerals[total].value
    for number in range(total + 1, len(scene.numerals)):
        if measured[number] or _new_sentence(scene, number) or events[number] not in {None, events[total]}:
            break
        noun, part = scene.nouns[number], scene.numerals[number].value
        people = not noun.whole or not noun.known or is_people(noun.who, scene.words.sets.get("others", NO_KEYS))
        if not people or part >= value:
            break
        rest -= part
        if rest <= 0:
            return range(total + 1, number + 1) if rest == 0 and number > total + 1 else range(0)
    return range(0)


def _new_sentence(scene: Scene, number: int) -> bool:
    """Whether a sentence ends between a numeral and the one before it; a colon is no end."""
    between = scene.row[scene.numerals[number - 1].behind : scene.numerals[number].first]
    return any(token.text in _SENTENCE_ENDS - {":"} for token in between)
