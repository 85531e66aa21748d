"""An act in words, for the ledger and for people who read it: what was, and what is from then on."""

from __future__ import annotations

from briefer.models import (
    Accept,
    Act,
    Add,
    Approve,
    Choose,
    Drop,
    EditNames,
    GiveRole,
    ItemRef,
    Merge,
    Move,
    NameRef,
    Pin,
    Regrade,
    Reject,
    Rename,
    Reword,
    SameText,
    Seen,
    SetDate,
    SourceRef,
    Split,
    Undo,
    Withdraw,
    Words,
)

LONGEST = 300


def told(act: Act) -> tuple[str, str]:
    """What an act is about as it was, and what was made of it; each a phrase."""
    for tell in (_of_the_page, _of_the_ground, _of_names, _of_the_whole):
        if (said := tell(act)) is not None:
            return _short(said[0]), _short(said[1])
    raise TypeError(f"no words for {act.act}")


def _of_the_page(act: Act) -> tuple[str, str] | None:
    match act:
        case Reword(sentence=sentence, text=text):
            return sentence.text, text
        case Drop(item=item, sentence=sentence):
            return (sentence.text if sentence else _item(item)), "off the page"
        case Pin(item=item):
            return _item(item), "stays on the page"
        case Move(item=item, place=place):
            return _item(item), f"place {place} of its section"
        case Add(what=what, text=text):
            return "", f"{what}: {text}"
    return None


def _of_the_ground(act: Act) -> tuple[str, str] | None:
    match act:
        case Accept(claim=words):
            return f"“{words.text}”", "accepted"
        case Reject(claim=words):
            return f"“{words.text}”", "rejected"
        case Seen(what=what, of=of):
            return f"{what}: {_thing(of)}", "looked at"
        case Choose(conflict=conflict, how=how, value=value):
            sides = " / ".join(p.value for p in conflict.positions)
            made = {"value": f"the page uses {value}", "both": "both stand", "no conflict": "no conflict"}[how]
            return f"{conflict.subject}, {conflict.attribute}: {sides}", made
        case SetDate(words=words, value=value):
            return f"“{words}”", value or "open"
    return None


def _of_names(act: Act) -> tuple[str, str] | None:
    match act:
        case Merge(one=one, other=other):
            return f"{one.canonical}; {other.canonical}", f"one: {one.canonical}"
        case Split(name=name, away=away):
            return _spelt(name), f"two: {name.canonical}; {', '.join(away)}"
        case Rename(name=name, canonical=canonical):
            return name.canonical, canonical
        case GiveRole(name=name, role=role):
            return name.canonical, role or "no office"
        case EditNames(names=names):
            return "names.toml", f"edited by hand: {len(names)} names"
    return None


def _of_the_whole(act: Act) -> tuple[str, str] | None:
    match act:
        case Regrade(source=source, grade=grade, publisher=publisher):
            return publisher or source.name, f"grade {grade}"
        case SameText(one=one, other=other):
            return f"{one.name}; {other.name}", "one text"
        case Approve(digest=digest):
            return f"the brief {digest[:12]}", "approved"
        case Withdraw(digest=digest):
            return f"the brief {digest[:12]}", "approval withdrawn"
        case Undo(seq=seq):
            return f"decision {seq}", "undone"
    return None


def _item(item: ItemRef) -> str:
    return item.sentences[0].text


def _spelt(name: NameRef) -> str:
    return f"{name.canonical} ({', '.join(name.spellings)})"


def _thing(of: ItemRef | SourceRef | Words | str) -> str:
    if isinstance(of, ItemRef):
        return _item(of)
    if isinstance(of, SourceRef):
        return of.name
    return of.text if isinstance(of, Words) else of


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2].rsplit(' ', 1)[0]} …"
