"""A review under way: one brief and the desk's book of decisions, for the browser, the editor and the command line alike."""

from __future__ import annotations

from briefer.session.book import Book, By, decide_names, decided_of, desk_names
from briefer.session.sitting import Session, View

__all__ = ["Book", "By", "Session", "View", "decide_names", "decided_of", "desk_names"]
