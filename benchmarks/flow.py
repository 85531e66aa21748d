"""Does anything but the model cost time? 200 made-up articles against an endpoint that takes one second to answer, 16 at a time.

The endpoint is a process of its own on loopback, and its answers are valid: it quotes the article's sentences. Every 25th article is
quoted wrongly at first, so that the re-ask is part of the flow. Prints a table, which benchmarks/README.md holds, and fails where the
reading of the sources by the model takes more than 1.10 of the ideal, calls x latency / concurrency, or the process more than 300 MB.

    python benchmarks/flow.py
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

ARTICLES, AT_ONCE, LATENCY = 200, 16, 1.0
MOST_OVER_IDEAL, MOST_MEMORY = 1.10, 300.0
WRONG_AT_FIRST = 25

PLACES = ("Ostrel", "Karth", "Velna", "Norhaven", "Ridder", "Salm", "Tarn", "Ulmen")
PEOPLE = ("Dana Orlec", "Mirek Tolan", "Ana Beskow", "Juri Halvar", "Lena Marusk", "Pavel Orun", "Ivo Stellan")
OFFICES = ("Deputy Interior Minister", "Defence Minister", "Police Chief", "Governor", "Army Spokesman")
DEEDS = ("closed the bridge", "searched four villages", "reopened the customs post", "called up reservists", "signed a border agreement")


def article(number: int) -> str:
    """A made-up article of a dozen sentences; no two are the same."""
    lines = [f"{PLACES[number % 8]} officials meet over border, day {number + 1}", ""]
    for part in range(12):
        n = number * 12 + part
        place, person, office = PLACES[n % 8], PEOPLE[n % 7], OFFICES[n % 5]
        lines.append(
            f"{office} {person} said on Monday that the army had {DEEDS[n % 5]} near {place} "
            f"after {n % 40 + 2} shots were heard at post {n}. "
            f"According to local sources, at least {n % 9 + 2} people reportedly left the district within {n % 5 + 2} hours."
        )
    return "\n".join(lines)


# ---------------------------------------------------------------- the endpoint


def _claim(quote: str) -> dict[str, Any]:
    return {
        "quote": quote,
        "statement": quote[:290],
        "kind": "event",
        "certainty": "reported",
        "speaker": None,
        "mentions": [{"text": name, "kind": "person", "role": None, "english": None} for name in PEOPLE if name in quote],
        "dates": ["on Monday"] if "on Monday" in quote else [],
        "quantities": [{"text": n, "counted": None} for n in re.findall(r"\d+ (?:shots|people|hours)", quote)],
    }


def answer(system: str, user: str) -> dict[str, Any]:
    """A valid answer to one of our three prompts."""
    if found := re.search(r"^ARTICLE (\S+)\n(.*?)\nEND \1$", user, re.DOTALL | re.MULTILINE):
        quotes = [line.split(". ")[0] + "." for line in found[2].split("\n") if ". " in line]
        if "not found" in user:
            return {"quotes": [{"number": 1, "quote": quotes[0]}]}
        wrong = re.search(r"post (\d+)\.", found[2])
        first = quotes[0].replace("said", "claimed") if wrong and int(wrong[1]) // 12 % WRONG_AT_FIRST == 0 else quotes[0]
        return {"claims": [_claim(quote) for quote in (first, *quotes[1:])]}
    accepted = re.search(r"^\s*(c\d+): (.+?) \(source", system + "\n" + user.partition("Developments")[2], re.MULTILINE)
    sentences = [{"text": accepted[2], "claims": [accepted[1]]}] if accepted else []
    return {"bottom_line": sentences, "developments": []}


class Server(ThreadingHTTPServer):
    """Room for all connections at once: the usual queue of five makes the others wait a second."""

    request_queue_size = 128
    daemon_threads = True


class Endpoint(BaseHTTPRequestHandler):
    """Answers after ``LATENCY`` seconds."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for the acknowledgement of its own head
    asked = threading.Event()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        """One answer."""
        began = time.monotonic()
        if not self.asked.is_set():
            self.asked.set()
            print(began, flush=True)
        system, user = (m["content"] for m in json.loads(self.rfile.read(int(self.headers["content-length"])))["messages"][:2])
        message = {"role": "assistant", "content": json.dumps(answer(system, user))}
        usage = {"prompt_tokens": len(system + user) // 4, "completion_tokens": len(message["content"]) // 4, "total_tokens": 0}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        reply = {"id": "c", "object": "chat.completion", "created": 1, "model": "flow", "choices": [choice], "usage": usage}
        data = json.dumps(reply).encode()
        time.sleep(max(0.0, LATENCY - (time.monotonic() - began)))
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def serve() -> None:
    """Serve until standard input closes. The first line out is the port, the second the time of the first question."""
    server = Server(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()


@contextmanager
def endpoint() -> Iterator[tuple[str, Callable[[], float]]]:
    """The endpoint in a process of its own: its address, and when it was first asked (all processes share one monotonic clock)."""
    with subprocess.Popen([sys.executable, __file__, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        out = process.stdout
        yield f"http://127.0.0.1:{int(out.readline())}/v1", lambda: float(out.readline())
        process.stdin.close()


# ---------------------------------------------------------------- the flow


class Measured(NamedTuple):
    """Seconds and counts of one run through the pipeline."""

    articles: int
    calls: int
    claims: int
    reading: float
    asking: float
    rest: float
    asking_memory: float
    memory: float

    @property
    def ideal(self) -> float:
        """Seconds if nothing but the endpoint took time."""
        return self.calls * LATENCY / AT_ONCE

    @property
    def over(self) -> float:
        """How many times the ideal the questions took."""
        return self.asking / self.ideal


def peak() -> float:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(folder: Path, base_url: str, first_asked: Callable[[], float]) -> Measured:
    """The pipeline as the command line calls it, with the time of each stage."""
    from briefer import llm  # noqa: F401, PLC0415  (its import is no part of the flow; the table names it by itself)
    from briefer.models import Wanted  # noqa: PLC0415
    from briefer.pipeline import Given, make_brief  # noqa: PLC0415
    from briefer.settings import read_settings  # noqa: PLC0415

    times: dict[str, float] = {}
    memory: dict[str, float] = {}

    def progress(stage: str, done: int, total: int) -> None:
        if done == total:
            times[stage] = time.monotonic()
            memory.setdefault(stage, peak())

    settings = read_settings({}, model="flow", base_url=base_url, concurrency=AT_ONCE)
    began = time.monotonic()
    made = make_brief(Given((str(folder / "articles"),)), settings, Wanted(), folder / "out", progress=progress)
    ended = time.monotonic()
    extractions = made.record.extractions
    asked, answered = first_asked(), times["reading"]
    return Measured(
        articles=len(extractions),
        calls=sum(e.usage.calls for e in extractions),
        claims=sum(len(e.claims) for e in extractions),
        reading=asked - began,
        asking=answered - asked,
        rest=ended - answered,
        asking_memory=memory["reading"],
        memory=peak(),
    )


def table(m: Measured, importing: float) -> str:
    """The result in Markdown."""
    rows = [
        ("articles, calls, claims", f"{m.articles}, {m.calls}, {m.claims:,}"),
        ("ideal: calls x latency / concurrency", f"{m.ideal:.2f} s"),
        ("asking the model, with grounding of every quote", f"{m.asking:.2f} s"),
        ("**asking over ideal** (at most 1.10)", f"**{m.over:.3f}**"),
        ("peak memory when the last answer was grounded", f"{m.asking_memory:.0f} MB"),
        ("**peak memory of the whole run** (at most 300 MB)", f"**{m.memory:.0f} MB**"),
        ("import of openai and instructor, once", f"{importing:.2f} s"),
        ("reading the sources, opening the endpoint", f"{m.reading:.2f} s"),
        ("reconciling, writing, publishing (one or two calls of 1 s in it)", f"{m.rest:.2f} s"),
    ]
    return "\n".join(["| | |", "| --- | ---: |", *(f"| {name} | {value} |" for name, value in rows)])


def main() -> int:
    """Run it; 1 where a limit is broken."""
    began = time.monotonic()
    import briefer.llm  # noqa: F401, PLC0415  (measured)

    importing = time.monotonic() - began
    with tempfile.TemporaryDirectory() as made, endpoint() as (base_url, first_asked):
        folder = Path(made)
        (folder / "articles").mkdir()
        for number in range(ARTICLES):
            (folder / "articles" / f"{number:03}.txt").write_text(article(number), encoding="utf-8")
        got = measure(folder, base_url, first_asked)
    print(table(got, importing))
    return int(got.over > MOST_OVER_IDEAL or got.memory > MOST_MEMORY or got.articles != ARTICLES)


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        serve()
    else:
        sys.exit(main())
