"""News of any amount, made from the articles of packs: the same sentences with other names and numbers.

So each copy of a pack is a story of its own, told by as many outlets as the pack has articles, in its languages. Of each article a story
has only some sentences that stand behind one another, each time others: or all stories of one pack would be copies of one text.

Names are those that the built-in reader finds; all articles of a story get the same new ones. A number is another one wherever it stands in
a story, but for years and days. Nothing of the packs is kept anywhere but in the folder that is asked for.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from briefer.claims import read_builtin
from briefer.models import EntityKind, Source
from briefer.sources.reading import read_sources
from made_up import ENDING, GIVEN, MIDDLE, ONSET, PLACES, VOWEL, words

CYRILLIC = words("Иванов Петров Сидоров Каримов Рахимов Назаров Юсупов Орлов Волков Гусев Зуев Белов Мирзоев Шарипов Алиев Громов Лебедев")
ARABIC = words("احمدی کریمی رضایی نوری حسینی جعفری صادقی یوسفی قاسمی رحیمی شریفی اکبری موسوی سلطانی امینی توکلی عباسی")
SENTENCES = 10
END = re.compile(r"(?<=[.!?؟۔])\s+|\n+")
NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,3}(?![\w:/-]|[.,]\d)")


class Told(NamedTuple):
    """An article of a pack, and the names in it, the longest first."""

    source: Source
    names: tuple[tuple[str, EntityKind], ...]


class Made(NamedTuple):
    """A made-up article: its outlet, title and text."""

    publisher: str
    title: str
    text: str


class Pack:
    """The articles of one pack."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "articles" if (folder / "articles").is_dir() else folder

    @cached_property
    def articles(self) -> tuple[Told, ...]:
        """Those that can be read, in the order of their names."""
        return tuple(Told(source, _names(source)) for source in read_sources([self._folder]).sources)

    def story(self, seed: int) -> Iterator[Made]:
        """All of them, as of another event."""
        chance = random.Random(f"{self._folder} {seed}")  # noqa: S311  (nothing here is secret)
        called: dict[str, str] = {}
        counted: dict[str, str] = {}
        for number, told in enumerate(self.articles):
            change = _Change(chance, called, counted, told.names)
            title, text = change.of(told.source.title or ""), change.of(_some(told.source.text, chance))
            yield Made(told.source.publisher or f"Outlet {number}", title, text)


class _Change:
    """What stands in the place of each name and number, in one story."""

    def __init__(
        self, chance: random.Random, called: dict[str, str], counted: dict[str, str], names: Sequence[tuple[str, EntityKind]]
    ) -> None:
        self._chance, self._called, self._counted = chance, called, counted
        self._kinds = {name: kind for name, kind in names if name}
        self._pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in self._kinds)) if self._kinds else None

    def of(self, text: str) -> str:
        """The text with other names and numbers."""
        text = self._pattern.sub(lambda found: self._name(found[0]), text) if self._pattern else text
        return NUMBER.sub(lambda found: self._number(found[0]), text)

    def _name(self, name: str) -> str:
        if name not in self._called:
            place = self._kinds[name] is EntityKind.PLACE and name.isascii()
            self._called[name] = self._chance.choice(PLACES) if place else " ".join(map(self._word, name.split()))
        return self._called[name]

    def _word(self, word: str) -> str:
        if word not in self._called:
            self._called[word] = _spelt(word, self._chance)
        return self._called[word]

    def _number(self, number: str) -> str:
        if number not in self._counted:
            self._counted[number] = str(max(2, round(int(number) * self._chance.uniform(0.5, 2.0)))) if int(number) > 1 else number
        return self._counted[number]


def _some(text: str, chance: random.Random) -> str:
    """Some sentences of a text, one a line."""
    sentences = [s for s in END.split(text) if s.strip()]
    first = chance.randrange(max(1, len(sentences) - SENTENCES + 1))
    return "\n".join(sentences[first : first + SENTENCES])


def _names(source: Source) -> tuple[tuple[str, EntityKind], ...]:
    found = {m.text: m.kind for claim in read_builtin(source).claims for m in claim.mentions}
    return tuple(sorted(found.items(), key=lambda x: (-len(x[0]), x[0])))


def _spelt(word: str, chance: random.Random) -> str:
    """A made-up name in the script of a word; the word itself where it is short or in a script without names here."""
    if len(word) < 4 or not word[0].isalpha():
        return word
    if "\u0400" <= word[0] <= "\u04ff":
        return chance.choice(CYRILLIC)
    if "\u0600" <= word[0] <= "\u06ff":
        return chance.choice(ARABIC)
    if not word.isascii() or not word[0].isupper():
        return word
    if chance.random() < 0.3:
        return chance.choice(GIVEN)
    return chance.choice(ONSET) + chance.choice(MIDDLE) + chance.choice(VOWEL) + chance.choice(MIDDLE) + chance.choice(ENDING)


def write_news(packs: Iterable[Pack], folder: Path, *, articles: int, day: str, seed: int) -> int:
    """Fill a folder with so many made-up articles of one day, and a sources.toml that says so; the seed of the next day."""
    folder.mkdir(parents=True, exist_ok=True)
    every, told, written = tuple(packs), [], 0
    while written < articles:
        for made in every[seed % len(every)].story(seed):
            if written < articles:
                name = f"{seed:06}-{written:04}.txt"
                (folder / name).write_text(f"{made.title}\n\n{made.text}\n", "utf-8")
                told.append(f"[{json.dumps(name)}]\npublisher = {json.dumps(made.publisher)}\npublished = {json.dumps(day)}\n")
                written += 1
        seed += 1
    (folder / "sources.toml").write_text("\n".join(told), "utf-8")
    return seed
