"""What each rule means, in words for readers: the title that its judgements bear -> its docstring.

Most titles belong to rules of the three tables; a title that rules of several tables share ("spelled alike") has
a meaning for each kind of thing. The others name a step without a rule of its own.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from briefer.models import EntityKind
from briefer.reconcile import event_rules as events
from briefer.reconcile import name_rules as names
from briefer.reconcile import number_rules as numbers
from briefer.reconcile.judged import MODEL, PERSON
from briefer.reconcile.offices import at_one_time
from briefer.reconcile.opinions import CUES

Rule = Callable[..., Any]

PERSONS: dict[str, tuple[Rule, ...]] = {
    "spelled alike": (names.spelled_alike,),
    "part of the name": (names.part_of_name,),
    "names contradict": (names.names_contradict,),
    "one office": (names.one_office,),
    "two in one sentence": (names.two_in_one_sentence,),
}
PLACES: dict[str, tuple[Rule, ...]] = {
    "gazetteer": (names.one_gazetteer_place,),
    "spelled alike": (names.place_spelled_alike,),
    "names contradict": (names.place_contradicts,),
}
BODIES: dict[str, tuple[Rule, ...]] = {
    "abbreviation": (names.same_acronym, names.other_acronym),
    "country": (names.other_country,),
    "spelled alike": (names.body_spelled_alike,),
    "part of the name": (names.body_contradicts,),
    "names contradict": (names.body_contradicts,),
}
EVENTS: dict[str, tuple[Rule, ...]] = {
    "other action": (events.other_action,),
    "other day": (events.other_day,),
    "other time": (events.other_time,),
    "other weekday": (events.other_weekday,),
    "published far apart": (events.published_far_apart,),
    "same people": (events.same_who,),
    "other partner": (events.other_partner,),
    "other place": (events.other_place,),
    "same place and day": (events.same_place_and_day,),
    "told alike": (events.same_violence_told_alike,),
    "same words": (events.same_words,),
    "same story": (events.same_story,),
}
DIFFERENCES: dict[str, tuple[Rule, ...]] = {
    "running toll": (numbers.running_toll,),
    "carried over": (numbers.carried_over,),
    "dead among the wounded": (numbers.dead_among_the_wounded,),
    "within bounds": (numbers.within_bounds,),
    "rounded": (numbers.rounded,),
    "in one source": (numbers.in_one_source,),
    "different figures": (numbers.different_figures,),
    "at one time": (at_one_time,),
}
STEPS: dict[str, str] = {
    "part of the name in its source": "A surname or another short form stands for the full name that it is part of in the same source.",
    "only one person fits": "A surname alone joins the one full name that it fits, if the office or the names beside it agree.",
    "two holders of one office": "One office has one holder at a time, so two different names for it are a conflict and never one man.",
    "two days": "Each source gives one full day for a meeting, call or signing, and the days are not the same.",
    "two places": "Each source puts a meeting, call or signing in one town, and the towns are not the same.",
    "disclosed or not": "One passage says that nothing was made public of a matter, and another tells of it.",
    MODEL: "The rules were unsure, and a model judged the two names by what the sources say of them. It never stands above a firm rule.",
    PERSON: "Somebody who reviews decided it. That stands above every rule and every model.",
    "denied": "A source says something, and somebody else denies it in the same or in another source.",
    **{cue.name: f"{cue.reason}." for cue in CUES},
}
"""Steps that judge without a rule of a table, with what they mean."""

OF_KIND = {EntityKind.PERSON: PERSONS, EntityKind.PLACE: PLACES, EntityKind.ORGANISATION: BODIES}


def rule_glossary(kind: EntityKind | None = None) -> dict[str, str]:
    """The meaning of every title that a judgement may bear.

    Args:
        kind: of what names the meaning is wanted, where a title has several; None gives them all, one after the other.
    """
    tables = [OF_KIND[kind]] if kind else [PERSONS, PLACES, BODIES]
    meanings: dict[str, list[str]] = {}
    for table in (*tables, EVENTS, DIFFERENCES):
        for title, rules in table.items():
            meanings.setdefault(title, []).extend(map(_meaning, rules))
    return {title: " ".join(dict.fromkeys(said)) for title, said in meanings.items()} | STEPS


def _meaning(rule: Rule) -> str:
    """The docstring of a rule as one paragraph."""
    return " ".join((inspect.getdoc(rule) or "").split())
