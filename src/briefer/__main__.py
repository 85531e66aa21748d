"""`python -m briefer`."""

from __future__ import annotations

from briefer.cli import main

main(prog_name="briefer")
