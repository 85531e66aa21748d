"""Made-up sources and answers."""

from typing import Any

from briefer.claims.answer import SaidClaim
from briefer.models import Furniture, Segment, Source


def source(text: str, language: str = "en", published: str | None = None, furniture: tuple[str, ...] = ()) -> Source:
    """A source that holds this text and nothing else, but for furniture."""
    return Source(
        id="s0123456789",
        name="made-up.txt",
        sha256="0" * 64,
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        segments=(Segment(start=0, end=len(text), raw_start=0, raw_end=len(text)),),
        furniture=tuple(Furniture(text=f, raw_start=0, raw_end=len(f), reason="a teaser") for f in furniture),
        language=language,
        published=published,
    )


def said(quote: str, statement: str = "Something happened.", **rest: Any) -> dict[str, Any]:
    """A claim as a model sends it."""
    return {
        "quote": quote,
        "statement": statement,
        "kind": "event",
        "certainty": "asserted",
        "speaker": None,
        "mentions": [],
        "dates": [],
        "quantities": [],
        **rest,
    }


def claim(quote: str, statement: str = "Something happened.", **rest: Any) -> SaidClaim:
    """The same, checked."""
    return SaidClaim.model_validate(said(quote, statement, **rest))


def mention(text: str, kind: str = "person", role: str | None = None, english: str | None = None) -> dict[str, str | None]:
    """A mention as a model sends it."""
    return {"text": text, "kind": kind, "role": role, "english": english}
