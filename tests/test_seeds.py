"""The five seeds by the built-in reader, to the files and back."""

from __future__ import annotations

import pytest

from briefer.models import Wanted
from briefer.pipeline import Given, make_brief
from briefer.settings import read_settings

from .quality_gate import check_floors
from .seed_checks import CHECKS, KEY_FACTS, ROOT, SEEDS, Seen, facts_on_record, look


def brief_of(*sources: str, out) -> Seen:
    settings = read_settings({}, model=None, base_url=None, concurrency=8)
    return look(make_brief(Given(sources), settings, Wanted(), out))


@pytest.fixture(scope="module")
def seen(tmp_path_factory) -> Seen:
    return brief_of(str(SEEDS), out=tmp_path_factory.mktemp("seeds"))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_must_hold(seen, check):
    check(seen)


def test_floors(seen, pytestconfig):
    check_floors(seen.record, "builtin", pytestconfig)


def test_key_facts(seen):
    found = facts_on_record(seen, KEY_FACTS)
    assert sum(found) >= 7, found


def test_two_runs_and_any_order_give_the_same_bytes(seen, tmp_path):
    backwards = [str(p) for p in sorted(SEEDS.glob("*.txt"), reverse=True)]
    again = brief_of(*backwards, out=tmp_path)
    assert [p.name for p in again.made.files] == [p.name for p in seen.made.files]
    for one, other in zip(seen.made.files, again.made.files, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


def test_the_seeds_are_as_they_came():
    assert len(list((ROOT / "seeds").glob("*.txt"))) == 5
