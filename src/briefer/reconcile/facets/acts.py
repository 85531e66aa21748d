"""With what it was done, and who made a deal: the vehicle and the weapon of an attack, the brokers and the parties of an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ConflictKind, DifferenceKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import any_of, classes, in_folded, sources_of, story_of, table
from briefer.reconcile.rules import different, same
from briefer.reconcile.taking import Setting, Taken
from briefer.reconcile.told import is_elsewhere, names_in
from briefer.reconcile.wording import folded

VEHICLES = (
    ("car", (
        r"cars?|autos?|coches?|voitures?|carro|машин\w*|автомобил\w*|سیاره|خودرو\w*|ماشین|گاڑی|کار بم|bil(?:en|bombe)?|autobomb\w*|"
        r"autobomba|coche bomba|pkw"
    )),
    ("van", r"vans?|minivans?|furgonetas?|camionnettes?|lieferwagen|transporter|микроавтобус\w*|фургон\w*|ون|فان|varebil(?:en)?"),
    ("truck", (
        r"trucks?|lorry|lorries|tankers?|camión|camion(?:es)?|poids lourd|lastwagen|lkw|caminhão|caminhões|грузовик\w*|شاحنه|کامیون|"
        r"ٹرک|lastebil(?:en)?"
    )),
    ("pickup", r"pick-?ups?(?: truck)?|camioneta|пикап\w*"),
    ("motorcycle", r"motor(?:cycle|bike)s?|motos?|motocicletas?|motorrad|мотоцикл\w*|دراجه ناریه|موتورسیکلت|موٹر ?سائیکل|motorsykkel"),
    ("bicycle", (
        r"bicycles?|bikes?|bicicletas?|bicyclettes?|vélos?|fahrr[aä]d\w*|biciclett[ae]|велосипед\w*|دراجه هوائیه|دوچرخه|سائیکل|"
        r"bisiklet\w*|sykkel\w*|cykel\w*|fiets\w*|rower\w*"
    )),
    ("bus", r"bus bomb|booby-trapped bus|autobús bomba|bus piégé|автобус\w* со взрывчаткой|حافله مفخخه|اتوبوس بمب گذاری"),
    ("drone", r"drones?|uavs?|unmanned aerial|drohnen?|дрон\w*|беспилотник\w*|бпла|مسیره|طائره بدون طیار|پهپاد\w*|ڈرون|dronen?"),
    ("boat", (
        r"(?:explosives?[- ](?:laden )?|bomb[- ]laden |bomb )boats?|(?:naval|sea|surface) drone|lancha bomba|vedette piégée|sprengboot|"
        r"(?:زورق|قارب) مفخخ|قایق انفجاری"
    )),
)  # fmt: skip
WEAPONS = (
    ("pistol", r"pistols?|handguns?|revolvers?|pistolas?|pistolet|pistole|пистолет\w*|револьвер\w*|مسدس|کلت|تپانچه|پستول|pistolen?"),
    ("rifle", (
        r"rifles?|kalashnikovs?|ak-?47|ar-?15|carbines?|fusil(?:es)?|gewehr|sturmgewehr|автомат\w*|винтовк\w*|карабин\w*|"
        r"калашников\w*|بندقیه|کلاشنیکوف|تفنگ|رائفل|gevær"
    )),
    ("shotgun", r"shotguns?|escopetas?|fusil de chasse|schrotflinte|дробовик\w*|ружь\w*|hagle"),
    ("knife", (
        r"knife|knives|machetes?|daggers?|swords?|cuchillos?|navajas?|couteaux?|messer|facas?|facão|coltell[oi]|нож(?:ом|а|и|ами)?|"
        r"кинжал\w*|ножем|سکین\w*|"
        r"خنجر|چاقو|قمه|چھری|چھرا|bıçak\w*|kniv\w*|mes\b|nóż|nożem"
    )),
    ("axe", (
        r"axes?|hatchets?|hachas?|haches?|axt|beil|machados?|ascia|accetta|топор\w*|сокир\w*|فاس|بلطه|تبر|کلہاڑی|balta\w*|øks\w*|yxa\w*|"
        r"økse\w*|bijl|siekier\w*"
    )),
    ("grenade", (
        r"(?:hand )?grenades?|granadas?|handgranaten?|bomba a mano|granat[aey]\w*|гранат\w*|قنبله یدویه|نارنجک|دستی بم|el bombası|"
        r"håndgranat\w*|handgranat\w*|handgranaat"
    )),
    ("mine", (
        r"land ?mines?|anti-(?:tank|personnel) mines?|mina (?:terrestre|antipersona\w*)|mines? (?:antipersonnel|terrestre)|landminen?|"
        r"mina antiuomo|мин(?:а|ы|у|е|ой)|міна|міни|لغم\w*|الغام|مین\b|بارودی سرنگ|mayın\w*|landmin\w*|landmijn|min[ay] lądow\w*"
    )),
    ("poison", (
        r"poison\w*|nerve agents?|toxin|veneno|poison|gift|nervengift|veleno|яд(?:ом|а)?|отрут\w*|سم\b|غاز الاعصاب|زهر|سم|زہر|zehir\w*|"
        r"nervegift|gif\b|trucizn\w*"
    )),
    ("bomb", r"bombs?|explosive devices?|explosives|ied|bombas?|bombe|взрывн\w+ устройств\w*|бомб\w*|قنبله|عبوه ناسفه|بمب"),
    ("rocket or missile", r"rockets?|missiles?|misil(?:es)?|raketen?|ракет\w*|صاروخ\w*|صواریخ|موشک\w*|میزائل"),
    ("shells", r"shells?|shelling|artillery|mortars?|artillería|artillerie|снаряд\w*|артилл\w*|миномет\w*|قذائف|مدفعیه|خمپاره|توپخانه"),
    ("air strike", (
        r"air ?strikes?|air raids?|ataques? aéreos?|bombardeos? aéreos?|frappes? aériennes?|luftangriffe?|attacco aereo|raid aereo|"
        r"ataque aéreo|авіауд\w*|luftangrep|flygangrepp|luchtaanval|nalot\w*|hava saldırı\w*|авиауд\w*|غاره جویه|حمله هوایی"
    )),
)  # fmt: skip
_BOMBED = table(r"bomb", r"explo", r"detonat", r"suicide", r"attacker", r"ramm", r"drove into", r"plough", r"plow", r"mowed", r"blew",
    r"explos", r"atentado", r"estrell", r"atropell", r"attentat", r"kamikaze",
                r"foncé", r"sprengst", r"raste", r"взрыв", r"взорв", r"наехал", r"врезал", r"смертник", r"انفجار", r"انفجر", r"تفجیر",
                r"مفخخ", r"انتحاری", r"دهس", r"منفجر", r"بمب", r"دھماک", r"خودکش", r"spreng", r"eksplo")  # fmt: skip
_ARMED = table(r"armed with", r"with an?\b", r"using an?\b", r"used an?\b", r"fired", r"opened fire", r"shot", r"pulled",
    r"withdr[ae]w", r"drew\b", r"took out", r"taking (?:an?|out)", r"weapon", r"carrying", r"wielding", r"brandish\w*", r"threw",
    r"hurled", r"launched", r"killed (?:by|with|in) an?\b", r"struck", r"hit by",
               r"armad", r"con una?\b", r"dispar", r"(?:sacó|empuñ\w+|desenfund\w+|lanz\w+)", r"armé", r"avec un", r"tiré",
               r"(?:sorti|dégain\w+|brandi\w*|lancé)", r"bewaffnet", r"mit ein", r"schoss", r"(?:zog|zückte|warf)\b",
               r"(?:com um|sacou|atirou|lançou)", r"(?:armat|con un|sparat|estratto|lanciat)",
               r"вооруж", r"из \w+", r"выстрел", r"открыл", r"با ", r"شلیک", r"مسلح", r"اطلق", r"بواسطه", r"væpne", r"skjøt", r"skyter",
               r"(?:trakk|dro|tok fram|tok opp|tar opp|drog|kastet|kastade)\b", r"(?:достал|вытащил|бросил)",
               r"озброє|з \w+|вистріл|витяг|кинув", r"(?:اخرج|اشهر|القی|استخدم)", r"(?:کشید|بیرون آورد|پرتاب)",
               r"(?:نکال|پھینک)", r"(?:silahlı|ateş aç|çıkar|attı\b|ile\b)", r"gewapend|schoot|trok",
               r"uzbrojon|strzelał|wyciągn")  # fmt: skip


_VEHICLES, _WEAPONS = classes(VEHICLES), classes(WEAPONS)
_VEHICLE, _WEAPON = (any_of(words for _, words in rows) for rows in (_VEHICLES, _WEAPONS))
ATTACKERS_OWN = table(
    r"bomb-laden", r"explosive", r"suicide", r"driving", r"drove", r"driven", r"attacker", r"bomber", r"detonat", r"ramm", r"rigged",
    r"packed with", r"laden",
    r"coche bomba", r"carro bomba", r"conduc", r"voiture piégée", r"autobombe", r"заминирован", r"начинен", r"смертник", r"за рул",
    r"مفخخ", r"انتحاری", r"بمب گذاری", r"bilbombe",
    r"drone", r"uav", r"дрон", r"беспилотн", r"مسیره", r"پهپاد", r"ڈرون",
)  # fmt: skip
SMALL_ARMS = frozenset({"pistol", "rifle", "shotgun"})
FROM_AFAR = frozenset({"rocket or missile", "shells", "air strike", "mine"})
BY_HAND = frozenset({"knife", "axe"})
LIKE_A_CAR = frozenset({"car", "van", "pickup", "truck"})


def read_vehicle(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The vehicle that an attack was made with."""
    text = folded(claim.statement)
    if not _VEHICLE.search(text) or not _BOMBED.search(text) or not ATTACKERS_OWN.search(text) or claim.certainty is Certainty.FORECAST:
        return
    if is_elsewhere(claim, setting):
        return
    found = [(hit.start(), words) for words, pattern in _VEHICLES if (hit := pattern.search(text))]
    words = min(found)[1]
    yield Said(*_of(claim, setting, "vehicle"), "vehicle", words, words, claim)


def read_weapon(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The weapon that an attack was made with."""
    text = folded(claim.statement)
    if not _WEAPON.search(text) or not _ARMED.search(text) or claim.certainty is Certainty.FORECAST or is_elsewhere(claim, setting):
        return
    for words, pattern in _WEAPONS:
        if pattern.search(text):
            yield Said(*_of(claim, setting, "weapon"), "weapon", words, words, claim)


def _of(claim: Claim, setting: Setting, what: str) -> tuple[str, str]:
    """(subject, shown) of what is asked of the attack that a claim tells."""
    story = story_of(claim, setting)
    place = setting.stories.name.get(story)
    return f"{story}|{what}", f"attack at {place}" if place else "attack"


def judge_vehicle(together: Sequence[Said]) -> Ruling | None:
    """A van is loosely called a car; a motorcycle is none."""
    kinds = {said.key for said in together}
    both = Taken(None, "Which of them is exact stays open.")
    if kinds <= LIKE_A_CAR:
        return Ruling(
            DifferenceKind.SCOPE,
            same("loosely a car", 0.7, f"The sources tell of a {' and a '.join(sorted(kinds))}: 'car bomb' is also said of other vehicles"),
            both,
        )
    if len({s.claim.source for s in together}) < 2:
        return None
    return Ruling(DifferenceKind.CONFLICT, different("two vehicles", 0.7, f"The sources tell of a {' and a '.join(sorted(kinds))}"))


def judge_weapon(together: Sequence[Said]) -> Ruling | None:
    """A pistol is no rifle and a shell no bomb from the air; a gun and a knife can both have been used."""
    given = sources_of(together)
    for group in (SMALL_ARMS, FROM_AFAR, BY_HAND):
        sources = {key: some for key, some in given.items() if key in group}
        if len(sources) > 1 and not set.intersection(*sources.values()):
            return Ruling(DifferenceKind.CONFLICT, different("two weapons", 0.7, f"The sources tell of {' and '.join(sorted(sources))}"))
    return None


DEAL = table(r"deals?\b", r"agreements?\b", r"truces?\b", r"cease-?fires?\b", r"accords?\b", r"pacts?\b", r"swaps?\b", r"evacuation\b",
    r"treaty\b", r"exchange\b", r"release\b", r"talks\b", r"acuerdo", r"tregua", r"alto el fuego", r"accord\b",
             r"cessez-le-feu", r"trêve", r"abkommen", r"waffenruhe", r"vereinbarung", r"acordo", r"соглашени", r"перемири", r"сделк",
             r"договор", r"اتفاق", r"هدنه", r"وقف اطلاق النار", r"توافق", r"اتش بس", r"معاهد", r"جنگ بندی", r"avtale",
    r"våpenhvile")  # fmt: skip
BROKERED = table(r"(?:brokered|mediated|negotiated|facilitated|sponsored|guaranteed)(?: \w+)? by",
    r"(?:mediado|negociado|auspiciado|patrocinado)s? por", r"con la mediación de", r"(?:négocié|parrainé)e?s? par", r"sous l'égide d",
    r"vermittelt von",
                 r"(?:mediado|intermediado) por", r"при посредничестве", r"بوساطه", r"برعایه", r"با میانجیگری", r"با میانجی گری",
                 r"ثالثی", r"meglet av", r"mediation of")  # fmt: skip
REACHED = table(r"(?:reached|agreed|signed|struck|concluded|made|negotiated)(?: \w+)? (?:by|between)",
    r"(?:alcanzado|firmado|acordado)s? (?:por|entre)", r"(?:conclu|signé)e?s? (?:par|entre)", r"zwischen",
    r"(?:alcançado|firmado|assinado) (?:por|entre)",
                r"(?:между|заключен\w+)", r"بین", r"میان", r"کے درمیان", r"mellom")  # fmt: skip
_TAKES_PART = lazy(in_folded(
    r"government|regime|opposition|rebels?|insurgents?|militants?|separatists?|authorities|gobierno|rebeldes|oposición|gouvernement|"
    r"rebelles|regierung|правительств|повстанц|حکومه|معارضه|دولت|حکومت|شورشیان"), re.IGNORECASE)  # fmt: skip
MADE = table(r"(?:reached|signed|struck|concluded|made|agreed (?:to|on)) (?:an? |the |their )?(?:\w+ ){0,3}?(?:deal|agreement|truce|"
    r"cease-?fire|accord|pact|swap)\b", r"(?:alcanzaron|firmaron|acordaron) (?:un|una|el|la)\b",
             r"(?:ont conclu|ont signé) (?:un|une)\b", r"заключили", r"подписали", r"توصلا الی", r"توصلت .{0,40}الی")  # fmt: skip
BROKER_OF = table(
    r"(?:brokered|mediated|facilitated) (?:an? |the )(?:\w+ ){0,3}?(?:deal|agreement|truce|cease-?fire|accord|pact|swap|evacuation|"
    r"exchange|release)\b"
)
REACH = 110


def read_deal(claim: Claim, setting: Setting) -> Iterator[Said]:
    """Who made a deal: those who brokered it, and those between whom it was reached."""
    text = folded(claim.statement)
    if not DEAL.search(text) or is_elsewhere(claim, setting):
        return
    for pattern, how, behind in (
        (BROKERED, "brokered", True),
        (BROKER_OF, "brokered", False),
        (REACHED, "reached", True),
        (MADE, "reached", False),
    ):
        hit = pattern.search(text)
        if hit is None:
            continue
        low, high = (hit.end(), min(len(text), hit.end() + REACH)) if behind else (max(0, hit.start() - REACH), hit.start())
        who = sorted({setting.names[n.entity] for n in names_in(claim, setting, text) if low <= n.start < high and n.end <= high})
        others = [m.group() for m in _TAKES_PART.finditer(text, low, high)] if how == "reached" else []
        if who or others:
            shown = " and ".join(dict.fromkeys([*who, *others]))
            yield Said(f"{story_of(claim, setting)}|deal", "the deal", "who made it", f"{how} by {shown}", f"{how}|{'|'.join(who)}", claim)


def judge_deal(together: Sequence[Said]) -> Ruling | None:
    """Brokers and parties are both right; two sets of brokers with nobody in common are not."""
    brokers = {said.key for said in together if said.key.startswith("brokered")}
    parties = {said.key for said in together if said.key.startswith("reached")}
    sets = [frozenset(key.split("|")[1:]) for key in sorted(brokers)]
    if any(a.isdisjoint(b) for n, a in enumerate(sets) for b in sets[n + 1 :]) and len({s.claim.source for s in together}) > 1:
        return Ruling(DifferenceKind.CONFLICT, different("two brokers", 0.7, "The sources name brokers with nobody in common"))
    if brokers and parties:
        why = same("brokers and parties", 0.8, "Some name those who brokered it, others those who made it: both can be true")
        return Ruling(DifferenceKind.SCOPE, why, Taken(None, "Both stand."))
    return None


VEHICLE = Facet("vehicle", ConflictKind.CLAIM, read_vehicle, judge_vehicle)
WEAPON = Facet("weapon", ConflictKind.CLAIM, read_weapon, judge_weapon)
MAKERS = Facet("who made it", ConflictKind.CLAIM, read_deal, judge_deal)
