"""Lines at the head of an article that hold its date and no sentence."""

from __future__ import annotations

import pytest

from briefer.sources.dated import dated_head, lone_date, open_day_at
from briefer.sources.datelines import Head


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Redacción Política | Quito, 5 de mayo de 2026", "es", "2026-05-05"),
        ("Updated 14:32, 7 May 2026", "en", "2026-05-07"),
        ("Published: 4 May 2026, 18:20 BST", "en", "2026-05-04"),
        ("06/05/2026 às 10h15", "pt", "2026-05-06"),
        ("DOGUBAYAZIT, Turkey, 12 October 2027 (Meridian News Agency) -", "en", "2027-10-12"),
        ("Par Luc Martin, mercredi 14 octobre 2026 à 18h05", "fr", "2026-10-14"),
        ("Mittwoch, 14. Oktober 2026, 09:30 Uhr", "de", "2026-10-14"),
        ("تهران، چهارشنبه ۲۱ مهر ۱۴۰۶ (خبرگزاری آوای ارس) -", "fa", "2027-10-13"),
        ("14 Ekim 2027 Perşembe, 10:15", "tr", "2027-10-14"),
        ("Київ, 15 жовтня 2026 року", "uk", "2026-10-15"),
    ],
)
def test_a_line_with_the_date_of_the_page(line: str, language: str, day: str) -> None:
    told = lone_date(line, language)
    assert told is not None
    assert [finding.value for finding in told] == [day]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("The accord was signed on 5 May 2026 in Quito.", "en"),
        ("Police said 3 men were arrested on 4 May 2026", "en"),
        ("From 3 May 2026 to 5 May 2026", "en"),
        ("QUITO, May 4", "en"),
        ("03/04/2026", "en"),
        ("Boeing 737 Max, 4 May 2026, 128 Aboard", "en"),
        ("", "en"),
    ],
)
def test_any_other_line_is_left_alone(line: str, language: str) -> None:
    assert lone_date(line, language) is None


REST = "The minister told reporters that talks would go on."


@pytest.mark.parametrize(
    ("head", "rest", "language"),
    [
        ("NOUAKCHOTT, mercredi 14 octobre (Le Fleuve) -", "", "fr"),
        ("АНКАРА, 13 октября («Вестник») -", "", "ru"),
        ("LIMA, Peru, Thursday 14 October (The Ledger) - ", "By Jane Roe", "en"),
        ("QUITO, May 4 (MNA) - ", REST, "en"),
        ("Oct 14 (Reuters) - ", REST, "en"),
        ("КИТО, 4 мая. /Корр. «Мира» Антон Лесков/. ", "Не менее пяти человек погибли в столице.", "ru"),
        ("МОСКВА, 15 ноя — РИА Новости. ", "Министр заявил, что переговоры продолжаются.", "ru"),
        ("Москва. 30 декабря. INTERFAX.RU - ", "Министр заявил, что переговоры продолжаются.", "ru"),
        ("Berlin, 14. Oktober (dpa) - ", "Der Minister ist am Abend zurückgetreten.", "de"),
        ("ANKARA, 14 Ekim Perşembe (AA) - ", "Bakan dün akşam görevinden istifa etti.", "tr"),
    ],
)
def test_a_dateline_without_a_year_is_no_part_of_the_article(head: str, rest: str, language: str) -> None:
    cut = dated_head(Head(head + rest, "", language, dated=False))
    assert cut is not None
    assert (head + rest)[cut.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "Gaza, October 7",
        f"Gaza October 7. {REST}",
        f"Remembering October 7: {REST}",
        f"October 7 (The Day After) - {REST}",
        f"LIMA, May 4 {REST}",
    ],
)
def test_a_day_in_a_headline_or_a_sentence_is_no_dateline(text: str) -> None:
    assert dated_head(Head(text, "", "en", dated=False)) is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("mercredi 14 octobre", "fr"),
        ("Thursday 14 October, 18:20", "en"),
        ("Quito, jueves 14 de mayo, 10:30", "es"),
        ("14 октября, 15:30", "ru"),
        ("Mittwoch, 14. Oktober, 09:30 Uhr", "de"),
        ("14 Ekim Perşembe, 10:15", "tr"),
    ],
)
def test_a_line_with_the_day_of_the_page_and_no_year(line: str, language: str) -> None:
    assert lone_date(line, language) is not None


@pytest.mark.parametrize("line", ["May 4", "Remembering October 7", "Elections Thursday 14 October", "Thursday 14 to Friday 15 October"])
def test_a_day_without_a_year_may_be_what_the_line_is_about(line: str) -> None:
    assert lone_date(line, "en") is None


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Thursday 14 October (The Ledger)", "en", "XXXX-10-14"),
        ("15 de octubre", "es", "XXXX-10-15"),
        ("14 October 2024", "en", None),
        ("October", "en", None),
        ("on 14 October", "en", None),
    ],
)
def test_the_day_that_a_line_begins_with(text: str, language: str, day: str | None) -> None:
    found = open_day_at(text, 0, language)
    assert (found.value if found else None) == day
