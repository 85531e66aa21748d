"""Stage 7: what a reviewer should look at, in words. A flag never repeats the words that it warns of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefer.lexicon.patterns import lazy
from briefer.models import Furniture
from briefer.sources.commands import TO_A_MODEL
from briefer.sources.wording import orders

_MIXED = lazy(r"[^\W\d_]{3,}")
_LATIN, _LOOKALIKE = lazy(r"[A-Za-z]"), lazy(r"[\u0370-\u03ff\u0400-\u052f]")
HIDDEN = frozenset({"hidden text", "white letters on white"})


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _mixed_words(text: str) -> int:
    if text.isascii() or not _LOOKALIKE.search(text):
        return 0
    return sum(1 for m in _MIXED.finditer(text) if _LATIN.search(m.group()) and _LOOKALIKE.search(m.group()))


def flags_of(text: str, furniture: Sequence[Furniture], *, guessed: str | None = None, metadata: Iterable[str] = ()) -> tuple[str, ...]:
    """The flags of one source, in a fixed order.

    Args:
        text: the clean text.
        furniture: what was put aside.
        guessed: the encoding, where it was neither declared nor certain.
        metadata: what the file says of itself.
    """
    hidden = [f for f in furniture if f.reason in HIDDEN and re.search(r"\w", f.text)]
    invisible = sum(len(f.text) for f in furniture if f.reason == "invisible characters")
    unseen = [f for f in furniture if f.reason in HIDDEN or f.reason.startswith("comment in")]
    ordered = bool(orders().search(text)) or any(f.reason == TO_A_MODEL for f in furniture)
    mixed = _mixed_words(text)
    broken = text.count("\ufffd")
    checks = (
        (bool(hidden), f"hidden text: {_many(len(hidden), 'stretch', 'stretches')} that a reader of the page does not see, put aside"),
        (bool(invisible), f"invisible characters: {invisible} taken out of the text"),
        (ordered, "the text has words that look like an order to a language model"),
        (any(orders().search(words) for words in metadata), "the metadata has words that look like an order to a language model"),
        (any(orders().search(f.text) for f in unseen), "hidden text has words that look like an order to a language model"),
        (bool(broken), f"damaged characters: {broken} could not be read and stand as \ufffd"),
        (bool(mixed), f"{_many(mixed, 'word mixes', 'words mix')} Latin with Cyrillic or Greek letters"),
        (bool(guessed), f"the encoding is a guess: {guessed}"),
    )
    return tuple(words for holds, words in checks if holds)
