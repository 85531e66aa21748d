"""The explanation that the README shows is what the command prints."""

from __future__ import annotations

import re
from pathlib import Path

from briefer.tables.explain import explain

README = Path(__file__).parent.parent.parent / "README.md"


def test_the_explanation_in_the_readme(look):
    """If this fails: briefer explain ... in the README, cut before 'SEE ALSO'."""
    shown = re.findall(r"```text\n\$ briefer explain (\S+)\n(.*?)\n\.\.\.\n```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    for words, told in shown:
        assert explain(look, words, 80).startswith(told + "\n")
