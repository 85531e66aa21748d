"""What is raised where no recording answers. By itself, because openai takes a second or two to import, and few tests need it."""

import difflib
from pathlib import Path
from typing import Any

import openai
from vcr.errors import CannotOverwriteExistingCassetteException

from .cassettes_support import as_json, of_request, readable


class CassetteMiss(openai.OpenAIError, CannotOverwriteExistingCassetteException):  # type: ignore[misc]  # vcrpy bears no types
    """A request that no recording answers.

    It derives from OpenAIError because openai swallows every other exception of the transport, tries again, and says "Connection error.".
    """

    def __init__(self, *_: object, **given: Any) -> None:
        cassette, request = given["cassette"], of_request(given["failed_request"])
        self.cassette, self.failed_request = cassette, request
        asked = readable(as_json(request.body))
        recorded = [readable(as_json(kept.body)) for kept in cassette.requests]
        nearest = max(recorded, key=lambda text: difflib.SequenceMatcher(None, asked, text).quick_ratio(), default="")
        diff = difflib.unified_diff(nearest.splitlines(), asked.splitlines(), "recorded", "asked now", lineterm="", n=2)
        told = "\n".join(diff) or "The same request was recorded, and has been answered already."
        Exception.__init__(
            self, f"{Path(str(cassette.path)).name} holds no answer to this request. Record again, or undo the change:\n{told}"
        )
