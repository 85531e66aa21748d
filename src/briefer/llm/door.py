"""The door: a prompt and a shape go in, an answer comes out; from what was answered before, or from the first endpoint that answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from pydantic import BaseModel

from briefer.errors import AnswerCutShort, ModelFault
from briefer.llm import trace
from briefer.llm.keep import NOTHING_KEPT, Keep, last_round, question_of, usage_of
from briefer.llm.prices import Purse
from briefer.llm.replies import fitting, said_in
from briefer.models import Exchange
from briefer.prompts import Answered, Prompt
from briefer.settings import Endpoint, Settings

if TYPE_CHECKING:
    from briefer.llm.model import Model

Answer = TypeVar("Answer", bound=BaseModel)
Sleep = Callable[[float], Awaitable[None]]
Tell = Callable[[str], object]
"""Told a sentence for the user."""


def unheard(sentence: str) -> None:
    """Nobody listens."""


class Door:
    """The way to the models that the settings name, as an ``Ask``; close it with ``async with``.

    Each endpoint stands in for the one before, question by question: the next question goes to the first again. One that refuses us
    altogether (wrong key, no credit) is sent nothing more, and the others answer everything.

    Args:
        settings: name the endpoints, at least one.
        keep: where exchanges are kept.
        sleep: waits between two attempts.
        tell: told once of each endpoint that another stood in for, and why.
    """

    def __init__(self, settings: Settings, *, keep: Keep = NOTHING_KEPT, sleep: Sleep = asyncio.sleep, tell: Tell = unheard) -> None:
        purse = Purse(settings.budget)
        self._lines = [_Line(endpoint, settings, keep, purse, sleep) for endpoint in settings.endpoints]
        self._builtin_last, self._tell = settings.builtin_last, tell
        self._told: set[str] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for line in self._lines:
            await line.close()

    async def __call__(self, prompt: Prompt, shape: type[Answer], /) -> Answered[Answer]:
        """The answer of the first endpoint that gives a usable one.

        An answer that was cut short goes back to who asked, if that can ask for less; else the next endpoint may have more room.

        Raises:
            AnswerCutShort: the text is too long for the endpoint whose turn it is; shorter parts of it may be answered.
            ModelFault: none of them did; what each of them said, and the kind of the last.
        """
        faults: dict[str, ModelFault] = {}
        for line in self._lines:
            try:
                answered = await line(prompt, shape)
            except AnswerCutShort as fault:
                if prompt.splittable:
                    raise
                faults[line.reader] = fault
            except ModelFault as fault:
                faults[line.reader] = fault
            else:
                self._tell_of(faults, line.reader)
                return answered
        if self._builtin_last:
            self._tell_of(faults, "The built-in reader")
        raise _together(list(faults.values()))

    def _tell_of(self, faults: Mapping[str, ModelFault], stands_in: str) -> None:
        for reader, fault in faults.items():
            trace.fell_back(reader, stands_in, fault)
            if reader not in self._told:
                self._told.add(reader)
                self._tell(f"{stands_in} stands in for {reader}: {fault}")


def _together(faults: Sequence[ModelFault]) -> ModelFault:
    """The last of these, with what the others said before it."""
    *before, last = {str(fault): fault for fault in faults}.values()  # what holds for the whole run is said once
    if not before:
        return last
    return type(last)(" ".join((*map(str, before), last.what)), last.advice)


class _Line:
    """One endpoint. It is opened when the first question has to go out."""

    def __init__(self, endpoint: Endpoint, settings: Settings, keep: Keep, purse: Purse, sleep: Sleep) -> None:
        self._endpoint, self._settings = endpoint, settings
        self._keep, self._purse, self._sleep = keep, purse, sleep
        self.reader = endpoint.reader
        self._model: Model | None = None

    async def close(self) -> None:
        if self._model is not None:
            await self._model.aclose()

    async def __call__(self, prompt: Prompt, shape: type[Answer]) -> Answered[Answer]:
        question = question_of(self._endpoint, prompt, shape)
        kept = () if self._settings.fresh else last_round(self._keep.of_question(question))
        found = answer_in(kept, shape)
        if found is not None:
            trace.kept(self.reader, prompt.name, question, kept)
            return Answered(found, usage_of(kept), self._endpoint.reader)
        if self._model is None:
            from briefer.llm.model import Model  # noqa: PLC0415  (openai and instructor take seconds: who is answered already pays none)

            self._model = Model(self._endpoint, self._settings, keep=self._keep, purse=self._purse, sleep=self._sleep)
        trace.asked(self.reader, prompt.name, question)
        answer, usage = await self._model.ask(prompt, shape, question, kept)
        return Answered(answer, usage, self._endpoint.reader)


def answer_in(kept: Sequence[Exchange], shape: type[Answer]) -> Answer | None:
    """The answer that the last of these exchanges holds; None where there is none that fits.

    Raises:
        ModelFault: the model declined, or its answer ended at the token limit: asking again would not help.
    """
    if not kept:
        return None
    try:
        return fitting(shape, said_in(kept[-1]).content)
    except ValueError:
        return None
