"""What a page says of its review: that it is a draft and how far it was looked at, or who approved it and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from briefer.errors import NotApproved
from briefer.models import Brief, Outcome, Record, Reviewed, Signature, digest_of
from briefer.models import Standing as Became
from briefer.publish.text import clean

LONGEST_NAME = 60
TOLD_AT_MOST = 120
"""Characters of the sentence on the review at the foot. The page is measured with so many, so that a signature makes no second sheet."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a page stands. ``words`` stand at its head and foot, ``told`` where it says how it was made."""

    words: str
    told: str
    approved: bool = False


UNREVIEWED = Standing("DRAFT (not reviewed)", "Not reviewed.")
MEASURED = Standing(UNREVIEWED.words, ("Reviewed and approved by Wwwwwwwwww Wwwwwwwwww " * 3)[:TOLD_AT_MOST].rstrip() + ".")
"""With this standing a page takes as much room as with any."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A record whose reviewed brief bears a signature on just these words. Only such a one has a final form.

    Raises:
        ValueError: nobody signed it, what was signed is another text, or the time of it is no time.
    """

    record: Record

    def __post_init__(self) -> None:
        reviewed = self.record.reviewed
        if reviewed is None or reviewed.signature is None:
            raise ValueError("nobody has signed it")
        if reviewed.signature.digest != digest_of(reviewed.brief):
            raise ValueError("it was changed after it was signed")
        in_words(reviewed.signature.when)

    @property
    def reviewed(self) -> Reviewed:
        """The brief as it was signed, and all that was decided."""
        assert self.record.reviewed is not None  # noqa: S101  (else it could not have been made)
        return self.record.reviewed

    @property
    def signature(self) -> Signature:
        """Whose, and when."""
        assert self.reviewed.signature is not None  # noqa: S101  (as above)
        return self.reviewed.signature


def signed(record: Record) -> Signed:
    """The record as one that may have its final form.

    Raises:
        NotApproved: nobody signed it, or it was changed after that.
    """
    try:
        return Signed(record)
    except ValueError as fault:
        raise NotApproved(f"The final form is not to be had: {fault}.", "Sign it with `briefer approve --by NAME`.") from fault


def brief_of(record: Record) -> Brief:
    """The brief that stands: as persons left it, else as the machine wrote it."""
    return record.reviewed.brief if record.reviewed else record.brief


def draft_standing(reviewed: Reviewed | None) -> Standing:
    """How a brief stands that is no final form, signed or not."""
    if reviewed is None or not _looked_at(reviewed):
        return UNREVIEWED
    settled = sum(p.settled is not None for p in reviewed.points)
    who = f" by {_names(reviewed.by)}" if reviewed.by else ""
    if settled < len(reviewed.points):
        words = f"DRAFT (reviewed in part: {settled} of {len(reviewed.points)} points)"
        return Standing(words, _told(f"Reviewed in part{who}", reviewed))
    unsigned = "" if reviewed.signature else ", not signed"
    return Standing(f"DRAFT (reviewed{unsigned})", _told(f"Reviewed{who}{unsigned}", reviewed))


def standing_of(record: Record) -> Standing:
    """Approved where the signature is on just these words, else a draft."""
    try:
        return final_standing(Signed(record))
    except ValueError:
        return draft_standing(record.reviewed)


def final_standing(of: Signed) -> Standing:
    """Who approved it, and when."""
    name, when = clean(of.signature.by), in_words(of.signature.when)
    return Standing(f"Approved by {name}, {when}", _told(f"Reviewed and approved by {_short(name)} on {when}", of.reviewed), approved=True)


def _looked_at(reviewed: Reviewed) -> bool:
    return any(map(_holds, reviewed.outcomes)) or any(p.settled is not None for p in reviewed.points)


def _holds(outcome: Outcome) -> bool:
    return outcome.standing in {Became.APPLIED, Became.REOPENED}


def _told(words: str, reviewed: Reviewed) -> str:
    """The sentence on the review, with the number of rejected claims where there is room for it."""
    count = len(reviewed.rejected)
    rejected = f"; {count} claim{'' if count == 1 else 's'} rejected" if count else ""
    return next((t for t in (f"{words}{rejected}.", f"{words}.") if len(t) <= TOLD_AT_MOST), "Reviewed by several.")


def _names(who: tuple[str, ...]) -> str:
    """'A', 'A, B', 'A, B and 3 others'; as many as there is room for."""
    names = [_short(clean(name)) for name in who]
    for shown in range(min(3, len(names)), 0, -1):
        others = len(names) - shown
        words = ", ".join(names[:shown]) + (f" and {others} other{'' if others == 1 else 's'}" if others else "")
        if len(words) <= LONGEST_NAME + 12:
            return words
    return ""


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def in_words(when: str) -> str:
    """A time of RFC 3339 as people read it: '22 November 2026, 06:12 UTC'.

    Raises:
        ValueError: it is none.
    """
    time = dt.datetime.fromisoformat(when)
    if time.tzinfo is None:
        raise ValueError(f"'{when}' does not say in which zone it is")
    utc = time.astimezone(dt.UTC)
    return f"{utc.day} {utc:%B %Y, %H:%M} UTC"
