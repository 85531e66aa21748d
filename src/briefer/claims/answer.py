"""The shape of what a model is asked for. Everything is capped; what does not fit costs one claim, never all of them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, ValidationError, model_validator
from pydantic.json_schema import SkipJsonSchema

from briefer.models import Certainty, ClaimKind, Dropped, EntityKind, Frozen

MOST_CLAIMS = 40
LONGEST_QUOTE = 600
SHORTEST_QUOTE = 8
"""Characters. A word or two stand anywhere, and carry no claim."""

FIELDS = frozenset(
    {"quote", "statement", "kind", "certainty", "speaker", "mentions", "text", "role", "english", "dates", "quantities", "counted"}
)
"""The only names of fields that a reason repeats: any other is the model's own word."""

Words = Annotated[str, Field(min_length=1, max_length=120)]
Quote = Annotated[str, Field(min_length=SHORTEST_QUOTE, max_length=LONGEST_QUOTE)]


class SaidMention(Frozen):
    """A name in the quote."""

    text: Words = Field(description="the name as it stands in the quote, without title or office")
    kind: EntityKind
    role: Annotated[str, Field(max_length=200)] | None = Field(description="office or rank, copied from the article; null if it gives none")
    english: Words | None = Field(description="the name in Latin letters; null if text is in Latin letters")


class SaidQuantity(Frozen):
    """A number in the quote."""

    text: Words = Field(description="the number with its hedge, copied from the quote")
    counted: Words | None = Field(description="what is counted, in lower-case English")


class SaidClaim(Frozen):
    """One thing that the article says."""

    quote: Quote = Field(description="exact words of the article, one unbroken stretch, at most 600 characters")
    statement: Annotated[str, Field(min_length=1, max_length=300)] = Field(
        description="the claim in one English sentence, at most 250 characters"
    )
    kind: ClaimKind
    certainty: Certainty
    speaker: Words | None = Field(description="who says it, in English, as the article names them; null for the outlet itself")
    mentions: Annotated[tuple[SaidMention, ...], Field(max_length=12)]
    dates: Annotated[tuple[Words, ...], Field(max_length=6)] = Field(description="words for times, copied from the quote")
    quantities: Annotated[tuple[SaidQuantity, ...], Field(max_length=8)]


class Claims(Frozen):
    """The claims of one article, in its order."""

    claims: Annotated[tuple[SaidClaim, ...], Field(max_length=MOST_CLAIMS)]
    # what did not fit the shape; no part of the schema that a model sees
    spoiled: SkipJsonSchema[tuple[Dropped, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _keep_what_fits(cls, data: Any) -> Any:  # noqa: ANN401  (whatever a model sent)
        """Set apart each claim that does not fit, and those beyond the cap.

        Where none fits, the whole answer is refused, so that the model is asked again.
        """
        given = data.get("claims") if isinstance(data, dict) else None
        if not isinstance(given, list):
            return data
        tried = [_tried(item) for item in given[:MOST_CLAIMS]]
        fitting = tuple(t for t in tried if isinstance(t, SaidClaim))
        if given and not fitting:
            raise ValueError("no claim fits the schema: " + next(t.why for t in tried if isinstance(t, Dropped)))
        spoiled = tuple(t for t in tried if isinstance(t, Dropped)) + _beyond(len(given) - MOST_CLAIMS)
        return {**{k: v for k, v in data.items() if k != "spoiled"}, "claims": fitting, "spoiled": spoiled}


class SaidQuote(Frozen):
    """The exact words for one claim that was asked for again."""

    number: int = Field(ge=1, le=999, description="the number of the claim in the list")
    quote: Quote | None = Field(description="exact words of the article; null where it does not say this")


class Quotes(Frozen):
    """Corrected quotes, by the numbers of their claims."""

    quotes: Annotated[tuple[SaidQuote, ...], Field(max_length=MOST_CLAIMS)]


def _tried(item: object) -> SaidClaim | Dropped:
    """The item as a claim, or what was wrong with it."""
    try:
        return SaidClaim.model_validate(item)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        words = item.get("quote") if isinstance(item, dict) else None
        where = ".".join(str(part) for part in first["loc"] if isinstance(part, int) or part in FIELDS) or "claim"
        return Dropped(
            quote=words[:LONGEST_QUOTE] if isinstance(words, str) else "", why=f"{where} does not fit the schema: {first['msg']}"
        )


def _beyond(number: int) -> tuple[Dropped, ...]:
    """One entry for all claims beyond the cap."""
    why = f"one answer may hold {MOST_CLAIMS} claims: {number} further claims"
    return (Dropped(quote="", why=why, claims=number),) if number > 0 else ()
