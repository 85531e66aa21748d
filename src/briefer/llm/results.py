"""What came of a batch: the lines of its two files, as exchanges. Lines come in any order, may be broken, and may be nobody's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from briefer.errors import ModelFault
from briefer.llm.limits import is_too_long
from briefer.llm.prices import cost_of
from briefer.llm.replies import ended, read_reply, tokens_of, too_long
from briefer.models import Batch, BatchQuestion, Exchange
from briefer.settings import Endpoint


@dataclass(slots=True)
class Came:
    """What came of a batch so far."""

    exchanges: dict[str, Exchange] = field(default_factory=dict)
    """By custom_id."""
    broken: int = 0
    """Lines that can't be read."""
    strange: int = 0
    """Lines on what nobody asked, or on what was answered before."""

    def failed(self, batch: Batch) -> tuple[tuple[str, str], ...]:
        """The sources on which no answer came, each with the reason, in the order of the batch."""
        missing = [(q.source, self.exchanges.get(q.question)) for q in batch.questions]
        return tuple((source, e.told if e else "no answer came") for source, e in missing if e is None or not e.stands)


def read_results(files: Iterable[str], batch: Batch, endpoint: Endpoint, said: Callable[[str], str]) -> Came:
    """What the files of a batch hold.

    Args:
        files: their texts: a JSON object a line.
        batch: with the questions that were handed in.
        endpoint: for the price.
        said: makes a stranger's words fit for a message.
    """
    questions = {q.question: q for q in batch.questions}
    came = Came()
    for line in (line for text in files for line in text.split("\n") if line.strip()):
        data = _object(line)
        name = data.get("custom_id")
        if not data:
            came.broken += 1
        elif not isinstance(name, str) or name not in questions or name in came.exchanges:
            came.strange += 1
        else:
            came.exchanges[name] = _exchange(questions[name], data, batch, endpoint, said)
    return came


def _object(line: str) -> Mapping[str, Any]:
    """The object of a line; an empty one where there is none."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _exchange(question: BatchQuestion, data: Mapping[str, Any], batch: Batch, endpoint: Endpoint, said: Callable[[str], str]) -> Exchange:
    response = _inside(data, "response")
    status = response.get("status_code")
    body = _inside(response, "body")
    told = ""
    fault: ModelFault | None = None
    if status == HTTPStatus.OK:
        try:
            read_reply(body, batch.reader)
        except ModelFault as error:
            told, fault = error.what, error
    else:
        told = _told(status, _inside(body, "error") or _inside(data, "error"), said)
        fault = too_long(told, str(body)) if is_too_long(str(body)) else ModelFault(told)
    tokens = tokens_of(body)
    return Exchange(
        question=question.question,
        request=question.request,
        reader=batch.reader,
        base_url=batch.base_url,
        prompt=question.prompt,
        sent=question.sent,
        status=status if isinstance(status, int) else 0,
        reply=json.dumps(body, ensure_ascii=False) if body else "",
        ended=ended(fault),
        told=told,
        tokens_in=tokens[0],
        tokens_out=tokens[1],
        cost=_cost(tokens, endpoint, billed=status == HTTPStatus.OK),
    )


def _cost(tokens: tuple[int, int], endpoint: Endpoint, *, billed: bool) -> float | None:
    """US dollars, at the price of a batch; None where it is not known."""
    cost = cost_of(tokens, endpoint.price, billed=billed)
    return round(cost * endpoint.price.batch, 9) if cost is not None and endpoint.price else None


def _inside(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, dict) else {}


def _told(status: object, error: Mapping[str, Any], said: Callable[[str], str]) -> str:
    """What the endpoint says of a question that it did not answer."""
    words = error.get("message") or error.get("code") or "no reason is given"
    answered = f"{status}: " if isinstance(status, int) else ""
    return answered + said(str(words))
