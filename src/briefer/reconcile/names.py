"""Which mentions name one person, body or place.

1. Equal spellings of a source are one form; short forms (a surname, an abbreviation, "the Observatory")
   are attached to the full name that they are part of in that source.
2. Equal full names of all sources are one unit; units that share a skeleton are compared by the rules.
3. Units are clustered, and what a rule holds apart for sure never meets.
4. A surname that stands alone in its source joins the one full name that it fits, if just one does and
   the office or another name beside it agrees.

What a model or a person says of two spellings (``judged``), and the desk's list of names (``settled``), are heard in all four steps.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from briefer.models import Claim, EntityKind, Judgement, Mention, PairJudged, SettledName, Source, Verdict
from briefer.reconcile.clusters import cluster
from briefer.reconcile.given import Given
from briefer.reconcile.judged import Views, hear_judged, pair_of, spelling_of
from briefer.reconcile.name_rules import NAME_RULES
from briefer.reconcile.name_units import HEADS, Reading, Unit, as_shown, initials, kind_of_name, office_key, plain, read_name
from briefer.reconcile.near_names import MOST_APART, Heard, nearest_others
from briefer.reconcile.rules import decide, hear, is_hard, same
from briefer.reconcile.settled import Entry, Occurring, hear_settled, pairs_settled
from briefer.reconcile.spellings import COMMON, keys_of, likeness

BLOCK = 60  # units: a key that more have is no ground for comparing them all
SON_OF = frozenset({"ben", "bin", "ibn", "bn"})
"""Parts of a surname, or of a patronymic, that are no name by themselves."""
LARGE_BLOCK, SEVERAL = 500, 2  # so many may have a key that counts where a pair shares so many of them


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling in one source, with every mention of it: (claim, number of the mention in it)."""

    id: str
    source: str
    kind: EntityKind
    text: str
    english: str | None
    read: Reading
    offices: frozenset[str]
    sentences: frozenset[tuple[str, int, int]]
    places: tuple[int, ...]
    mentions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Forms of one entity, why they are one, and why the nearest others are none of it.

    ``barred`` are the spellings that a person holds apart from it, ``full`` those that name it by themselves, and not as short forms
    of another that stands beside them.
    """

    kind: EntityKind
    forms: tuple[Form, ...]
    judgements: tuple[Judgement, ...]
    apart: tuple[Judgement, ...] = ()
    barred: frozenset[str] = frozenset()
    full: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Clustered:
    """Groups of units, why the units of each are one, why the nearest others are none of it, and all that was compared."""

    groups: tuple[tuple[str, ...], ...]
    why: dict[tuple[str, ...], tuple[Judgement, ...]]
    apart: dict[tuple[str, ...], tuple[Judgement, ...]]
    heard: dict[tuple[str, str], Heard]


@dataclass(frozen=True, slots=True)
class SortedNames:
    """All forms, those that are attached to a full form of their source, and the units that the full ones make."""

    forms: list[Form]
    homes: dict[str, str]
    attached: dict[str, Judgement]
    loners: list[Form]
    units: dict[str, Unit]
    hangers: dict[str, list[Form]]

    def own(self, unit: str) -> set[str]:
        """The full spellings of a unit."""
        return {spelling(name) for name in self.units[unit].forms}

    def short(self, unit: str) -> set[str]:
        """The short spellings that stand for a unit in the source of one of its forms."""
        return {spelling(form.id) for name in self.units[unit].forms for form in self.hangers.get(name, ())}


@dataclass(slots=True)
class _Bag:
    texts: list[str] = field(default_factory=list)
    english: list[str] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    sentences: set[tuple[str, int, int]] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    mentions: list[tuple[str, int]] = field(default_factory=list)

    def add(self, claim: Claim, number: int, mention: Mention) -> None:
        self.texts.append(mention.text)
        if mention.english:
            self.english.append(mention.english)
        if mention.role:
            self.offices.add(office_key(mention.role))
        self.sentences.add((claim.source, claim.quote.start, claim.quote.end))
        self.places.append(mention.span.start if mention.span else claim.quote.start)
        self.mentions.append((claim.id, number))


def group_names(given: Given, judged: Sequence[PairJudged] = (), settled: Sequence[SettledName] = ()) -> tuple[Group, ...]:
    """Every mention of every claim in exactly one group."""
    names, views = sort_names(given, judged, settled)
    found = cluster_names(names, views)
    groups = [tuple(form for unit in ids for form in names.units[unit].forms) for ids in found.groups]
    by_id = {form.id: form for form in names.forms}
    spelled = [{s for unit in ids for s in (*names.own(unit), *names.short(unit))} for ids in found.groups]
    merged = _place_loners(names.loners, [[by_id[f] for f in fs] for fs in groups], spelled, views)
    out = []
    for ids, units, late in zip(groups, found.groups, merged.joined, strict=True):
        said = (*found.why[units], *(names.attached[f.id] for name in ids for f in names.hangers.get(name, ())))
        full, short = [by_id[name] for name in ids], [f for name in ids for f in names.hangers.get(name, ())]
        out.append(_group(full, [*short, *(f for f, _ in late)], (*said, *(j for _, j in late)), found.apart[units], views))
    out.extend(_group([by_id[name] for name in ids], (), (), (), views) for ids in _alike_loners(merged.alone))
    return tuple(sorted(out, key=lambda g: (g.kind.value, g.forms[0].id)))


def sort_names(given: Given, judged: Sequence[PairJudged], settled: Sequence[SettledName] = ()) -> tuple[SortedNames, Views]:
    """Steps 1 and 2 up to the comparing, and what was judged of the spellings that occur."""
    forms = _forms(given)
    views = hear_judged((*judged, *pairs_settled(find_entries(forms, settled))), {spelling(form.id) for form in forms})
    homes, attached = _attach(forms)
    homes = _without_contradicted(forms, _to_the_end(homes), views)
    free = [form for form in forms if form.id not in homes]
    full = [form for form in free if not _is_short(form) or spelling(form.id) in views.circle]
    taken = {form.id for form in full}
    hangers: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        if form.id in homes:
            hangers[homes[form.id]].append(form)
    units = _units([_by_itself(form, views) for form in full], forms, homes)
    return SortedNames(forms, homes, attached, [form for form in free if form.id not in taken], units, hangers), views


def find_entries(forms: Iterable[Form], settled: Sequence[SettledName]) -> tuple[Entry, ...]:
    """The entries of the desk's list of names that know a spelling of one of these forms."""
    texts: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, set[str]] = defaultdict(set)
    for form in forms if settled else ():
        texts[spelling(form.id)].add(form.text)
        shown[spelling(form.id)].update(spelling_of(form.kind, as_shown(form.kind, text)) for text in (form.text, form.english) if text)
    return hear_settled(settled, {name: Occurring(min(texts[name]), frozenset(shown[name])) for name in texts})


def _to_the_end(homes: dict[str, str]) -> dict[str, str]:
    """The attachments with the full form for "SOHR", which is short for "the Observatory (SOHR)", which is short for it."""
    ends = {}
    for form, home in homes.items():
        end = home
        while end in homes:  # ends: an abbreviation has no words, "Observatory" one, a home more than what is attached to it
            end = homes[end]
        ends[form] = end
    return ends


def spelling(form_id: str) -> str:
    """The spelling of a form, whatever its source."""
    return form_id.partition("|")[2]


def _by_itself(form: Form, views: Views) -> Form:
    """The form without its English, where a person holds its spelling apart from another: it may not make one unit with that one."""
    return replace(form, english=None) if form.english and spelling(form.id) in views.apart else form


def _without_contradicted(forms: Sequence[Form], homes: dict[str, str], views: Views) -> dict[str, str]:
    """The attachments without those that a person contradicts: of the short form to its home, or to another short form there."""
    if not views.circle and not views.apart:
        return homes
    by_id = {form.id: form for form in forms}
    there: dict[tuple[EntityKind, str], set[str]] = defaultdict(set)
    for form in forms:
        if form.id not in homes:
            there[_unit_key(_by_itself(form, views))].add(spelling(form.id))
    kept = {}
    for form in forms:
        home = by_id.get(homes.get(form.id, ""))
        if home is None or views.loosens(spelling(form.id), spelling(home.id)):
            continue
        around = there[_unit_key(_by_itself(home, views))]
        if not views.bars(spelling(form.id), around):
            around.add(spelling(form.id))
            kept[form.id] = home.id
    return kept


def _unit_key(form: Form) -> tuple[EntityKind, str]:
    return form.kind, plain(form.english or form.text)


def _forms(given: Given) -> list[Form]:
    bags: dict[tuple[str, str, str], _Bag] = defaultdict(_Bag)
    for claim in given.claims:
        for number, mention in enumerate(claim.mentions):
            key = plain(mention.text)
            if key:
                bags[claim.source, kind_of_name(mention).value, key].add(claim, number, mention)
    return [_form(given.source[source], EntityKind(kind), key, bags[source, kind, key]) for source, kind, key in sorted(bags)]


def _form(source: Source, kind: EntityKind, key: str, bag: _Bag) -> Form:
    text = min(set(bag.texts), key=lambda t: (t.isupper(), t))
    english = min(bag.english, key=lambda t: (-bag.english.count(t), t), default=None)
    return Form(
        id=f"{source.id}|{kind.value}|{key}",
        source=source.id,
        kind=kind,
        text=text,
        english=english,
        read=read_name(kind, text, english, source.language.partition("-")[0]),
        offices=frozenset(role for role in bag.offices if role),
        sentences=frozenset(bag.sentences),
        places=tuple(sorted(bag.places)),
        mentions=tuple(bag.mentions),
    )


def _is_short(form: Form) -> bool:
    return form.kind is EntityKind.PERSON and len([t for t in form.read.tokens if len(t.text) > 1]) < 2


def _may_be_short(form: Form) -> bool:
    """Whether a person's name has one part, "ben" and the like not counted."""
    return _is_short(form) or len([t for t in form.read.tokens if len(t.text) > 1 and t.text not in SON_OF]) < 2


def _attach(forms: Sequence[Form]) -> tuple[dict[str, str], dict[str, Judgement]]:
    """For every short form, the full form of its source that it is part of; and why."""
    homes: dict[str, str] = {}
    why: dict[str, Judgement] = {}
    by_source: dict[tuple[str, str], list[Form]] = defaultdict(list)
    for form in forms:
        by_source[form.source, form.kind.value].append(form)
    for together in by_source.values():
        for form in together:
            found = _home_of(form, together)
            if found is not None:
                homes[form.id] = found.id
                why[form.id] = same("part of the name in its source", 0.95, f"'{form.text}' is short for '{found.text}' in the same source")
    return homes, why


def _home_of(form: Form, together: Sequence[Form]) -> Form | None:
    if form.kind is EntityKind.PLACE or (form.kind is EntityKind.PERSON and not _may_be_short(form)):
        return None
    fits = _short_person if form.kind is EntityKind.PERSON else _short_body
    able = [other for other in together if other.id != form.id and fits(form, other)]
    before = [other for other in able if other.places[0] <= form.places[0]]
    return max(
        before,
        key=lambda o: (max(p for p in o.places if p <= form.places[0]), o.id),
        default=min(able, key=lambda o: (o.places[0], o.id), default=None),
    )


def _short_person(form: Form, other: Form) -> bool:
    if _is_short(other) or not form.read.tokens:
        return False
    if not _is_short(form) and not plain(other.text).endswith(f" {plain(form.text)}"):
        return False  # "Ben Smith" is no part of "Anna Smith"
    best = max(likeness(form.read.tokens[-1], token) for token in other.read.tokens)
    offices = not form.offices or not other.offices or bool(form.offices & other.offices)
    return best >= 0.9 or (best >= 0.85 and bool(form.offices & other.offices)) if offices else best >= 0.97


def _short_body(form: Form, other: Form) -> bool:
    if form.read.acronym and not form.read.tokens:
        return bool(other.read.tokens) and (other.read.acronym == form.read.acronym or _stands_for(form, other))
    words = [token.text for token in form.read.tokens]
    longer = [token.text for token in other.read.tokens]
    owners = not form.read.owners or not other.read.owners or bool(form.read.owners & other.read.owners)
    return len(words) == 1 and words[0] in HEADS and len(longer) > 1 and words[0] in longer and owners


def _stands_for(form: Form, other: Form) -> bool:
    if other.read.acronym or len(other.read.tokens) < 2:
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", other.text) if len(word) > 2]  # "ГКНБ": only the first word has a capital
    return form.read.acronym == initials(_unit("", [other], [other])) or plain(form.text) == "".join(word[0] for word in words).casefold()


def _units(full: Sequence[Form], forms: Sequence[Form], homes: dict[str, str]) -> dict[str, Unit]:
    """Forms with one spelling, over all sources, as one unit; with what is said of their short forms too."""
    hangers: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        if form.id in homes:
            hangers[homes[form.id]].append(form)
    spelled: dict[tuple[str, str], list[Form]] = defaultdict(list)
    for form in full:
        spelled[_unit_key(form)].append(form)
    units = {}
    for (kind, key), together in sorted(spelled.items()):
        units[f"{kind}|{key}"] = _unit(f"{kind}|{key}", together, [*together, *(h for f in together for h in hangers[f.id])])
    return units


def _unit(name: str, together: Sequence[Form], with_short: Sequence[Form]) -> Unit:
    first = min(together, key=lambda f: (not f.read.latin, f.text.isupper(), f.text))
    return Unit(
        id=name,
        kind=first.kind,
        text=first.text,
        tokens=first.read.tokens,
        acronym=first.read.acronym,
        owners=first.read.owners,
        place=_most(form.read.place for form in together),
        sort=_most(form.read.sort for form in together),
        latin=first.read.latin,
        offices=frozenset(office for form in with_short for office in form.offices),
        sentences=frozenset(sentence for form in together for sentence in form.sentences),
        sources=frozenset(form.source for form in together),
        forms=tuple(form.id for form in together),
    )


def _most(values: Iterable[str | None]) -> str | None:
    """The value that most have; None where none has any."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _keys(unit: Unit) -> set[str]:
    """What a unit is looked up by: the consonants of its parts, its gazetteer name, its abbreviation."""
    keys = {f"p:{unit.place}"} if unit.place else set()
    if unit.acronym:
        keys.add(f"a:{unit.acronym}")
    elif unit.kind is EntityKind.ORGANISATION:
        keys.add(f"a:{initials(unit)}")
    return {f"{unit.kind.value}:{key}" for key in (*keys, *keys_of(unit.tokens))}


def _candidates(units: dict[str, Unit]) -> list[tuple[str, str]]:
    """Pairs that share a key which few have, or several of those that many have. Keys that very many have say nothing."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for unit in units.values():
        for key in _keys(unit):
            blocks[key].append(unit.id)
    pairs: set[tuple[str, str]] = set()
    shared: Counter[tuple[str, str]] = Counter()
    for ids in blocks.values():
        if len(ids) <= BLOCK:
            pairs.update(combinations(sorted(ids), 2))
        elif len(ids) <= LARGE_BLOCK:
            shared.update(combinations(sorted(ids), 2))
    pairs.update(pair for pair, keys in shared.items() if keys >= SEVERAL)
    return sorted(pairs)


def judge_names(one: Unit, other: Unit) -> tuple[Judgement, ...]:
    """All that the rules say of two units of one kind."""
    return hear(NAME_RULES[one.kind], one, other)


def cluster_names(names: SortedNames, views: Views) -> Clustered:
    """Steps 2 and 3: units that share a skeleton, or that somebody judged, are compared and clustered."""
    units = names.units
    told = views.of_units(units, names.own, names.short)
    heard: dict[tuple[str, str], Heard] = {}

    def look(a: str, b: str) -> Heard:
        key = pair_of(a, b)
        if key not in heard:
            said = (*judge_names(units[key[0]], units[key[1]]), *told.judgements.get(key, ()))
            heard[key] = Heard(*decide(said), said)
        return heard[key]

    pairs = sorted({*_candidates(units), *told.judgements}) if told.judgements else _candidates(units)
    links = [(look(a, b).score, a, b) for a, b in pairs if look(a, b).verdict is Verdict.SAME]
    groups = cluster(list(units), links, lambda a, b: look(a, b).verdict is Verdict.DIFFERENT, bound=told.bound, barred=told.barred)
    linked = {pair_of(a, b) for _, a, b in links}
    why = {g: tuple(j for p in combinations(g, 2) if p in linked for j in look(*p).judgements if j.verdict is Verdict.SAME) for g in groups}
    return Clustered(groups, why, nearest_others(groups, units, heard), heard)


@dataclass(frozen=True, slots=True)
class _Placed:
    joined: tuple[tuple[tuple[Form, Judgement], ...], ...]
    alone: tuple[Form, ...]


def _place_loners(loners: Sequence[Form], groups: Sequence[Sequence[Form]], spelled: Sequence[set[str]], views: Views) -> _Placed:
    """Single names without a full name in their source: to the one person they fit, else one form a group.

    ``spelled`` are the spellings of each group; none joins one from which a person holds it apart.
    """
    joined: list[list[tuple[Form, Judgement]]] = [[] for _ in groups]
    alone: list[Form] = []
    surnames: dict[str, set[int]] = defaultdict(set)
    for number, forms in enumerate(groups):
        for form in forms:
            if form.kind is EntityKind.PERSON:
                for token in form.read.tokens:
                    surnames[token.bones].add(number)
    for form in loners:
        name = spelling(form.id)
        able = [n for n in sorted(surnames.get(_last(form), ())) if _fits_person(form, groups[n]) and not views.bars(name, spelled[n])]
        if len(able) == 1:
            spelled[able[0]].add(name)
            reason = f"'{form.text}' fits one person only in these sources, and the office or the names beside it agree"
            joined[able[0]].append((form, same("only one person fits", 0.75, reason)))
        else:
            alone.append(form)
    return _Placed(tuple(tuple(found) for found in joined), tuple(alone))


def _last(form: Form) -> str:
    return form.read.tokens[-1].bones if form.read.tokens else ""


def _fits_person(form: Form, group: Sequence[Form]) -> bool:
    token = form.read.tokens[-1]
    surname = any(other.read.tokens and likeness(token, other.read.tokens[-1]) >= 0.9 for other in group if other.read.tokens)
    offices = frozenset(office for other in group for office in other.offices)
    if form.offices and offices:
        return surname and bool(form.offices & offices)
    return surname and token.text not in COMMON and len(token.text) >= 4


def _alike_loners(alone: Sequence[Form]) -> list[tuple[str, ...]]:
    """Single names that no full name explains: one group for each spelling that is not a very common name."""
    spelled: dict[str, list[str]] = defaultdict(list)
    for form in alone:
        common = any(token.text in COMMON for token in form.read.tokens) or len(plain(form.text)) < 4
        spelled[form.id if common else plain(form.text)].append(form.id)
    return [tuple(ids) for _, ids in sorted(spelled.items())]


def surely_two(one: Group, other: Group) -> bool:
    """Whether some full spelling of one contradicts a full spelling of the other beyond doubt, or a person holds them apart."""
    if not one.barred.isdisjoint(spelling(form.id) for form in other.forms):
        return True
    units = [[_unit(form.id, [form], [form]) for form in group.forms if not _is_short(form)] for group in (one, other)]
    return any(is_hard(judge_names(a, b)) for a in units[0] for b in units[1])


def _group(full: Sequence[Form], short: Sequence[Form], said: Iterable[Judgement], apart: Sequence[Judgement], views: Views) -> Group:
    ordered = sorted((*full, *short), key=lambda form: form.id)
    spelled = {spelling(form.id) for form in ordered}
    unique = {(j.rule, j.reason): j for j in (*said, *views.within(spelled))}
    others = dict.fromkeys((*views.against(spelled), *apart))
    return Group(
        kind=ordered[0].kind,
        forms=tuple(ordered),
        judgements=tuple(unique[key] for key in sorted(unique)),
        apart=tuple(others)[:MOST_APART],
        barred=views.beyond(spelled),
        full=frozenset(spelling(form.id) for form in full),
    )
