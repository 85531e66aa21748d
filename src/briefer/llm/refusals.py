"""What openai raises, as our faults: what the endpoint said, and the setting to change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus

import openai

from briefer.errors import AnswerCutShort, ModelFault, ModelQuotaFault, ModelRefusal, ModelSettingsFault, ModelUnreachable
from briefer.llm.limits import is_too_long, limit_said
from briefer.llm.replies import NO_API, NO_CREDIT, QUOTA
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
_UNWANTED = frozenset({400, 422})
_CAN_BE_OMITTED = ("temperature", "tool_choice")
_SECRET = re.compile(r"\b(?:org|proj|sk|gsk|rk|pk)[-_](?=[\w*-]*[\d*])[\w*-]{6,}|\bAIza[\w*-]{6,}")
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
    if is_too_long(str(error)):
        return AnswerCutShort(said, "The text is longer than this model takes.", limit_said(str(error)))
    if status in _PASSING or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return ModelUnreachable(said, "Try again later, or with fewer calls at a time (--concurrency).")
    unwanted = next((name for name in _CAN_BE_OMITTED if status in _UNWANTED and name in str(told)), None)
    if unwanted:
        provider = endpoint.reader.partition("/")[0]
        advice = f'It refuses {unwanted}: say omit = ["{unwanted}"] of it, in [endpoints.{provider}] of briefer.toml (docs/models.md).'
        return ModelSettingsFault(said, advice)
    return ModelSettingsFault(said, _ADVICE.get(status, _SETTINGS).format(key=endpoint.key_variable or "the key"))


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
