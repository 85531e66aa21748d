"""Parsers that hostile input can hang or swell run in a child process: child_script.py, with limits that the system enforces."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal, NamedTuple

from briefer.errors import SourceBroken

_SCRIPT = Path(__file__).with_name("child_script.py")


class Limits(NamedTuple):
    """What a child may use: seconds of computing (half as many again on the clock), bytes of memory, bytes of what it says, pages."""

    seconds: int = 20
    memory: int = 1_000_000_000
    output: int = 40_000_000
    pages: int = 300


DEFAULT = Limits()


def _stopped(what: str) -> SourceBroken:
    return SourceBroken(f"{what} It is damaged, or made to do harm.", "Give the article as text or HTML.")


def taken_out(what: Literal["pdf", "feed"], data: bytes, limits: Limits = DEFAULT) -> dict[str, object]:
    """What the child says of the bytes: see child_script.py.

    The child gets the bytes and the places of the libraries, and nothing of the environment.

    Raises:
        SourceBroken: the parser could not read it, or ran into a limit.
    """
    command = [sys.executable, "-P", "-s", str(_SCRIPT), what, *map(str, limits)]
    places = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with tempfile.TemporaryFile() as out:
        try:
            done = subprocess.run(  # noqa: S603  (our own interpreter and script)
                command, input=data, stdout=out, stderr=subprocess.DEVNULL, env=places, timeout=1.5 * limits.seconds, check=False
            )
        except subprocess.TimeoutExpired as fault:
            raise _stopped(f"Reading it took more than {1.5 * limits.seconds:.0f} seconds.") from fault
        out.seek(0)
        said = out.read(limits.output + 1)
    if done.returncode:
        raise _stopped(f"Reading it took more than {limits.seconds} seconds or {limits.memory / 1e6:.0f} MB, or crashed the parser.")
    answer = json.loads(said)
    if answer.get("fault"):
        raise SourceBroken(f"It is damaged ({answer['fault']}).", "Get the file again, or give the article as text or HTML.")
    return dict(answer)
