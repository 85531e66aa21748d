"""Magnitudes of an earthquake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.lexicon.patterns import lazy
from briefer.models import Claim, ConflictKind, DifferenceKind
from briefer.reconcile.facets.facet import Facet, Ruling, Said
from briefer.reconcile.facets.measured_common import conflict, listed
from briefer.reconcile.rules import same
from briefer.reconcile.taking import Setting
from briefer.reconcile.told import topic_of

_MAGNITUDE = lazy(
    r"(?:\b(?:magnitude|magnitud|magnitude de|magnitud de|stärke|styrke|magnituda|magnitud|magnitudo|magnituden?|magnitude|magnitudzie|"
    r"styrka|kracht|sile|grados"
    r"|büyüklüğ\w*)(?:\s+(?:of|de|di|von|van|på|a|preliminar de|около|близько))?[\s-]{1,2}"
    r"|\b(?:магнитуд\w+|магнітуд\w+|силой|силою)\s+|(?:بقوة|قوته|قوتها|بلغت قوت\w+|شدت|بزرگی|"
    r"بزرگای)\s+(?:به\s+)?)(\d{1,2}(?:[.,٫]\d)?)(?![\d.,٫]*\d)"
    r"|(?<![\d.,])(\d(?:[.,٫]\d)?)(?:\s*-?\s*(?:magnitude\b|magnitud\b|on the richter|en la escala|grados (?:en"
    r"|de|richter)|auf der richter|på richter|balles?\b"
    r"|градус|балл\w*|по шкале|درجة|درجات|ریشتر|büyüklüğünde|级))",
    re.IGNORECASE,
)
_QUAKE = lazy(
    (
        r"quake|tremor|richter|sismo|terremoto|séisme|erdbeben|jordskjelv|jordbävning|землетр|толч|زلزال|هزة"
        r"|زلزله|زلزلہ|deprem|magnitud|магнитуд|地震"
    ),
    re.IGNORECASE,
)
_DIGIT = lazy(r"[3-9٣-٩۳-۹]")
_DECIMAL = lazy(
    r"(?<![\d.,٫$€£])[2-9٢-٩۲-۹][.,٫][\d٠-٩۰-۹](?![\d٠-٩۰-۹])(?!\s?(?:%|[kк][mм]|mil|mill|млн|bn|m\b|м\b|كلم|کیلومتر|metr|mètr|درصد))"
)
_MEASURED = lazy(
    r"magnitud|richter|put at|measur|regist|estimat|strength|stärke|styrke|büyüklü|магнитуд|магнітуд|бал[лі]"
    r"|сил[оа]|بقوة|قوت|شدت|بزرگ|درجة|ریشتر|شدة|مقياس",
    re.IGNORECASE,
)
_NEXT = 30
_AFTERSHOCK = lazy(r"aftershock|réplica|réplique|nachbeben|etterskjelv|афтершок|ارتدادية|پس.?لرزه|artçı|foreshock|余震", re.IGNORECASE)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫,", "01234567890123456789..")


def magnitudes(claim: Claim, setting: Setting) -> Iterator[Said]:
    """'a 6.4-magnitude earthquake', 'بقوة 6.4 درجة', 'put at 6.4 by one institute and 6.6 by another'; none of an aftershock."""
    text = claim.quote.text
    if not _DIGIT.search(text) or not _QUAKE.search(text):
        return
    found = dict(_read_magnitudes(text))
    topic = topic_of(claim, setting) if found else None
    for at, value in sorted(found.items()):
        if topic and 2 <= value < 10 and not _AFTERSHOCK.search(text[max(0, at - 60) : at + 60]):
            yield Said(f"{topic.id}|magnitude", topic.shown, "magnitude", f"{value:g}", f"{value:g}", claim, value)


def _read_magnitudes(text: str) -> Iterator[tuple[int, float]]:
    """The magnitudes in a sentence on a quake, with where they stand."""
    first = _MAGNITUDE.search(text)
    if first is not None:
        group = 1 if first[1] else 2
        yield first.start(group), float(first[group].translate(_DIGITS))
    last = None
    for match in _DECIMAL.finditer(text):
        near = last is not None and match.start() - last <= _NEXT
        if (
            near
            or _MEASURED.search(text[max(0, match.start() - 45) : match.start()])
            or _MEASURED.search(text[match.end() : match.end() + 25])
        ):
            last = match.end()
            yield match.start(), float(match[0].translate(_DIGITS))


def judge_magnitudes(together: Sequence[Said]) -> Ruling | None:
    """Magnitudes a few tenths apart: each institute measures its own, and revises it."""
    values = [said.measure or 0.0 for said in together]
    if max(values) - min(values) <= 0.5:
        why = f"{listed(together)}: a few tenths apart, as institutes measure and revise them"
        return Ruling(DifferenceKind.ROUNDING, same("magnitude", 0.8, why))
    return conflict(together, "magnitude")


MAGNITUDE = Facet("magnitude", ConflictKind.NUMBER, magnitudes, judge_magnitudes)
