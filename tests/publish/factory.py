"""A record made by hand: five made-up sources, a conflict, a copy, an item that was cut."""

from __future__ import annotations

import hashlib

from briefer.models import (
    Brief,
    Certainty,
    Claim,
    ClaimKind,
    Conflict,
    ConflictKind,
    Cut,
    DateKnown,
    DateMention,
    DifferenceKind,
    Dropped,
    EntityKind,
    Extraction,
    Furniture,
    Item,
    Mark,
    Mention,
    Origin,
    Outcome,
    Point,
    Position,
    Quantity,
    Reading,
    Reconciled,
    Record,
    Reviewed,
    Run,
    Section,
    Segment,
    Sentence,
    Signature,
    Source,
    SourceLine,
    Span,
    Standing,
    digest_of,
)

TEXTS = {
    "river.txt": (
        "en",
        (
            "The minister of Freedonia, Ada Stone, met General Karl Berg in the capital on Monday, her office said.\n"
            "They spoke of the river border, of smuggling and of two clashes last week in which at least nine guards died.\n"
            "A wider pact is likely in the coming months, the paper writes."
        ),
    ),
    "hills.html": (
        "en",
        (
            "The head of the service, General Tom Berger, flew in on Monday for talks, two diplomats said.\n"
            "Freedonia asked for radar stations on the hills, according to sources."
        ),
    ),
    "rood.txt": (
        "fa",
        (
            "دوشنبه: وزیر خارجه با تام برگر رئیس سازمان اطلاعات (ISI) دیدار کرد.\n"
            "دو طرف در باره‌ی مرز و قاچاق گفت‌وگو کردند و ۹ نفر در درگیری‌ها کشته شدند."
        ),
    ),
    "granica.txt": ("ru", "Совет безопасности подтвердил столкновение на границе 25 декабря.\nПогибли три боевика и два пограничника."),
    "old.txt": ("en", "In May 2019 Freedonia promised Sylvania help with radar, the agency reported from the capital."),
}
SPAM = "best-casino-links http://203.0.113.7/win"
PUBLISHERS = {"river.txt": "The River Post", "rood.txt": "رود نیوز", "granica.txt": "Граница", "old.txt": "Agency Nine"}


def _source(name: str, language: str, text: str) -> Source:
    digest = hashlib.sha256(text.encode()).hexdigest()
    dated = {"river.txt": "2031-03-04", "old.txt": "2019-05-12"}.get(name)
    return Source(
        id="s" + digest[:10],
        name=name,
        sha256=digest,
        media_type="text/html" if name.endswith("html") else "text/plain",
        encoding="utf-8",
        text=text,
        segments=(Segment(start=0, end=len(text), raw_start=0, raw_end=len(text)),),
        furniture=(Furniture(text=SPAM, raw_start=0, raw_end=len(SPAM), reason="a line of links"),) if name == "hills.html" else (),
        title={"river.txt": "Ministers talk of the river border", "hills.html": "Radar on the hills?"}.get(name),
        publisher=PUBLISHERS.get(name),
        language=language,
        published=dated,
        published_how=DateKnown.DATELINE if dated else DateKnown.UNKNOWN,
        url="https://example.org/river?a=1&b=2" if name == "river.txt" else None,
        grade="C" if name == "river.txt" else "F",
        flags=("hidden text",) if name == "hills.html" else (),
    )


SOURCES = {name: _source(name, language, text) for name, (language, text) in TEXTS.items()}


def claim(name: str, quote: str, statement: str | None = None, **more: object) -> Claim:
    """A claim of a source of this record, with its span found."""
    source = SOURCES[name]
    return claim_of(source, quote, statement, **more)


def claim_of(source: Source, quote: str, statement: str | None = None, **more: object) -> Claim:
    """A claim of any source."""
    start = source.text.index(quote)
    values: dict[str, object] = {
        "id": f"{source.id}:{start}-{start + len(quote)}",
        "source": source.id,
        "statement": statement or quote,
        "statement_language": "en" if statement else source.language,
        "quote": Span(start=start, end=start + len(quote), text=quote),
        "kind": ClaimKind.EVENT,
        "certainty": Certainty.ASSERTED,
        "paragraph": source.text.count("\n", 0, start),
    }
    return Claim.model_validate(values | more)


MET = claim(
    "river.txt",
    "The minister of Freedonia, Ada Stone, met General Karl Berg in the capital on Monday",
    speaker="her office",
    mentions=(Mention(text="General Karl Berg", kind=EntityKind.PERSON, role="head of the service"),),
    dates=(DateMention(text="on Monday", value="2031-03-03", reason="the Monday before 4 March 2031, when the text was published"),),
)
GUARDS = claim(
    "river.txt",
    "two clashes last week in which at least nine guards died",
    quantities=(Quantity(text="eleven", value=11, counted="guards killed"),),
)
PACT = claim("river.txt", "A wider pact is likely in the coming months", kind=ClaimKind.ASSESSMENT, certainty=Certainty.FORECAST)
FLEW = claim(
    "hills.html",
    "The head of the service, General Tom Berger, flew in on Monday for talks",
    speaker="two diplomats",
    certainty=Certainty.REPORTED,
)
RADAR = claim("hills.html", "Freedonia asked for radar stations on the hills", certainty=Certainty.ALLEGED, speaker="sources")
DIDAR = claim("rood.txt", "وزیر خارجه با تام برگر رئیس سازمان اطلاعات (ISI) دیدار کرد.")
NINE = claim("rood.txt", "۹ نفر در درگیری‌ها کشته شدند", "Nine people were killed in the clashes.", found="normalised")
CLASH = claim("granica.txt", "Совет безопасности подтвердил столкновение на границе 25 декабря.")
OLD = claim("old.txt", "In May 2019 Freedonia promised Sylvania help with radar", kind=ClaimKind.BACKGROUND)
UNUSED = claim("granica.txt", "Погибли три боевика и два пограничника.")
CLAIMS = (MET, GUARDS, PACT, FLEW, RADAR, DIDAR, NINE, CLASH, OLD, UNUSED)


def sentence(number: str, text: str, *claims: Claim, by: str = "template") -> Sentence:
    """A sentence of the page."""
    return Sentence.model_validate({"id": number, "text": text, "claims": tuple(c.id for c in claims), "by": by})


def item(
    number: str, section: Section, *sentences: Sentence, mark: Mark | None = None, origins: int = 1, conflict: str | None = None
) -> Item:
    """An item of the page."""
    return Item(id=number, section=section, sentences=sentences, mark=mark, origins=origins, conflict=conflict)


ITEMS = (
    item(
        "b1",
        Section.BOTTOM_LINE,
        sentence(
            "b1.1",
            "Freedonia's minister, Ada Stone, received the head of the neighbour's service on Monday 3 March 2031 "
            "for talks on the river border.",
            MET,
            FLEW,
            DIDAR,
        ),
        sentence("b1.2", "The sources disagree on who he is.", MET, FLEW),
        origins=2,
    ),
    item(
        "d1",
        Section.DEVELOPMENTS,
        sentence("d1.1", "The minister of Freedonia, Ada Stone, met General Karl Berg in the capital on Monday.", MET, FLEW, by="source"),
        mark=Mark.NEW,
        origins=2,
    ),
    item(
        "d2",
        Section.DEVELOPMENTS,
        sentence("d2.1", "At least nine guards died in two clashes last week.", GUARDS, NINE, MET),
        mark=Mark.UPDATE,
        origins=2,
    ),
    item("d3", Section.DEVELOPMENTS, sentence("d3.1", DIDAR.quote.text, DIDAR, by="source"), mark=Mark.NEW),
    item("d4", Section.DEVELOPMENTS, sentence("d4.1", CLASH.quote.text, CLASH, by="source"), mark=Mark.DATE_OPEN),
    item(
        "d5", Section.DEVELOPMENTS, sentence("d5.1", "Freedonia asked for radar stations on the hills, sources say.", RADAR), mark=Mark.NEW
    ),
    item(
        "d6", Section.DEVELOPMENTS, sentence("d6.1", "In May 2019 Freedonia promised Sylvania help with radar.", OLD), mark=Mark.BACKGROUND
    ),
    item(
        "x1",
        Section.DISAGREEMENTS,
        sentence("x1.1", "Head of the service: “General Karl Berg”.", MET),
        sentence("x1.2", "“General Tom Berger”.", FLEW),
        sentence("x1.3", "«تام برگر رئیس سازمان اطلاعات (ISI)».", DIDAR),
        sentence("x1.4", "The page uses Berger: two origins have it, one has the other.", MET, FLEW, DIDAR),
        conflict="x0123456789",
        origins=3,
    ),
    item("j1", Section.JUDGEMENTS, sentence("j1.1", "“A wider pact is likely in the coming months”, the paper writes.", PACT)),
    item("g1", Section.GAPS, sentence("g1.1", "The year of the clash of 25 December (no year given) is in none of the sources.")),
    item("g2", Section.GAPS, sentence("g2.1", "Watch: a written pact.")),
)
COMMENT = item(
    "r7", Section.COMMENTS, sentence("r7", "Ask the embassy by 14 May.", by="reviewer").model_copy(update={"unsupported": ("14 May",)})
)
CUT_ITEM = item("d7", Section.DEVELOPMENTS, sentence("d7.1", "Three fighters and two border guards died.", UNUSED), mark=Mark.DATE_OPEN)


def _line(number: int, name: str, same: int | None = None, note: str | None = None) -> SourceLine:
    source = SOURCES[name]
    return SourceLine(
        number=number,
        source=source.id,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        published_how=source.published_how,
        language=source.language,
        grade=source.grade,
        same_text_as=same,
        note=note,
    )


LINES = (
    _line(1, "river.txt"),
    _line(2, "hills.html", note="a line of links was left out"),
    _line(3, "rood.txt", same=1),
    _line(4, "granica.txt"),
    _line(5, "old.txt"),
)
RECONCILED = Reconciled(
    origins=(
        Origin(
            id="o1",
            sources=(SOURCES["river.txt"].id, SOURCES["rood.txt"].id),
            kind="translation",
            reason="the same facts in the same order",
        ),
        *(
            Origin(id=f"o{n}", sources=(SOURCES[name].id,), kind="single", reason="no other carries it")
            for n, name in enumerate(("hills.html", "granica.txt", "old.txt"), 2)
        ),
    ),
    conflicts=(
        Conflict(
            id="x0123456789",
            subject="head of the service",
            attribute="name",
            kind=ConflictKind.NAME,
            verdict=DifferenceKind.CONFLICT,
            positions=(
                Position(value="Karl Berg", claims=(MET.id,), sources=(SOURCES["river.txt"].id,), origins=("o1",)),
                Position(value="Tom Berger", claims=(FLEW.id,), sources=(SOURCES["hills.html"].id,), origins=("o2",)),
            ),
            taken="Tom Berger",
            reason="Two names for one office.",
            weighed=True,
        ),
    ),
)


def make_brief(**changes: object) -> Brief:
    """The brief of the record; any field may be given another value."""
    values: dict[str, object] = {
        "title": "Freedonia, Sylvania and the river border",
        "marking": "TLP:AMBER+STRICT",
        "as_of": "2031-03-04",
        "as_of_how": "newest dated source",
        "period": "2031-03-03/2031-03-04",
        "items": ITEMS,
        "sources": LINES,
        "names": ("Tom Berger: also تام برگر [3]",),
        "made": ("Read by the built-in reader, without a model.", "Persian and Russian were not translated."),
        "cut": (Cut(item=CUT_ITEM, why="no room"),),
    }
    return Brief.model_validate(values | changes)


def make_reviewed(settled: int = 0, points: int = 0, **changes: object) -> Reviewed:
    """The brief as two persons left it: one claim rejected, a comment added; so many points, so many of them settled."""
    values: dict[str, object] = {
        "brief": make_brief(items=(*ITEMS, COMMENT)),
        "rejected": (UNUSED.id,),
        "by": ("A. Reviewer", "B. Second"),
        "outcomes": (Outcome(seq=1, standing=Standing.APPLIED, on=UNUSED.id),),
        "points": tuple(
            Point(what="conflict", on=f"x{n}", text="Two names.", settled=n + 1 if n < settled else None) for n in range(points)
        ),
    }
    return Reviewed.model_validate(values | changes)


def make_signed(by: str = "A. Reviewer", **changes: object) -> Record:
    """The record with a signature on the reviewed brief."""
    reviewed = make_reviewed(settled=1, points=1, **changes)
    signature = Signature(by=by, when="2026-11-22T06:12:40Z", digest=digest_of(reviewed.brief), seq=9)
    return make_record().model_copy(update={"reviewed": reviewed.model_copy(update={"signature": signature})})


def make_record(brief: Brief | None = None, claims: tuple[Claim, ...] = CLAIMS, extra: tuple[Source, ...] = ()) -> Record:
    """The whole record."""
    sources = tuple(sorted((*SOURCES.values(), *extra), key=lambda s: (s.name, s.sha256)))
    extractions = tuple(
        Extraction(
            source=s.id,
            reader="builtin",
            claims=tuple(c for c in claims if c.source == s.id),
            dropped=(Dropped(quote="twelve guards died", why="these words do not stand in the source"),) if s.name == "river.txt" else (),
        )
        for s in sources
    )
    return Record(
        run=Run(briefer="0.1.0", reader="builtin"),
        reading=Reading(sources=sources),
        extractions=extractions,
        reconciled=RECONCILED,
        brief=brief or make_brief(),
    )
