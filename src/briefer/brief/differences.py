"""Where the sources disagree, what was updated, and what the sources judge: items made by code, in the sources' exact words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from briefer.brief.evidence import Evidence, is_open
from briefer.brief.rank import Group
from briefer.brief.sentences import can_be_printed, disputed_span, is_judgement, make_sentence, shortened, supporting
from briefer.brief.topics import weigh
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
RANK = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,3}$")
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
    wanted = [c for c in evidence.reconciled.conflicts if is_open(c) or c.verdict is DifferenceKind.OPINION]
    wanted = [c for c in wanted if sum(any(i in evidence.claims for i in p.claims) for p in c.positions) > 1]

    def first(conflict: Conflict) -> tuple[bool, bool, int, int, str]:
        ids = [i for p in conflict.positions for i in p.claims]
        origins = -len({o for p in conflict.positions for o in p.origins})
        loose = conflict.kind is ConflictKind.CLAIM  # a name, number or date is a sharper difference than two accounts
        return not is_open(conflict), loose, min((places.get(i, len(places)) for i in ids), default=0), origins, conflict.id

    return tuple(_disagreement(c, evidence) for c in sorted(wanted, key=first))


def _disagreement(conflict: Conflict, evidence: Evidence) -> Item:
    sentences = [s for n in range(len(conflict.positions)) for s in _said(conflict, n, evidence)]
    if not sentences:  # no position has words of its own that may stand on the page
        sentences = [_value_sentence(conflict, n, evidence) for n in range(len(conflict.positions)) if _known(conflict, n, evidence)]
    head = f"{subject_of(conflict)}: {sentences[0].text}"
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


def subject_of(conflict: Conflict) -> str:
    """What a conflict is about, as the head of its item: 'Head of the ISI' or 'Clash at the border, killed'."""
    subject, attribute = conflict.subject.strip().rstrip("."), conflict.attribute.strip().rstrip(".")
    both = subject if not attribute or attribute.casefold() in {"name", subject.casefold()} else f"{subject}, {attribute}"
    plain = re.sub(r"[:.«“\"\n]+", " ", both).strip() or "One point"
    return plain[0].upper() + shortened(plain[1:], 85)


def _known(conflict: Conflict, side: int, evidence: Evidence) -> bool:
    return any(i in evidence.claims for i in conflict.positions[side].claims)


def _said(conflict: Conflict, side: int, evidence: Evidence) -> Iterator[Sentence]:
    """One sentence for each wording of a position; the last names how many independent sources stand behind it."""
    wordings: dict[str, list[str]] = {}
    for claim in evidence.in_order(conflict.positions[side].claims):
        if can_be_printed(claim):
            wordings.setdefault(exact_words(claim, conflict, side, evidence), []).append(claim.id)
    shown = tuple(islice(wordings.items(), QUOTED_AT_MOST))
    for n, (words, ids) in enumerate(shown, 1):
        count = behind(conflict, side)
        tail = "," if n < len(shown) else f" ({count})." if count else "."
        yield make_sentence(conflict.id, f"{in_quotes(words, evidence.claims[ids[0]])}{tail}", ids, "template")


def behind(conflict: Conflict, side: int) -> str:
    """How many independent sources stand behind a position: '' where one source says it all.

    A text whose versions take both sides stands behind neither.
    """
    if len({s for p in conflict.positions for s in p.sources}) == 1:
        return ""
    mine = set(conflict.positions[side].origins)
    others = {o for n, p in enumerate(conflict.positions) if n != side for o in p.origins}
    return sources_in_words(len(mine - others)) if mine - others else "only in a text that also says otherwise"


def _value_sentence(conflict: Conflict, side: int, evidence: Evidence) -> Sentence:
    position = conflict.positions[side]
    ids = [c.id for c in evidence.in_order(position.claims)]
    return make_sentence(
        conflict.id, f"{shortened(position.value, 90)} ({behind(conflict, side) or 'the same source'}).", ids, "template"
    )


def _conclusion(conflict: Conflict, evidence: Evidence) -> str:
    reason = evidence.by_number(conflict.reason).strip().rstrip(".")
    reason = reason[:1].upper() + reason[1:] if reason else ""
    head = f"The page uses {shortened(conflict.taken, 80)}." if conflict.taken else "Left open."
    told = "uses" in reason if conflict.taken else "open" in reason
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
        return shortened(" ".join(text.split()).strip('“”"«» '), WHOLE_CLAUSE).rstrip(".")
    start, end = found
    if conflict.kind is ConflictKind.NAME and (ranked := RANK.search(text[:start])):
        start = ranked.start()
    before, after = WORDS_AROUND.get(conflict.kind, (0, 0))
    return " ".join(text[_back(text, start, before) : _forth(text, end, after)].split()).strip(" ,")


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


def main_dispute(evidence: Evidence, items: Iterable[Item]) -> Item | None:
    """The sentence of the bottom line on the first open conflict: both values quoted, each cited."""
    by_id = {c.id: c for c in evidence.reconciled.conflicts}
    for item in items:
        conflict = by_id[item.conflict or ""]
        sides = [words for n in range(len(conflict.positions)) if (words := next(_said(conflict, n, evidence), None))]
        if is_open(conflict) and len(sides) > 1:
            return _short_dispute(conflict, sides)
    return None


def _short_dispute(conflict: Conflict, sides: list[Sentence]) -> Item:
    sides = sides[:2]
    quotes = [s.text.rsplit(" (", 1)[0].rstrip(".,") for s in sides]
    subject = subject_of(conflict)
    said = conflict.subject[:1] + subject[1:] if subject[1:2].islower() else subject
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
    wanted = [c for c in evidence.reconciled.conflicts if c.verdict in {DifferenceKind.UPDATE, DifferenceKind.CORRECTION}]
    return tuple(item for c in sorted(wanted, key=lambda c: c.id) if (item := _update(c, evidence)))


def _update(conflict: Conflict, evidence: Evidence) -> Item | None:
    said = [next(_said(conflict, n, evidence), None) for n in range(len(conflict.positions))]
    steps = [s for s in said if s]
    if len(steps) < 2:
        return None
    word = "corrected" if conflict.verdict is DifferenceKind.CORRECTION else "updated"
    texts = [s.text.rsplit(" (", 1)[0].rstrip(",") for s in steps]
    head = make_sentence(conflict.id, f"{subject_of(conflict)}, {word}: {texts[0]}", steps[0].claims, "template")
    rest = [
        make_sentence(conflict.id, f"then {t}{'.' if s is steps[-1] else ''}", s.claims, "template")
        for t, s in zip(texts[1:], steps[1:], strict=True)
    ]
    return Item(
        id=conflict.id,
        section=Section.DEVELOPMENTS,
        sentences=(head, *rest),
        mark=Mark.UPDATE,
        conflict=conflict.id,
        origins=len({o for p in conflict.positions for o in p.origins}),
        reasons=(evidence.by_number(conflict.reason),),
    )


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
    return [(c, g) for g in order for c in g.claims if is_judgement(c) and can_be_printed(c)]


def _judgement_order(claim: Claim, group: Group, evidence: Evidence) -> tuple[bool, float, tuple[int, int, str]]:
    """What needs no translation first; then by the weight of the subject, of its group, and for a view that is somebody's, or looks ahead."""
    points = weigh(claim.statement).value + 0.3 * group.score + 1.5 * bool(claim.speaker) + (claim.certainty is Certainty.FORECAST)
    return evidence.source_of(claim).language != "en", -round(points, 6), evidence.order(claim)


def _judgement(claim: Claim, ids: tuple[str, ...], group: Group, evidence: Evidence) -> Item:
    exact = evidence.source_of(claim).language == claim.statement_language
    text = shortened(" ".join((claim.quote.text if exact else claim.statement).split()).strip('“”"«» '), 300)
    said = in_quotes(text, claim) if exact else f"{text.rstrip('.')} (our translation)."
    sentence = make_sentence("judgement", f"{attribution(claim, evidence)}: {said}", ids, "template")
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


def attribution(claim: Claim, evidence: Evidence) -> str:
    """Who judges: 'Khaama Press, quoting analysts'; the outlet alone where its words name who; else in its own voice."""
    outlet = evidence.named(claim.source)
    if not claim.speaker:
        return f"{outlet}, in its own voice"
    if claim.speaker.casefold() in claim.quote.text.casefold():
        return outlet
    return f"{outlet}, quoting {shortened(claim.speaker.strip(), 80)}"
