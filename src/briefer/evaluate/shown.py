"""What `briefer eval` prints for a person to read: one table, and the findings behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from briefer.evaluate.score import Clustered, Finding, Pairs, Scores, Tally

Row = tuple[str, Callable[[Scores], str]]


def _part(one: Tally) -> str:
    return f"{one.got}/{one.of}" + (f" {one.share:.0%}" if one.share is not None else "")


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"


def _clustered(one: Clustered) -> str:
    return "-" if not one.mentions else f"{_percent(one.precision)} {_percent(one.recall)} {_percent(one.f1)}"


def _pairs(one: Pairs) -> str:
    return f"{_percent(one.precision)} {_percent(one.recall)} {_percent(one.f1)}"


def _by(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {what}" for what, n in counts.items()) or "-"


ROWS: tuple[Row, ...] = (
    ("gold quotes in the clean text", lambda s: _part(s.located)),
    ("quotes exact", lambda s: _part(s.quotes)),
    ("key facts: on the page", lambda s: _part(s.facts.page)),
    ("  on it or cut", lambda s: _part(s.facts.written)),
    ("  in any claim", lambda s: _part(s.facts.claims)),
    ("names: found", lambda s: _part(s.names.found)),
    ("  B-cubed P R F1", lambda s: _clustered(s.names.every)),
    ("  Latin script", lambda s: _clustered(s.names.latin)),
    ("  other scripts", lambda s: _clustered(s.names.other)),
    ("dates: right of all", lambda s: _part(Tally(got=s.dates.right, of=s.dates.of))),
    ("  right of answered", lambda s: _part(Tally(got=s.dates.right, of=s.dates.right + s.dates.wrong))),
    ("  wrong, open, not found", lambda s: f"{s.dates.wrong}, {s.dates.left_open}, {s.dates.not_found}"),
    ("  guessed years", lambda s: str(s.dates.guessed_years)),
    ("conflicts: found", lambda s: _part(s.conflicts.found)),
    ("  of those read on both sides", lambda s: _part(s.conflicts.found_read)),
    ("  of those that are spellings", lambda s: _part(s.conflicts.spellings)),
    ("  false alarms on the page", lambda s: _part(s.conflicts.false_page)),
    ("  false alarms in the record", lambda s: _part(s.conflicts.false_record)),
    ("    by kind", lambda s: _by(s.conflicts.false_by_kind)),
    ("    named by gold as none", lambda s: str(s.conflicts.not_conflicts)),
    ("  stated as undisputed", lambda s: _part(s.conflicts.undisputed)),
    ("    of those read on both sides", lambda s: _part(s.conflicts.undisputed_read)),
    ("origins: P R F1", lambda s: _pairs(s.origins.every)),
    ("  within one language", lambda s: _pairs(s.origins.one_language)),
    ("traps: never on the page, and is", lambda s: _part(s.traps.never)),
    ("  to look at", lambda s: _part(s.traps.look)),
    ("  said by no source", lambda s: _part(s.traps.added)),
    ("calls to a model", lambda s: str(s.effort.calls)),
    ("  tokens in, out", lambda s: f"{s.effort.tokens_in}, {s.effort.tokens_out}"),
    ("seconds", lambda s: f"{s.effort.seconds:.1f}"),
)


def scores_table(columns: Sequence[Scores]) -> str:
    """A column a pack; below it, what became of gold's disagreements by how gold resolves them."""
    cells = [["", *(c.pack for c in columns)], *([label, *(of(c) for c in columns)] for label, of in ROWS)]
    cells += [["partial", *("yes" if c.partial else "no" for c in columns)]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns) + 1)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([*lines, *_verdicts(columns[-1])]) if columns else ""


def _verdicts(scores: Scores) -> list[str]:
    rows = scores.conflicts.verdicts
    return ["", f"Disagreements of gold by resolution > our verdict ({scores.pack}): {_by(rows)}"] if rows else []


def findings_shown(findings: Sequence[Finding]) -> str:
    """One block a finding, under its pack, metric and kind."""
    ordered = sorted(findings, key=lambda f: (f.pack, f.metric, f.what))
    blocks: list[str] = []
    for (pack, metric, what), group in groupby(ordered, key=lambda f: (f.pack, f.metric, f.what)):
        found = list(group)
        blocks.append(f"== {pack} / {metric}: {what} ({len(found)})")
        blocks += map(_finding, found)
    return "\n\n".join(blocks) or "Nothing to list."


def _finding(finding: Finding) -> str:
    head = " | ".join(part for part in (finding.subject, ", ".join(finding.files)) if part)
    return "\n".join([head or "-", *(f"  gold  {line}" for line in finding.gold), *(f"  ours  {line}" for line in finding.ours)])
