"""Arguments to files: folders are walked, names are made, and what cannot be read is said."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from briefer.errors import SourceFault, SourceMissing, SourceUnreadable
from briefer.sources.formats.documents import LARGEST_CONTAINER, too_large
from briefer.sources.formats.kinds import ENDING_KINDS
from briefer.sources.formats.names import shown
from briefer.sources.globs import fitting, is_pattern

ENDINGS = tuple(f".{ending}" for ending in ENDING_KINDS if ending not in {"text", "markdown", "xhtml"})


@dataclass(frozen=True, slots=True)
class Given:
    """One file of the arguments: its path (None for stdin), its name, and the folders where sources.toml may stand."""

    path: Path | None
    name: str
    folder: Path | None = None
    fault: SourceFault | None = None


def is_address(argument: str) -> bool:
    """Whether an argument is an address of the web, and no file."""
    return argument.lower().startswith(("http://", "https://"))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)


def _walk(top: Path) -> Iterator[Path | tuple[Path, SourceFault]]:
    """The articles below a folder, and what cannot be looked into. A folder seen already (a loop of links) is passed over."""
    seen: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            here = folder.stat()
            entries = _entries(folder)
        except OSError as fault:
            yield folder, SourceUnreadable(f"The folder cannot be opened ({fault.strerror}).", "Check its permissions.")
            continue
        if (here.st_dev, here.st_ino) in seen:
            continue
        seen.add((here.st_dev, here.st_ino))
        kinds = [(Path(e.path), _kind(e)) for e in entries]
        yield from ((path, kind) if isinstance(kind, SourceFault) else path for path, kind in kinds if kind and kind != "folder")
        waiting += [path for path, kind in reversed(kinds) if kind == "folder"]


def _kind(entry: os.DirEntry[str]) -> Literal["folder", "article"] | SourceFault | None:
    """What an entry of a folder is; None for what briefer does not read."""
    try:
        if entry.is_dir():
            return "folder"
    except OSError as fault:
        return no_access(Path(entry.path), fault)
    return "article" if entry.name.lower().endswith(ENDINGS) else None


def _in_folder(folder: Path) -> Iterator[Given]:
    found = False
    for item in _walk(folder):
        found = True
        path, fault = item if isinstance(item, tuple) else (item, None)
        yield Given(path, shown(path.relative_to(folder).as_posix()), folder, fault)
    if not found:
        fault = SourceMissing("There is no article in this folder.", f"briefer reads files that end in {', '.join(ENDINGS)}.")
        yield Given(folder, shown(f"{folder}"), None, fault)


def _given(argument: str) -> Iterator[Given]:
    if argument == "-":
        yield Given(None, "stdin")
        return
    path = Path(argument)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as fault:
        if isinstance(fault, FileNotFoundError) and is_pattern(argument):
            yield from _fitting(argument)
            return
        yield Given(path, shown(argument), None, no_access(path, fault))
        return
    if is_folder:
        yield from _in_folder(path)
    else:
        yield Given(path, shown(path.name), path.parent)


def _fitting(pattern: str) -> Iterator[Given]:
    """What a pattern fits that no shell has replaced: 'news/**/*.pdf'."""
    found = [given for path in fitting(pattern) for given in _given(path)]
    if not found:
        fault = SourceMissing("No file fits this pattern.", "Check it; ** stands for folders in folders.")
        found = [Given(Path(pattern), shown(pattern), None, fault)]
    yield from found


def no_access(path: Path, fault: OSError | ValueError) -> SourceFault:
    """What to say of a path that the system does not open."""
    if isinstance(fault, PermissionError):
        return SourceUnreadable("The system does not let us read it.", "Check its permissions.")
    if isinstance(fault, FileNotFoundError | NotADirectoryError | ValueError):
        if not isinstance(fault, ValueError) and path.is_symlink():
            return SourceMissing("It is a link that leads nowhere.", "Give the file itself.")
        return SourceMissing("There is no such file or folder.", "Check the path.")
    if fault.errno == errno.ELOOP:
        return SourceUnreadable("It is a link that leads back to itself.", "Give the file itself.")
    return SourceUnreadable(f"It cannot be read ({fault.strerror or fault}).", "Check the path and the disk.")


def given_files(arguments: Sequence[str | Path]) -> tuple[Given, ...]:
    """The files of all arguments, each once, two files with one name told apart by their folders."""
    found: dict[str, Given] = {}
    folders: dict[str, str] = {}
    for argument in arguments:
        for given in _given(str(argument)):
            found.setdefault(_real(given, folders), given)
    return _told_apart(list(found.values()))


def _real(given: Given, folders: dict[str, str]) -> str:
    """The path behind all links, by which a file that was given twice is known; ``folders`` keeps what was looked up."""
    if given.path is None:
        return "-"
    if given.fault or given.folder is None:
        return str(given.path)
    if os.path.islink(given.path):  # noqa: PTH114  (Path.is_symlink raises where the folder may be listed but not entered)
        return os.path.realpath(given.path) if os.path.exists(given.path) else str(given.path)  # noqa: PTH110  (as above)
    folder = str(given.path.parent)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return f"{folders[folder]}/{given.path.name}"


def _told_apart(files: list[Given]) -> tuple[Given, ...]:
    """Names with as much of the path before them as makes them different."""
    for depth in range(1, 12):
        counted = Counter(g.name for g in files)
        if max(counted.values(), default=1) == 1:
            break
        files = [replace(g, name=_longer(g, depth)) if counted[g.name] > 1 else g for g in files]
    counted = Counter(g.name for g in files)
    again: Counter[str] = Counter()
    for index, given in enumerate(files):
        again[given.name] += 1
        if counted[given.name] > 1 and again[given.name] > 1:
            files[index] = replace(given, name=f"{given.name} ({again[given.name]})")
    return tuple(files)


def _longer(given: Given, depth: int) -> str:
    if given.path is None or given.folder is None:
        return given.name
    above = Path(os.path.realpath(given.folder)).parts[-depth:]
    below = shown(given.path.relative_to(given.folder).as_posix()) if given.path.is_relative_to(given.folder) else given.name
    return "/".join((*map(shown, above), below)).replace("//", "/")


@contextmanager
def opened(given: Given, stdin: Callable[[], bytes] | None) -> Iterator[BinaryIO]:
    """The bytes of a file, as a stream.

    Raises:
        SourceMissing, SourceUnreadable: it is not there, or the system does not let us.
        SourceTooLarge: it is over 100 MB; it is not read then.
    """
    if given.fault:
        raise given.fault
    if given.path is None:
        yield io.BytesIO(stdin() if stdin else b"")
        return
    try:
        now = given.path.stat()
        if not stat.S_ISREG(now.st_mode):
            raise SourceUnreadable("It is not a file.", "Give a text file, or '-' for standard input.")
        if now.st_size > LARGEST_CONTAINER:
            raise too_large(now.st_size, LARGEST_CONTAINER)
        with given.path.open("rb") as stream:
            yield stream
    except OSError as fault:
        raise no_access(given.path, fault) from fault
