"""Names of variables of the environment, which stand in a file in the place of what is secret."""

from __future__ import annotations

from briefer.lexicon.patterns import lazy

_VARIABLE = lazy(r"[A-Z_][A-Z0-9_]*")


def check_variable(name: str, example: str) -> str:
    """The name.

    Raises:
        ValueError: it is none. What stands there is not told: it may be the secret.
    """
    if not _VARIABLE.fullmatch(name):
        raise ValueError(f"must be the name of a variable, such as {example}, and never the value itself")
    return name
