"""Why it happened, in classes of causes that any language names: a human error, a fault of the machine, the weather, a bomb.

Accounts of one language are compared by their words (``accounts``); across languages only classes can be. A class counts where a
claim gives it as a cause, or where it can hardly be anything else. Who says so is named: two tellers with two causes are opinions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.lexicon.patterns import lazy
from briefer.models import Certainty, Claim, ConflictKind, DifferenceKind
from briefer.reconcile.facets.cause_words import LOOSE_CAUSES, PLAIN_CAUSES
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.told_common import any_of, classes, in_folded, sources_of, story_of, table
from briefer.reconcile.rules import different
from briefer.reconcile.taking import Setting, Taken
from briefer.reconcile.told import is_long_ago, shortened, shown
from briefer.reconcile.wording import folded

_PLAIN, _LOOSE = classes(PLAIN_CAUSES), classes(LOOSE_CAUSES)
_ANY = any_of(words for _, words in (*_PLAIN, *_LOOSE))
BECAUSE = table(
    r"caus(?:e|ed|es|ing)\b", r"because", r"due to", r"blam\w+", r"result of", r"explanation", r"led to", r"triggered", r"attribut\w+",
    r"reason\b", r"causa\w*", r"debido", r"provoc\w+", r"culp\w+", r"porque", r"raison", r"expli\w+", r"dû à", r"due à", r"causée? par",
    r"wegen", r"ursache", r"aufgrund", r"grund\b", r"führte zu", r"devido", r"motivo", r"dovut\w+", r"причин\w+", r"из-за",
    r"привел\w*", r"вызва\w+", r"через\b", r"спричин\w+", r"призвел\w*", r"بسبب", r"سبب", r"ناجم\w*", r"نتیجه", r"به دلیل", r"به علت",
    r"علت", r"دلیل", r"بر اثر", r"در پی", r"وجہ", r"neden\w*", r"sebe\w+", r"yüzünden", r"sonucu\b",
    r"orsak\w*", r"skyld\w*", r"på grunn av", r"på grund av", r"oorza\w*", r"door\b", r"vanwege", r"przyczyn\w*", r"spowodow\w+",
    r"przez\b",
)  # fmt: skip
NOT = lazy(in_folded(
    r"(?:\bnot|n[\"']t|\bno|\bnever|\bneither|ruled out|denied|deny|rejected|\bsin|\bni|descart\w+|negó|\bpas|aucun\w*|"
    r"exclu\w*|écart\w+|\bnicht|kein\w*|ausgeschlossen|\bnão|nenhum\w*|\bnon|nessun\w*|esclus\w+|\bне|исключ\w+|отверг\w+|"
    r"\bні|виключ\w+|відкин\w+|\bلم|\bلا|نفی|نفت|استبعد\w*|\bنه|رد کرد|تکذیب|نہیں|değil|yalanla\w*|reddet\w*|\bikke|\binte|utelukk\w*|"
    r"\bniet|"
    r"uitgesloten|\bnie|wyklucz\w+)\W+(?:\w+\W+){0,3}$"
))  # fmt: skip
NOT_BEHIND = lazy(in_folded(
    r"^[^\w,;.]*(?:\w+[^\w,;.]+){0,3}(?:was|is)? ?(?:ruled out|not|excluded|descartad|exclu|ausgeschlossen|исключ|не было|виключ|не було|"
    r"رد شد|نبود|"
    r"مستبعد|خارج از|değil|yalanla\w+|uitgesloten|utelukk|uteslut|wykluczon)"
))  # fmt: skip
TURKISH_NOT = lazy(r"m[ae](?:mış|miş|dı|di)\w*$")
MAKES = lazy(in_folded(
    r"(?:caused|causing|triggered|led to|leading to|resulted in|provocó|provocaron|provocando|causó|causaron|a (?:provoqué|causé|"
    r"entraîné)|"
    r"ont (?:provoqué|causé|entraîné)|verursacht\w*|führte\w* zu|löste\w*|provocou|causou|ha(?:nno)? (?:causato|provocato)|вызвал\w*|"
    r"прив[её]л\w* к|повлек\w*|спричини\w+|призв\w+ до|ادی الی|ادت الی|تسبب\w* فی|neden ol\w+|yol aç\w+|forårsak\w+|orsakade|"
    r"veroorzaakte\w*|spowodował\w*)(?! (?:by|par|por|da|durch|door|av|af)\b)\W+(?:\w+\W+){0,2}$"
))  # fmt: skip
"""What makes of the words behind it an effect: the gas leak of "the explosion caused a gas leak" is no cause of it."""
OPEN = table(
    r"causes? (?:of the \w+ )?(?:is|was|are|were|remains?) (?:still |yet )?(?:not|n\"t|un)",
    r"causes? (?:is|was|are|were) (?:being |under )?investigat\w+", r"(?:looking|look) (?:at|into)", r"possibilit\w+",
    r"not (?:been )?ruled out", r"whether\b",
    r"se desconocen? (?:la|las) causas?", r"no (?:se )?descarta\w*", r"se investiga", r"(?:estudian|barajan|analizan)\b",
    r"causes? (?:reste\w*|est|sont) (?:encore )?(?:inconnue|indéterminée)s?", r"n\"(?:est|a) pas exclu\w*",
    r"ursache (?:ist|war|blieb|bleibt) (?:noch |zunächst )?(?:un|nicht)\w*", r"nicht ausgeschlossen",
    r"causas? (?:ainda )?(?:é|são|não|seguem) .{0,12}(?:desconhecid|sabe|conhecid)\w*", r"não (?:se )?descart\w+",
    r"cause (?:sono|restano) (?:ancora )?(?:ignote|sconosciute)",
    r"non si esclude", r"причин\w+ .{0,20}(?:неизвестн|выясня|устанавлива)\w*", r"не исключа\w+", r"рассматрива\w+",
    r"причин\w+ .{0,20}(?:невідом|з\"ясову|встановлю)\w*", r"не виключа\w+", r"розгляда\w+",
    r"(?:سبب|اسباب)\w* .{0,20}(?:غیر معروف|مجهول|قید التحقیق)\w*",
    r"لم (?:یعرف|تعرف|یستبعد|تستبعد)", r"علت .{0,25}(?:نامعلوم|مشخص نیست|در دست بررسی|مشخص نشده)",
    r"وجہ .{0,20}(?:معلوم نہیں|نامعلوم)", r"neden\w* .{0,20}(?:bilinmiyor|belirlenemedi|araştırılıyor)",
    r"årsaken er (?:ukjent|ikke|uklar)", r"orsaken är (?:okänd|inte|oklar)",
    r"oorzaak is (?:nog )?(?:niet|on)\w*", r"przyczyn\w+ .{0,15}(?:nieznan|ustala)\w*", r"nie wyklucz\w+",
)  # fmt: skip
"""What tells that a claim names causes as possible ones, and gives none."""
INTEREST = table(
    r"crash\w*", r"collaps\w*", r"derail\w*", r"sank|sinking|capsiz\w*", r"fire\b|blaze", r"explo\w+", r"flood\w*", r"outage|blackout",
    r"died|death|outbreak",
    r"estrell\w*|accidente|derrumb\w*|incendio|inundac\w*|explosi\w*|apagón|naufrag\w*|hundi\w+|descarril\w*|brote\b",
    r"écras\w*|effondr\w*|accident|incendie|inondation\w*|explosion|naufrage|panne|déraill\w*|épidémie",
    r"abst[uü]rz\w*|einst[uü]rz\w*|brand\b|unglück|hochwasser|stromausfall|entgleis\w*|gesunken|ausbruch\b",
    r"queda|desab\w*|acidente|incêndio|enchent\w*|naufr[aá]g\w*|afund\w*|descarril\w*|surto\b",
    r"croll\w*|incidente|alluvion\w*|schiant\w*|affond\w*|deragl\w*|focolaio",
    r"крушен\w*|авари\w*|обруш\w*|рухну\w*|пожар\w*|взрыв\w*|наводнен\w*|катастроф\w*",
    r"затону\w*|сош[её]л с рельс|вспышк\w*", r"обвал\w*|аварі\w*|пожеж\w*|вибух\w*|повін\w*|катастроф\w*|затону\w*|спалах\w*",
    r"تحطم|سقوط|انهیار|انهار|حریق|انفجار|فیضان\w*|غرق|تفش\w*", r"ریزش|فروریخ\w*|آتش سوزی|سیل\b|سانحه|واژگون\w*|شیوع",
    r"حادث\w*|گر کر|آگ\b|سیلاب|دھماک\w*|ڈوب\w*", r"çök\w*|düş(?:tü|mes)\w*|kaza\w*|yangın\w*|patlama\w*|sel\b|battı|salgın\w*",
    r"styrt\w*|kollaps\w*|ulykke\w*|brann\w*|brand\w*|eksplosjon\w*|forlis\w*|sank\b|olyck\w*|ulykk\w*|flom\w*|utbrudd\w*",
    r"neergestort|ingestort|ramp\w*|ontploffing\w*|overstroming\w*|gezonken",
    r"katastrof\w*|zawali\w*|pożar\w*|wybuch\w*|powód\w*|wypad\w*|zaton\w*",
)  # fmt: skip


def read_cause(claim: Claim, setting: Setting) -> Iterator[Said]:
    """The causes that a claim gives, each with who gives it."""
    text = folded(claim.statement)
    if claim.certainty is Certainty.FORECAST or not _ANY.may(text) or OPEN.search(text) or is_long_ago(claim, setting):
        return
    because = BECAUSE.search(text) is not None
    if not because and not INTEREST.search(text) and not claim.speaker:
        return
    story = story_of(claim, setting)
    for name, words in (*_PLAIN, *_LOOSE) if because else _PLAIN:
        hit = words.search(text)
        if hit and not MAKES.search(text[max(0, hit.start() - 50) : hit.start()]):
            key = f"not {name}" if _is_denied(text, hit) else name
            yield Said(f"{story}|cause", shown(setting, story, "what happened"), "cause", shortened(claim.statement), key, claim)


def _is_denied(text: str, hit: re.Match[str]) -> bool:
    before, behind = text[max(0, hit.start() - 40) : hit.start()], text[hit.end() : hit.end() + 40]
    return bool(NOT.search(before) or NOT_BEHIND.search(behind) or TURKISH_NOT.search(hit.group()))


def judge_cause(together: Sequence[Said]) -> Ruling | None:
    """Two causes by two sources; what one gives as the cause and another denies."""
    given = sources_of(together)
    firm = sorted(key for key in given if not key.startswith("not "))
    pairs = [(a, b) for n, a in enumerate(firm) for b in firm[n + 1 :] if len(given[a] | given[b]) > 1 and not given[a] & given[b]]
    pairs += [(key, f"not {key}") for key in firm if f"not {key}" in given and len(given[key] | given[f"not {key}"]) > 1]
    if not pairs:
        return None
    reason = f"The sources give different causes: {pairs[0][0]}, and {pairs[0][1]}"
    return Ruling(DifferenceKind.OPINION, different("two causes", 0.7, reason), Taken(None, "Each is given with who says so."))


CAUSE = Facet("cause", ConflictKind.CLAIM, read_cause, judge_cause)
