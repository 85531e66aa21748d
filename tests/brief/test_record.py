"""What was cut is on record: every claim stands on the page or in a cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.brief.made_up import a_claim, a_conflict, a_source, an_event, extractions_of, origins_of

from briefer.brief import write_brief
from briefer.models import Brief, Certainty, Claim, ClaimKind, ConflictKind, Reading, Reconciled, Section, Source, Wanted


async def write(sources: list[Source], claims: list[Claim], most_items: int = 99, **known) -> Brief:
    reconciled = Reconciled(origins=origins_of(sources), **known)

    def pages_of(brief: Brief) -> int:
        return 1 + (len(brief.items) > most_items)

    reading = Reading(sources=tuple(sources))
    return (await write_brief(reading, extractions_of(sources, claims), reconciled, wanted=Wanted(), pages_of=pages_of)).brief


def on_record(brief: Brief) -> set[str]:
    return {c for i in (*brief.items, *(cut.item for cut in brief.cut)) for s in i.sentences for c in s.claims}


def reasons(brief: Brief) -> dict[str, str]:
    return {c: cut.why for cut in brief.cut for s in cut.item.sentences for c in s.claims}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("The mayor said [look](javascript:x) in Norhaven at http://evil.example/p.", "may not be printed: it holds a link or markup"),
        ("The mayor said <b>so</b> in Norhaven.", "may not be printed: it holds a link or markup"),
        ("The mayor said \u202eso in Norhaven.", "may not be printed: it holds control characters"),
        ("The mayor " + "and the council " * 70 + "met.", "may not be printed: it is too long for one sentence"),
        ("Order restored.", "may not be printed: it is no sentence"),
        ("Four guards died near Norhaven in a clash.", "says the same as source 1: Four guards died in a clash near Norhaven."),
    ],
)
async def test_a_claim_that_is_not_printed_is_cut_with_the_reason(line: str, why: str):
    source = a_source("a.txt", ["Four guards died in a clash near Norhaven.", line])
    claims = [a_claim(source, text) for text in source.text.split("\n")]
    extra = a_conflict("clash", "toll", ConflictKind.CLAIM, ("one", claims[:1]), ("two", claims[1:]))  # so that they are not cited together
    brief = await write([source], claims, events=(an_event(claims),), conflicts=(extra,) if why.startswith("says") else ())
    assert on_record(brief) == {c.id for c in claims}
    if not why.startswith("says"):
        assert reasons(brief)[claims[1].id] == why
    assert "evil.example" not in brief.model_dump_json()


async def test_a_near_repeat_is_cut_with_what_it_repeats():
    lines = ["The army closed the harbour of Norhaven after a clash with smugglers.", "The army closed the harbour after a clash."]
    source = a_source("a.txt", lines)
    one, two = (a_claim(source, line) for line in lines)
    two = two.model_copy(update={"certainty": Certainty.DENIED})  # near, and no support for the other
    brief = await write([source], [one, two], events=(an_event([one, two]),))
    assert reasons(brief) == {two.id: f"says the same as source 1: {lines[0]}"}


async def test_markup_keeps_no_toll_off_the_page():
    line = "The governor, Ilya <script>alert(2)</script> Varga, said <img src=x> that 14 people died in Norhaven {{7*7}}\x07."
    source = a_source("a.txt", [line])
    brief = await write([source], [a_claim(source, line, counts=(("14", 14, "people killed"),))])
    (shown,) = [s for i in brief.items for s in i.sentences if s.claims]
    assert shown.text == "The governor, Ilya […] Varga, said […] that 14 people died in Norhaven […]."
    assert shown.by == "template"


async def test_a_side_whose_words_may_not_be_shown_gives_its_value():
    sources = [a_source("a.txt", ["Three buses came."]), a_source("b.txt", ["Five buses came, see http://evil.example/x."])]
    claims = [a_claim(s, s.text, counts=((s.text.split()[0], n, "buses"),)) for s, n in zip(sources, (3, 5), strict=True)]
    conflict = a_conflict("convoy", "buses", ConflictKind.NUMBER, ("3", claims[:1]), ("5", claims[1:]))
    brief = await write(sources, claims, conflicts=(conflict,))
    item = next(i for i in brief.items if i.section is Section.DISAGREEMENTS)
    assert [s.text for s in item.sentences[:2]] == [
        "Buses in the convoy: “Three buses came” (one independent source).",
        "5 (one independent source).",
    ]


WORDS = st.lists(
    st.sampled_from(
        ["soldiers", "killed", "border", "clash", "in", "Norhaven", "the", "four", "http://evil.example", "<b>", "{x}", "\x07"]
    ),
    min_size=1,
    max_size=9,
)
KINDS = st.tuples(st.sampled_from(ClaimKind), st.sampled_from(Certainty))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(WORDS, KINDS), min_size=1, max_size=12), min_size=1, max_size=3), st.integers(0, 8), st.booleans())
async def test_every_claim_is_cited_or_cut(articles, most_items, one_event):
    sources, claims = [], []
    for n, lines in enumerate(articles):
        texts = [f"{' '.join(words)} {n} {m}." for m, (words, _) in enumerate(lines)]
        source = a_source(f"{n}.txt", texts)
        sources.append(source)
        claims += [a_claim(source, t, kind=kind, certainty=c) for t, (_, (kind, c)) in zip(texts, lines, strict=True)]
    brief = await write(sources, claims, most_items, events=(an_event(claims),) if one_event else ())
    assert on_record(brief) == {c.id for c in claims}
    ids = [i.id for i in (*brief.items, *(c.item for c in brief.cut))]
    assert len(ids) == len(set(ids))
    assert "evil.example" not in brief.model_dump_json(include={"items", "cut"})
