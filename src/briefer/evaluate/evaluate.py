"""The door: a record and gold -> scores."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefer.evaluate.conflicts import conflict_scores
from briefer.evaluate.dates import date_scores
from briefer.evaluate.facts import fact_recall
from briefer.evaluate.gold import Gold, Quoted
from briefer.evaluate.locate import Measured, measured
from briefer.evaluate.names import name_scores
from briefer.evaluate.origins import origin_scores
from briefer.evaluate.quotes import exact_quotes
from briefer.evaluate.score import Effort, Finding, Scores, Tally
from briefer.evaluate.traps import trap_scores
from briefer.models import Record


def evaluate_record(record: Record, gold: Gold, *, seconds: float = 0.0) -> Scores:
    """All metrics of one pack; what each means stands in docs/evaluation.md.

    Args:
        record: what `briefer brief` makes of the articles.
        gold: what careful people found in the same articles.
        seconds: what it took, by the caller's clock.

    Raises:
        GoldFault: gold names a file that is not among the articles.
    """
    m = measured(record, gold)
    located, lost = _located(m, gold)
    quotes, inexact = exact_quotes(m)
    facts, missing = fact_recall(m, gold)
    names, misnamed = name_scores(m, gold)
    dates, misdated = date_scores(m, gold)
    conflicts, disputed = conflict_scores(m, gold)
    origins, joined = origin_scores(m, gold)
    traps, fallen = trap_scores(m, gold)
    findings = chain(lost, inexact, missing, misnamed, misdated, disputed, joined, fallen)
    usage = record.run.usage
    return Scores(
        pack=gold.pack,
        located=located,
        quotes=quotes,
        facts=facts,
        names=names,
        dates=dates,
        conflicts=conflicts,
        origins=origins,
        traps=traps,
        effort=Effort(calls=usage.calls, tokens_in=usage.tokens_in, tokens_out=usage.tokens_out, seconds=round(seconds, 2)),
        partial=bool(record.brief.partial),
        findings=tuple(f.model_copy(update={"pack": gold.pack}) for f in findings),
    )


def _located(m: Measured, gold: Gold) -> tuple[Tally, tuple[Finding, ...]]:
    """Quotes that facts and conflicts rest on and that do not stand in the clean text: gold is wrong, or reading lost them."""
    wanted = tuple(dict.fromkeys(_needed(gold)))
    lost = [words for words in wanted if not m.place(words).stretches]
    findings = (Finding(metric="located", what=_why(m, w), files=(w.file,), gold=(w.quote,)) for w in lost)
    return Tally(got=len(wanted) - len(lost), of=len(wanted)), tuple(findings)


def _needed(gold: Gold) -> Iterator[Quoted]:
    yield from (s for fact in gold.key_facts for s in fact.support)
    yield from (Quoted(file=v.file, quote=v.quote) for conflict in gold.conflicts for v in conflict.values)


def _why(m: Measured, words: Quoted) -> str:
    source = m.sources.get(words.file)
    if source is None:
        return "the file was not read"
    if any(words.quote in f.text for f in source.furniture):
        return "set apart as furniture"
    return "only in the title" if words.quote in (source.title or "") else "not in the clean text"
