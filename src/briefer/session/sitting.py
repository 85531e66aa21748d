"""A review under way: one brief, the desk's decisions, and what both come to.

The record is read once and never changed. Every decision goes into the ledger first; what is shown is projected from there. So a
second tab, another process or a killed server can lose nothing that was acknowledged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Self

from briefer.brief import Evidence
from briefer.errors import Clash, UsageFault
from briefer.models import Act, Approve, Choose, Decision, Record, Reviewed, Undo, Withdraw, digest_of
from briefer.projection import Projector
from briefer.publish.as_mail import Mailed, mailed
from briefer.publish.load import load_record
from briefer.publish.page import Page
from briefer.publish.publish import page_as_it_stands, publish_brief, publish_final
from briefer.publish.standing import signed
from briefer.review import Refs, latest, target_of
from briefer.session.book import Book, By, Now

RECORD = "brief.json"


@dataclass(frozen=True, slots=True)
class View:
    """What stands after all decisions so far."""

    reviewed: Reviewed
    evidence: Evidence
    decisions: tuple[Decision, ...]
    refs: Refs
    page: Page
    pages: int
    fill: float
    _latest: Mapping[str, int]

    def version(self, act: Act) -> int:
        """The number of the last decision on what this act is about, 0 if there is none."""
        if isinstance(act, Undo):
            return act.seq
        return self._latest.get(target_of(act), 0)


class Session:
    """One brief under review. Any thread may call."""

    def __init__(self, brief: Path, desk: Path, *, now: Now) -> None:
        self.path = brief / RECORD if brief.is_dir() else brief
        self.folder = self.path.parent
        self.desk, self.now = desk, now
        self.record: Record = load_record(self.path).model_copy(update={"reviewed": None})
        self.refs = Refs(self.record)
        self._projector = Projector(self.record)
        self._book = Book(desk, now)
        self._lock = RLock()
        self._view: View | None = None
        self._book.take_in_names()

    @classmethod
    def open(cls, brief: Path, desk: Path, *, now: Now) -> Self:
        """Opens a brief that was written, on a desk.

        Args:
            brief: its brief.json, or the folder with it.
            desk: the folder of the ledger; nothing is made there before the first decision.
            now: the clock.

        Raises:
            UsageFault: there is no such brief, or names.toml can't be read.
            DeskFault: the ledger can't be used.
        """
        return cls(brief, desk, now=now)

    def close(self) -> None:
        """Lets go of the store."""
        self._book.close()

    def view(self) -> View:
        """What stands now, with what other processes decided meanwhile.

        Raises:
            DeskFault: the ledger can't be used.
        """
        with self._lock:
            known = self._view.decisions if self._view else ()
            if self._view is None or self._book.ledger.last() > len(known):
                self._view = self._project((*known, *self._book.ledger.decisions(after=len(known))))
            return self._view

    def trial(self, decisions: Sequence[Decision]) -> Reviewed:
        """What the brief would be with these decisions in place of those on record. Nothing is recorded."""
        with self._lock:
            return self._projector.project(decisions).reviewed

    def _project(self, decisions: tuple[Decision, ...]) -> View:
        made = self._projector.project(decisions)
        record = self._as_reviewed(made.reviewed)
        return View(
            reviewed=made.reviewed,
            evidence=made.evidence,
            decisions=decisions,
            refs=self.refs.as_now(made.reviewed.brief, made.evidence.reconciled.entities),
            page=page_as_it_stands(record, self.refs.claims),
            pages=made.size.pages,
            fill=made.size.fill,
            _latest=latest(decisions),
        )

    def _as_reviewed(self, reviewed: Reviewed) -> Record:
        return self.record.model_copy(update={"reviewed": reviewed if reviewed.outcomes else None})

    def decide(self, act: Act, *, who: str, reason: str = "", based_on: int | None = None, request: str | None = None) -> Decision:
        """Records a decision.

        Args:
            act: what is decided.
            who: by whom.
            reason: why, in a sentence.
            based_on: the number of the last decision on the same that the person saw (`View.version`); None: whatever was decided.
            request: made by the client: the same one twice is one decision.

        Raises:
            Clash: somebody decided on the same meanwhile, or the brief is another than the one that is to be signed.
            UsageFault: the act makes no sense: nothing of that number to undo, no reason where one is needed.
            DeskFault: the ledger can't be used.
        """
        with self._lock:
            self._refuse(act, reason)
            return self._book.decide(act, By(who, reason, based_on, request))

    def _refuse(self, act: Act, reason: str) -> None:
        if isinstance(act, Choose):
            _refuse_choice(act, reason)
        if isinstance(act, Approve) and act.digest != digest_of(self.view().reviewed.brief):
            raise Clash(
                "The brief is not the one that you have before you: it was edited meanwhile.",
                "Look at it again, then sign.",
                self._book.ledger.last(),
            )
        if isinstance(act, Withdraw) and self.view().reviewed.signature is None:
            raise UsageFault("Nobody has signed this brief.", "There is no approval to withdraw.")

    def approve(self, who: str) -> Decision:
        """Signs the words that stand now."""
        with self._lock:
            return self.decide(Approve(digest=digest_of(self.view().reviewed.brief)), who=who)

    def publish(self, out: Path | None = None) -> tuple[Path, ...]:
        """Writes the four files: final if the brief is signed, else as a DRAFT.

        Args:
            out: the folder; None for the one of the brief.

        Raises:
            PublishFault: the folder can't be written to.
            UsageFault: another brief was written there since this one was opened, and would be overwritten.
        """
        with self._lock:
            folder = out or self.folder
            if folder.exists() and folder.samefile(self.folder):
                self._refuse_another(folder / RECORD)
            record = self._as_reviewed(self.view().reviewed)
            paper = record.run.paper
            final = record.reviewed is not None and record.reviewed.signature is not None
            return publish_final(signed(record), folder, paper=paper) if final else publish_brief(record, folder, paper=paper)

    def mailed(self) -> Mailed:
        """The brief as it goes by e-mail: made anew of the record and the ledger, whatever the files of its folder say.

        Raises:
            PublishFault: the PDF can't be set.
            DeskFault: the ledger can't be used.
        """
        with self._lock:
            return mailed(self._as_reviewed(self.view().reviewed))

    def _refuse_another(self, path: Path) -> None:
        """Another process may have written this brief with more decisions, and that is well. Another brief is not overwritten."""
        if path.exists() and load_record(path).model_copy(update={"reviewed": None}) != self.record:
            raise UsageFault(
                f"{path} holds another brief than the one that was opened.",
                "Open it again, or name another folder; your decisions are kept.",
            )


def _refuse_choice(act: Choose, reason: str) -> None:
    """Only what the sources say can be chosen, and that they don't differ needs a reason."""
    if act.how == "no conflict" and not reason.strip():
        raise UsageFault("That it is no conflict needs a reason.", "Say why in a sentence: the page and the next reader need it.")
    able = {p.value for p in act.conflict.positions} if act.how == "value" else {None}
    if act.value not in able:
        raise UsageFault("The value is none of the positions.", "Choose one of those that the sources give, both, or no conflict.")
