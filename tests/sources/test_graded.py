"""The desk's grades of publishers: in any spelling, behind what sources.toml says of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.lexicon.publishers import publisher_key
from briefer.models import Grade
from briefer.sources.reading import read_sources

TEXT = "Three people were killed near the border on 3 March 2031, officials said.\n"

SPELLINGS: list[tuple[str, str, bool]] = [
    ("Example Post", "Example Post", True),
    ("the EXAMPLE  post", "Example Post", True),
    ("Example Post", " The Example\u00a0Post", True),
    ("راز‌نیوز", "رازنیوز", True),
    ("Example", "Example Post", False),
    ("Example Post Online", "Example Post", False),
    ("The", "the", True),
    ("Post", "The", False),
]


@pytest.mark.parametrize(("listed", "said", "one"), SPELLINGS)
def test_spellings_of_one_publisher(listed: str, said: str, *, one: bool):
    assert (publisher_key(listed) == publisher_key(said)) == one


def grade(folder: Path, told: str, grades: dict[str, Grade]) -> str:
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "sources.toml").write_text(f'["one.txt"]\n{told}\n', "utf-8")
    return read_sources([folder], grades=grades).sources[0].grade


def test_a_publisher_has_the_desks_grade(tmp_path: Path):
    assert grade(tmp_path, 'publisher = "The Example Post"', {"example post": "B"}) == "B"
    assert grade(tmp_path, 'publisher = "Other"', {"example post": "B"}) == "F"
    assert grade(tmp_path, 'publisher = "The Example Post"', {}) == "F"


def test_what_is_told_of_the_file_goes_before_it(tmp_path: Path):
    assert grade(tmp_path, 'publisher = "Example Post"\ngrade = "E"', {"Example Post": "B"}) == "E"
    assert grade(tmp_path, 'publisher = "Example Post"\ngrade = "F"', {"Example Post": "B"}) == "F"


def test_a_source_without_a_publisher_has_none(tmp_path: Path):
    assert grade(tmp_path, 'language = "en"', {"Example Post": "B"}) == "F"
