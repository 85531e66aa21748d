"""The reply of an endpoint, read without openai: what the model said, what it took, or the fault that it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple, NoReturn, TypeVar

from pydantic import BaseModel

from briefer.errors import AnswerCutShort, AnswerFault, ModelFault, ModelQuotaFault, ModelRefusal, ModelSettingsFault, ModelUnreachable
from briefer.llm.limits import is_too_long, limit_said
from briefer.models import Ended, Exchange

NO_API = "Check --model, and that --base-url leads to the root of the API, which usually ends in /v1."
TOO_LONG = "Use a model that takes longer texts (--model), or shorter sources."
NO_CREDIT = "There is no credit left: top up the account, or ask another endpoint (--base-url)."
QUOTA = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})

Answer = TypeVar("Answer", bound=BaseModel)


class Said(NamedTuple):
    """What a model said, as text that should be JSON, and the tokens that the endpoint counted."""

    content: str
    tokens_in: int
    tokens_out: int


def parsed(body: str, reader: str) -> Mapping[str, Any]:
    """The body of a reply with status 200.

    Raises:
        ModelSettingsFault: it is a page, and no API's answer.
        ModelUnreachable: it broke off, or is no JSON that anyone would send.
    """
    if body.lstrip()[:1] == "<":
        raise ModelSettingsFault(f"{reader} answers with a page that is no API's.", NO_API)
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ModelUnreachable(f"{reader}: the reply broke off.", "Try again later.") from error
    if not isinstance(data, dict):
        raise ModelSettingsFault(f"{reader} answers with something that is no API's.", NO_API)
    return data


def told_error(data: Mapping[str, Any], reader: str, said: Callable[[str], str]) -> ModelFault | None:
    """The error that the endpoint reports inside a 200, if it does. ``said`` makes a stranger's words fit for a message."""
    told = data.get("error")
    if not told or is_too_long(str(told)):  # that is one for `read_reply`
        return None
    given = told if isinstance(told, dict) else {"message": told}
    what = f"{reader} reports an error: {said(str(given.get('message')))}"
    if given.get("code") == HTTPStatus.PAYMENT_REQUIRED or {str(given.get("code")), str(given.get("type"))} & QUOTA:
        return ModelQuotaFault(what, NO_CREDIT)
    return ModelUnreachable(what, "Try again later, or with fewer calls at a time (--concurrency).")


def read_reply(data: Mapping[str, Any], reader: str) -> Said:
    """What the model said, if it is a complete answer that it was willing to give.

    Raises:
        AnswerFault: there is nothing in it.
        AnswerCutShort: it ended at the token limit, or the endpoint reports that the text is too long.
        ModelRefusal: the model, or a filter, declined.
    """
    choices = data.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not choices and is_too_long(str(data.get("error"))):
        raise too_long(f"{reader} reports that the text is longer than it takes.", str(data.get("error")))
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise AnswerFault(f"{reader} sent an empty reply.", "Try again, or another model (--model).")
    finish = choice.get("finish_reason")
    if finish == "length":
        raise cut_short(reader)
    if finish == "content_filter" or message.get("refusal"):
        raise ModelRefusal(f"{reader} declined to read this text.", "Read this source yourself.")
    return Said(_content(message), *tokens_of(data))


def too_long(what: str, words: str) -> AnswerCutShort:
    """The fault of a text that the endpoint refuses as too long. ``words`` are those of its error, which may name the limit."""
    return AnswerCutShort(what, TOO_LONG, limit_said(words))


def words_of(body: str) -> str:
    """The words of an error's body: those of JSON without the escapes."""
    try:
        return str(json.loads(body))
    except (ValueError, RecursionError):
        return body


def tokens_of(data: Mapping[str, Any]) -> tuple[int, int]:
    """Tokens in and out, as the endpoint counted them; 0 where it does not say."""
    usage = data.get("usage")
    counted = usage if isinstance(usage, dict) else {}
    return _number(counted.get("prompt_tokens")), _number(counted.get("completion_tokens"))


def _number(given: object) -> int:
    return given if isinstance(given, int) and given > 0 else 0


def _content(message: Mapping[str, Any]) -> str:
    calls = message.get("tool_calls")
    if isinstance(calls, list) and calls:
        function = calls[0].get("function") if isinstance(calls[0], dict) else None
        return str(function.get("arguments") or "") if isinstance(function, dict) else ""
    return str(message.get("content") or "")


def cut_short(reader: str) -> AnswerCutShort:
    """The fault of an answer that ended at the token limit."""
    return AnswerCutShort(f"{reader}: the answer ended at the token limit.", "Use another model (--model), or shorter sources.")


def ended(fault: ModelFault | None) -> Ended:
    """How an exchange ended: what is kept and never asked again, and what failed."""
    if fault is None:
        return "answered"
    if isinstance(fault, ModelRefusal):
        return "declined"
    return "cut short" if isinstance(fault, AnswerCutShort) else "failed"


def said_in(exchange: Exchange) -> Said:
    """What the model said in an exchange that stands.

    Raises:
        ModelFault: as `read_reply`.
    """
    if exchange.status != HTTPStatus.OK:
        raise too_long(exchange.told, words_of(exchange.reply))
    return read_reply(json.loads(exchange.reply), exchange.reader)


def fitting(shape: type[Answer], content: str) -> Answer:
    """What a model said, as the shape that was asked for.

    Raises:
        ValueError: it does not fit, or is spoiled.
    """
    refuse_spoiled(content)
    return shape.model_validate_json(content)


def refuse_spoiled(content: str) -> None:
    """Refuse what only a lenient reader takes for JSON: a key that stands twice in one object, where nobody knows which is meant, and NaN.

    Raises:
        json.JSONDecodeError: says what is wrong; it is what instructor asks again for.
    """
    try:
        json.loads(content, object_pairs_hook=_refuse_twice, parse_constant=_refuse_constant)
    except json.JSONDecodeError:
        raise
    except (ValueError, RecursionError) as error:
        raise json.JSONDecodeError(str(error), content, 0) from error


def _refuse_twice(pairs: Sequence[tuple[str, object]]) -> None:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise ValueError(f"the key {key[:40]!r} stands twice in one object")
        seen.add(key)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
