"""Stands in the place of the door where nothing is to be sent: for a plan of what a run would ask, and for a batch."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from briefer.errors import ModelUnreachable
from briefer.llm.door import answer_in
from briefer.llm.keep import Keep, last_round, question_of, usage_of
from briefer.prompts import Answered, Prompt
from briefer.settings import Endpoint

Answer = TypeVar("Answer", bound=BaseModel)


class Waiting(NamedTuple):
    """A question that is not answered yet. ``begun``: it was asked, and what was said does not fit."""

    prompt: Prompt
    shape: type[BaseModel]
    begun: bool


class Unsent:
    """An ``Ask`` that sends nothing: it gives the answers that are kept, and takes down all other questions.

    Args:
        endpoint: that would be asked.
        keep: what was answered before.
        fresh: whether everything is asked anew.

    Attributes:
        answered: the questions that asking again would not better: answered, declined, or cut short.
        waiting: the others, by their digests.
    """

    def __init__(self, endpoint: Endpoint, keep: Keep, *, fresh: bool) -> None:
        self.endpoint, self._keep, self._fresh = endpoint, keep, fresh
        self.answered: set[str] = set()
        self.waiting: dict[str, Waiting] = {}

    async def __call__(self, prompt: Prompt, shape: type[Answer], /) -> Answered[Answer]:
        """The answer that is kept.

        Raises:
            ModelFault: there is none, or it is one that asking again would not better.
        """
        question = question_of(self.endpoint, prompt, shape)
        kept = () if self._fresh else last_round(self._keep.of_question(question))
        if kept:
            self.answered.add(question)
        found = answer_in(kept, shape)
        if found is not None:
            return Answered(found, usage_of(kept), self.endpoint.reader)
        self.answered.discard(question)
        self.waiting[question] = Waiting(prompt, shape, begun=bool(kept))
        raise ModelUnreachable(f"{self.endpoint.reader} was not asked yet.")
