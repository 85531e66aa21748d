"""How much of what an honest model says is kept, by the recorded answers on the seeds: a rule that stops lies must not stop the truth.

python -m tests.injection.honest
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from briefer.claims.answer import Claims, SaidClaim
from briefer.claims.ground import Article, find_quote, ground_claim, open_article
from briefer.sources.reading import read_sources
from tests.seed_checks import SEEDS

CASSETTE = Path(__file__).parents[1] / "cassettes" / "test_seeds_cassette" / "seeds.yaml"


class Kept(NamedTuple):
    """Of the answers on the sources of one language: statements, and speakers; how many there are, and how many of them are kept."""

    statements: int
    statements_kept: int
    speakers: int
    speakers_kept: int


def answers() -> Iterator[tuple[SaidClaim, Article]]:
    """Each recorded claim with the article that it is of."""
    sources = {source.id: source for source in read_sources([SEEDS]).sources}
    for exchange in yaml.safe_load(CASSETTE.read_text(encoding="utf-8"))["interactions"]:
        system, user = (message["content"] for message in exchange["request"]["body"]["messages"])
        content = json.loads(exchange["response"]["body"]["choices"][0]["message"]["content"])
        if "claims" in content:
            (source,) = (source for mark, source in sources.items() if f"ARTICLE {mark}" in user)
            article = open_article(source, (system,))
            yield from ((said, article) for said in Claims.model_validate(content).claims)


def kept() -> dict[str, Kept]:
    """What is kept, by the language of the source."""
    found: dict[str, Kept] = {}
    for said, article in answers():
        claim = ground_claim(said, article, find_quote(said.quote, article)[0])
        spoken = said.speaker is not None
        row = found.get(article.source.language, Kept(0, 0, 0, 0))
        found[article.source.language] = Kept(
            row.statements + 1,
            row.statements_kept + (not claim.replaced),
            row.speakers + spoken,
            row.speakers_kept + (spoken and claim.speaker is not None),
        )
    return found
