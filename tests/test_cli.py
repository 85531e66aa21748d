"""The command line: exit codes, streams, and bad input that gets a sentence and never a traceback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .faulty_server import FaultyServer, refused

SEEDS = Path(__file__).parent.parent / "seeds"
GOOD = "The ministry said on Tuesday that four soldiers were killed near the border. Officials confirmed the attack in a statement.\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8


def briefer(*words: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own, with a clean environment."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG", "TMPDIR"}}
    done = subprocess.run(
        [sys.executable, "-m", "briefer", *words], input=stdin, capture_output=True, env={**kept, **environment}, timeout=120, check=False
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


def test_a_brief_prints_its_files_on_stdout(good, tmp_path):
    done = briefer("brief", str(good), "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert [Path(line).name for line in done.stdout.splitlines()] == ["brief.md", "brief.html", "brief.pdf", "brief.json"]
    assert all(Path(line).is_file() for line in done.stdout.splitlines())
    assert "DRAFT" in done.stderr


def test_standard_input(tmp_path):
    done = briefer("brief", "-", "--out", str(tmp_path / "out"), stdin=GOOD.encode())
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "out/brief.json").read_text())["reading"]["sources"][0]["name"] == "stdin"


def _image(folder: Path) -> list[str]:
    (folder / "image.txt").write_bytes(PNG)
    return [str(folder / "image.txt")]


def _empty(folder: Path) -> list[str]:
    (folder / "empty.txt").touch()
    return [str(folder / "empty.txt")]


def _bare_folder(folder: Path) -> list[str]:
    (folder / "bare").mkdir()
    (folder / "bare/picture.jpg").write_bytes(PNG)
    return [str(folder / "bare")]


def _huge(folder: Path) -> list[str]:
    with (folder / "huge.txt").open("w") as file:
        for _ in range(60):
            file.write("All work and no play. " * 47_663)
    return [str(folder / "huge.txt")]


def _many_empty(folder: Path) -> list[str]:
    (folder / "many").mkdir()
    for number in range(10_000):
        (folder / f"many/{number}.txt").touch()
    return [str(folder / "many")]


def _says_nothing(folder: Path) -> list[str]:
    (folder / "nothing.txt").write_text("x")
    return [str(folder / "nothing.txt")]


BAD = {
    "says nothing": (_says_nothing, 1, "briefer sources"),
    "no such file": (lambda folder: [str(folder / "nowhere.txt")], 1, "nowhere.txt"),
    "empty file": (_empty, 1, "empty.txt"),
    "image renamed": (_image, 1, "image.txt"),
    "folder without articles": (_bare_folder, 1, "bare"),
    "60 MB of text": (_huge, 1, "huge.txt"),
    "10,000 empty files": (_many_empty, 1, "more"),
    "bad date": (lambda folder: [str(folder / "good.txt"), "--as-of", "31/12/2024"], 2, "YYYY-MM-DD"),
    "unknown model": (lambda folder: [str(folder / "good.txt"), "--model", "clever"], 2, "openai/"),
    "no key": (lambda folder: [str(folder / "good.txt"), "--model", "openai/gpt-5"], 2, "OPENAI_API_KEY"),
    "bad url": (lambda folder: [str(folder / "good.txt"), "--model", "openai/x", "--base-url", "localhost"], 2, "http"),
}


@pytest.mark.parametrize(("arguments", "code", "word"), BAD.values(), ids=BAD)
def test_bad_input_says_what_to_do(arguments, code, word, good, tmp_path):
    done = briefer("brief", *arguments(tmp_path), "--out", str(tmp_path / "out"))
    assert done.returncode == code, done.stderr
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 2000
    assert done.stdout == ""
    assert good.read_text() == GOOD


def test_an_unreadable_file_among_good_ones(good, tmp_path):
    (tmp_path / "in").mkdir()
    good.rename(tmp_path / "in/good.txt")
    (tmp_path / "in/image.txt").write_bytes(PNG)
    (tmp_path / "in/gone.txt").symlink_to(tmp_path / "nowhere")
    done = briefer("brief", str(tmp_path / "in"), "--out", str(tmp_path / "out"))
    assert done.returncode == 3, done.stderr
    page = (tmp_path / "out/brief.md").read_text()
    assert "PARTIAL" in page
    assert "image.txt" in page
    assert "gone.txt" in page


def test_the_folder_for_the_files_is_a_file(good, tmp_path):
    (tmp_path / "taken").write_text("mine")
    done = briefer("brief", str(good), "--out", str(tmp_path / "taken/out"))
    assert done.returncode == 1, done.stderr
    assert "--out" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "taken").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/self").exists(), reason="needs a folder that nobody can write to")
def test_the_folder_for_the_files_is_not_writable(good):
    folder = "/proc/out" if os.geteuid() == 0 else "/out"
    done = briefer("brief", str(good), "--out", folder)
    assert done.returncode == 1, done.stderr
    assert "--out" in done.stderr
    assert "Traceback" not in done.stderr


def _closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_an_endpoint_that_refuses_the_connection(good, tmp_path):
    url = f"http://127.0.0.1:{_closed_port()}/v1"
    done = briefer("brief", str(good), "--out", str(tmp_path / "out"), "--model", "openai/x", "--base-url", url, BRIEFER_DEADLINE="3")
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    page = (tmp_path / "out/brief.md").read_text()
    assert "PARTIAL" in page
    assert "built-in reader" in page


def test_an_endpoint_that_refuses_the_key(good, tmp_path):
    """Said once, with the variable to change; the page is there all the same, by the built-in reader."""
    with FaultyServer((refused(401, "invalid_api_key", "Incorrect API key"),)) as server:
        words = ["brief", str(good), "--out", str(tmp_path / "out"), "--model", "x", "--base-url", server.base_url]
        done = briefer(*words, OPENAI_API_KEY="wrong-key-of-a-test")
        assert len(server.requests) == 1
    assert done.returncode == 3, done.stderr
    assert "OPENAI_API_KEY" in done.stderr
    assert "wrong-key-of-a-test" not in done.stderr
    assert "Traceback" not in done.stderr
    page = (tmp_path / "out/brief.md").read_text()
    assert "PARTIAL" in page
    assert "built-in reader" in page
    assert "wrong-key-of-a-test" not in (tmp_path / "out/brief.json").read_text()


def test_an_interrupt_leaves_nothing_half_written(good, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        words = [sys.executable, "-m", "briefer", "brief", str(good), "--out", str(tmp_path / "out"), "--model", "x", "--base-url", url]
        running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        connection, _ = silent.accept()  # the call is under way
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
        connection.close()
    assert running.returncode == 130, said.decode()
    assert b"Traceback" not in said
    assert list((tmp_path / "out").glob("*")) == []


def test_names_of_files_cannot_command_the_terminal(tmp_path):
    (tmp_path / "\x1b[2Jred.txt").write_text(GOOD)
    done = briefer("sources", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("command", ["sources", "claims", "conflicts"])
def test_looking_into_a_stage(command):
    text = briefer(command, str(SEEDS))
    assert text.returncode == 0, text.stderr
    assert text.stdout.strip()
    assert json.loads(briefer(command, str(SEEDS), "--json").stdout)


def test_schema_is_a_json_schema():
    assert json.loads(briefer("schema").stdout)["title"] == "Record"


def test_the_builtin_reader_imports_no_model_client(good, tmp_path):
    code = (
        "import sys; from briefer.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print(sorted({'openai', 'instructor'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "brief", str(good), "--out", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from briefer.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'pydantic', 'openai', 'typst'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_pipe_without_an_end_has_one(tmp_path):
    """Eleven megabytes through a pipe are refused for their size; nobody waits for the rest."""
    done = briefer("brief", "-", "--out", str(tmp_path / "out"), stdin=b"All work and no play. " * 500_000)
    assert done.returncode == 1, done.stderr
    assert "stdin" in done.stderr
    assert "Traceback" not in done.stderr


def test_standard_input_may_be_closed(tmp_path):
    words = [sys.executable, "-m", "briefer", "brief", "-", "--out", str(tmp_path / "out")]
    done = subprocess.run(["/bin/sh", "-c", 'exec "$@" <&-', "sh", *words], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("title", ["", "Long " * 60])
def test_a_title_leaves_room_for_the_page(title, good, tmp_path):
    done = briefer("brief", str(good), "--title", title, "--out", str(tmp_path / "out"))
    assert done.returncode == 2, done.stderr
    assert "--title" in done.stderr


def test_a_full_pipe_is_no_traceback():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefer", "schema"], stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr


# ---------------------------------------------------------------- looking into a brief that was written


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief.json of the seeds, in the folder in which it is looked for."""
    folder = tmp_path_factory.mktemp("written")
    done = briefer("brief", str(SEEDS), "--out", str(folder / "out"))
    assert done.returncode == 0, done.stderr
    return folder / "out/brief.json"


@pytest.mark.parametrize("command", ["names", "timeline", "conflicts"])
def test_sources_and_their_record_give_one_table(command, written):
    told = briefer(command, "--from", str(written))
    assert told.returncode == 0, told.stderr
    assert told.stdout == briefer(command, str(SEEDS)).stdout
    assert json.loads(briefer(command, "--from", str(written), "--json").stdout)


def test_a_table_fits_the_terminal(written):
    told = briefer("names", "--from", str(written), COLUMNS="100")
    assert 90 < max(map(len, told.stdout.splitlines())) <= 100


def test_the_last_brief_is_looked_into_where_nothing_is_named(written):
    done = subprocess.run(
        [sys.executable, "-m", "briefer", "explain", "Rahmon"], cwd=written.parent.parent, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "Emomali Rahmon: a person" in done.stdout.decode()


@pytest.mark.parametrize(("words", "told"), [("Monday", "go by 'Monday'"), ("Rahmonn", "Did you mean"), ("", "nothing called")])
def test_what_is_not_one_thing_is_listed_on_stderr(words, told, written):
    done = briefer("explain", words, "--from", str(written))
    assert done.returncode == 2, done.stdout
    assert told in done.stderr
    assert done.stdout == ""


def _changed(text: str) -> str:
    record = json.loads(text)
    return json.dumps({**record, "run": {**record["run"], "briefer": "0.0.1"}, "reading": {}})


def _emptied(text: str) -> str:
    return json.dumps({**json.loads(text), "extractions": []})


RECORDS = {
    "no such file": (None, "There is no"),
    "no JSON": (lambda _: GOOD, "no JSON"),
    "no text": (lambda _: "\x00" * 100, "no JSON"),
    "other JSON": (lambda _: '{"a": [1]}', "no brief.json of briefer"),
    "a list": (lambda _: "[" * 100_000, "no JSON"),
    "parts taken out": (_emptied, "was changed"),
    "another version": (_changed, "briefer 0.0.1"),
    "cut short": (lambda text: text[: len(text) // 2], "no JSON"),
}


@pytest.mark.parametrize(("make", "word"), RECORDS.values(), ids=RECORDS)
@pytest.mark.parametrize("command", [("names",), ("explain", "Rahmon")], ids=" ".join)
def test_a_record_that_cannot_be_used_says_what_to_do(make, word, command, written, tmp_path):
    if make:
        (tmp_path / "brief.json").write_text(make(written.read_text()))
    done = briefer(*command, "--from", str(tmp_path / "brief.json"))
    assert done.returncode == 2, done.stderr
    assert word in done.stderr
    assert "briefer brief SOURCE" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("words", [(str(SEEDS), "--from", "out/brief.json"), ("--from", "out/brief.json", "--model", "openai/x")])
def test_either_sources_or_a_record(words):
    done = briefer("timeline", *words)
    assert done.returncode == 2, done.stderr
    assert "--from" in done.stderr or "SOURCE" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_cannot_command_the_terminal(written, tmp_path):
    text = written.read_text().replace("Khawaja Asif", "Khawaja \\u001b[2J\\u202eAsif")
    (tmp_path / "brief.json").write_text(text)
    done = briefer("names", "--from", str(tmp_path / "brief.json"))
    assert done.returncode in {0, 2}, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr
