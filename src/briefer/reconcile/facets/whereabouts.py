"""Where somebody was afterwards: fled, or found among the wounded. A flight is often assumed at first and later taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.models import Certainty, Claim, ConflictKind, DifferenceKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.fate import ONE_OF
from briefer.reconcile.facets.told_common import OPEN, story_of, table
from briefer.reconcile.rules import same
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import ATTACKER, HEDGED_PAST, is_elsewhere
from briefer.reconcile.wording import folded

REACH = 110
FLED = table(r"(?:had |has |have )?fled\b", r"escaped\b", r"ran away", r"got away", r"huyó\b", r"huido\b", r"escapó\b",
    r"a(?:vait)? fui\b", r"s'est enfui", r"geflohen", r"flüchtete", r"fugiu\b", r"скрыл(?:ся|ась)", r"сбежал", r"هرب\b", r"فر من",
             r"لاذ بالفرار", r"فرار کرد", r"متواری", r"فرار ہو", r"flyktet", r"stakk av", r"fuggito")  # fmt: skip
AT_THE_SCENE = table(
    r"found (?:\w+ ){0,3}?(?:among|at the scene|inside|on the (?:ground|floor|spot))",
    r"(?:arrested|detained|captured) (?:at|on) the (?:scene|spot|site)",
    r"among the (?:\w+ ){0,3}?(?:wounded|injured|dead|victims|casualties|survivors|evacuees|evacuated|people)",
    r"(?:encontrad|hallad)[oa] .{0,40}?(?:entre|junto|en el lugar)",
    r"entre (?:los|las) (?:\w+ ){0,3}?(?:heridos|víctimas|muertos|supervivientes|evacuad|personas)",
    r"retrouvé .{0,40}?(?:parmi|sur place|sur les lieux)", r"gefunden .{0,30}?(?:unter|am tatort)", r"unter den (?:verletzten|toten)",
    r"найден\w* .{0,40}?(?:среди|на месте)", r"среди (?:\w+ )?(?:раненых|пострадавших|погибших)",
    r"(?:بین|من بین) (?:ال)?(?:جرحی|مصابین|قتلی)", r"فی موقع الحادث", r"(?:در میان|بین) (?:مجروحان|زخمیها|کشته)", r"در محل حادثه",
    r"funnet .{0,30}?(?:blant|på stedet|inne i)", r"blant de (?:sårede|skadde)",
)  # fmt: skip
SHOT_HIMSELF = table(
    r"(?:shot|shooting|shoots|shoot) (?:him|her)self", r"turned (?:the |his |her )?(?:\S+ ){0,5}?on (?:him|her)self",
    r"killed (?:him|her)self", r"blew (?:him|her)self up", r"(?:se disparó|dispararse|se pegó un tiro|se suicidó)",
    r"s'est (?:tiré|suicidé)",
    r"erschoss sich", r"schoss sich", r"застрел(?:ился|илась)", r"выстрелил\w* (?:себе|в себя)", r"покончил\w* с собой",
    r"اطلق النار علی نفسه", r"انتحر\b", r"خودکشی", r"به خود شلیک", r"(?:skjøt|skyter) seg",
)  # fmt: skip
PLACES = (("fled", FLED), ("found at the scene", AT_THE_SCENE), ("turned the weapon on himself", SHOT_HIMSELF))


def read_whereabouts(claim: Claim, setting: Setting) -> Iterator[Said]:
    """Where the one who is said to have done it was afterwards."""
    text = folded(claim.statement)
    told = [(words, hit) for words, pattern in PLACES if (hit := pattern.search(text))]
    if not told or claim.certainty is Certainty.FORECAST or is_elsewhere(claim, setting):
        return
    whom = next((hit for hit in ATTACKER.finditer(text) if not ONE_OF.search(text[max(0, hit.start() - 30) : hit.start()])), None)
    if whom is None:
        return
    for words, hit in told:
        if 0 <= hit.start() - whom.end() <= REACH:
            subject = f"{story_of(claim, setting)}|whereabouts"
            yield Said(subject, "the suspect", "where he was afterwards", words, words, claim)
            return


def judge_whereabouts(together: Sequence[Said]) -> Ruling | None:
    """A flight beside anything else: taken back where a source calls it an assumption, else one may have come after the other."""
    kinds = {said.key for said in together}
    if "fled" not in kinds or len({said.claim.source for said in together}) < 2:
        return None
    if any(said.key == "fled" and HEDGED_PAST.search(folded(said.claim.statement)) for said in together):
        return Ruling(
            DifferenceKind.CORRECTION, same("assumed at first", 0.7, "A source calls the flight what was believed at first"), OPEN
        )
    return Ruling(
        DifferenceKind.SCOPE,
        same("one after the other", 0.6, "He may have fled first and been found later, or the flight was only assumed"),
        OPEN,
    )


WHEREABOUTS = Facet("where he was afterwards", ConflictKind.CLAIM, read_whereabouts, judge_whereabouts)
