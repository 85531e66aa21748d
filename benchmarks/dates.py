"""How well times are read, language by language, on the hand-checked table.

Run: python benchmarks/dates.py [--beside]

With --beside also dateparser, wrapped as it would have to be: the language is given, the source's date is the base, and
PREFER_DATES_FROM is "current_period", the best of its settings on four gold sets. It is given the expression alone, which is easier.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefer.lexicon.dates import find_dates, resolve_date

TABLE = Path(__file__).parent.parent / "tests" / "lexicon" / "dates_table.tsv"
NONE, OPEN = "-", "open"
PERIODS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


@dataclass(frozen=True)
class Row:
    """One line of the table: what an expression means in a sentence of a source of a known date."""

    language: str
    published: str | None
    sentence: str
    expression: str
    expected: str
    why: str


@dataclass(frozen=True)
class Figures:
    """What became of the rows of one language."""

    rows: int
    answered: int
    right: int
    valued: int
    valued_right: int
    left_open: int
    seconds: float

    @property
    def precision(self) -> float:
        """The share of the answers that are right."""
        return self.right / self.answered if self.answered else 1.0

    @property
    def recall(self) -> float:
        """The share of the rows with a value whose value is found."""
        return self.valued_right / self.valued if self.valued else 1.0


def read_table() -> list[Row]:
    """The rows of the table; '-' for the date of a source is None."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = [Row(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [Row(r.language, None if r.published == "-" else r.published, r.sentence, r.expression, r.expected, r.why) for r in found]


def read_here(row: Row) -> str:
    """What the lexicon makes of the expression in its sentence: EDTF, 'open', or '-' where it sees no time at all."""
    start = row.sentence.index(row.expression)
    end = start + len(row.expression)
    hits = [words for words in find_dates(row.sentence, row.language) if words.start < end and start < words.end]
    if not hits:
        return NONE
    words = max(hits, key=lambda hit: min(end, hit.end) - max(start, hit.start))
    return resolve_date(words, row.published, row.sentence, row.language).value or OPEN


def read_beside(row: Row) -> str:
    """What dateparser makes of the expression."""
    parser = importlib.import_module("dateparser.date").DateDataParser

    settings: dict[str, object] = {"PREFER_DATES_FROM": "current_period"}
    if row.published and len(row.published) == 10:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(row.published)
    try:
        found = parser(languages=[row.language.partition("-")[0]], settings=settings).get_date_data(row.expression)
    except ValueError:  # a language that it does not know
        return NONE
    return str(found.date_obj.strftime(PERIODS.get(found.period, "%Y-%m-%d"))) if found.date_obj else NONE


def is_right(row: Row, got: str) -> bool:
    """Whether an answer is the expected one; what is open may also not be seen at all."""
    return got == row.expected or (row.expected == OPEN and got == NONE)


def measure(rows: Iterable[Row], read: Callable[[Row], str] = read_here) -> Figures:
    """The figures of some rows. A row that holds no date counts as answered where any time is seen in it."""
    rows = list(rows)
    start = time.perf_counter()
    read_all = [(row, read(row)) for row in rows]
    seconds = time.perf_counter() - start
    answers = [(row, got) for row, got in read_all if got not in {NONE, OPEN} or (row.expected == NONE and got != NONE)]
    valued = [(row, got) for row, got in read_all if row.expected not in {NONE, OPEN}]
    return Figures(
        rows=len(rows),
        answered=len(answers),
        right=sum(is_right(row, got) for row, got in answers),
        valued=len(valued),
        valued_right=sum(is_right(row, got) for row, got in valued),
        left_open=sum(got in {NONE, OPEN} for _, got in read_all),
        seconds=seconds,
    )


def by_language(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each language, whatever its region, and of all."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.language.partition("-")[0], []).append(row)
        found.setdefault("all", []).append(row)
    return {name: found[name] for name in sorted(found, key=lambda name: (name == "all", -len(found[name]), name))}


def _print(title: str, read: Callable[[Row], str]) -> None:
    print(f"\n{title}\n\n| language | expressions | answered | right | precision | recall | left open | seconds |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, rows in by_language(read_table()).items():
        f = measure(rows, read)
        print(f"| {name} | {f.rows} | {f.answered} | {f.right} | {f.precision:.3f} | {f.recall:.3f} | {f.left_open} | {f.seconds:.3f} |")


def _print_growth() -> None:
    """How the time grows with the text: eight times the text should take about eight times as long, not 64 times."""
    print("\nRepeated words, 10,000 and 80,000 characters\n\n| language | words | seconds | seconds | times |")
    print("| --- | --- | ---: | ---: | ---: |")
    for language, unit in (("en", "1-1-"), ("en", "Monday "), ("ru", "с 2013 "), ("ur", "2013 سے "), ("en", 'yesterday "')):
        short, long = (min(_seconds(unit * (length // len(unit)), language) for _ in range(3)) for length in (10_000, 80_000))
        print(f"| {language} | {unit} | {short:.3f} | {long:.3f} | {long / short:.1f} |")


def _seconds(text: str, language: str) -> float:
    find_dates.cache_clear()
    start = time.perf_counter()
    for words in find_dates(text, language):
        resolve_date(words, "2021-05-14", text, language)
    return time.perf_counter() - start


def main() -> None:
    """Print the table, how the time grows, and the table of dateparser where it is asked for and installed."""
    _print("briefer", read_here)
    _print_growth()
    if "--beside" in sys.argv[1:]:
        if importlib.util.find_spec("dateparser") is None:
            print("\ndateparser is not installed")
        else:
            _print("dateparser", read_beside)


if __name__ == "__main__":
    main()
