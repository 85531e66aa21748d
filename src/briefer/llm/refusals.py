"""What openai raises, as our faults: what the endpoint said, and the setting to change."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

import httpx2
import openai

from briefer.errors import ModelFault, ModelQuotaFault, ModelRefusal, ModelSettingsFault, ModelUnreachable
from briefer.lexicon.patterns import lazy
from briefer.llm.limits import is_too_long
from briefer.llm.replies import NO_API, NO_CREDIT, QUOTA, too_long, words_of
from briefer.settings import Endpoint

_PASSING = frozenset({408, 409, 425, 429})
"""Refusals that pass by themselves; 5xx do too."""

_ADVICE: Mapping[int, str] = {
    400: "Check --model; if it does not know JSON schemas, set BRIEFER_MODE=tools.",
    401: "Check {key}: it has to belong to this endpoint (--base-url).",
    403: "Check that this {key} may use this model (--model), or ask another endpoint (--base-url).",
    404: NO_API,
    413: "Leave out the longest source, or use a model that takes longer texts (--model).",
}
_NO_SCHEMAS = "Try again later. If it answers so every time, it may know no JSON schemas: set BRIEFER_MODE=tools."
"""llama-cpp-python answers 500 to some shapes."""
_UNWANTED = frozenset({400, 422})
_CAN_BE_OMITTED = ("temperature", "tool_choice")
_SECRET = lazy(r"\b(?:org|proj|sk|gsk|rk|pk)[-_](?=[\w*-]*[\d*])[\w*-]{6,}|\bAIza[\w*-]{6,}")
"""What providers tell of keys and of whose they are: 'sk-...Ab12' with stars in it, 'org-...'. A message of ours may stand on a page."""
_SETTINGS = "Check --model, --base-url and BRIEFER_MODE."


def refused(error: openai.APIStatusError, endpoint: Endpoint) -> ModelFault:
    """The fault behind a status of 400 and more."""
    status, codes = error.status_code, {error.code, error.type}
    told = error.body.get("message") if isinstance(error.body, dict) else None
    said = f"{endpoint.base_url} answered {status}" + (f" ({fit(told, endpoint)[:80]})." if isinstance(told, str) and told else ".")
    if codes & QUOTA or status == HTTPStatus.PAYMENT_REQUIRED:
        return ModelQuotaFault(said, NO_CREDIT)
    if "content_filter" in codes:
        return ModelRefusal(said, "The endpoint's content filter declined this text.")
    words = words_of(error.response.text)
    if is_too_long(words):
        return too_long(said, words)
    if status in _PASSING or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        breaks = status == HTTPStatus.INTERNAL_SERVER_ERROR and endpoint.mode == "json_schema"
        return ModelUnreachable(said, _NO_SCHEMAS if breaks else "Try again later, or with fewer calls at a time (--concurrency).")
    unwanted = next((name for name in _CAN_BE_OMITTED if status in _UNWANTED and name in str(told)), None)
    if unwanted:
        provider = endpoint.reader.partition("/")[0]
        advice = f'It refuses {unwanted}: say omit = ["{unwanted}"] of it, in [endpoints.{provider}] of briefer.toml (docs/models.md).'
        return ModelSettingsFault(said, advice)
    return ModelSettingsFault(said, _ADVICE.get(status, _SETTINGS).format(key=endpoint.key_variable or "the key"))


def found_nobody(error: openai.APIConnectionError) -> bool:
    """Whether not even a connection came about: no such name, refused, no TLS, or no answer to the first knock."""
    return isinstance(error.__cause__, httpx2.ConnectError | httpx2.ConnectTimeout)


def unreached(error: openai.APIConnectionError, endpoint: Endpoint) -> ModelFault:
    """No reply came, or one that we did not want to read."""
    cause = error.__cause__
    if isinstance(cause, ModelFault):
        return cause
    why = "it took too long" if isinstance(error, openai.APITimeoutError) else f"{type(cause).__name__}: {cause}" if cause else str(error)
    return ModelUnreachable(f"No connection to {endpoint.base_url} ({fit(why, endpoint)}).", "Check --base-url and the network.")


def fit(text: str, endpoint: Endpoint) -> str:
    """Another's words for a message of ours: one line, short, without the key or whose it is, without control characters."""
    known = text.replace(endpoint.key.get_secret_value(), "***") if endpoint.has_key else text
    return " ".join("".join(c if c.isprintable() else " " for c in _SECRET.sub("***", known)).split())[:240]
