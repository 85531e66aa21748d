"""When two spellings of a publisher's name are one."""

from __future__ import annotations

from briefer.lexicon.folding import fold


def publisher_key(name: str) -> str:
    """What all spellings of one publisher share: letters folded, in lower case, single blanks, no "The" before it.

    "The Example  Post" and "example post" are one, "Example Post Online" is another.
    """
    return " ".join(fold(name).text.casefold().split()).removeprefix("the ")
