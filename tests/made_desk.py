"""A desk with one brief, the seeds by the built-in reader, and the commands on it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

from click.testing import CliRunner, Result

from briefer.cli import main
from briefer.models import Record, Section, Wanted
from briefer.pipeline import Given, make_brief
from briefer.settings import Settings

SEEDS = Path(__file__).parent.parent / "seeds"
WORKING = frozenset({"PATH", "HOME", "LANG", "TMPDIR"})


@dataclass
class Desk:
    """A desk with one brief, and the commands on it."""

    folder: Path

    @property
    def brief(self) -> Path:
        return self.folder / "out"

    def run(self, *words: str, by: str = "Ada Reviewer", typed: str | None = None, **environment: str) -> Result:
        """A command, as typed. ``environment`` is all there is but what every program needs."""
        keep = {k: None for k in os.environ if k not in WORKING}
        env = {**keep, "BRIEFER_DESK": str(self.folder), "BRIEFER_REVIEWER": by, **environment}
        return CliRunner().invoke(main, words, input=typed, env={k: v or None for k, v in env.items()}, catch_exceptions=False)

    def edit(self, change: str, *words: str, by: str = "Ada Reviewer", typed: str | None = "y\n") -> Result:
        """`briefer edit` in an editor that runs these lines on ``t``, the text."""
        return self.run("edit", str(self.brief), *words, by=by, typed=typed, EDITOR=self.editor(change))

    def editor(self, change: str) -> str:
        number = len(list(self.folder.glob("editor*.py")))
        path = self.folder / f"editor{number}.py"
        path.write_text(
            "import re, sys\np = sys.argv[-1]\nt = open(p, encoding='utf-8').read()\n"
            f"{dedent(change)}\nopen(p, 'w', encoding='utf-8', errors='surrogateescape').write(t)\n"
        )
        return f"{sys.executable} {path}"

    def decisions(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.run("decisions", str(self.brief), "--json").stdout)
        return found

    def acts(self) -> list[str]:
        return [d["act"]["act"] for d in self.decisions()]

    def record(self) -> Record:
        return Record.model_validate_json((self.brief / "brief.json").read_bytes())

    def page(self) -> dict[str, list[str]]:
        """Section -> its sentences, as they stand."""
        record = self.record()
        brief = record.reviewed.brief if record.reviewed else record.brief
        return {s.value: [x.text for i in brief.items if i.section is s for x in i.sentences] for s in Section}

    def items(self, section: Section) -> list[str]:
        record = self.record()
        brief = record.reviewed.brief if record.reviewed else record.brief
        return [i.id for i in brief.items if i.section is section]

    def kept(self) -> list[Path]:
        return sorted(self.brief.glob("briefer-edit-*.md"))


def write_seeds(folder: Path) -> Path:
    """The files of the seeds, by the built-in reader."""
    make_brief(Given((str(SEEDS),)), Settings(), Wanted(), folder)
    return folder


def desk_of(written: Path, folder: Path) -> Desk:
    """A desk in a folder, with a copy of what was written."""
    shutil.copytree(written, folder / "out")
    return Desk(folder)
