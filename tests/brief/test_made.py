"""What the page says of how it was made: which reader read which source, and what was a fault and what a choice."""

from __future__ import annotations

import pytest
from tests.claims.helpers import said

from briefer.brief import write_brief
from briefer.claims.answer import Claims
from briefer.models import Brief, Dropped, Judging, Wanted

from .made_up import Story


def one_page(_: Brief) -> int:
    return 1


READERS: list[tuple[str, tuple[str, str, str], str]] = [
    ("one for all", ("builtin", "builtin", "builtin"), "Read by the built-in reader (no model), prompts p.v1."),
    ("a model for all", ("a/m", "a/m", "a/m"), "Read by a/m, prompts p.v1."),
    ("the most first", ("a/m", "b/m", "b/m"), "Read by b/m; source 1 by a/m; prompts p.v1."),
    (
        "the built-in reader for some",
        ("builtin", "a/m", "builtin"),
        "Read by the built-in reader (no model); source 2 by a/m; prompts p.v1.",
    ),
    ("three", ("c/m", "builtin", "a/m"), "Read by a/m; source 2 by the built-in reader (no model); source 1 by c/m; prompts p.v1."),
    ("parts of one", ("a/m", "a/m", "a/m, builtin"), "Read by a/m; source 3 by a/m and the built-in reader (no model); prompts p.v1."),
]


@pytest.mark.parametrize(("readers", "line"), [r[1:] for r in READERS], ids=[r[0] for r in READERS])
async def test_which_reader_read_which_source(readers: tuple[str, ...], line: str):
    story = Story()
    read = dict(zip(sorted(s.name for s in story.sources), readers, strict=True))
    named = {s.id: read[s.name] for s in story.sources}
    extractions = [e.model_copy(update={"reader": named[e.source], "prompt": "p.v1"}) for e in story.extractions]
    brief = (await write_brief(story.reading, extractions, story.reconciled, wanted=Wanted(), pages_of=one_page)).brief
    assert brief.made[0] == line


LOST = "the quote does not stand in the source"
TWICE = "the same claim was given twice"
MISFIT = "it does not fit the schema"
DROPPED: list[tuple[str, tuple[str, ...], str]] = [
    ("one", (LOST,), f"1 claim dropped: {LOST}."),
    ("for one reason", (TWICE, TWICE), f"2 claims dropped: {TWICE}."),
    ("what is peculiar to each is left out", (LOST, f"{LOST}, and asking again failed: No.", LOST), f"3 claims dropped: {LOST}."),
    (
        "the most frequent first",
        (TWICE, "kind does not fit the schema: Input should be 'event'", "dates.0 does not fit the schema: no"),
        f"3 claims dropped: {MISFIT} (2); {TWICE} (1).",
    ),
    (
        "no more than three",
        (TWICE, TWICE, "b (x)", "b (y)", LOST, LOST, "quote does not fit the schema: no", "a"),
        f"8 claims dropped: b (2); {LOST} (2); {TWICE} (2); other reasons (2).",
    ),
]


async def made_of(dropped: tuple[Dropped, ...]) -> list[str]:
    """The lines on what was dropped, spread over all sources."""
    story = Story()
    extractions = [e.model_copy(update={"dropped": dropped[n :: len(story.extractions)]}) for n, e in enumerate(story.extractions)]
    brief = (await write_brief(story.reading, extractions, story.reconciled, wanted=Wanted(), pages_of=one_page)).brief
    return [line for line in brief.made if "dropped" in line]


@pytest.mark.parametrize(("reasons", "line"), [d[1:] for d in DROPPED], ids=[d[0] for d in DROPPED])
async def test_why_claims_were_dropped(reasons: tuple[str, ...], line: str):
    assert await made_of(tuple(Dropped(quote="x", why=why) for why in reasons)) == [line]


async def test_what_no_answer_may_hold_is_counted_whole():
    answer = Claims.model_validate({"claims": [said("words of the source")] * 45 + [{"quote": "half a claim"}] * 5})
    assert await made_of(answer.spoiled) == ["10 claims dropped: one answer may hold 40 claims."]


async def test_where_nothing_was_dropped_nothing_is_said():
    assert await made_of(()) == []


@pytest.mark.parametrize("how", ["fault", "stood_in"])
async def test_names_that_no_model_judged(how: str):
    story = Story()
    reconciled = story.reconciled.model_copy(update={"judging": Judging(asked=2, prompt="judge.v1").model_copy(update={how: "It failed."})})
    brief = (await write_brief(story.reading, story.extractions, reconciled, wanted=Wanted(), pages_of=one_page)).brief
    chosen = "2 pairs of names that the rules leave open: no model judged them, and the rules decided alone." in brief.made
    assert chosen is (how == "stood_in")
    assert brief.partial == (() if chosen else ("Names that may be one were told apart by the rules alone: It failed.",))
