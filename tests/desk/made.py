"""Made-up decisions, and made-up exchanges with a model."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from briefer.models import EntityKind, Exchange, NameRef, Proposed, Rename, Reword, SentenceRef, Undo, Words

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


def noon(day: int = 1) -> dt.datetime:
    """Noon on a day of March 2026."""
    return dt.datetime(2026, 3, day, 12, 0, tzinfo=dt.UTC)


def exchange(number: int, **given: Any) -> Exchange:
    """One request and its reply, whose words no two numbers share and nothing makes much smaller."""
    said = random.Random(number).randbytes(600).hex()
    return Exchange(
        **{
            "question": f"question {number}",
            "request": f"request {number}",
            "reader": "openai/m",
            "base_url": "http://localhost:1/v1",
            "prompt": "extract_claims.v1",
            "sent": f'{{"messages": [{{"role": "user", "content": "{said[:600]}"}}]}}',
            "status": 200,
            "reply": f'{{"choices": [{{"message": {{"content": "{said[600:]}"}}}}]}}',
            "ended": "answered",
            "tokens_in": 10,
            "tokens_out": 5,
            "cost": 0.25,
            **given,
        }
    )
