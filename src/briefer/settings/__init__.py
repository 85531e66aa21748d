"""The settings of one run: read once from the command line, the environment and the desk, and frozen."""

from briefer.settings.desk_file import DESK_FILE, place_in
from briefer.settings.desk_tables import LONGEST_TITLE, BriefTable, TakeTable, WatchTable
from briefer.settings.endpoints import NO_KEY, OPENAI_URL, Endpoint, Known, Mode, Price, Tables, tables
from briefer.settings.given import MOST_AT_ONCE, Settings, read_settings
from briefer.settings.mailing import Mailing, SendTable, addresses_of, read_mailing
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
    "Mailing",
    "Mode",
    "Price",
    "SendTable",
    "Settings",
    "Tables",
    "TakeTable",
    "WatchTable",
    "addresses_of",
    "place_in",
    "read_mailing",
    "read_settings",
    "starter_text",
    "tables",
]
