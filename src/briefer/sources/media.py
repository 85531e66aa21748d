"""What kind of text an article is: by the ending of its name, and a page under any name by its first tag."""

from __future__ import annotations

import re

from briefer.lexicon.patterns import lazy
from briefer.models import MediaType

_PAGE = lazy(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|meta|div|p)\b", re.IGNORECASE | re.DOTALL
)


def media_type(ending: str, raw: str) -> MediaType:
    """The type of an article's text.

    Args:
        ending: of the file's name, in small letters, without the full stop.
        raw: the text.
    """
    if ending in {"html", "htm", "xhtml"} or _PAGE.match(raw[:4000]):
        return "text/html"
    return "text/markdown" if ending in {"md", "markdown"} else "text/plain"
