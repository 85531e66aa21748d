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
    "other sort": (names.other_sort,),
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
    "rough figure": (numbers.rough,),
    "taken back": (numbers.taken_back,),
    "refuted": (numbers.refuted,),
    "digits swapped": (numbers.misprinted,),
    "with the attacker": (numbers.with_the_attacker,),
    "at one time": (at_one_time,),
}
STEPS: dict[str, str] = {
    "part of the name in its source": "A surname or another short form stands for the full name that it is part of in the same source.",
    "only one person fits": "A surname alone joins the one full name that it fits, if the office or the names beside it agree.",
    "two holders of one office": "One office has one holder at a time, so two different names for it are a conflict and never one man.",
    "two days": "Each source gives one day for what happened once, and the days are not the same.",
    "two places": "The sources put one thing, or the place that a ship or a plane set out from, in places that are not the same.",
    "disclosed or not": "One passage says that nothing was made public of a matter, and another tells of it.",
    MODEL: "The rules were unsure, and a model judged the two names by what the sources say of them. It never stands above a firm rule.",
    PERSON: "Somebody who reviews decided it. That stands above every rule and every model.",
    "denied": "A source says something, and somebody else denies it in the same or in another source.",
    **{cue.name: f"{cue.reason}." for cue in CUES},
}
"""Steps that judge without a rule of a table, with what they mean."""

FACETS: dict[str, str] = {
    "two reasons": "Two tellers, each with a name, give reasons for one thing that have little in common.",
    "two accounts": "What talks or a statement were about is told in ways that have little in common.",
    "loosely a car": "What the sources call a car bomb is also said of a van or a truck.",
    "two vehicles": "The sources name vehicles that are not one.",
    "two weapons": "The sources name weapons of which only one can have been used.",
    "two brokers": "The sources name brokers of one deal, and nobody is named by both.",
    "brokers and parties": "Some name who brokered a deal, others who made it.",
    "two are named": "For one deed the sources name different people or bodies.",
    "blamed and denied": "One side is named for a deed, and it or somebody else denies it.",
    "claimed later": "At first nobody had claimed a deed; a later source says who did.",
    "blamed, not claimed": "To be blamed for a deed is something else than to claim it.",
    "two causes": "The sources give causes of one thing that are of different kinds.",
    "two steps": "Two years that lie near one another may be of building and of opening.",
    "two years": "For one thing that happened once the sources give years that are not the same.",
    "two ends": "The sources give different days until which something lasts.",
    "reported wrongly": "A source says in so many words that an earlier report was wrong.",
    "how he died": "One says that somebody is dead, the other how he died.",
    "dead or alive": "One has somebody dead, the other alive, and the order of the reports does not explain it.",
    "one after the other": "What one source tells came first, and what the other tells came later.",
    "birthday": "Two ages a year apart, where a source speaks of a birthday.",
    "two ages": "The sources give ages of one person that are not the same.",
    "other step": "One time is that of what happened, the other of what was done about it.",
    "time of day": "Times of day that are one once they are rounded.",
    "two times": "The sources give different times of day for one thing.",
    "time zone": "Times of day that are one minute in different time zones.",
    "running figure": "A figure that is counted while something goes on rises from report to report.",
    "currencies": "Sums in different currencies can't be compared without a rate.",
    "calibre": "A bore in inches and in millimetres, or written without its unit.",
    "magnitude": "Institutes measure one earthquake a little differently.",
    "count going on": "Votes were still being counted when the sources came out.",
    "who is counted": "Who is counted among the people of a place or a school, and when, need not be the same.",
    "in and near": "A place may lie in one area and near another.",
    "one place": "Words for the kind of a place that go together: an area, a town, the outskirts of a city.",
    "two posts": "The sources give one person posts that one person does not hold together.",
    "two offices": "The sources give one person offices that nobody holds at one time.",
    "two holders": "The sources give one post to different people.",
    "rank and function": "A rank, a function and an employer can all be true of one person.",
    "two whereabouts": "The sources have somebody in different places at one time.",
    "two ways": "The sources tell in different ways how something happened: a planted bomb, a suicide bombing.",
    "lists of who was on board": "Lists of who was on board differ by a few at first, and are made up in the days after.",
    "two states": "The sources tell the state of one thing in ways that exclude one another: open and shut, in force and lifted.",
    "assumed at first": "A source says that something was only believed at first.",
    "done later": "What had not been done when one source came out was done when the other did.",
    "done or not": "One tells something as done, the other as not done.",
    "sure or possible": "One tells as a fact what another has as possible or as sought.",
    "whole or part": "One says it of a body, the other of some who belong to it.",
    "like names of office": "One source gives offices with like names to two people.",
    "both told": "One and the same source reports what is said and that it is denied.",
    "told apart": "The figures are of events that were not found to be one, so they may count different things.",
}
"""What the judgements of facets mean: their reasons name the values, these say what was compared."""

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
    return {title: " ".join(dict.fromkeys(said)) for title, said in meanings.items()} | STEPS | FACETS


def _meaning(rule: Rule) -> str:
    """The docstring of a rule as one paragraph."""
    return " ".join((inspect.getdoc(rule) or "").split())
