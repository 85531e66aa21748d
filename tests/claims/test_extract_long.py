"""Long sources: asked for in parts, merged in the order of the text; what went wrong with one part costs no other."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from briefer.claims import Room, extract_claims, read_builtin
from briefer.claims.answer import Claims
from briefer.claims.split import LEAST, MOST
from briefer.errors import AnswerCutShort, ModelFault, ModelRefusal, ModelUnreachable
from briefer.models import Extraction, Source, Usage
from briefer.prompts import Answered, Prompt, load_prompt

from .helpers import said, source

TOWNS = ("Ostrel", "Velna", "Karst", "Morava", "Dunholm", "Sarnath")
FIRST = "Police in Ostrel closed the bridge on Monday."
FILLER = "The report of the commission tells of the road in many words."


def paragraph(number: int) -> str:
    return f"Police in {TOWNS[number % len(TOWNS)]} found {number + 2} rifles in a house. {FILLER}"


def long_source(paragraphs: int, language: str = "en") -> Source:
    return source("\n".join(paragraph(n) for n in range(paragraphs)), language)


def sentence(number: int) -> str:
    return paragraph(number).removesuffix(f" {FILLER}")


SRC = long_source(300)
assert 2 * MOST < len(SRC.text) < 3 * MOST


class Model:
    """Answers each question by the text in it, and keeps the texts."""

    def __init__(self, answer: Callable[[str], dict[str, Any]], again: Callable[[str], dict[str, Any]] | None = None) -> None:
        self.answer, self.again = answer, again
        self.texts: list[str] = []
        self.prompts: list[Prompt] = []

    async def __call__(self, prompt: Prompt, shape: type[BaseModel], /) -> Answered[Any]:
        shown = re.search(r"\nARTICLE \S+\n(.*)\nEND ", f"\n{prompt.messages[1][1]}", re.DOTALL)
        assert shown is not None
        self.texts.append(shown[1])
        self.prompts.append(prompt)
        told = self.answer if shape is Claims else self.again
        assert told is not None
        return Answered(shape.model_validate(told(shown[1])), Usage(calls=1, tokens_in=100, tokens_out=10), "openai/m")


def rifles(text: str) -> dict[str, Any]:
    """A claim for each sentence on rifles, at most 40."""
    found = re.findall(r"Police in \w+ found \d+ rifles in a house\.", text)
    return {"claims": [said(quote, quote) for quote in found[:40]]}


def nothing(_: str) -> dict[str, Any]:
    return {"claims": []}


async def extracted(
    model: Model, src: Source, room: Room | None = None, fallback: Callable[[Source], Extraction] = read_builtin
) -> Extraction:
    return await extract_claims(
        src, ask=model, extract_prompt=load_prompt("extract_claims"), reask_prompt=load_prompt("reask_quotes"), stand_in=fallback, room=room
    )


# ---------------------------------------------------------------- in parts


async def test_a_source_of_ordinary_length_is_one_question_with_its_text_as_it_is():
    src = long_source(90)
    assert 8_613 < len(src.text) < MOST  # the longest of 47 collected articles
    model = Model(rifles)
    await extracted(model, src)
    assert model.texts == [src.text]


async def test_a_long_text_is_asked_for_in_parts_and_merged_in_its_order():
    model = Model(rifles)
    got = await extracted(model, SRC)
    assert len(model.texts) == 3
    assert all(len(text) <= MOST + 600 for text in model.texts)
    starts = [c.quote.start for c in got.claims]
    assert starts == sorted(starts)
    assert len({c.id for c in got.claims}) == len(got.claims) == 40 + 39 + 39  # one of 40 is of the sentences before
    assert all(SRC.text[c.quote.start : c.quote.end] == c.quote.text for c in got.claims)
    assert (got.usage.calls, got.reader, got.fault) == (3, "openai/m", None)


async def test_every_part_but_the_first_begins_with_the_two_sentences_before_it():
    model = Model(nothing)
    await extracted(model, SRC)
    first, *others = model.texts
    assert SRC.text.startswith(first)
    for text in others:
        before, part = re.split(r"(?<=words\.)\n", text, maxsplit=1)
        assert SRC.text.count(before) == 1
        assert SRC.text.index(before) + len(before) + 1 == SRC.text.index(part)


async def test_what_is_taken_from_the_sentences_before_a_part_is_of_the_part_before():
    def only_its_first(text: str) -> dict[str, Any]:
        return {"claims": rifles(text)["claims"][:1]}

    got = await extracted(Model(only_its_first), SRC)
    assert [c.quote.start for c in got.claims] == [0]
    assert [d.why for d in got.dropped] == ["it stands before the part that was asked for"] * 2


async def test_a_quote_that_stands_twice_is_of_the_part_that_it_was_found_in():
    text = "\n".join([FIRST, *(paragraph(n) for n in range(150)), FIRST, FILLER])
    assert len(text) > MOST
    got = await extracted(
        Model(lambda shown: {"claims": [said(FIRST, FIRST)] if FILLER in shown[-90:] and shown[:40] != FIRST[:40] else []}), source(text)
    )
    assert [c.quote.start for c in got.claims] == [text.rindex(FIRST)]


async def test_the_same_claim_of_two_parts_is_kept_once():
    text = "\n".join([FIRST, *(paragraph(n) for n in range(150)), FIRST])
    got = await extracted(Model(lambda shown: {"claims": [said(FIRST, FIRST)] if FIRST in shown else []}), source(text))
    assert [c.quote.start for c in got.claims] == [0]
    assert [d.why for d in got.dropped] == ["the same claim was given twice"]


async def test_a_quote_inside_another_with_the_same_statement_is_kept_once():
    inner = FIRST.removesuffix(" on Monday.")
    statement = "Police closed the bridge in Ostrel."
    got = await extracted(Model(lambda _: {"claims": [said(FIRST, statement), said(inner, statement), said(inner, FIRST)]}), source(FIRST))
    assert [(c.quote.text, c.statement) for c in got.claims] == [(FIRST, statement), (FIRST, FIRST)]
    assert [d.quote for d in got.dropped] == [inner]


async def test_quotes_that_were_not_found_are_asked_for_with_the_part_that_they_were_said_of():
    def misquoted(text: str) -> dict[str, Any]:
        return {"claims": [said("nowhere in the text", sentence(299))] if sentence(299) in text else []}

    model = Model(misquoted, lambda _: {"quotes": [{"number": 1, "quote": sentence(299)}]})
    got = await extracted(model, SRC)
    assert [c.quote.text for c in got.claims] == [sentence(299)]
    assert model.texts[3] == model.texts[2]
    assert got.usage.calls == 4


async def test_blank_parts_are_not_asked_for():
    model = Model(rifles)
    await extracted(model, source(f"{paragraph(0)}\n{chr(10) * 3 * MOST}{paragraph(1)}"))
    assert len(model.texts) == 2


# ---------------------------------------------------------------- faults


def failing_in(number: int, fault: ModelFault) -> Callable[[str], dict[str, Any]]:
    def answer(text: str) -> dict[str, Any]:
        if text.count(sentence(number)) and text.index(sentence(number)) > 300:
            raise fault
        return rifles(text)

    return answer


async def test_where_one_part_fails_the_built_in_reader_reads_it_and_the_extraction_says_which():
    got = await extracted(Model(failing_in(150, ModelRefusal("It declined.", "Read it yourself."))), SRC)
    assert got.fault is not None
    told = re.fullmatch(r"paragraphs (\d+) to (\d+) of 300: It declined\. Read it yourself\.", got.fault)
    assert told is not None
    first, last = int(told[1]), int(told[2])
    assert first <= 151 <= last
    assert got.reader == "openai/m, builtin"
    by_builtin = {c.paragraph + 1 for c in got.claims if c.quote.text == FILLER}
    assert by_builtin <= set(range(first, last + 1))
    rifles_of = {c.paragraph + 1 for c in got.claims if "rifles" in c.quote.text}
    assert set(range(first, last + 1)) <= rifles_of
    assert {1, 40, 300 - 60} & rifles_of == {1, 40, 240}
    assert got.usage.calls == 2
    assert [c.id for c in got.claims] == list(dict.fromkeys(c.id for c in got.claims))


async def test_the_note_says_which_part_was_not_translated():
    got = await extracted(Model(failing_in(150, ModelRefusal("It declined."))), long_source(300, "es"))
    assert re.fullmatch(r"paragraphs \d+ to \d+ of 300: read by the built-in reader: nothing was translated", got.note or "")


async def test_where_every_part_fails_the_built_in_reader_reads_the_source():
    def down(_: str) -> dict[str, Any]:
        raise ModelUnreachable("No connection.", "Try later.")

    got = await extracted(Model(down), SRC)
    assert (got.reader, got.fault, got.claims) == ("builtin", "No connection. Try later.", read_builtin(SRC).claims)


async def test_an_answer_that_was_cut_short_is_asked_for_in_halves():
    def short(text: str) -> dict[str, Any]:
        if len(text) > 6_000:
            raise AnswerCutShort("Cut.")
        return rifles(text)

    model, src = Model(short), long_source(70)
    got = await extracted(model, src)
    assert [len(text) > 6_000 for text in model.texts] == [True, False, False]
    assert {c.quote.text for c in got.claims} == {sentence(n) for n in range(70)}
    assert got.fault is None


async def test_halving_ends():
    def cut(_: str) -> dict[str, Any]:
        raise AnswerCutShort("Cut.")

    model = Model(cut)
    got = await extracted(model, long_source(90))
    assert (got.fault, got.reader) == ("Cut.", "builtin")
    assert len(model.texts) == 7  # the whole, two halves, four quarters
    assert [p.splittable for p in model.prompts] == [True] * 3 + [False] * 4


async def test_a_short_text_is_not_halved():
    def cut(_: str) -> dict[str, Any]:
        raise AnswerCutShort("Cut.")

    model = Model(cut)
    assert (await extracted(model, source("A word. " * (LEAST // 5)))).fault == "Cut."
    assert len(model.texts) == 1


# ---------------------------------------------------------------- limits


def holding(tokens: int, *, says: bool = True) -> Callable[[str], dict[str, Any]]:
    """A model that takes so many tokens at once, of four characters, 2,000 of them the question's."""

    def answer(text: str) -> dict[str, Any]:
        if 2_000 + len(text) // 4 > tokens:
            raise AnswerCutShort("Too long.", limit=tokens if says else None)
        return rifles(text)

    return answer


async def test_a_limit_that_the_model_names_splits_at_once_and_holds_for_the_run():
    room = Room()
    first, second = Model(holding(4_096)), Model(holding(4_096))
    got = await extracted(first, long_source(90), room)
    too_long = [text for text in first.texts if 2_000 + len(text) // 4 > 4_096]
    assert len(too_long) == 1
    assert {c.quote.text for c in got.claims} == {sentence(n) for n in range(90)}
    await extracted(second, SRC, room)
    assert [text for text in second.texts if 2_000 + len(text) // 4 > 4_096] == []


async def test_a_limit_that_is_known_is_kept_to_from_the_beginning():
    model = Model(holding(4_096))
    await extracted(model, long_source(90), Room(4_096))
    assert [text for text in model.texts if 2_000 + len(text) // 4 > 4_096] == []


async def test_a_limit_that_leaves_no_room_for_a_text_ends_it():
    model = Model(holding(1_000))
    got = await extracted(model, long_source(90))
    assert (len(model.texts), got.fault, got.reader) == (1, "Too long.", "builtin")


@pytest.mark.parametrize("limits", [(8_192, 6_000, 5_000, 4_096), (10**9,)])
async def test_a_server_that_names_ever_other_limits_comes_to_an_end(limits: tuple[int, ...]):
    def lying(_: str) -> dict[str, Any]:
        asked.append(1)
        raise AnswerCutShort("Too long.", limit=limits[min(len(asked), len(limits)) - 1])

    asked: list[int] = []
    got = await extracted(Model(lying), long_source(90))
    assert (got.reader, got.fault) == ("builtin", "Too long.")
    assert len(asked) < 200
