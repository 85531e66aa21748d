"""The one door to a model: any OpenAI-compatible endpoint, through openai, instructor and tenacity.

Three layers, each with one job. openai speaks HTTP and retries nothing. tenacity sends one request
again where that can help: no connection, time-out, 429, 5xx, an overload told inside a 200. instructor
asks the model once more where its answer does not fit the shape. A deadline lies over all of it, and
whatever goes wrong leaves here as one of the faults of ``errors``.

Importing this module takes about two seconds (openai, instructor). So nothing imports it before a model
is really asked; the built-in reader never does.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from email.utils import parsedate_to_datetime
from functools import cache
from types import TracebackType
from typing import Any, Self, TypeVar

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
from briefer.models import Usage
from briefer.prompts import Prompt
from briefer.settings import Settings

Answer = TypeVar("Answer", bound=BaseModel)
Sleep = Callable[[float], Awaitable[None]]

LONGEST_PAUSE = 30.0
"""Seconds that a Retry-After may hold up one request; the openai client itself would obey up to 120."""
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
    401: "Check OPENAI_API_KEY: it has to belong to this endpoint (--base-url).",
    403: "Check that this OPENAI_API_KEY may use this model (--model), or ask another endpoint (--base-url).",
    404: "Check --model, and that --base-url leads to the root of the API, which usually ends in /v1.",
    413: "Leave out the longest source, or use a model that takes longer texts (--model).",
}
_SETTINGS = "Check --model, --base-url and BRIEFER_MODE."


def open_model(settings: Settings, *, sleep: Sleep = asyncio.sleep) -> Model:
    """The model that the settings name, as an ``Ask``; close it with ``async with`` or ``aclose``.

    Args:
        settings: with a reader other than 'builtin'.
        sleep: waits a number of seconds between two attempts.
    """
    # instructor logs each failed attempt as an error, which Python prints to stderr, beside our own message, where nobody handles it
    logging.getLogger("instructor").addHandler(logging.NullHandler())
    return Model(settings, sleep=sleep)


class Model:
    """One open endpoint. It answers any number of questions at a time and lets ``settings.concurrency`` through.

    After a fault that no other question can escape (wrong key, no credit) it sends nothing more, and
    gives the same fault at once.
    """

    def __init__(self, settings: Settings, *, sleep: Sleep) -> None:
        self._settings = settings
        self._client = openai.AsyncOpenAI(
            api_key=settings.key.get_secret_value(),
            base_url=settings.base_url,
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

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def __call__(self, prompt: Prompt, shape: type[Answer], /) -> tuple[Answer, Usage]:
        """The answer to ``prompt`` as a ``shape``, and the calls and tokens that it took.

        Raises:
            ModelFault: no usable answer; which of its kinds says why, and what to do.
        """
        async with self._free:
            if self._stopped is not None:
                raise type(self._stopped)(self._stopped.what, self._stopped.advice)
            try:
                async with asyncio.timeout(self._settings.deadline):
                    return await self._answer(prompt, shape)
            except TimeoutError as error:
                what = f"{self._settings.reader} gave no answer within {self._settings.deadline:g} seconds."
                raise ModelUnreachable(what, "Try again later, or give it longer: BRIEFER_DEADLINE.") from error
            except ModelFault as fault:
                self._stopped = fault if fault.stop else self._stopped
                raise

    async def _answer(self, prompt: Prompt, shape: type[Answer]) -> tuple[Answer, Usage]:
        """Ask, and ask once more where the answer does not fit.

        Never with ``context=``: instructor would run the text of the source as a template.
        """
        counted: list[Usage] = []

        async def create(**request: Any) -> ChatCompletion:  # noqa: ANN401  (what instructor hands on to openai)
            reply: ChatCompletion = await self._retrying.copy()(self._send, _strict(request, shape))  # a shared one races between tasks
            counted.append(_usage(reply))
            return reply

        asked: Any = instructor.patch(create=create, mode=_MODES[self._settings.mode])
        messages = [{"role": role, "content": content} for role, content in prompt.messages]
        try:
            answer: Any = await asked(
                response_model=_asked(shape), messages=messages, max_retries=REASKS, strict=False, model=self._settings.model, temperature=0
            )
        except IncompleteOutputException as error:
            raise _cut_short(self._settings.reader) from error
        except InstructorRetryException as error:
            raise _beneath(error, self._settings.reader) from error
        # instructor gives a class of its own, with the raw reply in it; the shape itself is what was asked for, and is smaller
        return shape.model_construct(**dict(answer)), _sum(counted)

    async def _send(self, request: Mapping[str, Any]) -> ChatCompletion:
        """One request, one whole reply, or a fault."""
        try:
            reply: object = await self._completions.create(**request)
        except openai.APIStatusError as error:
            raise self._refused(error) from error
        except openai.APIConnectionError as error:
            raise self._unreached(error) from error
        except (ValueError, RecursionError) as error:  # the body ended early, or is no JSON that anyone would send
            raise ModelUnreachable(f"{self._settings.reader}: the reply broke off.", "Try again later.") from error
        return _whole(reply, self._settings, self._said)

    def _unreached(self, error: openai.APIConnectionError) -> ModelFault:
        """No reply came, or one that we did not want to read."""
        cause = error.__cause__
        if isinstance(cause, ModelFault):
            return cause
        why = (
            "it took too long" if isinstance(error, openai.APITimeoutError) else f"{type(cause).__name__}: {cause}" if cause else str(error)
        )
        return ModelUnreachable(f"No connection to {self._settings.base_url} ({self._said(why)}).", "Check --base-url and the network.")

    def _refused(self, error: openai.APIStatusError) -> ModelFault:
        """The fault behind a status of 400 and more."""
        status, codes = error.status_code, {error.code, error.type}
        told = error.body.get("message") if isinstance(error.body, dict) else None
        said = f"{self._settings.base_url} answered {status}" + (f" ({self._said(told)[:80]})." if isinstance(told, str) and told else ".")
        if codes & _QUOTA or status == httpx2.codes.PAYMENT_REQUIRED:
            return ModelQuotaFault(said, "There is no credit left: top up the account, or ask another endpoint (--base-url).")
        if "content_filter" in codes:
            return ModelRefusal(said, "The endpoint's content filter declined this text.")
        if codes & _TOO_LONG:
            return AnswerCutShort(said, "The text is longer than this model takes.")
        if status in _PASSING or status >= httpx2.codes.INTERNAL_SERVER_ERROR:
            return ModelUnreachable(said, "Try again later, or with fewer calls at a time (--concurrency).")
        return ModelSettingsFault(said, _ADVICE.get(status, _SETTINGS))

    def _said(self, text: str) -> str:
        """Another's words for a message of ours: one line, short, without the key, without control characters."""
        key = self._settings.key.get_secret_value()
        return " ".join("".join(c if c.isprintable() else " " for c in text.replace(key, "***")).split())[:240]


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


def _whole(reply: object, settings: Settings, said: Callable[[str], str]) -> ChatCompletion:
    """The reply, if it is a complete answer that the model was willing to give."""
    if not isinstance(reply, ChatCompletion):  # openai hands back the bare text where the reply is no JSON
        raise ModelSettingsFault(f"{settings.base_url} answers with a page that is no API's.", _ADVICE[404])
    told = (reply.model_extra or {}).get("error")
    if told:
        words = told.get("message") if isinstance(told, dict) else told
        raise ModelUnreachable(f"{settings.reader} reports an error: {said(str(words))}", "Try again later.")
    choice = reply.choices[0] if reply.choices else None  # openai does not check: either may be missing
    if choice is None or getattr(choice, "message", None) is None:
        raise AnswerFault(f"{settings.reader} sent an empty reply.", "Try again, or another model (--model).")
    if choice.finish_reason == "length":
        raise _cut_short(settings.reader)
    if choice.finish_reason == "content_filter" or choice.message.refusal:
        raise ModelRefusal(f"{settings.reader} declined to read this text.", "Read this source yourself.")
    return reply


def _cut_short(reader: str) -> AnswerCutShort:
    return AnswerCutShort(f"{reader}: the answer ended at the token limit.", "Use another model (--model), or shorter sources.")


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
    """The request with its schema made strict, which neither mode of instructor does by itself."""
    if "response_format" in request:
        form = {"name": shape.__name__, "schema": _schema(shape), "strict": True}
        return _beside(request, "response_format", {"type": "json_schema", "json_schema": form})
    if "tools" in request:
        function = {**request["tools"][0]["function"], "parameters": _schema(shape), "strict": True}
        return _beside(request, "tools", [{"type": "function", "function": function}])
    return dict(request)


def _beside(request: Mapping[str, Any], name: str, value: object) -> dict[str, Any]:
    """The request with one field as it is: openai would walk through the whole schema, for every question (3 ms)."""
    return {**{key: field for key, field in request.items() if key != name}, "extra_body": {name: value}}


def _usage(reply: ChatCompletion) -> Usage:
    used = reply.usage
    return Usage(calls=1, tokens_in=getattr(used, "prompt_tokens", 0) or 0, tokens_out=getattr(used, "completion_tokens", 0) or 0)


def _sum(parts: list[Usage]) -> Usage:
    return Usage(calls=sum(u.calls for u in parts), tokens_in=sum(u.tokens_in for u in parts), tokens_out=sum(u.tokens_out for u in parts))


def _pause(state: RetryCallState) -> float:
    """Seconds until the next attempt."""
    error = state.outcome.exception() if state.outcome else None
    response = getattr(error.__cause__ if error else None, "response", None)
    return pause(response.headers if response is not None else {}, state.attempt_number)


def pause(headers: Mapping[str, str], attempt: int) -> float:
    """Seconds to wait after the ``attempt``-th try (from 1): what the endpoint asks for, capped; else 0.5, 1, 2, 4, 8.

    A Retry-After that is a date counts from the reply's own Date, so that no clock is read (RFC 9110, 10.2.3).
    One that is garbage, or in the past, counts as none.
    """
    asked = _seconds(headers.get("retry-after-ms"), 0.001)
    if asked is None:
        asked = _seconds(headers.get("retry-after"), 1.0)
    if asked is None:
        asked = _until(headers.get("retry-after"), headers.get("date"))
    return min(asked, LONGEST_PAUSE) if asked is not None else min(0.5 * 2 ** (attempt - 1), 8.0)


def _seconds(text: str | None, unit: float) -> float | None:
    return float(text) * unit if text and re.fullmatch(r"\s*\d{1,12}(\.\d{1,9})?\s*", text, re.ASCII) else None


def _until(then: str | None, now: str | None) -> float | None:
    try:
        seconds = (parsedate_to_datetime(then or "") - parsedate_to_datetime(now or "")).total_seconds()
    except (TypeError, ValueError):  # garbage, or one date with and one without a zone
        return None
    return seconds if seconds >= 0 else None
