"""Records made by hand, small enough to work out every figure on paper."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from briefer.evaluate.gold import Gold
from briefer.models import (
    Brief,
    Certainty,
    Claim,
    ClaimKind,
    Conflict,
    ConflictKind,
    Cut,
    DateKnown,
    DateMention,
    DifferenceKind,
    Entity,
    EntityKind,
    Extraction,
    Item,
    Mention,
    Origin,
    Position,
    Reading,
    Reconciled,
    Record,
    Run,
    Section,
    Segment,
    Sentence,
    SettledDate,
    Source,
    Span,
    Unread,
    Variant,
)


def span(words: str, text: str, start: int = 0) -> Span:
    at = text.index(words, start)
    return Span(start=at, end=at + len(words), text=words)


@dataclass
class World:
    """Sources by file name; everything else is added by the calls below and put together by ``record``."""

    texts: dict[str, str]
    languages: dict[str, str] = field(default_factory=dict)
    published: dict[str, tuple[str, str]] = field(default_factory=dict)
    unread: Sequence[str] = ()
    claims: list[Claim] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    dates: list[SettledDate] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    cut: list[Cut] = field(default_factory=list)

    def source(self, name: str) -> Source:
        text = self.texts[name]
        digest = hashlib.sha256(name.encode()).hexdigest()
        date, words = self.published.get(name, (None, None))
        return Source(
            id="s" + digest[:10],
            name=name,
            sha256=digest,
            media_type="text/plain",
            encoding="utf-8",
            text=text,
            segments=(Segment(start=0, end=len(text), raw_start=0, raw_end=len(text)),),
            language=self.languages.get(name, "en"),
            published=date,
            published_how=DateKnown.DATELINE if date else DateKnown.UNKNOWN,
            published_words=words,
        )

    def claim(self, name: str, quote: str, *, names: Sequence[tuple[str, str]] = (), dates: Sequence[tuple[str, Any]] = ()) -> str:
        """The id of a claim on these words; names as (kind, text), dates as (text, value)."""
        source = self.source(name)
        at = span(quote, source.text)
        made = Claim(
            id=f"{source.id}:{at.start}-{at.end}",
            source=source.id,
            statement=quote,
            quote=at,
            kind=ClaimKind.EVENT,
            certainty=Certainty.ASSERTED,
            mentions=tuple(Mention(text=t, kind=EntityKind(k), span=span(t, source.text, at.start)) for k, t in names),
            dates=tuple(DateMention(text=t, span=span(t, source.text, at.start), value=v, reason="as it says") for t, v in dates),
        )
        self.claims.append(made)
        return made.id

    def entity(self, canonical: str, kind: str, *variants: tuple[str, str]) -> None:
        """Variants as (text, claim)."""
        of = {c.id: c.source for c in self.claims}
        said = tuple(Variant(text=text, source=of[claim], claims=(claim,)) for text, claim in variants)
        self.entities.append(Entity(id=canonical, canonical=canonical, kind=EntityKind(kind), variants=said))

    def settle(self, claim: str, text: str, value: str, by: str | None = None) -> None:
        self.dates.append(SettledDate(claim=claim, text=text, value=value, reason="as it says", settled_by=by))

    def conflict(self, name: str, kind: str, verdict: str, *positions: tuple[str, Sequence[str]], attribute: str = "killed") -> str:
        """Positions as (value, claims)."""
        of = {c.id: c.source for c in self.claims}
        sides = tuple(Position(value=v, claims=tuple(c), sources=tuple(dict.fromkeys(of[i] for i in c)), origins=()) for v, c in positions)
        self.conflicts.append(
            Conflict(
                id=name,
                subject="attack",
                attribute=attribute,
                kind=ConflictKind(kind),
                verdict=DifferenceKind(verdict),
                positions=sides,
                reason="they differ",
            )
        )
        return name

    def origin(self, *names: str) -> None:
        ids = tuple(self.source(n).id for n in names)
        self.origins.append(Origin(id="+".join(names), sources=ids, kind="copy" if len(ids) > 1 else "single", reason="one text"))

    def item(self, text: str, *claims: str, conflict: str | None = None, cut: bool = False) -> None:
        section = Section.DISAGREEMENTS if conflict else Section.DEVELOPMENTS
        number = len(self.items) + len(self.cut)
        sentence = Sentence(id=f"i{number}.1", text=text, claims=claims, by="template")
        made = Item(id=f"i{number}", section=section, sentences=(sentence,), conflict=conflict)
        if cut:
            self.cut.append(Cut(item=made, why="no room"))
        else:
            self.items.append(made)

    def record(self) -> Record:
        sources = tuple(map(self.source, self.texts))
        return Record(
            run=Run(briefer="0", reader="builtin"),
            reading=Reading(sources=sources, unread=tuple(Unread(name=n, why="empty", advice="") for n in self.unread)),
            extractions=tuple(
                Extraction(source=s.id, reader="builtin", claims=tuple(c for c in self.claims if c.source == s.id)) for s in sources
            ),
            reconciled=Reconciled(
                entities=tuple(self.entities), dates=tuple(self.dates), origins=tuple(self.origins), conflicts=tuple(self.conflicts)
            ),
            brief=Brief(title="Made up", as_of=None, as_of_how="none", items=tuple(self.items), sources=(), cut=tuple(self.cut)),
        )


def gold(**parts: Any) -> Gold:
    return Gold.model_validate({"pack": "made up", **parts})


def quoted(file: str, *quotes: str) -> list[dict[str, str]]:
    return [{"file": file, "quote": quote} for quote in quotes]
