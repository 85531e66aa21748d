"""Settings: what is given, what is refused, and what never shows."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from briefer.errors import UsageFault
from briefer.settings import DESK_FILE, OPENAI_URL, Endpoint, Known, Price, Settings, read_settings, tables

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
    ("a key in the address", KEY, {"model": "m", "base_url": "https://sk-secret@h/v1 x"}, "no user, query"),
    ("a key with a line break", {"OPENAI_API_KEY": "sk-secret\nx"}, {"model": "openai/m"}, "Copy the key once more"),
    ("a key with a curly quote", {"OPENAI_API_KEY": "“sk-secret”"}, {"model": "openai/m"}, "OPENAI_API_KEY"),
    ("the address of each customer", {"AZURE_OPENAI_API_KEY": "k"}, {"model": "azure/m"}, "AZURE_OPENAI_ENDPOINT"),
    ("builtin before others", KEY, {"model": "builtin,openai/m"}, "Name it last"),
    ("one twice", KEY, {"model": "openai/m,openai/m"}, "twice"),
    ("an empty place in a chain", KEY, {"model": "openai/m,,builtin"}, "Unknown model ''"),
    ("an address for none of several", KEY, {"model": "openai/m,ollama/m", "base_url": LOCAL}, "address of their own"),
    (
        "an address of the environment for none of several",
        {**KEY, "BRIEFER_BASE_URL": LOCAL},
        {"model": "openai/m,ollama/m"},
        "BRIEFER_BASE_URL",
    ),
    (
        "an address of the environment and another's key",
        {"MISTRAL_API_KEY": "k", "BRIEFER_BASE_URL": LOCAL},
        {"model": "mistral/m"},
        "--base-url",
    ),
    ("a bare name among others", KEY, {"model": "openai/m,gpt-9"}, "Unknown model 'gpt-9'"),
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


# ---------------------------------------------------------------- providers and chains

PROVIDERS = (
    "anthropic",
    "azure",
    "deepseek",
    "gemini",
    "groq",
    "llama.cpp",
    "lmstudio",
    "mistral",
    "ollama",
    "openai",
    "openrouter",
    "together",
    "vllm",
)


def test_the_providers_that_are_shipped():
    shipped = tables().endpoints
    assert sorted(shipped) == sorted(PROVIDERS)
    for name, one in shipped.items():
        assert bool(one.url) != bool(one.url_variable), name
        assert one.url.startswith("https://") or one.url.startswith("http://localhost:") or one.url_variable, name
        assert not one.url.endswith("/"), name
        assert one.key or one.url.startswith("http://localhost:"), name


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_provider_can_be_asked_with_its_own_key_alone(provider: str):
    one = tables().endpoints[provider]
    environ = {**KEY, "AZURE_OPENAI_ENDPOINT": "https://acme.openai.azure.com/", **({one.key: "k-of-it"} if one.key else {})}
    (endpoint,) = read_settings(environ, model=f"{provider}/org/m:8b").endpoints
    assert (endpoint.reader, endpoint.model) == (f"{provider}/org/m:8b", "org/m:8b")
    assert endpoint.base_url == (one.url or "https://acme.openai.azure.com/openai/v1")
    assert endpoint.key.get_secret_value() == ("k-of-it" if one.key else "none")
    assert (endpoint.mode, endpoint.omit, endpoint.body) == (one.mode, one.omit, one.body)


@pytest.mark.parametrize("written", ["lmstudio", "lm-studio", "lm studio", "lm_studio"])
def test_a_provider_of_two_words(written: str):
    assert read_settings({}, model=f"{written}/m").reader == "lmstudio/m"


def test_an_azure_address_with_a_path_stays():
    environ = {"AZURE_OPENAI_ENDPOINT": "https://gate.acme.org/azure/v1", "AZURE_OPENAI_API_KEY": "k"}
    assert read_settings(environ, model="azure/m").endpoints[0].base_url == "https://gate.acme.org/azure/v1"


def test_a_chain():
    got = read_settings({**KEY, "BRIEFER_MODEL": "openai/a, ollama/b ,builtin"})
    assert [e.reader for e in got.endpoints] == ["openai/a", "ollama/b"]
    assert (got.builtin_last, got.reader) == (True, "openai/a, ollama/b, builtin")
    assert not read_settings({}, model="ollama/b").builtin_last


URLS: list[tuple[str, dict[str, str], dict[str, Any], list[str]]] = [
    ("to the only one", {}, {"model": "ollama/m", "base_url": LOCAL}, [LOCAL]),
    ("to the only one beside builtin", {}, {"model": "ollama/m,builtin", "base_url": LOCAL}, [LOCAL]),
    ("to the one without a provider", KEY, {"model": "openai/a,m", "base_url": LOCAL}, [OPENAI_URL, LOCAL]),
    ("to all without a provider", {}, {"model": "big,small", "base_url": LOCAL}, [LOCAL, LOCAL]),
    ("of the environment, where no key is at stake", {"BRIEFER_BASE_URL": LOCAL}, {"model": "ollama/m"}, [LOCAL]),
    ("to a provider that was named with it", {}, {"model": "mistral/m", "base_url": LOCAL}, [LOCAL]),
]


@pytest.mark.parametrize(("environ", "options", "expected"), [u[1:] for u in URLS], ids=[u[0] for u in URLS])
def test_where_an_address_goes(environ: dict[str, str], options: dict[str, Any], expected: list[str]):
    assert [e.base_url for e in read_settings(environ, **options).endpoints] == expected


def test_the_doctor_gets_endpoints_without_their_key():
    (endpoint,) = read_settings({}, model="openai/m", unkeyed=True).endpoints
    assert (endpoint.key_needed, endpoint.has_key, endpoint.key_variable) == (True, False, "OPENAI_API_KEY")


# ---------------------------------------------------------------- the desk's own file


def desk(folder: Path, text: str) -> Path:
    (folder / DESK_FILE).write_text(text)
    return folder


def test_an_endpoint_of_the_desk(tmp_path: Path):
    own = desk(tmp_path, '[endpoints.acme]\nurl = "https://llm.acme.org/v1/"\nkey = "ACME_API_KEY"\nmode = "tools"\ncontext = 16000\n')
    (endpoint,) = read_settings({"ACME_API_KEY": "k-acme"}, own, model="acme/big").endpoints
    assert (endpoint.reader, endpoint.base_url, endpoint.mode, endpoint.context) == ("acme/big", "https://llm.acme.org/v1", "tools", 16000)
    assert endpoint.key.get_secret_value() == "k-acme"
    with pytest.raises(UsageFault, match="ACME_API_KEY is not set"):
        read_settings(KEY, own, model="acme/big")


def test_a_field_of_the_desk_changes_that_field_alone(tmp_path: Path):
    own = desk(
        tmp_path,
        '[endpoints.deepseek]\nbody = { seed = 1 }\n[endpoints.azure]\nurl = "https://a.org/v1"\n[prices."openai/m"]\nin = 3\nout = 9\n',
    )
    shipped, known = tables(), tables(own)
    assert known.endpoints["deepseek"] == shipped.endpoints["deepseek"].model_copy(update={"body": {"seed": 1}})
    assert known.endpoints["azure"].url_variable == "AZURE_OPENAI_ENDPOINT"
    assert read_settings({"AZURE_OPENAI_API_KEY": "k"}, own, model="azure/m").endpoints[0].base_url == "https://a.org/v1"
    assert known.price("openai/m") == Price.model_validate({"in": 3, "out": 9})
    assert {n: e for n, e in known.endpoints.items() if n not in {"deepseek", "azure"}} == {
        n: e for n, e in shipped.endpoints.items() if n not in {"deepseek", "azure"}
    }
    assert tables() == shipped


OWN_PRICES: list[tuple[str, str, str, float]] = [
    ("for all of a provider, over a shipped one", '[prices."openai/*"]\nin = 7\nout = 8\n', "openai/gpt-4o", 7.0),
    ("for all, and one", '[prices."openai/*"]\nin = 7\nout = 8\n[prices."openai/gpt-4o"]\nin = 1\nout = 2\n', "openai/gpt-4o", 1.0),
    ("for all, and a part of one", '[prices."openai/*"]\nin = 7\nout = 8\n[prices."openai/gpt-4o"]\nin = 1\n', "openai/gpt-4o", 1.0),
    ("for all, and another", '[prices."openai/*"]\nin = 7\nout = 8\n[prices."openai/gpt-5"]\nin = 1\nout = 2\n', "openai/gpt-4o", 7.0),
    ("for one of those that are shipped as all", '[prices."ollama/big"]\nin = 1\nout = 2\n', "ollama/big", 1.0),
    ("for all of another provider", '[prices."acme/*"]\nin = 7\nout = 8\n', "openai/gpt-4o", 2.5),
]


@pytest.mark.parametrize(("text", "reader", "price"), [p[1:] for p in OWN_PRICES], ids=[p[0] for p in OWN_PRICES])
def test_a_price_of_the_desk_wins_wherever_it_is_meant(tmp_path: Path, text: str, reader: str, price: float):
    found = tables(desk(tmp_path, text)).price(reader)
    assert found is not None
    assert found.tokens_in == price


def test_an_endpoint_may_be_called_as_one_likes(tmp_path: Path):
    own = desk(tmp_path, '[endpoints."our gpu-1"]\nurl = "http://gpu1:8000/v1"\n')
    assert read_settings({}, own, model="our gpu-1/m").reader == "our gpu-1/m"


MISTAKES: list[tuple[str, str, str]] = [
    (
        "a table that is none",
        "[endpoint.acme]\nurl = 'x'",
        "[endpoint] is no table of this file; there are [brief], [watch], [take], [grades], [endpoints], [prices]",
    ),
    ("a value instead of a table", "endpoints = 5", "[endpoints] must be a table"),
    ("a value instead of an endpoint", "[endpoints]\nacme = 'x'", "[endpoints.acme] must be a table"),
    (
        "a field that is none",
        "[endpoints.acme]\nurl = 'http://h/v1'\nmodel = 'm'",
        "[endpoints.acme] model is no field of this table; there are url, ",
    ),
    (
        "a field of prices that is none",
        "[prices.'a/b']\nin = 1\nout = 2\nper = 3",
        '[prices."a/b"] per is no field of this table; there are in, out',
    ),
    ("no address", "[endpoints.acme]\nkey = 'ACME'", "[endpoints.acme] has no address: give it a url, or a url_variable."),
    ("a number for a text", "[endpoints.acme]\nurl = 5", "[endpoints.acme] url must be a text in double quotes."),
    ("a text for a number", "[endpoints.openai]\ncontext = 'long'", "[endpoints.openai] context must be a whole number."),
    ("half a number", "[endpoints.openai]\ncontext = 4096.5", "[endpoints.openai] context must be a whole number."),
    ("too small a number", "[endpoints.openai]\ncontext = 10", "[endpoints.openai] context must be at least 1,000."),
    ("a mode that is none", "[endpoints.openai]\nmode = 'json'", '[endpoints.openai] mode must be one of these: "json_schema", "tools".'),
    ("what can't be omitted", "[endpoints.openai]\nomit = ['model']", '[endpoints.openai] omit must be one of these: "temperature", '),
    ("no list", "[endpoints.openai]\nomit = 'strict'", "[endpoints.openai] omit must be a list"),
    ("neither true nor false", "[endpoints.openai]\nkey_optional = 'maybe'", "[endpoints.openai] key_optional must be true or false."),
    ("a price that is none", "[prices.'a/b']\nin = 'cheap'\nout = 1", '[prices."a/b"] in must be a number.'),
    ("half a price", "[prices.'a/b']\nin = 1", '[prices."a/b"] out is missing.'),
    ("a price below nought", "[prices.'a/b']\nin = -1\nout = 1", '[prices."a/b"] in must be at least 0.'),
    ("the key itself", "[endpoints.acme]\nurl = 'http://h/v1'\nkey = 'sk-secret'", "[endpoints.acme] key must be the name of a variable"),
    ("a field of a table without entries", "[answers]\nkeep_days = 'long'", "[answers] keep_days must be a whole number."),
    ("an unknown field of such a table", "[answers]\nkeep = 5", "[answers] keep is no field of this table; there are keep_days"),
    ("no TOML", "[endpoints", "is no TOML"),
]
PYDANTIC = re.compile(
    r"Input should|Extra inputs|Field required|valid (string|integer|number)|validation error|type=|pydantic", re.IGNORECASE
)


@pytest.mark.parametrize(("text", "words"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_in_the_desks_file(tmp_path: Path, text: str, words: str):
    with pytest.raises(UsageFault) as caught:
        read_settings(KEY, desk(tmp_path, text), model="openai/m")
    told = str(caught.value)
    assert words in told
    assert str(tmp_path / DESK_FILE) in told
    assert caught.value.advice
    assert "sk-secret" not in told
    assert not PYDANTIC.search(told)


def test_bytes_that_are_no_text(tmp_path: Path):
    (tmp_path / DESK_FILE).write_bytes(b"\xff\xfe[endpoints]")
    with pytest.raises(UsageFault, match="can't be read"):
        tables(tmp_path)


def test_an_address_of_the_desk_that_holds_a_key_is_not_told_again(tmp_path: Path):
    own = desk(tmp_path, "[endpoints.acme]\nurl = 'https://h/v1?key=sk-secret'\n")
    with pytest.raises(UsageFault) as caught:
        read_settings({}, own, model="acme/m")
    assert "sk-secret" not in str(caught.value)
    assert "[endpoints.acme] url" in str(caught.value)


def test_the_key_of_a_desk_never_shows(tmp_path: Path):
    own = desk(tmp_path, '[endpoints.acme]\nurl = "http://h/v1"\nkey = "ACME_API_KEY"\n')
    got = read_settings({"ACME_API_KEY": "sk-secret"}, own, model="acme/m")
    assert got.endpoints[0].key.get_secret_value() == "sk-secret"
    assert "sk-secret" not in repr(got) + str(got) + str(got.model_dump()) + got.model_dump_json() + repr(got.endpoints[0].key)


# ---------------------------------------------------------------- docs/models.md

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/models.md").read_text(encoding="utf-8")


def test_the_table_of_the_page_is_up_to_date():
    """If this fails: python scripts/models.py"""
    script = runpy.run_path(str(ROOT / "scripts/models.py"))
    assert script["BLOCK"].search(PAGE)
    assert script["renewed"](PAGE) == PAGE
    assert all(f"| `{name}/NAME` |" in PAGE for name in tables().endpoints)


def test_the_page_tells_every_field():
    told = "\n".join(line for line in PAGE.splitlines() if line.startswith("| `"))
    assert [field for field in Known.model_fields if f"`{field}`" not in told] == []
    assert [name for name in ("endpoints", "prices", "answers") if f"[{name}" not in PAGE] == []


def test_the_example_of_the_page_is_a_file_of_a_desk(tmp_path: Path):
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    known = tables(desk(tmp_path, example))
    assert known.endpoints["acme"].context == 32000
    assert known.endpoints["openai"].key == "OPENAI_API_KEY"
    assert known.price("acme/large") is not None
