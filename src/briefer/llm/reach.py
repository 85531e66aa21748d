"""Whether an endpoint is there: one that nobody answers at is not waited for again and again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from briefer.errors import ModelFault


class Reach:
    """What is known of the way to an endpoint.

    A question for which no connection came about, to its last attempt, makes it lost. From then on each question tries once, one question
    at a time, and the others get the same fault at once; until somebody is there again.
    """

    def __init__(self) -> None:
        self._fault: ModelFault | None = None
        self._trying = False

    @property
    def is_lost(self) -> bool:
        """Whether nobody was there when it was last tried."""
        return self._fault is not None

    def lose(self, fault: ModelFault) -> None:
        """A whole question found nobody there, and ended with this fault."""
        self._fault = fault

    def find(self) -> None:
        """Somebody is there."""
        self._fault = None

    @contextmanager
    def question(self) -> Iterator[None]:
        """Around a question, from its first attempt to its last.

        Raises:
            ModelFault: nobody was there, and another question is trying it now.
        """
        tries = self._fault is not None
        if self._fault is not None and self._trying:
            raise type(self._fault)(self._fault.what, self._fault.advice)
        self._trying = self._trying or tries
        try:
            yield
        finally:
            self._trying = self._trying and not tries
