"""Files, whole or not at all: each is written beside its place and then put there in one step."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from briefer.errors import PublishFault


def check_writable(out: Path) -> None:
    """Make the folder if need be and see that a file can be written in it, before any work is done.

    Raises:
        PublishFault: it can't, with the reason and what to do.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=out, prefix=".briefer-"):
            pass
    except OSError as fault:
        raise _fault(out, fault) from fault


def write_files(out: Path, makers: Mapping[str, Callable[[], bytes]]) -> tuple[Path, ...]:
    """Write every file of ``makers`` (name: what makes its bytes) into the folder; returns the paths in that order.

    All are written beside their places first, so that a full disk or a fault in the making leaves the files of an earlier run as
    they were. They are made one after the other: a brief of hundreds of sources is large in each form.

    Raises:
        PublishFault: the folder can't be written to, or the disk is full.
    """
    check_writable(out)
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, make in makers.items():
            content = make()
            handle, beside = tempfile.mkstemp(dir=out, prefix=".briefer-")
            waiting.append((Path(beside), out / name))  # before it is written: what fails half-way is removed too
            _fill(handle, Path(beside), content)
        for temporary, place in waiting:
            temporary.replace(place)
    except OSError as fault:
        raise _fault(out, fault) from fault
    finally:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return tuple(place for _, place in waiting)


def _fill(handle: int, temporary: Path, content: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    # mkstemp makes files that only their owner can read; these are documents to hand on.
    temporary.chmod(0o644)


def _fault(out: Path, fault: OSError) -> PublishFault:
    why = fault.strerror or str(fault)
    return PublishFault(
        f"Nothing can be written to the folder {out}: {why}.", "Choose another with --out, or change the rights on this one."
    )
