"""Facets that are told in words: what became of somebody, who did it, with what, why, where something lies, who somebody is."""

from __future__ import annotations

from briefer.reconcile.facets import Facet
from briefer.reconcile.facets_acts import MAKERS, VEHICLE, WEAPON
from briefer.reconcile.facets_blame import BLAME
from briefer.reconcile.facets_causes import CAUSE
from briefer.reconcile.facets_fate import FATE
from briefer.reconcile.facets_places import PLACE
from briefer.reconcile.facets_posts import HOLDER, POST
from briefer.reconcile.facets_roles import ROLE
from briefer.reconcile.facets_scene import ARREST, STAY
from briefer.reconcile.facets_states import STATE
from briefer.reconcile.facets_talks import TALKED
from briefer.reconcile.facets_whereabouts import WHEREABOUTS
from briefer.reconcile.facets_who import DEED

TOLD: tuple[Facet, ...] = (
    FATE,
    BLAME,
    ROLE,
    PLACE,
    VEHICLE,
    WEAPON,
    MAKERS,
    WHEREABOUTS,
    STATE,
    DEED,
    ARREST,
    STAY,
    POST,
    CAUSE,
    HOLDER,
    TALKED,
)
