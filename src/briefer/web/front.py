"""The start page: how the desk stands, its briefs day by day, what was taken in last, and a search. Nothing here changes anything."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from briefer.desk import Answers, Memory
from briefer.desk.said import query_of
from briefer.models import BriefNow, Hit, Made, Status
from briefer.publish.page import short_date
from briefer.publish.standing import in_words
from briefer.publish.text import clean
from briefer.session.sitting import RECORD, Session
from briefer.status import brief_in, brief_now, status_of
from briefer.web.remembered import Found, changed, found_in, row_of
from briefer.web.render import plain, render
from briefer.web.words import AROUND, fit
from briefer.wording.status import brief_rows, often, spend_rows, taken_rows

DAYS = "briefs"
"""The folder of a desk in which each day's brief has a folder of its own."""
RECENT = 25
"""Articles of the start page: those that were taken in last."""
MOST = 50
"""Hits of a search that are shown."""
FIELDS = ("q", "since", "source")
"""Of a search: words, a day, a part of a publisher's name."""
LONGEST = 200
"""Characters of a field."""
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For a page that lies in a file: whatever stands in it, it runs nothing, asks for nothing, and is of no origin that has our cookie."""


class Front:
    """The pages on the desk of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def desk(self, _request: Request) -> Response:
        """The start page."""
        with self._memory() as memory:
            status = self._status(memory)
            until = memory.articles.last()
            versions = memory.articles.versions(each.seq for each in memory.articles.recent(RECENT, until))
        context = {
            "status": status,
            "rows": {"taken": taken_rows(status.taken), "brief": brief_rows(status.brief), "spend": spend_rows(status)},
            "here": self._is_here(self._last()),
            "command": self._command,
            "days": str(self._session.desk / DAYS),
            "months": self._months(status.briefs),
            "articles": [row_of(version) for version in reversed(versions)],
        }
        return self._page("desk.j2", often=often, **context)

    async def search(self, request: Request) -> Response:
        """What was said, in the exact words, by words, publisher and day."""
        asked = {name: request.query_params.get(name, "").strip()[:LONGEST] for name in FIELDS}
        with self._memory() as memory:
            trouble = _trouble(asked)
            found = () if trouble else self._found(memory, asked)
        return self._page("found.j2", asked=asked, trouble=trouble, found=found[:MOST], more=len(found) > MOST)

    async def article(self, request: Request) -> Response:
        """An article in its versions, and what each changed."""
        with self._memory() as memory:
            versions = memory.articles.of_article(request.path_params["id"])
        if not versions:
            return _missing("The desk remembers no such article.")
        told = [changed(before, after) for before, after in pairwise(versions)]
        text = fit(versions[-1].source.text[:AROUND])
        longer = len(versions[-1].source.text) > AROUND
        return self._page("article.j2", rows=[row_of(v) for v in versions], told=told, text=text, longer=longer)

    async def brief(self, request: Request) -> Response:
        """The page of a day as it lies in its folder, in a sandbox."""
        day = request.path_params["day"]
        path = self._session.desk / DAYS / day / "brief.html"
        if not _is_day(day) or not path.is_file():
            return _missing(
                f"There is no page of that day. `briefer daily --as-of {day[:10]}` writes it anew, where the desk remembers it."
            )
        return FileResponse(path, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": SANDBOX})

    # ---- what is shown

    def _memory(self) -> Memory:
        return Memory(self._session.desk, self._session.now)

    def _status(self, memory: Memory) -> Status:
        with Answers(self._session.desk, self._session.now) as answers:
            return status_of(memory, answers, self._brief(memory), self._session.now().astimezone())

    def _brief(self, memory: Memory) -> BriefNow | None:
        folder, view = self._last(), self._session.view()
        if self._is_here(folder):
            return brief_now(folder, self._session.record, view.reviewed, memory.post)
        return brief_in(folder, view.decisions, memory.post)

    def _last(self) -> Path:
        """The folder of the brief that was written last: the one under review, or the desk's last day."""
        days = [folder for folder in (self._session.desk / DAYS).glob("????-??-??") if (folder / RECORD).exists()]
        there = [folder for folder in (self._session.folder, *sorted(days)[-1:]) if (folder / RECORD).exists()]
        return max(there, key=lambda folder: (folder / RECORD).stat().st_mtime_ns, default=self._session.folder)

    def _is_here(self, folder: Path) -> bool:
        """Whether that is the brief under review."""
        path = folder / RECORD
        return path.exists() and self._session.path.exists() and path.samefile(self._session.path)

    def _months(self, briefs: Sequence[Made]) -> list[tuple[str, list[Mapping[str, Any]]]]:
        """The briefs by month, the newest first."""
        return [(short_date(month), [self._day(made) for made in days]) for month, days in groupby(briefs, lambda made: made.day[:7])]

    def _day(self, made: Made) -> Mapping[str, Any]:
        folder = self._session.desk / DAYS / made.day
        page = _is_day(made.day) and (folder / "brief.html").is_file()
        return {"made": made, "words": short_date(made.day), "page": page, "here": self._is_here(folder)}

    def _command(self, folder: str) -> str:
        """What is typed to review another brief of this desk."""
        desk = self._session.desk
        return shlex.join(["briefer", "review", folder, *(["--desk", str(desk)] if desk != Path() else [])])

    def _found(self, memory: Memory, asked: Mapping[str, str]) -> tuple[Found, ...]:
        if not asked["q"] and not asked["source"]:
            return ()
        since = dt.date.fromisoformat(asked["since"]).isoformat() if asked["since"] else None
        hits: tuple[Hit, ...] = memory.said.search(asked["q"], since=since, publisher=asked["source"] or None, most=MOST + 1)
        articles = {version.seq: version.article for version in memory.articles.versions(hit.version for hit in hits)}
        return found_in(hits, articles, asked["q"])

    def _page(self, template: str, **context: Any) -> Response:  # noqa: ANN401  (a template takes anything)
        given = {"asked": dict.fromkeys(FIELDS, ""), "folder": clean(self._session.desk.absolute().name), "in_words": in_words, **context}
        return HTMLResponse(render(template, **given))


def _trouble(asked: Mapping[str, str]) -> str:
    """What is wrong with a search; '' where nothing is."""
    if asked["q"] and not query_of(asked["q"]):
        return "There is no word in that. Name at least one."
    if asked["since"] and not _is_day(asked["since"]):
        return "That is no day. Write it as 2024-12-31."
    return ""


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _missing(text: str) -> Response:
    return HTMLResponse(plain("That is not here", text, False), 404)  # noqa: FBT003
