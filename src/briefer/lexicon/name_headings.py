"""Lines in which a capital says nothing: headings, and the place at the head of a report."""

from __future__ import annotations

import re

from briefer.lexicon.name_tokens import Token


def headings(text: str, tokens: tuple[Token, ...]) -> frozenset[int]:
    """The words of lines without a final full stop in which nearly every longer word has a capital: capitals mean nothing there."""
    marked: set[int] = set()
    line: list[int] = []
    for index, token in enumerate([*tokens, None]):
        if token is None or (line and "\n" in text[tokens[line[-1]].end : token.start]):
            marked.update(line if _is_heading(text, [tokens[i] for i in line]) else ())
            line = []
        line.append(index)
    return frozenset(marked)


def _is_heading(text: str, line: list[Token]) -> bool:
    if len(line) < 4 or re.search(r"[.!?…]\s", text[line[0].start : line[-1].start]):
        return False
    after = text[line[-1].end : line[-1].end + 2].strip()
    longer = [token for token in line if len(token.word) > 3]
    return (
        after[:1] not in {".", "!", "?", "”", '"', ":"} and len(longer) > 2 and sum(token.capital for token in longer) >= 0.75 * len(longer)
    )


def datelines(text: str, tokens: tuple[Token, ...]) -> frozenset[int]:
    """The words of "KABUL -" and "SANTA CLARITA, California (AP) -" at the head of a line."""
    marked: set[int] = set()
    for index, token in enumerate(tokens):
        if not token.word.isupper() or len(token.word) < 3 or (index and "\n" not in text[tokens[index - 1].end : token.start]):
            continue
        stop = index + 1
        while stop < len(tokens) and tokens[stop].joined and tokens[stop].word.isupper():
            stop += 1
        if re.match(r"(?:,? [^\W\d_]+){0,2}(?: ?\([^)\n]{1,20}\))? ?[-–—:] ?|\s{1,3}\([A-Z]", text[tokens[stop - 1].end :][:60]):
            marked.update(range(index, stop))
    return frozenset(marked)
