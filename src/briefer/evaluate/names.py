"""Names: B-cubed (Bagga and Baldwin 1998) over the mentions of gold that were found."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefer.evaluate.gold import Gold, GoldEntity, Quoted
from briefer.evaluate.locate import Measured, Stretch, closeness, overlap, shared
from briefer.evaluate.score import Clustered, Finding, Names, Tally
from briefer.lexicon.folding import fold
from briefer.models import EntityKind

KINDS = frozenset(EntityKind)


class Named(NamedTuple):
    """A mention of ours that has an entity. ``start`` and ``end`` are of the clean text."""

    start: int
    end: int
    text: str
    kind: str
    entity: str


class Linked(NamedTuple):
    """A mention of gold and the mention of ours that it is."""

    gold: int
    words: Quoted
    ours: Named


def named(m: Measured) -> dict[str, tuple[Named, ...]]:
    """Our mentions by source. The entity of a mention is the one with a variant of its text, source and claim."""
    of = {(v.source, v.text, c): e.id for e in m.record.reconciled.entities for v in e.variants for c in v.claims}
    found: dict[str, list[Named]] = defaultdict(list)
    for claim in m.claims.values():
        for mention in claim.mentions:
            entity = of.get((claim.source, mention.text, claim.id))
            if mention.span is not None and entity is not None:
                found[claim.source].append(Named(mention.span.start, mention.span.end, mention.text, mention.kind.value, entity))
    return {source: tuple(mentions) for source, mentions in found.items()}


def name_scores(m: Measured, gold: Gold) -> tuple[Names, tuple[Finding, ...]]:
    """Over persons, organisations and places that belong to the story; things of another kind are left out."""
    ours = named(m)
    entities = [e for e in gold.entities if e.kind in KINDS and not e.unrelated]
    wanted = tuple(_wanted(gold, entities))
    linked = [(w, _link(m, ours.get(m.place(w.words).source or "", ()), w)) for w in wanted]
    links = [link for _, link in linked if link]
    counts = Names(
        found=Tally(got=len(links), of=len(wanted)),
        every=b_cubed(links, lambda _: True),
        latin=b_cubed(links, lambda words: is_latin(words.quote)),
        other=b_cubed(links, lambda words: not is_latin(words.quote)),
    )
    lost = [w for w, link in linked if link is None]
    return counts, (*_split(entities, links), *_merged(m, entities, links), *map(_lost, lost))


class Wanted(NamedTuple):
    """A mention of gold: its entity, the words, and what other entities are called in the same file."""

    number: int
    entity: GoldEntity
    words: Quoted
    taken: frozenset[str]


def _wanted(gold: Gold, entities: Sequence[GoldEntity]) -> Iterator[Wanted]:
    """Each spelling of each entity once a file."""
    called: dict[str, list[tuple[str, GoldEntity]]] = defaultdict(list)
    for entity in gold.entities:
        for words in entity.variants:
            called[words.file].append((_plain(words.quote), entity))
    for number, entity in enumerate(entities):
        own = {(v.file, _plain(v.quote)) for v in entity.variants}
        for words in dict.fromkeys(entity.variants):
            names = (name for name, of in called[words.file] if of is not entity)
            yield Wanted(number, entity, words, frozenset(n for n in names if (words.file, n) not in own))


def _link(m: Measured, ours: Sequence[Named], wanted: Wanted) -> Linked | None:
    """The mention of ours that is of its kind, covers most of a place where it stands, and least besides."""
    able = [
        (n.kind == wanted.entity.kind, closeness((n.start, n.end), stretch), -n.start, n)
        for stretch in m.place(wanted.words).stretches
        for n in ours
        if _plain(n.text) not in wanted.taken and _is_it((n.start, n.end), stretch, same_kind=n.kind == wanted.entity.kind)
    ]
    return Linked(wanted.number, wanted.words, max(able)[-1]) if able else None


def _plain(text: str) -> str:
    return fold(text).text.casefold()


def _is_it(ours: Stretch, gold: Stretch, *, same_kind: bool) -> bool:
    """Half of the shorter; and where the kinds differ, of the longer too: the place in an organisation's name is not the organisation."""
    longer = max(ours[1] - ours[0], gold[1] - gold[0])
    return overlap(ours, gold) and (same_kind or 2 * shared(ours, gold) >= longer)


def is_latin(text: str) -> bool:
    """Whether most of its letters are of the Latin script."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(unicodedata.name(char, "").startswith("LATIN") for char in letters) >= len(letters)


def b_cubed(links: Sequence[Linked], counted: Callable[[Quoted], bool]) -> Clustered:
    """Each mention's precision and recall in the clusters of all mentions, added up over those that are counted."""
    both = Counter((link.gold, link.ours.entity) for link in links)
    of_gold = Counter(link.gold for link in links)
    of_ours = Counter(link.ours.entity for link in links)
    chosen = [(link.gold, link.ours.entity) for link in links if counted(link.words)]
    return Clustered(
        mentions=len(chosen),
        precision_sum=sum(both[pair] / of_ours[pair[1]] for pair in chosen),
        recall_sum=sum(both[pair] / of_gold[pair[0]] for pair in chosen),
    )


def _split(entities: Sequence[GoldEntity], links: Sequence[Linked]) -> Iterator[Finding]:
    """Each entity of gold that we have as several."""
    for number, entity in enumerate(entities):
        parts: dict[str, list[str]] = defaultdict(list)
        for link in links:
            if link.gold == number:
                parts[link.ours.entity].append(f"{link.words.quote} ({link.words.file})")
        if len(parts) > 1:
            yield Finding(metric="names", what="split", subject=entity.canonical, ours=tuple(" + ".join(p) for p in parts.values()))


def _merged(m: Measured, entities: Sequence[GoldEntity], links: Sequence[Linked]) -> Iterator[Finding]:
    """Each entity of ours that is several in gold."""
    canonical = {e.id: e.canonical for e in m.record.reconciled.entities}
    parts: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        parts[link.ours.entity][link.gold].append(f"{link.words.quote} ({link.words.file}) as {link.ours.text}")
    for entity, golds in parts.items():
        if len(golds) > 1:
            words = tuple(f"{entities[number].canonical}: {' + '.join(quotes)}" for number, quotes in golds.items())
            yield Finding(metric="names", what="merged", subject=canonical[entity], gold=words)


def _lost(wanted: Wanted) -> Finding:
    return Finding(
        metric="names", what="not found", subject=wanted.entity.canonical, files=(wanted.words.file,), gold=(wanted.words.quote,)
    )
