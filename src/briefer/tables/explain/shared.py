"""Parts of several explanations: quotations and where they stand, what the rules said, places on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefer.brief.sentences import shortened
from briefer.models import Claim, Conflict, EntityKind, Event, Judgement, Verdict
from briefer.reconcile.glossary import rule_glossary
from briefer.reconcile.rules import ENOUGH
from briefer.tables.layout import Block, Gap, Heading, Prose, Rows
from briefer.tables.look import Look, Placed
from briefer.tables.words import quoted
from briefer.wording import counted
from briefer.wording.things import dated, in_words, publisher, question

MOST_QUOTES = 12
SURE = "Each check that applied says what it found, and how sure it is, from 0 to 1."
SCORES = (
    f"{SURE} {ENOUGH:.2f} is enough to decide, less decides nothing alone. A check that tells two things apart with 1.00 can't be outvoted."
)
VERDICTS = {Verdict.SAME: "same", Verdict.DIFFERENT: "different", Verdict.UNSURE: "unsure", Verdict.NONE: "silent"}


def quotes(look: Look, claims: Sequence[Claim]) -> Iterator[Block]:
    """Exact words, each with its source and where it stands there."""
    rows: list[tuple[str, str]] = []
    for claim in claims[:MOST_QUOTES]:
        rows.append((f"[{look.labels[claim.id]}]", quoted(claim)))
        if claim.statement_language == "en" and look.evidence.source_of(claim).language != "en":
            rows.append(("", f"In English: {claim.statement}"))
        rows.append(("", stands_in(look, claim)))
    yield Rows(rows)
    left = len(claims) - MOST_QUOTES
    if left > 0:
        yield Prose(f"... and {counted(left, 'more quotation')}; brief.html shows them all.")


def stands_in(look: Look, claim: Claim) -> str:
    """Where a quotation stands: source, paragraph, characters; the publisher last, which may run from right to left."""
    source = look.evidence.source_of(claim)
    place = f"paragraph {claim.paragraph + 1}, characters {claim.quote.start} to {claim.quote.end}"
    return f"- source {look.evidence.numbers[source.id]}, {source.name}, {place}; {dated(source)}; {publisher(source)}"


def quoted_under(head: str, look: Look, ids: Iterable[str]) -> Iterator[Block]:
    """The quotations of these claims under a heading."""
    claims = look.claims(ids)
    if claims:
        yield Heading(head)
        yield Prose(LABELS)
        yield Gap()
        yield from quotes(look, claims)


LABELS = "Exact words of the sources. [2.4] is the fourth quotation of source 2, as in the appendix of the brief."


def judged(
    look: Look,
    judgements: Sequence[Judgement],
    kind: EntityKind | None = None,
    words: Callable[[Judgement], str] | None = None,
    scores: str = SCORES,
) -> Iterator[Block]:
    """What the rules said, rule by rule: what each means, and each verdict with its score and reason.

    Args:
        look: everything.
        judgements: what they said.
        kind: of what names, where they judged names.
        words: what a verdict is called, where "same" and "different" don't tell it.
        scores: what the scores mean; of a difference the last rule of the table decides, whatever its score.
    """
    meanings = rule_glossary(kind)
    yield Prose(scores)
    for rule in dict.fromkeys(j.rule for j in sorted(judgements, key=lambda j: -j.score)):
        yield Gap()
        yield Prose(f"{rule.capitalize()}. {meanings.get(rule, '')}")
        said = sorted((j for j in judgements if j.rule == rule), key=lambda j: (-j.score, j.reason))
        yield Rows([(f"{j.score:.2f} {words(j) if words else VERDICTS[j.verdict]}", in_words(look.evidence, j.reason)) for j in said], 4)


def on_the_page(look: Look, found: Sequence[Placed]) -> Iterator[Block]:
    """Items of the page, and why they stand where they stand; then what was cut."""
    if look.brief is None:
        return
    yield Heading("On the page")
    shown, cut = [p for p in found if not p.cut], [p for p in found if p.cut]
    if not shown:
        yield Prose("No sentence of the page is about it.")
    for placed in shown:
        yield Prose(f"{placed.place} ({placed.item.id}): {' '.join(s.text for s in placed.item.sentences)}")
        yield from weighed(look, placed)
    if cut:
        yield Prose("Not on the page:")
        yield Rows([(p.item.id, f"{in_words(look.evidence, p.cut or '')} {shortened(p.item.sentences[0].text, 120)}") for p in cut], 4)


def weighed(look: Look, placed: Placed, indent: int = 4) -> Iterator[Block]:
    """Why an item stands where it stands, or was cut."""
    item = placed.item
    reasons = "; ".join(look.evidence.by_number(reason) for reason in item.reasons).rstrip(".")
    if placed.cut:
        yield Prose(f"Why it was cut: {in_words(look.evidence, placed.cut)}", indent)
    points = f"It has {item.score:g} points, and what has more stands higher"
    if item.score and item.conflict:
        yield Prose(f"{points}. {in_words(look.evidence, reasons)}", indent)
    elif item.score:
        yield Prose(f"{points}: {reasons}.", indent)
    elif reasons:
        yield Prose(f"Why there: {reasons}.", indent)


def items_of(look: Look, *, event: str | None = None, conflict: str | None = None, claims: Iterable[str] = ()) -> tuple[Placed, ...]:
    """The items on an event, on a conflict, or that cite one of these claims; those on the page first."""
    wanted = set(claims)
    return tuple(
        placed
        for placed in look.placed()
        if (event and placed.item.event == event)
        or (conflict and placed.item.conflict == conflict)
        or any(wanted & set(s.claims) for s in placed.item.sentences)
    )


def differing(look: Look, conflicts: Sequence[Conflict]) -> Iterator[Block]:
    """Differences in one line each."""
    if conflicts:
        yield Heading("Where the sources differ on it")
        yield Rows([(c.id, f"{question(c)} {in_words(look.evidence, c.reason)}") for c in conflicts])


def people_and_places(look: Look, event: Event) -> list[tuple[str, str]]:
    """Who takes part in an event, and where, each with its id."""
    heads = {EntityKind.PERSON: "Who", EntityKind.ORGANISATION: "Organisations", EntityKind.PLACE: "Places named"}
    found = [e for name in event.entities if (e := look.entity(name))]
    return [
        (head, ", ".join(f"{e.canonical} ({e.id})" for e in found if e.kind is kind))
        for kind, head in heads.items()
        if any(e.kind is kind for e in found)
    ]


def also(rows: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """What else can be asked for."""
    if rows:
        yield Heading("See also")
        yield Prose("Each of these can be asked for in the same way, by its id:")
        yield Rows(rows)
