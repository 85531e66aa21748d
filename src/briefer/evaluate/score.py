"""Scores, which add up over packs, and the findings behind them. What each figure means stands in docs/evaluation.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from pydantic import Field, computed_field

from briefer.models import Frozen


def _ratio(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole else None


def harmonic(one: float | None, other: float | None) -> float | None:
    """F1 of a precision and a recall; None where either has no base (van Rijsbergen 1979)."""
    if one is None or other is None:
        return None
    return round(2 * one * other / (one + other), 4) if one + other else 0.0


class Counts(Frozen):
    """Counts that add up, field by field."""

    def plus(self, other: Self) -> Self:
        """The sum of both."""
        return type(self)(**{name: _sum(getattr(self, name), getattr(other, name)) for name in type(self).model_fields})


def _sum(one: Any, other: Any) -> Any:  # noqa: ANN401  (a field of any of the types below)
    if isinstance(one, Counts):
        return one.plus(other)
    if isinstance(one, dict):
        return {key: one.get(key, 0) + other.get(key, 0) for key in sorted({*one, *other})}
    return one or other if isinstance(one, bool) else one + other


class Tally(Counts):
    """So many of so many."""

    got: int = 0
    of: int = 0

    @computed_field  # type: ignore[prop-decorator]
    @property
    def share(self) -> float | None:
        """0 to 1; None of nothing."""
        return _ratio(self.got, self.of)


def tally(flags: Sequence[bool]) -> Tally:
    """How many of these hold."""
    return Tally(got=sum(flags), of=len(flags))


class Clustered(Counts):
    """B-cubed over mentions: the sums of each mention's precision and recall."""

    mentions: int = 0
    precision_sum: float = 0.0
    recall_sum: float = 0.0

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        """The mean precision of a mention."""
        return _ratio(self.precision_sum, self.mentions)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float | None:
        """The mean recall of a mention."""
        return _ratio(self.recall_sum, self.mentions)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float | None:
        """Of both."""
        return harmonic(self.precision, self.recall)


class Facts(Counts):
    """Key facts found: on the page, on it or cut from it, and in any claim."""

    page: Tally = Tally()
    written: Tally = Tally()
    claims: Tally = Tally()


class Names(Counts):
    """Names found, and how they were put together."""

    found: Tally = Tally()
    every: Clustered = Clustered()
    latin: Clustered = Clustered()
    other: Clustered = Clustered()


class Dates(Counts):
    """Date expressions of gold by what became of them; and years that nothing gives."""

    of: int = 0
    right: int = 0
    wrong: int = 0
    left_open: int = 0
    not_found: int = 0
    guessed_years: int = 0

    @computed_field  # type: ignore[prop-decorator]
    @property
    def share_right(self) -> float | None:
        """Right of all of gold."""
        return _ratio(self.right, self.of)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        """Right of those that were answered."""
        return _ratio(self.right, self.right + self.wrong)


class Conflicts(Counts):
    """Disagreements found, false alarms, and what the page states as undisputed."""

    found: Tally = Tally()
    found_read: Tally = Field(default=Tally(), description="of those with claims on two different values")
    spellings: Tally = Field(default=Tally(), description="of those that are two spellings of one name")
    verdicts: dict[str, int] = Field(default_factory=dict, description="'gold resolution > our verdict': how many gold disagreements")
    false_page: Tally = Field(default=Tally(), description="false alarms of all that the page shows")
    false_record: Tally = Field(default=Tally(), description="false alarms of all in the record")
    false_by_kind: dict[str, int] = Field(default_factory=dict)
    not_conflicts: int = Field(default=0, description="false alarms that gold names as no disagreement")
    undisputed: Tally = Tally()
    undisputed_read: Tally = Tally()


class Pairs(Counts):
    """Pairs of sources with one origin."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        """Right of ours."""
        return _ratio(self.right, self.right + self.false)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float | None:
        """Right of gold's."""
        return _ratio(self.right, self.right + self.missed)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float | None:
        """Of both."""
        return harmonic(self.precision, self.recall)


class Origins(Counts):
    """Pairs in all languages, and within one language."""

    every: Pairs = Pairs()
    one_language: Pairs = Pairs()


class Traps(Counts):
    """Traps that the page fell into."""

    never: Tally = Field(default=Tally(), description="what must not be on the page, and is")
    look: Tally = Field(default=Tally(), description="what needs a look, cited outside a disagreement")
    added: Tally = Field(default=Tally(), description="statements that no source makes, and a sentence of the page may")


class Effort(Counts):
    """What it took. ``seconds`` are of the clock on the wall."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0


class Finding(Frozen):
    """One thing behind a figure, with the words: what developers read."""

    metric: str
    what: str
    subject: str = Field(default="", description="gold's words for it")
    files: tuple[str, ...] = ()
    gold: tuple[str, ...] = Field(default=(), description="quotes and values of gold")
    ours: tuple[str, ...] = Field(default=(), description="what briefer has instead")
    pack: str = ""


class Scores(Counts):
    """All that is measured of one pack, or of several."""

    pack: str = ""
    located: Tally = Field(default=Tally(), description="quotes of gold that stand in the clean text, of those that should")
    quotes: Tally = Tally()
    facts: Facts = Facts()
    names: Names = Names()
    dates: Dates = Dates()
    conflicts: Conflicts = Conflicts()
    origins: Origins = Origins()
    traps: Traps = Traps()
    effort: Effort = Effort()
    partial: bool = False
    findings: tuple[Finding, ...] = ()


def added(scores: Sequence[Scores]) -> Scores:
    """Of all packs together: counts are added and shares taken anew, so that a large pack weighs more than a small one."""
    total = Scores()
    for one in scores:
        total = total.plus(one)
    return total.model_copy(update={"pack": "all"})
