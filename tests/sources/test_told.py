"""sources.toml: what the user knows."""

import pytest
from tests.sources.made import STORY

from briefer.errors import UsageFault
from briefer.sources.reading import read_sources
from briefer.sources.told import Told, read_told


def test_it_is_read_from_the_folder_and_from_beside_a_file(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "sources.toml").write_text(
        '["a.txt"]\npublisher = "Example Press"\npublished = 2024-12-31\ngrade = "B"\nurl = "https://example.org/a"\n'
    )
    for argument in (tmp_path, tmp_path / "a.txt"):
        (made,) = read_sources([str(argument)]).sources
        assert (made.publisher, made.published, made.published_how.value, made.grade, made.url) == (
            "Example Press", "2024-12-31", "told by the user", "B", "https://example.org/a",
        )  # fmt: skip


def test_the_folder_of_the_file_goes_before_the_folder_that_was_given(tmp_path):
    below = tmp_path / "below"
    below.mkdir()
    (below / "a.txt").write_text(STORY)
    (tmp_path / "sources.toml").write_text('["below/a.txt"]\npublisher = "Above"\n')
    assert read_sources([tmp_path]).sources[0].publisher == "Above"
    (below / "sources.toml").write_text('["a.txt"]\npublisher = "Beside"\n')
    assert read_sources([tmp_path]).sources[0].publisher == "Beside"


def test_none(tmp_path):
    assert read_told(tmp_path) == {}
    (tmp_path / "sources.toml").write_text('["a.txt"]\n')
    assert read_told(tmp_path) == {"a.txt": Told()}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('["a.txt"]\npublisher = 3', ("a.txt", "publisher", "3")),
        ('["a.txt"]\npublished = "31.12.2024"', ("a.txt", "published", "31.12.2024")),
        ('["a.txt"]\npublished = "2024-02-30"', ("a.txt", "published", "2024-02-30")),
        ('["a.txt"]\ngrade = "G"', ("a.txt", "grade", "G")),
        ('["a.txt"]\nlanguage = "English"', ("a.txt", "language", "English")),
        ('["a.txt"]\nurl = "example.org"', ("a.txt", "url", "example.org")),
        ('["a.txt"]\nauthor = "x"', ("a.txt", "author", "publisher")),
        ("title = 1", ("title",)),
        ("x =", ("TOML",)),
    ],
)
def test_wrong_tables_name_file_and_key(tmp_path, text, named):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "sources.toml").write_text(text)
    with pytest.raises(UsageFault) as fault:
        read_sources([tmp_path])
    assert all(word in str(fault.value) for word in ("sources.toml", *named))
    assert fault.value.advice
