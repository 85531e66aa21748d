"""Names in scripts with capitals: runs of capitalised words, and what the words beside them say they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefer.lexicon import name_words as table
from briefer.lexicon.name_bodies import find_bodies
from briefer.lexicon.name_context import Context, read_context
from briefer.lexicon.name_located import PLACE_NOUNS
from briefer.lexicon.name_offices import office_in_run, office_of_lower
from briefer.lexicon.name_organisations import is_body_by_kind, known_organisations, organisation, organisations, state_bodies
from briefer.lexicon.name_people import person, plain_person, without_head
from briefer.lexicon.name_short_forms import short_forms
from briefer.lexicon.name_types import NameWords


def find_cased_names(text: str, language: str) -> tuple[NameWords, ...]:
    """People and organisations among the capitalised words of ``text``, in order, never overlapping."""
    context = read_context(text, language)
    found: list[NameWords] = []
    bodies = [organisation(context, start, end) for start, end in find_bodies(context)]
    for start, end in _runs(context):
        if not found or context.tokens[end - 1].end > found[-1].end:
            found.extend(_read_run(context, start, end))
    found.extend(state_bodies(context))
    found = _without_overlap([*bodies, *found])
    if context.foreign():
        found = [without_head(context, name, found) for name in found]
    found.extend(short_forms(context, found))
    return tuple(_without_overlap(found))


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
    if is_body_by_kind(context, start, end):
        return [organisation(context, start, end)]
    owned = _behind_owner(context, start, end)
    if owned:
        return [*known_organisations(context, start, owned), person(context, owned, end, None)]
    return _with_office(context, start, end) or organisations(context, start, end) or plain_person(context, start, end)


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
    inside = organisations(context, start, office.first) if office.first > start else []
    inside += organisations(context, office.of, office.name) if office.of else []
    return [*inside, person(context, office.name, office.name_end, office)]


def _may_be_name(context: Context, start: int, end: int) -> bool:
    """Whether the words behind an office may be a name: "Presidents Discuss Border Security" is a heading."""
    if context.given(start):
        return True
    if end - start == 1 and (context.all_places(start, end) or context.next_word(end) in PLACE_NOUNS):
        return False
    return not any(context.common(index) for index in range(start, end) if context.tokens[index].capital)


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
