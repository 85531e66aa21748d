"""All that a desk remembers, out into one file and into another desk: the same bytes again, or nothing at all."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.made import rename, reword, undo
from tests.made_memory import NOW, SEEDS, TEXTS, incoming, remember, work, write_texts

from briefer.desk import Ledger, Memory, read_names
from briefer.desk.moved import ORDER
from briefer.errors import DeskFault, ImportRefused, UsageFault
from briefer.models import Segment, Source

Lines = list[dict[str, Any]]


def exported(desk: Path) -> bytes:
    with Memory(desk, lambda: NOW) as memory:
        return b"".join(memory.moving.lines())


def taken_in(desk: Path, data: bytes) -> int:
    with Memory(desk, lambda: NOW) as memory:
        return memory.moving.take_in(io.BytesIO(data))


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with one of everything."""
    folder = tmp_path_factory.mktemp("full")
    inbox = write_texts(folder / "inbox")
    desk = remember(folder / "desk", SEEDS, inbox, out=folder / "out")
    write_texts(folder / "inbox", {"fa.txt": TEXTS["fa.txt"] + "این خبر به‌روز شد.\n"})
    remember(desk, folder / "inbox")  # a second version of one article
    work(desk, [reword(1, request="r1"), rename(2), undo(1)])
    return desk


@pytest.fixture(scope="module")
def data(full: Path) -> bytes:
    return exported(full)


@pytest.fixture
def lines(data: bytes) -> Lines:
    return [json.loads(line) for line in data.splitlines()]


def sealed(lines: Lines) -> bytes:
    """The lines as a file whose end fits them: what is left to find is what was done to the rest."""
    body = b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines if line["kind"] != "end")
    end = {"kind": "end", "lines": body.count(b"\n"), "sha256": hashlib.sha256(body).hexdigest()}
    return body + json.dumps(end).encode() + b"\n"


def at(lines: Lines, kind: str, number: int = 0) -> dict[str, Any]:
    return [line for line in lines if line["kind"] == kind][number]


def test_there_is_one_of_every_kind_in_order(lines):
    kinds = [line["kind"] for line in lines]
    assert tuple(dict.fromkeys(kinds)) == ORDER
    assert lines[0] == {"kind": "header", "format": "briefer desk", "version": 1}
    assert {line["version"]["number"] for line in lines if line["kind"] == "version"} == {1, 2}


def test_out_and_in_and_out_are_the_same_bytes(full, data, tmp_path):
    assert taken_in(tmp_path / "new", data) == data.count(b"\n")
    assert exported(tmp_path / "new") == data
    assert exported(full) == data


def test_what_the_new_desk_remembers_is_what_the_old_one_did(full, data, tmp_path):
    new = tmp_path / "new"
    taken_in(new, data)
    with Memory(full, lambda: NOW) as old, Memory(new, lambda: NOW) as other:
        assert other.articles.latest() == old.articles.latest()
        for words in ("Rahmon", "border", "می‌گویند", "北京", "الهجوم"):
            assert old.said.search(words)
            assert other.said.search(words) == old.said.search(words)
        assert other.dailies.every() == old.dailies.every()
        assert other.dailies.claims_of("Imam Ali Rahman") == old.dailies.claims_of("Imam Ali Rahman") != ()
        assert other.articles.collections(9) == old.articles.collections(9)
        assert other.post.sent("ab" * 32) == old.post.sent("ab" * 32)
    with Ledger(full) as before, Ledger(new) as after:
        assert after.check() == 3
        assert after.decisions() == before.decisions()
        assert after.append(reword(9)).seq == 4
        assert after.kept("page") == "two\nlines"
    assert (new / "names.toml").read_bytes() == (full / "names.toml").read_bytes()
    originals = {name: content for name, content in everything_in(full).items() if name.startswith("originals")}
    assert originals == {name: content for name, content in everything_in(new).items() if name.startswith("originals")}
    assert len(originals) == len(TEXTS) + 6


@pytest.mark.parametrize("name", TEXTS)
def test_every_character_comes_back(name, data, tmp_path):
    taken_in(tmp_path / "new", data)
    with Memory(tmp_path / "new", lambda: NOW) as memory:
        version = memory.articles.with_key(f"inbox/{name}")
        assert version is not None
        original = memory.articles.original(version.original).read_bytes()
        said = memory.said.extractions([version.source.id])[version.source.id]
    assert original.decode("utf-8").startswith(TEXTS[name].rstrip("\n"))
    assert said.claims
    assert all(version.source.text[c.quote.start : c.quote.end] == c.quote.text for c in said.claims)


def test_a_desk_that_was_only_begun_takes_an_export_in(data, tmp_path):
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "names.toml").write_text("# mine\n", "utf-8")
    taken_in(desk, data)
    assert [name.name for name in read_names(desk / "names.toml")] == ["Emomali Rahmon"]


def test_a_desk_in_use_is_left_as_it_is(full, data):
    before = exported(full)
    with pytest.raises(UsageFault, match="is in use"):
        taken_in(full, data)
    assert exported(full) == before


@pytest.mark.parametrize("part", ["decision", "name", "collection"])
def test_one_thing_is_enough_to_be_in_use(part, data, tmp_path):
    desk = tmp_path / "desk"
    desk.mkdir()
    if part == "decision":
        with Ledger(desk) as ledger:
            ledger.append(reword(1))
    elif part == "name":
        (desk / "names.toml").write_text('[[name]]\nname = "Anna Lind"\nkind = "person"\n', "utf-8")
    else:
        with Memory(desk, lambda: NOW) as memory:
            memory.articles.begin_collection()
    before = everything_in(desk).get("names.toml")
    with pytest.raises(UsageFault, match="is in use"):
        taken_in(desk, data)
    assert everything_in(desk).get("names.toml") == before
    assert not (desk / "originals").exists()


# ---------------------------------------------------------------- files that are no export

HUGE = "9" * 40


def _text_of_the_first_source(lines: Lines) -> None:
    at(lines, "version")["version"]["source"]["text"] = "Nothing of it was ever said."


HOSTILE: dict[str, tuple[Callable[[Lines], object], str, str]] = {
    "a newer format": (lambda x: x[0].update(version=2), "header", "version 2 of the format"),
    "another format": (lambda x: x[0].update(format="other"), "header", "begins otherwise"),
    "no header": (lambda x: x.pop(0), "original", "begins otherwise"),
    "two headers": (lambda x: x.insert(1, x[0]), "header", "can't stand here"),
    "an unknown kind": (lambda x: at(x, "asked").update(kind="spy"), "spy", "no line of an export"),
    "a field too many": (lambda x: at(x, "kept").update(more=1), "kept", "no line of an export"),
    "a field too few": (lambda x: at(x, "post")["sent"].pop("state"), "post", "no line of an export"),
    "a wrong type": (lambda x: at(x, "extraction").update(seq="one"), "extraction", "no line of an export"),
    "a number that SQLite can't hold": (lambda x: at(x, "collection")["collection"].update(seq=int(HUGE)), "collection", "Line"),
    "out of order": (lambda x: x.insert(1, x.pop(-2)), "original", "can't stand here"),
    "an ending that climbs": (lambda x: at(x, "original").update(ending="x/../../../../evil"), "original", "no line of an export"),
    "an ending in capitals": (lambda x: at(x, "original").update(ending="TXT\n"), "original", "no line of an export"),
    "a digest that is a path": (lambda x: at(x, "original").update(sha256="../../../evil"), "original", "no line of an export"),
    "other bytes": (lambda x: at(x, "original").update(base64=base64.b64encode(b"x").decode()), "original", "another SHA-256"),
    "no base64": (lambda x: at(x, "original").update(base64="%%%%"), "original", "no base64"),
    "an original that is missing": (lambda x: x.remove(at(x, "original")), "version", "its original is missing"),
    "an article under a strange id": (lambda x: at(x, "version")["version"].update(article="a0"), "version", "not that of its key"),
    "a version twice": (lambda x: x.insert(x.index(at(x, "version")) + 1, at(x, "version")), "version", "stands after version"),
    "a version that goes back": (lambda x: at(x, "version")["version"].update(number=0), "version", "version 0 stands before it"),
    "a quote that nobody said": (_text_of_the_first_source, "extraction", "does not stand in its source"),
    "an extraction of nothing": (lambda x: at(x, "extraction")["extraction"].update(source="s0"), "extraction", "no version has the source"),
    "an extraction that goes back": (lambda x: at(x, "extraction", -1).update(seq=1), "extraction", "stands after extraction"),
    "a day that climbs": (lambda x: at(x, "brief")["daily"].update(day="../../2025"), "brief", "is no day"),
    "a brief of nothing": (lambda x: at(x, "brief")["daily"].update(sources=[999]), "brief", "versions that are not there"),
    "an address twice": (lambda x: x.insert(x.index(at(x, "asked")), at(x, "asked")), "asked", "does not fit the lines before"),
    "a decision changed": (
        lambda x: at(x, "decision").update(body=at(x, "decision")["body"].replace("A. Reviewer", "Somebody")),
        "decision",
        "the chain of decisions breaks at number 1",
    ),
    "a decision taken out": (lambda x: x.remove(at(x, "decision", 1)), "decision", "breaks at number 2"),
    "the first decisions cut off": (lambda x: x.remove(at(x, "decision")), "decision", "breaks at number 1"),
    "a request twice": (lambda x: at(x, "decision", 1).update(request="r1"), "decision", "does not fit the lines before"),
    "names that can't be read": (lambda x: at(x, "names").update(text="[[name]]\nname = 5\n"), "names", "no names.toml"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "kind", "told"), HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("begun", [False, True], ids=["no folder", "a desk that was begun"])
def test_a_hostile_file_is_refused_with_its_line_and_changes_nothing(change, kind, told, begun, lines, tmp_path):
    desk = tmp_path / "above" / "desk"
    if begun:
        desk.mkdir(parents=True)
        (desk / "names.toml").write_text("# mine\n", "utf-8")
    before = everything_in(tmp_path)
    change(lines)
    with pytest.raises(ImportRefused, match=told) as refused:
        taken_in(desk, sealed(lines))
    assert lines[refused.value.line - 1]["kind"] == kind
    assert str(refused.value).startswith(f"Line {refused.value.line}: ")
    assert len(str(refused.value)) < 600
    assert everything_in(tmp_path) == before
    assert begun or not desk.parent.exists()


RAW: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", "Line 1: the file ends before its end"),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "Line 1: "),
    "JSON that never ends": (lambda x: x.splitlines(keepends=True)[0] + b"[" * 200_000, "Line 2: it is no line"),
    "no UTF-8": (lambda x: x.replace("می".encode(), b"\xff\xfe", 1), "it is no line of an export"),
    "half a character": (lambda x: x.replace("می".encode(), b"\\ud800", 1), "it is no line of an export"),
    "cut off in a line": (lambda x: x[: len(x) // 2], "it is no line of an export"),
    "cut off between lines": (lambda x: b"".join(x.splitlines(keepends=True)[:-1]), "the file ends before its end"),
    "something behind the end": (lambda x: x + x.splitlines(keepends=True)[-1], "stands behind the end"),
    "an empty line": (lambda x: x.replace(b"\n", b"\n\n", 1), "Line 2: it is no line"),
    "a kept value changed": (lambda x: x.replace(rb"two\nlines", rb"two\nwords"), "one was changed"),
}


@pytest.mark.parametrize(("change", "told"), RAW.values(), ids=RAW)
def test_a_damaged_file_is_refused(change, told, data, tmp_path):
    with pytest.raises(ImportRefused) as refused:
        taken_in(tmp_path / "new", change(data))
    assert told in str(refused.value)
    assert not (tmp_path / "new").exists()


def test_a_line_without_end_is_not_read_to_its_end(data, tmp_path):
    head = data.splitlines(keepends=True)[0]
    file = io.BytesIO(head + b'{"kind": "' + b"a" * 1_000_000)
    with pytest.raises(ImportRefused, match=r"Line 2: it is longer than 10,000 bytes"), Memory(tmp_path / "new", lambda: NOW) as memory:
        memory.moving.take_in(file, most_line=10_000)
    assert file.tell() == len(head) + 10_001
    assert not (tmp_path / "new").exists()


@settings(max_examples=60, deadline=None)
@given(where=st.floats(0, 1, exclude_max=True), put=st.binary(min_size=1, max_size=3))
def test_no_byte_can_be_changed_unseen(data, tmp_path_factory, where, put):
    start = int(where * (len(data) - 3))
    changed = data[:start] + put + data[start + len(put) :]
    if changed == data:
        return
    folder = tmp_path_factory.mktemp("new")
    with pytest.raises(ImportRefused):
        taken_in(folder / "desk", changed)
    assert not (folder / "desk").exists()


class Pulled(Exception):
    """Somebody stopped it."""


@pytest.mark.parametrize("stage", ["opened", "begun", "made", "written"])
def test_an_import_that_is_stopped_has_not_begun(stage, data, tmp_path):
    def watch(reached: str) -> None:
        if reached == stage:
            raise Pulled

    with pytest.raises(Pulled), Memory(tmp_path / "new", lambda: NOW, watch=watch) as memory:
        memory.moving.take_in(io.BytesIO(data))
    assert everything_in(tmp_path) == {}
    assert taken_in(tmp_path / "new", data) > 1


def test_what_a_killed_import_left_is_no_hindrance(data, lines, tmp_path):
    """A kill leaves originals, and a store without a row: nobody can take these away then."""
    left = at(lines, "original")
    place = tmp_path / "new/originals" / left["sha256"][:2] / f"{left['sha256']}.{left['ending']}"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"half of")
    broken = data.replace(rb"two\nlines", rb"two\nwords")
    with pytest.raises(ImportRefused):
        taken_in(tmp_path / "new", broken)
    assert everything_in(tmp_path / "new") == {str(place.relative_to(tmp_path / "new")): b"half of"}
    taken_in(tmp_path / "new", data)
    assert exported(tmp_path / "new") == data


def test_an_original_that_is_missing_or_changed_is_told_of(data, tmp_path):
    taken_in(tmp_path / "new", data)
    original = next(path for path in (tmp_path / "new/originals").rglob("*.txt"))
    content = original.read_bytes()
    original.write_bytes(content + b" ")
    with pytest.raises(DeskFault, match="its SHA-256 is not its name"):
        exported(tmp_path / "new")
    original.unlink()
    with pytest.raises(DeskFault, match="is missing"):
        exported(tmp_path / "new")
    original.write_bytes(content)
    assert exported(tmp_path / "new") == data


def test_memory_does_not_grow_with_the_articles(tmp_path):
    """Forty articles of a megabyte are more than either way holds at once."""
    inbox = tmp_path / "inbox"
    texts = {f"{n:03}.txt": f"Article {n}. " + "The ministry said so. " * 45_000 + "\n" for n in range(40)}
    for name, text in texts.items():
        inbox.mkdir(exist_ok=True)
        (inbox / name).write_text(text, "utf-8")
    with Memory(tmp_path / "desk", lambda: NOW) as memory:
        for name, text in texts.items():
            digest = hashlib.sha256(text.encode()).hexdigest()
            whole = (Segment(start=0, end=len(text), raw_start=0, raw_end=len(text)),)
            source = Source(
                id=f"s{digest[:10]}", name=name, sha256=digest, media_type="text/plain", encoding="utf-8", text=text, segments=whole
            )
            memory.articles.take([incoming(source, inbox)])
        tracemalloc.start()
        with (tmp_path / "out.jsonl").open("wb") as file:
            file.writelines(memory.moving.lines())
        _, out = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        with (tmp_path / "out.jsonl").open("rb") as file, Memory(tmp_path / "new", lambda: NOW) as other:
            other.moving.take_in(file)
        _, back = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    size = (tmp_path / "out.jsonl").stat().st_size
    assert size > 80_000_000
    assert max(out, back) < size / 4
