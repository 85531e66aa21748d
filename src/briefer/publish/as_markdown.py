"""The page as Markdown (CommonMark, GitHub's flavour too), with an appendix of quotations.

Text from outside is escaped so that it is text in every reader: no markup, no raw HTML, no link, no table.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefer.lexicon.patterns import lazy
from briefer.models import Record, Section
from briefer.publish.appendix import Dossier, Quotation, make_appendix
from briefer.publish.page import KICKER, Entry, Line, Listed, Page, Part
from briefer.publish.text import runs

_MARKUP = lazy(r"([\\`*_<>{}#|~&$^!]|\](?=[(\[:])|\[(?=[\[^])|^\[(?=[ xX]\]))")
"""Brackets make a link only before another bracket or a colon, and a box to tick at the head of an item."""
_BLOCK = lazy(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")
"""What would open a list, a rule or a heading at the head of a line."""
_LINKED = lazy(r"(?i)\b(https?|ftp|mailto|xmpp|javascript|data|file)(:)|\b(www)(\.)")
"""Addresses that some readers link without being asked."""
_AT = lazy(r"@(?=\S)")


def markdown_bytes(record: Record, page: Page) -> bytes:
    """The file, as UTF-8, one line a paragraph."""
    lines = [*_head(page), *(x for part in page.parts for x in _part(part)), *_foot(page), *_appendix(record, page)]
    return ("\n".join(lines).rstrip() + "\n").encode()


def escaped(text: str) -> str:
    """Clean text as Markdown that shows just these characters.

    An '@' is followed by a word joiner (U+2060): GitHub links e-mail addresses and names even where it is escaped.
    """
    text = _LINKED.sub(lambda m: f"{m[1] or m[3]}\0{m[2] or m[4]}", text)
    text = _MARKUP.sub(r"\\\1", text).replace("\0", "\\")
    text = _AT.sub("@\u2060", text)
    return _BLOCK.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


def _words(text: str, languages: tuple[str, ...] = ()) -> str:
    """Escaped, with each right-to-left run isolated (U+2067 ... U+2069)."""
    return "".join(f"\u2067{escaped(r.text)}\u2069" if r.rtl else escaped(r.text) for r in runs(text, languages))


def _head(page: Page) -> Iterator[str]:
    yield f"**{page.marking}**"
    yield ""
    yield f"# {KICKER}: {_words(page.title)}"
    yield ""
    yield f"**{_words(page.standing)}** · " + " · ".join(_words(f) for f in page.facts)
    yield ""
    if page.quiet:
        yield f"**{_words(page.quiet)}**"
        yield ""
    if page.partial:
        yield "**PARTIAL.** " + " ".join(map(_words, page.partial))
        yield ""


def _part(part: Part) -> Iterator[str]:
    yield f"## {part.heading}"
    yield ""
    if part.section is Section.BOTTOM_LINE:
        yield " ".join(map(_entry, part.entries))
        yield ""
        return
    for entry in part.entries:
        yield (f"{entry.number}. " if entry.number else "- ") + _entry(entry)
    yield ""
    if part.note:
        yield f"*{_words(part.note)}*"
        yield ""


def _entry(entry: Entry) -> str:
    return (f"*{entry.mark}.* " if entry.mark else "") + " ".join(map(_line, entry.lines))


def _line(line: Line) -> str:
    lead = f"**{_words(line.lead, line.languages)}** " if line.lead else ""
    numbers = f" [{', '.join(str(c.number) for c in line.cites)}]" if line.cites else ""
    return lead + _words(line.text, line.languages) + numbers + line.tail


def _foot(page: Page) -> Iterator[str]:
    if page.sources:
        yield "## Sources"
        yield ""
        yield from (f"- {_source(source)}" for source in page.sources)
        yield ""
    if page.names:
        yield "**Names.** " + "; ".join(map(_words, page.names))
        yield ""
    yield " ".join(["**How it was made.**", *map(_words, page.made), page.cut_note]).rstrip()
    yield ""
    yield f"**{page.marking}**"
    yield ""


def _source(source: Listed) -> str:
    title = f", *{_words(source.title, (source.tag,))}*" if source.title else ""
    same = f": *same text as [{source.same_text_as}]*" if source.same_text_as else ""
    note = f" ({_words(source.note)})" if source.note else ""
    name = f"**{_words(source.publisher, (source.tag,))}**" if source.named else source.publisher
    return f"[{source.number}] {name}{title}, {source.date}, {_words(source.language)}, grade {source.grade}{same}{note}"


# ---------------------------------------------------------------- appendix


def _appendix(record: Record, page: Page) -> Iterator[str]:
    yield "---"
    yield ""
    yield "## Appendix: the words it rests on"
    yield ""
    for dossier in make_appendix(record, page):
        yield from _dossier(dossier)
    if page.cut:
        yield "### What was cut"
        yield ""
        yield from (f"- {_entry(e)}" for e in page.cut)
        yield ""


def _dossier(dossier: Dossier) -> Iterator[str]:
    name = _words(dossier.publisher or "Publisher not named in the text", (dossier.tag,))
    yield f"### [{dossier.number}] {name}" + (f": {_words(dossier.title, (dossier.tag,))}" if dossier.title else "")
    yield ""
    yield "; ".join(f"{word}: {_words(said)}" for word, said in dossier.facts)
    yield ""
    for quotation in dossier.quotations:
        yield f"- {_quotation(quotation)}"
    if dossier.further:
        yield f"- and {len(dossier.further)} more that the page does not cite (brief.html and brief.json have them)"
    for quotation in dossier.rejected:
        yield f"- Rejected in the review: {_quotation(quotation)}"
    if dossier.apart:
        yield f"- Kept apart as no part of the article: {'; '.join(map(_words, dossier.apart))}"
    if dossier.dropped:
        yield f"- Given and not taken, since the words do not stand in the source: {len(dossier.dropped)}"
    yield ""


def _quotation(quotation: Quotation) -> str:
    quote = f"\u2067{escaped(quotation.quote)}\u2069" if quotation.rtl else escaped(quotation.quote)
    how = "translation, ours" if quotation.translated else "taken to say"
    said = f" ({how}: {_words(quotation.statement)})" if quotation.statement else ""
    doubt = f" Unverified: {', '.join(map(_words, quotation.unverified))}." if quotation.unverified else ""
    known = dict(quotation.facts)
    return f"{quotation.label} “{quote}”{said} {_words(known['Speaker'])}; {known['Certainty']}.{doubt} `{quotation.claim}`"
