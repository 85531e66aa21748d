"""What the looking commands print for a person to read: text of a given width, without colour."""

from briefer.tables.calls import call_shown, calls_table
from briefer.tables.changes import Span, compared_table, retyped_lines
from briefer.tables.claims import claims_table
from briefer.tables.conflicts import conflicts_table
from briefer.tables.decisions import ACTS, act_in_words, decisions_table, points_table, settled_table
from briefer.tables.explain import explain
from briefer.tables.look import Look, look_at, look_into
from briefer.tables.names import most_named, names_table
from briefer.tables.sources import sources_table
from briefer.tables.stats import stats_table
from briefer.tables.timeline import in_order, timeline_table
from briefer.wording import counted

__all__ = [
    "ACTS",
    "Look",
    "Span",
    "act_in_words",
    "call_shown",
    "calls_table",
    "claims_table",
    "compared_table",
    "conflicts_table",
    "counted",
    "decisions_table",
    "explain",
    "in_order",
    "look_at",
    "look_into",
    "most_named",
    "names_table",
    "points_table",
    "retyped_lines",
    "settled_table",
    "sources_table",
    "stats_table",
    "timeline_table",
]
