"""Facets that are told in words: what became of somebody, who did it, with what, why, where something lies, who somebody is."""

from __future__ import annotations

from briefer.reconcile.facets import Facet

TOLD: tuple[Facet, ...] = ()
