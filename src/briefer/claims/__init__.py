"""Source -> claims, by a model or by the built-in reader, each with the exact characters that it rests on."""

from briefer.claims.extract import extract_claims
from briefer.claims.reader import read_builtin
from briefer.claims.split import Room

__all__ = ["Room", "extract_claims", "read_builtin"]
