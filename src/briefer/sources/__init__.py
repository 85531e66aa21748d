"""sources: bytes -> Source. The door of the room is one verb."""

from briefer.sources.reading import read_sources

__all__ = ["read_sources"]
