"""What a person wrote on the page and no claim behind it holds: found by the checks that a model's sentences have to pass."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from briefer.brief.checks import faults
from briefer.brief.evidence import Evidence
from briefer.brief.sentences import printed
from briefer.lexicon.patterns import lazy

NOTE = lazy(r"\[[^\[\]]*\]")
SOURCE = lazy(r"\bsources? \d+(?:(?:, | and )\d+)*", re.IGNORECASE)


def unsupported(text: str, claims: Collection[str], evidence: Evidence) -> tuple[str, ...]:
    """The numbers, dates, places, names and offices of a sentence that none of its claims holds, as they stand in it, in its order.

    Nothing where the claims hold them all; all of them where there are no claims. What the machine itself put beside the words of these
    claims in square brackets is its own, and a number of a source is a reference.
    """
    known = [claim for claim in claims if claim in evidence.claims]
    shown = _without_references(text, known, evidence)
    spans = _joined(shown, {(f.start, f.end) for f in faults(shown, known, evidence)})
    return tuple(dict.fromkeys(shown[start:end] for start, end in spans))


def _without_references(text: str, claims: Iterable[str], evidence: Evidence) -> str:
    """The text with blanks, as long, in the place of our notes and of numbers of sources."""
    ours = {note for claim in claims for note in NOTE.findall(printed(evidence.claims[claim], evidence)[0])}
    numbers = {str(n) for n in evidence.numbers.values()}
    text = NOTE.sub(lambda m: " " * len(m[0]) if m[0] in ours else m[0], text)
    return SOURCE.sub(lambda m: " " * len(m[0]) if set(re.findall(r"\d+", m[0])) <= numbers else m[0], text)


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that overlap as one, and the words of a name that stand side by side: 'General Smith'."""
    start = end = -1
    for first, last in sorted(spans):
        beside = text[end:first] == " " and text[start:end].istitle() and text[first:last].istitle()
        if start >= 0 and (first < end or beside):
            end = max(end, last)
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end
