"""Measuring: a record and what careful people found in the same articles -> scores.

The definitions, with their sources, stand in docs/evaluation.md. Nothing here changes what is measured.
"""

from __future__ import annotations

from briefer.evaluate.evaluate import evaluate_record
from briefer.evaluate.gold import Gold, read_gold
from briefer.evaluate.score import Effort, Finding, Scores, added
from briefer.evaluate.shown import findings_shown, scores_table

__all__ = ["Effort", "Finding", "Gold", "Scores", "added", "evaluate_record", "findings_shown", "read_gold", "scores_table"]
