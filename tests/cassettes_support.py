"""Recorded answers: how they are written, matched and kept free of secrets. Used by conftest.py; explained in cassettes/README.md."""

import getpass
import json
import re
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from vcr.request import Request

HOST = "http://model.invalid"
"""The only address that ever reaches a cassette, so that any endpoint replays."""
MODEL = "recorded"
"""The only model's name that a recorded request bears. The reply tells which model answered."""

KEPT_OF_REQUEST = frozenset({"content-type", "accept"})
KEPT_OF_REPLY = frozenset({"content-type", "retry-after", "retry-after-ms", "x-should-retry"})

SECRETS = {
    "a key": re.compile(r"\b(?:sk|pk|rk|key|gsk|xai)-[A-Za-z0-9_-]{8,}"),
    "a bearer token": re.compile(r"\bBearer\s+[A-Za-z0-9._~+/-]{8,}", re.IGNORECASE),
    "an organisation or project": re.compile(r"\b(?:org|proj)-[A-Za-z0-9]{8,}"),
    "a web token": re.compile(r"\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}"),
    "an access key of AWS": re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    "a header that is not allowed": re.compile(
        r"^\s*['\"]?(?:authorization|api-key|x-api-key|cookie|set-cookie|openai-organization|user-agent)['\"]?:",
        re.IGNORECASE | re.MULTILINE,
    ),
}


def scrubbed(text: str) -> str:
    """The text with everything that looks like a secret replaced."""
    for pattern in SECRETS.values():
        text = pattern.sub("***", text)
    return text


def of_request(request: Request) -> Request:
    """A request as it is kept and matched: the invented host and model, two headers. Runs on recording and before each match."""
    request.uri = re.sub(r"^https?://[^/?]+(?:/[^?]*?)?(/chat/completions)?(?:\?.*)?$", rf"{HOST}/v1\1", request.uri)
    for name in list(request.headers):
        if name.lower() not in KEPT_OF_REQUEST:
            del request.headers[name]
    body = as_json(scrubbed(request.body.decode("utf-8", "replace")) if isinstance(request.body, bytes) else request.body)
    if isinstance(body, dict):
        request.body = json.dumps({**body, "model": MODEL}, ensure_ascii=False).encode()
    return request


def of_reply(response: dict[str, Any]) -> dict[str, Any]:
    """A reply as it is kept."""
    headers = {name: value for name, value in response["headers"].items() if name.lower() in KEPT_OF_REPLY}
    body = response["body"]["string"]
    clean = scrubbed(body.decode("utf-8", "replace") if isinstance(body, bytes) else body)
    return {**response, "headers": headers, "body": {"string": clean.encode()}}


def as_json(body: bytes | str | None) -> Any:
    """The value of a JSON body; the body itself where it is none."""
    try:
        return json.loads(body or "")
    except ValueError:
        return body


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as blocks, so that a prompt in a cassette reads like the prompt."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if re.search("[\x85\u2028\u2029]", text) else "|" if "\n" in text else None  # YAML takes these three for line breaks
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


class ReadableYaml:
    """A serializer for vcrpy: JSON bodies as YAML, Unicode as it is, interactions in the order of their requests.

    Concurrent calls are recorded as they complete; sorted, a new recording gives a small diff.
    """

    @staticmethod
    def deserialize(text: str) -> Any:
        """What vcrpy wants to see: bodies as text."""
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  (both are safe loaders)
        for one in data["interactions"]:
            one["request"]["body"] = _dumped(one["request"]["body"])
            one["response"]["body"] = {"string": _dumped(one["response"]["body"])}
        return data

    @staticmethod
    def serialize(data: dict[str, Any]) -> str:
        """What stands in the file."""
        for one in data["interactions"]:
            one["request"]["body"] = as_json(one["request"]["body"])
            one["response"]["body"] = as_json(one["response"]["body"]["string"])
        data["interactions"].sort(key=lambda i: (i["request"]["uri"], _dumped(i["request"]["body"])))  # stable: a 429 stays before its 200
        return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, width=10**6, sort_keys=True)


def _dumped(body: Any) -> str:
    return body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, sort_keys=True)


def readable(body: Any) -> str:
    """A request's body as text of many lines, for a diff of the prompt."""
    if not isinstance(body, dict):
        return str(body)
    rest = {key: value for key, value in body.items() if key != "messages"}
    messages = [f"[{m.get('role')}]\n{m.get('content')}" for m in body.get("messages", [])]
    return "\n".join([*messages, json.dumps(rest, indent=1, ensure_ascii=False, sort_keys=True)])


def unused(cassette: Any) -> int:
    """How many recorded answers were not asked for."""
    return sum(cassette.play_counts[index] == 0 for index in range(len(cassette)))


COMMON = frozenset({"/root", "admin", "debian", "localhost", "runner", "ubuntu"})
"""Names of machines and users that are words too: nobody is known by them, and an article may hold them."""
SHORTEST_NAME = 5


def of_this_machine() -> dict[str, str]:
    """What this machine and its user are called, as far as that tells them from others."""
    names = {
        "the name of this machine": socket.gethostname(),
        "the name of the user": getpass.getuser(),
        "the home folder": str(Path.home()),
    }
    return {what: name for what, name in names.items() if len(name) >= SHORTEST_NAME and name.casefold() not in COMMON}


def leaks(text: str, here: Mapping[str, str] | None = None) -> list[str]:
    """What in a cassette must not be there. ``here``: names that tell where it was recorded; those of this machine, if they are not given."""
    data = yaml.safe_load(text)
    found = [what for what, pattern in SECRETS.items() if pattern.search(text)]
    names = of_this_machine() if here is None else here
    found += [what for what, name in names.items() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)]
    for one in data["interactions"]:
        found += _strange(one["request"]["headers"], KEPT_OF_REQUEST) + _strange(one["response"]["headers"], KEPT_OF_REPLY)
        if not one["request"]["uri"].startswith(f"{HOST}/v1") or "?" in one["request"]["uri"]:
            found.append(f"the address {one['request']['uri']}")
    return found


def _strange(headers: Mapping[str, object], allowed: frozenset[str]) -> list[str]:
    return [f"the header {name}" for name in headers if name.lower() not in allowed]


def orphans(folder: Path, known: set[Path]) -> list[Path]:
    """Cassettes below ``folder`` that no test uses."""
    return sorted(path for path in folder.rglob("*.yaml") if path not in known)
