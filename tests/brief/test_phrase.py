from __future__ import annotations

import json
import re

import pytest
from pydantic import ValidationError
from tests.brief.made_up import Story, a_claim, a_conflict, a_source, an_entity, evidence_of, origins_of

from briefer.brief import Written, write_brief
from briefer.brief.checks import refusals
from briefer.brief.phrase import Page
from briefer.errors import ModelQuotaFault, ModelUnreachable
from briefer.models import Certainty, ClaimKind, ConflictKind, EntityKind, Reconciled, Section, Usage, Wanted
from briefer.prompts import Answered, load_prompt

PROMPT = load_prompt("write_brief", 1)
GOOD = "Four soldiers were killed in a clash near Norhaven on 3 March 2031."
BAD = "Nine soldiers were killed in a clash near Norhaven."


class Model:
    """A made-up model: gives its answers one after the other, and keeps what it was asked."""

    def __init__(self, *answers) -> None:
        self.answers = list(answers)
        self.prompts: list[str] = []

    async def __call__(self, prompt, shape):
        self.prompts.append(prompt.messages[1][1])
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        given = shape.model_validate(answer(self.prompts[-1]) if callable(answer) else answer)
        return Answered(given, Usage(calls=1, tokens_in=10, tokens_out=5), "openai/m")


def handle(prompt: str, words: str) -> str:
    """The handle under which a claim with these words is shown."""
    return str(re.findall(rf"(c\d+): [^\n]*{re.escape(words)}", prompt)[0])


def of_item(prompt: str, words: str) -> str:
    """The development under which a claim with these words is shown."""
    return str(re.findall(r"^(d\d+) ", prompt[: prompt.index(words)], re.MULTILINE)[-1])


def says(bottom: str | None = None, headline: str | None = None, words: str = "Four soldiers were killed in a clash near Norhaven on"):
    def answer(prompt: str):
        claims = [handle(prompt, words)]
        return {
            "bottom_line": [{"text": bottom, "claims": claims}] if bottom else [],
            "developments": [{"item": of_item(prompt, words), "text": headline, "claims": claims}] if headline else [],
        }

    return answer


async def write(model: Model) -> Written:
    story = Story()
    return await write_brief(
        story.reading, story.extractions, story.reconciled, wanted=Wanted(), pages_of=lambda _: 1, ask=model, write_prompt=PROMPT
    )


def by_model(written: Written, section: Section) -> list[str]:
    return [s.text for i in written.brief.items for s in i.sentences if s.by == "model" and i.section is section]


async def test_accepted_sentences_stand_on_the_page_with_real_claim_ids():
    model = Model(says(GOOD, "Four soldiers were killed in a clash near Norhaven."))
    written = await write(model)
    assert by_model(written, Section.BOTTOM_LINE) == [GOOD]
    assert by_model(written, Section.DEVELOPMENTS) == ["Four soldiers were killed in a clash near Norhaven."]
    known = {c.id for c in Story().claims}
    assert all(set(s.claims) <= known for i in written.brief.items for s in i.sentences)
    assert written.usage == Usage(calls=1, tokens_in=10, tokens_out=5)
    assert any("write_brief.v1" in m for m in written.brief.made)
    assert written.brief.partial == ()


async def test_a_refused_sentence_is_asked_for_once_more_with_the_reason():
    model = Model(says(BAD), says(GOOD))
    written = await write(model)
    assert by_model(written, Section.BOTTOM_LINE) == [GOOD]
    assert "Nine soldiers" in model.prompts[1]
    assert "the number 'Nine" in model.prompts[1]
    assert written.usage.calls == 2


async def test_refused_twice_the_sources_words_are_used():
    model = Model(says(BAD, BAD), says(BAD, BAD))
    written = await write(model)
    assert not by_model(written, Section.BOTTOM_LINE)
    assert GOOD in [s.text for i in written.brief.items for s in i.sentences if s.by == "source"]
    assert "Nine" not in written.brief.model_dump_json()
    assert any("refused" in m for m in written.brief.made)
    assert written.usage.calls == 2


async def test_a_good_sentence_stays_when_another_is_refused():
    model = Model(says(GOOD, BAD), says(None, BAD))
    written = await write(model)
    assert by_model(written, Section.BOTTOM_LINE) == [GOOD]
    assert by_model(written, Section.DEVELOPMENTS) == []


@pytest.mark.parametrize("fault", [ModelUnreachable("No answer in 120 s."), ModelQuotaFault("No credit left.")])
async def test_a_fault_gives_the_sources_words_and_says_so(fault):
    written = await write(Model(fault))
    assert written.brief.partial == (f"The page was phrased by code: {fault}",)
    assert GOOD in [s.text for i in written.brief.items for s in i.sentences]
    assert written.usage == Usage()


async def test_a_fault_in_the_second_call_keeps_the_first():
    written = await write(Model(says(GOOD, BAD), ModelUnreachable("No answer.")))
    assert by_model(written, Section.BOTTOM_LINE) == [GOOD]
    assert written.brief.partial


async def test_unknown_handles_and_items_are_refused():
    def answer(prompt):
        return {
            "bottom_line": [{"text": GOOD, "claims": ["c999"]}],
            "developments": [{"item": "d99", "text": GOOD, "claims": [handle(prompt, "Four soldiers")]}],
        }

    written = await write(Model(answer, answer))
    assert not by_model(written, Section.BOTTOM_LINE)
    assert not by_model(written, Section.DEVELOPMENTS)


async def test_a_headline_may_not_use_the_claims_of_another_development():
    def answer(prompt):
        return {
            "bottom_line": [],
            "developments": [{"item": of_item(prompt, "A border crossing"), "text": GOOD, "claims": [handle(prompt, "Four soldiers")]}],
        }

    written = await write(Model(answer, answer))
    assert not by_model(written, Section.DEVELOPMENTS)


async def test_the_conflict_stands_in_the_bottom_line_whatever_the_model_says():
    written = await write(Model(says(GOOD)))
    bottom = [s.text for i in written.brief.items if i.section is Section.BOTTOM_LINE for s in i.sentences]
    assert bottom[0] == GOOD
    assert bottom[-1] == "or “General Oskar Lind”."


async def test_no_sentence_stands_twice_with_a_model():
    written = await write(Model(says(GOOD, GOOD)))
    found = [s.text for i in written.brief.items for s in i.sentences]
    assert len(found) == len(set(found))


async def test_the_prompt_shows_claims_conflicts_and_names_and_no_ids_of_ours():
    model = Model(says(GOOD))
    await write(model)
    shown = model.prompts[0]
    assert "head of the Border Guard, name: 'Ilya Varga' / 'Oskar Lind'" in shown
    assert "- Anna Toth" in shown
    assert "'Monday' is Monday 3 March 2031" in shown
    assert "'25 December' is 25 December (no year given)" in shown
    assert not re.search(r"s[0-9a-f]{10}", shown)


@pytest.mark.parametrize(
    "answer",
    [
        {"bottom_line": [], "developments": [], "note": "x"},
        {"bottom_line": [{"text": "x", "claims": ["c1"], "url": "x"}], "developments": []},
        {"bottom_line": [{"text": "x", "claims": ["c1"]}] * 4, "developments": []},
        {"bottom_line": [{"text": "x" * 401, "claims": ["c1"]}], "developments": []},
        {"bottom_line": [{"text": "x", "claims": []}], "developments": []},
        {"bottom_line": [{"text": "x", "claims": ["c1"] * 9}], "developments": []},
        {"bottom_line": [], "developments": [{"item": "d1", "text": "x", "claims": ["c1"]}] * 13},
    ],
)
def test_the_shape_of_the_answer_is_capped_and_closed(answer):
    with pytest.raises(ValidationError):
        Page.model_validate(answer)


def test_the_example_of_the_prompt_keeps_to_its_own_rules():
    system = dict(PROMPT.parts)["system"]
    stated = re.findall(r"^  (c\d): (.+?) \(source (\d); kind: (\w+); certainty: (\w+)", system, re.MULTILINE)
    texts = {number: [t for _, t, n, _, _ in stated if n == number] for number in ("1", "3")}
    sources = {n: a_source(f"{n}.txt", lines) for n, lines in texts.items()}
    claims = {
        name: a_claim(
            sources[n],
            text,
            kind=ClaimKind(kind),
            certainty=Certainty(certainty),
            places=("Norhaven",) if "Norhaven" in text else (),
            dates=(("Monday", "2031-03-03", 0),) if "Monday" in text else (),
        )
        for name, text, n, kind, certainty in stated
    }
    place = an_entity("Norhaven", (claims["c1"], claims["c2"]), kind=EntityKind.PLACE)
    gunmen = a_conflict("Number of gunmen", "number", ConflictKind.NUMBER, ("2", (claims["c1"],)), ("5", (claims["c2"],)))
    known = Reconciled(origins=origins_of(tuple(sources.values())), entities=(place,), conflicts=(gunmen,))
    evidence = evidence_of(tuple(sources.values()), tuple(claims.values()), known)
    example = Page.model_validate(json.loads(system[system.rindex('{"bottom_line"') :]))
    assert len(example.bottom_line) == 1
    assert len(example.developments) == 2
    for part, said in (("bottom line", example.bottom_line), ("headline", example.developments)):
        for sentence in said:
            assert refusals(sentence.text, part, [claims[h].id for h in sentence.claims], None, evidence) == ()
