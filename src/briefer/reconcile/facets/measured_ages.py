"""How old somebody is: a person by name, or the one whom an occurrence knows by a part in it (the suspect, the pilot)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.lexicon.patterns import lazy
from briefer.models import Claim, ConflictKind, DifferenceKind, EntityKind, Quantity
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.measured_common import Named, english, listed, named, place_in
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import topic_of

_PARTS: dict[str, re.Pattern[str]] = {
    name: lazy(pattern, re.IGNORECASE)
    for name, pattern in {
        "suspect": (
            r"\b(?:suspect(?:ed|['’]?s)?|gunman|shooter|attacker|assailant|perpetrator|bomber|killer|murderer|hostage[- ]taker"
            r"|hijacker|stabber|assassin"
            r"|accused|hacker|sospechoso|atacante|agresor|presunto autor|autor del|tirador|pistolero|asesino|suspeito"
            r"|atirador|agressor|suspect\b"
            r"|tireur|assaillant|auteur pr\w+|forcené|verdächtige[rn]?|(?:atten)?täter|angreifer|schütze|mutmaßliche"
            r"|mistenkte|siktede|siktet|gjerningsmann\w*"
            r"|gjerningsperson\w*|misstänkt\w*|mistænkte|sospettato|attentatore|killer|şüpheli|saldırgan|zanlı)\b"
            r"|подозреваем\w*|нападавш\w*|стрел(?:ок|ка|ку|ком)\b|убийц\w*|террорист-смертник\w*|підозрюван\w*|нападник"
            r"|مشتبه به|المشتبه|المهاجم|مطلق النار|الجاني|منفذ الهجوم"
            r"|مظنون|مهاجم|ضارب|تیرانداز|عامل حمله|مشتبہ|حملہ آور|ملزم|החשוד|המחבל|嫌疑人|枪手|凶手"
        ),
        "pilot": (
            r"\b(?<!co-)(?<!co )(?:pilot|piloto|pilote|pilotos?|flygeren)\b|пилот\w*|л[её]тчик\w*|пілот\w*"
            r"|льотчик\w*|الطيار|خلبان|پائلٹ"
        ),
        "captain": (
            r"\b(?:(?:ship|ferry|boat)['’]?s? (?:captain|skipper)|the (?:captain|skipper)|capitán del (?:barco|buque|ferry)|"
            r"capitaine du (?:navire|bateau|ferry)|kapitän de[sr] \w+"
            r"|comandante do navio|comandante della nave|skipperen)\b|капитан\w* (?:судна|парома|корабля)|капітан\w* (?:судна|порома)|"
            r"قبطان|ناخدا"
        ),
        "fugitive": (
            r"\b(?:fugitive|escaped (?:prisoner|convict|inmate)|prófugo|fugitivo|fugitif|évadé|flüchtige|ausbrecher|foragido|evaso|"
            r"rømling\w*|firari)\b|беглец|беглого|сбежавш|втікач"
            r"|الهارب|زندانی فراری|مفرور"
        ),
        "driver": (
            r"\b(?:driver|conductor|chauffeur|conducteur|fahrer|sjåfør\w*|motorista|autista|sürücü|förare\w*|bestuurder|kierowc[ay])\b|"
            r"водител\w*|воді[йя]\w*|машинист\w*"
            r"|السائق|راننده|ڈرائیور"
        ),
    }.items()
}
_DID_IT = lazy(
    r"\b(?:opened fire|open fire|began (?:shooting|firing)|went on a rampage|rammed|stabbed|carried out the"
    r"|abrió fuego|empezó a disparar|disparó"
    r"|mató a|apuñaló|a ouvert le feu|a tiré|eröffnete das feuer|åpnet ild|skjøt|aprì il fuoco)\b|открыл\w* (?:огонь"
    r"|стрельбу)|أطلق النار|فتح النار|تیراندازی کرد|فائرنگ کی",
    re.IGNORECASE,
)
_VICTIM = lazy(
    r"\b(?:kill(?:s|ed|ing)|injur\w+|wound\w+|victims?|hurt|dead|died|murder(?:ed|ing)|shot dead|abduct\w+"
    r"|víctima\w*|heridos?|muert\w+|murier\w+|tué\w*|blessé\w*|opfer"
    r"|verletzt\w*|getötet|drept\w*|såret|skadet|offer\w*)\b|погиб\w*|убит\w*|ранен\w*|жертв\w*|قتل\w*|مقتل|جرح|ضحايا|کشته|زخمی|ہلاک",
    re.IGNORECASE,
)
_RANGE = lazy(
    (
        r"\b(?:between|entre|mellom|zwischen|between|ages? of|older than|younger than|under|over|from)\s+\S{0,12}$"
        r"|(?:от|между|بين|بین|تحت|زیر)\s+\S{0,12}$"
    ),
    re.IGNORECASE,
)
_TO = lazy(r"^\S{0,16}\s*(?:-|–|and|to|y|og|und|et|a|till|til|до|и|و|تا)\s*\d{1,3}\b", re.IGNORECASE)
_BIRTHDAY = lazy(
    (
        r"\b(\d{1,3})(?:st|nd|rd|th)? ?(?:birthday)\b|\b(\d{1,3})\. ?(?:geburtstag|fødselsdag|bursdag)\b|\b(\d{1,3})[-º°]?(?:й"
        r"|-летие)? ?день рождения"
    ),
    re.IGNORECASE,
)
_HAS_BIRTHDAY = lazy(
    r"birthday|geburtstag|fødselsdag|bursdag|день рождения|cumpl[ií]|cumpleaños|anniversaire|turn(?:ed|s|ing) \d|عيد ميلاد|تولد",
    re.IGNORECASE,
)
_TURNED = lazy(
    (
        r"(?:\b(?:turn(?:s|ed|ing)|cumpl\w+|completou|fylte|fyllde|wurde|a eu|avait|compiva|compì)|исполнил\w*"
        r"|أتم|بلغ|ساله شد)(?:\W+\w+){0,2}\W*$"
    ),
    re.IGNORECASE,
)
_KILLER = lazy(r"^\W*(?:a|an|un|une|en|ein) \w+ (?:killed|shot|wounded|mató|hirió|tue|a tué|drepte|tötete)\b", re.IGNORECASE)
_PRONOUN = lazy(r"^\W*(?:he|she|él|ella|el joven|la joven|il|elle|er|sie|han|hun|он|она|هو|وهو|او|وی)\b", re.IGNORECASE)
_LINKED = lazy(r"[\s,،(]{0,3}(?:[^\W\d]+[\s'’.]+){0,3}")
_GAP = 18
_NEAR, _OLDEST, _BACK = 60, 120, 2


def ages(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'the 16-year-old suspect', 'Rosa Marlow, 61,', 'on his 16th birthday'; no range, and no age of a victim."""
    text = claim.quote.text
    told = [q for q in claim.quantities if q.span is not None and (q.counted == "age" or _between_commas(claim, q))]
    if not told:
        if "birthday" in text or "burtstag" in text or "рожден" in text or "sdag" in text:
            yield from _birthdays(claim, setting, text)
        return
    people = named(claim, setting, EntityKind.PERSON)
    for quantity in told:
        start, end = place_in(claim, quantity)
        if quantity.value > _OLDEST or _RANGE.search(text[max(0, start - 30) : start]) or _TO.match(text[end : end + 30]):
            continue
        person = next((p for p in people if _beside(text, p, start, end)), None)
        if person is None and people and _TURNED.search(text[max(0, start - 30) : start]) and people[0].end <= start:
            person = people[0]  # "Rosa Marlow, pulled out on Monday, turned seven"
        if person is not None:
            yield _said(person.entity, setting.names[person.entity], quantity.value, claim)
        part = _part(claim, setting, start, end, single=len(told) == 1 and not people)
        topic = topic_of(claim, setting) if part else None
        if part and topic:
            yield _said(f"{topic.id}|{part}", f"{topic.shown}: the {part}", quantity.value, claim)


def _beside(text: str, person: Named, start: int, end: int) -> bool:
    """Whether an age stands right beside a name: 'Rosa Marlow, 61,', 'Rosa Marlow, de 61 años', '61-year-old Rosa Marlow'."""
    if 0 <= start - person.end <= _GAP:
        return bool(_LINKED.fullmatch(text[person.end : start]))
    return 0 <= person.start - end <= _GAP


def _between_commas(claim: Claim, quantity: Quantity) -> bool:
    """'The suspect, 15, was arrested': a bare number between commas behind a part in the occurrence."""
    if quantity.counted is not None or quantity.unit is not None or not 5 <= quantity.value <= _OLDEST:
        return False
    start, end = place_in(claim, quantity)
    before, after = claim.quote.text[:start], claim.quote.text[end : end + 1]
    led = before.endswith((", ", "، ")) and after in {",", ".", "،", ";"}
    return led and any(match.end() >= start - 2 for pattern in _PARTS.values() for match in pattern.finditer(before, max(0, start - _NEAR)))


def _said(subject: str, shown: str, value: float, claim: Claim) -> Said:
    return Said(f"{subject}|age", shown, "age", f"{value:g}", f"{value:g}", claim, value)


def _part(claim: Claim, setting: Setting, start: int, end: int, *, single: bool) -> str | None:
    """The part in the occurrence of the one whose age stands at a stretch of the quote."""
    text = claim.quote.text
    before, after = text[max(0, start - _NEAR) : start], text[end : end + 45]
    for name, pattern in _PARTS.items():
        led = max((m.end() for m in pattern.finditer(before)), default=-1)
        follows = pattern.search(after)
        if (led >= 0 and not _VICTIM.search(before[led:])) or (follows and not _VICTIM.search(after[: follows.start()])):
            return name
    return "suspect" if single and _did_it(claim, setting, before, text[end : end + 160]) else None


def _did_it(claim: Claim, setting: Setting, before: str, after: str) -> bool:
    """Whether a sentence with one age in it tells that of the one who did it: by what he did, the statement, or the sentence before."""
    text, statement = claim.quote.text, english(claim)
    if _TURNED.search(before) and any(_DID_IT.search(words) or _KILLER.search(words) for words in (text, statement)):
        return True
    if _DID_IT.search(after) and not _VICTIM.search(before[-30:]):
        return True
    if statement != text and _PARTS["suspect"].search(statement) and not _VICTIM.search(before[-25:]):
        return True
    return bool(_PRONOUN.match(text)) and _suspect_before(claim, setting)


def _suspect_before(claim: Claim, setting: Setting) -> bool:
    """Whether the sentences right before speak of the suspect."""
    row = setting.given.claims_of[claim.source]
    at = setting.given.rank[claim.id] - setting.given.rank[row[0].id]
    return any(_PARTS["suspect"].search(other.quote.text) for other in row[max(0, at - _BACK) : at])


def _birthdays(claim: Claim, setting: Setting, text: str) -> Iterator[Said]:
    found = _BIRTHDAY.search(text)
    if found is None:
        return
    value = float(next(group for group in found.groups() if group))
    people = [p for p in named(claim, setting, EntityKind.PERSON) if p.end <= found.start() + 2]
    if people and found.start() - people[-1].end <= 6:
        yield _said(people[-1].entity, setting.names[people[-1].entity], value, claim)
    part = next((name for name, pattern in _PARTS.items() if pattern.search(text)), None)
    topic = topic_of(claim, setting) if part else None
    if part and topic:
        yield _said(f"{topic.id}|{part}", f"{topic.shown}: the {part}", value, claim)


def judge_ages(together: Sequence[Said]) -> Ruling | None:
    """Two ages of one person; a year apart around a birthday, both can be true on their day."""
    values = [said.measure or 0.0 for said in together]
    if max(values) - min(values) == 1 and any(_HAS_BIRTHDAY.search(f"{s.claim.statement} {s.claim.quote.text}") for s in together):
        why = same(
            "birthday", 0.75, f"{listed(together)}, a year apart, and a source speaks of a birthday: an age from before it was carried on"
        )
        return Ruling(DifferenceKind.UPDATE, why)
    return Ruling(DifferenceKind.CONFLICT, different("two ages", 0.8, f"the sources give {listed(together)} for one person"))


AGE = Facet("age", ConflictKind.NUMBER, ages, judge_ages)
