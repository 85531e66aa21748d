"""The whole flow on the seeds against real servers that none of us wrote, with a tiny model of random weights (`tiny_model.py`).

    python benchmarks/llama_server.py --llama-server PATH             llama-server of llama.cpp, asked for a JSON schema
    python benchmarks/llama_server.py --llama-cpp-python PYTHON       llama_cpp.server in that Python, asked for a tool call
    ... --record                                                      the cassettes of tests/test_llama_cassette.py anew

Both options together run both. What the model says is noise in the right shape: the question is whether our requests are understood,
whether the answers are read, and whether anything of the noise gets onto the page. Prints a table, which benchmarks/README.md holds, and
fails where there is no valid brief, or a quote in it that its source does not hold. How to build the servers stands there too.
"""

from __future__ import annotations

import argparse
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from briefer.models import Record
from tiny_model import write_model

ROOT = Path(__file__).parent.parent
SEEDS, TESTS = ROOT / "seeds", ROOT / "tests" / "test_llama_cassette.py"
CONTEXT = 16384
"""Tokens of a question and its answer. The model's tokens are letters, so that a question has up to twelve thousand of them."""
LONGEST_ANSWER = 1500
"""Tokens after which llama-server cuts an answer off. llama-cpp-python has no such limit but the context."""
SEED = 5
"""Of the weights: with these, most answers end by themselves, and few are empty."""
PATIENCE = 60.0
"""Seconds that a server has for its start."""


class Server(NamedTuple):
    """A server as it is started, and the test whose cassette it records."""

    name: str
    mode: str
    command: tuple[str, ...]
    test: str


class Asked(NamedTuple):
    """What the desk's store of answers counts: every request with its reply, used or not."""

    calls: int
    tokens_in: int
    tokens_out: int
    cut_short: int


class Outcome(NamedTuple):
    """What came of the flow."""

    server: Server
    code: int
    behind: int
    """The exit code where the built-in reader was named as the last of the chain."""
    seconds: float
    told: str
    record: Record | None
    asked: Asked

    @property
    def invented(self) -> int:
        """Quotes that stand in the brief and not in their source."""
        return sum(1 for _ in _invented(self.record)) if self.record else 0


def _invented(record: Record) -> Iterator[str]:
    texts = {source.id: source.text for source in record.reading.sources}
    for claim in (c for e in record.extractions for c in e.claims):
        quote = claim.quote
        if texts[claim.source][quote.start : quote.end] != quote.text:
            yield claim.id


def servers(llama_server: str | None, llama_cpp_python: str | None, model: Path, port: int) -> Iterator[Server]:
    """The servers that were named, ready to be started one after the other on this port."""
    at = ("--host", "127.0.0.1", "--port", str(port))
    if llama_server:
        of_server = ("--alias", "tiny", "-c", str(CONTEXT), "-n", str(LONGEST_ANSWER), "-np", "1", "--threads", "1")
        yield Server(
            "llama-server",
            "json_schema",
            (llama_server, "-m", str(model), *of_server, *at),
            "test_llama_server_asked_for_a_json_schema",
        )
    if llama_cpp_python:
        of_python = ("--n_ctx", str(CONTEXT), "--n_threads", "1")
        yield Server(
            "llama-cpp-python",
            "tools",
            (llama_cpp_python, "-m", "llama_cpp.server", "--model", str(model), *of_python, *at),
            "test_llama_cpp_python_asked_for_a_tool_call",
        )


@contextmanager
def running(server: Server, port: int, log: Path) -> Iterator[str]:
    """The server, started: its address, once it answers. Its own words go to ``log``.

    Raises:
        RuntimeError: it ended, or gave no answer in time.
    """
    with log.open("wb") as told, subprocess.Popen(server.command, stdout=told, stderr=subprocess.STDOUT) as process:
        try:
            _await(process, f"http://127.0.0.1:{port}/v1/models", log)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.kill()  # it has nothing to lose, and llama_cpp.server first ends every answer that it has begun


def _await(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310  (our own address)
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"{process.args!s} gave no answer. It said:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _environment(**more: str) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFER_", "OPENAI_"))}
    return {**kept, **more}


def measure(server: Server, base_url: str, folder: Path) -> Outcome:
    """`briefer brief` on the seeds, in a process of its own, with nothing answered before; then with the built-in reader named behind."""
    began = time.monotonic()
    done = brief(server, base_url, folder, "tiny", "out")
    seconds, path, asked = time.monotonic() - began, folder / "out" / "brief.json", asked_at(folder)
    behind = brief(server, base_url, folder, "tiny,builtin", "behind")
    if asked_at(folder) != asked:
        raise SystemExit("what was answered was asked again")
    record = Record.model_validate_json(path.read_text(encoding="utf-8")) if path.exists() else None
    return Outcome(server, done.returncode, behind.returncode, seconds, done.stderr, record, asked)


def brief(server: Server, base_url: str, folder: Path, model: str, out: str) -> subprocess.CompletedProcess[str]:
    """`briefer brief` on the seeds."""
    command = (sys.executable, "-m", "briefer", "brief", str(SEEDS), "--model", model, "--base-url", base_url)
    return subprocess.run(
        (*command, "--out", str(folder / out), "--desk", str(folder)),
        capture_output=True,
        text=True,
        check=False,
        env=_environment(BRIEFER_MODE=server.mode, BRIEFER_DEADLINE="1800"),
    )


def asked_at(desk: Path) -> Asked:
    """What was asked at a desk."""
    sums = "count(*), coalesce(sum(tokens_in), 0), coalesce(sum(tokens_out), 0), coalesce(sum(ended = 'cut short'), 0)"
    with closing(sqlite3.connect(desk / "answers.db")) as store:
        return Asked(*store.execute(f"SELECT {sums} FROM exchanges").fetchone())  # noqa: S608  (ours)


def record_cassette(server: Server, base_url: str) -> int:
    """The cassette of the server's test anew, and the test on it; the exit code of pytest."""
    for more in (["--record-mode=rewrite"], []):
        command = (sys.executable, "-m", "pytest", "-q", *more, f"{TESTS}::{server.test}")
        code = subprocess.run(command, env=_environment(BRIEFER_BASE_URL=base_url), check=False, cwd=ROOT).returncode
        if code:
            return code
    return 0


def table(outcomes: Sequence[Outcome]) -> str:
    """The result in Markdown, a column for each server."""
    columns = [_column(one) for one in outcomes]
    head = ["| |" + "".join(f" {one.server.name}, {one.server.mode} |" for one in outcomes), "| --- |" + " ---: |" * len(outcomes)]
    return "\n".join([*head, *(f"| {name} |" + "".join(f" {column[name]} |" for column in columns) for name in columns[0])])


def _column(one: Outcome) -> Mapping[str, str]:
    record = one.record
    extractions = record.extractions if record else ()
    by_model = [e for e in extractions if e.fault is None]
    return {
        "exit code with `--model NAME`": str(one.code),
        "**exit code with `--model NAME,builtin`**": f"**{one.behind}**",
        "a valid brief": "yes" if record else "none",
        "requests; tokens in; out": f"{one.asked.calls}; {one.asked.tokens_in:,}; {one.asked.tokens_out:,}",
        "answers cut off at the limit": str(one.asked.cut_short),
        "wall": f"{one.seconds:.1f} s",
        "sources read by the model; by the built-in reader in its stead": f"{len(by_model)}; {len(extractions) - len(by_model)}",
        "claims of the model that stand": str(sum(len(e.claims) for e in by_model)),
        "claims of the model that were dropped": str(sum(len(e.dropped) for e in extractions)),
        "**quotes that their source does not hold**": f"**{one.invented}**",
    }


def main() -> int:
    """Run what was named; 1 where a brief is missing or holds an invented quote, or a recording failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--llama-server", metavar="PATH")
    parser.add_argument("--llama-cpp-python", metavar="PYTHON")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--seed", type=int, default=SEED, help="of the model's weights")
    asked = parser.parse_args()
    if not asked.llama_server and not asked.llama_cpp_python:
        parser.error("name a server: --llama-server PATH, --llama-cpp-python PYTHON, or both")
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as made:
        folder, port, codes = Path(made), free_port(), [0]
        write_model(folder / "tiny.gguf", asked.seed)
        for server in servers(asked.llama_server, asked.llama_cpp_python, folder / "tiny.gguf", port):
            with running(server, port, folder / f"{server.name}.log") as base_url:
                if asked.record:
                    codes.append(record_cassette(server, base_url))
                else:
                    (folder / server.name).mkdir()
                    outcomes.append(measure(server, base_url, folder / server.name))
                    print(f"{server.name}:\n{outcomes[-1].told}", file=sys.stderr)
    if outcomes:
        print(table(outcomes))
    return int(any(codes) or any(one.record is None or one.invented for one in outcomes))


if __name__ == "__main__":
    sys.exit(main())
