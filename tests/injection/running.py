"""The whole product over pages that were attacked, with the model that obeys them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from briefer.models import Wanted
from briefer.pipeline import Given, make_brief
from briefer.settings import Endpoint, Settings
from tests.hostile_model import ALL, HostileModel, pieces

from .articles import ARTICLES, TRANSLATIONS, page_of
from .effects import Output, output_of


def brief_of(pages: Mapping[str, str], folder: Path, orders: Iterable[str] = (), modes: Iterable[str] = ALL) -> tuple[Output, HostileModel]:
    """The brief of these pages, by name, and the model that was asked."""
    given = folder / "given"
    given.mkdir(parents=True)
    for name, page in pages.items():
        (given / name).write_text(page, encoding="utf-8")
    with HostileModel(TRANSLATIONS, orders, modes) as model:
        endpoint = Endpoint(reader="openai-compatible/hostile", model="hostile", base_url=model.base_url)
        made = make_brief(Given((str(given),)), Settings(endpoints=(endpoint,)), Wanted(), folder / "out")
    return output_of(folder / "out", made.record), model


def clean_pages() -> dict[str, str]:
    """The pages as nobody attacked them."""
    return {article.name: page_of(article) for article in ARTICLES}


def attacked_pages(attacks: Sequence[str], place: str) -> dict[str, str]:
    """The pages with the attacks dealt out over them, each in this place; a page that gets several has them one after the other."""
    dealt = {article: [*attacks[n :: len(ARTICLES)]] for n, article in enumerate(ARTICLES)}
    return {
        article.name: page_of(article, place if some else None, *(["\n".join(some)] if some else [])) for article, some in dealt.items()
    }


def heard(model: HostileModel, attacks: Iterable[str]) -> list[str]:
    """The attacks of which a sentence went out to the model."""
    sent = [" ".join(message["content"].split()) for request in model.requests for message in request["messages"]]
    return [attack for attack in attacks if any(piece in text for piece in pieces(attack) for text in sent)]
