"""The review: Brief -> what a human has to look at before it can be signed.

The page in the browser and the ledger of decisions come on top of this queue.
"""

from __future__ import annotations

from briefer.review.queue import review_brief

__all__ = ["review_brief"]
