"""Names in scripts with capitals: runs of capitalised words, and what the words beside them say they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefer.lexicon import name_words as table
from briefer.lexicon import name_words_more as more
from briefer.lexicon.name_bodies import find_bodies
from briefer.lexicon.name_context import LOCATING, PLACE_NOUNS, SAINTS, Context, read_context, stem
from briefer.lexicon.name_offices import Office, office_after, office_before, office_in_run, office_of_lower
from briefer.lexicon.name_types import NameWords
from briefer.models import EntityKind

SPEECH: Final = table.word_set(
    "said says told tells warned warns added adds announced announces stated states claimed claims tweeted "
    "wrote writes confirmed "
    "confirms denied denies expressed emphasized emphasised "
    "stressed noted explained argued insisted urged vowed pledged called asked met visited received arrived held spoke addressed ordered "
    "signed recalled "
    "dijo informó explicó detalló indicó señaló afirmó aseguró añadió declaró anunció sagt sagte erklärte sa sier dit déclaré affirmé "
    "сообщил сообщила заявил заявила сказал сказала отметил добавил"
)
_ARTICLES: Final = table.word_set("the l el la los las le les il lo gli o os a as del du des do da dos das della der die das dem den")
_GENITIVES: Final = table.word_set("de del du des do da dos das di della")
_CYRILLIC_ADJECTIVE: Final = ("ая", "ое", "ые", "ый", "ой")
_CAPITAL_NOUNS: Final = frozenset({"de", "lb"})  # every noun has a capital, and nothing says which is a name
_TOWARDS: Final = frozenset({"of", "to", "from", "into", "towards", "toward", "against", "on"})
_BODY: Final = re.compile(rf"\b(?:{'|'.join(table.STATE_BODIES)})\b", re.IGNORECASE)
_OF_THE: Final = re.compile(r"\sof\s(?:the\s)?")
_OWNED: Final = re.compile(r"(?:['’]s)?\s$")
_BRACKET: Final = re.compile(r"\s?\(([^\W\d_][\w.&-]{1,9})\)")


def find_cased_names(text: str, language: str) -> tuple[NameWords, ...]:
    """People and organisations among the capitalised words of ``text``, in order, never overlapping."""
    context = read_context(text, language)
    found: list[NameWords] = []
    bodies = [_organisation(context, start, end) for start, end in find_bodies(context)]
    for start, end in _runs(context):
        if not found or context.tokens[end - 1].end > found[-1].end:
            found.extend(_read_run(context, start, end))
    found.extend(_state_bodies(context))
    found = _without_overlap([*bodies, *found])
    if context.foreign():
        found = [_without_head(context, name, found) for name in found]
    found.extend(_short_forms(context, found))
    return tuple(_without_overlap(found))


def _without_head(context: Context, name: NameWords, found: list[NameWords]) -> NameWords:
    """A person without the word before the name that has its capital only because a sentence begins with it.

    Nobody can tell that of the word itself; but a given name stands behind it, or a surname that has another name elsewhere.
    """
    words = name.text.split()
    index = _at(context, name.start)
    if name.kind is not EntityKind.PERSON or len(words) < 2 or index is None or not context.tokens[index].head or context.given(index):
        return name
    if index + 1 >= len(context.tokens) or not context.tokens[index + 1].capital:
        return name
    behind = len(words) > 2 and context.given(index + 1)
    if not behind and len(words) == 2:
        last = stem(words[-1])
        behind = any(
            other.kind is EntityKind.PERSON and other is not name and len(full := other.text.split()) > 1 and stem(full[-1]) == last
            and stem(full[0]) != stem(words[0])
            for other in found
        )  # fmt: skip
    if not behind:
        return name
    start = context.tokens[index + 1].start
    return name._replace(start=start, text=context.text[start : name.end])


def _at(context: Context, start: int) -> int | None:
    """The token that begins at a character."""
    index = bisect_left(context.tokens, start, key=lambda token: token.start)
    return index if index < len(context.tokens) and context.tokens[index].start == start else None


def _without_overlap(found: list[NameWords]) -> list[NameWords]:
    """In the order of the text; of two that overlap the longer stays."""
    kept: list[NameWords] = []
    taken: set[int] = set()
    for name in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            kept.append(name)
            taken.update(range(name.start, name.end))
    return sorted(kept, key=lambda item: item.start)


def _runs(context: Context) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, outside headings, as half-open ranges of tokens."""
    index, tokens = 0, context.tokens
    while index < len(tokens):
        if not context.names_here(index):
            index += 1
            continue
        end = index + 1
        while end < len(tokens) and context.goes_on(end):
            end += 1
        yield index, end
        index = end


def _read_run(context: Context, start: int, end: int) -> list[NameWords]:
    while start < end and context.is_sentence_head(start, end):
        start += 1
    if start == end:
        return []
    if _is_body_by_kind(context, start, end):
        return [_organisation(context, start, end)]
    owned = _behind_owner(context, start, end)
    if owned:
        return [*_known(context, start, owned), _person(context, owned, end, None)]
    return _with_office(context, start, end) or _organisations(context, start, end) or _plain_person(context, start, end)


def _is_body_by_kind(context: Context, start: int, end: int) -> bool:
    """E.g. "агентство X", "le syndicat X", "фирма «X»": a lower-case word before the name says what it is of."""
    if not start or end - start > 4 or context.tokens[start - 1].low not in more.KINDS_OF_BODY:
        return False
    if any(context.office(index) for index in range(start, end)) or context.places.get(start):
        return False
    if context.tokens[start - 1].capital and not context.tokens[start - 1].head:
        return False
    gap = context.text[context.tokens[start - 1].end : context.tokens[start].start].strip()
    if gap in {"«", "“", "„", '"'}:
        return context.text[context.tokens[end - 1].end : context.tokens[end - 1].end + 1] in {"»", "”", "“", '"'}
    return gap == "" and not context.given(start)


def _behind_owner(context: Context, start: int, end: int) -> int:
    """Where the name begins behind an office's body or place: "глава ЦБ X Y", "губернатор провинции X Y Z"; 0 where there is none."""
    if start < 2 or not context.foreign() or end - start < 3 or context.given(start):
        return 0
    if context.office(start - 1) and context.tokens[start].joined:
        length = context.known_length(start, end)
        return start + length if length and 2 <= end - start - length <= 4 else 0
    if context.before(start) not in PLACE_NOUNS or not context.office(start - 2):
        return 0
    name = next((index for index in range(start + 1, end - 1) if context.given(index)), 0)
    return name or (start + 1 if end - start <= 4 else 0)


def _with_office(context: Context, start: int, end: int) -> list[NameWords]:
    office = office_in_run(context, start, end) or office_of_lower(context, start, end)
    if office is None or not _may_be_name(context, office.name, office.name_end):
        return []
    inside = _organisations(context, start, office.first) if office.first > start else []
    inside += _organisations(context, office.of, office.name) if office.of else []
    return [*inside, _person(context, office.name, office.name_end, office)]


def _may_be_name(context: Context, start: int, end: int) -> bool:
    """Whether the words behind an office may be a name: "Presidents Discuss Border Security" is a heading."""
    if context.given(start):
        return True
    if end - start == 1 and (context.all_places(start, end) or context.next_word(end) in PLACE_NOUNS):
        return False
    return not any(context.common(index) for index in range(start, end) if context.tokens[index].capital)


def _person(context: Context, start: int, end: int, office: Office | None) -> NameWords:
    before = office if office and office.role else office_before(context, office.first if office else start)
    beside = before if before and before.role else office_after(context, end)
    title = office.title if office else before.title if before else None
    first, last = context.tokens[start], context.tokens[end - 1]
    return NameWords(first.start, last.end, context.words(start, end), EntityKind.PERSON, beside.role if beside else None, title)


def _organisations(context: Context, start: int, end: int) -> list[NameWords]:
    """The organisations that a run holds: by head noun, by acronym in brackets, or known by themselves."""
    if start >= end:
        return []
    stretch = _headed(context, start, end) or _bracketed(context, start, end)
    if stretch:
        rest = _known(context, stretch[1], end)
        return [_organisation(context, *stretch), *rest]
    return _known(context, start, end)


def _organisation(context: Context, start: int, end: int) -> NameWords:
    first, last = context.tokens[start], context.tokens[end - 1]
    bracket = _BRACKET.match(context.text, last.end)
    short = bracket[1] if bracket and bracket[1].upper() == bracket[1] else None
    stop = bracket.end() if bracket and short else last.end
    own = context.words(start, end) if end - start == 1 and last.word.isupper() else None
    return NameWords(first.start, stop, context.text[first.start : stop], EntityKind.ORGANISATION, acronym=short or own)


def _headed(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """A stretch with a head noun of organisations: up to its last head, and on through "of", "for", "and"."""
    heads = [index for index in range(start, end) if context.is_head_noun(index)]
    if not heads:
        return None
    last = heads[-1] + 1
    owned = _whole(context, start)
    if (
        end - start == 1
        and owned == start
        and (not context.stands_as_name(start) or (context.tokens[start].low in table.GENERIC_ALONE and context.through_of(end) == end))
    ):
        return None
    if context.tokens[start].low in table.LEADING_HEADS and heads[-1] == start:
        last = end
    if last - start == 1 and end > last and context.tokens[start].low not in table.LEADING_HEADS:
        return None if context.given(last) else (start, context.through_of(end))
    owned = _through_and(context, owned) if last == end else owned
    return owned, context.through_of(last) if last == end else last


def _whole(context: Context, start: int) -> int:
    """Takes in the owner of "Sheriff's Department" or "Workers' Party", which an apostrophe parts from its head."""
    while (
        start
        and context.tokens[start - 1].possessive
        and context.tokens[start - 1].low in table.GENITIVE_PARTS
        and context.tokens[start - 1].capital
    ):
        start -= 1
        while (
            start
            and context.tokens[start].joined
            and context.tokens[start - 1].capital
            and not context.tokens[start - 1].possessive
            and not context.tokens[start - 1].head
        ):
            start -= 1
    return start


def _through_and(context: Context, start: int) -> int:
    """The beginning of "the Disaster and Emergency Management Authority": what "the" opens before "and" belongs to the name."""
    tokens = context.tokens
    if start < 3 or tokens[start - 1].low != "and" or not (tokens[start].joined and tokens[start - 1].joined):
        return start
    first = start - 2
    while first and tokens[first].joined and tokens[first - 1].capital and not tokens[first - 1].head:
        first -= 1
    ready = all(token.capital and not token.possessive for token in tokens[first : start - 1]) and first
    named = any(
        context.place_at(index) or context.is_head_noun(index) or context.office(index) or context.known_length(index, start)
        for index in range(first, start - 1)
    )
    return first if ready and tokens[first - 1].low == "the" and not named else start


def _bracketed(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """E.g. "Tehrik-i-Taliban Pakistan (TTP)": the letters in brackets begin the words before them."""
    bracket = _BRACKET.match(context.text, context.tokens[end - 1].end)
    if not bracket or bracket[1].upper() != bracket[1]:
        return None
    initials = "".join(part[0] for token in context.tokens[start:end] for part in re.split(r"[-‐‑'’]", token.word) if part).upper()
    for first in range(end - 2, start, -1):  # "Rzeczniczka Straży Pożarnej (SP)": no more than the letters need
        if "".join(token.word[0] for token in context.tokens[first:end]).upper() == bracket[1] and context.foreign():
            return first, end
    letters = iter(initials)
    return (start, end) if end - start > 1 and all(char in letters for char in bracket[1] if char.isalpha()) else None


def _known(context: Context, start: int, end: int) -> list[NameWords]:
    """Organisations known without a head noun, and acronyms."""
    found: list[NameWords] = []
    index = start
    while index < end:
        length = context.known_length(index, end)
        if length:
            found.append(_organisation(context, index, index + length))
        index += length or 1
    return found


def _state_bodies(context: Context) -> Iterator[NameWords]:
    """E.g. "the armed forces of Tajikistan", "Tajikistan's armed forces": lower-case heads that a country makes a name."""
    spans = sorted({(place.start, place.end) for place in context.places.values()})
    starts, ends = dict(spans), {end: start for start, end in spans}
    for match in _BODY.finditer(context.text):
        of = _OF_THE.match(context.text, match.end())
        if of and of.end() in starts:
            stop = starts[of.end()]
            yield NameWords(match.start(), stop, context.text[match.start() : stop], EntityKind.ORGANISATION)
        else:
            owner = _OWNED.search(context.text, max(0, match.start() - 3), match.start())
            if owner and owner.start() in ends:
                yield NameWords(ends[owner.start()], match.end(), context.text[ends[owner.start()] : match.end()], EntityKind.ORGANISATION)


def find_unlisted_cased_places(text: str, language: str, names: Sequence[NameWords]) -> tuple[tuple[int, int], ...]:
    """The capitalised ones of ``names.find_unlisted_places``."""
    context = read_context(text, language)
    taken = _covered(names)
    people = {word for name in names if name.kind is EntityKind.PERSON for word in name.text.split()}
    found: list[tuple[int, int]] = []
    end = 0
    for index, token in enumerate(context.tokens):
        if index < end or not context.is_unlisted_place(index) or token.word in people or token.start in taken:
            continue
        end = index + 1
        if _goes_on_as_name(context, index) and context.tokens[index + 1].start not in taken:
            end = _place_of_words(context, index)
        if end and taken.isdisjoint(range(token.start, context.tokens[end - 1].end)):
            found.append((token.start, context.tokens[end - 1].end))
    return tuple(found)


def _place_of_words(context: Context, index: int) -> int:
    """The word behind a place of two or three unknown words right behind a preposition of place; 0 for none."""
    if context.before(index) not in LOCATING and context.tokens[index].low not in SAINTS:
        return 0
    end = index + 1
    while end < len(context.tokens) and context.goes_on(end):
        end += 1
    words = range(index, end)
    plain = not any(
        context.common(at) or context.given(at) or context.office(at) or context.is_head_noun(at) or context.known_length(at, end)
        for at in words
    )
    return end if plain and end - index <= 3 and not any(context.place_at(at) for at in words) else 0


def _goes_on_as_name(context: Context, index: int) -> bool:
    """Whether the name is longer than this word, so that the word alone is no place: "Metro" of "Metro Manila"."""
    after = context.tokens[index + 1] if index + 1 < len(context.tokens) else None
    if after is None or not after.joined or not after.capital or context.tokens[index].possessive:
        return False
    if after.low in more.TURKISH_PLACE_NOUNS:
        return False
    return after.low not in PLACE_NOUNS and not context.is_calendar(index + 1)


def _covered(names: Iterable[NameWords]) -> frozenset[int]:
    """Every character that belongs to one of these names."""
    return frozenset(at for name in names for at in range(name.start, name.end))


def _plain_person(context: Context, start: int, end: int) -> list[NameWords]:
    """A person without a title before the name, if the words and those around them say that it is one."""
    if any(context.known_length(index, end) for index in range(start, end)):
        return []
    start = _behind_place(context, start, end)
    if end - start == 1 and start and context.before(start) in table.PARTICLES - {"la", "as", "el"}:
        start -= 1
        if context.known_length(start, end):
            return [_organisation(context, start, end)]
    cut = _cut(context, start, end)
    if cut == start or not _is_person(context, start, cut):
        return []
    return [_person(context, start, cut, None)]


def _behind_place(context: Context, start: int, end: int) -> int:
    """E.g. "... are all in Kabul Ahmad Karimi said", where the comma is lost: the name begins behind the place."""
    placed = (
        context.place_at(start) is not None
        or context.before(start) in LOCATING
        or (context.foreign() and context.before(start) in table.OFFICES)
    )
    if not placed or context.given(start):
        return start
    if context.foreign() and "\u0400" <= context.tokens[start].word[0] <= "\u04ff":
        behind = next((index for index in range(start, end) if not context.place_at(index)), end)
        if behind > start and 2 <= end - behind <= 3:
            return behind
    return next((index for index in range(start + 1, end - 1) if context.given(index) and not context.place_at(index)), start)


def _cut(context: Context, start: int, end: int) -> int:
    for index in range(start + 1, end):
        if context.is_head_noun(index):
            return index
    return end


def _is_person(context: Context, start: int, end: int) -> bool:
    """Whether a run without an office before it names a person, by the words themselves or by those beside them."""
    if end - start == 2 and not context.tokens[start].capital:
        start += 1
    given = context.given(start)
    if end - start > 6 or context.all_places(start, end) or (context.before(start) in _ARTICLES and not given):
        return False
    if end - start == 1:
        return _is_lone_person(context, start)
    if given or context.initial(start):
        return True
    if any(more.is_turkish_thing(context.tokens[index].low) for index in range(start, end)):
        return False
    if any(context.tokens[index].low in table.THING_WORDS or context.is_demonym(index) for index in range(start, end)):
        return False
    return _acts(context, start, end) or _sounds_like_name(context, start, end)


def _acts(context: Context, start: int, end: int) -> bool:
    """Whether the words beside a run make it a person: a verb of saying, an age, an office, a kinsman.

    A verb says nothing behind a place ("Kenya Lines said"), nor where all nouns have capitals.
    """
    speaks = context.next_word(end) in SPEECH and not context.place_at(start) and context.language not in _CAPITAL_NOUNS
    beside = speaks or context.has_age(end) or context.human_before(start)
    return bool(beside or office_after(context, end) or office_before(context, start))


def _is_lone_person(context: Context, index: int) -> bool:
    """A single word is a person if it speaks or has an age, and nothing speaks for a place or an ordinary word."""
    aged = context.has_age(index + 1)
    speaks = context.next_word(index + 1) in SPEECH and context.language not in _CAPITAL_NOUNS
    kin = context.given(index) and context.human_before(index)
    if not (aged or speaks or kin) or not context.stands_as_name(index):
        return False
    if context.is_head_noun(index) or context.office(index) or context.common(index) or context.is_demonym(index):
        return False
    elsewhere = context.place_at(index) or stem(context.tokens[index].word) in context.located or context.before(index) in _TOWARDS
    return not elsewhere or (aged and context.given(index))


def _sounds_like_name(context: Context, start: int, end: int) -> bool:
    """Unknown words of which none is ordinary and none is used as a place; in German capitals prove nothing.

    Behind a genitive ("Ejército de Liberación Nacional") they may be the rest of another name, and a Cyrillic adjective begins a thing's.
    """
    before, first = context.before(start), context.tokens[start]
    located = any(stem(token.word) in context.located for token in context.tokens[start:end])
    placed = located or before in LOCATING or any(context.place_at(index) for index in range(start, end))
    if placed or before in _GENITIVES or context.language in _CAPITAL_NOUNS or first.low.endswith(_CYRILLIC_ADJECTIVE):
        return False
    return end - start <= 4 and not context.common(start) and not context.common(end - 1)


def _short_forms(context: Context, found: list[NameWords]) -> list[NameWords]:
    """Surnames or given names alone, with their particle ("de Mistura"), where the full name stands elsewhere in the text."""
    full = [name.text.split() for name in found if name.kind is EntityKind.PERSON]
    surnames = {stem(words[-1]): words[-2] if len(words) > 2 and words[-2].lower() in table.PARTICLES else "" for words in full}
    given = _given_alone(context, full)
    taken = _covered(found)
    more_: list[NameWords] = []
    for index, token in enumerate(context.tokens):
        if not token.capital or token.start in taken:
            continue
        form = stem(token.word)
        if form not in surnames and not (form in given and _stands_alone(context, index)):
            continue
        if context.place_at(index) or (index in context.headings and token.low in context.lower):
            continue
        particle = surnames.get(form, "")
        first = index - 1 if particle and token.joined and context.tokens[index - 1].word == particle else index
        office = office_before(context, first)
        start = context.tokens[first].start
        more_.append(
            NameWords(
                start,
                token.end,
                context.text[start : token.end],
                EntityKind.PERSON,
                office.role if office else None,
                office.title if office else None,
            )
        )
    return more_


def _given_alone(context: Context, full: list[list[str]]) -> frozenset[str]:
    """Given names of exactly one of these people, as stems, that say nothing else here."""
    bearers: dict[str, set[str]] = {}
    for words in full:
        if len(words) > 1:
            bearers.setdefault(stem(words[0]), set()).add(stem(words[-1]))
    others = {stem(word) for words in full for word in words[1:]}
    tokens = {token.word: index for index, token in enumerate(context.tokens) if token.capital}
    return frozenset(
        stem(words[0])
        for words in full
        if len(words) > 1
        and len(words[0]) > 2
        and len(bearers[stem(words[0])]) == 1
        and stem(words[0]) not in others
        and words[0] in tokens
        and context.given(tokens[words[0]])
        and stem(words[0]) not in context.located
        and words[0].lower() not in table.PARTICLES | table.TITLES
    )


def _stands_alone(context: Context, index: int) -> bool:
    """Whether no other word with a capital stands beside this one."""
    tokens = context.tokens
    before = index and tokens[index].joined and tokens[index - 1].capital and not tokens[index - 1].possessive
    after = index + 1 < len(tokens) and tokens[index + 1].joined and tokens[index + 1].capital and not tokens[index].possessive
    return not before and not after and index not in context.headings and tokens[index].low not in context.lower


def strip_cased_titles(name: str) -> str:
    """The name without what stands before it as rank, address or office."""
    context = replace(read_context(name, "en"), headings=frozenset())
    tokens = context.tokens
    for start, end in _runs(context):
        office = office_in_run(context, start, end)
        if office and office.name < office.name_end:
            return name[tokens[office.name].start :].strip()
    last = 0
    for index, token in enumerate(tokens[:-1], start=1):
        if context.office(index - 1) or (index == last + 1 and token.low in table.OFFICE_PARTS):
            last = index if context.office(index - 1) else last
    return name[tokens[last].start :].strip() if tokens else name
