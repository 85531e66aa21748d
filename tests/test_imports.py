"""What a command imports: no room that it doesn't need, and nothing large from outside. A room too many costs each call of it a second."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import briefer
from briefer.lexicon.patterns import lazy

ROOT = Path(__file__).parent.parent
FROM_OUTSIDE = {
    "babel",
    "instructor",
    "jinja2",
    "lxml",
    "openai",
    "pysbd",
    "rapidfuzz",
    "starlette",
    "tenacity",
    "tomlkit",
    "trafilatura",
    "typst",
}
ROOMS = {path.stem for path in (ROOT / "src" / "briefer").iterdir() if path.suffix == ".py" or path.joinpath("__init__.py").exists()}
EVERY = {"cli", "errors", "models"}

ARTICLE = "Officials in Ostrel said on Monday that three people were killed near the border on 3 March 2031. Ada Orlec denied it.\n"

CODE = """
import sys
from briefer.cli import main
try: main(sys.argv[1:])
except SystemExit as end: code = end.code or 0
names = {name.partition(".")[0] for name in sys.modules} | {name.split(".")[1] for name in sys.modules if name.startswith("briefer.")}
print(code, *sorted(names))
"""


def imported(folder: Path, *words: str) -> tuple[int, set[str]]:
    """The exit code of a command in a folder, and the rooms of briefer and the packages that it imported."""
    command = [sys.executable, "-c", CODE, *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=60)
    code, *names = done.stdout.splitlines()[-1].split()
    return int(code), set(names) & ((ROOMS - {"__init__", "__main__"}) | FROM_OUTSIDE)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


OF_THE_DESK = [
    (["calls"], {"desk", "lexicon", "publish", "tables", "wording"}),
    (["decisions"], {"desk", "review", "lexicon", "publish", "tables", "wording"}),
    (["names", "list"], {"desk", "review", "session", "lexicon", "publish", "tables", "wording"}),
    (["names", "add", "Ada Orlec", "--kind", "person"], {"desk", "review", "session", "lexicon", "publish", "tables"}),
]


@pytest.mark.parametrize(("words", "rooms"), OF_THE_DESK, ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "")
def test_a_command_on_the_desk_imports_no_room_of_the_flow(tmp_path: Path, words: list[str], rooms: set[str]):
    code, names = imported(tmp_path, *words)
    assert code == 0
    assert names == rooms | EVERY


def test_to_undo_where_there_is_no_brief_imports_no_room_of_the_flow(tmp_path: Path):
    imported(tmp_path, "names", "add", "Ada Orlec", "--kind", "person")
    code, names = imported(tmp_path, "undo", "1")
    assert code == 0
    assert names == {"desk", "review", "session", "lexicon", "tomlkit", *EVERY}  # it writes names.toml over what stood there


def test_to_compare_two_briefs_imports_no_room_that_makes_one(good: Path, tmp_path: Path):
    imported(tmp_path, "brief", str(good), "--out", "one")
    code, names = imported(tmp_path, "diff", "one", "one")
    assert code == 0
    assert names == {"review", "lexicon", "publish", "tables", "wording", "rapidfuzz", *EVERY}


def test_what_editing_tells_needs_neither_sources_nor_a_reader(good: Path, tmp_path: Path):
    imported(tmp_path, "brief", str(good), "--out", "out")
    code, names = imported(tmp_path, "stats")
    assert code == 0
    assert "projection" in names
    assert not names & {"sources", "claims", "llm", "evaluate", "pipeline", "settings", "jinja2", "pysbd", "lxml", "openai"}


def test_to_look_into_sources_imports_nothing_that_publishes_or_measures(good: Path, tmp_path: Path):
    code, names = imported(tmp_path, "conflicts", str(good))
    assert code == 0
    assert {"pipeline", "reconcile"} <= names
    assert not names & {"evaluate", "session", "web", "jinja2", "typst", "lxml", "openai", "instructor", "starlette", "tenacity"}


def test_to_take_articles_in_imports_nothing_that_reads_claims_or_publishes(good: Path, tmp_path: Path):
    (tmp_path / "briefer.toml").write_text(f'[take]\nfolders = ["{good.name}"]\n')
    code, names = imported(tmp_path, "collect")
    assert code == 0
    assert {"collecting", "sources", "desk", "fetch"} <= names
    assert not names & {"pipeline", "claims", "reconcile", "llm", "evaluate", "session", "web", "jinja2", "typst", "openai", "pysbd"}


# ---------------------------------------------------------------- patterns that are compiled when they are used


def test_to_import_the_flow_compiles_next_to_no_pattern():
    """There are some 500 in the house; those of the packages from outside are not counted."""
    code = (
        "import re, sys\n"
        "made, whole = [], re.compile\n"
        "def counted(*words, **more):\n"
        "    if 'briefer' in sys._getframe(1).f_globals['__name__']: made.append(words[0])\n"
        "    return whole(*words, **more)\n"
        "re.compile = counted\n"
        "import briefer.pipeline\n"
        "print(len(made))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert int(done.stdout) < 60


def lazy_patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every lazy pattern that stands in a module of briefer, by itself or in a table."""
    kind, found, seen = type(lazy("")), [], set()
    for module in pkgutil.walk_packages(briefer.__path__, "briefer."):
        if module.name == "briefer.__main__":
            continue
        left = list(vars(importlib.import_module(module.name)).values())
        while left:
            value = left.pop()
            if isinstance(value, dict):
                left.extend(value.values())
            elif isinstance(value, (tuple, list)):
                left.extend(value)
            elif isinstance(value, kind) and id(value) not in seen:
                seen.add(id(value))
                found.append((module.name, value))
    return found


def test_every_lazy_pattern_is_one():
    found = lazy_patterns()
    assert len(found) > 300
    for name, pattern in found:
        assert isinstance(pattern.flags, int), name


def test_a_lazy_pattern_is_as_one_that_was_compiled():
    one, other = lazy(r"(?P<day>\d+) may", re.IGNORECASE), re.compile(r"(?P<day>\d+) may", re.IGNORECASE)
    text = "1 May, 22 may"
    assert one.pattern == other.pattern
    assert one.findall(text) == other.findall(text) == ["1", "22"]
    assert one.sub("-", text, count=1) == other.sub("-", text, count=1)
    assert (one.flags, one.groups, one.groupindex) == (other.flags, other.groups, other.groupindex)
    assert [m.span() for m in one.finditer(text, 3)] == [m.span() for m in other.finditer(text, 3)]
    found = one.search(text)
    assert found
    assert found.re is not one
    assert found["day"] == "1"


def test_a_lazy_pattern_that_is_none_says_so_when_it_is_used():
    broken = lazy("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("")


def test_a_lazy_pattern_has_nothing_that_a_pattern_has_not():
    assert not hasattr(lazy("a"), "serch")


def test_of_bytes_too():
    found = lazy(rb"\d+").search(b"in 1234")
    assert found
    assert found[0] == b"1234"
