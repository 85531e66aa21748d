"""The forms of names: each spelling in each source, and which short one stands for which full one of its source.

A short form is a surname, an abbreviation, "the Observatory"; it is attached to the full name that it is part of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefer.models import Claim, EntityKind, Judgement, Mention, Source
from briefer.reconcile.given import Given
from briefer.reconcile.name_units import HEADS, Reading, Unit, initials, kind_of_name, office_key, plain, read_name
from briefer.reconcile.rules import same
from briefer.reconcile.spellings import likeness

SON_OF = frozenset({"ben", "bin", "ibn", "bn"})
"""Parts of a surname, or of a patronymic, that are no name by themselves."""


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


def spelling(form_id: str) -> str:
    """The spelling of a form, whatever its source."""
    return form_id.partition("|")[2]


def forms_of(given: Given) -> list[Form]:
    """Every mention of every claim in exactly one form, ordered by id."""
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


def is_short(form: Form) -> bool:
    """Whether a person's name has one part."""
    return form.kind is EntityKind.PERSON and len([t for t in form.read.tokens if len(t.text) > 1]) < 2


def _may_be_short(form: Form) -> bool:
    """Whether a person's name has one part, "ben" and the like not counted."""
    return is_short(form) or len([t for t in form.read.tokens if len(t.text) > 1 and t.text not in SON_OF]) < 2


def attach(forms: Sequence[Form]) -> tuple[dict[str, str], dict[str, Judgement]]:
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
    if is_short(other) or not form.read.tokens:
        return False
    if not is_short(form) and not plain(other.text).endswith(f" {plain(form.text)}"):
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
    return form.read.acronym == initials(unit_of("", [other], [other])) or plain(form.text) == "".join(word[0] for word in words).casefold()


def to_the_end(homes: dict[str, str]) -> dict[str, str]:
    """The attachments with the full form for "SOHR", which is short for "the Observatory (SOHR)", which is short for it."""
    ends = {}
    for form, home in homes.items():
        end = home
        while end in homes:  # ends: an abbreviation has no words, "Observatory" one, a home more than what is attached to it
            end = homes[end]
        ends[form] = end
    return ends


def unit_of(name: str, together: Sequence[Form], with_short: Sequence[Form]) -> Unit:
    """Forms as one unit of this name, with the offices of those that are short for them too."""
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
