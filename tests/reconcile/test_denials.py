from __future__ import annotations

import pytest

from briefer.models import Certainty, ClaimKind, ConflictKind, DifferenceKind

from .made import Said, reconcile

FIRST = {"published": "2031-03-04"}
NEXT = {"published": "2031-03-05"}
SIX = Said(
    "Minister Ilya Varga said six Toth soldiers were killed in a clash at Norhaven.", names=[("loc", "Norhaven")], speaker="Ilya Varga"
)


def denial(text: str, speaker: str = "Oskar Lind") -> Said:
    return Said(text, kind=ClaimKind.STATEMENT, certainty=Certainty.DENIED, speaker=speaker)


def denied(*given) -> list[tuple[set[str], ...]]:
    made, found = reconcile(*given)
    text = {c.id: c.quote.text for c in made.claims}
    wanted = [c for c in found.conflicts if c.attribute == "claimed and denied"]
    assert all((c.kind, c.verdict, c.taken) == (ConflictKind.CLAIM, DifferenceKind.CONFLICT, None) for c in wanted)
    return [tuple({text[i] for i in p.claims} for p in c.positions) for c in wanted]


@pytest.mark.parametrize("words", ["The governor denied it.", "The governor rejected the claim.", "El gobernador lo negó."])
def test_a_bare_denial_is_of_the_sentence_before_it(words: str):
    (sides,) = denied(("a.txt", [Said("A bridge was closed."), SIX, denial(words)]))
    assert sorted(sides, key=str) == sorted(({SIX.text}, {words}), key=str)


def test_a_denial_is_set_against_what_it_denies_in_its_own_source():
    words = "The spokesman denied that any Toth soldier had died."
    (sides,) = denied(("a.txt", [SIX, Said("Snow fell in the hills."), denial(words)]))
    assert {SIX.text} in sides


def test_and_in_another_source_on_the_same_event():
    told = Said("Soldiers clashed at Norhaven.", names=[("loc", "Norhaven")])
    words = "The spokesman denied that any Toth soldier had died."
    (sides,) = denied(("a.txt", [SIX], FIRST), ("b.txt", [told, denial(words)], NEXT))
    assert sorted(sides, key=str) == sorted(({SIX.text}, {words}), key=str)


@pytest.mark.parametrize(
    "said",
    [
        [denial("The governor denied it."), SIX],  # nothing stands before it
        [SIX, denial("The governor denied it.", "Ilya Varga")],  # nobody denies what he says himself
        [SIX, denial("The spokesman denied that the harbour was sold to miners.")],
        [SIX, denial("The spokesman denied guilt.")],  # one word singles nothing out
        [  # it is other soldiers that died
            Said("Sand and Toth soldiers clashed near Norhaven on the ninth of March, leaving two Sand soldiers dead.", speaker="the army"),
            denial("The spokesman denied that any Toth soldier had died."),
        ],
        [Said("More soldiers may die.", certainty=Certainty.FORECAST), denial("The governor denied it.")],
    ],
)
def test_what_is_no_denial_of_a_claim(said: list[Said]):
    assert not denied(("a.txt", said))


def test_a_denial_in_a_source_on_another_event_denies_nothing_here():
    words = "The spokesman denied that any Toth soldier had died."
    assert not denied(
        ("a.txt", [SIX], FIRST), ("b.txt", [Said("A ferry sank at Sandvik.", names=[("loc", "Sandvik")]), denial(words)], NEXT)
    )


def test_an_accusation_and_its_denial_that_one_source_tells_are_no_conflict_of_sources():
    blamed = Said('Minister Ilya Varga blamed "men in the pay of the Toth party" but offered no evidence.', speaker="Ilya Varga")
    _, found = reconcile(("a.txt", [blamed, denial("The party rejected the accusation.")]))
    assert [c.verdict for c in found.conflicts if c.attribute == "claimed and denied"] == [DifferenceKind.SCOPE]
