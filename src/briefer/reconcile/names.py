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

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from briefer.models import EntityKind, Judgement, PairJudged, SettledName, Verdict
from briefer.reconcile.clusters import cluster
from briefer.reconcile.given import Given
from briefer.reconcile.judged import Views, hear_judged, pair_of, spelling_of
from briefer.reconcile.name_forms import Form, attach, forms_of, is_short, spelling, to_the_end, unit_of
from briefer.reconcile.name_rules import NAME_RULES
from briefer.reconcile.name_units import Unit, as_shown, initials, plain
from briefer.reconcile.near_names import MOST_APART, Heard, nearest_others
from briefer.reconcile.rules import decide, hear, is_hard, same
from briefer.reconcile.settled import Entry, Occurring, hear_settled, pairs_settled
from briefer.reconcile.spellings import COMMON, keys_of, likeness

BLOCK = 60  # units: a key that more have is no ground for comparing them all
LARGE_BLOCK, SEVERAL = 500, 2  # so many may have a key that counts where a pair shares so many of them


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
    forms = forms_of(given)
    views = hear_judged((*judged, *pairs_settled(find_entries(forms, settled))), {spelling(form.id) for form in forms})
    homes, attached = attach(forms)
    homes = _without_contradicted(forms, to_the_end(homes), views)
    free = [form for form in forms if form.id not in homes]
    full = [form for form in free if not is_short(form) or spelling(form.id) in views.circle]
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
        units[f"{kind}|{key}"] = unit_of(f"{kind}|{key}", together, [*together, *(h for f in together for h in hangers[f.id])])
    return units


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
    units = [[unit_of(form.id, [form], [form]) for form in group.forms if not is_short(form)] for group in (one, other)]
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
