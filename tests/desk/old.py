"""A ledger as the first briefer wrote it: tables of version 1, without a memory."""

from __future__ import annotations

from pathlib import Path

from tests.desk.made import reword

from briefer.desk import Ledger
from briefer.desk.kinds import Kind
from briefer.desk.ledger import LEDGER, NAME
from briefer.desk.store import StoreFile
from briefer.models import Decision

FIRST = Kind(LEDGER.name, LEDGER.application, LEDGER.steps[:1])


class OldLedger(Ledger):
    """Writes and reads version 1 only."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._file = StoreFile(folder / NAME, FIRST, timeout=5.0)


def old_ledger(folder: Path, many: int, text: str | None = None) -> tuple[Decision, ...]:
    """Make one with so many decisions."""
    with OldLedger(folder) as ledger:
        ledger.keep("name", "value")
        return tuple(ledger.append(reword(number, text=text, request=f"r{number}")) for number in range(many))
