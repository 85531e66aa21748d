"""A desk with a memory: the seeds and little texts in seven languages, what was taken from them, a brief of each of two days, decisions."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

from briefer.desk import Ledger, Memory, names_text
from briefer.models import (
    Asked,
    Certainty,
    Claim,
    ClaimKind,
    Daily,
    DailyMade,
    EntityKind,
    Extraction,
    Incoming,
    Proposed,
    Record,
    SettledName,
    Source,
    Span,
    Unread,
    Wanted,
)
from briefer.pipeline import Given, extract, make_brief, read
from briefer.settings import Settings

SEEDS = Path(__file__).parent.parent / "seeds"
NOW = dt.datetime(2025, 1, 2, 6, 0, tzinfo=dt.UTC)

TEXTS = {
    "fa.txt": "نمایندگان می‌گویند که نیروهای مرزی در خاروغ سه نفر را بازداشت کرده‌اند. «این کار ادامه می‌یابد»، سخنگوی وزارت گفت.\n",
    "ar.txt": "قالت وزارة الداخلية يوم الثلاثاء إنّ أربعة جنود قُتلوا قرب الحدود، وأكد المسؤولون الهجوم في بيان رسمي.\u200f\n",
    "ur.txt": "وزارتِ داخلہ نے منگل کو کہا کہ سرحد کے قریب چار فوجی ہلاک ہو گئے ہیں، اور حکام نے حملے کی تصدیق کی۔\n",
    "ps.txt": "د کورنیو چارو وزارت د سه‌شنبې په ورځ وویل چې پولې ته څېرمه څلور سرتېري وژل شوي دي او چارواکو برید تایید کړ.\n",
    "tg.txt": "Вазорати корҳои дохилӣ рӯзи сешанбе гуфт, ки дар наздикии сарҳад чор сарбоз кушта шуданд ва масъулон ҳамларо тасдиқ карданд.\n",
    "ru.txt": "Министерство внутренних дел сообщило во вторник, что у границы погибли четыре пограничника; нападение подтвердил Сергей Иванов.\n",
    "zh.txt": "内政部星期二表示，四名士兵在边境附近被打死。官员在声明中证实了北京方面的说法。\n",
}
"""With what is lost first: joiners, marks of direction, vowel signs, letters that no other language has, scripts without blanks."""


def write_texts(folder: Path, texts: dict[str, str] = TEXTS) -> Path:
    """The little texts as files, with what is known of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    told = [
        f'["{name}"]\npublisher = "Post {name[:2]}"\npublished = "2025-01-01"\nlanguage = "{name[:2]}"\n'
        for name in texts
        if len(name.split(".")[0]) == 2
    ]
    (folder / "sources.toml").write_text("\n".join(told), "utf-8")
    return folder


def incoming(source: Source, folder: Path) -> Incoming:
    path = folder / source.name
    return Incoming(key=f"inbox/{source.name}", source=source, via=f"folder {folder.name}", original=path.read_bytes(), ending="txt")


def take(memory: Memory, folder: Path) -> tuple[tuple[Source, ...], tuple[Extraction, ...]]:
    """Take a folder in, with what the built-in reader finds."""
    sources = read(Given((str(folder),))).sources
    memory.articles.take([incoming(source, folder) for source in sources])
    extractions = tuple(one if one.claims else by_hand(source) for source, one in zip(sources, extract(sources, Settings()), strict=True))
    memory.said.keep(extractions)
    return sources, extractions


def by_hand(source: Source) -> Extraction:
    """The first line of a source as a claim, where the built-in reader finds none."""
    text = source.text.split("\n")[0]
    quote = Span(start=0, end=len(text), text=text)
    claim = Claim(
        id=f"{source.id}:0-{len(text)}", source=source.id, statement=text, quote=quote, kind=ClaimKind.EVENT, certainty=Certainty.ASSERTED
    )
    return Extraction(source=source.id, reader="builtin", claims=(claim,))


def remember(desk: Path, *folders: Path, out: Path | None = None) -> Path:
    """A desk that remembers these folders; with ``out`` the seeds stand in a brief too, whose files are written there."""
    with Memory(desk, lambda: NOW) as memory:
        for folder in folders:
            take(memory, folder)
        if out is not None:
            record = make_brief(Given((str(SEEDS),)), Settings(), Wanted(), out).record
            brief(memory, record, "2025-01-01")
    return desk


def brief(memory: Memory, record: Record, day: str) -> Daily:
    """A brief of a day in the memory."""
    seqs = tuple(v.seq for v in memory.articles.latest() if v.source.id in {s.id for s in record.reading.sources})
    daily = Daily(
        day=day, horizon=memory.articles.last(), extracted=memory.said.last(), sources=seqs, digest=hashlib.sha256(day.encode()).hexdigest()
    )
    return memory.dailies.add(DailyMade(daily=daily, record=record))


def work(desk: Path, decisions: Sequence[Proposed]) -> None:
    """What a desk has besides articles: runs of taking in, addresses, post, decisions, kept values, names."""
    with Memory(desk, lambda: NOW) as memory:
        run = memory.articles.begin_collection()
        memory.articles.end_collection(run, (), [Unread(name="https://example.org/x", why="Gone.", advice="Look again.")])
        memory.articles.begin_collection()
        memory.articles.note_asked(Asked(url="https://example.org/feed", etag='"é"', found="https://example.org/feed.xml"))
        memory.post.begin("ab" * 32, "a@example.org")
        memory.post.done("ab" * 32, "a@example.org")
        memory.post.begin("ab" * 32, "b@example.org")
    with Ledger(desk) as ledger:
        for proposed in decisions:
            ledger.append(proposed)
        ledger.keep("page", "two\nlines")
    settled = SettledName(kind=EntityKind.PERSON, name="Emomali Rahmon", also=("Imam Ali Rahman", "امام علی رحمان"))
    (desk / "names.toml").write_text(f"# by hand\n{names_text([settled])}", "utf-8")
