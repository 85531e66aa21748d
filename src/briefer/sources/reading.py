"""All arguments to one Reading: what was read, what was not and why, and which files have the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from briefer.errors import NothingToBrief, SourceFault, UsageFault
from briefer.lexicon.publishers import publisher_key
from briefer.models import Grade, Reading, Source, Unread
from briefer.sources.cascade import make_source
from briefer.sources.files import Given, given_files, opened
from briefer.sources.formats.documents import Document, Found, Offer, said_of, unread
from briefer.sources.formats.feeds import Entry, feed_entries
from briefer.sources.formats.names import shown
from briefer.sources.formats.opening import documents_in, documents_of
from briefer.sources.told import Told, read_told

_SHOWN = 5
NO_GRADES: Mapping[str, Grade] = MappingProxyType({})
_MOST_NAMED = 50
"""Entries of one file that are named as not read; what is beyond is counted."""
_OWN_ADDRESSES = frozenset({"xml", "jsonl"})
"""Formats whose articles have addresses of their own."""
Tables = dict[Path, dict[str, Told]]


@dataclass(frozen=True, slots=True)
class Brought:
    """What somebody else brought in place of a file: its bytes, or why there are none.

    Attributes:
        address: where it was looked for.
        data: the bytes.
        ending: the ending of files of its format.
        url: where it was found.
        fault: why it was not.
    """

    address: str
    data: bytes = b""
    ending: str = ""
    url: str = ""
    fault: SourceFault | None = None

    @property
    def name(self) -> str:
        """What its documents are named after."""
        return shown(self.url or self.address)


def tables_of(files: Sequence[Given]) -> Tables:
    """What sources.toml says, for every folder that was given or holds a given file."""
    folders = {folder for g in files if g.path and g.folder for folder in (g.folder, g.path.parent)}
    return {folder: read_told(folder) for folder in sorted(folders)}


def told_of(given: Given, document: Document, tables: Tables) -> Told:
    """What is said of a file: in its own folder, else in the folder that was given.

    Of one article of many its own entry ('letters.mbox#3') goes first; publisher, language and grade of the file's hold for all.
    """
    if given.path is None or given.folder is None:
        return Told()
    names = shown(given.path.name), shown(given.path.relative_to(given.folder).as_posix())
    inner = document.name.removeprefix(given.name)
    beside, above = tables[given.path.parent], tables[given.folder]

    def of(end: str) -> Told:
        return beside.get(names[0] + end) or above.get(names[1] + end) or Told()

    if not inner:
        return of("")
    own, whole = of(inner), of("")
    return own._replace(publisher=own.publisher or whole.publisher, language=own.language or whole.language, grade=own.grade or whole.grade)


def found_in_file(given: Given, stdin: Callable[[], bytes] | None) -> Iterator[Found]:
    """The documents of one file, and what of it was not read."""
    try:
        with opened(given, stdin) as stream:
            yield from found_in_stream(given, stream)
    except SourceFault as fault:
        yield unread(given.name, fault)


def found_in_stream(given: Given, stream: BinaryIO) -> Iterator[Found]:
    """The documents of a file whose bytes these are, and what of it was not read."""
    named = 0
    try:
        for found in documents_in(given.name, stream, file_name=given.path.name if given.path else ""):
            named += isinstance(found, Unread)
            if isinstance(found, Document) or named <= _MOST_NAMED:
                yield found
    except SourceFault as fault:
        yield unread(given.name, fault)
    if named > _MOST_NAMED:
        why = f"{named - _MOST_NAMED:,} more of its entries could not be read."
        yield Unread(name=given.name, why=why, advice="See the reasons of the first ones.")


def _nothing(unread: Sequence[Unread]) -> NothingToBrief:
    lines = [f"{u.name}: {u.why} {u.advice}".strip() for u in unread[:_SHOWN]]
    rest = len(unread) - len(lines)
    if rest:
        lines.append(f"... and {rest:,} more")
    return NothingToBrief("Nothing could be read.\n" + "\n".join(f"  {line}" for line in lines))


def found_in(brought: Brought) -> Iterator[Found]:
    """The documents of what was brought, and what of it was not read. What the page says of its own address counts for nothing."""
    try:
        if brought.fault:
            raise brought.fault
        said = {} if brought.ending in _OWN_ADDRESSES else said_of(url=brought.url)
        yield from documents_of(brought.name, brought.data, file_name=f"brought.{brought.ending}", said=said)
    except SourceFault as fault:
        yield unread(brought.name, fault)


def entries_in(brought: Brought) -> Iterator[Entry]:
    """The entries of a feed that was brought.

    Raises:
        SourceFault: as `feed_entries`.
    """
    return feed_entries(Offer(brought.name, io.BytesIO(brought.data), "feed", lambda _: iter(())))


def source_of(document: Document, told: Told, grades: Mapping[str, Grade]) -> Source:
    """A document as read, with the grade of its publisher where nothing is told of the file itself.

    Args:
        document: what was found.
        told: what the user says of it.
        grades: by `publisher_key`: see `grades_by_key`.

    Raises:
        SourceFault: as `make_source`.
    """
    source = make_source(document, told)
    grade = grades.get(publisher_key(source.publisher)) if source.publisher and told.grade is None else None
    return source.model_copy(update={"grade": grade}) if grade else source


def grades_by_key(grades: Mapping[str, Grade]) -> Mapping[str, Grade]:
    """Grades of publishers, whatever the spelling of their names."""
    return {publisher_key(name): grade for name, grade in grades.items()}


def read_sources(
    arguments: Sequence[str | Path],
    *,
    stdin: Callable[[], bytes] | None = None,
    brought: Sequence[Brought] = (),
    grades: Mapping[str, Grade] = NO_GRADES,
) -> Reading:
    """Read files, folders, standard input, and what was brought from elsewhere.

    Args:
        arguments: paths of files and folders, patterns such as 'news/**/*.pdf'; '-' for standard input. Their order changes nothing.
        stdin: gives the bytes of standard input; called at most once, and only for '-'.
        brought: what is to be read besides.
        grades: the Admiralty grade of publishers, by their names, for files of which sources.toml gives none.

    Returns:
        The sources by the names of their files, what could not be read, and what is the same as another.

    Raises:
        NothingToBrief: nothing could be read; a handful of the reasons is named.
        UsageFault: no argument at all, or a wrong sources.toml.
    """
    if not arguments and not brought:
        raise UsageFault("No source was given.", "Give files, folders, addresses, or '-' for standard input.")
    files = sorted(given_files(arguments), key=lambda g: g.name)
    tables = tables_of(files)
    by_publisher = grades_by_key(grades)
    sources: list[Source] = []
    failed: list[Unread] = []
    same: list[tuple[str, str]] = []
    kept: dict[str, str] = {}
    of_files = ((found, given) for given in files for found in found_in_file(given, stdin))
    of_brought = ((found, None) for one in sorted(brought, key=lambda b: b.name) for found in found_in(one))
    for found, given in chain(of_files, of_brought):
        if isinstance(found, Unread):
            failed.append(found)
        elif found.sha256 in kept:
            same.append((found.name, kept[found.sha256]))
        else:
            told = told_of(given, found, tables) if given else Told()
            try:
                sources.append(source_of(found, told, by_publisher))
                kept[found.sha256] = found.name
            except SourceFault as fault:
                failed.append(unread(found.name, fault))
    if not sources:
        raise _nothing(failed)
    return Reading(sources=tuple(sources), unread=tuple(failed), same_bytes=tuple(same))
