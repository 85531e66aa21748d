"""How the time of reconciling grows with the number of claims. Run: python benchmarks/reconcile.py."""

from __future__ import annotations

import time

from briefer.claims import read_builtin
from briefer.models import Claim, Segment, Source
from briefer.reconcile import reconcile_claims

SIZES = (250, 500, 1000, 2000)
GIVEN = ("Anna", "Boris", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hassan", "Irina", "Jonas")
SURNAMES = ("Varga", "Holm", "Petrov", "Lindqvist", "Moreau", "Okafor", "Tanaka", "Silva", "Novak", "Bauer")
ACTS = (
    "met {other} in town {place} on Monday",
    "said that {count} soldiers were killed near town {place}",
    "signed an agreement with {other}",
)


def article(number: int) -> Source:
    """Twenty made-up sentences about some of a hundred people."""
    lines = []
    for n in range(number * 20, number * 20 + 20):
        who, other = (f"{GIVEN[k % 10]} {SURNAMES[k // 10 % 10]}" for k in (n * 37, n * 53 + 11))
        lines.append(f"Minister {who} {ACTS[n % 3].format(other=other, place=n % 50, count=n % 9 + 2)}.")
    text = "\n".join(lines)
    whole = Segment(start=0, end=len(text), raw_start=0, raw_end=len(text))
    return Source(
        id=f"s{number:010}",
        name=f"{number:05}.txt",
        sha256=f"{number:064}",
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        segments=(whole,),
        language="en",
        published="2031-03-03",
    )


def main() -> None:
    """Print the table."""
    print("| claims | seconds | ms a claim |\n| --- | --- | --- |")
    warm = article(0)
    reconcile_claims([warm], read_builtin(warm).claims, as_of="2031-03-03")
    for size in SIZES:
        sources = [article(n) for n in range(size // 20)]
        claims: list[Claim] = [c for s in sources for c in read_builtin(s).claims]
        start = time.perf_counter()
        reconcile_claims(sources, claims, as_of="2031-03-03")
        spent = time.perf_counter() - start
        print(f"| {len(claims)} | {spent:.2f} | {1000 * spent / len(claims):.2f} |")


if __name__ == "__main__":
    main()
