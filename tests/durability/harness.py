"""Nothing lost: a worker decides and is killed with SIGKILL, at each stage of a write and at random; then the desk is looked at.

After every kill: each edit that was acknowledged is there, byte for byte and in order; beyond those at most the one that was under way,
and that whole; the chain holds; reading all of it gives the state that the parent kept for itself; names.toml is the old or the new one.
The edit whose answer was lost is sent again by the next worker, under the same request, and has to become one decision. Half of the
looks are at a copy, so that the next worker, and not the parent, finds the desk as the kill left it.

    python -m tests.durability.harness --kills 1000

Prints a table; exit code 1 where anything was lost, half there or torn. SIGKILL ends a process, not the machine: what the system has
taken is not taken back. That it is also on the disk is the work of ``synchronous=FULL`` (see test_durability.py).
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from tests.durability.edits import State, canonical, make_edit, recorded
from tests.durability.worker import LEDGER_STAGES, NAMES_EVERY, NAMES_STAGES, SABOTAGE, Task, digest, names_path, work

from briefer.desk import Ledger, names_text, read_names
from briefer.errors import BrieferError
from briefer.models import Proposed

RANDOM = "at random"
LONGEST = 0.04  # seconds until a kill at random: none to some twenty edits
KILLS_A_DESK = 15
COLUMNS = ("kills", "edits acknowledged", "one more, whole", "lost", "half there", "names.toml torn")
WRONG = COLUMNS[3:]


@dataclass
class Desk:
    """A desk, and what has to be in it."""

    folder: Path
    state: State = field(default_factory=State)
    names: str | None = None
    next: int = 0
    again: Proposed | None = None


@dataclass(frozen=True)
class Said:
    """What the worker acknowledged before it died."""

    edits: tuple[tuple[int, int, str], ...]
    """Number of the edit, number of the decision, digest of the body."""
    names: int
    """The number of the edit after which names were last acknowledged; -1 where they never were."""


# ---------------------------------------------------------------- one kill


def one_kill(desk: Desk, chance: random.Random, seed: int, sabotage: str | None) -> tuple[str, Counter[str]]:
    """Let a worker decide, kill it, look. Returns where it was killed and what is to be counted; the desk goes on from there."""
    stage = _stage(desk, chance)
    nth = 1 if stage == "made" else chance.randrange(1, 3 if stage in NAMES_STAGES else 9)
    task = Task(desk.folder, seed, desk.next, desk.again, stage, nth, sabotage)
    said = _killed(task, desk.state, chance.uniform(0, LONGEST))
    counts = Counter({"kills": 1, "edits acknowledged": len(said.edits)})
    names = _expect(desk, said, seed)
    counts += _look(desk, in_place=chance.random() < 0.5)
    counts["names.toml torn"] += _names_of(desk) not in names
    desk.names = _names_of(desk)
    return stage or RANDOM, counts


def _stage(desk: Desk, chance: random.Random) -> str | None:
    if chance.random() < 0.5:
        return None
    if not desk.state.bodies and chance.random() < 0.5:
        return "made"
    return chance.choice([stage for stage in (*LEDGER_STAGES, *NAMES_STAGES) if stage != "made"])


def _killed(task: Task, state: State, delay: float) -> Said:
    """Fork a worker, see it killed, and give what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            work(task, state, writing)
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(4)  # never into the parent's code
    os.close(writing)
    with os.fdopen(reading) as pipe:
        pipe.readline()
        if task.stage is None:
            time.sleep(delay)
            os.kill(child, signal.SIGKILL)
        lines = [line.split() for line in pipe]
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        raise RuntimeError(f"The worker ended by itself ({status}) with {task}.")
    edits = tuple((int(line[1]), int(line[2]), line[3]) for line in lines if line[0] == "edit")
    names = [int(line[1]) for line in lines if line[0] == "names"]
    return Said(edits, names[-1] if names else -1)


def _expect(desk: Desk, said: Said, seed: int) -> set[str | None]:
    """Bring the parent's state to what was acknowledged, from the seed and not from the disk. Returns what names.toml may be."""
    names = {desk.names}
    for number, seq, body in said.edits:
        proposed = (number == desk.next and desk.again) or make_edit(seed, number, desk.state)
        if seq == len(desk.state.bodies) + 1:
            desk.state.add(recorded(proposed, seq))
        if not 0 < seq <= len(desk.state.bodies) or digest(desk.state.bodies[seq - 1]) != body:
            raise RuntimeError(f"The ledger answered edit {number} with another decision ({seq}).")
        if number % NAMES_EVERY == NAMES_EVERY - 1:
            written = names_text(desk.state.names())
            names = {written} if number <= said.names else names | {written}
    if said.edits:
        desk.next = said.edits[-1][0] + 1
        desk.again = None
    desk.again = desk.again or make_edit(seed, desk.next, desk.state)
    return names


# ---------------------------------------------------------------- looking


def _look(desk: Desk, *, in_place: bool) -> Counter[str]:
    """Compare the disk with what has to be there; the state takes over an edit that nobody acknowledged, if it is whole."""
    with tempfile.TemporaryDirectory(dir=desk.folder.parent) as made:
        folder = desk.folder if in_place else _copy(desk.folder, Path(made))
        replayed, bodies = _replayed(folder), _bodies(folder)
    due, again = len(desk.state.bodies), desk.again
    lost = sum(1 for number, body in enumerate(desk.state.bodies) if number >= len(bodies) or bodies[number] != body)
    whole = again is not None and bodies[due:] == [canonical(recorded(again, due + 1))]
    if whole and again is not None:
        desk.state.add(recorded(again, due + 1))
    half = len(bodies[due:]) - whole
    if not lost and not half and (replayed is None or replayed.bodies != bodies or replayed.standing() != desk.state.standing()):
        half = 1  # every row is as it should be, and the whole is not
    return Counter({"one more, whole": int(whole), "lost": lost, "half there": half})


def _copy(folder: Path, to: Path) -> Path:
    for name in ("briefer.db", "briefer.db-wal"):
        if (folder / name).exists():
            shutil.copy(folder / name, to / name)
    return to


def _replayed(folder: Path) -> State | None:
    """What the ledger reads add up to; None where it finds itself broken."""
    try:
        with Ledger(folder) as ledger:
            return State(ledger.decisions())
    except BrieferError:
        return None


def _bodies(folder: Path) -> list[str]:
    """What the table holds, read without the code of the ledger."""
    if not (folder / "briefer.db").exists():
        return []
    store = sqlite3.connect(folder / "briefer.db")
    try:
        if not store.execute("SELECT 1 FROM sqlite_schema WHERE name = 'decisions'").fetchone():
            return []
        return [body for (body,) in store.execute("SELECT body FROM decisions ORDER BY seq")]
    finally:
        store.close()


def _names_of(desk: Desk) -> str | None:
    """The list in the file, in the one order of `names_text`: the file keeps its own. One that can't be read is torn."""
    path = names_path(desk.folder)
    try:
        return names_text(read_names(path)) if path.exists() else None
    except BrieferError:
        return "torn"


# ---------------------------------------------------------------- all of them


def run(kills: int, seed: int, folder: Path, sabotage: str | None = None) -> dict[str, Counter[str]]:
    """So many kills, on one desk after another, each of them killed some fifteen times. Returns the counts by stage."""
    chance = random.Random(seed)
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    folder.mkdir(exist_ok=True)
    desk, desks = Desk(folder / "0"), 1
    gc.freeze()  # a fork copies what the collector touches
    for _ in range(kills):
        stage, counts = one_kill(desk, chance, seed + desks, sabotage)
        table[stage] += counts
        wrong = any(counts[column] for column in WRONG)
        if wrong or chance.random() < 1 / KILLS_A_DESK:
            if not wrong:
                _check(desk)
            shutil.rmtree(desk.folder, ignore_errors=True)
            desk, desks = Desk(folder / str(desks)), desks + 1
    return table


def run_beside(jobs: int, kills: int, seed: int, folder: Path, sabotage: str | None = None) -> dict[str, Counter[str]]:
    """The same by several processes, each on desks of its own: most of the time of one goes into waiting for the disk."""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    shares = [kills // jobs + (number < kills % jobs) for number in range(jobs)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        runs = [pool.submit(run, share, seed * 1000 + n, folder / f"job {n}", sabotage) for n, share in enumerate(shares)]
        for done in runs:
            for stage, counts in done.result().items():
                table[stage] += counts
    return table


def _check(desk: Desk) -> None:
    """The file itself, as SQLite sees it, and all of the chain."""
    with Ledger(desk.folder) as ledger:
        if ledger.check() != len(desk.state.bodies):
            raise RuntimeError("The check of the ledger counts otherwise.")


def shown(table: dict[str, Counter[str]]) -> str:
    """The table in Markdown."""
    stages = [stage for stage in (*LEDGER_STAGES, *NAMES_STAGES, RANDOM) if stage in table]
    rows = [(stage, table[stage]) for stage in stages]
    rows.append(("**all**", sum((counts for _, counts in rows), Counter())))
    lines = [f"| killed | {' | '.join(COLUMNS)} |", "| --- |" + " ---: |" * len(COLUMNS)]
    lines += [f"| {name} | {' | '.join(f'{counts[column]:,}' for column in COLUMNS)} |" for name, counts in rows]
    return "\n".join(lines)


def main() -> int:
    """Run it; 1 where something was lost, half there or torn."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=4, help="processes beside each other")
    parser.add_argument("--sabotage", choices=SABOTAGE, help="workers that do it wrong: the table has to show it")
    given = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as made:
        table = run_beside(given.jobs, given.kills, given.seed, Path(made), given.sabotage)
    sys.stdout.write(f"{shown(table)}\n\n{given.kills:,} kills in {time.monotonic() - began:.0f} s, seed {given.seed}.\n")
    return int(any(counts[wrong] for counts in table.values() for wrong in WRONG))


if __name__ == "__main__":
    sys.exit(main())
