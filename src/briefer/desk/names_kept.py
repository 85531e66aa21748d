"""names.toml written anew with all that a person put beside the entries: comments, order, blanks. Only what changed is another.

The text is cut at its entries, and an entry at its fields. What says the same is kept letter by letter; a field that says something else
is written anew, with its comments. Where a text is of a form that can't be cut so, all its comments go to the top of a new one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefer.models import SettledName

Field = Callable[[str, SettledName], Sequence[str]]
"""The lines of a field of an entry; none where it has none."""
FIELDS = ("name", "kind", "role", "also", "not")

_TOKEN = re.compile(r"\"\"\"(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|#[^\n]*", re.DOTALL)
_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*name[ \t]*\]\]", re.MULTILINE)
_FIELD = re.compile(rf"^[ \t]*({'|'.join(FIELDS)})[ \t]*=", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """An entry of the text: what stands above it, and its lines."""

    above: str
    body: str


def renewed(old: str, was: Sequence[SettledName], names: Sequence[SettledName], field: Field) -> str | None:
    """The text with these entries in place of those that it had; None where it can't be cut at them.

    Args:
        old: the text, its lines ended by line feeds alone.
        was: its entries, in its order.
        names: those that it is to have.
        field: how a field is written.
    """
    cut = _pieces(old)
    if cut is None or len(cut[0]) != len(was):
        return None
    pieces, tail = cut
    become = _paired(was, names)
    parts = []
    for number, piece in enumerate(pieces):
        name = become.get(number)
        if name is None:
            parts.append(_lines_of((*_comments(piece.above), *_comments(piece.body)), piece.above))
        else:
            parts.append(piece.above + (piece.body if name == was[number] else _body(piece.body, was[number], name, field)))
    parts.append(tail)
    known = {id(n) for n in become.values()}
    for name in (n for n in names if id(n) not in known):
        lines = ["[[name]]", *(line for key in FIELDS for line in field(key, name))]
        parts.append("\n" + "\n".join(lines) + "\n")
    return _with_breaks(parts)


def comments_of(text: str) -> str:
    """All the comments of a text, each on a line."""
    return _lines_of(_comments(text), "")


def _lines_of(comments: Sequence[str], above: str) -> str:
    blank = "\n" if comments and above.startswith("\n") else ""
    return blank + "".join(f"{line}\n" for line in comments)


def _with_breaks(parts: Sequence[str]) -> str:
    text = ""
    for part in parts:
        text += ("\n" if text and part and not text.endswith("\n") else "") + part
    return text


# ---------------------------------------------------------------- cutting


def _masked(text: str) -> str:
    """The text with blanks, as long, in the place of strings and comments."""
    return _TOKEN.sub(lambda m: re.sub(r"[^\n]", "\x01" if m[0][0] != "#" else " ", m[0]), text)


def _comments(text: str) -> list[str]:
    return [m[0].rstrip() for m in _TOKEN.finditer(text) if m[0].startswith("#")]


def _pieces(text: str) -> tuple[list[_Piece], str] | None:
    """The entries, and what stands behind the last."""
    masked = _masked(text)
    heads = [m.start() for m in _ENTRY.finditer(masked)]
    if not heads:
        return [], text
    ends = [_end(masked, start, stop) for start, stop in pairwise((*heads, len(text)))]
    if masked[: heads[0]].strip():
        return None
    before = [0, *ends[:-1]]
    return [_Piece(text[a:b], text[b:c]) for a, b, c in zip(before, heads, ends, strict=True)], text[ends[-1] :]


def _end(masked: str, start: int, stop: int) -> int:
    """Where the last line ends that says something."""
    last = start + len(masked[start:stop].rstrip())
    line = masked.find("\n", last, stop)
    return stop if line < 0 else line + 1


def _paired(was: Sequence[SettledName], names: Sequence[SettledName]) -> Mapping[int, SettledName]:
    """For the number of an old entry what it has become: of the same name, else the one that has taken its name."""
    left = list(names)
    pairs: dict[int, SettledName] = {}
    rules: tuple[Callable[[SettledName, SettledName], bool], ...] = (
        lambda old, new: old.name == new.name,
        lambda old, new: old.name in new.also,
    )
    for fits in rules:
        for number, old in enumerate(was):
            found = next((n for n in left if n.kind is old.kind and fits(old, n)), None) if number not in pairs else None
            if found is not None:
                pairs[number] = found
                left = [n for n in left if n is not found]
    return pairs


# ---------------------------------------------------------------- an entry


def _body(body: str, was: SettledName, name: SettledName, field: Field) -> str:
    """The lines of an entry that says something else."""
    head, chunks = _chunks(body)
    if chunks is None:
        return _lines_of(_comments(body), "") + "\n".join(["[[name]]", *(line for key in FIELDS for line in field(key, name)), ""])
    lines = [head]
    for key, chunk in chunks.items():
        now = field(key, name)
        lines.append(chunk if now == field(key, was) else _field_anew(chunk, now))
    fresh = [line for key in FIELDS if key not in chunks for line in field(key, name)]
    return _with_breaks([*lines, "".join(f"{line}\n" for line in fresh)])


def _chunks(body: str) -> tuple[str, dict[str, str] | None]:
    """The head of an entry, and its fields by name, each with what stands above it; None where they can't be told."""
    masked = _masked(body)
    starts = [(m[1], m.start()) for m in _FIELD.finditer(masked)]
    if len(starts) != len({key for key, _ in starts}) or len(tomllib.loads(body)["name"][0]) != len(starts):
        return "", None
    ends = [_end(masked, at, stop) for (_, at), stop in zip(starts, [*(at for _, at in starts[1:]), len(body)], strict=True)]
    first = body.index("\n") + 1 if "\n" in body else len(body)
    begins = [first, *ends[:-1]]
    return body[:first], {key: body[a:b] for (key, _), a, b in zip(starts, begins, ends, strict=True)}


def _field_anew(chunk: str, lines: Sequence[str]) -> str:
    """A field with another value: a comment stays behind the spelling that it was behind; all others stand above."""
    beside = dict(_beside(chunk))
    made, used = [], set()
    for line in lines:
        value = _string_in(line)
        comment = beside.get(value, "") if value is not None else ""
        used |= {comment}
        made.append(f"{line}  {comment}" if comment else line)
    above = [c for c in _comments(chunk) if c not in used]
    return "".join(f"{line}\n" for line in (*above, *made))


def _beside(chunk: str) -> Iterator[tuple[str, str]]:
    """Each string that a comment follows on its line, with that comment."""
    string, end = None, 0
    for token in _TOKEN.finditer(chunk):
        if not token[0].startswith("#"):
            string, end = _value(token[0]), token.end()
        elif string is not None and "\n" not in chunk[end : token.start()]:
            yield string, token[0].rstrip()


def _string_in(line: str) -> str | None:
    found = _TOKEN.search(line)
    return _value(found[0]) if found and not found[0].startswith("#") else None


def _value(string: str) -> str:
    return str(tomllib.loads(f"x = {string}")["x"])
