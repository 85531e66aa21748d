"""One address to its bytes, from a network where everybody may lie: `Fetcher.get`."""

from briefer.fetch.addresses import Address, Allowed, public
from briefer.fetch.fetcher import Fetcher, agent_named
from briefer.fetch.names import Resolve, system_addresses
from briefer.fetch.outcomes import ComeBack, Fetched, Kind, Limits, Outcome, Redirect, Unchanged, Validators
from briefer.fetch.urls import canonical, shown

__all__ = [
    "Address",
    "Allowed",
    "ComeBack",
    "Fetched",
    "Fetcher",
    "Kind",
    "Limits",
    "Outcome",
    "Redirect",
    "Resolve",
    "Unchanged",
    "Validators",
    "agent_named",
    "canonical",
    "public",
    "shown",
    "system_addresses",
]
