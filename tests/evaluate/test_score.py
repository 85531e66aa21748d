"""Scores add up: counts are added, shares are taken anew."""

from __future__ import annotations

from briefer.evaluate.score import Clustered, Conflicts, Finding, Scores, Tally, added, harmonic
from briefer.evaluate.shown import findings_shown, scores_table

ONE = Scores(
    pack="one",
    quotes=Tally(got=1, of=2),
    conflicts=Conflicts(verdicts={"resolved > conflict": 1}),
    partial=True,
    findings=(Finding(metric="facts", what="cut from the page", subject="K1", files=("a.txt",), gold=("a.txt: q",), pack="one"),),
)
TWO = Scores(pack="two", quotes=Tally(got=8, of=8), conflicts=Conflicts(verdicts={"resolved > conflict": 2, "explained > update": 1}))


def test_counts_add_up():
    total = added([ONE, TWO])
    assert total.pack == "all"
    assert (total.quotes, total.quotes.share) == (Tally(got=9, of=10), 0.9)
    assert total.conflicts.verdicts == {"explained > update": 1, "resolved > conflict": 3}
    assert total.partial
    assert total.findings == ONE.findings


def test_f1():
    assert harmonic(0.5, 1.0) == 0.6667
    assert harmonic(0.0, 0.0) == 0.0
    assert harmonic(None, 1.0) is None
    assert Clustered().f1 is None


def test_the_table_has_a_column_a_pack():
    lines = scores_table([ONE, TWO, added([ONE, TWO])]).splitlines()
    assert lines[0].split() == ["one", "two", "all"]
    assert next(line for line in lines if line.startswith("quotes exact")).split()[2:] == ["1/2", "50%", "8/8", "100%", "9/10", "90%"]
    assert "3 resolved > conflict" in lines[-1]


def test_findings_are_printed_under_their_pack_and_metric():
    assert findings_shown(ONE.findings) == "== one / facts: cut from the page (1)\n\nK1 | a.txt\n  gold  a.txt: q"
    assert findings_shown([]) == "Nothing to list."
