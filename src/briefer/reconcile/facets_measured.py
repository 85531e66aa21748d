"""Facets that are measured: ages, distances, durations, times of day, calibres and magnitudes."""

from __future__ import annotations

from briefer.reconcile.facets import Facet

MEASURED: tuple[Facet, ...] = ()
