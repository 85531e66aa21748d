"""Made-up decisions."""

from __future__ import annotations

from typing import Any

from briefer.models import EntityKind, NameRef, Proposed, Rename, Reword, SentenceRef, Undo, Words

WHEN = "2026-03-01T06:00:00Z"
LAST, NEXT = "\u0627\u0645\u0627\u0645\u200c\u0639\u0644\u06cc", "Норхавен"


def words(number: int) -> Words:
    return Words(source="ab" * 32, start=number, end=number + 8, text="the post")


def reword(number: int, text: str | None = None, **given: Any) -> Proposed:
    """A sentence reworded; ``number`` says which, and is in the words where none are given."""
    sentence = SentenceRef(section="developments", claims=(words(number),), text=f"Sentence {number} of the machine.")
    act = Reword(sentence=sentence, text=text or f'Sentence {number}, as {LAST} and {NEXT} "said" \\ it.')
    return proposed(act, target=given.pop("target", f"sentence {number}"), before=sentence.text, after=act.text, **given)


def rename(number: int, **given: Any) -> Proposed:
    name = NameRef(kind=EntityKind.PERSON, canonical="Dana Orlec", spellings=("Dana Orlec", "Орлец"))
    return proposed(Rename(name=name, canonical=f"Dana Orlec {number}"), target="Dana Orlec", **given)


def undo(seq: int, **given: Any) -> Proposed:
    return proposed(Undo(seq=seq), target=given.pop("target", f"decision {seq}"), **given)


def proposed(act: Any, target: str, **given: Any) -> Proposed:
    return Proposed(**{"act": act, "who": "A. Reviewer", "when": WHEN, "target": target, **given})
