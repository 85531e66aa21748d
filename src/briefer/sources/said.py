"""Stage 2 for HTML: what a page says of itself in <meta>, JSON-LD, <time>, <link>, <title> and <html lang>."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_LONGEST = 300_000
_ARTICLES = ("article", "posting", "report", "newspage")
_OTHER_NAMES = {
    "og:title": ("twitter:title", "dc.title", "parsely-title", "sailthru.title"),
    "article:published_time": (
        "article:published", "datepublished", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "date", "pubdate",
        "publishdate",
        "publish-date", "publish_date", "parsely-pub-date", "sailthru.date", "og:published_time", "og:pubdate", "citation_publication_date",
        "article.published", "originalpublicationdate",
    ),
    "publisher": ("application-name", "dc.publisher"),
    "author": ("article:author_name", "byl", "dc.creator", "parsely-author"),
    "lang": ("content-language", "dc.language"),
}  # fmt: skip


@dataclass(slots=True)
class Said:
    """Collects while the page is read. The first word on a thing holds."""

    values: dict[str, str] = field(default_factory=dict)
    listens: str = ""
    heard: list[str] = field(default_factory=list)
    linked_data: list[str] = field(default_factory=list)

    def _say(self, name: str, value: str) -> None:
        value = " ".join(value.split())
        if value and len(value) <= 2000:
            self.values.setdefault(name, value)

    def start(self, name: str, said: Mapping[str, str]) -> None:
        """A start tag."""
        if name == "meta":
            key = (said.get("property") or said.get("name") or said.get("itemprop") or said.get("http-equiv") or "").lower()
            self._say(key, said.get("content", ""))
        elif name == "html":
            self._say("html lang", said.get("lang") or said.get("xml:lang") or "")
        elif name == "link" and "canonical" in said.get("rel", "").lower():
            self._say("canonical", said.get("href", ""))
        elif name == "base":
            self._say("base", said.get("href", ""))
        elif name == "time":
            self._say("time", said.get("datetime", ""))
        elif said.get("itemprop") == "datePublished":
            self._say("datepublished", said.get("content") or said.get("datetime") or "")
        if not self.listens:
            self._listen(name, said)

    def _listen(self, name: str, said: Mapping[str, str]) -> None:
        wanted = name == "title" or (name == "script" and "ld+json" in said.get("type", "").lower())
        author = name in {"a", "span"} and (said.get("rel") == "author" or said.get("itemprop") == "author")
        if wanted or author:
            self.listens = name
            self.heard = []
            self.heard.append("author" if author else "title" if name == "title" else "data")

    def text(self, text: str) -> None:
        """Text or a decoded entity; kept only where something listens."""
        if self.listens:
            self.heard.append(text)

    def end(self, name: str) -> None:
        """An element was closed."""
        if name != self.listens:
            return
        kind, text = self.heard[0], "".join(self.heard[1:])
        self.listens = ""
        if kind == "data":
            self.linked_data.append(text)
        else:
            self._say("page title" if kind == "title" else "rel author", html.unescape(text) if kind == "title" else text)

    def found(self) -> dict[str, str]:
        """Everything by lower-case name; what goes by several names stands under one too."""
        for text in self.linked_data:
            for item in _articles(text):
                self._take(item)
        for name, others in _OTHER_NAMES.items():
            for other in others:
                self._say(name, self.values.get(other, ""))
        return self.values

    def _take(self, item: Mapping[str, object]) -> None:
        for key, name in (("datePublished", "ld date"), ("headline", "ld title"), ("inLanguage", "ld lang"), ("url", "ld url")):
            value = item.get(key)
            if isinstance(value, str):
                self._say(name, value)
        for key, name in (("publisher", "ld publisher"), ("author", "ld author")):
            value = item.get(key)
            value = value[0] if isinstance(value, list) and value else value
            value = value.get("name") if isinstance(value, dict) else value
            if isinstance(value, str):
                self._say(name, value)


def _articles(text: str) -> Iterator[Mapping[str, object]]:
    """The descriptions of articles in a JSON-LD script; nothing where it is broken or huge."""
    try:
        data = json.loads(text) if len(text) <= _LONGEST else None
    except (ValueError, RecursionError):
        return
    waiting = [data]
    for _ in range(200):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:50])
        elif isinstance(item, dict):
            kinds = item.get("@type")
            if any(str(k).lower().endswith(_ARTICLES) for k in (kinds if isinstance(kinds, list) else [kinds])):
                yield item
            waiting.extend(v for k, v in item.items() if k in {"@graph", "mainEntity", "mainEntityOfPage"})
