"""The names that the rules leave open, put to a model in one call: from the articles to the page."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from briefer import pipeline
from briefer.brief.phrase import Page
from briefer.claims.answer import Claims, Quotes
from briefer.cli import main
from briefer.errors import AnswerFault, ModelFault, ModelQuotaFault, ModelRefusal
from briefer.llm import NOTHING_KEPT, Keep
from briefer.models import Extraction, Judging, Record, Usage, Verdict, Wanted
from briefer.pipeline import Given, make_brief
from briefer.prompts import Answered, Prompt
from briefer.reconcile.doubts import PairAnswers, find_doubts
from briefer.settings import Endpoint, Settings
from briefer.tables.look import look_at
from tests.desk.made import exchange

ONE, OTHER = "Abdul Dozunguddin", "Samir Dozunguddin"
SETTINGS = Settings(endpoints=(Endpoint(reader="openai-compatible/fake", model="fake", base_url="http://model.invalid/v1"),))
ONCE = Usage(calls=1, tokens_in=100, tokens_out=10)
JUDGE = "judge_pairs.v2"


def sentence(name: str) -> str:
    return f"Gunmen killed three guards at a bridge near Ostrel on Monday, {name} said."


class Fake:
    """A model that reads one claim from each article, judges pairs as it is told, and phrases nothing."""

    def __init__(self, judging: dict[str, Any] | ModelFault) -> None:
        self.judging = judging
        self.prompts: list[Prompt] = []
        self.keep = NOTHING_KEPT

    async def __call__(self, prompt: Prompt, shape: type[BaseModel], /) -> Answered[Any]:
        self.prompts.append(prompt)
        self.keep.add(exchange(len(self.prompts)))
        if shape is PairAnswers:
            if isinstance(self.judging, ModelFault):
                raise self.judging
            return Answered(shape.model_validate(self.judging), ONCE, "openai-compatible/fake")
        told: dict[type[BaseModel], Any] = {
            Claims: {"claims": [claim(name) for name in (ONE, OTHER) if name in prompt.messages[1][1]]},
            Quotes: {"quotes": []},
            Page: {"bottom_line": [], "developments": []},
        }
        return Answered(shape.model_validate(told[shape]), ONCE, "openai-compatible/fake")

    @property
    def asked(self) -> list[str]:
        return [prompt.name for prompt in self.prompts]


def claim(name: str) -> dict[str, Any]:
    return {
        "quote": sentence(name),
        "statement": sentence(name),
        "kind": "event",
        "certainty": "asserted",
        "speaker": name,
        "mentions": [{"text": name, "kind": "person", "role": None, "english": None}],
        "dates": ["on Monday"],
        "quantities": [{"text": "three", "counted": "guards killed"}],
    }


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, name in enumerate((ONE, OTHER)):
        (folder / f"{number}.txt").write_text(
            f"Bridge closed after attack\n\nPublished 3 March 2031\n\n{sentence(name)}\n", encoding="utf-8"
        )
    return folder


@pytest.fixture
def brief(articles, tmp_path, monkeypatch):
    """The record of the articles by a fake model."""

    def made(fake: Fake) -> Record:
        opened(fake, monkeypatch)
        return make_brief(Given((str(articles),)), SETTINGS, Wanted(), tmp_path / "out").record

    return made


def opened(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    @asynccontextmanager
    async def door(_: Settings, *, keep: Keep, **__: object) -> AsyncIterator[Fake]:
        fake.keep = keep
        yield fake

    monkeypatch.setattr(pipeline, "Door", door)


def answer(*said: tuple[str, str]) -> dict[str, Any]:
    return {"answers": [{"pair": pair, "verdict": verdict, "reason": "The quotes tell of one speaker."} for pair, verdict in said]}


def people(record: Record) -> int:
    """How many people the two names are."""
    return len({e.id for e in record.reconciled.entities for v in e.variants if v.text in {ONE, OTHER}})


@pytest.mark.parametrize(("verdict", "number"), [("same", 1), ("different", 2), ("unsure", 2)])
def test_a_right_answer(brief, verdict, number):
    fake = Fake(answer(("p1", verdict)))
    record = brief(fake)
    assert fake.asked.count(JUDGE) == 1
    assert people(record) == number
    assert JUDGE in record.run.prompts
    assert record.brief.partial == ()
    assert record.run.usage.calls == len(fake.asked)
    assert record.reconciled.judging.usage == ONCE
    assert [j.verdict for j in record.reconciled.judging.pairs] == [Verdict(verdict)]
    (line,) = [line for line in record.brief.made if JUDGE in line and "names" in line]
    assert f"1 {verdict}" in line
    said = [j for e in record.reconciled.entities for j in (*e.judgements, *e.apart) if "The quotes tell of one speaker" in j.reason]
    assert {j.verdict.value for j in said} == {verdict}


def test_the_question_holds_the_pair_and_the_quotes_between_marks(brief):
    fake = Fake(answer(("p1", "same")))
    brief(fake)
    (prompt,) = [p for p in fake.prompts if p.name == JUDGE]
    text = prompt.messages[1][1]
    first, *_, last = text.splitlines()
    assert first.split()[1] == last.split()[1]
    assert text.count(first.split()[1]) == 2
    assert all(name in text and sentence(name) in text for name in (ONE, OTHER))
    assert text.count("p1") == 1
    assert "p2" not in text


def test_wrong_ids_are_dropped_and_counted(brief):
    record = brief(Fake(answer(("p7", "same"), ("p0", "same"), ("p7", "different"))))
    judging = record.reconciled.judging
    assert people(record) == 2
    assert (judging.asked, judging.pairs, judging.dropped) == (1, (), 3)
    assert any("1 without a usable answer; 3 answers dropped" in line for line in record.brief.made)
    assert record.brief.partial == ()


@pytest.mark.parametrize(
    "fault",
    [
        AnswerFault("The model gave an answer that does not fit.", "Try another model."),
        ModelRefusal("The model declined.", ""),
        ModelQuotaFault("There is no credit left.", ""),
    ],
)
def test_without_an_answer_the_rules_decide_alone_and_the_page_says_so(brief, fault):
    record = brief(Fake(fault))
    assert people(record) == 2
    assert record.reconciled.judging == Judging(asked=1, prompt=JUDGE, fault=str(fault))
    (line,) = record.brief.partial
    assert "names" in line.lower()
    assert fault.what in line
    assert not any(JUDGE in line for line in record.brief.made)
    assert JUDGE in record.run.prompts


def test_one_reason_is_told_once(brief):
    class Silent(Fake):
        async def __call__(self, prompt: Prompt, shape: type[BaseModel], /) -> Answered[Any]:
            if shape in {PairAnswers, Page}:
                raise ModelQuotaFault("There is no credit left.", "")
            return await super().__call__(prompt, shape)

    judged, phrased = brief(Silent({})).brief.partial
    assert "There is no credit left." in judged
    assert phrased == "The page was phrased by code, for the same reason."


def test_nothing_is_asked_where_nothing_is_open_or_there_is_no_model(brief, articles, tmp_path):
    (articles / "1.txt").unlink()
    fake = Fake(answer())
    record = brief(fake)
    assert JUDGE not in fake.asked
    assert JUDGE not in record.run.prompts
    assert record.reconciled.judging == Judging()
    (articles / "1.txt").write_text(f"{sentence(OTHER)}\n", encoding="utf-8")
    builtin = make_brief(Given((str(articles),)), Settings(), Wanted(), tmp_path / "builtin").record
    assert builtin.reconciled.judging == Judging()
    assert pipeline.judge(builtin.reading.sources, builtin.extractions, Settings()) == Judging()


def test_a_broken_answer_over_the_wire(articles, tmp_path, monkeypatch):
    """What does not fit the shape leaves the door as a fault of the model: here the shape itself refuses it."""

    class Broken(Fake):
        async def __call__(self, prompt: Prompt, shape: type[BaseModel], /) -> Answered[Any]:
            if shape is PairAnswers:
                try:
                    shape.model_validate_json('{"answers": [{"pair": "p1", "verdict": "perhaps"}]}')
                except ValueError as error:
                    raise AnswerFault("The answer does not fit.", "") from error
            return await super().__call__(prompt, shape)

    opened(Broken({}), monkeypatch)
    made = make_brief(Given((str(articles),)), SETTINGS, Wanted(), tmp_path / "out")
    assert made.record.brief.partial
    assert "PARTIAL" in (tmp_path / "out" / "brief.md").read_text(encoding="utf-8")


# ---------------------------------------------------------------- the commands


@pytest.mark.parametrize(
    ("judging", "code"), [(answer(("p1", "same")), 0), (ModelRefusal("The model declined.", ""), 3)], ids=["answered", "refused"]
)
@pytest.mark.parametrize("command", [["names", "--json"], ["brief", "--out", "OUT"], ["conflicts"], ["timeline"]])
def test_the_commands(command, judging, code, articles, tmp_path, monkeypatch):
    fake = Fake(judging)
    opened(fake, monkeypatch)
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("BRIEFER_DESK", str(tmp_path))
    words = [str(tmp_path / "out") if word == "OUT" else word for word in command]
    done = CliRunner().invoke(main, [*words, str(articles), "--model", "openai-compatible/fake", "--base-url", "http://model.invalid/v1"])
    assert done.exit_code == code, done.output
    assert fake.asked.count(JUDGE) == 1
    if command[0] == "names":
        named = [e for e in json.loads(done.stdout) if "Dozunguddin" in e["canonical"]]
        assert len(named) == (1 if code == 0 else 2)


# ---------------------------------------------------------------- the parts of it


def test_a_look_at_what_was_not_judged_is_partial(articles):
    reading = pipeline.read(Given((str(articles),)))
    extractions = tuple(Extraction(source=s.id, reader="fake") for s in reading.sources)
    fault = Judging(asked=1, prompt=JUDGE, fault="No credit.")
    assert not look_at(reading, extractions, pipeline.reconcile(reading, extractions, None)).partial
    assert look_at(reading, extractions, pipeline.reconcile(reading, extractions, None, fault)).partial


def test_what_was_judged_is_kept_in_the_record(brief, tmp_path):
    record = brief(Fake(answer(("p1", "same"))))
    again = Record.model_validate_json((tmp_path / "out" / "brief.json").read_bytes())
    assert again == record
    assert find_doubts(again.reading.sources, [c for e in again.extractions for c in e.claims])
    judging = again.reconciled.judging
    assert pipeline.reconcile(again.reading, again.extractions, None, judging) == record.reconciled


def test_a_fault_of_our_own_is_not_hidden(articles, monkeypatch):
    class Bug(Fake):
        async def __call__(self, prompt: Prompt, shape: type[BaseModel], /) -> Answered[Any]:
            if shape is PairAnswers:
                raise ZeroDivisionError
            return await super().__call__(prompt, shape)

    opened(Bug({}), monkeypatch)
    with pytest.raises(ZeroDivisionError):
        asyncio.run(pipeline.make_record(pipeline.read(Given((str(articles),))), SETTINGS, Wanted(), lambda *_: None))
