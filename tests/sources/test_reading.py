"""Files, folders and standard input; and everything that can be wrong with them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.sources.made import ONE, STORY, TWO

from briefer.errors import NothingToBrief, UsageFault
from briefer.sources.files import no_access
from briefer.sources.reading import read_sources


def nothing(*arguments, stdin=None):
    with pytest.raises(NothingToBrief) as fault:
        read_sources([str(a) for a in arguments], stdin=stdin)
    return str(fault.value)


def write(folder, name, text=STORY):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def names(*arguments):
    return [s.name for s in read_sources([str(a) for a in arguments]).sources]


def test_a_folder_gives_its_articles_by_name(tmp_path):
    for index, name in enumerate(("b.txt", "a.md", "below/c.HTML", "d.htm", "e.pdf", ".hidden.txt", ".git/f.txt", "sources.toml")):
        write(tmp_path, name, "" if name == "sources.toml" else f"{ONE}\n\nNumber {index}.\n")
    assert names(tmp_path) == ["a.md", "b.txt", "below/c.HTML", "d.htm"]


def test_the_order_of_the_arguments_changes_nothing(tmp_path):
    one, two = write(tmp_path, "one.txt"), write(tmp_path, "two.txt", STORY + TWO)
    assert read_sources([str(one), str(two)]) == read_sources([two, one]) == read_sources([tmp_path, one])


def test_standard_input():
    reading = read_sources(["-"], stdin=STORY.encode)
    assert [s.name for s in reading.sources] == ["stdin"]
    assert "no text" in nothing("-", stdin=lambda: b"")


def test_two_files_with_one_name(tmp_path):
    one, two = write(tmp_path, "x/a.txt"), write(tmp_path, "y/a.txt", TWO)
    assert names(one, two) == names(two, one) == ["x/a.txt", "y/a.txt"]
    assert names(tmp_path / "x", tmp_path / "y") == ["x/a.txt", "y/a.txt"]


def test_the_same_bytes_twice(tmp_path):
    one, two = write(tmp_path, "a.txt"), write(tmp_path, "b.txt")
    reading = read_sources([str(two), str(one), str(one)])
    assert [s.name for s in reading.sources] == ["a.txt"]
    assert reading.same_bytes == (("b.txt", "a.txt"),)


BAD = [
    ("empty.txt", b"", "no text"),
    ("blank.txt", b" \n\t\n", "no text"),
    ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "picture"),
    ("noise.txt", bytes(range(256)) * 9, "binary"),
    ("hidden.html", b"<p hidden>nobody sees this</p>", "would see"),
]


@pytest.mark.parametrize(("name", "data", "why"), BAD)
def test_a_bad_file_alone_and_among_good_ones(tmp_path, name, data, why):
    bad, good = write(tmp_path, name, data), write(tmp_path, "good.txt")
    assert why in nothing(bad)
    reading = read_sources([str(bad), str(good)])
    assert [s.name for s in reading.sources] == ["good.txt"]
    (unread,) = reading.unread
    assert unread.name == name
    assert why in unread.why
    assert unread.advice


def test_missing_and_odd_paths(tmp_path):
    good = write(tmp_path, "good.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    for path, why in (
        ("nope.txt", "no such file"),
        ("broken.txt", "leads nowhere"),
        ("empty", "no article"),
        ("good.txt/x", "no such file"),
    ):
        assert why in nothing(tmp_path / path)
        assert why in read_sources([str(tmp_path / path), str(good)]).unread[0].why
    assert "no such file" in nothing("a\0b")
    assert "not a file" in nothing("/dev/null")
    with pytest.raises(UsageFault):
        read_sources([])


def test_links_that_go_round_in_a_folder(tmp_path):
    write(tmp_path, "a.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path):
    bad, good = write(tmp_path, "bad.txt"), write(tmp_path, "good.txt")
    bad.chmod(0)
    assert "not let us read" in read_sources([str(bad), str(good)]).unread[0].why


def test_what_the_system_refuses_is_said():
    """As root nothing is refused, so the error is handed in."""
    for fault, why in ((PermissionError(13, "no"), "not let us read"), (OSError(5, "Input/output error"), "Input/output error")):
        assert why in no_access(Path("a.txt"), fault).what


def test_a_large_file_is_not_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    assert "60 MB" in nothing(path)
    assert "11 MB" in nothing("-", stdin=lambda: b"x" * 11_000_000)


def test_thousands_of_empty_files_are_a_short_message(tmp_path):
    for index in range(3000):
        (tmp_path / f"{index:05}.txt").touch()
    message = nothing(tmp_path)
    assert message.count("\n") == 6
    assert message.endswith("... and 2,995 more")


def test_too_many_paragraphs():
    assert "60,000 paragraphs" in nothing("-", stdin=lambda: b"a b\n" * 60_000)


def test_names_that_are_no_text(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"bad\xff\nname.txt")  # noqa: PTH118  (a name in bytes)
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(STORY.encode())
    assert names(tmp_path) == ["bad\ufffd\ufffdname.txt"]


def test_importing_the_room_loads_nothing_heavy():
    code = "import sys, briefer.sources; print([m for m in ('trafilatura', 'py3langid', 'numpy', 'lxml', 'charset_normalizer', 'openai', 'dateparser') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_english_text_needs_no_model_and_no_page_reader(tmp_path):
    write(tmp_path, "a.txt")
    code = f"import sys; from briefer.sources.reading import read_sources; read_sources([{str(tmp_path)!r}]); print([m for m in ('trafilatura', 'py3langid') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_page_that_the_page_reader_gives_up_on_makes_no_noise(tmp_path):
    write(tmp_path, "a.html", f"<b>{ONE}</b>")
    code = f"from briefer.sources.reading import read_sources; print(read_sources([{str(tmp_path)!r}]).sources[0].text)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == (ONE, "")


def test_entries_of_a_folder_that_cannot_be_read_are_named_and_the_rest_goes_on(tmp_path):
    write(tmp_path, "a.txt")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "line\nbreak\x1b.txt").symlink_to(tmp_path / "nowhere")
    reading = read_sources([tmp_path])
    assert [s.name for s in reading.sources] == ["a.txt"]
    assert {u.name: u.why for u in reading.unread} == {
        "round": "It is a link that leads back to itself.",
        "round.txt": "It is a link that leads back to itself.",
        "broken.txt": "It is a link that leads nowhere.",
        "line\ufffdbreak\ufffd.txt": "It is a link that leads nowhere.",
    }


def test_names_that_are_long_and_folders_that_are_deep(tmp_path):
    write(tmp_path, "n" * 250 + ".txt", STORY)
    write(tmp_path, "e\u0301" * 80 + ".txt", STORY + "\nAnd more.")
    deep = tmp_path
    for _ in range(200):
        deep /= "a"
        deep.mkdir()
    write(deep, "deep.txt", STORY + "\nAnd deeper.")
    found = names(tmp_path)
    assert len(found) == 3
    assert max(map(len, found)) <= 201
