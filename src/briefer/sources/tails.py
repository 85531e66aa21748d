"""Stage 4, rules for what is glued behind the last sentence or between two: tags, related headlines, agency, photo credits.

A rule takes the text of a block and gives the stretches that are furniture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefer.sources.findings import Cut, Finding
from briefer.sources.wording import agency_pattern, feed_foots, glued_tails

_SENTENCE = re.compile(r"\w[.!?。؟۔][\"'”’)\]]?(?:\s|$)")
_BEHIND = r"(?:(?<=[.!?…”\"’)\]])|(?<=[.!?…”\"’)\]]\s))\s*"
_AGENCY_TAIL = (
    rf"{_BEHIND}(?:(?:--|[—–/-])\s*AGENCY(?:\s*(?:[/,&+–-]|and)\s*AGENCY)*"
    r"|[(\[](?:©\s*)?(?:with (?:inputs?|reporting) from )?AGENCY(?:\s*(?:[/,&+–-]|and)\s*[\w.]+)*[)\]])[.\s]*$"
)
_SOURCE_TAIL = re.compile(rf"{_BEHIND}Sources?\s*:?\s+(?P<who>[A-Z][\w&.' -]{{2,50}}?)\s*$")
_PHOTO_CREDIT = (
    rf"{_BEHIND}[(\[](?P<who>(?:(?:File |AP |AFP |Reuters |EPA |Handout |Courtesy |Supplied )?(?:photo|image|picture|file photo)s?\b"
    r"[^()\[\]]{0,60}"
    r"|[A-Z][\w ]{1,40} and [Aa]gencies|(?:Photo|Image|Picture|Credit|Courtesy)s?[: ][^()\[\]]{2,60}|AGENCY(?:\s?/\s?[\w. ]{2,40})?"
    r"|[^()\[\]]{2,40}/(?:AP|AFP|Reuters|EPA|Getty Images)))[)\]]\s*"
)
_CAPITAL_AGENCY = r"(?:REUTERS|AFP|AP|EPA|GETTY IMAGES|SPUTNIK|TASS|RIA NOVOSTI|XINHUA|ANADOLU)"
_LITTLE = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "under",
        "vs",
        "with",
        "de",
        "la",
        "el",
        "et",
    ]
)
_INSET = re.compile(rf"(?<=[.!?”\"]\s){_CAPITAL_AGENCY}\s(?=[A-Z])")
_VIA = re.compile(r"Comment via (?!Facebook|Twitter|Google)(?P<who>[A-Z][\w ]{2,40}?)\s*$")
_WITH_AGENCIES = re.compile(r"(?P<who>[A-Z][\w&.' -]{1,40}?),? (?:and|&) (?:news )?agencies", re.IGNORECASE)


def credited(words: str) -> tuple[Finding, ...]:
    """What a credit tells: who is credited; and 'X and agencies' is what X prints, so X is the publisher."""
    found = [Finding("credit", words.strip(" .:()[]–—-\u00a0"))]
    match = _WITH_AGENCIES.fullmatch(found[0].text)
    if match and not agency_pattern().fullmatch(match["who"]):
        found.append(Finding("publisher", match["who"].strip()))
    return tuple(found)


def feed_foot(text: str) -> Iterator[Cut]:
    """'The post X appeared first on Y.': it names the publisher."""
    for match in feed_foots().finditer(text):
        if match.start() == 0 or text[: match.start()].rstrip()[-1:] in '.!?…”"’':
            who = match["who"].strip()
            yield Cut(
                match.start(), len(text) if len(text) - match.end() < 3 else match.end(), "foot of the feed", (Finding("publisher", who),)
            )
            return


def _is_prose_behind(text: str) -> bool:
    """Whether two or more sentences stand in what would be cut."""
    return len(_SENTENCE.findall(text)) > 2


def glued_tail(text: str) -> Iterator[Cut]:
    """Site furniture run into the last paragraph: 'Related ...', 'Tags ...', 'Community standards ...'."""
    for match in glued_tails().finditer(text):
        behind = text[match.start() :]
        if match.start() < 60 or _is_prose_behind(behind):
            continue
        via = _VIA.search(behind)
        found = (Finding("publisher", via["who"]),) if via else ()
        source = re.fullmatch(r"\s*(?:Sources?|Источник|المصدر|منبع)\s*:?\s*(?P<who>.{2,60}?)\s*", behind)
        if source:
            yield Cut(match.start(), len(text), "source line", credited(source["who"]))
        else:
            yield Cut(match.start(), len(text), "links, tags and tools after the article", found)
        return


def agency_tail(text: str) -> Iterator[Cut]:
    """An agency after the last sentence: '--Reuters', '(AFP)', '/TASS'."""
    match = agency_pattern(_AGENCY_TAIL).search(text)
    if match and match.start() > 0:
        yield Cut(match.start(), len(text), "credit", credited(match.group().strip(" -–—/()[]©.")))


def source_tail(text: str) -> Iterator[Cut]:
    """'Source TRTWorld and agencies' after the last sentence."""
    match = _SOURCE_TAIL.search(text)
    if match and match.start() > 40 and len(match["who"].split()) <= 6:
        yield Cut(match.start(), len(text), "source line", credited(match["who"]))


def photo_credit(text: str) -> Iterator[Cut]:
    """'(TRT World and Agencies)', '(AP Photo/Jane Doe)' behind a sentence."""
    for match in agency_pattern(_PHOTO_CREDIT).finditer(text):
        yield Cut(match.start("who") - 1, match.end(), "photo credit", credited(match["who"]))


def inset_headline(text: str) -> Iterator[Cut]:
    """A picture credit in capitals and the headline of another story, run in between two sentences.

    Only a run of eight or more capitalised words counts; it ends before the last of them, which begins the next sentence.
    """
    for match in _INSET.finditer(text):
        words = list(re.finditer(r"\S+", text[match.start() : match.start() + 400]))
        run = 0
        while run < len(words) and (words[run].group()[0].isupper() or words[run].group()[0].isdigit() or words[run].group() in _LITTLE):
            if words[run].group()[-1] in ".,;:!?":
                break
            run += 1
        if 9 <= run < len(words) and words[run].group()[0].islower():
            yield Cut(match.start(), match.start() + words[run - 1].start(), "headline of another story, with its credit")


TAIL_RULES: tuple[Callable[[str], Iterator[Cut]], ...] = (feed_foot, glued_tail, source_tail, agency_tail, photo_credit, inset_headline)


def tail_cuts(text: str) -> tuple[Cut, ...]:
    """Every stretch of a block that a rule of this file takes out, in order; of two that overlap, the one that begins first."""
    cuts = sorted((c for rule in TAIL_RULES for c in rule(text)), key=lambda c: (c.start, -c.end))
    kept: list[Cut] = []
    for cut in cuts:
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return tuple(kept)
