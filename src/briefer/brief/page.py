"""The page put together: head, list of sources, names; and the brief that is left once something is cut."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefer.brief.evidence import Evidence
from briefer.brief.made import read_in_part
from briefer.brief.rank import Group, day_of
from briefer.brief.sentences import make_sentence, shortened
from briefer.lexicon.folding import fold
from briefer.lexicon.names import strip_titles
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import find_places
from briefer.models import Brief, Cut, Entity, EntityKind, Extraction, Item, Mark, SourceLine

NEWEST, NO_DATE = "newest dated source", "no source bears a date"
REWRITTEN = {"rewrite": "a rewrite", "translation": "a translation"}
NAMES_AT_MOST = 6
MUCH_FURNITURE = 5
MOST_OF_IT = 0.6
IN_PASSING = 0.2


@dataclass(frozen=True, slots=True)
class Trim:
    """What is left out: items with the reason, names and sources past a number, citations past a number."""

    cut: dict[str, str] = field(default_factory=dict)
    names: int = NAMES_AT_MOST
    cited_sources_only: bool = False
    citations: int | None = None


def cut_off(evidence: Evidence, told: str | None, how: str) -> tuple[str | None, str]:
    """The information cut-off and how it is known: told, else the newest date of a source, else none."""
    if told:
        return told, how
    dated = [(day, p) for s in evidence.sources.values() if (p := s.published) and (day := day_of(p, last=True))]
    return (max(dated)[1], NEWEST) if dated else (None, NO_DATE)


def period_of(groups: Iterable[Group], evidence: Evidence, as_of: str | None) -> str | None:
    """From the earliest to the latest day of what is not background: events, and the publication of what tells of them."""
    days = []
    for group in groups:
        if group.mark is not Mark.BACKGROUND:
            said = [group.when, *(evidence.source_of(c).published for c in group.claims)]
            days += [d for value in said if value and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) and (d := day_of(value))]
    last = day_of(as_of)
    days = [d for d in days if last is None or d <= last]
    if not days:
        return None
    first, newest = min(days).isoformat(), max(days).isoformat()
    return first if first == newest else f"{first}/{newest}"


def trimmed(whole: Brief, evidence: Evidence, trim: Trim) -> Brief:
    """The brief that is left after trimming. What was cut is on record in it, before what was cut already."""
    kept = tuple(cited_less(i, evidence, trim.citations) for i in whole.items if i.id not in trim.cut)
    cited = cited_sources(kept, evidence)
    listed = tuple(line for line in whole.sources if line.source in cited or not trim.cited_sources_only)
    gone = {i.id for i in whole.items if i.id in trim.cut}
    cuts = [Cut(item=i, why=trim.cut[i.id], room=True) for i in whole.items if i.id in gone]
    return whole.model_copy(
        update={
            "items": kept,
            "sources": listed,
            "names": names_of(kept, evidence)[: trim.names],
            "made": _with_shortenings(whole.made, len(evidence.numbers) - len(listed), trim.citations),
            "cut": (*cuts, *_uncited(whole.items, kept), *(c for c in whole.cut if c.item.id not in gone)),
        }
    )


def cited_sources(items: Iterable[Item], evidence: Evidence) -> frozenset[str]:
    """The ids of the sources that these items cite."""
    return frozenset(evidence.claims[c].source for i in items for s in i.sentences for c in s.claims)


def with_cited_sources(brief: Brief, evidence: Evidence) -> Brief:
    """The brief with a line for every source that it cites; itself where none is missing."""
    listed = {line.source for line in brief.sources}
    missing = cited_sources(brief.items, evidence) - listed
    if not missing:
        return brief
    lines = sorted((*brief.sources, *source_lines(evidence, missing)), key=lambda line: line.number)
    made = _with_shortenings(brief.made, len(evidence.numbers) - len(lines), None)
    return brief.model_copy(update={"sources": tuple(lines), "made": made})


LISTED = "Listed are the sources cited on the page, and "
CITED = lazy(r"Each sentence cites at most (\d+) sources")


def citations_of(brief: Brief) -> int | None:
    """How many citations a sentence of it has at most, where they were shortened."""
    return next((int(found[1]) for line in brief.made if (found := CITED.match(line))), None)


def _with_shortenings(made: Sequence[str], left_out: int, citations: int | None) -> tuple[str, ...]:
    """How it was made, with what was left out of the list of sources and of the citations."""
    words = [line for line in made if not line.startswith(LISTED)]
    if left_out:
        words.append(f"{LISTED}{left_out} more, listed in brief.html.")
    if citations is not None:
        words.append(f"Each sentence cites at most {citations} sources, of different origins where it can.")
    return tuple(dict.fromkeys(words))


UNCITED = "-uncited"
"""Ends the id of what was cut of an item: claims that say the same as its sentences, which cite others."""


def _uncited(items: Sequence[Item], kept: Sequence[Item]) -> list[Cut]:
    """The claims that a sentence of the page rests on and does not cite, so that they are on record."""
    whole = {i.id: i for i in items}
    cited = {c for i in kept for s in i.sentences for c in s.claims}
    cuts = []
    for item in kept:
        full = whole[item.id]
        sentences = []
        for sentence in full.sentences:
            if left := [c for c in sentence.claims if c not in cited]:
                sentences.append(make_sentence("uncited", sentence.text, left, sentence.by))
                cited.update(left)
        if sentences:
            put = full.model_copy(update={"id": f"{item.id}{UNCITED}", "sentences": tuple(sentences)})
            cuts.append(Cut(item=put, why="says the same as the page, which cites other sources for it"))
    return cuts


def cited_less(item: Item, evidence: Evidence, most: int | None) -> Item:
    """An item whose sentences rest on at most ``most`` claims: the first, then those of other origins."""
    if most is None:
        return item
    sentences = []
    for sentence in item.sentences:
        origins: dict[str, str] = {}
        for claim in sentence.claims:
            origins.setdefault(evidence.origin_of(evidence.claims[claim].source), claim)
        sentences.append(sentence.model_copy(update={"claims": tuple(origins.values())[:most]}))
    return item.model_copy(update={"sentences": tuple(sentences)})


# ---------------------------------------------------------------- title


def title_of(groups: Sequence[Group], evidence: Evidence) -> str:
    """The places that most claims of the most important groups name, countries before cities; none that is only named in passing."""
    points: dict[tuple[bool, str], float] = defaultdict(float)
    for n, group in enumerate(groups[:8]):
        named = Counter(e for c in group.claims for e in evidence.entities.get(c.id, ()) if e.kind is EntityKind.PLACE)
        for entity, count in named.items():
            if place := _place(entity):
                points[place] += (8 - n) * count / len(group.claims)
    least = IN_PASSING * max(points.values(), default=0.0)
    ranked = sorted(((p, v) for p, v in points.items() if v >= least), key=lambda x: (x[0][0], -x[1], x[0][1]))
    names = list(dict.fromkeys(name for (_, name), _ in ranked))[:3]
    return ", ".join(names) or "Brief from the sources"


def _place(entity: Entity) -> tuple[bool, str] | None:
    """Whether a place is something else than a country, and its English name; None for regions without one."""
    found = next(iter(find_places(entity.canonical, "en")), None)
    if found:
        return found.kind != "country", found.name
    return (True, entity.canonical) if entity.canonical.isascii() else None


# ---------------------------------------------------------------- the list of sources


def source_lines(evidence: Evidence, wanted: Collection[str] | None = None) -> tuple[SourceLine, ...]:
    """An entry for every source, or for those that are wanted, numbered from 1 in the order of their names."""
    readings = {e.source: e for e in evidence.extractions}
    ids = evidence.numbers if wanted is None else [s for s in evidence.numbers if s in wanted]
    return tuple(_line(source, readings, evidence) for source in ids)


def _line(source_id: str, readings: Mapping[str, Extraction], evidence: Evidence) -> SourceLine:
    source = evidence.sources[source_id]
    origin = evidence.origins.get(source_id)
    first, whole = _like_before(source_id, readings, evidence)
    shared = REWRITTEN.get(origin.kind, "") if origin and whole else f"shares wire paragraphs with [{first}]" if first else ""
    notes = [_version_note(source_id, evidence), shared, _furniture_note(source_id, evidence), _reading_note(readings.get(source_id))]
    return SourceLine(
        number=evidence.numbers[source_id],
        source=source_id,
        title=shortened(source.title, 120) if source.title else None,
        publisher=source.publisher,
        published=source.published,
        published_how=source.published_how,
        language=source.language,
        grade=source.grade,
        same_text_as=first if whole else None,
        note="; ".join(n for n in notes if n) or None,
    )


def _version_note(source_id: str, evidence: Evidence) -> str:
    later = dict(evidence.reading.superseded).get(source_id, "")
    return f"an earlier version of [{evidence.numbers[later]}]" if later in evidence.numbers else ""


def _like_before(source_id: str, readings: Mapping[str, Extraction], evidence: Evidence) -> tuple[int | None, bool]:
    """The number of an earlier source of the same origin, None for the first of them, and whether it carries the text as a whole.

    Two articles in one language of which fewer than six in ten claims of the shorter are the same share paragraphs, not the text.
    """
    origin = evidence.origins.get(source_id)
    number = evidence.numbers[source_id]
    others = [s for s in origin.sources if s in evidence.numbers and evidence.numbers[s] < number] if origin else []
    if origin is None or not others:
        return None, False
    mine = readings[source_id].claims if source_id in readings else ()
    alike = Counter(s for c in mine for s in {evidence.claims[t].source for t in evidence.twins.get(c.id, ())})
    size = {s: len(readings[s].claims) if s in readings else 0 for s in others}
    share = {s: alike[s] / max(1, min(size[s], len(mine))) for s in others}
    nearest = min(others, key=lambda s: (-share[s], evidence.numbers[s]))
    partly = origin.kind == "rewrite" and bool(alike) and share[nearest] < MOST_OF_IT
    return (evidence.numbers[nearest], False) if partly else (min(evidence.numbers[s] for s in others), True)


def _furniture_note(source_id: str, evidence: Evidence) -> str:
    """How much was on the page besides the article, and why most of it was left out; none of its words. A headline or byline is no news."""
    reasons = Counter(shortened(f.reason, 50) for f in evidence.sources[source_id].furniture)
    if reasons.total() < MUCH_FURNITURE:
        return ""
    main = [reason for reason, _ in sorted(reasons.items(), key=lambda x: (-x[1], x[0]))[:2]]
    return f"{reasons.total()} menus, links and other parts of the page left out, mostly {' and '.join(main)}"


def _reading_note(extraction: Extraction | None) -> str:
    if extraction is None:
        return "not read for claims"
    said = [extraction.note.rstrip(".")] if extraction.note else []
    if extraction.fault or extraction.stood_in:
        said.append(f"{read_in_part(extraction)} by the built-in reader")
    elif not extraction.claims:
        said.append("no claims found")
    return "; ".join(said)


# ---------------------------------------------------------------- names


def names_of(items: Iterable[Item], evidence: Evidence) -> tuple[str, ...]:
    """People and organisations of the page that are spelt in more than one way: 'Emomali Rahmon: also Imam Ali Rahman [1]'."""
    cited = [c for i in items for s in i.sentences for c in s.claims]
    met = {e.id: e for c in cited for e in evidence.entities.get(c, ())}
    people_first = sorted(met.values(), key=lambda e: (e.kind is not EntityKind.PERSON, -len(e.variants), e.canonical))
    return tuple(line for e in people_first if e.kind is not EntityKind.PLACE and (line := _spellings(e, evidence)))


def _spellings(entity: Entity, evidence: Evidence) -> str:
    main = _key(entity.canonical)
    others: dict[frozenset[str], tuple[str, list[int]]] = {}
    for variant in entity.variants:
        key, number = _key(variant.text), evidence.numbers.get(variant.source)
        if number is None or key <= main or main <= key or _initials(entity.canonical) == _joined(variant.text):
            continue
        numbers = others.setdefault(key, (strip_titles(variant.text), []))[1]
        if number not in numbers:
            numbers.append(number)
    found = [f"{shortened(text, 60)} {sorted(numbers)}" for text, numbers in sorted(others.values(), key=lambda x: (min(x[1]), x[0]))]
    return f"{entity.canonical}: also {', '.join(found[:4])}" if found else ""


@lru_cache(maxsize=20_000)
def _key(name: str) -> frozenset[str]:
    words = re.findall(r"\w+", fold(strip_titles(name)).text.casefold().replace("'s", ""))
    return frozenset(words) - {"the", "of"}


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", name) if w[0].isupper()).casefold()


def _joined(name: str) -> str:
    return re.sub(r"\W", "", name).casefold()
