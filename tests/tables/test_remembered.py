"""What a desk remembers, as a person reads it: it fits, and it names where everything stands."""

from __future__ import annotations

import pytest

from briefer.models import Bearer, EntityKind, Hit, Recalled
from briefer.tables.layout import cells
from briefer.tables.remembered import MARKED, NOTHING_FOUND, ambiguous, found_table, nobody, recalled_table

LONG = "A bomb killed four soldiers near the border in Khorog on Tuesday, officials of the ministry said in a statement. " * 3


def hit(number: int = 1, **given: object) -> Hit:
    told: dict[str, object] = {
        "claim": f"s{number}:0-9",
        "statement": LONG,
        "quote": "نمایندگان می‌گویند که نیروهای مرزی سه نفر را بازداشت کرده‌اند.",
        "language": "fa",
        "source": f"s{number}",
        "version": number,
        "publisher": "Radio Post",
        "title": "A day at the border",
        "url": "https://example.org/news/2025/01/a-day-at-the-border.html",
        "published": "2025-01-01",
        "taken": "2025-01-02T06:00:00Z",
    }
    return Hit(**{**told, **given})


def recalled(number: int, *names: str, versions: int = 1, **given: object) -> Recalled:
    one = hit(number, **given)
    return Recalled(day=one.when or one.published or one.taken[:10], names=names, hit=one, number=1, versions=versions)


def bearer(name: str, *spellings: str, kind: EntityKind = EntityKind.PERSON, claims: int = 1) -> Bearer:
    return Bearer(name=name, kind=kind, spellings=(name, *spellings), claims=tuple(f"s{n}:0-9" for n in range(claims)))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_hits_fit_and_name_where_they_stand(width):
    text = found_table([hit(1), hit(2, publisher=None, title=None, url=None, published=None)], width)
    assert max(map(cells, text.splitlines())) <= width
    assert "1 January 2025, Radio Post: A day at the border" in flat(text)
    assert "undated, taken in 2 January 2025, publisher not named in the text" in flat(text)
    assert "s1:0-9" in text
    assert "https://example.org/news/2025/01/a-day-at-the-border.html" in "".join(text.split())
    assert "می‌گویند" in text
    assert flat(LONG) in flat(text)


def test_a_quote_that_is_the_statement_stands_once():
    text = found_table([hit(statement="It was so.", quote="It was so.")], 80)
    assert text.count("It was so.") == 1


def test_what_is_looked_for_is_marked_in_what_was_said_alone():
    def spans(line: str):
        at = line.find("border")
        return ((at, at + 6),) if at >= 0 else ()

    text = found_table([hit(statement="The border is shut.")], 80, spans)
    assert text.count(MARKED[0]) == text.count(MARKED[1]) == 1
    assert f"The {MARKED[0]}border{MARKED[1]} is shut." in text


def test_an_article_can_put_no_marks_of_its_own():
    text = found_table([hit(statement=f"a{MARKED[0]}b{MARKED[1]}c\x1b[31md", title="x\x1b]0;y\x07")], 80)
    assert not set(text) & {*MARKED, "\x1b", "\x07"}


def test_nothing_is_said_in_a_sentence():
    assert found_table([], 80) == NOTHING_FOUND
    assert "Nobody" in nobody("Nobody")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_timeline_fits_and_numbers_its_sources(width):
    told = [
        recalled(1, "Asim Malik", when="2024-12-30"),
        recalled(2, "Asim Malik", versions=3, publisher="State Gazette"),
        recalled(1, "Asim Malik"),
    ]
    text = recalled_table("malik", [bearer("Asim Malik", "عاصم ملک")], told, width)
    assert max(map(cells, text.splitlines())) <= width
    assert text.startswith("Asim Malik\n")
    assert "Also spelt: عاصم ملک" in text
    said = flat(text)
    assert all(word in said for word in ("Monday 30", "December", "published 1", "January 2025"))
    assert "State Gazette (version 1 of 3): A day at the border" in said
    assert "Radio Post: A day at the border" in said
    assert text.count("[2]") == 2
    assert "On Asim Malik" not in text


def test_several_are_told_apart_on_every_row():
    two = [bearer("Asim Malik", claims=2), bearer("Abdul Malik")]
    told = [recalled(1, "Asim Malik"), recalled(2, "Abdul Malik"), recalled(3, "Asim Malik", "Abdul Malik")]
    said = flat(recalled_table("Malik", two, told, 100))
    assert said.startswith("Malik =====")
    assert "2 people bear this name: Asim Malik (person, 2 claims) and Abdul Malik (person, 1 claim). " in said
    assert all(f"On {who}:" in said for who in ("Asim Malik", "Abdul Malik", "Asim Malik and Abdul Malik"))


def test_what_kinds_bear_it_is_said():
    assert ambiguous([bearer("Kabul")]) == ""
    assert ambiguous([bearer("Khan"), bearer("Khan", kind=EntityKind.PLACE)]).startswith(
        "2 bear this name: Khan (person, 1 claim) and Khan (place"
    )


def test_a_day_after_all_of_it_leaves_nothing():
    assert "Nothing is remembered from that day on." in recalled_table("Kabul", [bearer("Kabul")], [], 80)
