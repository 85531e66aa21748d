"""Write the help of every command anew into the README. Run: python scripts/readme.py."""

from __future__ import annotations

import re
from pathlib import Path

import click

from briefer.cli import main

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(```text\n\$ briefer ([a-z ]*)--help\n)(.*?)(```)", re.DOTALL)


def help_of(words: str) -> str:
    """What `briefer WORDS --help` prints on a terminal of 100 columns."""
    command: click.Command = main
    context = click.Context(main, info_name="briefer", terminal_width=100, max_content_width=100, help_option_names=["-h", "--help"])
    for word in words.split():
        if not isinstance(command, click.Group):
            raise SystemExit(f"briefer has no command {words!r}")
        command = command.commands[word]
        context = click.Context(command, info_name=word, parent=context, terminal_width=100, max_content_width=100)
    return "".join(line.rstrip() + "\n" for line in command.get_help(context).splitlines())


def renewed(text: str) -> str:
    """The README with every block of help as the commands print it now."""
    return BLOCK.sub(lambda found: found[1] + help_of(found[2]) + found[4], text)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
