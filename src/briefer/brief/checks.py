"""The checks on a sentence of free prose. Each is a small function that gives the reason for refusing it, or nothing.

A model that phrases has no knowledge of its own to add: every name, number, date, place and office has to stand in the claims that
the sentence names, what is disputed stays disputed, and what is only said or foreseen stays attributed.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from briefer.brief.evidence import Evidence
from briefer.brief.ground import DIGITS, NUMBER_WORDS, Ground, ground_of, is_covered, plain, weekday_of, words_of
from briefer.lexicon.dates import find_dates
from briefer.lexicon.names import find_names, normal_role
from briefer.lexicon.numbers import find_quantities
from briefer.lexicon.places import demonym, find_places
from briefer.models import Bound, Certainty, ClaimKind, Conflict, ConflictKind

LONGEST = {"bottom line": 320, "headline": 240}
MARKUP = re.compile(r"https?:|www\.|\w\.(?:com|org|net|info|io|ru|ir|pk)\b|[<>{}|\\`*_#^~\[\]]|&[a-z]+;", re.IGNORECASE)
CAPITAL = re.compile(r"[A-Z][\w’'-]*")
RUN = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)+")
HEDGES = re.compile(
    r"\b(?:may|might|could|would|likely|unlikely|possibl[ey]|probabl[ey]|reportedly|alleged(?:ly)?|apparently|according to|sa(?:id|ys?)"
    r"|stat(?:es?|ed)|told|claim(?:s|ed)?|report(?:s|ed)|accus\w+|warn(?:s|ed)?|expect(?:s|ed)?|think(?:s)?|believ\w+|suggest(?:s|ed)?"
    r"|predict\w*|foresee\w*|forecast\w*|assess\w*|appears?|appeared|seems?|announc\w+|confirm\w+|den(?:y|ies|ied)|reject(?:s|ed)?"
    r"|argu\w+|estimat\w+|quot\w+|describ\w+|call(?:s|ed))\b",
    re.IGNORECASE,
)
DENIALS = re.compile(r"\b(?:den(?:y|ies|ied|ial)|reject\w*|dismiss\w*|refut\w*|disput\w*|contradict\w*|not|no)\b", re.IGNORECASE)
DISPUTE = re.compile(
    r"\b(?:disput\w*|disagree\w*|differ\w*|conflicting|contradict\w*|(?:one|another) (?:report|source|outlet|account)"
    r"|named (?:by|as)|names? (?:him|her|them))\b",
    re.IGNORECASE,
)
LIKELIHOOD = re.compile(
    r"\b(?:almost (?:no chance|certain\w*)|(?:very |highly )?(?:un)?likely|(?:im)?probabl[ey]|remote|certain(?:ly)?|roughly even)\b",
    re.IGNORECASE,
)
SAME_OFFICE = {
    "president": "president presidency presidential",
    "minister": "minister ministers ministry",
    "premier": "premier",
    "general": "general commander",
    "envoy": "ambassador envoy",
    "crown": "king prince emir sultan",
    "chancellor": "chancellor",
    "governor": "governor",
    "mayor": "mayor",
    "sheriff": "sheriff",
    "spokesperson": "spokesman spokeswoman spokesperson",
    "head": "head chief director leader leaders boss",
    "secretary": "secretary",
    "senator": "senator",
}
OFFICES = {word: office for office, words in SAME_OFFICE.items() for word in re.findall(r"\w+", words)}
WORDS = re.compile(r"[a-z]+")
SOURCES = frozenset({"report", "reports", "source", "sources", "outlet", "outlets", "account", "accounts", "origin", "origins"})


class Said(NamedTuple):
    """A sentence as it was given: its words, the part of the page, and what it may draw on."""

    text: str
    part: str
    ground: Ground


Check = Callable[[Said, Evidence], str | None]


def refusals(text: str, part: str, ids: Collection[str], allowed: Collection[str] | None, evidence: Evidence) -> tuple[str, ...]:
    """Why a sentence can't stand on the page; nothing where it can.

    Args:
        text: the sentence.
        part: 'bottom line' or 'headline'.
        ids: the ids of the claims that it names.
        allowed: the ids that it may name; None for all.
        evidence: what was read.
    """
    if not ids:
        return ("it names no claim",)
    strange = [i for i in ids if i not in evidence.claims or (allowed is not None and i not in allowed)]
    if strange:
        return (f"it names claims that are not given for it: {', '.join(sorted(map(str, strange))[:3])}",)
    said = Said(text, part, ground_of(evidence.in_order(ids), evidence))
    found = _form(said, evidence)
    return (found,) if found else tuple(reason for check in CHECKS if (reason := check(said, evidence)))


def _form(said: Said, _: Evidence) -> str | None:
    """Plain words on one line, in Latin letters, not too long; no link, markup or control character."""
    text, most = said.text, LONGEST[said.part]
    if len(text.split()) < 3 or len(text) > most:
        return f"it has to be a sentence of at most {most} characters"
    if MARKUP.search(text) or any(unicodedata.category(c)[0] == "C" or c in "\u2028\u2029" for c in text):
        return "it holds a link, markup, brackets or a control character"
    if any(c.isalpha() and "LATIN" not in unicodedata.name(c, "") for c in text):
        return "it is not written in English letters"
    return None


def _numbers(said: Said, _: Evidence) -> str | None:
    """Every number stands in the claims; "three" and "3" are one; of what it counts and its hedge, nothing is changed."""
    dates = [(d.start, d.end) for d in find_dates(said.text, "en")]
    found = [q for q in find_quantities(said.text, "en") if not _inside(q.start, dates) and not _about_sources(said, q.end, q.value)]
    for quantity in found:
        same = [c for c in said.ground.counts if c.value == quantity.value]
        if quantity.value not in said.ground.numbers:
            return f"the number '{quantity.text}' is not in its claims"
        if same and quantity.bound is Bound.EXACT and all(c.bound is not Bound.EXACT for c in same):
            return f"'{quantity.text}' is '{same[0].bound.value}' in its claims"
        rivals = {c.value for c in said.ground.counts if c.counted and c.counted == quantity.counted}
        if rivals and quantity.value not in rivals:
            return f"'{quantity.text}' counts something else in its claims"
    covered = [*dates, *((q.start, q.end) for q in find_quantities(said.text, "en"))]
    return _loose_number(said, covered)


def _loose_number(said: Said, covered: Iterable[tuple[int, int]]) -> str | None:
    spans = list(covered)
    for match in re.finditer(r"\d[\d,]*(?:\.\d+)?|[A-Za-z]+", said.text):
        word = match[0].casefold()
        value = NUMBER_WORDS.get(word)
        if value is None and DIGITS.fullmatch(word):
            value = float(word.replace(",", ""))
        if value is None or _inside(match.start(), spans) or _about_sources(said, match.end(), value):
            continue
        if value not in said.ground.numbers and word not in said.ground.words:
            return f"the number '{match[0]}' is not in its claims"
    return None


def _inside(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _about_sources(said: Said, end: int, value: float) -> bool:
    """Whether a number counts the sources of the sentence itself, and not more than it has: 'one report says'."""
    following = re.match(r"\s*(?:independent |separate )?([a-z]+)", said.text[end:])
    return bool(following) and following[1] in SOURCES and value <= len({c.source for c in said.ground.claims})  # type: ignore[index]


def _dates(said: Said, _: Evidence) -> str | None:
    """Every year, month, day and weekday is one of the claims', as settled; no 'yesterday', which is wrong on another day."""
    for words in find_dates(said.text, "en"):
        if words.shift and words.shift[0] in {"day", "week"}:
            return f"'{words.text}' means another day for the reader; write the date"
        if words.shift and plain(words.text) not in said.ground.text:
            return f"the time '{words.text}' is not in its claims"
        if not is_covered(words, said.ground):
            return f"the date '{words.text}' is not in its claims; write no year, month or day that they do not give"
        day = weekday_of(words.value or "")
        if words.weekday is not None and (words.weekday not in said.ground.weekdays or day not in {None, words.weekday}):
            return f"the weekday in '{words.text}' is not in its claims"
    years = [
        y
        for y in re.findall(r"\b(?:1[89]|20)\d{2}\b", said.text)
        if not any(y in d for d in said.ground.dates) and y not in said.ground.text
    ]
    return f"the year '{years[0]}' is not in its claims" if years else None


def _places(said: Said, _: Evidence) -> str | None:
    """Every place stands in the claims, in any language; 'Tajik' and 'Tajikistan' are one country."""
    for place in find_places(said.text, "en"):
        known = place.kind == "country" and place.country in said.ground.countries
        if not known and plain(place.name) not in said.ground.places and plain(place.text) not in said.ground.text:
            return f"the place '{place.text}' is not in its claims"
    return None


def _names(said: Said, evidence: Evidence) -> str | None:
    """Every name of a person or organisation is one of its claims' entities, whole: no name is put together from two."""
    for name in find_names(said.text, "en"):
        words = words_of(name.text) - {"the", "of", "a"}
        whole = plain(name.text) in said.ground.text or any(words <= known for known in said.ground.names)
        if not whole and not _is_country(name.text, said.ground):
            return f"the name '{name.text}' is not in its claims; spell names as in the list"
        if name.role and not _role_known(name.text, name.role, said, evidence):
            return f"its claims do not call '{name.text}' '{name.role}'"
    return None


def _joined_names(said: Said, _: Evidence) -> str | None:
    """Two words of names stand side by side only as they do in one name: what no finder takes for a name is caught here too."""
    named = frozenset(w for name in said.ground.names for w in name)
    for run in RUN.findall(said.text):
        words = [re.sub(r"'s?$", "", plain(w)) for w in run.split()]
        for one, other in itertools.pairwise(words):
            apart = one in named and other in named and not any({one, other} <= known for known in said.ground.names)
            if apart and f"{one} {other}" not in said.ground.text:
                return f"'{run}' is put together from two names"
    return None


def _is_country(text: str, ground: Ground) -> bool:
    return all((demonym(w) or "") in ground.countries or plain(w) in ground.words for w in CAPITAL.findall(text))


def _role_known(name: str, role: str, said: Said, evidence: Evidence) -> bool:
    """Whether an office beside a name is one that the claims give to that name; where they give none, its words have to be theirs."""
    words = words_of(name)
    roles = {m.role for c in said.ground.claims for m in c.mentions if m.role and words & words_of(f"{m.text} {m.english or ''}")}
    for claim in said.ground.claims:
        for entity in evidence.entities.get(claim.id, ()):
            if words & words_of(entity.canonical):
                roles |= {r.role for r in entity.roles}
    if roles:
        return normal_role(role) in {normal_role(r) for r in roles} or words_of(role) <= words_of(" ".join(roles)) | {"of", "the"}
    return all(w in said.ground.words or len(w) < 4 for w in words_of(role))


def _capitals(said: Said, _: Evidence) -> str | None:
    """Every capitalised word past the first, and every acronym, stands in the claims: what no finder knows as a name is caught here."""
    spans = [(d.start, d.end) for d in find_dates(said.text, "en")]
    for match in CAPITAL.finditer(said.text):
        word = re.sub(r"['’]s?$", "", match[0])
        first = not said.text[: match.start()].strip(" “\"‘'") or said.text[: match.start()].rstrip()[-1:] in ".!?"
        if _inside(match.start(), spans) or (first and not word.isupper()) or (first and len(word) == 1):
            continue
        known = words_of(word) <= said.ground.words or (demonym(word) or "") in said.ground.countries
        if not known and plain(word) not in said.ground.places and not any(plain(word) in p.split() for p in said.ground.places):
            return f"'{word}' is not in its claims"
    return None


def _offices(said: Said, _: Evidence) -> str | None:
    """An office is one that the claims name; 'head', 'chief' and 'director' are one."""
    known = {OFFICES[w] for w in said.ground.words & OFFICES.keys()}
    for word in WORDS.findall(said.text.casefold()):
        if word in OFFICES and OFFICES[word] not in known and word not in said.ground.words:
            return f"the office '{word}' is not in its claims"
    return None


def _disputed(said: Said, evidence: Evidence) -> str | None:
    """A value on which the sources disagree is called disputed, or left out; a taken value too, for both sides stay."""
    if DISPUTE.search(said.text):
        return None
    ids = {c.id for c in said.ground.claims}
    for conflict in {c.id: c for i in sorted(ids) for c, _ in evidence.disputes.get(i, ())}.values():
        for position in conflict.positions:
            if conflict.kind is not ConflictKind.CLAIM and _states(said.text, conflict, position.value):
                return f"the sources disagree on '{position.value}' ({conflict.subject}); leave it out"
    return None


def _states(text: str, conflict: Conflict, value: str) -> bool:
    if conflict.kind is ConflictKind.NUMBER:
        numbers = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", value)}
        return bool(numbers & ({q.value for q in find_quantities(text, "en")} | {float(d.replace(",", "")) for d in DIGITS.findall(text)}))
    if conflict.kind is ConflictKind.DATE:
        return any(d.value == value for d in find_dates(text, "en"))
    return plain(value) in plain(text) or _last_name(value) in words_of(text)


def _last_name(value: str) -> str:
    words = [w for w in re.findall(r"\w+", plain(value)) if len(w) > 2]
    return words[-1] if words else value


def _attributed(said: Said, _: Evidence) -> str | None:
    """What is foreseen, alleged, judged or denied is attributed or hedged; what every claim only reports is too."""
    claims, text = said.ground.claims, said.text
    if any(c.certainty is Certainty.DENIED for c in claims) and not DENIALS.search(text):
        return "a claim of it is denied; say so"
    careful = [c for c in claims if c.certainty in {Certainty.ALLEGED, Certainty.FORECAST} or c.kind is ClaimKind.ASSESSMENT]
    if not careful and any(c.certainty in {Certainty.ASSERTED, Certainty.DENIED} for c in claims):
        return None
    if HEDGES.search(text):
        return None
    what = careful[0].certainty.value if careful else "only reported"
    return f"a claim of it is {what}; say who says so"


def _likelihood(said: Said, _: Evidence) -> str | None:
    """Words of likelihood are the sources', never its own; and not in one sentence with confidence (ICD 203)."""
    found = LIKELIHOOD.search(said.text)
    if found and "confidence" in said.text.casefold():
        return "it puts confidence and likelihood in one sentence"
    if found and plain(found[0]) not in said.ground.text:
        return f"'{found[0]}' is a judgement of its own"
    return None


CHECKS: tuple[Check, ...] = (_numbers, _dates, _places, _names, _joined_names, _capitals, _offices, _disputed, _attributed, _likelihood)
