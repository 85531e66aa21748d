"""What a run would ask, before it asks: questions, tokens and US dollars. Nothing is sent."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from pydantic import BaseModel

from briefer.llm.estimates import Range, tokens_of_claims, tokens_of_request, tokens_of_text
from briefer.llm.prices import MILLION
from briefer.llm.unsent import Unsent
from briefer.prompts import Prompt, PromptFile
from briefer.settings import Price

LISTED: Final = 10
"""Claims of a source that are asked for again, at the high end: a quarter of forty."""
TOKENS_LISTED, TOKENS_QUOTED = 80, 60
"""Of such a claim in the question, and in the answer."""
PAIR_IN, PAIR_OUT, MOST_PAIRS = 250, 45, 40
"""Tokens of a pair of names with its quotes, and of the answer on it; the pairs are one a source at the high end."""
PAGE_OUT: Final = Range(300, 1_200)
"""Tokens of the sentences of a page: 680 to 820 for the five articles of the seeds."""
CLAIM_OF_A_PAGE, CLAIMS_OF_A_PAGE = 60, 60
"""Tokens of a claim that the page is phrased from, and how many there are at most."""


class Planned(NamedTuple):
    """Questions of one kind: how many, and the tokens of all of them together."""

    what: str
    calls: Range
    tokens_in: Range
    tokens_out: Range


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would ask of the first endpoint of the settings.

    Attributes:
        reader: the endpoint.
        price: of its tokens; None where it is not known.
        kept: how many questions were answered before and cost nothing.
        steps: the others, by their kind.
    """

    reader: str
    price: Price | None
    kept: int
    steps: tuple[Planned, ...]

    @property
    def whole(self) -> Planned:
        """All steps together."""
        nothing = Range(0, 0)
        return Planned(
            "together",
            sum((step.calls for step in self.steps), nothing),
            sum((step.tokens_in for step in self.steps), nothing),
            sum((step.tokens_out for step in self.steps), nothing),
        )

    def cost(self, step: Planned) -> tuple[float, float] | None:
        """US dollars of a step, from and to; None where the price is not known."""
        if self.price is None:
            return None
        low, high = (
            (tokens_in * self.price.tokens_in + tokens_out * self.price.tokens_out) / MILLION
            for tokens_in, tokens_out in zip(step.tokens_in, step.tokens_out, strict=True)
        )
        return low, high


class _Question(NamedTuple):
    """A question that would go out: its prompt, its tokens, and those of its article."""

    prompt: str
    tokens: Range
    article: Range


def plan_of(unsent: Unsent, extract: PromptFile, page: Mapping[str, PromptFile]) -> Plan:
    """What would be asked.

    Args:
        unsent: the questions that were taken down.
        extract: the prompt that a source is read with.
        page: the prompts that follow on that: 'reask', 'judge' and 'write'.
    """
    asked = [_question(waiting.prompt, waiting.shape) for waiting in unsent.waiting.values()]
    sources = [q for q in asked if q.prompt == extract.name]
    rest = [q for q in asked if q.prompt != extract.name]
    steps = [_reading(sources), *_following([q.article for q in sources], page)] if sources else []
    if rest:
        steps.append(Planned("asking again, judging names, phrasing", _counted(rest), _tokens(rest), _least_and_most(len(rest))))
    return Plan(unsent.endpoint.reader, unsent.endpoint.price, len(unsent.answered), tuple(steps))


def _question(prompt: Prompt, shape: type[BaseModel]) -> _Question:
    messages = [{"role": role, "content": text} for role, text in prompt.messages]
    tokens = tokens_of_request({"messages": messages, "schema": json.dumps(shape.model_json_schema())})
    return _Question(prompt.name, tokens, tokens_of_text(prompt.messages[-1][1]))


def _reading(sources: Iterable[_Question]) -> Planned:
    asked = list(sources)
    return Planned("reading the sources", _counted(asked), _tokens(asked), _sum(tokens_of_claims(q.article) for q in asked))


def _following(articles: list[Range], page: Mapping[str, PromptFile]) -> tuple[Planned, ...]:
    """What comes after the sources are read: at the low end the page is phrased in one call, and nothing else is asked."""
    around = {name: tokens_of_text(" ".join(text for _, text in prompt.parts)).high for name, prompt in page.items()}
    many, pairs = len(articles), min(len(articles), MOST_PAIRS)
    again = sum(article.high + around["reask"] + LISTED * TOKENS_LISTED for article in articles)
    claims = CLAIMS_OF_A_PAGE * CLAIM_OF_A_PAGE
    return (
        Planned("asking again for quotes", Range(0, many), Range(0, again), Range(0, many * LISTED * TOKENS_QUOTED)),
        Planned("judging names", Range(0, 1), Range(0, around["judge"] + pairs * PAIR_IN), Range(0, pairs * PAIR_OUT)),
        Planned(
            "phrasing the page", Range(1, 2), Range(around["write"], 2 * (around["write"] + claims)), Range(PAGE_OUT.low, 2 * PAGE_OUT.high)
        ),
    )


def _counted(asked: list[_Question]) -> Range:
    return Range(len(asked), len(asked))


def _tokens(asked: Iterable[_Question]) -> Range:
    return _sum(q.tokens for q in asked)


def _sum(ranges: Iterable[Range]) -> Range:
    return sum(ranges, Range(0, 0))


def _least_and_most(many: int) -> Range:
    return Range(many * PAGE_OUT.low, many * PAGE_OUT.high)
