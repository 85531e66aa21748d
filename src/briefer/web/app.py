"""The routes of the page. What changes something answers with only those parts of the page that are not as they were."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from briefer.errors import BrieferError, Clash, DeskFault
from briefer.models import Act, Approve, Decision, digest_of
from briefer.publish.publish import picture_of
from briefer.session.sitting import Session
from briefer.web.acts import TOLD, again, make_act
from briefer.web.desk import Desk
from briefer.web.front import Front
from briefer.web.guard import Address, App, Guard, Keys, first
from briefer.web.panes import Ask, Pane, make_pane, pane_at
from briefer.web.panes.history import address_of, what_of
from briefer.web.panes.names import like
from briefer.web.panes.sentence import claim_shown
from briefer.web.render import plain, render
from briefer.web.sheet import FILES, sheet_context, strip_context

STATIC = {
    "review.js": ("static", "text/javascript"),
    "drafts.js": ("static", "text/javascript"),
    "htmx.min.js": ("static", "text/javascript"),
    "review.css": ("static", "text/css"),
    "icon.svg": ("static", "image/svg+xml"),
    "Vazirmatn-Regular.ttf": ("fonts", "font/ttf"),
    "Vazirmatn-SemiBold.ttf": ("fonts", "font/ttf"),
}
"""Every file that is served, where it lies and what it is. Nothing else is looked for."""
BEHIND = {"brief.pdf": "application/pdf", "brief.html": "text/html", "brief.md": "text/markdown", "brief.json": "application/json"}
GONE = "That is not here any more: somebody may have decided on it meanwhile. What is shown now is how it stands."


class Site:
    """The page of one session. One request is answered after the other: each takes some milliseconds."""

    def __init__(self, session: Session, who: str) -> None:
        self.session, self.who = session, who
        self._desk: Desk | None = None
        self.brief = hashlib.sha256("".join(sorted(s.sha256 for s in session.record.reading.sources)).encode()).hexdigest()[:16]

    @property
    def desk(self) -> Desk:
        """The state as it is now, indexed once for each."""
        view = self.session.view()
        if self._desk is None or self._desk.view is not view:
            self._desk = Desk(self.session, view, self._desk)
        return self._desk

    # ---- what is looked at

    async def page(self, request: Request) -> Response:
        """The whole page."""
        return self._whole(request, self.desk, pane_at(self.desk, "/pane/queue"))

    async def pane(self, request: Request) -> Response:
        """One pane: alone for the page that asks for it, or within the page for who follows a link."""
        params = dict(request.query_params)
        desk = self.desk
        try:
            pane = make_pane(desk, request.path_params["name"], Ask(request.path_params.get("id", ""), params))
        except KeyError:
            return self._trouble(request, 404, GONE)
        if not request.headers.get("hx-request"):
            return self._whole(request, desk, pane)
        return self._fragment(request, "shown.j2", desk, pane)

    async def text(self, request: Request) -> Response:
        """A claim in the text of its source."""
        desk = self.desk
        try:
            shown = claim_shown(desk, desk.claim(request.path_params["id"]), 0, whole=True)
        except KeyError:
            return self._trouble(request, 404, GONE)
        return HTMLResponse(render("text.j2", **self._context(request, desk), c=shown))

    async def like(self, request: Request) -> Response:
        """Names to choose from."""
        desk = self.desk
        entity = desk.entities.get(request.path_params["id"])
        if entity is None:
            return self._trouble(request, 404, GONE)
        found = like(desk, entity, request.query_params.get("q", "").strip()[:200])
        return HTMLResponse(render("like.j2", **self._context(request, desk), like=found))

    async def fresh(self, request: Request) -> Response:
        """What another tab or another program changed since; nothing where nothing did."""
        desk = self.desk
        if request.query_params.get("seq") == str(len(desk.view.decisions)):
            return Response(status_code=204)
        return self._fragment(
            request, "fresh.j2", desk, self._shown(request, desk), said="Somebody decided meanwhile; the page is as it stands now."
        )

    async def picture(self, _request: Request) -> Response:
        """The sheet as it prints."""
        return Response(picture_of(self.desk.page, paper=self.session.record.run.paper), media_type="image/png")

    async def file(self, request: Request) -> Response:
        """One of the four files, as they were written last."""
        name = request.path_params["name"]
        path = self.session.folder / name if name in FILES else None
        if path is None or not path.is_file():
            return self._trouble(request, 404, "There is no such file.")
        return FileResponse(path, media_type=BEHIND[name], filename=name, content_disposition_type="attachment")

    async def static(self, request: Request) -> Response:
        """A file of the page itself."""
        name = request.path_params["name"]
        if name not in STATIC:
            return self._trouble(request, 404, "There is no such file.")
        where, kind = STATIC[name]
        room = files("briefer.web").joinpath("static") if where == "static" else files("briefer.publish").joinpath("data", "fonts")
        place = room.joinpath(name)
        return Response(place.read_bytes(), media_type=kind, headers={"Cache-Control": "private, max-age=600"})

    # ---- what is decided

    async def act(self, request: Request) -> Response:
        """A decision."""
        return self._decide(request, lambda desk: make_act(request.path_params["kind"], request.state.form, desk))

    async def again(self, request: Request) -> Response:
        """A decision once more, on its ground as it is now."""
        seq = first(request.state.form, "seq")
        return self._decide(request, lambda desk: again(int(seq) if seq.isdecimal() else 0, desk))

    def _decide(self, request: Request, make: Callable[[Desk], Act]) -> Response:
        form, desk = request.state.form, self.desk
        signed = desk.view.reviewed.signature is not None
        try:
            act = make(desk)
            self._same_words(act, desk)
            decision = self.session.decide(
                act,
                who=self._who(act, form),
                reason=first(form, "reason").strip(),
                based_on=_number(first(form, "based_on")),
                request=first(form, "request")[:80] or None,
            )
        except KeyError:
            return self._trouble(request, 404, GONE)
        except Clash as clash:
            return self._clash(request, clash, act)
        except DeskFault as fault:
            return self._trouble(request, 503, f"Nothing was recorded. {fault}")
        except BrieferError as fault:
            return self._trouble(request, 422, f"Nothing was recorded. {fault}")
        return self._recorded(request, decision, signed=signed)

    def _who(self, act: Act, form: dict[str, list[str]]) -> str:
        """Who decides. A signature is under the name that was given with it."""
        return first(form, "who").strip() if isinstance(act, Approve) else self.who

    def _same_words(self, act: Act, desk: Desk) -> None:
        """Nobody signs words that are not those on the screen."""
        if isinstance(act, Approve) and act.digest != digest_of(desk.brief):
            raise Clash("The brief was changed since this page was shown.", "Read it again, then sign.", len(desk.view.decisions))

    def _recorded(self, request: Request, decision: Decision, *, signed: bool) -> Response:
        """The parts that changed. A signature, and the loss of one, goes into the files at once: none says signed of what is not."""
        desk = self.desk
        said = f"Recorded: {what_of(decision)}." + (" Undo with u." if decision.act.act != "undo" else "")
        if signed or desk.view.reviewed.signature is not None:
            said = f"{said} {self._write_again()}"
        if not request.headers.get("hx-request"):
            return RedirectResponse("/", 303)
        outcome = desk.outcomes.get(decision.seq)
        pane = pane_at(desk, request.headers.get("x-pane", ""), otherwise=address_of(desk, outcome.on) if outcome else "")
        return self._fragment(request, "recorded.j2", desk, pane, said=said)

    def _write_again(self) -> str:
        """The files as the brief stands now, and what came of it."""
        try:
            self.session.publish()
        except BrieferError as fault:
            return f"The files could not be written: {fault}"
        return f"The files are written to {self.session.folder}."

    async def publish(self, request: Request) -> Response:
        """The files as the brief stands now."""
        said, desk = self._write_again(), self.desk
        return self._fragment(request, "recorded.j2", desk, self._shown(request, desk), said=said)

    def _clash(self, request: Request, clash: Clash, act: Act) -> Response:
        """Both texts, and the choice between them; of a signature there is none: what is signed has to be read first."""
        desk = self.desk
        if isinstance(act, Approve):
            return self._fragment(request, "recorded.j2", desk, self._shown(request, desk), status=412, said=f"Not signed. {clash}")
        theirs = desk.decisions.get(clash.latest)
        kept = {k: v for k, v in request.state.form.items() if k not in {"csrf", "request", "based_on", "text"}}
        context = {
            "clash": clash,
            "theirs": theirs,
            "kept": kept,
            "path": request.url.path,
            "mine": first(request.state.form, "text"),
            "what": TOLD.get(act.act, act.act),
        }
        return self._fragment(
            request,
            "clash.j2",
            desk,
            self._shown(request, desk),
            status=409,
            said="Somebody decided on the same meanwhile. Both texts are kept: choose.",
            **context,
        )

    # ---- putting it together

    def _shown(self, request: Request, desk: Desk) -> Pane:
        """The pane that the page shows now."""
        return pane_at(desk, request.headers.get("x-pane", ""))

    def _context(self, request: Request, desk: Desk) -> dict[str, Any]:
        return {"desk": desk, "csrf": request.state.csrf, "based_on": lambda kind, **fields: _version(desk, kind, fields), "site": self}

    def _whole(self, request: Request, desk: Desk, pane: Pane) -> Response:
        return HTMLResponse(render("review.j2", **self._made(request, desk, pane), said=""))

    def _fragment(self, request: Request, template: str, desk: Desk, pane: Pane, *, status: int = 200, **more: Any) -> Response:  # noqa: ANN401
        return HTMLResponse(render(template, **self._made(request, desk, pane), **more), status)

    def _made(self, request: Request, desk: Desk, pane: Pane) -> dict[str, Any]:
        """Everything that a template may show. The point of the queue stays where it was while other things are looked at."""
        queued = pane.context.get("queued")
        key = queued.key if queued else unquote(request.headers.get("x-point", ""))
        made = {"strip": strip_context(desk, key), "pane": pane, "queued": queued}
        return {**self._context(request, desk), **sheet_context(desk), **made, **pane.context}

    async def fault(self, request: Request, fault: Exception) -> Response:
        """The desk or the brief can't be read: with what to do about it, on the page as anywhere."""
        return self._trouble(request, 503, str(fault))

    def _trouble(self, request: Request, status: int, text: str) -> Response:
        """What went wrong, as a fragment for the page and as a page for a browser."""
        if request.headers.get("hx-request"):
            return HTMLResponse(render("trouble.j2", text=text), status)
        return HTMLResponse(plain("This can’t be answered", text, False), status)  # noqa: FBT003


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _version(desk: Desk, kind: str, fields: dict[str, Any]) -> int | str | None:
    """What a form is based on; None where nothing here can be decided on, and nothing for undoing, which names its decision."""
    if kind == "undo":
        return ""
    form = {k: [str(v)] if not isinstance(v, list) else v for k, v in fields.items()}
    try:
        return desk.view.version(make_act(kind, form, desk))
    except (KeyError, BrieferError):
        return None


def make_app(session: Session, keys: Keys, address: Address, who: str) -> App:
    """The page, behind its door."""
    site, front = Site(session, who), Front(session)
    get, post = ["GET"], ["POST"]
    routes = [
        Route("/", site.page, methods=get),
        Route("/pane/{name}", site.pane, methods=get),
        Route("/pane/{name}/{id:path}", site.pane, methods=get),
        Route("/part/text/{id:path}", site.text, methods=get),
        Route("/part/like/{id:path}", site.like, methods=get),
        Route("/fresh", site.fresh, methods=get),
        Route("/sheet.png", site.picture, methods=get),
        Route("/files/{name}", site.file, methods=get),
        Route("/static/{name}", site.static, methods=get),
        Route("/desk", front.desk, methods=get),
        Route("/desk/search", front.search, methods=get),
        Route("/desk/article/{id}", front.article, methods=get),
        Route("/desk/brief/{day}", front.brief, methods=get),
        Route("/act/{kind}", site.act, methods=post),
        Route("/again", site.again, methods=post),
        Route("/publish", site.publish, methods=post),
    ]
    return Guard(Starlette(routes=routes, exception_handlers={BrieferError: site.fault}), keys, address, plain)
