"""The desk's store: what persons decided, in order and for good, and the names that they settled.

`Ledger` keeps decisions in `briefer.db`; `read_names` and `write_names` keep `names.toml`, which people edit by hand. An answer of either
means that it is on the disk. Nothing here knows what a decision does to a brief.
"""

from __future__ import annotations

from briefer.desk.ledger import Ledger
from briefer.desk.names_file import names_text, read_names, write_names

__all__ = ["Ledger", "names_text", "read_names", "write_names"]
