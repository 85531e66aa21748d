"""What comes first: claims in groups (an event, or a single claim that belongs to none), each scored, each score explained.

The number of independent origins weighs most. The points of every rule stand in its docstring, and each rule says in words what it gave.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.brief.evidence import Evidence, covered, is_update, stems
from briefer.brief.topics import weigh
from briefer.brief.watched import Watcher
from briefer.lexicon.dates import lacks_year
from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ClaimKind, DateMention, EntityKind, Event, Mark, Watch

Rule = Callable[["Group", Evidence, str | None], tuple[float, str]]

NOTHING_WATCHED = Watch()
MOST_FOR_WATCHED = 3.0
"""Less than one more independent origin gives: what a desk watches decides between near ranks, and buries nothing that many report."""
OLD_AFTER_DAYS = 60
FULL_DAY = lazy(r"(\d{4})-(\d{2})-(\d{2})")
YEAR = lazy(r"\d{4}")
HARM = lazy(r"kill|dead|died|death|wound|injur|hurt|displac|hostage|missing")
DUE = lazy(r"^(?:next|the coming)\b|\bdue(?: to \w+)?(?: (?:in|on|by|next))?\s*$", re.IGNORECASE)
HEADS = lazy(
    r"president|prime minister|king|emir|chancellor|supreme leader|head of state|premier|رئیس.?جمهور|رئيس|صدر|وزیر اعظم|президент",
    re.IGNORECASE,
)
OFFICES = lazy(
    r"minister|chief|director|commander|general|secretary|ambassador|head of|governor|sheriff|mayor|police|وزیر|وزير|министр|ministro",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one thing. ``when`` is EDTF; ``score`` has no unit; ``reasons`` explain it.

    ``change`` is what is other than in the last brief, in words; ``tell`` the ids of the claims that are news, None for all of them.
    """

    key: str
    claims: tuple[Claim, ...]
    event: Event | None = None
    when: str | None = None
    mark: Mark = Mark.NEW
    origins: int = 0
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    change: str | None = None
    tell: frozenset[str] | None = None

    @property
    def news(self) -> tuple[Claim, ...]:
        """The claims that were not told before."""
        return self.claims if self.tell is None else tuple(c for c in self.claims if c.id in self.tell)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(c.id for c in self.claims)


def rank(evidence: Evidence, as_of: str | None, watch: Watch = NOTHING_WATCHED) -> tuple[Group, ...]:
    """All groups, the most important first; equal scores in the order of the sources.

    Args:
        evidence: what was read.
        as_of: information cut-off, EDTF, or None.
        watch: what the desk watches.
    """
    watcher = Watcher(watch, evidence) if watch != NOTHING_WATCHED else None
    groups = [_scored(_marked(g, evidence, as_of), evidence, as_of, watcher) for g in _groups(evidence)]
    return tuple(sorted(groups, key=lambda g: (-round(g.score, 6), evidence.order(g.claims[0]))))


def _groups(evidence: Evidence) -> Iterator[Group]:
    """Each event; then each claim that is in none, together with its twins in copies of its text. No claim comes twice."""
    taken: set[str] = set()
    for event in sorted(evidence.reconciled.events, key=lambda e: e.id):
        claims = evidence.in_order(c for c in event.claims if c not in taken)
        if claims:
            taken.update(c.id for c in claims)
            yield Group(key=event.id, claims=claims, event=event, when=event.when, origins=evidence.origin_count(c.id for c in claims))
    for claim in sorted(evidence.claims.values(), key=evidence.order):
        if claim.id not in taken:
            claims = evidence.in_order({claim.id, *evidence.twins.get(claim.id, ())} - taken)
            taken.update(c.id for c in claims)
            yield Group(key=claim.id, claims=claims, when=_when(claim, evidence), origins=evidence.origin_count(c.id for c in claims))


def _when(claim: Claim, evidence: Evidence) -> str | None:
    """The first dated word of a claim that belongs to no event."""
    for mention in claim.dates:
        settled = evidence.settled.get((claim.id, mention.text))
        value = settled.value if settled else mention.value
        if value and "/" not in value:
            return value
    return None


# ---------------------------------------------------------------- new, update, background, date open


def _marked(group: Group, evidence: Evidence, as_of: str | None) -> Group:
    return replace(group, mark=mark_of(group, evidence, as_of))


def _is_ahead(group: Group, evidence: Evidence, as_of: str | None) -> bool:
    """Whether a claim of it dates something after the cut-off, or calls it due or next ('due next April')."""
    now = day_of(as_of, last=True)
    for claim in group.claims:
        if any(DUE.search(d.text) or DUE.search(_before(claim, d)) for d in claim.dates):
            return True
        values = (s.value if (s := evidence.settled.get((claim.id, d.text))) else d.value for d in claim.dates)
        if now and any(v and YEAR.match(v) and "/" not in v and (day := day_of(v)) and day > now for v in values):
            return True
    return False


def _before(claim: Claim, date: DateMention) -> str:
    """The few words before the words for a time."""
    at = date.span.start - claim.quote.start if date.span else 0
    return claim.quote.text[max(0, at - 20) : at]


def mark_of(group: Group, evidence: Evidence, as_of: str | None) -> Mark:
    """What a group is to the reader.

    Background: reconciled as such, told as such by every source, or older than 60 days before the cut-off; never
    what is still to come. Update: a running count
    was raised or a report corrected. Date open: neither the group nor any of its sources has a day, month or year of its own.
    """
    ahead = _is_ahead(group, evidence, as_of)
    if not ahead and ((group.event and group.event.background) or all(c.kind is ClaimKind.BACKGROUND for c in group.claims)):
        return Mark.BACKGROUND
    published = [p for c in group.claims if (p := evidence.source_of(c).published) and not lacks_year(p)]
    known = group.when if group.when and YEAR.match(group.when) else None
    if not ahead and is_old(known or max(published, default=None), as_of):
        return Mark.BACKGROUND
    ids = set(group.ids)
    if any(is_update(c) and ids & {i for p in c.positions for i in p.claims} for c in evidence.reconciled.conflicts):
        return Mark.UPDATE
    if known or (published and not group.when):
        return Mark.NEW
    return Mark.DATE_OPEN


def day_of(edtf: str | None, *, last: bool = False) -> dt.date | None:
    """The first (or last) full day in a date, a month or year counting as its first day; None where it has no year."""
    part = edtf.split("/")[-1 if last else 0] if edtf else ""
    numbers = [int(n) for n in re.findall(r"\d+", part.replace("~", "").replace("?", ""))] if YEAR.match(part) and "X" not in part else []
    if not numbers:
        return None
    try:
        return dt.date(numbers[0], *[*numbers[1:3], 1, 1][:2])
    except (ValueError, TypeError):
        return None


def is_old(value: str | None, as_of: str | None) -> bool:
    """Whether a date lies so long before the cut-off that it is background."""
    then, now = day_of(value, last=True), day_of(as_of)
    if then is None or now is None:
        return False
    if value and len(value) == 4:
        return then.year < now.year
    return (now - then).days > OLD_AFTER_DAYS


# ---------------------------------------------------------------- the rules


def origins_rule(group: Group, _: Evidence, __: str | None) -> tuple[float, str]:
    """Four points for each independent origin after the first, up to four of them. Copies of one text count once."""
    return 4.0 * min(group.origins - 1, 4), f"{group.origins} independent origin{'s' if group.origins != 1 else ''}"


def recency_rule(group: Group, evidence: Evidence, as_of: str | None) -> tuple[float, str]:
    """Three points up to three days before the cut-off, two up to a week, one up to a month, half a point where the date is open."""
    if group.mark is Mark.BACKGROUND:
        return -5.0, "background"
    published = max((p for c in group.claims if (p := evidence.source_of(c).published) and not lacks_year(p)), default=None)
    then, now = day_of(group.when, last=True) or day_of(published, last=True), day_of(as_of)
    if then is None or now is None:
        return 0.5, "date open"
    days = abs((now - then).days)
    points = next((p for limit, p in ((3, 3.0), (7, 2.0), (31, 1.0)) if days <= limit), 0.0)
    return points, f"{days} day{'s' if days != 1 else ''} from the cut-off"


def kind_rule(group: Group, _: Evidence, __: str | None) -> tuple[float, str]:
    """Three points for an event, two for a statement, half for an assessment."""
    for kind, points in ((ClaimKind.EVENT, 3.0), (ClaimKind.STATEMENT, 2.0), (ClaimKind.ASSESSMENT, 0.5)):
        if any(c.kind is kind for c in group.claims):
            return points, f"{'an' if kind.value[0] in 'ae' else 'a'} {kind.value}"
    return 0.0, "background"


def topic_rule(group: Group, _: Evidence, __: str | None) -> tuple[float, str]:
    """The weight of its heaviest claim for security, from the table of subjects."""
    best = max((weigh(f"{c.statement}\n{c.quote.text}") for c in group.claims), key=lambda w: w.value)
    return best.value, ", ".join(best.topics) or "no subject of security"


def harm_rule(group: Group, _: Evidence, __: str | None) -> tuple[float, str]:
    """One point for people killed, wounded or displaced, and one more for each factor of ten, up to four."""
    counts = [q.value for c in group.claims for q in c.quantities if q.counted and HARM.search(q.counted) and q.value >= 1]
    if not counts:
        return 0.0, ""
    return round(min(4.0, 1.0 + math.log10(max(counts))), 2), f"harm to people: {max(counts):g}"


def actors_rule(group: Group, evidence: Evidence, _: str | None) -> tuple[float, str]:
    """Two points for a head of state or government, one and a half for another office, one for an organisation."""
    mentions = [m for c in group.claims for m in c.mentions]
    said = {m.role for m in mentions if m.role} | {r.role for c in group.claims for e in evidence.entities.get(c.id, ()) for r in e.roles}
    roles = "\n".join(sorted(said))
    if HEADS.search(roles):
        return 2.0, "a head of state or government"
    if OFFICES.search(roles):
        return 1.5, "holders of office"
    return (1.0, "an organisation") if any(m.kind is EntityKind.ORGANISATION for m in mentions) else (0.0, "")


def place_rule(group: Group, evidence: Evidence, _: str | None) -> tuple[float, str]:
    """Five points where a source opens with it (news tells first what matters most), three for the lead, falling to nothing at the end."""
    best = min(c.quote.start / max(len(evidence.source_of(c).text), 1) for c in group.claims)
    if any(c.quote.start == 0 for c in group.claims):
        return 5.0, "the opening of its source"
    return round(3.0 * (1.0 - best) ** 2, 2), "in the lead of its source" if best < 0.15 else "further down in its source"


def headline_rule(group: Group, evidence: Evidence, _: str | None) -> tuple[float, str]:
    """Two points where a claim says at least half of what the title of its source says."""
    for claim in group.claims:
        words = stems(evidence.source_of(claim).title or "")
        if len(words) >= 3 and covered(words, evidence.words[claim.id]) >= 0.5:
            return 2.0, "in the headline of its source"
    return 0.0, ""


def certainty_rule(group: Group, _: Evidence, __: str | None) -> tuple[float, str]:
    """One point where a source asserts it, half where it is reported, nothing where alleged, one off where it is only foreseen."""
    for certainty, points in ((Certainty.ASSERTED, 1.0), (Certainty.REPORTED, 0.5), (Certainty.DENIED, 0.0), (Certainty.ALLEGED, 0.0)):
        if any(c.certainty is certainty for c in group.claims):
            return points, certainty.value
    return -1.0, "a forecast"


def language_rule(group: Group, _: Evidence, __: str | None) -> tuple[float, str]:
    """Three points off where nothing of it is in English: without a translation the reader of the page may not be able to use it."""
    return (0.0, "") if any(c.statement_language == "en" for c in group.claims) else (-3.0, "not translated")


def watch_rule(group: Group, watcher: Watcher) -> tuple[float, str]:
    """Two points for an actor that the desk watches, one and a half for a place of its area, one for a topic: three at most in all."""
    points, words = watcher.look(group.claims)
    return min(points, MOST_FOR_WATCHED), words


RULES: Sequence[Rule] = (
    origins_rule,
    recency_rule,
    kind_rule,
    topic_rule,
    harm_rule,
    actors_rule,
    place_rule,
    headline_rule,
    certainty_rule,
    language_rule,
)


def _scored(group: Group, evidence: Evidence, as_of: str | None, watcher: Watcher | None) -> Group:
    given = [rule(group, evidence, as_of) for rule in RULES]
    if watcher:
        given.append(watch_rule(group, watcher))
    reasons = tuple(f"{words} ({points:+g})" for points, words in given if words)
    return replace(group, score=round(sum(points for points, _ in given), 2), reasons=reasons)
