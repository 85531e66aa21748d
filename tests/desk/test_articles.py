"""Articles in versions: what is known, what is new, what was asked for, and the bytes that stand behind it."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.made import noon
from tests.desk.made_memory import incoming
from tests.desk.test_refused import open_folder, run

from briefer.desk import Memory
from briefer.desk.articles import article_id, words_of
from briefer.errors import DeskFault
from briefer.models import Asked, Taken, TakenHow, Unread

__all__ = ["open_folder"]

NEW, VERSION, SAME = TakenHow.NEW, TakenHow.VERSION, TakenHow.SAME
KEY, OTHER_KEY = "https://post.example/a", "https://post.example/b"


@pytest.fixture
def memory(tmp_path):
    with Memory(tmp_path / "desk", noon) as memory:
        yield memory


@pytest.fixture
def articles(memory):
    return memory.articles


def how(articles, *offered):
    return [taken.how for one in offered for taken in articles.take([one])]


def originals(articles):
    return sorted(path.name for path in (articles.folder / "originals").rglob("*") if path.is_file())


# ---------------------------------------------------------------- what is known


A, B, C = (incoming(KEY, text) for text in ("The post is shut.", "The post is open.", "The post burned."))
CASES = {
    "the same twice": ([A, A], [NEW, SAME]),
    "an edited text": ([A, B], [NEW, VERSION]),
    "edited twice": ([A, B, C], [NEW, VERSION, VERSION]),
    "back to what it was": ([A, B, A], [NEW, VERSION, VERSION]),
    "back and then the same": ([A, B, A, A, B, B], [NEW, VERSION, VERSION, SAME, VERSION, SAME]),
    "an edited title": ([A, incoming(KEY, A.source.text, title="Another")], [NEW, VERSION]),
    "other bytes around the same words": ([A, incoming(KEY, A.source.text, b"<html>", "html", name="b.html")], [NEW, SAME]),
    "the same words by the same publisher elsewhere": ([A, incoming(OTHER_KEY, A.source.text)], [NEW, SAME]),
    "the same words by another publisher": ([A, incoming(OTHER_KEY, A.source.text, publisher="Hill Radio")], [NEW, NEW]),
    "the same words by nobody": ([A, incoming(OTHER_KEY, A.source.text, publisher=None)], [NEW, NEW]),
    "twice by nobody": ([incoming(k, "So.", publisher=None) for k in (KEY, OTHER_KEY)], [NEW, SAME]),
    "other words elsewhere": ([A, incoming(OTHER_KEY, "Else.")], [NEW, NEW]),
    "an edit that another article has": ([A, incoming(OTHER_KEY, B.source.text), B], [NEW, NEW, SAME]),
    "title and text are told apart": ([incoming(KEY, "b c", title="a"), incoming(KEY, "c", title="a b")], [NEW, VERSION]),
}


@pytest.mark.parametrize(("offered", "wanted"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "one by one"])
def test_what_becomes_of_what_is_offered(articles, offered, wanted, at_once):
    assert ([taken.how for taken in articles.take(offered)] if at_once else how(articles, *offered)) == wanted
    stored = articles.versions(range(1, 20))
    assert len(stored) == sum(each is not SAME for each in wanted)
    assert [version.seq for version in stored] == list(range(1, len(stored) + 1))


def test_versions_of_one_article_are_numbered_and_whole(articles):
    articles.take([A, incoming(OTHER_KEY, "Else."), B, A])
    found = articles.of_article(article_id(KEY))
    assert [(v.seq, v.number, v.source) for v in found] == [(1, 1, A.source), (3, 2, B.source), (4, 3, A.source)]
    assert {(v.article, v.key, v.via, v.taken) for v in found} == {(article_id(KEY), KEY, "page", "2026-03-01T12:00:00Z")}
    assert articles.of_article(article_id(KEY), until=3) == found[:2]
    assert articles.of_article("a0000000000") == ()
    assert articles.with_key(KEY) == found[-1]
    assert articles.with_key("nothing") is None


def test_what_is_known_is_given_as_it_is_stored(articles):
    (first,) = articles.take([A])
    (again,) = articles.take([incoming(OTHER_KEY, A.source.text, name="other.txt")])
    assert again == Taken(how=SAME, version=first.version)
    assert articles.with_key(OTHER_KEY) is None


def test_a_key_may_be_a_path_that_is_no_text(articles):
    key = "inbox/caf\udce9.txt"
    assert how(articles, incoming(key, "One."), incoming(key, "Two."), incoming(key, "Two.")) == [NEW, VERSION, SAME]
    found = articles.with_key(key)
    assert found is not None
    assert (found.article, found.key) == (article_id(key), "inbox/caf\\udce9.txt")
    assert articles.of_article(found.article)[-1] == found
    assert articles.of_article("\udce9") == ()


def test_the_latest_of_each_article_in_a_stretch(articles):
    other = incoming(OTHER_KEY, "Else.")
    articles.take([A, other, B, incoming("c", "Third."), C])  # numbers 1 to 5

    def seqs(after=0, until=None):
        return [v.seq for v in articles.latest(after, until)]

    assert seqs() == [2, 4, 5]
    assert [seqs(until=n) for n in range(6)] == [[], [1], [1, 2], [2, 3], [2, 3, 4], [2, 4, 5]]
    assert [seqs(after=n) for n in range(6)] == [[2, 4, 5], [2, 4, 5], [4, 5], [4, 5], [5], []]
    assert seqs(after=1, until=3) == [2, 3]
    assert seqs(after=3, until=2) == []
    assert articles.last() == 5


def test_versions_by_number_come_in_order_and_only_those_there_are(articles):
    articles.take([A, B])
    assert [v.seq for v in articles.versions([2, 99, 1, 2])] == [1, 2]
    assert articles.versions([]) == ()


def test_reading_an_empty_memory_makes_nothing(tmp_path):
    with Memory(tmp_path / "desk", noon) as memory:
        articles = memory.articles
        assert (articles.latest(), articles.versions([1]), articles.of_article("a"), articles.collections(5)) == ((), (), (), ())
        assert (articles.last(), articles.with_key("k"), articles.asked("u")) == (0, None, None)
    assert list(tmp_path.iterdir()) == []


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("ABC"), TEXTS, st.none() | TEXTS, st.none() | st.sampled_from(["One", "Two"])), max_size=8))
def test_every_version_comes_back_equal(offers):
    with tempfile.TemporaryDirectory() as made, Memory(Path(made), noon) as memory:
        offered = [incoming(key, text, title=title, publisher=by) for key, text, title, by in offers]
        taken = memory.articles.take(offered)
        with Memory(Path(made), noon) as again:
            stored = {v.seq: v for v in again.articles.versions(range(1, 9))}
        last: dict[str, int] = {}
        for one, became in zip(offered, taken, strict=True):
            assert stored[became.version.seq] == became.version
            assert words_of(became.version.source) == words_of(one.source)
            if became.how is not SAME:
                assert (became.version.source, became.version.key) == (one.source, one.key)
                assert became.version.number == last.get(one.key, 0) + 1
                last[one.key] = became.version.number
                assert memory.articles.original(became.version.original).read_bytes() == one.original
        assert sum(t.how is not SAME for t in taken) == len(stored)
        assert {t.how for t in memory.articles.take(offered[-1:])} <= {SAME}


# ---------------------------------------------------------------- originals


def test_originals_stand_under_their_digest_whole(articles):
    data = bytes(range(256)) * 5000
    (taken,) = articles.take([incoming(KEY, "Words.", data, "pdf")])
    digest = hashlib.sha256(data).hexdigest()
    assert taken.version.original == digest
    path = articles.folder / "originals" / digest[:2] / f"{digest}.pdf"
    assert articles.original(digest) == articles.original(digest, "pdf") == path
    assert path.read_bytes() == data
    assert originals(articles) == [path.name]


def test_what_is_known_leaves_no_bytes(articles):
    articles.take([A])
    before = originals(articles)
    articles.take([incoming(KEY, A.source.text, b"other bytes", "html", name="b.html"), incoming(OTHER_KEY, A.source.text, b"again")])
    assert originals(articles) == before


def test_two_articles_of_the_same_bytes_share_them(articles):
    articles.take([incoming(KEY, "One.", b"both"), incoming(OTHER_KEY, "Two.", b"both")])
    assert len(originals(articles)) == 1
    assert [articles.original(v.original).read_bytes() for v in articles.latest()] == [b"both", b"both"]


def test_an_original_that_went_missing_is_written_again_with_the_next_version_of_its_bytes(articles):
    (taken,) = articles.take([A])
    path = articles.original(taken.version.original)
    path.unlink()
    assert not articles.original(taken.version.original).exists()
    articles.take([incoming(OTHER_KEY, A.source.text, A.original, publisher="Hill Radio")])
    assert path.read_bytes() == A.original


def test_bytes_are_on_the_disk_before_their_version_is(tmp_path):
    seen = []

    def watch(stage):
        seen.append((stage, len(list((tmp_path / "originals").rglob("*.txt"))), rows()))

    def rows():
        if not (tmp_path / "briefer.db").exists():
            return 0
        with closing(sqlite3.connect(tmp_path / "briefer.db")) as store:
            made = store.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'versions'").fetchone()[0]
            return store.execute("SELECT count(*) FROM versions").fetchone()[0] if made else 0

    with Memory(tmp_path, noon, watch=watch) as memory:
        memory.articles.take([A, incoming(OTHER_KEY, "Else.")])
    assert seen == [
        *(("original filled", 0, 0), ("original synced", 0, 0), ("original replaced", 1, 0)),
        *(("original filled", 1, 0), ("original synced", 1, 0), ("original replaced", 2, 0)),
        *((s, 2, 0) for s in ("opened", "begun", "made", "written")),
        ("committed", 2, 2),
    ]


def test_all_or_none_are_taken(articles):
    articles.take([A])
    with closing(sqlite3.connect(articles.folder / "briefer.db")) as store:
        store.execute("CREATE TRIGGER no BEFORE INSERT ON versions WHEN new.key = 'third' BEGIN SELECT raise(ABORT, 'not this one'); END")
    with pytest.raises(DeskFault, match="not this one"):
        articles.take([B, incoming(OTHER_KEY, "New."), incoming("third", "Third."), C])
    assert articles.latest() == articles.versions([1])
    assert how(articles, incoming(OTHER_KEY, "New."), B) == [NEW, VERSION]


def test_a_disk_that_takes_no_original_is_told_and_nothing_is_taken(tmp_path):
    out = run("small_originals", tmp_path, 50_000)
    assert out.startswith("DeskFault 1\n")
    assert "originals" in out
    assert "what was recorded before is still there" in out
    with Memory(tmp_path, noon) as memory:
        assert [v.key for v in memory.articles.latest()] == ["article 0"]
        assert originals(memory.articles) == [memory.articles.original(memory.articles.latest()[0].original).name]


def test_a_folder_of_originals_without_rights_is_told(open_folder):
    with Memory(open_folder, noon) as memory:
        memory.articles.take([A])
    (open_folder / "originals").chmod(0o555)
    open_folder.chmod(0o777)
    for path in open_folder.glob("briefer.db*"):
        path.chmod(0o666)
    out = run("articles_of_nobody", open_folder)
    assert out.startswith("DeskFault 0\n")
    assert "Change the rights, or choose another desk." in out


# ---------------------------------------------------------------- what was asked for, and the runs of taking in


def test_what_was_asked_for_is_replaced(articles):
    first = Asked(url="https://a.example/", etag='"1"', modified="m", found="https://b.example/", at="2026-01-01T00:00:00Z", digest="d")
    articles.note_asked(first)
    assert articles.asked(first.url) == first
    articles.note_asked(Asked(url=first.url, etag='"2"'))
    assert articles.asked(first.url) == Asked(url=first.url, etag='"2"', at="2026-03-01T12:00:00Z")
    assert articles.asked("https://a.example") is None


def test_collections_are_counted_the_last_one_first(articles):
    one = articles.begin_collection()
    unread = (Unread(name="b.pdf", why="locked", advice="unlock"), Unread(name="a", why="x", advice="y"))
    articles.end_collection(one, articles.take([A, B, A, A]), unread)
    two = articles.begin_collection()
    last, first = articles.collections(5)
    assert (first.seq, first.begun, first.ended) == (one, "2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")
    assert (first.new, first.versions, first.same, first.failed) == (1, 2, 1, unread)
    assert (last.seq, last.ended, last.failed) == (two, None, ())
    assert articles.collections() == (last,)
