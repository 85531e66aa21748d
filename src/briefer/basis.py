"""All that bears on the files of a brief, as one digest: of the very same basis the very same files come, and nothing has to be made again.

It holds the program and its libraries, the prompts, the bytes and names of the sources, the settings, what was wanted, what persons
decided, and how far the store of answers is. Anything else that makes a difference has to be added here.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sysconfig
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel

from briefer.desk import Answers, Ledger
from briefer.errors import SourceFault
from briefer.prompts import prompts_folder
from briefer.settings import DESK_FILE, Settings
from briefer.sources.files import Given, given_files, is_address, opened

BESIDE = "sources.toml"
NAMES = "names.toml"
NO_MATTER = frozenset({"fresh", "budget", "concurrency"})
"""Settings that decide what is asked, and how, but not what comes of the answers."""


def inputs_digest(sources: Sequence[str], settings: Settings, wanted: BaseModel, desk: Path) -> str | None:
    """What a brief is made from, but for the answers of models, in 64 hexadecimal digits; None where it can't be read a second time.

    Raises:
        SourceFault: an argument can't be looked at.
    """
    if any(source == "-" or is_address(source) for source in sources):
        return None
    made = hashlib.sha256()
    for part in _parts(sources, settings, wanted, desk):
        made.update(len(part).to_bytes(8) + part)
    return made.hexdigest()


def basis_digest(inputs: str, answers: Answers, ledger: Ledger) -> str:
    """These inputs, with what persons decided and models answered so far.

    Raises:
        DeskFault: the desk can't be read.
    """
    return hashlib.sha256(f"{inputs} {ledger.head()} {answers.state()}".encode()).hexdigest()


def _parts(sources: Sequence[str], settings: Settings, wanted: BaseModel, desk: Path) -> Iterator[bytes]:
    yield f"{version('briefer')} {platform.python_version()}".encode()
    for folder in (Path(__file__).parent, prompts_folder()):
        yield from _stamps(folder)
    yield str(Path(sysconfig.get_paths()["purelib"]).stat().st_mtime_ns).encode()  # another version of a library is put there
    yield settings.model_dump_json(exclude=set(NO_MATTER)).encode()
    yield wanted.model_dump_json().encode()
    yield from (_content(desk / name) for name in (DESK_FILE, NAMES))
    files = sorted(given_files(sources), key=lambda given: given.name)
    yield from (part for given in files for part in (given.name.encode(), _bytes_of(given)))
    folders = {folder for given in files if given.path and given.folder for folder in (given.folder, given.path.parent)}
    yield from (_content(folder / BESIDE) for folder in sorted(folders))


def _stamps(folder: Path) -> Iterator[bytes]:
    """Every file below a folder, by its size and the time of its last change."""
    waiting = [os.fspath(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_dir():
                if not entry.name.startswith((".", "__pycache__")):
                    waiting.append(entry.path)
            else:
                state = entry.stat()
                yield f"{entry.name} {state.st_size} {state.st_mtime_ns}".encode()


def _content(path: Path) -> bytes:
    """The bytes of a file that may not be there."""
    return hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""


def _bytes_of(given: Given) -> bytes:
    try:
        with opened(given, None) as stream:
            made = hashlib.sha256()
            while part := stream.read(1_000_000):
                made.update(part)
            return made.digest()
    except SourceFault as fault:
        return str(fault).encode()
