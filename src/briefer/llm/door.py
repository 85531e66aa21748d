"""The door: a prompt and a shape go in, an answer comes out; from what was answered before, or from the first endpoint that answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from pydantic import BaseModel, ValidationError

from briefer.errors import AnswerCutShort, ModelFault
from briefer.llm.keep import NOTHING_KEPT, Keep, question_of, usage_of
from briefer.llm.replies import said_in
from briefer.models import Exchange
from briefer.prompts import Answered, Prompt
from briefer.settings import Endpoint, Settings

if TYPE_CHECKING:
    from briefer.llm.model import Model

Answer = TypeVar("Answer", bound=BaseModel)
Sleep = Callable[[float], Awaitable[None]]


class Door:
    """The way to the models that the settings name, as an ``Ask``; close it with ``async with``.

    Each endpoint stands in for the one before, where that gave no usable answer.
    """

    def __init__(self, settings: Settings, *, keep: Keep = NOTHING_KEPT, sleep: Sleep = asyncio.sleep) -> None:
        self._lines = [_Line(endpoint, settings, keep, sleep) for endpoint in settings.endpoints]

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for line in self._lines:
            await line.close()

    async def __call__(self, prompt: Prompt, shape: type[Answer], /) -> Answered[Answer]:
        """The answer of the first endpoint that gives a usable one.

        Raises:
            AnswerCutShort: the text is too long for the endpoint whose turn it is; shorter parts of it may be answered.
            ModelFault: none of them did; what the last of them said, and what the others did.
        """
        told: list[str] = []
        for line in self._lines[:-1]:
            try:
                return await line(prompt, shape)
            except AnswerCutShort:
                raise
            except ModelFault as fault:
                told.append(fault.what)
        try:
            return await self._lines[-1](prompt, shape)
        except ModelFault as fault:
            raise type(fault)(" ".join((*told, fault.what)), fault.advice) from fault


class _Line:
    """One endpoint. It is opened when the first question has to go out."""

    def __init__(self, endpoint: Endpoint, settings: Settings, keep: Keep, sleep: Sleep) -> None:
        self._endpoint, self._settings = endpoint, settings
        self._keep, self._sleep = keep, sleep
        self._model: Model | None = None

    async def close(self) -> None:
        if self._model is not None:
            await self._model.aclose()

    async def __call__(self, prompt: Prompt, shape: type[Answer]) -> Answered[Answer]:
        question = question_of(self._endpoint, prompt, shape)
        kept = () if self._settings.fresh else tuple(self._keep.of_question(question))
        found = _answer_in(kept, shape)
        if found is not None:
            return Answered(found, usage_of(kept), self._endpoint.reader)
        if self._model is None:
            from briefer.llm.model import Model  # noqa: PLC0415  (openai and instructor take seconds: who is answered already pays none)

            self._model = Model(self._endpoint, self._settings, keep=self._keep, sleep=self._sleep)
        answer, usage = await self._model.ask(prompt, shape, question, kept)
        return Answered(answer, usage, self._endpoint.reader)


def _answer_in(kept: Sequence[Exchange], shape: type[Answer]) -> Answer | None:
    """The answer that the last of these exchanges holds; None where there is none that fits.

    Raises:
        ModelFault: the model declined, or its answer ended at the token limit: asking again would not help.
    """
    if not kept:
        return None
    try:
        return shape.model_validate_json(said_in(kept[-1]).content)
    except ValidationError:
        return None
