"""Offices beside a name: in the run of capitals before it, in lower case before it, or in apposition behind it."""

from __future__ import annotations

from typing import Final, NamedTuple

from briefer.lexicon import name_words as table
from briefer.lexicon.name_context import Context
from briefer.lexicon.name_located import PLACE_NOUNS
from briefer.lexicon.name_tokens import BRACKET
from briefer.lexicon.places import country_name, demonym
from briefer.lexicon.word_lists import word_set

_OF: Final = frozenset({"of", "for", "to", "in", "on", "at", "de", "del", "du", "des", "di", "da", "do", "von"})
_INSIDE: Final = frozenset({"the", "la", "el", "los", "las", "and", "y"}) | table.PORTFOLIOS | table.ORGANISATION_HEADS | PLACE_NOUNS
_TOLD_BY: Final = word_set("darstellung angaben aussage aussagen worten auskunft ansicht")  # "nach Darstellung von Innenminister X"
_ARTICLES: Final = word_set("the a an el la le il lo o os as do da del du al au der die das dem den des")
_AREAS: Final = frozenset({"county", "city", "district", "region", "regional", "federal", "state"})
_STOP: Final = word_set(
    "said says told was is are were has had have who which that and but as after when while during met will "
    "would could announced added "
    "warned told"
)


class Office(NamedTuple):
    """An office and the name it stands beside, as ranges of tokens. ``of`` is where its complement begins, 0 for none."""

    first: int
    name: int
    name_end: int
    role: str | None
    title: str | None
    of: int = 0


def office_in_run(context: Context, start: int, end: int) -> Office | None:
    """The office in a run of capitals: "Tajik President X", "President of Tajikistan X", "Lt. Gen. X"."""
    stretch = _office_stretch(context, start, end)
    if stretch is None:
        return None
    first, last = stretch
    if last < end and context.tokens[last].low == "von" and context.tokens[last - 1].low not in table.TITLES:
        return _with_complement(context, start, first, last)
    if last < end:
        if context.is_head_noun(last) and not context.given(last):
            return None
        name = _behind_owner(context, last, end)
        office = _office(context, start, first, name, name, _name_end(context, name, end), 0)
        return office._replace(title=_title(context, first, last) if office.title else None)
    return _with_complement(context, start, first, last)


def _behind_owner(context: Context, start: int, end: int) -> int:
    """Behind a country or body that stands between office and name in the genitive: "Президент России Владимир Путин"."""
    if not context.foreign():
        return start
    index = start
    while index < end - 1 and (context.place_at(index) or context.known_length(index, end)):
        index += 1
    if index == start and not context.given(start):  # an owner that no table knows: "Пресс-секретарь Кремля Дмитрий Песков"
        named = next((at for at in range(start + 1, end - 1) if context.given(at)), start)
        return start + 1 if named == start and _is_genitive(context, start, end) else named
    return index


def _is_genitive(context: Context, start: int, end: int) -> bool:
    """Whether the first of three Cyrillic words stands in the genitive and the second does not."""
    if end - start != 3 or not "\u0400" <= context.tokens[start].low[0] <= "\u04ff":
        return False
    return context.tokens[start].low[-1] in "аяыиії" and context.tokens[start + 1].low[-1] not in "аяыиіїуюе"


def office_of_lower(context: Context, start: int, end: int) -> Office | None:
    """A lower-case office whose complement begins the run: "ministro de Defensa X", "the president of Chad X"."""
    tokens = context.tokens
    if start < 2 or not tokens[start].joined or tokens[start - 1].low not in _OF or not context.office(start - 2):
        return None
    name = _complement_end(context, start)
    if not start < name < end or context.all_places(start, end):
        return None
    first = start - 2
    while first and tokens[first].joined and (tokens[first - 1].low in table.OFFICE_PARTS or context.office(first - 1)):
        first -= 1
    return _office(context, first, first, name, name, _name_end(context, name, end), start)


def _office_stretch(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """The first stretch of office words that ends in an office or rank."""
    index = start
    while index < end:
        stop, last = index, 0
        while stop < end and (
            context.office(stop) or context.tokens[stop].low in table.OFFICE_PARTS or context.tokens[stop].low in table.HUMANS
        ):
            stop += 1
            if context.office(stop - 1) or (context.tokens[stop - 1].low in table.HUMANS and stop < end):
                last = stop
        if last:
            return index, last
        index = stop + 1
    return None


def _name_end(context: Context, start: int, end: int) -> int:
    for index in range(start + 1, end):
        if context.is_head_noun(index) or (context.known_length(index, end) and not context.given(index)):
            return index
    return end


def _with_complement(context: Context, start: int, first: int, last: int) -> Office | None:
    """E.g. "President of Tajikistan Emomali Rahmon", "Minister for Defence Khawaja Asif"."""
    tokens = context.tokens
    if last + 1 >= len(tokens) or tokens[last].low not in _OF or not tokens[last].joined:
        return None
    begin = last + 1 + (tokens[last + 1].low == "the")
    if begin >= len(tokens) or not (tokens[begin].joined and tokens[begin].capital):
        return None
    name = _complement_end(context, begin)
    stop = name
    while (
        stop < len(tokens)
        and tokens[stop].joined
        and not tokens[stop - 1].possessive
        and (tokens[stop].capital or (stop > name and context.goes_on(stop)))
    ):
        stop += 1
    if name in {stop, begin}:
        return None
    rank = name
    while rank - 1 > begin and tokens[rank - 1].low in table.TITLES:
        rank -= 1
    if rank < name:
        office = _office(context, start, first, rank, name, _name_end(context, name, stop), begin)
        return office._replace(title=context.words(rank, name))
    return _office(context, start, first, name, name, _name_end(context, name, stop), begin)


def _complement_end(context: Context, begin: int) -> int:
    index, tokens = begin, context.tokens
    while index < len(tokens) and (index == begin or (tokens[index].joined and not tokens[index - 1].possessive)):
        low = tokens[index].low
        more = index + 1 < len(tokens) and tokens[index + 1].low in table.PORTFOLIOS
        if (
            context.place_at(index)
            or low in table.PORTFOLIOS
            or context.is_head_noun(index)
            or context.known_length(index, index + 1)
            or (low in {"and", "of"} and more)
        ):
            index += 1
        else:
            break
    if index > begin:
        return index
    while index < len(tokens) and (index == begin or (tokens[index].joined and tokens[index].capital)) and not context.given(index):
        index += 1
    return index if index < len(tokens) and tokens[index].joined and context.given(index) and tokens[index].capital else begin


def _office(context: Context, start: int, first: int, last: int, name: int, name_end: int, of: int) -> Office:
    """The office of tokens ``first`` to ``last`` with its owner from ``start``, or from the genitive before it."""
    owned_from = _owner_start(context, start)
    if context.tokens[owned_from].low in _TOLD_BY:
        owned_from = first
    words = context.words(first, last)
    kinds = [token.low for token in context.tokens[first:last]]
    ranks_only = all(low in table.TITLES for low in kinds)
    humans_only = all(low in table.HUMANS for low in kinds)
    title = None if humans_only or of else _title(context, first, last)
    country = _country(context, owned_from, first)
    if humans_only or (ranks_only and (owned_from == first or country)):
        return Office(owned_from, name, name_end, None, title, of)
    owner = context.text[context.tokens[owned_from].start : context.tokens[first].start].strip() if owned_from < first else ""
    return Office(owned_from, name, name_end, role_text(words, owner, country), title, of)


def _owner_start(context: Context, start: int) -> int:
    """Where the genitive before an office begins ("Tajikistan's" President), or the office's own run."""
    if not start:
        return start
    before = context.tokens[start - 1]
    beside = before.possessive and before.capital and context.tokens[start].start - before.end < 5
    return _run_back(context, start - 1) if beside else start


def _title(context: Context, first: int, last: int) -> str:
    """What the person is addressed with: of "County Sheriff" only "Sheriff"."""
    while first < last - 1 and context.tokens[first].low in _AREAS:
        first += 1
    return context.words(first, last)


def _run_back(context: Context, index: int) -> int:
    tokens = context.tokens
    while index and tokens[index].joined and tokens[index - 1].capital and not tokens[index - 1].possessive:
        ordinary = context.common(index - 1) or (context.foreign() and tokens[index - 1].low in table.FOREIGN_HEADS)
        if tokens[index - 1].head and ordinary and tokens[index - 1].low not in {"north", "south"}:
            break
        index -= 1
    return index


def _country(context: Context, start: int, end: int) -> str | None:
    """The country that owns an office, where the words before the office are its name or its adjective and nothing else."""
    if start >= end:
        return None
    place = context.place_at(start)
    if place and place.kind == "country" and place.end >= context.tokens[end - 1].end:
        return place.name
    code = demonym(context.words(start, end))
    return country_name(code) if code else None


def role_text(office: str, owner: str, country: str | None) -> str:
    """E.g. "President" of "Tajikistan", or the owner's words before the office as they stand."""
    if country:
        return f"{office} of {country}"
    return f"{owner} {office}" if owner else office


def office_before(context: Context, start: int) -> Office | None:
    """A lower-case office right before a name: "observatory head X", "the US president X", "Pakistan's defence minister X"."""
    tokens = context.tokens
    if start and context.text[tokens[start - 1].end : tokens[start].start].strip() == ",":
        return _office_before_comma(context, start)
    last = start
    first = start
    while (
        first
        and tokens[first].joined
        and (
            context.office(first - 1) or tokens[first - 1].low in table.OFFICE_PARTS or (first < start and context.is_head_noun(first - 1))
        )
        and not tokens[first - 1].possessive
    ):
        first -= 1
    if first == last or not context.office(last - 1):
        offices = [index for index in range(first, last) if context.office(index)]
        if not offices or not context.foreign():
            return None
        first = offices[0]
    owner = first
    if (
        first
        and tokens[first - 1].capital
        and (tokens[first].joined or tokens[first - 1].possessive)
        and tokens[first - 1].low not in table.SENTENCE_HEADS
        and not (context.foreign() and tokens[first - 1].low in table.FOREIGN_HEADS)
    ):
        owner = _run_back(context, first - 1)
    return _office(context, owner, first, last, start, start + 1, 0)


def _office_before_comma(context: Context, start: int) -> Office | None:
    """E.g. "Speaker of the House, X", "the sheriff of Y, X": a comma parts the office from the name."""
    tokens, index = context.tokens, start - 1
    while index >= max(start - 8, 0):
        if context.office(index) and (index == start - 1 or tokens[index + 1].low in _OF):
            first = index
            while (
                first
                and tokens[first].joined
                and (tokens[first - 1].low in table.OFFICE_PARTS or context.office(first - 1))
                and tokens[first - 1].low not in table.SENTENCE_HEADS
            ):
                first -= 1
            while first and tokens[first].joined and tokens[first - 1].capital and not tokens[first - 1].head:
                first -= 1
            role = context.text[tokens[first].start : tokens[start - 1].end]
            return (
                Office(first, start, start, role, None)
                if first == 0 or tokens[first].head or tokens[first - 1].low in _ARTICLES or tokens[first - 1].possessive
                else None
            )
        if not tokens[index].joined or not (
            tokens[index].capital or tokens[index].low in _OF or tokens[index].low in _INSIDE or tokens[index - 1].low in _OF
        ):
            return None
        index -= 1
    return None


def office_after(context: Context, end: int) -> Office | None:
    """An office in apposition: ", the Director-General of Jordan's Border Protection Service (BPS),"."""
    tokens = context.tokens
    if end >= len(tokens) or tokens[end - 1].possessive:
        return None
    gap = context.text[tokens[end - 1].end : tokens[end].start].strip()
    article = tokens[end].low in {"the", "a", "an", "then"}
    if gap not in {"", ",", "(", "–", "—"} or (gap in {"", "–", "—"} and not article):
        return None
    begin = end + article
    head = _apposed_head(context, begin)
    if head is None:
        return None
    follows = head + 1 < len(tokens) and tokens[head + 1].joined and tokens[head + 1].capital and tokens[head + 1].low not in _OF
    if follows:
        return None
    stop = _apposition_end(context, head + 1)
    close = tokens[stop - 1].end
    bracket = BRACKET.match(context.text, close)
    role = context.text[tokens[begin].start : bracket.end() if bracket else close]
    return Office(begin, end, end, role, None)


def _apposed_head(context: Context, begin: int) -> int | None:
    """The last word of the office within the next seven words, if all before it may belong to an office."""
    tokens, found = context.tokens, None
    for index in range(begin, min(begin + 7, len(tokens))):
        token = tokens[index]
        if index > begin and not (token.joined or tokens[index - 1].possessive):
            break
        if context.office(index):
            found = index
        elif found is not None and token.low in table.OFFICE_PARTS:
            continue
        elif found is not None or not (
            token.capital or token.low in table.OFFICE_PARTS or token.low in table.ORGANISATION_HEADS or demonym(token.word)
        ):
            break
    return found if found is not None and tokens[found].low not in table.TITLES - table.OFFICES else None


def _apposition_end(context: Context, index: int) -> int:
    """Where the complement ends: at a comma, a verb, or after ten words."""
    tokens, begin = context.tokens, index
    while index < len(tokens) and index - begin < 10:
        token = tokens[index]
        if not (token.joined or (tokens[index - 1].possessive and "," not in context.text[tokens[index - 1].end : token.start])):
            break
        more = token.low == "and" and index + 1 < len(tokens) and (context.office(index + 1) or tokens[index + 1].low in table.OFFICE_PARTS)
        if (token.low in _STOP and not more) or (index == begin and token.low not in _OF and not more):
            break
        index += 1
    return index
