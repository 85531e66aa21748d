"""Stage 5: the language of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefer.lexicon.patterns import lazy

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_TAG = lazy(r"([a-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))*", re.IGNORECASE)
_ENOUGH, _LITTLE = 60, 12
_SAMPLE = 3000
_LANGUAGES = [
    "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl",
    "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ku", "ky", "lo", "lt", "lv", "mk",
    "ml", "mn", "mr", "ms", "mt", "my", "ne", "nl", "no", "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "so", "sq", "sr",
    "sv", "sw", "ta", "te", "tg", "th", "tk", "tl", "tr", "ug", "uk", "ur", "uz", "vi", "zh",
]  # fmt: skip
"""The languages that news is written in; the model knows many more, and takes short texts for them."""
_ENGLISH = frozenset({
    "the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "on", "said", "at", "by", "from", "has", "have", "were",
    "are", "it", "its", "this", "be", "an", "as", "who", "which", "after", "not", "but",
})  # fmt: skip
_OURS = frozenset({"the", "and", "of", "to", "said", "that"})


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  (0.3 s, and no use for English)

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(identifier.nb_classes)
    identifier.set_languages([tag for tag in _LANGUAGES if tag in known])
    return identifier


def _is_english(text: str) -> bool:
    """Whether it is plainly English: Latin letters, and every fourth of a dozen or more words one of its smallest words.

    Texts in other languages of Latin script stay under 15 per cent, English news is above 25; the model is asked for the rest.
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    small = [w for w in words if w in _ENGLISH]
    other = 0 if text.isascii() else sum(1 for c in text if c > "\u024f" and c.isalpha())
    return len(words) >= 12 and other <= 0.02 * len(text) and len(small) >= 0.25 * len(words) and not _OURS.isdisjoint(small)


def hinted(tag: str | None) -> str | None:
    """'nb-NO', 'fa_IR' -> 'nb', 'fa'; None where it is no tag."""
    match = _TAG.fullmatch((tag or "").strip())
    return match[1].lower() if match else None


def language_of(text: str, hint: str | None) -> str:
    """The BCP 47 tag of the language of a text; 'und' where there is too little of it.

    Args:
        text: any text; its first 3,000 characters count.
        hint: the language that the page declares; it decides where the text is short, and a templated page often declares it wrongly.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    declared = hinted(hint)
    if letters < _ENOUGH and declared and declared != "und":
        return declared
    if letters < _LITTLE:
        return "und"
    if _is_english(sample):
        return "en"
    return str(_identifier().classify(" ".join(sample.split()))[0])
