"""The desk's own tables of briefer.toml: what they may hold, every mistake with its line, the file that a desk begins with, and the page on it."""

from __future__ import annotations

import re
import runpy
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefer.settings
from briefer.errors import UsageFault
from briefer.settings import DESK_FILE, BriefTable, Tables, TakeTable, WatchTable, read_settings, starter_text, tables

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/desk.md").read_text(encoding="utf-8")
STARTER = resources.files(briefer.settings).joinpath("starter.toml").read_text("utf-8")
KEY = {"OPENAI_API_KEY": "sk-secret"}


def desk(folder: Path, text: str) -> Path:
    (folder / DESK_FILE).write_text(text, "utf-8")
    return folder


# ---------------------------------------------------------------- what is said


def test_a_desk_that_says_everything(tmp_path: Path):
    own = tables(
        desk(
            tmp_path,
            '[brief]\ntitle = " T "\nmarking = "TLP:AMBER+STRICT"\npaper = "letter"\naudience = "امام‌علی"\nlikelihood = "PHIA"\nmodel = "ollama/m"\nbudget = 2\n'
            '[watch]\narea = ["Khorog "]\ntopics = ["border security"]\nactors = ["ISI"]\nlanguages = ["FA", "zh-hant-tw", "sl-rozaj"]\n'
            '[take]\nfeeds = ["https://example.org/x?y=1"]\nfolders = ["inbox", "/var/articles"]\nurls = ["http://[::1]:80/"]\n'
            '[grades]\n"Example Post" = "B"\n"the example post" = "B"\n',
        )
    )
    assert own.brief == BriefTable(
        title="T", marking="TLP:AMBER+STRICT", paper="letter", audience="امام‌علی", likelihood="PHIA", model="ollama/m", budget=2.0
    )
    assert own.watch == WatchTable(
        area=("Khorog",), topics=("border security",), actors=("ISI",), languages=("fa", "zh-Hant-TW", "sl-rozaj")
    )
    assert own.take.folders_of(tmp_path) == (tmp_path / "inbox", Path("/var/articles"))
    assert own.grades == {"Example Post": "B", "the example post": "B"}


def test_a_desk_that_says_nothing(tmp_path: Path):
    assert tables(tmp_path) == tables(desk(tmp_path, "")) == tables()
    assert (tables().brief, tables().watch, tables().take, tables().grades) == (BriefTable(), WatchTable(), TakeTable(), {})


def test_a_byte_order_mark_and_other_ends_of_lines_make_no_difference(tmp_path: Path):
    (tmp_path / DESK_FILE).write_bytes(b'\xef\xbb\xbf[brief]\r\ntitle = "T"\r\npaper = "a3"\r\n')
    with pytest.raises(UsageFault, match=r"line 3: \[brief\] paper must be"):
        tables(tmp_path)


MODELS: list[tuple[str, dict[str, str], dict[str, Any], str]] = [
    ("the desk's", {}, {}, "ollama/desk"),
    ("the environment wins over it", {"BRIEFER_MODEL": "ollama/env"}, {}, "ollama/env"),
    ("the command line wins over both", {"BRIEFER_MODEL": "ollama/env"}, {"model": "ollama/line"}, "ollama/line"),
    ("to read without one", {}, {"model": "builtin"}, "builtin"),
]


@pytest.mark.parametrize(("environ", "options", "reader"), [m[1:] for m in MODELS], ids=[m[0] for m in MODELS])
def test_which_model_reads(tmp_path: Path, environ: dict[str, str], options: dict[str, Any], reader: str):
    assert read_settings(environ, desk(tmp_path, '[brief]\nmodel = "ollama/desk"\n'), **options).reader == reader


def test_which_budget_holds(tmp_path: Path):
    own = desk(tmp_path, '[brief]\nmodel = "ollama/desk"\nbudget = 2\n')
    assert read_settings({}, own).budget == 2.0
    assert read_settings({}, own, budget=5.0).budget == 5.0
    assert read_settings({}, own, model="builtin").budget is None


# ---------------------------------------------------------------- mistakes

MISTAKES: list[tuple[str, str, int | None, str]] = [
    ("a table that is none", '[brief]\ntitle = "T"\n\n[brif]\n', 4, "[brif] is no table of this file; there are [brief], [watch],"),
    ("a field that is none", '[brief]\n# a word\ntitel = "T"\n', 3, "[brief] titel is no field of this table; there are title, marking,"),
    ("a field before any table", 'title = "T"\n', 1, "[title] is no table of this file"),
    ("a marking that is none", '[brief]\n\nmarking = "TLP:WHITE"\n', 3, '[brief] marking must be one of these: "TLP:RED",'),
    ("a yardstick that is none", '[brief]\nlikelihood = "phia"\n', 2, '[brief] likelihood must be one of these: "ICD 203", "PHIA".'),
    ("a number for a title", "[brief]\ntitle = 5\n", 2, "[brief] title must be a text in double quotes."),
    ("a title of two lines", '[brief]\ntitle = "a\\nb"\n', 2, "[brief] title must have 1 to 120 characters, on one line."),
    ("no audience", '[brief]\naudience = " "\n', 2, "[brief] audience must have 1 to 80 characters, on one line."),
    ("a text for a budget", '[brief]\nbudget = "2"\n', 2, "[brief] budget must be a number."),
    ("a yes for a budget", "[brief]\nbudget = true\n", 2, "[brief] budget must be a number."),
    ("no budget", "[brief]\nbudget = 0\n", 2, "[brief] budget must be more than 0."),
    ("an endless budget", "[brief]\nbudget = inf\n", 2, "[brief] budget must be a"),
    ("a text for a list", '[watch]\narea = "Khorog"\n', 2, "[watch] area must be a list of texts"),
    ("a number in a list", '[watch]\nactors = [\n "ISI",\n 5,\n]\n', 2, "[watch] actors must be a list of texts"),
    (
        "an empty name",
        '[watch]\nactors = ["ISI", ""]\n',
        2,
        "[watch] actors must have entries of 1 to 200 characters, on one line (entry 2).",
    ),
    ("a topic that finds nothing", '[watch]\ntopics = ["مرز"]\n', 2, "[watch] topics has an entry without an English word"),
    (
        "a language by its name",
        '[watch]\nlanguages = ["en", "Persian"]\n',
        2,
        "[watch] languages has an entry that is no BCP 47 tag (entry 2)",
    ),
    (
        "an address of files",
        '[take]\nfeeds = ["file:///etc/passwd"]\n',
        2,
        "[take] feeds has an entry that is no address of http or https (entry 1)",
    ),
    ("an address without a host", '[take]\nurls = ["https:///x"]\n', 2, "[take] urls has an entry that is no address"),
    ("an address with a bad port", '[take]\nurls = ["https://h:99999/"]\n', 2, "[take] urls has an entry that is no address"),
    ("an address that is broken", '[take]\nurls = ["http://[x"]\n', 2, "[take] urls has an entry that is no address"),
    ("a password", '[take]\nurls = ["https://u:sk-secret@h/"]\n', 2, "[take] urls has an entry with a name or password in it"),
    ("a home", '[take]\nfolders = ["~/articles"]\n', 2, '[take] folders has an entry that begins with "~"'),
    (
        "a grade that is none",
        '[grades]\nReuters = "B"\n"Example Post" = "G"\n',
        3,
        '[grades] "Example Post" must be one of these: "A", "B",',
    ),
    ("a grade by a number", "[grades]\nReuters = 1\n", 2, '[grades] Reuters must be one of these: "A",'),
    ("one publisher twice", '[grades]\n"The Post" = "B"\npost = "C"\n', 1, '[grades] give one publisher two grades: "The Post" and "post"'),
    ("fewer days than a week", "[memory]\n\nkeep_days = 6\n", 3, "[memory] keep_days must be at least 7."),
    ("days in quotes", '[memory]\nkeep_days = "90"\n', 2, "[memory] keep_days must be a whole number."),
    ("half a day", "[memory]\nkeep_days = 7.5\n", 2, "[memory] keep_days must be a whole number."),
    ("another field of the memory", "[memory]\nkeep = 90\n", 2, "[memory] keep is no field of this table; there are keep_days."),
    ("half a price, far below", '[brief]\nbudget = 2\n[prices]\n"a/b" = { in = 1 }\n', 4, '[prices."a/b"] out is missing.'),
    ("in a dotted name", 'brief.title = "T"\nbrief.paper = "a3"\n', 2, '[brief] paper must be one of these: "a4", "letter".'),
    ("behind words that look like it", '[brief]\ntitle = """\npaper = 1"""\npaper = 5\n', 4, "[brief] paper must be one of these"),
    ("a name in escapes: the line is not told", '[brief]\n"p\\u0061per" = 5\n', None, "[brief] paper must be one of these"),
    ("no TOML", "[brief]\ntitle = T\n", 2, "is no TOML"),
    ("brackets without end", "a = " + "[" * 5000, None, "is no TOML"),
    ("a number without end", "a = " + "1" * 5000, None, "is no TOML"),
]
PYDANTIC = re.compile(r"Input should|Extra inputs|Field required|validation error|type=|pydantic", re.IGNORECASE)


@pytest.mark.parametrize(("text", "line", "words"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int | None, words: str):
    with pytest.raises(UsageFault) as caught:
        tables(desk(tmp_path, text))
    told = str(caught.value)
    assert words in told
    assert str(tmp_path / DESK_FILE) in told
    assert re.findall(r"line (\d+)", told) == ([str(line)] if line else [])
    assert caught.value.advice
    assert "sk-secret" not in told
    assert not PYDANTIC.search(told)


WRONG_MODELS: list[tuple[str, str, str]] = [
    ("a model that nobody knows", 'title = "T"\nmodel = "gpt-9"', "Unknown model 'gpt-9'"),
    ("a model without its key", 'title = "T"\nmodel = "mistral/m"', "[brief] model mistral/m needs a key, and MISTRAL_API_KEY is not set"),
    ("a chain with builtin before its end", 'title = "T"\nmodel = "builtin,openai/m"', "Name it last"),
    ("a budget without a price", 'model = "openai/m"\nbudget = 2', "[brief] budget needs a price"),
]


@pytest.mark.parametrize(("text", "words"), [w[1:] for w in WRONG_MODELS], ids=[w[0] for w in WRONG_MODELS])
def test_a_model_that_does_not_go_is_named_with_its_line(tmp_path: Path, text: str, words: str):
    with pytest.raises(UsageFault) as caught:
        read_settings(KEY, desk(tmp_path, f"[brief]\n{text}\n"))
    assert words in str(caught.value)
    assert f"{tmp_path / DESK_FILE}, line 3: [brief] " in str(caught.value)


# ---------------------------------------------------------------- the file that a desk begins with

EXAMPLE = re.compile(r"(?m)^# (?=(?:\w+|\"[^\"]+\") = |\[)")


def test_the_first_file_holds_as_it_is(tmp_path: Path):
    own = tables(desk(tmp_path, starter_text()))
    assert own.brief == BriefTable(marking="TLP:CLEAR", paper="a4", likelihood="ICD 203")
    assert own.take == TakeTable(folders=("inbox",))
    assert (own.watch, own.grades, own.endpoints, own.prices, own.answers) == (
        WatchTable(),
        {},
        *(getattr(tables(), n) for n in ("endpoints", "prices", "answers")),
    )


def test_every_example_in_it_holds(tmp_path: Path):
    """One by one, and all together; and together they show every field of the desk's own tables."""
    for found in EXAMPLE.finditer(STARTER):
        line = STARTER[found.end() :].partition("\n")[0]
        if not line.startswith(("in =", "out =", "url =", "key =", "[")):  # of a table that is an example itself
            tables(desk(tmp_path, STARTER[: found.start()] + STARTER[found.end() :]))
    text = EXAMPLE.sub("", STARTER)
    own = tables(desk(tmp_path, text))
    read_settings(KEY, desk(tmp_path, text.replace("budget =", "# budget =")))
    said = tomllib.loads(text)
    for name in ("brief", "watch", "take", "memory", "answers"):
        assert set(said[name]) == set(type(getattr(own, name)).model_fields), name
    assert set(said) == set(Tables.model_fields)


def test_what_is_given_stands_in_it(tmp_path: Path):
    title = 'A "B" \\ C, کشور و دنیا # '
    own = tables(desk(tmp_path, starter_text(title=title, model="ollama/m,builtin")))
    assert (own.brief.title, own.brief.model, own.brief.paper) == (title.strip(), "ollama/m,builtin", "a4")


@pytest.mark.parametrize("title", ["", " ", "a\nb", "x" * 121, "\x7f", "\udcff"])
def test_what_can_be_no_title_is_refused(title: str):
    with pytest.raises(UsageFault, match=r"--title must have 1 to 120 characters"):
        starter_text(title=title)


LINES = STARTER.splitlines()
ODD = st.sampled_from(
    [
        "",
        "5",
        "-1",
        "true",
        '""',
        "[]",
        "{}",
        "[[",
        '"',
        "nan",
        "1979-05-27",
        '["", 5]',
        '"TLP:RED"',
        "[brief]",
        "\x00",
        "\ufeff",
        "= =",
        "[a.b]",
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_gives_settings_or_says_what_is_wrong(tmp_path: Path, data: st.DataObject):
    lines = list(EXAMPLE.sub("", STARTER).splitlines() if data.draw(st.booleans(), label="examples in force") else LINES)
    for _ in range(data.draw(st.integers(1, 4), label="damages")):
        at = data.draw(st.integers(0, len(lines) - 1), label="line")
        odd = data.draw(ODD | st.text(max_size=12), label="instead")
        kind = data.draw(st.sampled_from(["remove", "value", "whole", "cut", "twice"]), label="kind")
        head = lines[at].partition("=")[0]
        lines[at : at + 1] = {
            "remove": [],
            "value": [f"{head}= {odd}"],
            "whole": [odd],
            "cut": [lines[at][: len(lines[at]) // 2]],
            "twice": [lines[at], lines[at]],
        }[kind]
        lines = lines or [""]
    (tmp_path / DESK_FILE).write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    try:
        assert isinstance(tables(tmp_path), Tables)
    except UsageFault as fault:
        assert str(tmp_path / DESK_FILE) in fault.what  # noqa: PT017  (both ends are right)
        assert fault.advice  # noqa: PT017


# ---------------------------------------------------------------- docs/desk.md


def test_the_tables_of_the_page_are_up_to_date():
    """If this fails: python scripts/desk.py"""
    script = runpy.run_path(str(ROOT / "scripts/desk.py"))
    assert {found[1] for found in script["BLOCK"].findall(PAGE)} == set(Tables.model_fields) - {"grades"}
    assert script["renewed"](PAGE) == PAGE
    assert "## `[grades]`" in PAGE


def test_every_field_is_described():
    for name, field in Tables.model_fields.items():
        if name != "grades":
            shape = runpy.run_path(str(ROOT / "scripts/desk.py"))["entry_of"](field.annotation)
            assert [n for n, f in shape.model_fields.items() if not f.description] == [], name


def test_the_example_of_the_page_names_every_table_and_every_field_of_the_desks_own(tmp_path: Path):
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    own = tables(desk(tmp_path, example))
    said = tomllib.loads(example)
    assert set(said) == set(Tables.model_fields)
    for name in ("brief", "watch", "take", "memory", "answers"):
        assert set(said[name]) == set(type(getattr(own, name)).model_fields), name
