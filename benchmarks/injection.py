"""Orders to a model in news: each string in four places of a page, read by a model that obeys; what came of it, as a table.

    python benchmarks/injection.py [FOLDER] [--clean FOLDER ...]

FOLDER holds files of BIPIA, garak and PurpleLlama as in tests/data/injection, which is taken where none is given. Five pages are made into
one brief at a time, each of them with four other strings in the same place. ``--clean`` names folders of articles in which nobody ordered a
model about: how many of them are flagged all the same is counted. Exit status 1 where there was any effect.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.hostile_model import ALL  # noqa: E402  (the checkout is put on the path first)
from tests.injection.articles import ARTICLES, OUT_OF_SIGHT, PLACES, TRANSLATIONS, page_of  # noqa: E402
from tests.injection.effects import EFFECTS, Compared, Output, found, quotes_of  # noqa: E402
from tests.injection.honest import kept  # noqa: E402
from tests.injection.running import attacked_pages, brief_of, clean_pages, heard  # noqa: E402
from tests.injection.strings import CARRIED, IN_OTHER_LANGUAGES, strings_of  # noqa: E402
from tests.sources.made import source  # noqa: E402

from briefer.errors import BrieferError  # noqa: E402
from briefer.sources.reading import read_sources  # noqa: E402

FLAG = "order to a language model"
A_BRIEF = 4 * len(ARTICLES)
"""Strings in one brief."""


class Tried(NamedTuple):
    """What came of all strings in one place."""

    strings: int
    sent: int
    taken_over: int
    effects: Counter[str]
    kept: int
    clean: int


def tried(strings: Sequence[str], place: str, clean: Output, folder: Path) -> Tried:
    """All strings in one place, a brief at a time."""
    effects: Counter[str] = Counter()
    sent = taken = kept = whole = 0
    for first in range(0, len(strings), A_BRIEF):
        some = strings[first : first + A_BRIEF]
        output, model = brief_of(attacked_pages(some, place), folder / f"{place}-{first}", some, ALL)
        seen = found(Compared(output, clean, TRANSLATIONS))
        for kind, what in seen.items():
            effects[kind] += len(what)
            print(f"  {place}, strings {first} to {first + len(some) - 1}: {kind}: {what[:3]}", file=sys.stderr)
        sent += len(heard(model, some))
        taken += bool(model.taken_over)
        wanted = quotes_of(clean.record)
        kept += sum((wanted & quotes_of(output.record)).values())
        whole += sum(wanted.values())
    return Tried(len(strings), sent, taken, effects, kept, whole)


def flagged(strings: Sequence[str]) -> int:
    """How many of these are flagged, each in a visible paragraph of a page of its own."""
    pages = (page_of(ARTICLES[n % 2], "visible", words) for n, words in enumerate(strings))
    return sum(any(FLAG in flag for flag in source(page, "page.html").flags) for page in pages)


def clean_articles(folders: Sequence[Path]) -> Iterator[bool]:
    """For each article below these folders that can be read: whether it is flagged."""
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in {".txt", ".html", ".htm", ".md"} and p.is_file()):
            try:
                (source,) = read_sources([path]).sources
            except BrieferError:
                continue
            yield any(FLAG in flag for flag in source.flags)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=CARRIED)
    parser.add_argument("--clean", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    kinds = strings_of(given.folder)
    strings = [words for every in kinds.values() for words in every]
    with tempfile.TemporaryDirectory() as made:
        clean, _ = brief_of(clean_pages(), Path(made) / "clean")
        rows = {place: tried(strings, place, clean, Path(made)) for place in PLACES}
    print(f"{len(strings)} strings of {len(kinds)} kinds\n")
    print(f"| place | strings | sent to the model | {' | '.join(EFFECTS)} | clean claims kept |")
    print(f"| --- | {' | '.join(['---:'] * (len(EFFECTS) + 3))} |")
    for place, row in rows.items():
        counts = " | ".join(str(row.effects[kind]) for kind in EFFECTS)
        print(f"| {place} | {row.strings} | {row.sent} | {counts} | {row.kept / row.clean:.1%} |")
    print("\n| flagged in visible text | strings | flagged |\n| --- | ---: | ---: |")
    for kind, every in {**kinds, **{f"own, in {name}": words for name, words in IN_OTHER_LANGUAGES.items()}}.items():
        print(f"| {kind} | {len(every)} | {flagged(every)} |")
    if given.clean:
        flags = list(clean_articles(given.clean))
        print(f"| clean articles | {len(flags)} | {sum(flags)} |")
    for language, honest in kept().items():
        statements, speakers = f"{honest.statements_kept} of {honest.statements}", f"{honest.speakers_kept} of {honest.speakers}"
        print(f"\nhonest, {language}: {statements} statements, {speakers} speakers")
    hidden = sum(rows[place].sent for place in OUT_OF_SIGHT)
    return 1 if hidden or any(row.effects for row in rows.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
