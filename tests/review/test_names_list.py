"""The desk's list of names, as decisions come to it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.desk import read_names, write_names
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


NAMES = ("Tom Berger", "T. Berger", "Karl Berg", "تام برگر", "Berger")
refs = st.builds(
    lambda canonical, also: ref(canonical, *sorted(set(also) - {canonical})),
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(NAMES), max_size=3),
)
acts = st.one_of(
    st.builds(lambda one, other: Merge(one=one, other=other), refs, refs),
    st.builds(lambda name, away: Split(name=name, away=(away,)), refs, st.sampled_from(NAMES)),
    st.builds(lambda name, canonical: Rename(name=name, canonical=canonical), refs, st.sampled_from(NAMES)),
    st.builds(lambda name: GiveRole(name=name, role="head"), refs),
    st.just(Choose(conflict=RIVALS, how="value", value="Tom Berger")),
)


@given(st.lists(acts, max_size=8))
def test_whatever_is_decided_the_list_can_be_written_and_read_again(given_acts: list[Act]) -> None:
    names = settled_names(in_force(decisions(*given_acts)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.toml"
        write_names(path, names)
        again = read_names(path)
    assert sorted(n.model_dump_json() for n in again) == sorted(n.model_dump_json() for n in names)
    assert settled_names(decisions(EditNames(names=names))) == names
