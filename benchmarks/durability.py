"""Is anything lost when the process is killed? Prints the table that benchmarks/README.md holds, and what a decision costs.

The kills are those of tests/durability/harness.py, of which the tests do a thousand. Fails where an edit that was acknowledged is lost,
one is half there, or names.toml is torn.

    python benchmarks/durability.py [--kills 12000] [--seed 1]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from briefer.desk import Ledger
from briefer.models import Proposed, Reword, Section, SentenceRef, Words

ROOT = Path(__file__).parent.parent
DECISIONS = 10_000


def kill(kills: int, seed: int) -> int:
    """The harness, in a process of its own; its exit code."""
    command = [sys.executable, "-m", "tests.durability.harness", "--kills", str(kills), "--seed", str(seed)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def proposed(number: int) -> Proposed:
    """A sentence reworded, as long as sentences are."""
    words = Words(source="ab" * 32, start=number, end=number + 60, text="The post at Karth was shut for the third day, officials said")
    sentence = SentenceRef(section=Section.DEVELOPMENTS, claims=(words, words), text=f"{words.text} on Monday.")
    return Proposed(
        act=Reword(sentence=sentence, text=f"Karth's post stayed shut ({number})."),
        who="A. Reviewer",
        when="2026-03-01T06:00:00Z",
        target=f"sentence {number % 400}",
        before=sentence.text,
        after=f"Karth's post stayed shut ({number}).",
        request=f"request {number}",
    )


def costs(folder: Path) -> str:
    """What it costs to decide, to ask whether anybody decided, and to read all, as a table in Markdown."""
    with Ledger(folder) as ledger:
        appends = [_seconds(partial(ledger.append, proposed(number))) for number in range(DECISIONS)]
        asks = [_seconds(ledger.last) for _ in range(1000)]
        read = _seconds(ledger.decisions)
        log = ledger.path.with_name("briefer.db-wal").stat().st_size
    rows = [
        ("a decision on the disk, median", f"{statistics.median(appends) * 1000:.2f} ms"),
        ("the slowest of a hundred", f"{statistics.quantiles(appends, n=100)[-1] * 1000:.2f} ms"),
        ("decisions a second, one after the other", f"{DECISIONS / sum(appends):,.0f}"),
        ("asking for the last number, median", f"{statistics.median(asks) * 1000:.3f} ms"),
        (f"reading and checking {DECISIONS:,} decisions", f"{read:.2f} s"),
        (f"the log of {DECISIONS:,} decisions until the ledger is closed", f"{log / 1e6:.0f} MB"),
        ("the file once it is closed", f"{ledger.path.stat().st_size / 1e6:.0f} MB"),
    ]
    return "\n".join(["| | |", "| --- | ---: |", *(f"| {name} | {value} |" for name, value in rows)])


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def main() -> int:
    """Run both; 1 where something was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        print(costs(Path(made)), "\n")
    return kill(given.kills, given.seed)


if __name__ == "__main__":
    sys.exit(main())
