from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefer.desk import names_text, read_names, write_names
from briefer.errors import BrieferError, DeskFault, UsageFault
from briefer.models import EntityKind, SettledName

RAHMAN = SettledName(
    kind=EntityKind.PERSON,
    name="Imam Ali Rahman",
    also=("Emomali Rahmon", "\u0627\u0645\u0627\u0645\u200c\u0639\u0644\u06cc \u0631\u062d\u0645\u0627\u0646"),
    apart=("Habib Rahman",),
    role="President of Tajikistan",
)
KARTH = SettledName(kind=EntityKind.PLACE, name="Karth")
MINISTRY = SettledName(kind=EntityKind.ORGANISATION, name='Ministry of "Truth" \\ Peace', also=("MoT",))

ODD = ['"', "\\", "\\u0041", "'''", '"""', "\n", "\r\n", "\t", "\x00", "\x1f", "\x7f", "\x85", "\u2028", "\u202e", "\u200c", "\ufeff", "#", "=", "]", "\U0001f600", "\U000e0041", "\u0631\u062d\u0645\u0627\u0646", "é", "e\u0301"]  # fmt: skip
TEXTS = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.lists(st.sampled_from(ODD), max_size=6).map("".join))


def fits(text):
    """Whether it can be a name, and is one letter by letter."""
    try:
        return SettledName(kind=EntityKind.PERSON, name=text).name == text
    except ValidationError:
        return False


NAMED = TEXTS.filter(fits)
ENTRY = st.builds(
    SettledName,
    kind=st.sampled_from(EntityKind),
    name=NAMED,
    also=st.lists(NAMED, max_size=4).map(tuple),
    apart=st.lists(NAMED, max_size=3).map(tuple),
    role=st.none() | NAMED,
)


def test_the_file_is_readable():
    assert names_text([KARTH, RAHMAN, MINISTRY]) == (
        """\
# Names that this desk has settled. Edit by hand, or with `briefer names`.
# name: as it is printed. kind: person, organisation or place. role: the office, as it is printed.
# also: other spellings of the same one, in any script.
# not:  spellings of others, whom nothing may merge with it.

[[name]]
name = "Imam Ali Rahman"
kind = "person"
role = "President of Tajikistan"
also = [
    "Emomali Rahmon",
    "\u0627\u0645\u0627\u0645\u200c\u0639\u0644\u06cc \u0631\u062d\u0645\u0627\u0646",
]
not = [
    "Habib Rahman",
]

[[name]]
name = "Ministry of \\"Truth\\" \\\\ Peace"
kind = "organisation"
also = [
    "MoT",
]

[[name]]
name = "Karth"
kind = "place"
"""
    )


def test_no_names_are_a_file_that_explains_itself(tmp_path):
    write_names(tmp_path / "names.toml", [])
    assert (tmp_path / "names.toml").read_text().startswith("# Names that this desk has settled.")
    assert read_names(tmp_path / "names.toml") == ()


def test_no_file_is_no_names(tmp_path):
    assert read_names(tmp_path / "none" / "names.toml") == ()


@given(data=st.data(), entries=st.lists(ENTRY, min_size=1, max_size=5))
def test_every_name_comes_back_letter_by_letter(tmp_path_factory, data, entries):
    text = names_text(entries)
    mixed = data.draw(st.permutations(entries))
    assert names_text(mixed) == text
    path = tmp_path_factory.getbasetemp() / "names.toml"
    path.unlink(missing_ok=True)
    try:
        write_names(path, mixed)
    except UsageFault:  # one spelling for two: refused in writing as in reading
        assert not path.exists()
        path.write_text(text, encoding="utf-8", newline="")
        with pytest.raises(UsageFault, match=r"stands in two entries|is both"):
            read_names(path)
    else:
        assert path.read_bytes() == text.encode()
        assert sorted(map(repr, read_names(path))) == sorted(map(repr, entries))
        assert names_text(read_names(path)) == text


@given(text=TEXTS.filter(fits))
def test_nothing_invisible_stands_in_the_file(text):
    written = names_text([SettledName(kind=EntityKind.PLACE, name=text)])
    assert not {*written} & {"\u202e", "\u2028", "\x85", "\ufeff", "\x7f", "\x00", "\r", "\U000e0041"}
    assert tomllib.loads(written)["name"][0]["name"] == text


# ---------------------------------------------------------------- what a person may have written

HEAD = '[[name]]\nname = "Karth"\nkind = "place"\n'
WRONG = [
    ('[[name]]\nname = "Karth\n', "line 2", "double quotes"),
    ('[[name]]\nname = "C:\\Karth"\n', "line 2", "backslash in it is written twice"),
    ('name = "Karth"\n', "'name' stands outside an entry", "[[name]]"),
    ("[name]\nkind = 'place'\n", "'name' stands outside an entry", "[[name]]"),
    ("[[names]]\nkind = 'place'\n", "'names' stands outside an entry", "[[name]]"),
    (HEAD + "[other]\na = 1\n", "'other' stands outside an entry", "[[name]]"),
    (HEAD + '[[name]]\nkind = "place"\n', "entry 2 (line 4): 'name' is missing", 'name = "Imam Ali Rahman"'),
    ('[[name]]\nname = "Karth"\n', "entry 1 (line 1), 'Karth': 'kind' is missing", 'kind = "person" (or "organisation" or "place")'),
    (HEAD.replace("place", "town"), "'Karth': kind = 'town' won't do", 'kind = "person" (or "organisation" or "place")'),
    (HEAD + 'also = "Kart"\n', "'Karth': also = 'Kart' won't do", 'also = ["Emomali Rahmon", "Rahmon"]'),
    (HEAD + "also = [1]\n", "'Karth': also = 1 won't do", 'also = ["Emomali Rahmon", "Rahmon"]'),
    (HEAD + 'not = [" "]\n', "'Karth': not = ' ' won't do", 'not = ["Habib Rahman"]'),
    (HEAD + "role = 7\n", "'Karth': role = 7 won't do", 'role = "President of Tajikistan"'),
    (HEAD + f'role = "{"x" * 300}"\n', "'Karth': role = 'xxxx", "role = "),
    (HEAD + 'apart = ["Carth"]\n', "'Karth': there is no field 'apart'", "name, kind, also, not, role"),
    ('[[name]]\nname = 3\nkind = "place"\n', "entry 1 (line 1): name = 3 won't do", 'name = "Imam Ali Rahman"'),
    (HEAD + 'also = ["Kart"]\nnot = ["Kart"]\n', "entry 1 (line 1), 'Karth': 'Kart' is both", "out of 'also' or out of 'not'"),
    (HEAD + 'not = ["Karth"]\n', "entry 1 (line 1), 'Karth': 'Karth' is both", "out of 'also' or out of 'not'"),
    (HEAD + HEAD, "two entries: entry 1 (line 1), 'Karth', and entry 2 (line 4), 'Karth'", "Leave it in one of them"),
    (
        HEAD + 'also = ["caf\u00e9"]\n\n[[name]]\nname = "Cafe\u0301s"\nkind = "place"\nalso = ["cafe\u0301"]\n',
        "'caf\u00e9' stands in two entries: entry 1 (line 1), 'Karth', and entry 2 (line 6)",
        "make them one entry",
    ),
]


@pytest.mark.parametrize(("text", "what", "advice"), WRONG)
def test_what_is_wrong_is_said_with_its_place_and_what_to_write(tmp_path, text, what, advice):
    path = tmp_path / "names.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageFault) as fault:
        read_names(path)
    assert fault.value.what.startswith(str(path))
    assert what in fault.value.what
    assert advice in fault.value.advice


def test_a_file_in_another_encoding_is_told(tmp_path):
    path = tmp_path / "names.toml"
    path.write_bytes(HEAD.encode() + 'also = ["Kärth"]\n'.encode("latin-1"))
    with pytest.raises(UsageFault, match=r"names.toml, line 4: .*UTF-8.*Save the file as UTF-8"):
        read_names(path)


def test_what_only_looks_like_the_head_of_an_entry_gives_no_wrong_line(tmp_path):
    path = tmp_path / "names.toml"
    path.write_text(HEAD + 'role = """\n[[name]]\n"""\nmood = 1\n')
    with pytest.raises(UsageFault, match="entry 1, 'Karth': there is no field 'mood'"):
        read_names(path)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD,
        HEAD.replace("\n", "\r\n"),
        "# mine\n\n" + HEAD + "# more\nalso = []\n",
        'name = [{kind = "place", name = "Karth"}]',
        HEAD.replace('"', "'"),
    ],
)
def test_a_file_written_by_hand_is_read(tmp_path, text):
    path = tmp_path / "names.toml"
    path.write_text(text, encoding="utf-8", newline="")
    assert read_names(path) == (KARTH,)


def test_one_spelling_in_two_kinds_is_fine(tmp_path):
    path = tmp_path / "names.toml"
    both = (SettledName(kind=EntityKind.PERSON, name="Karth"), KARTH)
    write_names(path, both)
    assert read_names(path) == both


# ---------------------------------------------------------------- writing


def test_the_file_is_written_whole_into_a_folder_that_is_made(tmp_path):
    path = tmp_path / "desk" / "names.toml"
    write_names(path, [RAHMAN])
    write_names(path, [RAHMAN, KARTH])
    assert read_names(path) == (RAHMAN, KARTH)
    assert [each.name for each in path.parent.iterdir()] == ["names.toml"]
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("stage", ["filled", "synced"])
def test_a_fault_on_the_way_leaves_the_old_file(tmp_path, stage):
    path = tmp_path / "names.toml"
    write_names(path, [RAHMAN])

    def full(reached):
        if reached == stage:
            raise OSError(28, "No space left on device")

    with pytest.raises(DeskFault, match="disk is full"):
        write_names(path, [KARTH], watch=full)
    assert read_names(path) == (RAHMAN,)
    assert [each.name for each in tmp_path.iterdir()] == ["names.toml"]


def test_what_would_be_refused_in_reading_is_not_written(tmp_path):
    path = tmp_path / "names.toml"
    write_names(path, [KARTH])
    with pytest.raises(UsageFault, match=r"'Karth' stands in two entries"):
        write_names(path, [KARTH, SettledName(kind=EntityKind.PLACE, name="Old Karth", also=("Karth",))])
    assert read_names(path) == (KARTH,)


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "kept").mkdir()
    link = tmp_path / "names.toml"
    link.symlink_to(tmp_path / "kept" / "names.toml")
    write_names(link, [KARTH])
    assert link.is_symlink()
    assert read_names(tmp_path / "kept" / "names.toml") == (KARTH,)


@pytest.mark.parametrize("use", [read_names, lambda path: write_names(path, [KARTH])])
def test_what_is_no_file_is_told(tmp_path, use):
    (tmp_path / "names.toml").mkdir()
    (tmp_path / "file").touch()
    for path, words in ((tmp_path / "names.toml", "is a folder"), (tmp_path / "file" / "names.toml", "is no folder")):
        with pytest.raises(BrieferError, match=words) as fault:
            use(path)
        assert isinstance(fault.value, DeskFault)
