"""Words of which names of bodies are made, in other languages, and their English: names of bodies are translated, not transliterated.

They stand in ``lexicon/data/body_words.toml``; longer phrases are replaced before shorter ones.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from briefer.lexicon.folding import fold


def _plain(text: str) -> str:
    """Folded word by word, in lower case: folding the whole would join words of the Arabic script."""
    return " ".join(fold(word).text for word in text.split()).lower()


@cache
def _words() -> dict[str, list[str]]:
    """The words of other languages by their English."""
    return tomllib.loads((files("briefer.lexicon") / "data" / "body_words.toml").read_text("utf-8"))


@cache
def _table() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Single words, and patterns of phrases, longer ones first."""
    pairs = [(_plain(word), english) for english, words in _words().items() for word in words]
    phrases = sorted((pair for pair in pairs if " " in pair[0]), key=lambda pair: (-len(pair[0]), pair))
    words = {word: english for word, english in reversed(pairs) if " " not in word}  # of two meanings the first of the table
    return words, tuple((re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)"), english) for phrase, english in phrases)


def is_body_word(word: str) -> bool:
    """Whether an English word is one of those of which names of bodies are made, and no name itself."""
    return word in _words()


def in_english(name: str) -> str:
    """A name of a body with the words that are known put into English; the rest stays as it is, in lower case.

    ``"جبهه مقاومت ملی"`` gives ``"front resistance national"``: the order does not matter where names are compared.
    """
    words, phrases = _table()
    spaced = _plain(name)
    for pattern, english in phrases:
        spaced = pattern.sub(f" {english} ", spaced)
    return " ".join(re.sub(r"\w+", lambda found: words.get(found.group(), found.group()), spaced).split())
