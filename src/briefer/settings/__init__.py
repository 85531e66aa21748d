"""The settings of one run: read once from the command line, the environment and the desk, and frozen."""

from briefer.settings.desk_file import DESK_FILE, place_in
from briefer.settings.desk_tables import LONGEST_TITLE, BriefTable, TakeTable, WatchTable
from briefer.settings.endpoints import NO_KEY, OPENAI_URL, Endpoint, Known, Mode, Price, Tables, tables
from briefer.settings.given import MOST_AT_ONCE, Settings, read_settings
from briefer.settings.starter import starter_text

__all__ = [
    "DESK_FILE",
    "LONGEST_TITLE",
    "MOST_AT_ONCE",
    "NO_KEY",
    "OPENAI_URL",
    "BriefTable",
    "Endpoint",
    "Known",
    "Mode",
    "Price",
    "Settings",
    "Tables",
    "TakeTable",
    "WatchTable",
    "place_in",
    "read_settings",
    "starter_text",
    "tables",
]
