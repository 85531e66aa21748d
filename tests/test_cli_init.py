"""`briefer init`, and what a brief takes from the desk: real files and real commands."""

from __future__ import annotations

import json
import os
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from briefer.cli import main
from briefer.desk import names_text, read_names
from briefer.publish.load import load_record
from briefer.settings import starter_text, tables

from .durability.endpoint import asked_of, endpoint

SEEDS = Path(__file__).parent.parent / "seeds"
TEXT = "Port closed after the storm\n\nThe harbour master of Larnport, Anna Lind, closed the port on 3 March 2026 after the storm.\nAnalysts think the port is unlikely to reopen soon.\n"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("BRIEFER_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    Path("article.txt").write_text(TEXT, "utf-8")


def run(*words: str, code: int = 0, **environ: str) -> Result:
    done = CliRunner().invoke(main, [*words], env=environ, catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done


def brief(*words: str, code: int = 0, sources: str = "article.txt", **environ: str) -> dict[str, Any]:
    """The brief of brief.json, and how it ran."""
    run("brief", sources, *words, code=code, **environ)
    made: dict[str, Any] = json.loads(Path("out/brief.json").read_text("utf-8"))
    said: dict[str, Any] = made["run"] | made["brief"] | {"reading": made["reading"]}
    return said


def desk(text: str, folder: str = "desk") -> str:
    Path(folder).mkdir(exist_ok=True)
    Path(folder, "briefer.toml").write_text(text, "utf-8")
    return folder


# ---------------------------------------------------------------- init


def test_a_desk_is_made():
    done = run("init", "new/desk")
    assert done.stdout.splitlines() == ["new/desk/briefer.toml", "new/desk/names.toml", "new/desk/inbox"]
    assert Path("new/desk/briefer.toml").read_text("utf-8") == starter_text()
    assert Path("new/desk/names.toml").read_text("utf-8") == names_text(())
    assert read_names(Path("new/desk/names.toml")) == ()
    assert Path("new/desk/inbox").is_dir()
    assert len(done.stderr.splitlines()) == 2
    assert "`briefer daily --desk new/desk`" in done.stderr


def test_what_it_says_to_do_next_can_be_done():
    told = run("init", "my desk").stderr
    Path("my desk/inbox/one.txt").write_text(TEXT, "utf-8")
    commands = re.findall(r"`(briefer [^`]*)`", told)
    assert len(commands) == 2
    for command in commands:
        run(*[word.strip("'") for word in re.findall(r"'[^']*'|\S+", command)[1:]])
    (day,) = Path("my desk/briefs").iterdir()
    assert load_record(day / "brief.json").brief.likelihood == "ICD 203"


def test_the_folder_one_is_in_can_be_made_a_desk():
    assert "`briefer daily`" in run("init", ".").stderr
    assert brief()["likelihood"] == "ICD 203"


def test_the_empty_list_is_no_edit_of_a_name_that_is_added_after_it():
    run("init", "desk")
    run("names", "add", "Anna Lind", "--kind", "person", "--desk", "desk")
    assert [name.name for name in read_names(Path("desk/names.toml"))] == ["Anna Lind"]
    assert "Anna Lind" in run("names", "list", "--desk", "desk").stdout
    assert "edited by hand" not in run("decisions", "--desk", "desk").stdout


def test_nothing_is_overwritten_and_what_is_missing_is_made():
    Path("desk/inbox").mkdir(parents=True)
    Path("desk/names.toml").write_text("# mine\n", "utf-8")
    done = run("init", "desk")
    assert done.stdout.splitlines() == ["desk/briefer.toml"]
    assert Path("desk/names.toml").read_text("utf-8") == "# mine\n"
    assert "left as it is: desk/names.toml" in done.stderr
    assert "left as it is: desk/inbox" in done.stderr
    before = {path: path.read_bytes() for path in Path("desk").iterdir() if path.is_file()}
    assert run("init", "desk").stdout == ""
    assert {path: path.read_bytes() for path in Path("desk").iterdir() if path.is_file()} == before


def test_title_and_model_stand_in_it():
    run("init", "desk", "--title", 'Ports, "daily"', "--model", "ollama/m,builtin")
    assert (tables(Path("desk")).brief.title, tables(Path("desk")).brief.model) == ('Ports, "daily"', "ollama/m,builtin")


REFUSED: list[tuple[str, list[str], int, str]] = [
    ("no folder", [], 2, "Missing argument"),
    ("a file", ["article.txt"], 1, "is no folder, so it can't be a desk"),
    ("a model that nobody knows", ["new", "--model", "gpt-9"], 2, "Unknown model 'gpt-9' (--model)"),
    ("an empty title", ["new", "--title", " "], 2, "--title must have 1 to 120 characters"),
]


@pytest.mark.parametrize(("words", "code", "told"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_is_refused_leaves_nothing(words: list[str], code: int, told: str):
    assert told in run("init", *words, code=code).output
    assert not Path("new").exists()
    assert Path("article.txt").read_text("utf-8") == TEXT


def test_a_file_that_is_there_is_not_changed_for_a_title():
    desk("[brief]\n")
    assert "desk/briefer.toml is there already, and is not changed for --title" in run("init", "desk", "--title", "T", code=2).stderr
    assert Path("desk/briefer.toml").read_text("utf-8") == "[brief]\n"


def test_a_mistake_in_a_file_that_is_there_is_told():
    desk("[brief]\npaper = 5\n")
    assert "desk/briefer.toml, line 2: [brief] paper" in run("init", "desk", code=2).stderr


# ---------------------------------------------------------------- what a brief takes from its desk

SAID = '[brief]\ntitle = "Ports"\nmarking = "TLP:GREEN"\npaper = "letter"\naudience = "the Director"\nlikelihood = "PHIA"\n'


def test_what_the_desk_says_holds():
    made = brief("--desk", desk(SAID))
    assert {name: made[name] for name in ("title", "marking", "paper", "audience", "likelihood")} == {
        "title": "Ports",
        "marking": "TLP:GREEN",
        "paper": "letter",
        "audience": "the Director",
        "likelihood": "PHIA",
    }


def test_the_command_line_wins():
    made = brief("--desk", desk(SAID), "--title", "Mine", "--marking", "TLP:CLEAR", "--paper", "a4")
    assert (made["title"], made["marking"], made["paper"], made["audience"]) == ("Mine", "TLP:CLEAR", "a4", "the Director")


def test_the_desk_is_named_or_the_folder_one_is_in():
    desk('[brief]\ntitle = "Of the folder"\n', ".")
    desk('[brief]\ntitle = "Of the variable"\n', "one")
    desk('[brief]\ntitle = "Of the option"\n', "two")
    assert brief()["title"] == "Of the folder"
    assert brief(BRIEFER_DESK="one")["title"] == "Of the variable"
    assert brief("--desk", "two", BRIEFER_DESK="one")["title"] == "Of the option"


def test_audience_and_yardstick_stand_in_every_form():
    brief("--desk", desk(SAID))
    pdf = " ".join(PdfReader(BytesIO(Path("out/brief.pdf").read_bytes())).pages[0].extract_text().split())
    for text in (Path("out/brief.md").read_text("utf-8"), Path("out/brief.html").read_text("utf-8"), pdf):
        assert "For the Director" in text
        assert "realistic possibility 40–50" in text
        assert "almost no chance" not in text
    brief("--desk", desk(SAID.replace("PHIA", "ICD 203")))
    assert "roughly even chance 45–55" in Path("out/brief.md").read_text("utf-8")


def test_without_a_desk_nothing_of_it_is_said():
    made = brief()
    assert not {"audience", "likelihood"} & set(made)
    assert "Likelihood" not in Path("out/brief.md").read_text("utf-8")
    without = {name: Path("out", name).read_bytes() for name in ("brief.json", "brief.md", "brief.html", "brief.pdf")}
    brief("--desk", desk(""))
    assert {name: Path("out", name).read_bytes() for name in without} == without


def test_what_the_desk_watches_is_on_record_and_explained():
    made = brief("--desk", desk('[watch]\nactors = ["Emomali Rahmon"]\ntopics = ["drug trafficking"]\n'), sources=str(SEEDS))
    reasons = [reason for item in made["items"] for reason in item["reasons"]]
    assert any(reason.startswith("names Emomali Rahmon") and "which this desk watches (+" in reason for reason in reasons)
    sentence = next(
        s["id"]
        for i in made["items"]
        if i["section"] == "developments" and any("desk watches" in r for r in i["reasons"])
        for s in i["sentences"]
    )
    assert "this desk watches" in " ".join(run("explain", sentence).stdout.split())


def test_publishers_have_the_desks_grades():
    own = desk('[grades]\n"the khaama  press" = "B"\n')
    made = brief("--desk", own, sources=str(SEEDS))
    assert {s["grade"] for s in made["sources"] if s["publisher"] == "Khaama Press"} == {"B"}
    assert {s["grade"] for s in made["sources"] if s["publisher"] != "Khaama Press"} == {"F"}
    shown = json.loads(run("sources", str(SEEDS), "--json", "--desk", own).stdout)
    assert [s["grade"] for s in shown["sources"] if s["publisher"] == "Khaama Press"] == ["B", "B"]


def test_a_mistake_stops_the_run_before_anything_is_written():
    told = run("brief", "article.txt", "--desk", desk("[brief]\n\npaper = 'a3'\n"), code=2).stderr
    assert "desk/briefer.toml, line 3: [brief] paper must be one of these" in told
    assert not Path("out").exists()


def test_the_doctor_shows_what_is_watched_and_taken():
    own = desk(
        '[watch]\nactors = ["Anna\u202e Lind"]\nlanguages = ["zh-hant"]\n[take]\nfolders = ["inbox"]\nfeeds = ["https://example.org/x"]\n[grades]\nPost = "B"\n'
    )
    told = " ".join(run("doctor", "--desk", own).stdout.split())
    for words in (
        "it watches Anna Lind",
        "in zh-Hant",
        "articles come from desk/inbox, https://example.org/x",
        "it grades 1 publisher",
    ):
        assert words in told


# ---------------------------------------------------------------- its model


def test_the_desks_model_reads_and_its_budget_holds():
    with endpoint() as url:
        own = desk(f'[brief]\nmodel = "acme/m"\nbudget = 5\n[endpoints.acme]\nurl = "{url}"\n[prices."acme/*"]\nin = 1\nout = 1\n')
        assert brief("--desk", own)["reader"] == "acme/m"
        asked = len(asked_of(url))
        assert asked > 0
        assert brief("--desk", own, "--model", "builtin")["reader"] == "builtin"
        assert brief("--desk", own, BRIEFER_MODEL="builtin")["reader"] == "builtin"
        assert len(asked_of(url)) == asked
        desk(Path(own, "briefer.toml").read_text("utf-8").replace("budget = 5", "budget = 0.000001"))
        run("brief", "article.txt", "--desk", own, "--fresh", code=3)
        assert "budget" in Path("out/brief.md").read_text("utf-8")


def test_a_batch_is_refused_where_the_desk_has_a_budget():
    own = desk('[brief]\nmodel = "ollama/m"\nbudget = 2\n')
    assert "line 3: [brief] budget can't stop a batch" in run("brief", "article.txt", "--batch", "--desk", own, code=2).stderr


CHANGES = (
    '[brief]\naudience = "the Director"\n',
    '[brief]\nlikelihood = "PHIA"\n',
    '[brief]\ntitle = "Ports"\n',
    '[watch]\nactors = ["Anna Lind"]\n',
    '[grades]\nPost = "B"\n',
)


@pytest.mark.parametrize("text", CHANGES)
def test_a_brief_is_made_again_where_the_desk_says_something_else(text: str):
    with endpoint() as url:
        base = f'[endpoints.acme]\nurl = "{url}"\n'
        own = desk(base)
        asking = ("brief", "article.txt", "--model", "acme/m", "--desk", own)
        run(*asking)
        assert "Nothing has changed" in run(*asking).stderr
        desk(base + text)
        assert "Nothing has changed" not in run(*asking).stderr
