"""Who speaks in a sentence, how sure it is, and what kind of thing it tells.

English attribution is read by the place of the verb of saying: "X said ...", "..., X said", "said X", "according to X".
In other languages the speaker is what "according to" names, or else the name nearest to the verb of saying.
Words inside quotation marks never attribute anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from briefer.lexicon import cue_words as table
from briefer.lexicon.name_types import NameWords
from briefer.lexicon.patterns import lazy
from briefer.lexicon.word_lists import word_set
from briefer.models import Certainty, ClaimKind, EntityKind

_QUOTED: Final = lazy(r"[“\"„][^“”\"„\n]*[”\"“]|«[^»]*»|(?<!\w)‘[^’]{8,}?[,.!?]’|^[“\"][^”\"]*$")
_LEAD_IN: Final = lazy(
    r"(?:[-–—]\s*)?(?:however|moreover|meanwhile|earlier|later|but|and|also|still|then|in addition|additionally|furthermore|nevertheless|"
    r"yesterday|today|"
    r"(?:(?:on|in|at|during|after|before|since|as|following|despite|amid|with|for|over|until|while|when|under|from|earlier|speaking|late|"
    r"early|citing)\b[^,]{1,120}))\s*,\s*",
    re.IGNORECASE,
)
_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "who", "i", "we", "you"})
_NO_SUBJECT: Final = lazy(
    r"\b(?:is|are|was|were|has|have|had|been|will|would|could|can|that|which|who|when|because|if|while|after|as|not)\b", re.IGNORECASE
)
_ARTICLES: Final = word_set(
    "the a an some several many most his her its their our two three four senior local state another one this "
    "that authorities officials "
    "police analysts experts witnesses rebels"
)
_DETERMINERS: Final = word_set("the a an some several many most one another his her their its two three")
_LINKS: Final = word_set("of for in to from by and at on with near inside outside or between against about under over into than")
_MODIFIERS: Final = (
    r"(?:(?:has|have|had|also|later|then|previously|earlier|repeatedly|reportedly|recently|again|first|initially|further|"
    r"both|jointly|publicly|immediately|clearly|strongly|once)\s+)*"
)
_INDEFINITE: Final = lazy(r"\b(?:sources?|analysts?|experts?|observers?|diplomats?|insiders?|reports?|media|critics)\b", re.IGNORECASE)
_NAMES_LIKE_VERBS: Final = lazy(r"(?<=[\w,] )(?:May|Will)\b")
_INSERTED: Final = lazy(r",\s(?:which|who|whose|led|run|known|built|held|home|made|\w+ed|\w+ing)\b[^,]*,\s*$")
# "Ifølge Norges Bank økte ...": at the head of a Nordic sentence the verb follows the speaker without a comma.
_BEFORE_VERB_SECOND: Final = lazy(
    r"\s(?:(?:den|det|de)\s[^\W\d_]+\s)?(?:[A-ZÆØÅÄÖ][\w.-]*(?:\s[A-ZÆØÅÄÖ][\w.-]*)*|[^\W\d_]+(?:\s(?:i|på|av)\s[A-ZÆØÅÄÖ][\w-]*)?)"
)
_ANALYSTS: Final = lazy(r"\b(?:analysts?|experts?|observers?|commentators?)\b", re.IGNORECASE)


class Attribution(NamedTuple):
    """Who says it. ``speaker``: the words as they stand; ``pronoun``: they only say "he" or "they".

    ``uttering``: the verb itself is what happened ("expressed", "proposed"); ``verb`` is where it stands.
    """

    speaker: str | None
    start: int
    end: int
    pronoun: bool
    uttering: bool
    verb: int


def without_quotations(sentence: str) -> str:
    """The sentence with the characters inside quotation marks blotted out, the length unchanged."""
    return _QUOTED.sub(lambda match: match[0][0] + "·" * (len(match[0]) - 2) + match[0][-1], sentence)


def find_speaker(sentence: str, language: str, names: Sequence[NameWords] = ()) -> Attribution | None:
    """The speaker of a sentence; None where the source speaks for itself.

    Args:
        sentence: one sentence.
        language: a BCP 47 tag.
        names: the names in the sentence, with offsets in it; they sharpen where a speaker begins and ends.
    """
    base = _base(language)
    bare = without_quotations(sentence)
    named = _according_to(sentence, bare, base, names)
    if named:
        return named
    return _english(sentence, bare, names) if base == "en" else _nearest(sentence, bare, base, names)


def _base(language: str) -> str:
    """The tables of a language by its BCP 47 tag; both forms of Norwegian share one."""
    base = language.partition("-")[0]
    return "no" if base in {"nb", "nn"} else base


def _lowered(bare: str) -> str:
    """In lower case, without the month and the name that would be taken for "may" and "will"."""
    return _NAMES_LIKE_VERBS.sub(lambda match: "·" * len(match[0]), bare).lower()


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def _according_to(sentence: str, bare: str, base: str, names: Sequence[NameWords]) -> Attribution | None:
    words = table.ACCORDING.get(base)
    match = _pattern(words).search(bare) if words else None
    if match is None or words is None:
        return None
    if base == "ur":
        start = max(bare.rfind(char, 0, match.start()) for char in "،۔,") + 1
        return _attribution(sentence, start, match.start(), match.start())
    stop = re.compile(
        r"[,;:.،؛|()·\"”“«»]|\s[-–—]\s|\s(?:that|which|who|after|when|as|said|on|about|the latest|со ссылкой|сообщал[аи]?|сообщает|что|"
        r"que|at|dass|wurden?|sind|ist|haben?|hat|sei|werde)\s|$"
    ).search(bare, match.end())
    end = stop.start() if stop else len(bare)
    if (
        bare[end : end + 2].strip().startswith("|") or bare[end : end + 3].strip() == "|"
    ):  # "according to OUTLET |" is how an outlet signs its own report
        return None
    end = _first_phrase(sentence, match.end(), end) if base == "en" else end
    if base in {"no", "da", "sv"} and not bare[: match.start()].strip() and (phrase := _BEFORE_VERB_SECOND.match(bare, match.end(), end)):
        end = phrase.end()
    inside = [name for name in names if match.end() <= name.start < min(end + 1, match.end() + 40)]
    end = max(end, inside[0].end) if inside and inside[0].start <= end else end
    last = [name for name in names if match.end() <= name.start and name.end == end and name.kind is EntityKind.PERSON]
    if last:
        return _attribution(sentence, last[0].start, end, match.start())
    speaker = " ".join(sentence[match.end() : end].split()[:14])
    return (
        _attribution(sentence, match.end(), match.end() + sentence[match.end() :].find(speaker) + len(speaker), match.start())
        if speaker
        else None
    )


def _attribution(sentence: str, start: int, end: int, verb: int, *, uttering: bool = False) -> Attribution | None:
    words = sentence[start:end].strip(" ,،\u00a0")
    if not words:
        return None
    at = sentence.find(words, start)
    pronoun = words.lower() in _PRONOUNS
    return Attribution(None if pronoun else words, at, at + len(words), pronoun, uttering, verb)


def _english(sentence: str, bare: str, names: Sequence[NameWords]) -> Attribution | None:
    pattern = _pattern(rf"\b{_MODIFIERS}(?:(?P<say>{table.SAYING_EN})|(?P<utter>{table.UTTERING_EN}))\b")
    for match in pattern.finditer(bare):
        found = _subject(sentence, bare, match, names) or _inverted(sentence, bare, match, names)
        if found:
            return found
    return None


def _subject(sentence: str, bare: str, verb: re.Match[str], names: Sequence[NameWords]) -> Attribution | None:
    """The words before the verb, back to the border of the clause."""
    uttering = verb["utter"] is not None
    start = _clause_start(bare, verb.start())
    words = sentence[start : verb.start()].strip()
    if not words or re.search(r"\b(?:to|be|been|being|was|were|is|are|not|the|a|an|of|by|and|with)$", words, re.IGNORECASE):
        return None
    near = [
        name
        for name in names
        if start <= name.start and name.end <= verb.start() and not sentence[name.end : verb.start()].strip(" ,\u00a00123456789()")
    ]
    inserted = _INSERTED.search(bare, start, verb.start())
    if inserted and near and inserted.start() < near[-1].start:
        near = []  # "The party, led by X, said": it is not X who speaks
    if near and near[-1].kind is EntityKind.PERSON:
        return _attribution(sentence, near[-1].start, near[-1].end, verb.start(), uttering=uttering)
    apposed = [
        name
        for name in names
        if name.role
        and start <= name.start
        and re.sub(r"^(?:the|an?)\s", "", sentence[name.end : verb.start()].strip(" ,").lower()) == name.role.lower()
    ]
    if apposed:
        return _attribution(sentence, apposed[-1].start, apposed[-1].end, verb.start(), uttering=uttering)
    start, end = _before_inserted(bare, verb.start()) or _last_phrase(sentence, start, verb.start())
    words = sentence[start:end].strip()
    if words and len(words.split()) <= 12 and not _NO_SUBJECT.search(words) and _like_subject(words, names, start, end):
        return _attribution(sentence, *_before_apposition(sentence, start, end, names), verb.start(), uttering=uttering)
    return None


def _before_inserted(bare: str, verb: int) -> tuple[int, int] | None:
    """The subject before words between commas: "Two officials, who asked not to be named, said ..."."""
    if not bare[:verb].rstrip().endswith(","):
        return None
    start = 0
    lead = _LEAD_IN.match(bare)
    while lead and lead.end() < verb:
        start = lead.end()
        lead = _LEAD_IN.match(bare, start)
    comma = bare.find(",", start, verb)
    return (start, comma) if start < comma < bare.rstrip().rfind(",", start, verb) else None


def _last_phrase(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The noun phrase that ends at ``end``: where commas are lost, "... after the flood the Institute said" holds two."""
    words = [(match.start() + start, match[0].strip(",").lower()) for match in re.finditer(r"\S+", sentence[start:end])]
    for at in range(len(words) - 1, 0, -1):
        before = words[at - 1][1]
        linked = before in _LINKS or before in _ARTICLES
        if (
            _NO_SUBJECT.fullmatch(before)
            or (before in _PRONOUNS)
            or (words[at][1] in _DETERMINERS and not linked)
            or words[at][1] in _PRONOUNS
        ):
            return words[at][0], _short(sentence, words[at][0], end)
    return start, _short(sentence, start, end)


def _first_phrase(sentence: str, start: int, end: int) -> int:
    """Where the first noun phrase ends: "according to the source there are many ..." holds more than that."""
    before = ""
    for match in re.finditer(r"\S+", sentence[start:end]):
        word = match[0].strip(",").lower()
        linked = before in _LINKS or before in _ARTICLES or not before
        if word == "there" or word in _PRONOUNS or _NO_SUBJECT.fullmatch(word) or (word in _DETERMINERS and not linked):
            return start + match.start() if before else end
        before = word
    return end


def _short(sentence: str, start: int, end: int) -> int:
    """Without what is told of the speaker: "a resident speaking from ..." is "a resident"."""
    more = re.search(r",?\s(?:speaking|who|which|whose|close|familiar|citing|quoted|contacted|reached)\b", sentence[start:end])
    return start + more.start() if more and more.start() > 3 else end


def _clause_start(bare: str, verb: int) -> int:
    """Where the clause of the verb begins: behind a lead-in, a closing quotation mark, a semicolon or the last comma that opens one."""
    start = 0
    lead = _LEAD_IN.match(bare)
    while lead and lead.end() < verb:
        start = lead.end()
        lead = _LEAD_IN.match(bare, start)
    for match in re.finditer(
        r"[”\"»?!;:—–]\s*|,\s+(?=(?:but|and|while|although|as|though|whereas)\s)|\s(?:but|while|although|because|whereas|as|"
        r"that)\s+(?=(?:the|some|an?|[A-Z])\b)",
        bare[:verb],
    ):
        start = max(start, match.end())
    inner = bare.rfind(", ", start, verb)
    if inner > 0 and 1 < len(bare[inner:verb].split()) <= 9:
        start = inner + 2
    joined = re.match(r"(?:but|and|while|although|as|though|whereas)\s+", bare[start:verb], re.IGNORECASE)
    return start + joined.end() if joined else start


def _like_subject(words: str, names: Sequence[NameWords], start: int, end: int) -> bool:
    first = words.split(maxsplit=1)[0].strip("“\"'(")
    if first.lower() in _PRONOUNS or first.lower() in _ARTICLES:
        return True
    if any(start <= name.start < end for name in names):
        return True
    return first[:1].isupper() or bool(_INDEFINITE.search(words))


def _before_apposition(sentence: str, start: int, end: int, names: Sequence[NameWords]) -> tuple[int, int]:
    """E.g. "Otto Lind, 52," and "X, the head of Y," speak as X."""
    last = [name for name in names if start <= name.start and name.end == end and name.kind is EntityKind.PERSON]
    if last:
        return last[0].start, end
    comma = sentence.find(",", start, end)
    if comma > 0:
        head = [name for name in names if start <= name.start and name.end == comma]
        return (head[0].start, head[0].end) if head else (start, comma)
    return start, end


def _inverted(sentence: str, bare: str, verb: re.Match[str], names: Sequence[NameWords]) -> Attribution | None:
    """E.g. "..., said X.": the verb stands behind a comma or a quotation, and X behind it."""
    if verb["utter"] or not re.match(r"said|says|added|explained|warned|noted|wrote|tweeted|told", verb["say"], re.IGNORECASE):
        return None
    before = bare[: verb.start()].rstrip()
    near = [
        name
        for name in names
        if verb.end() <= name.start <= verb.end() + 60 and not re.search(r"\b(?:that|was|is)\b|,", sentence[verb.end() : name.start])
    ]
    if (
        near
        and (before.endswith((",", "”", '"', "’", "?", "!")) or near[0].start <= verb.end() + 60)
        and near[0].kind is EntityKind.PERSON
        and before
    ):
        return _attribution(sentence, near[0].start, near[0].end, verb.start())
    if not before.endswith((",", "”", '"', "’", "?", "!")):
        return None
    stop = re.compile(r"[,.;]|\s(?:on|in|at|who|during|after|as)\s|$").search(bare, verb.end())
    return _attribution(sentence, verb.end(), stop.start() if stop else len(bare), verb.start())


def _nearest(sentence: str, bare: str, base: str, names: Sequence[NameWords]) -> Attribution | None:
    """The person or organisation nearest to the verb of saying; the first one where the verb ends the sentence (Persian, Turkish)."""
    words = table.SAYING.get(base)
    verbs = list(_pattern(rf"(?<!\w)(?:{words})(?!\w)").finditer(bare)) if words else []
    if not verbs:
        return None
    if base in {"fa", "ur", "tr", "tg", "ps"}:
        pairs = [(0, name, verbs[0]) for name in names if name.end <= verbs[0].start()][:1]
    else:
        pairs = [(_gap(name, verb), name, verb) for verb in verbs for name in names if _gap(name, verb) <= 40]
    if pairs:
        _, name, verb = min(pairs, key=lambda item: item[0])
        return Attribution(name.text, name.start, name.end, pronoun=False, uttering=False, verb=verb.start())
    return _unnamed(sentence, verbs[0], base)


def _gap(name: NameWords, verb: re.Match[str]) -> int:
    return min(abs(name.start - verb.end()), abs(verb.start() - name.end))


def _unnamed(sentence: str, verb: re.Match[str], base: str) -> Attribution | None:
    """A speaker without a name: "añadió el sheriff", "Politiet bekrefter ..."."""
    behind, before = table.BEHIND_VERB.get(base), table.BEFORE_VERB.get(base)
    # "declaró el estado de emergencia" has an object behind the verb; only "..., declaró la ministra" has a speaker there
    inverted = base == "ar" or sentence[: verb.start()].rstrip().endswith((",", *'"“”«»'))
    found = re.compile(behind).match(sentence, verb.end()) if behind and inverted else None
    found = found or (re.compile(before).match(sentence[: verb.start()]) if before else None)
    return _attribution(sentence, found.start(1), found.end(1), verb.start()) if found else None


def _says(words: dict[str, str], base: str, text: str) -> bool:
    pattern = words.get(base)
    return bool(pattern and _pattern(pattern).search(text))


def find_certainty(sentence: str, language: str, attribution: Attribution | None) -> Certainty:
    """How the source stands to the sentence: denied, alleged, reported, forecast, or asserted, the first that fits."""
    base = _base(language)
    bare = _lowered(without_quotations(sentence))
    if _says(table.DENIED, base, bare):
        return Certainty.DENIED
    if _says(table.ALLEGED, base, bare):
        return Certainty.ALLEGED
    unnamed = (
        attribution is not None and attribution.speaker is not None and bool(re.search(r"\bsources?\b", attribution.speaker, re.IGNORECASE))
    )
    if unnamed or _says(table.REPORTED, base, bare):
        return Certainty.REPORTED
    if _says(table.FORECAST, base, _forecasting(bare)):
        return Certainty.FORECAST
    return Certainty.ASSERTED


def _forecasting(bare: str) -> str:
    """Without "may have" and "could not", which look back, and "could" of ability in the past."""
    return re.sub(
        r"\b(?:may|might|could|would|will) (?:have (?:been )?\w+(?:ed|en|wn)|not believe)\b|\bin may\b|\bmay \d|\d may\b|"
        r"\bcould(?:n['’]t| not)\b",
        " ",
        bare,
    )


def find_kind(sentence: str, language: str, attribution: Attribution | None, *, old: bool, dated: bool = False) -> ClaimKind:
    """What kind of thing the sentence tells.

    Args:
        sentence: one sentence.
        language: a BCP 47 tag.
        attribution: what ``find_speaker`` found.
        old: whether the only years in it lie well before the day of the source.
        dated: whether it names a day; a caption tells an event in the present tense.
    """
    base = _base(language)
    bare = _lowered(without_quotations(sentence))
    if base != "en":
        return _kind_elsewhere(bare, base, attribution, old=old)
    if not any(char.isalpha() for char in bare):
        return ClaimKind.STATEMENT
    happened = bool(_pattern(rf"\b(?:{table.HAPPENING_EN})\b").search(bare))
    if _says(table.ASSESSING, "en", _forecasting(bare)) and (attribution is None or _ANALYSTS.search(attribution.speaker or "")):
        return ClaimKind.ASSESSMENT
    return ClaimKind.BACKGROUND if old else _kind_in_english(bare, attribution, dated=dated, happened=happened)


def _kind_in_english(bare: str, attribution: Attribution | None, *, dated: bool, happened: bool) -> ClaimKind:
    if attribution is not None:
        return ClaimKind.EVENT if happened and not attribution.uttering and _tells_event(bare, attribution) else ClaimKind.STATEMENT
    if _says(table.BACKGROUND, "en", bare):
        return ClaimKind.BACKGROUND
    if happened or dated or _pattern(rf"\b(?:{table.PAST_EN})\b").search(bare):
        return ClaimKind.EVENT
    return ClaimKind.BACKGROUND


def _tells_event(bare: str, attribution: Attribution) -> bool:
    """Whether what is said, apart from who says it, is something that happened and not something hoped or planned."""
    rest = bare[: attribution.start] + bare[attribution.end :]
    return not _pattern(r"\b(?:will|would|should|must|may|might|could)\b").search(rest) and bool(
        _pattern(rf"\b(?:{table.HAPPENING_EN})\b").search(rest)
    )


def _kind_elsewhere(bare: str, base: str, attribution: Attribution | None, *, old: bool) -> ClaimKind:
    if old:
        return ClaimKind.BACKGROUND
    said = table.SAYING.get(base)
    says = attribution is not None or bool(said and _pattern(rf"(?<!\w)(?:{said})(?!\w)").search(bare))
    if _says(table.ASSESSING, base, bare) and not (attribution is not None and attribution.speaker):
        return ClaimKind.ASSESSMENT
    if _says(table.BACKGROUND, base, bare) and attribution is None:
        return ClaimKind.BACKGROUND
    return ClaimKind.STATEMENT if says else ClaimKind.EVENT
