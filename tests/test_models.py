"""The models: one way in, a list of names that is complete, and frozen, closed records."""

from __future__ import annotations

import importlib
import pkgutil
import re
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import ValidationError

from briefer import models
from briefer.models import Frozen, Span, Usage

SRC = Path(__file__).parents[1] / "src" / "briefer"
PARTS = [importlib.import_module(f"briefer.models.{part.name}") for part in pkgutil.iter_modules(models.__path__)]


def test_the_public_list_is_complete():
    made = {
        name
        for part in PARTS
        for name, thing in vars(part).items()
        if isinstance(thing, type) and issubclass(thing, (Frozen, StrEnum)) and thing.__module__ == part.__name__
    }
    words = {
        "EDTF",
        "Act",
        "BatchState",
        "Call",
        "Digest",
        "Ended",
        "Grade",
        "Language",
        "Likelihood",
        "Marking",
        "MediaType",
        "Paper",
    }  # the values of one word, and the union of all acts
    beside = {"BY_A_PERSON", "UNCITED", "claims_by_id", "digest_of"}
    assert made | words | beside == set(models.__all__)
    assert all(hasattr(models, name) for name in models.__all__)


def test_no_two_parts_use_one_name():
    names = [name for part in PARTS for name, thing in vars(part).items() if getattr(thing, "__module__", "") == part.__name__]
    assert len(names) == len(set(names))


def test_everybody_else_comes_in_by_the_one_door():
    inside = re.compile(r"briefer\.models\.\w|from briefer\.models\.")
    outside = [path for path in SRC.rglob("*.py") if path.parent != SRC / "models"]
    assert outside
    assert [str(path) for path in outside if inside.search(path.read_text(encoding="utf-8"))] == []


def test_a_model_is_frozen_and_closed():
    with pytest.raises(ValidationError):
        Usage(calls=1).calls = 2  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Usage(calls=1, price=2)  # type: ignore[call-arg]


def test_a_span_is_as_long_as_its_text():
    assert Span(start=3, end=6, text="abc").text == "abc"
    with pytest.raises(ValidationError, match="as long as its text"):
        Span(start=3, end=7, text="abc")
