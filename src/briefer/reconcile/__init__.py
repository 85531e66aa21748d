"""Claims of all sources, looked at together: names, origins, dates, events and what they disagree on."""

from briefer.reconcile.flow import reconcile_claims

__all__ = ["reconcile_claims"]
