"""What does a re-run cost, of which everything was answered before? No request, and the seconds of the whole process, the PDF included.

The model is the one by rule of tests/durability/endpoint.py, in a process of its own. `briefer brief seeds/` runs once cold and then
warm, each time as a process of its own. Prints the table that benchmarks/README.md holds; fails where a warm run asks anything, writes
other files than the cold one, or takes longer than the limit.

    python benchmarks/warm.py [--runs 7] [--profile]
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
MOST = 0.6
FILES = ("brief.json", "brief.md", "brief.html", "brief.pdf")


class Took(NamedTuple):
    """Seconds of a process: by the clock, and of the processor."""

    clock: float
    processor: float


def brief(base_url: str, folder: Path, out: str, *python: str) -> Took:
    """Make the brief of the seeds in a process of its own."""
    command = [sys.executable, *python, "-m", "briefer", "brief", "seeds", "--model", "m", "--base-url", base_url]
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFER_", "OPENAI_"))}
    # as of an installed package, the modules are compiled once
    environ = {**environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [*command, "--desk", str(folder / "desk"), "--out", str(folder / out)],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(done.stderr)
    if python:
        (folder / "profile.txt").write_text(done.stderr, "utf-8")
    return Took(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def files(folder: Path) -> list[bytes]:
    """The brief."""
    return [(folder / name).read_bytes() for name in FILES]


def imports(folder: Path, base_url: str) -> str:
    """What a warm run imports, in milliseconds: the dearest packages, each with all that it alone brings."""
    brief(base_url, folder, "warm", "-X", "importtime")
    spent: dict[str, int] = {}
    for line in (folder / "profile.txt").read_text("utf-8").splitlines():
        if line.startswith("import time:") and "|" in line and line.split(":")[1].split("|")[0].strip().isdigit():
            alone, _, name = (part.strip() for part in line.removeprefix("import time:").split("|"))
            package = ".".join(name.split(".")[: 2 if name.startswith("briefer.") else 1])
            spent[package] = spent.get(package, 0) + int(alone)
    dearest = sorted(spent.items(), key=lambda each: -each[1])[:25]
    return "\n".join([f"{sum(spent.values()) / 1000:8.0f} ms in all", *(f"{ms / 1000:8.1f} ms {name}" for name, ms in dearest)])


def main() -> int:
    """Run it; 1 where a limit is broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--profile", action="store_true", help="print what a warm run imports, too")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from tests.durability.endpoint import asked_of, endpoint  # noqa: PLC0415  (beside the package, not in it)

    with tempfile.TemporaryDirectory() as made, endpoint() as base_url:
        folder = Path(made)
        cold = brief(base_url, folder, "cold")
        asked = len(asked_of(base_url))
        warm = [brief(base_url, folder, "warm") for _ in range(given.runs)]
        again = len(asked_of(base_url)) - asked
        same = files(folder / "cold") == files(folder / "warm")
        profile = imports(folder, base_url) if given.profile else ""
    least, spent = min(warm), [t.processor for t in warm]
    rows = [
        ("requests of the cold run", f"{asked}"),
        ("**requests of all warm runs**", f"**{again}**"),
        ("the same files, byte for byte", "yes" if same else "no"),
        ("the cold run, whole process", f"{cold.clock:.2f} s, {cold.processor:.2f} s of the processor"),
        (f"**a warm run, whole process, least of {given.runs}** (at most {MOST:g} s)", f"**{least.clock:.2f} s**"),
        ("a warm run, median", f"{statistics.median(t.clock for t in warm):.2f} s"),
        ("a warm run, of the processor, least and median", f"{min(spent):.2f} s, {statistics.median(spent):.2f} s"),
    ]
    print("\n".join(["| | |", "| --- | ---: |", *(f"| {name} | {value} |" for name, value in rows)]), profile, sep="\n")
    return int(bool(again) or not same or least.clock > MOST)


if __name__ == "__main__":
    sys.exit(main())
