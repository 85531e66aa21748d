"""Who bears a name, and what is remembered of them: spellings unite, surnames don't mix."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.made_memory import NOW, SEEDS, incoming, remember, take, write_texts

from briefer.desk import Memory
from briefer.models import (
    Bearer,
    Certainty,
    Claim,
    ClaimKind,
    Daily,
    DailyMade,
    DateMention,
    Entity,
    EntityKind,
    Extraction,
    Mention,
    Reconciled,
    Record,
    Segment,
    SettledName,
    Source,
    Span,
    Variant,
    Wanted,
)
from briefer.pipeline import Given, make_brief
from briefer.settings import Settings

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


class Desk:
    """A desk where each article is one sentence with names in it, and briefs say which names are of one."""

    def __init__(self, folder: Path, record: Record) -> None:
        self.memory = Memory(folder / "desk", lambda: NOW)
        self._folder, self._record, self._days = folder, record, 0

    def tell(self, text: str, *names: str, kind: EntityKind = PERSON, published: str = "2025-01-01", when: str | None = None) -> str:
        """An article of one claim; the claim's id."""
        number = self.memory.articles.last() + 1
        source = Source(
            id=f"s{number:010}",
            name=f"{number}.txt",
            sha256=f"{number:064}",
            media_type="text/plain",
            encoding="utf-8",
            text=text,
            segments=(Segment(start=0, end=len(text), raw_start=0, raw_end=len(text)),),
            published=published,
            publisher="Post",
        )
        (self._folder / source.name).write_text(text, "utf-8")
        self.memory.articles.take([incoming(source, self._folder)])
        claim = Claim(
            id=f"{source.id}:0-{len(text)}",
            source=source.id,
            statement=text,
            quote=Span(start=0, end=len(text), text=text),
            kind=ClaimKind.EVENT,
            certainty=Certainty.ASSERTED,
            mentions=tuple(Mention(text=name, kind=kind) for name in names),
            dates=(DateMention(text=when, value=when, reason="it stands there"),) if when else (),
        )
        self.memory.said.keep([Extraction(source=source.id, reader="builtin", claims=(claim,))])
        return claim.id

    def brief(self, *entities: tuple[str, EntityKind, dict[str, Iterable[str]]]) -> None:
        """A brief of the next day: for each entity its canonical name and kind, and by spelling the claims that name it so."""
        self._days += 1
        made = tuple(
            Entity(
                id=f"n{number}",
                canonical=canonical,
                kind=kind,
                variants=tuple(Variant(text=text, source="s1", claims=tuple(claims)) for text, claims in spellings.items()),
            )
            for number, (canonical, kind, spellings) in enumerate(entities)
        )
        record = self._record.model_copy(update={"reconciled": Reconciled(entities=made)})
        daily = Daily(day=f"2025-01-{self._days:02}", horizon=9, extracted=9, sources=(), digest="")
        self.memory.dailies.add(DailyMade(daily=daily, record=record))

    def bearers(self, name: str, *settled: SettledName) -> dict[str, set[str]]:
        """By canonical name the claims."""
        found = self.memory.recall.bearers(name, settled)
        assert len({b.name for b in found}) == len(found)
        return {b.name: set(b.claims) for b in found}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return make_brief(Given((str(SEEDS),)), Settings(), Wanted(), tmp_path_factory.mktemp("out")).record


@pytest.fixture
def desk(tmp_path: Path, record: Record) -> Desk:
    return Desk(tmp_path, record)


def test_two_of_one_surname_are_never_one(desk):
    asim = desk.tell("General Asim Malik spoke.", "Asim Malik")
    general = desk.tell("Malik was in Kabul.", "Malik")
    abdul = desk.tell("Abdul Malik denied it.", "Abdul Malik")
    other = desk.tell("Malik has fled.", "Malik")
    desk.brief(("Asim Malik", PERSON, {"Asim Malik": [asim], "Malik": [general]}))
    desk.brief(("Abdul Malik", PERSON, {"Abdul Malik": [abdul], "Malik": [other]}))
    assert desk.bearers("Malik") == {"Asim Malik": {asim, general}, "Abdul Malik": {abdul, other}}
    assert desk.bearers("Asim Malik") == {"Asim Malik": {asim, general}}
    assert desk.bearers("ABDUL  malik") == {"Abdul Malik": {abdul, other}}


def test_a_surname_in_no_brief_yet_is_given_to_one_only_where_nobody_else_has_it(desk):
    asim = desk.tell("General Asim Malik spoke.", "Asim Malik")
    general = desk.tell("Malik was in Kabul.", "Malik")
    desk.brief(("Asim Malik", PERSON, {"Asim Malik": [asim], "Malik": [general]}))
    new = desk.tell("Malik came back.", "Malik")
    assert desk.bearers("Asim Malik") == {"Asim Malik": {asim, general, new}}
    desk.tell("Abdul Malik was seen.", "Abdul Malik")
    assert desk.bearers("Asim Malik") == {"Asim Malik": {asim, general}}


def test_a_full_name_in_no_brief_yet_counts(desk):
    old = desk.tell("Asim Malik spoke.", "Asim Malik")
    desk.brief(("Asim Malik", PERSON, {"Asim Malik": [old]}))
    new = desk.tell("Asim Malik came back.", "Asim Malik")
    assert desk.bearers("Asim Malik") == {"Asim Malik": {old, new}}


def test_before_any_brief_a_surname_offers_all_who_may_be_meant(desk):
    bare = desk.tell("Malik spoke.", "Malik")
    one, two = desk.tell("Asim Malik spoke.", "Asim Malik"), desk.tell("Abdul Malik spoke.", "Abdul Malik")
    desk.tell("Malikov spoke.", "Ivan Malikov")
    assert desk.bearers("malik") == {"malik": {bare}, "Asim Malik": {one}, "Abdul Malik": {two}}


def test_a_part_of_a_name_finds_the_whole_one(desk):
    claim = desk.tell("Muhammad Asim Malik spoke.", "Muhammad Asim Malik")
    assert desk.bearers("Asim Malik") == {"Muhammad Asim Malik": {claim}}
    desk.brief(("Muhammad Asim Malik", PERSON, {"Muhammad Asim Malik": [claim]}))
    assert desk.bearers("Asim Malik") == {"Muhammad Asim Malik": {claim}}


def test_a_spelling_in_another_script_finds_the_same_one_over_all_briefs(desk):
    english = desk.tell("Emomali Rahmon spoke.", "Emomali Rahmon")
    persian = desk.tell("امام‌علی رحمان سخن گفت.", "امام‌علی رحمان")
    later = desk.tell("Emomali Rahmon left.", "Emomali Rahmon")
    desk.brief(("Emomali Rahmon", PERSON, {"Emomali Rahmon": [english], "امام‌علی رحمان": [persian]}))
    desk.brief(("Emomali Rahmon", PERSON, {"Emomali Rahmon": [later]}))
    for name in ("Emomali Rahmon", "امام علی رحمان", "امام‌علی رحمان"):
        assert desk.bearers(name) == {"Emomali Rahmon": {english, persian, later}}
    assert "امام‌علی رحمان" in desk.memory.recall.bearers("Emomali Rahmon")[0].spellings


def test_a_brief_under_another_canonical_name_is_of_the_same_one(desk):
    one, two = desk.tell("Emomali Rahmon spoke.", "Emomali Rahmon"), desk.tell("Imam Ali Rahman spoke.", "Imam Ali Rahman")
    three = desk.tell("Imam Ali Rahman left.", "Imam Ali Rahman")
    desk.brief(("Emomali Rahmon", PERSON, {"Emomali Rahmon": [one], "Imam Ali Rahman": [two]}))
    desk.brief(("Imam Ali Rahman", PERSON, {"Imam Ali Rahman": [three]}))
    assert desk.bearers("Emomali Rahmon") == desk.bearers("Imam Ali Rahman") == {"Imam Ali Rahman": {one, two, three}}


def test_an_office_that_two_held_unites_nobody(desk):
    khan, sharif = desk.tell("The Prime Minister spoke.", "Prime Minister"), desk.tell("The Prime Minister left.", "Prime Minister")
    desk.brief(("Imran Khan", PERSON, {"Imran Khan": [], "Prime Minister": [khan]}))
    desk.brief(("Shehbaz Sharif", PERSON, {"Shehbaz Sharif": [], "Prime Minister": [sharif]}))
    assert desk.bearers("Imran Khan") == {"Imran Khan": {khan}}
    assert desk.bearers("Prime Minister") == {"Imran Khan": {khan}, "Shehbaz Sharif": {sharif}}


def test_the_list_of_names_unites_and_keeps_apart(desk):
    one, two = desk.tell("Emomali Rahmon spoke.", "Emomali Rahmon"), desk.tell("امامعلی رحمان رفت.", "امامعلی رحمان")
    settled = SettledName(kind=PERSON, name="President Rahmon", also=("Emomali Rahmon", "امامعلی رحمان"))
    assert desk.bearers("Emomali Rahmon", settled) == {"President Rahmon": {one, two}}
    three = desk.tell("Habib Rahmon spoke.", "Habib Rahmon")
    desk.brief(("Habib Rahmon", PERSON, {"Habib Rahmon": [three], "Emomali Rahmon": [one]}))
    apart = settled.model_copy(update={"apart": ("Habib Rahmon",)})
    assert desk.bearers("امامعلی رحمان", apart) == {"President Rahmon": {two}}
    assert desk.bearers("Habib Rahmon", apart)["Habib Rahmon"] == {three, one}


def test_a_person_and_a_place_of_one_name_are_two(desk):
    place, person = desk.tell("A bomb in Khan.", "Khan", kind=PLACE), desk.tell("Khan spoke.", "Khan")
    desk.brief(("Khan", PLACE, {"Khan": [place]}), ("Imran Khan", PERSON, {"Imran Khan": [], "Khan": [person]}))
    assert desk.bearers("Khan") == {"Khan": {place}, "Imran Khan": {person}}
    new = desk.tell("Snow in Khan.", "Khan", kind=PLACE)
    assert desk.bearers("Khan")["Khan"] == {place, new}


def test_a_short_name_of_one_body_is_its_name_and_of_two_bodies_nobodys(desk):
    one, two, three = (desk.tell(f"The Council met in room {n}.", "Council", kind=BODY) for n in "123")
    desk.brief(("Security Council", BODY, {"Security Council": [], "Council": [one]}))
    desk.brief(("Council", BODY, {"Council": [two]}))
    assert desk.bearers("Security Council") == {"Council": {one, two, three}}
    desk.brief(("City Council", BODY, {"City Council": [], "Council": [three]}))
    assert desk.bearers("Council") == {"Security Council": {one}, "Council": {two}, "City Council": {three}}


def test_the_order_is_that_of_what_happened(desk):
    reported = desk.tell("Asim Malik spoke.", "Asim Malik", published="2025-01-03")
    recalled = desk.tell("Asim Malik was born then.", "Asim Malik", published="2025-01-04", when="1970-05-01")
    soon = desk.tell("Asim Malik left.", "Asim Malik", published="2025-01-02", when="2025-01-05")
    bearers = desk.memory.recall.bearers("Asim Malik")
    told = desk.memory.recall.of(bearers)
    assert [t.hit.claim for t in told] == [recalled, reported, soon]
    assert [t.day for t in told] == ["1970-05-01", "2025-01-03", "2025-01-05"]
    assert [t.hit.claim for t in desk.memory.recall.of(bearers, "2025-01-04")] == [soon]
    assert all(t.names == ("Asim Malik",) for t in told)


def test_versions_are_counted(tmp_path):
    desk = remember(tmp_path / "desk", write_texts(tmp_path / "in", {"en.txt": "General Asim Malik visited Kabul on Monday.\n"}))
    with Memory(desk, lambda: NOW) as memory:
        take(memory, write_texts(tmp_path / "in", {"en.txt": "General Asim Malik visited Kabul on Tuesday.\n"}))
        told = memory.recall.of(memory.recall.bearers("Asim Malik"))
    assert [(t.number, t.versions) for t in told] == [(1, 2), (2, 2)]
    assert [t.hit.quote for t in told] == ["General Asim Malik visited Kabul on Monday.", "General Asim Malik visited Kabul on Tuesday."]


@pytest.mark.parametrize("name", ["", "  ", "Nobody Atall", "'; DROP TABLE claims; --", "%", "\ud800", "\x00"])
def test_who_is_not_there_is_nobody(desk, name):
    desk.tell("Asim Malik spoke.", "Asim Malik")
    found: tuple[Bearer, ...] = desk.memory.recall.bearers(name)
    assert found == ()
    assert desk.memory.recall.of(found) == ()


def test_an_empty_desk_knows_nobody(tmp_path):
    with Memory(tmp_path / "nowhere", lambda: NOW) as memory:
        assert memory.recall.bearers("Asim Malik") == ()
    assert not (tmp_path / "nowhere").exists()
