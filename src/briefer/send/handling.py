"""To whom a marking lets a brief go without being asked: TLP 2.0 (FIRST, 2022)."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.errors import UsageFault
from briefer.mail_address import domain_of
from briefer.models import Marking


def check_handling(marking: Marking, listed: Sequence[str], sender: str) -> None:
    """Whether a brief may go to the addresses that a desk has listed for all its briefs.

    TLP:RED is "for the eyes and ears of individual recipients only", so somebody has to choose them for this very brief. TLP:AMBER+STRICT
    "restricts sharing to the organization only", which is here the domain that the brief comes from, and what lies below it.

    Raises:
        UsageFault: not to these; says why.
    """
    if marking == "TLP:RED":
        raise UsageFault(
            "This brief is TLP:RED: for the eyes of individual recipients only, not for a list.",
            "Name each of them for this brief, with --to ADDRESS.",
        )
    outside = [address for address in listed if not _within(domain_of(address), domain_of(sender))]
    if marking == "TLP:AMBER+STRICT" and outside:
        raise UsageFault(
            f"This brief is TLP:AMBER+STRICT: for your organisation only, and these are not of {domain_of(sender)}: {', '.join(outside)}.",
            "Name who shall have it for this brief, with --to ADDRESS.",
        )


def _within(domain: str, organisation: str) -> bool:
    return domain == organisation or domain.endswith(f".{organisation}")
