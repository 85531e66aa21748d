"""What a desk forgets: of what goes no word is left in any file, and what stays can be written again byte for byte."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import io
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.made import reword
from tests.desk.made_memory import claim, extraction, incoming, name
from tests.durability.forks import dump, killed, killer
from tests.made_days import Days, day_of

from briefer.daily import replay_daily, whole_record
from briefer.desk import Ledger, Memory
from briefer.desk.folder import Watch, unwatched
from briefer.desk.forgetting import Forgotten
from briefer.desk.said import spelt
from briefer.models import Asked, Daily, DailyMade, Record, Taken, TakenHow, Unread, Wanted
from briefer.pipeline import Given, make_brief
from briefer.settings import Settings

FIRST = dt.datetime(2026, 1, 1, 12, 0, tzinfo=dt.UTC)
KEEP = 10
"""Days, here."""


def word_of(number: int) -> str:
    """A word that no other shares four letters with at its beginning, so that an index that leaves out what words share has it whole."""
    return "".join(chr(ord("a") + byte % 26) for byte in hashlib.sha256(str(number).encode()).digest()[:14])


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Record:
    """A brief of one little text."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "a.txt").write_text("The interior ministry said that General Karl Berg met two ministers in Khorog on Monday.\n", "utf-8")
    return make_brief(Given((str(folder / "a.txt"),)), Settings(), Wanted(), folder / "out").record


@dataclasses.dataclass
class Desk:
    """A desk, its clock, and what went into it: for each version its number, key, words and day, and each brief as it was made."""

    folder: Path
    record: Record
    watch: Watch = unwatched
    day: int = 0
    words: int = 0
    versions: list[tuple[int, str, str, int]] = dataclasses.field(default_factory=list)
    briefs: list[tuple[Daily, str, str]] = dataclasses.field(default_factory=list)

    def __post_init__(self) -> None:
        self.memory = Memory(self.folder, self.now, timeout=0.1, watch=self.watch)

    def now(self) -> dt.datetime:
        return FIRST + dt.timedelta(days=self.day)

    def date(self) -> str:
        return self.now().date().isoformat()

    def take(self, key: str, word: str | None = None) -> Taken:
        """An article of that key with a word of its own, or an earlier one; what it says is kept."""
        self.words += 1
        word = word or word_of(self.words)
        offered = incoming(
            f"https://{key}.example/{key}",
            f"The {word} ministry said that General {word} fell.",
            title=word,
            url=f"https://x.example/{word}",
        )
        (taken,) = self.memory.articles.take([offered])
        if taken.how is not TakenHow.SAME:
            source = taken.version.source
            self.memory.said.keep([extraction(source, claim(source, mentions=(name(f"General {word}"),)))])
            self.versions.append((taken.version.seq, key, word, self.day))
        return taken

    def brief(self) -> Daily:
        """The brief of the day, of the last version of each article, with a name of its own."""
        self.words += 1
        word, articles, said = word_of(self.words), self.memory.articles, self.memory.said
        entity = self.record.reconciled.entities[0].model_copy(update={"canonical": f"General {word}"})
        made = self.record.model_copy(update={"reconciled": self.record.reconciled.model_copy(update={"entities": (entity,)})})
        last = self.memory.dailies.last()
        daily = Daily(
            day=self.date(),
            horizon=articles.last(),
            extracted=said.last(),
            since=last.seq if last else None,
            sources=tuple(v.seq for v in articles.latest()),
            digest="d",
        )
        daily = self.memory.dailies.add(DailyMade(daily=daily, record=made))
        self.briefs.append((daily, word, self.whole(daily)))
        return daily

    def whole(self, daily: Daily) -> str:
        return whole_record(self.memory, daily).model_dump_json()

    def forget(self) -> Forgotten:
        return self.memory.forget((self.now() - dt.timedelta(days=KEEP)).date())

    # ---------------------------------------------------------------- what is there

    def seqs(self) -> list[int]:
        return [v.seq for v in self.memory.articles.versions(range(1, 1000))]

    def files(self) -> dict[str, bytes]:
        return {str(p.relative_to(self.folder)): p.read_bytes() for p in sorted(self.folder.rglob("*")) if p.is_file()}

    def rows(self) -> list[bytes]:
        """The compressed rows, in which no word can be seen."""
        with closing(sqlite3.connect(self.folder / "briefer.db")) as store:
            sql = "SELECT body FROM versions UNION ALL SELECT body FROM extractions UNION ALL SELECT body FROM briefs"
            return [body for (body,) in store.execute(sql)]

    def indexed(self) -> set[str]:
        """All that the index of words has, deleted or not."""
        with closing(sqlite3.connect(self.folder / "briefer.db")) as store:
            store.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, said, 'row')")
            return {term for (term,) in store.execute("SELECT term FROM temp.terms")}

    def check(self) -> None:
        """What has to be there is there, as it was; of all else no file has a trace."""
        kept, briefs = self._kept_versions(), self._kept_briefs()
        assert self.seqs() == sorted(seq for seq, *_ in kept)
        assert {b.seq for b, *_ in briefs} == {b.seq for b, *_ in self.briefs if self.memory.dailies.numbered(b.seq)}
        assert [self.whole(daily) for daily, *_ in briefs] == [whole for _, _, whole in briefs]
        words = {word for _, _, word, _ in kept}
        for word in {word for _, _, word, _ in self.versions}:
            assert bool(self.memory.said.search(word)) == (word in words)
            assert bool(self.memory.said.naming([f"General {word}"])) == (word in words)
        self.memory.close()
        gone = {word for _, _, word, _ in self.versions} - words | {
            w for b, w, _ in self.briefs if b.seq not in {d.seq for d, *_ in briefs}
        }
        self.check_no_trace(gone)
        assert len(list((self.folder / "originals").rglob("*.txt"))) == len(words)

    def check_no_trace(self, gone: set[str]) -> None:
        files = self.files()
        traces = {
            (word, path) for word in gone for path, content in files.items() if word.encode() in content or spelt(word).encode() in content
        }
        assert traces == set()
        assert not {word for word in gone for term in self.indexed() if term[:8] == word[:8]}

    def _kept_briefs(self) -> list[tuple[Daily, str, str]]:
        oldest = (self.now() - dt.timedelta(days=KEEP)).date().isoformat()
        always = {seq for b, *_ in self.briefs[-1:] for seq in (b.seq, b.since)}
        return [each for each in self.briefs if each[0].day >= oldest or each[0].seq in always]

    def _kept_versions(self) -> list[tuple[int, str, str, int]]:
        made_from = {seq for daily, *_ in self._kept_briefs() for seq in daily.sources}
        fixed = [(seq, key) for seq, key, _, day in self.versions if day >= self.day - KEEP or seq in made_from]
        return [v for v in self.versions if any(key == v[1] and seq <= v[0] for seq, key in fixed)]


@pytest.fixture
def desk(tmp_path, record) -> Desk:
    return Desk(tmp_path / "desk", record)


def test_an_empty_desk_forgets_nothing_and_makes_nothing(tmp_path, record):
    desk = Desk(tmp_path / "desk", record)
    assert desk.forget() == Forgotten()
    assert list(tmp_path.iterdir()) == []


def test_what_is_old_goes_and_what_is_not_stays(desk):
    desk.take("a")
    desk.day = 5
    desk.take("b")
    desk.day = KEEP
    assert desk.forget() == Forgotten()
    desk.day = KEEP + 1
    assert desk.forget() == Forgotten(articles=1, originals=1)
    desk.check()
    assert desk.forget() == Forgotten()


def test_of_a_compressed_row_no_piece_is_left(desk):
    for key in "abcdef":
        desk.take(key)
    desk.brief()
    pieces = [row[n : n + 24] for row in desk.rows() for n in range(40, len(row) - 24, 24)]
    desk.memory.close()
    assert all(piece in desk.files()["briefer.db"] for piece in pieces)
    desk.day = 30
    for key in "ghijkl":
        desk.take(key)
    desk.brief()
    desk.day = 60
    desk.take("m")
    desk.brief()
    desk.day = 75
    desk.brief()
    desk.forget()
    desk.check()
    left = {piece for row in desk.rows() for piece in pieces if piece in row}
    assert [piece for piece in set(pieces) - left for content in desk.files().values() if piece in content] == []
    assert len(left) < len(pieces)


def test_the_last_brief_and_the_one_before_it_stay_with_what_they_were_made_from_and_its_later_versions(desk):
    desk.take("a")
    desk.brief()
    desk.day = 1
    desk.take("b")
    desk.brief()
    desk.day = 2
    desk.take("a")
    desk.take("c")
    desk.day = 50
    gone = desk.forget()
    assert gone == Forgotten(articles=1, originals=1), "c stood in no brief"
    desk.check()
    assert desk.seqs() == [1, 2, 3]


def test_earlier_versions_of_an_article_that_stays_go_alone(desk):
    for desk.day in (0, 1, 20):
        desk.take("a")
    assert desk.forget() == Forgotten(versions=2, originals=2)
    desk.check()
    (left,) = desk.memory.articles.latest()
    assert (left.seq, left.number) == (3, 3)


def test_numbers_are_never_given_again_where_a_brief_speaks_of_them(desk):
    desk.take("a")
    desk.brief()
    for key in "bcd":
        desk.take(key)
    horizon = desk.memory.articles.last()
    extracted = desk.memory.said.last()
    late = desk.record.model_copy(update={"reading": desk.record.reading.model_copy(update={"sources": ()}), "extractions": ()})
    desk.memory.dailies.add(
        DailyMade(daily=Daily(day=desk.date(), horizon=horizon, extracted=extracted, sources=(1,), digest="d"), record=late)
    )
    desk.day = 40
    desk.forget()
    assert desk.seqs() == [1]
    assert (desk.memory.articles.last(), desk.memory.said.last()) == (4, 4)
    assert desk.take("e").version.seq == 5
    assert desk.memory.said.last() == 5
    assert [v.seq for v in desk.memory.articles.latest(after=horizon)] == [5]


def test_old_runs_go_but_the_last_and_addresses_leave_a_digest(desk):
    articles = desk.memory.articles
    desk.take("a")
    for _ in range(2):
        articles.end_collection(articles.begin_collection(), (), [Unread(name="xylophones", why="Gone.", advice="Look.")])
    asked = Asked(url="https://vestibules.example/x", etag='"marzipan"', found="https://vestibules.example/y", digest="ab")
    articles.note_asked(asked)
    desk.day = 30
    desk.forget()
    assert [run.seq for run in articles.collections(9)] == [2]
    found = articles.asked(asked.url)
    assert found == asked.model_copy(update={"etag": "", "found": "", "at": "2026-01-01T12:00:00Z"})
    desk.memory.close()
    desk.check_no_trace({"vestibules", "marzipan"})
    articles.note_asked(asked)
    assert articles.asked(asked.url) == asked.model_copy(update={"at": "2026-01-31T12:00:00Z"})
    with closing(sqlite3.connect(desk.folder / "briefer.db")) as store:
        assert store.execute("SELECT count(*) FROM asked WHERE digest = 'ab'").fetchone() == (1,)


def test_what_is_forgotten_is_known_by_its_digest_and_new_with_other_words(desk):
    taken = desk.take("a")
    desk.day = 30
    desk.forget()
    articles = desk.memory.articles
    assert articles.forgot(taken.version.key, taken.version.source.sha256)
    assert not articles.forgot(taken.version.key, "0" * 64)
    assert not articles.forgot("https://b.example/b", taken.version.source.sha256)
    again = desk.take("a")
    assert (again.how, again.version.number) == (TakenHow.NEW, 1)


def test_decisions_and_post_stay(desk):
    with Ledger(desk.folder) as ledger:
        ledger.append(reword(1))
        ledger.keep("page", "two")
    desk.take("a")
    desk.memory.post.begin("d", "a@example.org")
    desk.day = 40
    desk.forget()
    with Ledger(desk.folder) as ledger:
        assert (ledger.check(), ledger.kept("page")) == (1, "two")
    assert [sent.address for sent in desk.memory.post.sent("d")] == ["a@example.org"]


def test_strays_among_the_originals_go_and_what_is_not_ours_stays(desk):
    taken = desk.take("a")
    folder = desk.memory.articles.original(taken.version.original).parent
    stray = "ab" * 32
    for path in (
        folder / f".{taken.version.original}.txt-x1y2z3",
        folder / f"{stray}.pdf",
        folder / f".{stray}.pdf-abc",
        folder / "notes.txt",
    ):
        path.write_bytes(b"left")
    assert desk.forget() == Forgotten(originals=3)
    assert sorted(path.name for path in folder.iterdir()) == sorted([f"{taken.version.original}.txt", "notes.txt"])


def test_while_another_has_the_file_open_it_says_so_and_the_next_run_wipes(desk):
    desk.take("a")
    desk.take("b")
    desk.memory.close()
    other = Memory(desk.folder, desk.now)
    assert len(other.articles.latest()) == 2
    desk.day = 30
    assert desk.forget() == Forgotten(articles=2, originals=2, wiped=False)
    assert other.articles.latest() == ()
    assert desk.forget() == Forgotten(wiped=False)
    other.close()
    assert desk.forget() == Forgotten(wiped=True)
    desk.check()
    with Ledger(desk.folder) as ledger:
        assert ledger.check() == 0


# ---------------------------------------------------------------- any history

STEP = st.one_of(
    st.tuples(st.just("take"), st.sampled_from("abcd")),
    st.tuples(st.just("back"), st.sampled_from("abcd")),
    st.tuples(st.just("wait"), st.integers(1, 8)),
    st.tuples(st.just("brief"), st.none()),
    st.tuples(st.just("forget"), st.none()),
)


def play(desk: Desk, what: str, how: Any) -> None:
    earlier = [word for _, key, word, _ in desk.versions if key == how]
    if what == "take" or (what == "back" and not earlier):
        last = desk.briefs[-1][0].horizon if desk.briefs else 0
        assert desk.take(how).version.seq > last
    elif what == "back":
        desk.take(how, earlier[0])
    elif what == "wait":
        desk.day += how
    elif what == "brief" and desk.memory.articles.latest():
        desk.brief()
    elif what == "forget":
        desk.forget()
        desk.check()
        forgotten = set(desk.versions) - set(desk._kept_versions())
        desk.versions = [v for v in desk.versions if v not in forgotten]
        desk.briefs = desk._kept_briefs()


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(STEP, min_size=4, max_size=24))
def test_whatever_happened_what_stays_is_whole_and_what_goes_leaves_no_trace(steps, record):
    with tempfile.TemporaryDirectory() as made:
        desk = Desk(Path(made) / "desk", record)
        for what, how in [*steps, ("take", "a"), ("wait", 6), ("take", "b"), ("brief", None), ("wait", 6), ("forget", None)]:
            play(desk, what, how)
        out = b"".join(desk.memory.moving.lines())
        with Memory(Path(made) / "other", desk.now) as other:
            other.moving.take_in(io.BytesIO(out))
            assert b"".join(other.moving.lines()) == out
        desk.memory.close()


# ---------------------------------------------------------------- kills

STAGES = [
    ("begun", 1),
    ("written", 1),
    ("committed", 1),
    ("written", 2),
    ("original removed", 1),
    ("original removed", 2),
    ("wiped", 1),
    ("committed", 3),
]


@pytest.mark.parametrize(("stage", "nth"), STAGES, ids=[f"{stage} {nth}" for stage, nth in STAGES])
def test_a_run_that_is_killed_is_completed_by_the_next(stage, nth, desk, tmp_path):
    for key in "abcd":
        desk.take(key)
    desk.brief()
    for desk.day in (1, 2):
        desk.take("a")
        desk.brief()
    desk.take("e")
    desk.day = 60
    desk.take("f")
    desk.brief()
    desk.memory.close()
    shutil.copytree(desk.folder, tmp_path / "twin")
    twin = dataclasses.replace(desk, folder=tmp_path / "twin")
    twin.forget()

    def work(say):
        say("ready")
        dataclasses.replace(desk, watch=killer(stage, nth)).forget()

    killed(work, None)
    desk.forget()
    desk.check()
    twin.check()
    assert dump(desk.folder / "briefer.db") == dump(twin.folder / "briefer.db")
    assert {name for name in desk.files() if name.startswith("originals")} == {n for n in twin.files() if n.startswith("originals")}


# ---------------------------------------------------------------- real briefs

ATTACK = "KABUL - Gunmen attacked a checkpoint near Khorog on 1 November 2026, killing 12 border guards, the interior ministry said.\n"
ROSE = (
    "DUSHANBE - The death toll in the attack on a checkpoint near Khorog on 1 November 2026 rose to 19 border guards, the ministry said.\n"
)
SOLDIERS = "MOSCOW - Russia will send 200 soldiers to Tajikistan in December, Defence Minister Andrei Belousov said on Tuesday.\n"


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_brief_after_forgetting_goes_on_from_the_last_one_which_is_written_again_byte_for_byte(tmp_path):
    days = Days(tmp_path / "desk")
    days.day(1, alpha=SOLDIERS)
    days.day(2, beta=ATTACK)
    days.day(3, beta_2=ATTACK.replace("KABUL", "KABUL, Monday"))
    days.number = 29
    gone = days.memory.forget(dt.date(2026, 11, 20))
    assert gone.briefs == 1
    assert [daily.day for daily in days.memory.dailies.every()] == [day_of(2), day_of(3)]
    for number in (2, 3):
        replay_daily(days.memory, day_of(number), tmp_path / f"again {number}")
        assert bytes_in(tmp_path / f"again {number}") == bytes_in(days.out(number))
    done = days.day(29, gamma=ROSE)
    assert done.record.brief.since is not None
    assert (done.record.brief.since.day, done.record.brief.since.taken) == (day_of(3), 1)
    assert "12 → 19" in {item.change for item in done.record.brief.items}
    assert days.memory.forget(dt.date(2026, 11, 20)).briefs == 1
    assert days.make(30).daily.news is False
