"""robots.txt as RFC 9309 has it: groups, the longest rule, `*` and `$`; and Crawl-delay, which is older than the RFC.

Written here because the parsers at hand cost too much on a hostile file: the standard library's knows no `*` and takes the first
rule, and Protego 0.7 keeps groups times rules (a file of 133 kB with 4,000 names over 4,000 rules took 82 s and 1.1 GB).
Here only the rules for us are kept (13,000 over 13,000: 0.08 s), and `*` is matched without going back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from briefer.fetch.urls import one_spelling

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(r"[A-Za-z_-]+")
_SECONDS = re.compile(r"\d{1,6}(\.\d{1,6})?", re.ASCII)
_SAFE = "%/:=&?~+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: a pattern in one spelling, and whether it allows."""

    pattern: str
    allows: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host asks of us: rules with the longest first, of two as long the one that allows; and seconds between requests."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, target: str) -> bool:
        """Whether a path with its query may be asked for. Without a rule it may; robots.txt itself always may."""
        path = one_spelling(target)
        return path == "/robots.txt" or next((r.allows for r in self.rules if _fits(r.pattern, path)), True)


def read_rules(data: bytes, token: str) -> Rules:
    """The rules for ``token`` (our name without the version), else those for `*`; what is no rule is passed over."""
    ours, others = _Group(), _Group()
    heard: list[_Group] = []
    naming = False
    for field, value in _lines(data.decode("utf-8", "replace").removeprefix("\ufeff")):
        if field == "user-agent":
            heard = heard if naming else []
            naming = True
            heard += [g for g in (_group(value, token, ours, others),) if g is not None and g not in heard]
        elif field in {"allow", "disallow", "crawl-delay"}:
            naming = False
            for group in heard:
                group.add(field, value)
    return (ours if ours.named else others).rules()


class _Group:
    """The rules of all groups that are meant for one name."""

    def __init__(self) -> None:
        self.named = False
        self._rules: list[Rule] = []
        self._delay: float | None = None

    def add(self, field: str, value: str) -> None:
        if field == "crawl-delay":
            if _SECONDS.fullmatch(value):
                self._delay = max(self._delay or 0.0, float(value))
        elif value:
            path = value if value.startswith(("/", "*")) else f"/{value}"
            self._rules.append(Rule(one_spelling(quote(path, safe=_SAFE)), field == "allow"))

    def rules(self) -> Rules:
        return Rules(tuple(sorted(self._rules, key=lambda r: (-len(r.pattern), not r.allows))), self._delay)


def _group(value: str, token: str, ours: _Group, others: _Group) -> _Group | None:
    """Whom a User-agent line names: us, everybody, or somebody else."""
    found = _TOKEN.match(value)
    if found and found[0].lower() == token.lower():
        ours.named = True
        return ours
    return others if value.startswith("*") else None


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in _LINE_ENDS.split(text):
        field, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield field.strip().lower(), value.strip()


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says; `*` stands for any characters, `$` at the end for the end."""
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    closed = pattern.endswith("$")
    if not rest:
        return not closed or at == len(path)
    for part in rest[:-1]:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return len(path) - len(rest[-1]) >= at and path.endswith(rest[-1]) if closed else path.find(rest[-1], at) >= 0
