"""The review of 500 sources and 10,000 claims: first paint, the answer to a decision, memory.

Run: python benchmarks/review.py [--keep DIR].

A real server on loopback and a real browser (Debian's chromium, or CHROMIUM). Making the brief takes about a minute; --keep makes it once.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, Request, sync_playwright

from briefer.brief import write_brief
from briefer.models import Extraction, Reading, Record, Run, Wanted, claims_by_id
from briefer.publish.publish import pages_of, publish_brief
from briefer.reconcile import reconcile_claims
from briefer.review import review_brief
from made_up import make_news

SOURCES, CLAIMS = 500, 10_000
DECISIONS = 60


def make_record() -> Record:
    """A brief of made-up news."""
    news = make_news(CLAIMS, each=CLAIMS // SOURCES)
    reading = Reading(sources=news.sources)
    by_source = {s.id: tuple(c for c in news.claims if c.source == s.id) for s in news.sources}
    extractions = tuple(Extraction(source=s.id, reader="builtin", claims=by_source[s.id]) for s in news.sources)
    reconciled = reconcile_claims(news.sources, news.claims, as_of=None)
    sheets = partial(pages_of, reading=reading, claims=claims_by_id(extractions), reconciled=reconciled, paper="a4")
    written = asyncio.run(write_brief(reading, extractions, reconciled, wanted=Wanted(), pages_of=sheets))
    return Record(
        run=Run(briefer="0.1.0", reader="builtin"),
        reading=reading,
        extractions=extractions,
        reconciled=reconciled,
        brief=written.brief,
        review=review_brief(reading, extractions, reconciled, written.brief),
    )


def serve(folder: Path, desk: Path) -> tuple[subprocess.Popen[str], str, float]:
    """The server as a process, its address, and how long it took to be there."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "briefer", "review", str(folder), "--desk", str(desk), "--no-open", "--by", "Bench Reviewer"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert running.stdout is not None
    for line in running.stdout:
        if found := re.search(r"http://\S+", line):
            return running, found[0], time.perf_counter() - start
    raise SystemExit("the server did not start")


def first_paint(page: Page, url: str) -> float:
    """Milliseconds from asking for the page to its first paint with content."""
    page.goto(url, wait_until="load")
    page.reload(wait_until="load")
    while (found := page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")) is None:
        page.wait_for_timeout(20)  # the page's own policy forbids what waits for a function
    return float(found)


def decide(page: Page, many: int) -> list[tuple[str, float]]:
    """Decisions by the keyboard, each with the key and the milliseconds until the whole answer was there."""
    took: list[tuple[str, float]] = []

    def finished(request: Request) -> None:
        if request.method == "POST":
            timing = request.timing
            took.append((page.evaluate("window.lastKey || ''"), timing["responseEnd"] - timing["requestStart"]))

    page.on("requestfinished", finished)
    for n in range(many):
        page.keyboard.press("j")
        page.wait_for_timeout(250)
        key = "aspu"[n % 4]
        page.evaluate("key => { window.lastKey = key }", key)
        page.keyboard.press(key)
        page.wait_for_timeout(400)
    return took


def peak_megabytes(pid: int) -> float:
    """The most memory that a process has had."""
    text = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", text)[1]) / 1024  # type: ignore[index]


def main() -> None:
    """Print the table."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--keep", type=Path, help="a folder for the made-up brief, made if it is not there")
    keep = given.parse_args().keep or Path(tempfile.mkdtemp())
    if not (keep / "brief.json").exists():
        publish_brief(make_record(), keep, paper="a4")
    desk = Path(tempfile.mkdtemp())
    running, url, start = serve(keep, desk)
    try:
        with sync_playwright() as tool:
            browser = tool.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            paint = first_paint(page, url)
            took = decide(page, DECISIONS)
            browser.close()
        memory = peak_megabytes(running.pid)
    finally:
        running.terminate()
        running.wait(10)
        shutil.rmtree(desk, ignore_errors=True)
    spent = sorted(ms for _, ms in took)
    of = {key: statistics.median([ms for k, ms in took if k == key]) for key in sorted({k for k, _ in took})}
    print(f"{SOURCES} sources, {CLAIMS:,} claims; {len(took)} decisions by keyboard: {dict(Counter(key for key, _ in took))}")
    print("median by key: " + ", ".join(f"{key} {ms:.0f} ms" for key, ms in of.items()))
    print("| what | figure |\n| --- | ---: |")
    print(f"| the server is there | {start:.1f} s |\n| first paint | {paint:.0f} ms |")
    print(f"| a decision answered, median | {statistics.median(spent):.0f} ms |\n| nine of ten | {spent[int(0.9 * len(spent))]:.0f} ms |")
    print(f"| memory of the server, at its most | {memory:.0f} MB |")


if __name__ == "__main__":
    main()
