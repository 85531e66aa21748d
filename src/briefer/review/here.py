"""Whether a decision is about what one record is made of. It may be about another brief of the desk, and then bears on nothing here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefer.models import (
    Accept,
    Act,
    Add,
    Choose,
    Drop,
    GiveRole,
    Merge,
    Move,
    NameRef,
    Pin,
    Regrade,
    Reject,
    Rename,
    Reword,
    SameText,
    SentenceRef,
    SetDate,
    Split,
)
from briefer.review.find import Finder, spelt
from briefer.review.place import ground_of


def is_here(act: Act, finder: Finder) -> bool:  # noqa: PLR0911  (one for each kind of thing)
    """Whether an act is about sources, names or sentences of this record; of acts that are about none of these, yes."""
    match act:
        case Reword(sentence=sentence) | Drop(sentence=SentenceRef() as sentence):
            return _has_sentence([sentence], finder)
        case Drop(item=item) | Pin(item=item) | Move(item=item):
            return _has_sentence(item.sentences, finder)
        case Add(sources=digests):
            return _has_source(digests, finder)
        case Accept(claim=words) | Reject(claim=words) | SetDate(claim=words):
            return words.source in finder.sources
        case Choose(conflict=conflict):
            return _has_source((w.source for p in conflict.positions for w in p.claims), finder)
        case Regrade(source=source, publisher=publisher):
            return source.source in finder.sources or any(published_by(s.publisher, publisher) for s in finder.record.reading.sources)
        case SameText(one=one, other=other):
            return one.source in finder.sources and other.source in finder.sources
        case Merge() | Split() | Rename() | GiveRole():
            return any(_has_name(name, finder) for name in _names(act))
    return True


def published_by(source: str | None, publisher: str | None) -> bool:
    """Whether that is one and the same publisher."""
    return bool(publisher and source) and (publisher or "").casefold() == (source or "").casefold()


def _names(act: Merge | Split | Rename | GiveRole) -> Iterator[NameRef]:
    yield from (act.one, act.other) if isinstance(act, Merge) else (act.name,)


def _has_name(name: NameRef, finder: Finder) -> bool:
    return any((name.kind, spelt(s)) in finder.spellings for s in (name.canonical, *name.spellings))


def _has_source(digests: Iterable[str], finder: Finder) -> bool:
    return any(d in finder.sources for d in digests)


def _has_sentence(sentences: Iterable[SentenceRef], finder: Finder) -> bool:
    return any(not ground_of(s, finder).elsewhere for s in sentences)
