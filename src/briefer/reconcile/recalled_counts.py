"""Counts of another occurrence, which an article recalls: 'the worst since 1998, when 36 were killed'."""

from __future__ import annotations

from briefer.models import Claim, ClaimKind
from briefer.reconcile.gated import Table

_YEARS_AGO = Table(
    r"\b(?:years?|decades?) (?:ago|earlier|before)\b|\bvor (?:\w+ ){1,3}jahren\b|\bil y a (?:\w+[ -]){1,3}ans\b|\bhace (?:\w+ ){1,3}años\b"
    r"|\baños (?:antes|atrás)\b|\bhá (?:\w+ ){1,3}anos\b|\banos (?:antes|atrás)\b|\banni (?:fa|prima)\b|\b(?:лет|года?) назад"
    r"|\b(?:років|роки|рік) тому|قبل (?:\w+ ){1,3}(?:عاما|عامًا|سنوات|سنة|أعوام)|سال (?:پیش|قبل)|(?:سال|برس) (?:قبل|پہلے)"
    r"|\byıl önce|\bår (?:siden|sedan)",
)
_OLD = 2
"""Years between what is told and the article, from which on it is not the news of the article."""
LEAST = 12
"""A smaller figure can be that of both occurrences by chance."""


def is_recalled(claim: Claim, published: str | None) -> bool:
    """Whether a claim tells of what happened years before its article.

    Args:
        claim: the claim.
        published: the day on which its source came out, where it is known.
    """
    if _YEARS_AGO.search(claim.quote.text):
        return True
    years = [int(date.value[:4]) for date in claim.dates if date.value and date.value[:4].isdigit()]
    return bool(years) and published is not None and max(years) <= int(published[:4]) - _OLD


def is_background(claim: Claim, published: str | None) -> bool:
    """Whether a claim is background to the news, by its kind or by its time."""
    return claim.kind is ClaimKind.BACKGROUND or is_recalled(claim, published)
