"""Stage 4, rules for whole lines. Each takes a line and where it stands, and gives what the line tells, or None where it is no furniture.

Running text is never furniture by these rules; only a clear marker makes a line one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.sources.blocks import Block, ends_sentence, is_cut_short, squeeze, words_in
from briefer.sources.dated import dated_head, lone_date
from briefer.sources.datelines import Head
from briefer.sources.findings import BY, Finding
from briefer.sources.headparts import is_name
from briefer.sources.heads import page_date
from briefer.sources.sections import is_link_farm
from briefer.sources.tails import credited
from briefer.sources.wording import (
    BYLINE,
    BYLINE_ALONE,
    SOURCE_LEADS,
    STAFF,
    agency_pattern,
    feed_foots,
    inline_more,
    lines_like,
    plain_line,
)

Told = tuple[Finding, ...]

_PATH = lazy(r"\s+(?:/|>|»|›|→|\|)\s+")
_AGENCY_LINE = r"[\s(\[/©–—*-]*(?:source[:\s]+)?AGENCY(?:\s*(?:[/,&+–-]|and|with|og|y|и|و)\s*(?:AGENCY|[A-Z]\w+))*[\s)\]/.–—*-]*"
_HOME = lazy(
    r"(?:home|homepage|start|startseite|inicio|portada|accueil|início|hjem|forsiden|home page|главная|الرئيسية|خانه|صفحه اصلی|صفحه نخست"
    r"|ہوم|ana sayfa|首页|ホーム)",
    re.IGNORECASE,
)
_LINK = lazy(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CREDIT_WORDS = lazy(
    r"(?:camera icon)?\s*(?:(?:photo|image|picture|video|credit|copyright|file photo|foto|bild|imagen|crédito|фото|عکس|صورة)(?:s|graph)?"
    r"(?: (?:by|credit|courtesy))?\s*[:：/©]\s*.{1,60}|(?:file )?(?:photo|image|picture)s?|representational (?:image|photo|picture)"
    r"|.{2,40}/(?:AP|AFP|Reuters|EPA|Getty Images|NTB|TT|dpa)|(?:AP|AFP|Reuters|EPA|Getty) (?:photo|images?).{0,40})",
    re.IGNORECASE,
)
_REPORTED = lazy(
    r"\(?(?:(?:additional |with )?(?:reporting|writing|editing|inputs?|translation|translated|edited|compiled) (?:by|from)"
    r"|with (?:inputs|input|reporting|agencies)|from our correspondent)\b.{1,200}",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A line, where it stands, and what is known of the page."""

    block: Block
    head: bool
    tail: bool
    title: str
    before: str
    after: str
    language: str

    @property
    def text(self) -> str:
        """The line's own text."""
        return self.block.text


def menu_path(line: Line) -> Told | None:
    """'Home / World / Headline': a path through the site. It ends in the headline, or begins with the home page."""
    parts = [p for p in _PATH.split(line.text) if p.strip()]
    if len(parts) < 2 or line.block.prose or any(words_in(p) > 8 for p in parts[:-1]):
        return None
    is_path = bool(_HOME.fullmatch(parts[0].strip())) or (len(parts) > 2 and bool(line.title) and squeeze(parts[-1]) == squeeze(line.title))
    return () if is_path else None


def date_line(line: Line) -> Told | None:
    """A line that is the date of the page, a name before it, and no more."""
    if len(line.text) >= 120:
        return None
    head = Head(line.text, "", line.language, dated=False)
    cuts = (page_date(head), dated_head(head))
    told = next((cut.findings for cut in cuts if cut and cut.end == len(line.text)), None)
    return told or (lone_date(line.text, line.language) if line.head else None)


def link_farm(line: Line) -> Told | None:
    """A line of addresses: nothing, or nearly nothing, is left of it without them."""
    return () if is_link_farm(line.text) else None


def feed_foot(line: Line) -> Told | None:
    """'The post X appeared first on Y.': it names the publisher."""
    match = feed_foots().fullmatch(line.text)
    return (Finding("publisher", match["who"].strip()),) if match else None


def source_line(line: Line) -> Told | None:
    """'Source: agencies', 'Источник: ...': who is credited."""
    match = SOURCE_LEADS.match(line.text)
    if not match or len(line.text) > 160 or words_in(line.text) > 12:
        return None
    who = line.text[match.end() :].strip()
    return () if not who or _LINK.match(who) else credited(who)


def byline(line: Line) -> Told | None:
    """'By APP', 'Por EFE', 'By' with the name on the next line."""
    if BYLINE_ALONE.fullmatch(line.text.strip()):
        return ()
    after_by = bool(BYLINE_ALONE.fullmatch(line.before.strip())) and words_in(line.text) <= 8 and not ends_sentence(line.text)
    if after_by:
        return (Finding("credit", line.text, BY),)
    if not (line.head or line.tail):
        return None
    match = BYLINE.fullmatch(line.text)
    named = match["who"].strip() if match else ""
    if named and words_in(named) <= 8 and not ends_sentence(line.text) and _is_writer(named):
        return (Finding("credit", named, BY),)
    return (Finding("credit", line.text.strip()),) if STAFF.fullmatch(line.text.strip(" .:")) else None


def _is_writer(words: str) -> bool:
    """Whether what stands behind 'By' begins with a name: no small letter up to the first sign, and no year."""
    first = re.split(r"[,،(|–—]", words, maxsplit=1)[0].strip()
    return not words[0].islower() and is_name(first, most=8) and not re.search(r"\d{3}", words)


def agency_line(line: Line) -> Told | None:
    """An agency alone on a line: '(©NTB)', '--Reuters', 'AFP'."""
    if len(line.text) > 80 or not agency_pattern(_AGENCY_LINE).fullmatch(line.text):
        return None
    return credited(line.text.strip(" ()[]©/.–—*-"))


def reporting_line(line: Line) -> Told | None:
    """'Reporting by A; editing by B', '(With inputs from agencies)'."""
    return credited(line.text.strip(" ()[]")) if line.tail and _REPORTED.fullmatch(line.text) else None


def photo_credit(line: Line) -> Told | None:
    """'Photo: AFP', 'Camera Icon Credit: AP': the credit of a picture without a word on what it shows."""
    return () if words_in(line.text) <= 10 and not line.block.prose and _CREDIT_WORDS.fullmatch(line.text) else None


def tool_line(line: Line) -> Told | None:
    """Share buttons, comments, subscriptions, cookies, advertisements, counters."""
    if len(line.text) > 200 or (line.block.prose and words_in(line.text) > 25):
        return None
    plain = plain_line(line.text)
    ending = line.tail and lines_like("ending_heads").fullmatch(plain)
    return () if plain and (ending or lines_like("tool_lines").fullmatch(plain)) else None


def also_read(line: Line) -> Told | None:
    """'Also read: another headline', 'Tags: a, b, c', on one line."""
    return () if len(line.text) < 400 and inline_more().match(" ".join(line.text.casefold().split())) else None


def linked_headline(line: Line) -> Told | None:
    """A line that is a link from end to end: another article."""
    return () if line.block.linked >= 0.85 and words_in(line.text) >= 3 else None


def label(line: Line) -> Told | None:
    """One or two words before the first sentence: the section of the site."""
    short = words_in(line.text) <= 2 and len(line.text) <= 40 and not ends_sentence(line.text) and not line.block.kind.startswith("h")
    return () if line.head and short and not line.text.endswith(":") else None


def teaser(line: Line) -> Told | None:
    """After the article's end: a text that breaks off in an ellipsis."""
    return () if line.tail and is_cut_short(line.text) else None


LINE_RULES: tuple[tuple[str, Callable[[Line], Told | None]], ...] = (
    ("menu path", menu_path),
    ("date line of the page", date_line),
    ("source line", source_line),
    ("link farm", link_farm),
    ("foot of the feed", feed_foot),
    ("byline", byline),
    ("credit", agency_line),
    ("credit", reporting_line),
    ("photo credit", photo_credit),
    ("share, comment or subscription line", tool_line),
    ("link to another article", also_read),
    ("link to another article", linked_headline),
    ("section label", label),
    ("teaser of another article", teaser),
)


def line_verdict(line: Line) -> tuple[str, Told] | None:
    """The reason why a line is furniture and what it tells; None for the article."""
    for reason, rule in LINE_RULES:
        told = rule(line)
        if told is not None:
            return reason, told
    return None
