"""Where a ship, a plane, a train or a convoy set out from, and where it was bound for. Asked of a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.models import Certainty, Claim, ClaimKind, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import STAYS_OPEN, any_of, classes, sources_of, story_of, table
from briefer.reconcile.facets.way_words import AIRCRAFT, VESSELS
from briefer.reconcile.name_units import country_of
from briefer.reconcile.rules import different
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import is_elsewhere, names_in, published, shown
from briefer.reconcile.wording import folded

FAR = 28  # characters between the words of the way and the place: "the commercial port of"
_CARRIER = any_of(words for rows in (VESSELS, AIRCRAFT) for _, words in classes(rows))
_OTHER_CARRIERS = table(
    r"trains?\b", r"bus(?:es)?\b", r"convoys?\b", r"coach\b", r"tren\b", r"autob[uú]s", r"convoy", r"caravana", r"train\b", r"autocar",
    r"convoi", r"zug\b", r"bus\b", r"konvoi", r"trem\b", r"ônibus", r"comboio", r"treno", r"pullman", r"convoglio", r"поезд\w*",
    r"автобус\w*", r"колонн\w*", r"потяг\w*", r"قطار", r"حافل\w*", r"قافل\w*", r"اتوبوس", r"کاروان", r"ٹرین", r"بس\b", r"قافلہ",
    r"tren\w*", r"otobüs\w*", r"konvoy\w*", r"tog(?:et)?\b", r"buss\w*", r"konvoi\w*",
)  # fmt: skip
_FROM = table(
    r"(?:had |has )?left\b", r"(?:had |has )?(?:sailed|departed|set out|set off|set sail|taken off|took off|flown) from", r"departed\b",
    r"on its way from", r"(?:travelling|sailing|flying|coming) from", r"(?:había )?(?:zarpado|salido|partido|despegado) (?:de|del)\b",
    r"(?:zarpó|salió|partió|despegó) (?:de|del)\b", r"(?:avait |a )?quitté", r"(?:était |est )?partie? d\w+",
    r"(?:avait |a )?largué les amarres (?:à|de)", r"(?:avait |a )?décollé d\w+", r"au départ d\w+",
    r"(?:gestartet|abgelegt|abgeflogen|ausgelaufen|losgefahren) (?:in|von|aus)", r"(?:kam|fuhr|flog|startete) (?:in|von|aus)",
    r"(?:havia )?(?:zarpado|partido|saído|decolado) d\w+", r"(?:zarpou|partiu|saiu|decolou) d\w+",
    r"(?:era )?(?:salpat|partit|decollat)\w+ d\w+", r"(?:вышел|вышла|вышло|вылетел\w*|отправил\w*|выехал\w*|отплыл\w*|следовал\w*) из",
    r"(?:вийшл?\w*|вилетіл?\w*|відправи\w*) з", r"غادرت? (?:میناء|مطار|مدینه)?", r"(?:اقلعت?|ابحرت?|انطلقت?) من",
    r"(?:قادم\w*|متجه\w*) من", r"(?:از مبدا|مبدا)", r"سے روانہ", r"avgikk fra", r"forlot\b", r"lämnade",
)  # fmt: skip
_TO = table(
    r"bound for", r"(?:en route|on its way|headed|heading|sailing|flying|travelling) (?:to|for)", r"con destino a", r"rumbo a",
    r"hacia\b", r"à destination d\w+", r"en route (?:pour|vers)", r"cap sur", r"(?:auf dem weg|unterwegs) nach", r"richtung\b",
    r"com destino a", r"rumo a", r"dirett\w+ (?:a|in|verso)", r"attes\w+ a", r"(?:следовал\w*|направлял\w*) в", r"прямува\w+ до",
    r"(?:متجه\w*|فی طریق\w*|فی اتجاه) (?:الی|نحو)?", r"به مقصد", r"på vei til", r"på väg till",
)  # fmt: skip
_WAYS = (("port of departure", _FROM), ("destination", _TO))


def read_route(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The place right behind the words for setting out, or for being bound somewhere; countries say too little."""
    text = folded(claim.statement)
    if claim.certainty is Certainty.FORECAST or claim.kind is ClaimKind.BACKGROUND or not (_FROM.may(text) or _TO.may(text)):
        return
    if not (_CARRIER.search(text) or _OTHER_CARRIERS.search(text)) or is_elsewhere(claim, setting):
        return
    places = sorted(n for n in names_in(claim, setting, text) if n.kind is EntityKind.PLACE and not country_of(setting.written[n.entity]))
    story = story_of(claim, setting)
    for attribute, words in _WAYS:
        hits = [hit.end() for hit in words.finditer(text)]
        found = next((place for end in hits for place in places if 0 <= place.start - end <= FAR), None)
        if found:
            name = setting.names[found.entity]
            yield Said(
                f"{story}|{attribute}", shown(setting, story, attribute), attribute, name, found.entity, claim, published(claim, setting)
            )


def judge_route(together: Sequence[Said]) -> Ruling | None:
    """Two places, and no source that gives both: what calls at several ports leaves each of them."""
    sources = sources_of(together)
    if len(set().union(*sources.values())) < 2 or any(
        a & b for n, a in enumerate(sources.values()) for b in list(sources.values())[n + 1 :]
    ):
        return None
    reason = f"The sources have: {' and '.join(sorted({said.value for said in together}))}"
    return Ruling(DifferenceKind.CONFLICT, different("two places", 0.7, reason), STAYS_OPEN)


ROUTE = Facet("route", ConflictKind.PLACE, read_route, judge_route)
