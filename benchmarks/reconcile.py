"""How the time of reconciling grows with the number of claims. Run: python benchmarks/reconcile.py [SIZE ...]."""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import time

from briefer.reconcile import reconcile_claims
from made_up import make_news

SIZES = (1_000, 10_000, 100_000)


def measure(size: int) -> dict[str, float]:
    """One size in this process, so that the memory is that of this size alone."""
    small = make_news(200)
    reconcile_claims(small.sources, small.claims, as_of=None)
    news = make_news(size)
    start = time.process_time()  # of one core: these machines are shared
    found = reconcile_claims(news.sources, news.claims, as_of=None)
    spent = time.process_time() - start
    return {
        "claims": len(news.claims),
        "mentions": sum(len(c.mentions) for c in news.claims),
        "seconds": spent,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "entities": len(found.entities),
        "events": len(found.events),
        "origins": len(found.origins),
        "conflicts": len(found.conflicts),
    }


COLUMNS = ("claims", "mentions", "seconds", "ms a claim", "peak MB", "entities", "events", "conflicts")


def main() -> None:
    """Print the table, each size measured in a process of its own."""
    sizes = [int(text) for text in sys.argv[1:]] or list(SIZES)
    print("|".join(["", *(f" {name} " for name in COLUMNS), ""]))
    print("| ---: " * len(COLUMNS) + "|")
    rows = []
    for size in sizes:
        done = subprocess.run([sys.executable, __file__, "--one", str(size)], check=True, capture_output=True, text=True)
        row = json.loads(done.stdout)
        rows.append(row)
        shown = (f"{row['claims']:,}", f"{row['mentions']:,}", f"{row['seconds']:.2f}", f"{1000 * row['seconds'] / row['claims']:.2f}")
        counts = (f"{row['megabytes']:.0f}", *(f"{row[name]:,}" for name in ("entities", "events", "conflicts")))
        print("|".join(["", *(f" {cell} " for cell in (*shown, *counts)), ""]), flush=True)
    if len(rows) > 1:
        last, before = rows[-1], rows[-2]
        exponent = math.log(last["seconds"] / before["seconds"]) / math.log(last["claims"] / before["claims"])
        print(f"\nexponent from {before['claims']:,} to {last['claims']:,} claims: {exponent:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main()
