"""The briefs of each day, whole but for what stands elsewhere; who and what they name; where they went."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest
from tests.desk.made import noon
from tests.made_desk import SEEDS

from briefer.desk import Memory
from briefer.desk.said import spelt
from briefer.models import Daily, DailyMade, Record, Wanted
from briefer.pipeline import Given, make_brief
from briefer.settings import Settings


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Record:
    """A brief of the seeds, with names in many spellings and sources that disagree."""
    return make_brief(Given((str(SEEDS),)), Settings(), Wanted(), tmp_path_factory.mktemp("out")).record


@pytest.fixture
def memory(tmp_path):
    with Memory(tmp_path, noon) as memory:
        yield memory


def daily(day, **given):
    return Daily(**{"day": day, "horizon": 2, "extracted": 2, "digest": "d", "sources": (1, 2), **given})


def test_a_brief_comes_back_whole_but_for_what_stands_elsewhere(memory, record):
    assert record.reading.sources
    assert record.reconciled.conflicts
    made = memory.dailies.add(DailyMade(daily=daily("2026-03-01", horizon=7), record=record))
    assert made == daily("2026-03-01", horizon=7, seq=1, at="2026-03-01T12:00:00Z")
    assert memory.dailies.numbered(1) == memory.dailies.of_day("2026-03-01") == memory.dailies.last() == made
    rest = memory.dailies.rest_of(1)
    reading = record.reading.model_copy(update={"sources": ()})
    assert rest == record.model_copy(update={"reading": reading, "extractions": ()})
    whole = rest.model_copy(update={"reading": record.reading, "extractions": record.extractions})
    assert whole.model_dump_json() == record.model_dump_json()


def test_nothing_of_the_reading_but_its_sources_is_left_out(memory, record):
    pair = (record.reading.sources[0].id, record.reading.sources[1].id)
    reading = record.reading.model_copy(update={"superseded": (pair,), "same_bytes": (("a", "b"),)})
    memory.dailies.add(DailyMade(daily=daily("2026-03-01"), record=record.model_copy(update={"reading": reading})))
    assert memory.dailies.rest_of(1).reading == reading.model_copy(update={"sources": ()})


def test_days_and_numbers(memory, record):
    days = ("2026-03-02", "2026-03-01", "2026-03-02", "2026-03-04")
    made = [memory.dailies.add(DailyMade(daily=daily(day), record=record)) for day in days]
    dailies = memory.dailies
    assert [one.seq for one in made] == [1, 2, 3, 4]
    assert dailies.every() == (made[1], made[2], made[3])
    assert dailies.of_day("2026-03-02") == made[2]
    assert dailies.of_day("2026-03-03") is None
    assert dailies.last() == made[3]
    assert [dailies.last(before=f"2026-03-0{day}") for day in range(1, 6)] == [None, made[1], made[2], made[2], made[3]]
    assert dailies.numbered(1) == made[0]
    assert dailies.numbered(5) is None


def test_an_empty_memory_has_no_briefs(memory):
    dailies = memory.dailies
    assert (dailies.last(), dailies.of_day("2026-03-01"), dailies.numbered(1), dailies.every()) == (None, None, None, ())
    assert (dailies.spellings_of("Karth"), dailies.claims_of("Karth")) == ((), ())
    with pytest.raises(KeyError):
        dailies.rest_of(1)


def test_every_spelling_leads_to_all_of_them_and_to_their_claims(memory, record):
    memory.dailies.add(DailyMade(daily=daily("2026-03-01"), record=record))
    many = max(record.reconciled.entities, key=lambda e: len({v.text for v in e.variants}))
    texts = {v.text for v in many.variants}
    assert len(texts) > 2
    for text in (*texts, many.canonical.upper(), f"  {many.canonical} "):
        assert {spelt(t) for t in texts} <= set(memory.dailies.spellings_of(text))
        assert {c for v in many.variants for c in v.claims} <= set(memory.dailies.claims_of(text))
    for nobody in ("Nobody At All", "", "%", "\udce9", "\x00"):
        assert memory.dailies.spellings_of(nobody) == memory.dailies.claims_of(nobody) == ()


def test_who_and_what_a_brief_tells_of_is_indexed(memory, record):
    memory.dailies.add(DailyMade(daily=daily("2026-03-01"), record=record))
    said = record.reconciled
    with closing(sqlite3.connect(memory.dailies.folder / "briefer.db")) as store:
        for table, wanted in (("entities", said.entities), ("events", said.events), ("conflicts", said.conflicts)):
            column = table.removesuffix("s") if table != "entities" else "entity"
            found = store.execute(f"SELECT brief, {column} FROM {table} ORDER BY {column}").fetchall()  # noqa: S608  (ours)
            assert found == [(1, each) for each in sorted(one.id for one in wanted)]


# ---------------------------------------------------------------- the post


def states(memory, digest="d"):
    return [(sent.address, sent.state) for sent in memory.post.sent(digest)]


def test_a_brief_goes_to_an_address_once(memory):
    post = memory.post
    assert post.begin("d", "a@x.example")
    assert not post.begin("d", "a@x.example")  # it may have gone
    assert states(memory) == [("a@x.example", "sending")]
    post.done("d", "a@x.example")
    assert not post.begin("d", "a@x.example")
    assert states(memory) == [("a@x.example", "sent")]
    assert post.begin("d", "b@x.example")
    assert post.begin("other", "a@x.example")
    assert [s.at for s in post.sent("d")] == ["2026-03-01T12:00:00Z"] * 2


def test_what_surely_did_not_go_may_be_tried_again(memory):
    assert memory.post.begin("d", "a")
    memory.post.failed("d", "a")
    assert states(memory) == []
    assert memory.post.begin("d", "a")
    memory.post.done("d", "a")
    memory.post.failed("d", "a")  # too late: it went
    assert states(memory) == [("a", "sent")]
    assert not memory.post.begin("d", "a")


def test_of_many_at_once_one_sends(tmp_path):
    barrier = threading.Barrier(6)
    won: list[bool] = []

    def send():
        with Memory(tmp_path, noon) as mine:
            barrier.wait()
            won.append(mine.post.begin("d", "a"))

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 5 + [True]
