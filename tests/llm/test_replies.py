"""What only a lenient reader takes for JSON is refused, whether it comes from the endpoint or from the store."""

from __future__ import annotations

import json

import pytest
from pydantic import BaseModel, ConfigDict

from briefer.llm.replies import fitting, refuse_spoiled


class City(BaseModel):
    """A city, with what else is said of it."""

    model_config = ConfigDict(extra="allow")

    name: str


SPOILED = [
    ("a key twice", '{"name": "Ostrel", "name": "Varn"}', "the key 'name' stands twice"),
    ("a key twice, further in", '{"name": "Ostrel", "more": [{"a": 1, "b": {"c": 1, "c": 1}}]}', "the key 'c' stands twice"),
    ("a key twice, once in other characters", '{"name": "Ostrel", "n\\u0061me": "Varn"}', "the key 'name' stands twice"),
    ("NaN", '{"name": "Ostrel", "more": NaN}', "NaN is no JSON"),
    ("infinity", '{"name": "Ostrel", "more": [-Infinity]}', "-Infinity is no JSON"),
    ("100,000 levels", '{"name": "Ostrel", "more": ' + "[" * 100_000 + "]" * 100_000 + "}", "recursion"),
    ("a number of 5,000 digits", '{"name": "Ostrel", "more": ' + "9" * 5_000 + "}", "digits"),
    ("prose", "Sure! Here it is.", "Expecting value"),
    ("prose behind it", '{"name": "Ostrel"} Done!', "Extra data"),
    ("nothing", "", "Expecting value"),
]


@pytest.mark.parametrize(("content", "words"), [s[1:] for s in SPOILED], ids=[s[0] for s in SPOILED])
def test_spoiled(content: str, words: str):
    with pytest.raises(json.JSONDecodeError, match=words):  # the kind of error for which instructor asks again
        refuse_spoiled(content)
    with pytest.raises(ValueError, match=words):
        fitting(City, content)


@pytest.mark.parametrize("content", ['{"name": "Ostrel"}', ' {"name": "Ostrel", "more": [{"a": 1}, {"a": 1}, 1e300]}\n'])
def test_not_spoiled(content: str):
    assert fitting(City, content).name == "Ostrel"


def test_half_a_character_is_refused():
    with pytest.raises(ValueError, match="hex escape"):
        fitting(City, '{"name": "\\ud800"}')
