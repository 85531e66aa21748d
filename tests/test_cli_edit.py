"""`briefer edit`: what a person does in the editor is what comes onto the page, and whatever goes wrong, their text is there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefer.models import Section

from .made_desk import Desk, desk_of, write_seeds


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_seeds(tmp_path_factory.mktemp("written"))


@pytest.fixture
def desk(written: Path, tmp_path: Path) -> Desk:
    return desk_of(written, tmp_path)


def block(item: str) -> str:
    """Lines that take the block of an item out of the text, as ``b``."""
    return f"b = next(x for x in t.split('\\n\\n') if '{{item {item}}}' in x)\nt = t.replace(b + '\\n\\n', '').replace(b, '')\n"


@pytest.mark.parametrize("change", ["pass", "t = ''", "t = t + '\\n\\n'", "t = t.replace('\\n', '\\r\\n')"])
def test_nothing_saved_is_nothing_changed(change, desk):
    done = desk.edit(change)
    assert (done.exit_code, done.stderr) == (0, "Nothing was changed.\n")
    assert desk.decisions() == []
    assert desk.kept() == []
    assert not (desk.folder / "briefer.db").exists()


def test_reword_delete_move_and_add_in_one_go(desk):
    first, second, third, *_ = desk.items(Section.DEVELOPMENTS)
    said = desk.page()[Section.DEVELOPMENTS][0]
    done = desk.edit(
        f"""
t = t.replace({said!r}, 'Tension is rising.')
t = '\\n'.join(line for line in t.split('\\n') if not line.startswith('The meeting followed'))
{block(third)}
t = t.replace('### 1. New {{item {first}}}', b + '\\n\\n### 1. New {{item {first}}}')
t += '\\n* Who paid for the flight.'
"""
    )
    assert done.exit_code == 0, done.output
    assert desk.acts() == ["reword", "drop", "move", "add"]
    assert "Record these 4 decisions? [y/N]" in done.stderr
    assert "4 decisions recorded." in done.stderr
    assert desk.items(Section.DEVELOPMENTS)[:3] == [third, first, second]
    page = desk.page()
    assert page[Section.DEVELOPMENTS][1] == "Tension is rising."
    assert not any(s.startswith("The meeting followed") for s in page[Section.DEVELOPMENTS])
    assert page[Section.GAPS][-1] == "Who paid for the flight."
    assert "Tension is rising" in (desk.brief / "brief.md").read_text()


def test_what_is_shown_before_it_is_recorded(desk):
    shown = desk.edit("t = t.replace('amid rising tensions', 'amid 77 rising tensions'); t += '\\n- What of it.'", typed="n\n")
    assert re.search(r"Other words; under Developments; line \d+\n    - The meeting takes place amid rising", shown.stdout)
    assert "    + The meeting takes place amid 77 rising" in shown.stdout
    assert "A new gap; line" in shown.stdout
    assert "“77” stands in no claim of that sentence" in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80
    wide = desk.run(
        "edit", str(desk.brief), typed="n\n", COLUMNS="120", EDITOR=desk.editor("t = t.replace('amid rising', 'amid 77 rising')")
    )
    assert 90 < max(map(len, wide.stdout.splitlines())) <= 120


def test_who_declines_keeps_the_text(desk):
    for typed in ("n\n", "\n", ""):
        done = desk.edit("t += '\\n- What of it.'", typed=typed)
        assert done.exit_code == 1
        assert "Nothing was recorded." in done.stderr
    assert desk.decisions() == []
    assert len(desk.kept()) == 3
    assert all("- What of it." in path.read_text() for path in desk.kept())
    assert re.fullmatch(r"briefer-edit-\d{8}-\d{6}(-\d)?\.md", desk.kept()[0].name)


def test_yes_asks_nothing(desk):
    done = desk.edit("t += '\\n- What of it.'", "--yes", typed=None)
    assert done.exit_code == 0, done.output
    assert desk.acts() == ["add"]


def test_a_damaged_mark_keeps_the_text_and_can_be_gone_on_with(desk):
    done = desk.edit("t = t.replace('{t3c86995d1b}', '{t3c86995d1'); t += '\\n- What of it.'")
    assert done.exit_code == 1
    assert re.search(r"Line \d+: this looks like a mark and is none: \{t3c86995d1\. .* Is it \{t3c86995d1b\}\?", done.stderr)
    assert desk.decisions() == []
    (kept,) = desk.kept()
    assert "- What of it." in kept.read_text()
    assert f"--resume {kept}" in done.stderr
    again = desk.edit("assert '- What of it.' in t; t = t.replace('{t3c86995d1', '{t3c86995d1b}')", "--resume", str(kept))
    assert again.exit_code == 0, again.output
    assert [(d["act"]["act"], d["act"]["text"]) for d in desk.decisions()] == [("add", "What of it.")]
    assert kept.exists()


def test_an_editor_that_fails_records_nothing(desk):
    plain = desk.edit("sys.exit(7)")
    assert plain.exit_code == 1
    assert "code 7" in plain.stderr
    assert desk.kept() == []
    saved = desk.edit("open(p, 'w').write(t + '\\n- What of it.'); sys.exit(1)")
    assert saved.exit_code == 1
    (kept,) = desk.kept()
    assert "- What of it." in kept.read_text()
    assert desk.decisions() == []


@pytest.mark.parametrize(
    ("editor", "word"),
    [({"EDITOR": "/no/such/editor"}, "can't be started"), ({"EDITOR": "'"}, "no command"), ({"PATH": "/nowhere"}, "no editor")],
)
def test_without_an_editor_it_says_what_to_set(editor, word, desk):
    done = desk.run("edit", str(desk.brief), **editor)
    assert done.exit_code == 2
    assert word in done.stderr
    assert "EDITOR" in done.stderr
    assert desk.kept() == []


def test_visual_goes_before_editor(desk):
    done = desk.run("edit", str(desk.brief), "--yes", VISUAL=desk.editor("t += '\\n- What of it.'"), EDITOR="/no/such/editor")
    assert done.exit_code == 0, done.output
    assert desk.acts() == ["add"]


def test_bytes_that_are_no_text_are_kept_as_they_are(desk):
    done = desk.edit("t += '\\n- What of \\udcff it.'")
    assert done.exit_code == 1
    assert "not in UTF-8" in done.stderr
    assert b"- What of \xff it." in desk.kept()[0].read_bytes()


def test_a_text_that_cannot_be_kept_beside_the_brief_stays_where_it_is(desk, monkeypatch):
    from briefer.cli import editor  # noqa: PLC0415

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(editor, "_write_new", full)
    done = desk.edit("t += '\\n- What of it.'", typed="n\n")
    assert done.exit_code == 1
    assert "No space left" in done.stderr
    path = Path(re.search(r"Your text is in (\S+):", done.stderr)[1])  # type: ignore[index]
    assert "- What of it." in path.read_text()
    shutil.rmtree(path.parent)


def test_what_is_typed_cannot_command_the_terminal(desk):
    done = desk.edit("t = t.replace('The meeting takes', 'The \\x1b[2J\\u202emeeting \\x07takes')")
    assert done.exit_code == 0, done.output
    assert not {"\x1b", "\x07", "\u202e"} & set(done.output + desk.run("decisions", str(desk.brief)).output)


def test_a_line_of_ones_own_is_changed_and_taken_back(desk):
    desk.edit("t += '\\n- What of it.'")
    assert desk.edit("t = t.replace('What of it.', 'What of that?')").exit_code == 0
    assert desk.acts() == ["add", "undo", "add"]
    assert desk.page()[Section.GAPS][-1] == "What of that?"
    assert desk.edit("t = '\\n'.join(line for line in t.split('\\n') if 'What of that' not in line)").exit_code == 0
    assert desk.acts() == ["add", "undo", "add", "undo"]
    assert "What of that?" not in desk.page()[Section.GAPS]


def _order(ids: Sequence[str]) -> str:
    """Lines that put the blocks of these items in this order."""
    return (
        f"ids = {list(ids)!r}\n"
        "every = t.split('\\n\\n')\n"
        "own = {i: next(x for x in every if '{item ' + i + '}' in x) for i in ids}\n"
        "places = [n for n, x in enumerate(every) if x in own.values()]\n"
        "for n, i in zip(places, ids): every[n] = own[i]\n"
        "t = '\\n\\n'.join(every)"
    )


def test_the_order_is_the_one_that_was_typed_also_when_things_were_moved_before(desk):
    a, b, c, d, e = desk.items(Section.DEVELOPMENTS)
    for wanted in ([a, c, b, d, e], [a, d, c, b, e], [d, a, c, b, e], [a, d, c, b, e]):  # the last by one move alone would come out wrong
        done = desk.edit(_order(wanted))
        assert done.exit_code == 0, done.output
        assert desk.items(Section.DEVELOPMENTS) == wanted


def test_what_was_edited_before_is_edited_again(desk):
    """A gap that was reworded can be moved and dropped, and an item that has lost a sentence too."""
    gap, first = desk.items(Section.GAPS)[0], desk.items(Section.DEVELOPMENTS)[0]
    said = desk.page()[Section.GAPS][0]
    lead = desk.page()[Section.DEVELOPMENTS][0]
    assert (
        desk.edit(
            f"t = t.replace({said!r}, 'Who pays.').replace({lead!r}, ''); t = re.sub(r'\\n\\[[0-9, ]+\\] (?=\\{{)', '\\n', t)"
        ).exit_code
        == 0
    )
    assert desk.acts() == ["drop", "reword"]
    order = [*desk.items(Section.GAPS)[1:], gap]
    moved = desk.edit(_order(order))
    assert "would" not in moved.stdout
    assert desk.items(Section.GAPS) == order
    gone = desk.edit(block(gap) + block(first))
    assert "would" not in gone.stdout
    assert "Who pays." not in desk.page()[Section.GAPS]
    assert first not in desk.items(Section.DEVELOPMENTS)


def test_a_clash_says_which_and_loses_neither(desk):
    """Somebody rewords a sentence while it is open in our editor: theirs stands, ours is kept, and can be put in its place knowingly."""
    theirs = desk.editor("t = t.replace('The meeting takes place', 'They met')")
    other = f"import subprocess, os\nsubprocess.run([sys.executable, '-m', 'briefer', 'edit', {str(desk.brief)!r}, '--yes', '--by', 'Bo'], check=True, env={{**os.environ, 'EDITOR': {theirs!r}}}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)"
    mine = "t = t.replace('The meeting takes place', 'Both met').replace('Left open. One expects it', 'Open. One expects it')"
    done = desk.edit(f"{other}\n{mine}")
    assert done.exit_code == 1, done.output
    assert "0 of 2 decisions were recorded" in done.stderr
    assert "Bo decided on the same meanwhile (decision 1, reword" in done.stderr
    (kept,) = desk.kept()
    assert "Both met amid" in kept.read_text()
    assert desk.acts() == ["reword"]
    seen = desk.folder / "seen.txt"
    again = desk.edit(f"open({str(seen)!r}, 'w').write(t)", "--resume", str(kept))
    assert again.exit_code == 0, again.output
    assert "<!-- Meanwhile: {t3c86995d1b} reads now: They met amid" in seen.read_text()
    assert [(d["who"], d["act"]["text"][:8]) for d in desk.decisions()] == [
        ("Bo", "They met"),
        ("Ada Reviewer", "Both met"),
        ("Ada Reviewer", "Open. On"),
    ]


def test_what_is_recorded_already_is_not_recorded_again(desk):
    """The ledger breaks off in the middle; going on with the text records what is missing."""
    change = "t = t.replace('The meeting takes place', 'Both met'); t += '\\n- What of it.'"
    assert desk.edit(change, typed="n\n").exit_code == 1
    (kept,) = desk.kept()
    assert desk.edit("t = t.replace('The meeting takes place', 'Both met')").exit_code == 0
    assert desk.edit("pass", "--resume", str(kept)).exit_code == 0
    assert desk.acts() == ["reword", "add"]


def test_a_file_that_is_none_of_ours_is_not_gone_on_with(desk):
    (desk.folder / "notes.md").write_text("## Gaps\n\nWhat of it.")
    done = desk.edit("pass", "--resume", str(desk.folder / "notes.md"))
    assert done.exit_code == 2
    assert "notes.md" in done.stderr
