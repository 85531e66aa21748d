"""Commands of briefer as files and documents tell them, held against what the program takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click

from briefer.cli import main

SPAN = re.compile(r"`(briefer [^`\n]*)`")


def spans(text: str) -> list[str]:
    """The commands in the running text of a document: `briefer send`."""
    return SPAN.findall(text)


def blocks(text: str, kind: str) -> list[str]:
    """The code blocks of a kind of a document."""
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


def words_of(line: str) -> list[str]:
    """What stands behind `briefer` on a line: whichever way it is called, without comment and redirection."""
    words = shlex.split(line, comments=True)
    at = max(i for i, word in enumerate(words) if word == "briefer" or word.endswith("/bin/briefer"))
    end = next((i for i, word in enumerate(words) if i > at and word in {"||", "&&", "|", ">>", "2>&1"}), len(words))
    return words[at + 1 : end]


def unknown(words: list[str]) -> list[str]:
    """What of these words the program would not take: a command or options that it does not have."""
    command: click.Command = main
    rest = list(words)
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        found = command.get_command(click.Context(command), rest[0])
        if found is None:
            return [] if command is not main else [rest[0]]
        command, rest = found, rest[1:]
    known = set(_options(command)) | {"-h", "--help"}
    return [word for word in rest if word.startswith("--") and word.split("=")[0] not in known]


def _options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from (*parameter.opts, *parameter.secondary_opts)
