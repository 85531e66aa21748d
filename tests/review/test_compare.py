"""What changed between two briefs: told by the words of the sources, whoever read them and wherever they stand."""

from __future__ import annotations

from tests.publish.factory import (
    CLASH,
    DIDAR,
    FLEW,
    GUARDS,
    ITEMS,
    MET,
    RADAR,
    RECONCILED,
    SOURCES,
    UNUSED,
    claim_of,
    item,
    make_brief,
    make_record,
    make_reviewed,
    sentence,
)

from briefer.models import (
    Claim,
    Conflict,
    ConflictKind,
    Cut,
    DifferenceKind,
    Entity,
    EntityKind,
    Item,
    Judgement,
    Position,
    Reading,
    Reconciled,
    Record,
    Section,
    Variant,
    Verdict,
)
from briefer.review.compare import Compared, compare

OLD = make_record()
CONFLICT = RECONCILED.conflicts[0]


def with_items(*items: Item, cut: tuple[Cut, ...] = ()) -> Record:
    return make_record(make_brief(items=items, cut=cut))


def with_conflicts(*conflicts: Conflict) -> Record:
    return OLD.model_copy(update={"reconciled": RECONCILED.model_copy(update={"conflicts": conflicts})})


def said(compared: Compared) -> dict[str, int]:
    return {name: len(getattr(compared, name)) for name in Compared.model_fields if getattr(compared, name)}


def test_the_same_brief_twice():
    assert compare(OLD, OLD).nothing
    assert compare(OLD, OLD) == Compared()


def test_what_is_in_another_order_or_place_is_the_same():
    """Not lines: items moved, split up and told in another section of facts are no change."""
    moved = with_items(*reversed(ITEMS), cut=OLD.brief.cut)
    assert compare(OLD, moved).nothing


def test_a_claim_on_the_page_only_now_and_one_no_more():
    now = with_items(*(i for i in ITEMS if i.id != "d5"), item("d7", Section.DEVELOPMENTS, sentence("d7.1", "Three died.", UNUSED)))
    told = compare(OLD, now)
    assert said(told) == {"new": 1, "gone": 1}
    assert (told.new[0].claim, told.new[0].quote, told.new[0].why) == (UNUSED.id, UNUSED.quote.text, "cut before")
    assert (told.gone[0].claim, told.gone[0].source, told.gone[0].why) == (RADAR.id, "hills.html", "not on the page any more")


def test_why_a_claim_is_gone():
    left = tuple(i for i in ITEMS if i.id != "d5")
    radar = next(i for i in ITEMS if i.id == "d5")
    cut = compare(OLD, with_items(*left, cut=(Cut(item=radar, why="no room"),)))
    assert [c.why for c in cut.gone] == ["cut: no room"]
    rejected = OLD.model_copy(update={"reviewed": make_reviewed(brief=make_brief(items=left), rejected=(RADAR.id,))})
    assert [c.why for c in compare(OLD, rejected).gone] == ["rejected"]
    assert [c.why for c in compare(rejected, OLD).new] == ["rejected before"]
    unread = make_record(make_brief(items=left), claims=tuple(c for e in OLD.extractions for c in e.claims if c != RADAR))
    assert [c.why for c in compare(OLD, unread).gone] == ["not read any more"]
    assert [c.why for c in compare(unread, OLD).new] == ["not read before"]


def recut(claim: Claim, quote: str) -> Claim:
    """The claim as another reader takes it: another stretch of the same words."""
    source = next(s for s in SOURCES.values() if s.id == claim.source)
    return claim_of(source, quote, claim.statement if claim.statement != claim.quote.text else None)


def test_another_reader_who_cuts_the_words_otherwise_reads_the_same_claim():
    finer = recut(RADAR, "asked for radar stations on the hills, according to sources")
    claims = tuple(finer if c == RADAR else c for e in OLD.extractions for c in e.claims)
    items = tuple(i if i.id != "d5" else item("z9", Section.DEVELOPMENTS, sentence("z9.1", i.sentences[0].text, finer)) for i in ITEMS)
    told = compare(OLD, make_record(make_brief(items=items), claims=claims))
    assert told.nothing, told


def test_a_sentence_in_other_words_on_the_same_claims():
    words = "Eleven guards died in the clashes of last week."
    items = tuple(i if i.id != "d2" else item("z2", Section.BOTTOM_LINE, sentence("z2.1", words, GUARDS, MET)) for i in ITEMS)
    told = compare(OLD, with_items(*items, cut=OLD.brief.cut)).reworded
    assert [(s.before, s.after, s.by) for s in told] == [("At least nine guards died in two clashes last week.", words, "template")]
    apart = tuple(i if i.id != "d2" else item("z2", Section.JUDGEMENTS, sentence("z2.1", words, GUARDS, MET)) for i in ITEMS)
    assert compare(OLD, with_items(*apart, cut=OLD.brief.cut)).reworded == ()


def test_gaps_and_comments_rest_on_nothing_and_are_told_by_their_words():
    items = (*ITEMS[:-1], item("g3", Section.GAPS, sentence("g3.1", "Watch: the radar.")))
    assert [(line.what, line.text) for line in compare(OLD, with_items(*items, cut=OLD.brief.cut)).lines] == [
        ("new", "Watch: the radar."),
        ("gone", "Watch: a written pact."),
    ]


# ---------------------------------------------------------------- differences

THIRD = Position(value="تام برگر", claims=(DIDAR.id,), sources=(SOURCES["rood.txt"].id,), origins=("o1",))


def changed(**update: object) -> Conflict:
    return CONFLICT.model_copy(update=update)


def test_what_becomes_of_a_difference():
    settled = changed(verdict=DifferenceKind.SETTLED, taken=None, reason="No conflict, as decided by Ada.")
    cases = [
        (with_conflicts(), OLD, [("opened", "")]),
        (with_conflicts(settled), OLD, [("opened", "")]),
        (OLD, with_conflicts(settled), [("closed", "No conflict, as decided by Ada.")]),
        (OLD, with_conflicts(), [("closed", "the sources are not found to differ on it any more")]),
        (OLD, with_conflicts(changed(taken="Karl Berg")), [("value", CONFLICT.reason)]),
        (OLD, with_conflicts(changed(taken=None)), [("value", CONFLICT.reason)]),
        (OLD, with_conflicts(changed(positions=(*CONFLICT.positions, THIRD))), [("position", CONFLICT.reason)]),
        (OLD, with_conflicts(changed(id="x9999999999", positions=CONFLICT.positions[::-1])), []),
    ]
    for old, new, comes in cases:
        told = compare(old, new)
        assert [(d.what, d.why if d.what != "opened" else "") for d in told.differences] == comes
        assert set(said(told)) <= {"differences"}


def test_the_values_of_a_difference_are_told():
    (value,) = compare(OLD, with_conflicts(changed(taken="Karl Berg"))).differences
    assert (value.question, value.before, value.after) == ("head of the service, name", "Tom Berger", "Karl Berg")
    (position,) = compare(OLD, with_conflicts(changed(positions=(*CONFLICT.positions, THIRD)))).differences
    assert (position.before, position.after) == ("Karl Berg / Tom Berger", "تام برگر")


def test_a_name_that_is_spelt_otherwise_is_the_same_value():
    sides = (CONFLICT.positions[0], CONFLICT.positions[1].model_copy(update={"value": "General Tom Berger"}))
    assert compare(OLD, with_conflicts(changed(positions=sides, taken="General Tom Berger"))).differences == ()


def test_what_a_person_decided_of_a_difference_counts():
    decided = OLD.model_copy(update={"reviewed": make_reviewed(conflicts=(changed(taken="Karl Berg"),), brief=OLD.brief, rejected=())})
    assert [d.after for d in compare(OLD, decided).differences] == ["Karl Berg"]


def test_a_count_that_rose():
    def dead(*values: str) -> Conflict:
        claims = (GUARDS, CLASH, UNUSED)
        sides = tuple(Position(value=v, claims=(c.id,), sources=(c.source,), origins=("o1",)) for v, c in zip(values, claims, strict=False))
        return Conflict(
            id="xdead",
            subject="the clashes",
            attribute="dead",
            kind=ConflictKind.NUMBER,
            verdict=DifferenceKind.UPDATE,
            positions=sides,
            taken=values[-1],
            reason="-",
        )

    two, three = with_conflicts(CONFLICT, dead("9", "11")), with_conflicts(CONFLICT, dead("9", "11", "14"))
    assert [(u.question, u.before, u.after) for u in compare(OLD, two).updates] == [("the clashes, dead", "9", "11")]
    assert [(u.before, u.after) for u in compare(two, three).updates] == [("11", "14")]
    assert compare(three, three).updates == ()


# ---------------------------------------------------------------- sources and names


def test_sources_that_only_one_of_them_has():
    other = SOURCES["hills.html"].model_copy(update={"sha256": "0" * 64})
    fresh = SOURCES["old.txt"].model_copy(update={"sha256": "1" * 64, "name": "fresh.txt"})
    sources = tuple(other if s.name == other.name else s for s in OLD.reading.sources if s.name != "old.txt")
    now = OLD.model_copy(update={"reading": Reading(sources=(*sources, fresh))})
    told = compare(OLD, now)
    assert [(s.what, s.name) for s in told.sources] == [("changed", "hills.html"), ("new", "fresh.txt"), ("gone", "old.txt")]
    assert {c.why for c in told.gone} == {"its source is not there any more"}
    assert {c.why for c in told.new} == {"its source is new"}


def person(name: str, canonical: str, *spellings: str, by: str = "like spelling", role: str | None = None) -> Entity:
    variants = tuple(Variant(text=s, source=MET.source, claims=(MET.id,)) for s in spellings)
    why = Judgement(rule=by, verdict=Verdict.SAME, score=1.0, reason="-")
    return Entity(id=name, canonical=canonical, kind=EntityKind.PERSON, variants=variants, judgements=(why,), role=role)


def with_names(*entities: Entity) -> Record:
    return OLD.model_copy(update={"reconciled": Reconciled(entities=entities)})


def test_names_that_are_others():
    berg, berger = person("e1", "Karl Berg", "Karl Berg", "Berg"), person("e2", "Tom Berger", "Tom Berger")
    one = person("e1", "Karl Berg", "Karl Berg", "Berg", "Tom Berger", by="a person's decision")
    called = person("e1", "Carl Berg", "Karl Berg", "Berg", "Carl Berg")
    cases = [
        ((berg, berger), (one,), [("merged", ("Karl Berg", "Tom Berger"), ("Karl Berg",), True)]),
        ((one,), (berg, berger), [("split", ("Karl Berg",), ("Karl Berg", "Tom Berger"), True)]),
        ((berg,), (called,), [("renamed", ("Karl Berg",), ("Carl Berg",), False)]),
        ((berger,), (person("e9", "Tom Berger", "Tom Berger", "T. B."),), []),
        (
            (berger,),
            (person("e2", "Tom Berger", "Tom Berger", role="Head"),),
            [("role", ("Tom Berger", "-"), ("Tom Berger", "Head"), True)],
        ),
        ((berg,), (berger,), []),
    ]
    for before, after, comes in cases:
        told = compare(with_names(*before), with_names(*after)).names
        assert [(n.what, n.before, n.after, n.settled) for n in sorted(told, key=lambda n: n.what)] == comes


def test_a_name_of_two_is_of_nobody_in_particular():
    """A spelling that two bear tells nothing of either."""
    one, other = person("e1", "Karl Berg", "Karl Berg", "Berg"), person("e2", "Tom Berg", "Tom Berg", "Berg")
    assert compare(with_names(one, other), with_names(other, one)).names == ()


def test_names_as_persons_left_them_in_a_review():
    berg, berger = person("e1", "Karl Berg", "Karl Berg"), person("e2", "Tom Berger", "Tom Berger")
    joined = berg.model_copy(update={"variants": (*berg.variants, *berger.variants)})
    was = with_names(berg, berger)
    now = was.model_copy(update={"reviewed": make_reviewed(brief=was.brief, entities=(joined,), rejected=())})
    assert [(n.what, n.settled) for n in compare(was, now).names] == [("merged", True)]


def test_what_the_persons_of_two_briefs_left_is_compared_and_not_what_the_machine_wrote():
    reviewed = OLD.model_copy(update={"reviewed": make_reviewed(brief=make_brief(items=ITEMS[1:]), rejected=())})
    again = make_record(make_brief(items=ITEMS[1:]))
    assert compare(reviewed, again).nothing
    assert FLEW.id not in {c.claim for c in compare(OLD, reviewed).gone}  # it stands elsewhere on the page
