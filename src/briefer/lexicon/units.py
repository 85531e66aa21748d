"""Units of measure: what they measure, and how many of the base unit one of them is.

Lengths are in metres, times in days, speeds in km/h, weights in kg, areas in hectares. Money is of one dimension only with
itself: rates of exchange are nobody's words.
"""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: its dimension, and how many base units it is."""

    dimension: str
    factor: float


UNITS: dict[str, Unit] = {
    "km": Unit("length", 1000.0),
    "miles": Unit("length", 1609.344),
    "metres": Unit("length", 1.0),
    "feet": Unit("length", 0.3048),
    "mm": Unit("thickness", 1.0),
    "cm": Unit("thickness", 10.0),
    "seconds": Unit("time", 1 / 86400),
    "minutes": Unit("time", 1 / 1440),
    "hours": Unit("time", 1 / 24),
    "days": Unit("time", 1.0),
    "weeks": Unit("time", 7.0),
    "months": Unit("time", 30.44),
    "years": Unit("time", 365.25),
    "km/h": Unit("speed", 1.0),
    "mph": Unit("speed", 1.609344),
    "tonnes": Unit("weight", 1000.0),
    "kg": Unit("weight", 1.0),
    "acres": Unit("area", 0.404686),
    "hectares": Unit("area", 1.0),
    "percent": Unit("percent", 1.0),
    "inches": Unit("thickness", 25.4),
    "square km": Unit("area", 100.0),
    "square miles": Unit("area", 258.999),
    "square metres": Unit("area", 0.0001),
    "knots": Unit("speed", 1.852),
    "litres": Unit("volume", 1.0),
    "barrels": Unit("volume", 158.987),
    "points": Unit("points", 1.0),
    "degrees": Unit("degrees", 1.0),
    "calibre": Unit("calibre", 1.0),
    "USD": Unit("money", 1.0),
    "EUR": Unit("money", 1.0),
    "GBP": Unit("money", 1.0),
    "NOK": Unit("money", 1.0),
    "PKR": Unit("money", 1.0),
    "INR": Unit("money", 1.0),
    "RUB": Unit("money", 1.0),
    "IRR": Unit("money", 1.0),
    "AFN": Unit("money", 1.0),
    "BRL": Unit("money", 1.0),
    "CHF": Unit("money", 1.0),
    "CNY": Unit("money", 1.0),
    "JPY": Unit("money", 1.0),
    "MRU": Unit("money", 1.0),
    "MXN": Unit("money", 1.0),
    "SEK": Unit("money", 1.0),
    "TRY": Unit("money", 1.0),
    "UAH": Unit("money", 1.0),
}
"""The units that ``lexicon.numbers`` reads, by the name that it gives them."""


def dimension(unit: str | None) -> str | None:
    """What a unit measures; None for no unit or one that nothing is compared in."""
    found = UNITS.get(unit or "")
    return found.dimension if found else None


def in_base(value: float, unit: str) -> float:
    """A value in the base unit of its dimension.

    Raises:
        KeyError: the unit is not in the table.
    """
    return value * UNITS[unit].factor
