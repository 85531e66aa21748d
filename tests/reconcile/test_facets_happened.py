"""The day of what a story has one of: a ship that sank, a truce that began, the last inspection."""

from __future__ import annotations

import pytest

from briefer.models import DifferenceKind

from .test_facets_measured import differences, of

CRASH = "A helicopter crashed near Kandahar, killing eight people, the governor of Kandahar said."
TRUCE = "Troops clashed near Kandahar, killing eight people, the governor of Kandahar said."


@pytest.mark.parametrize(
    ("attribute", "lead", "one", "other", "sides"),
    [
        ("day of the loss of the aircraft", CRASH, ("en", "The helicopter crashed on Tuesday."), ("de", "Der Hubschrauber ist am Mittwoch abgestürzt."), 2),
        ("day of the loss of the aircraft", CRASH, ("en", "The helicopter crashed on Tuesday."), ("es", "El helicóptero se estrelló el martes."), 0),
        ("day of the beginning of the truce", TRUCE, ("en", "The ceasefire took effect on Tuesday."), ("ru", "Перемирие вступило в силу в среду."), 2),
        ("day of the last inspection", CRASH, ("en", "Its last inspection was on 9 February."), ("fr", "Le dernier contrôle remonte au 9 mars."), 2),
        ("day of the loss of the aircraft", CRASH, ("en", "The helicopter crashed on Tuesday."), ("en", "Another helicopter crashed there on 3 January 2019."), 0),
    ],
)  # fmt: skip
def test_days_of_what_happened_once(attribute, lead, one, other, sides):
    texts = ((language, "2024-05-09", f"{lead}\n{text}") for language, text in (one, other))
    found = of(attribute, differences(*texts))
    assert [(kind, len(values)) for kind, values in found] == ([(DifferenceKind.CONFLICT, sides)] if sides else [])


def test_a_source_that_gives_two_days_takes_no_side():
    one = f"{CRASH}\nThe helicopter crashed on Tuesday.\nA helicopter crashed on Monday."
    other = f"{CRASH}\nThe helicopter crashed on Wednesday."
    assert not of("day of the loss of the aircraft", differences(("en", "2024-05-09", one), ("en", "2024-05-09", other)))
