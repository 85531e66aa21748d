"""The checks on a sentence of free prose. Each is a small function that gives its faults: the words, and the reason for refusing them.

A model that phrases has no knowledge of its own to add: every name, number, date, place and office has to stand in the claims that
the sentence names, what is disputed stays disputed, and what is only said or foreseen stays attributed.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from briefer.brief.evidence import Evidence
from briefer.brief.ground import DIGITS, NUMBER_WORDS, Ground, ground_of, is_covered, plain, weekday_of, words_of
from briefer.lexicon.carried import without_values
from briefer.lexicon.dates import DateWords, find_dates
from briefer.lexicon.manner import denials
from briefer.lexicon.names import NameWords, find_names, normal_role
from briefer.lexicon.numbers import find_quantities
from briefer.lexicon.patterns import lazy
from briefer.lexicon.places import demonym, find_places
from briefer.lexicon.substance import strange_words
from briefer.lexicon.yardsticks import likelihood_words
from briefer.models import Bound, Certainty, Claim, ClaimKind, Conflict, ConflictKind, Likelihood

LONGEST = {"bottom line": 320, "headline": 240}
YARDSTICK: Likelihood = "ICD 203"
"""Whose words of likelihood are looked for where the desk says nothing."""
MARKUP = lazy(r"https?:|www\.|\w\.(?:com|org|net|info|io|ru|ir|pk)\b|[<>{}|\\`*_#^~\[\]]|&[a-z]+;", re.IGNORECASE)
CAPITAL = lazy(r"[A-Z][\w’'-]*")
RUN = lazy(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)+")
HEDGES = lazy(
    r"\b(?:may|might|could|would|likely|unlikely|possibl[ey]|probabl[ey]|reportedly|alleged(?:ly)?|apparently|according to|sa(?:id|ys?)"
    r"|stat(?:es?|ed)|told|claim(?:s|ed)?|report(?:s|ed)|accus\w+|warn(?:s|ed)?|expect(?:s|ed)?|think(?:s)?|believ\w+|suggest(?:s|ed)?"
    r"|predict\w*|foresee\w*|forecast\w*|assess\w*|appears?|appeared|seems?|announc\w+|confirm\w+|den(?:y|ies|ied)|reject(?:s|ed)?"
    r"|argu\w+|estimat\w+|quot\w+|describ\w+|call(?:s|ed))\b",
    re.IGNORECASE,
)
DENIALS = lazy(r"\b(?:den(?:y|ies|ied|ial)|reject\w*|dismiss\w*|refut\w*|disput\w*|contradict\w*|not|no)\b", re.IGNORECASE)
DISPUTE = lazy(
    r"\b(?:disput\w*|disagree\w*|differ\w*|conflicting|contradict\w*|(?:one|another) (?:report|source|outlet|account)"
    r"|named (?:by|as)|names? (?:him|her|them))\b",
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
WORDS = lazy(r"[A-Za-z]+")
SOURCES = frozenset({"report", "reports", "source", "sources", "outlet", "outlets", "account", "accounts", "origin", "origins"})

OWN_WORDS = 1
"""Words of substance that a sentence may have and its claims have not. In the recorded answers on the seeds most have none."""

LEAST_SUBSTANCE = 2
"""Words of substance and values of its claims that a sentence has to have."""


class Said(NamedTuple):
    """A sentence as it was given: its words, the part of the page, what it may draw on, and the desk's yardstick of likelihood."""

    text: str
    part: str
    ground: Ground
    yardstick: Likelihood = YARDSTICK


class Fault(NamedTuple):
    """Words of a sentence, ``text[start:end]``, and why they can't stand. ``foreign``: they are a value that no claim of it holds."""

    start: int
    end: int
    reason: str
    foreign: bool = True


Check = Callable[[Said, Evidence], Iterator[Fault]]


def refusals(
    text: str,
    part: str,
    ids: Collection[str],
    allowed: Collection[str] | None,
    evidence: Evidence,
    yardstick: Likelihood | None = None,
) -> tuple[str, ...]:
    """Why a sentence can't stand on the page; nothing where it can.

    Args:
        text: the sentence.
        part: 'bottom line' or 'headline'.
        ids: the ids of the claims that it names.
        allowed: the ids that it may name; None for all.
        evidence: what was read.
        yardstick: whose words of likelihood are the sources' alone; None for ICD 203.
    """
    if not ids:
        return ("it names no claim",)
    strange = [i for i in ids if i not in evidence.claims or (allowed is not None and i not in allowed)]
    if strange:
        return (f"it names claims that are not given for it: {', '.join(sorted(map(str, strange))[:3])}",)
    said = Said(text, part, ground_of(evidence.in_order(ids), evidence), yardstick or YARDSTICK)
    found = _form(said, evidence)
    return (found,) if found else tuple(fault.reason for check in CHECKS if (fault := next(check(said, evidence), None)))


def faults(text: str, ids: Collection[str], evidence: Evidence) -> Iterator[Fault]:
    """The values of a sentence that none of these claims holds, in the order of the checks; all of its values where there are no claims."""
    said = Said(text, "", ground_of(evidence.in_order(ids), evidence))
    return (fault for check in VALUES for fault in check(said, evidence) if fault.foreign)


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


def _numbers(said: Said, _: Evidence) -> Iterator[Fault]:
    """Every number stands in the claims; "three" and "3" are one; of what it counts and its hedge, nothing is changed."""
    dates = [(d.start, d.end) for d in find_dates(said.text, "en")]
    found = [q for q in find_quantities(said.text, "en") if not _inside(q.start, dates) and not _about_sources(said, q.end, q.value)]
    for quantity in found:
        at = quantity.start, quantity.end
        same = [c for c in said.ground.counts if c.value == quantity.value]
        if quantity.value not in said.ground.numbers:
            yield Fault(*at, f"the number '{quantity.text}' is not in its claims")
            continue
        if same and quantity.bound is Bound.EXACT and all(c.bound is not Bound.EXACT for c in same):
            yield Fault(*at, f"'{quantity.text}' is '{same[0].bound.value}' in its claims", foreign=False)
        rivals = {c.value for c in said.ground.counts if c.counted and c.counted == quantity.counted}
        if rivals and quantity.value not in rivals:
            yield Fault(*at, f"'{quantity.text}' counts something else in its claims")
    yield from _loose_numbers(said, [*dates, *((q.start, q.end) for q in find_quantities(said.text, "en"))])


def _loose_numbers(said: Said, covered: Iterable[tuple[int, int]]) -> Iterator[Fault]:
    spans = list(covered)
    for match in re.finditer(r"\d[\d,]*(?:\.\d+)?|[A-Za-z]+", said.text):
        word = match[0].casefold()
        value = NUMBER_WORDS.get(word)
        if value is None and DIGITS.fullmatch(word):
            value = float(word.replace(",", ""))
        if value is None or _inside(match.start(), spans) or _about_sources(said, match.end(), value):
            continue
        if value not in said.ground.numbers and word not in said.ground.words:
            yield Fault(*match.span(), f"the number '{match[0]}' is not in its claims")


def _inside(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _about_sources(said: Said, end: int, value: float) -> bool:
    """Whether a number counts the sources of the sentence itself, and not more than it has: 'one report says'."""
    following = re.match(r"\s*(?:independent |separate )?([a-z]+)", said.text[end:])
    return bool(following) and following[1] in SOURCES and value <= len({c.source for c in said.ground.claims})  # type: ignore[index]


def _dates(said: Said, _: Evidence) -> Iterator[Fault]:
    """Every year, month, day and weekday is one of the claims', as settled; no 'yesterday', which is wrong on another day."""
    for words in find_dates(said.text, "en"):
        at, known = (words.start, words.end), plain(words.text) in said.ground.text
        if words.shift and words.shift[0] in {"day", "week"}:
            yield Fault(*at, f"'{words.text}' means another day for the reader; write the date", foreign=not known)
        elif words.shift and not known:
            yield Fault(*at, f"the time '{words.text}' is not in its claims")
        elif not is_covered(words, said.ground):
            yield Fault(*at, f"the date '{words.text}' is not in its claims; write no year, month or day that they do not give")
        elif words.weekday is not None and not _weekday_known(words, said.ground):
            yield Fault(*at, f"the weekday in '{words.text}' is not in its claims")
    for year in re.finditer(r"\b(?:1[89]|20)\d{2}\b", said.text):
        if not any(year[0] in d for d in said.ground.dates) and year[0] not in said.ground.text:
            yield Fault(*year.span(), f"the year '{year[0]}' is not in its claims")


def _weekday_known(words: DateWords, ground: Ground) -> bool:
    """Whether the claims have this weekday, and the date beside it falls on it."""
    return words.weekday in ground.weekdays and weekday_of(words.value or "") in {None, words.weekday}


def _places(said: Said, _: Evidence) -> Iterator[Fault]:
    """Every place stands in the claims, in any language; 'Tajik' and 'Tajikistan' are one country."""
    for place in find_places(said.text, "en"):
        known = place.kind == "country" and place.country in said.ground.countries
        if not known and plain(place.name) not in said.ground.places and plain(place.text) not in said.ground.text:
            yield Fault(place.start, place.end, f"the place '{place.text}' is not in its claims")


def _names(said: Said, evidence: Evidence) -> Iterator[Fault]:
    """Every name of a person or organisation is one of its claims' entities, whole: no name is put together from two."""
    for name in find_names(said.text, "en"):
        words = words_of(name.text) - {"the", "of", "a"}
        whole = plain(name.text) in said.ground.text or any(words <= known for known in said.ground.names)
        if not whole and not _is_country(name.text, said.ground):
            yield Fault(name.start, name.end, f"the name '{name.text}' is not in its claims; spell names as in the list")
        elif name.role and not _role_known(name.text, name.role, said, evidence):
            yield Fault(*_beside(name, said.text), f"its claims do not call '{name.text}' '{name.role}'")


def _beside(name: NameWords, text: str) -> tuple[int, int]:
    """Where the office beside a name stands; the place of the name where it can't be told."""
    found = re.search(re.escape(name.role or ""), text, re.IGNORECASE)
    return found.span() if found else (name.start, name.end)


def _joined_names(said: Said, _: Evidence) -> Iterator[Fault]:
    """Two words of names stand side by side only as they do in one name: what no finder takes for a name is caught here too."""
    named = frozenset(w for name in said.ground.names for w in name)
    for run in RUN.finditer(said.text):
        words = [re.sub(r"'s?$", "", plain(w)) for w in run[0].split()]
        for one, other in itertools.pairwise(words):
            apart = one in named and other in named and not any({one, other} <= known for known in said.ground.names)
            if apart and f"{one} {other}" not in said.ground.text:
                yield Fault(*run.span(), f"'{run[0]}' is put together from two names")
                break


def _is_country(text: str, ground: Ground) -> bool:
    return all((demonym(w) or "") in ground.countries or plain(w) in ground.words for w in CAPITAL.findall(text))


def _role_known(name: str, role: str, said: Said, evidence: Evidence) -> bool:
    """Whether an office beside a name is one that the claims give to that name; where they give none, its words have to be theirs."""
    words = words_of(name)
    roles = {m.role for c in said.ground.claims for m in c.mentions if m.role and words & words_of(f"{m.text} {m.english or ''}")}
    for claim in said.ground.claims:
        for entity in evidence.entities.get(claim.id, ()):
            if words & words_of(entity.canonical):
                roles |= {r.role for r in entity.roles} | ({entity.role} if entity.role else set())
    if roles:
        return normal_role(role) in {normal_role(r) for r in roles} or words_of(role) <= words_of(" ".join(roles)) | {"of", "the"}
    return all(w in said.ground.words or len(w) < 4 for w in words_of(role))


def _capitals(said: Said, _: Evidence) -> Iterator[Fault]:
    """Every capitalised word past the first, and every acronym, stands in the claims: what no finder knows as a name is caught here."""
    spans = [(d.start, d.end) for d in find_dates(said.text, "en")]
    for match in CAPITAL.finditer(said.text):
        word = re.sub(r"['’]s?$", "", match[0])
        first = not said.text[: match.start()].strip(" “\"‘'") or said.text[: match.start()].rstrip()[-1:] in ".!?"
        if _inside(match.start(), spans) or (first and not word.isupper()) or (first and len(word) == 1):
            continue
        known = words_of(word) <= said.ground.words or (demonym(word) or "") in said.ground.countries
        if not known and plain(word) not in said.ground.places and not any(plain(word) in p.split() for p in said.ground.places):
            yield Fault(match.start(), match.start() + len(word), f"'{word}' is not in its claims")


def _offices(said: Said, _: Evidence) -> Iterator[Fault]:
    """An office is one that the claims name; 'head', 'chief' and 'director' are one."""
    known = {OFFICES[w] for w in said.ground.words & OFFICES.keys()}
    for match in WORDS.finditer(said.text):
        word = match[0].casefold()
        if word in OFFICES and OFFICES[word] not in known and word not in said.ground.words:
            yield Fault(*match.span(), f"the office '{word}' is not in its claims")


def _disputed(said: Said, evidence: Evidence) -> Iterator[Fault]:
    """A value on which the sources disagree is called disputed, or left out; one taken by rule too, but not one that a person chose."""
    if DISPUTE.search(said.text):
        return
    ids = {c.id for c in said.ground.claims}
    for conflict in {c.id: c for i in sorted(ids) for c, _ in evidence.disputes.get(i, ())}.values():
        for position in conflict.positions:
            chosen = conflict.decided and position.value == conflict.taken
            if not chosen and conflict.kind is not ConflictKind.CLAIM and _states(said.text, conflict, position.value):
                yield _whole(said, f"the sources disagree on '{position.value}' ({conflict.subject}); leave it out")


def _whole(said: Said, reason: str) -> Fault:
    return Fault(0, len(said.text), reason, foreign=False)


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


def _attributed(said: Said, _: Evidence) -> Iterator[Fault]:
    """What is foreseen, alleged, judged or denied is attributed or hedged; what every claim only reports is too."""
    claims, text = said.ground.claims, said.text
    if any(c.certainty is Certainty.DENIED for c in claims) and not DENIALS.search(text):
        yield _whole(said, "a claim of it is denied; say so")
        return
    careful = [c for c in claims if c.certainty in {Certainty.ALLEGED, Certainty.FORECAST} or c.kind is ClaimKind.ASSESSMENT]
    sure = any(c.certainty in {Certainty.ASSERTED, Certainty.DENIED} for c in claims)
    if (careful or not sure) and not HEDGES.search(text):
        what = careful[0].certainty.value if careful else "only reported"
        yield _whole(said, f"a claim of it is {what}; say who says so")


def _likelihood(said: Said, _: Evidence) -> Iterator[Fault]:
    """Words of likelihood are the sources', never its own; and not in one sentence with confidence (ICD 203)."""
    found = likelihood_words(said.yardstick).search(said.text)
    if found and "confidence" in said.text.casefold():
        yield _whole(said, "it puts confidence and likelihood in one sentence")
    elif found and plain(found[0]) not in said.ground.text:
        yield _whole(said, f"'{found[0]}' is a judgement of its own")


def _denied(said: Said, evidence: Evidence) -> Iterator[Fault]:
    """It denies nothing where no claim of it does, and something where all of them do."""
    given = [_denials(c, evidence) for c in said.ground.claims]
    denies = bool(denials(said.text, "en"))
    if denies and not any(given):
        yield _whole(said, "it denies what its claims do not")
    elif not denies and all(given):
        yield _whole(said, "it leaves out the denial of its claims")


def _denials(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """The words of a claim that deny; those of its English statement where it has one."""
    if claim.statement_language == "en":
        return denials(claim.statement, "en")
    return denials(claim.quote.text, evidence.source_of(claim).language)


def _substance(said: Said, _: Evidence) -> Iterator[Fault]:
    """It tells what its claims tell, in their words: one word of its own at most, and none on what became of somebody."""
    kept = re.sub(
        "|".join(p.pattern for p in (HEDGES, DISPUTE, DENIALS, likelihood_words(said.yardstick))),
        " ",
        without_values(said.text),
        flags=re.IGNORECASE,
    )
    own = [w for w in strange_words(kept, said.ground.words) if not _known_elsewhere(w, said.ground)]
    values = len(find_quantities(said.text, "en")) + len(find_dates(said.text, "en"))
    if len(strange_words(kept, ())) - len(own) + values < LEAST_SUBSTANCE:
        yield _whole(said, "it tells nothing of its claims")
        return
    fates = [w for w in own if any(q.counted and q.counted.startswith("people ") for q in find_quantities(f"5 people {w}", "en"))]
    if fates or len(own) > OWN_WORDS:
        yield _whole(said, f"its claims do not say {', '.join(repr(w) for w in (fates or own)[:3])}")


def _known_elsewhere(word: str, ground: Ground) -> bool:
    return word in SOURCES or (demonym(word) or "") in ground.countries or any(word in place.split() for place in ground.places)


VALUES: tuple[Check, ...] = (_numbers, _dates, _places, _names, _joined_names, _capitals, _offices)
CHECKS: tuple[Check, ...] = (*VALUES, _disputed, _attributed, _likelihood, _denied, _substance)
