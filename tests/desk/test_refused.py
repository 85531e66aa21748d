"""The disk is full, the file is locked, read-only, newer or something else: plain words, and nothing that was answered is lost."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import deque
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from tests.desk.made import reword

from briefer.desk import Ledger
from briefer.errors import DeskBusy, DeskFault, LedgerBroken

ROOT = Path(__file__).parents[2]
MOUNT, UMOUNT = shutil.which("mount"), shutil.which("umount")


def start(what, folder, *arguments):
    command = [sys.executable, "-m", "tests.desk.child", what, str(folder), *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def run(what, folder, *arguments):
    process = start(what, folder, *arguments)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return out


@pytest.fixture
def open_folder():
    """A folder that everybody can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o755)
    shutil.rmtree(folder)


# ---------------------------------------------------------------- other processes


def test_processes_that_decide_at_once_all_get_their_numbers(tmp_path):
    desk, many = tmp_path / "desk", 40
    people = [start("append", desk, name, many) for name in "ABC"]
    for process in people:
        assert process.stdout.readline() == "ready\n"
    for process in people:
        process.stdin.write("go\n")
        process.stdin.flush()
    numbers = [[int(line) for line in process.communicate(timeout=60)[0].split()] for process in people]
    assert [process.returncode for process in people] == [0, 0, 0]
    assert all(mine == sorted(mine) for mine in numbers)
    with Ledger(desk) as ledger:
        assert ledger.check() == 3 * many
        told = {d.seq: (d.who, d.target) for d in ledger.decisions()}
    assert told == {seq: (who, f"{who} {n}") for who, mine in zip("ABC", numbers, strict=True) for n, seq in enumerate(mine)}


def test_a_ledger_that_another_process_holds_is_busy_and_then_free(tmp_path):
    with Ledger(tmp_path, timeout=0.1) as ledger:
        ledger.append(reword(1))
        holder = start("hold", tmp_path)
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(DeskBusy, match=r"another process.*Try again") as busy:
            ledger.append(reword(2))
        assert busy.value.again
        assert len(ledger.decisions()) == 1  # reading goes on
        holder.communicate("go\n", timeout=30)
        assert ledger.append(reword(2)).seq == 2


def test_a_new_file_that_another_process_holds_is_busy(tmp_path):
    sqlite3.connect(tmp_path / "briefer.db").close()
    holder = start("hold", tmp_path)
    assert holder.stdout.readline() == "held\n"
    with Ledger(tmp_path, timeout=0.1) as ledger:
        with pytest.raises(DeskBusy):
            ledger.append(reword(1))
        holder.communicate("go\n", timeout=30)
        assert ledger.append(reword(1)).seq == 1


# ---------------------------------------------------------------- the disk


def check_after(folder, answered):
    """What was answered is there; when there is room again, the next decision is recorded."""
    with Ledger(folder) as ledger:
        assert ledger.check() == answered
        assert [d.after for d in ledger.decisions()] == ["x" * 1100] * answered
        assert ledger.append(reword(answered)).seq == answered + 1


@pytest.mark.parametrize("limit", [0, 2_000, 20_000, 200_000, 300_001])
def test_a_file_that_may_not_grow_loses_nothing(tmp_path, limit):
    first, said = run("small_files", tmp_path, limit).split("\n", 1)
    kind, answered = first.split()
    assert kind == "DeskFault"
    assert "Nothing new was recorded; what was recorded before is still there." in said
    assert (int(answered) > 0) == (limit >= 100_000)
    check_after(tmp_path, int(answered))


@contextmanager
def small_disk(at, options):
    at.mkdir()
    if (
        not MOUNT
        or not UMOUNT
        or subprocess.run([MOUNT, "-t", "tmpfs", "-o", options, "tmpfs", at], check=False, capture_output=True).returncode
    ):
        pytest.skip("only root can mount a disk")
    try:
        yield at
    finally:
        subprocess.run([UMOUNT, at], check=True)


def remount(disk, options):
    assert MOUNT
    subprocess.run([MOUNT, "-o", f"remount,{options}", disk], check=True)


@pytest.mark.parametrize("kilobytes", [4, 40, 64, 256, 1024])
def test_a_full_disk_loses_nothing(tmp_path, kilobytes):
    with small_disk(tmp_path / "disk", f"size={kilobytes}k") as disk:
        ledger, many = Ledger(disk), count()
        with pytest.raises(DeskFault, match=r"disk.*what was recorded before is still there"):
            deque((ledger.append(reword(number, text="x" * 1100)) for number in many), maxlen=0)
        answered = next(many) - 1
        assert (answered > 0) == (kilobytes >= 256)
        remount(disk, "size=8m")
        assert ledger.append(reword(1, text="x" * 1100)).seq == answered + 1  # the same connection, when there is room again
        ledger.close()
        check_after(disk, answered + 1)


def test_a_disk_that_is_read_only_can_still_be_read(tmp_path):
    with small_disk(tmp_path / "disk", "size=4m") as disk:
        with Ledger(disk) as ledger:
            made = ledger.append(reword(1))
        remount(disk, "ro")
        with Ledger(disk) as ledger:
            assert ledger.decisions() == (made,)
            with pytest.raises(DeskFault, match="read-only"):
                ledger.append(reword(2))
            assert ledger.last() == 1


@pytest.mark.parametrize("what", ["file", "folder"])
def test_without_rights_it_can_be_read_and_says_what_to_do(open_folder, what):
    with Ledger(open_folder) as ledger:
        ledger.append(reword(1))
    ledger.path.chmod(0o444)
    open_folder.chmod(0o777 if what == "file" else 0o555)
    out = run("nobody", open_folder)
    assert out.startswith("read 1 1\nDeskFault 0\n")
    assert "Change the rights, or choose another desk." in out


def test_a_folder_that_may_not_be_made_is_told(open_folder):
    out = run("nobody", open_folder / "desk")
    assert out.startswith("read 0 0\nDeskFault 0\n")
    assert not (open_folder / "desk").exists()


# ---------------------------------------------------------------- not what it should be


def foreign(path):
    store = sqlite3.connect(path)
    store.executescript("CREATE TABLE decisions (seq, body); INSERT INTO decisions VALUES (1, 'theirs')")
    store.close()


def newer(path):
    with Ledger(path.parent) as ledger:
        ledger.append(reword(1))
    store = sqlite3.connect(path)
    store.executescript("PRAGMA user_version = 3; ALTER TABLE decisions ADD COLUMN mood TEXT")
    store.close()


NOT_OURS = [
    (lambda path: path.write_bytes(b"Dear diary, " * 400), DeskFault, "no ledger of briefer.*Move that file away"),
    (lambda path: path.write_bytes(b"short"), DeskFault, "no ledger of briefer.*Move that file away"),
    (foreign, DeskFault, "no ledger of briefer.*Move that file away"),
    (newer, DeskFault, "newer briefer.*version 3.*knows 2.*Nothing was changed"),
    (lambda path: path.mkdir(), DeskFault, "can't be opened"),
]


@pytest.mark.parametrize(("make", "kind", "words"), NOT_OURS, ids=["text", "a few bytes", "another program", "newer", "a folder"])
def test_what_is_no_ledger_is_left_alone(tmp_path, make, kind, words):
    make(tmp_path / "briefer.db")
    before = (tmp_path / "briefer.db").read_bytes() if make is not NOT_OURS[-1][0] else None
    for use in (Ledger.decisions, Ledger.last, Ledger.check, lambda ledger: ledger.append(reword(1)), lambda ledger: ledger.keep("a", "b")):
        with Ledger(tmp_path) as ledger, pytest.raises(kind, match=words):
            use(ledger)
    if before is not None:
        assert rows_of(before, tmp_path / "before.db") == rows_of((tmp_path / "briefer.db").read_bytes(), tmp_path / "after.db")


def rows_of(data, at):
    """All that a database holds; the bytes themselves where it is none."""
    at.write_bytes(data)
    store = sqlite3.connect(at)
    try:
        return list(store.iterdump())
    except sqlite3.DatabaseError:
        return data
    finally:
        store.close()


def test_an_empty_file_is_a_desk_where_nobody_decided(tmp_path):
    (tmp_path / "briefer.db").touch()
    with Ledger(tmp_path) as ledger:
        assert ledger.decisions() == ()
        assert ledger.append(reword(1)).seq == 1


@pytest.mark.parametrize("under", ["desk", "desk/inner"])
def test_a_file_is_no_desk(tmp_path, under):
    (tmp_path / "desk").write_text("mine")
    for use in (Ledger.decisions, lambda ledger: ledger.append(reword(1))):
        with Ledger(tmp_path / under) as ledger, pytest.raises(DeskFault, match="is no folder"):
            use(ledger)
    assert (tmp_path / "desk").read_text() == "mine"


@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
@pytest.mark.parametrize("put_back", [False, True])
def test_a_file_taken_away_while_in_use_is_told(tmp_path, end, put_back):
    desk = tmp_path / "desk"
    ledger = Ledger(desk)
    ledger.append(reword(1))
    path = desk / f"briefer.db{end}"
    away = path.rename(tmp_path / path.name)
    if put_back:
        shutil.copy(away, path)
    for use in (ledger.last, lambda: ledger.append(reword(2))):
        with pytest.raises(DeskFault, match="moved, deleted or replaced"):
            use()
    away.rename(path)
    assert ledger.append(reword(2)).seq == 2
    ledger.close()


def test_an_old_sqlite_is_told_before_anything_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with Ledger(tmp_path) as ledger, pytest.raises(DeskFault, match=r"needs 3\.38\.0 or newer"):
        ledger.append(reword(1))
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_the_desk_is_one_of_ours():
    assert issubclass(LedgerBroken, DeskFault)
    assert not DeskFault("a").again
