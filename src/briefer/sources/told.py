"""What the user knows of a source: ``sources.toml`` beside the articles.

    ["2024-12-31 talks.txt"]
    publisher = "Example News"
    language = "en"
    title = "Talks in the capital"
    published = 2024-12-31
    grade = "B"
    url = "https://example.org/talks"

Every key may be left out. What stands here is believed before anything that the file says of itself.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, cast, get_args

from briefer.errors import UsageFault
from briefer.lexicon.patterns import lazy
from briefer.models import Grade

NAME = "sources.toml"
_EDTF = lazy(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_LANGUAGE = lazy(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


class Told(NamedTuple):
    """What the user says of one file; None for what they do not say."""

    publisher: str | None = None
    language: str | None = None
    title: str | None = None
    published: str | None = None
    grade: Grade | None = None
    url: str | None = None


def _is_date(value: str) -> bool:
    if not _EDTF.fullmatch(value):
        return False
    try:
        dt.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


_CHECKS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "publisher": (lambda v: 0 < len(v) <= 200, "a name of at most 200 characters"),
    "title": (lambda v: 0 < len(v) <= 500, "a title of at most 500 characters"),
    "language": (lambda v: bool(_LANGUAGE.fullmatch(v)), 'a language tag such as "en" or "fa"'),
    "published": (_is_date, "a date such as 2024-12-31, 2024-12 or 2024"),
    "grade": (lambda v: v in get_args(Grade), "one letter from A to F (Admiralty code)"),
    "url": (lambda v: v.startswith(("http://", "https://")) and not re.search(r"\s", v), "an address that begins with http:// or https://"),
}


def _value(path: Path, file: str, key: str, value: object) -> str:
    """One value as text, checked."""
    if key not in _CHECKS:
        raise UsageFault(f'{path}: ["{file}"] has the key {key!r}, which is not known.', f"Keys are: {', '.join(_CHECKS)}.")
    fits, wanted = _CHECKS[key]
    if key == "published" and isinstance(value, dt.date):
        value = value.isoformat()[:10]
    if isinstance(value, str) and fits(value.strip()):
        return value.strip()
    raise UsageFault(f'{path}: {key} of ["{file}"] is {value!r}.', f"It has to be {wanted}.")


def _table(path: Path, file: str, table: object) -> Told:
    if not isinstance(table, dict):
        raise UsageFault(f"{path}: {file!r} is not a table.", f'Begin each entry with the file\'s name: ["{file}.txt"].')
    values = {key: _value(path, file, key, value) for key, value in table.items()}
    return Told(**{k: v for k, v in values.items() if k != "grade"}, grade=cast("Grade | None", values.get("grade")))


def read_told(folder: Path) -> dict[str, Told]:
    """What ``sources.toml`` in this folder says, by file name (or path below the folder); nothing where there is none.

    Raises:
        UsageFault: it is no TOML, cannot be read, or has a wrong key or value; file and key are named.
    """
    path = folder / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageFault(f"{path} cannot be read: {fault}.", "Make it readable UTF-8 text, or take it away.") from fault
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise UsageFault(
            f"{path} is not valid TOML: {fault}.", 'An entry looks like this: ["article.txt"], and below it: publisher = "Example News".'
        ) from fault
    return {file: _table(path, file, table) for file, table in tables.items()}
