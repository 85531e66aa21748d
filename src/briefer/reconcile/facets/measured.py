"""Facets that are measured: ages, distances, durations, times of day, calibres, magnitudes, what something holds, and dates of things.

The readers stand in ``measured_*.py``; each leaves a claim that has no figure of its kind at once.
"""

from __future__ import annotations

from briefer.reconcile.facets.dated import DATED
from briefer.reconcile.facets.facet import Facet
from briefer.reconcile.facets.measured_ages import AGE
from briefer.reconcile.facets.measured_clock import CLOCK
from briefer.reconcile.facets.measured_gauges import GAUGE
from briefer.reconcile.facets.measured_holdings import DEPARTURE, ENROLMENT, WAR_TOLL
from briefer.reconcile.facets.measured_lengths import DISTANCE, DURATION
from briefer.reconcile.facets.measured_magnitude import MAGNITUDE
from briefer.reconcile.facets.measured_public import PUBLIC
from briefer.reconcile.facets.measured_votes import VOTE_SHARE

MEASURED: tuple[Facet, ...] = (
    DISTANCE,
    DURATION,
    AGE,
    CLOCK,
    GAUGE,
    MAGNITUDE,
    VOTE_SHARE,
    ENROLMENT,
    DEPARTURE,
    WAR_TOLL,
    *DATED,
    *PUBLIC,
)
