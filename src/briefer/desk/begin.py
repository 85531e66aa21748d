"""A desk at its beginning: the folder with its settings, its list of names and a place for articles."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from briefer.desk.faults import plain_words
from briefer.desk.folder import make_file, make_folder
from briefer.desk.names_file import names_text

INBOX = "inbox"


class Begun(NamedTuple):
    """What was made, and what was there already and stayed as it was."""

    made: tuple[Path, ...]
    kept: tuple[Path, ...]


def begin_desk(desk: Path, settings_name: str, settings_text: str) -> Begun:
    """Make a desk, or what is missing of one. No file is overwritten.

    Raises:
        DeskFault: the folder or a file in it can't be made; what was made so far is whole, and the next call goes on.
    """
    files = {settings_name: settings_text, "names.toml": names_text(())}
    with plain_words(desk / settings_name):
        make_folder(desk)
    made = {desk / name: _made(desk / name, text) for name, text in files.items()}
    inbox = desk / INBOX
    made[inbox] = not inbox.is_dir()
    with plain_words(inbox / "articles"):
        make_folder(inbox)
    return Begun(tuple(p for p, new in made.items() if new), tuple(p for p, new in made.items() if not new))


def _made(path: Path, text: str) -> bool:
    with plain_words(path):
        return make_file(path, text.encode())
