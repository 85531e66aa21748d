"""What is told of the questions to a model: as structured logs under ``briefer.llm``, and as OpenTelemetry spans where a tracer is in use.

The door and the models call these functions and know nothing of who listens. Nothing here configures logging, nothing imports
OpenTelemetry: `tracing` is given a tracer. At info no word of a source, a prompt or an answer is told, nor what an endpoint says of an
error, for it may quote them; these come at debug. The key is told nowhere.

Each record bears its fields as ``record.fields``; ``JsonLines`` writes them.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from briefer.errors import ModelFault
from briefer.lexicon.patterns import lazy
from briefer.llm.keep import usage_of
from briefer.models import Exchange
from briefer.settings import NO_KEY, Endpoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from opentelemetry.trace import Span, Tracer
    from tenacity import RetryCallState

LOG = logging.getLogger("briefer.llm")
LOG.addHandler(logging.NullHandler())

PROVIDERS: Mapping[str, str] = {"azure": "azure.ai.openai", "gemini": "gcp.gemini", "mistral": "mistral_ai"}
"""Our names of providers as the GenAI conventions write them, where that is another way."""

_WORD = lazy(r"[\w.:/@-]{1,80}", re.ASCII)


class JsonLines(logging.Formatter):
    """One JSON object a line: at (UTC), level, logger, event, and the fields of the event."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        told = {"at": at, "level": record.levelname.lower(), "logger": record.name, "event": record.getMessage()}
        told |= getattr(record, "fields", {})
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, default=str)  # ASCII: a lone surrogate or a control character breaks no line and no terminal


@dataclass(slots=True)
class _Chat:
    """A request that is under way, with all its attempts."""

    endpoint: Endpoint
    span: Span | None
    attempt: int = 0


_TRACER: ContextVar[Tracer | None] = ContextVar("tracer", default=None)
_CHAT: ContextVar[_Chat | None] = ContextVar("chat", default=None)


@contextmanager
def tracing(tracer: Tracer) -> Iterator[None]:
    """Make a span of each request inside."""
    token = _TRACER.set(tracer)
    try:
        yield
    finally:
        _TRACER.reset(token)


def tell(event: str, /, **fields: object) -> None:
    """Something that happened, at info: names, digests and numbers only."""
    LOG.info(event, extra={"fields": fields})


# ------------------------------------------------------------ what the door tells


def kept(reader: str, prompt: str, question: str, exchanges: Sequence[Exchange]) -> None:
    """A question was answered before, by these exchanges."""
    if LOG.isEnabledFor(logging.INFO):
        tell("kept answer used", reader=reader, prompt=prompt, question=question, cost_then=usage_of(exchanges).cost)


def asked(reader: str, prompt: str, question: str) -> None:
    """A question has to go out."""
    tell("question asked", reader=reader, prompt=prompt, question=question)


def fell_back(reader: str, stand_in: str, fault: ModelFault) -> None:
    """An endpoint gave no usable answer, and the next one is asked."""
    tell("fallback", reader=reader, stand_in=stand_in, why=type(fault).__name__)
    LOG.debug("fault", extra={"fields": {"reader": reader, "told": fault.what}})


# ------------------------------------------------------------ what a model tells


@contextmanager
def chat(endpoint: Endpoint, prompt: str) -> Iterator[None]:
    """One request to an endpoint, with all its attempts: one span."""
    tracer = _TRACER.get()
    span = _span(tracer, endpoint, prompt) if tracer else None
    token = _CHAT.set(_Chat(endpoint, span))
    try:
        yield
    except BaseException as error:
        if span is not None:
            _failed(span, type(error).__name__)
        raise
    finally:
        _CHAT.reset(token)
        if span is not None:
            span.end()


def exchanged(exchange: Exchange, endpoint: Endpoint) -> None:
    """One attempt: what went out, what came back."""
    under_way = _CHAT.get()
    if under_way is not None:
        under_way.attempt += 1
        if under_way.span is not None:
            _ended(under_way.span, exchange)
    if not LOG.isEnabledFor(logging.INFO):
        return
    named = {"reader": exchange.reader, "prompt": exchange.prompt, "question": exchange.question}
    tell(
        "exchange",
        **named,
        request=exchange.request,
        attempt=under_way.attempt if under_way else 1,
        status=exchange.status,
        outcome=exchange.ended,
        seconds=exchange.seconds,
        tokens_in=exchange.tokens_in,
        tokens_out=exchange.tokens_out,
        cost=exchange.cost,
    )
    if LOG.isEnabledFor(logging.DEBUG):
        key = endpoint.key.get_secret_value()
        words = {"sent": exchange.sent, "reply": exchange.reply, "told": exchange.told}
        LOG.debug("bodies", extra={"fields": named | {name: without(text, key) for name, text in words.items()}})


def held_back(reader: str, seconds: float | None, limit: int) -> None:
    """The endpoint said that we ask too much: nothing goes to it for so many seconds, and then ``limit`` requests at a time."""
    silence = seconds or 0.0
    tell("held back", reader=reader, seconds=silence, at_a_time=limit)
    under_way = _CHAT.get()
    if under_way is not None and under_way.span is not None:
        under_way.span.add_event("held back", {"seconds": silence, "at_a_time": limit})


def paused(state: RetryCallState) -> None:
    """A request waits before it is sent again: tenacity's ``before_sleep``."""
    error = state.outcome.exception() if state.outcome else None
    under_way = _CHAT.get()
    tell(
        "pause",
        reader=under_way.endpoint.reader if under_way else "",
        attempt=state.attempt_number,
        why=type(error).__name__,
        status=getattr(getattr(error.__cause__ if error else None, "response", None), "status_code", 0),
        seconds=state.next_action.sleep if state.next_action else 0.0,
    )


def without(text: str, key: str) -> str:
    """The text without the key: as it is, and as JSON writes it, and as JSON writes JSON."""
    if key in {"", NO_KEY}:
        return text
    inside = json.dumps(key)[1:-1]
    for form in (json.dumps(inside)[1:-1], inside, key):
        text = text.replace(form, "***")
    return text


# ------------------------------------------------------------ spans, by the semantic conventions for GenAI clients


def _span(tracer: Tracer, endpoint: Endpoint, prompt: str) -> Span:
    """A span, begun."""
    from opentelemetry.trace import SpanKind  # noqa: PLC0415  (who gave a tracer has it; nobody else needs it)

    provider = endpoint.reader.partition("/")[0]
    address = urlsplit(endpoint.base_url)
    name, _, version = prompt.rpartition(".")
    given: dict[str, str | int] = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": PROVIDERS.get(provider, provider),
        "gen_ai.request.model": endpoint.model,
        "gen_ai.output.type": "json",
        "gen_ai.prompt.name": name or prompt,
        "server.address": address.hostname or "",
        "server.port": address.port or (443 if address.scheme == "https" else 80),
    }
    if name:
        given["gen_ai.prompt.version"] = version
    return tracer.start_span(f"chat {endpoint.model}", kind=SpanKind.CLIENT, attributes=given)


def _ended(span: Span, exchange: Exchange) -> None:
    """What the last attempt brought. An attempt that failed brings no more than its tokens."""
    span.set_attribute("gen_ai.usage.input_tokens", exchange.tokens_in)
    span.set_attribute("gen_ai.usage.output_tokens", exchange.tokens_out)
    if exchange.status != HTTPStatus.OK or not exchange.stands:
        return
    reply: Mapping[str, Any] = json.loads(exchange.reply)
    choices = [choice for choice in reply.get("choices") or () if isinstance(choice, dict)]
    span.set_attribute("gen_ai.response.finish_reasons", [_word(choice.get("finish_reason")) for choice in choices])
    for attribute, field in (("gen_ai.response.model", "model"), ("gen_ai.response.id", "id")):
        if isinstance(reply.get(field), str):
            span.set_attribute(attribute, _word(reply[field]))


def _word(said: object) -> str:
    """A word of the endpoint's, if it is one: what else it may have put there is not passed on."""
    return said if isinstance(said, str) and _WORD.fullmatch(said) else "other"


def _failed(span: Span, kind: str) -> None:
    """The class of what went wrong, and none of its words."""
    from opentelemetry.trace import StatusCode  # noqa: PLC0415

    span.set_attribute("error.type", kind)
    span.set_status(StatusCode.ERROR)
