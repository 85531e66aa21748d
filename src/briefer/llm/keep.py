"""Where exchanges are kept, and how they are found again: by all that bears on an answer, and by nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from pydantic import BaseModel

from briefer.errors import DeskFault
from briefer.models import Exchange, Usage
from briefer.prompts import Prompt
from briefer.settings import Endpoint

PARAMETERS: Mapping[str, Any] = {"temperature": 0}
"""Of every request, but to endpoints that refuse them."""


class Keep(Protocol):
    """A store of exchanges. What it has taken is on the disk."""

    def of_question(self, question: str) -> Sequence[Exchange]:
        """Those that stand, in order."""
        ...

    def add(self, exchange: Exchange) -> None:
        """Take one more."""
        ...


class _Nothing:
    """Keeps nothing."""

    def of_question(self, _: str) -> Sequence[Exchange]:
        return ()

    def add(self, _: Exchange) -> None:
        """Forget it."""


class Lenient:
    """A store that may fail: what can't be kept is told once, and an answer that was paid for is used all the same."""

    def __init__(self, keep: Keep, tell: Callable[[str], object]) -> None:
        self._keep, self._tell, self._told = keep, tell, False

    def of_question(self, question: str) -> Sequence[Exchange]:
        """Those that stand; none where the store can't be read."""
        try:
            return self._keep.of_question(question)
        except DeskFault as fault:
            self._tell_once(fault)
            return ()

    def add(self, exchange: Exchange) -> None:
        """Take one more, if that can be."""
        try:
            self._keep.add(exchange)
        except DeskFault as fault:
            self._tell_once(fault)

    def _tell_once(self, fault: DeskFault) -> None:
        if not self._told:
            self._told = True
            self._tell(f"What the model says is not kept, so a re-run will ask again: {fault}")


class Counted:
    """A store that counts what the questions of a run took, whenever they were answered.

    Attributes:
        took: by all that stands of them: what was of use, and what was declined, cut short or did not fit.
    """

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self.took = Usage()

    def of_question(self, question: str) -> Sequence[Exchange]:
        """As the store has it."""
        found = self._keep.of_question(question)
        self.took += usage_of(last_round(found))
        return found

    def add(self, exchange: Exchange) -> None:
        """Count it, and keep it."""
        if exchange.stands:
            self.took += usage_of([exchange])
        self._keep.add(exchange)


NOTHING_KEPT: Keep = _Nothing()


def parameters_of(endpoint: Endpoint) -> Mapping[str, Any]:
    """Our parameters, but those that the endpoint refuses."""
    return {name: value for name, value in PARAMETERS.items() if name not in endpoint.omit}


def question_of(endpoint: Endpoint, prompt: Prompt, shape: type[BaseModel]) -> str:
    """The digest of a question: address, model, parameters, messages, and the shape of the answer."""
    besides = [parameters_of(endpoint), endpoint.body, sorted(endpoint.omit)]
    asked = [endpoint.base_url, endpoint.model, endpoint.mode, besides, prompt.messages, _shape(shape)]
    return digest(json.dumps(asked, ensure_ascii=False, sort_keys=True))


@cache
def _shape(shape: type[BaseModel]) -> str:
    return digest(json.dumps({"name": shape.__name__, "schema": shape.model_json_schema()}, sort_keys=True))


def digest(text: str) -> str:
    """128 bits of SHA-256, as hexadecimal digits. A lone surrogate, which no UTF-8 has, is one more character here."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def last_round(exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """Of the exchanges on a question, those since it was last asked from its beginning: what ``--fresh`` asked anew is one round more."""
    begun = [n for n, e in enumerate(exchanges) if e.request == exchanges[0].request]
    return tuple(exchanges[begun[-1] :]) if begun else ()


def usage_of(exchanges: Sequence[Exchange]) -> Usage:
    """What these took together."""
    return sum((Usage(calls=1, tokens_in=e.tokens_in, tokens_out=e.tokens_out, cost=e.cost) for e in exchanges), Usage())
