"""A form of the page -> an act. Ids are looked up, words are checked by the models; nothing is taken for a path or for markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from pydantic import ValidationError

from briefer.errors import UsageFault
from briefer.models import (
    Accept,
    Act,
    Add,
    Approve,
    Choose,
    Drop,
    GiveRole,
    Grade,
    Merge,
    Move,
    Pin,
    Regrade,
    Reject,
    Rename,
    Reword,
    SameText,
    Seen,
    SetDate,
    Split,
    Undo,
    Withdraw,
)
from briefer.web.desk import Desk
from briefer.web.guard import first

Form = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that was sent, and what its ids are looked up in."""

    form: Form
    desk: Desk

    def word(self, name: str) -> str:
        """A field, without blanks around it; empty where it is not there."""
        return first(dict(self.form), name).strip()

    def words(self, name: str) -> tuple[str, ...]:
        """A field that may be there more than once."""
        return tuple(self.form.get(name, ()))

    def number(self, name: str) -> int:
        """A field that holds a number.

        Raises:
            UsageFault: it holds none.
        """
        text = self.word(name)
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise UsageFault("A number is missing.", "Load the page again.")
        return int(text)


def _reword(f: Filled) -> Act:
    return Reword(sentence=f.desk.refs.sentence(f.word("sentence")), text=f.word("text"))


def _drop(f: Filled) -> Act:
    sentence = f.word("sentence")
    return Drop(item=f.desk.refs.item(f.word("item")), sentence=f.desk.refs.sentence(sentence) if sentence else None)


def _pin(f: Filled) -> Act:
    return Pin(item=f.desk.refs.item(f.word("item")))


def _move(f: Filled) -> Act:
    return Move(item=f.desk.refs.item(f.word("item")), place=f.number("place"))


def _add(f: Filled) -> Act:
    what = f.word("what")
    if what not in {"gap", "comment"}:
        raise UsageFault("It is a gap or a comment.", "Choose one.")
    digests = tuple(s.sha256 for s in f.desk.evidence.reading.sources)
    return Add(what="gap" if what == "gap" else "comment", text=f.word("text"), sources=digests)


def _accept(f: Filled) -> Act:
    return Accept(claim=f.desk.refs.claim(f.word("claim")))


def _reject(f: Filled) -> Act:
    return Reject(claim=f.desk.refs.claim(f.word("claim")))


def _seen(f: Filled) -> Act:
    """What a point is about: an item, a source, the words of a claim, or a file that was not read; whichever the id is of."""
    on = f.word("on")
    for look_up in (f.desk.refs.item, f.desk.refs.source, f.desk.refs.claim):
        try:
            return Seen(what=f.word("what"), of=look_up(on))
        except KeyError:
            continue
    if any(u.name == on for u in f.desk.evidence.reading.unread):
        return Seen(what=f.word("what"), of=on)
    raise KeyError(on)


def _choose(f: Filled) -> Act:
    conflict = f.desk.refs.conflict(f.word("conflict"))
    how = f.word("how")
    if how.startswith("value-"):
        side = int(how[6:]) if how[6:].isdecimal() else -1
        if not 0 <= side < len(conflict.positions):
            raise UsageFault("There is no such position.", "Load the page again.")
        return Choose(conflict=conflict, how="value", value=conflict.positions[side].value)
    if how == "both":
        return Choose(conflict=conflict, how="both")
    if how == "no conflict":
        if not f.word("reason"):
            raise UsageFault("Say why it is no conflict.", "The reason stands on record with the decision.")
        return Choose(conflict=conflict, how="no conflict")
    raise UsageFault("Nothing was chosen.", "Choose one of the positions, both, or that it is no conflict.")


def _merge(f: Filled) -> Act:
    one, other = f.word("one"), f.word("other")
    if not other or one == other:
        raise UsageFault("No other name was chosen.", "Look for the name that means the same, and choose it.")
    return Merge(one=f.desk.refs.entity(one), other=f.desk.refs.entity(other))


def _split(f: Filled) -> Act:
    """Spellings are told by their words: a form turns the line breaks in them into others."""
    name, ticked = f.desk.refs.entity(f.word("name")), {" ".join(w.split()) for w in f.words("away")}
    away = tuple(s for s in name.spellings if " ".join(s.split()) in ticked)
    if not away:
        raise UsageFault("No spelling was ticked.", "Tick those that are of somebody or something else.")
    if set(away) == set(name.spellings):
        raise UsageFault("All spellings were ticked.", "Leave at least one: it is the one that stays.")
    return Split(name=name, away=away)


def _rename(f: Filled) -> Act:
    return Rename(name=f.desk.refs.entity(f.word("name")), canonical=f.word("canonical"))


def _role(f: Filled) -> Act:
    return GiveRole(name=f.desk.refs.entity(f.word("name")), role=f.word("role") or None)


def _date(f: Filled) -> Act:
    return SetDate(claim=f.desk.refs.claim(f.word("claim")), words=f.word("words"), value=f.word("value") or None)


def _grade(f: Filled) -> Act:
    source, grade = f.desk.refs.source(f.word("source")), f.word("grade")
    if grade not in get_args(Grade):
        raise UsageFault("That is no grade.", "Choose one of A to F.")
    return Regrade(source=source, grade=cast("Grade", grade), publisher=source.publisher if f.word("all") else None)


def _same_text(f: Filled) -> Act:
    one, other = f.word("one"), f.word("other")
    if not other or one == other:
        raise UsageFault("No other source was chosen.", "Choose the one that carries the same text.")
    return SameText(one=f.desk.refs.source(one), other=f.desk.refs.source(other))


def _approve(f: Filled) -> Act:
    return Approve(digest=f.word("digest"))


def _withdraw(f: Filled) -> Act:
    signature = f.desk.view.reviewed.signature
    if signature is None:
        raise UsageFault("Nobody has signed it.", "There is nothing to take back.")
    return Withdraw(digest=signature.digest)


def _undo(f: Filled) -> Act:
    return Undo(seq=f.number("seq"))


ACTS: dict[str, Callable[[Filled], Act]] = {
    "reword": _reword,
    "drop": _drop,
    "pin": _pin,
    "move": _move,
    "add": _add,
    "accept": _accept,
    "reject": _reject,
    "seen": _seen,
    "choose": _choose,
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "role": _role,
    "date": _date,
    "grade": _grade,
    "same-text": _same_text,
    "approve": _approve,
    "withdraw": _withdraw,
    "undo": _undo,
}
TOLD = {
    "reword": "reworded",
    "drop": "taken off the page",
    "pin": "pinned to the page",
    "move": "moved",
    "add": "added",
    "accept": "claim accepted",
    "reject": "claim rejected",
    "seen": "kept as it is",
    "choose": "decided between the positions",
    "merge": "two names made one",
    "split": "one name made two",
    "rename": "renamed",
    "role": "role set",
    "date": "date set",
    "grade": "source graded anew",
    "same text": "two sources marked as one text",
    "approve": "approved",
    "withdraw": "approval withdrawn",
    "names": "list of names edited",
    "undo": "undone",
}
"""What was done, in the words of the live region and of the history; by the ``act`` of an act."""


def make_act(kind: str, form: Form, desk: Desk) -> Act:
    """The act that a form means.

    Raises:
        KeyError: there is no such kind of act, or no such thing here.
        UsageFault: a field is missing or not of its kind.
    """
    try:
        return ACTS[kind](Filled(form, desk))
    except ValidationError as fault:
        raise UsageFault(_in_words(fault), "Nothing was recorded; what you typed is kept.") from fault


def _in_words(fault: ValidationError) -> str:
    """The first thing that is wrong, for a reader."""
    first_of = fault.errors()[0]
    field = str(first_of["loc"][-1]) if first_of["loc"] else "field"
    context: dict[str, Any] = first_of.get("ctx", {})
    if first_of["type"] == "string_too_short":
        return f"The {field} is empty."
    if first_of["type"] == "string_too_long":
        return f"The {field} is longer than {context.get('max_length')} characters."
    if first_of["type"] == "string_pattern_mismatch" and field == "value":
        return "That is no date as it is kept on record: 2024-12-30, 2024-12, XXXX-12-25, 2024-01/2024-03."
    return f"The {field} can’t be taken."


def again(seq: int, desk: Desk) -> Act:
    """A decision whose ground has changed, on its ground as it is now.

    Raises:
        KeyError: there is no such decision, or nothing here that it is about.
    """
    act, on, refs = desk.decisions[seq].act, desk.outcomes[seq].on, desk.refs
    match act:
        case Reword():
            return act.model_copy(update={"sentence": refs.sentence(on)})
        case Drop(sentence=None) | Pin() | Move():
            return act.model_copy(update={"item": refs.item(on)})
        case Accept() | Reject() | SetDate():
            return act.model_copy(update={"claim": refs.claim(on)})
        case Choose():
            return act.model_copy(update={"conflict": refs.conflict(on)})
        case Split() | Rename() | GiveRole():
            return act.model_copy(update={"name": refs.entity(on)})
        case Regrade():
            return act.model_copy(update={"source": refs.source(on)})
        case _:
            raise KeyError(seq)
