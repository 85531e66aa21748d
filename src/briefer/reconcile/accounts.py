"""Accounts of one matter in words of their own: why something happened, and what talks were about, by who tells it.

Two accounts are one where they share half of their words. Those that share less are shown side by side: what unnamed
sources and an official readout say of one meeting need not exclude one another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, Conflict, ConflictKind, DifferenceKind
from briefer.reconcile.actions import actions_of
from briefer.reconcile.clusters import cluster
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting, Taken, make_conflict
from briefer.reconcile.told import in_folded, is_elsewhere, shortened, table
from briefer.reconcile.wording import folded, matters_of, overlap, stem, words_of

ALIKE = 0.4  # of the words of the shorter account
FEWEST = 2  # words; fewer tell nothing
MOST = 40  # accounts of one matter
ABOUT = table(
    r"(?:have |had )?discussed", r"to discuss",
    r"(?:discussions?|talks|meeting|call|conversation)\b.{0,30}?\b(?:focus(?:ed|es|ing)?|centred|centered|concentrated|covered|"
    r"touched) (?:up)?(?:on)?", r"focus(?:ed|es|ing) on", r"addressed",
    r"touched (?:up)?on",
    r"(?:both|two|parties|sides|leaders|ministers)\b.{0,30}?\b(?:emphasi[sz]ed|stressed|underlined|underscored|highlighted|agreed)",
    r"exchanged views on", r"(?:talks|discussions|negotiations) (?:on|about|over)",
    r"(?:hablaron|conversaron) (?:de|sobre)", r"abordaron", r"discutieron", r"analizaron", r"trataron",
    r"ont (?:discuté|évoqué|abordé|parlé|examiné)\w*(?: d\w+)?", r"(?:sprachen|berieten) über", r"erörterten", r"diskutierten",
    r"discutiram",
    r"conversaram sobre", r"обсудили", r"обсуждали", r"речь шла о", r"говорили о", r"затронули", r"بحثا", r"ناقشا", r"تناول",
    r"تباحثا", r"بحث\b", r"ناقش\w*", r"در مورد", r"درباره", r"diskuterte", r"drøftet", r"snakket om",
)  # fmt: skip
TALK = frozenset({"talk", "meet", "call"})
EFFECTS = (
    ("delay", (
        r"delay\w*|halted|stuck|stranded|stalled|held up|postpone\w*|suspended|retras\w*|demora\w*|aplaz\w*|retard\w*|verzöger\w*|"
        r"задерж\w+ (?!ан)|تاخیر|تاجیل|forsink\w*"
    )),
    ("crash", (
        r"crash\w*|accident|went down|collision|plunged|accidente|estrell\w*|choque|s'est écrasé|unglück|abst[uü]rz\w*|unfall|"
        r"acidente|queda|авари\w*|крушени\w*|катастроф\w*|تحطم|سقوط|حادث\w*|حادثہ|ulykke\w*|styrt\w*"
    )),
    ("fire", r"(?:the |a )?fire|blaze|incendio|incendie|brand|incêndio|пожар\w*|حریق|اتش سوزی|آتش|brann\w*"),
    ("explosion", r"explosion|blast|explosión|explosão|взрыв\w*|انفجار|دھماک\w*|eksplosjon\w*"),
    ("collapse", r"collapse\w*|derrumb\w*|colaps\w*|effondr\w*|einst[uü]rz\w*|desab\w*|обруш\w*|انهیار|انهار|ریزش|فروریخ\w*|kollaps\w*"),
    ("outage", r"outage|blackout|power cut|apagón|panne|stromausfall|apagão|отключени\w*|блэкаут\w*|انقطاع|قطع برق|قطعی|strømbrudd"),
    ("derailment", r"derail\w*|descarril\w*|déraill\w*|entgleis\w*|descarril\w*|сош[её]л с рельсов|خروج .{0,12}عن القضبان|avspor\w*"),
    ("sinking", r"sank|sinking|capsiz\w*|hundi\w*|naufrag\w*|gesunken|kenter\w*|naufr[áa]g\w*|затону\w*|опрокину\w*|غرق"),
    ("resignation", (
        r"resign\w*|stepped down|dimisión|dimit\w*|renunci\w*|démission\w*|rücktritt|zurückgetreten|отставк\w*|استقال\w*|استعفا\w*|"
        r"استعفی|gikk av"
    )),
    ("death", r"(?:his|her|whose|the) death|cause of death"),
    ("protest", r"protests?|unrest|riots|demonstrations|protestas|manifestations|protesten?|протест\w*|احتجاج\w*|اعتراض\w*"),
    ("flood", r"floods?|flooding|inundaci\w*|inondation\w*|überschwemmung\w*|наводнени\w*|فیضان\w*|سیل"),
    ("closure", r"closure|closed|shut(?:down)?|cierre|fermeture|schließung|закрыти\w*|اغلاق|بسته شدن"),
    ("failure", r"fail(?:ed|ure)|broke down|breakdown|fracas\w*|échec|gescheitert|scheitern|провал\w*|сорва\w*|فشل|شکست"),
)  # fmt: skip
_EFFECTS = tuple((name, lazy(rf"(?<!\w)(?:ال|لل)?(?:{in_folded(pattern)})(?!\w)", re.IGNORECASE)) for name, pattern in EFFECTS)
BECAUSE = table(
    r"(?:was|were|is|been|being|be)? ?(?:\w+ )?(?:caused|triggered|sparked|prompted) by", r"because of", r"because\b", r"due to",
    r"owing to", r"as a result of", r"attributed to", r"blam(?:ed|es|ing) (?:\w+ ){0,4}?on\b", r"debido a", r"a causa de",
    r"por culpa de", r"(?:causad|provocad|originad)[oa]s? por", r"porque", r"à cause d", r"en raison d", r"d[ûu]e? (?:à|au)",
    r"(?:causé|provoqué)e?s? par", r"wegen", r"aufgrund", r"(?:verursacht|ausgelöst) (?:durch|von)", r"por causa d\w", r"devido a\w?",
    r"из-за", r"по причине", r"вызван\w*", r"بسبب", r"ناجم\w* عن", r"به دلیل", r"به علت", r"بر اثر", r"در اثر", r"ناشی از",
    r"کی وجه سے", r"på grunn av", r"skyldes", r"forårsaket av", r"a causa d", r"nedeniyle", r"karena",
)  # fmt: skip
REASON_WAS = table(
    r"(?:cause|reason) (?:of|for|behind) (?:the |a |an |his |her )?(?:\w+ ){1,4}?(?:was|is|were)\b",
    r"la (?:causa|razón) (?:de|del|por)\b.{0,40}\b(?:fue|es)\b",
    r"причин\w+ .{0,40}(?:стал\w*|является)",
)
BOMBING = table(
    r"bomb", r"explosiv", r"suicide", r"detonat", r"attack", r"бомб", r"взорв", r"смертник", r"قنبل", r"مفخخ", r"انتحاری", r"بمب"
)
UNNAMED = table(
    r"sources?\b", r"unnamed", r"anonymous", r"diplomats?\b", r"analysts?\b", r"insiders?\b", r"fuentes", r"источник", r"مصادر", r"منابع"
)


class Account(NamedTuple):
    """What one claim says of a matter: its own words for it, and their stems."""

    claim: Claim
    words: str
    stems: frozenset[str]


def account_conflicts(setting: Setting) -> Iterator[Conflict]:
    """Reasons, and contents of talks, that go apart."""
    talks: dict[str, list[Account]] = defaultdict(list)
    causes: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for claim in setting.given.claims:
        text = folded(claim.statement)
        if claim.certainty is Certainty.FORECAST:
            continue
        story = setting.stories.of.get(claim.id, claim.source)
        if (hit := ABOUT.search(text)) and actions_of(claim.statement) & TALK and not is_elsewhere(claim, setting):
            talks[f"{story}|{setting.given.language(claim)}"].append(_account(claim, text[hit.end() :]))
        if (why := _reason(text)) and not is_elsewhere(claim, setting):
            causes[f"{story}|{setting.given.language(claim)}", why[0]].append(_account(claim, why[1]))
    for key in sorted(causes):
        yield from _differ(setting, f"the {key[1]}", "reason", causes[key])
    for story in sorted(talks):
        yield from _differ(setting, "the talks", "what they were about", talks[story])


def _account(claim: Claim, words: str) -> Account:
    named = {stem(word) for mention in claim.mentions for word in words_of(mention.text)}
    return Account(claim, words, matters_of(words) - named)


def _reason(text: str) -> tuple[str, str] | None:
    """(what happened, why) of a text that gives a reason."""
    hit = BECAUSE.search(text) or REASON_WAS.search(text)
    if hit is None:
        return None
    near = text[max(0, hit.start() - 110) : hit.end()]
    found = [(max(m.end() for m in pattern.finditer(near)), name) for name, pattern in _EFFECTS if pattern.search(near)]
    return (max(found)[1], text[hit.end() :]) if found else None


def _differ(setting: Setting, shown: str, attribute: str, accounts: Sequence[Account]) -> Iterator[Conflict]:
    able = [a for a in accounts if len(a.stems) >= FEWEST][:MOST]
    by_id = {a.claim.id: a for a in able}
    links = [(1.0, a.claim.id, b.claim.id) for n, a in enumerate(able) for b in able[n + 1 :] if _alike(a, b)]
    groups = cluster(list(by_id), links, lambda _a, _b: False)
    told = [[by_id[name] for name in sorted(group, key=setting.given.rank.__getitem__)] for group in groups]
    if len(told) < 2 or len({a.claim.source for a in able}) < 2:
        return
    tellers = {_teller(a.claim) for group in told for a in group}
    if len(tellers) < 2:
        return
    said = [(_value(group[0]), account.claim) for group in told for account in group]
    stays = Taken(None, "Both are given with who says so.")
    if attribute == "reason" and len(tellers - {""}) > 1:
        why, verdict = different("two reasons", 0.7, "The sides give different reasons"), DifferenceKind.OPINION
    elif any(UNNAMED.search(t) for t in tellers if t) and len(tellers - {""}) > 1:
        why, verdict = (
            different("two accounts", 0.7, "An account with a name behind it and one of unnamed sources go apart"),
            DifferenceKind.OPINION,
        )
    else:
        why, verdict = (
            same("two accounts", 0.6, "The accounts stress different things and do not exclude one another"),
            DifferenceKind.SCOPE,
        )
    yield make_conflict(setting, ConflictKind.CLAIM, (_subject(setting, shown, able), attribute), verdict, said, (why,), stays)


def _alike(one: Account, other: Account) -> bool:
    both_bombs = BOMBING.search(one.words) and BOMBING.search(other.words)
    return (
        bool(both_bombs)
        or overlap(one.stems, other.stems) >= ALIKE
        or (one.claim.source == other.claim.source and _teller(one.claim) == _teller(other.claim))
    )


def _teller(claim: Claim) -> str:
    return folded(claim.speaker or "")


def _subject(setting: Setting, shown: str, accounts: Sequence[Account]) -> str:
    place = setting.stories.name.get(setting.stories.of.get(accounts[0].claim.id, ""))
    return f"{shown} ({place})" if place else shown


def _value(account: Account) -> str:
    return shortened(account.claim.statement)
