"""The folder of the desk: made when it is first needed, and what stands in it safe from a power cut."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from briefer.desk.faults import plain_words

Watch = Callable[[str], None]
"""Told the name of each stage as it is reached: the seam by which a test kills a process there."""


def unwatched(stage: str) -> None:
    """Nobody looks."""


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, if need be, so that they survive a power cut.

    Raises:
        OSError: it can't be made, or is no folder.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        sync_folder(made.parent)


def sync_folder(folder: Path) -> None:
    """Put on the disk which files the folder holds: a file that is itself on the disk can't be found again without that."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_file(path: Path, content: bytes) -> bool:
    """Make a file that isn't there; False where something of that name is, which stays as it is.

    Raises:
        OSError: it can't be made.
    """
    try:
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        return False
    sync_folder(path.parent)
    return True


def write_whole(path: Path, content: bytes, watch: Watch = unwatched) -> None:
    """Write a file whole or not at all: beside its place, onto the disk, then into its place. A link stays a link.

    Raises:
        OSError: it can't be written; then the old one is as it was.
    """
    _write(path, (content,), watch)


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file whole or not at all, of parts that are made one after the other: one at a time is in memory.

    Raises:
        DeskFault: it can't be written; then the old one is as it was.
    """
    with plain_words(path):
        _write(path, parts, unwatched)


def _write(path: Path, parts: Iterable[bytes], watch: Watch) -> None:
    place = path.resolve()
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            watch("filled")
            os.fsync(file.fileno())
        beside.chmod(0o644)  # mkstemp makes files for their owner alone; this one is shared
        watch("synced")
        beside.replace(place)
        watch("replaced")
        sync_folder(place.parent)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
