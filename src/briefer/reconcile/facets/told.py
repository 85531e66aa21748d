"""Facets that are told in words: what became of somebody, who did it, with what, why, where something lies, who somebody is."""

from __future__ import annotations

from briefer.reconcile.facets.acts import MAKERS, VEHICLE, WEAPON
from briefer.reconcile.facets.blame import BLAME
from briefer.reconcile.facets.causes import CAUSE
from briefer.reconcile.facets.facet import Facet
from briefer.reconcile.facets.fate import FATE
from briefer.reconcile.facets.happened import DAY, EARLIER_DAY
from briefer.reconcile.facets.places import PLACE
from briefer.reconcile.facets.posts import HOLDER, POST
from briefer.reconcile.facets.roles import ROLE
from briefer.reconcile.facets.route import ROUTE
from briefer.reconcile.facets.scene import ARREST, STAY
from briefer.reconcile.facets.states import STATE
from briefer.reconcile.facets.talks import TALKED
from briefer.reconcile.facets.ways import WAY
from briefer.reconcile.facets.whereabouts import WHEREABOUTS
from briefer.reconcile.facets.who import DEED

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
    WAY,
    DAY,
    EARLIER_DAY,
    ROUTE,
    DEED,
    ARREST,
    STAY,
    POST,
    CAUSE,
    HOLDER,
    TALKED,
)
