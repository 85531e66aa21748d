"""Patterns that are compiled when they are first used: there are some 500 in the house, and a run uses few of them."""

from __future__ import annotations

import re
from typing import AnyStr, Generic, cast

_GIVEN = tuple(name for name in dir(re.Pattern) if not name.startswith("_") and name != "pattern")


class _Lazy(Generic[AnyStr]):
    """The text of a pattern; once one of its methods was asked for, those of the compiled pattern, bound."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """What a compiled pattern has of this name.

        Raises:
            re.error: the pattern is none.
        """
        if name not in _GIVEN:
            raise AttributeError(name)
        made = re.compile(self.pattern, self._flags)
        self.__dict__.update({each: getattr(made, each) for each in _GIVEN})
        return self.__dict__[name]

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r}, {re.RegexFlag(self._flags)!r})"


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, which to call for all of them takes half a second. It can't be handed to a function of `re`: use its methods.

    Whether each is a pattern at all is checked by a test, and not where it is written.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))
