"""What an honest model says is kept; these are floors, which a stricter rule must not lower in silence."""

from .honest import kept


def test_honest_statements_and_speakers_are_kept():
    rows = kept()
    assert rows["en"].statements_kept >= 74
    assert rows["en"].speakers_kept >= 27
    assert rows["fa"].statements_kept >= 19
    assert rows["fa"].speakers_kept >= 4
