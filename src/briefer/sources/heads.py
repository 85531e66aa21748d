"""Stage 4, rules for what is glued before the first sentence: page date, repeated headline, dateline, agency.

A rule takes the text that is left of a block, and the title, and gives the stretch at its head that is furniture, or None.
The rules of ``HEAD_RULES`` are tried in turn, again and again, until none applies.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefer.lexicon.patterns import lazy
from briefer.sources.blocks import squeeze
from briefer.sources.dated import dated_head
from briefer.sources.datelines import Head, dateline, reported_by, starts_anew
from briefer.sources.findings import Cut, Finding
from briefer.sources.headdates import FullDate, full_date_at, full_dates_in
from briefer.sources.wording import agency_pattern, date_leads

_TIME = lazy(
    r"[\s,;|·•–-]*(?:(?:at|um|kl\.?|à|ساعت|الساعة|в)\s*)?(?:\d{1,2}[:.h]\d{2}(?::\d{2})?|\d{4}(?=\s*(?:hrs|GMT|UTC)))"
    r"(?:\s?[ap]\.?m\.?\b)?(?:\s?(?:GMT|UTC|EST|EDT|ET|PST|PDT|CET|CEST|BST|IST|PKT|MSK|AEDT|AEST|Uhr|hrs|h)\b)?"
    r"(?:\s?[+-]\d{1,2}(?::?\d{2})?)?",
    re.IGNORECASE,
)
_SEPARATOR = lazy(r"[\s,;|·•:/–—-]*")
_COUNTERS = lazy(
    r"(?:Get short URL(?:\s+\d+)?|\b\d{1,3} min(?:ute)?s? read\b|\bReading time:? \d+ min\w*"
    r"|\b[\d.,]+k? (?:[Vv]iews|[Ss]hares|[Cc]omments)\b"
    r"|\b(?:Views|Shares|Hits)[: ]+[\d.,]+k?|\(updated [^()]{4,40}\)|کد خبر\s*[:：]?\s*[\d۰-۹]+|شناسه خبر\s*[:：]?\s*[\d۰-۹]+)\s*"
)
_CARRIED = lazy(r"\(([A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?)\s*[-–—/]\s*([^()]{2,60})\)\s*")
_IN_BRACKETS = r"[(\[]\s*AGENCY(?:\s*(?:[/,&+–-]|and)\s*[\w. ]{2,30})?\s*[)\]]\s*[:.–—-]*\s*"
_BARE_AGENCY = r"(?:خبرگزاری\s|وكالة\s)?AGENCY(?:\s*[/,&]\s*AGENCY)?\s*(?:[–—:|]|-(?=\s)|//|\.\s?-)\s*(?=\S)"


def title_again(head: Head) -> Cut | None:
    """The headline stands again before the text that it heads."""
    wanted = squeeze(head.title)
    if len(wanted) < 12:
        return None
    seen = at = 0
    while at < len(head.text) and seen < len(wanted):
        for char in head.text[at].casefold():
            if char.isalnum():
                if seen == len(wanted) or char != wanted[seen]:
                    return None
                seen += 1
        at += 1
    rest = head.text[at:]
    after = re.match(r"[\s.:|»”\"’')–—-]*", rest)
    end = after.end() if after else 0
    if seen < len(wanted) or (rest and not end) or not starts_anew(rest[end:]):
        return None
    cased = rest[end : end + 1].lower() != rest[end : end + 1].upper()
    return Cut(0, at + end, "headline, repeated") if cased or not rest[end:].strip() or re.match(r"[.:|–—\d-]", rest.lstrip()) else None


def _after_date(text: str, at: int) -> int:
    """Behind the clock time and the separators that follow a date."""
    time = _TIME.match(text, at)
    at = time.end() if time else at
    separator = _SEPARATOR.match(text, at)
    return separator.end() if separator else at


def page_date(head: Head) -> Cut | None:
    """The date line of the page: 'Published April 15 2017 ', '15 Apr 2017, 10:30 | '."""
    lead = date_leads().match(head.text)
    at = lead.end() if lead else 0
    found = full_date_at(head.text, at, head.language)
    if not found:
        return None
    end = _after_date(head.text, found.end)
    between = head.text[found.end : end]
    rest = head.text[end:]
    marked = bool(lead) or bool(between.strip()) or rest.startswith(("(", "["))
    cased = rest[:1].lower() != rest[:1].upper()
    if rest and not (between or lead):
        return None
    if rest and (not starts_anew(rest) or not (marked or cased or rest[:1] in '"“‘«„')):
        return None
    return Cut(0, end, "date line of the page", (_dated(head.text, found),))


def _dated(text: str, found: FullDate) -> Finding:
    return Finding("date", text[found.start : found.end], found.value)


def counters(head: Head) -> Cut | None:
    """Counters and tools of the page before the text: 'Get short URL 215', '3 min read', '1,204 views'."""
    last = None
    for match in _COUNTERS.finditer(head.text, 0, 260):
        last = match
    if not last or re.search(r"[.!?]\s+[A-Z]", head.text[: last.start()]) or not starts_anew(head.text[last.end() :]):
        return None
    if len(head.text[: last.start()].split()) > 14:
        return None
    dates = full_dates_in(head.text[: last.end()], head.language)
    agencies = agency_pattern().match(head.text)
    found = [_dated(head.text, d) for d in dates[:1]] + ([Finding("credit", agencies.group())] if agencies else [])
    return Cut(0, last.end(), "date line and counters of the page", tuple(found))


def carried(head: Head) -> Cut | None:
    """Who carries whose text: '(MENAFN- Khaama Press) '."""
    match = _CARRIED.match(head.text)
    if not match or not starts_anew(head.text[match.end() :]) or not match[2][:1].isupper():
        return None
    return Cut(0, match.end(), "credit", (Finding("publisher", match[2].strip()), Finding("credit", match[1])))


def agency(head: Head) -> Cut | None:
    """An agency before the first word: 'Afp - ', '(AP) — ', 'REUTERS: '."""
    match = agency_pattern(_IN_BRACKETS).match(head.text) or agency_pattern(_BARE_AGENCY).match(head.text)
    if not match or match.end() == len(head.text) or not starts_anew(head.text[match.end() :]):
        return None
    words = match.group().strip(" ()[]:.–—-|/\u00a0")
    return Cut(0, match.end(), "credit", (Finding("credit", words),)) if len(words) > 1 else None


HEAD_RULES: tuple[Callable[[Head], Cut | None], ...] = (
    title_again,
    reported_by,
    page_date,
    counters,
    carried,
    agency,
    dated_head,
    dateline,
)


def head_cuts(text: str, title: str, language: str) -> tuple[Cut, ...]:
    """Everything at the head of a block that is furniture, from left to right."""
    cuts: list[Cut] = []
    at, dated, placed = 0, False, False
    for _ in range(8):
        rest = text[at:]
        head = Head(rest, title, language, dated)
        rules = [r for r in HEAD_RULES if not (placed and r in {dateline, dated_head})]
        cut = next((c for rule in rules if (c := rule(head)) is not None), None)
        if cut is None or cut.end == 0:
            break
        cuts.append(Cut(at, at + cut.end, cut.reason, cut.findings))
        dated = dated or any(f.kind == "date" for f in cut.findings)
        placed = placed or any(f.kind == "place" for f in cut.findings)
        at += cut.end
    return tuple(cuts)


_BETWEEN = lazy(r"(?<=[.!?])\s+(?=[^\W\d_])")


def inner_cuts(text: str, language: str) -> tuple[Cut, ...]:
    """A dateline with its agency, or an agency with a dash, behind a caption or a summary that was run into the first paragraph."""
    for match in _BETWEEN.finditer(text, 0, 500):
        head = Head(text[match.end() :], "", language, dated=True)
        cut = agency(head)
        if (
            cut is None
            and (found := dateline(head))
            and any(f.kind == "credit" and agency_pattern().fullmatch(f.text) for f in found.findings)
        ):
            cut = found
        if cut:
            return (Cut(match.end(), match.end() + cut.end, cut.reason, cut.findings),)
    return ()
