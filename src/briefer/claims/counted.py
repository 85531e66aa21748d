"""What a number of a claim counts: from the quote, the statement and the model's own words, in this order.

What became of people is looked for in all three before a bare noun is taken, because two counts of one outcome are one thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer.lexicon.counting import EVENTS
from briefer.lexicon.numbers import NumberWords, find_quantities
from briefer.lexicon.places import demonym

NEAR: dict[str | None, set[str | None]] = {
    "evacuated": {"evacuated", "displaced", "rescued", "aboard"},
    "displaced": {"displaced", "evacuated", "aboard"},
    "rescued": {"rescued", "evacuated", "released", "aboard"},
    "released": {"released", "rescued"},
    "abducted": {"abducted", "arrested"},
    "arrested": {"arrested", "abducted"},
    "killed": {"killed", "aboard"},
    "wounded": {"wounded", "aboard"},
    "missing": {"missing", "aboard"},
    "aboard": {"aboard", "killed", "wounded", "missing", "rescued", "evacuated", "displaced", "abducted"},
}
"""Words for one outcome that two languages may tell apart otherwise; whoever is on board may be told as saved too."""


def outcome_of(number: NumberWords) -> str | None:
    """What became of those that a number counts: "killed" of "soldiers killed"; None where nothing is told."""
    last = (number.counted or "").rpartition(" ")[2]
    return last if last in EVENTS else None


def what_is_counted(number: NumberWords, told: Sequence[NumberWords], said: str | None) -> str | None:
    """What a number counts, in English where any of its readings is.

    Args:
        number: as code reads it in the quote.
        told: the numbers of the statement, where it can be told which of them this one is.
        said: the model's words for what is counted.
    """
    in_statement = next((one.counted for one in told if one.value == number.value and _agree(one, number)), None)
    if number.unit or (outcome_of(number) and number.known):
        return in_statement if _more_exact(in_statement, number.counted) else number.counted or _words(said)
    if in_statement:
        return in_statement
    in_words = next((one.counted for one in _as_told(number.value, said) if _agree(one, number)), None)
    return in_words or (number.counted if number.known or outcome_of(number) else None) or _words(said)


def _more_exact(one: str | None, other: str | None) -> bool:
    """'tajik servicemen killed' for 'soldiers killed': of which country they were; people are all people."""
    if not one or not other or other.startswith("people "):
        return False
    return other.count(" ") == 1 < one.count(" ") and demonym(one.partition(" ")[0]) is not None


def _agree(one: NumberWords, number: NumberWords) -> bool:
    """Whether a reading in English tells what became of those counted, and the quote nothing else."""
    event = outcome_of(one)
    return one.unit is None and event is not None and outcome_of(number) in {None, event}


def _as_told(value: float, said: str | None) -> tuple[NumberWords, ...]:
    """The model's words for what is counted, read behind a number as an English text."""
    return find_quantities(f"{value:.0f} {' '.join(said.split())}", "en")[:1] if said and value == int(value) and value > 1 else ()


def _words(said: str | None) -> str | None:
    return " ".join(said.split()).lower() if said else None
