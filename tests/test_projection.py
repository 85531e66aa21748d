"""What holds for any series of decisions: nothing decided changes nothing, undoing is exact, and the way there does not matter."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefer.models import (
    Accept,
    Act,
    Add,
    Choose,
    Decided,
    Decision,
    Drop,
    GiveRole,
    Merge,
    Move,
    Pin,
    Record,
    Regrade,
    Reject,
    Rename,
    Reword,
    SameText,
    Section,
    SetDate,
    Split,
    Standing,
    Undo,
    Wanted,
)
from briefer.pipeline import Given, make_brief
from briefer.projection import Projector
from briefer.review import Refs, in_force, settled_names
from briefer.settings import Settings

from .review.deciding import decisions
from .seed_checks import SEEDS


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return make_brief(Given((str(SEEDS),)), Settings(), Wanted(), tmp_path_factory.mktemp("out")).record


def any_act(record: Record, chance: random.Random) -> Act:
    """An act of any kind on anything of the record."""
    refs = Refs(record)
    item = chance.choice([*record.brief.items, *(c.item for c in record.brief.cut)])
    sentence = chance.choice(item.sentences)
    cited = [c for i in record.brief.items for s in i.sentences for c in s.claims]
    claim = refs.claim(chance.choice(cited))
    entity, other = chance.sample([e for e in record.reconciled.entities if e.kind.value == "person"], 2)
    conflict = chance.choice(record.reconciled.conflicts)
    one, two = chance.sample(record.reading.sources, 2)
    dated = chance.choice([c for e in record.extractions for c in e.claims if c.dates])
    many = [e for e in record.reconciled.entities if len({v.text for v in e.variants}) > 1]
    split = chance.choice(many)
    makers = (
        lambda: Reword(sentence=refs.sentence(sentence.id), text=chance.choice(("Other words.", "They met on 3 May in Paris."))),
        lambda: Drop(item=refs.item(item.id), sentence=chance.choice((None, refs.sentence(sentence.id)))),
        lambda: Pin(item=refs.item(item.id)),
        lambda: Move(item=refs.item(item.id), place=chance.randrange(1, 5)),
        lambda: Add(what=chance.choice(("gap", "comment")), text=f"Added {chance.randrange(9)}.", sources=(one.sha256,)),
        lambda: Accept(claim=claim),
        lambda: Reject(claim=claim),
        lambda: Choose(conflict=refs.conflict(conflict.id), how="value", value=chance.choice(conflict.positions).value),
        lambda: Choose(conflict=refs.conflict(conflict.id), how=chance.choice(("both", "no conflict"))),
        lambda: Merge(one=refs.entity(entity.id), other=refs.entity(other.id)),
        lambda: Split(name=refs.entity(split.id), away=(chance.choice(split.variants).text,)),
        lambda: Rename(name=refs.entity(entity.id), canonical="Somebody Else"),
        lambda: GiveRole(name=refs.entity(entity.id), role="head of state"),
        lambda: SetDate(claim=refs.claim(dated.id), words=dated.dates[0].text, value=chance.choice(("2024-12-24", None))),
        lambda: Regrade(source=refs.source(one.id), grade=chance.choice(("A", "F"))),
        lambda: SameText(one=refs.source(one.id), other=refs.source(two.id)),
    )
    return chance.choice(makers)()


def a_ledger(record: Record, chance: random.Random, many: int) -> tuple[Decision, ...]:
    acts: list[Act] = []
    for n in range(many):
        again = n and chance.random() < 0.2
        acts.append(Undo(seq=chance.randrange(1, n + 1)) if again else any_act(record, chance))
    return decisions(*acts)


def test_nothing_decided_changes_nothing(record: Record) -> None:
    made = Projector(record).project(())
    assert made.reviewed.brief == record.brief
    assert (made.reviewed.outcomes, made.reviewed.conflicts, made.reviewed.entities, made.reviewed.rejected) == ((), (), (), ())


@pytest.mark.parametrize("seed", range(12))
def test_the_way_there_does_not_matter(record: Record, seed: int) -> None:
    """A projector that has seen other ledgers gives what a new one gives: two processes can never disagree on what was signed."""
    chance = random.Random(seed)
    ledger = a_ledger(record, chance, 10)
    used = Projector(record)
    for end in range(1, len(ledger) + 1):
        used.project(ledger[:end])
    used.project(a_ledger(record, chance, 3))
    assert used.project(ledger).reviewed == Projector(record).project(ledger).reviewed


@pytest.mark.parametrize("seed", range(100, 108))
def test_undoing_all_is_as_if_nothing_was_decided(record: Record, seed: int) -> None:
    acts = [any_act(record, random.Random(f"{seed} {n}")) for n in range(6)]
    ledger = decisions(*acts, *(Undo(seq=n) for n in range(1, 7)))
    made = Projector(record).project(ledger).reviewed
    assert made.brief == record.brief
    assert {o.standing for o in made.outcomes if o.seq <= 6} == {Standing.UNDONE}


@pytest.mark.parametrize("seed", range(200, 220))
def test_every_decision_has_an_outcome_and_every_sentence_its_ground(record: Record, seed: int) -> None:
    ledger = a_ledger(record, random.Random(seed), 9)
    made = Projector(record).project(ledger).reviewed
    assert [o.seq for o in made.outcomes] == [d.seq for d in ledger]
    claims = {c.id for e in record.extractions for c in e.claims}
    cited = {c for i in made.brief.items for s in i.sentences for c in s.claims}
    assert cited <= claims - set(made.rejected)
    ids = [s.id for i in made.brief.items for s in i.sentences]
    assert len(ids) == len(set(ids)), "a sentence stands on the page once"
    every = [i.id for i in (*made.brief.items, *(c.item for c in made.brief.cut))]
    assert len(every) == len(set(every)), "an item stands on the page or in what was cut, and once"
    order = [list(Section).index(i.section) for i in made.brief.items]
    assert order == sorted(order)
    assert Standing.ELSEWHERE not in {o.standing for o in made.outcomes}, "all of it was decided on this very record"
    machine = {s.text for i in record.brief.items for s in i.sentences}
    on_record = {t for i in (*made.brief.items, *(c.item for c in made.brief.cut)) for s in i.sentences for t in (s.text, s.before)}
    lost = {t for t in machine - on_record if not any(d.act.act not in {"reword", "drop", "pin", "move", "add", "accept"} for d in ledger)}
    assert lost == set(), "what only the page was decided on keeps every sentence on record"


def test_the_page_stays_one_page(record: Record) -> None:
    refs = Refs(record)
    pinned = [Pin(item=refs.item(c.item.id)) for c in record.brief.cut[:4]]
    made = Projector(record).project(decisions(*pinned))
    assert made.size.pages == 1
    held = {o.on for o in made.reviewed.outcomes}
    assert held <= {i.id for i in made.reviewed.brief.items}, "what a person pinned is not what is cut for room"


def test_a_gap_stays_what_a_person_made_of_it_when_what_it_counts_is_decided(record: Record) -> None:
    """Code says the gap in other words after each of these decisions; for the person it is the same gap."""
    refs = Refs(record)
    gap = next(i for i in record.brief.items if i.section is Section.GAPS and i.sentences[0].text.startswith("The sources do not settle"))
    conflict = next(c for c in record.reconciled.conflicts if c.verdict.value == "conflict" and c.taken)
    ledger = decisions(
        Reword(sentence=refs.sentence(gap.sentences[0].id), text="Nobody says who came."),
        Choose(conflict=refs.conflict(conflict.id), how="both"),
    )
    made = Projector(record).project(ledger).reviewed
    assert [o.standing for o in made.outcomes] == [Standing.APPLIED, Standing.APPLIED]
    said = [s for i in made.brief.items for s in i.sentences if s.text == "Nobody says who came."]
    assert len(said) == 1
    assert said[0].before not in {"", gap.sentences[0].text}, "code would say it in other words now"


def test_a_merge_of_the_names_that_differ_holds_on_a_re_run_and_asks_nothing(record: Record, tmp_path: Path) -> None:
    refs = Refs(record)
    conflict = next(c for c in record.reconciled.conflicts if c.kind.value == "name" and c.verdict.value == "conflict")
    one, other = (next(e for e in record.reconciled.entities if e.canonical == p.value) for p in conflict.positions[:2])
    ledger = decisions(Choose(conflict=refs.conflict(conflict.id), how="both"), Merge(one=refs.entity(one.id), other=refs.entity(other.id)))
    first = Projector(record).project(ledger).reviewed
    decided = Decided(names=settled_names(in_force(ledger)), decisions=ledger)
    again = make_brief(Given((str(SEEDS),)), Settings(), Wanted(), tmp_path, decided=decided).record.reviewed
    assert again is not None
    for made in (first, again):
        assert [o.standing for o in made.outcomes] == [Standing.SUPERSEDED, Standing.APPLIED]
        assert not any(i.conflict == conflict.id and i.section is Section.DISAGREEMENTS for i in made.brief.items)
