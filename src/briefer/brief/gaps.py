"""What is not known, made by code from what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from operator import is_

from briefer.brief.differences import in_words, subject_in_words
from briefer.brief.evidence import Evidence, is_open
from briefer.brief.items import Items
from briefer.brief.sentences import language_name, make_sentence, shortened
from briefer.lexicon.dates import describe_date
from briefer.models import Claim, Extraction, Item, Section

AT_MOST = 4
Rule = Callable[[Items, Evidence], str]


def gaps_of(items: Items, evidence: Evidence) -> tuple[Item, ...]:
    """At most four gaps, most pressing first, each one sentence without a citation."""
    texts = [(rule, rule(items, evidence)) for rule in RULES]
    return tuple(gap(text, rule) for rule, text in [t for t in texts if t[1]][:AT_MOST])


def gap(text: str, rule: Rule) -> Item:
    """An item of one sentence on what is not known. Its ids are those of the rule: other words for the same question are the same gap."""
    told = make_sentence("gap", rule.__name__, (), "template").model_copy(update={"text": text})
    return Item(id="g" + told.id[1:], section=Section.GAPS, sentences=(told,))


def _unread(_: Items, evidence: Evidence) -> str:
    names = [shortened(u.name, 60) for u in sorted(evidence.reading.unread, key=lambda u: u.name)]
    return f"Not read: {listed(names, 3)}." if names else ""


def _left_open(items: Items, evidence: Evidence) -> str:
    by_id = {c.id: c for c in evidence.reconciled.conflicts}
    found = [by_id[i.conflict or ""] for i in items.disagreements]
    subjects: list[str] = []
    for conflict in (c for c in found if is_open(c) and c.taken is None):
        if len(subjects) < 3 and (subject := subject_in_words(conflict, evidence)) not in subjects:
            subjects.append(subject)
    return f"The sources do not settle: {'; '.join(subjects)}." if subjects else ""


def _years(items: Items, evidence: Evidence) -> str:
    """Dates on the page to which no source gives a year."""
    found: dict[str, int] = {}
    for claim in _on_page(items, evidence):
        for mention in claim.dates:
            settled = evidence.settled.get((claim.id, mention.text))
            value = (settled.value if settled else mention.value) or ""
            if re.fullmatch(r"XXXX-\d{2}(-\d{2})?", value):
                found.setdefault(re.sub(r"\s*\(.*\)", "", describe_date(value)), evidence.numbers[claim.source])
    texts = [f"{day} (source {number})" for day, number in found.items()]
    return f"No source gives the year of {listed(texts, 3)}." if texts else ""


def _undated(_: Items, evidence: Evidence) -> str:
    numbers = [n for s, n in evidence.numbers.items() if evidence.sources[s].published is None]
    if not numbers:
        return ""
    if len(numbers) == len(evidence.sources):
        return "No source bears a date."
    return f"Undated: {numbered(numbers)}."


def _untranslated(_: Items, evidence: Evidence) -> str:
    """Sources whose claims stayed in their own language."""
    found: dict[str, list[int]] = {}
    for extraction in evidence.extractions:
        for language in _languages(extraction):
            found.setdefault(language_name(language), []).append(evidence.numbers[extraction.source])
    texts = [f"{numbered(numbers)} ({language})" for language, numbers in sorted(found.items(), key=lambda x: x[1])]
    return f"Not translated: {listed(texts, 4)}." if texts else ""


def _languages(extraction: Extraction) -> list[str]:
    """The languages other than English in which its claims are told."""
    return sorted({c.statement_language for c in extraction.claims} - {"en"})


def _one_origin(items: Items, _: Evidence) -> str:
    alone = sum(i.origins == 1 for i in items.developments)
    total = len(items.developments)
    if not alone or total < 2:
        return ""
    if alone == total:
        return "Every development rests on one origin."
    return f"{in_words(alone).capitalize()} of the {in_words(total)} developments found rest{'s' if alone == 1 else ''} on one origin."


RULES: tuple[Rule, ...] = (_unread, _left_open, _years, _undated, _untranslated, _one_origin)


def same_ground(rule: Rule, was: tuple[Items, Evidence], now: tuple[Items, Evidence]) -> bool:
    """Whether nothing that a rule looks at has changed, told without looking at thousands of claims again."""
    (old, before), (new, after) = was, now
    if rule is _one_origin:
        return len(old.developments) == len(new.developments) and all(map(is_, old.developments, new.developments))
    if rule is _untranslated:
        pairs = zip(before.extractions, after.extractions, strict=True)
        return all(one is other or (one.source == other.source and _languages(one) == _languages(other)) for one, other in pairs)
    return rule in {_unread, _undated} and before.reading is after.reading


def _on_page(items: Items, evidence: Evidence) -> tuple[Claim, ...]:
    ids = (c for i in (*items.bottom, *items.developments[:8]) for s in i.sentences for c in s.claims)
    return evidence.in_order(ids)


def listed(texts: Iterable[str], most: int) -> str:
    """'a, b and c'; past ``most``, 'a, b and 4 more'."""
    every = list(dict.fromkeys(texts))
    shown = every if len(every) <= most else [*every[: most - 1], f"{len(every) - most + 1} more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]


def numbered(numbers: Sequence[int]) -> str:
    """'source 3', 'sources 2, 3 and 5', past eight 'sources 1, 2, ... and 12 more'."""
    plural = "s" if len(numbers) > 1 else ""
    return f"source{plural} {listed(map(str, sorted(numbers)), 8)}"
