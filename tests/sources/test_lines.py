"""Whole lines that are furniture, each with its reason, in several languages; and lines that are not."""

import pytest
from tests.sources.made import ONE, STORY, THREE, TWO, reasons, source

TITLE = "Talks on the border go on in the capital"

BEHIND = [
    ("Share this on Facebook", "share, comment or subscription line"),
    ("Del denne artikkelen på Facebook", "share, comment or subscription line"),
    ("Compartir en Twitter", "share, comment or subscription line"),
    ("Поделиться в Telegram", "share, comment or subscription line"),
    ("شارك على فيسبوك", "share, comment or subscription line"),
    ("اشتراک گذاری", "share, comment or subscription line"),
    ("Subscribe to our newsletter", "share, comment or subscription line"),
    ("Get short URL 9832", "share, comment or subscription line"),
    ("Community standards", "share, comment or subscription line"),
    ("© 2024 Example Press. All rights reserved.", "share, comment or subscription line"),
    ("Source: Example World and agencies", "source line"),
    ("المصدر: وكالات", "source line"),
    ("Источник: Интерфакс", "source line"),
    ("منبع: ایسنا", "source line"),
    ("(©NTB)", "credit"),
    ("--Reuters", "credit"),
    ("(With inputs from agencies)", "credit"),
    ("Reporting by Jane Doe; editing by John Roe", "credit"),
    ("Also read: Three hurt in harbour fire", "link to another article"),
    ("Les også: Tre personer ble skadd da det brant ved havna i byen", "link to another article"),
    ("Читайте также: Пожар в порту", "link to another article"),
    ("بیشتر بخوانید: آتش سوزی در بندر", "link to another article"),
    ("Tags: fire, harbour", "link to another article"),
    ("http://198.51.100.7/ https://example.org/x https://example.net/y", "link farm"),
    ("The post Talks go on appeared first on Example Press.", "foot of the feed"),
    ("A fire broke out in the harbour and the mayor said that …", "teaser of another article"),
]

BEFORE = [
    (f"Home / World / {TITLE}", "menu path"),
    ("Inicio > Mundo > Portada", "menu path"),
    ("خانه » سیاست » خبر", "menu path"),
    ("world", "section label"),
    ("Thursday Dec 15 2022", "date line of the page"),
    ("Published: 15 December 2022, 10:30", "date line of the page"),
    ("By Jane Doe", "byline"),
    ("By AFP", "byline"),
    ("Por EFE", "byline"),
    ("Staff Reporter", "byline"),
    ("Photo: AFP", "photo credit"),
]


@pytest.mark.parametrize(("line", "reason"), BEHIND)
def test_behind_the_article(line, reason):
    made = source(f"{TITLE}\n\n{STORY}\n\n{line}\n")
    assert made.text == f"{ONE}\n{TWO}\n{THREE}"
    assert reasons(made) == {TITLE: "headline", line: reason}


@pytest.mark.parametrize(("line", "reason"), BEFORE)
def test_before_the_article(line, reason):
    made = source(f"{line}\n\n{TITLE}\n\n{STORY}\n")
    assert made.text == f"{ONE}\n{TWO}\n{THREE}"
    assert made.title == TITLE
    assert reasons(made) == {TITLE: "headline", line: reason}


@pytest.mark.parametrize(
    "line",
    [
        "Share prices on the market fell by three per cent on Monday, the bank said.",
        "By 2020 the town had lost its harbour, its mill and most of its people.",
        "Read more books, the teacher told the children on the last day of school.",
        "Tags were found on three of the birds that fishermen brought in on Monday.",
        "Home to three thousand people, the island lost its ferry on Monday morning.",
        "Source of the fire was a lamp in the depot, the mayor told reporters on Monday.",
        "The report, at https://example.org/report, names three officers and their commander.",
        "According to Reuters, the talks on the border will go on next week.",
        "Related to this, the minister said that the prisoners would be freed on Friday.",
        "“We will not leave,” he said.",
    ],
)
def test_running_text_is_never_furniture(line):
    assert source(f"{ONE}\n\n{line}\n\n{TWO}\n\n{THREE}").text == f"{ONE}\n{line}\n{TWO}\n{THREE}"
    assert line in source(f"{ONE}\n\n{TWO}\n\n{THREE}\n\n{line}").text


def test_a_subheading_stays():
    assert source(f"{ONE}\n\n‘Similar challenges’\n\n{TWO}\n\n{THREE}").text.split("\n")[1] == "‘Similar challenges’"


def test_credits_are_kept():
    made = source(f"{TITLE}\n\nBy\nAPP\n\n{STORY}\n\n--Reuters")
    assert made.credits == ("APP", "Reuters")
    assert made.publisher == "APP"


def test_nothing_but_short_lines_is_read_as_it_stands():
    assert source("Fire in harbour").text == "Fire in harbour"
