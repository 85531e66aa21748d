"""Stage 5: title, publisher, credits, URL and date, each from the best that says it. Nothing is guessed.

Title      told by the user > og:title, JSON-LD > the headline in the text > <title>
Publisher  told > og:site_name, JSON-LD > the feed's foot, a head line, a header's credit > the end of the title > an agency's byline
Date       told > metadata > header or dateline > URL > file name > a dateline that gives no year ('XXXX-10-14') > unknown
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from briefer.lexicon.patterns import lazy
from briefer.models import DateKnown
from briefer.sources.blocks import squeeze
from briefer.sources.commands import is_fit_to_name
from briefer.sources.dated import open_day_at
from briefer.sources.findings import BY, Finding
from briefer.sources.headdates import full_date_at
from briefer.sources.told import Told
from briefer.sources.wording import agency_pattern

_SUFFIX = lazy(r"^(?P<title>.{12,}?)\s+(?P<mark>[|»·•]|[–—-]|::)\s+(?P<site>[^|»·•]{2,50})$", re.DOTALL)
_SITE_WORDS = lazy(
    r"(?:\b(?:news|times|post|press|tribune|herald|guardian|daily|journal|gazette|observer|mail|today|tv|radio|agency|online|media|monitor"
    r"|standard|chronicle|express|\w+\.(?:com|net|org|ru|ir|af|tj|pk|no|de|fr|es|info))\b"
    r"|خبرگزاری|نیوز|روزنامه|قناة|وكالة|صحيفة|новости|газета|агентство)",
    re.IGNORECASE,
)
_ISO = lazy(r"(?P<year>(?:19|20)\d\d)-?(?P<month>\d\d)-?(?P<day>\d\d)(?!\d)")
_URL_DATE = lazy(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[/-](?P<month>[01]?\d)[/-](?P<day>[0-3]?\d)(?!\d)"
    r"|(?<=/)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?=[/_.-]|$)"
)
_NAME_DATE = lazy(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-_.]?)(?P<month>[01]\d)(?P=sep)(?P<day>[0-3]\d)(?!\d)")
_META_DATES = ("article:published_time", "ld date", "time", "date", "published")


class Dated(NamedTuple):
    """A date in EDTF, how it is known, and the words that give it."""

    value: str | None = None
    how: DateKnown = DateKnown.UNKNOWN
    words: str | None = None


class About(NamedTuple):
    """What is known of a source."""

    title: str | None
    publisher: str | None
    credits: tuple[str, ...]
    url: str | None
    dated: Dated


def _real(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def meta_title(said: Mapping[str, str]) -> str | None:
    """The title that the file's metadata gives."""
    return said.get("og:title") or said.get("ld title") or said.get("title")


def split_title(title: str, publisher: str | None) -> tuple[str, str | None]:
    """'Dozens dead | Jordan Times' -> title and site. After a dash only what is the publisher, or named like one."""
    match = _SUFFIX.match(title)
    if not match or len(match["site"].split()) > 6:
        return title, None
    site = match["site"].strip()
    known = bool(publisher) and (squeeze(site) in squeeze(publisher or "") or squeeze(publisher or "") in squeeze(site))
    named = site[:1].lower() != site[:1] or not site[:1].isascii()
    if known or (match["mark"] in "|»" and named) or (_SITE_WORDS.search(site) and named and len(site.split()) <= 4):
        return match["title"].strip(), site
    return title, None


def _first(findings: Sequence[Finding], kind: str) -> str | None:
    return next((f.text for f in findings if f.kind == kind), None)


def _site(said: Mapping[str, str]) -> str | None:
    return said.get("og:site_name") or said.get("ld publisher") or said.get("publisher")


def _site_of_page_title(said: Mapping[str, str], title: str | None) -> str | None:
    """The site that <title> names behind the title that is known already."""
    named, site = split_title(said.get("page title", ""), None)
    return site if title and squeeze(named) == squeeze(title) else None


def _byline_agency(findings: Sequence[Finding]) -> str | None:
    """The agency that a byline names: it wrote the text; who printed it is not said."""
    return next((f.text for f in findings if f.kind == "credit" and f.value == BY and agency_pattern().fullmatch(f.text.strip())), None)


def _url(said: Mapping[str, str]) -> str | None:
    for key in ("og:url", "canonical", "ld url", "url", "source", "link"):
        url = urljoin(said.get("base", ""), said.get(key, "")).strip()
        if url.startswith(("http://", "https://")) and len(url) <= 2000 and not re.search(r"[\s<>\"]", url):
            return url
    return None


def _meta_date(said: Mapping[str, str], language: str) -> Dated:
    for key in _META_DATES:
        words = said.get(key, "")
        match = _ISO.match(words)
        value = _real(match["year"], match["month"], match["day"]) if match else None
        if not value and words and not words[:4].isdigit():
            found = full_date_at(words, 0, language)
            value = found.value if found else None
        if value:
            return Dated(value, DateKnown.METADATA, words)
    return Dated()


def _url_date(url: str | None) -> Dated:
    match = _URL_DATE.search(unquote(url.split("?")[0])) if url else None
    if not match:
        return Dated()
    value = _real(match["year"] or match["y"], match["month"] or match["m"], match["day"] or match["d"])
    return Dated(value, DateKnown.URL, match.group()) if value else Dated()


def _name_date(name: str) -> Dated:
    matches = list(_NAME_DATE.finditer(name.rsplit("/", 1)[-1]))
    values = {v: m.group() for m in matches if (v := _real(m["year"], m["month"], m["day"]))}
    return Dated(next(iter(values)), DateKnown.FILE_NAME, next(iter(values.values()))) if len(values) == 1 else Dated()


def date_of(told: Told, said: Mapping[str, str], findings: Sequence[Finding], name: str, language: str) -> Dated:
    """The date of publication, from the first of the ways that gives a whole date; else the day of a date line that gives no year."""
    if told.published:
        return Dated(told.published, DateKnown.TOLD, told.published)
    meta = _meta_date(said, language)
    if meta.value:
        return meta
    head = next((f for f in findings if f.kind == "date" and f.value), None)
    if head:
        return Dated(head.value, DateKnown.DATELINE, head.text)
    others = (_url_date(told.url or _url(said)), _name_date(name), _open_date(findings, language))
    return next((d for d in others if d.value), Dated())


def _open_date(findings: Sequence[Finding], language: str) -> Dated:
    """'XXXX-10-14': the day of a date line that gives no year, where all that are there agree."""
    days = {day.value: f.text for f in findings if f.kind == "date" and not f.value and (day := open_day_at(f.text, 0, language))}
    value, words = next(iter(days.items())) if len(days) == 1 else (None, None)
    return Dated(value, DateKnown.DATELINE, words) if value else Dated()


def _credits(said: Mapping[str, str], findings: Sequence[Finding]) -> tuple[str, ...]:
    found = [
        said.get("rel author", ""),
        said.get("ld author", ""),
        said.get("author", ""),
        *(f.text for f in findings if f.kind == "credit"),
    ]
    tidy = [" ".join(words.split()).strip(" .,:") for words in found]
    return tuple(dict.fromkeys(words[:120] for words in tidy if len(words) > 1 and not words.startswith(("http", "@"))))


def about(told: Told, said: Mapping[str, str], findings: Sequence[Finding], name: str, language: str) -> About:
    """Title, publisher, credits, URL and date of one source.

    Args:
        told: what sources.toml says.
        said: what the file's metadata says.
        findings: what its furniture tells.
        name: the name of the file.
        language: of the text.
    """
    site_said = _site(said)
    publisher = told.publisher or (site_said if site_said and is_fit_to_name(site_said) else None) or _first(findings, "publisher")
    raw_title = next((t for t in (meta_title(said), _first(findings, "title"), said.get("page title")) if t and is_fit_to_name(t)), None)
    title, site = split_title(raw_title, publisher) if raw_title else (None, None)
    return About(
        title=told.title or title,
        publisher=publisher or site or _site_of_page_title(said, raw_title) or _byline_agency(findings),
        credits=_credits(said, findings),
        url=told.url or _url(said),
        dated=date_of(told, said, findings, name, language),
    )
