"""What a page hides from its readers: by attribute, by inline style, by a class that its own style sheet hides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from briefer.lexicon.patterns import lazy

_DECLARATION = lazy(r"([a-z-]{1,40})\s*:\s*([^;]{1,300})")
_ZERO = lazy(r"0*(?:\.0+)?(?:px|em|rem|pt|%|vw|vh)?")
_TINY = lazy(r"(?:0?\.\d+|[01](?:\.\d+)?)(?:px|pt)|0?\.0\d*(?:em|rem)?")
_FAR = lazy(r"-\d{3,}(?:\.\d+)?(?:px|em|rem|pt|%|vw|vh)")
_WHITE = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)", "#fefefe", "snow", "ivory"})
_HIDING_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "assistive-text"})
_SHEET_RULE = lazy(r"([^{}@]{1,500})\{([^{}]{0,2000})\}")
_MEDIA = lazy(r"@[a-z-]+[^{;]{0,300}\{(?:[^{}]{0,5000}\{[^{}]{0,5000}\}){0,500}[^{}]{0,5000}\}|/\*.*?\*/", re.DOTALL)
_SIMPLE = lazy(r"[a-z]{0,10}([.#][\w-]{1,60})", re.IGNORECASE)


class Style(NamedTuple):
    """What an element's style does: hides it; sets white letters; sets a background that is not white."""

    hides: bool = False
    white: bool = False
    dark: bool = False


def _declarations(style: str) -> dict[str, str]:
    return {m[1]: m[2].replace("!important", "").strip().replace(" ", "") for m in _DECLARATION.finditer(style.lower())}


def _is_out_of_sight(said: Mapping[str, str]) -> bool:
    """Clipped, shrunk to nothing, or moved off the screen."""
    moved = any(_FAR.fullmatch(said.get(key, "")) for key in ("left", "top", "right", "text-indent", "margin-left", "margin-top"))
    flat = said.get("overflow", "").startswith("hidden") and any(
        _ZERO.fullmatch(said.get(k, "x")) for k in ("height", "width", "max-height")
    )
    clipped = said.get("clip", "").startswith(("rect(0", "rect(1px")) or said.get("clip-path", "").startswith(
        ("inset(50%", "inset(100%", "circle(0")
    )
    return moved or flat or clipped or said.get("transform", "").startswith("scale(0)")


def read_style(style: str) -> Style:
    """What the declarations of one ``style`` attribute or rule do."""
    said = _declarations(style)
    if not said:
        return Style()
    gone = said.get("display") == "none" or said.get("visibility") in {"hidden", "collapse"} or said.get("content-visibility") == "hidden"
    size, opacity = said.get("font-size", ""), said.get("opacity", "")
    small = bool(size) and bool(_ZERO.fullmatch(size) or _TINY.fullmatch(size))
    clear = bool(opacity) and re.fullmatch(r"0*\.?0*[0-4]?%?", opacity) is not None and opacity not in {"1", "2", "3", "4"}
    colour = said.get("color", "")
    ground = said.get("background-color") or said.get("background", "")
    same = bool(colour) and colour == ground
    return Style(
        gone or small or clear or same or colour == "transparent" or _is_out_of_sight(said),
        colour in _WHITE,
        bool(ground) and ground not in _WHITE,
    )


def hidden_selectors(sheet: str) -> frozenset[str]:
    """Classes and ids ('.x', '#y') that a style sheet hides outright, outside of @media and its like."""
    found: set[str] = set()
    for selectors, body in _SHEET_RULE.findall(_MEDIA.sub(" ", sheet[:200_000])):
        if read_style(body).hides:
            found.update(m[1] for s in selectors.split(",") if (m := _SIMPLE.fullmatch(s.strip())))
    return frozenset(found)


def style_of(attributes: Mapping[str, str], hidden: frozenset[str]) -> Style:
    """What an element's attributes do, with the selectors that the page's style sheets hide."""
    if not attributes:
        return Style()
    style = read_style(attributes["style"]) if "style" in attributes else Style()
    classes = attributes.get("class", "").split()
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or any(c in _HIDING_CLASSES or f".{c}" in hidden for c in classes)
        or f"#{attributes.get('id', '')}" in hidden
    ):
        return style._replace(hides=True)
    if attributes.get("color", "").lower() in _WHITE:
        style = style._replace(white=True)
    if attributes.get("bgcolor", "").lower() not in {"", *_WHITE}:
        style = style._replace(dark=True)
    return style
