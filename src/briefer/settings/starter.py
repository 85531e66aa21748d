"""The briefer.toml that a new desk begins with."""

from __future__ import annotations

import json
import re
from importlib import resources

from pydantic import ValidationError

from briefer.errors import UsageFault
from briefer.settings.desk_tables import BriefTable


def starter_text(*, title: str | None = None, model: str | None = None) -> str:
    """The file, with what is given in the place of its example.

    Raises:
        UsageFault: what is given is no title, or can't be the name of a model.
    """
    try:
        given = BriefTable(title=title, model=model)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise UsageFault(f"--{first['loc'][0]} {first['ctx']['error']}.", "Give another, or leave it out.") from error
    text = resources.files(__package__ or "").joinpath("starter.toml").read_text("utf-8")
    for field, value in (("title", given.title), ("model", given.model)):
        text = _stated(text, field, value) if value else text
    return text


def _stated(text: str, field: str, value: str) -> str:
    """The text with a value in the place of the example of a field and of what is said beside that."""
    stated = f"{field} = {json.dumps(value, ensure_ascii=False)}"
    return re.sub(rf"(?m)^# {field} = .*$", lambda _: stated, text, count=1)
