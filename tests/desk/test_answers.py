"""The store of answers: what goes in comes out, in order; what is purged is gone from every file; and what is not ours is left alone."""

from __future__ import annotations

import datetime as dt
import sqlite3
import zlib
from itertools import count

import pytest
from tests.desk.made import exchange, noon
from tests.desk.test_refused import NOT_OURS, open_folder, remount, run, small_disk, start

from briefer.desk import Answers
from briefer.errors import DeskBusy, DeskFault

__all__ = ["open_folder"]  # a fixture

HALF = "\ud83d half, and \x1b[2J, \u202e, \x00, \ufffe"
"""Half a character, orders to a terminal, a nought."""


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, day: int = 1) -> None:
        self.day = day

    def __call__(self) -> dt.datetime:
        return noon(self.day)


def as_given(call):
    """The exchange as it was given to the store, which adds the time."""
    return call.exchange.model_copy(update={"when": ""})


# ---------------------------------------------------------------- what goes in comes out


@pytest.mark.parametrize(
    "given",
    [
        exchange(1),
        exchange(2, sent=HALF, reply=HALF),
        exchange(3, reply="", status=0, ended="failed", told="No connection.", cost=None, tokens_in=0),
        exchange(4, reply="\u0627\u0645\u0627\u0645\u200c\u0639\u0644\u06cc " * 50_000),
    ],
    ids=["plain", "half characters", "no reply", "long"],
)
def test_every_character_comes_back(tmp_path, given):
    with Answers(tmp_path, noon) as answers:
        answers.add(given)
    with Answers(tmp_path, noon) as answers:
        (listed,) = answers.calls()
        found = answers.call(1)
    assert found is not None
    assert as_given(found) == given
    assert found.exchange.when == "2026-03-01T12:00:00Z"
    assert listed == (1, found.exchange.model_copy(update={"sent": "", "reply": ""}))


def test_half_a_character_in_a_name_from_the_command_line_is_spelt_out(tmp_path):
    with Answers(tmp_path, noon) as answers:
        answers.add(exchange(1, reader="openai/\udcff", told="\ud800"))
        (_, kept), *_ = answers.calls()
    assert (kept.reader, kept.told) == (r"openai/\udcff", r"\ud800")


def test_a_question_gives_what_stands_in_the_order_of_the_numbers_whatever_the_clock_says(tmp_path):
    clock = Clock(20)
    kinds: list[dict[str, object]] = [
        {"request": "first"},
        {"status": 500, "ended": "failed"},
        {"status": 200, "ended": "failed"},
        {"ended": "declined"},
        {"ended": "cut short"},
        {"request": "last"},
    ]
    with Answers(tmp_path, clock) as answers:
        for n, kind in enumerate(kinds):
            clock.day = 20 - n
            answers.add(exchange(n, **{"question": "one", "request": str(n), **kind}))
            answers.add(exchange(n, question="another"))
        assert [e.request for e in answers.of_question("one")] == ["first", "3", "4", "last"]
        assert [c.number for c in answers.calls()] == list(range(1, 13))
        assert answers.of_question("nobody asked") == ()
        assert answers.call(13) is None


def test_looking_makes_nothing(tmp_path):
    with Answers(tmp_path / "desk", noon) as answers:
        assert (answers.calls(), answers.call(1), answers.of_question("q"), answers.purge()) == ((), None, (), 0)
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- what is purged is gone


def words_of(given):
    """All that a store could hold of an exchange: its names, and its words as they are and as they are stored."""
    packed = [zlib.compress(text.encode()) for text in (given.sent, given.reply)]
    told = [given.told.encode()] if given.told else []
    return [*told, given.sent[60:100].encode(), *(p[n : n + 24] for p in packed for n in range(8, len(p) - 24, 24))]


def traces(folder, given):
    """How many of the words of an exchange stand in any file of the folder."""
    files = [path.read_bytes() for path in folder.iterdir()]
    return sum(any(word in file for file in files) for word in words_of(given))


PURGES = [
    ("all", None, [], [1, 2, 3, 4, 5]),
    ("before a day", noon(3), [3, 4, 5], [1, 2]),
    ("before all", noon(1), [1, 2, 3, 4, 5], []),
    ("in another zone", noon(3).astimezone(dt.timezone(dt.timedelta(hours=-9))), [3, 4, 5], [1, 2]),
]


@pytest.mark.parametrize(("before", "left", "gone"), [p[1:] for p in PURGES], ids=[p[0] for p in PURGES])
@pytest.mark.parametrize("closed", [True, False], ids=["from the file", "from the log"])
def test_of_what_is_purged_no_word_stands_in_any_file(tmp_path, before, left, gone, closed):
    clock = Clock()
    given = {n: exchange(n, told=f"What was wrong with {n}.", ended="failed") for n in range(1, 6)}
    answers = Answers(tmp_path, clock)
    for clock.day, each in given.items():
        answers.add(each)
    if closed:
        answers.close()
    assert all(traces(tmp_path, each) > 20 for each in given.values())
    assert answers.purge(before) == len(gone)
    assert [p.name for p in tmp_path.iterdir()] == ["answers.db"]
    assert [n for n in given if traces(tmp_path, given[n])] == left
    assert [as_given(c) for c in map(answers.call, left) if c] == [given[n] for n in left]
    answers.add(exchange(6))
    assert [c.number for c in answers.calls()] == [*left, (left or [0])[-1] + 1]
    answers.close()


def test_a_purge_says_so_where_another_process_keeps_the_words_alive(tmp_path):
    """A reader of its own keeps the log: what stands in it can't be taken away from under it."""
    answers, other = Answers(tmp_path, noon, timeout=0.1), Answers(tmp_path, noon)
    answers.add(exchange(1))
    assert len(other.calls()) == 1
    with pytest.raises(DeskBusy, match=r"1 exchanges are no answers any more.*still stand.*Run the same command again"):
        answers.purge()
    assert other.calls() == ()
    other.close()
    assert answers.purge() == 0
    assert not traces(tmp_path, exchange(1))


def test_what_is_older_than_the_desk_keeps_goes_with_the_next_that_is_kept(tmp_path):
    clock = Clock()
    with Answers(tmp_path, clock) as answers:
        for clock.day in (1, 10, 20):
            answers.add(exchange(clock.day))
    clock.day = 20
    with Answers(tmp_path, clock, keep_days=10) as answers:
        assert len(answers.calls()) == 3, "looking removes nothing"
        answers.add(exchange(21))
        assert [c.exchange.question for c in answers.calls()] == ["question 10", "question 20", "question 21"]
    assert not traces(tmp_path, exchange(1))
    assert all(traces(tmp_path, exchange(n)) for n in (10, 20, 21))


# ---------------------------------------------------------------- other processes, other programs, no room


def test_a_store_that_another_process_holds_is_busy_and_then_free(tmp_path):
    with Answers(tmp_path, noon, timeout=0.1) as answers:
        answers.add(exchange(1))
        holder = start("hold", tmp_path, "answers.db")
        assert holder.stdout.readline() == "held\n"
        for use in (lambda: answers.add(exchange(2)), answers.purge):
            with pytest.raises(DeskBusy, match=r"another process.*Try again") as busy:
                use()
            assert busy.value.again
        assert len(answers.of_question("question 1")) == 1  # reading goes on
        holder.communicate("go\n", timeout=30)
        answers.add(exchange(2))
        assert len(answers.calls()) == 2


def foreign(path):
    store = sqlite3.connect(path)
    store.executescript("CREATE TABLE exchanges (seq, at); INSERT INTO exchanges VALUES (1, 'theirs')")
    store.close()


def newer(path):
    with Answers(path.parent, noon) as answers:
        answers.add(exchange(1))
    store = sqlite3.connect(path)
    store.executescript("PRAGMA user_version = 2; ALTER TABLE exchanges ADD COLUMN mood TEXT")
    store.close()


def ledger(path):
    store = sqlite3.connect(path)
    store.executescript("PRAGMA application_id = 0x62726665; PRAGMA user_version = 1; CREATE TABLE exchanges (at TEXT)")
    store.close()


STRANGE = [*NOT_OURS[:2], (foreign, "no store of answers"), (ledger, "no store of answers"), (newer, "newer briefer.*version 2.*knows 1")]


@pytest.mark.parametrize("strange", STRANGE, ids=["text", "a few bytes", "another program", "a ledger", "newer"])
def test_what_is_no_store_of_answers_is_left_alone(tmp_path, strange):
    make, words, path = strange[0], strange[-1], tmp_path / "answers.db"
    make(path)
    before = path.read_bytes()
    for use in (Answers.calls, lambda a: a.of_question("q"), lambda a: a.add(exchange(1)), Answers.purge):
        with Answers(tmp_path, noon) as answers, pytest.raises(DeskFault, match=words):
            use(answers)
    assert len(path.read_bytes()) == len(before)
    if make is not foreign and make is not ledger:  # a file of SQLite's has it noted down that it keeps a log
        assert path.read_bytes() == before


def check_after(folder, kept):
    """What was kept is there, whole; when there is room again, the next is kept too."""
    with Answers(folder, noon) as answers:
        numbers = [c.number for c in answers.calls()]
        assert numbers == list(range(1, kept + 1))
        assert [as_given(c) for c in map(answers.call, numbers) if c] == [exchange(n) for n in range(kept)]
        answers.add(exchange(kept))
        assert len(answers.of_question(f"question {kept}")) == 1


@pytest.mark.parametrize("limit", [0, 2_000, 20_000, 200_000])
def test_a_file_that_may_not_grow_loses_nothing(tmp_path, limit):
    first, said = run("small_answers", tmp_path, limit).split("\n", 1)
    kind, kept = first.split()
    assert kind == "DeskFault"
    assert "what was recorded before is still there." in said
    assert (int(kept) > 0) == (limit >= 100_000)
    check_after(tmp_path, int(kept))


def fill(answers, numbers):
    for number in numbers:
        answers.add(exchange(number))


@pytest.mark.parametrize("kilobytes", [4, 40, 256])
def test_a_full_disk_loses_nothing(tmp_path, kilobytes):
    with small_disk(tmp_path / "disk", f"size={kilobytes}k") as disk:
        answers, many = Answers(disk, noon), count()
        with pytest.raises(DeskFault, match=r"disk.*what was recorded before is still there"):
            fill(answers, many)
        kept = next(many) - 1
        assert (kept > 0) == (kilobytes >= 256)
        remount(disk, "size=8m")
        answers.add(exchange(kept))  # the same connection, when there is room again
        answers.close()
        check_after(disk, kept + 1)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_without_rights_it_can_be_read_and_says_what_to_do(open_folder, what):
    with Answers(open_folder, noon) as answers:
        answers.add(exchange(0))
    (open_folder / "answers.db").chmod(0o444)
    open_folder.chmod(0o777 if what == "file" else 0o555)
    out = run("answers_of_nobody", open_folder)
    assert out.startswith("read 1 1\nDeskFault 0\n")
    assert "Change the rights, or choose another desk." in out
