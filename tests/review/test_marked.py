"""The brief in an editor: what is shown and left alone comes back as nothing; what a person does to it comes back as just that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import MarkDamaged
from briefer.models import Act, Add, Brief, Decision, Drop, Item, ItemRef, Mark, Move, Reword, Section, Sentence, SentenceRef, Undo
from briefer.publish.text import clean
from briefer.review.marked import HEAD, marked, read_shown, read_typed
from briefer.review.refs import Refs
from briefer.review.retyped import Acts, Change, changes, in_full

# ---------------------------------------------------------------- a brief, made up


def sentence(name: str, text: str, *claims: str) -> Sentence:
    return Sentence(id=name, text=text, claims=claims, by="source")


def item(name: str, section: Section, *sentences: Sentence, origins: int = 2) -> Item:
    mark = Mark.NEW if section is Section.DEVELOPMENTS else None
    return Item(id=name, section=section, sentences=sentences, mark=mark, origins=origins)


def brief(*items: Item) -> Brief:
    return Brief(title="t", as_of=None, as_of_how="-", items=items, sources=())


def cited(claims: Sequence[str]) -> tuple[int, ...]:
    return tuple(sorted({int(c[1:].split(":")[0]) for c in claims}))


PAGE = brief(
    item("b00001", Section.BOTTOM_LINE, sentence("t00001", "The river rose.", "s1:0")),
    item(
        "v00001",
        Section.DEVELOPMENTS,
        sentence("t00002", "Two bridges are closed.", "s1:1", "s2:1"),
        sentence("t00003", "The ferry runs.", "s2:2"),
        origins=1,
    ),
    item("v00002", Section.DEVELOPMENTS, sentence("t00004", "The school is shut until Monday.", "s3:1")),
    item("v00003", Section.DEVELOPMENTS, sentence("t00005", "The mayor spoke.", "s3:2")),
    item("v00004", Section.DEVELOPMENTS, sentence("t00006", "A dam held.", "s1:3")),
    item("r00007", Section.COMMENTS, sentence("r00007", "We knew of this.")),
    item("g00001", Section.GAPS, sentence("t00007", "Who pays is not said [7]")),
)


def shown(page: Brief = PAGE) -> str:
    return marked(page, clean, cited)


def read(text: str, page: Brief = PAGE, now: Brief | None = None) -> tuple[Change, ...]:
    before = read_shown(shown(page))
    return changes(before, read_typed(text, before, clean), read_shown(shown(now or page)))


def told(found: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(c.what, c.sentence or c.item, c.after) for c in found]


def test_how_it_looks():
    lines = shown().split("\n")
    assert tuple(lines[:3]) == HEAD
    assert lines[9:14] == [
        "## Developments",
        "",
        "### 1. New, one origin {item v00001}",
        "Two bridges are closed. [1, 2] {t00002}",
        "The ferry runs. [2] {t00003}",
    ]
    assert "Who pays is not said [7] [-] {t00007}" in lines
    assert max(map(len, HEAD)) <= 140


# ---------------------------------------------------------------- what is left alone comes back as nothing

NASTY = st.sampled_from(
    ["## Gaps", "{t00001}", "{item v00001}", "- ", "### 1. New {item b00002}", "[1, 2]", "[-]", "<!--", "-->", "\n", "\r\n", "\u2028", "\x85",
     "\u202e", "\u200b", "\u200f", "{", "}", "{t0", "`", "\t", "  ", "x" * 1500, "محمد عاصم ملک", "é", "e\u0301\u0301\u0301\u0301\u0301\u0301", "\x00", "\x1b[2J",
     "\ufeff", "🙂", "r7", "#", "*", "1. "]
)  # fmt: skip
TEXT = st.lists(st.one_of(NASTY, st.text(max_size=12)), max_size=6).map("".join)


@st.composite
def pages(draw: st.DrawFn) -> Brief:
    """A page with anything on it."""
    items = []
    for number, section in enumerate(sorted(draw(st.lists(st.sampled_from(list(Section)), max_size=6)), key=list(Section).index)):
        texts = draw(st.lists(TEXT, min_size=1, max_size=3))
        open_ = section in {Section.GAPS, Section.COMMENTS}
        sentences = [
            sentence(f"t{number:04}{n}", t, *([] if open_ and draw(st.booleans()) else [f"s{n + 1}:0"])) for n, t in enumerate(texts)
        ]
        items.append(item(f"v{number:05}", section, *sentences))
    return brief(*items)


@given(pages())
def test_what_was_left_alone_is_no_decision(page):
    assert read(shown(page), page) == ()


@given(pages(), st.sampled_from(["\r\n", "\n\n"]), st.booleans())
def test_nor_is_what_an_editor_does_by_itself(page, ends, mark):
    text = shown(page).replace("\n", ends)
    assert read(("\ufeff" if mark else "") + text.rstrip() + "\n", page) == ()


@given(pages())
def test_each_item_and_sentence_is_read_where_it_was_written(page):
    sheet = read_shown(shown(page))
    assert [(b.item, b.section, [s.id for s in b.said]) for b in sheet.blocks] == [
        (i.id, i.section, [s.id for s in i.sentences]) for i in page.items
    ]
    assert [s.text for b in sheet.blocks for s in b.said] == [clean(s.text) for i in page.items for s in i.sentences]


@given(pages(), st.randoms(use_true_random=False))
def test_any_order_that_is_typed_is_the_order_that_comes_of_it(page, chance):
    """The moves, one after the other, as `decide_page` makes them, give the order of the text; and no shorter list of moves could."""
    blocks = {i.id: i for i in page.items}
    typed: list[str] = []
    for section in Section:
        ids = [i.id for i in page.items if i.section is section]
        chance.shuffle(ids)
        typed += ids
    found = read(shown(brief(*(blocks[i] for i in typed))), page)
    assert {c.what for c in found} <= {"move"}
    for section in Section:
        was, wanted = ([i for i in ids if blocks[i].section is section] for ids in (list(blocks), typed))
        moved = [c for c in found if c.section is section]
        assert _after(was, moved) == wanted
        assert len(moved) == len(was) - _longest([wanted.index(i) for i in was])
        assert _after(was, in_full(section, wanted, read_shown(shown(page)))) == wanted


def _after(order: list[str], moves: Sequence[Change]) -> list[str]:
    order = list(order)
    for move in moves:
        order.remove(move.item)
        order.insert(move.place[1] - 1, move.item)
    return order


def _longest(numbers: list[int]) -> int:
    """The length of a longest rising subsequence, by trying all."""
    return max((1 + _longest([m for m in numbers[n + 1 :] if m > x]) for n, x in enumerate(numbers)), default=0)


# ---------------------------------------------------------------- what a person does


def without(text: str, *parts: str) -> str:
    return "\n".join(line for line in text.split("\n") if not any(p in line for p in parts))


def block(text: str, head: str) -> str:
    return next(part for part in re.split(r"\n\n", text) if head in part)


def swapped(text: str, one: str, other: str) -> str:
    first, second = block(text, one), block(text, other)
    return text.replace(first, "@@").replace(second, first).replace("@@", second)


DONE = {
    "reword": (lambda t: t.replace("The ferry runs.", "The ferry runs again."), [("reword", "t00003", "The ferry runs again.")]),
    "reword, broken over lines": (
        lambda t: t.replace("The ferry runs. [2]", "The ferry runs\nagain, twice\na day. [2]"),
        [("reword", "t00003", "The ferry runs again, twice a day.")],
    ),
    "broken over lines only": (lambda t: t.replace("The ferry runs.", "The ferry\n  runs."), []),
    "blanks only": (lambda t: t.replace("The ferry runs.", "  The  ferry runs. "), []),
    "a sentence left out": (lambda t: without(t, "{t00003}"), [("drop sentence", "t00003", "")]),
    "a sentence emptied": (lambda t: t.replace("The ferry runs. [2] ", ""), [("drop sentence", "t00003", "")]),
    "a sentence commented out": (lambda t: re.sub(r"(The ferry .*)", r"<!-- \1 -->", t), [("drop sentence", "t00003", "")]),
    "an item left out": (lambda t: without(t, "v00001", "t00002", "t00003"), [("drop", "v00001", "")]),
    "its head left": (lambda t: without(t, "t00002", "t00003"), [("drop", "v00001", "")]),
    "commented out over lines": (
        lambda t: t.replace("### 2. New {item v00002}", "<!--\n### 2. New {item v00002}").replace("{t00004}", "{t00004}\n-->"),
        [("drop", "v00002", "")],
    ),
    "two swapped": (lambda t: swapped(t, "item v00001", "item v00002"), [("move", "v00001", "")]),
    "first to last": (
        lambda t: t.replace(block(t, "v00001") + "\n\n", "").replace("{t00006}", "{t00006}\n\n" + block(t, "v00001")),
        [("move", "v00001", "")],
    ),
    "a gap added": (lambda t: t.replace("{t00007}", "{t00007}\n- How deep it is."), [("gap", "", "How deep it is.")]),
    "a gap added at the very end": (lambda t: t + "\nHow deep it is.", [("gap", "", "How deep it is.")]),
    "a comment added": (lambda t: t.replace("{t00003}", "{t00003}\nThis is odd."), [("comment", "", "This is odd.")]),
    "a comment above a sentence": (
        lambda t: t.replace("The ferry runs.", "This is odd.\nThe ferry runs."),
        [("comment", "", "This is odd.")],
    ),
    "a comment before all": (lambda t: "Odd.\n" + t, [("comment", "", "Odd.")]),
    "an own line reworded": (lambda t: t.replace("We knew of", "We had heard of"), [("reword", "r00007", "We had heard of this.")]),
    "an own line left out": (lambda t: without(t, "r00007"), [("drop", "r00007", "")]),
    "words in brackets that cite nothing": (
        lambda t: t.replace("said [7] [-]", "said [7], [8]"),
        [("reword", "t00007", "Who pays is not said [7], [8]")],
    ),
    "label and number of an item": (lambda t: t.replace("### 1. New, one origin", "### 9. Old"), []),
    "hard words": (
        lambda t: t.replace("The ferry runs.", "## Gaps {t} \u202eThe\x00 ferry <!-- runs"),
        [("reword", "t00003", "## Gaps {t} The ferry <!-- runs")],
    ),
}


@pytest.mark.parametrize(("do", "comes"), DONE.values(), ids=DONE)
def test_what_a_person_does(do, comes):
    text = do(shown())
    assert told(read(text)) == comes


def test_citations_stay_as_they_are():
    before = read_shown(shown())
    for typed in ("Two bridges are closed. [3] {t00002}", "Two bridges are closed. {t00002}", "Two bridges are closed. [ 1,9 ] {t00002}"):
        sheet = read_typed(shown().replace("Two bridges are closed. [1, 2] {t00002}", typed), before, clean)
        assert changes(before, sheet, before) == ()
        assert sheet.notes == ["Line 13: what a sentence cites can't be changed here; [1, 2] stays."]


DAMAGED = {
    "one letter gone": (lambda t: t.replace("{t00004}", "{t0004}"), "The school", "{t00004}"),
    "brace gone": (lambda t: t.replace("{t00004}", "{t00004"), "The school", "looks like a mark"),
    "other brace gone": (lambda t: t.replace("{t00004}", "t00004}"), "The school", "looks like a mark"),
    "mark gone": (lambda t: t.replace(" {t00004}", ""), "The school", "lost its mark {t00004}"),
    "mark gone and words changed": (lambda t: t.replace("Monday. [3] {t00004}", "Tuesday."), "The school", "lost its mark {t00004}"),
    "twice": (lambda t: t.replace("{t00006}", "{t00004}"), "A dam held", "line 17"),
    "two on a line": (lambda t: t.replace("{t00002}\n", "{t00002} "), "Two bridges", "two marks"),
    "head without its mark": (lambda t: t.replace(" {item v00002}", ""), "### 2.", "is no section"),
    "head with a broken mark": (lambda t: t.replace("{item v00002}", "{item v00002"), "### 2.", "looks like a mark"),
    "head gone": (lambda t: without(t, "{item v00002}"), "The school", "{item v00002}"),
    "into another item": (
        lambda t: without(t, "{t00003}").replace("{t00004}", "{t00004}\nThe ferry runs. [2] {t00003}"),
        "The ferry",
        "{item v00001}",
    ),
    "before its neighbour": (lambda t: swapped_lines(t, "{t00002}", "{t00003}"), "Two bridges", "keep their order"),
    "into another section": (
        lambda t: t.replace(block(t, "v00002") + "\n\n", "") + "\n" + block(t, "v00002"),
        "{item v00002}",
        "“Developments”",
    ),
    "above all sections": (lambda t: t.replace("## Bottom line\n", ""), "{item b00001}", "“Bottom line”"),
    "no such section": (lambda t: t.replace("## Gaps", "## Holes"), "## Holes", "“Holes” is no section"),
    "comment without end": (lambda t: t.replace("## Developments", "<!-- ## Developments"), "## Developments", "doesn't end"),
    "too long": (lambda t: t.replace("A dam held.", "A dam held. " * 200), "A dam held.", "characters"),
    "too long a gap": (lambda t: t + "\n" + "So it is. " * 200, "So it is.", "characters"),
    "own line with an id": (lambda t: t + "\nlook at {t00002} again", "look at", "looks like a mark"),
}


def swapped_lines(text: str, one: str, other: str) -> str:
    lines = text.split("\n")
    a, b = (next(n for n, line in enumerate(lines) if line.endswith(end)) for end in (one, other))
    lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


@pytest.mark.parametrize(("do", "where", "word"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_mark_is_told_with_its_line(do, where, word):
    text = do(shown())
    line = next(n for n, words in enumerate(text.split("\n"), 1) if where in words)
    with pytest.raises(MarkDamaged) as fault:
        read(text)
    assert (fault.value.line, word in str(fault.value)) == (line, True), str(fault.value)


# ---------------------------------------------------------------- somebody else decided meanwhile


def test_only_what_the_person_changed_is_a_decision():
    """What others changed meanwhile is left as they have it; what is so already is not decided again."""
    items = {i.id: i for i in PAGE.items}
    now = brief(
        items["b00001"],
        items["v00002"].model_copy(update={"sentences": (sentence("t00004", "The school is shut.", "s3:1"),)}),
        items["v00003"].model_copy(update={"sentences": (sentence("t00005", "The mayor spoke at noon.", "s3:2"),)}),
        items["v00004"],
        item("r00009", Section.GAPS, sentence("r00009", "How deep it is.")),
    )
    typed = without(shown(), "v00001", "t00002", "t00003").replace("The mayor spoke.", "The mayor spoke at noon.") + "\nHow deep it is."
    assert read(typed, PAGE, now) == ()
    assert told(read(typed.replace("Monday", "Tuesday"), PAGE, now)) == [("reword", "t00004", "The school is shut until Tuesday.")]
    with pytest.raises(MarkDamaged, match="left the page"):
        read(shown().replace("The ferry runs.", "It runs."), PAGE, now)


# ---------------------------------------------------------------- acts


class Bound:
    """Knows the sentences of a page as it stands."""

    def __init__(self, page: Brief) -> None:
        self._page = page

    def sentence(self, name):
        section, said = {s.id: (i.section, s) for i in self._page.items for s in i.sentences}[name]
        return SentenceRef(section=section, claims=(), text=said.text)

    def item(self, name):
        found = {i.id: i for i in self._page.items}[name]
        return ItemRef(section=found.section, sentences=tuple(self.sentence(s.id) for s in found.sentences))


OWN = Add(what="comment", text="We knew of this.", sources=("a" * 64,))


def acts(do, page: Brief = PAGE, own: Act = OWN) -> list[Act]:
    decided = Decision(seq=7, act=own, who="A", when="2024-12-31T06:00:00Z", target="x")
    made = Acts(cast("Refs", Bound(page)), page, (decided,), ("a" * 64, "b" * 64))
    return [act for change in read(do(shown(page)), page) for act in made.of(change)]


def test_changes_become_acts():
    (reword,) = acts(lambda t: t.replace("The ferry runs.", "It runs."))
    assert isinstance(reword, Reword)
    assert (reword.sentence.text, reword.text) == ("The ferry runs.", "It runs.")
    (drop,) = acts(lambda t: without(t, "{t00003}"))
    assert isinstance(drop, Drop)
    assert drop.sentence is not None
    assert (len(drop.item.sentences), drop.sentence.text) == (2, "The ferry runs.")
    (whole,) = acts(lambda t: without(t, "t00004"))
    assert isinstance(whole, Drop)
    assert whole.sentence is None
    (move,) = acts(lambda t: swapped(t, "item v00001", "item v00002"))
    assert isinstance(move, Move)
    assert (move.item.sentences[0].text, move.place) == ("Two bridges are closed.", 2)
    (gap,) = acts(lambda t: t + "\nHow deep?")
    assert gap == Add(what="gap", text="How deep?", sources=("a" * 64, "b" * 64))


def test_a_line_of_ones_own_is_undone_and_added_anew():
    page = PAGE.model_copy(
        update={
            "items": tuple(i if i.id != "r00007" else item("r7", Section.COMMENTS, sentence("r7", "We knew of this.")) for i in PAGE.items)
        }
    )
    undo, again = acts(lambda t: t.replace("We knew", "We had heard"), page)
    assert undo == Undo(seq=7)
    assert again == Add(what="comment", text="We had heard of this.", sources=("a" * 64,))
    assert acts(lambda t: without(t, "{r7}", "{item r7}"), page) == [Undo(seq=7)]


def test_words_of_ones_own_for_which_the_page_had_no_sentence():
    """They stand as an item of their own; other words take their place, and without them the decision is undone."""
    ref = SentenceRef(section=Section.DEVELOPMENTS, claims=(), text="Once it read so.")
    page = brief(item("r7", Section.DEVELOPMENTS, sentence("r7", "So it reads.", "s1:0")), PAGE.items[1])
    own = Reword(sentence=ref, text="So it reads.")
    assert acts(lambda t: t.replace("So it", "Thus it"), page, own) == [Reword(sentence=ref, text="Thus it reads.")]
    assert acts(lambda t: without(t, "r7"), page, own) == [Undo(seq=7)]


def test_a_part_of_an_item_that_was_brought_back_is_bound_to_its_own_sentences():
    page = brief(item("r7", Section.DEVELOPMENTS, sentence("t00009", "It came back.", "s1:0")), PAGE.items[1])
    (drop,) = acts(lambda t: without(t, "r7", "t00009"), page, Undo(seq=1))
    assert isinstance(drop, Drop)
    assert [s.text for s in drop.item.sentences] == ["It came back."]
