"""What does a desk with 10,000 articles in its memory cost to ask? Milliseconds of a search and a timeline, seconds of an export and back.

The articles are made up (made_up.py), ten claims in each, one in twenty of them Persian; publishers and days go round. They are put into
the memory of a real desk. Each query runs several times in one process, after one that is not counted. Prints the table that
benchmarks/README.md holds; fails where a search takes longer than the limit at its median.

    python benchmarks/memory.py [--articles 10000] [--runs 15] [--keep DIR] [--moving]
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from briefer.desk import Memory
from briefer.models import Certainty, Claim, ClaimKind, EntityKind, Extraction, Incoming, Mention, Source, Span
from made_up import CLAIMS_AN_ARTICLE, make_news

MOST = 50.0
"""Milliseconds that a search may take at its median."""
NOW = dt.datetime(2031, 12, 1, 6, 0, tzinfo=dt.UTC)
PUBLISHERS = ("Harbour Post", "State Gazette", "Radio North", "Border Weekly", "The Daily Ledger", "روزنامه مرز")
PERSIAN = (
    "نمایندگان می‌گویند که نیروهای مرزی در خاروغ {n} نفر را بازداشت کرده‌اند.",
    "سخنگوی وزارت گفت که {n} سرباز در نزدیکی مرز کشته شده‌اند.",
    "امامعلی رحمان دربارهٔ همکاری‌های امنیتی گفت‌وگو کرد، شمارهٔ {n}.",
)
PERSIAN_EVERY = 20
EACH = 500
"""Articles that are taken in at once."""


def articles(many: int) -> Iterator[tuple[Source, Extraction]]:
    """So many made-up articles, with the claims in them."""
    news = make_news(many * CLAIMS_AN_ARTICLE)
    claims: dict[str, list[Claim]] = {}
    for claim in news.claims:
        claims.setdefault(claim.source, []).append(claim)
    for number, source in enumerate(news.sources):
        told: dict[str, str] = {"publisher": PUBLISHERS[number % len(PUBLISHERS)], "title": f"Day {number}: what was said"}
        said = claims[source.id]
        if number % PERSIAN_EVERY == 0:
            said = [_persian(source, number)]
            told |= {"text": said[0].quote.text, "language": "fa"}
        yield source.model_copy(update=told), Extraction(source=source.id, reader="builtin", claims=tuple(said))


def _persian(source: Source, number: int) -> Claim:
    text = PERSIAN[number // PERSIAN_EVERY % len(PERSIAN)].format(n=number)
    names = ("امامعلی رحمان",) if "رحمان" in text else ()
    return Claim(
        id=f"{source.id}:0-{len(text)}",
        source=source.id,
        statement=text,
        statement_language="fa",
        quote=Span(start=0, end=len(text), text=text),
        kind=ClaimKind.EVENT,
        certainty=Certainty.ASSERTED,
        mentions=tuple(Mention(text=name, kind=EntityKind.PERSON) for name in names),
    )


def fill(memory: Memory, many: int) -> None:
    """Put the articles and their claims into the memory."""
    waiting: list[tuple[Source, Extraction]] = []
    for one in articles(many):
        waiting.append(one)
        if len(waiting) == EACH:
            _take(memory, waiting)
            waiting = []
    _take(memory, waiting)


def _take(memory: Memory, these: list[tuple[Source, Extraction]]) -> None:
    memory.articles.take([Incoming(key=s.name, source=s, via="import", original=s.text.encode()) for s, _ in these])
    memory.said.keep([extraction for _, extraction in these])


def queries(memory: Memory) -> dict[str, Callable[[], object]]:
    """What is asked, by what it is."""
    search, recall = memory.said.search, memory.recall
    full, surname = _names(memory)
    on_one = {claim for bearer in recall.bearers(full) for claim in bearer.claims}
    return {
        "search: a word in every third claim": lambda: search("said"),
        "search: two common words": lambda: search("killed people"),
        "search: the beginning of a word": lambda: search("sold"),
        "search: a rare word": lambda: search(surname),
        "search: a word that is nowhere": lambda: search("xyzzy"),
        "search: a Persian word": lambda: search("می‌گویند"),
        "search: two Persian words": lambda: search("نیروهای مرزی"),
        "search: a common word of one publisher": lambda: search("said", publisher="gazette"),
        "search: a common word of a publisher who is not there": lambda: search("said", publisher="nobody"),
        "search: a common word since a late day": lambda: search("said", since="2031-06-01"),
        "search: a common word since a day after all": lambda: search("said", since="2099-01-01"),
        "search: one publisher, no word": lambda: search(publisher="radio"),
        "search: a common word, on one person": lambda: search("said", claims=on_one),
        "timeline: a full name": lambda: recall.of(recall.bearers(full)),
        "timeline: a surname": lambda: recall.of(recall.bearers(surname)),
        "timeline: a Persian name": lambda: recall.of(recall.bearers("امامعلی رحمان")),
        "timeline: a place in the news every day": lambda: recall.of(recall.bearers("Kabul")),
    }


def _names(memory: Memory) -> tuple[str, str]:
    """The full name of a person and the last part of it, as the articles in the middle have them."""
    (version,) = memory.articles.versions([memory.articles.last() // 2 + 3])
    said = memory.said.extractions([version.source.id])[version.source.id]
    full = next(m.text for c in said.claims for m in c.mentions if m.kind is EntityKind.PERSON and " " in m.text)
    return full, full.split()[-1]


def measured(ask: Callable[[], object], runs: int) -> tuple[float, float, int]:
    """Milliseconds at the median and at most, and how much was found."""
    found = ask()
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        ask()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took), max(took), len(found) if isinstance(found, tuple) else 0


def moved(memory: Memory, folder: Path) -> None:
    """Print what an export and an import of it take."""
    start = time.perf_counter()
    with (folder / "all.jsonl").open("wb") as file:
        file.writelines(memory.moving.lines())
    out = time.perf_counter() - start
    with Memory(folder / "again", lambda: NOW) as again, (folder / "all.jsonl").open("rb") as file:
        lines = again.moving.take_in(file)
    back = time.perf_counter() - start - out
    size = (folder / "all.jsonl").stat().st_size / 1e6
    print(f"\nexport: {lines:,} lines, {size:,.0f} MB in {out:.1f} s; import: {back:.1f} s")


def main() -> None:
    """Fill a desk, ask it, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--keep", type=Path, help="the desk; filled where it is not there yet")
    parser.add_argument("--moving", action="store_true", help="export and import it too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        desk = given.keep or Path(made) / "desk"
        with Memory(desk, lambda: NOW) as memory:
            if not memory.articles.last():
                start = time.perf_counter()
                fill(memory, given.articles)
                print(f"filled in {time.perf_counter() - start:.0f} s", flush=True)
            slow = _table(memory, given.runs)
            if given.moving:
                moved(memory, Path(made))
    if slow:
        raise SystemExit(f"slower than {MOST:.0f} ms: {', '.join(slow)}")


def _table(memory: Memory, runs: int) -> list[str]:
    """Print the table; the searches that are too slow."""
    print(f"| {memory.articles.last():,} articles | found | median ms | most ms |\n| --- | ---: | ---: | ---: |")
    slow = []
    for name, ask in queries(memory).items():
        middle, most, found = measured(ask, runs)
        print(f"| {name} | {found} | {middle:.1f} | {most:.1f} |", flush=True)
        slow += [name] if middle > MOST and name.startswith("search") else []
    return slow


if __name__ == "__main__":
    main()
