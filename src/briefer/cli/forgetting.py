"""What the commands that take in do at their end: forget what the desk is to keep no longer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from briefer.cli.shared import now

if TYPE_CHECKING:
    from briefer.desk import Memory


def oldest_kept(keep_days: int) -> dt.date:
    """The first day (UTC) of those that are kept."""
    return now().astimezone(dt.UTC).date() - dt.timedelta(days=keep_days)


def forget(memory: Memory, keep_days: int | None) -> str:
    """Forget what is older than so many days, nothing for None; what to tell of it, '' where nothing went. The desk is held."""
    from briefer.desk.ledger import NAME  # noqa: PLC0415
    from briefer.wording import counted  # noqa: PLC0415

    if keep_days is None:
        return ""
    gone = memory.forget(oldest_kept(keep_days))
    parts = ((gone.articles, "article"), (gone.versions, "earlier version"), (gone.briefs, "brief"))
    told = ", ".join(counted(many, what) for many, what in parts if many)
    lines = [f"Forgotten after {keep_days} days: {told}."] if told else []
    if not gone.wiped:
        lines.append(f"Words of what is forgotten may still stand in {NAME}, as another process has it open. The next run takes them out.")
    return "\n".join(lines)
