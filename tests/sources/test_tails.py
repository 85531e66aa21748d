"""What is glued behind a sentence."""

import pytest
from tests.sources.made import ONE, THREE, TWO

from briefer.sources.blocks import Block, Piece
from briefer.sources.tails import tail_cuts


def left(text):
    at, kept = 0, []
    cuts = tail_cuts(text)
    for cut in cuts:
        kept.append(text[at : cut.start])
        at = cut.end
    return "".join([*kept, text[at:]]).strip(), [c.reason for c in cuts], {(f.kind, f.text) for c in cuts for f in c.findings}


@pytest.mark.parametrize(
    ("tail", "reason", "told"),
    [
        (" --Reuters", "credit", {("credit", "Reuters")}),
        (" (AFP)", "credit", {("credit", "AFP")}),
        (" /TASS/", "credit", {("credit", "TASS")}),
        (" — PID", "credit", {("credit", "PID")}),
        (" Source ExampleWorld and agencies", "source line", {("credit", "ExampleWorld and agencies"), ("publisher", "ExampleWorld")}),
        (" Источник: Интерфакс", "source line", {("credit", "Интерфакс")}),
        (" The post A fire in the town appeared first on Example Press.", "foot of the feed", {("publisher", "Example Press")}),
        (" La entrada Un incendio se publicó primero en Diario Ejemplo.", "foot of the feed", {("publisher", "Diario Ejemplo")}),
        (" ... 15 Related Three Hurt in Harbour Fire Tags fire harbour", "links, tags and tools after the article", set()),
        (" ... 83 Community standardsDiscussion Comment via FacebookComment via Example News", "links, tags and tools after the article", {("publisher", "Example News")}),
        (" Tags: fire, harbour, mayor", "links, tags and tools after the article", set()),
    ],
)  # fmt: skip
def test_tails(tail, reason, told):
    text = f"{ONE} {TWO} {THREE}"
    assert left(text + tail) == (text, [reason], told)


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE} {TWO} Related companies were searched. Sources in the ministry confirmed it. Nothing was found.",
        f"{ONE} The paper quoted Reuters. {TWO}",
        f"{ONE} He reads Reuters.",
        f"{ONE} (He did not say when.) {TWO}",
        f"{ONE} Sources told the paper that he left.",
        f"{ONE} AFP reported that he left.",
        f"{ONE} Prime Minister Jane Alexandra Doe of Old Town Harbour District Council said so.",
    ],
)
def test_text_stays(text):
    assert tail_cuts(text) == ()


def test_a_photo_credit_between_two_sentences():
    assert left(f"{ONE} (Example World and Agencies) {TWO}")[0] == f"{ONE} {TWO}"
    assert left(f"{ONE} (AP Photo/Jane Doe) {TWO}") == (f"{ONE} {TWO}", ["photo credit"], {("credit", "AP Photo/Jane Doe")})


def test_the_headline_of_another_story_between_two_sentences():
    inset = "REUTERS Handout Website Fire Occurs Near Old Harbour Two Days After Vote Over Three Hurt "
    assert left(f"{ONE} {inset}The fire burned for hours. {TWO}")[0] == f"{ONE} The fire burned for hours. {TWO}"


def test_a_block_knows_whether_it_is_prose():
    assert Block((Piece(ONE, 0, len(ONE)),)).prose
    assert not Block((Piece("Three hurt in harbour fire as talks go on", 0, 41),)).prose
