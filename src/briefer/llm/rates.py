"""What an endpoint takes in a minute: requests and tokens, counted over the minute that lies behind."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

MINUTE = 60.0


@dataclass(slots=True)
class Sent:
    """A request that went out: when, and the tokens that it takes, estimated at first."""

    at: float
    tokens: int


class Rates:
    """The requests of the last minute, held against the two limits. All times are seconds of one clock.

    Args:
        requests: the most in any minute; None where there is no limit.
        tokens: the same, of questions and answers together.
    """

    def __init__(self, requests: int | None, tokens: int | None) -> None:
        self._requests, self._tokens = requests, tokens
        self._sent: deque[Sent] = deque()

    def wait(self, now: float, tokens: int) -> float:
        """Seconds until one more request of that many tokens fits. One that is larger than the limit fits into an empty minute."""
        while self._sent and self._sent[0].at + MINUTE <= now:
            self._sent.popleft()
        leaving = max(self._too_many(), self._too_large(tokens))
        return self._sent[leaving - 1].at + MINUTE - now if leaving else 0.0

    def add(self, now: float, tokens: int) -> Sent:
        """Count one more."""
        sent = Sent(now, tokens)
        self._sent.append(sent)
        return sent

    def _too_many(self) -> int:
        """How many of the oldest have to be a minute old before one more is not too many."""
        return max(0, len(self._sent) + 1 - self._requests) if self._requests else 0

    def _too_large(self, tokens: int) -> int:
        """How many of the oldest have to be a minute old before these tokens fit."""
        if not self._tokens:
            return 0
        left = sum(one.tokens for one in self._sent)
        leaving = 0
        while leaving < len(self._sent) and left + tokens > self._tokens:
            left -= self._sent[leaving].tokens
            leaving += 1
        return leaving
