"""Stage 4, rules for what is glued behind the last sentence or between two: tags, related headlines, agency, photo credits.

A rule takes the text of a block and gives the stretches that are furniture.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefer.lexicon.patterns import lazy
from briefer.sources.findings import Cut, Finding
from briefer.sources.wording import agency_pattern, feed_foots, glued_tails

_SENTENCE = lazy(r"\w[.!?。؟۔][\"'”’)\]]?(?:\s|$)")
_END = lazy(r"(?<=\S)[.!?…。؟۔”\"’)\]]\s*(?=\S)")
_AGENCY_TAIL = (
    r"(?:(?:--|[—–/-])\s*AGENCY(?:\s*(?:[/,&+–-]|and)\s*AGENCY)*"
    r"|[(\[](?:©\s*)?(?:with (?:inputs?|reporting) from )?AGENCY(?:\s*(?:[/,&+–-]|and)\s*[\w.]+)*[)\]])[./\s]*$"
)
_SOURCE_TAIL = lazy(r"(?:Sources?\s*:?\s+(?P<who>[A-Z][\w&.' -]{2,50}?)|(?:Источник|المصدر|منبع)\s*:\s*(?P<whom>.{2,60}?))\s*$")
_PHOTO_CREDIT = (
    r"[(\[](?P<who>(?:(?:File |AP |AFP |Reuters |EPA |Handout |Courtesy |Supplied )?(?:photo|image|picture|file photo)s?\b[^()\[\]]{0,60}"
    r"|[A-Z][\w ]{1,40} and agencies|(?:Photo|Image|Picture|Credit|Courtesy)s?[: ][^()\[\]]{2,60}|AGENCY(?:\s?/\s?[\w. ]{2,40})?"
    r"|[^()\[\]]{2,40}/(?:AP|AFP|Reuters|EPA|Getty Images)))[)\]]\s*"
)
_CAPITAL_AGENCY = r"(?:REUTERS|AFP|AP|EPA|GETTY IMAGES|SPUTNIK|TASS|RIA NOVOSTI|XINHUA|ANADOLU)"
_LITTLE = frozenset({
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "over", "the", "to", "under", "vs", "with",
    "de", "la", "el", "et",
})  # fmt: skip
_INSET = lazy(rf"{_CAPITAL_AGENCY}\s(?=[A-Z])")
_VIA = lazy(r"Comment via (?!Facebook|Twitter|Google)(?P<who>[A-Z][\w ]{2,40}?)\s*$")
_WITH_AGENCIES = lazy(r"(?P<who>[A-Z][\w&.' -]{1,40}?),? (?:and|&) (?:news )?agencies", re.IGNORECASE)


def credited(words: str) -> tuple[Finding, ...]:
    """What a credit tells: who is credited; and 'X and agencies' is what X prints, so X is the publisher."""
    found = [Finding("credit", words.strip(" .:()[]–—-\u00a0"))]
    match = _WITH_AGENCIES.fullmatch(found[0].text)
    if match and not agency_pattern().fullmatch(match["who"]):
        found.append(Finding("publisher", match["who"].strip()))
    return tuple(found)


def feed_foot(text: str, at: int) -> Cut | None:
    """'The post X appeared first on Y.': it names the publisher."""
    match = feed_foots().fullmatch(text, at) if len(text) - at < 700 else None
    if not match:
        return None
    return Cut(at, len(text), "foot of the feed", (Finding("publisher", match["who"].strip()),))


def source_tail(text: str, at: int) -> Cut | None:
    """'Source TRTWorld and agencies' after the last sentence."""
    match = _SOURCE_TAIL.match(text, at) if at > 40 and len(text) - at < 100 else None
    who = (match["who"] or match["whom"]) if match else ""
    return Cut(at, len(text), "source line", credited(who)) if who and len(who.split()) <= 6 else None


def glued_tail(text: str, at: int) -> Cut | None:
    """Site furniture run into the last paragraph: 'Related ...', 'Tags ...', 'Community standards ...', with no text behind it."""
    far = len(text) - at > 4000
    if at < 30 or far or not glued_tails().match(text, at) or len(_SENTENCE.findall(text, at)) > 2:
        return None
    via = _VIA.search(text, at)
    found = (Finding("publisher", via["who"]),) if via else ()
    return Cut(at, len(text), "links, tags and tools after the article", found)


def agency_tail(text: str, at: int) -> Cut | None:
    """An agency after the last sentence: '--Reuters', '(AFP)', '/TASS'."""
    match = agency_pattern(_AGENCY_TAIL).match(text, at) if len(text) - at < 100 else None
    return Cut(at, len(text), "credit", credited(match.group().strip(" -–—/()[]©."))) if match else None


def photo_credit(text: str, at: int) -> Cut | None:
    """'(TRT World and Agencies)', '(AP Photo/Jane Doe)' behind a sentence."""
    match = agency_pattern(_PHOTO_CREDIT).match(text, at) if text[at] in "([" else None
    return Cut(at, match.end(), "photo credit", credited(match["who"])) if match else None


def _is_raised(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in _LITTLE


def inset_headline(text: str, at: int) -> Cut | None:
    """A picture credit in capitals and the headline of another story, run in between two sentences.

    Only a run of eight or more capitalised words counts; it ends before the last of them, which begins the next sentence.
    """
    if not _INSET.match(text, at):
        return None
    words = list(re.finditer(r"\S+", text[at : at + 400]))
    run = next((i for i, w in enumerate(words) if not _is_raised(w.group()) or w.group()[-1] in ".,;:!?"), 0)
    if run < 9 or not words[run].group()[0].islower():
        return None
    return Cut(at, at + words[run - 1].start(), "headline of another story, with its credit")


TAIL_RULES: tuple[Callable[[str, int], Cut | None], ...] = (feed_foot, source_tail, glued_tail, agency_tail, photo_credit, inset_headline)


def tail_cuts(text: str) -> tuple[Cut, ...]:
    """Every stretch behind the end of a sentence that a rule of this file takes out, in order."""
    cuts: list[Cut] = []
    for match in _END.finditer(text):
        at = match.end()
        if cuts and at < cuts[-1].end:
            continue
        cut = next((c for rule in TAIL_RULES if (c := rule(text, at)) is not None), None)
        if cut:
            cuts.append(cut)
    return tuple(cuts)
