"""Short forms of people: the surname or the given name alone, where the full name stands elsewhere in the text."""

from __future__ import annotations

from briefer.lexicon import name_words as table
from briefer.lexicon.name_context import Context
from briefer.lexicon.name_offices import office_before
from briefer.lexicon.name_tokens import stem
from briefer.lexicon.name_types import NameWords, covered
from briefer.models import EntityKind


def short_forms(context: Context, found: list[NameWords]) -> list[NameWords]:
    """Surnames or given names alone, with their particle ("de Mistura"), where the full name stands elsewhere in the text."""
    full = [name.text.split() for name in found if name.kind is EntityKind.PERSON]
    surnames = {stem(words[-1]): words[-2] if len(words) > 2 and words[-2].lower() in table.PARTICLES else "" for words in full}
    given = _given_alone(context, full)
    taken = covered(found)
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
