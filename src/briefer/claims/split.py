"""A long text in parts: how much one question holds, and where the text is cut.

An article of ordinary length is one part: of 47 collected ones the median has 2,000 characters, nine in ten fewer than 3,300, and the
longest 8,600. A part begins behind a paragraph's end; where a paragraph is longer than a part may be, behind a sentence's; where it has
none, behind a blank; and only where it has none of these either (Chinese without a full stop, a table without a blank) between two
characters, never inside of one that is made of several. Nothing is left out and nothing stands in two parts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefer.claims.sentences import split_sentences
from briefer.lexicon.patterns import lazy

MOST: Final = 12_000
"""Characters of a part, whatever the model takes: some 2,000 words. An answer holds at most 40 claims; longer texts would lose theirs."""
LEAST: Final = 300
"""Characters of a part: what a model can't read in pieces of this size, it can't read."""

_BEFORE: Final = 600
"""Characters in which the two sentences before a part are looked for."""
_QUESTION: Final = 2_500
"""Tokens of a question beside its text: instructions 1,000, schema 700, the sentences before a part 150, and a third more."""
_TIMES: Final = 6
"""Tokens of an answer for each of the text: 4 to 6 in the recorded answers on the seeds."""
_ANSWER: Final = 8_000
"""Tokens of the longest answer: 40 claims of 150, and a third more."""
_BYTES: Final = 3
"""Bytes in UTF-8 of a token: 4 in English, 2 to 5 in other scripts."""

_NEAR: Final = 1000
"""Characters before and behind the wanted place in which a sentence's end is looked for: it takes time, and what is longer is none."""
_BLANK: Final = lazy(r"[^\S\u00a0\u202f](?=\S)")
_JOINED: Final = frozenset({"Mn", "Mc", "Me", "Cf", "Sk"})
"""Categories that belong to the character before: accents and vowel signs, ZWNJ and ZWJ, skin tones."""
_FLAGS: Final = "".join(map(chr, range(0x1F1E6, 0x1F200)))
"""Two of these make a flag."""


class Part(NamedTuple):
    """A stretch of a text: ``text[start:end]``."""

    start: int
    end: int


class Room:
    """How much text one question holds: what is known of the model, and what is learned of it during a run."""

    def __init__(self, tokens: int | None = None) -> None:
        self._tokens = tokens

    def learn(self, tokens: int) -> None:
        """The model said that a question and its answer may have so many tokens."""
        self._tokens = min(tokens, self._tokens or tokens)

    def characters(self, text: str) -> int:
        """How many characters of this text one question holds, from LEAST to MOST."""
        if self._tokens is None or not text:
            return MOST
        free = self._tokens - _QUESTION
        held = max(free - _ANSWER, free // (1 + _TIMES)) * _BYTES
        return max(LEAST, min(MOST, held * len(text) // len(text.encode("utf-8", "surrogatepass"))))


def split_text(text: str, language: str, most: int) -> tuple[Part, ...]:
    """The text in as few parts as can be, of about equal length, none longer than ``most`` characters; one part where it is not longer."""
    parts: list[Part] = []
    start = 0
    while len(text) - start > most:
        wanted = -(-(len(text) - start) // -(-(len(text) - start) // most))
        end = _cut(text, language, start + wanted, Part(start + wanted // 2 + 1, start + most))
        parts.append(Part(start, end))
        start = end
    return (*parts, Part(start, len(text)))


def _cut(text: str, language: str, wanted: int, window: Part) -> int:
    """The best place in the window to end a part, near to the one that is wanted."""
    for places in (_paragraphs, _sentences, _blanks, _characters):
        near = Part(max(window.start, wanted - _NEAR), min(window.end, wanted + _NEAR)) if places is _sentences else window
        nearest = min(places(text, language, near), key=lambda place: abs(place - wanted), default=None)
        if nearest is not None:
            return nearest
    return window.end


def _paragraphs(text: str, _: str, window: Part) -> Iterator[int]:
    """Behind the end of a line."""
    at = text.find("\n", window.start - 1, window.end)
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1, window.end)


def _sentences(text: str, language: str, window: Part) -> Iterator[int]:
    """Where a sentence begins; the first in the window begins before it."""
    for sentence in split_sentences(text[window.start : window.end], language)[1:]:
        if _whole(text, window.start + sentence.start):
            yield window.start + sentence.start


def _blanks(text: str, _: str, window: Part) -> Iterator[int]:
    """Behind a blank."""
    for blank in _BLANK.finditer(text, window.start - 1, window.end + 1):
        if _whole(text, blank.end()):
            yield blank.end()


def _characters(text: str, _: str, window: Part) -> Iterator[int]:
    """Between two characters."""
    return (place for place in range(window.start, window.end + 1) if _whole(text, place))


def _whole(text: str, place: int) -> bool:
    """Whether this place goes through no character that is made of several: accents, joined emoji, flags, a surrogate pair, CRLF."""
    before, after = text[place - 1], text[place]
    joined = unicodedata.category(after) in _JOINED or before == "\u200d" or (after in _FLAGS and _odd_flags(text[:place]))
    return not joined and not "\udc00" <= after <= "\udfff" and before + after != "\r\n"


def _odd_flags(before: str) -> bool:
    """Whether half a flag stands at the end."""
    return (len(before) - len(before.rstrip(_FLAGS))) % 2 == 1


def sentences_before(text: str, language: str, start: int) -> str:
    """The last two sentences before a place, on a line of their own; nothing before the beginning."""
    near = text[max(0, start - _BEFORE) : start]
    found = split_sentences(near, language) if near else ()
    return near[found[-2:][0].start : found[-1].end] + "\n" if found else ""


def paragraphs_of(text: str, parts: Sequence[Part]) -> str:
    """Where these parts of a text are: 'paragraphs 12 to 30 and 41 of 61'. Blank lines are none."""
    number, at, met = 0, 0, list[int]()
    for line in text.split("\n"):
        number += bool(line.strip())
        if line.strip() and any(part.start < at + len(line) and at < part.end for part in parts):
            met.append(number)
        at += len(line) + 1
    runs = [(n, next(m for m in met if m >= n and m + 1 not in met)) for n in met if n - 1 not in met]
    named = " and ".join(str(first) if first == last else f"{first} to {last}" for first, last in runs)
    return f"paragraph{'s' if len(met) > 1 else ''} {named} of {number}"
