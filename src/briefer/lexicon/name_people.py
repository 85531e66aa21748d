"""People in a run of capitalised words without an office in it: by the words themselves or by those beside them."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from briefer.lexicon import name_words as table
from briefer.lexicon import name_words_more as more
from briefer.lexicon.name_context import Context
from briefer.lexicon.name_located import LOCATING
from briefer.lexicon.name_offices import Office, office_after, office_before
from briefer.lexicon.name_organisations import organisation
from briefer.lexicon.name_tokens import stem
from briefer.lexicon.name_types import NameWords
from briefer.lexicon.word_lists import word_set
from briefer.models import EntityKind

SPEECH: Final = word_set(
    "said says told tells warned warns added adds announced announces stated states claimed claims tweeted "
    "wrote writes confirmed "
    "confirms denied denies expressed emphasized emphasised "
    "stressed noted explained argued insisted urged vowed pledged called asked met visited received arrived held spoke addressed ordered "
    "signed recalled "
    "dijo informó explicó detalló indicó señaló afirmó aseguró añadió declaró anunció sagt sagte erklärte sa sier dit déclaré affirmé "
    "сообщил сообщила заявил заявила сказал сказала отметил добавил"
)
_ARTICLES: Final = word_set("the l el la los las le les il lo gli o os a as del du des do da dos das della der die das dem den")
_GENITIVES: Final = word_set("de del du des do da dos das di della")
_CYRILLIC_ADJECTIVE: Final = ("ая", "ое", "ые", "ый", "ой")
_CAPITAL_NOUNS: Final = frozenset({"de", "lb"})  # every noun has a capital, and nothing says which is a name
_TOWARDS: Final = frozenset({"of", "to", "from", "into", "towards", "toward", "against", "on"})


def person(context: Context, start: int, end: int, office: Office | None) -> NameWords:
    """The person whose name these words are, with the office in their run, or else the one before or behind them."""
    before = office if office and office.role else office_before(context, office.first if office else start)
    beside = before if before and before.role else office_after(context, end)
    title = office.title if office else before.title if before else None
    first, last = context.tokens[start], context.tokens[end - 1]
    return NameWords(first.start, last.end, context.words(start, end), EntityKind.PERSON, beside.role if beside else None, title)


def plain_person(context: Context, start: int, end: int) -> list[NameWords]:
    """A person without a title before the name, if the words and those around them say that it is one."""
    if any(context.known_length(index, end) for index in range(start, end)):
        return []
    start = _behind_place(context, start, end)
    if end - start == 1 and start and context.before(start) in table.PARTICLES - {"la", "as", "el"}:
        start -= 1
        if context.known_length(start, end):
            return [organisation(context, start, end)]
    cut = _cut(context, start, end)
    if cut == start or not _is_person(context, start, cut):
        return []
    return [person(context, start, cut, None)]


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


def without_head(context: Context, name: NameWords, found: list[NameWords]) -> NameWords:
    """A person without the word before the name that has its capital only because a sentence begins with it.

    Nobody can tell that of the word itself; but a given name stands behind it, or a surname that has another name elsewhere.
    """
    words = name.text.split()
    index = _token_at(context, name.start)
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


def _token_at(context: Context, start: int) -> int | None:
    """The token that begins at a character."""
    index = bisect_left(context.tokens, start, key=lambda token: token.start)
    return index if index < len(context.tokens) and context.tokens[index].start == start else None
