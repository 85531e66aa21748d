"""Traps: what the page should not hold, and does."""

from __future__ import annotations

import re

from briefer.evaluate.gold import Gold, NotInSources, Trap
from briefer.evaluate.locate import Measured
from briefer.evaluate.score import Finding, Traps, tally
from briefer.lexicon.folding import fold
from briefer.models import Section, Sentence

NEVER = re.compile(
    r"spam|teaser|caption|furniture|boilerplate|unrelated|\blinks?\b|menu|navigation|advert|share button|footer|byline"
    r"|another (?:story|article)",
    re.IGNORECASE,
)
"""Kinds of what is not of the article, or not of the story."""
NEARLY_ALL = 0.8
_CONTENT = re.compile(r"\d[\d.,]*|[^\W\d_]{4,}")


def is_never(trap: Trap) -> bool:
    """Whether it must not be on the page at all. A trap without a kind is for a person to look at."""
    return bool(trap.kind and NEVER.search(trap.kind))


def trap_scores(m: Measured, gold: Gold) -> tuple[Traps, tuple[Finding, ...]]:
    """Each trap against the sentences of the page, with those that fell into it."""
    fell = [(trap, _fell(m, trap)) for trap in gold.traps]
    said = [(one, _said(m, one)) for one in gold.not_in_sources]
    counts = Traps(
        never=tally([bool(s) for trap, s in fell if is_never(trap)]),
        look=tally([bool(s) for trap, s in fell if not is_never(trap)]),
        added=tally([bool(s) for _, s in said]),
    )
    return counts, (*(_trap(trap, s) for trap, s in fell if s), *(_addition(one, s) for one, s in said if s))


def _fell(m: Measured, trap: Trap) -> tuple[Sentence, ...]:
    """The sentences that cite its words; inside a disagreement only those that must not be there at all."""
    on = m.claims_on(m.place(trap))
    found = []
    for item in m.record.brief.items:
        disputed = item.conflict is not None or item.section is Section.DISAGREEMENTS
        if is_never(trap) or not disputed:
            found += [s for s in item.sentences if on & set(s.claims)]
    return tuple(found)


def _said(m: Measured, one: NotInSources) -> tuple[Sentence, ...]:
    """Sentences that hold nearly all the content words of the statement: a hint for a person, no proof."""
    wanted = content_words(one.statement)
    return tuple(s for s, _ in m.sentences() if wanted and len(wanted & content_words(s.text)) >= NEARLY_ALL * len(wanted))


def content_words(text: str) -> frozenset[str]:
    """Numbers, and words of four letters or more, in lower case."""
    return frozenset(_CONTENT.findall(fold(text).text.casefold()))


def _trap(trap: Trap, sentences: tuple[Sentence, ...]) -> Finding:
    return Finding(
        metric="traps",
        what="must not be on the page" if is_never(trap) else "to look at",
        subject=f"{trap.kind}: {trap.why}" if trap.kind else trap.why,
        files=(trap.file,),
        gold=(trap.quote,),
        ours=tuple(s.text for s in sentences),
    )


def _addition(one: NotInSources, sentences: tuple[Sentence, ...]) -> Finding:
    return Finding(
        metric="traps", what="may be in no source", subject=one.statement, gold=(one.why,), ours=tuple(s.text for s in sentences)
    )
