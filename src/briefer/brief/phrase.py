"""The model's part: bottom line and headlines, phrased from accepted claims only, checked by code, asked for once more where refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from briefer.brief.checks import YARDSTICK, refusals
from briefer.brief.evidence import Evidence, is_open
from briefer.brief.items import Items
from briefer.brief.rank import Group
from briefer.brief.sentences import can_be_printed, finished, language_name, make_sentence, without_markup
from briefer.errors import ModelFault
from briefer.lexicon.dates import describe_date
from briefer.models import Claim, Item, Likelihood, Section, Sentence, Usage
from briefer.prompts import Ask, PromptFile

MOST_HEADLINES, MOST_CLAIMS, MOST_CLAIMS_EACH = 12, 60, 8
NOTHING = "(none)"

Handle = Annotated[str, Field(min_length=2, max_length=8, description="the id of a claim as given, e.g. 'c3'")]


class Phrased(BaseModel):
    """A sentence and the claims that it rests on."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=400)
    claims: list[Handle] = Field(min_length=1, max_length=8)


class Headline(Phrased):
    """A sentence for one development."""

    item: str = Field(min_length=2, max_length=8, description="the id of the development as given, e.g. 'd1'")


class Page(BaseModel):
    """The answer of the model that phrases."""

    model_config = ConfigDict(extra="forbid")

    bottom_line: list[Phrased] = Field(max_length=3)
    developments: list[Headline] = Field(max_length=MOST_HEADLINES)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The items after phrasing, what it took, what to say of it, and the fault that stopped it, if one did."""

    items: Items
    usage: Usage = field(default_factory=Usage)
    made: tuple[str, ...] = ()
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What the model is shown: short handles for claims and developments, and the ids behind them; and the yardstick it is held to."""

    claims: Mapping[str, str]
    items: Mapping[str, Item]
    of_item: Mapping[str, tuple[str, ...]]
    variables: Mapping[str, str]
    yardstick: Likelihood = YARDSTICK


@dataclass(slots=True)
class Tally:
    """What was accepted so far, and why the rest was refused."""

    bottom: list[Sentence] = field(default_factory=list)
    headlines: dict[str, Sentence] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


async def phrase_items(
    items: Items,
    groups: Sequence[Group],
    evidence: Evidence,
    ask: Ask | None,
    prompt: PromptFile | None,
    yardstick: Likelihood | None = None,
) -> Outcome:
    """The items with a model's sentences where it gave good ones; the items as they were without a model or after a fault."""
    if ask is None or prompt is None or not items.bottom:
        return Outcome(items, made=("Sentences are the sources' own words, chosen by rule; additions stand in square brackets.",))
    given = replace(show(items, groups, evidence), yardstick=yardstick or YARDSTICK)
    tally, usage, fault = Tally(), Usage(), None
    for _ in range(2):
        refused = "\n".join(f"- {r}" for r in tally.refused) or NOTHING
        tally.refused = []
        try:
            answer, used, _ = await ask(prompt.render(**given.variables, refused=refused), Page)
        except ModelFault as error:
            fault = str(error)
            break
        usage += used
        _accept(answer, given, tally, evidence)
        if not tally.refused:
            break
    return Outcome(_put_in(items, given, tally, evidence), usage, _made(prompt, tally, fault), fault)


def _made(prompt: PromptFile, tally: Tally, fault: str | None) -> tuple[str, ...]:
    count = len(tally.bottom) + len(tally.headlines)
    if not count:
        why = "no answer came" if fault else "every sentence of it was refused by code"
        return (f"Phrased by code: the model was asked with {prompt.name}, and {why}.",)
    lines = [
        f"{count} sentences phrased by the model with {prompt.name} and checked by code; the others are the sources' words or made by code."
    ]
    if tally.refused:
        lines.append(f"{len(tally.refused)} sentences of the model were refused twice.")
    return tuple(lines)


# ---------------------------------------------------------------- what the model is shown


def show(items: Items, groups: Sequence[Group], evidence: Evidence) -> Given:
    """Claims and developments under short handles, and the variables of the prompt."""
    ranked = [i for i in (*items.bottom, *items.developments) if i.conflict is None]
    by_key = {g.key: g for g in groups}
    merged: dict[str, Item] = {}
    for item in ranked:
        merged.setdefault(item.id.removeprefix("b") if item.section is Section.BOTTOM_LINE else item.id, item)
    of_item: dict[str, tuple[str, ...]] = {}
    shown: dict[str, str] = {}
    headed: dict[str, Item] = {}
    printed = {c for item in merged.values() for s in item.sentences for c in s.claims}
    for n, (key, item) in enumerate(list(merged.items())[:MOST_HEADLINES], start=1):
        for claim in _best_first(item, by_key.get(key), printed | set(shown), evidence)[:MOST_CLAIMS_EACH]:
            if len(shown) < MOST_CLAIMS or claim.id in shown:
                shown.setdefault(claim.id, f"c{len(shown) + 1}")
                of_item[f"d{n}"] = (*of_item.get(f"d{n}", ()), claim.id)
        headed[f"d{n}"] = item
    claims = {handle: claim for claim, handle in shown.items()}
    return Given(claims, headed, of_item, _variables(claims, headed, of_item, evidence))


def _best_first(item: Item, group: Group | None, taken: Collection[str], evidence: Evidence) -> list[Claim]:
    """The claims that the item prints, then those of its group that no other item has."""
    ids = [c for s in item.sentences for c in s.claims]
    rest = [c.id for c in group.claims if can_be_printed(c) and c.id not in taken] if group else []
    return [evidence.claims[i] for i in dict.fromkeys((*ids, *rest))]


def _variables(
    claims: Mapping[str, str], items: Mapping[str, Item], of_item: Mapping[str, Sequence[str]], evidence: Evidence
) -> dict[str, str]:
    handles = {claim: handle for handle, claim in claims.items()}
    lines = []
    for name, item in items.items():
        marked = item.mark.value if item.mark else ""
        ids = of_item.get(name, ())
        origins = evidence.origin_count(ids)
        lines.append(f"{name} ({marked}; {origins} independent origin{'s' if origins != 1 else ''}):")
        lines += [f"  {_claim_line(handles[c], evidence.claims[c], evidence)}" for c in ids]
    names = [e.canonical for c in claims.values() for e in evidence.entities.get(c, ())]
    return {
        "developments": "\n".join(lines) or NOTHING,
        "names": "\n".join(f"- {n}" for n in sorted(dict.fromkeys(names))) or NOTHING,
        "conflicts": "\n".join(_conflict_lines(claims.values(), evidence)) or NOTHING,
    }


def _claim_line(handle: str, claim: Claim, evidence: Evidence) -> str:
    """One claim on one line: handle, statement, then what has to be kept of it."""
    facts = [f"source {evidence.numbers[claim.source]}", f"kind: {claim.kind.value}", f"certainty: {claim.certainty.value}"]
    language = evidence.source_of(claim).language
    facts += [f"quote in {language_name(language)}"] if language not in {"en", "und"} else []
    facts += [f"said by: {_one_line(claim.speaker)}"] if claim.speaker else []
    facts += [f"date: {text}" for text in _date_texts(claim, evidence)]
    return f"{handle}: {_one_line(without_markup(claim.statement))} ({'; '.join(facts)})"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _date_texts(claim: Claim, evidence: Evidence) -> list[str]:
    """What is known of each day, month or year that the claim names; words such as "recently" say nothing more."""
    texts = []
    for mention in claim.dates:
        settled = evidence.settled.get((claim.id, mention.text))
        value = settled.value if settled else mention.value
        if value is None and mention.weekday is None:
            continue
        texts.append(f"'{_one_line(mention.text)}' is {describe_date(value) if value else 'a day that no source settles'}")
    return texts


def _conflict_lines(ids: Iterable[str], evidence: Evidence) -> list[str]:
    shown = set(ids)
    lines = []
    for conflict in filter(is_open, evidence.reconciled.conflicts):
        if shown & {c for p in conflict.positions for c in p.claims}:
            values = " / ".join(f"'{_one_line(p.value)}'" for p in conflict.positions)
            lines.append(f"- {_one_line(conflict.subject)}, {_one_line(conflict.attribute)}: {values}")
    return lines


# ---------------------------------------------------------------- what it answers


def _accept(answer: Page, given: Given, tally: Tally, evidence: Evidence) -> None:
    """Good sentences go into the tally, with the ids that code knows; the others with their reasons."""
    if not tally.bottom:
        good = [s for p in answer.bottom_line if (s := _checked(p, "bottom line", None, given, tally, evidence))]
        texts = {s.text.casefold() for s in tally.headlines.values()}
        tally.bottom = [s for s in {s.text: s for s in good}.values() if s.text.casefold() not in texts]
    for headline in answer.developments:
        if headline.item not in given.items:
            tally.refused.append(f"'{_one_line(headline.text)[:120]}': there is no development {headline.item[:8]!r}")
        elif headline.item not in tally.headlines:
            sentence = _checked(headline, "headline", given.of_item.get(headline.item, ()), given, tally, evidence)
            if sentence and all(sentence.text != s.text for s in (*tally.bottom, *tally.headlines.values())):
                tally.headlines[headline.item] = sentence


def _checked(said: Phrased, part: str, allowed: Sequence[str] | None, given: Given, tally: Tally, evidence: Evidence) -> Sentence | None:
    ids = [given.claims.get(h, f"unknown {h[:8]}") for h in dict.fromkeys(said.claims)]
    text = said.text.strip()
    reasons = refusals(text, part, ids, list(given.claims.values()) if allowed is None else allowed, evidence, given.yardstick)
    if reasons:
        tally.refused.append(f"{part} '{_one_line(text)[:160]}': {'; '.join(reasons[:3])}")
        return None
    return make_sentence(part, finished(text), ids, "model")


def _put_in(items: Items, given: Given, tally: Tally, evidence: Evidence) -> Items:
    """The model's sentences in place of the first of each development, and of the events of the bottom line."""
    dispute = tuple(i for i in items.bottom if i.conflict)
    bottom = tuple(_bottom(n, s, items, evidence) for n, s in enumerate(tally.bottom))
    heads = {
        given.items[name].id.removeprefix("b") if given.items[name].section is Section.BOTTOM_LINE else given.items[name].id: s
        for name, s in tally.headlines.items()
    }
    developments = [_headed(i, heads.get(i.id), evidence) for i in items.developments]
    known = {i.id for i in items.developments}
    missing = [
        _from_bottom(i, heads[key])
        for i in items.bottom
        if i.conflict is None and (key := i.id.removeprefix("b")) in heads and key not in known
    ]
    both = sorted([*missing, *developments], key=lambda i: -i.score)
    return Items(
        bottom=(*bottom, *dispute) if bottom else items.bottom,
        developments=tuple(both),
        disagreements=items.disagreements,
        judgements=items.judgements,
    )


def _bottom(number: int, sentence: Sentence, items: Items, evidence: Evidence) -> Item:
    like = next((i for i in items.bottom if i.conflict is None and set(sentence.claims) & {c for s in i.sentences for c in s.claims}), None)
    return Item(
        id=f"b{sentence.id}",
        section=Section.BOTTOM_LINE,
        sentences=(sentence,),
        mark=like.mark if like else None,
        event=like.event if like else None,
        origins=evidence.origin_count(sentence.claims),
        score=items.bottom[0].score - number,
        reasons=(f"sentence {number + 1} of the model's bottom line",),
    )


def _headed(item: Item, headline: Sentence | None, evidence: Evidence) -> Item:
    """The headline, then the sentences of the item that it does not already rest on, one at most."""
    if headline is None:
        return item
    rest = [s for s in item.sentences if s.claims[0] not in headline.claims][:1]
    sentences = (headline, *rest)
    return item.model_copy(update={"sentences": sentences, "origins": evidence.origin_count(c for s in sentences for c in s.claims)})


def _from_bottom(item: Item, headline: Sentence) -> Item:
    """A development for an event that stood in the bottom line only, now that it has a sentence of its own."""
    return item.model_copy(update={"id": item.id.removeprefix("b"), "section": Section.DEVELOPMENTS, "sentences": (headline,)})
