"""names.toml as it is written: anew with all that a person put beside the entries. Only what changed is another.

What says the same is kept letter by letter; a field that says something else is written anew, with its comments. Where the entries are of
another form than `[[name]]`, all the comments go to the top of a new text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefer.lexicon.patterns import lazy
from briefer.models import SettledName

if TYPE_CHECKING:
    from tomlkit.items import Item, Key, Table

FIELD_OF = {"name": "name", "kind": "kind", "also": "also", "not": "apart", "role": "role"}
FIELDS = ("name", "kind", "role", "also", "not")  # in this order in an entry
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_JOINERS = "\u200c\u200d"  # Persian and Indic scripts are written with them, so they stay as they are
_STRING = r"\"\"\"(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'"
_TOKEN = lazy(rf"({_STRING})(?:[ \t,\]]*(#[^\n]*))?|(#[^\n]*)", re.DOTALL)  # tomlkit shows nobody the comments in a list


def renewed(old: str, was: Sequence[SettledName], names: Sequence[SettledName]) -> str | None:
    """The text with these entries in place of those that it had; None where they are of another form.

    Args:
        old: the text, its lines ended by line feeds alone.
        was: its entries, in its order.
        names: those that it is to have.
    """
    import tomlkit  # noqa: PLC0415  (20 ms that only who writes over entries has to pay)
    from tomlkit.items import AoT  # noqa: PLC0415

    document = tomlkit.parse(f"{old}\n")
    tables = document.get("name", AoT([]))
    if not isinstance(tables, AoT):
        return None
    become = _heirs(was, names)
    parts = [item.as_string() for key, item in document.body if key is None]
    parts += [_entry(*each) for each in zip(tables, was, become, strict=True)]
    text = "".join(parts).rstrip("\n") + "\n"
    known = set(become)
    return "\n".join((text, *(entry_text(name) for name in names if name not in known)))


def comments_of(text: str) -> str:
    """All the comments of a text, each on a line."""
    return _lines(comment for _, comment in _notes(text))


def entry_text(entry: SettledName) -> str:
    """An entry that nobody has put anything beside."""
    return _lines(("[[name]]", *(line for key in FIELDS for line in _field(key, entry))))


def _heirs(was: Sequence[SettledName], names: Sequence[SettledName]) -> Sequence[SettledName | None]:
    """For each old entry what it has become: the one of its name, else the one that has taken its name."""
    named = {(n.kind, n.name): n for n in names}
    taken = {(n.kind, spelling): n for n in names for spelling in n.also}
    heirs = [named.get((old.kind, old.name)) for old in was]
    for number, old in enumerate(was):
        heir = taken.get((old.kind, old.name))
        if heirs[number] is None and heir and heir not in heirs:
            heirs[number] = heir
    return heirs


def _entry(table: Table, was: SettledName, now: SettledName | None) -> str:
    """The lines of an entry, and what stands below it; of one that is no more the comments."""
    top = table.trivia
    head = f"{top.indent}[[{table.display_name}]]{top.comment_ws}{top.comment}{top.trail}"
    if now is None:
        gone = (item.as_string() if key is None else comments_of(_text(key, item)) for key, item in table.value.body)
        return "".join((comments_of(head), *gone)).lstrip("\n")
    parts = [head, *(_kept(*each, was, now) for each in table.value.body)]
    last = max(number for number, (key, _) in enumerate(table.value.body, 2) if key is not None)
    parts.insert(last, _lines(line for key in FIELDS if key not in table for line in _field(key, now)))
    return "".join(parts)


def _kept(key: Key | None, item: Item, was: SettledName, now: SettledName) -> str:
    """A field as it stands there where it says the same, else anew: each comment beside the spelling that it was beside, or above."""
    text = _text(key, item)
    if key is None or (lines := _field(key.key, now)) == _field(key.key, was):
        return text
    notes = _notes(text)
    above = [comment for line, comment in notes if line not in lines]
    return _lines((*above, *("  ".join((line, *(comment for at, comment in notes if at == line))) for line in lines)))


def _text(key: Key | None, item: Item) -> str:
    if key is None:
        return item.as_string()
    beside = item.trivia
    return f"{beside.indent}{key.as_string()}{key.sep}{item.as_string()}{beside.comment_ws}{beside.comment}{beside.trail}"


def _notes(text: str) -> Sequence[tuple[str, str]]:
    """Each comment, with the line of a list that has the spelling which it stands beside; none where it is beside no spelling."""
    import tomlkit  # noqa: PLC0415  (as above)

    found = ((string, beside or alone) for string, beside, alone in _TOKEN.findall(text))
    return [(_listed(tomlkit.value(string).unwrap()) if string else "", comment.rstrip()) for string, comment in found if comment]


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _field(key: str, entry: SettledName) -> tuple[str, ...]:
    """The lines of a field; none where the entry has none."""
    value = getattr(entry, FIELD_OF[key])
    if isinstance(value, tuple):
        return (f"{key} = [", *map(_listed, value), "]") if value else ()
    return () if value is None else (f"{key} = {_quoted(value)}",)


def _listed(spelling: str) -> str:
    return f"    {_quoted(spelling)},"


def _quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    """A letter as it is; what nobody sees (control characters, marks of direction, breaks of lines) by its number."""
    if short := _SHORT.get(letter):
        return short
    if not _is_hidden(letter):
        return letter
    return f"\\u{ord(letter):04X}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08X}"


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Cn", "Co", "Zl", "Zp"} and letter not in _JOINERS
