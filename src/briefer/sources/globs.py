"""Patterns that the shell left alone ('news/**/*.pdf'): the paths that fit, in order, as a shell would have given them.

Links to folders are not followed below ``**``: two that lead to each other would never end. Names that begin with a full stop fit
only a part of the pattern that begins with one.
"""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterator

_MAGIC = re.compile(r"[*?\[]")


def is_pattern(argument: str) -> bool:
    """Whether an argument has a sign of a pattern in it."""
    return bool(_MAGIC.search(argument))


def _names(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder, by name; nothing where it cannot be opened."""
    try:
        with os.scandir(folder or ".") as entries:
            return sorted(entries, key=lambda e: e.name)
    except OSError:
        return []


def _below(folder: str, parts: list[str]) -> Iterator[str]:
    """The paths below a folder that fit the parts of a pattern."""
    part, rest = parts[0], parts[1:]
    if part == "**" and rest:
        yield from _below(folder, rest)
    fits = re.compile(fnmatch.translate("*" if part == "**" else part)).match
    for entry in _names(folder):
        if entry.name.startswith(".") and not part.startswith("."):
            continue
        path = os.path.join(folder, entry.name)  # noqa: PTH118  (a Path would lose './')
        is_folder = entry.is_dir()
        if part == "**" and is_folder:
            yield from () if entry.is_symlink() else _below(path, parts)
        elif part == "**":
            yield from () if rest else (path,)
        elif fits(entry.name) and not rest:
            yield path
        elif fits(entry.name) and is_folder:
            yield from _below(path, rest)


def fitting(pattern: str) -> tuple[str, ...]:
    """The paths that fit a pattern, each once, in order."""
    parts = pattern.split("/")
    fixed = next(i for i, part in enumerate(parts) if is_pattern(part))
    top = "/".join(parts[:fixed]) + ("/" if fixed else "")
    below = [part for n, part in enumerate(parts[fixed:], fixed) if part and not (part == "**" and parts[n - 1] == "**")]
    if not below:
        return ()
    return tuple(dict.fromkeys(_below(top, below)))
