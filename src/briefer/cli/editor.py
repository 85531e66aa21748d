"""The editor of a person, and the file in which their text is kept when it could not be recorded."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from briefer.errors import EditorFailed, UsageFault

SCISSORS = "<!-- ------------------------ >8 ------------------------ what you were shown: `briefer edit --resume` needs it as it is -->"
MEANWHILE = "<!-- Meanwhile: "
CODING, LOSSLESS = "utf-8", "surrogateescape"


class Kept(NamedTuple):
    """A person's text, and what they were shown."""

    text: str
    shown: str


def editor_words(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The command of the editor: $VISUAL, $EDITOR, else vi.

    Raises:
        UsageFault: there is none, or it is no command.
    """
    advice = "Set VISUAL or EDITOR, e.g. export EDITOR=nano; of an editor with windows, one that waits: export VISUAL='code --wait'."
    for name in ("VISUAL", "EDITOR"):
        if given := environment.get(name, "").strip():
            try:
                return tuple(shlex.split(given))
            except ValueError as error:
                raise UsageFault(f"{name} is no command: {given}.", advice) from error
    if found := shutil.which("vi"):
        return (found,)
    raise UsageFault("There is no editor.", advice)


class Draft:
    """A text in the editor. What the person saved is there until it is let go."""

    def __init__(self, text: str) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="briefer-edit-"))
        self._path = self._folder / "brief.md"
        self._stays = False
        self._path.write_text(text, encoding=CODING, errors=LOSSLESS, newline="")

    def edit(self, words: tuple[str, ...]) -> None:
        """Has the person edit it.

        Raises:
            UsageFault: there is no such editor.
            EditorFailed: it ended with a code.
        """
        try:
            done = subprocess.run([*words, str(self._path)], check=False)  # noqa: S603  (the person's own command)
        except OSError as error:
            advice = "Set VISUAL or EDITOR to one that is there, e.g. export EDITOR=nano."
            raise UsageFault(f"The editor {words[0]} can't be started: {error.strerror or error}.", advice) from error
        if done.returncode:
            raise EditorFailed(f"The editor {words[0]} ended with code {done.returncode}; nothing was recorded.")

    def text(self) -> str:
        """What is saved now; nothing where the file was deleted."""
        return self._path.read_bytes().decode(CODING, LOSSLESS) if self._path.exists() else ""

    def left_behind(self) -> Path:
        """Where it is; it stays there."""
        self._stays = True
        return self._path

    def close(self) -> None:
        """Lets it go, unless it has to stay."""
        if not self._stays:
            shutil.rmtree(self._folder, ignore_errors=True)


def keep(kept: Kept, folder: Path, now: dt.datetime) -> Path:
    """Puts a person's text into a new file of the folder; where that can't be written to, of the one for temporary files.

    Raises:
        OSError: neither can be written to.
    """
    content = f"{kept.text.rstrip()}\n\n{SCISSORS}\n{kept.shown}".encode(CODING, LOSSLESS)
    try:
        return _write_new(folder, now, content)
    except OSError:
        return _write_new(Path(tempfile.gettempdir()), now, content)


def _write_new(folder: Path, now: dt.datetime, content: bytes) -> Path:
    for number in range(1, 100):
        path = folder / f"briefer-edit-{now:%Y%m%d-%H%M%S}{f'-{number}' if number > 1 else ''}.md"
        try:
            with path.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            continue
        return path
    raise FileExistsError(f"{folder} has a hundred of them")


def read_kept(path: Path) -> Kept:
    """A text that was kept.

    Raises:
        UsageFault: it can't be read, or is none.
    """
    try:
        content = path.read_bytes().decode(CODING, LOSSLESS).replace("\r\n", "\n")
    except OSError as error:
        raise UsageFault(f"{path} can't be read: {error.strerror or error}.", "Name the file that `briefer edit` kept.") from error
    text, found, shown = content.rpartition(f"\n{SCISSORS}\n")
    if not found:
        raise UsageFault(
            f"{path} is none that `briefer edit` kept: its last part, what you were shown, is not in it.",
            "Begin anew with `briefer edit`, and copy your words from there.",
        )
    lines = [line for line in text.split("\n") if not line.startswith(MEANWHILE)]
    return Kept("\n".join(lines), shown)
