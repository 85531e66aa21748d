"""The page of the review in the browser: one person, one brief, on this machine."""

from __future__ import annotations

from briefer.web.server import bind, serve

__all__ = ["bind", "serve"]
