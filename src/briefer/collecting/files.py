"""Folders and patterns of a desk: files that are new or changed. A file with something in it that can't be read is tried again each run."""

from __future__ import annotations

import hashlib
import io
import os
import re
from pathlib import Path

from briefer.collecting.intake import Intake, key_of, own_text
from briefer.desk.articles import ORIGINALS
from briefer.errors import SourceFault, SourceMissing, UsageFault
from briefer.models import Asked, Incoming, Unread
from briefer.sources.files import Given, given_files, opened
from briefer.sources.formats.documents import Document
from briefer.sources.formats.names import shown
from briefer.sources.reading import Tables, found_in_stream, tables_of, told_of

_ENDING = re.compile(r"[a-z0-9]{1,8}")
_OURS = (ORIGINALS, "briefs")
"""Folders of a desk in which briefer itself writes."""


def take_folder(folder: str, desk: Path, intake: Intake) -> None:
    """Take in what is new in a folder, or among the files of a pattern; a relative one lies in the desk.

    An empty folder is no fault. One with a wrong sources.toml is left alone as a whole, as its articles would be told wrong things of.
    """
    place = f"folder {folder}"
    files = [given for given in given_files((str(desk / folder),)) if not _is_of_the_desk(given, desk) and not _is_empty_folder(given)]
    try:
        tables = tables_of(files)
    except UsageFault as fault:
        intake.tally.fail(place, Unread(name=shown(folder), why=fault.what, advice=fault.advice))
        return
    for given in sorted(files, key=lambda each: each.name):
        _take_file(place, given, desk, tables, intake)


def _is_of_the_desk(given: Given, desk: Path) -> bool:
    """Whether briefer wrote a file itself: originals and briefs in a desk that is taken in as a whole."""
    own = [(desk / name).resolve() for name in _OURS]
    return given.path is not None and any(given.path.resolve().is_relative_to(each) for each in own)


def _is_empty_folder(given: Given) -> bool:
    return isinstance(given.fault, SourceMissing) and given.path is not None and given.path.is_dir()


def _key(path: Path, desk: Path) -> str:
    """'file:inbox/report.pdf': the path in the desk; of a file elsewhere, the whole of it."""
    whole, home = Path(os.path.abspath(path)), Path(os.path.abspath(desk))  # noqa: PTH100  (resolve would follow links: a link has a path too)
    named = whole.relative_to(home) if whole.is_relative_to(home) else whole
    return "file:" + os.fsencode(named.as_posix()).decode("utf-8", "backslashreplace")


def _take_file(place: str, given: Given, desk: Path, tables: Tables, intake: Intake) -> None:
    key = _key(given.path or Path(), desk)
    known = intake.articles.asked(key)
    noted = known.digest if known else ""
    try:
        with opened(given, None) as stream:
            now = os.fstat(stream.fileno())
            stamp = f"{now.st_size} {now.st_mtime_ns}"
            if noted.startswith(f"{stamp} "):
                intake.tally.unchanged(place)
                return
            data = stream.read()
    except SourceFault as fault:
        intake.fail(place, given.name, fault)
        return
    digest = hashlib.sha256(data).hexdigest()
    if noted.endswith(f" {digest}"):
        intake.tally.unchanged(place)
    elif not _take_documents(place, given, key, data, tables, intake):
        return
    intake.articles.note_asked(Asked(url=key, digest=f"{stamp} {digest}"))


def _take_documents(place: str, given: Given, key: str, data: bytes, tables: Tables, intake: Intake) -> bool:
    """Take in the articles of a file; whether all of it could be read."""
    whole = True
    for found in found_in_stream(given, io.BytesIO(data)):
        if isinstance(found, Unread):
            intake.tally.fail(place, found)
            whole = False
            continue
        try:
            _take_document(place, given, found, key if found.name == given.name else key_of(found), data, tables, intake)
        except SourceFault as fault:
            intake.fail(place, found.name, fault)
            whole = False
    return whole


def _take_document(place: str, given: Given, found: Document, key: str, data: bytes, tables: Tables, intake: Intake) -> None:
    if intake.knows(place, key, found):
        return
    source = intake.source(found, told_of(given, found, tables))
    original, ending = (data, _ending(given)) if found.name == given.name else own_text(found)
    intake.take(place, Incoming(key=key, source=source, via=place, original=original, ending=ending))


def _ending(given: Given) -> str:
    ending = given.path.suffix.removeprefix(".").lower() if given.path else ""
    return ending if _ENDING.fullmatch(ending) else "bin"
