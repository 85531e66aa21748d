"""`briefer search`, `timeline NAME`, `export` and `import` on a real desk."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefer.cli import main

from .desk.made import reword
from .made_memory import SEEDS, TEXTS, remember, work, write_texts

MALIK = {
    "en1.txt": "General Asim Malik visited Kabul on 3 March 2025. General Asim Malik met officials in Herat on 1 March 2025.\n",
    "en2.txt": "Minister Abdul Malik visited Quetta on 2 March 2025.\n",
}
WORKING = frozenset({"PATH", "HOME", "LANG", "TMPDIR"})


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("full")
    desk = remember(folder / "desk", SEEDS, write_texts(folder / "in", {**TEXTS, **MALIK}), out=folder / "out")
    work(desk, [reword(1)])
    return desk


def run(*words: str, desk: Path, code: int = 0, piped: bytes | None = None) -> Result:
    env = {k: None for k in os.environ if k not in WORKING}
    done = CliRunner().invoke(main, [*words, "--desk", str(desk)], input=piped, env=env, catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done


def found(*words: str, desk: Path) -> list[dict[str, str]]:
    hits: list[dict[str, str]] = json.loads(run("search", *words, "--json", desk=desk).stdout)
    return hits


# ---------------------------------------------------------------- search


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["می‌گویند"], "fa"),
        (["بازداشت", "خاروغ"], "fa"),
        (["الهجوم"], "ar"),
        (["سرحد"], "ur"),
        (["سرتېري"], "ps"),
        (["сарҳад"], "tg"),
        (["пограничника"], "ru"),
        (["北京"], "zh"),
    ],
)
def test_words_of_every_script_find_the_exact_quote(words, name, full):
    hits = [hit for hit in found(*words, desk=full) if hit["publisher"] == f"Post {name}"]
    assert hits
    assert all(hit["quote"] in TEXTS[f"{name}.txt"] for hit in hits)
    shown = run("search", *words, "--source", f"Post {name}", desk=full).stdout
    assert hits[0]["claim"] in shown
    assert hits[0]["quote"].replace(" ", "") in "".join(shown.split())


def test_what_no_terminal_shows_is_escaped_in_json_and_not_lost(tmp_path):
    title = "قُتلوا\u200f (\u202aISI\u202c) \x1b[31m\x9b\U000e0041 می\u200cگویند"
    inbox = write_texts(tmp_path / "in", {"ar.txt": TEXTS["ar.txt"]})
    told = f'["ar.txt"]\npublisher = "Post"\nlanguage = "ar"\ntitle = {json.dumps(title)}\n'
    (inbox / "sources.toml").write_text(told.replace("\\udb40\\udc41", "\\U000e0041"), "utf-8")
    desk = remember(tmp_path / "desk", inbox)
    printed = run("search", "الحدود", "--json", desk=desk).stdout
    assert {hit["title"] for hit in json.loads(printed)} == {title}
    assert "\u200c" in printed
    assert not set(printed) & {*"\u200f\u202a\u202c\x1b\x9b\U000e0041\ufffd"}
    assert not set(run("search", "الحدود", desk=desk).stdout) & {*"\u200f\u202a\u202c\x1b\x9b\U000e0041\ufffd"}


def test_the_newest_comes_first_and_most_is_most(full):
    every = found("visited", desk=full)
    assert len(every) == 3
    assert [hit["claim"] for hit in found("visited", "--most", "1", desk=full)] == [every[0]["claim"]]
    assert [hit["version"] for hit in every] == sorted((hit["version"] for hit in every), reverse=True)


def test_a_publisher_a_day_and_a_name_narrow_it(full):
    assert {hit["publisher"] for hit in found("--source", "khaama", desk=full)} == {"Khaama Press"}
    assert found("visited", "--since", "2025-01-02", desk=full)
    assert not found("Дар", "--since", "2025-01-02", "--source", "Post", desk=full)
    on_rahmon = found("--entity", "Imam Ali Rahman", "--most", "99", desk=full)
    assert {"Imam Ali Rahman", "Emomali Rahmon", "امامعلی رحمان"} <= {
        spelling for hit in on_rahmon for spelling in ("Imam Ali Rahman", "Emomali Rahmon", "امامعلی رحمان") if spelling in hit["quote"]
    }
    assert {h["claim"] for h in found("Dushanbe", "--entity", "Imam Ali Rahman", desk=full)} < {h["claim"] for h in on_rahmon}


def test_an_ambiguous_name_is_told_of(full):
    done = run("search", "visited", "--entity", "Malik", desk=full)
    assert "people bear this name" in done.stderr
    assert "Abdul Malik" in done.stderr
    assert run("search", "visited", "--entity", "Abdul Malik", desk=full).stderr == ""


def test_nothing_found_is_said_and_no_error(full):
    assert "Nothing that this desk remembers holds these words." in run("search", "xyzzy", desk=full).stdout
    assert found("xyzzy", desk=full) == []
    assert found("border", "--entity", "Nobody Atall", desk=full) == []


REFUSED = {
    "no desk": (["search", "border"], "nowhere", "`briefer collect`"),
    "no words": (["search"], "full", "Nothing to search for"),
    "no letters": (["search", "!?"], "full", "There is no word"),
    "a since that is none": (["search", "x", "--since", "yesterday"], "full", "YYYY-MM-DD"),
    "a day that there is not": (["timeline", "Asim Malik", "--since", "2025-02-30"], "full", "YYYY-MM-DD"),
    "a name at no desk": (["timeline", "Asim Malik"], "nowhere", "`briefer collect`"),
    "since for sources": (["timeline", str(SEEDS), "--since", "2025-01-01"], "full", "--since is for what the desk remembers"),
    "a model for a name": (["timeline", "Asim Malik", "--model", "builtin"], "full", "--model"),
    "a name and a brief": (["timeline", "Asim Malik", "--from", "brief.json"], "full", "Both SOURCE and --from"),
    "an export of nothing": (["export"], "nowhere", "remembers nothing"),
}


@pytest.mark.parametrize(("words", "where", "told"), REFUSED.values(), ids=REFUSED)
def test_wrong_usage_says_what_to_do(words, where, told, full, tmp_path):
    desk = full if where == "full" else tmp_path / where
    assert told in run(*words, desk=desk, code=2).stderr
    assert not (tmp_path / "nowhere").exists()


def terminal(*words: str, cwd: Path) -> tuple[int, str]:
    """What a command prints on a real terminal, and its exit code."""
    ours, theirs = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k in WORKING} | {"TERM": "xterm", "PYTHONIOENCODING": "utf-8"}
    running = subprocess.Popen([sys.executable, "-m", "briefer", *words], stdout=theirs, stderr=theirs, cwd=cwd, env=env)
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other side is closed, and all was read
            break
        if not part:
            break
        said += part
    os.close(ours)
    return running.wait(timeout=60), said.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_shows_in_bold_what_was_looked_for(full):
    code, said = terminal("search", "visit", "--desk", str(full), cwd=full)
    assert code == 0
    assert re.findall(r"\x1b\[1m(.*?)\x1b\[0m", said) == ["visited", "visited", "visit"]
    assert "\x1b" not in run("search", "visit", desk=full).stdout


def test_no_export_runs_over_a_terminal(full):
    code, said = terminal("export", "--desk", str(full), cwd=full)
    assert code == 2
    assert "--out FILE" in said


# ---------------------------------------------------------------- timeline


def test_a_name_in_any_script_has_one_timeline(full):
    shown = {name: run("timeline", name, desk=full).stdout for name in ("Emomali Rahmon", "Imam Ali Rahman", "امام علی رحمان")}
    assert len(set(shown.values())) == 1
    text = shown["Emomali Rahmon"]
    assert text.startswith("Emomali Rahmon\n")
    assert "15" in text.split("SOURCES")[0]
    assert "Khaama Press" in text


def test_the_timeline_is_in_order_and_json_says_the_same(full):
    told = json.loads(run("timeline", "Asim", "Malik", "--json", desk=full).stdout)
    days = [one["day"] for one in told["told"]]
    assert days == sorted(days)
    assert {"2025-03-01", "2025-03-03"} <= set(days)
    assert told["name"] == "Asim Malik"
    assert all("Abdul" not in one["hit"]["quote"] for one in told["told"])
    later = json.loads(run("timeline", "Asim", "Malik", "--since", "2025-03-02", "--json", desk=full).stdout)
    assert [one["day"] for one in later["told"]] == [day for day in days if day >= "2025-03-02"] != []


def test_a_surname_of_two_is_said_to_be_of_two(full):
    text = " ".join(run("timeline", "Malik", desk=full).stdout.split())
    assert "people bear this name" in text
    assert "Abdul Malik (person, 1 claim)" in text
    assert "Ask for one by the full name." in text


def test_who_is_not_remembered_is_said(full):
    assert "remembers nothing of Nobody Atall" in run("timeline", "Nobody", "Atall", desk=full).stdout


def test_what_is_there_goes_before_a_name(full, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("Malik").write_text("Four soldiers were killed near Herat on 5 May 2025, officials said.\n", "utf-8")
    assert "Herat" in run("timeline", "Malik", desk=full).stdout
    Path("Malik").unlink()
    assert "people bear this name" in run("timeline", "Malik", desk=full).stdout


@pytest.mark.parametrize("source", ["nowhere.txt", "no/such", "*.html", "https://127.0.0.1:1/x"])
def test_what_looks_like_a_source_is_one(source, full):
    told = run("timeline", source, desk=full, code=1).stderr
    assert "Nothing could be read" in told


# ---------------------------------------------------------------- export and import


def test_out_and_in_and_out(full, tmp_path):
    done = run("export", "--out", str(tmp_path / "all.jsonl"), desk=full)
    assert done.stdout.splitlines() == [str(tmp_path / "all.jsonl")]
    data = (tmp_path / "all.jsonl").read_bytes()
    assert run("export", desk=full).stdout_bytes == data
    told = run("import", str(tmp_path / "all.jsonl"), desk=tmp_path / "new").stderr
    assert f"{data.count(bytes([10]))} lines" in told
    assert run("export", desk=tmp_path / "new").stdout_bytes == data
    assert found("می‌گویند", desk=tmp_path / "new") == found("می‌گویند", desk=full)
    assert run("timeline", "امام علی رحمان", desk=tmp_path / "new").stdout == run("timeline", "امام علی رحمان", desk=full).stdout


def test_a_pipe_takes_it_from_desk_to_desk(full, tmp_path):
    data = run("export", desk=full).stdout_bytes
    run("import", "-", desk=tmp_path / "new", piped=data)
    assert run("export", desk=tmp_path / "new").stdout_bytes == data


def test_nothing_is_written_over(full, tmp_path):
    (tmp_path / "mine").write_text("mine")
    assert "overwrites nothing" in run("export", "--out", str(tmp_path / "mine"), desk=full, code=2).stderr
    assert (tmp_path / "mine").read_text() == "mine"
    data = run("export", desk=full).stdout_bytes
    assert "is in use" in run("import", "-", desk=full, piped=data, code=2).stderr


def test_a_file_that_is_none_ends_with_1_and_its_line(tmp_path):
    told = run("import", "-", desk=tmp_path / "new", piped=b'{"kind": "header"}\n', code=1).stderr
    assert told.startswith("briefer: Line ")
    assert not (tmp_path / "new").exists()
    assert run("import", str(tmp_path / "nowhere"), desk=tmp_path / "new", code=2).stderr


def test_a_place_that_cant_be_written_is_told(full, tmp_path):
    told = run("export", "--out", str(tmp_path / "no/such/file"), desk=full, code=1).stderr
    assert "can't be opened or made" in told


def test_a_spreadsheet_has_a_row_for_every_claim(full):
    data = run("export", "--form", "csv", desk=full).stdout_bytes
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    every = [json.loads(line) for line in run("export", desk=full).stdout_bytes.splitlines()]
    claims = {c["id"]: c["quote"]["text"] for line in every if line["kind"] == "extraction" for c in line["extraction"]["claims"]}
    assert {row["claim"]: row["quote"].removeprefix("'") for row in rows} == claims
    assert {"fa", "ar", "ur", "ps", "tg", "ru", "zh", "en"} <= {row["language"] for row in rows}


def test_who_reads_only_the_beginning_breaks_nothing(full):
    for form in ("jsonl", "csv"):
        command = f"{sys.executable} -m briefer export --form {form} --desk {full} | head -c 100"
        done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False, timeout=60)
        assert len(done.stdout) == 100
        assert done.stderr == b""
