"""One run at a time at a desk."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefer.desk.lock import LOCK, locked
from briefer.errors import DeskBusy, DeskFault


def now() -> dt.datetime:
    return dt.datetime(2026, 3, 4, 6, 0, tzinfo=dt.UTC)


def test_who_holds_it_and_since_when_is_told(tmp_path: Path):
    with locked(tmp_path / "new", "briefer collect", now), pytest.raises(DeskBusy) as busy, locked(tmp_path / "new", "briefer daily", now):
        pass
    assert f"briefer collect, process {os.getpid()}, since 2026-03-04T06:00:00Z" in busy.value.what
    assert busy.value.advice


def test_it_is_let_go_of_where_the_work_fails(tmp_path: Path):
    with pytest.raises(KeyError), locked(tmp_path, "one", now):
        raise KeyError
    with locked(tmp_path, "two", now):
        assert b"two" in (tmp_path / LOCK).read_bytes()
    assert (tmp_path / LOCK).read_bytes() == b""


def test_it_is_let_go_of_where_the_process_is_killed(tmp_path: Path):
    code = "import sys, os, signal, datetime as dt; from pathlib import Path; from briefer.desk.lock import locked\n"
    code += "with locked(Path(sys.argv[1]), 'x', lambda: dt.datetime.now(dt.UTC)): os.kill(os.getpid(), signal.SIGKILL)"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    with locked(tmp_path, "two", now):
        assert (tmp_path / LOCK).read_bytes().startswith(b"two, process")


def test_where_it_cant_be_made_is_said(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DeskFault), locked(tmp_path / "file", "x", now):
        pass
