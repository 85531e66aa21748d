"""Things that are in one of two states: a curfew in force or lifted, a border open or shut, a truce kept or broken, a town taken or held.

Asked of a story. The tables are in ``things.py`` and ``things_accident.py``: each thing has the words that name it and the words of its
two states. A state that follows the other in the order of publication is an update; one that comes back, or is told by two sources of one
day, is a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ClaimKind, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.thing import Thing
from briefer.reconcile.facets.things import CONTROL, THINGS
from briefer.reconcile.facets.things_accident import ACCIDENT_THINGS
from briefer.reconcile.facets.told_common import STAYS_OPEN, in_folded, sources_of, story_of
from briefer.reconcile.gated import Shelf
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting, Taken
from briefer.reconcile.told import WRONG, is_long_ago, published, shown
from briefer.reconcile.wording import folded

REACH = 70  # characters between a thing and its state
ALL = (*THINGS, *ACCIDENT_THINGS, CONTROL)
HEDGE = lazy(in_folded(
    r"(?<!\w)(?:disputed|whether|wrongly|falsely|mistakenly|unclear|if|would|could|may|might|will|should|must|si|podría\w*|será\w*|"
    r"debe\w*|"
    r"pourra\w*|sera|seront|doi(?:t|vent)|ob|könnte\w*|würde\w*|soll\w*|poderia\w*|deve\w*|potrebbe\w*|sarà|saranno|если|может|могут|"
    r"будет|будут|"
    r"должн\w+|якщо|чи|може|можуть|буде|будуть|має|سوف|هل|اذا|اگر|ممکن است|خواهد|شاید|باید|hvis|kanskje|skal|om|kanske|ska|als|zou|zal|"
    r"jeśli|"
    r"może|będzie)(?!\w)"
))  # fmt: skip
"""What tells that a state is asked for, expected or taken back."""
_NAMED = Shelf(thing.words for thing in ALL)
_FLOWS = {thing.attribute: (thing.one[0], thing.other[0]) for thing in ALL if thing.flows}
CLOSED = "closed"
_MANY = frozenset({"still down or restored", "under control or spreading", "dangerous or no danger"})
"""States of things of which there are several: the power is back, the telephones are not."""


def read_state(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The states that a claim gives to the things that it names."""
    text = folded(claim.statement)
    if claim.certainty is Certainty.FORECAST or claim.kind is ClaimKind.BACKGROUND:
        return
    for thing in (ALL[number] for number in _NAMED.may(text)):
        value = _state_in(text, thing)
        whose = _whose(claim, setting, thing) if value else None
        if value is None or whose is None or is_long_ago(claim, setting):
            continue
        attribute = thing.name if thing is CONTROL else thing.attribute
        yield Said(whose[0], whose[1], attribute, value, value, claim, published(claim, setting))


def _whose(claim: Claim, setting: Setting, thing: Thing) -> tuple[str, str] | None:
    """(subject, shown): the thing of the story; of who holds it, the first place that the claim names."""
    story = story_of(claim, setting)
    if thing is not CONTROL:
        return f"{story}|{thing.name}", shown(setting, story, thing.name)
    named = (setting.entity_of.get((claim.id, n)) for n, m in enumerate(claim.mentions) if m.kind is EntityKind.PLACE)
    place = next(named, None)
    return (f"{story}|{thing.name}|{place}", setting.names[place]) if place else None


def _state_in(text: str, thing: Thing) -> str | None:
    """The state told nearest to a word for the thing; the second of two that stand as near."""
    named = list(thing.words.finditer(text))
    if not named:
        return None
    if thing.again and any(_gap(text, word, hit) <= REACH for word in named for hit in thing.again[1].finditer(text)):
        return thing.again[0]
    found = [(n, hit, value) for n, (value, told) in enumerate((thing.one, thing.other)) for hit in told.finditer(text)]
    near = [(_gap(text, word, hit), -n, value) for word in named for n, hit, value in found]
    best = min((x for x in near if x[0] <= REACH), default=None)
    return best[2] if best else None


def _gap(text: str, word: re.Match[str], hit: re.Match[str]) -> int:
    """Characters between a thing and a state; far where a sentence ends between them, or the state is not told as one."""
    low, high = (word.end(), hit.start()) if word.start() <= hit.start() else (hit.end(), word.start())
    between = text[low:high]
    if ". " in between or "; " in between or HEDGE.search(text, max(0, min(word.start(), hit.start()) - 15), hit.start()):
        return REACH + 1
    return max(0, len(between))


def judge_state(together: Sequence[Said]) -> Ruling | None:
    """Two states of one thing: one after the other, or both at one time."""
    again = {thing.again[0] for thing in ALL if thing.again}
    firm = [said for said in together if said.key not in again]
    if len(firm) < len(together) and len({said.key for said in firm}) < 2:
        return _reopened(together, firm)
    attribute, sources = firm[0].attribute, sources_of(firm)
    if len(set().union(*sources.values())) < 2:
        return None
    if any(WRONG.search(folded(s.claim.statement)) for s in firm):
        reason = "The sources give two states, and one of them calls a report wrong"
        return Ruling(DifferenceKind.CONFLICT, different("two states", 0.75, reason), Taken(None, "See who calls which report wrong."))
    flow = _FLOWS.get(attribute)
    if flow and _came_after(firm, flow):
        why = same("one after the other", 0.7, f"It was {flow[0]} at first, and {flow[1]} later")
        return Ruling(DifferenceKind.UPDATE, why, Taken(flow[1], f"The newest source has: {flow[1]}."))
    course = (flow or attribute == f"{CLOSED} or open") and set.intersection(*sources.values())
    if course or attribute in _MANY:
        reason = "It was one first and the other later, or they speak of two such things"
        return Ruling(DifferenceKind.SCOPE, same("one after the other", 0.6, reason))
    values = sorted(sources)
    reason = f"Some have it {values[0]}, others {values[-1]}"
    return Ruling(DifferenceKind.CONFLICT, different("two states", 0.7, reason), STAYS_OPEN)


def _reopened(together: Sequence[Said], firm: Sequence[Said]) -> Ruling | None:
    """That something is open again says that it was shut, and excludes neither."""
    if not firm or firm[0].key != CLOSED or len({said.claim.source for said in together}) < 2:
        return None
    why = same("one after the other", 0.7, "It was shut at first, and opened again")
    return Ruling(DifferenceKind.UPDATE, why, Taken(None, "Whether it is open now depends on the hour."))


def _came_after(together: Sequence[Said], flow: tuple[str, str]) -> bool:
    """Whether all that give the first state came out before all that give the second."""
    before, after = ([s.measure for s in together if s.key == key and s.measure is not None] for key in flow)
    return bool(before and after and max(before) < min(after))


STATE = Facet("state", ConflictKind.CLAIM, read_state, judge_state)
