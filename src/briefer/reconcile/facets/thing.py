"""A thing that is in one of two states, and the cues of being shut and open, which many things share."""

from __future__ import annotations

from typing import NamedTuple

from briefer.reconcile.facets.told_common import table
from briefer.reconcile.gated import Table


class Thing(NamedTuple):
    """What may be in one of two states.

    Attributes:
        name: in words.
        words: what names it.
        one: the first state in words, and what tells it.
        other: the second, into which the first turns in the course of things, where ``flows``.
        flows: whether the first turns into the second, so that the later source is no conflict.
        again: the second state told as one that came after the first: reopened.
    """

    name: str
    words: Table
    one: tuple[str, Table]
    other: tuple[str, Table]
    flows: bool = False
    again: tuple[str, Table] | None = None

    @property
    def attribute(self) -> str:
        """The two states in words: "in force or lifted"."""
        return f"{self.one[0]} or {self.other[0]}"


_SHUT = table(
    r"(?:was|were|is|are|been|remains?|stayed?) (?:(?!never|not)\w+ )?(?:shut|closed|blocked|sealed|locked|chained)\b",
    r"(?:shut|closed|sealed|blocked|locked|chained) (?:the|its|off|down|to)\b",
    r"closure of", r"cerrad[oa]s?\b", r"cerró\b", r"cerraron\b", r"cierre de", r"fermée?s?\b", r"fermeture", r"geschlossen",
    r"gesperrt", r"schloss\b",
    r"fechad[oa]s?\b", r"fechou\b", r"chius[oaie]\b", r"закрыт\w*", r"закрыл\w*", r"перекрыт\w*", r"закрит\w*", r"закрил\w*",
    r"перекри\w*",
    r"اغلق\w*", r"اغلاق", r"مغلق\w*", r"بسته (?:است|بود|شد|شده|ماند)", r"بستن", r"را بست", r"بند (?:ہے|تھ|کر)", r"kapatıl", r"kapalı",
    r"kapattı",
    r"stengt\w*", r"stängd\w*", r"lukket", r"gesloten", r"zamkni[eę]t\w*", r"zamknął\w*",
)  # fmt: skip
_OPEN = table(
    r"(?:never|not|n't)(?: \w+){0,3} (?:shut|closed?|blocked|locked)\b",
    r"(?:remains?|remained|stayed|is|was|are|were) (?:still |fully )?open\b",
    r"(?:no|nunca|jamás)\b.{0,20}\b(?:cerr\w+)", r"(?:sigue|permanece|permaneció) abiert\w*",
    r"abiert[oa]s?\b",
    r"n'a (?:jamais|pas) (?:été )?ferm\w+", r"resté\w* ouvert\w*", r"nicht (?:geschlossen|gesperrt)",
    r"geöffnet", r"offen\b",
    r"abert[oa]s?\b", r"não (?:foi|esteve|fechou)\b.{0,12}fech\w*", r"apert[oaie]\b", r"mai chius\w*",
    r"не (?:был\w* )?(?:закры\w+|перекры\w+)", r"не закрива\w+", r"открыт\w*", r"відкрит\w*", r"لم (?:تغلق|یغلق|تقفل)\w*", r"مفتوح\w*",
    r"باز (?:است|بود|شد|شده|ماند)", r"بسته نشد",
    r"کھل\w*", r"کھول\w*", r"بند نہیں", r"kapanma\w+", r"kapatılmad\w+", r"açık\b", r"açıldı",
    r"ikke stengt", r"åpen\b", r"åpnet\w*", r"öppen\b|öppnad\w*", r"åben\b", r"niet gesloten", r"open gebleven",
    r"nie (?:został\w* |był\w* )?zamkni\w+", r"otwart\w*",
)  # fmt: skip


_REOPENED = table(
    r"re-?open\w*", r"open again", r"reabiert\w*", r"reabri\w+", r"rouvert\w*", r"rouvri\w*", r"wieder (?:geöffnet|offen|freigegeben)",
    r"reabert\w*", r"reabr\w+",
    r"riapert\w*", r"riapr\w+", r"(?:снова|вновь|опять) (?:открыт|открыл|работа)\w*", r"возобнов\w+ работу",
    r"(?:знову|вже) (?:відкрит|відкрил|працю)\w*", r"віднов\w+ роботу",
    r"(?:اعید|اعادت|اعاده) (?:ال)?(?:فتح|افتتاح)", r"بازگشایی", r"دوباره (?:باز|گشوده)", r"دوبارہ کھ\w+",
    r"(?:yeniden|tekrar) (?:açıl|açtı)\w*", r"gjenåpne\w*", r"återöppna\w*|öppnat igen", r"genåbne\w*",
    r"heropend|weer open", r"ponownie otwar\w+",
)  # fmt: skip


def place(name: str, *words: str) -> Thing:
    """A place or way that is shut or open."""
    return Thing(name, table(*words), ("closed", _SHUT), ("open", _OPEN), again=("open again", _REOPENED))
