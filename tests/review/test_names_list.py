"""The desk's list of names, as decisions come to it."""

from __future__ import annotations

import pytest

from briefer.models import (
    Act,
    Choose,
    ConflictKind,
    ConflictRef,
    EditNames,
    EntityKind,
    GiveRole,
    Merge,
    NameRef,
    PositionRef,
    Rename,
    SettledName,
    Split,
    Undo,
)
from briefer.review import in_force, settled_names

from .deciding import decisions


def ref(canonical: str, *also: str, kind: EntityKind = EntityKind.PERSON) -> NameRef:
    return NameRef(kind=kind, canonical=canonical, spellings=(canonical, *also))


def entry(name: str, *also: str, apart: tuple[str, ...] = (), role: str | None = None) -> SettledName:
    return SettledName(kind=EntityKind.PERSON, name=name, also=also, apart=apart, role=role)


RIVALS = ConflictRef(
    kind=ConflictKind.NAME,
    subject="head of the service",
    attribute="name",
    positions=(PositionRef(value="Karl Berg", claims=()), PositionRef(value="Tom Berger", claims=())),
)


@pytest.mark.parametrize(
    ("acts", "names"),
    [
        ((Rename(name=ref("T Berger"), canonical="Tom Berger"),), (entry("Tom Berger", "T Berger"),)),
        ((Merge(one=ref("Tom Berger"), other=ref("تام برگر")),), (entry("Tom Berger", "تام برگر"),)),
        ((Merge(one=ref("Tom Berger", "Berger"), other=ref("Thomas Berger", "Thomas")),), (entry("Tom Berger", "Thomas Berger"),)),
        ((Merge(one=ref("Tom Berger"), other=ref("Berger")),), (entry("Tom Berger", "Berger"),)),
        ((Split(name=ref("Tom Berger", "Karl Berg"), away=("Karl Berg",)),), (entry("Tom Berger", apart=("Karl Berg",)),)),
        ((Split(name=ref("Tom Berger", "A Berger"), away=("Tom Berger",)),), (entry("A Berger", apart=("Tom Berger",)),)),
        ((GiveRole(name=ref("Tom Berger"), role="head"),), (entry("Tom Berger", role="head"),)),
        ((GiveRole(name=ref("Tom Berger"), role="head"), Undo(seq=1)), ()),
        ((Choose(conflict=RIVALS, how="value", value="Tom Berger"),), (entry("Tom Berger", apart=("Karl Berg",), role="head of the service"),)),
        ((Choose(conflict=RIVALS, how="both"),), ()),
        ((GiveRole(name=ref("Tom Berger"), role="x"), EditNames(names=(entry("A B"),))), (entry("A B"),)),
        (
            (Split(name=ref("Tom Berger", "Karl Berg"), away=("Karl Berg",)), Merge(one=ref("Tom Berger"), other=ref("Karl Berg"))),
            (entry("Tom Berger", "Karl Berg"),),
        ),
    ],
    ids=[
        "renamed", "merged", "a surname alone is no spelling for the list", "unless it is all there is", "split", "the name itself leaves",
        "an office", "undone", "a chosen name holds the office", "both stand", "edited by hand", "merged after all",
    ],
)  # fmt: skip
def test_what_decisions_come_to(acts: tuple[Act, ...], names: tuple[SettledName, ...]) -> None:
    assert settled_names(in_force(decisions(*acts))) == names


def test_kinds_are_kept_apart() -> None:
    acts = (GiveRole(name=ref("Georgia"), role="x"), Rename(name=ref("Georgia", kind=EntityKind.PLACE), canonical="Sakartvelo"))
    assert [(n.kind.value, n.name) for n in settled_names(in_force(decisions(*acts)))] == [("person", "Georgia"), ("place", "Sakartvelo")]
