"""What furniture tells about the article: small typed notes that stage 5 takes up."""

from __future__ import annotations

from typing import Literal, NamedTuple

BY = "byline"


class Finding(NamedTuple):
    """A title, publisher, agency or byline, place of filing, or date, as it stands in the file.

    ``value`` is the date in EDTF, and ``BY`` for a credit that is a byline.
    """

    kind: Literal["title", "publisher", "credit", "place", "date"]
    text: str
    value: str | None = None


class Cut(NamedTuple):
    """A stretch of a block's text that is furniture, the reason, and what it tells."""

    start: int
    end: int
    reason: str
    findings: tuple[Finding, ...] = ()
