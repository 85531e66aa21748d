"""What the elements of a page are for: which begin a paragraph, which are not shown, which stand beside the article."""

from __future__ import annotations

from collections.abc import Mapping

from briefer.lexicon.patterns import lazy

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "nobr", "center", "script", "style", "template", "noscript",
})  # fmt: skip
HIDDEN = {
    "script": "code of the page", "style": "code of the page", "title": "title of the page", "textarea": "form",
    "xmp": "hidden text", "iframe": "hidden text", "noembed": "hidden text", "noframes": "hidden text",
}  # fmt: skip
_ASIDE = {
    "nav": "menu", "aside": "side box", "footer": "foot of the page", "related": "links to other articles",
    "address": "byline and date line",
    "noscript": "hidden text", "template": "hidden text", "head": "head of the page", "form": "form", "button": "button", "select": "form",
    "svg": "picture", "menu": "menu", "dialog": "window over the page", "object": "picture", "math": "formula", "audio": "sound or film",
    "video": "sound or film", "canvas": "picture", "map": "picture", "datalist": "form",
}  # fmt: skip
_BLOCKS = frozenset({
    "article", "section", "main", "header", "hgroup", "body", "html", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "dl", "dt", "dd", "table", "caption", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th", "blockquote", "pre", "figure",
    "figcaption", "picture", "details", "summary", "fieldset", "legend", "option",
})  # fmt: skip
_ROLES = {
    "navigation": "menu", "complementary": "side box", "contentinfo": "foot of the page", "search": "form", "banner": "head of the page",
    "dialog": "window over the page", "alert": "notice of the page", "menu": "menu",
}  # fmt: skip
_MORE = (
    r"related(?:[-_]?(?:posts?|articles?|stories|news|links?|content|items?|reads?|topics?))?"
    r"|(?:you-?may-?(?:also-?)?like|more-?(?:stories|news|from|on)|read-?(?:more|next|also)|also-?read|see-?also|recommended|recommendations?"
    r"|trending|most-?(?:read|popular|viewed)|popular-?posts|teasers?|outbrain|taboola|jp-relatedposts|yarpp)(?:$|[-_].*)"
)
_SHARE = (
    r"(?:social|share|sharing|share-?(?:bar|buttons?|links?|tools)|social-?(?:media|links|share|icons)|addtoany|addthis|sharedaddy|follow-?us"
    r"|newsletter|subscribe|subscription|signup|sign-?up|paywall|cookies?|gdpr|consent)(?:$|[-_].*)"
)
_NAMED = tuple(
    (lazy(pattern), why)
    for pattern, why in (
        (r"(?:bread-?crumbs?|crumbs)(?:$|[-_].*)", "menu path"),
        (r"(?:nav|navbar|navigation|site-?nav|main-?menu|menu)(?:$|[-_].*)", "menu"),
        (_MORE, "links to other articles"),
        (_SHARE, "share, comment or subscription line"),
        (r"(?:comments?|comments?-(?:area|list|section|form)|disqus.*|respond)", "readers' comments"),
        (r"(?:ads?|adverts?|advertisements?|advertising|sponsored|promo|promoted|banner-?ad)(?:$|[-_].*)", "advertisement"),
        (r"(?:side-?bar|widget|widget-?area)(?:$|[-_].*)", "side box"),
        (r"(?:site-?footer|page-?footer|footer)(?:$|[-_].*)", "foot of the page"),
        (r"(?:author-?(?:bio|box|info)|about-?(?:the-?)?author)(?:$|[-_].*)", "about the author"),
    )
)
_NAMED_ELEMENTS = frozenset({"div", "section", "ul", "ol", "p", "span", "table", "header", "dl", "figure"})


def begins_block(name: str) -> bool:
    """Whether its start and its end are those of a paragraph."""
    return name not in _INLINE and name not in VOID


def is_element(name: str) -> bool:
    """Whether HTML has an element of this name."""
    return any(name in names for names in (_BLOCKS, _INLINE, VOID, HIDDEN, _ASIDE))


def aside_of(name: str, said: Mapping[str, str]) -> str | None:
    """Why what stands in such an element is not the article; None where nothing says so.

    Args:
        name: the element.
        said: its attributes.
    """
    if name in _ASIDE:
        return _ASIDE[name]
    role = _ROLES.get(said.get("role", "").lower())
    if role:
        return role
    if name not in _NAMED_ELEMENTS:
        return None
    words = f"{said.get('class', '')} {said.get('id', '')}".lower().split()
    return next((why for word in words for pattern, why in _NAMED if pattern.fullmatch(word)), None)
