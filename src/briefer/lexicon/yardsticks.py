"""The two yardsticks for words of likelihood: which words there are, and what each of them means in per cent.

ICD 203: Intelligence Community Directive 203, Analytic Standards (2015), D.6.e(2)(a). PHIA: the probability yardstick of the Professional
Head of Intelligence Assessment, as the UK's intelligence and police services use it. Between two terms of PHIA there are gaps on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from briefer.models import Likelihood


class Term(NamedTuple):
    """Words of likelihood, the range that they stand for in per cent, and other words for the same."""

    words: str
    least: int
    most: int
    also: tuple[str, ...] = ()


YARDSTICKS: Mapping[Likelihood, tuple[Term, ...]] = {
    "ICD 203": (
        Term("almost no chance", 1, 5, ("remote",)),
        Term("very unlikely", 5, 20, ("highly improbable",)),
        Term("unlikely", 20, 45, ("improbable",)),
        Term("roughly even chance", 45, 55, ("roughly even odds",)),
        Term("likely", 55, 80, ("probable",)),
        Term("very likely", 80, 95, ("highly probable",)),
        Term("almost certain", 95, 99, ("nearly certain",)),
    ),
    "PHIA": (
        Term("remote chance", 0, 5),
        Term("highly unlikely", 10, 20),
        Term("unlikely", 25, 35),
        Term("realistic possibility", 40, 50),
        Term("likely", 55, 75, ("probable",)),
        Term("highly likely", 80, 90),
        Term("almost certain", 95, 100),
    ),
}
IN_EITHER = r"almost (?:no chance|certain\w*)|(?:very |highly )?(?:un)?likely|(?:im)?probabl[ey]|remote|certain(?:ly)?|roughly even"
"""Words of likelihood that are looked for whatever the yardstick: what is of the other is a judgement just as well."""


@cache
def likelihood_words(yardstick: Likelihood) -> re.Pattern[str]:
    """A pattern that finds the words of likelihood in an English sentence: those of this yardstick, and those that anybody uses."""
    own = [t for term in YARDSTICKS[yardstick] for t in (term.words, *term.also) if not re.search(rf"\b(?:{IN_EITHER})\b", t)]
    return re.compile(rf"\b(?:{'|'.join((IN_EITHER, *map(re.escape, own)))})\b", re.IGNORECASE)


def yardstick_told(yardstick: Likelihood) -> str:
    """The yardstick in one sentence, for the page: 'PHIA, in per cent: remote chance 0 to 5, ...'."""
    terms = ", ".join(f"{term.words} {term.least}–{term.most}" for term in YARDSTICKS[yardstick])
    return f"{yardstick}, in per cent: {terms}"
