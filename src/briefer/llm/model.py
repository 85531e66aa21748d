"""One endpoint that is asked: openai speaks HTTP, tenacity sends again, instructor asks again, a deadline lies over all of it."""

from __future__ import annotations

import asyncio
import atexit
import gc
import json
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

import instructor
import openai
from instructor.core import IncompleteOutputException, InstructorRetryException
from openai.resources.chat import AsyncCompletions
from openai.types.chat import ChatCompletion
from pydantic import BaseModel
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from briefer.errors import AnswerCutShort, AnswerFault, ModelFault, ModelUnreachable
from briefer.llm import trace
from briefer.llm.bodies import answer_through, body_of, name_of
from briefer.llm.client import client_of
from briefer.llm.estimates import tokens_of_request
from briefer.llm.gate import Gate, Slot
from briefer.llm.keep import Keep, usage_of
from briefer.llm.pauses import asked_for, pause
from briefer.llm.prices import Purse, cost_of
from briefer.llm.reach import Reach
from briefer.llm.refusals import fit, found_nobody, refused, unreached
from briefer.llm.replies import cut_short, ended, parsed, read_reply, said_in, tokens_of, told_error
from briefer.models import Exchange, Usage
from briefer.prompts import Prompt
from briefer.settings import Endpoint, Settings

if TYPE_CHECKING:
    from briefer.llm.door import Sleep

Answer = TypeVar("Answer", bound=BaseModel)

LARGEST_REPLY = 8_000_000
"""Bytes of one reply. Forty claims with all their fields are some 60,000."""
TOO_MUCH = frozenset({429, 503, 529})
"""Refusals that say that we ask too much at a time."""

# instructor logs each failed attempt as an error, which Python prints to stderr, beside our own message, where nobody handles it
logging.getLogger("instructor").addHandler(logging.NullHandler())
# the interpreter's last collection would walk through all classes of openai: 0.65 s after the last word, and after Ctrl-C; so 0.02 s
atexit.register(gc.freeze)


class Model:
    """One open endpoint. It answers any number of questions at a time and lets ``settings.concurrency`` through.

    After a fault that no other question can escape (wrong key, no credit) it sends nothing more, and
    gives the same fault at once. Where nobody was there for a whole question, further ones are not waited for: see `Reach`.
    """

    def __init__(self, endpoint: Endpoint, settings: Settings, *, keep: Keep, purse: Purse, sleep: Sleep) -> None:
        self._endpoint, self._deadline = endpoint, settings.deadline
        self._keep, self._purse = keep, purse
        self._client = client_of(endpoint, settings.deadline, LARGEST_REPLY)
        self._gate = Gate(
            settings.concurrency, endpoint.requests_per_minute, endpoint.tokens_per_minute, sleep=sleep, changed=purse.changed
        )
        self._reach = Reach()
        self._completions: AsyncCompletions = self._client.chat.completions
        self._retrying = AsyncRetrying(
            retry=retry_if_exception(lambda error: isinstance(error, ModelUnreachable)),
            stop=partial(self._is_over, settings.attempts),
            wait=_pause,
            sleep=self._gate.pause,
            before_sleep=trace.paused,
            reraise=True,
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def ask(self, prompt: Prompt, shape: type[Answer], question: str, kept: Sequence[Exchange]) -> tuple[Answer, Usage]:
        """The answer to ``prompt`` as a ``shape``, and the calls and tokens that it took, those of the kept exchanges too.

        Args:
            prompt: what is asked.
            shape: of the answer.
            question: the digest of both.
            kept: the exchanges on it that there were before; none of them is sent again.

        Raises:
            ModelFault: no usable answer; which of its kinds says why, and what to do.
        """
        asking = _Asking(question, prompt.name, {e.request: e for e in kept}, asyncio.timeout(self._deadline))
        with self._reach.question():
            try:
                return await self._in_time(prompt, shape, asking)
            except ModelUnreachable as fault:
                if asking.found_nobody:
                    self._reach.lose(fault)
                raise

    async def _in_time(self, prompt: Prompt, shape: type[Answer], asking: _Asking) -> tuple[Answer, Usage]:
        try:
            async with asking.deadline:
                return await self._answer(prompt, shape, asking)
        except TimeoutError as error:
            what = f"{self._endpoint.reader} gave no answer within {self._deadline:g} seconds."
            raise ModelUnreachable(what, "Try again later, or give it longer: BRIEFER_DEADLINE.") from error

    async def _answer(self, prompt: Prompt, shape: type[Answer], asking: _Asking) -> tuple[Answer, Usage]:
        """Ask, and ask once more where the answer does not fit."""
        took: list[Exchange] = []

        async def create(**request: Any) -> ChatCompletion:  # noqa: ANN401  (what instructor hands on to openai)
            body = body_of(request, self._endpoint, shape)
            name = name_of(body)
            exchange = asking.kept.get(name)
            if exchange is None:
                exchange = await self._retried(body, name, asking)
            took.append(exchange)
            said_in(exchange)
            return ChatCompletion.construct(**json.loads(exchange.reply))

        try:
            answer = await answer_through(create, self._endpoint, prompt, shape)
        except IncompleteOutputException as error:
            raise cut_short(self._endpoint.reader) from error
        except InstructorRetryException as error:
            raise _beneath(error, self._endpoint.reader) from error
        # instructor gives a class of its own, with the raw reply in it; the shape itself is what was asked for, and is smaller
        return shape.model_construct(**dict(answer)), usage_of(took)

    async def _retried(self, body: Mapping[str, Any], name: str, asking: _Asking) -> Exchange:
        """The exchange of the first attempt that comes through. The retrying is a copy, because a shared one races between tasks."""
        with trace.chat(self._endpoint, asking.prompt):
            came: Exchange = await self._retrying.copy()(self._send, body, name, asking)
        return came

    def _is_over(self, attempts: int, state: RetryCallState) -> bool:
        """Whether that was the last attempt, or the deadline lies before the next."""
        asking: _Asking = state.args[-1]
        when = asking.deadline.when()
        late = when is not None and asyncio.get_running_loop().time() + state.upcoming_sleep >= when
        return late or state.attempt_number >= (1 if self._reach.is_lost else attempts)

    async def _send(self, body: Mapping[str, Any], name: str, asking: _Asking) -> Exchange:
        """One request and its whole reply. Both are kept, before anything is made of it; a fault is too."""
        sent, came, place = json.dumps(body, ensure_ascii=False), _Came(), self._purse.place(self._endpoint, body)
        asking.came = came
        async with self._gate.slot(tokens_of_request(body).high, asking.deadline, partial(self._purse.fits, place)) as slot:
            with self._purse.taken(place):
                begun, place.sent = time.monotonic(), True
                fault = await self._fault_of(body, came)
                place.cost = cost_of(came.tokens, self._endpoint.price, billed=came.is_billed)
                seconds = round(time.monotonic() - begun, 3)
            self._report(slot, came, fault)
        asking.found_nobody = came.found_nobody
        exchange = Exchange(
            question=asking.question,
            request=name,
            reader=self._endpoint.reader,
            base_url=self._endpoint.base_url,
            prompt=asking.prompt,
            sent=sent,
            status=came.status,
            reply=came.reply,
            ended=ended(fault),
            told=fault.what if fault else "",
            tokens_in=came.tokens[0],
            tokens_out=came.tokens[1],
            cost=place.cost,
            seconds=seconds,
        )
        self._keep.add(exchange)
        trace.exchanged(exchange, self._endpoint)
        if came.too_much:
            trace.held_back(self._endpoint.reader, asked_for(came.headers), self._gate.limit)
        if fault is not None and (came.status != HTTPStatus.OK or not exchange.stands):
            raise fault
        return exchange

    async def _fault_of(self, body: Mapping[str, Any], came: _Came) -> ModelFault | None:
        """Send, and put down what comes back; what is wrong with it, if anything is."""
        try:
            await self._post(body, came)
            data = parsed(came.reply, self._endpoint.reader)
            came.tokens = tokens_of(data)
            if fault := told_error(data, self._endpoint.reader, partial(fit, endpoint=self._endpoint)):
                came.too_much = True
                return fault
            read_reply(data, self._endpoint.reader)
        except ModelFault as fault:
            return fault
        return None

    def _report(self, slot: Slot, came: _Came, fault: ModelFault | None) -> None:
        """Tell the gate what a request came to."""
        if not came.found_nobody:
            self._reach.find()
        if fault is not None and fault.stop:
            self._gate.stop(fault)
        elif came.too_much:
            self._gate.overloaded(slot, asked_for(came.headers))
        elif came.is_billed:
            self._gate.answered(slot, sum(came.tokens))

    async def _post(self, body: Mapping[str, Any], came: _Came) -> None:
        """Send, and put down status, headers, and the body that is kept: of 200 and the like, and of what says that the text is too long.

        Raises:
            ModelFault: no reply came, or one with another status.
        """
        known = {"messages": body["messages"], "model": body["model"]}
        rest = {key: value for key, value in body.items() if key not in known}
        try:
            # what is beside the two goes in as it is: openai would walk through the whole schema, for every question (3 ms)
            reply = await self._completions.with_raw_response.create(**known, extra_body=rest)
        except openai.APIStatusError as error:
            came.status, came.headers = error.status_code, error.response.headers
            came.too_much = came.status in TOO_MUCH
            fault = refused(error, self._endpoint)
            if isinstance(fault, AnswerCutShort):
                came.reply = error.response.text
            raise fault from error
        except openai.APIConnectionError as error:
            came.found_nobody = found_nobody(error)
            raise unreached(error, self._endpoint) from error
        came.status, came.headers, came.reply = reply.status_code, reply.headers, reply.text


@dataclass(slots=True)
class _Came:
    """What came back of a request so far: whether it says that we ask too much, and whether no connection came about at all."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    reply: str = ""
    tokens: tuple[int, int] = (0, 0)
    too_much: bool = False
    found_nobody: bool = False

    @property
    def is_billed(self) -> bool:
        """Whether a model has read the question."""
        return self.status == HTTPStatus.OK and bool(self.reply) and not self.too_much


@dataclass(slots=True)
class _Asking:
    """A question that is being asked: its digest, the name of its prompt, and the exchanges on it that there were before, by request."""

    question: str
    prompt: str
    kept: Mapping[str, Exchange]
    deadline: asyncio.Timeout
    came: _Came = field(default_factory=_Came)
    """Of the last request."""
    found_nobody: bool = False
    """Whether the last request that came to an end had no connection."""


def _beneath(error: InstructorRetryException, reader: str) -> BaseException:
    """What instructor wrapped: a fault of ours, or an answer that did not fit, twice. A bug stays what it is."""
    cause = error.__cause__
    if cause is None or isinstance(cause, ValueError | instructor.core.ResponseParsingError):
        return AnswerFault(f"{reader}: the answer does not have the shape that was asked for.", "Try another --model or BRIEFER_MODE.")
    return cause


def _pause(state: RetryCallState) -> float:
    """Seconds until the next attempt."""
    asking: _Asking = state.args[-1]
    return pause(asking.came.headers, state.attempt_number)
