"""What a person put beside the entries of names.toml stays there, whatever is decided on a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.desk import names_text, read_names, write_names
from briefer.models import EntityKind, SettledName

from .test_names_file import ENTRY

RAHMAN = SettledName(kind=EntityKind.PERSON, name="Imam Ali Rahman", also=("Emomali Rahmon", "I. A. Rahman"), apart=("Habib Rahman",))
KARTH = SettledName(kind=EntityKind.PLACE, name="Karth", also=("Old Karth",))
TYPED = """\
# The desk's own list. Ask Ada before you change it.

# Embassies write it so.
[[ name ]]  # as of May
kind = 'person'
name = "Imam Ali Rahman" # checked with the embassy
also = [ # in the order of how often
    "Emomali Rahmon",  # "agencies" # all of them
    # an old one:
    "I. A. Rahman",
]
not = ["Habib Rahman"]

# [[name]] of a town, not of the river
[[name]]
name = "Karth"
kind = "place"
also = ["Old Karth"]    # on maps
# the end
"""


def written(tmp_path: Path, text: str, *names: SettledName) -> str:
    path = tmp_path / "names.toml"
    path.write_bytes(text.encode())
    write_names(path, names)
    assert sorted(read_names(path), key=lambda n: n.name) == sorted(names, key=lambda n: n.name)
    return path.read_bytes().decode()


def test_an_entry_on_which_nothing_was_decided_stays_letter_by_letter(tmp_path: Path) -> None:
    made = written(tmp_path, TYPED, RAHMAN, KARTH.model_copy(update={"role": "harbour"}))
    assert made == TYPED.replace("# on maps\n", '# on maps\nrole = "harbour"\n')


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        (
            {"name": "Emomali Rahmon", "also": ("Imam Ali Rahman",)},
            ['name = "Emomali Rahmon"', "# checked with the embassy", "# an old one:"],
        ),
        (
            {"also": ("Emomali Rahmon", "Rahmonov")},
            ['    "Emomali Rahmon",  # "agencies" # all of them', '    "Rahmonov",', "# an old one:"],
        ),
        (
            {"also": ()},
            ['# "agencies" # all of them', "# in the order of how often", 'name = "Imam Ali Rahman" # checked with the embassy'],
        ),
        ({"apart": ()}, ['    "Emomali Rahmon",  # "agencies" # all of them', "    # an old one:"]),
    ],
    ids=["renamed", "another spelling", "no spelling", "apart from nobody"],
)
def test_a_comment_outlives_the_field_that_it_stands_at(tmp_path: Path, now: dict[str, object], lines: list[str]) -> None:
    made = written(tmp_path, TYPED, RAHMAN.model_copy(update=now), KARTH).split("\n")
    assert [line for line in lines if line not in made] == []
    assert made[-8:] == TYPED.split("\n")[-8:], "the other entry is as it was"


def test_what_leaves_the_list_leaves_its_comments(tmp_path: Path) -> None:
    made = written(tmp_path, TYPED, KARTH)
    assert "Rahm" not in made.replace("# ", "")
    assert [c for c in ("# Ask Ada", "Ask Ada", "# Embassies write it so.", "# checked with", "# an old one:") if c not in made] == [
        "# Ask Ada"
    ]


def test_a_new_name_comes_to_the_end(tmp_path: Path) -> None:
    made = written(tmp_path, TYPED, RAHMAN, KARTH, SettledName(kind=EntityKind.PERSON, name="Ben Berg"))
    assert made == TYPED + '\n[[name]]\nname = "Ben Berg"\nkind = "person"\n'


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_stay(tmp_path: Path, mark: str) -> None:
    made = written(tmp_path, mark + TYPED.replace("\n", "\r\n"), RAHMAN, KARTH.model_copy(update={"role": "harbour"}))
    assert made.replace("\r\n", "\n") == TYPED.replace("# on maps\n", '# on maps\nrole = "harbour"\n')
    assert made.count("\n") == made.count("\r\n")


def test_a_list_in_another_form_of_toml_keeps_its_comments_too(tmp_path: Path) -> None:
    text = '# mine\nname = [ # short\n  {name = "Karth", kind = "place"}, # a town\n]\n'
    made = written(tmp_path, text, KARTH)
    assert all(c in made for c in ("# mine", "# short", "# a town"))


def test_only_comments(tmp_path: Path) -> None:
    assert written(tmp_path, "# later\n", KARTH).startswith("# later\n")


COMMENTS = st.sampled_from(["# one", "#[[name]]", '# "quoted', "# name = '''", "#", "# ملاحظة"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(ENTRY, min_size=1, max_size=3, unique_by=lambda e: e.name),
    st.lists(st.tuples(st.integers(0, 60), COMMENTS, st.booleans()), max_size=8),
    st.data(),
)
def test_whatever_comments_stand_there_a_decision_leaves_them(tmp_path_factory, entries, notes, data) -> None:
    entries = [
        e.model_copy(update={"name": f"N{n}", "also": tuple(f"{a} {n}{i}" for i, a in enumerate(e.also)), "apart": ()})
        for n, e in enumerate(entries)
    ]
    lines = names_text(entries).split("\n")
    put = []
    for place, comment, alone in notes:
        at = place % len(lines)
        put.append(comment)
        if alone:
            lines.insert(at, comment)
        else:
            lines[at] = f"{lines[at]} {comment}"
    path = tmp_path_factory.mktemp("desk") / "names.toml"
    path.write_text("\n".join(lines), "utf-8")
    assert len(read_names(path)) == len(entries)
    on = data.draw(st.sampled_from(entries))
    change = data.draw(st.sampled_from([{"role": "head"}, {"also": ("other",)}, {"also": ()}, {"name": "N9", "also": (on.name,)}, None]))
    now = [e if e is not on else e.model_copy(update=change) for e in entries if e is not on or change is not None]
    write_names(path, now)
    assert sorted(read_names(path), key=str) == sorted(now, key=str)
    text = path.read_text("utf-8")
    assert [c for c in put if text.count(c) < sum(p.count(c) for p in put)] == []
    write_names(path, now)
    assert path.read_text("utf-8") == text, "what is so already is not touched"
