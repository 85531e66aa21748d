"""A desk, a day at a time: little articles go in, and the brief of the day comes out."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
from pypdf import PdfReader

from briefer.daily import DailyDone, Means, make_daily
from briefer.desk import Memory
from briefer.models import Incoming, Item, Section, Source, Taken, Wanted, claims_by_id
from briefer.publish.as_json import brief_schema
from briefer.session.book import decided_of
from briefer.session.sitting import Session
from briefer.settings import Settings
from briefer.sources.reading import Brought, read_sources

WHO = "A. Reviewer"
FILES = ("brief.html", "brief.json", "brief.md", "brief.pdf")
Told = tuple[str | None, str | None, str]
"""The mark of an item, what is other than in the last brief, and its words."""


def day_of(number: int) -> str:
    """A day of November 2026; the 15th is a Sunday."""
    return f"2026-11-{number:02}"


def a_text(publisher: str, text: str, published: str | None, title: str | None = None) -> Source:
    """An article as a desk reads it, at an address of its publisher."""
    address = f"https://{publisher.lower()}.example/story"
    read = read_sources([], brought=[Brought(address=address, data=text.encode(), ending="txt", url=address)]).sources[0]
    return read.model_copy(update={"publisher": publisher, "published": published, **({"title": title} if title else {})})


@dataclass
class Days:
    """A desk and its days. The clock stands at noon of the day that is under way."""

    folder: Path
    number: int = 1

    def __post_init__(self) -> None:
        self.memory = Memory(self.folder, self.now)

    def now(self) -> dt.datetime:
        return dt.datetime(2026, 11, self.number, 12, 0, tzinfo=dt.UTC)

    def out(self, number: int) -> Path:
        return self.folder / "briefs" / day_of(number)

    def take(self, number: int, *, title: str | None = None, **texts: str) -> tuple[Taken, ...]:
        """Articles of that day, one of each publisher; ``alpha_2`` is another article of Alpha."""
        self.number = number
        made = [
            Incoming(
                key=f"https://{name}.example/story",
                source=a_text(name.split("_")[0].title(), text, day_of(number), title),
                via="page",
                original=text.encode(),
            )
            for name, text in texts.items()
        ]
        return self.memory.articles.take(made)

    def make(self, number: int, *, out: Path | None = None, **given: Any) -> DailyDone:
        """The brief of that day, of which all that must always hold does."""
        self.number = number
        means = Means(Settings(), Wanted(title="Test"), decided_of(self.folder, self.now))
        done = make_daily(self.memory, means, day_of(number), out or self.out(number), **given)
        check_laws(done)
        return done

    def day(self, number: int, **texts: str) -> DailyDone:
        """Take in, then make."""
        self.take(number, **texts)
        return self.make(number)

    def sitting(self, number: int) -> Session:
        """A review of that day's brief."""
        return Session.open(self.out(number), self.folder, now=self.now)


def check_laws(done: DailyDone) -> None:
    """One page; every sentence cited, every quote in its source, every cut with its reason; brief.json as its schema says."""
    record, claims = done.record, claims_by_id(done.record.extractions)
    sources = {s.id: s.text for s in record.reading.sources}
    files = {path.name: path.read_bytes() for path in done.files}
    assert sorted(files) == list(FILES)
    assert len(PdfReader(BytesIO(files["brief.pdf"])).pages) == 1
    jsonschema.validate(json.loads(files["brief.json"]), brief_schema())
    for claim in claims.values():
        assert sources[claim.source][claim.quote.start : claim.quote.end] == claim.quote.text
    for item in record.brief.items:
        for sentence in item.sentences:
            assert item.section is Section.GAPS or sentence.claims
            assert set(sentence.claims) <= claims.keys()
    cited = {c for i in record.brief.items for s in i.sentences for c in s.claims}
    gone = {c for cut in record.brief.cut for s in cut.item.sentences for c in s.claims}
    earlier = {one for one, _ in record.reading.superseded}
    assert {c.id for c in claims.values() if c.source not in earlier} <= cited | gone
    assert all(cut.why for cut in record.brief.cut)


def items(done: DailyDone, section: Section) -> list[Item]:
    """What stands in a section of the page, as persons left it."""
    brief = done.record.reviewed.brief if done.record.reviewed else done.record.brief
    return [i for i in brief.items if i.section is section]


def told(done: DailyDone, *sections: Section) -> list[Told]:
    """What stands in these sections; gaps are left out where none is named."""
    wanted = sections or [s for s in Section if s is not Section.GAPS]
    found = [i for s in wanted for i in items(done, s)]
    return [(i.mark.value if i.mark else None, i.change, " ".join(s.text for s in i.sentences)) for i in found]
