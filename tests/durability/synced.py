"""Decides three times in the folder it is given, and says so after each answer: to be watched by strace."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.durability.edits import State, make_edit

from briefer.desk import Ledger

if __name__ == "__main__":
    state = State()
    with Ledger(Path(sys.argv[1])) as ledger:
        for number in range(3):
            state.add(ledger.append(make_edit(1, number, state)))
            os.write(1, b"acknowledged\n")
        os._exit(0)
