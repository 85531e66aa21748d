"""The rules on whether two threads of claims tell of one occurrence: who, what, where, when.

The docstring of a rule is what a reader is told of it.
"""

from __future__ import annotations

from briefer.models import Judgement
from briefer.reconcile.actions import LEADING, VIOLENT, compatible
from briefer.reconcile.days import as_day, gap, last_day
from briefer.reconcile.event_views import View
from briefer.reconcile.rules import Rule, different, same, unsure
from briefer.reconcile.wording import jaccard, overlap

BETWEEN = frozenset({"meet", "call", "talk", "sign"})  # what needs two sides: who takes part tells it apart
FAR = 30  # days between the publication of two sources that give no day themselves
LONG_BEFORE = 60  # days from the end of a month or year to the day of another occurrence
ALIKE, LIKE = 8, 0.35  # words in common, and their share of all words, that make two threads one where the rest agrees
SHARED = 3  # names that the sources of one story have in common
NEAR = 2  # days by which two sources may differ on one occurrence


def other_action(one: View, other: View) -> Judgement | None:
    """What was done is not the same: a telephone call is no meeting, a clash no bombing."""
    if compatible(one.actions, other.actions):
        return None
    if one.strong and other.strong:
        return different("other action", 1.0, f"{_list(one.strong)} is not {_list(other.strong)}")
    return different("other action", 0.9, "nothing that is done is the same")


def _list(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def other_day(one: View, other: View) -> Judgement | None:
    """The days that they name are different, and not just by a day or two between the same people."""
    apart = _days_apart(one, other)
    if not apart:
        return None
    reason = f"{min(one.days)} is not {min(other.days)}"
    if not _is_other_day(one, other, apart):
        return unsure("other day", 0.5, reason)
    return different("other day", 1.0 if apart > NEAR else 0.9, reason)


def _is_other_day(one: View, other: View, apart: int) -> bool:
    """Whether so many days apart are two days, and no slip of a day between the same people."""
    return apart > NEAR or (apart > 0 and len(one.people & other.people) + len(one.stood & other.stood) < 2)


def _days_apart(one: View, other: View) -> int:
    """How many days lie between the days that both name; 0 where one names none or they name one in common."""
    if not one.days or not other.days or one.days & other.days:
        return 0
    return min(gap(a, b) or 0 for a in one.days for b in other.days)


def other_time(one: View, other: View) -> Judgement | None:
    """One names a day, the other only a month or year that was over more than two months before."""
    for dated, vague in ((one, other), (other, one)):
        if not dated.days or vague.days or not vague.vague:
            continue
        ends = [end for value in vague.vague if (end := last_day(value))]
        if not ends:
            continue
        first = min(day for value in dated.days if (day := as_day(value)))
        if (first - max(ends)).days > LONG_BEFORE:
            return different("other time", 1.0, f"{max(vague.vague)} is long before {min(dated.days)}")
    return None


def other_weekday(one: View, other: View) -> Judgement | None:
    """One names a weekday, the other a day that is another weekday."""
    for first, second in ((one, other), (other, one)):
        if first.weekdays and not first.days and second.days:
            falls = {day.weekday() for value in second.days if (day := as_day(value))}
            if not falls & first.weekdays:
                return different("other weekday", 1.0, f"{min(second.days)} is another weekday")
    return None


def published_far_apart(one: View, other: View) -> Judgement | None:
    """Their sources came out more than a month apart, and no day that both name joins them."""
    if not one.published or not other.published or one.days & other.days:
        return None
    apart = min(gap(a, b) or 0 for a in one.published for b in other.published)
    if apart <= FAR:
        return None
    return different("published far apart", 1.0, f"their sources came out {apart} days apart")


def same_who(one: View, other: View) -> Judgement | None:
    """The same people or bodies, or holders of the same office, do the same thing."""
    if not compatible(one.actions, other.actions):
        return None
    people, bodies = one.people & other.people, one.bodies & other.bodies
    offices = one.offices & other.offices
    weight = len(people) + 0.5 * len(bodies) + 0.5 * len(offices)
    if one.strong & other.strong & BETWEEN and weight >= 1.5 and people:
        return same("same people", 0.9, "the same people or holders of the same offices, and the same kind of act")
    if people and weight >= 2:
        return same("same people", 0.8, "the same people and bodies, and the same kind of act")
    if people or weight >= 1:
        return unsure("same people", 0.5, "some of the people or bodies are the same")
    return None


def other_partner(one: View, other: View) -> Judgement | None:
    """A meeting or call of one person with somebody else, who does not hold the office in question."""
    acts = one.actions & other.actions & BETWEEN
    if not acts or len(one.people) < 2 or len(other.people) < 2:
        return None
    if len(one.people & other.people) >= 2 or _one_office_for_the_rest(one, other):
        return None
    return different("other partner", 1.0, "the same kind of act between other people")


def _one_office_for_the_rest(one: View, other: View) -> bool:
    """The partners have different names and one office, or stand for one body: then the name is in question, not the event."""
    if not one.people & other.people:
        return False
    offices, bodies = len(one.offices & other.offices), one.bodies & other.bodies
    return offices >= 2 or (bool(bodies) and (offices >= 1 or one.bodies <= other.bodies or other.bodies <= one.bodies))


def other_place(one: View, other: View) -> Judgement | None:
    """Both say where, and it is not the same place."""
    if not one.stood or not other.stood or one.stood & other.stood or one.around & other.around:
        return None
    if _is_other_place(one, other):
        return different("other place", 0.95, "they stand in different places")
    return unsure("other place", 0.5, "the places differ, all else agrees")


def _is_other_place(one: View, other: View) -> bool:
    """Whether both say where, it is not the same place, and not all else agrees."""
    if not one.stood or not other.stood or not one.stood.isdisjoint(other.stood) or not one.around.isdisjoint(other.around):
        return False
    return len(one.people & other.people) < 2 or one.days.isdisjoint(other.days)


def same_place_and_day(one: View, other: View) -> Judgement | None:
    """The same kind of violence or disaster, in one town, on days that agree or are not told."""
    acts = one.strong & other.strong & VIOLENT
    if not acts or not one.around & other.around:
        return None
    if one.days & other.days:
        return same("same place and day", 0.9, "the same kind of act in one place on one day")
    if one.days and other.days:
        return None
    if _published_near(one, other):
        return same("same place and day", 0.75, "the same kind of act in one place, in reports of the same days")
    if _undated(one, other) and (_one_weekday(one, other) or len(_named(one, other)) >= 2):
        return same("same place and day", 0.72, "the same kind of act in one place, and nothing that they say of the day is against it")
    return None


def same_violence_told_alike(one: View, other: View) -> Judgement | None:
    """The same kind of violence, on days that agree, told with many of the same words."""
    if not one.strong & other.strong & VIOLENT:
        return None
    shared = len(one.words & other.words)
    near = _published_near(one, other) or (_undated(one, other) and _one_weekday(one, other))
    agree = bool(one.days & other.days) or (not (one.days and other.days) and near)
    if agree and shared >= ALIKE and overlap(one.words, other.words) >= 0.3:
        return same("told alike", 0.8, f"the same kind of act on days that agree, and {shared} words in common")
    return None


def both_lead(one: View, other: View) -> bool:
    """Whether each is what its source is about, of one kind, and the sources name several of the same people, bodies or places."""
    return one.leads and other.leads and bool(one.strong & other.strong & LEADING) and len(one.beside & other.beside) >= SHARED


def same_story(one: View, other: View) -> Judgement | None:
    """Each is what its source is about: the same kind of violence or disaster, and the two sources name several of the same."""
    if not both_lead(one, other):
        return None
    if one.days & other.days or (not (one.days and other.days) and (_published_near(one, other) or _undated(one, other))):
        shared = len(one.beside & other.beside)
        return same(
            "same story", 0.74, f"both sources are about the same kind of act, and name {shared} of the same people, bodies or places"
        )
    return None


def _undated(one: View, other: View) -> bool:
    """Whether a source of one of them bears no date, so that the days of publication say nothing."""
    return not one.published or not other.published


def _one_weekday(one: View, other: View) -> bool:
    """Whether both name one weekday, by its name or by a day that falls on it."""
    told = [view.weekdays | {day.weekday() for value in view.days if (day := as_day(value))} for view in (one, other)]
    return bool(told[0] & told[1])


def _named(one: View, other: View) -> frozenset[str]:
    return (one.people & other.people) | (one.bodies & other.bodies) | (one.around & other.around)


def _published_near(one: View, other: View) -> bool:
    if not one.published or not other.published:
        return False
    return min(gap(a, b) or 0 for a in one.published for b in other.published) <= 7


def same_words(one: View, other: View) -> Judgement | None:
    """Much of what they say is in the same words, and the act is the same."""
    share = jaccard(one.words, other.words)
    if not compatible(one.actions, other.actions) or share < 0.2:
        return None
    named = one.people & other.people or one.bodies & other.bodies or one.around & other.around
    if share >= LIKE and named:
        return same("same words", 0.75, f"{share:.0%} of the words are the same, and a name")
    return unsure("same words", 0.5, f"{share:.0%} of the words are the same")


def may_be_one(one: View, other: View) -> bool:
    """Whether the rules could call two threads the same: not on other days, in other places, of another act, with nothing in common."""
    if _is_other_place(one, other) or _is_other_day(one, other, _days_apart(one, other)) or not compatible(one.actions, other.actions):
        return False
    if one.people & other.people or both_lead(one, other):
        return True
    if one.strong & other.strong & VIOLENT and (one.around & other.around or len(one.words & other.words) >= ALIKE):
        return True
    return jaccard(one.words, other.words) >= LIKE


EVENT_RULES: tuple[Rule[View], ...] = (
    other_action,
    other_day,
    other_time,
    other_weekday,
    published_far_apart,
    other_partner,
    other_place,
    same_who,
    same_place_and_day,
    same_violence_told_alike,
    same_words,
    same_story,
)
