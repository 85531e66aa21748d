"""What a desk watches, found in claims: its actors and places among the entities, in any script, its topics in the English statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefer.brief.evidence import Evidence, stems
from briefer.lexicon.folding import fold
from briefer.lexicon.names import strip_titles
from briefer.lexicon.places import PlaceWords, country_name, find_places
from briefer.lexicon.romanise import skeleton
from briefer.models import Claim, Entity, EntityKind, Watch

ACTOR, AREA, TOPIC = 2.0, 1.5, 1.0
LANGUAGES = ("en", "fa", "ar", "ur", "ps", "ru", "tg", "zh", "tr", "es", "fr", "de")
"""In which the name of a place is looked up that is not in plain Latin letters; the first that knows it counts."""
SOUNDS = 5
"""Consonants that a name of two words or more has to have, to be known again in another script by them alone."""


class _Name(NamedTuple):
    """A name that a desk watches: as it is written there, and what is compared."""

    said: str
    key: str
    sounds: str
    place: PlaceWords | None


class Watcher:
    """Looks through claims for what a desk watches."""

    def __init__(self, watch: Watch, evidence: Evidence) -> None:
        self._evidence = evidence
        self._actors = tuple(_name(actor) for actor in watch.actors)
        self._area = tuple(_name(place) for place in watch.area)
        self._topics = tuple((topic, stems(topic)) for topic in watch.topics)
        self._known: dict[str, tuple[tuple[float, str], ...]] = {}

    def look(self, claims: Sequence[Claim]) -> tuple[float, str]:
        """The points of what these claims name, each kind once, and the reason in words; 0 and '' where they name nothing of it."""
        entities = {e.id: e for c in claims for e in self._evidence.entities.get(c.id, ())}
        named = dict.fromkeys(found for name in sorted(entities) for found in self._of(entities[name]))
        topics = tuple(dict.fromkeys(self._topics_of(claims)))
        points = sum({kind for kind, _ in named}) + (TOPIC if topics else 0.0)
        names = [words for _, words in sorted(named, key=lambda found: -found[0])]
        said = [*([f"names {_listed(names)}"] if names else []), *([f"tells of {_listed(topics)}"] if topics else [])]
        return points, f"{' and '.join(said)}, which this desk watches" if said else ""

    def _of(self, entity: Entity) -> tuple[tuple[float, str], ...]:
        """The kinds of what an entity is to the desk, by their points, each with its words."""
        if entity.id not in self._known:
            self._known[entity.id] = tuple(self._found(entity))
        return self._known[entity.id]

    def _found(self, entity: Entity) -> Iterator[tuple[float, str]]:
        texts = tuple(dict.fromkeys((entity.canonical, *(v.text for v in entity.variants))))
        place = next(filter(None, map(_place, texts)), None) if entity.kind is EntityKind.PLACE else None
        yield from ((ACTOR, actor.said) for actor in self._actors if _same_place(actor.place, place) or _is_called(actor, entity, texts))
        for area in self._area:
            if _same_place(area.place, place) or _is_called(area, entity, texts):
                yield AREA, area.said
            elif place and area.place and area.place.kind == "country" and area.place.country == place.country:
                yield AREA, f"{place.name} in {country_name(area.place.country)}" if area.place.country else area.said

    def _topics_of(self, claims: Iterable[Claim]) -> Iterator[str]:
        """The topics of which one English statement has all words, by their stems."""
        for claim in claims:
            if claim.statement_language == "en":
                said = stems(claim.statement)
                yield from (topic for topic, words in self._topics if words and words <= said)


def _name(said: str) -> _Name:
    return _Name(said, _key(said), skeleton(said), _place(said))


def _place(text: str) -> PlaceWords | None:
    """The place that a text is the name of; None where it is none, or more than that."""
    for language in LANGUAGES[:1] if text.isascii() else LANGUAGES:
        found = find_places(text, language)
        if len(found) == 1 and found[0].end - found[0].start == len(text):
            return found[0]
    return None


def _same_place(one: PlaceWords | None, other: PlaceWords | None) -> bool:
    return one is not None and other is not None and (one.name, one.kind, one.country) == (other.name, other.kind, other.country)


def _key(name: str) -> str:
    """What spellings of a name in one script share: no titles, marks or capitals, no "the" before it."""
    return " ".join(fold(strip_titles(name)).text.casefold().split()).removeprefix("the ")


def _is_called(watched: _Name, entity: Entity, texts: Iterable[str]) -> bool:
    """Whether one of its spellings is this name: by its letters, by its consonants in another script, a person by the last name alone."""
    return any(_is_name(watched, text, person=entity.kind is EntityKind.PERSON) for text in texts)


def _is_name(watched: _Name, text: str, *, person: bool) -> bool:
    key = _key(text)
    if key == watched.key or (person and " " not in watched.key and key.rpartition(" ")[2] == watched.key):
        return True
    whole = " " in watched.sounds and len(watched.sounds.replace(" ", "")) >= SOUNDS
    return whole and text.isascii() != watched.said.isascii() and skeleton(strip_titles(text)) == watched.sounds


def _listed(words: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and others'."""
    unique = list(dict.fromkeys(words))
    return " and ".join(unique) if len(unique) < 3 else f"{unique[0]}, {unique[1]} and others"
