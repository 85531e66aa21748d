"""The settings of one run, read once from the command line and the environment, and frozen.

| variable | meaning |
| --- | --- |
| BRIEFER_MODEL | 'builtin', 'openai/NAME', or the model's bare NAME where an address is given |
| BRIEFER_BASE_URL | address of any OpenAI-compatible endpoint, usually ending in /v1 |
| BRIEFER_MODE | how the answer's shape is asked for: 'json_schema' (default) or 'tools' |
| BRIEFER_DEADLINE | seconds that one question may take, with all its retries |
| OPENAI_API_KEY | the key; needed for OpenAI's own address only |

An option of the command line wins over its variable. A key or an address in the environment alone never starts a paid call.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from pydantic import Field, SecretStr

from briefer.errors import UsageFault
from briefer.models import Frozen

Mode = Literal["json_schema", "tools"]

OPENAI_URL = "https://api.openai.com/v1"
MOST_AT_ONCE = 64
NO_KEY = "none"
"""What an endpoint of one's own is sent where there is no key: the client insists on some text."""

_NAME = re.compile(r"[^\s\x00-\x1f\x7f]{1,200}")
_PICK = "Use --model builtin (no network), --model openai/NAME, or --base-url URL with --model NAME for any other endpoint."


class Settings(Frozen):
    """Everything that a run needs to know and that is no source. The key never shows in its repr."""

    reader: str = Field(default="builtin", description="'builtin', 'openai/NAME' or 'openai-compatible/NAME': the name that the page gives")
    model: str = Field(default="", description="the model's name as the endpoint knows it; '' for the built-in reader")
    base_url: str = OPENAI_URL
    key: SecretStr = SecretStr(NO_KEY)
    mode: Mode = "json_schema"
    concurrency: int = Field(default=8, ge=1, le=MOST_AT_ONCE, description="questions that are open at the same time")
    deadline: float = Field(default=120.0, gt=0, le=3600, description="seconds for one question, with all its retries")
    attempts: int = Field(default=4, ge=1, le=10, description="how often one request is sent at most")


class _Said(NamedTuple):
    """A setting and the name under which it was given."""

    value: str
    where: str
    explicit: bool


def read_settings(
    environ: Mapping[str, str],
    *,
    model: str | None = None,
    base_url: str | None = None,
    concurrency: int = 8,
    mode: str | None = None,
    deadline: float | None = None,
) -> Settings:
    """Settings from the command line (the keywords) and the environment.

    Raises:
        UsageFault: an unknown model, no key, a bad address, mode, deadline or number of calls.
    """
    spec = _said(model, "--model", environ, "BRIEFER_MODEL")
    url = _said(base_url, "--base-url", environ, "BRIEFER_BASE_URL")
    known = {"concurrency": _concurrency(concurrency), "mode": _mode(_said(mode, "--mode", environ, "BRIEFER_MODE"))}
    known["deadline"] = _deadline(deadline, environ)
    if spec is None or spec.value == "builtin":
        if url is not None and url.explicit:
            raise UsageFault("--base-url was given, and no model for it.", "Name one as the endpoint knows it: --model NAME.")
        return Settings.model_validate(known)
    name, reader = _named(spec, own_address=url is not None)
    key = environ.get("OPENAI_API_KEY", "").strip()
    if url is None and not key:
        raise UsageFault(
            f"{spec.where} {spec.value} needs a key, and OPENAI_API_KEY is not set.",
            "Set it (export OPENAI_API_KEY=...), give the address of your own endpoint with --base-url, or use --model builtin.",
        )
    address = OPENAI_URL if url is None else _address(url)
    return Settings.model_validate({**known, "reader": reader, "model": name, "base_url": address, "key": SecretStr(key or NO_KEY)})


def _said(option: str | None, flag: str, environ: Mapping[str, str], variable: str) -> _Said | None:
    """The option, else the variable; None where neither says anything. An empty variable counts as not set."""
    if option is not None:
        return _Said(option.strip(), flag, explicit=True)
    value = environ.get(variable, "").strip()
    return _Said(value, variable, explicit=False) if value else None


def _named(spec: _Said, *, own_address: bool) -> tuple[str, str]:
    """The model's name for the endpoint, and the reader's name for the page."""
    name = spec.value.removeprefix("openai/")
    if not _NAME.fullmatch(name) or (name == spec.value and not own_address):
        hint = f"Did you mean {spec.where} openai/{spec.value}? " if re.fullmatch(r"[\w.:-]+", spec.value) else ""
        raise UsageFault(f"Unknown model '{spec.value}' ({spec.where}).", hint + _PICK)
    return name, f"{'openai-compatible' if own_address else 'openai'}/{name}"


def _address(url: _Said) -> str:
    """The address without a closing slash."""
    try:
        parts = urlsplit(url.value)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        port_fits, parts = False, urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or not port_fits or re.search(r"[\s\x00-\x1f]", url.value):
        raise UsageFault(f"{url.where}: '{url.value}' is not an address.", "Give one such as http://localhost:8080/v1.")
    if parts.username or parts.query or parts.fragment:
        raise UsageFault(
            f"{url.where}: an address bears no user, query or fragment.", "Give the key in OPENAI_API_KEY, the address as http://HOST/v1."
        )
    return url.value.rstrip("/")


def _concurrency(number: int) -> int:
    if not 1 <= number <= MOST_AT_ONCE:
        raise UsageFault(f"--concurrency {number} is out of range.", f"Give a number from 1 to {MOST_AT_ONCE}.")
    return number


def _mode(said: _Said | None) -> str:
    if said is not None and said.value not in {"json_schema", "tools"}:
        raise UsageFault(f"{said.where}: unknown mode '{said.value}'.", "Use json_schema (the default) or tools.")
    return said.value if said else "json_schema"


def _deadline(seconds: float | None, environ: Mapping[str, str]) -> float:
    given = str(seconds) if seconds is not None else environ.get("BRIEFER_DEADLINE", "").strip() or "120"
    try:
        value = float(given)
    except ValueError:
        value = 0.0
    if not 0 < value <= 3600:
        raise UsageFault(f"BRIEFER_DEADLINE: '{given}' is no time to wait.", "Give seconds, from 1 to 3600.")
    return value
