"""What keeps a model from reading: one endpoint, checked from the cheapest to the dearest, and what to do about what is wrong.

1. key        the variable that holds it is set, and the endpoint takes it
2. address    somebody answers there: GET /models
3. model      its name is in that list
4. answer     one line is asked for in a shape, by the same way as a brief asks
5. price      known or not
6. context    known or not
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field

from briefer.errors import AnswerFault, ModelFault
from briefer.llm.door import Door
from briefer.llm.replies import NO_API
from briefer.models import Frozen
from briefer.prompts import Prompt
from briefer.settings import Endpoint, Settings

State = Literal["ok", "wrong", "not checked", "not known"]

PATIENCE = 10.0
"""Seconds for the list of models."""
LARGEST_LIST = 8_000_000
"""Bytes. The longest that is known, OpenRouter's, has some 500,000."""
LIKE_IT = 3

_PROMPT = Prompt(
    name="doctor",
    messages=(("system", "Answer in the shape that you are asked for."), ("user", "What colour is a clear sky at noon? One English word.")),
)
_CONTEXT = ("context_length", "max_model_len", "context_window", "max_context_length", "n_ctx", "n_ctx_train")
"""Under what names lists of models tell how many tokens one takes: OpenRouter and Together, vLLM, Groq, Mistral, llama.cpp (in 'meta')."""
_REFUSED = frozenset({401, 403})
_OK = 200


class Sky(Frozen):
    """The shape of the probe."""

    colour: str = Field(min_length=1, max_length=40)


class Check(Frozen):
    """One thing that was looked at."""

    what: str
    state: State
    told: str
    todo: str = Field(default="", description="what to do about it")


@dataclass(frozen=True, slots=True)
class Listing:
    """What came of GET /models: the status (0: no reply), what went wrong, and the models with the tokens that each takes."""

    status: int = 0
    fault: str = ""
    models: Mapping[str, int | None] | None = field(default=None)


async def examine(endpoint: Endpoint, settings: Settings) -> tuple[Check, ...]:
    """The checks of one endpoint, in the order in which they stand above. No key is told, and nothing that comes of it is kept."""
    listing = await _list_models(endpoint)
    key, address = _key(endpoint, listing), _address(endpoint, listing)
    reached = listing.status != 0 and not (endpoint.key_needed and not endpoint.has_key)
    answer = await _answer(endpoint, settings) if reached else Check(what="answer", state="not checked", told="nothing was asked")
    if answer.state == "ok" and key.state == "wrong":
        key = key.model_copy(update={"state": "ok", "told": "the model answers", "todo": ""})
    return key, address, _model(endpoint, listing, answer), answer, _price(endpoint), _context(endpoint, listing)


def can_read(checks: tuple[Check, ...]) -> bool:
    """Whether the endpoint of these checks could read for a brief."""
    return any(check.what == "answer" and check.state == "ok" for check in checks)


# ---------------------------------------------------------------- what is asked


async def _list_models(endpoint: Endpoint) -> Listing:
    """What the endpoint answers to GET /models. Nothing is followed, and nothing compressed is taken."""
    import httpx2  # noqa: PLC0415  (openai's way to HTTP: only who asks pays for its import)

    from briefer.llm.refusals import fit  # noqa: PLC0415  (imports openai)

    headers = {
        "Accept-Encoding": "identity",
        **({"Authorization": f"Bearer {endpoint.key.get_secret_value()}"} if endpoint.has_key else {}),
    }
    try:
        async with (
            asyncio.timeout(PATIENCE),
            httpx2.AsyncClient(headers=headers, timeout=PATIENCE) as client,
            client.stream("GET", f"{endpoint.base_url}/models") as reply,
        ):
            body = b""
            async for piece in reply.aiter_raw():
                body += piece
                if len(body) > LARGEST_LIST:
                    return Listing(reply.status_code, "its list of models has no end")
            return _listing(reply.status_code, body)
    except TimeoutError:
        return Listing(fault=f"it gave no answer within {PATIENCE:g} seconds")
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        return Listing(fault=fit(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__, endpoint))


def _listing(status: int, body: bytes) -> Listing:
    """The reply, read."""
    if status != _OK:
        return Listing(status)
    if body.lstrip()[:1] == b"<":
        return Listing(status, "it answers with a page that is no API's")
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return Listing(status)
    rows = data.get("data") if isinstance(data, dict) else data
    if not isinstance(rows, list):
        return Listing(status)
    return Listing(status, models={row["id"]: _tokens(row) for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str)})


def _tokens(row: Mapping[str, Any]) -> int | None:
    """How many tokens the model of this row takes; None where it does not say."""
    meta = row.get("meta")
    told = {**(meta if isinstance(meta, dict) else {}), **row}
    return next((told[name] for name in _CONTEXT if isinstance(told.get(name), int)), None)


async def _answer(endpoint: Endpoint, settings: Settings) -> Check:
    """Whether a question in a shape is answered in that shape, by the way that every question goes."""
    alone = settings.model_copy(update={"endpoints": (endpoint,), "builtin_last": False, "fresh": True, "attempts": 1})
    asked = {"json_schema": "by JSON schema", "tools": "as a tool"}[endpoint.mode]
    try:
        async with Door(alone) as door:
            await door(_PROMPT, Sky)
    except ModelFault as fault:
        other = {"json_schema": "tools", "tools": "json_schema"}[endpoint.mode]
        todo = f"Try BRIEFER_MODE={other}, or another --model." if isinstance(fault, AnswerFault) else fault.advice
        return Check(what="answer", state="wrong", told=fault.what, todo=todo)
    return Check(what="answer", state="ok", told=f"one line came in the shape that was asked for ({asked})")


# ---------------------------------------------------------------- what it means


def _key(endpoint: Endpoint, listing: Listing) -> Check:
    name = endpoint.key_variable
    refused = endpoint.lists_models and listing.status in _REFUSED
    if endpoint.has_key and refused:
        todo = f"Check {name}: it has to belong to {endpoint.base_url}."
        return Check(what="key", state="wrong", told=f"{name} is set, and the endpoint refuses it ({listing.status})", todo=todo)
    if endpoint.has_key:
        return Check(what="key", state="ok", told=f"{name} is set")
    if endpoint.key_needed or refused:
        told = f"it wants one, and {name} is not set" if name else "it wants one, and no variable for it is known"
        todo = f"Set it: export {name}=..." if name else f'Name one in briefer.toml: key = "..." in [endpoints.{_provider(endpoint)}].'
        return Check(what="key", state="wrong", told=told, todo=todo)
    return Check(what="key", state="ok", told=f"none is wanted; {name} is not set" if name else "none is wanted")


def _address(endpoint: Endpoint, listing: Listing) -> Check:
    if listing.status and not listing.fault:
        return Check(what="address", state="ok", told=f"{endpoint.base_url} answers")
    if listing.status:
        return Check(what="address", state="wrong", told=f"{endpoint.base_url}: {listing.fault}", todo=NO_API)
    here = urlsplit(endpoint.base_url).hostname in {"localhost", "127.0.0.1", "::1"}
    todo = "Start the server there, or give another address: --base-url." if here else "Check the address (--base-url) and the network."
    return Check(what="address", state="wrong", told=f"no connection to {endpoint.base_url} ({listing.fault})", todo=todo)


def _model(endpoint: Endpoint, listing: Listing, answer: Check) -> Check:
    """A list may leave out what is asked for under another name: who answers is there."""
    name = endpoint.model
    if _in_list(endpoint, listing):
        return Check(what="model", state="ok", told=f"{name} is in its list")
    if answer.state == "ok":
        return Check(what="model", state="ok", told=f"{name} answers" + (", and is not in its list" if listing.models else ""))
    if not endpoint.lists_models or not listing.models:
        told = "it gives no list of its models" if listing.status == _OK or not endpoint.lists_models else "no list of models came"
        return Check(what="model", state="not checked", told=told)
    like = get_close_matches(name, listing.models, LIKE_IT, 0.3) or sorted(listing.models)[:LIKE_IT]
    return Check(
        what="model",
        state="wrong",
        told=f"{name} is not among the {len(listing.models)} in its list",
        todo=f"Give one that is: {', '.join(f'--model {_provider(endpoint)}/{each}' for each in like)}.",
    )


def _in_list(endpoint: Endpoint, listing: Listing) -> str | None:
    """The name under which the list has the model: Gemini's begins with 'models/', Ollama's ends with ':latest'."""
    if not endpoint.lists_models:
        return None
    names = (endpoint.model, f"models/{endpoint.model}", f"{endpoint.model}:latest")
    return next((name for name in names if name in (listing.models or {})), None)


def _price(endpoint: Endpoint) -> Check:
    price = endpoint.price
    if price is None:
        todo = f'Only --budget needs it. In briefer.toml: [prices."{endpoint.reader}"] with in = ... and out = ...'
        return Check(what="price", state="not known", told="nobody said what it costs", todo=todo)
    return Check(what="price", state="ok", told=f"{price.tokens_in:g} in, {price.tokens_out:g} out: US dollars for a million tokens")


def _context(endpoint: Endpoint, listing: Listing) -> Check:
    if endpoint.context is not None:
        return Check(what="context", state="ok", told=f"{endpoint.context:,} tokens")
    listed = (listing.models or {}).get(_in_list(endpoint, listing) or "")
    told = f"its list says {listed:,} tokens" if listed else "nobody said how many tokens it takes"
    todo = f"in briefer.toml: [endpoints.{_provider(endpoint)}] with context = {listed or '...'}"
    if endpoint.cuts:
        told = f"{told}, and it cuts what is longer without a word: claims would be missing, and nobody would hear of it"
        return Check(what="context", state="wrong", told=told, todo=f"See how many it runs with (docs/models.md), and say it {todo}")
    return Check(what="context", state="not known", told=told, todo=f"If long sources are cut short, {todo}")


def _provider(endpoint: Endpoint) -> str:
    return endpoint.reader.partition("/")[0]
