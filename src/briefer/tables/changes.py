"""What `briefer diff` prints, in claims; and what `briefer edit` shows before it records anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

from briefer.models import Act, Add, Undo
from briefer.publish.text import clean
from briefer.review.compare import ClaimTold, Compared, DifferenceTold, NameTold, SentenceTold, SourceTold
from briefer.review.retyped import Change
from briefer.tables.layout import NARROWEST, WIDEST, Block, Heading, Prose, Rows, cells, render, wrap
from briefer.wording import KINDS, counted

# ---------------------------------------------------------------- what came back from the editor

Shade = Literal["", "head", "gone", "come", "note"]


class Span(NamedTuple):
    """Some words of a line, and how they are set: "gone" and "come" are what differs."""

    text: str
    shade: Shade = ""


Lined = tuple[Span, ...]

WHAT = {
    "reword": "Other words",
    "drop": "Off the page",
    "drop sentence": "A sentence off the page",
    "move": "Moved",
    "gap": "A new gap",
    "comment": "A new comment of yours",
}


def retyped_lines(found: Sequence[tuple[Change, Sequence[Act]]], notes: Sequence[str], width: int) -> tuple[Lined, ...]:
    """What each change would be as a decision, for a terminal: lines of spans."""
    width = max(NARROWEST, min(width, WIDEST))
    lines: list[Lined] = []
    for number, (change, acts) in enumerate(found, 1):
        label = f"{number:>2}  "
        lines += [
            ((Span(label + line if not n else " " * len(label) + line, "head")),) for n, line in enumerate(_head(change, acts, width))
        ]
        lines += [(Span(" " * len(label)), *line) for line in _body(change, width - len(label))]
        lines.append(())
    for note in notes:
        lines += [(Span(line, "note"),) for line in wrap(note, width)]
    return tuple(lines[:-1] if lines and not lines[-1] else lines)


def _head(change: Change, acts: Sequence[Act], width: int) -> list[str]:
    words = [WHAT[change.what]]
    if change.what == "move":
        words.append(f"from place {change.place[0]} to place {change.place[1]}")
    if change.what not in {"gap", "comment"}:
        words.append(f"under {change.section.value.capitalize()}")
    if undone := next((a.seq for a in acts if isinstance(a, Undo)), None):
        words.append(f"undoes decision {undone}" + (", and adds it anew" if any(isinstance(a, Add) for a in acts) else ""))
    if change.line:
        words.append(f"line {change.line}")
    return wrap("; ".join(words), width - 4)


def _body(change: Change, width: int) -> Iterator[Lined]:
    if change.what == "reword":
        before, after = _words_apart(change.before, change.after)
        yield from _wrapped("- ", before, width)
        yield from _wrapped("+ ", after, width)
    elif change.what == "move":
        yield from _wrapped("  ", [Span(w) for w in clean(change.before).split()], width)
    elif change.before:
        yield from _wrapped("- ", [Span(w, "gone") for w in clean(change.before).split()], width)
    else:
        yield from _wrapped("+ ", [Span(w, "come") for w in clean(change.after).split()], width)


def _words_apart(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """Both texts word by word, each told whether the other has it."""
    old, new = clean(before).split(), clean(after).split()
    gone, come = [Span(w, "gone") for w in old], [Span(w, "come") for w in new]
    for one, other, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for n in range(size):
            gone[one + n], come[other + n] = Span(old[one + n]), Span(new[other + n])
    return gone, come


def _wrapped(sign: str, words: Sequence[Span], width: int) -> Iterator[Lined]:
    """Words on lines of at most ``width`` cells, the first after a sign."""
    line: list[Span] = []
    used, first = len(sign), True
    shade: Shade = "gone" if sign == "- " else "come" if sign == "+ " else ""
    for word, how in words:
        for piece in wrap(word, width - len(sign)):
            if line and used + 1 + cells(piece) > width:
                yield (Span(sign if first else "  ", shade), *_in_runs(line))
                line, used, first = [], len(sign), False
            used += cells(piece) + bool(line)
            line.append(Span(piece, how))
    if line:
        yield (Span(sign if first else "  ", shade), *_in_runs(line))


def _in_runs(words: Sequence[Span]) -> Iterator[Span]:
    """Words with blanks between them, those that are set alike as one."""
    for number, (how, run) in enumerate(groupby(words, key=lambda w: w.shade)):
        yield Span(f"{' ' if number else ''}{' '.join(w.text for w in run)}", how)


# ---------------------------------------------------------------- two briefs


def compared_table(compared: Compared, width: int) -> str:
    """What changed from one brief to another."""
    return render(_compared(compared) if not compared.nothing else [Prose("Nothing changed.", 0)], width)


def _compared(compared: Compared) -> Iterator[Block]:
    yield Prose(f"{_summary(compared)}.", 0)
    yield from _part("Sources", [_source(s) for s in compared.sources])
    yield from _part("Differences between sources", [row for d in compared.differences for row in _difference(d)])
    yield from _part("Later values", [row for d in compared.updates for row in _update(d)])
    yield from _part("New on the page", [row for c in compared.new for row in _claim("+", c)])
    yield from _part("Gone from the page", [row for c in compared.gone for row in _claim("-", c)])
    yield from _part("Other words on the same claims", [row for s in compared.reworded for row in _reworded(s)])
    signs = {"new": "+", "gone": "-"}
    yield from _part("Gaps and comments", [(signs[line.what], f"{line.text} ({line.section})") for line in compared.lines])
    yield from _part("Names", [_name(n) for n in compared.names])


def _summary(compared: Compared) -> str:
    counts = (
        (len(compared.new), "claim new", "claims new"),
        (len(compared.gone), "claim gone", "claims gone"),
        (len(compared.reworded), "sentence reworded", "sentences reworded"),
        (len(compared.lines), "gap or comment changed", "gaps or comments changed"),
        (len(compared.differences), "difference changed", "differences changed"),
        (len(compared.updates), "later value", "later values"),
        (len(compared.sources), "source changed", "sources changed"),
        (len(compared.names), "name changed", "names changed"),
    )
    return ", ".join(counted(n, one, several) for n, one, several in counts if n)


def _part(heading: str, rows: Sequence[tuple[str, str]]) -> Iterator[Block]:
    if rows:
        yield Heading(heading)
        yield Rows(rows, 0)


def _claim(sign: str, claim: ClaimTold) -> Iterator[tuple[str, str]]:
    yield sign, claim.statement
    if claim.quote != claim.statement:
        yield "", f"“{claim.quote}”"
    yield "", f"({claim.source}; {claim.why})"


def _reworded(sentence: SentenceTold) -> Iterator[tuple[str, str]]:
    yield "-", sentence.before
    yield "+", f"{sentence.after}{' (by the reviewer)' if sentence.by == 'reviewer' else ''}"


def _difference(told: DifferenceTold) -> Iterator[tuple[str, str]]:
    words = {"opened": "Opened", "closed": "Closed", "value": "Other value", "position": "New position"}
    yield words[told.what], told.question
    if told.before or told.after:
        yield "", _from_to(told)
    if told.why:
        yield "", told.why


def _update(told: DifferenceTold) -> Iterator[tuple[str, str]]:
    yield "", told.question
    yield "", _from_to(told)


def _from_to(told: DifferenceTold) -> str:
    return f"{told.before} -> {told.after}" if told.before and told.after else told.before or told.after


def _source(source: SourceTold) -> tuple[str, str]:
    words = {"new": "New", "gone": "Gone", "changed": "Other text"}
    return words[source.what], f"{source.name}{', ' + source.publisher if source.publisher else ''}"


def _name(name: NameTold) -> tuple[str, str]:
    by = "settled by a person" if name.settled else "by the rules"
    told = {
        "renamed": f"{', '.join(name.before)} -> {', '.join(name.after)}",
        "merged": f"{' and '.join(name.before)} are one: {', '.join(name.after)}",
        "split": f"{', '.join(name.before)} is two: {' and '.join(name.after)}",
        "role": f"{name.before[0]}: {_role(name.before[-1])} -> {_role(name.after[-1])}",
    }
    return KINDS[name.kind].capitalize(), f"{told[name.what]} ({by})"


def _role(role: str) -> str:
    return "no role" if role == "-" else role
