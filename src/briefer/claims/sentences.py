"""Sentences of a clean text with their exact places: pysbd, with its known misses mended.

pysbd is asked a paragraph at a time, so that a paragraph's border always ends a sentence. What it returns is looked up
in the paragraph from left to right; what can't be found again is joined to its neighbour, so that every span holds
exactly the characters of the text. Mended: cuts at a colon (Arabic, Persian), after an abbreviation, before a
lower-case word, between a closing quotation mark and its sentence; and the cut that it misses behind a full stop
inside a closing quotation mark (».).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

import pysbd

from briefer.lexicon.patterns import lazy
from briefer.lexicon.word_lists import word_set

_KNOWN: Final = word_set("en hi mr zh es am ar hy bg ur ru pl fa nl da fr my el it ja de kk sk")
_NEAREST: Final = {
    "no": "da",
    "nb": "da",
    "nn": "da",
    "sv": "da",
    "uk": "ru",
    "be": "ru",
    "tg": "ru",
    "sr": "ru",
    "ky": "kk",
    "ps": "fa",
    "prs": "fa",
    "ckb": "fa",
    "pt": "es",
    "ca": "es",
}
_END: Final = ".!?…؟۔。！？।։።"
_CLOSING: Final = "\"”’»›'）)]"
_ENDED: Final = lazy(rf"[{re.escape(_END)}][{re.escape(_CLOSING)}]*(?:\s*\[[^\]]*\])?\s*$")
_ABBREVIATED: Final = lazy(
    r"(?:^|[\s(“\"'])(?:Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Cmdr|Cpl|Det|Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|Sra|Dra|Dn|Ing|Lic|"
    r"Srta|No|Nos|vs|approx|Supt|Insp|U\.S|U\.N|U\.K|"
    r"EE\.UU|EE\. ?UU|[A-Z]|г|ул|тыс|млн|млрд|руб|им|св|ок|bl\.a|f\.eks|ca|kl|nr|Fr|Hr|z\.B|bzw|M|Mme|р|т\.е|д\.о)\.\s*$"
)
_OPEN_PARTS: Final = lazy(r"^\s*(?:[a-zа-яёàâäçéèêëîïôöùûüñæøå]|[,;:)\]»”]|[-–—] ?[a-z])")
_LONE_QUOTE: Final = lazy(rf"^[{re.escape(_CLOSING)}]+(?=\s|$)")
_MISSED: Final = lazy(rf"[{re.escape(_END)}][»”\"’]\s+(?=[A-ZÀ-ÞА-ЯЁ؀-ۿ“«\"])")
_TAG: Final = lazy(
    r"(?:[^\W\d_][\w.’'-]*\s+){0,4}(?:said|says|asked|told|added|shouted|wrote|tweeted|dijo|sa|сказал|сказала|заявил)\b|(?:he|she|"
    r"they)\s+\w+ed\b"
)
_INNER_STOP: Final = lazy(rf"[{re.escape(_END)}][{re.escape(_CLOSING)}]*\s*\S")
_LONGEST: Final = 2000
_SEEMS_END: Final = lazy(rf"[{re.escape(_END)}][{re.escape(_CLOSING)}]*\s+(?=[^\Wa-z_])")
_TRIM: Final = lazy(r"[\s•*·▪‣◦●■►»|–—-]+(?<![–—-](?=\d))(?=\S)|[\s\u200b\ufeff]+")


class SentenceSpan(NamedTuple):
    """A sentence: ``text[start:end]``.

    ``paragraph`` numbers the line from 0; ``closed``: it ends like a sentence; ``alone``: nothing else is on its line.
    """

    start: int
    end: int
    paragraph: int
    closed: bool
    alone: bool


@cache
def _segmenter(language: str) -> pysbd.Segmenter:
    return pysbd.Segmenter(language=language, clean=False)


def _rules_for(language: str) -> str:
    base = language.partition("-")[0]
    return base if base in _KNOWN else _NEAREST.get(base, "en")


def split_sentences(text: str, language: str) -> tuple[SentenceSpan, ...]:
    """The sentences of a clean text in order, without the white space and bullets around them.

    Args:
        text: paragraphs, each on a line of its own.
        language: a BCP 47 tag; a language that pysbd has no rules for is read by its nearest relative's, else by those of English.
    """
    found: list[SentenceSpan] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        pieces = [_trimmed(line, *piece) for piece in _pieces(line, _rules_for(language))]
        whole = [piece for piece in pieces if piece[0] < piece[1]]
        for first, last in whole:
            found.append(SentenceSpan(start + first, start + last, number, bool(_ENDED.search(line[first:last])), len(whole) == 1))
        start += len(line) + 1
    return tuple(found)


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    bullet = _TRIM.match(line, start, end) or re.compile(r"\s*").match(line, start, end)
    first = bullet.end() if bullet else start
    return first, max(first, first + len(line[first:end].rstrip()))


def _pieces(line: str, language: str) -> list[tuple[int, int]]:
    if not line.strip():
        return []
    cuts = sorted({*_cuts(line, language), *_missed(line)})
    kept = [0, *(_behind_quote(line, cut) for cut in cuts if not _is_false(line, cut)), len(line)]
    return [(first, last) for first, last in pairwise(kept) if first < last]


def _cuts(line: str, language: str) -> Iterator[int]:
    """Where pysbd begins a sentence, as offsets in the line."""
    if not _INNER_STOP.search(line):  # most paragraphs of news are one sentence, and pysbd is what takes time here
        return
    at = 0
    for window in _windows(line):
        for piece in _segmenter(language).processor(window).process():
            words = piece.strip()
            found = line.find(words, at, at + len(words) + _LONGEST) if words else -1
            if found > 0:
                yield found
            at = found + len(words) if found >= 0 else at


def _windows(line: str) -> Iterator[str]:
    """A very long paragraph in stretches that end where a sentence seems to: pysbd takes quadratic time."""
    start = 0
    while len(line) - start > _LONGEST:
        ends = [match.end() for match in _SEEMS_END.finditer(line, start, start + _LONGEST)]
        stop = ends[-1] if ends else start + _LONGEST
        yield line[start:stop]
        start = stop
    yield line[start:]


def _missed(line: str) -> Iterator[int]:
    for match in _MISSED.finditer(line):
        if not _TAG.match(line, match.end()):
            yield match.end()


def _is_false(line: str, cut: int) -> bool:
    """Whether a cut goes through a sentence."""
    before, after = line[max(0, cut - 60) : cut].rstrip(), line[cut : cut + 200]
    if not before or before[-1] in ":;؛،,":
        return True
    if _OPEN_PARTS.match(after) and not _LONE_QUOTE.match(after):
        return True
    if _ABBREVIATED.search(before[-12:] + " "):
        return not _abbreviation_ends(before, after)
    return before[-1] in _CLOSING and _TAG.match(after) is not None


def _abbreviation_ends(before: str, after: str) -> bool:
    """E.g. "... in the U.S. He left": an abbreviation of a country may end a sentence before a pronoun or an article."""
    return before.endswith(("U.S.", "U.N.", "U.K.", "EE.UU.", "EE. UU.")) and bool(
        re.match(r"(?:He|She|It|They|The|This|That|In|On|But|A|An|El|La|Los|Las)\s", after)
    )


def _behind_quote(line: str, cut: int) -> int:
    """A closing quotation mark at the head of a sentence belongs to the one before."""
    lone = _LONE_QUOTE.match(line[cut : cut + 20])
    return cut + lone.end() if lone and lone.end() < len(line) - cut else cut
