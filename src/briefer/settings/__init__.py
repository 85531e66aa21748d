"""The settings of one run: read once from the command line, the environment and the desk, and frozen."""

from briefer.settings.desk_file import DESK_FILE
from briefer.settings.endpoints import NO_KEY, OPENAI_URL, Endpoint, Known, Mode, Price, Tables, tables
from briefer.settings.given import MOST_AT_ONCE, Settings, read_settings

__all__ = [
    "DESK_FILE",
    "MOST_AT_ONCE",
    "NO_KEY",
    "OPENAI_URL",
    "Endpoint",
    "Known",
    "Mode",
    "Price",
    "Settings",
    "Tables",
    "read_settings",
    "tables",
]
