"""`briefer edit`: the brief in a person's editor, and what comes back as decisions."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefer.cli.reviewing import written_anew
from briefer.cli.shared import (
    OUT,
    brief_argument,
    by_option,
    checked_reason,
    desk_option,
    now,
    opened,
    printable,
    reason_option,
    tell,
    who,
    width,
)

if TYPE_CHECKING:
    from briefer.cli.editor import Draft, Kept
    from briefer.models import Act, Brief, Decision, Section
    from briefer.review.marked import Sheet
    from briefer.review.retyped import Change
    from briefer.session.sitting import Session, View
    from briefer.tables.changes import Span

    Plan = list[tuple[Change, tuple[Act, ...]]]

COLOURS = {"gone": "red", "come": "green", "note": "yellow"}


@click.command(short_help="Edit a brief as text, in your editor.")
@brief_argument
@click.option("--yes", is_flag=True, help="Record without asking.")
@click.option("--resume", type=click.Path(path_type=Path), metavar="FILE", help="Go on with a text that an earlier edit kept.")
@by_option("Who decides. Default: the user's name.")
@reason_option
@desk_option
def edit(brief: Path, yes: bool, resume: Path | None, by: str | None, reason: str, desk: Path) -> None:  # noqa: FBT001  (click gives it)
    """Edit a brief as text, in $VISUAL or $EDITOR.

    Each sentence ends in a mark, such as {t3f2a91c0ab}, that says which one it is. Change the words, delete lines, move the blocks of
    a section, and add lines: a gap under Gaps, elsewhere a comment of yours. What a sentence cites is not changed here. What you did is
    shown as decisions, and recorded when you say so. Whatever goes wrong, your text is kept in a file.
    """
    from briefer.cli.editor import Draft, Kept, editor_words, read_kept  # noqa: PLC0415

    words, name, why = editor_words(os.environ), who(by), checked_reason(reason)
    with opened(brief, desk) as session:
        view = session.view()
        stands = _text_of(view)
        begun = read_kept(resume) if resume else Kept(stands, stands)
        edited = _Edited(session, view, begun.shown, stands, _how_to_go_on(brief, desk))
        draft = Draft(_with_news(begun, stands))
        try:
            done = edited.by_hand(draft, words, begun.text if resume else None) and edited.record(draft, name, why, ask=not yes)
        finally:
            draft.close()
        if not done:
            click.get_current_context().exit(1)


def _how_to_go_on(brief: Path, desk: Path) -> str:
    words = ["briefer", "edit", *([] if brief == OUT else [str(brief)]), *([] if desk == Path() else ["--desk", str(desk)]), "--resume"]
    return shlex.join(words)


def _text_of(view: View) -> str:
    """The brief as it stands, for the editor."""
    from briefer.publish.text import clean  # noqa: PLC0415
    from briefer.review.marked import marked  # noqa: PLC0415

    def cited(claims: Sequence[str]) -> Sequence[int]:
        return sorted({view.page.numbers[view.evidence.claims[c].source] for c in claims if c in view.evidence.claims})

    return marked(view.reviewed.brief, clean, cited)


def _with_news(begun: Kept, stands: str) -> str:
    """A text that is gone on with, under what was decided meanwhile on what it shows."""
    from briefer.cli.editor import MEANWHILE  # noqa: PLC0415
    from briefer.review.marked import read_shown  # noqa: PLC0415

    shown, now_there = read_shown(begun.shown).said(), read_shown(stands).said()
    news = []
    for name, (_, said) in shown.items():
        if name not in now_there:
            news.append(f"{MEANWHILE}{{{name}}} has left the page. -->")
        elif now_there[name][1].text != said.text:
            news.append(f"{MEANWHILE}{{{name}}} reads now: {now_there[name][1].text} -->")
    return "\n".join([*news, begun.text])


class _Edited:
    """One edit: what was shown, what stands, and what the person made of it."""

    def __init__(self, session: Session, view: View, shown: str, stands: str, go_on: str) -> None:
        self._session, self._view = session, view
        self._shown, self._stands, self._go_on = shown, stands, go_on
        self._seen = len(view.decisions)

    def keep(self, text: str, draft: Draft) -> None:
        """Puts the person's text where it is not lost, and says where; it stays where it is if that can't be done."""
        from briefer.cli.editor import Kept, keep  # noqa: PLC0415

        try:
            path = keep(Kept(text, self._shown), self._session.folder, now())
        except OSError as fault:
            tell(f"Your text is in {draft.left_behind()}: it could not be put beside the brief ({fault.strerror or fault}).")
            return
        tell(f"Your text is kept in {path}. Go on with: {self._go_on} {shlex.quote(str(path))}")

    def by_hand(self, draft: Draft, words: tuple[str, ...], resumed: str | None) -> bool:
        """Has the person edit it; False where the editor failed. What they saved is kept then, if it is another text."""
        from briefer.errors import EditorFailed  # noqa: PLC0415

        given = draft.text()
        try:
            draft.edit(words)
        except EditorFailed as fault:
            tell(f"briefer: {fault}")
            if draft.text() != given and draft.text().strip():
                self.keep(draft.text(), draft)
            return False
        except KeyboardInterrupt:
            if resumed is not None or (draft.text() != given and draft.text().strip()):
                self.keep(draft.text(), draft)
            raise
        return True

    def record(self, draft: Draft, name: str, reason: str, *, ask: bool) -> bool:
        """What came back, as decisions: shown, asked for, recorded. False where it could not be, or was not wanted."""
        from briefer.errors import BrieferError  # noqa: PLC0415

        text = draft.text()
        if not text.strip() or text == self._shown:
            tell("Nothing was changed.")
            return True
        try:
            return self._record(draft, name, reason, ask=ask)
        except BrieferError as fault:
            tell(f"briefer: {fault}")
            self.keep(text, draft)
            return False
        except BaseException:
            self.keep(text, draft)
            raise

    def _record(self, draft: Draft, name: str, reason: str, *, ask: bool) -> bool:
        from briefer.tables.changes import retyped_lines  # noqa: PLC0415
        from briefer.wording import counted  # noqa: PLC0415

        text = draft.text()
        plan, notes = self._plan(text, name, reason)
        _show(retyped_lines(plan, notes, width()))
        if not plan:
            tell("Nothing was changed.")
            return True
        acts = [act for _, several in plan for act in several]
        decisions = counted(len(acts), "decision")
        if ask and not _agreed(f"Record {'this' if len(acts) == 1 else 'these'} {decisions}?"):
            tell("Nothing was recorded.")
            self.keep(text, draft)
            return False
        self._decide(acts, name, reason)
        tell(f"{decisions[:1].upper()}{decisions[1:]} recorded.")
        written_anew(self._session)
        return True

    def _decide(self, acts: Sequence[Act], name: str, reason: str) -> None:
        """Records them in order.

        Raises:
            BrieferError: one could not be; how many were, is said.
        """
        from briefer.errors import BrieferError  # noqa: PLC0415

        own: dict[str, int] = {}
        for number, act in enumerate(acts):
            based_on = max(self._seen, own.get(self._target(act), 0))
            try:
                decision = self._session.decide(act, who=name, reason=reason, based_on=based_on)
            except BrieferError:
                tell(f"{number} of {len(acts)} decisions were recorded; then this came:")
                raise
            own[decision.target] = decision.seq

    # ------------------------------------------------------------ what it would be

    def _plan(self, text: str, name: str, reason: str) -> tuple[Plan, list[str]]:
        """Every change with its acts, in the order in which they are recorded; and what is to be known of them."""
        from briefer.publish.text import clean  # noqa: PLC0415
        from briefer.review.marked import read_shown, read_typed  # noqa: PLC0415
        from briefer.review.retyped import Acts, changes, in_full  # noqa: PLC0415

        _refuse_other_coding(text)
        shown, stands = read_shown(self._shown), read_shown(self._stands)
        typed = read_typed(text, shown, clean)
        acts = Acts(
            self._view.refs, self._view.reviewed.brief, self._view.decisions, [s.sha256 for s in self._session.record.reading.sources]
        )
        found = changes(shown, typed, stands)
        plan: Plan = [(c, acts.of(c)) for c in found]
        if not plan:
            return plan, typed.notes
        after = self._after(plan, name, reason)
        wrong = _out_of_order(found, after)
        if wrong:  # an earlier move gives way to a new one, so that the others count from another order
            moved = [m for section, wanted in wrong.items() for m in in_full(section, wanted, stands)]
            found = (*(c for c in found if c.what != "move" or c.section not in wrong), *moved)
            found = tuple(
                sorted(found, key=lambda c: ("move", "gap", "comment").index(c.what) if c.what in {"move", "gap", "comment"} else -1)
            )
            plan = [(c, acts.of(c)) for c in found]
            after = self._after(plan, name, reason)
        return plan, [*typed.notes, *_not_as_typed(found, after), *self._notes(found, after, stands)]

    def _after(self, plan: Plan, name: str, reason: str) -> Brief:
        """The page as it would be."""
        from briefer.models import Decision  # noqa: PLC0415

        acts = [act for _, several in plan for act in several]
        when = now().isoformat(timespec="seconds")
        then: list[Decision] = [
            Decision(seq=n, act=act, who=name, when=when, target=self._target(act), reason=reason)
            for n, act in enumerate(acts, self._seen + 1)
        ]
        return self._session.trial((*self._view.decisions, *then)).brief

    def _target(self, act: Act) -> str:
        from briefer.models import Undo  # noqa: PLC0415
        from briefer.review import target_of  # noqa: PLC0415

        return self._view.decisions[act.seq - 1].target if isinstance(act, Undo) else target_of(act)

    def _notes(self, found: Sequence[Change], after: Brief, stands: Sheet) -> list[str]:
        """What a person should know before they agree: words without a claim, what leaves for want of room, a signature that falls."""
        before = {s.id: s for i in self._view.reviewed.brief.items for s in i.sentences}
        notes = [
            f"“{'”, “'.join(s.unsupported)}” stands in no claim of that sentence: the page will mark it as yours."
            for i in after.items
            for s in i.sentences
            if s.unsupported and (s.id not in before or before[s.id].unsupported != s.unsupported)
        ]
        left = {i.id for i in after.items} | {c.item for c in found if c.what == "drop" or c.sentence == c.item}
        notes += [f"To make room, this leaves the page: {b.said[0].text}" for b in stands.blocks if b.item not in left and b.said]
        signature = self._view.reviewed.signature
        return [*notes, f"{signature.by} has approved the brief; with this it is a draft again."] if signature else notes


def _not_as_typed(found: Sequence[Change], after: Brief) -> Iterator[str]:
    """What would not come out as the person typed it: said before they agree."""
    said = {s.id: s.text for i in after.items for s in i.sentences}
    items = {i.id for i in after.items}
    for change in found:
        stays = change.item in items if change.what == "drop" else change.sentence in said
        if change.what in {"drop", "drop sentence"} and stays:
            yield f"This would stay on the page all the same: {change.before}"
        elif change.what == "reword" and said.get(change.sentence, change.after) != change.after:
            yield f"These words would not come onto the page: {change.after}"
    for section in _out_of_order(found, after):
        yield f"The order under {section.value.capitalize()} would not be quite the one that you typed."


def _out_of_order(found: Sequence[Change], after: Brief) -> dict[Section, tuple[str, ...]]:
    """The sections that would not stand in the order that was typed, with that order."""
    wrong = {}
    for change in found:
        if change.what == "move":
            there = [i.id for i in after.items if i.section is change.section]
            if [i for i in there if i in change.wanted] != [i for i in change.wanted if i in there]:
                wrong[change.section] = change.wanted
    return wrong


def _refuse_other_coding(text: str) -> None:
    from briefer.errors import MarkDamaged  # noqa: PLC0415

    for number, line in enumerate(text.split("\n"), 1):
        if any("\udc80" <= c <= "\udcff" for c in line):
            raise MarkDamaged(number, "this is not in UTF-8.", "Have your editor save the text as UTF-8.")


def _agreed(question: str) -> bool:
    """Whether the person says yes; anything else, and no answer at all, is no."""
    try:
        return click.confirm(question, default=False, err=True)
    except click.Abort:
        tell("")
        return False


def _show(lines: Sequence[Sequence[Span]]) -> None:
    """The lines, in colour where there is a terminal that wants some."""
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    for line in lines:
        click.echo("".join(_styled(span) if coloured else printable(span.text) for span in line).rstrip())
    if lines:
        click.echo()


def _styled(span: Span) -> str:
    text = printable(span.text)
    return click.style(text, fg=COLOURS.get(span.shade), bold=span.shade == "head" or None) if span.shade else text
