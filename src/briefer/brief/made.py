"""How the page was made: which reader read which source, with which prompts, what was dropped; and what was not read or not answered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from briefer.brief.evidence import Evidence
from briefer.brief.sentences import shortened
from briefer.lexicon.patterns import lazy
from briefer.models import Dropped, Extraction, Judging, Verdict

LONGEST_FAULT = 300
REASONS_AT_MOST = 3
PECULIAR = lazy(r"[:,(]")
"""Behind these a reason goes on with what is peculiar to one claim."""
FIELD = lazy(r"[\w.]+(?= does not fit the schema)")
"""What of one claim did not."""


def made_lines(evidence: Evidence, phrased: Sequence[str]) -> tuple[str, ...]:
    """By what reader, with which prompts, from how many claims; what was dropped."""
    origins = len({evidence.origin_of(s) for s in evidence.numbers})
    lines = [_read_by(evidence)]
    lines.append(
        f"{counted(len(evidence.claims), 'claim')} from {counted(len(evidence.numbers), 'source')} of {counted(origins, 'origin')}, "
        "each found in its source by code."
    )
    lines += _judging_lines(evidence.reconciled.judging)
    lines += _dropped_lines([one for e in evidence.extractions for one in e.dropped])
    return (*lines, *phrased)


def _dropped_lines(dropped: Sequence[Dropped]) -> list[str]:
    """How many claims were dropped and why, the most frequent reasons first; nothing where none was."""
    why: Counter[str] = Counter()
    for one in dropped:
        why[FIELD.sub("it", PECULIAR.split(one.why, maxsplit=1)[0].strip())] += one.claims
    if not why:
        return []
    main = sorted(why.items(), key=lambda x: (-x[1], x[0]))[:REASONS_AT_MOST]
    others = why.total() - sum(number for _, number in main)
    reasons = [reason if len(why) == 1 else f"{reason} ({number})" for reason, number in main]
    return [f"{counted(why.total(), 'claim')} dropped: {'; '.join([*reasons, *([f'other reasons ({others})'] if others else [])])}."]


def _read_by(evidence: Evidence) -> str:
    """Which reader read which source: the one that read most of them first, then what others read."""
    read: dict[str, list[int]] = defaultdict(list)
    for extraction in evidence.extractions:
        read[extraction.reader].append(evidence.numbers[extraction.source])
    prompts = sorted({e.prompt for e in evidence.extractions if e.prompt})
    main, *others = sorted(read, key=lambda reader: (-len(read[reader]), reader)) or [""]
    parts = [f"Read by {_reader(main)}", *(f"{_sources(read[reader])} by {_reader(reader)}" for reader in others)]
    return ("; " if others else ", ").join([*parts, *([f"prompts {', '.join(prompts)}"] if prompts else [])]) + "."


def _reader(names: str) -> str:
    """Who read a source, or its parts: 'openai/m', 'openai/m and the built-in reader (no model)'."""
    named = ("the built-in reader (no model)" if name == "builtin" else name for name in names.split(", ") if name)
    return " and ".join(named) or "no reader"


def _judging_lines(judging: Judging) -> list[str]:
    """What the model said of the names that the rules leave open; nothing where it wasn't asked, or gave no answer."""
    if not judging.asked or judging.fault:
        return []
    asked = f"{counted(judging.asked, 'pair')} of names that the rules leave open"
    if judging.stood_in:
        return [f"{asked}: no model judged them, and the rules decided alone."]
    said = Counter(pair.verdict.value for pair in judging.pairs)
    heard = ", ".join(f"{said[verdict.value]} {verdict.value}" for verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE))
    unanswered = judging.asked - len(judging.pairs)
    rest = f", {unanswered} without a usable answer" if unanswered else ""
    dropped = f"; {counted(judging.dropped, 'answer')} dropped" if judging.dropped else ""
    return [f"{asked}, judged by the model with {judging.prompt}: {heard}{rest}{dropped}."]


def counted(number: int, what: str) -> str:
    """'1 claim', '2 claims'."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def partial_lines(evidence: Evidence, writing_fault: str | None) -> tuple[str, ...]:
    """What was not read or not answered. Past three of a kind, only their number."""
    unread = [f"{shortened(u.name, 80)} was not read: {u.why}" for u in sorted(evidence.reading.unread, key=lambda u: u.name)]
    failed: dict[tuple[str, str], list[int]] = defaultdict(list)
    for extraction in evidence.extractions:
        if extraction.fault:
            failed[extraction.fault, read_in_part(extraction)].append(evidence.numbers[extraction.source])
    faults = [f"{_named(n)} {how} by the built-in reader: {shortened(fault, LONGEST_FAULT)}" for (fault, how), n in failed.items()]
    lines = [*_first_three(unread, "not read"), *_first_three(faults, "read by the built-in reader")]
    told = {fault for fault, _ in failed}
    for fault, what in (
        (evidence.reconciled.judging.fault, "Names that may be one were told apart by the rules alone"),
        (writing_fault, "The page was phrased by code"),
    ):
        if fault:
            lines.append(f"{what}, for the same reason" if fault in told else f"{what}: {shortened(fault, LONGEST_FAULT)}")
            told.add(fault)
    return tuple(line if line.endswith((".", "…")) else f"{line}." for line in lines)


def read_in_part(extraction: Extraction) -> str:
    """'read', or 'read in part', where the built-in reader stood in for some of a long source only."""
    return "read" if extraction.reader == "builtin" else "read in part"


def _named(numbers: Sequence[int]) -> str:
    """'Source 3 was', 'Sources 1, 2 and 5 were', '40 sources were'."""
    named = _sources(numbers)
    return f"{named[0].upper()}{named[1:]} {'was' if len(numbers) == 1 else 'were'}"


def _sources(numbers: Sequence[int]) -> str:
    """'source 3', 'sources 1, 2 and 5', '40 sources'."""
    if len(numbers) == 1:
        return f"source {numbers[0]}"
    if len(numbers) > 6:
        return f"{len(numbers)} sources"
    *first, last = sorted(numbers)
    return f"sources {', '.join(map(str, first))} and {last}"


def _first_three(lines: list[str], what: str) -> list[str]:
    return lines if len(lines) <= 3 else [*lines[:3], f"{len(lines) - 3} more were {what}; they are listed in brief.json"]
