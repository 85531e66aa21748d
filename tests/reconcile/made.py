"""Claims made by hand: a source is its sentences, and a claim is one of them with what it names."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from briefer.models import (
    Bound,
    Certainty,
    Claim,
    ClaimKind,
    Conflict,
    DateKnown,
    DateMention,
    DifferenceKind,
    Entity,
    EntityKind,
    Mention,
    Quantity,
    Reconciled,
    Segment,
    Source,
    Span,
)
from briefer.reconcile import reconcile_claims

KINDS = {"per": EntityKind.PERSON, "org": EntityKind.ORGANISATION, "loc": EntityKind.PLACE}


@dataclass
class Said:
    """One sentence and what stands in it.

    Names are (kind, text[, role[, english]]), dates (text, value[, weekday]), numbers (text, value, counted[, bound]).
    """

    text: str
    names: Sequence[tuple[Any, ...]] = ()
    dates: Sequence[tuple[Any, ...]] = ()
    numbers: Sequence[tuple[Any, ...]] = ()
    english: str | None = None
    kind: ClaimKind = ClaimKind.EVENT
    certainty: Certainty = Certainty.ASSERTED
    speaker: str | None = None


@dataclass
class World:
    sources: list[Source] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def span_of(words: str, text: str, start: int) -> Span | None:
    at = text.find(words)
    return None if at < 0 else Span(start=start + at, end=start + at + len(words), text=words)


def make_mention(item: tuple[Any, ...], text: str, start: int) -> Mention:
    kind, words, role, english = (*item, None, None)[:4]
    return Mention(text=words, kind=KINDS[kind], span=span_of(words, text, start), role=role, english=english)


def make_date(item: tuple[Any, ...], text: str, start: int) -> DateMention:
    words, value, weekday = (*item, None)[:3]
    return DateMention(text=words, span=span_of(words, text, start), value=value, reason="as the words say", weekday=weekday)


def make_number(item: tuple[Any, ...], text: str, start: int) -> Quantity:
    words, value, counted, bound = (*item, Bound.EXACT)[:4]
    return Quantity(text=words, span=span_of(words, text, start), value=value, counted=counted, bound=bound)


def make_claim(source: str, said: Said, start: int, number: int, language: str) -> Claim:
    return Claim(
        id=f"{source}:{start}-{start + len(said.text)}",
        source=source,
        statement=said.english or said.text,
        statement_language="en" if said.english else language,
        quote=Span(start=start, end=start + len(said.text), text=said.text),
        kind=said.kind,
        certainty=said.certainty,
        speaker=said.speaker,
        mentions=tuple(make_mention(item, said.text, start) for item in said.names),
        dates=tuple(make_date(item, said.text, start) for item in said.dates),
        quantities=tuple(make_number(item, said.text, start) for item in said.numbers),
        paragraph=number,
    )


def make_source(
    name: str,
    sentences: Sequence[Said],
    *,
    published: str | None = None,
    language: str = "en",
    publisher: str | None = None,
    agencies: Sequence[str] = (),
    grade: str = "F",
) -> tuple[Source, list[Claim]]:
    text = "\n".join(said.text for said in sentences)
    sha = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    source = Source.model_validate(
        {
            "id": f"s{sha[:10]}",
            "name": name,
            "sha256": sha,
            "media_type": "text/plain",
            "encoding": "utf-8",
            "text": text,
            "segments": (Segment(start=0, end=len(text), raw_start=0, raw_end=len(text)),),
            "publisher": publisher,
            "credits": tuple(agencies),
            "language": language,
            "published": published,
            "published_how": DateKnown.METADATA if published else DateKnown.UNKNOWN,
            "grade": grade,
        }
    )
    claims, start = [], 0
    for number, said in enumerate(sentences):
        claims.append(make_claim(source.id, said, start, number, language))
        start += len(said.text) + 1
    return source, claims


def build(*given: tuple[Any, ...]) -> World:
    """``build(("a.txt", [Said(...)], {"published": ...}), ...)``."""
    made = World()
    for name, sentences, *rest in given:
        source, claims = make_source(name, sentences, **(rest[0] if rest else {}))
        made.sources.append(source)
        made.claims.extend(claims)
    return made


def reconcile(*given: tuple[Any, ...], as_of: str | None = None) -> tuple[World, Reconciled]:
    made = build(*given)
    return made, reconcile_claims(made.sources, made.claims, as_of=as_of)


def home_of(found: Reconciled, text: str) -> Entity:
    """The one entity of which ``text`` is a variant."""
    (entity,) = [e for e in found.entities if any(v.text == text for v in e.variants)]
    return entity


def shown(found: Reconciled) -> list[Conflict]:
    return [c for c in found.conflicts if c.verdict is DifferenceKind.CONFLICT]
