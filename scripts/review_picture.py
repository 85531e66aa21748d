"""Make a picture of the review in the browser: ``python scripts/review_picture.py out docs/review.png``.

The first argument is a brief that was written. It is reviewed on a desk of its own, so nobody's decisions are shown or changed.
Needs Chromium (CHROMIUM names it; default: /usr/bin/chromium) and playwright, which comes with ``.[dev]``.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

from briefer.session.sitting import Session
from briefer.web import bind

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
WIDTH, HEIGHT = 1280, 900


def main(arguments: list[str]) -> int:
    """Serve the brief, open its first point, write the PNG; 2 where the arguments are wrong or there is no browser."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    brief, picture = map(Path, arguments)
    for needed, how in ((brief, "make it first, with 'make brief'"), (CHROMIUM, "name another with CHROMIUM=")):
        if not needed.exists():
            print(f"There is no {needed}: {how}.", file=sys.stderr)
            return 2
    picture.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as desk, closing(Session.open(brief, Path(desk), now=lambda: dt.datetime.now(dt.UTC))) as session:
        bound = bind(session, who="A. Officer")
        served = Thread(target=bound.run, daemon=True)
        served.start()
        try:
            take(bound.url, picture)
        finally:
            bound.stop()
            served.join(10)
    return 0


def take(url: str, picture: Path) -> None:
    """The page as it is after ``j``: the first point, beside the page."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce")
        page.goto(url)
        page.wait_for_selector("#sheet")
        page.keyboard.press("j")
        page.wait_for_selector("#choose, .claim")
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=str(picture))
        browser.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
