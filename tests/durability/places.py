"""The places of a desk in a process of its own: two feeds and what they lead to, as they stand in the first round and in the second.

    python -m tests.durability.places

The first line out is the port; it serves until standard input closes. ``GET /.second`` begins the second round: two pages were edited,
one of them without a word in its feed, an entry is new, and a page is gone.
"""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.collecting.made import Answer, feed, html, item, tagged, words
from tests.fetch.site import Said, Site, moved

ROOT = Path(__file__).parents[2]
NAMES = ("Ostrel", "Karth", "Velna", "Norhaven", "Ridder", "Salm")
SIGNED = '<meta property="og:site_name" content="Larnport Post">'


def page(name: str, more: str = "", head: str = SIGNED) -> Answer:
    return tagged(html(f"News of {name}", words(name) + more, head), f'"{len(more)}"')


def first(url: str) -> dict[str, Answer]:
    """What is there at first."""
    entries = [item(f"News of {name}", f"{url}/{name}?utm_source=rss") for name in NAMES]
    own = [
        item("By wire", text=words("Wire"), guid="7"),
        item("Gone", f"{url}/gone", text=words("Gone", 8)),
        item("Bad", "file:///etc/passwd"),
    ]
    twins = [item("A port", f"{url}/port"), item("A port, for paper", f"{url}/paper"), item("Led on", f"{url}/go")]
    return {
        **{f"/{name}": page(name) for name in NAMES},
        **{f"/{name}": html("A port", words("Larn"), SIGNED + f"<!-- {name} -->") for name in ("port", "paper")},
        "/go": moved("/there"),
        "/there": page("Where it led"),
        "/single": page("The day"),
        "/one": tagged(feed(*entries, *own), '"one"'),
        "/two": feed(*entries[:2], *twins),
    }


def second(url: str) -> dict[str, Answer]:
    """What is there then."""
    entries = [item(f"News of {name}", f"{url}/{name}?utm_source=rss", text="Two were hurt.") for name in NAMES[:1]]
    return {
        "/two": feed(*entries, item("News of Ilmen", f"{url}/Ilmen"), item("By wire", text=words("Wire"), guid="8")),
        "/Ostrel": page("Ostrel", " Two were hurt."),
        "/Karth": page("Karth", " It was denied."),
        "/Ilmen": page("Ilmen"),
        "/single": page("The day", " It ended."),
        "/Velna": Said(b"", 410),
    }


@contextmanager
def places() -> Iterator[int]:
    """The places in a process of their own: the port."""
    command = [sys.executable, "-m", "tests.durability.places"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield int(process.stdout.readline())
        process.stdin.close()


def begin(port: int, turn: str) -> None:
    """Begin a round: 'first' or 'second'."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/.{turn}", timeout=10):
        pass


def serve() -> None:
    """Serve until standard input closes."""
    with Site() as site:

        def turn(pages: Mapping[str, Answer]) -> Said:
            site.pages.update(pages)
            return Said(b"done")

        site.pages |= {"/.first": lambda _: turn(first(site.url)), "/.second": lambda _: turn(second(site.url))}
        sys.stdout.write(f"{site.port}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    serve()
