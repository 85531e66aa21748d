from __future__ import annotations

import hashlib
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.made import proposed, rename, reword, undo

from briefer.desk import Ledger
from briefer.desk.chain import body_of
from briefer.errors import Clash, DeskFault, UsageFault
from briefer.models import Decision


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "desk") as ledger:
        yield ledger


def rows(ledger):
    """The table as anybody else reads it."""
    store = sqlite3.connect(ledger.path)
    try:
        return store.execute("SELECT seq, target, request, body, prev, hash FROM decisions ORDER BY seq").fetchall()
    finally:
        store.close()


def seqs(ledger):
    return [decision.seq for decision in ledger.decisions()]


# ---------------------------------------------------------------- what is on the disk


def test_opening_and_reading_make_nothing(tmp_path):
    desk = tmp_path / "desk"
    desk.mkdir()
    for folder in (desk, tmp_path / "none"):
        with Ledger(folder) as ledger:
            assert (ledger.decisions(), ledger.last(), ledger.check(), ledger.kept("a")) == ((), 0, 0, None)
    assert list(tmp_path.rglob("*")) == [desk]


def test_a_decision_is_kept_as_it_was_proposed(ledger):
    wanted = reword(1, reason="why", based_on=0, request="r1")
    decision = ledger.append(wanted)
    told = decision.model_dump(exclude={"seq"})
    assert told == wanted.model_dump(exclude={"based_on", "request"})
    assert ledger.decisions() == (decision,)
    with Ledger(ledger.path.parent) as again:
        assert again.decisions() == (decision,)
        assert again.check() == again.last() == 1


def test_the_rows_are_a_chain_that_anybody_can_check(ledger):
    made = [ledger.append(reword(number, request=f"r{number}")) for number in range(3)]
    prev = "0" * 64
    for row, decision in zip(rows(ledger), made, strict=True):
        body = json.dumps(json.loads(row[3]), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert row == (
            decision.seq,
            decision.target,
            f"r{decision.seq - 1}",
            body,
            prev,
            hashlib.sha256((prev + body).encode()).hexdigest(),
        )
        assert Decision.model_validate_json(body) == decision
        prev = row[5]


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200).filter(lambda text: text.strip()))
def test_any_words_come_back_letter_by_letter(text):
    said = reword(1, text=text)
    decision = Decision(seq=1, **said.model_dump(exclude={"based_on", "request"}))
    assert Decision.model_validate_json(body_of(decision).encode()) == decision


def test_any_words_come_back_from_the_disk(ledger):
    texts = [
        "\x00\x01",
        "\u202e\u2067abc",
        "\u0627\u0645\u0627\u0645\u200c\u0639\u0644\u06cc",
        '"; DROP TABLE decisions; --',
        "\\u0000 \\",
        "\U0001f600\U000e0041",
        "\u2028\x85",
    ]
    for number, text in enumerate(texts):
        ledger.append(reword(number, text="." + text + ".", target=text))
    assert [decision.after for decision in ledger.decisions()] == [f".{text}." for text in texts]
    assert ledger.check() == len(texts)


def test_every_connection_syncs_what_it_commits(ledger):
    seen = []

    def look(stage):
        store = ledger._file._store
        assert store is not None
        seen.append((stage, *(store.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "busy_timeout"))))

    ledger._watch = ledger._file._watch = look
    ledger.append(reword(1))
    ledger.close()
    ledger.append(reword(2))
    stages = ["opened", "begun", "written", "committed", "answered"]
    assert [stage for stage, *_ in seen] == [*stages[:2], "made", *stages[2:], *stages]
    assert {tuple(rest) for _, *rest in seen} == {("wal", 2, 5000)}
    with Ledger(ledger.path.parent) as reader:
        reader.decisions()
        assert reader._file._store is not None
        assert reader._file._store.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize(
    "statement", ["UPDATE decisions SET target = 'x' WHERE seq = 1", "DELETE FROM decisions", "DELETE FROM decisions WHERE seq = 2"]
)
def test_the_file_refuses_to_change_or_delete_a_decision(ledger, statement):
    ledger.append(reword(1))
    ledger.append(reword(2))
    before = rows(ledger)
    store = sqlite3.connect(ledger.path)
    with pytest.raises(sqlite3.IntegrityError, match=r"never (changed|deleted)"):
        store.execute(statement)
    store.close()
    assert rows(ledger) == before


# ---------------------------------------------------------------- order, reading on, small values


def test_the_order_is_that_of_the_numbers_when_the_clock_is_set_back(ledger):
    for number, when in enumerate(["2026-03-01T06:00:00Z", "2019-01-01T00:00:00Z", "2026-02-28T23:00:00Z"]):
        ledger.append(reword(number, when=when, target="one"))
    assert [(d.seq, d.when[:4]) for d in ledger.decisions()] == [(1, "2026"), (2, "2019"), (3, "2026")]
    with pytest.raises(Clash) as clash:
        ledger.append(reword(4, when="2030-01-01T00:00:00Z", target="one", based_on=2))
    assert clash.value.latest == 3


def test_reading_goes_on_where_it_stopped(ledger):
    for number in range(5):
        ledger.append(reword(number))
    for after in range(8):
        assert [d.seq for d in ledger.decisions(after)] == list(range(after + 1, 6))
    assert ledger.last() == 5


def test_what_another_connection_wrote_is_seen(ledger):
    ledger.append(reword(1))
    with Ledger(ledger.path.parent) as other:
        other.append(reword(2))
        assert ledger.last() == 2
        ledger.append(reword(3))
        assert seqs(other) == seqs(ledger) == [1, 2, 3]


def test_small_values_are_kept_and_replaced(ledger):
    ledger.keep("names", "a")
    ledger.keep("names", "b")
    ledger.keep("other", "")
    ledger.close()
    assert (ledger.kept("names"), ledger.kept("other"), ledger.kept("none"), ledger.decisions()) == ("b", "", None, ())


# ---------------------------------------------------------------- requests, clashes, undoing


def test_one_request_is_one_decision(ledger):
    first = ledger.append(reword(1, request="r", based_on=0))
    ledger.append(reword(2, target="sentence 1"))
    again = ledger.append(reword(1, request="r", based_on=0, when="2026-03-01T06:00:09Z"))
    assert again == first
    assert seqs(ledger) == [1, 2]


@pytest.mark.parametrize(
    "other", [reword(1, "other words", request="r"), reword(1, request="r", who="B"), reword(1, request="r", reason="so")]
)
def test_a_request_for_something_else_is_no_repetition(ledger, other):
    ledger.append(reword(1, request="r"))
    with pytest.raises(UsageFault, match=r"decision 1.*not recorded"):
        ledger.append(other)
    assert seqs(ledger) == [1]


def test_who_saw_an_older_decision_is_told_and_nothing_is_recorded(ledger):
    ledger.append(reword(1, text="First."))
    ledger.append(reword(1, text="Second.", who="B. Other"))
    ledger.append(reword(2))
    with pytest.raises(Clash) as clash:
        ledger.append(reword(1, text="Third.", based_on=1))
    assert clash.value.latest == 2
    for part in ("B. Other", "decision 2", "Second.", "nothing of it is lost"):
        assert part in str(clash.value)
    assert seqs(ledger) == [1, 2, 3]


@pytest.mark.parametrize(("based_on", "recorded"), [(None, True), (0, False), (1, False), (2, True), (3, True), (9, True)])
def test_only_a_newer_decision_on_the_same_is_a_clash(ledger, based_on, recorded):
    ledger.append(reword(1))
    ledger.append(reword(1, text="again"))
    ledger.append(reword(2))
    if recorded:
        assert ledger.append(reword(1, text="more", based_on=based_on)).seq == 4
    else:
        with pytest.raises(Clash):
            ledger.append(reword(1, text="more", based_on=based_on))
    assert ledger.append(rename(1)).seq == 4 + recorded  # without a hole


def test_nobody_undoes_what_is_not_there_or_twice(ledger):
    with pytest.raises(UsageFault, match="no decision 1"):
        ledger.append(undo(1))
    assert ledger.decisions() == ()
    ledger.append(reword(1))
    ledger.append(undo(1))
    with pytest.raises(UsageFault, match=r"Decision 1 is undone already, by decision 2"):
        ledger.append(undo(1))
    assert ledger.append(undo(2)).seq == 3  # which gives decision 1 back
    assert ledger.append(undo(1)).seq == 4
    with pytest.raises(UsageFault, match="by decision 4"):
        ledger.append(undo(1))
    with pytest.raises(UsageFault, match="by decision 3"):
        ledger.append(undo(2))
    with pytest.raises(UsageFault, match="no decision 99"):
        ledger.append(undo(99))
    assert seqs(ledger) == [1, 2, 3, 4]


# ---------------------------------------------------------------- threads, and a fault on the way


def test_threads_share_a_ledger(ledger):
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda number: ledger.append(reword(number, request=f"r{number % 60}", target=f"t{number % 60}")), range(60)))
        reads = list(pool.map(lambda _: ledger.last(), range(8)))
    assert sorted(decision.seq for decision in made) == list(range(1, 61))
    assert set(reads) == {60}
    assert {d.seq: d for d in made} == {d.seq: d for d in ledger.decisions()}


@pytest.mark.parametrize(
    ("stage", "recorded"), [("opened", 0), ("begun", 0), ("made", 0), ("written", 0), ("committed", 1), ("answered", 1)]
)
def test_a_fault_on_the_way_leaves_all_or_nothing(tmp_path, stage, recorded):
    def stop(reached):
        if reached == stage:
            raise KeyboardInterrupt

    with Ledger(tmp_path, watch=stop) as ledger, pytest.raises(KeyboardInterrupt):
        ledger.append(reword(1))
    with Ledger(tmp_path) as ledger:
        assert len(ledger.decisions()) == recorded
        assert ledger.append(reword(2)).seq == recorded + 1


def test_the_connection_serves_on_after_a_fault(ledger):
    ledger.append(reword(1))
    for wrong in (undo(9), reword(1, based_on=0)):
        with pytest.raises((UsageFault, Clash)):
            ledger.append(wrong)
    assert ledger.append(reword(2)).seq == 2


def test_a_decision_of_another_briefer_is_told(ledger):
    ledger.append(proposed(reword(1).act, target="t"))
    store = sqlite3.connect(ledger.path)
    (body, prev) = store.execute("SELECT body, prev FROM decisions").fetchone()
    body = body.replace('"reword"', '"sing"')
    digest = hashlib.sha256((prev + body).encode()).hexdigest()
    store.executescript("DROP TRIGGER never_changed")
    store.execute("UPDATE decisions SET body = ?, hash = ?", (body, digest))
    store.execute("UPDATE head SET hash = ?", (digest,))
    store.commit()
    store.close()
    with pytest.raises(DeskFault, match=r"Decision 1 .* does not know.*Nothing was changed"):
        ledger.decisions()
