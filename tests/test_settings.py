"""Settings: what is given, what is refused, and what never shows."""

from typing import Any

import pytest

from briefer.errors import UsageFault
from briefer.settings import OPENAI_URL, Endpoint, Settings, read_settings

KEY = {"OPENAI_API_KEY": "sk-secret"}
LOCAL = "http://localhost:8080/v1"

GIVEN: list[tuple[str, dict[str, str], dict[str, Any], tuple[str, str, str, str]]] = [
    ("nothing", {}, {}, ("builtin", "", OPENAI_URL, "none")),
    ("a key alone starts nothing", KEY, {}, ("builtin", "", OPENAI_URL, "none")),
    ("an address in the environment alone starts nothing", {**KEY, "BRIEFER_BASE_URL": LOCAL}, {}, ("builtin", "", OPENAI_URL, "none")),
    ("builtin wins over the environment", {**KEY, "BRIEFER_MODEL": "openai/m"}, {"model": "builtin"}, ("builtin", "", OPENAI_URL, "none")),
    ("openai", KEY, {"model": "openai/m"}, ("openai/m", "m", OPENAI_URL, "sk-secret")),
    ("openai by the environment", {**KEY, "BRIEFER_MODEL": "openai/m"}, {}, ("openai/m", "m", OPENAI_URL, "sk-secret")),
    ("own address, no key", {}, {"model": "openai/m", "base_url": LOCAL}, ("openai-compatible/m", "m", LOCAL, "none")),
    (
        "own address, bare name",
        KEY,
        {"model": "org/m:8b", "base_url": LOCAL + "/"},
        ("openai-compatible/org/m:8b", "org/m:8b", LOCAL, "sk-secret"),
    ),
    ("own address by the environment", {"BRIEFER_MODEL": "m", "BRIEFER_BASE_URL": LOCAL}, {}, ("openai-compatible/m", "m", LOCAL, "none")),
    ("an empty variable is none", {"BRIEFER_MODEL": " ", "BRIEFER_BASE_URL": ""}, {}, ("builtin", "", OPENAI_URL, "none")),
]


@pytest.mark.parametrize(("environ", "options", "expected"), [g[1:] for g in GIVEN], ids=[g[0] for g in GIVEN])
def test_given(environ: dict[str, str], options: dict[str, Any], expected: tuple[str, str, str, str]):
    got = read_settings(environ, **options)
    endpoint = got.endpoints[0] if got.endpoints else Endpoint(reader="builtin", model="")
    assert got.reader == endpoint.reader
    assert (endpoint.reader, endpoint.model, endpoint.base_url, endpoint.key.get_secret_value()) == expected


REFUSED: list[tuple[str, dict[str, str], dict[str, Any], str]] = [
    ("no key", {}, {"model": "openai/m"}, "OPENAI_API_KEY"),
    ("no key, by the environment", {"BRIEFER_MODEL": "openai/m"}, {}, "BRIEFER_MODEL"),
    ("bare name", KEY, {"model": "gpt-9"}, "Did you mean --model openai/gpt-9"),
    ("another provider", KEY, {"model": "acme/x"}, "Unknown model 'acme/x'"),
    ("empty", KEY, {"model": ""}, "Unknown model"),
    ("no name", KEY, {"model": "openai/"}, "Unknown model"),
    ("blanks in a name", KEY, {"model": "openai/a b"}, "Unknown model"),
    ("address without a model", KEY, {"base_url": LOCAL}, "--model NAME"),
    ("no scheme", {}, {"model": "m", "base_url": "localhost:8080"}, "http://localhost:8080/v1"),
    ("another scheme", {}, {"model": "m", "base_url": "ftp://h/v1"}, "not an address"),
    ("no host", {}, {"model": "m", "base_url": "http:///v1"}, "not an address"),
    ("bad port", {}, {"model": "m", "base_url": "http://h:99999/v1"}, "not an address"),
    ("a line break", {}, {"model": "m", "base_url": "http://h/v1\nx"}, "not an address"),
    ("a password in it", {}, {"model": "m", "base_url": "http://u:p@h/v1"}, "OPENAI_API_KEY"),
    ("a query in it", {}, {"model": "m", "base_url": "http://h/v1?key=1"}, "OPENAI_API_KEY"),
    ("a mode that is none", {**KEY, "BRIEFER_MODE": "magic"}, {"model": "openai/m"}, "json_schema"),
    ("a deadline that is none", {**KEY, "BRIEFER_DEADLINE": "soon"}, {"model": "openai/m"}, "seconds"),
    ("no time", KEY, {"model": "openai/m", "deadline": 0}, "seconds"),
    ("not a number", KEY, {"model": "openai/m", "deadline": float("nan")}, "seconds"),
    ("no calls", {}, {"concurrency": 0}, "1 to 64"),
    ("too many calls", {}, {"concurrency": 65}, "1 to 64"),
]


@pytest.mark.parametrize(("environ", "options", "word"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_refused(environ: dict[str, str], options: dict[str, Any], word: str):
    with pytest.raises(UsageFault) as caught:
        read_settings(environ, **options)
    assert word in str(caught.value)
    assert caught.value.advice
    assert "sk-secret" not in str(caught.value)


def test_mode_and_deadline_come_from_the_environment():
    got = read_settings({**KEY, "BRIEFER_MODE": "tools", "BRIEFER_DEADLINE": "30"}, model="openai/m", concurrency=16)
    assert (got.endpoints[0].mode, got.deadline, got.concurrency) == ("tools", 30.0, 16)
    assert read_settings(KEY, model="openai/m").endpoints[0].mode == "json_schema"


def test_the_key_never_shows():
    got = read_settings(KEY, model="openai/m")
    assert "sk-secret" not in repr(got) + str(got) + str(got.model_dump()) + got.model_dump_json()


def test_settings_are_frozen_and_closed():
    with pytest.raises(ValueError, match="frozen"):
        Settings().fresh = True  # type: ignore[misc]
    with pytest.raises(ValueError, match="extra"):
        Settings.model_validate({"colour": "red"})
