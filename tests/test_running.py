"""docs/running.md and packaging/: what a machine runs each morning is run here, and what can't be is held against the program."""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from .told_commands import blocks, spans, unknown, words_of

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"
TOLD = (ROOT / "docs/running.md").read_text(encoding="utf-8")
SEED = ROOT / "seeds/004_0d45933a0dea4436.txt"
UNITS = sorted((PACKAGING / "systemd").rglob("*.service"))
SERVICES = [unit for unit in UNITS if unit.name == "briefer.service"]
WORKFLOW = PACKAGING / "github/briefer.yml"
ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not on this machine: apt-get install systemd")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with `briefer` in it, as a venv has."""
    folder = tmp_path / "briefer/.venv/bin"
    folder.mkdir(parents=True)
    _program(folder / "briefer", f'exec {shlex.quote(sys.executable)} -m briefer "$@"')
    return folder


@pytest.fixture
def desk(tmp_path: Path, programs: Path) -> Path:
    folder = tmp_path / "desk"
    subprocess.run([programs / "briefer", "init", folder], check=True, capture_output=True)
    shutil.copy(SEED, folder / "inbox")
    return folder


def _program(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def _unit(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, "utf-8")
    return parser


def _shell(script: str, cwd: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    words = ["/bin/bash", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(words, cwd=cwd, env=environment, text=True, capture_output=True, check=False)


def _day_of(folder: Path) -> Path:
    """The folder of the one brief of a desk, with its four files."""
    (day,) = (folder / "briefs").iterdir()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", day.name)
    assert {path.suffix for path in day.iterdir()} == {".md", ".html", ".pdf", ".json"}
    return day


# ---------------------------------------------------------------- what the document tells


def test_every_file_that_is_told_of_is_there():
    told = set(re.findall(r"(?<![\w/])(?:\.\./)?(packaging/[\w./-]*\w|\w+\.md)", TOLD))
    assert {"packaging/systemd/briefer.timer", "packaging/Containerfile", "packaging/github/briefer.yml", "sending.md"} <= told
    assert [name for name in sorted(told) if not (ROOT / name).exists() and not (ROOT / "docs" / name).exists()] == []


def test_every_command_of_briefer_is_one():
    lines = [line for kind in ("sh", "ini", "crontab") for block in blocks(TOLD, kind) for line in block.splitlines()]
    told = [line for line in lines if re.search(r"(^|/bin/| )briefer [a-z]", line)] + spans(TOLD)
    assert len(told) >= 10
    assert {line: bad for line in told if (bad := unknown(words_of(line.removeprefix("ExecStartPost="))))} == {}


# ---------------------------------------------------------------- systemd


@pytest.mark.parametrize("service", SERVICES, ids=lambda path: path.parent.name)
def test_what_systemd_starts_makes_the_brief(service, desk, programs):
    own = _unit(service)["Service"]
    words = own["ExecStart"].split()
    assert words[0].endswith("/bin/briefer")
    assert own["Environment"].startswith("BRIEFER_DESK=")
    done = subprocess.run(
        [programs / "briefer", *words[1:]],
        cwd="/",
        env={"PATH": os.environ["PATH"], "BRIEFER_DESK": str(desk)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    _day_of(desk)


@needs_systemd
@pytest.mark.parametrize("kind", ["user", "system"])
def test_systemd_has_nothing_to_say_of_the_units(kind, programs, tmp_path):
    for unit in (PACKAGING / "systemd/briefer.timer", *(PACKAGING / "systemd" / kind).iterdir()):
        text = re.sub(r"(?m)^(ExecStart=)\S*/bin/briefer", rf"\g<1>{programs}/briefer", unit.read_text("utf-8"))
        (tmp_path / unit.name).write_text(text, "utf-8")
    done = subprocess.run(
        [ANALYZE or "", "verify", f"--{kind}", "--man=no", *map(str, sorted(tmp_path.glob("briefer*.*")))],
        env={"PATH": os.environ["PATH"], "XDG_RUNTIME_DIR": str(tmp_path)},
        text=True,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs_systemd
def test_its_times_come_due():
    timer = (PACKAGING / "systemd/briefer.timer").read_text("utf-8")
    times = re.findall(r"OnCalendar=(.*)", timer) + re.findall(r'systemd-analyze calendar "(.*?)"', TOLD)
    assert len(times) == 3
    for time in times:
        done = subprocess.run([ANALYZE or "", "calendar", time], text=True, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "Next elapse" in done.stdout


def test_a_partial_brief_is_none_of_its_failures_and_a_failure_is_told():
    assert [_unit(service)["Service"]["SuccessExitStatus"] for service in SERVICES] == ["3", "3"]
    for service in SERVICES:
        assert (service.parent / _unit(service)["Unit"]["OnFailure"]).exists()


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit not in SERVICES], ids=lambda path: path.parent.name)
def test_the_mail_of_a_failure_has_the_journal_in_it(unit, programs, tmp_path):
    _program(programs / "journalctl", 'echo "what was said: $*"')
    _program(programs / "mail", f'echo "$@" > {tmp_path}/mail; cat >> {tmp_path}/mail')
    words = shlex.split(_unit(unit)["Service"]["ExecStart"].replace("%H", "vm").replace("%u", "ada"))
    subprocess.run(words, env={"PATH": f"{programs}:/usr/bin:/bin"}, check=True)
    head, said = (tmp_path / "mail").read_text().splitlines()
    assert head in {"-s briefer failed on vm ada", "-s briefer failed on vm root"}
    assert "--unit briefer.service" in said


def test_the_keys_stand_in_the_files_that_are_told_of():
    for service in SERVICES:
        file = _unit(service)["Service"]["EnvironmentFile"]
        assert file.startswith("-")
        assert f"`{file[1:].replace('%h', '~')}`" in TOLD


# ---------------------------------------------------------------- cron


@pytest.mark.parametrize("with_key", [False, True])
@pytest.mark.usefixtures("programs")
def test_the_line_of_cron_makes_the_brief(with_key, desk, tmp_path):
    """As cron runs it: by sh, from home, with next to nothing in the environment."""
    table = "".join(blocks(TOLD, "crontab")).splitlines()
    lines = [line for line in table if line.startswith("30 5 * * * ")]
    assert len(lines) == 2
    said = dict(line.split("=", 1) for line in table if re.match(r"[A-Z_]+=", line))
    assert set(said) == {"MAILTO", "BRIEFER_DESK"}
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "BRIEFER_DESK": str(desk)}
    if with_key:
        (tmp_path / ".config").mkdir()
        (tmp_path / ".config/briefer.env").write_text("BRIEFER_MODEL=acme/large\n")
    done = subprocess.run(
        ["/bin/sh", "-c", lines[with_key].split(maxsplit=5)[5]], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    if with_key:
        assert done.returncode == 2
        assert b"acme" in done.stderr
    else:
        assert done.returncode == 0, done.stderr
        _day_of(desk)


# ---------------------------------------------------------------- GitHub Actions


def _steps() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["daily"]["steps"]
    return steps


def _run(name: str) -> str:
    (script,) = [step["run"] for step in _steps() if step.get("name") == name]
    return str(script)


@pytest.fixture
def runner(tmp_path: Path, programs: Path, desk: Path) -> dict[str, str]:
    """What the steps find where they run: the desk as a clone of its repository, made as docs/running.md says, and `gh`."""
    _program(programs / "gh", 'test "$1" = api && echo "$PRIVATE"')
    environment = {"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"}
    environment |= {"GITHUB_OUTPUT": str(tmp_path / "output"), "GITHUB_REPOSITORY": "acme/desk", "PRIVATE": "true", "TZ": "Asia/Dushanbe"}
    who = {f"GIT_{part}_{what}": "ada@example.org" for part in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    (desk / "inbox" / SEED.name).rename(tmp_path / SEED.name)
    (told,) = [block for block in blocks(TOLD, "sh") if "git init" in block]
    (tmp_path / "briefer/packaging").symlink_to(PACKAGING)
    for line in (told, "git clone --quiet --bare . ../origin", "rm -r ../desk/* ../desk/.[gl]*", "git clone --quiet ../origin ."):
        done = _shell(line, desk, environment | who)
        assert done.returncode == 0, done.stderr
    return environment


def test_the_steps_make_the_brief_and_keep_it(runner, desk, tmp_path):
    (tmp_path / SEED.name).rename(desk / "inbox" / SEED.name)
    assert _shell(_run("Refuse a repository that others can read"), tmp_path, runner).returncode == 0
    done = _shell(_run("Brief of the day"), tmp_path, runner)
    assert done.returncode == 0, done.stderr
    day = _day_of(desk)
    assert (tmp_path / "output").read_text() == f"day={day.name}\n"
    keep = _run("Keep it").replace("${{ steps.daily.outputs.day }}", day.name)
    done = _shell(keep, tmp_path, runner)
    assert done.returncode == 0, done.stderr
    kept = _shell("git -C origin ls-tree -r --name-only main", tmp_path, runner).stdout.split()
    assert {"briefer.db", f"briefs/{day.name}/brief.pdf", ".github/workflows/briefer.yml", "inbox/.gitkeep"} <= set(kept)
    assert any(name.startswith("originals/") for name in kept)
    assert not {".lock", "briefer.db-wal", "briefer.db-shm"} & set(kept)
    again = _shell(keep, tmp_path, runner)
    assert (again.returncode, again.stderr) == (0, "")


def test_a_partial_brief_is_a_warning_and_no_brief_an_end(runner, desk, tmp_path):
    assert _shell(_run("Brief of the day"), tmp_path, runner).returncode == 1
    assert not (tmp_path / "output").exists()
    shutil.copy(SEED, desk / "inbox")
    (desk / "inbox/broken.pdf").write_bytes(b"%PDF-1.7 broken")
    done = _shell(_run("Brief of the day"), tmp_path, runner)
    assert done.returncode == 0, done.stderr
    assert "::warning::" in done.stdout
    assert (tmp_path / "output").exists()


def test_a_public_repository_is_refused(runner, tmp_path):
    done = _shell(_run("Refuse a repository that others can read"), tmp_path, runner | {"PRIVATE": "false"})
    assert done.returncode == 1
    assert "private" in done.stdout


def test_the_workflow_may_write_to_its_repository_and_nothing_else():
    flow = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    assert flow["permissions"] == {"contents": "write"}
    assert flow["concurrency"] == {"group": "briefer", "cancel-in-progress": False}
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"]) for step in _steps() if "uses" in step)
    assert [step["name"] for step in _steps() if "secrets." in json.dumps(step)] == ["Brief of the day"]


# ---------------------------------------------------------------- the container


def _lines(word: str) -> list[str]:
    text = (PACKAGING / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    return re.findall(rf"(?m)^{word} (.*)$", text)


def test_what_the_image_copies_is_there_and_is_what_the_package_is_built_of():
    copied = [words[:-1] for line in _lines("COPY") if not (words := line.split())[0].startswith("--from")]
    assert copied
    assert [name for names in copied for name in names if not (ROOT / name).exists()] == []
    build = (ROOT / "pyproject.toml").read_text("utf-8")
    needed = {"pyproject.toml", "constraints.txt", "src", "prompts", "README.md", "LICENSE", "NOTICE"}
    assert needed == {name for names in copied for name in names}
    assert all(name in build for name in ("README.md", "LICENSE", "NOTICE", "src/briefer", '"prompts"'))


def test_the_image_starts_briefer_as_nobody_in_particular():
    assert _lines("ENTRYPOINT") == ['["briefer"]']
    (command,) = _lines("CMD")
    assert unknown(json.loads(command)) == []
    (user,) = _lines("USER")
    assert user.split(":")[0] not in {"0", "root"}
    assert all(isinstance(json.loads(line), list) for line in _lines("RUN"))


def test_no_file_names_a_registry():
    for path in (PACKAGING / "Containerfile", ROOT / "docs/running.md", *UNITS, WORKFLOW):
        assert not re.search(r"docker\.io|ghcr\.io|quay\.io|pypi|https?://", path.read_text("utf-8")), path
