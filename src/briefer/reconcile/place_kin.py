"""Which places the sources themselves put into or beside one another: 'the Rashidin neighbourhood of Aleppo', 'Newhall, near Los Angeles'.

A report that names the town and one that names the suburb may tell of one occurrence; the gazetteer seldom knows the suburb.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from briefer.lexicon.patterns import lazy
from briefer.models import Claim, EntityKind
from briefer.reconcile.given import Given
from briefer.reconcile.wording import folded_pattern

BETWEEN = 40  # characters that may stand between the two names
_KINDS = (
    r"area|town|city|village|district|neighbou?rhood|suburb|quarter|county|province|governorate|region|camp|transit point|crossing"
    r"|outskirts|ciudad|barrio|municipio|pueblo|provincia|afueras|localidad|by|bydel|kommune|fylke|город\w*|район\w*|област\w*|пригород\w*|окраин\w*|деревн\w*|сел[оае]"
    r"|مدينة|محافظة|ضاحية|حي|بلدة|قرية|منطقة|شهر|استان|محله|روستای|شهرستان|منطقه|حومه|صوبہ|شہر|ضلع|quartier|ville|banlieue|Stadt|Bezirk|Provinz"
)
_SIDES = (
    r"(?:north|south|east|west)(?:[\s-]?(?:east|west))?(?:ern)?|norte|sur|este|oeste|север\w*|юг\w*|запад\w*|восток\w*"
    r"|شمال\w*|جنوب\w*|شرق\w*|غرب\w*"
)
_LINKS = (
    rf"of|in|near|outside|from|on|around|within|at|the|{_SIDES}|central|edge|'s|s|de|del|la|el|en|cerca|al|a|i|ved|utenfor|nord|for"
    r"|в|под|около|близ|к|от|في|قرب|من|در|نزدیک|از|میں|کے|قریب|du|des|dans|près|bei|nahe|im"
)
_JOINS = lazy(folded_pattern(rf"[\s,،'’()-]*(?:(?:{_KINDS}|{_LINKS})[\s,،'’()-]+)*"), re.IGNORECASE)
_WORD = lazy(r"\w")


def find_kin(given: Given, entity_of: Mapping[tuple[str, int], str], countries: frozenset[str]) -> dict[str, frozenset[str]]:
    """For each place that is no country, the places that some source names together with it as one location.

    Two names of a list ("in Homs and Hama") are none; nor is what only one comma and nothing else of the kind joins to a third.
    """
    kin: dict[str, set[str]] = defaultdict(set)
    for claim in given.claims:
        placed = _places(claim, entity_of, countries)
        for (start, end, one), (after, _, other) in pairwise(placed):
            if one != other and start < end <= after and _one_location(claim, end, after):
                kin[one].add(other)
                kin[other].add(one)
    return {place: frozenset(others) for place, others in kin.items()}


def _places(claim: Claim, entity_of: Mapping[tuple[str, int], str], countries: frozenset[str]) -> list[tuple[int, int, str]]:
    """Where the places of a claim stand in its quote, and which they are, in order."""
    found = []
    for number, mention in enumerate(claim.mentions):
        entity = entity_of.get((claim.id, number))
        if mention.kind is EntityKind.PLACE and mention.span is not None and entity is not None and entity not in countries:
            found.append((mention.span.start, mention.span.end, entity))
    return sorted(found)


def _one_location(claim: Claim, end: int, after: int) -> bool:
    between = claim.quote.text[end - claim.quote.start : after - claim.quote.start]
    return len(between) <= BETWEEN and bool(_JOINS.fullmatch(folded_pattern(between))) and (bool(_WORD.search(between)) or "," in between)
