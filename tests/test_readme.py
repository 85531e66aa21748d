"""The README tells the truth: its help is generated, its examples are run, its pictures of the house are the house."""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import trustme

from briefer.settings import starter_text

from .send.post_server import HOST, PostServer, certificate_of
from .told_commands import blocks, spans, unknown, words_of

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_help_is_what_the_commands_print():
    """If this fails: python scripts/readme.py"""
    script = runpy.run_path(str(ROOT / "scripts/readme.py"))
    assert script["BLOCK"].findall(README)
    assert script["renewed"](README) == README


BLOCKS = blocks(README, "sh")
SETUP, REVIEW = (next(block for block in BLOCKS if block.startswith(word)) for word in ("make ", "export "))
MORNING = next(block for block in BLOCKS if block.startswith("briefer init "))
(SETTINGS,) = (block for block in blocks(README, "toml") if "[watch]" in block)
LIVED = {REVIEW, MORNING}
EXAMPLES = [line for block in BLOCKS if block not in LIVED for line in block.splitlines() if line.startswith("briefer ")]
EXAMPLES.append(next(told for told in spans(README) if told == "briefer eval seeds"))
TOLD: dict[str, str] = {}
"""The first line of each command in the running text and its tables."""
for told in spans(README):
    TOLD.setdefault(told.split()[1], told)


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


def lived(line: str, folder: Path) -> str:
    """Run a line in a folder. The browser and the editor are a person's: the one is not opened, the other leaves all as it is."""
    words = shlex.split(line, comments=True)
    if words[0] == "cp":
        done = subprocess.run(["/bin/sh", "-c", line], cwd=folder, capture_output=True, text=True, check=False)
    else:
        command = [sys.executable, "-m", "briefer", *words[1:], *(["--help"] if words[1] == "review" else [])]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, timeout=60)
    assert done.returncode == 0, f"{line}: {done.stderr}"
    return done.stdout


def test_a_review_can_be_lived(tmp_path, monkeypatch):
    """One command after the other, in one folder."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    first, *lines = REVIEW.splitlines()
    name, value = shlex.split(first, comments=True)[1].split("=")
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    for line in lines:
        lived(line, tmp_path)
    assert [line.split()[1] for line in lines] == ["brief", "review", "edit", "decisions", "approve"]
    assert f"Approved by {value}" in (tmp_path / "out/brief.md").read_text(encoding="utf-8")
    for day in ("monday", "tuesday"):
        shutil.copytree(tmp_path / "out", tmp_path / day)
    for name in ("publish", "diff", "stats", "names", "withdraw"):
        lived(TOLD[name], tmp_path)
    assert "DRAFT" in (tmp_path / "out/brief.md").read_text(encoding="utf-8")


def test_a_morning_can_be_lived(tmp_path):
    """From no desk to a brief in the mail, in one folder. The settings are those that are told of, and where the server of this test is."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    authority = trustme.CA()
    *lines, last = MORNING.splitlines()
    for line in lines:
        lived(line, tmp_path)
    (day,) = (tmp_path / "desk/briefs").iterdir()
    assert "Approved by A. Officer" in (day / "brief.md").read_text(encoding="utf-8")
    with PostServer(authority) as server:
        certificate_of(authority, tmp_path / "desk")
        (sending,) = re.findall(r"\[send\]\n(?:.+\n)+", SETTINGS)
        own = sending.replace("mail.example.org", HOST) + f'port = {server.port}\nca = "ca.pem"\n'
        settings = tmp_path / "desk/briefer.toml"
        settings.write_text(settings.read_text("utf-8").replace("[send]\n", own), "utf-8")
        assert lived(last, tmp_path) == "director@example.org: sent\n"
        assert server.went_to == ["director@example.org"]
    lived(TOLD["collect"], tmp_path)
    for name in ("status", "search", "timeline"):
        assert lived(TOLD[name], tmp_path / "desk")
    (tmp_path / "FILE").write_text(lived(TOLD["export"], tmp_path / "desk"), "utf-8")
    lived(f"{TOLD['import']} --desk moved", tmp_path)
    assert lived(f"{TOLD['export']} --desk moved", tmp_path) == (tmp_path / "FILE").read_text("utf-8")


def test_the_settings_that_are_told_of_stand_in_a_new_desk():
    """With "# " before them, below their table, and in words that the desk takes."""
    new = starter_text(title=None, model=None)
    table = ""
    for line in SETTINGS.splitlines():
        table = line if line.startswith("[") else table
        below = new.partition(f"\n{table}\n")[2].partition("\n[")[0]
        assert line == table or re.search(rf"(?m)^# {re.escape(line)} *(#.*)?$", below), line
    assert set(tomllib.loads(SETTINGS)) == {"watch", "take", "send"}


def test_what_else_is_told_of_is_there():
    """The commands in the running text, and those of the tables, with their options."""
    assert len(spans(README)) >= 15
    assert {told: bad for told in spans(README) if (bad := unknown(words_of(told)))} == {}


def test_the_check_of_a_clean_checkout_runs_what_sets_up():
    run = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    assert [line.split("#")[0].strip() for line in SETUP.splitlines()] == ["make brief", "make test"]
    assert {"make brief", "make test"} <= set(run)


def test_there_are_examples():
    assert len(EXAMPLES) >= 5


def test_the_picture_of_the_house_names_what_is_there():
    drawn = set(re.findall(r"^  ([a-z_]+(?:\.py|/))", README, re.MULTILINE))
    house = ROOT / "src/briefer"
    beside = {"__pycache__", "__init__.py", "__main__.py", "py.typed"}
    there = {p.name + ("/" if p.is_dir() else "") for p in house.iterdir() if p.name not in beside}
    assert drawn == there
