"""What kind of place a place is, and where it lies: "the town of X", "the X neighbourhood of Y", "X, west of Y", "in Z province".

Sources describe one place loosely: an area on the edge of a city is also called a town or a quarter of it. Only two provinces
or two countries for one place can't both be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.lexicon.patterns import lazy
from briefer.models import Claim, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import in_folded
from briefer.reconcile.gated import Table
from briefer.reconcile.name_units import country_of
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting, Taken
from briefer.reconcile.told import Named, names_in
from briefer.reconcile.wording import folded

KINDS = (
    ("crossing or checkpoint", (
        r"transit (?:point|area|camp)s?|checkpoint|border crossing|crossing point|puesto de control|punto de tránsito|paso fronterizo|"
        r"point de passage|poste[- ]frontière|"
        r"checkpoint|grenzübergang|kontrollpunkt|posto de controle|posto di blocco|valico|пропускн\w+ пункт|блокпост|кпп|пункт пропуску|"
        r"نقطه عبور|حاجز|معبر|گذرگاه|"
        r"ایست بازرسی|چوکی|sınır kapısı|kontrol noktası|grenseovergang|gränsövergång|grensovergang|przejście graniczne"
    )),
    ("neighbourhood", (
        r"dzielnic\w*|wijk|mikrorajon|stadsdel\w*|neighbou?rhoods?|quarters?|barrios?|quartiers?|stadtteile?s?|viertels?|bairros?|"
        r"quartiere|микрорайон\w*|квартал\w*|حی|محله|"
        r"محلہ|bydelen?|mahalle\w*"
    )),
    ("suburb", (
        r"przedmieści\w*|voorstad|förort\w*|banliyö\w*|передміст\w*|suburbs?|suburbios?|banlieue|vororte?s?|subúrbios?|пригород\w*|ضاحیه|"
        r"حومه|forsteden?"
    )),
    ("district", (
        r"powiat\w*|ilçe\w*|kommune\w*|kommun\w*|gemeente|район\w*|districts?|distritos?|landkreis|bezirke?s?|район\w*|قضاء|ولسوالی|ناحیه|"
        r"ضلع|municipios?|municipality"
    )),
    ("village", (
        r"landsby\w*|dorp|wieś|wioska|хутір|villages?|hamlets?|aldeas?|pueblos?|dorfe?s?|dörfern?|aldeias?|vilas?|villaggio|село|села|"
        r"сел[еу]|деревн\w+|قریه|قریتی|قری|"
        r"روستای|روستا|گاؤں|گاوں|landsbyen?|desa|köyü"
    )),
    ("settlement", r"settlements?|asentamientos?|посел\w+|пос[её]лок\w*|مستوطنه|bosettingen?"),
    ("town", (
        r"miasteczk\w*|stadje|småby|містечк\w*|towns?|localidad(?:es)?|kleinstadt|bourg|cittadina|город(?:ок|ке|ка)|بلده|بلدتی|شهرستان|"
        r"قصبے|قصبه|tettstedet?"
    )),
    ("city", (
        r"miast\w*|stad\b|місто|міста|місті|city|cities|ciudad(?:es)?|villes?|städten?|stadt|cidades?|città|город[аеу]?|مدینه|شهر|شہر|"
        r"byen|kota|şehri"
    )),
    ("camp", r"obóz|kamp|leir\w*|kampı|табір|табор\w*|camps?|campamentos?|лагер\w*|مخیم|اردوگاه"),
    ("province", (
        r"provincie|województw\w*|län|fylke|eyalet\w*|област[іь]|provinces?|governorates?|provincias?|provinz|província|провинци\w+|"
        r"област\w+|محافظه|ولایت|استان|صوبے|صوبه|fylket?"
    )),
    ("region", r"regions?|región|région|regiões|region|regione|регион\w*|اقلیم"),
    ("area", r"areas?|zonas?|zones?|gebiete?s?|área|районе|منطقه|علاقے|علاقه|områdene?|området?"),
)  # fmt: skip
_KINDS = dict(KINDS)
_ALL = "|".join(_KINDS.values())
_OF = {words: lazy(in_folded(pattern), re.IGNORECASE) for words, pattern in _KINDS.items()}
_NAMES_KIND = Table(in_folded(_ALL))
GENERIC = frozenset({"area", "region", "province", "settlement"})
PART = lazy(r"(?<=[\w\"] )(?:neighbou?rhood|quarter|suburb|district|area|barrio|quartier|stadtteil|bairro)s? (?:of|de|du|von) (?:the )?$")
"""What stands before the name of the whole: 'a district of' Leeds, 'the Headingley quarter of' Leeds."""
_BEFORE = lazy(
    rf"(?<!\w)(?:ال)?({in_folded(_ALL)})(?: of| de| du| d\"| von| called| named| di)?(?: the| el| la| al)?[ \"]{{1,2}}"
    r"(?:[\w\x22-]+ (?:and|y|et|und|e|и|و|og) )?$",
    re.IGNORECASE,
)
_AFTER = lazy(rf"(?: and (?!an?\b|the\b|other)[\w\x22-]+)? (?!and\b|or\b|a\b|the\b)(?:\w+ )?({in_folded(_ALL)})(?!\w)", re.IGNORECASE)
_CALLED = lazy(rf",? (?:is )?(?:a|an|another|una?|une|eine?|en|et) (?:[\w-]+ ){{0,3}}({in_folded(_ALL)})(?!\w)", re.IGNORECASE)
_POINT = lazy(rf"({in_folded(_KINDS['crossing or checkpoint'])}) (?:in|at|near|of) (?:the )?$", re.IGNORECASE)
RELATIONS = (
    ("on the outskirts of", (
        r"on the (?:\w+ )?(?:outskirts|edge) of|en las afueras de|à la périphérie d\w+|am (?:stadt)?rand von|на окраине|علی مشارف|"
        r"علی اطراف|در حومه|utenfor|nos arredores d\w"
    )),
    ("near", (
        r"near|close to|just outside|outside|not far from|cerca de|près d\w+|nahe|in der nähe von|perto d\w|vicino a|близ|около|"
        r"недалеко от|вблизи|под|قرب|بالقرب من|نزدیک\w*|کے قریب|nær|i nærheten av"
    )),
    ("north of", (
        r"(?:just )?north(?:-?west|-?east)?(?:ern)? of|al (?:noroeste|noreste|norte) de|au nord\S* d\w+|n(?:ord)?(?:west|"
        r"öst)?lich von|ao norte d\w|к северу от|شمال|شمالی|nord for"
    )),
    ("south of", (
        r"(?:just )?south(?:-?west|-?east)? of|al (?:suroeste|sureste|sur) de|au sud\S* d\w+|süd(?:west|öst)?lich von|ao sul d\w|"
        r"к югу от|جنوب|جنوبی|sør for"
    )),
    ("west of", r"(?:just )?west of|al oeste de|à l'ouest d\w+|westlich von|a oeste d\w|к западу от|غرب|غربی|vest for"),
    ("east of", r"(?:just )?east of|al este de|à l'est d\w+|östlich von|a leste d\w|к востоку от|شرق|شرقی|øst for"),
    ("in", (
        r"in (?:the )?(?:[\w-]+ ){0,2}|en (?:la provincia de|el estado de|el departamento de)|dans la (?:province|région) d\w+|"
        r"in der provinz|na província d\w|в (?:провинции|области)|فی محافظه|در (?:استان|ولایت)|بمحافظه|i fylket"
    )),
)  # fmt: skip
_RELATION = lazy(
    r"[, (]*(?:(?:and|y|et|و|и) [\w\x22-]+)?[, ]*(?:(?:is|lies|lying|located|situated|about|some|around|\d+[\d.,]*|km|"
    r"kilomet\w+|miles?) )*(?:" + "|".join(f"(?P<r{n}>{in_folded(pattern)})" for n, (_, pattern) in enumerate(RELATIONS)) + r") ?$",
    re.IGNORECASE,
)
_EDGE = lazy(r"[, ]*on $")
_ITS_EDGE = lazy(r"(?:\"s?|s\"?)? (?:\w+ )?(?:outskirts|edge)\b")
_NEAR = 60
PROVINCE = lazy(rf"(?<!\w)(?:{in_folded(_KINDS['province'])})(?!\w)", re.IGNORECASE)
_ANY = Table(
    rf"(?<!\w)(?:ال|بال)?(?:{in_folded(_ALL)})(?!\w)|outskirts|near|north|south|west|east| of |cerca|norte|(?<!\w)sur |oeste|este |"
    rf"près|nord|sud|lich von|близ|около|к (?:север|юг|запад|восток)|قرب|شمال|جنوب|غرب|شرق|نزدیک|قریب|outside")  # fmt: skip


def read_place(claim: Claim, setting: Setting) -> Iterator[Said]:
    """What a claim calls a place, and where it puts it."""
    if not any(m.kind is EntityKind.PLACE for m in claim.mentions):
        return
    text = folded(claim.statement)
    if not _ANY.search(text):
        return
    places = sorted(n for n in names_in(claim, setting, text) if n.kind is EntityKind.PLACE)
    if PROVINCE.search(text) and (named := _within(claim, setting, text, places)):
        village, province = named
        name = setting.names[province]
        yield Said(village, setting.names[village], "what and where it is", f"in {name}", f"|inprovince|{province}", claim)
    for place in places:
        if country_of(setting.written[place.entity]):
            continue
        kind, where = _kind(text, place), _where(text, place, places, setting)
        if kind or where:
            shown, key = where or ("", "")
            yield Said(
                place.entity,
                setting.names[place.entity],
                "what and where it is",
                " ".join(filter(None, (kind, shown))),
                f"{kind}|{key}",
                claim,
            )


def _within(claim: Claim, setting: Setting, text: str, places: Sequence[Named]) -> tuple[str, str] | None:
    """(place, province) of a village with a province farther behind it, or of "the village", told after it was named."""
    towns = (p for p in places if not country_of(setting.written[p.entity]))
    provinces = [p for p in towns if PROVINCE.search(text[max(0, p.start - 14) : p.end + 12])]
    if not provinces:
        return None
    first = provinces[0]
    if _THE_VILLAGE.match(text) and first.start <= _FIRST:
        mine = setting.given.claims_of[claim.source]
        at = next(n for n, c in enumerate(mine) if c.id == claim.id)
        told = (n for before in reversed(mine[max(0, at - 3) : at]) for n in names_in(before, setting, folded(before.statement)))
        named = (n.entity for n in told if n.kind is EntityKind.PLACE and not country_of(setting.written[n.entity]))
        earlier = next((name for name in named if name != first.entity), None)
        return (earlier, first.entity) if earlier else None
    village = next((p for p in places if p.end <= first.start and not _A_PART.match(text[p.end :])), None)
    if village is None or village.entity == first.entity or not _VILLAGE_OF.search(text[village.end : first.start]):
        return None
    return village.entity, first.entity


_FIRST = 60  # characters from the beginning in which the province of "the village" stands
_THE_VILLAGE = lazy(
    r"(?:the|this|el|la|le|das|die|o|a|il) (?:village|town|city|hamlet|settlement|pueblo|aldea|ciudad|localidad|ville|localité|dorf|stadt|"
    r""
    r""
    r"cidade|vila|aldeia|città|paese)\b|(?:село|деревня|пос[её]лок|город|місто|القریه|البلده|المدینه|این (?:روستا|شهر))\b"
)
_A_PART = lazy(r" (?:and|district|county|ilçesi)")
_VILLAGE_OF = lazy(r"^,? (?:an?|une?|una?|eine?|um|uma|un) [^,.;]{0,60}\b(?:in|en|dans|im|na|no|nel|nella) [^,.;]{0,40}$")


def _kind(text: str, place: Named) -> str:
    """What a place is called right before or behind its name; '' where nothing says."""
    before, after = text[max(0, place.start - _NEAR) : place.start], text[place.end : place.end + _NEAR]
    if not _NAMES_KIND.may(text) or PART.search(before):
        return ""
    hit = _POINT.search(before) or _AFTER.match(after) or _BEFORE.search(before) or _CALLED.match(after)
    return next((words for words, pattern in _OF.items() if hit and pattern.fullmatch(hit.group(1))), "")


def _where(text: str, place: Named, places: Sequence[Named], setting: Setting) -> tuple[str, str] | None:
    """(in words, key) of the relation to the place that is named next."""
    behind = (p for p in places if p.entity != place.entity and place.end <= p.start < place.end + _NEAR)
    other = next((p for p in behind if not _paired(text, place, p)), None)
    if other is None:
        return None
    kind = _AFTER.match(text[place.end : place.end + _NEAR]) if _NAMES_KIND.may(text) else None
    start = place.end + (kind.end() if kind else 0)
    between, name = text[start : other.start] if start <= other.start else "", setting.names[other.entity]
    if kind and between.strip() in {"of", "de", "in", "du"}:
        return f"of {name}", f"in|{other.entity}"
    if _EDGE.fullmatch(between) and _ITS_EDGE.match(text[other.end :]):
        return f"on the outskirts of {name}", f"near|{other.entity}"
    hit = _RELATION.fullmatch(between)
    if hit is None:
        return None
    number = next(n for n in range(len(RELATIONS)) if hit[f"r{n}"] is not None)
    words = RELATIONS[number][0]
    if words != "in":
        return f"{words} {name}", f"near|{other.entity}"
    province = PROVINCE.search(text[max(0, other.start - 14) : other.end + 12])
    level = "country" if country_of(setting.written[other.entity]) else "province" if province else "place"
    return f"in {name}", f"in{level}|{other.entity}"


def _paired(text: str, one: Named, other: Named) -> bool:
    """Two places named side by side: 'al-Foua and Kefraya'."""
    return text[one.end : other.start].strip() in {"and", "y", "et", "und", "и", "و", "og", "e", ",", "as well as"}


def judge_place(together: Sequence[Said]) -> Ruling | None:
    """Two provinces or countries are a conflict; in one and near another, or a town and a quarter, are ways to describe it."""
    told = [said.key.split("|") for said in together]
    inside = {
        level: {where for _, how, where in (t for t in told if len(t) == 3) if how == f"in{level}"} for level in ("country", "province")
    }
    both = Taken(None, "Which of them is exact stays open.")
    for level, named in inside.items():
        if len(named) > 1:
            return Ruling(
                DifferenceKind.CONFLICT,
                different("two places", 0.75, f"The sources put it in two {'countries' if level == 'country' else 'provinces'}"),
            )
    loose = {t[2] for t in told if len(t) == 3 and t[1] == "near"}
    firm = {t[2] for t in told if len(t) == 3 and t[1] in {"in", "inprovince"}}
    if firm and loose and not firm & loose:
        return Ruling(DifferenceKind.SCOPE, same("in and near", 0.7, "To lie in one and near another can both be true"), both)
    kinds = {t[0] for t in told if t[0] and t[0] not in GENERIC}
    if len(kinds) > 1:
        return Ruling(
            DifferenceKind.VARIANT,
            same("one place", 0.7, f"The sources call it {' and '.join(sorted(kinds))}: ways to describe one place"),
            both,
        )
    return None


PLACE = Facet("what and where it is", ConflictKind.PLACE, read_place, judge_place)
