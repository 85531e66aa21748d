"""What a desk watches: found in any script, told in words, and worth less than one more origin."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.brief.evidence import Evidence
from briefer.brief.rank import MOST_FOR_WATCHED, Group, rank
from briefer.models import Claim, Entity, EntityKind, Event, Reconciled, Source, Watch

from .made_up import a_claim, a_source, an_entity, an_event, evidence_of, origins_of

PERSON, PLACE, ORGANISATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION
MET = "Emomali Rahmon met officials in Khorog."
QUIET = "Anna Lind met officials in Larnport."
SEIZED = "Smugglers who trafficked drugs were arrested."


def known(sources: list[Source], claims: list[Claim], entities: list[Entity], events: list[Event]) -> Evidence:
    return evidence_of(sources, claims, Reconciled(origins=origins_of(sources), entities=tuple(entities), events=tuple(events)))


def told(watch: Watch, claim: Claim, evidence: Evidence) -> str:
    """The reason that the watch rule gives, with its points; '' where it gives none."""
    (group,) = [g for g in rank(evidence, None, watch) if claim in g.claims]
    return next((reason for reason in group.reasons if "this desk watches" in reason), "")


def named(
    text: str, kind: EntityKind, *also: str, sentence: str = "Somebody met somebody.", language: str = "en"
) -> tuple[Claim, Evidence]:
    source = a_source("one", [sentence], language=language)
    claim = a_claim(source, sentence)
    return claim, known([source], [claim], [an_entity(text, [claim], kind=kind, also=[(a, claim) for a in also])], [])


ACTORS: list[tuple[str, str, EntityKind, tuple[str, ...], bool]] = [
    ("Emomali Rahmon", "Emomali Rahmon", PERSON, (), True),
    ("emomali  RAHMON", "President Emomali Rahmon", PERSON, (), True),
    ("Emomali Rahmon", "امامعلی رحمان", PERSON, (), True),
    ("امام‌علی رحمان", "Emomali Rahmon", PERSON, (), True),
    ("Эмомали Рахмон", "Emomali Rahmon", PERSON, (), True),
    ("Imam Ali Rahman", "Emomali Rahmon", PERSON, ("Imam Ali Rahman",), True),
    ("Rahmon", "Emomali Rahmon", PERSON, (), True),
    ("ISI", "Inter-Services Intelligence", ORGANISATION, ("ISI",), True),
    ("The Taliban", "Taliban", ORGANISATION, (), True),
    ("Iran", "ایران", PLACE, (), True),
    ("Rahmon", "Rahmonov Press", ORGANISATION, (), False),
    ("Asim Malik", "Asim Munir", PERSON, (), False),
    ("Ali", "Ali Khan", PERSON, (), False),
    ("Li Wu", "Lee Woo", PERSON, (), False),
]


@pytest.mark.parametrize(("actor", "text", "kind", "also", "found"), ACTORS)
def test_an_actor_in_any_spelling(actor: str, text: str, kind: EntityKind, also: tuple[str, ...], *, found: bool):
    claim, evidence = named(text, kind, *also)
    assert told(Watch(actors=(actor,)), claim, evidence) == (f"names {actor}, which this desk watches (+2)" if found else "")


AREAS: list[tuple[str, str, str]] = [
    ("Tajikistan", "Tajikistan", "names Tajikistan, which this desk watches (+1.5)"),
    ("Tajikistan", "Dushanbe", "names Dushanbe in Tajikistan, which this desk watches (+1.5)"),
    ("تاجیکستان", "Dushanbe", "names Dushanbe in Tajikistan, which this desk watches (+1.5)"),
    ("Tajikistan", "تاجیکستان", "names Tajikistan, which this desk watches (+1.5)"),
    ("Dushanbe", "Dushanbe", "names Dushanbe, which this desk watches (+1.5)"),
    ("Central Asia", "Central Asia", "names Central Asia, which this desk watches (+1.5)"),
    ("Larnport", "larnport", "names Larnport, which this desk watches (+1.5)"),
    ("Dushanbe", "Tajikistan", ""),
    ("Tajikistan", "Kabul", ""),
    ("Tajikistan", "Larnport", ""),
]


@pytest.mark.parametrize(("area", "text", "reason"), AREAS)
def test_a_place_of_the_area(area: str, text: str, reason: str):
    claim, evidence = named(text, PLACE)
    assert told(Watch(area=(area,)), claim, evidence) == reason


TOPICS: list[tuple[str, str, str, str]] = [
    ("drug trafficking", SEIZED, "en", "tells of drug trafficking, which this desk watches (+1)"),
    ("drugs", SEIZED, "en", "tells of drugs, which this desk watches (+1)"),
    ("border security", SEIZED, "en", ""),
    ("drug trafficking", "Drogas y drugs: smugglers trafficked.", "es", ""),
    ("about their", "They talked about their own.", "en", ""),
]


@pytest.mark.parametrize(("topic", "sentence", "language", "reason"), TOPICS)
def test_a_topic_by_its_stems_in_one_english_statement(topic: str, sentence: str, language: str, reason: str):
    claim, evidence = named("Anna Lind", PERSON, sentence=sentence, language=language)
    assert told(Watch(topics=(topic,)), claim, evidence) == reason


def test_all_together_give_no_more_than_the_most():
    claim, evidence = named("Emomali Rahmon", PERSON, sentence=SEIZED)
    watch = Watch(actors=("Emomali Rahmon", "Rahmon"), area=("Emomali Rahmon",), topics=("drug trafficking",))
    assert told(watch, claim, evidence) == "names Emomali Rahmon and Rahmon and tells of drug trafficking, which this desk watches (+3)"
    assert MOST_FOR_WATCHED < 4.0  # what one more independent origin gives: `origins_rule`


def two(*, origins: int) -> tuple[Claim, Claim, Evidence]:
    """A claim of one source on Rahmon, and one that so many sources tell of somebody else."""
    quiet = [a_source(f"a{n}", [QUIET]) for n in range(origins)]
    loud = a_source("b", [MET])
    others = [a_claim(source, QUIET) for source in quiet]
    claim = a_claim(loud, MET)
    events = [an_event(others)] if origins > 1 else []
    return claim, others[0], known([*quiet, loud], [*others, claim], [an_entity("Emomali Rahmon", [claim])], events)


def places(claim: Claim, other: Claim, groups: tuple[Group, ...]) -> tuple[int, int]:
    """The place of each in the ranking."""
    at = {c.id: n for n, group in enumerate(groups) for c in group.claims}
    return at[claim.id], at[other.id]


def test_it_decides_between_near_ranks_and_buries_nothing_that_more_report():
    watch = Watch(actors=("Emomali Rahmon",))
    claim, other, evidence = two(origins=1)
    assert places(claim, other, rank(evidence, None)) == (1, 0)
    assert places(claim, other, rank(evidence, None, watch)) == (0, 1)
    claim, other, evidence = two(origins=2)
    assert places(claim, other, rank(evidence, None, watch)) == (1, 0)


def test_who_watches_nothing_changes_nothing():
    _, _, evidence = two(origins=2)
    assert rank(evidence, None, Watch()) == rank(evidence, None)
    watched = rank(evidence, None, Watch(actors=("Nobody Known",)))
    assert [(g.key, g.score, g.reasons) for g in watched] == [(g.key, g.score, g.reasons) for g in rank(evidence, None)]


def test_the_rule_is_told_in_the_docs():
    page = (Path(__file__).parents[2] / "docs/desk.md").read_text("utf-8")
    assert "two points for an actor, one and a half for a place, one for a topic, three at most in all" in page
