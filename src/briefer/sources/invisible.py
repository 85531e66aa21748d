"""Stage 3: characters that no reader sees leave the clean text.

Bidi controls, zero-width blanks, byte order marks inside, soft hyphens, tag characters and control characters go.
A zero-width joiner or non-joiner stays beside a letter of a script that is written with it (Persian می‌رود, Hindi क्‍ष)
and in an emoji; a variation selector stays behind an emoji or a Chinese character. A second one in a row goes: text is smuggled that way.
"""

from __future__ import annotations

import unicodedata

from briefer.lexicon.patterns import lazy
from briefer.sources.blocks import Block, raw_span, without

_C = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_ALWAYS = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_JOINERS = "\u200c\u200d"
_SELECTORS = r"\ufe00-\ufe0f"
INVISIBLE = lazy(rf"[{_C}{_ALWAYS}{_JOINERS}{_SELECTORS}]")
_JOINING = lazy(
    r"[\u0590-\u07ff\u0840-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua87f\ufb50-\ufdff\ufe70-\ufefc\U00010d00-\U0001193f]"
)
_PICTURES = lazy(
    r"[\u00a9\u00ae\u203c\u2049\u2122-\u2139\u2190-\u21ff\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934-\u2b55\u3030-\u3299\u20e3"
    r"#*0-9\U0001f000-\U0001faff]"
)

_MARKS = 8
"""How many marks and selectors on one letter are passed over; no writing sets more than a handful."""


def _before(text: str, at: int) -> str:
    """The character before, combining marks and selectors passed over."""
    at -= 1
    least = max(at - _MARKS, 0)
    while at > least and (unicodedata.combining(text[at]) or "\ufe00" <= text[at] <= "\ufe0f" or "\U0001f3fb" <= text[at] <= "\U0001f3ff"):
        at -= 1
    return text[at] if at >= 0 else ""


def _is_wanted(text: str, at: int) -> bool:
    """Whether the invisible character at ``at`` is part of how the script is written."""
    char, before, after = text[at], _before(text, at), text[at + 1 : at + 2]
    if char in _JOINERS:
        if text[at - 1 : at] in {"\u200c", "\u200d"} and at:
            return False
        letters = bool(_JOINING.match(before)) or bool(before in {"", " "} and _JOINING.match(after))
        return letters or (char == "\u200d" and bool(_PICTURES.match(before)) and bool(_PICTURES.match(after)))
    if "\ufe00" <= char <= "\ufe0f":
        return (
            bool(before)
            and text[at - 1] == before
            and bool(_PICTURES.match(before) or "\u1000" <= before <= "\u18af" or "\u3400" <= before <= "\u9fff")
        )
    return False


def invisible_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of invisible characters that do not belong to the writing, in order."""
    spans: list[tuple[int, int]] = []
    for match in INVISIBLE.finditer(text):
        at = match.start()
        if _is_wanted(text, at):
            continue
        if spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return tuple(spans)


def without_invisible(block: Block) -> tuple[Block | None, tuple[tuple[str, int, int], ...]]:
    """The block without its invisible characters, and these: text, raw start, raw end."""
    spans = invisible_spans(block.text) if INVISIBLE.search(block.text) else ()
    if not spans:
        return block, ()
    gone: list[tuple[str, int, int]] = []
    for start, end in spans:
        raw = raw_span(block, start, end)
        gone.append((block.text[start:end], *raw))
    return without(block, spans), tuple(gone)
