"""Floors under what is measured on the seeds, so that no change makes it worse unseen.

Each figure of ``briefer eval seeds`` (docs/evaluation.md says what it means) is pinned for both readers in quality_floors.toml, with a
digest of the articles and of gold. ``pytest tests/test_seeds.py tests/test_seeds_cassette.py --raise-floors`` pins what is reached now;
``--lower-floors REASON`` lowers those that are not reached, and keeps the reason in the file.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from briefer.evaluate import Scores, evaluate_record, read_gold
from briefer.models import Record

FLOORS = Path(__file__).parent / "quality_floors.toml"
SEEDS = Path(__file__).parent.parent / "seeds"
SLACK = 0.0001  # figures are rounded to four places


@dataclass(frozen=True)
class Floors:
    """What was measured, on what, and why a floor was ever lowered."""

    digest: str
    figures: dict[str, dict[str, float]]
    lowered: tuple[str, ...] = ()


def figures_of(scores: Scores) -> dict[str, float]:
    """The figures that are pinned, each so that more is better."""
    found = {
        "quotes exact": scores.quotes.share,
        "key facts on the page": scores.facts.page.share,
        "key facts on the page or cut": scores.facts.written.share,
        "names found": scores.names.found.share,
        "names B-cubed F1": scores.names.every.f1,
        "names B-cubed F1, other scripts": scores.names.other.f1,
        "dates right": scores.dates.share_right,
        "dates right of answered": scores.dates.precision,
        "no guessed years": float(scores.dates.guessed_years == 0),
        "conflicts found": scores.conflicts.found.share,
        "conflicts shown that are none of gold's: share without": 1 - (scores.conflicts.false_page.share or 0.0),
        "conflicts stated as undisputed: share without": 1 - (scores.conflicts.undisputed.share or 0.0),
        "origin pairs F1": scores.origins.every.f1,
        "traps kept off the page": 1 - (scores.traps.never.share or 0.0),
        "nothing that no source says": 1 - (scores.traps.added.share or 0.0),
    }
    return {name: round(value, 4) for name, value in found.items() if value is not None}


def digest() -> str:
    """Of the five articles and of gold: figures of other texts are other figures."""
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (*sorted(SEEDS.glob("*.txt")), SEEDS / "gold.json")]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def read_floors() -> Floors:
    """The file, or nothing where there is none yet."""
    if not FLOORS.is_file():
        return Floors("", {})
    told = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return Floors(told["digest"], told["figures"], tuple(told["lowered"]))


def write_floors(floors: Floors) -> None:
    """The file anew, in one order."""
    lines = ["# Written by pytest --raise-floors; see quality_gate.py.", f'digest = "{floors.digest}"', "lowered = ["]
    lines += [f"    {json.dumps(reason, ensure_ascii=False)}," for reason in floors.lowered]
    lines.append("]")
    for reader in sorted(floors.figures):
        lines += ["", f'[figures."{reader}"]', *(f'"{name}" = {value}' for name, value in floors.figures[reader].items())]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def check_floors(record: Record, reader: str, config: pytest.Config) -> None:
    """Fails where a figure lies below its floor, or was measured on other texts; with a flag, pins what is reached now."""
    known, found = read_floors(), figures_of(evaluate_record(record, read_gold(SEEDS)))
    old = known.figures.get(reader, {})
    sunk = {name: f"{reader}: {name} {old[name]} -> {value}" for name, value in found.items() if value < old.get(name, 0.0) - SLACK}
    reason = config.getoption("--lower-floors")
    if config.getoption("--raise-floors") or reason:
        kept = {name: old[name] if name in sunk and not reason else value for name, value in found.items()}
        told = tuple(f"{line}: {reason}" for line in sunk.values()) if reason else ()
        write_floors(replace(known, digest=digest(), figures={**known.figures, reader: kept}, lowered=(*known.lowered, *told)))
    else:
        assert known.digest == digest(), "the seeds or their gold changed: measure anew with --raise-floors"
        assert set(old) == set(found), "other figures are measured now: pin them with --raise-floors"
    assert reason or not sunk, "\n".join(sunk.values())
