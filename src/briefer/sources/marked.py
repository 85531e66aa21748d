"""What stage 2 gives: blocks in the order of the raw text, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefer.sources.blocks import Block


class Marked(NamedTuple):
    """What was marked up.

    Attributes:
        blocks: in the order of the raw text.
        said: metadata by lower-case name: 'og:title', 'ld date', 'title', 'lang', 'canonical', ...
        depth: how deep elements are nested.
        size: how many tags and texts there are.
    """

    blocks: tuple[Block, ...]
    said: Mapping[str, str]
    depth: int = 0
    size: int = 0
