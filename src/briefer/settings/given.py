"""What the user gave, as settings.

| variable | meaning |
| --- | --- |
| BRIEFER_MODEL | 'builtin', PROVIDER/NAME, a bare NAME where an address is given; or several, with commas: each stands in for the last |
| BRIEFER_BASE_URL | address of any OpenAI-compatible endpoint, usually ending in /v1: for a bare NAME, or for openai/NAME alone |
| BRIEFER_MODE | how the answer's shape is asked for: 'json_schema' or 'tools'; without it, as the endpoint is known to want it |
| BRIEFER_DEADLINE | seconds that one question may take, with all its retries |
| OPENAI_API_KEY | the key for OpenAI, and for an address of one's own; other providers have variables of their own (endpoints.toml) |

An option of the command line wins over its variable, and that over [brief] model and budget of the desk's briefer.toml.
A key or an address in the environment alone never starts a paid call.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypedDict, Unpack
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, TypeAdapter, ValidationError

from briefer.errors import UsageFault
from briefer.lexicon.patterns import lazy
from briefer.models import Frozen
from briefer.settings.desk_file import place_in
from briefer.settings.desk_tables import MOST_DOLLARS
from briefer.settings.endpoints import NO_KEY, OPENAI_URL, Endpoint, Known, Mode, Tables, tables

MOST_AT_ONCE = 64
BUILTIN = "builtin"
OWN = "openai-compatible"
"""The provider's name on the page for an address of one's own."""
OPENAI_KEY = "OPENAI_API_KEY"
_COPIED = ("mode", "omit", "body", "lists_models", "requests_per_minute", "tokens_per_minute", "context", "cuts")
"""What of an endpoint in the tables goes to a model of it as it stands."""

_NAME = lazy(r"[^\s\x00-\x1f\x7f,]{1,200}")
_KEY = lazy(r"[\x21-\x7e]*")
_PICK = "Use --model builtin (no network), --model PROVIDER/NAME ({}), or --base-url URL with --model NAME for any other endpoint."


class Settings(Frozen):
    """Everything that a run needs to know and that is no source."""

    endpoints: tuple[Endpoint, ...] = Field(default=(), description="each stands in for the one before; none: the built-in reader reads")
    builtin_last: bool = Field(default=False, description="whether the user named the built-in reader behind them")
    concurrency: int = Field(default=8, ge=1, le=MOST_AT_ONCE, description="questions that are open at the same time")
    deadline: float = Field(default=120.0, gt=0, le=3600, description="seconds for one question, with all its retries")
    attempts: int = Field(default=4, ge=1, le=10, description="how often one request is sent at most")
    fresh: bool = Field(default=False, description="whether everything is asked anew, whatever was answered before")
    budget: float | None = Field(default=None, gt=0, description="US dollars that this run may cost")

    @property
    def reader(self) -> str:
        """'builtin', or the names of the endpoints."""
        return ", ".join((*(e.reader for e in self.endpoints), *([BUILTIN] if self.builtin_last else []))) or BUILTIN


class Options(TypedDict, total=False):
    """What the command line may say."""

    model: str | None
    base_url: str | None
    concurrency: int
    mode: str | None
    deadline: float | None
    fresh: bool
    budget: float | None
    unkeyed: bool


class _Said(NamedTuple):
    """A setting and the name under which it was given."""

    value: str
    where: str
    explicit: bool


def read_settings(
    environ: Mapping[str, str],
    desk: Path | None = None,
    **options: Unpack[Options],
) -> Settings:
    """Settings from the command line (the options), the environment and the desk.

    ``unkeyed`` gives endpoints that lack their key too, for who wants to say what is wrong with them.

    Raises:
        UsageFault: an unknown model, no key, a bad address, mode, deadline, budget, number of calls or file of the desk.
    """
    table = tables(desk)
    spec = _said(options.get("model"), "--model", environ, "BRIEFER_MODEL") or _of_desk(table, desk)
    url = _said(options.get("base_url"), "--base-url", environ, "BRIEFER_BASE_URL")
    known = {
        "concurrency": _concurrency(options.get("concurrency", 8)),
        "deadline": _deadline(options.get("deadline"), environ),
        "fresh": options.get("fresh", False),
    }
    asked_mode = _mode(_said(options.get("mode"), "--mode", environ, "BRIEFER_MODE"))
    names = [n.strip() for n in spec.value.split(",")] if spec else [BUILTIN]
    models = [n for n in names if n != BUILTIN]
    if spec is None or not models:
        if url is not None and url.explicit:
            raise UsageFault("--base-url was given, and no model for it.", "Name one as the endpoint knows it: --model NAME.")
        return Settings.model_validate(known)
    _check_chain(spec, names)
    given = _Given(spec.where, url, environ, table, alone=len(models) == 1, unkeyed=options.get("unkeyed", False))
    if not any(_takes_url(_provider(name, table)[0], given) for name in models):
        _check_url(spec, url)
    endpoints = tuple(_with_mode(_endpoint(name, given), asked_mode) for name in models)
    budget = _budget(options.get("budget"), endpoints) or _budget_of_desk(table, desk, endpoints)
    return Settings.model_validate({**known, "endpoints": endpoints, "builtin_last": names[-1] == BUILTIN, "budget": budget})


def _of_desk(table: Tables, desk: Path | None) -> _Said | None:
    """The model that the desk's file names; None where it names none."""
    model = table.brief.model
    return _Said(model, place_in(desk, "brief", "model"), explicit=False) if model else None


def _check_chain(spec: _Said, names: Sequence[str]) -> None:
    """Raise a UsageFault for a chain of which a part could never be asked."""
    if BUILTIN in names[:-1]:
        raise UsageFault(f"{spec.where}: nothing can stand in for the built-in reader.", "Name it last: it always answers.")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UsageFault(f"{spec.where} names {twice} twice.", "Name each once: the next stands in for the one before.")


def _check_url(spec: _Said, url: _Said | None) -> None:
    """Raise a UsageFault for an address that belongs to none of the models."""
    if url is not None:
        raise UsageFault(
            f"{url.where} is set, and {spec.where} {spec.value} names only endpoints that have an address of their own.",
            "Leave it out, name the model for it without a provider (NAME), or give one model alone with --base-url.",
        )


def _said(option: str | None, flag: str, environ: Mapping[str, str], variable: str) -> _Said | None:
    """The option, else the variable; None where neither says anything. An empty variable counts as not set."""
    if option is not None:
        return _Said(option.strip(), flag, explicit=True)
    value = environ.get(variable, "").strip()
    return _Said(value, variable, explicit=False) if value else None


class _Given(NamedTuple):
    """What the names of models are read with."""

    where: str
    url: _Said | None
    environ: Mapping[str, str]
    tables: Tables
    alone: bool
    unkeyed: bool


def _provider(spec: str, table: Tables) -> tuple[str, str]:
    """The provider and the name in PROVIDER/NAME; '' and all of it where no provider is named that is known."""
    provider, _, name = spec.partition("/")
    if not name:
        return "", spec
    plain = {_plain(known): known for known in table.endpoints}
    known = provider if provider in table.endpoints else plain.get(_plain(provider))
    return (known, name) if known else ("", spec)


def _plain(provider: str) -> str:
    """A provider's name without what people set between its words: 'lm-studio', 'lm studio' and 'lmstudio' are one."""
    return re.sub(r"[ ._-]", "", provider)


def _takes_url(provider: str, given: _Given) -> bool:
    """Whether the address that was given is for this model: one without a provider, or the only one.

    An address in the environment never gets the key of a provider that was named: OpenAI's apart, which is that of one's own address too.
    """
    if given.url is None or not provider:
        return given.url is not None
    return given.alone and (given.url.explicit or provider == "openai" or not given.tables.endpoints[provider].key)


def _endpoint(spec: str, given: _Given) -> Endpoint:
    """The endpoint that PROVIDER/NAME or a bare NAME stands for."""
    provider, name = _provider(spec, given.tables)
    own_address = _takes_url(provider, given)
    if not _NAME.fullmatch(name) or not (provider or own_address):
        hint = f"Did you mean {given.where} openai/{spec}? " if re.fullmatch(r"[\w.:-]+", spec) else ""
        raise UsageFault(f"Unknown model '{spec}' ({given.where}).", hint + _PICK.format(", ".join(sorted(given.tables.endpoints))))
    known = given.tables.endpoints.get(provider)
    if known is None or (own_address and provider == "openai"):
        provider, known = OWN, Known(url=OPENAI_URL, key=OPENAI_KEY, key_optional=True)
    key = given.environ.get(known.key, "").strip() if known.key else ""
    if not _KEY.fullmatch(key):
        raise UsageFault(f"{known.key} holds a character that no key has, such as a blank or a line break.", "Copy the key once more.")
    needed = bool(known.key) and not known.key_optional and not own_address
    if needed and not key and not given.unkeyed:
        raise UsageFault(
            f"{given.where} {spec} needs a key, and {known.key} is not set.",
            f"Set it (export {known.key}=...), give the address of your own endpoint with --base-url, or use --model builtin.",
        )
    copied = {field: getattr(known, field) for field in _COPIED}
    return Endpoint(
        reader=f"{provider}/{name}",
        model=name,
        base_url=_address(given.url) if own_address and given.url else _url(provider, known, given.environ),
        key=SecretStr(key or NO_KEY),
        key_variable=known.key,
        key_needed=needed,
        price=given.tables.price(f"{provider}/{name}"),
        **copied,
    )


def _url(provider: str, known: Known, environ: Mapping[str, str]) -> str:
    """The address that is known."""
    if known.url:
        return _address(_Said(known.url, f"[endpoints.{provider}] url", explicit=False))
    value = environ.get(known.url_variable, "").strip()
    if not value:
        raise UsageFault(
            f"The address of {provider} is another for each customer, and {known.url_variable} is not set.",
            f"Set it (export {known.url_variable}=https://...), or give it with --base-url.",
        )
    address = _address(_Said(value, known.url_variable, explicit=False))
    return address if urlsplit(address).path else address + known.url_path


def _with_mode(endpoint: Endpoint, mode: Mode | None) -> Endpoint:
    return endpoint.model_copy(update={"mode": mode}) if mode else endpoint


def _address(url: _Said) -> str:
    """The address without a closing slash. One that may hold a key is not told again."""
    try:
        parts = urlsplit(url.value)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        port_fits, parts = False, urlsplit("")
    if parts.username or parts.query or parts.fragment or re.search("[@?#]", url.value):
        raise UsageFault(
            f"{url.where}: an address bears no user, query or fragment.", "Give the key in OPENAI_API_KEY, the address as http://HOST/v1."
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname or not port_fits or re.search(r"[\s\x00-\x1f]", url.value):
        raise UsageFault(f"{url.where}: '{url.value}' is not an address.", "Give one such as http://localhost:8080/v1.")
    return url.value.rstrip("/")


def _concurrency(number: int) -> int:
    if not 1 <= number <= MOST_AT_ONCE:
        raise UsageFault(f"--concurrency {number} is out of range.", f"Give a number from 1 to {MOST_AT_ONCE}.")
    return number


def _mode(said: _Said | None) -> Mode | None:
    if said is None:
        return None
    try:
        return TypeAdapter(Mode).validate_python(said.value)
    except ValidationError as error:
        raise UsageFault(f"{said.where}: unknown mode '{said.value}'.", "Use json_schema or tools.") from error


def _deadline(seconds: float | None, environ: Mapping[str, str]) -> float:
    given = str(seconds) if seconds is not None else environ.get("BRIEFER_DEADLINE", "").strip() or "120"
    try:
        value = float(given)
    except ValueError:
        value = 0.0
    if not 0 < value <= 3600:
        raise UsageFault(f"BRIEFER_DEADLINE: '{given}' is no time to wait.", "Give seconds, from 1 to 3600.")
    return value


def _budget_of_desk(table: Tables, desk: Path | None, endpoints: tuple[Endpoint, ...]) -> float | None:
    budget = table.brief.budget
    return _budget(budget, endpoints, place_in(desk, "brief", "budget")) if budget else None


def _budget(dollars: float | None, endpoints: tuple[Endpoint, ...], where: str = "--budget") -> float | None:
    if dollars is None:
        return None
    if not 0 < dollars < MOST_DOLLARS:
        raise UsageFault(f"{where} {dollars:g} is no sum.", "Give US dollars, such as 2.00.")
    for endpoint in endpoints:
        if endpoint.price is None:
            raise UsageFault(
                f"{where} needs a price, and none is known for {endpoint.reader}.",
                f'Write it into briefer.toml: [prices."{endpoint.reader}"], in = 0.15, out = 0.60 (US dollars for a million tokens).',
            )
    return dollars
