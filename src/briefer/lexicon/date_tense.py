"""What the words around a time say of it: whether the sentence looks ahead, whether something lasts from then on, whether it is quoted.

Only a stretch around the time is looked at, so that a text without a full stop costs no more than one with.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from briefer.lexicon.date_tables import words_of
from briefer.lexicon.flat import flat

_NEAR: Final = 300  # characters; the longest clause of the seeds and packs has 240
_FAR: Final = 3000  # for quotation marks, which stand further apart


class Place(NamedTuple):
    """A sentence before and behind the words for a time."""

    head: str
    tail: str


class Tense(NamedTuple):
    """Whether a clause looks ahead (None: nothing says), and the word that says so; ``doubtful`` where it need not say it of the time."""

    word: str
    ahead: bool | None
    doubtful: bool = False


class _Patterns(NamedTuple):
    future: re.Pattern[str]
    past: re.Pattern[str]
    breaks: re.Pattern[str]
    verb_last: bool
    ahead: re.Pattern[str]
    until: re.Pattern[str]
    until_after: re.Pattern[str]
    possessive: re.Pattern[str]
    since: re.Pattern[str]
    since_after: re.Pattern[str]
    not_since: re.Pattern[str]


def place_of(text: str, start: int, sentence: str) -> Place:
    """The sentence around ``text``, which stands at ``start`` of it or, in a longer one, where it is found first."""
    at = start if sentence.startswith(text, start) else sentence.find(text)
    if at < 0:
        return Place(sentence[-_FAR:], "")
    return Place(sentence[max(at - _FAR, 0) : at], sentence[at + len(text) : at + len(text) + _FAR])


@cache
def _patterns(language: str) -> _Patterns:
    raw = words_of(language).raw

    def words(field: str, end: str = r"(?!\w)") -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{flat.__wrapped__(raw.get(field) or '(?!)').text}){end}")

    def behind(field: str, end: str = r"(?!\w)") -> re.Pattern[str]:
        return re.compile(rf"(?:{flat.__wrapped__(raw.get(field) or '(?!)').text}){end}")

    return _Patterns(
        future=words("future_verbs"),
        past=words("past_verbs"),
        breaks=words("clause_breaks"),
        verb_last=bool(raw.get("verb_last")),
        ahead=words("ahead", r"\W*$"),
        until=words("until", r"\s*$"),
        until_after=behind("until_after"),
        possessive=behind("possessive"),
        since=words("since", r"\s*$"),
        since_after=behind("since_after"),
        not_since=behind("not_since", ""),
    )


def lasts_from(place: Place, language: str) -> str:
    """The word that lets something last from the time on ('since', 'سے'); '' for none."""
    patterns = _patterns(language)
    head, tail = flat.__wrapped__(place.head[-40:]).lower, flat.__wrapped__(place.tail[:40]).lower
    if patterns.not_since.match(tail):
        return ""
    if found := patterns.since.search(head):
        return found[0].strip()
    found = patterns.since_after.match(tail.lstrip())
    return found[0].strip() if found else ""


def is_quoted(place: Place) -> bool:
    """Whether the words stand between quotation marks: "tomorrow" there counts from the day on which it was said."""
    opened = place.head.count('"') % 2 or sum(map(place.head.count, "“«„")) > sum(map(place.head.count, "”»"))
    return bool(opened) and any(mark in place.tail for mark in '"”»')


def tense_of(place: Place, language: str) -> Tense:
    """Whether the clause around the words speaks of the future.

    The verb that is nearest counts: before the words, then behind them; behind them first where verbs end the sentence. 'Until' looks
    ahead where no verb of the past stands with it ('schools are closed until Monday'). Of "Sunday's run-off", in which votes will be
    counted again, or which will decide, the verb tells nothing.
    """
    patterns = _patterns(language)
    behind = flat.__wrapped__(place.tail[:_NEAR]).lower
    head = _clause_before(flat.__wrapped__(place.head[-_NEAR:]).lower, patterns.breaks)
    tail = _clause_after(behind, patterns.breaks)
    if cue := patterns.ahead.search(head):
        return Tense(cue[0].strip(), ahead=True)
    sides = [_nearest(head, patterns, last=True), _nearest(tail, patterns, last=False)]
    said = next((one for one in (reversed(sides) if patterns.verb_last else sides) if one), Tense("", ahead=None))
    if said.ahead and patterns.possessive.match(behind):
        return Tense(said.word, ahead=None, doubtful=True)
    until = patterns.until.search(head) or patterns.until_after.match(behind)
    return Tense(until[0].strip(), ahead=True) if until and said.ahead is None else said


def _nearest(clause: str, patterns: _Patterns, *, last: bool) -> Tense | None:
    """The verb nearest to the time: the last one of what stands before it, the first one of what follows.

    'To meet' is ahead in a headline; behind a verb of the past, or behind the time, it tells a purpose.
    """
    ahead = list(patterns.future.finditer(clause))
    behind = [found for found in patterns.past.finditer(clause) if not any(_overlap(found, one) for one in ahead)]
    ahead = [one for one in ahead if not one[0].startswith("to ") or (last and all(found.start() > one.start() for found in behind))]
    told = [(one.start(), Tense(one[0], ahead=True)) for one in ahead] + [(one.start(), Tense(one[0], ahead=False)) for one in behind]
    return sorted(told)[-1 if last else 0][1] if told else None


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    """'Expected' of 'is expected to' is no past."""
    return one.start() < other.end() and other.start() < one.end()


def _clause_before(text: str, breaks: re.Pattern[str]) -> str:
    cuts = [match.end() for match in breaks.finditer(text)] + [match.end() for match in re.finditer(r"[.;:,\"]", text)]
    return text[max(cuts, default=0) :]


def _clause_after(text: str, breaks: re.Pattern[str]) -> str:
    text = text.lstrip(" ,")
    cuts = [match.start() for match in breaks.finditer(text)] + [match.start() for match in re.finditer(r"[.;:,\"]", text)]
    return text[: min(cuts, default=len(text))]
