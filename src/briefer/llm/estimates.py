"""How many tokens a question and its answer take, before it is asked: a range, since each model has a vocabulary of its own.

Measured with two vocabularies of OpenAI (o200k_base, a lean one, and cl100k_base, a lavish one) on 63 news articles in 13 languages,
and on a few sentences of our own in Chinese, Japanese, Korean, Hindi, Hebrew, Greek and Thai. ``benchmarks/tokens.py`` repeats it on the
seeds and the cassettes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from briefer.lexicon.patterns import lazy

LARGEST_ANSWER: Final = 6_800
"""Tokens of forty claims, set out over many lines: 113 to 170 a claim (measured on 16 answers with 9 to 40 claims)."""
ANSWER_TO_ARTICLE: Final = (4.0, 10.0)
"""Tokens of an answer for each token of the article, up to forty claims: 4.4 to 8.3 on one line, a fifth more over many."""
LEAN_CLAIMS: Final = 4_000
"""Tokens of forty claims on one line, at 100 a claim."""
FRAMING: Final = 12
"""Tokens that an endpoint puts around two messages."""


class Range(NamedTuple):
    """From ``low`` to ``high``."""

    low: int
    high: int

    def __add__(self, other: object) -> Range:
        """Both together."""
        if not isinstance(other, Range):
            return NotImplemented
        return Range(self.low + other.low, self.high + other.high)


_CHARACTERS: Final[Mapping[str, tuple[float, float]]] = {
    "cyrillic": (3.2, 1.75),
    "arabic": (3.3, 1.15),
    "han": (1.2, 0.8),
    "hangul": (1.6, 0.9),
    "other": (3.0, 1.05),
    "latin": (4.6, 3.0),
}
"""Characters of a token, those between the letters counted in: by the lean vocabulary, by the lavish one."""
_SCRIPTS: Final = (
    ("cyrillic", lazy(r"[\u0400-\u052f]")),
    ("arabic", lazy(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("han", lazy(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")),
    ("hangul", lazy(r"[\u1100-\u11ff\uac00-\ud7af]")),
    ("latin", lazy(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)
_LETTER: Final = lazy(r"[^\W\d_]")


def tokens_of_text(text: str) -> Range:
    """Tokens of a text, by the scripts of its letters."""
    letters = len(_LETTER.findall(text))
    if not letters:
        return Range(round(len(text) / _CHARACTERS["latin"][0]), round(len(text) / _CHARACTERS["latin"][1]))
    found = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS}
    found["other"] = max(0, letters - sum(found.values()))
    shares = [(count / letters * len(text), _CHARACTERS[name]) for name, count in found.items()]
    return Range(round(sum(part / rate[0] for part, rate in shares)), round(sum(part / rate[1] for part, rate in shares)))


def tokens_of_request(body: Mapping[str, Any]) -> Range:
    """Tokens of the body of a request. The schema counts for nothing at the low end: some servers don't show it to the model."""
    messages = body.get("messages", ())
    rest = {key: value for key, value in body.items() if key != "messages"}
    texts = [tokens_of_text(m["content"] if isinstance(m.get("content"), str) else json.dumps(m, ensure_ascii=False)) for m in messages]
    around = Range(FRAMING, FRAMING + tokens_of_text(json.dumps(rest, ensure_ascii=False)).high)
    return sum(texts, around)


def tokens_of_claims(article: Range) -> Range:
    """Tokens of an answer with the claims of an article."""
    low, high = ANSWER_TO_ARTICLE
    return Range(min(round(article.low * low), LEAN_CLAIMS), min(round(article.low * high), LARGEST_ANSWER))
