"""Names of people and organisations in a text, with the titles and offices that stand beside them.

This is the door of several modules: ``names_cased`` and the ``name_`` modules read scripts with capitals,
``names_arabic`` and the ``arabic_`` modules read the Arabic script, ``romanise`` makes spellings comparable,
``roles`` makes offices comparable.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefer.lexicon.arabic_places import find_unlisted_arabic_places
from briefer.lexicon.folding import is_arabic
from briefer.lexicon.name_places import find_unlisted_cased_places
from briefer.lexicon.name_types import NameWords
from briefer.lexicon.names_arabic import find_arabic_names, strip_arabic_titles
from briefer.lexicon.names_cased import find_cased_names, strip_cased_titles
from briefer.lexicon.roles import normal_role
from briefer.lexicon.romanise import romanise, skeleton

__all__ = ["NameWords", "find_names", "find_unlisted_places", "normal_role", "romanise", "skeleton", "strip_titles"]


def find_names(text: str, language: str) -> tuple[NameWords, ...]:
    """People and organisations in ``text``, in order and without overlap. Plain places are not among them.

    Give the whole text of an article where you can: a surname alone is known as a person's by the full name that
    stands elsewhere in the same text.

    Args:
        text: sentences or a whole article, a paragraph on each line.
        language: a BCP 47 tag.
    """
    cased = find_cased_names(text, language)
    arabic = find_arabic_names(text, language)
    if not arabic:
        return cased
    kept = [name for name in cased if not any(other.start < name.end and name.start < other.end for other in arabic)]
    return tuple(sorted((*kept, *arabic)))


def find_unlisted_places(text: str, language: str, names: Sequence[NameWords]) -> tuple[tuple[int, int], ...]:
    """Names that the text itself uses as places ("the towns of X and Y", "in X", "X province", "روستای X") and no table holds.

    Args:
        text: a whole article: what is used as a place once is one everywhere in it.
        language: a BCP 47 tag.
        names: what ``find_names`` found in the same text; none of it is a place.

    Returns:
        Half-open stretches in order.
    """
    cased = find_unlisted_cased_places(text, language, names)
    arabic = find_unlisted_arabic_places(text, language, names)
    return tuple(sorted({*cased, *arabic})) if arabic else cased


@lru_cache(maxsize=16384)
def strip_titles(name: str) -> str:
    """A name without the ranks, forms of address and offices before it: "Tajik President Emomali Rahmon" -> "Emomali Rahmon".

    The name is never emptied: "General" alone stays "General".
    """
    if any(is_arabic(char) for char in name):
        return strip_arabic_titles(name)
    return strip_cased_titles(name)
