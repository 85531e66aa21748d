"""Names: all spellings of each, in their scripts, why they are taken for one, and what a person says of it."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.models import Entity, Judgement, Verdict
from briefer.publish.text import clean, is_rtl, language_of
from briefer.web.desk import Desk
from briefer.web.panes.ask import Ask, Pane, address, part_of
from briefer.wording import KINDS, counted
from briefer.wording.things import headline, in_words, spellings

SAID = {Verdict.SAME: "the same", Verdict.DIFFERENT: "two", Verdict.UNSURE: "unsure", Verdict.NONE: "silent"}
LIKE = 8
REASONS = 12


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing a name. ``raw`` is what a decision is bound to."""

    raw: str
    text: str
    lang: str | None
    rtl: bool
    times: int
    cited: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a list."""

    id: str
    canonical: str
    kind: str
    spellings: tuple[Spelling, ...]
    times: int
    cited: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """What one rule says, for a reader."""

    said: str
    score: str
    rule: str
    reason: str


def names_pane(desk: Desk, ask: Ask) -> Pane:
    """All names, the most named first, in parts; filtered by words of any spelling and by kind."""
    kind = ask.params.get("kind", "")
    found = matching(desk, ask.words, kind)
    part = part_of(found, ask, "names", q=ask.words, kind=kind)
    context = {
        "part": part,
        "rows": tuple(_named(desk, e) for e in part.entries),
        "q": ask.words,
        "kind": kind,
        "kinds": KINDS.values(),
        "total": len(desk.entities),
    }
    return Pane("names.j2", "Names", ask.here("names", kind=kind), context)


def matching(desk: Desk, words: str, kind: str = "") -> list[Entity]:
    """The names that have these words in a spelling, the most named first."""
    words = words.casefold()
    found = [e for e in desk.entities.values() if (not kind or KINDS[e.kind] == kind) and _has(e, words)]
    return sorted(found, key=lambda e: (-_times(e), e.canonical, e.id))


def _has(entity: Entity, words: str) -> bool:
    return not words or words in entity.canonical.casefold() or any(words in v.text.casefold() for v in entity.variants)


def _times(entity: Entity) -> int:
    return len({c for v in entity.variants for c in v.claims})


def _named(desk: Desk, entity: Entity) -> Named:
    return Named(
        entity.id,
        clean(entity.canonical),
        KINDS[entity.kind],
        _spellings(desk, entity),
        _times(entity),
        desk.numbers({v.source for v in entity.variants}),
        bool(desk.decided.get(entity.id)),
    )


def _spellings(desk: Desk, entity: Entity) -> tuple[Spelling, ...]:
    found = []
    for raw, (sources, times) in spellings(entity).items():
        text, rtl = clean(raw), is_rtl(raw)
        languages = [desk.evidence.sources[s].language for s in sources if s in desk.evidence.sources]
        found.append(Spelling(raw, text, language_of(text, languages) if rtl else None, rtl, times, desk.numbers(sources)))
    return tuple(found)


def name_pane(desk: Desk, ask: Ask) -> Pane:
    """One name.

    Raises:
        KeyError: there is none with this id.
    """
    entity = desk.entities[ask.id]
    named = _named(desk, entity)
    claims = sorted({c for v in entity.variants for c in v.claims})
    context = {
        "named": named,
        "role": clean(entity.role or ""),
        "roles": tuple(_roles(desk, entity)),
        "together": _judged(desk, [j for j in entity.judgements if j.verdict is Verdict.SAME]),
        "against": _judged(desk, [j for j in entity.judgements if j.verdict is not Verdict.SAME]),
        "apart": _judged(desk, list(entity.apart)),
        "like": like(desk, entity, ask.words),
        "q": ask.words,
        "before": desk.decided.get(entity.id, ()),
        "cited": [desk.sentences[s] for s in _sentences(desk, claims)],
        "counted_in": f"{counted(named.times, 'statement')} in {counted(len({v.source for v in entity.variants}), 'source')}",
        "first": headline(desk.evidence, claims),
    }
    return Pane("name.j2", named.canonical, address("name", entity.id), context)


def _roles(desk: Desk, entity: Entity) -> list[tuple[str, str]]:
    """The offices that the sources give, those of most sources first, each with its sources."""
    said: dict[str, set[str]] = {}
    for role in entity.roles:
        said.setdefault(clean(role.role), set()).add(role.source)
    return [(r, desk.numbers(s)) for r, s in sorted(said.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:REASONS]]


def _sentences(desk: Desk, claims: list[str]) -> list[str]:
    """The sentences of the page that rest on these claims."""
    found = dict.fromkeys(s for c in claims for s in desk.cited_in.get(c, ()))
    return [s for s in found if desk.sentences[s].cut is None][:LIKE]


def _judged(desk: Desk, judgements: list[Judgement]) -> tuple[Judged, ...]:
    """The surest first; some dozen tell enough."""
    ordered = sorted(judgements, key=lambda j: (-j.score, j.rule, j.reason))[:REASONS]
    return tuple(Judged(SAID[j.verdict], f"{j.score:.2f}", j.rule, in_words(desk.evidence, j.reason)) for j in ordered)


def like(desk: Desk, entity: Entity, words: str) -> tuple[Named, ...]:
    """Other names of the kind that it might be one with: those that have the words, or, without words, that share one with it."""
    others = [e for e in matching(desk, words, KINDS[entity.kind]) if e.id != entity.id]
    if not words:
        own = _words(entity)
        others.sort(key=lambda e: -len(own & _words(e)))
    return tuple(_named(desk, e) for e in others[:LIKE])


def _words(entity: Entity) -> frozenset[str]:
    return frozenset(w for v in entity.variants for w in v.text.casefold().split() if len(w) > 2)
