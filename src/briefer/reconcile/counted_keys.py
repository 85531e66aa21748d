"""What a number counts, as a key: "people killed", "killed" and "dead" count one thing; "children killed" another."""

from __future__ import annotations

from briefer.lexicon.patterns import lazy
from briefer.models import Quantity
from briefer.reconcile.wording import STOP

_PEOPLE = lazy(r"^(?:(?:people|persons?|individuals|others?|the|more|total|victims?|bodies)\s+)+|\b(?:toll|in total)\b")
_ANYONE = lazy(
    r"^(?:(?:villagers|residents|inhabitants|locals|citizens|migrants|passengers|survivors|souls|lives|dead|bodies)\s+)"
    r"(?=(?:killed|wounded|missing|rescued|evacuated|displaced)$)"
)
"""Those that an event like a shipwreck or a quake happens to, whatever they are called; passengers on board are apart from the crew."""
_SAME = {
    "dead": "killed",
    "drowned": "killed",
    "perished": "killed",
    "saved": "rescued",
    "kidnapped": "abducted",
    "freed": "released",
    "servicemen": "soldiers",
    "troops": "soldiers",
    "deaths": "killed",
    "death": "killed",
    "fatalities": "killed",
    "dying": "killed",
    "injured": "wounded",
    "hurt": "wounded",
    "detained": "arrested",
    "hostages": "abducted",
}
_ALONE = {"survivors": "rescued", "captives": "abducted", "evacuees": "evacuated"}
"""Nouns that tell an outcome where nothing stands with them: "survivors", not "Holocaust survivors"."""
_VAGUE_WORDS = """
    people others men women residents time times part parts way ways day days year years hour hours minute minutes
    month months week weeks one ones thing things members group groups area areas old
"""
_WHO = (
    "children|students|soldiers|police officers|civilians|journalists|passengers|workers|miners|tourists|women|hostages|firefighters"
    "|fighters|militants|prisoners|doctors|crew members|rescuers|migrants|families"
)
POOLED = lazy(
    rf"(?:(?:\w+ )?(?:{_WHO}) )?(?:killed|wounded|missing|arrested|displaced|evacuated|abducted|released|rescued|infected|aboard)"
    r"|(?:houses|homes|buildings|villages|vehicles|schools|hospitals|aircraft|ships|tanks) (?:destroyed|damaged)"
    r"|hostages|passengers|crew members|aftershocks|polling stations|strikers|ships|families"
)
"""Counts that sources give of one topic as a whole, whatever event of it they stand with."""
_VAGUE = frozenset(_VAGUE_WORDS.split())


def counted_key(quantity: Quantity) -> str | None:
    """What a number counts, as a key; None where that is not known well enough to compare."""
    if quantity.unit:
        return None
    words = _ANYONE.sub("", _PEOPLE.sub("", (quantity.counted or "").lower().strip())).split()
    key = _ALONE.get(words[0], "") if len(words) == 1 else ""
    key = key or " ".join(_SAME.get(word, word) for word in words)
    return None if not key or key in _VAGUE or key in STOP else key
