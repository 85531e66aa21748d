"""What a desk says of itself in its briefer.toml: what its briefs look like, what it watches, where articles come from."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, field_validator

from briefer.lexicon.patterns import lazy
from briefer.lexicon.publishers import publisher_key
from briefer.models import Frozen, Grade, Likelihood, Marking, Paper

LONGEST_TITLE, LONGEST_AUDIENCE, LONGEST_NAME, LONGEST_ADDRESS = 120, 80, 200, 2000
MOST_DOLLARS = 1_000_000

_TAG = lazy(
    r"(?P<language>[A-Za-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?(?:-(?P<region>[A-Za-z]{2}|\d{3}))?"
    r"(?P<rest>(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*)"
)
"""BCP 47 (RFC 5646): language, script, region, variants. Extensions and private use say nothing of how an article is read."""
_CONTACT = lazy(r"(?=[!-~]{5,150}\Z)(?:https?://|[^@()]+@)[^@()]+")
_WORD = lazy(r"[A-Za-z]{3}")


class BriefTable(Frozen):
    """What the desk's briefs look like where the command line does not say."""

    title: str | None = Field(default=None, description="title of the brief; without it, one is made from the places in the sources")
    marking: Marking | None = Field(default=None, description="TLP 2.0 label")
    paper: Paper | None = Field(default=None, description="paper of the PDF")
    audience: str | None = Field(default=None, description="whom the brief is for; stands in its head")
    likelihood: Likelihood | None = Field(
        default=None,
        description="the yardstick of the desk's own words of likelihood; the page says it, and a model's sentences are checked by it",
    )
    model: str | None = Field(default=None, description='what reads: as `--model`, e.g. "openai/gpt-5,builtin"')
    budget: float | None = Field(
        default=None, strict=True, gt=0, lt=MOST_DOLLARS, allow_inf_nan=False, description="US dollars that one run may cost"
    )

    @field_validator("title")
    @classmethod
    def _title(cls, text: str | None) -> str | None:
        return _line(text, LONGEST_TITLE)

    @field_validator("audience")
    @classmethod
    def _audience(cls, text: str | None) -> str | None:
        return _line(text, LONGEST_AUDIENCE)

    @field_validator("model")
    @classmethod
    def _model(cls, text: str | None) -> str | None:
        return _line(text, LONGEST_NAME)


class WatchTable(Frozen):
    """What the desk watches: it ranks higher what names it."""

    area: tuple[str, ...] = Field(default=(), description="countries, regions and cities; a country stands for the places in it too")
    topics: tuple[str, ...] = Field(
        default=(), description="subjects in English words; looked for in the English statements, by their stems"
    )
    actors: tuple[str, ...] = Field(default=(), description="people and organisations, in any script")
    languages: tuple[str, ...] = Field(default=(), description="languages of its sources, as BCP 47 tags; checked and shown for now")

    @field_validator("area", "actors")
    @classmethod
    def _names(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        return _names_of(names)

    @field_validator("topics")
    @classmethod
    def _topics(cls, topics: tuple[str, ...]) -> tuple[str, ...]:
        for number, topic in enumerate(topics, 1):
            if not _WORD.search(topic):
                raise ValueError(f"has an entry without an English word of three letters (entry {number}), and so would find nothing")
        return _names_of(topics)

    @field_validator("languages")
    @classmethod
    def _languages(cls, tags: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_tag(tag, number) for number, tag in enumerate(tags, 1))


class TakeTable(Frozen):
    """Where the desk's articles come from."""

    feeds: tuple[str, ...] = Field(default=(), description="addresses of RSS and Atom feeds, http or https")
    folders: tuple[str, ...] = Field(default=(), description="folders, and patterns of files; a relative one lies in the desk")
    urls: tuple[str, ...] = Field(default=(), description="addresses of single pages, http or https")
    contact: str | None = Field(
        default=None, description="an address of mail or of the web, where a host may complain; goes out with each request, in our name"
    )

    @field_validator("feeds", "urls")
    @classmethod
    def _addresses(cls, addresses: tuple[str, ...]) -> tuple[str, ...]:
        for number, address in enumerate(addresses, 1):
            _check_address(address, number)
        return addresses

    @field_validator("folders")
    @classmethod
    def _folders(cls, folders: tuple[str, ...]) -> tuple[str, ...]:
        for number, folder in enumerate(folders, 1):
            if not folder.strip() or not _is_one_line(folder):
                raise ValueError(f'has an entry that names no folder (entry {number}): write it such as "inbox"')
            if folder.startswith("~"):
                raise ValueError(f'has an entry that begins with "~", which stands for nothing here (entry {number}): write the whole path')
        return folders

    @field_validator("contact")
    @classmethod
    def _contact(cls, text: str | None) -> str | None:
        if text is not None and not _CONTACT.fullmatch(text):
            raise ValueError('must be an address of mail or of the web, in ASCII: write it such as "desk@example.org"')
        return text

    def folders_of(self, desk: Path) -> tuple[Path, ...]:
        """The folders, those that are relative below the desk."""
        return tuple(desk / folder for folder in self.folders)


def check_grades(grades: Mapping[str, Grade]) -> Mapping[str, Grade]:
    """Grades by publisher, of which no two are one in another spelling.

    Raises:
        ValueError: a name is empty, or two names are one with two grades.
    """
    first: dict[str, str] = {}
    for name, grade in grades.items():
        key = publisher_key(name)
        if not key or len(name) > LONGEST_NAME:
            raise ValueError(f"must have names of 1 to {LONGEST_NAME} characters")
        other = first.setdefault(key, name)
        if grades[other] != grade:
            raise ValueError(f'give one publisher two grades: "{other}" and "{name}" are spellings of one')
    return grades


def _line(text: str | None, most: int) -> str | None:
    if text is None:
        return None
    if not 1 <= len(text.strip()) <= most or not _is_one_line(text):
        raise ValueError(f"must have 1 to {most} characters, on one line")
    return text.strip()


def _is_one_line(text: str) -> bool:
    """Whether it holds no control character and no end of a line; what joins letters, such as a ZWNJ, may stand."""
    return not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in text)


def _names_of(names: Sequence[str]) -> tuple[str, ...]:
    for number, name in enumerate(names, 1):
        if not 1 <= len(name.strip()) <= LONGEST_NAME or not _is_one_line(name):
            raise ValueError(f"must have entries of 1 to {LONGEST_NAME} characters, on one line (entry {number})")
    return tuple(name.strip() for name in names)


def _tag(tag: str, number: int) -> str:
    """A language tag in the letters that RFC 5646, 2.1.1, recommends: 'zh-hant-tw' -> 'zh-Hant-TW'."""
    found = _TAG.fullmatch(tag)
    if not found:
        raise ValueError(f'has an entry that is no BCP 47 tag (entry {number}): write it such as "en", "fa" or "zh-Hant"')
    parts = (found["language"].lower(), (found["script"] or "").title(), (found["region"] or "").upper())
    return "-".join(part for part in parts if part) + found["rest"].lower()


def _check_address(address: str, number: int) -> None:
    """Raise a ValueError for what is no address of the web. It is not told again: it may hold a password."""
    wanted = f'(entry {number}): write it such as "https://example.org/feed.xml"'
    try:
        parts = urlsplit(address)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole or len(address) > LONGEST_ADDRESS or not address.isprintable() or " " in address:
        raise ValueError(f"has an entry that is no address of http or https {wanted}")
    if "@" in urlsplit(address).netloc:
        raise ValueError(f"has an entry with a name or password in it, which has no place in a file {wanted}")
