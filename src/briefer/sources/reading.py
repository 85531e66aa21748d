"""All arguments to one Reading: what was read, what was not and why, and which files have the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from briefer.errors import NothingToBrief, SourceFault, UsageFault
from briefer.models import Reading, Source, Unread
from briefer.sources.cascade import make_source
from briefer.sources.files import Given, given_files, read_bytes, shown
from briefer.sources.told import Told, read_told

_SHOWN = 5


def _tables(files: Sequence[Given]) -> dict[Path, dict[str, Told]]:
    """What sources.toml says, for every folder that was given or holds a given file."""
    folders = {folder for g in files if g.path and g.folder for folder in (g.folder, g.path.parent)}
    return {folder: read_told(folder) for folder in sorted(folders)}


def _told(given: Given, tables: dict[Path, dict[str, Told]]) -> Told:
    """What is said of a file: in its own folder, else in the folder that was given."""
    if given.path is None or given.folder is None:
        return Told()
    below = shown(given.path.relative_to(given.folder).as_posix())
    name = shown(given.path.name)
    return tables[given.path.parent].get(name) or tables[given.folder].get(below) or Told()


def _nothing(unread: Sequence[Unread]) -> NothingToBrief:
    lines = [f"{u.name}: {u.why} {u.advice}".strip() for u in unread[:_SHOWN]]
    rest = len(unread) - len(lines)
    if rest:
        lines.append(f"... and {rest:,} more")
    return NothingToBrief("Nothing could be read.\n" + "\n".join(f"  {line}" for line in lines))


def read_sources(arguments: Sequence[str | Path], *, stdin: Callable[[], bytes] | None = None) -> Reading:
    """Read files, folders and standard input.

    Args:
        arguments: paths of files and folders; '-' for standard input. Their order changes nothing.
        stdin: gives the bytes of standard input; called at most once, and only for '-'.

    Returns:
        The sources by name, what could not be read, and the files that have the same bytes as another.

    Raises:
        NothingToBrief: nothing could be read; a handful of the reasons is named.
        UsageFault: no argument at all, or a wrong sources.toml.
    """
    if not arguments:
        raise UsageFault("No source was given.", "Give files, folders, or '-' for standard input.")
    files = sorted(given_files(arguments), key=lambda g: g.name)
    tables = _tables(files)
    sources: list[Source] = []
    unread: list[Unread] = []
    same: list[tuple[str, str]] = []
    kept: dict[str, str] = {}
    for given in files:
        try:
            data = read_bytes(given, stdin)
            digest = hashlib.sha256(data).hexdigest()
            if digest in kept:
                same.append((given.name, kept[digest]))
                continue
            sources.append(make_source(given.name, data, _told(given, tables)))
            kept[digest] = given.name
        except SourceFault as fault:
            unread.append(Unread(name=given.name, why=fault.what, advice=fault.advice))
    if not sources:
        raise _nothing(unread)
    return Reading(sources=tuple(sources), unread=tuple(unread), same_bytes=tuple(same))
