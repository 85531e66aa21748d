"""Text from outside, made fit to be set: harmless characters only, cut into runs of one direction.

Every output starts from here, so that a control character, an override of direction or a tower of
accents does no harm in any of them. The exact characters of a source stay in brief.json.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from briefer.lexicon.patterns import lazy

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "ps", "he", "yi", "ckb", "sd", "ug", "dv"})
"""Languages whose usual script runs from right to left."""

MARKS_KEPT = 4
"""Accents kept on one letter. Vocalised Arabic and Hebrew need three; a tower of them covers the lines above."""

KEPT = 4096
"""Texts of which the clean form and the runs are kept: a page is set ten times over until it fits, of the same sentences."""

_BREAKS = lazy(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_ODD_SPACES = lazy("[\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\uffa0\u115f\u1160]")
_UNSEEN = lazy(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u070f\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff0-\ufffb\ue000-\uf8ff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff\ud800-\udfff]"
)
_NOT_A_CHARACTER = lazy("[\ufdd0-\ufdef]|[\ufffe\uffff]")
_JOINER_ASTRAY = lazy("(?<![^\\W_])[\u200c\u200d]+|[\u200c\u200d]+(?![^\\W_])")
_QUOTED = lazy('«([^«»]{1,2000})»|“([^“”]{1,2000})”|"([^"]{1,2000})"|„([^„“”]{1,2000})[“”]|‘([^‘’]{1,2000})’')
_OPENING = frozenset('«“"„‘')
_ISLAND = lazy(r"\s*\(?[A-Z][A-Z0-9-]{1,7}\)?\s*")
"""An acronym inside a right-to-left sentence, as '(ISI)': it does not end the run."""
_STOPS = lazy(r'[\[\];|«»“”"]')
"""Ends a run between two right-to-left letters: a citation, a quotation mark, the next entry of a list."""

_URDU, _PASHTO, _PERSIAN = frozenset("ٹڈڑںےہھ"), frozenset("ټډړږښڼېۍځڅ"), frozenset("پچژگکی")


class Run(NamedTuple):
    """A stretch of text of one direction. ``lang`` is None where it is that of the text around it."""

    text: str
    lang: str | None
    rtl: bool


@lru_cache(maxsize=KEPT)
def clean(text: str) -> str:
    """The text on one line without characters that are not seen, turn the direction, or pile up.

    The joiners of Persian and Indic words (U+200C, U+200D) stay where they stand between letters.
    """
    text = _UNSEEN.sub("", _ODD_SPACES.sub(" ", _BREAKS.sub(" ", text)))
    text = _JOINER_ASTRAY.sub("", _NOT_A_CHARACTER.sub("", text))
    return re.sub(r" {2,}", " ", _without_towers(text)).strip()


def _without_towers(text: str) -> str:
    if text.isascii():
        return text
    kept, height = [], 0
    for char in text:
        height = height + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if height <= MARKS_KEPT:
            kept.append(char)
    return "".join(kept)


def language_of(run: str, candidates: Iterable[str] = ()) -> str:
    """The language of a right-to-left run: that of the sources it may come from, else what its letters tell."""
    letters = frozenset(run)
    if any("\u0590" <= c <= "\u05ff" for c in run):
        return next((c for c in candidates if c in {"he", "yi"}), "he")
    for candidate in candidates:
        if candidate in RIGHT_TO_LEFT - {"he", "yi"}:
            return candidate
    return next((name for name, own in (("ps", _PASHTO), ("ur", _URDU), ("fa", _PERSIAN)) if letters & own), "ar")


def is_rtl(text: str) -> bool:
    """Whether the text as a whole runs from right to left: its first strong letter does, and most others do."""
    kinds = [k for c in text if (k := _strong(c))]
    return bool(kinds) and kinds[0] == "R" and kinds.count("R") * 2 >= len(kinds)


def _strong(char: str) -> str:
    kind = unicodedata.bidirectional(char)
    return "R" if kind in {"R", "AL"} else "L" if kind == "L" else ""


def runs(text: str, candidates: Iterable[str] = ()) -> tuple[Run, ...]:
    """The clean text as runs, in order; joined, they are the text.

    A quotation that runs from right to left is one run, with the Latin letters in it; so is a whole
    text of that direction. ``candidates`` are the languages of the sources that it may come from.
    """
    if not text or text.isascii():
        return (Run(text, None, rtl=False),) if text else ()
    return _runs(text, tuple(candidates))


@lru_cache(maxsize=KEPT)
def _runs(text: str, known: tuple[str, ...]) -> tuple[Run, ...]:
    if is_rtl(text) and text[0] not in _OPENING:
        return (Run(text, language_of(text, known), rtl=True),)
    return tuple(Run(part, language_of(part, known) if rtl else None, rtl) for part, rtl in _parts(text) if part)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in _QUOTED.finditer(text):
        group = next(n for n, words in enumerate(found.groups(), 1) if words is not None)
        if is_rtl(found[group]):
            yield from _by_letters(text[at : found.start(group)])
            yield found[group], True
            at = found.end(group)
    yield from _by_letters(text[at:])


def _by_letters(text: str) -> Iterator[tuple[str, bool]]:
    strong = [(i, k) for i, c in enumerate(text) if (k := _strong(c))]
    at, n = 0, 0
    while n < len(strong):
        if strong[n][1] == "L":
            n += 1
            continue
        first = n
        n = _end_of_run(text, strong, n + 1)
        start, end = strong[first][0], strong[n - 1][0] + 1
        while end < len(text) and unicodedata.category(text[end]) == "Mn":
            end += 1
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False


def _end_of_run(text: str, strong: list[tuple[int, str]], n: int) -> int:
    while n < len(strong):
        between = text[strong[n - 1][0] + 1 : strong[n][0]] if n else ""
        if strong[n][1] == "R" and not _STOPS.search(between):
            n += 1
            continue
        if strong[n][1] == "R":
            break
        back = next((m for m in range(n, len(strong)) if strong[m][1] == "R"), None)
        if back is None or not _ISLAND.fullmatch(text[strong[n - 1][0] + 1 : strong[back][0]]):
            break
        n = back
    return n
