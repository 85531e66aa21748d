"""What `briefer calls` prints: what models were asked, what came of it and what it took; and one exchange whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from briefer.models import Call, Exchange
from briefer.tables.layout import Column, Gap, Grid, Prose, Rows, render
from briefer.wording import counted, dollars

COLUMNS = (
    Column("No.", right=True),
    Column("When", 10),
    Column("Reader, and prompt", 30),
    Column("Took", 17, right=True),
    Column("Came of it"),
)
CAME = {
    "answered": "Answered.",
    "declined": "The model, or a filter, declined.",
    "cut short": "Cut short at the token limit.",
    "failed": "Failed.",
}


def calls_table(calls: Sequence[Call], width: int) -> str:
    """The exchanges in the order given, and what they took together."""
    if not calls:
        return "The desk keeps no such exchange with a model."
    return render([Grid(COLUMNS, [_row(c) for c in calls]), Gap(), Prose(_sum([c.exchange for c in calls]), 0)], width)


def _row(call: Call) -> tuple[str | Sequence[str], ...]:
    exchange = call.exchange
    day, _, time = exchange.when.partition("T")
    took = [*_tokens(exchange), dollars(exchange.cost)] if exchange.tokens_in or exchange.tokens_out else ["nothing"]
    return str(call.number), [day, time], [exchange.reader, exchange.prompt], took, _came(exchange)


def _came(exchange: Exchange) -> list[str]:
    status = f"HTTP {exchange.status}" if exchange.status else "No reply came"
    return [CAME[exchange.ended], *([exchange.told] if exchange.told else []), *([f"{status}."] if exchange.ended == "failed" else [])]


def _tokens(exchange: Exchange) -> tuple[str, str]:
    return f"{exchange.tokens_in:,} in", f"{exchange.tokens_out:,} out"


def _sum(exchanges: Sequence[Exchange]) -> str:
    unknown = sum(e.cost is None for e in exchanges)
    words = [
        counted(len(exchanges), "exchange"),
        f"{sum(e.tokens_in for e in exchanges):,} tokens in",
        f"{sum(e.tokens_out for e in exchanges):,} out",
        dollars(sum(e.cost or 0.0 for e in exchanges)),
    ]
    return ", ".join(words) + (f" and {unknown} without a known price." if unknown else ".")


def call_shown(call: Call, width: int) -> str:
    """An exchange whole: what is known of it, then each message and the reply, line by line as they were sent and said."""
    return "\n\n".join([render([Rows(_known(call), 0)], width), *(f"--- {head} ---\n{text}" for head, text in _said(call.exchange))])


def _known(call: Call) -> list[tuple[str, str]]:
    exchange = call.exchange
    return [
        ("Exchange", f"{call.number}, {exchange.when}"),
        ("Asked", f"{exchange.reader} at {exchange.base_url}"),
        ("Prompt", exchange.prompt),
        ("Came of it", " ".join(_came(exchange))),
        ("Took", f"{', '.join(_tokens(exchange))}; {dollars(exchange.cost)}; {exchange.seconds:g} seconds"),
        ("Question", f"{exchange.question}, request {exchange.request}"),
    ]


def _said(exchange: Exchange) -> Iterator[tuple[str, str]]:
    """The parts of an exchange, each with its head."""
    request = _read(exchange.sent)
    match request:
        case {"messages": [*messages], **rest}:
            request = rest
            yield from map(_message, messages)
    yield "sent: everything else", _shown(request)
    reply = _read(exchange.reply)
    if answer := _answer(reply):
        yield "answer", _shown(_read(answer))
    yield "reply", _shown(reply)


def _message(message: object) -> tuple[str, str]:
    match message:
        case {"role": str(role), "content": str(content), **rest} if not rest:
            return f"sent: {role}", content
    return "sent", _shown(message)


def _answer(reply: object) -> str:
    """The words of the model in a reply; '' where it has none."""
    match reply:
        case {"choices": [{"message": {"tool_calls": [{"function": {"arguments": str(words)}}, *_]}}, *_]}:
            return words
        case {"choices": [{"message": {"content": str(words)}}, *_]}:
            return words
    return ""


def _read(text: str) -> Any:  # noqa: ANN401  (any JSON)
    """JSON, or the text itself where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _shown(thing: object) -> str:
    return thing if isinstance(thing, str) else json.dumps(thing, indent=2, ensure_ascii=False)
