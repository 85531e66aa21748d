"""Facets that are told in words: what became of somebody, who did it, with what, why, where something lies, who somebody is."""

from __future__ import annotations

from briefer.reconcile.facets import Facet
from briefer.reconcile.facets_acts import MAKERS, VEHICLE, WEAPON
from briefer.reconcile.facets_blame import BLAME
from briefer.reconcile.facets_fate import FATE
from briefer.reconcile.facets_places import PLACE
from briefer.reconcile.facets_roles import ROLE
from briefer.reconcile.facets_whereabouts import WHEREABOUTS

TOLD: tuple[Facet, ...] = (FATE, BLAME, ROLE, PLACE, VEHICLE, WEAPON, MAKERS, WHEREABOUTS)
