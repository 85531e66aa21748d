"""The record of the seeds by the built-in reader, and a session on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from briefer.models import Record, Wanted
from briefer.pipeline import Given, make_brief
from briefer.session.sitting import Session
from briefer.settings import Settings

from .served import Client, serving, session_on

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="package")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Everything that is known of the seeds."""
    return make_brief(Given((str(SEEDS),)), Settings(), Wanted(), tmp_path_factory.mktemp("out")).record


@pytest.fixture(scope="package")
def open_session(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Session]]:
    """Makes sessions on a brief of the seeds on which nobody has decided, each on a desk of its own."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(session_on(record, tmp_path_factory.mktemp("desk"))))


@pytest.fixture
def session(open_session: Callable[[], Session]) -> Session:
    """A session of the test's own."""
    return open_session()


@pytest.fixture
def client(session: Session) -> Iterator[Client]:
    """A server on it, and who was let in."""
    with serving(session) as found:
        yield found.enter()
