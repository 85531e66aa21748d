"""Where the sources disagree, what was updated, and what the sources judge: items made by code, in the sources' exact words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from briefer.brief.evidence import Evidence, is_open, is_update
from briefer.brief.rank import Group
from briefer.brief.sentences import (
    LINKS,
    can_be_printed,
    disputed_span,
    is_judgement,
    make_sentence,
    shortened,
    supporting,
    without_markup,
)
from briefer.brief.topics import weigh
from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, Conflict, ConflictKind, DifferenceKind, Item, Mark, Section, Sentence

QUOTED_AT_MOST = 3
WHOLE_CLAUSE = 190
COUNT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WORDS_AROUND = {
    ConflictKind.NAME: (0, 0),
    ConflictKind.ROLE: (1, 9),
    ConflictKind.DATE: (4, 3),
    ConflictKind.NUMBER: (3, 6),
    ConflictKind.PLACE: (4, 3),
}
TOLL = lazy(
    r"kill|dead|wound|injur|hurt|missing|arrest|detain|displac|evacuat|rescu|infect|destroy|damag|hostage|captur|surrender|affected"
)
MEASURED = lazy(
    r"(?:age|distance|length|duration|time|calibre|magnitude|depth|height|altitude|speed|temperature|price|ransom|share|turnout|area)\b"
)
RANK = lazy(r"(?:[A-Z][\w.’'-]*\s+){1,3}$")
OF_AN_EVENT = {ConflictKind.NUMBER: "in", ConflictKind.DATE: "of", ConflictKind.PLACE: "of"}
ASKED = {
    "likely or not": "what is likely concerning {}",
    "confirmed or denied": "whether a report on {} is confirmed or denied",
    "claimed and denied": "a claim on {} that is denied",
    "dead or alive": "whether {} is dead or alive",
    "what was disclosed": "what was disclosed of the talks on {}",
}
"""What is in question where two accounts differ, by the attribute of the conflict."""
LOOSE = lazy(r",?\s+(?:a|an|the|in|of|on|at|to|by|for|from|and|or|as|with|after|before|near|that|which|who|their|his|her|its)$")
CLAUSE_END = lazy(
    r"[.;:!?؟؛…](?=\s|[”\"'»)\]]|$)|[,،](?=\s)|[()\[\]«»“”\"\n]|\s(?:when|while|after|before|because|but|where|which|who|whereas)\s"
    r"|\s(?:and|y|og|و|и)\s(?=(?:(?:at least|more than|about|some|nearly|over|up to)\s)?\d)"
)
LONG_CLAUSE = 20
STOPS = frozenset('.;:!?()[]«»“”"\n')


def in_words(number: int) -> str:
    """A small number in words."""
    return COUNT[number] if number < len(COUNT) else str(number)


def sources_in_words(origins: int) -> str:
    """'one independent source', 'two independent sources'."""
    return f"{in_words(origins)} independent source{'' if origins == 1 else 's'}"


# ---------------------------------------------------------------- disagreements


def disagreements(evidence: Evidence, order: Iterable[Group]) -> tuple[Item, ...]:
    """One item for each open conflict, and after them opinion against opinion; in the order of what they are about."""
    places = {claim: n for n, group in enumerate(order) for claim in group.ids}
    wanted = [c for c in evidence.reconciled.conflicts if is_disagreement(c, evidence)]

    def first(conflict: Conflict) -> tuple[bool, bool, int, bool, int, str]:
        ids = [i for p in conflict.positions for i in p.claims]
        origins = -len({o for p in conflict.positions for o in p.origins})
        loose = conflict.kind is ConflictKind.CLAIM or conflict.aside  # a name, number or date is a sharper difference
        lesser = not conflict.attribute.endswith("killed")
        return not is_open(conflict), loose, min((places.get(i, len(places)) for i in ids), default=0), lesser, origins, conflict.id

    return tuple(disagreement(c, evidence) for c in sorted(wanted, key=first))


def is_disagreement(conflict: Conflict, evidence: Evidence) -> bool:
    """Whether a difference has an item of its own: an open conflict, or opinion against opinion, with two sides that are known."""
    sides = sum(_known(conflict, n, evidence) for n in range(len(conflict.positions)))
    return sides > 1 and (is_open(conflict) or conflict.verdict is DifferenceKind.OPINION)


def disagreement(conflict: Conflict, evidence: Evidence) -> Item:
    """The item of a conflict: the words of each side, and what the page makes of them."""
    sentences = [s for n in range(len(conflict.positions)) if _known(conflict, n, evidence) for s in _side(conflict, n, evidence)]
    head = f"{subject_of(conflict, evidence)}: {sentences[0].text}"
    sentences[0] = make_sentence(conflict.id, head, sentences[0].claims, "template")
    claims = [s.claims[0] for s in sentences]
    sentences.append(make_sentence(conflict.id, _conclusion(conflict, evidence), claims, "template"))
    return Item(
        id=conflict.id,
        section=Section.DISAGREEMENTS,
        sentences=tuple(sentences),
        conflict=conflict.id,
        origins=len({o for p in conflict.positions for o in p.origins}),
        reasons=(f"{conflict.verdict.value} on a {conflict.kind.value}",),
    )


def subject_of(conflict: Conflict, evidence: Evidence) -> str:
    """What a conflict is about, as the head of its item: 'Head of the ISI' or 'People killed in the attack at Aleppo'."""
    words = subject_in_words(conflict, evidence)
    return words[0].upper() + words[1:]


def subject_in_words(conflict: Conflict, evidence: Evidence) -> str:
    """The same inside a sentence: 'people killed in the attack at Aleppo'."""
    whole, _, part = conflict.subject.partition(": ")
    told = f"{part} in the {whole}" if part.startswith("the ") else conflict.subject
    subject, attribute = (re.sub(r'[:.«“"\n]+', " ", text).strip() for text in (told, conflict.attribute))
    quotes = (evidence.claims[i].quote.text for p in conflict.positions for i in p.claims if i in evidence.claims)
    named = f"the {subject}" if subject and any(re.search(rf"\b[Tt]he {re.escape(subject)}\b", quote) for quote in quotes) else subject
    if conflict.kind in OF_AN_EVENT and subject and MEASURED.match(attribute):
        both = f"{attribute} of {named}"
    elif conflict.kind in OF_AN_EVENT and subject:
        both = f"{attribute} {OF_AN_EVENT[conflict.kind]} the {subject}"
    elif attribute in ASKED:
        both = ASKED[attribute].format(named)
    else:
        both = subject if not attribute or attribute.casefold() in {"name", subject.casefold()} else f"{subject}, {attribute}"
    return shortened(both or "one point", 85)


def _known(conflict: Conflict, side: int, evidence: Evidence) -> bool:
    return any(i in evidence.claims for i in conflict.positions[side].claims)


def _side(conflict: Conflict, side: int, evidence: Evidence) -> tuple[Sentence, ...]:
    """The wordings of a position; its value alone, where it has no words that may stand on the page."""
    return tuple(_said(conflict, side, evidence)) or (_value_sentence(conflict, side, evidence),)


def _said(conflict: Conflict, side: int, evidence: Evidence) -> Iterator[Sentence]:
    """One sentence for each wording of a position; the last names how many independent sources stand behind it."""
    wordings: dict[str, list[str]] = {}
    ordered = sorted(evidence.in_order(conflict.positions[side].claims), key=lambda c: c.statement_language != "en")
    quoted: set[str] = set()  # sources: one wording of each is enough
    for claim in ordered:
        if can_be_printed(claim) and claim.source not in quoted:
            quoted.add(claim.source)
            wordings.setdefault(exact_words(claim, conflict, side, evidence), []).append(claim.id)
    shown = tuple(islice(wordings.items(), QUOTED_AT_MOST))
    for n, (words, ids) in enumerate(shown, 1):
        count = behind(conflict, side)
        tail = "," if n < len(shown) else f" ({count})." if count else "."
        first = evidence.claims[ids[0]]
        plain = n == 1 and conflict.kind is ConflictKind.NUMBER and first.statement_language != "en"
        value = f"{conflict.positions[side].value}, " if plain else ""  # the figure, where the words need a translation
        yield make_sentence(conflict.id, f"{value}{in_quotes(words, first)}{tail}", ids, "template")


def behind(conflict: Conflict, side: int) -> str:
    """How many independent sources stand behind a position: '' where one source says it all."""
    if len({s for p in conflict.positions for s in p.sources}) == 1:
        return ""
    mine = independent_origins(conflict, side)
    return sources_in_words(len(mine)) if mine else "only in a text that also says otherwise"


def independent_origins(conflict: Conflict, side: int) -> frozenset[str]:
    """The origins behind one position and behind no other: a text whose versions take both sides counts for neither."""
    others = {o for n, p in enumerate(conflict.positions) if n != side for o in p.origins}
    return frozenset(conflict.positions[side].origins) - others


def _value_sentence(conflict: Conflict, side: int, evidence: Evidence) -> Sentence:
    position = conflict.positions[side]
    ids = [c.id for c in evidence.in_order(position.claims)]
    value = without_markup(position.value)
    shown = "words that hold a link" if LINKS.search(value) else shortened(value, 90)
    return make_sentence(conflict.id, f"{shown} ({behind(conflict, side) or 'the same source'}).", ids, "template")


def _conclusion(conflict: Conflict, evidence: Evidence) -> str:
    reason = evidence.by_number(conflict.reason).strip().rstrip(".")
    reason = reason[:1].upper() + reason[1:] if reason else ""
    head = f"The page uses {shortened(conflict.taken, 80)}." if conflict.taken else "Left open."
    told = "uses" in reason if conflict.taken else "open" in reason or reason.startswith(("Both stand", "All stand"))
    return " ".join(part for part in ("" if told and reason else head, f"{reason}." if reason else "") if part)


def in_quotes(words: str, claim: Claim) -> str:
    """Words of a source in the quotation marks of its script."""
    marks = "“”" if claim.statement_language == "en" and not re.search(r"[\u0590-\u08ff]", words) else "«»"
    return f"{marks[0]}{words}{marks[1]}"


def exact_words(claim: Claim, conflict: Conflict, side: int, evidence: Evidence) -> str:
    """The exact words of a claim for its side of a conflict, with a few words around them; the whole clause where none is told apart."""
    text = claim.quote.text
    found = disputed_span(claim, conflict, side, evidence)
    if found is None:
        value = conflict.positions[side].value
        clause = value if conflict.kind is ConflictKind.CLAIM and value in text else text
        return shortened(" ".join(without_markup(clause).split()).strip('“”"«» '), WHOLE_CLAUSE).rstrip(".")
    start, end = found
    if conflict.kind is ConflictKind.NAME and (ranked := RANK.search(text[:start])):
        start = ranked.start()
    before, after = WORDS_AROUND.get(conflict.kind, (0, 0))
    last = _clause_end(text, end) if conflict.kind is ConflictKind.NUMBER else _forth(text, end, after)
    words = " ".join(text[_back(text, start, before) : last].split()).strip(" ,")
    return without_markup(_without_loose_end(words, " ".join(text[start:end].split())))


def _back(text: str, start: int, words: int) -> int:
    """The beginning of up to ``words`` words before ``start``, never over the end of a clause."""
    for _ in range(words):
        head = re.search(r"[^\s]+\s+$", text[:start])
        if not head or head[0].strip()[-1] in STOPS or head[0].strip()[-1] == ",":
            break
        start = head.start()
    return start


def _forth(text: str, end: int, words: int) -> int:
    for _ in range(words):
        tail = re.match(r"[^\S\n]*[^\s]+", text[end:])
        if not tail or text[end - 1] in STOPS or tail[0].strip()[0] in STOPS:
            break
        end += tail.end()
    while end > 0 and text[end - 1] in ".;:,!?":
        end -= 1
    return end


def _clause_end(text: str, end: int) -> int:
    """The end of the clause in which ``end`` stands; a few words on, where the clause goes on for long."""
    found = CLAUSE_END.search(text, end)
    last = found.start() if found else len(text.rstrip())
    if len(text[end:last].split()) <= LONG_CLAUSE:
        return last
    return _forth(text, end, WORDS_AROUND[ConflictKind.NUMBER][1])


def _without_loose_end(words: str, least: str) -> str:
    """A quotation without the small words at its end that lead on to something else; never shorter than ``least``."""
    while (cut := LOOSE.sub("", words)) != words and least in cut:
        words = cut
    return words


def main_dispute(evidence: Evidence, items: Iterable[Item]) -> Item | None:
    """The sentence of the bottom line on the first open conflict that no person decided: both values quoted, each cited."""
    by_id = {c.id: c for c in evidence.reconciled.conflicts}
    for item in items:
        conflict = by_id[item.conflict or ""]
        sides = [words for n in range(len(conflict.positions)) if (words := next(_said(conflict, n, evidence), None))]
        if is_open(conflict) and not conflict.decided and len(sides) > 1 and not conflict.aside:
            return _short_dispute(conflict, sides, evidence)
    return None


def _short_dispute(conflict: Conflict, sides: list[Sentence], evidence: Evidence) -> Item:
    sides = sides[:2]
    quotes = [s.text.rsplit(" (", 1)[0].rstrip(".,") for s in sides]
    said = subject_in_words(conflict, evidence)
    who = "who is " if conflict.kind is ConflictKind.NAME else ""
    first = make_sentence("bottom", f"Sources disagree on {who}{said}: {quotes[0]}", sides[0].claims, "template")
    second = make_sentence("bottom", f"or {quotes[1]}.", sides[1].claims, "template")
    return Item(
        id=f"b{conflict.id}",
        section=Section.BOTTOM_LINE,
        sentences=(first, second),
        conflict=conflict.id,
        reasons=("the main open conflict",),
    )


# ---------------------------------------------------------------- updates


def updates(evidence: Evidence) -> tuple[Item, ...]:
    """Running counts that were raised and reports that were corrected, one line each, in the order of their sources."""
    wanted = [c for c in evidence.reconciled.conflicts if is_update(c)]
    return tuple(item for c in sorted(wanted, key=lambda c: c.id) if (item := update_of(c, evidence)))


def update_of(conflict: Conflict, evidence: Evidence) -> Item | None:
    """One line, a sentence for each value: 'Reported number of people killed in the attack at Aleppo rose: 43 [4], at least 112 [1, 5]'."""
    known = [p for p in conflict.positions if any(i in evidence.claims for i in p.claims)]
    if len(known) < 2:
        return None
    rose = conflict.kind is ConflictKind.NUMBER and conflict.verdict is DifferenceKind.UPDATE
    steps: dict[str, list[str]] = {}  # what is shown: the claims; one step for "70" and "at least 70"
    for position in sorted(known, key=lambda p: (p.value == conflict.taken, figure(p.value) if rose else 0.0, -len(p.value), p.value)):
        like = next((v for v in steps if rose and figure(v) == figure(position.value)), position.value)
        steps.setdefault(like, []).extend(position.claims)
    subject = subject_in_words(conflict, evidence)
    capital = f"{subject[0].upper()}{subject[1:]}"
    counted = rose and TOLL.search(conflict.attribute)
    said = f"Reported number of {subject} rose" if counted else f"{capital}, earlier and later" if rose else f"{capital}, corrected"
    lines = []
    for number, (value, ids) in enumerate(steps.items()):
        text = shortened(value, 90) if number else f"{said}: {shortened(value, 90)}"
        end = "." if number == len(steps) - 1 else ","
        lines.append(make_sentence(conflict.id, text + end, _one_each(ids, evidence), "template"))
    return Item(
        id=conflict.id,
        section=Section.DEVELOPMENTS,
        sentences=tuple(lines),
        mark=Mark.UPDATE,
        conflict=conflict.id,
        origins=len({o for p in conflict.positions for o in p.origins}),
        reasons=(evidence.by_number(conflict.reason),),
    )


def _one_each(ids: Iterable[str], evidence: Evidence) -> tuple[str, ...]:
    """One claim of each source, the one with the fewest words: what else a long one says is not what is cited here."""
    best: dict[str, Claim] = {}
    for claim in evidence.in_order(ids):
        if claim.source not in best or len(claim.quote.text) < len(best[claim.source].quote.text):
            best[claim.source] = claim
    return tuple(claim.id for claim in evidence.in_order(c.id for c in best.values()))


def figure(value: str) -> float:
    """The number in a value such as 'at least 1,200'."""
    found = re.search(r"\d[\d,]*(?:\.\d+)?", value)
    return float(found[0].replace(",", "")) if found else 0.0


# ---------------------------------------------------------------- judgements of the sources


def judgements(evidence: Evidence, order: Iterable[Group], said: Iterable[Item], most: int = 12) -> tuple[Item, ...]:
    """Forecasts and views, each with whose it is, the weightiest first, at most ``most``; none that ``said`` quotes."""
    made: list[Item] = []
    used: set[str] = {c for i in said for s in i.sentences[:-1] for c in s.claims}
    for claim, group in sorted(_views(order), key=lambda view: _judgement_order(view[0], view[1], evidence)):
        if claim.id not in used and len(made) < most:
            ids = supporting(claim, group.claims, evidence)
            used.update(ids)
            made.append(_judgement(claim, ids, group, evidence))
    return tuple(made)


def _views(order: Iterable[Group]) -> list[tuple[Claim, Group]]:
    return [(c, g) for g in order for c in g.news if is_judgement(c) and can_be_printed(c)]


def _judgement_order(claim: Claim, group: Group, evidence: Evidence) -> tuple[bool, float, tuple[int, int, str]]:
    """What needs no translation first; then by the weight of the subject, of its group, for a view that is somebody's, or looks ahead."""
    points = weigh(claim.statement).value + 0.3 * group.score + 1.5 * bool(claim.speaker) + (claim.certainty is Certainty.FORECAST)
    return evidence.source_of(claim).language != "en", -round(points, 6), evidence.order(claim)


def _judgement(claim: Claim, ids: tuple[str, ...], group: Group, evidence: Evidence) -> Item:
    sentence = make_sentence("judgement", judged(claim, evidence), ids, "template")
    what = "a forecast" if claim.certainty is Certainty.FORECAST else "an assessment"
    return Item(
        id="j" + sentence.id[1:],
        section=Section.JUDGEMENTS,
        sentences=(sentence,),
        event=group.event.id if group.event else None,
        origins=evidence.origin_count(ids),
        score=group.score,
        reasons=(f"{what} of the source", *group.reasons),
    )


def judged(claim: Claim, evidence: Evidence) -> str:
    """The words of a view or forecast, with whose it is."""
    exact = evidence.source_of(claim).language == claim.statement_language
    words = without_markup(claim.quote.text if exact else claim.statement)
    text = shortened(" ".join(words.split()).strip('“”"«» '), 300)
    said = in_quotes(text, claim) if exact else f"{text.rstrip('.')} (our translation)."
    return f"{attribution(claim, evidence)}: {said}"


def attribution(claim: Claim, evidence: Evidence) -> str:
    """Who judges: 'Khaama Press, quoting analysts'; the outlet alone where its words name who; else in its own voice."""
    outlet = evidence.named(claim.source)
    if not claim.speaker:
        return f"{outlet}, in its own voice"
    if claim.speaker.casefold() in claim.quote.text.casefold():
        return outlet
    return f"{outlet}, quoting {shortened(claim.speaker.strip(), 80)}"
