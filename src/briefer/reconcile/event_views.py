"""A claim, and a thread of claims, as seen by the rules on events: who, what, where, when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from briefer.lexicon.dates import lacks_year
from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ClaimKind, DateMention, EntityKind
from briefer.reconcile.actions import EARLIER, VIOLENT, WEAK_NAMES, actions_of, points_back
from briefer.reconcile.days import as_day
from briefer.reconcile.given import Given
from briefer.reconcile.name_units import office_key
from briefer.reconcile.wording import matters_of

IN_A_PLACE = lazy(
    r"(?:\b(?:in|at|near|outside|inside|around|en|i|ved|на|в|у|около)|(?<!\w)(?:في|در|به شهر|میں))\W+"
    r"(?:the\W+|central\W+|downtown\W+|شهر\W+)?$",
    re.IGNORECASE,
)

VAGUE = lazy(r"\d{4}(?:-\d{2})?")
_SPOKEN = lazy(
    r"\b(?:said|says|saying|told \w+|announced|added|reported|tweeted|wrote)"
    r"(?:\s+(?:late|early|on|in a statement|by telephone))*\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class View:
    """One thread: claims of one source, or several, and what they say of one occurrence.

    ``days`` are full days, ``vague`` months and years, ``weekdays`` those that nothing in the source anchors.
    ``cities`` are places that are no countries, ``around`` those and what the sources put them into or beside;
    ``stood`` those of them that the words put the occurrence in. ``paragraph`` is that of the last claim.
    ``leads``: it is what its source tells of most; ``beside`` is then whom, what and where that source names at all.
    ``offices`` are keys of offices named.
    """

    id: str
    claims: tuple[str, ...]
    sources: frozenset[str]
    actions: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    cities: frozenset[str]
    countries: frozenset[str]
    stood: frozenset[str]
    days: frozenset[str]
    weekdays: frozenset[int]
    offices: frozenset[str]
    words: frozenset[str]
    published: frozenset[str]
    vague: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()
    earlier: bool = False
    around: frozenset[str] = frozenset()
    paragraph: int = 0
    leads: bool = False
    beside: frozenset[str] = frozenset()

    @property
    def first(self) -> int:
        """Where in its source it begins."""
        return int(self.id.partition(":")[2].partition("-")[0] or 0)

    @property
    def strong(self) -> frozenset[str]:
        """The classes of what was done that tell occurrences apart."""
        return _strong(self.actions)


@lru_cache(maxsize=10_000)
def _strong(actions: frozenset[str]) -> frozenset[str]:
    return actions - WEAK_NAMES


@dataclass(frozen=True, slots=True)
class Cast:
    """What events need of the names: the entity of each mention, which entities are countries, and which places lie in or beside others."""

    entity_of: Mapping[tuple[str, int], str]
    countries: frozenset[str]
    kin: Mapping[str, frozenset[str]] = field(default_factory=dict)


@lru_cache(maxsize=100_000)
def _puts_in(before: str) -> bool:
    return bool(IN_A_PLACE.search(before))


def is_day_of_telling(claim: Claim, date: DateMention, published: str | None) -> bool:
    """Whether the words date what was said or printed, not what happened: "they said Sunday"; a date line before a sentence."""
    if date.span is None:
        return False
    before = claim.quote.text[: max(0, date.span.start - claim.quote.start)]
    return bool(_SPOKEN.search(before[-60:])) or (
        len(before) <= 16 and published is not None and date.value == published and "," not in before
    )


def tells_of_event(claim: Claim) -> bool:
    """Whether a claim can belong to an occurrence: no forecast, no assessment."""
    return claim.kind is not ClaimKind.ASSESSMENT and claim.certainty is not Certainty.FORECAST


def view_of(claim: Claim, given: Given, cast: Cast) -> View:
    """One claim as a thread of its own."""
    people: set[str] = set()
    bodies: set[str] = set()
    places: set[str] = set()
    stood: set[str] = set()
    for number, mention in enumerate(claim.mentions):
        entity = cast.entity_of.get((claim.id, number))
        if entity is None:
            continue
        if mention.kind is EntityKind.PERSON:
            people.add(entity)
        elif mention.kind is EntityKind.ORGANISATION:
            if mention.text not in (claim.speaker or ""):
                bodies.add(entity)  # who tells of it takes no part in it
        else:
            places.add(entity)
            if mention.span is not None and _puts_in(claim.quote.text[: max(0, mention.span.start - claim.quote.start)][-40:]):
                stood.add(entity)
    published = given.published(claim.source)
    dates = [date for date in claim.dates if not is_day_of_telling(claim, date, published)]
    text = claim.statement if given.language(claim) == "en" else f"{claim.statement} {claim.quote.text}"
    return View(
        id=claim.id,
        claims=(claim.id,),
        sources=frozenset({claim.source}),
        actions=actions_of(text),
        people=frozenset(people),
        bodies=frozenset(bodies),
        cities=frozenset(places - cast.countries),
        around=frozenset(places - cast.countries).union(*(cast.kin.get(place, frozenset()) for place in places)),
        countries=frozenset(places & cast.countries),
        stood=frozenset(stood - cast.countries),
        days=frozenset(d.value[:10] for d in dates if d.value and as_day(d.value)),
        vague=frozenset(d.value for d in dates if d.value and VAGUE.fullmatch(d.value)),
        weekdays=frozenset(d.weekday for d in dates if d.weekday is not None and lacks_year(d.value)),
        offices=frozenset(key for m in claim.mentions if m.role and (key := office_key(m.role))),
        words=matters_of(claim.statement),
        published=frozenset({published} if published else ()),
        back=points_back(claim.statement),
        earlier=bool(EARLIER.match(claim.statement)),
        paragraph=claim.paragraph,
    )


def joined(views: Iterable[View]) -> View:
    """Several threads as one. Its id is that of the first by id.

    Where violence is told, its days are those of the sentences that tell it: the convoy came on Friday, the bomb on Saturday.
    """
    ordered = sorted(views, key=lambda view: view.id)
    first = ordered[0]
    if len(ordered) == 1:
        return first
    sets = (
        "sources",
        "actions",
        "people",
        "bodies",
        "cities",
        "around",
        "countries",
        "stood",
        "days",
        "vague",
        "weekdays",
        "offices",
        "words",
        "published",
        "back",
    )
    union: dict[str, Any] = {name: frozenset().union(*(getattr(view, name) for view in ordered)) for name in sets}
    struck = [view for view in ordered if view.strong & VIOLENT]
    if struck and len(struck) < len(ordered):
        union["days"] = frozenset().union(*(view.days for view in struck))
    return replace(
        first,
        claims=tuple(c for view in ordered for c in view.claims),
        earlier=all(v.earlier for v in ordered),
        paragraph=max(v.paragraph for v in ordered),
        **union,
    )
