"""The README tells the truth: its help is generated, its examples are run, its pictures of the house are the house."""

from __future__ import annotations

import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_help_is_what_the_commands_print():
    """If this fails: python scripts/readme.py"""
    script = runpy.run_path(str(ROOT / "scripts/readme.py"))
    assert script["BLOCK"].findall(README)
    assert script["renewed"](README) == README


BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
MORNING = next(block for block in BLOCKS if block.startswith("export "))
EXAMPLES = [line for block in BLOCKS if block is not MORNING for line in block.splitlines() if line.startswith("briefer ")]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs(example, tmp_path):
    words = shlex.split(example.split("#")[0], comments=True)[1:]
    if any(w.startswith("openai/") for w in words):
        pytest.skip("asks a real model: the same way is tested from cassettes")
    piped = "-" in words
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    done = subprocess.run(
        [sys.executable, "-m", "briefer", *words],
        cwd=tmp_path,
        input=(ROOT / "seeds/004_0d45933a0dea4436.txt").read_bytes() if piped else b"",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout


def test_the_morning_can_be_lived(tmp_path, monkeypatch):
    """One command after the other, in one folder. The browser and the editor are a person's: the one is not opened, the other leaves all as it is."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    first, *lines = MORNING.splitlines()
    name, value = shlex.split(first, comments=True)[1].split("=")
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    told = []
    for line in lines:
        words = shlex.split(line, comments=True)[1:]
        command = [sys.executable, "-m", "briefer", *words, *(["--help"] if words == ["review"] else [])]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, timeout=60)
        assert done.returncode == 0, f"{line}: {done.stderr}"
        told.append(words[0])
    assert told == ["brief", "review", "edit", "decisions", "approve"]
    assert f"Approved by {value}" in (tmp_path / "out/brief.md").read_text(encoding="utf-8")


def test_there_are_examples():
    assert len(EXAMPLES) >= 5


def test_the_picture_of_the_house_names_what_is_there():
    drawn = set(re.findall(r"^  ([a-z_]+(?:\.py|/))", README, re.MULTILINE))
    house = ROOT / "src/briefer"
    beside = {"__pycache__", "__init__.py", "__main__.py", "py.typed"}
    there = {p.name + ("/" if p.is_dir() else "") for p in house.iterdir() if p.name not in beside}
    assert drawn == there
