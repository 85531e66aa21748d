"""Who did what only one can have done: who fired first, who mediated, who won, who broke the truce.

Asked of a story. The answer is a name near the words of the deed, in any script, or a side ("the rebels", "الحرس"); sides are classes
of words in many languages. What a source calls open is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ConflictKind, DifferenceKind, EntityKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import STAYS_OPEN, any_of, classes, story_of, table
from briefer.reconcile.gated import Table
from briefer.reconcile.name_units import country_of
from briefer.reconcile.rules import different
from briefer.reconcile.spellings import SAME_NAME, score_names
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import is_long_ago, names_in, people_in, shown
from briefer.reconcile.wording import folded

REACH = 75
SIDES = (
    ("rebels", (
        r"opprør\w*|rebell\w*|upprors\w*|oprør\w*|opstandelingen|muiters|rebelian\w*|buntownik\w*|mutineers?|rebels?|insurgents?|"
        r"mutinous \w+|plotters|putschists|amotinados|rebeldes|insurgentes|golpistas|mutins|"
        r"rebelles|insurgés|putschistes|rebellen|meuterer|aufständische\w*|amotinados|ribelli|insorti|"
        r"мятежник\w*|повстанц\w*|заколотник\w*|المتمرد\w*|متمرد\w*|الانقلابی\w*|شورشی\w*|باغی\w*|isyancı\w*|asi\b|darbeci\w*"
    )),
    ("guard", (
        r"guards?|guardsmen|guardias?|gardes?|garde \w+|wachen|garde|guardas|guardie|гвард\w*|охран\w*|гварді\w*|الحرس|"
        r"نگهبان\w*|گارد|محافظ\w*|گارڈ\w*|muhafız\w*"
    )),
    ("police", (
        r"politiet?|polisen|politie|policj\w*|policjan\w*|police(?:m[ae]n)?|officers|policías?|policiers?|polizei|polizisten|polícia|"
        r"policiais|polizia|poliziotti|agenti|"
        r"полици\w*|поліц\w*|الشرطه|پلیس|پولیس|polis\w*"
    )),
    ("army", (
        r"hæren|militæret|soldater\w*|armén|militären|leger|soldaten|armi[ai]|wojsk\w*|żołnierz\w*|army|soldiers|troops|military|"
        r"government forces|security forces|ejército|soldados|militares|tropas|armée|soldats|"
        r"militaires|armee|soldaten|militär|truppen|exército|esercito|soldati|"
        r"арми\w*|солдат\w*|военн\w+|силовик\w*|армі\w*|військ\w*|الجیش|قوات|العسکری\w*|ارتش|سربازان|نیروهای|فوج|ordu\w*|asker\w*"
    )),
    ("protesters", (
        r"demonstranter\w*|demonstranten|betogers|demonstran\w*|protestując\w*|protest[eo]rs?|demonstrators?|marchers|strikers|"
        r"manifestantes|manifestants|demonstranten|manifestanti|протестующ\w*|"
        r"демонстрант\w*|протестувальник\w*|المتظاهر\w*|المحتج\w*|معترضان|تظاهرکنندگان|مظاہرین|gösterici\w*|protestocu\w*"
    )),
    ("gunmen", (
        r"gjerningsmenn\w*|angripern?e?|kidnapperne|gärningsmän\w*|angripar\w*|aanvallers|gijzelnemers|napastni\w*|porywacz\w*|gunm[ae]n|"
        r"attackers?|assailants?|kidnappers?|hijackers?|hostage-takers?|militants?|terrorists?|atacantes|asaltantes|"
        r"pistoleros|secuestradores|terroristas|assaillants|ravisseurs|terroristes|angreifer|geiselnehmer|terroristen|"
        r"sequestradores|aggressori|terroristi|боевик\w*|террорист\w*|нападавш\w*|бойовик\w*|нападник\w*|المسلح\w*|الخاطف\w*|"
        r"المهاجم\w*|مهاجمان|مردان مسلح|افراد مسلح|دہشت گرد\w*|حملہ آور\w*|saldırgan\w*|terörist\w*"
    )),
    ("settlers", r"settlers|colonos|colons|siedler|coloni|поселенц\w*|المستوطن\w*|شهرک نشین\w*"),
    ("opposition", (
        r"opposisjonen|oppositionen|oppositie|opozycj\w*|opposition|oposición|oppositionnels|"
        r"oposição|opposizione|оппозици\w*|опозиці\w*|المعارضه|اپوزیسیون|مخالفان|muhalefet"
    )),
    ("government", (
        r"regjeringen|regering\w*|regeringen|overheid|rząd\w*|władz\w*|government|authorities|ruling party|gobierno|gouvernement|"
        r"regierung|governo|правительств\w*|власт\w*|уряд\w*|влад\w*|"
        r"الحکومه|السلطات|دولت|حکومت|hükümet\w*"
    )),
)  # fmt: skip
_SIDES = classes(SIDES)


class Deed(NamedTuple):
    """What only one can have done: in words, what tells it, and where the doer stands.

    ``behind``: words after which he stands ("mediated by"); ``told``: words before or behind which he stands, nearest first.
    ``sides``: whether a side is an answer, besides a name. ``names``: whether a name is.
    """

    attribute: str
    told: Table
    behind: Table | None
    sides: bool
    kind: ConflictKind
    people: bool = False


DEEDS = (
    Deed("who fired first", table(
        (
            r"(?:opened fire|open fire|fired|shot|attacked|struck|started (?:the )?(?:shooting|firing|"
            r"fighting))\b(?: \w+){0,2} first\b"
        ), r"(?:were|was) (?:the )?first to (?:open fire|fire|shoot|attack|strike)", r"fired the first shots?",
        r"first shots? (?:was|were|came)",
        r"first opened fire", r"dispar\w+ primero", r"abri\w+ fuego primero", r"primer\w+ en (?:disparar|abrir fuego|atacar)",
        r"(?:ont|a) (?:tiré|ouvert le feu) (?:les |le )?(?:premiers?|en premier)", r"premiers? à (?:tirer|ouvrir le feu|attaquer)",
        r"zuerst (?:geschossen|das feuer|gefeuert|geschossen)", r"(?:ersten|ersten) sch[uü]ss\w*", r"eröffnet\w* zuerst",
        r"primeir\w+ a (?:atirar|abrir fogo|disparar|atacar)", r"atir\w+ primeiro", r"prim\w+ a (?:sparare|aprire il fuoco|attaccare)",
        r"sparato per prim\w",
        r"перв\w+ (?:открыл\w*|начал\w* стрел\w*|выстрел\w*|огонь)", r"открыл\w* огонь перв\w+",
        r"перш\w+ (?:відкри\w+|почал\w* стріл\w*|вистріл\w*)", r"відкри\w+ вогонь перш\w+",
        r"(?:بداوا|بدا|بدات|بادر\w*|بدء)\b.{0,12}(?:اطلاق النار|باطلاق النار|بالقتال|بالهجوم)",
        r"اول من (?:اطلق|فتح|بدا)", r"(?:اول|ابتدا|نخست|نخستین)\b.{0,30}(?:تیراندازی|شلیک|آتش|اتش)",
        r"پہلے\b.{0,20}(?:فائرنگ|گولی|حملہ)", r"(?:ilk|önce) (?:ateş\w*|kurşun\w*|saldır\w*)", r"ateşi ilk",
    r"(?:skjøt|åpnet ild|sköt|öppnade eld|skød|åbnede ild) først", r"(?:sköt|öppnade eld) först",
    r"(?:schoot|schoten|opende\w* het vuur) (?:als )?eerst\w*", r"als eerste (?:schoot|schoten|het vuur)",
    r"pierws\w+ (?:otworzył|strzelił|zaczę)\w*",
),
        None, sides=True, kind=ConflictKind.CLAIM),
    Deed("who mediated", table(
        r"(?:mediated|brokered|negotiated) (?:the|an?|this|their)\b",
        r"(?:led|leads?|conducted|headed) (?:the )?(?:mediation|talks|negotiations)",
        r"medió\b", r"condujo la (?:mediación|negociación)",
        r"(?:a|ont) (?:conduit|mené|dirigé|assuré) (?:la médiation|les (?:pourparlers|négociations|discussions))", r"vermittelte\b",
        r"(?:mediou|intermediou|conduziu (?:a mediação|as negociações))",
        r"(?:ha mediato|ha condotto (?:la mediazione|le trattative|i negoziati))",
        r"переговоры (?:вел|в[её]л|вела|провел|пров[её]л)\w*", r"(?:вел|в[её]л|вела) переговоры", r"переговори (?:вів|вела|провів)",
        r"(?:вів|вела) переговори", r"(?:توسط|قاد الوساطه)\b", r"میانجی ?گری کرد", r"ثالثی کی", r"arabuluculuk (?:yaptı|etti)"),
        table(r"(?:mediated|brokered|negotiated|facilitated)(?: \w+)? by", r"mediation (?:of|by|led by)",
        r"(?:mediador|mediación|intermediación)\b.{0,12}(?:de|del|por)\b", r"(?:acuerdo|tregua|liberación|"
        r"intercambio|fin d\w+ \w+)\b.{0,12} se (?:atribuye|debe)\b.{0,24} (?:a|al)\b",
        r"credited with (?:brokering|mediating|negotiating)\b",
        r"médiation (?:de|du|d')", r"sous l'égide d\w*", r"(?:vermittelt von|vermittlung)\b",
            r"(?:mediação|intermédio|mediad[oa] por)\b", r"mediazione (?:di|del\w*|d')", r"посредничеств\w+", r"посередництв\w+",
            r"(?:وساطه|بوساطه)\b(?: (?:قادها|اجراها|من))?", r"میانجی ?گری", r"ثالثی", r"arabuluculuğu\w*"), sides=False,
            kind=ConflictKind.ROLE, people=True),
    Deed("who won", table(
        r"(?:claimed|declared|proclaimed)(?: \w+){0,2} (?:victory|winner)",
        r"won (?:the )?(?:\w+ )?(?:election|vote|presidency|run-?off|race|poll|contest)",
        r"(?:was|were) (?:declared|proclaimed|named) (?:the )?(?:winner|victor)",
        r"(?:se proclamó|se declaró) (?:ganador\w*|vencedor\w*|presidente)",
        r"ganó (?:las elecciones|la elección|los comicios)",
        r"(?:a remporté|a gagné) (?:l'élection|le scrutin|la présidentielle|les élections)", r"revendique la victoire",
        r"s'est proclamé", r"(?:gewann|hat) die wahl\w*(?: gewonnen)?", r"erklärte sich zum (?:sieger|wahlsieger)",
        r"(?:venceu|ganhou) (?:a|as) eleiç\w+",
        r"(?:se declarou|proclamou-se) (?:vencedor\w*|eleit\w*)", r"ha vinto le elezioni", r"победил\w* на выборах",
        r"(?:объявил\w* (?:себя|о) побед\w+|одержал\w* победу)", r"переміг\w* на виборах",
        r"(?:оголосив|оголосила|здобув|здобула) (?:про )?перемог\w+",
        r"(?:فاز|فازت|اعلن فوز\w*)\b", r"(?:پیروز (?:شد|انتخابات)|اعلام پیروزی)", r"(?:جیت (?:لیا|گی)|کامیاب)",
        r"(?:seçimi kazan\w+|zafer\w* ilan)",
    r"(?:vant|vann|vandt) valget?", r"utropte seg til vinner|utropade sig till vinnare", r"won(?:nen)? de verkiezingen",
    r"wygrał\w* wybory", r"ogłosił\w* się zwycięzcą",
),
        None, sides=False, kind=ConflictKind.CLAIM, people=True),
    Deed("who broke the truce", table(
        r"(?:broke|broken|violated|breached|violating|breaking) (?:the |a |its )?(?:\w+ )?(?:truce|cease-?fire|armistice)",
        r"(?:rompió|rompieron|violó|violaron) (?:el|la) (?:alto el fuego|tregua)",
        r"(?:a|ont) (?:violé|rompu) (?:le cessez-le-feu|la trêve)", r"(?:waffenruhe|waffenstillstand) (?:gebrochen|verletzt)",
        r"(?:violou|violaram|quebrou) (?:o cessar-fogo|a trégua)", r"ha(?:nno)? (?:violato|rotto) (?:il cessate|la tregua)",
        r"нарушил\w* (?:режим\w* )?(?:прекращени\w+|перемири\w+)", r"порушил\w* (?:режим\w* )?(?:припинен\w+|перемир\w+)",
        r"(?:خرق\w*|انتهک\w*)\b.{0,12}(?:الهدنه|وقف)",
        r"آتش بس را نقض", r"اتش بس را نقض", r"نقض (?:آتش|اتش) بس", r"جنگ بندی کی خلاف", r"ateşkesi (?:ihlal|boz)\w*",
    r"(?:brøt|bröt|brød) våpenhvilen", r"(?:brøt|bröt|brød) (?:vapenvilan|våbenhvilen)",
    r"(?:schond|schonden|schendt) (?:het bestand|het staakt-het-vuren)", r"(?:złamał|naruszył)\w* (?:rozejm|zawieszenie broni)",
), None, sides=True,
        kind=ConflictKind.CLAIM),
)  # fmt: skip
_ASKED = lazy(r"(?:who|whether|which side|quién|si|qui|wer|ob|quem|chi|кто|хто|هل|چه کسی|کس نے|kim(?:in)?)\W+$")
OPEN = table(
    r"disputed",
    r"unclear",
    r"not (?:clear|known|agreed)",
    r"se desconoce",
    r"no está claro",
    r"on ignore",
    r"unklar",
    r"неизвестно",
    r"неясно",
    r"невідомо",
    r"غیر معروف",
    r"نامشخص",
    r"معلوم نیست",
    r"نامعلوم",
    r"belirsiz",
)
_PARTICLE = (
    r"(?:de|del|de la|da|do|dos|das|di|du|la|le|al|el|ul|bin|ben|ibn|bint|abu|ould|uld|mint|von|van|van der|der|den|ter|af|av|bar|"
    r"бин|бен|ибн|аль|эль|ульд|фон|ван|де|оглы|заде)"
)
_NAME = lazy(rf"[A-ZÀ-ÞЀ-Я\u0130Ş][^\W\d_]+(?:[ -](?:{_PARTICLE}[ -])?[A-ZÀ-ÞЀ-Я\u0130Ş][^\W\d_]+)+")
_DONE = any_of(t for deed in DEEDS for t in (deed.told, deed.behind) if t)


def read_deed(claim: Claim, setting: Setting) -> Iterator[Said]:
    """Who did what, as a claim has it."""
    text = folded(claim.statement)
    if claim.certainty is Certainty.FORECAST or not _DONE.may(text) or OPEN.search(text):
        return
    for deed in DEEDS:
        behind = deed.behind.search(text) if deed.behind else None
        hit = behind or deed.told.search(text)
        if hit is None or _ASKED.search(text[max(0, hit.start() - 25) : hit.start()]) or is_long_ago(claim, setting):
            continue
        who = _who(claim, setting, text, hit, deed, first_behind=behind is not None)
        if who:
            story = story_of(claim, setting)
            yield Said(
                f"{story}|{deed.attribute}",
                shown(setting, story, deed.attribute.removeprefix("who ")),
                deed.attribute,
                who[0],
                who[1],
                claim,
            )


def _who(claim: Claim, setting: Setting, text: str, hit: re.Match[str], deed: Deed, *, first_behind: bool) -> tuple[str, str] | None:
    """(shown, key) of the doer: before the words of the deed, or behind those that lead to him; nearest first."""
    able: list[tuple[int, int, str, str]] = (
        [(w.start, w.end, setting.names[w.entity], w.key) for w in people_in(claim, setting, text)] if deed.people else []
    )
    able += [
        (n.start, n.end, setting.names[n.entity], n.entity)
        for n in names_in(claim, setting, text)
        if n.kind is EntityKind.ORGANISATION or (n.kind is EntityKind.PLACE and country_of(setting.written[n.entity]))
    ]
    if deed.people:
        able += [(at, at + len(name), name, f"~{name}") for name, at in _capitalised(claim.statement, text)]
    if deed.sides:  # "the Presidential Guard" is a side by its name
        sides = [(m.start(), m.end(), name, f"side {name}") for name, pattern in _SIDES for m in pattern.finditer(text)]
        able = [*sides, *(one for one in able if not any(one[0] <= side[0] < one[1] for side in sides))]
    before = sorted((hit.start() - end, n) for n, (start, end, _, _) in enumerate(able) if 0 <= hit.start() - end <= REACH)
    after = sorted((start - hit.end(), n) for n, (start, _, _, _) in enumerate(able) if 0 <= start - hit.end() <= REACH)
    for some in (after, before) if first_behind else (before, after):
        if some:
            _, _, name, key = able[some[0][1]]
            return name, key
    return None


def _capitalised(statement: str, text: str) -> Iterator[tuple[str, int]]:
    """Runs of words with capitals: names that the reader of a language did not take for such."""
    for hit in _NAME.finditer(statement):
        at = text.find(folded(hit.group()))
        if at > 0:
            yield hit.group(), at


def judge_deed(together: Sequence[Said]) -> Ruling | None:
    """Two answers that no spelling makes one are a conflict; who is called by his side and by his name may be one."""
    answers: list[tuple[str, str, set[str]]] = []
    for said in together:
        match = next(
            (a for a in answers if a[0] == said.key or score_names(a[1], said.value) >= SAME_NAME or _word_in(a[1], said.value)), None
        )
        if match:
            match[2].add(said.claim.source)
        else:
            answers.append((said.key, said.value, {said.claim.source}))
    sides = [a for a in answers if a[0].startswith("side ")]
    named = [a for a in answers if not a[0].startswith("side ")]
    if max(len(sides), len(named)) < 2 or len(set().union(*(a[2] for a in answers))) < 2:
        return None
    told = sides if len(sides) > 1 else named
    return Ruling(
        DifferenceKind.CONFLICT,
        different("two are named", 0.7, f"Some name {told[0][1]}, others {told[1][1]}"),
        STAYS_OPEN,
    )


def _word_in(one: str, other: str) -> bool:
    return bool({w for w in folded(one).split() if len(w) > 3} & {w for w in folded(other).split() if len(w) > 3})


DEED = Facet("who did it alone", ConflictKind.CLAIM, read_deed, judge_deed)
