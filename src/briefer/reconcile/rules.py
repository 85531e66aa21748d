"""How rules speak and how what they say is put together.

A rule is a small pure function over two things. Its docstring is what users read. It answers with a
judgement or holds its tongue (``None``). A judgement "different" with score 1.0 is *hard*: nothing
that other rules say, and no chain of "same" through third things, undoes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from briefer.models import Judgement, Verdict

T = TypeVar("T")
Rule = Callable[[T, T], Judgement | None]
HARD = 1.0
ENOUGH = 0.7  # a judgement below this score decides nothing alone


def same(rule: str, score: float, reason: str) -> Judgement:
    """The rule says: one and the same."""
    return Judgement(rule=rule, verdict=Verdict.SAME, score=round(score, 3), reason=reason)


def different(rule: str, score: float, reason: str) -> Judgement:
    """The rule says: two. With score 1.0 it is hard."""
    return Judgement(rule=rule, verdict=Verdict.DIFFERENT, score=round(score, 3), reason=reason)


def unsure(rule: str, score: float, reason: str) -> Judgement:
    """The rule saw something, and it is not enough."""
    return Judgement(rule=rule, verdict=Verdict.UNSURE, score=round(score, 3), reason=reason)


def hear(rules: Iterable[Rule[T]], one: T, other: T) -> tuple[Judgement, ...]:
    """What the rules of a table say of two things, in the order of the table, up to the first hard "different"."""
    said: list[Judgement] = []
    for rule in rules:
        judgement = rule(one, other)
        if judgement is not None:
            said.append(judgement)
            if judgement.verdict is Verdict.DIFFERENT and judgement.score >= HARD:
                break
    return tuple(said)


def is_hard(judgements: Iterable[Judgement]) -> bool:
    """Whether one of them is a "different" that nothing undoes."""
    return any(j.verdict is Verdict.DIFFERENT and j.score >= HARD for j in judgements)


def best(judgements: Sequence[Judgement], verdict: Verdict) -> float:
    """The highest score of a verdict among them; 0.0 where none has it."""
    return max((j.score for j in judgements if j.verdict is verdict), default=0.0)


def decide(judgements: Sequence[Judgement]) -> tuple[Verdict, float]:
    """One verdict of many: a hard "different" first, else the stronger side if it is strong enough.

    Returns:
        The verdict and the score it rests on; (NONE, 0.0) where no rule spoke.
    """
    if not judgements:
        return Verdict.NONE, 0.0
    if is_hard(judgements):
        return Verdict.DIFFERENT, HARD
    yes, no = best(judgements, Verdict.SAME), best(judgements, Verdict.DIFFERENT)
    if yes >= ENOUGH and yes > no:
        return Verdict.SAME, yes
    if no >= ENOUGH:
        return Verdict.DIFFERENT, no
    return Verdict.UNSURE, max(yes, no, best(judgements, Verdict.UNSURE))
