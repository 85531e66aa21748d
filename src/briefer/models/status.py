"""How a desk stands: what was taken in and what was not, the last brief and what is left to decide in it, and what models cost."""

from __future__ import annotations

from pydantic import Field

from briefer.models.base import EDTF, Frozen, Marking
from briefer.models.memory import Sent


class Spent(Frozen):
    """What models cost in a stretch of time, as far as it is known."""

    dollars: float = Field(description="US dollars, of the exchanges whose price is known")
    exchanges: int
    unknown: int = Field(default=0, description="exchanges whose price is not known")
    since: str | None = Field(default=None, description="when the first of them was; UTC")


class Spend(Frozen):
    """What models cost at a desk."""

    today: Spent
    month: Spent = Field(description="30 days, this one included")
    kept: Spent = Field(description="all exchanges that the desk still keeps: how long, says its briefer.toml")


class Failing(Frozen):
    """What the last run of taking in could not read."""

    name: str
    why: str
    advice: str
    runs: int = Field(description="runs in a row in which it failed, the last one included")
    since: str = Field(description="when the first of these began; UTC")


class TakenIn(Frozen):
    """What a desk has taken in."""

    articles: int
    versions: int = Field(description="of these articles, the first ones included")
    begun: str | None = Field(default=None, description="when the last run began, UTC; None where there was none")
    ended: str | None = Field(default=None, description="None where it is under way, or was cut off")
    new: int = Field(default=0, description="articles that the last run brought")
    changed: int = Field(default=0, description="new versions that the last run brought")
    failed: tuple[Failing, ...] = Field(default=(), description="what failed in the most runs in a row first")


class Open(Frozen):
    """Points of a review that nobody has settled, of one kind."""

    what: str
    points: int


class BriefNow(Frozen):
    """A brief as it stands, with all that was decided."""

    folder: str
    fault: str = Field(default="", description="why it can't be read; then nothing else is known of it")
    day: EDTF | None = Field(default=None, description="its information cut-off")
    title: str = ""
    marking: Marking = "TLP:CLEAR"
    news: bool = Field(default=True, description="whether it says anything that the one before it did not")
    standing: str = Field(default="", description="as the page says it: a draft, or by whom it was approved and when")
    approved: bool = False
    partial: tuple[str, ...] = Field(default=(), description="what was not read or not answered")
    points: int = Field(default=0, description="that a reviewer had to look at")
    left: tuple[Open, ...] = Field(default=(), description="what is left of them, most pressing first")
    sent: tuple[Sent, ...] = Field(default=(), description="to whom it went as it stands")

    @property
    def open(self) -> int:
        """How many points are left."""
        return sum(each.points for each in self.left)


class Made(Frozen):
    """A brief of a day, in the list of all of them."""

    day: str = Field(description="YYYY-MM-DD")
    at: str = Field(description="when it was made; UTC")
    news: bool
    sources: int = Field(description="articles that it was made from")


class Status(Frozen):
    """How a desk stands."""

    at: str = Field(description="when it was looked at; UTC")
    wrong: tuple[str, ...] = Field(description="what a person has to know first, in sentences; empty where nothing is known to be wrong")
    taken: TakenIn
    brief: BriefNow | None = Field(description="the last brief that was written; None where none was")
    briefs: tuple[Made, ...] = Field(description="of each day the last, the newest day first")
    spend: Spend
