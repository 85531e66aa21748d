"""Sentences without a model: the sources' own words, chosen by rule, with briefer's additions in square brackets.

What a source says in another language is introduced in English and left in its own words; where a model gave an
English statement, that is used. Nothing is shortened inside, and no word is changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from briefer.brief.evidence import Evidence, same_said
from briefer.brief.rank import HARM, Group
from briefer.brief.topics import weigh
from briefer.lexicon.dates import describe_date
from briefer.lexicon.folding import fold
from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ClaimKind, Conflict, ConflictKind, EntityKind, Sentence

By = Literal["source", "template", "model", "reviewer"]

LONGEST = 420
ASIDE_AT_MOST, ASIDE_VALUE = 2, 40  # other values named in one note, and how many characters each may have
BULLETS = lazy(r"^[\s•·▪●◦*|>–—-]+")
SPACES = lazy(r"\s+")
LINKS = lazy(
    r"https?:|www\.|(?:javascript|vbscript):|\b(?:mailto|ftp):|\bfile:/|\bdata:\w+/\w+[;,]|[\w-]+\.(?:com|org|net|info|ru|ir|id)/|[<>{}\\]|\[/?[a-z]+\]",
    re.IGNORECASE,
)
UNSEEN = lazy("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TAGS = lazy(
    r"<(?P<name>script|style)\b[^<>]{0,300}>.{0,300}?</(?P=name)\s*>|<[^<>]{0,300}>|\{+[^{}]{0,300}\}+|[<>{}\\]+", re.IGNORECASE | re.DOTALL
)
ELISIONS = lazy(r"\[…\](?:\s*\[…\])+")
LEANING = lazy(
    r"(?:[“\"‘']?)(?:he|she|they|it|this|these|those|such|both|his|her|their|its|but"
    r"|the (?:minister|president|two|pair|group|spokes\w+|official|move|statement)|and|however|moreover|meanwhile|also|there|that)\b",
    re.IGNORECASE,
)
USED_AT_MOST = 40
"""Characters of the value that a person chose, where a sentence has another."""
PLAIN_STOP = lazy(r"(?<!\.)\.\s*$")
SCHEDULED = lazy(r"\b(?:will|is to|are to|(?:is|are) (?:due|scheduled|set) (?:to|for|on)|until|starts?|begins?|opens?)\b", re.IGNORECASE)
HEDGED = lazy(
    r"\b(?:may|might|could|would|should|if|unless|(?:un)?likely|probabl[ey]|possibl[ey]|perhaps|expect\w*|hop(?:es?|ed|ing)|fear\w*|warn\w*"
    r"|predict\w*|forecast\w*|believ\w+|think\w*|seems?|appears?|vow\w*|promis\w+|threat\w*|rise|fall|worsen|improve|win|lose)\b",
    re.IGNORECASE,
)
WEEKDAYS = lazy(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day ")


class Note(NamedTuple):
    """An addition of ours, and the place in the quote behind which it stands."""

    at: int
    text: str


def sentence_id(section: str, text: str, claims: Iterable[str]) -> str:
    """'t' and ten hex digits over what the sentence says and rests on."""
    return "t" + hashlib.sha256("\x1f".join((section, text, *claims)).encode()).hexdigest()[:10]


def make_sentence(section: str, text: str, claims: Iterable[str], by: By) -> Sentence:
    """A sentence of the page with its id."""
    ids = tuple(dict.fromkeys(claims))
    return Sentence(id=sentence_id(section, text, ids), text=text, claims=ids, by=by)


def printed(claim: Claim, evidence: Evidence) -> tuple[str, By]:
    """The words for a claim and whose they are: the source's own, or a sentence made by code around them."""
    if claim.statement_language != "en":
        return _foreign(claim, evidence), "template"
    if evidence.source_of(claim).language not in {"en", "und"} or not _whole_sentence(claim, evidence):
        return finished(without_markup(_with_end_notes(claim.statement, claim, evidence))), "template"
    noted = _with_notes(claim, evidence)
    plain = without_markup(noted)
    return finished(plain), "source" if plain == noted else "template"


def supporting(claim: Claim, pool: Iterable[Claim], evidence: Evidence) -> tuple[str, ...]:
    """The ids of the claims on which the sentence of ``claim`` rests: its own first, then those that say the same."""
    others = {c.id for c in pool if c.id != claim.id and same_said(claim, c, evidence)}
    others |= {t for t in evidence.twins.get(claim.id, ()) if same_said(claim, evidence.claims[t], evidence)}
    return (claim.id, *(c.id for c in evidence.in_order(others - {claim.id})))


# ---------------------------------------------------------------- which claim is printed


def can_be_printed(claim: Claim) -> bool:
    """Whether the words of a claim may stand on the page at all: no link, markup or control character, and not endless."""
    return not fault_of(claim)


def fault_of(claim: Claim) -> str:
    """Why the words of a claim may not stand on the page; '' where they may.

    Markup in a sentence that counts people harmed is left out of it instead: no source keeps a toll off the page by it.
    """
    words = (claim.statement, claim.quote.text)
    text = "\n".join(map(without_markup, words) if _counts_harm(claim) else words)
    if LINKS.search(text):
        return "it holds a link or markup"
    if UNSEEN.search(text):
        return "it holds control characters"
    if len(claim.quote.text) > 900:
        return "it is too long for one sentence"
    return "" if len(claim.statement.split()) >= 3 else "it is no sentence"


def _counts_harm(claim: Claim) -> bool:
    return any(q.span and q.counted and HARM.search(q.counted) for q in claim.quantities)


def without_markup(text: str) -> str:
    """A text with '[…]' in the place of tags, braces and backslashes, and without control characters; one that has none stays as it is."""
    if not LINKS.search(text) and not UNSEEN.search(text):
        return text
    return ELISIONS.sub("[…]", TAGS.sub("[…]", UNSEEN.sub("", text)))


def informative(claim: Claim, evidence: Evidence) -> float:
    """How well one claim alone tells who did what, when and where. English first; a sentence that leans on another late."""
    source = evidence.source_of(claim)
    people = sum(m.kind is not EntityKind.PLACE for m in claim.mentions)
    where = any(m.kind is EntityKind.PLACE for m in claim.mentions)
    points = min(people, 3) * 0.8 + where + bool(claim.dates) + bool(claim.quantities) + weigh(claim.statement).value * 0.4
    points += {ClaimKind.EVENT: 2.0, ClaimKind.STATEMENT: 1.0, ClaimKind.ASSESSMENT: -1.5, ClaimKind.BACKGROUND: -1.0}[claim.kind]
    points += {Certainty.ASSERTED: 0.5, Certainty.FORECAST: -3.0, Certainty.ALLEGED: -0.5}.get(claim.certainty, 0.0)
    points += 4.0 if claim.statement_language == "en" else 0.0
    points += ("FEDCBA".index(source.grade)) * 0.3 + bool(source.published) * 0.3
    points -= _dispute_fault(claim, evidence)
    points -= 3.0 if LEANING.match(claim.statement) else 0.0
    points += 1.5 * (1.0 - claim.quote.start / max(len(source.text), 1))
    return points - _length_fault(len(claim.statement))


def _dispute_fault(claim: Claim, evidence: Evidence) -> float:
    """A disputed value makes a sentence come late, less so where it is the one taken; an outdated figure later, the newest early."""
    if claim.id in evidence.outdated:
        return 3.0
    if claim.id in evidence.newest:
        return -1.0
    sides = evidence.disputes.get(claim.id, ())
    return max((0.5 if conflict.taken == conflict.positions[side].value else 1.5 for conflict, side in sides), default=0.0)


def _length_fault(length: int) -> float:
    if length < 40:
        return 2.0
    return 0.0 if length <= 260 else 1.0 if length <= 340 else 3.0


def facts_of(group: Group, evidence: Evidence) -> tuple[Claim, ...]:
    """The claims of a group that can be printed as developments, the most informative first. Forecasts and views stand elsewhere."""
    facts = [c for c in group.news if can_be_printed(c) and not is_judgement(c)]
    return tuple(sorted(facts, key=lambda c: (-round(informative(c, evidence), 6), evidence.order(c))))


def is_judgement(claim: Claim) -> bool:
    """Whether it is a view or a forecast and not a fact that is reported. What a named person says will be done is a statement."""
    if claim.kind is ClaimKind.STATEMENT and any(claim.speaker and m.text in claim.speaker for m in claim.mentions):
        return False
    return claim.kind is ClaimKind.ASSESSMENT or (claim.certainty is Certainty.FORECAST and not is_scheduled(claim))


def is_scheduled(claim: Claim) -> bool:
    """Whether it is a plan with its date, told as a fact and without a hedge: 'Schools will stay closed until 10 February'."""
    told = claim.kind is ClaimKind.EVENT and any(d.value for d in claim.dates)
    return told and bool(SCHEDULED.search(claim.statement)) and not HEDGED.search(claim.statement)


# ---------------------------------------------------------------- the words


def finished(text: str) -> str:
    """White space made plain, bullets off the front, a full stop at the end where there is no mark."""
    text = SPACES.sub(" ", BULLETS.sub("", text)).strip()
    if len(text) > LONGEST:
        text = shortened(text, LONGEST)
    return text + "." if text and (text[-1].isalnum() or text[-1] in ")]%") else text


def shortened(text: str, most: int) -> str:
    """The first words of a text and '…', at most ``most`` characters; a text that fits stays whole."""
    if len(text) <= most:
        return text
    head = text[: most - 2]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(",;:-– ") + " …"


@cache
def language_name(tag: str) -> str:
    """The English name of a language; 'another language' where it is not known."""
    from babel import Locale  # noqa: PLC0415  (its tables are read only where a source is not English)

    return str(Locale("en").languages.get(tag.split("-", maxsplit=1)[0], "another language"))


def _foreign(claim: Claim, evidence: Evidence) -> str:
    named = evidence.named(claim.source)
    words = shortened(SPACES.sub(" ", BULLETS.sub("", without_markup(claim.quote.text))).strip().strip("«»"), LONGEST)
    notes = "; ".join(f"{n.text}" for n in _dispute_notes(claim, evidence))
    added = f" [{notes}]" if notes else ""
    dated = _foreign_dates(claim, evidence)
    head = f"{named} writes in {language_name(claim.statement_language)} (not translated)"
    return f"{head}: «{words}»{added}{dated}"


def _foreign_dates(claim: Claim, evidence: Evidence) -> str:
    notes = [f"«{d.text}»: {note}" for d in claim.dates if (note := date_note(claim, d.text, d.value, evidence))]
    return f" [{'; '.join(notes)}]" if notes else ""


def _whole_sentence(claim: Claim, evidence: Evidence) -> bool:
    """Whether the quote is a sentence from its beginning to its end, so that it can stand by itself."""
    text, quote = evidence.source_of(claim).text, claim.quote
    before, after = text[: quote.start].rstrip(" \t"), text[quote.end :].lstrip(' \t”"’')
    begins = not before or before[-1] in '\n.!?:”"’•»|–—-' or quote.text[:1].isupper()
    ends = quote.text.rstrip()[-1:] in '.!?”"’»؟۔' or not after or after[0] in "\n.!?"
    return begins and ends


def _with_notes(claim: Claim, evidence: Evidence) -> str:
    text = claim.quote.text
    notes = [*_dispute_notes(claim, evidence), *_date_notes(claim, evidence)]
    for at, group in sorted(_by_place(notes).items(), reverse=True):
        place = at + len(re.match(r"(?:['’]s\b)?", text[at:])[0])  # type: ignore[index]  # an optional group always matches
        text = f"{text[:place]} [{'; '.join(group)}]{text[place:]}"
    note = _speaker_note(claim)
    return f"{text.rstrip()[:-1]}{note}." if note and PLAIN_STOP.search(text) else text + note


def _by_place(notes: Iterable[Note]) -> dict[int, list[str]]:
    places: dict[int, list[str]] = {}
    for note in notes:
        if note.text not in places.setdefault(note.at, []):
            places[note.at].append(note.text)
    return places


def _with_end_notes(text: str, claim: Claim, evidence: Evidence) -> str:
    """An English statement about words of a source: additions stand behind the words where they are found, else at the end."""
    notes = [(span_text(claim, conflict, side, evidence), note) for conflict, side, note in _value_notes(claim, evidence)]
    dates = ((d.text, date_note(claim, d.text, d.value, evidence)) for d in claim.dates)
    for words, note in [*notes, *((w, n) for w, n in dates if n and w in text)]:
        at = text.find(words) + len(words) if words and words in text else len(text.rstrip(". "))
        text = f"{text[:at]} [{note}]{text[at:]}"
    return text


def _speaker_note(claim: Claim) -> str:
    if not claim.speaker or fold(claim.speaker).text.casefold() in fold(claim.quote.text).text.casefold():
        return ""
    return f" [said by {shortened(claim.speaker, 80)}]"


# ---------------------------------------------------------------- disputed values


def _value_notes(claim: Claim, evidence: Evidence) -> Iterator[tuple[Conflict, int, str]]:
    """The conflicts of a claim with what the reader has to know of its value: that it is disputed, or decided, or what came later."""
    for conflict, side in evidence.disputes.get(claim.id, ()):
        yield conflict, side, f"{_standing(conflict, side)}, see below"
    for conflict, side in evidence.outdated.get(claim.id, ()):
        by = next((evidence.numbers[s] for p in conflict.positions if p.value == conflict.taken for s in p.sources), None)
        yield conflict, side, f"later {conflict.taken}" + (f", by source {by}" if by else "")
    if other := aside(claim, evidence):
        yield other.conflict, other.side, other.text


def _standing(conflict: Conflict, side: int) -> str:
    """'name disputed'; where a person chose the value, 'name decided', or 'the page uses Malik' beside another."""
    if conflict.decided and conflict.taken not in {None, conflict.positions[side].value}:
        return f"the page uses {shortened(without_markup(conflict.taken or ''), USED_AT_MOST)}"
    said = "decided" if conflict.decided else "disputed"
    return said if conflict.kind is ConflictKind.CLAIM else f"{conflict.kind.value} {said}"


class Aside(NamedTuple):
    """What other sources have where a sentence of the page has one value, in words, and the claims that say so."""

    conflict: Conflict
    side: int
    text: str
    claims: tuple[str, ...]


def aside(claim: Claim, evidence: Evidence) -> Aside | None:
    """The difference of a claim that is no conflict and stands nowhere else on the page: 'source 4: 65 km'. One is enough a sentence."""
    for conflict, side in evidence.asides.get(claim.id, ()):
        others = [p for n, p in enumerate(conflict.positions) if n != side and claim.source not in p.sources]
        others = [p for p in others if evidence.in_order(p.claims)][:ASIDE_AT_MOST]
        told = [(f"source {min(evidence.numbers[s] for s in p.sources)}", p) for p in others]
        if told and all(len(p.value) <= ASIDE_VALUE for p in others):
            words = "; ".join(f"{who}: {without_markup(p.value)}" for who, p in told)
        elif told:
            words = f"{' and '.join(sorted({who for who, _ in told}))} differently"
        else:
            continue
        return Aside(conflict, side, words, tuple(evidence.in_order(p.claims)[0].id for p in others))
    return None


def _dispute_notes(claim: Claim, evidence: Evidence) -> Iterator[Note]:
    for conflict, side, note in _value_notes(claim, evidence):
        found = disputed_span(claim, conflict, side, evidence)
        yield Note(found[1] if found else len(claim.quote.text.rstrip(". ")), note)


def span_text(claim: Claim, conflict: Conflict, side: int, evidence: Evidence) -> str:
    """The words of a claim that give its value in a conflict; '' where they can't be told."""
    found = disputed_span(claim, conflict, side, evidence)
    return claim.quote.text[found[0] : found[1]] if found else ""


def disputed_span(claim: Claim, conflict: Conflict, side: int, evidence: Evidence) -> tuple[int, int] | None:
    """Where in the quote the value of one side of a conflict stands; None where it can't be told."""
    if conflict.kind is ConflictKind.CLAIM:
        return None
    value = conflict.positions[side].value
    finders: dict[ConflictKind, Callable[[Claim, str], Iterator[tuple[int, int]]]] = {
        ConflictKind.NUMBER: _number_spans,
        ConflictKind.DATE: _date_spans,
    }
    if conflict.kind in finders:
        return next(finders[conflict.kind](claim, value), None) or _literal_span(claim, value)
    if conflict.kind is ConflictKind.ROLE and (own := _role_span(claim, conflict, evidence)):
        return own
    spelt = [v.text for e in evidence.entities.get(claim.id, ()) if e.canonical == value for v in e.variants]
    return next(_name_spans(claim, (value, *spelt)), None) or _literal_span(claim, value)


def _role_span(claim: Claim, conflict: Conflict, evidence: Evidence) -> tuple[int, int] | None:
    """Where the quote says what the person in question is; None where it does not, or where an office is in question."""
    named = {v.text for e in evidence.entities.get(claim.id, ()) if e.canonical == conflict.subject for v in e.variants}
    roles = (mention.role for mention in claim.mentions if mention.role and mention.text in named)
    return next((span for role in roles if (span := _literal_span(claim, role))), None)


def _literal_span(claim: Claim, value: str) -> tuple[int, int] | None:
    found = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", claim.quote.text, re.IGNORECASE) if value else None
    return found.span() if found else None


def _name_spans(claim: Claim, spellings: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The mentions that share most words with a name, in any of its spellings, best first."""
    wanted = frozenset(t for s in spellings for t in _tokens(s))
    best: list[tuple[int, int, int]] = []
    for mention in claim.mentions:
        names = [n for n in (mention.text, mention.english, mention.role) if n]
        shared = max(len(wanted & _tokens(n)) for n in names)
        if mention.span and shared:
            start = mention.span.start - claim.quote.start
            best.append((-shared, start, start + len(mention.text)))
    yield from ((start, end) for _, start, end in sorted(best))


@lru_cache(maxsize=20_000)
def _tokens(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(name).text.casefold()))


def _number_spans(claim: Claim, value: str) -> Iterator[tuple[int, int]]:
    wanted = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", value)}
    for quantity in claim.quantities:
        if quantity.span and quantity.value in wanted:
            yield quantity.span.start - claim.quote.start, quantity.span.end - claim.quote.start


def _date_spans(claim: Claim, value: str) -> Iterator[tuple[int, int]]:
    dates = sorted(claim.dates, key=lambda d: (value not in {d.value, describe_date(d.value or "")}, d.span.start if d.span else 0))
    for mention in dates:
        if mention.span:
            yield mention.span.start - claim.quote.start, mention.span.end - claim.quote.start


# ---------------------------------------------------------------- dates


def _date_notes(claim: Claim, evidence: Evidence) -> Iterator[Note]:
    for mention in claim.dates:
        note = date_note(claim, mention.text, mention.value, evidence)
        if note and mention.span:
            yield Note(mention.span.end - claim.quote.start, note)


def date_note(claim: Claim, words: str, value: str | None, evidence: Evidence) -> str:
    """What a reader needs beside the words for a time; '' where they say it all themselves.

    The full date behind a weekday or a date without a year, and where it comes from if from another source; that no year is given.
    """
    settled = evidence.settled.get((claim.id, words))
    best = settled.value if settled else value
    if best is None or "/" in best:
        return ""
    if best.startswith("XXXX"):
        return "no year given" if re.fullmatch(r"XXXX-\d{2}(-\d{2})?", best) else ""
    if best[:4] in fold(words).text:
        return ""
    said = describe_date(best)
    if WEEKDAYS.match(said) and said.split(" ", 1)[0].casefold() in words.casefold():
        said = WEEKDAYS.sub("", said)
    by = evidence.numbers.get(settled.settled_by or "") if settled else None
    return f"{said}, by source {by}" if by and by != evidence.numbers[claim.source] else said


def sentences_for(section: str, claims: Sequence[Claim], pool: Sequence[Claim], evidence: Evidence) -> tuple[Sentence, ...]:
    """One sentence for each claim, resting on all claims of the pool that say the same."""
    made = []
    for claim in claims:
        text, by = printed(claim, evidence)
        other = aside(claim, evidence)
        made.append(make_sentence(section, text, (*supporting(claim, pool, evidence), *(other.claims if other else ())), by))
    return tuple(made)
