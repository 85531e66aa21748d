"""The process that is killed: it decides, says so over a pipe after each answer of the ledger, and writes names.toml now and then."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from tests.durability.edits import State, canonical, make_edit, recorded

from briefer.desk import Ledger, names_text, write_names
from briefer.models import Proposed

NAMES_EVERY = 4
"""After every fourth edit the names are written."""

MOST = 60
"""A worker whose stage never comes ends after so many edits."""

LEDGER_STAGES = ("opened", "begun", "made", "written", "committed", "answered", "acknowledged")
NAMES_STAGES = ("names filled", "names synced", "names replaced")
SABOTAGE = ("early", "torn", "half")
"""Workers that do it wrong, so that it can be seen whether the harness would notice: they acknowledge before they ask, write names.toml
in its place, or put half a row into the ledger."""


@dataclass(frozen=True)
class Task:
    """What a worker has to do."""

    folder: Path
    seed: int
    first: int
    """The number of its first edit."""
    again: Proposed | None
    """The first edit as it was sent before, where nobody knows whether it was recorded."""
    stage: str | None
    """Where it kills itself; None: it waits to be killed."""
    nth: int
    sabotage: str | None = None


def names_path(folder: Path) -> Path:
    """Where the names are written."""
    return folder / "names.toml"


def digest(text: str) -> str:
    """Tells a text over the pipe."""
    return sha256(text.encode()).hexdigest()


def work(task: Task, state: State, pipe: int) -> NoReturn:
    """Decide until killed."""
    watch = _killer(task.stage, task.nth)
    ledger = Ledger(task.folder, watch=watch)
    _say(pipe, "ready")
    for number in range(task.first, task.first + MOST):
        known = number == task.first and task.again
        proposed = known or make_edit(task.seed, number, state)
        _decide(task, ledger, proposed, state, partial(_say, pipe, f"edit {number}"))
        watch("acknowledged")
        if number % NAMES_EVERY == NAMES_EVERY - 1:
            _write_names(task, state, watch)
            _say(pipe, f"names {number}")
    _die()


def _decide(task: Task, ledger: Ledger, proposed: Proposed, state: State, acknowledge: Callable[[str], None]) -> None:
    if task.sabotage == "early":
        acknowledge(f"{len(state.bodies) + 1} {digest(canonical(recorded(proposed, len(state.bodies) + 1)))}")
    if task.sabotage == "half" and len(state.bodies) > 2:
        _put_half(ledger, state)
    decision = ledger.append(proposed)
    if decision.seq > len(state.bodies):
        state.add(decision)
    if task.sabotage != "early":
        acknowledge(f"{decision.seq} {digest(canonical(decision))}")


def _put_half(ledger: Ledger, state: State) -> NoReturn:
    store = sqlite3.connect(ledger.path)
    body = state.bodies[-1].replace("{", "", 1)
    with store:
        store.execute("DROP INDEX IF EXISTS undos")
        store.execute("INSERT INTO decisions SELECT seq + 1, target, NULL, ?, hash, hash FROM decisions ORDER BY seq DESC LIMIT 1", (body,))
    _die()


def _die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("nobody lives on after that")


def _write_names(task: Task, state: State, watch: Callable[[str], None]) -> None:
    path = names_path(task.folder)
    if task.sabotage != "torn":
        write_names(path, state.names(), watch=lambda stage: watch(f"names {stage}"))
        return
    text = names_text(state.names())
    with path.open("w", encoding="utf-8") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        watch("names filled")
        file.write(text[len(text) // 2 :])


def _killer(stage: str | None, nth: int) -> Callable[[str], None]:
    left = nth

    def watch(reached: str) -> None:
        nonlocal left
        if reached == stage:
            left -= 1
            if left <= 0:
                _die()

    return watch


def _say(pipe: int, *words: str) -> None:
    os.write(pipe, f"{' '.join(words)}\n".encode())  # one call, shorter than PIPE_BUF: it goes whole or not at all
