"""Write docs/faults.md anew from the rows of the tests. Run: python scripts/fault_table.py."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.llm.fault_rows import ELSEWHERE, PAGE, ROWS, SUBJECTS, Elsewhere, Row  # noqa: E402  (the checkout has to be found first)

TABLE = ROOT / "docs/faults.md"
HEAD = """# What comes of each fault of a model endpoint

Made from `tests/llm/fault_rows.py` by `scripts/fault_table.py`. Each row is run by `tests/llm/test_faults.py`: `briefer brief` on two
articles, one request at a time, against a real HTTP server on loopback that has this fault wherever it is asked for the first article (or
for the page, where that is said), and answers the rest well.

- **requests**: how often that one question was sent, exactly; "and no more" where nothing else is sent in that run.
- **read by**: who read the first article in the end. What stands in the brief is never from an answer that was not whole.
- **claims**: of the first article, in the brief; of the model's answer, how many were dropped, with the reason that brief.json gives.
- **exit**: 0 done; 3 a brief labelled PARTIAL, which says what went wrong on stderr and on the page.
- **the user reads**: among other words. The key is never among them.
"""
COLUMNS = ("fault", "requests", "longest pause", "read by", "claims", "exit", "the user reads")


def table() -> str:
    """The whole file."""
    every: list[Row | Elsewhere] = [*ROWS, *ELSEWHERE]
    cases = sorted(every, key=lambda row: row.number)
    return "\n".join([HEAD, *(line for number, rows in groupby(cases, lambda row: row.number) for line in _section(number, list(rows)))])


def _section(number: int, rows: list[Row | Elsewhere]) -> Iterator[str]:
    yield f"## {number}. {SUBJECTS[number]}\n"
    own = [row for row in rows if isinstance(row, Row)]
    if own:
        yield f"| {' | '.join(COLUMNS)} |"
        yield f"| {' | '.join('---' for _ in COLUMNS)} |"
        yield from (f"| {' | '.join(_cells(row))} |" for row in own)
        yield ""
    for other in (row for row in rows if isinstance(row, Elsewhere)):
        yield f"{other.name.capitalize()}: {', '.join(f'`{test}`' for test in other.tests)} in `{other.file}`.\n"


def _cells(row: Row) -> Iterator[str]:
    yield f"{row.name}, asked for the page" if row.to == PAGE else row.name
    yield f"{row.requests} and no more" if row.stops and not row.others else str(row.requests)
    yield f"{row.pause:g} s" if row.pause is not None else ""
    yield {"model": "the model", "second model": "the second model", "builtin": "the built-in reader"}[row.reader]
    kept = "those of the built-in reader" if row.reader == "builtin" else f"{row.kept} kept"
    yield ", ".join([kept, *(f"{number} dropped: {why}" for why, number in row.dropped)])
    yield str(row.exit)
    yield ", ".join(f"“{words}”" for words in row.says)


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
