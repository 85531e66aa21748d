"""Stage 4, the rule for sentences that give orders to a language model: they are no words to a reader and never reach the page.

Only a sentence that begins with the order counts. One that reports it, or quotes it, is news and stays.
"""

from __future__ import annotations

import re

from briefer.lexicon.patterns import lazy
from briefer.sources.findings import Cut
from briefer.sources.wording import model_words, orders

TO_A_MODEL = "words to a model, not to a reader"
LONGEST_NAME = 300
"""Characters of a title or a publisher."""
_ACTED_ON = lazy(r"https?:|www\.|(?:javascript|data|mailto):|[<>{}\\]|\]\(|\w\.(?:com|net|org|info|xyz|top)/", re.IGNORECASE)
_STARTS = lazy(r"(?:^|(?<=[.!?؟。！]))\s*")
_ENDS = lazy(r"[.!?؟。！]+(?:\s+|$)|[。！]|$")


def is_fit_to_name(words: str) -> bool:
    """Whether words can be the title or the publisher of a source: no address, no markup, and no order to a model."""
    return len(words) <= LONGEST_NAME and not _ACTED_ON.search(words) and not orders().search(words)


def command_cuts(text: str) -> tuple[Cut, ...]:
    """The sentences of a paragraph that order a language model about, in order."""
    cuts: list[Cut] = []
    if not model_words().search(text):
        return ()
    for start in _STARTS.finditer(text):
        match = model_words().match(text, start.end())
        end = _ENDS.search(text, match.end()) if match else None
        if match and end and (not cuts or cuts[-1].end <= match.start()):
            cuts.append(Cut(match.start(), end.end(), TO_A_MODEL))
    return tuple(cuts)
