"""Made-up sources, claims and what was reconciled of them, small enough to read in a test."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from briefer.brief.evidence import Evidence, gather
from briefer.models import (
    Certainty,
    Claim,
    ClaimKind,
    Conflict,
    ConflictKind,
    DateKnown,
    DateMention,
    DifferenceKind,
    Entity,
    EntityKind,
    Event,
    Extraction,
    Mention,
    Origin,
    Position,
    Quantity,
    Reading,
    Reconciled,
    RoleSaid,
    Segment,
    SettledDate,
    Source,
    Span,
    Variant,
)


def a_source(
    name: str, sentences: Sequence[str], *, published: str | None = None, language: str = "en", publisher: str | None = None, **more
) -> Source:
    """A source whose lines are its sentences."""
    text = "\n".join(sentences)
    sha = hashlib.sha256(f"{name}{text}".encode()).hexdigest()
    return Source(
        id="s" + sha[:10],
        name=name,
        sha256=sha,
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        segments=(Segment(start=0, end=len(text), raw_start=0, raw_end=len(text)),) if text else (),
        language=language,
        published=published,
        published_how=DateKnown.METADATA if published else DateKnown.UNKNOWN,
        publisher=publisher,
        **more,
    )


def span(source: Source, words: str, start: int = 0) -> Span:
    """The first place of some words in a source, from ``start`` on."""
    at = source.text.index(words, start)
    return Span(start=at, end=at + len(words), text=words)


def a_claim(
    source: Source,
    quote: str,
    *,
    kind: ClaimKind = ClaimKind.EVENT,
    certainty: Certainty = Certainty.ASSERTED,
    names: Iterable[str] = (),
    places: Iterable[str] = (),
    dates: Iterable[tuple[str, str | None, int | None]] = (),
    counts: Iterable[tuple[str, float, str]] = (),
    speaker: str | None = None,
    statement: str | None = None,
) -> Claim:
    """A claim on exact words of a source. dates: (words, EDTF, weekday); counts: (words, value, what is counted)."""
    found = span(source, quote)
    at = found.start
    return Claim(
        id=f"{source.id}:{found.start}-{found.end}",
        source=source.id,
        statement=statement or quote,
        statement_language="en" if statement else source.language,
        quote=found,
        kind=kind,
        certainty=certainty,
        speaker=speaker,
        mentions=(
            *(Mention(text=n, kind=EntityKind.PERSON, span=span(source, n, at)) for n in names),
            *(Mention(text=n, kind=EntityKind.PLACE, span=span(source, n, at)) for n in places),
        ),
        dates=tuple(DateMention(text=w, span=span(source, w, at), value=v, reason="as written", weekday=d) for w, v, d in dates),
        quantities=tuple(Quantity(text=w, span=span(source, w, at), value=v, counted=c) for w, v, c in counts),
    )


def an_entity(
    name: str,
    claims: Sequence[Claim],
    *,
    kind: EntityKind = EntityKind.PERSON,
    roles: Sequence[str] = (),
    also: Sequence[tuple[str, Claim]] = (),
) -> Entity:
    """An entity with one spelling for each claim, and the others in ``also``."""
    pairs = [*((name, c) for c in claims), *also]
    variants = tuple(Variant(text=t, source=c.source, claims=(c.id,)) for t, c in pairs)
    said = tuple(RoleSaid(role=r, source=claims[0].source, claim=claims[0].id) for r in roles)
    return Entity(id="e" + hashlib.sha256(name.encode()).hexdigest()[:10], canonical=name, kind=kind, variants=variants, roles=said)


def an_event(claims: Sequence[Claim], *, when: str | None = None, background: bool = False) -> Event:
    """An event of these claims, each source an origin of its own."""
    sources = tuple(sorted({c.source for c in claims}))
    key = hashlib.sha256("".join(sorted(c.id for c in claims)).encode()).hexdigest()[:10]
    return Event(
        id=f"v{key}",
        claims=tuple(c.id for c in claims),
        sources=sources,
        origins=tuple(f"o{s}" for s in sources),
        when=when,
        background=background,
        reason="made up",
    )


def a_conflict(
    subject: str,
    attribute: str,
    kind: ConflictKind,
    *positions: tuple[str, Sequence[Claim]],
    verdict: DifferenceKind = DifferenceKind.CONFLICT,
    taken: str | None = None,
) -> Conflict:
    """A conflict; positions are (value, claims)."""
    made = tuple(
        Position(
            value=v,
            claims=tuple(c.id for c in claims),
            sources=tuple(c.source for c in claims),
            origins=tuple(sorted({f"o{c.source}" for c in claims})),
        )
        for v, claims in positions
    )
    key = hashlib.sha256(f"{subject}{attribute}".encode()).hexdigest()[:10]
    return Conflict(
        id=f"x{key}",
        subject=subject,
        attribute=attribute,
        kind=kind,
        verdict=verdict,
        positions=made,
        taken=taken,
        reason="each has one source",
    )


def origins_of(sources: Sequence[Source], *copies: Sequence[Source]) -> tuple[Origin, ...]:
    """One origin for each source; one together for each group of copies."""
    grouped = {s.id for group in copies for s in group}
    alone = [Origin(id=f"o{s.id}", sources=(s.id,), kind="single", reason="alone") for s in sources if s.id not in grouped]
    return (*alone, *(Origin(id=f"o{g[0].id}", sources=tuple(s.id for s in g), kind="copy", reason="same text") for g in copies))


def extractions_of(sources: Sequence[Source], claims: Sequence[Claim], **more) -> tuple[Extraction, ...]:
    """An extraction of the built-in reader for each source."""
    return tuple(Extraction(source=s.id, reader="builtin", claims=tuple(c for c in claims if c.source == s.id), **more) for s in sources)


def evidence_of(sources: Sequence[Source], claims: Sequence[Claim], reconciled: Reconciled | None = None) -> Evidence:
    """The index over made-up things."""
    known = reconciled or Reconciled(origins=origins_of(sources))
    return gather(Reading(sources=tuple(sources)), extractions_of(sources, claims), known)


class Story:
    """Three sources on a border clash, with two names for a commander, a forecast, a background meeting and an undated report."""

    def __init__(self) -> None:
        self.first = a_source(
            "a.txt",
            [
                "General Ilya Varga, the head of the Border Guard, met President Anna Toth in Norhaven on Monday.",
                "Four soldiers were killed in a clash near Norhaven on 3 March 2031.",
                "It is likely that more patrols will be sent to the border.",
            ],
            published="2031-03-04",
            publisher="Norhaven Post",
        )
        self.second = a_source(
            "b.txt",
            [
                "President Anna Toth met General Oskar Lind, the head of the Border Guard, in Norhaven on Monday.",
                "Four soldiers were killed in a clash near Norhaven, the army said.",
                "A border crossing was closed on 25 December after an attack.",
            ],
        )
        self.third = a_source(
            "c.txt",
            ["سربازان در درگیری مرزی کشته شدند.", "وزیر خارجه در سال 2022 به شهر سفر کرد."],
            language="fa",
            publisher="Made Up News",
        )
        self.sources: tuple[Source, ...] = (self.first, self.second, self.third)
        lines = {s.name: s.text.split("\n") for s in self.sources}
        self.meeting = a_claim(
            self.first,
            lines["a.txt"][0],
            names=("Ilya Varga", "Anna Toth"),
            places=("Norhaven",),
            dates=(("Monday", "2031-03-03", 0),),
            kind=ClaimKind.EVENT,
        )
        self.clash = a_claim(
            self.first,
            lines["a.txt"][1],
            places=("Norhaven",),
            dates=(("3 March 2031", "2031-03-03", None),),
            counts=(("Four", 4, "soldiers killed"),),
        )
        self.forecast = a_claim(self.first, lines["a.txt"][2], kind=ClaimKind.ASSESSMENT, certainty=Certainty.FORECAST)
        self.meeting2 = a_claim(
            self.second, lines["b.txt"][0], names=("Anna Toth", "Oskar Lind"), places=("Norhaven",), dates=(("Monday", None, 0),)
        )
        self.clash2 = a_claim(
            self.second,
            lines["b.txt"][1],
            certainty=Certainty.REPORTED,
            speaker="the army",
            places=("Norhaven",),
            counts=(("Four", 4, "soldiers killed"),),
        )
        self.closed = a_claim(self.second, lines["b.txt"][2], dates=(("25 December", "XXXX-12-25", None),))
        self.foreign = a_claim(self.third, lines["c.txt"][0])
        self.old = a_claim(self.third, lines["c.txt"][1], kind=ClaimKind.BACKGROUND, dates=(("2022", "2022", None),))
        self.claims: tuple[Claim, ...] = (
            self.meeting,
            self.clash,
            self.forecast,
            self.meeting2,
            self.clash2,
            self.closed,
            self.foreign,
            self.old,
        )
        self.dispute = a_conflict(
            "head of the Border Guard", "name", ConflictKind.NAME, ("Ilya Varga", (self.meeting,)), ("Oskar Lind", (self.meeting2,))
        )
        self.reconciled = Reconciled(
            entities=(
                an_entity("Anna Toth", (self.meeting, self.meeting2), roles=("President",)),
                an_entity("Ilya Varga", (self.meeting,), roles=("head of the Border Guard",)),
                an_entity("Oskar Lind", (self.meeting2,), roles=("head of the Border Guard",)),
                an_entity("Norhaven", (self.meeting, self.meeting2, self.clash, self.clash2), kind=EntityKind.PLACE),
            ),
            dates=(
                SettledDate(claim=self.meeting2.id, text="Monday", value="2031-03-03", reason="the other report", settled_by=self.first.id),
            ),
            origins=origins_of(self.sources),
            events=(
                an_event((self.meeting, self.meeting2), when="2031-03-03"),
                an_event((self.clash, self.clash2), when="2031-03-03"),
                an_event((self.closed,), when="XXXX-12-25"),
                an_event((self.old,), when="2022", background=True),
            ),
            conflicts=(self.dispute,),
        )

    @property
    def reading(self) -> Reading:
        """The sources as read."""
        return Reading(sources=self.sources)

    @property
    def extractions(self) -> tuple[Extraction, ...]:
        """Of each source."""
        return extractions_of(self.sources, self.claims)

    @property
    def evidence(self) -> Evidence:
        """The index over all of it."""
        return gather(self.reading, self.extractions, self.reconciled)
