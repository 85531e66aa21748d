"""Claims of all sources, looked at together: names, origins, dates, events and what they disagree on."""

from briefer.reconcile.flow import reconcile_claims
from briefer.reconcile.one_text import unite_origins
from briefer.reconcile.retaking import retake

__all__ = ["reconcile_claims", "retake", "unite_origins"]
