"""Folders and patterns of a desk: what is new or changed, each article once."""

import json
import os
from pathlib import Path

import pytest

from briefer.desk.articles import Articles
from briefer.models import TakenHow
from tests.sources.formats import written

from .made import Desk, came, item, page, rss, why, words

VERSION = TakenHow.VERSION


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "desk")
    (made.folder / "inbox").mkdir(parents=True)
    return made


def put(desk: Desk, name: str, text: str | bytes) -> Path:
    path = desk.folder / "inbox" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def inbox(desk: Desk, *folders: str):
    return desk.collect(folders=folders or ("inbox",))


def test_a_file_is_known_by_its_path(desk: Desk):
    put(desk, "north/a.txt", f"A port\n\n{words('Larn')}\n")
    found = inbox(desk)
    assert (len(found.taken), found.failed) == (1, ())
    (version,) = desk.articles()
    assert (version.key, version.via, version.source.name) == ("file:inbox/north/a.txt", "folder inbox", "north/a.txt")
    kept = desk.folder / "originals" / version.original[:2] / f"{version.original}.txt"
    assert kept.read_bytes() == (desk.folder / "inbox/north/a.txt").read_bytes()


def test_what_has_not_changed_is_not_read(desk: Desk):
    path = put(desk, "a.txt", f"A port\n\n{words('Larn')}\n")
    inbox(desk)
    found = inbox(desk)
    assert (found.taken, found.failed, found.places[0].unchanged) == ((), (), 1)
    os.utime(path, ns=(1, 1))  # copied anew, with the same bytes
    assert (inbox(desk).taken, inbox(desk).places[0].unchanged) == ((), 1)


def test_an_edited_file_is_a_new_version(desk: Desk):
    put(desk, "a.txt", f"A port\n\n{words('Larn')}\n")
    inbox(desk)
    put(desk, "a.txt", f"A port\n\n{words('Larn')} Two ships wait.\n")
    found = inbox(desk)
    assert [t.how for t in found.taken] == [VERSION]
    assert desk.versions() == [("file:inbox/a.txt", 1), ("file:inbox/a.txt", 2)]


def test_an_empty_folder_is_no_fault_and_one_that_is_not_there_is(desk: Desk):
    found = inbox(desk, "inbox", "outbox")
    assert why(found).keys() == {"outbox"}
    assert [place.failed for place in found.places] == [0, 1]


def test_a_pattern_names_files(desk: Desk):
    put(desk, "a.txt", f"A port\n\n{words('Larn')}\n")
    put(desk, "deep/b.md", f"# A bridge\n\n{words('Ostrel')}\n")
    assert [t.version.key for t in inbox(desk, "inbox/**/*.md").taken] == ["file:inbox/deep/b.md"]


def test_a_file_of_two_places_is_taken_once(desk: Desk):
    put(desk, "a.txt", f"A port\n\n{words('Larn')}\n")
    found = inbox(desk, "inbox", "inbox/*.txt", str(desk.folder / "inbox"))
    assert len(found.taken) == 1
    assert [place.unchanged for place in found.places] == [0, 1, 1]


def test_what_briefer_wrote_itself_is_not_taken_in(desk: Desk):
    put(desk, "a.html", page("A port", words("Larn")))
    (desk.folder / "briefs/2026-03-04").mkdir(parents=True)
    (desk.folder / "briefs/2026-03-04/brief.html").write_bytes(page("Brief", words("Brief")))
    assert came(inbox(desk, ".")) == ["A port"]
    found = inbox(desk, ".")
    assert (found.taken, found.failed, found.places[0].unchanged) == ((), (), 1)


def test_what_sources_toml_says_holds(desk: Desk):
    put(desk, "a.txt", f"A port\n\n{words('Larn')}\n")
    put(desk, "sources.toml", '["a.txt"]\npublisher = "Larnport Post"\ngrade = "C"\n')
    (taken,) = inbox(desk).taken
    assert (taken.version.source.publisher, taken.version.source.grade) == ("Larnport Post", "C")


def test_a_wrong_sources_toml_is_named_and_costs_no_other_folder(desk: Desk):
    put(desk, "a.txt", f"A port\n\n{words('Larn')}\n")
    put(desk, "sources.toml", '["a.txt"]\ngrade = "Z"\n')
    (desk.folder / "other").mkdir()
    (desk.folder / "other/b.txt").write_text(f"A bridge\n\n{words('Ostrel')}\n")
    found = inbox(desk, "inbox", "other")
    assert [t.version.key for t in found.taken] == ["file:other/b.txt"]
    assert "grade" in why(found)["inbox"]
    put(desk, "sources.toml", '["a.txt"]\ngrade = "A"\n')
    assert [t.version.source.grade for t in inbox(desk, "inbox", "other").taken] == ["A"]


def test_a_mailbox_that_grew_by_a_letter_gives_that_letter(desk: Desk):
    letters = [written.message(name, [words(name)]).as_bytes() for name in ("Ostrel", "Karth", "Velna")]
    put(desk, "a.mbox", written.mbox(*letters[:2]))
    assert came(inbox(desk)) == ["Karth", "Ostrel"]
    put(desk, "a.mbox", written.mbox(*letters))
    found = inbox(desk)
    assert (came(found), len(found.taken), found.failed) == (["Velna"], 3, ())
    assert {key.partition(":")[0] for key, _ in desk.versions()} == {"text"}


def test_articles_of_a_list_are_known_by_their_addresses(desk: Desk):
    def line(text: str) -> str:
        return json.dumps({"title": "A port", "text": text, "url": "https://post.example/1?utm_medium=x"})

    put(desk, "a.jsonl", line(words("Larn")) + "\n{\n")
    first = inbox(desk)
    assert came(first) == ["A port"]
    assert why(first).keys() == {"a.jsonl#2"}
    put(desk, "a.jsonl", line(words("Larn") + " Two ships wait.") + "\n")
    assert came(inbox(desk), VERSION) == ["A port"]
    assert desk.versions() == [("https://post.example/1", 1), ("https://post.example/1", 2)]


def test_a_feed_that_lies_in_a_folder_gives_its_own_texts(desk: Desk):
    put(desk, "a.xml", rss(item("A port", "https://post.example/1", text=words("Larn"))))
    assert came(inbox(desk)) == ["A port"]
    (version,) = desk.articles()
    assert version.key == "https://post.example/1"
    assert version.source.text == words("Larn")


def test_a_file_that_cant_be_read_is_named_by_each_run_until_it_is_mended(desk: Desk):
    put(desk, "a.pdf", b"%PDF-1.7 broken")
    put(desk, "b.txt", f"A port\n\n{words('Larn')}\n")
    assert [len(inbox(desk).failed) for _ in range(2)] == [1, 1]
    put(desk, "a.pdf", written.pdf([["A bridge", *words("Ostrel").split(". ")]]))
    found = inbox(desk)
    assert (len(found.taken), found.failed) == (1, ())


def test_killed_between_taking_in_and_noting_a_file_is_known(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    put(desk, "a.txt", f"A port\n\n{words('Larn')}\n")
    with monkeypatch.context() as patched:
        patched.setattr(Articles, "note_asked", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            inbox(desk)
    found = inbox(desk)
    assert [t.how for t in found.taken] == [TakenHow.SAME]
    assert desk.versions() == [("file:inbox/a.txt", 1)]
