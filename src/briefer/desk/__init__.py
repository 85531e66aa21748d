"""The desk's store: what persons decided, in order and for good, the names that they settled, and what models said.

`Ledger` keeps decisions in `briefer.db`, and `Memory` beside them articles, what they said, and the briefs of each day; `Answers` keeps
what models were asked and said in `answers.db`, `Batches` what they were handed to answer later; `read_names` and `write_names`
keep `names.toml`, which people edit by hand; `begin_desk` makes the folder. An answer of any of them means that it is on the disk.
Nothing here knows what a decision does to a brief.
"""

from __future__ import annotations

from briefer.desk.answers import Answers
from briefer.desk.batches import Batches
from briefer.desk.begin import INBOX, Begun, begin_desk
from briefer.desk.briefs import Briefs, Kept
from briefer.desk.folder import write_parts
from briefer.desk.ledger import Ledger
from briefer.desk.memory import Memory
from briefer.desk.names_file import NAMES_FILE, names_text, read_names, write_names

__all__ = [
    "INBOX",
    "NAMES_FILE",
    "Answers",
    "Batches",
    "Begun",
    "Briefs",
    "Kept",
    "Ledger",
    "Memory",
    "begin_desk",
    "names_text",
    "read_names",
    "write_names",
    "write_parts",
]
