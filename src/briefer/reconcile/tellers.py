"""Who is told to tell something, cut out of a text: what became of the gunman became not of the minister who says so."""

from __future__ import annotations

from briefer.lexicon.patterns import lazy
from briefer.models import Claim
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import in_folded, names_in

FAR = 45  # characters between "according to" and the name, for an office
_ACCORDING_TO = (
    "according to", "in the words of", "según", "de acuerdo con", "en palabras de", "selon", "d'après", "laut", "segundo",
    "de acordo com", "nach (?:darstellung|angaben|aussagen?|worten|auskunft)(?: (?:von|des|der))?", "conforme", "secondo", "stando a",
    "по словам", "по данным", "со слов", "за словами", "за даними", "بحسب", "حسب", r"وفقا ل\w*", "به گفته", "بنا به گفته", "ifølge",
    "enligt", "volgens", "według", "zdaniem",
)  # fmt: skip
_SAYS = (
    "said", "says", "told", "added", "claim(?:s|ed)", "insist(?:s|ed)", "maintain(?:s|ed)", "announced", "stated", "confirmed",
    "sostiene", "sostuvo", "afirm(?:a|ó|ou)", "dijo", "declaró", "aseguró", "señaló", "informó", "indicó", "aclaró",
    "a (?:déclaré|affirmé|dit|indiqué|annoncé|confirmé)", "sagte", "erklärte", "behauptete", "disse", "informou", "declarou",
    "ha (?:detto|dichiarato|affermato)", r"заявил\w?", r"сообщил\w?", r"сказал\w?", r"рассказал\w?", r"утвержда\w+", r"повідоми\w+",
    "сказа(?:в|ла)", "قالت?", "صرح", "اکد", r"گفت\w*", "اعلام کرد", "کہا", "بتایا", "dedi", "söyledi", "açıkladı", "sa", "uttalte",
    "sade", "sagde", "zei", "verklaarde", r"powiedzia\w+",
)  # fmt: skip
ACCORDING_TO = lazy(rf"(?<!\w)(?:{in_folded('|'.join(_ACCORDING_TO))})(?!\w)")
SAYS = lazy(rf"[\s,]{{0,2}}(?:\w+[\s,]+){{0,2}}?(?:{in_folded('|'.join(_SAYS))})(?!\w)")
_STOP = lazy(r"[.;:]")


def without_tellers(claim: Claim, setting: Setting, text: str) -> str:
    """A folded text without "according to" and whom it names, and without the names of those who say what follows."""
    for start, name, end in reversed(_told_by(claim, setting, text)):
        text = f"{text[:start]}{text[end:].lstrip(' ,')}" if start < name else f"{text[:start]}{text[end:]}"
    return text


def tellers_in(claim: Claim, setting: Setting, text: str) -> frozenset[int]:
    """Where the names of those who tell it begin in a folded text."""
    return frozenset(name for _, name, _ in _told_by(claim, setting, text))


def _told_by(claim: Claim, setting: Setting, text: str) -> list[tuple[int, int, int]]:
    """Of each teller, in order: where "according to" begins (else his name), where his name does, and where it ends."""
    found: list[tuple[int, int, int]] = []
    for named in sorted(names_in(claim, setting, text)):
        cues = [cue for cue in ACCORDING_TO.finditer(text, 0, named.start) if named.start - cue.end() <= FAR]
        if cues and not _STOP.search(text, cues[-1].end(), named.start):
            found.append((cues[-1].start(), named.start, named.end))
        elif SAYS.match(text, named.end):
            found.append((named.start, named.start, named.end))
    return [told for n, told in enumerate(found) if not n or told[0] >= found[n - 1][2]]
