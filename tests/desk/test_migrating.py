"""A ledger of an older briefer: a copy of it is kept, then its tables are brought to the present ones, once and whole or not at all."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from contextlib import closing

import pytest
from tests.desk.made import noon, reword
from tests.desk.old import FIRST, OldLedger, old_ledger
from tests.desk.test_refused import open_folder, remount, rows_of, run, small_disk, start

from briefer.desk import Ledger, Memory
from briefer.desk.ledger import LEDGER
from briefer.desk.store import StoreFile
from briefer.errors import DeskFault

__all__ = ["open_folder"]

STAGES = ("copying", "copied", "changed", "migrated")
MANY = 8


@pytest.fixture
def old(tmp_path):
    """A desk with a ledger of version 1, and what was decided there."""
    return tmp_path, old_ledger(tmp_path, MANY)


def version(path):
    with closing(sqlite3.connect(path)) as store:
        return store.execute("PRAGMA user_version").fetchone()[0]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def check_copy(path, decisions):
    """It is a whole ledger of version 1, in one file, with all that was decided."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.execute("PRAGMA user_version").fetchone() == (1,)
        assert store.execute("SELECT body FROM decisions ORDER BY seq").fetchall() == bodies(path.with_name("briefer.db"), len(decisions))
    restored = path.parent / "restored"
    restored.mkdir(exist_ok=True)
    (restored / "briefer.db").write_bytes(path.read_bytes())
    with OldLedger(restored) as ledger:  # the briefer that wrote it can go on with it
        assert ledger.check() == len(decisions)
        assert ledger.decisions() == decisions
        assert ledger.append(reword(99)).seq == len(decisions) + 1


def bodies(path, many):
    with closing(sqlite3.connect(path)) as store:
        return store.execute("SELECT body FROM decisions ORDER BY seq LIMIT ?", (many,)).fetchall()


def check_migrated(folder, decisions):
    with Ledger(folder) as ledger, Memory(folder, noon) as memory:
        assert ledger.check() == len(decisions)
        assert ledger.decisions() == decisions
        assert ledger.kept("name") == "value"
        assert ledger.append(reword(0, text=decisions[0].after, request="r0")) == decisions[0]  # the request is known
        assert memory.articles.begin_collection() == 1
    assert version(folder / "briefer.db") == LEDGER.version


USES = {
    "reading the ledger": lambda folder: Ledger(folder).decisions(),
    "writing the ledger": lambda folder: Ledger(folder).keep("name", "value"),
    "reading the memory": lambda folder: Memory(folder, noon).articles.latest(),
    "writing the memory": lambda folder: Memory(folder, noon).post.failed("d", "a"),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_the_first_use_brings_it_to_the_present_and_keeps_a_copy(old, use):
    folder, decisions = old
    use(folder)
    assert version(folder / "briefer.db") == LEDGER.version
    assert "briefer.v1.db" in names(folder)
    check_copy(folder / "briefer.v1.db", decisions)
    check_migrated(folder, decisions)


def test_it_has_the_tables_of_a_new_file(old, tmp_path):
    folder, _ = old
    Ledger(folder).decisions()
    Ledger(tmp_path / "new").keep("name", "value")

    def tables(path):
        with closing(sqlite3.connect(path)) as store:
            return sorted(store.execute("SELECT type, name, sql FROM sqlite_schema").fetchall(), key=str)

    assert tables(folder / "briefer.db") == tables(tmp_path / "new" / "briefer.db")
    assert tables(folder / "briefer.db") != tables(folder / "briefer.v1.db")


def test_each_stage_comes_once_and_in_order(old):
    folder, _ = old
    seen: list[str] = []
    with Ledger(folder, watch=seen.append) as ledger:
        ledger.keep("a", "b")
        ledger.keep("a", "c")
    stages = ["opened", "begun", "written", "committed"]
    assert seen == ["opened", *STAGES, *stages[1:], *stages]
    (folder / "briefer.v1.db").unlink()
    with Ledger(folder) as ledger:
        ledger.keep("a", "d")
    assert "briefer.v1.db" not in names(folder)  # it was needed once


def test_a_new_desk_and_an_empty_file_need_no_copy(tmp_path):
    (tmp_path / "briefer.db").touch()
    for folder in (tmp_path, tmp_path / "new"):
        Memory(folder, noon).articles.begin_collection()
        assert not list(folder.glob("*.v*"))


def test_a_file_that_an_old_briefer_makes_while_it_is_open_is_brought_up_too(tmp_path):
    (tmp_path / "briefer.db").touch()
    with Ledger(tmp_path) as ledger, Memory(tmp_path, noon) as memory:
        assert ledger.decisions() == ()
        decisions = old_ledger(tmp_path, 2)
        memory.articles.begin_collection()
        assert ledger.decisions() == decisions


def test_an_old_briefer_that_has_it_open_refuses_it_from_then_on(old):
    folder, decisions = old
    with OldLedger(folder) as ledger:
        assert ledger.decisions() == decisions
        assert Ledger(folder).decisions() == decisions
        for use in (ledger.decisions, lambda: ledger.append(reword(9))):
            with pytest.raises(DeskFault, match=r"newer briefer.*version 2.*knows 1"):
                use()
    check_migrated(folder, decisions)


def test_a_step_that_fails_changes_nothing(old):
    folder, decisions = old
    broken = type(FIRST)(LEDGER.name, LEDGER.application, (*FIRST.steps, ("CREATE TABLE one (a)", "CREATE TABLE one (a)")))
    file = StoreFile(folder / "briefer.db", broken, timeout=1.0)
    with pytest.raises(DeskFault, match="already exists"), file.reading():
        pass
    file.close()
    with OldLedger(folder) as ledger:
        assert ledger.decisions() == decisions
    check_migrated(folder, decisions)
    assert names(folder).count("briefer.v1.db") == 1


def test_every_step_from_its_version_on_is_taken(old):
    folder, _ = old
    third = type(FIRST)(LEDGER.name, LEDGER.application, (*LEDGER.steps, ("CREATE TABLE later (a)", "INSERT INTO later VALUES (1)")))
    with StoreFile(folder / "briefer.db", third, timeout=1.0).reading() as store:
        assert store is not None
        assert store.execute("SELECT a FROM later").fetchall() == [(1,)]
        assert store.execute("SELECT count(*) FROM versions").fetchall() == [(0,)]
    with pytest.raises(DeskFault, match=r"newer briefer.*version 3.*knows 2"):
        Memory(folder, noon).articles.latest()


def test_the_copy_is_as_private_as_the_file(old):
    folder, _ = old
    (folder / "briefer.db").chmod(0o600)
    Ledger(folder).decisions()
    assert (folder / "briefer.v1.db").stat().st_mode & 0o777 == 0o600


def test_no_other_copy_is_written_over(old):
    folder, decisions = old
    (folder / "briefer.v1.db").write_text("mine")
    Ledger(folder).decisions()
    assert (folder / "briefer.v1.db").read_text() == "mine"
    check_copy(folder / "briefer.v1-2.db", decisions)


# ---------------------------------------------------------------- killed, at once, without rights, without room


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_a_stage_the_next_use_ends_it(old, stage):
    folder, decisions = old
    process = start("migrate_and_die", folder, stage)
    process.communicate(timeout=30)
    assert process.returncode == -signal.SIGKILL
    assert version(folder / "briefer.db") == (LEDGER.version if stage == "migrated" else 1)
    assert ("briefer.v1.db" in names(folder)) == (stage != "copying")
    check_migrated(folder, decisions)
    assert names(folder) == ["briefer.db", "briefer.v1.db"]  # what the killed try left is gone, and the copy stands once
    check_copy(folder / "briefer.v1.db", decisions)


@pytest.mark.parametrize("stage", STAGES)
def test_of_two_processes_one_waits_and_finds_it_done(old, stage):
    folder, decisions = old
    one = start("migrate", folder, stage, MANY)
    assert one.stdout.readline() == f"{stage}\n"
    other = start("migrate", folder, "none", MANY)
    if stage != "migrated":
        with pytest.raises(DeskFault, match="another process"):
            Ledger(folder, timeout=0.1).decisions()
    assert one.communicate("go\n", timeout=60)[0] == f"True {' '.join(STAGES)}\n"
    assert other.communicate(timeout=60)[0] == "True\n"
    assert [each for each in names(folder) if ".v1" in each] == ["briefer.v1.db"]
    check_migrated(folder, decisions)


def test_a_holder_of_the_old_file_makes_it_busy_and_then_free(old):
    folder, decisions = old
    holder = start("hold", folder)
    assert holder.stdout.readline() == "held\n"
    with Ledger(folder, timeout=0.1) as ledger:
        with pytest.raises(DeskFault, match="another process"):
            ledger.decisions()
        holder.communicate("go\n", timeout=30)
        assert ledger.decisions() == decisions


@pytest.mark.parametrize("what", ["file", "folder"])
def test_without_rights_the_decisions_are_read_as_they_stand(open_folder, what):
    old_ledger(open_folder, MANY)
    (open_folder / "briefer.db").chmod(0o444)
    open_folder.chmod(0o777 if what == "file" else 0o555)
    lines = run("old_of_nobody", open_folder).splitlines()
    assert lines[:3] == [f"{MANY} {MANY} value", "() 0 () None () ()", "DeskFault 0"]
    assert "Change the rights, or choose another desk." in lines[3]
    open_folder.chmod(0o755)
    assert version(open_folder / "briefer.db") == 1
    assert not list(open_folder.glob("*.v1*"))


def test_a_log_that_waits_is_in_the_copy(old):
    folder, decisions = old
    with OldLedger(folder) as ledger:
        more = ledger.append(reword(77))
        assert (folder / "briefer.db-wal").stat().st_size > 0
        Ledger(folder).decisions()
    check_copy(folder / "briefer.v1.db", (*decisions, more))


@pytest.mark.parametrize("limit", [40_000, 100_001])
def test_where_no_copy_has_room_nothing_changes(tmp_path, limit):
    decisions = old_ledger(tmp_path, 60, text="x" * 1100)
    assert (tmp_path / "briefer.db").stat().st_size > limit
    before = rows_of((tmp_path / "briefer.db").read_bytes(), tmp_path / "before.db")
    out = run("small_copy", tmp_path, limit)
    assert out.startswith("DeskFault 0\n")
    assert "no copy of it can be kept" in out
    assert f"Nothing was changed. Make room in {tmp_path}" in out
    (tmp_path / "before.db").unlink()
    assert not list(tmp_path.glob("*.v1*"))
    assert rows_of((tmp_path / "briefer.db").read_bytes(), tmp_path / "after.db") == before
    (tmp_path / "after.db").unlink()
    check_migrated(tmp_path, decisions)


def test_on_a_full_disk_nothing_changes_until_there_is_room(tmp_path):
    with small_disk(tmp_path / "disk", "size=4m") as disk:
        decisions = old_ledger(disk, 60, text="x" * 1100)
        room = shutil.disk_usage(disk).free
        (disk / "ballast").write_bytes(bytes(room - 120_000))
        with Ledger(disk) as ledger:
            with pytest.raises(DeskFault, match=r"no copy of it can be kept.*Make room"):
                ledger.decisions()
            assert not list(disk.glob("*.v1*"))
            assert version(disk / "briefer.db") == 1
            remount(disk, "size=8m")
            assert ledger.decisions() == decisions  # the same connection
        check_copy(disk / "briefer.v1.db", decisions)
        check_migrated(disk, decisions)
