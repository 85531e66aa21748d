"""names.toml: the names that the desk has settled, for people to read, edit and put under version control."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from briefer.desk.faults import plain_words
from briefer.desk.folder import Watch, make_folder, unwatched, write_whole
from briefer.desk.names_kept import FIELD_OF, comments_of, entry_text, renewed
from briefer.errors import UsageFault
from briefer.models import EntityKind, SettledName

NAMES_FILE = "names.toml"
"""Where they stand in the folder of a desk."""
HEADER = """\
# Names that this desk has settled. Edit by hand, or with `briefer names`.
# name: as it is printed. kind: person, organisation or place. role: the office, as it is printed.
# also: other spellings of the same one, in any script.
# not:  spellings of others, whom nothing may merge with it.
"""
KEY_OF = {field: key for key, field in FIELD_OF.items()}
KINDS = tuple(kind.value for kind in EntityKind)
EXAMPLE = {
    "name": 'name = "Imam Ali Rahman"',
    "kind": f'kind = "{KINDS[0]}" (or ' + " or ".join(f'"{kind}"' for kind in KINDS[1:]) + ")",
    "also": 'also = ["Emomali Rahmon", "Rahmon"]',
    "not": 'not = ["Habib Rahman"]',
    "role": 'role = "President of Tajikistan"',
}


def read_names(path: Path) -> tuple[SettledName, ...]:
    """The entries of the file, in its order; none where there is no file.

    Raises:
        UsageFault: the file is not as described; names the line or the entry, and what to write instead.
        DeskFault: it can't be read.
    """
    with plain_words(path):
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return ()
    return _read(_text_of(data, path), path)


def _read(text: str, path: Path) -> tuple[SettledName, ...]:
    entries = _entries(_parsed(text, path), path)
    at = _places(text, len(entries))
    names = tuple(_settled(entry, f"{path}, {place}") for entry, place in zip(entries, at, strict=True))
    _refuse_doubles(names, at, path)
    return names


def names_text(names: Iterable[SettledName]) -> str:
    """The file for these entries: the same for every order of them. `read_names` gives them back sorted, letter by letter."""
    return "\n".join((HEADER, *map(entry_text, sorted(names, key=_order))))


def write_names(path: Path, names: Iterable[SettledName], *, watch: Watch = unwatched) -> None:
    """Write the file, whole or not at all; the answer means that it is on the disk.

    What a person put beside the entries stays: comments, the order, how each is written. Only what changed is another.

    Raises:
        UsageFault: two entries of a kind share a spelling, or one entry denies its own: such a file would be refused when it is read; or
            the file that is there can't be read.
        DeskFault: it can't be written; the old one is as it was.
    """
    entries = sorted(names, key=_order)
    _refuse_doubles(entries, [f"entry {number}" for number in range(1, len(entries) + 1)], path)
    text = _renewed(path, entries)
    with plain_words(path):
        make_folder(path.parent)
        write_whole(path, text.encode(), watch)


def _renewed(path: Path, names: Sequence[SettledName]) -> str:
    """The text of the file with these entries; a new one where there is none."""
    was = read_names(path)
    with plain_words(path):
        given = _text_of(path.read_bytes(), path) if path.exists() else ""
    old = given.replace("\r\n", "\n")
    if not old.strip():
        return names_text(names)
    made = renewed(old, was, names)
    if made is None or sorted(_read(made, path), key=_order) != list(names):
        made = f"{comments_of(old.replace(HEADER, ''))}\n{names_text(names)}"
    return made.replace("\n", "\r\n") if "\r\n" in given else made


# ---------------------------------------------------------------- reading


def _text_of(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")  # some editors begin a file with a byte order mark
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageFault(f"{path}, line {line}: this is not in UTF-8.", "Save the file as UTF-8.") from error


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageFault(
            f"{path} is no TOML: {error}.",
            'A text stands in double quotes, and a backslash in it is written twice: name = "Imam Ali Rahman".',
        ) from error


def _entries(read: Mapping[str, Any], path: Path) -> Sequence[Mapping[str, Any]]:
    strange = [key for key in read if key != "name"]
    entries = read.get("name", [])
    if strange or not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        what = f"{strange[0]!r} stands outside an entry" if strange else "'name' stands outside an entry"
        raise UsageFault(
            f"{path}: {what}.",
            "Each entry begins with a line [[name]], and its fields follow below that. If it is another program's, choose another desk.",
        )
    return entries


def _places(text: str, many: int) -> list[str]:
    """Where each entry is, in words. Without the line, where the text holds something that only looks like the head of an entry."""
    heads = [number for number, line in enumerate(text.split("\n"), 1) if re.match(r"\s*\[\[\s*name\s*\]\]", line)]
    lines = [f" (line {number})" for number in heads] if len(heads) == many else [""] * many
    return [f"entry {number}{line}" for number, line in enumerate(lines, 1)]


def _settled(entry: Mapping[str, Any], where: str) -> SettledName:
    called = f"{where}, {entry['name']!r}" if isinstance(entry.get("name"), str) else where
    for key in entry:
        if key not in FIELD_OF:
            raise UsageFault(f"{called}: there is no field {key!r}.", f"The fields are {', '.join(FIELD_OF)}.")
    try:
        return SettledName.model_validate({FIELD_OF[key]: value for key, value in entry.items()})
    except ValidationError as error:
        raise _unfit(called, error) from error


def _unfit(where: str, error: ValidationError) -> UsageFault:
    first = error.errors(include_url=False, include_context=False)[0]
    key = KEY_OF[str(first["loc"][0])]
    if first["type"] == "missing":
        return UsageFault(f"{where}: {key!r} is missing.", f"Add a line such as {EXAMPLE[key]}.")
    shown = repr(first["input"])
    given = shown if len(shown) <= 80 else f"{shown[:80]} ..."
    return UsageFault(f"{where}: {key} = {given} won't do: {_small(first['msg'])}.", f"Write it as in {EXAMPLE[key]}.")


def _small(message: str) -> str:
    return message[:1].lower() + message[1:]


def _refuse_doubles(names: Sequence[SettledName], at: Sequence[str], path: Path) -> None:
    """A spelling means one entry of its kind, or nobody could say whose it is."""
    first: dict[tuple[EntityKind, str], int] = {}
    for number, entry in enumerate(names):
        for spelling in map(_same, (entry.name, *entry.also)):
            other = first.setdefault((entry.kind, spelling), number)
            if other != number:
                raise UsageFault(
                    f"{path}: {spelling!r} stands in two entries: {at[other]}, {names[other].name!r}, and {at[number]}, {entry.name!r}.",
                    "Leave it in one of them; if both are of one, make them one entry.",
                )
        for spelling in set(map(_same, entry.apart)) & set(map(_same, (entry.name, *entry.also))):
            raise UsageFault(
                f"{path}, {at[number]}, {entry.name!r}: {spelling!r} is both a spelling of it and one of others.",
                "Take it out of 'also' or out of 'not'.",
            )


def _same(spelling: str) -> str:
    """Two ways to encode one letter are one spelling."""
    return unicodedata.normalize("NFC", spelling)


# ---------------------------------------------------------------- writing


def _order(entry: SettledName) -> tuple[int, str, str, tuple[str, ...], tuple[str, ...], str]:
    return (KINDS.index(entry.kind), entry.name.casefold(), entry.name, entry.also, entry.apart, entry.role or "")
