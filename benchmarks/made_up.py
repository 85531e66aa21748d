"""Made-up news of any size: stories told by several articles each, with names spelled in several ways.

Names are put together from parts of names that stand in the news of several languages. Each article spells them in its own
way (vowels, doubled letters, titles, a typing error now and then, a surname alone after the first time), a fifth of the
articles count differently, a tenth are copies of another with one value changed. The number of claims a day is the same at
every size: ten times the claims are ten times the days, as on a desk.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import NamedTuple

from briefer.models import (
    Bound,
    Certainty,
    Claim,
    ClaimKind,
    DateKnown,
    DateMention,
    EntityKind,
    Mention,
    Quantity,
    Segment,
    Source,
    Span,
)

CLAIMS_AN_ARTICLE = 10
ARTICLES_A_STORY = 5
STORIES_A_DAY = 20
FIRST_DAY = date(2031, 3, 3)


def words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


GIVEN = words(
    "Emomali Muhammad Asim Ahmad Khawaja Hamid Rahmatullah Sirajuddin Ismail Abdul Zalmay Nathaniel Gracie Dominic Alejandro Sergei "
    "Dmitri Elena Olga Pyotr Ibrahim Yusuf Hassan Karim Layla Fatima Mariam Tariq Bilal Omar Rashid Nabil Samir Walid Jorge Carlos "
    "Lucia Ines Pablo Rafael Ingrid Lars Sven Astrid Bjorn Kwame Amina Chidi Ngozi Temur Rustam Zarina Farrukh Dilshod Gulnara"
)
ONSET = words("Ba Be Bo Da De Do Fa Ga Gha Ha Ja Ka Kha La Ma Mi Mo Na Ne Pa Pe Qa Ra Re Ri Ro Sa Se Sha Si So Ta Te To Va Ve Ya Za Ze Zha")
MIDDLE = words("b d f g gh h j k kh l ll m n nd ng r rd rs s sh st t v z zh")
VOWEL = words("a e i o u aa ee oo")
ENDING = words("an in ov ev i zai ullah oglu ez es ak ic son berg mann ari adeh pour poor uddin yan idis opoulos enko uk")
PLACES = words(
    "Dushanbe Kabul Kunduz Badakhshan Islamabad Quetta Peshawar Herat Mazar Jalalabad Khorog Aleppo Rashidin Foua Kefraya Zabadani "
    "Madaya Raqqa Tabaqa Idlib Homs Hama SantaClarita Saugus Parkland Newhall Kharkiv Odesa Lviv Mykolaiv Tbilisi Batumi Gori Osh "
    "Bishkek Almaty Tashkent Samarkand Bukhara Nairobi Mombasa Goma Bunia Lagos Kaduna Zaria Bogota Cali Medellin Caracas Cucuta Quito"
)
BODIES = (
    "Observatory|Syrian Observatory for Human Rights", "ISI|Inter-Services Intelligence", "NRF|National Resistance Front",
    "TTP|Tehrik-i-Taliban Pakistan", "SDF|Syrian Democratic Forces", "UN|United Nations", "NSC|National Security Committee",
    "FBI|Federal Bureau of Investigation", "Police|Frontier Police", "Guards|Border Guards", "Red Cross|Red Cross",
    "Council|Security Council",
)  # fmt: skip
TITLES = ("", "", "", "General ", "Minister ", "President ", "Colonel ", "Mr ")
TELLINGS = (
    ("attack", "A bomb killed {n} people in {place} on {day}, {who} said.", "killed"),
    ("attack", "{who} said the attack in {place} on {day} had killed {n} people.", "killed"),
    ("attack", "The {body} counted {m} wounded in the attack in {place}.", "wounded"),
    ("clash", "{n} soldiers were killed in a clash near {place} on {day}, said {who}.", "soldiers killed"),
    ("meet", "{who} met {other} in {place} on {day}.", ""),
    ("meet", "The talks between {who} and {other} in {place} lasted an hour.", ""),
    ("sign", "{who} and {other} signed an agreement in {place} on {day}.", ""),
    ("arrest", "The {body} arrested {n} men in {place} on {day}, {who} said.", "men arrested"),
    ("back", "{other} said that the {body} knew nothing of it.", ""),
    ("back", "{who} denied that the {body} had been in {place}.", ""),
)
OF_ONE_KIND = {"attack": (0, 1, 2, 8, 9), "clash": (3, 2, 8, 9), "meet": (4, 5, 8), "sign": (6, 4, 8), "arrest": (7, 8, 9)}


class Person(NamedTuple):
    """A made-up person and one title."""

    given: str
    surname: str
    title: str


class Story(NamedTuple):
    """What happened: the same for all articles that tell it."""

    kind: str
    who: Person
    other: Person
    place: str
    body: str
    day: date
    toll: int


class News(NamedTuple):
    """Articles and the claims in them."""

    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]


def _surnames(chance: random.Random, number: int) -> list[str]:
    made = {
        chance.choice(ONSET) + chance.choice(MIDDLE) + chance.choice(VOWEL) + chance.choice(MIDDLE) + chance.choice(ENDING)
        for _ in range(number)
    }
    return sorted(made)


def _spelled(name: str, chance: random.Random) -> str:
    """A name as another desk writes it: the vowel, the doubled letter, and now and then a slip."""
    for old, new in (("ee", "i"), ("oo", "u"), ("ov", "off"), ("kh", "h"), ("aa", "a"), ("zh", "j"), ("ul", "ol"), ("Q", "K")):
        if chance.random() < 0.25:
            name = name.replace(old, new)
    if chance.random() < 0.03 and len(name) > 5:
        at = chance.randrange(2, len(name) - 1)
        name = name[:at] + name[at + 1 :]
    return name


def _span(sentence: str, start: int, words: str) -> Span | None:
    at = sentence.find(words)
    return Span(start=start + at, end=start + at + len(words), text=words) if at >= 0 else None


class _Article:
    """One article being written: its spelling of every name stays the same all through."""

    def __init__(self, number: int, story: Story, chance: random.Random, *, toll: int) -> None:
        self.number, self.story, self.chance, self.toll = number, story, chance, toll
        self.known: dict[Person, str] = {}
        self.lines: list[str] = []
        self.claims: list[Claim] = []
        self.at = 0

    def name(self, person: Person) -> tuple[str, str]:
        """The name as it stands here and its title: whole the first time, the surname after it."""
        if person not in self.known:
            self.known[person] = f"{_spelled(person.given, self.chance)} {_spelled(person.surname, self.chance)}"
            return self.known[person], person.title.strip()
        whole = self.known[person]
        return (whole.split()[-1] if self.chance.random() < 0.6 else whole), ""

    def words(self, number: int) -> list[str]:
        """Words that say nothing, common ones more often."""
        return [
            f"{ONSET[n % len(ONSET)].lower()}{MIDDLE[n // 40 % len(MIDDLE)]}{VOWEL[n % len(VOWEL)]}"
            for n in (int(self.chance.paretovariate(0.4)) % 5000 for _ in range(number))
        ]

    def tell(self, telling: tuple[str, str, str]) -> None:
        story = self.story
        pattern = telling[1][:-1]
        used = [(key, *self.name(person)) for key, person in (("who", story.who), ("other", story.other)) if f"{{{key}}}" in pattern]
        body = self.chance.choice(story.body.split("|"))
        weekday = story.day.strftime("%A")
        tail = f" {' '.join(self.words(12))}.".capitalize()
        pattern = telling[1][:-1]
        used = [(key, *self.name(person)) for key, person in (("who", story.who), ("other", story.other)) if f"{{{key}}}" in pattern]
        body = self.chance.choice(story.body.split("|"))
        weekday = story.day.strftime("%A")
        tail = f" {' '.join(self.words(12)).capitalize()}."
        sentence = pattern.format(
            place=story.place,
            body=body,
            day=weekday,
            n=self.toll,
            m=self.toll + 7,
            **{key: f"{title} {name}".strip() for key, name, title in used},
        )
        beside = self.chance.choice(PLACES)
        sentence += f", {' '.join(self.words(6))} {beside} {' '.join(self.words(3))}."
        mentions = [
            Mention(text=name, kind=EntityKind.PERSON, span=_span(sentence, self.at, name), role=title or None) for _, name, title in used
        ]
        for text, kind in ((story.place, EntityKind.PLACE), (beside, EntityKind.PLACE), (body, EntityKind.ORGANISATION)):
            span = _span(sentence, self.at, text)
            if span:
                mentions.append(Mention(text=text, kind=kind, span=span))
        self._add(sentence, mentions, telling[2], weekday, tail)

    def _add(self, sentence: str, mentions: list[Mention], counted: str, weekday: str, tail: str) -> None:
        quantities: list[Quantity] = []
        number = str(self.toll if counted != "wounded" else self.toll + 7)
        span = _span(sentence, self.at, number)
        if counted and span:
            quantities.append(Quantity(text=number, span=span, value=float(number), bound=Bound.EXACT, counted=counted))
        said = _span(sentence, self.at, weekday)
        dates = (
            [DateMention(text=weekday, span=said, value=self.story.day.isoformat(), reason="the weekday before the source's date")]
            if said
            else []
        )
        self.claims.append(
            Claim(
                id=f"s{self.number:010}:{self.at}-{self.at + len(sentence)}",
                source=f"s{self.number:010}",
                statement=sentence,
                quote=Span(start=self.at, end=self.at + len(sentence), text=sentence),
                kind=ClaimKind.EVENT,
                certainty=Certainty.DENIED if " denied " in sentence else Certainty.ASSERTED,
                mentions=tuple(mentions),
                dates=tuple(dates),
                quantities=tuple(quantities),
                paragraph=len(self.lines),
            )
        )
        self.lines.append(sentence + tail)
        self.at += len(sentence) + len(tail) + 1

    def source(self) -> Source:
        """The article as it was read."""
        text = "\n".join(self.lines)
        return Source(
            id=f"s{self.number:010}",
            name=f"{self.number:06}.txt",
            sha256=f"{self.number:064}",
            media_type="text/plain",
            encoding="utf-8",
            text=text,
            segments=(Segment(start=0, end=len(text), raw_start=0, raw_end=len(text)),),
            language="en",
            published=(self.story.day + timedelta(days=self.number % 2)).isoformat(),
            published_how=DateKnown.METADATA,
        )


def _story(number: int, people: list[Person], chance: random.Random) -> Story:
    who, other = (
        people[min(int(chance.paretovariate(0.6)) - 1, len(people) - 1) if chance.random() < 0.2 else chance.randrange(len(people))]
        for _ in "12"
    )
    return Story(
        kind=chance.choice(sorted(OF_ONE_KIND)),
        who=who,
        other=other,
        place=chance.choice(PLACES),
        body=chance.choice(BODIES),
        day=FIRST_DAY + timedelta(days=number // STORIES_A_DAY),
        toll=chance.randrange(2, 90),
    )


def make_news(claims: int, seed: int = 7, *, each: int = CLAIMS_AN_ARTICLE) -> News:
    """Articles with about so many claims, ``each`` in an article, three mentions in a claim."""
    chance = random.Random(seed)  # noqa: S311  (made-up news, no secrets)
    stories = max(1, claims // (each * ARTICLES_A_STORY))
    surnames = _surnames(chance, max(300, stories))
    people = [Person(chance.choice(GIVEN), chance.choice(surnames), chance.choice(TITLES)) for _ in range(stories * 2)]
    sources: list[Source] = []
    made: list[Claim] = []
    for number in range(stories):
        story = _story(number, people, chance)
        for copy in range(ARTICLES_A_STORY):
            copied = copy == ARTICLES_A_STORY - 1 and number % 2  # the last is every other time a copy with another toll
            words = random.Random(f"{seed} {number} {copy - bool(copied)}")  # noqa: S311
            off = words.randrange(1, 4) if words.random() < 0.2 else 0
            article = _Article(number * ARTICLES_A_STORY + copy, story, words, toll=story.toll + off + bool(copied))
            kinds = OF_ONE_KIND[story.kind]
            for _ in range(each):
                article.tell(TELLINGS[words.choice(kinds)])
            sources.append(article.source())
            made.extend(article.claims)
    return News(tuple(sources), tuple(made))
