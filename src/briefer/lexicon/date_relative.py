"""Times that are told from another day: yesterday, last week, three years ago, and weekdays."""

from __future__ import annotations

from briefer.lexicon.date_match import NO_TIME, Found, Match
from briefer.lexicon.date_tables import Words
from briefer.lexicon.words import NO_KEYS, before


def read_relative(match: Match) -> Found | None:
    """'Yesterday'; for a word that may be either side of the source, or none ('کل', also 'in all'), the tense decides later."""
    part, sets, row = match.parts[0], match.words.sets, match.row
    if row[part.first].text in sets.get("either_way", ()) and part.end == row[part.first].end:
        follows = row[match.behind] if match.behind < len(row) else None
        said = match.words.phrases.at(row, match.behind) if follows is not None else None
        counted = (follows is not None and follows.kind == "number") or (said is not None and said[1][0] == "n")
        if counted or match.before_any("not_a_day_before") or match.after_any("of"):
            return None
    return None, None, part.payload, False


def read_later(match: Match) -> Found | None:
    """'The following week', 'two days later': counted from a day of the text, so nothing here gives it."""
    postposed = match.signs[-1] == "p" and len(match.parts) == 2
    return None if postposed and match.words.name == "en" else NO_TIME


def _count(match: Match) -> int:
    counts = [int(part.payload) for part in match.all("nD")]
    return counts[0] if counts else 2


def read_span(match: Match) -> Found | None:
    """'The past three years', 'the next two weeks'; but of 'killed seven last month' only 'last month' is a time."""
    part = match.all("UV")[0]
    unit, factor = part.payload
    if match.words.name == "en" and _count(match) > 1 and match.signs[0] in "nD" and not match.row[part.first].text.endswith("s"):
        return None
    sign = 1 if match.all("N") else -1
    return None, None, (unit, sign * factor * _count(match)), True


def read_ago(match: Match) -> Found | None:
    """'Three days ago' is exact; so many weeks, months or years ago are not."""
    unit, factor = match.all("UV")[0].payload
    return None, None, (unit, -factor * _count(match)), unit != "day" or bool(match.all("a"))


def read_unit(match: Match) -> Found | None:
    """'Last week', 'earlier this month', 'месяц назад' (a month ago, so rough; the Persian 'ماه پیش' is last month)."""
    part = match.all("U")[0]
    unit, factor = part.payload
    if "g" in match.signs and match.words.name != "fa":
        return None, None, (unit, -factor), unit != "day"
    if unit == "day":
        return _last_day(match)
    if match.row[part.first].text in match.words.sets.get("plural_units", ()):
        return None  # "recent years" is no time that could be told
    direction = 1 if match.all("N") else 0 if match.all("T") else -1
    return None, None, (unit, direction * factor), factor > 1


def _last_day(match: Match) -> Found | None:
    """'روز گذشته' is yesterday, 'چند روز گذشته' is not; in other languages such words are of no day that could be told."""
    said = match.words.raw.get("last_day_is_yesterday") and match.signs == "UL" and not match.after_any("not_day_after")
    return (None, None, ("day", -1), False) if said else None


def read_weekday(match: Match) -> Found | None:
    """A weekday, where the word means one."""
    part = match.all("Ww")[0]
    sets, row = match.words.sets, match.row
    index = part.first
    lone = len(match.parts) == 1
    if any(unit.payload[0] != "week" for unit in match.all("U")):
        return None
    if before(row, index, sets.get("not_weekday_after", NO_KEYS)) or match.before_any("not_weekday_before"):
        return None
    if part.sign == "w":
        cued = match.before_any("weekday_cues_after") or match.after_any("weekday_cues_before") or not lone
        if not cued or row[index].text in sets.get("weekday_abbreviations", ()):
            return None
        if part.payload is None or not _spelt_out(row[index].text, match.words):
            return None
    if lone and (_is_city(match, row[index].text) or _is_name(match) or _recurs(match)):
        return None
    return None, part.payload, None, False


def _spelt_out(word: str, words: Words) -> bool:
    """Whether it is a whole word for a weekday, not an abbreviation like 'Sat'."""
    return all(word not in row for row in words.raw.get("weekday_abbreviations", ()))


def _is_city(match: Match, word: str) -> bool:
    """Whether a word for a weekday is the city of that name here: at the dateline, or after 'in', 'to', 'city'."""
    if word not in match.words.sets.get("city_weekdays", ()) or match.after_any("day_cues"):
        return False
    if match.row[match.first].capital:
        return True  # scripts with capitals: the day is written small ("Душанбе", "рӯзи душанбе")
    colon = match.behind < len(match.row) and match.row[match.behind].text in {":", "-"}
    head = match.first == 0 or match.row[match.first - 1].kind == "line" or not match.row[match.first - 1].text.isalpha()
    return (colon and head) or match.after_any("city_cues")


def _is_name(match: Match) -> bool:
    """Whether a word for a weekday is a name: written with a capital, beside another capital, where weekdays are written small."""
    row, index = match.row, match.first
    if not match.words.raw.get("names_are_capital") or not row[index].capital:
        return False
    last, follows = row[index - 1] if index else None, row[match.behind] if match.behind < len(row) else None
    beside = last is not None and last.capital and last.kind == "word" and last.text not in match.words.sets.get("the", ())
    return beside or (follows is not None and follows.capital)


_SEVERAL = frozenset({"on", "most", "many", "several", "some", "both", "two", "three", "four", "recent", "past"})


def _recurs(match: Match) -> bool:
    """'On Mondays', 'two Sundays ago'; but 'Saturdays blast' is one day, in texts that have lost their apostrophes."""
    row, index = match.row, match.first
    return match.words.name == "en" and row[index].text.endswith("days") and index > 0 and row[index - 1].text in _SEVERAL
