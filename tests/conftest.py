"""What holds for all tests: no network but loopback, no key from the environment, and the discipline of the cassettes."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from pydantic import SecretStr
from pytest_recording.plugin import get_default_cassette_name

from briefer.settings import Endpoint, Settings

from .cassettes_support import HOST, MODEL, ReadableYaml, of_reply, of_request, orphans, unused

hypothesis_settings.register_profile("briefer", deadline=None)  # a busy machine makes no test fail
hypothesis_settings.load_profile("briefer")
TESTS = Path(__file__).parent
LONGEST = frozenset({"durability", "web"})
"""Folders of tests that take minutes a file."""
LOOPBACK = r"127\.0\.0\.1,localhost,::1"
FOREIGN = ("BRIEFER_", "OPENAI_")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The floors of quality_gate.py."""
    group = parser.getgroup("floors")
    group.addoption("--raise-floors", action="store_true", help="pin what is measured on the seeds now, where it is better")
    group.addoption("--lower-floors", metavar="REASON", help="lower the floors that are not reached any more, and keep this reason")


def pytest_configure(config: pytest.Config) -> None:
    """The network is closed, but for loopback, and but for recording. An interrupt is heard.

    What a shell starts in the background is deaf to it, and so would be all that is started from here.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.option.block_network = True
    config.option.allowed_hosts = config.option.allowed_hosts or LOOPBACK


def pytest_recording_configure(config: pytest.Config, vcr: Any) -> None:  # noqa: ARG001  (the hook's signature)
    """Cassettes that people can read."""
    vcr.register_serializer("yaml", ReadableYaml)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest files go first, so that no core is idle at the end. A cassette without a test fails a run of the whole suite."""
    items.sort(key=lambda item: LONGEST.isdisjoint(item.path.parts))
    whole = {TESTS, config.rootpath}
    if not any(Path(argument).resolve() in whole for argument in config.args):
        return
    lost = orphans(TESTS, {_cassette_of(item) for item in items if item.get_closest_marker("vcr")})
    if lost:
        raise pytest.UsageError("cassettes that no test uses: " + ", ".join(str(path.relative_to(TESTS)) for path in lost))


def _cassette_of(item: pytest.Item) -> Path:
    named = item.get_closest_marker("default_cassette")
    name = named.args[0] if named else get_default_cassette_name(getattr(item, "cls", None), item.name)
    return item.path.parent / "cassettes" / item.path.stem / f"{name.removesuffix('.yaml')}.yaml"


@pytest.fixture
def vcr_config() -> dict[str, Any]:
    """Match on the whole request; keep what the allow lists name; never keep the recording of a test that failed."""
    return {
        "match_on": ["method", "uri", "body"],
        "decode_compressed_response": True,
        "before_record_request": of_request,
        "before_record_response": of_reply,
        "record_on_exception": False,
    }


@pytest.fixture(autouse=True)
def _cassette_discipline(vcr: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A miss surfaces with a diff of the prompt; a recording that was not used fails its test."""
    if vcr is None:
        yield
        return
    from .cassette_miss import CassetteMiss  # noqa: PLC0415  (it needs openai, which takes a second or two to import)

    monkeypatch.setattr("vcr.stubs.httpx_stubs.CannotOverwriteExistingCassetteException", CassetteMiss)
    yield
    if vcr.record_mode.value == "none" and (left := unused(vcr)):
        pytest.fail(f"{vcr.path}: {left} recorded answers were not used; record this test again")


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's key or address never reaches a test."""
    for name in list(os.environ):
        if name.startswith(FOREIGN):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def _environment() -> dict[str, str]:
    """The environment as it was before the tests."""
    return {name: value for name, value in os.environ.items() if name.startswith(FOREIGN)}


@pytest.fixture
def recorded_settings(record_mode: str, _environment: dict[str, str]) -> Settings:
    """Settings for a test with a cassette.

    Replaying: an invented endpoint. Recording: BRIEFER_BASE_URL, OPENAI_API_KEY and BRIEFER_MODEL of the environment, and an hour's
    time, since somebody may be writing the answers by hand.
    """
    invented = Endpoint(reader=f"openai-compatible/{MODEL}", model=MODEL, base_url=f"{HOST}/v1")
    if record_mode == "none":
        return Settings(endpoints=(invented,), concurrency=8)
    if "BRIEFER_BASE_URL" not in _environment:
        pytest.fail("recording needs BRIEFER_BASE_URL, and OPENAI_API_KEY and BRIEFER_MODEL where the endpoint wants them")
    model = _environment.get("BRIEFER_MODEL", "stand-in").removeprefix("openai/")
    key = SecretStr(_environment.get("OPENAI_API_KEY", "none"))
    asked = invented.model_copy(update={"model": model, "base_url": _environment["BRIEFER_BASE_URL"].rstrip("/"), "key": key})
    return Settings(endpoints=(asked,), concurrency=8, deadline=3600.0)
