"""brief.json read back: files -> Record."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

from briefer.errors import UsageFault
from briefer.models import Record


def load_record(path: Path) -> Record:
    """The record of a brief that was written: its brief.json.

    Raises:
        UsageFault: there is none, it can't be read, or it is of another make.
    """
    again = "Write one with `briefer brief SOURCE...`, or name another with --from."
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UsageFault(f"There is no {path}.", again) from error
    except OSError as error:
        raise UsageFault(f"{path} can't be read: {error.strerror or error}.", again) from error
    try:
        record = Record.model_validate_json(data)
    except ValidationError as error:
        raise UsageFault(_of_another_make(path, data), again) from error
    if not _hangs_together(record):
        raise UsageFault(f"{path} was changed after it was written: it names statements or sources that it does not hold.", again)
    return record


def _hangs_together(record: Record) -> bool:
    """Whether every claim and source that a record names is in it, and every quote in its source."""
    made, reviewed = record.reconciled, record.reviewed
    briefs = [record.brief, reviewed.brief] if reviewed else [record.brief]
    items = [item for brief in briefs for item in (*brief.items, *(cut.item for cut in brief.cut))]
    named = {c for e in made.entities for v in e.variants for c in v.claims} | {r.claim for e in made.entities for r in e.roles}
    named |= {d.claim for d in made.dates} | {c for e in made.events for c in e.claims}
    named |= {c for x in made.conflicts for p in x.positions for c in p.claims} | {
        c for o in made.origins for pair in o.evidence for c in pair
    }
    named |= {c for item in items for sentence in item.sentences for c in sentence.claims}
    named |= set(reviewed.rejected) if reviewed else set()
    sources = {s for o in made.origins for s in o.sources} | {e.source for e in record.extractions}
    sources |= {d.settled_by for d in made.dates if d.settled_by} | {r.source for e in made.entities for r in e.roles}
    claims = [c for e in record.extractions for c in e.claims]
    texts = {s.id: s.text for s in record.reading.sources}
    known = texts.keys()
    if any(texts.get(c.source, "")[c.quote.start : c.quote.end] != c.quote.text for c in claims):
        return False
    return named <= {c.id for c in claims} and sources | {c.source for c in claims} <= known


def _of_another_make(path: Path, data: bytes) -> str:
    """Why a file is not taken for a record of this version."""
    try:
        made = json.loads(data)
        other = made["run"]["briefer"]
    except (ValueError, RecursionError):
        return f"{path} is no JSON."
    except (KeyError, TypeError):
        return f"{path} is no brief.json of briefer."
    now = version("briefer")
    if str(other) == now:
        return f"{path} was changed after it was written, or written by an older state of briefer {now}."
    return f"{path} was written by briefer {str(other)[:20]}, and this is briefer {now}, which keeps its records in another form."
