"""Templates -> text. Everything is escaped; nothing that came from outside is ever marked as safe."""

from __future__ import annotations

from functools import cache
from typing import Any

import jinja2

from briefer.models import Add, Decision, Reword
from briefer.publish.page import KICKER, Cite
from briefer.publish.text import clean, runs
from briefer.web.acts import TOLD
from briefer.web.desk import added_by
from briefer.web.panes.ask import address
from briefer.web.words import described, direction
from briefer.wording import counted


@cache
def rooms() -> jinja2.Environment:
    """The templates."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("briefer.web", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "runs": runs,
        "clean": clean,
        "direction": direction,
        "counted": counted,
        "described": described,
        "address": address,
        "numbers_of": numbers_of,
        "kicker": KICKER,
        "added_by": added_by,
        "told_of": told_of,
        "words_of": words_of,
    }
    return made


def numbers_of(cites: tuple[Cite, ...]) -> str:
    """Citations as they are read: '[1, 2]'; nothing where there are none."""
    return f"[{', '.join(str(c.number) for c in cites)}]" if cites else ""


def told_of(decision: Decision) -> str:
    """What was done, in words."""
    return TOLD.get(decision.act.act, decision.act.act)


def words_of(decision: Decision) -> str:
    """What it made: words of a person whole, everything else as the ledger has it."""
    act = decision.act
    return act.text if isinstance(act, Reword | Add) else decision.after


def render(template: str, /, **context: Any) -> str:  # noqa: ANN401  (a template takes anything)
    """A template as text."""
    return rooms().get_template(template).render(**context)


def plain(heading: str, text: str, ask: bool) -> str:  # noqa: FBT001  (the door calls it so)
    """A page without script, for who is not let in; with a field for the password where one is asked for."""
    return render("plain.j2", heading=heading, text=text, ask=ask)
