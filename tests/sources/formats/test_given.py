"""Arguments: folders with every format, patterns, standard input; nothing heavy is imported for what needs it not."""

import subprocess
import sys

import pytest
from tests.sources.formats import written
from tests.sources.made import ONE, STORY, THREE, TWO

from briefer.errors import NothingToBrief
from briefer.sources.reading import read_sources

FILES = {
    "a.txt": STORY.encode(),
    "b.pdf": written.pdf([[ONE]]),
    "c.docx": written.word("Heading of it", [TWO]),
    "d.eml": written.message("T", [THREE]).as_bytes(),
    "e.mbox": written.mbox(written.message("U", [ONE]).as_bytes()),
    "f.xml": written.rss([{"title": "V", "description": TWO}]).encode(),
    "g.jsonl": written.jsonl({"text": THREE}),
}
NAMES = ["a.txt", "b.pdf", "c.docx", "d.eml", "e.mbox#1", "f.xml#1", "g.jsonl#1"]


@pytest.fixture
def folder(tmp_path):
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return tmp_path


def names(*arguments: object) -> list[str]:
    return [s.name for s in read_sources([str(a) for a in arguments]).sources]


def test_a_folder_of_everything(folder):
    assert names(folder) == NAMES


@pytest.mark.parametrize("name", FILES)
def test_standard_input_is_told_by_its_first_bytes(name):
    (made,) = read_sources(["-"], stdin=lambda: FILES[name]).sources
    assert made.name in {"stdin", "stdin#1"}
    assert any(text in made.text for text in (ONE, TWO, THREE))


def test_a_file_without_an_ending_is_told_by_its_first_bytes(tmp_path):
    for name, data in FILES.items():
        (tmp_path / name.replace(".", "")).write_bytes(data)
        assert names(tmp_path / name.replace(".", ""))


def test_a_text_that_begins_like_a_letter_is_a_text(tmp_path):
    (tmp_path / "a.txt").write_text(f"From: the desk\nDate: today\nSubject: talks\nTo: all\n\n{STORY}")
    assert names(tmp_path / "a.txt") == ["a.txt"]


PATTERNS = [
    ("*.pdf", ["b.pdf"]),
    ("[a-c].*", ["a.txt", "b.pdf", "c.docx"]),
    ("**/*.txt", ["a.txt", "deep/er/d.txt"]),
    ("*/er/?.txt", ["d.txt"]),
    ("deep/**", ["d.txt"]),
    ("**/er", ["d.txt"]),
    ("deep/.hidden/*", ["h.txt"]),
]


@pytest.mark.parametrize(("pattern", "found"), PATTERNS)
def test_patterns_that_no_shell_replaced(folder, pattern, found):
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / ".hidden").mkdir()
    (folder / "deep" / "er" / "d.txt").write_text(f"{STORY}\n\nDeeper.")
    (folder / "deep" / ".hidden" / "h.txt").write_text(f"{STORY}\n\nHidden.")
    (folder / "deep" / "round").symlink_to(folder)
    assert names(f"{folder}/{pattern}") == [name.rsplit("/", 1)[-1] for name in found]


def test_a_pattern_that_nothing_fits_and_a_name_that_looks_like_one(folder):
    with pytest.raises(NothingToBrief, match="No file fits"):
        read_sources([f"{folder}/*.nothing"])
    (folder / "a[1].txt").write_text(f"{STORY}\n\nIn brackets.")
    assert names(f"{folder}/a[1].txt") == ["a[1].txt"]


def test_nothing_heavy_is_imported_here_even_for_what_needs_it(folder):
    code = f"import sys; from briefer.sources.reading import read_sources; read_sources([{str(folder)!r}]); print([m for m in ('feedparser', 'pypdf', 'docx', 'cryptography') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_the_terminal_gets_has_no_control_characters(tmp_path):
    made = written.message("Talks", [ONE], html=False)
    made.add_attachment(b"x", maintype="application", subtype="x-odd", filename="\x1b]0;evil\x07\u202e.exe")
    (tmp_path / "a\x1b[31m\u202e.eml").write_bytes(made.as_bytes().replace(b"Subject: Talks", b"Subject: \x1b]0;evil\x07 talks\x9b31m"))
    (tmp_path / "b\x07.jsonl").write_bytes(
        written.jsonl({"title": "\x1b[2J\u202eTalks on it", "publisher": "\x9b31m", "text": TWO, "url": "\x1b"}, {"\x1b": 1})
    )
    done = subprocess.run([sys.executable, "-m", "briefer", "sources", str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "b\ufffd.jsonl#2" in done.stdout
    assert all(line.isprintable() for line in (done.stdout + done.stderr).splitlines())
