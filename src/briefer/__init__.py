"""briefer reads news in several languages and writes a one-page security brief, cited to the exact words."""

from __future__ import annotations

__version__ = "0.1.0"
