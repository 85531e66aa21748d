from __future__ import annotations

import os

import pytest

from briefer.errors import PublishFault
from briefer.publish import files


def test_files_are_readable_by_others(tmp_path):
    (path,) = files.write_files(tmp_path, {"a.txt": lambda: b"x"})
    assert path.read_bytes() == b"x"
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_full_disk_leaves_the_old_files(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(b"old")
    written: list[int] = []

    def full(_handle):
        written.append(1)
        if len(written) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PublishFault, match="No space left"):
        files.write_files(tmp_path, {"a.txt": lambda: b"new", "b.txt": lambda: b"new"})
    assert (tmp_path / "a.txt").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
