"""Who bears a name, over all briefs, and what the memory holds on each: two who share a surname are never one by that alone."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefer.desk.memory_part import Part
from briefer.desk.said import HIT, HIT_FIELDS, LAST_OF_SOURCE, spelt
from briefer.desk.store import plain
from briefer.models import Bearer, EntityKind, Hit, Recalled, SettledName

Form = tuple[str, str]
"""Kind, and canonical name as names are compared: what somebody is called in a brief."""

LISTED = 2**63
"""In place of the number of a brief: what the list of names says goes before what any brief says."""

LOOKED_INTO = 3
"""Briefs that are opened to see how a spelling was written; an older spelling is shown as names are compared."""

_BEARING = """SELECT s.brief, s.entity, e.kind, e.canonical FROM spellings s JOIN entities e USING (brief, entity)
    WHERE s.spelling = ? ORDER BY s.brief, s.entity"""


@dataclass(slots=True)
class _One:
    """One who is named: in briefs, and on the desk's list of names."""

    kind: str
    name: str
    last: int = 0
    forms: set[Form] = field(default_factory=set)
    nodes: set[tuple[int, str]] = field(default_factory=set)
    spellings: set[str] = field(default_factory=set)


class Recall(Part):
    """What is remembered of a person, an organisation or a place."""

    def bearers(self, name: str, settled: Sequence[SettledName] = ()) -> tuple[Bearer, ...]:
        """All who bear a name, each with the claims on them; several where it is ambiguous, those of most claims first.

        Two entities of two briefs are one if they have the same kind and the full name of one is a spelling of the other, or the list of
        names says so. A claim that is in no brief counts by the spelling of its mention, where only one bears that spelling.

        Args:
            name: in any spelling and script.
            settled: the desk's list of names.
        """
        with self._file.reading() as store:
            if store is None or not (wanted := plain(spelt(name))):
                return ()
            known = _Known(store, settled)
            told = [known.told(one) for one in known.bearing(wanted)] or list(_mentioned(store, name, wanted, known))
        return tuple(sorted(told, key=lambda b: (-len(b.claims), b.name, b.kind)))

    def of(self, bearers: Iterable[Bearer], since: str | None = None) -> tuple[Recalled, ...]:
        """What the memory holds on these, in the order of when it happened: by the day of the claim, else of the article.

        Args:
            bearers: as `bearers` gives them.
            since: a day, YYYY-MM-DD: what happened before is left out.
        """
        whose: dict[str, list[str]] = {}
        for bearer in bearers:
            for claim in bearer.claims:
                whose.setdefault(claim, []).append(bearer.name)
        with self._file.reading() as store:
            if store is None:
                return ()
            hits = list(_hits(store, whose))
            numbers = _numbers(store, {hit.version for hit in hits})
        told = (_recalled(hit, whose[hit.claim], numbers[hit.version]) for hit in hits)
        return tuple(sorted((t for t in told if not since or t.day >= since), key=lambda t: t.day))


class _Known:
    """The entities of all briefs and the names of the list, as far as one name leads to them."""

    def __init__(self, store: sqlite3.Connection, settled: Sequence[SettledName]) -> None:
        self._store = store
        self._settled = [(entry, {spelt(s) for s in (entry.name, *entry.also)}) for entry in settled]
        self._full: list[str] | None = None

    def bearing(self, spelling: str) -> list[_One]:
        """Those who bear a spelling, each once."""
        found: list[_One] = []
        for form in self._forms(spelling):
            if not any(form in one.forms for one in found):
                found.append(self._grown(form))
        return found

    def _forms(self, spelling: str) -> list[Form]:
        listed = [(entry.kind.value, spelt(entry.name)) for entry, spellings in self._settled if spelling in spellings]
        return list(dict.fromkeys((*listed, *self._borne(spelling))))

    def _grown(self, form: Form) -> _One:
        """Everybody who is the same as the one of that form."""
        one = _One(kind=form[0], name=form[1])
        waiting = [form]
        while waiting:
            if (form := waiting.pop()) not in one.forms:
                one.forms.add(form)
                self._add(one, form)
                waiting += [*self._listed(one), *(f for spelling in sorted(one.spellings) for f in self._same(one, spelling))]
        return one

    def _add(self, one: _One, form: Form) -> None:
        """Those of that form, from the briefs and from the list; called as the list says, else as in the last brief."""
        for brief, entity, kind, canonical in self._store.execute(_BEARING, (form[1],)):
            if (kind, spelt(canonical)) == form:
                one.nodes.add((brief, entity))
                one.spellings.update(_spellings(self._store, brief, entity))
                if brief > one.last:
                    one.name, one.last = canonical, brief
        for entry, spellings in self._settled:
            if (entry.kind.value, spelt(entry.name)) == form:
                one.name, one.last = entry.name, LISTED
                one.spellings |= spellings

    def _same(self, one: _One, spelling: str) -> list[Form]:
        """The forms that a spelling of somebody proves to be the same one."""
        mine = (one.kind, spelling)
        bearing = [form for form in self._borne(spelling) if form[0] == one.kind]
        if _is_full(spelling):
            alike = bearing if mine in one.forms else [mine] if mine in bearing else []
        elif one.kind != EntityKind.PERSON and len([form for form in bearing if form != mine]) < 2:
            alike = bearing  # 'ISI' is a name too, as long as one body alone has it
        else:
            alike = []
        return [form for form in alike if form[1] not in self._denied(one)]

    def _listed(self, one: _One) -> Iterator[Form]:
        """What the list of names says to be the same one."""
        for entry, spellings in self._settled:
            if entry.kind.value == one.kind and any(canonical in spellings for _, canonical in one.forms):
                yield from ((one.kind, spelling) for spelling in spellings)

    def _denied(self, one: _One) -> set[str]:
        return {spelt(s) for entry, spellings in self._settled if (entry.kind.value, spelt(entry.name)) in one.forms for s in entry.apart}

    def _borne(self, spelling: str) -> list[Form]:
        """The forms of all in briefs who bear a spelling."""
        rows = self._store.execute(_BEARING, (spelling,))
        return list(dict.fromkeys((kind, spelt(canonical)) for _, _, kind, canonical in rows))

    def told(self, one: _One) -> Bearer:
        """One who is named, with the claims on them."""
        claims = {claim for node in sorted(one.nodes) for claim in _claims(self._store, *node)}
        own = [spelling for spelling in sorted(one.spellings) if self._is_own(one, spelling)]
        claims |= set(_naming(self._store, own, one.kind))
        written = self._as_written(one)
        spellings = tuple(written.get(spelling, spelling) for spelling in sorted(one.spellings))
        return Bearer(name=one.name, kind=EntityKind(one.kind), spellings=spellings, claims=tuple(sorted(claims)))

    def _as_written(self, one: _One) -> dict[str, str]:
        """The spellings as a person wrote them: on the list, and in the last briefs."""
        found = {spelt(s): s for entry, spellings in self._settled if spellings <= one.spellings for s in (*entry.also, entry.name)}
        for brief, entity in sorted(one.nodes, reverse=True)[:LOOKED_INTO]:
            (body,) = self._store.execute("SELECT body FROM briefs WHERE seq = ?", (brief,)).fetchone()
            every = json.loads(zlib.decompress(body))["reconciled"]["entities"]
            texts = (variant["text"] for each in every if each["id"] == entity for variant in each["variants"])
            found |= {spelt(text): " ".join(text.split()) for text in texts if spelt(text) not in found}
        return {one.name.casefold(): one.name} | found

    def _is_own(self, one: _One, spelling: str) -> bool:
        """Whether nobody else bears a spelling: in no brief, and as a part of a full name in no article either."""
        if any(form not in one.forms for form in self._forms(spelling) if form[0] == one.kind):
            return False
        if _is_full(spelling) or one.kind != EntityKind.PERSON:
            return True
        return not any(name not in one.spellings for name in self.with_words(spelling))

    def with_words(self, words: str) -> list[str]:
        """The full names of people, in claims, that have these words."""
        if self._full is None:
            self._full = list(_full_names(self._store))
        return [name for name in self._full if words in name or _is_full(words) if _has(name, words) and _is_person(self._store, name)]


def _is_full(spelling: str) -> bool:
    return " " in spelling


def _has(full: str, words: str) -> bool:
    """Whether a full name has all of these words."""
    return set(words.split()) <= set(full.split())


def _spellings(store: sqlite3.Connection, brief: int, entity: str) -> Iterator[str]:
    sql = """SELECT o.spelling FROM entities e JOIN spellings o ON o.brief = e.brief AND o.entity = e.entity
        WHERE e.brief = ? AND e.entity = ?"""
    return (spelling for (spelling,) in store.execute(sql, (brief, entity)))


def _claims(store: sqlite3.Connection, brief: int, entity: str) -> Iterator[str]:
    return (c for (c,) in store.execute("SELECT claim FROM entity_claims WHERE brief = ? AND entity = ?", (brief, entity)))


def _naming(store: sqlite3.Connection, spellings: Sequence[str], kind: str) -> Iterator[str]:
    sql = """SELECT DISTINCT c.claim FROM mentions m JOIN claims c ON c.row = m.claim
        WHERE m.spelling IN (SELECT value FROM json_each(?)) AND m.kind = ?"""
    return (claim for (claim,) in store.execute(sql, (json.dumps(spellings), kind)))


def _full_names(store: sqlite3.Connection) -> Iterator[str]:
    """All spellings of two words or more; from one to the next, for there are far more mentions than spellings."""
    sql = """WITH RECURSIVE every (spelling) AS (SELECT min(spelling) FROM mentions UNION ALL
        SELECT (SELECT min(m.spelling) FROM mentions m WHERE m.spelling > every.spelling) FROM every WHERE every.spelling IS NOT NULL)
        SELECT spelling FROM every WHERE instr(spelling, ' ') > 0"""
    return (spelling for (spelling,) in store.execute(sql))


def _is_person(store: sqlite3.Connection, spelling: str) -> bool:
    sql = "SELECT 1 FROM mentions WHERE spelling = ? AND kind = 'person' LIMIT 1"
    return store.execute(sql, (spelling,)).fetchone() is not None


def _mentioned(store: sqlite3.Connection, name: str, wanted: str, known: _Known) -> Iterator[Bearer]:
    """Those who bear a name that no brief gives anybody, by its mentions alone; and all whose full name has these words."""
    kinds = [kind for (kind,) in store.execute("SELECT DISTINCT kind FROM mentions WHERE spelling = ? ORDER BY kind", (wanted,))]
    for kind in kinds:
        yield Bearer(name=name, kind=EntityKind(kind), spellings=(wanted,), claims=tuple(sorted(_naming(store, [wanted], kind))))
    full_names = [full for full in known.with_words(wanted) if full != wanted]
    several = [one for full in full_names for one in known.bearing(full)]
    for one in (one for n, one in enumerate(several) if not any(one.forms & other.forms for other in several[:n])):
        yield known.told(one)
    for full in full_names:
        if not known.bearing(full):
            claims = tuple(sorted(_naming(store, [full], EntityKind.PERSON.value)))
            yield Bearer(name=_as_written(store, full), kind=EntityKind.PERSON, spellings=(full,), claims=claims)


def _as_written(store: sqlite3.Connection, spelling: str) -> str:
    """A name as a claim has it, where its words stand there; else as names are compared."""
    sql = "SELECT c.named, c.statement FROM mentions m JOIN claims c ON c.row = m.claim WHERE m.spelling = ? ORDER BY c.row LIMIT 1"
    for named, statement in store.execute(sql, (spelling,)):
        for text in (*named.split("\n"), statement):
            if (at := text.casefold().find(spelling)) >= 0 and len(text.casefold()) == len(text):
                return str(text[at : at + len(spelling)])
    return spelling


def _hits(store: sqlite3.Connection, claims: Iterable[str]) -> Iterator[Hit]:
    wanted = list(claims)
    sources = sorted({claim.partition(":")[0] for claim in wanted})
    sql = f"""{HIT} FROM claims c CROSS JOIN versions v ON {LAST_OF_SOURCE} WHERE c.source IN (SELECT value FROM json_each(?))
        AND c.claim IN (SELECT value FROM json_each(?)) ORDER BY c.row"""  # noqa: S608  (ours)
    for row in store.execute(sql, (json.dumps(sources), json.dumps(wanted))):
        yield Hit(**dict(zip(HIT_FIELDS, row, strict=True)))


def _numbers(store: sqlite3.Connection, seqs: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Of each version its number among those of its article, and how many these are."""
    sql = """SELECT seq, number, (SELECT max(number) FROM versions o WHERE o.article = v.article) FROM versions v
        WHERE seq IN (SELECT value FROM json_each(?))"""
    return {seq: (number, many) for seq, number, many in store.execute(sql, (json.dumps(sorted(seqs)),))}


def _recalled(hit: Hit, names: Sequence[str], numbers: tuple[int, int]) -> Recalled:
    day = hit.when or hit.published or hit.taken[:10]
    return Recalled(day=day, names=tuple(names), hit=hit, number=numbers[0], versions=numbers[1])
