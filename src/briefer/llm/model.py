"""One endpoint that is asked: openai speaks HTTP, tenacity sends again, instructor asks again, a deadline lies over all of it."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import httpx2
import instructor
import openai
from instructor.core import IncompleteOutputException, InstructorRetryException
from openai.resources.chat import AsyncCompletions
from openai.types.chat import ChatCompletion
from pydantic import BaseModel
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, stop_before_delay

from briefer.errors import (
    AnswerCutShort,
    AnswerFault,
    ModelFault,
    ModelQuotaFault,
    ModelRefusal,
    ModelSettingsFault,
    ModelUnreachable,
)
from briefer.llm.keep import PARAMETERS, Keep, digest, usage_of
from briefer.llm.pauses import pause
from briefer.llm.replies import NO_API, cut_short, ended, parsed, read_reply, tokens_of
from briefer.models import Exchange, Usage
from briefer.prompts import Prompt
from briefer.settings import Endpoint, Price, Settings

if TYPE_CHECKING:
    from briefer.llm.door import Sleep

Answer = TypeVar("Answer", bound=BaseModel)

LARGEST_REPLY = 8_000_000
"""Bytes of one reply. Forty claims with all their fields are some 60,000."""
REASKS = 1
"""How often instructor asks again for an answer that does not fit the shape."""

_MODES = {"json_schema": instructor.Mode.JSON_SCHEMA, "tools": instructor.Mode.TOOLS}
_NOT_STRICT = frozenset({"title", "default", "minLength", "maxLength"})
"""Keywords that a strict schema of OpenAI does not take, or that say nothing to a model. Pydantic checks them afterwards."""
_QUOTA = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_TOO_LONG = frozenset({"context_length_exceeded", "string_above_max_length"})
_PASSING = frozenset({408, 409, 425, 429})
"""Refusals that pass by themselves; 5xx do too."""

_ADVICE: Mapping[int, str] = {
    400: "Check --model; if it does not know JSON schemas, set BRIEFER_MODE=tools.",
    401: "Check {key}: it has to belong to this endpoint (--base-url).",
    403: "Check that this {key} may use this model (--model), or ask another endpoint (--base-url).",
    404: NO_API,
    413: "Leave out the longest source, or use a model that takes longer texts (--model).",
}
_SETTINGS = "Check --model, --base-url and BRIEFER_MODE."

# instructor logs each failed attempt as an error, which Python prints to stderr, beside our own message, where nobody handles it
logging.getLogger("instructor").addHandler(logging.NullHandler())


class Model:
    """One open endpoint. It answers any number of questions at a time and lets ``settings.concurrency`` through.

    After a fault that no other question can escape (wrong key, no credit) it sends nothing more, and
    gives the same fault at once.
    """

    def __init__(self, endpoint: Endpoint, settings: Settings, *, keep: Keep, sleep: Sleep) -> None:
        self._endpoint, self._deadline = endpoint, settings.deadline
        self._keep = keep
        self._client = openai.AsyncOpenAI(
            api_key=endpoint.key.get_secret_value(),
            base_url=endpoint.base_url,
            max_retries=0,
            timeout=httpx2.Timeout(settings.deadline, connect=min(10.0, settings.deadline)),
            default_headers={"Accept-Encoding": "identity"},
            http_client=openai.DefaultAsyncHttpxClient(event_hooks={"response": [_limit_reply]}),
        )
        self._completions: AsyncCompletions = self._client.chat.completions
        self._retrying = AsyncRetrying(
            retry=retry_if_exception(lambda error: isinstance(error, ModelUnreachable)),
            stop=stop_after_attempt(settings.attempts) | stop_before_delay(settings.deadline),
            wait=_pause,
            sleep=sleep,
            reraise=True,
        )
        self._free = asyncio.Semaphore(settings.concurrency)
        self._stopped: ModelFault | None = None

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
        async with self._free:
            if self._stopped is not None:
                raise type(self._stopped)(self._stopped.what, self._stopped.advice)
            try:
                async with asyncio.timeout(self._deadline):
                    return await self._answer(prompt, shape, _Asking(question, prompt.name, {e.request: e for e in kept}))
            except TimeoutError as error:
                what = f"{self._endpoint.reader} gave no answer within {self._deadline:g} seconds."
                raise ModelUnreachable(what, "Try again later, or give it longer: BRIEFER_DEADLINE.") from error
            except ModelFault as fault:
                self._stopped = fault if fault.stop else self._stopped
                raise

    async def _answer(self, prompt: Prompt, shape: type[Answer], asking: _Asking) -> tuple[Answer, Usage]:
        """Ask, and ask once more where the answer does not fit.

        Never with ``context=``: instructor would run the text of the source as a template.
        """
        took: list[Exchange] = []

        async def create(**request: Any) -> ChatCompletion:  # noqa: ANN401  (what instructor hands on to openai)
            body = _strict(request, shape)
            name = digest(json.dumps(body, ensure_ascii=False, sort_keys=True))
            exchange = asking.kept.get(name)
            if exchange is None:
                exchange = await self._retried(body, name, asking)
            took.append(exchange)
            data = json.loads(exchange.reply)
            read_reply(data, exchange.reader)
            return ChatCompletion.construct(**data)

        asked: Any = instructor.patch(create=create, mode=_MODES[self._endpoint.mode])
        messages = [{"role": role, "content": content} for role, content in prompt.messages]
        try:
            answer: Any = await asked(
                response_model=_asked(shape), messages=messages, max_retries=REASKS, strict=False, model=self._endpoint.model, **PARAMETERS
            )
        except IncompleteOutputException as error:
            raise cut_short(self._endpoint.reader) from error
        except InstructorRetryException as error:
            raise _beneath(error, self._endpoint.reader) from error
        # instructor gives a class of its own, with the raw reply in it; the shape itself is what was asked for, and is smaller
        return shape.model_construct(**dict(answer)), usage_of(took)

    async def _retried(self, body: Mapping[str, Any], name: str, asking: _Asking) -> Exchange:
        """The exchange of the first attempt that comes through. The retrying is a copy, because a shared one races between tasks."""
        came: Exchange = await self._retrying.copy()(self._send, body, name, asking)
        return came

    async def _send(self, body: Mapping[str, Any], name: str, asking: _Asking) -> Exchange:
        """One request and its whole reply. Both are kept, before anything is made of it; a fault is too."""
        begun, came = time.monotonic(), _Came()
        fault: ModelFault | None = None
        try:
            came.status, came.reply = await self._post(body)
            data = parsed(came.reply, self._endpoint.reader, self._said)
            came.tokens = tokens_of(data)
            read_reply(data, self._endpoint.reader)
        except ModelFault as error:
            came.status = came.status or getattr(getattr(error.__cause__, "response", None), "status_code", 0)
            fault = error
        exchange = Exchange(
            question=asking.question,
            request=name,
            reader=self._endpoint.reader,
            base_url=self._endpoint.base_url,
            prompt=asking.prompt,
            sent=json.dumps(body, ensure_ascii=False),
            status=came.status,
            reply=came.reply,
            ended=ended(fault),
            told=fault.what if fault else "",
            tokens_in=came.tokens[0],
            tokens_out=came.tokens[1],
            cost=cost_of(came.tokens, self._endpoint.price),
            seconds=round(time.monotonic() - begun, 3),
        )
        self._keep.add(exchange)
        if fault is not None and not exchange.stands:
            raise fault
        return exchange

    async def _post(self, body: Mapping[str, Any]) -> tuple[int, str]:
        """The status and the body of the reply, of 200 and the like."""
        known = {"messages": body["messages"], "model": body["model"]}
        rest = {key: value for key, value in body.items() if key not in known}
        try:
            # what is beside the two goes in as it is: openai would walk through the whole schema, for every question (3 ms)
            reply = await self._completions.with_raw_response.create(**known, extra_body=rest)
        except openai.APIStatusError as error:
            raise self._refused(error) from error
        except openai.APIConnectionError as error:
            raise self._unreached(error) from error
        return reply.status_code, reply.text

    def _unreached(self, error: openai.APIConnectionError) -> ModelFault:
        """No reply came, or one that we did not want to read."""
        cause = error.__cause__
        if isinstance(cause, ModelFault):
            return cause
        why = (
            "it took too long" if isinstance(error, openai.APITimeoutError) else f"{type(cause).__name__}: {cause}" if cause else str(error)
        )
        return ModelUnreachable(f"No connection to {self._endpoint.base_url} ({self._said(why)}).", "Check --base-url and the network.")

    def _refused(self, error: openai.APIStatusError) -> ModelFault:
        """The fault behind a status of 400 and more."""
        status, codes = error.status_code, {error.code, error.type}
        told = error.body.get("message") if isinstance(error.body, dict) else None
        said = f"{self._endpoint.base_url} answered {status}" + (f" ({self._said(told)[:80]})." if isinstance(told, str) and told else ".")
        if codes & _QUOTA or status == httpx2.codes.PAYMENT_REQUIRED:
            return ModelQuotaFault(said, "There is no credit left: top up the account, or ask another endpoint (--base-url).")
        if "content_filter" in codes:
            return ModelRefusal(said, "The endpoint's content filter declined this text.")
        if codes & _TOO_LONG:
            return AnswerCutShort(said, "The text is longer than this model takes.")
        if status in _PASSING or status >= httpx2.codes.INTERNAL_SERVER_ERROR:
            return ModelUnreachable(said, "Try again later, or with fewer calls at a time (--concurrency).")
        return ModelSettingsFault(said, _ADVICE.get(status, _SETTINGS).format(key=self._endpoint.key_variable or "the key"))

    def _said(self, text: str) -> str:
        """Another's words for a message of ours: one line, short, without the key, without control characters."""
        key = self._endpoint.key.get_secret_value()
        return " ".join("".join(c if c.isprintable() else " " for c in text.replace(key, "***")).split())[:240]


@dataclass(frozen=True, slots=True)
class _Asking:
    """A question that is being asked: its digest, the name of its prompt, and the exchanges on it that there were before, by request."""

    question: str
    prompt: str
    kept: Mapping[str, Exchange]


@dataclass(slots=True)
class _Came:
    """What came back of a request so far."""

    status: int = 0
    reply: str = ""
    tokens: tuple[int, int] = (0, 0)


def cost_of(tokens: tuple[int, int], price: Price | None) -> float | None:
    """US dollars for tokens in and out; None where the price is not known."""
    return round((tokens[0] * price.tokens_in + tokens[1] * price.tokens_out) / 1_000_000, 9) if price else None


class _Limited(httpx2.AsyncByteStream):
    """A reply's bytes, up to a limit."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        length = 0
        async for piece in self._stream:
            length += len(piece)
            if length > LARGEST_REPLY:
                raise AnswerFault(f"The reply is longer than {LARGEST_REPLY:,} bytes.", "Check --base-url and --model.")
            yield piece

    async def aclose(self) -> None:
        await self._stream.aclose()


async def _limit_reply(response: httpx2.Response) -> None:
    """Refuse a reply that is compressed though we asked for none (a few bytes may become gigabytes), and limit the others."""
    if response.headers.get("content-encoding", "identity").lower() not in {"identity", ""}:
        raise AnswerFault("The reply is compressed, and nobody asked for that.", "Check the proxy or gateway before --base-url.")
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _Limited(response.stream)


def _beneath(error: InstructorRetryException, reader: str) -> BaseException:
    """What instructor wrapped: a fault of ours, or an answer that did not fit, twice. A bug stays what it is."""
    cause = error.__cause__
    if cause is None or isinstance(cause, ValueError | instructor.core.ResponseParsingError):
        return AnswerFault(f"{reader}: the answer does not have the shape that was asked for.", "Try another --model or BRIEFER_MODE.")
    return cause


@cache
def _asked(shape: type[BaseModel]) -> type[BaseModel]:
    """The shape as instructor wants it, made once: else it makes a class and its schema anew for every question (10 ms)."""
    schema = {**_schema(shape), "title": shape.__name__}
    made: type[BaseModel] = instructor.openai_schema(shape)
    made.model_json_schema = classmethod(lambda *_, **__: schema)  # type: ignore[assignment, method-assign]  # the same, out of the cache
    return made


@cache
def _schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The strict JSON schema of a shape: every field required, closed, nothing that OpenAI's checker refuses."""
    function = openai.pydantic_function_tool(shape)["function"]
    lean: dict[str, Any] = _lean(function["parameters"])
    return lean


def _lean(node: Any) -> Any:  # noqa: ANN401  (any JSON)
    """A JSON schema without the keywords of ``_NOT_STRICT``; fields that bear such a name stay."""
    if isinstance(node, list):
        return [_lean(part) for part in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key not in _NOT_STRICT}
    return {k: {n: _lean(v) for n, v in value.items()} if k in {"properties", "$defs"} else _lean(value) for k, value in kept.items()}


def _strict(request: Mapping[str, Any], shape: type[BaseModel]) -> dict[str, Any]:
    """The body of a request, its schema made strict, which neither mode of instructor does by itself."""
    if "response_format" in request:
        form = {"name": shape.__name__, "schema": _schema(shape), "strict": True}
        return {**request, "response_format": {"type": "json_schema", "json_schema": form}}
    if "tools" in request:
        function = {**request["tools"][0]["function"], "parameters": _schema(shape), "strict": True}
        return {**request, "tools": [{"type": "function", "function": function}]}
    return dict(request)


def _pause(state: RetryCallState) -> float:
    """Seconds until the next attempt."""
    error = state.outcome.exception() if state.outcome else None
    response = getattr(error.__cause__ if error else None, "response", None)
    return pause(response.headers if response is not None else {}, state.attempt_number)
