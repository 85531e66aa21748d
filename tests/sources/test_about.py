"""Title, publisher, credits, URL and date: each from the best that says it, and nothing guessed."""

import pytest
from tests.sources.made import ONE, STORY, TWO, page, source

from briefer.models import DateKnown
from briefer.sources.about import split_title
from briefer.sources.told import Told

BODY = f"<article><p>{ONE}</p><p>{TWO}</p></article>"


@pytest.mark.parametrize(
    ("title", "publisher", "found"),
    [
        ("Dozens hurt in the old town | Jordan Times", None, ("Dozens hurt in the old town", "Jordan Times")),
        ("Dozens hurt in the old town - Example Daily News", None, ("Dozens hurt in the old town", "Example Daily News")),
        ("Dozens hurt in the old town – Beispiel", "Beispiel", ("Dozens hurt in the old town", "Beispiel")),
        ("Dozens hurt in the old town - mayor", None, ("Dozens hurt in the old town - mayor", None)),
        ("Dozens hurt in the old town – Police", None, ("Dozens hurt in the old town – Police", None)),
        ("Saugus school: Gunman in hospital", None, ("Saugus school: Gunman in hospital", None)),
    ],
)
def test_the_site_at_the_end_of_a_title(title, publisher, found):
    assert split_title(title, publisher) == found


def published(made):
    return made.published, made.published_how, made.published_words


@pytest.mark.parametrize(
    ("meta", "value"),
    [
        ('<meta property="article:published_time" content="2024-12-31T00:42:49+00:00">', "2024-12-31"),
        ('<meta name="pubdate" content="20241231">', "2024-12-31"),
        ('<meta name="date" content="31 December 2024">', "2024-12-31"),
        ('<meta itemprop="datePublished" content="2024-12-31">', "2024-12-31"),
        ('<meta name="date" content="2024-02-31">', None),
        ('<meta name="date" content="03/04/2017">', None),
        ('<meta name="date" content="yesterday">', None),
    ],
)
def test_metadata(meta, value):
    made = page(BODY, meta)
    assert made.published == value
    assert made.published_how is (DateKnown.METADATA if value else DateKnown.UNKNOWN)


def test_time_element():
    assert page(f'<time datetime="2024-12-31">yesterday</time>{BODY}').published == "2024-12-31"


def test_the_user_is_believed_first():
    made = source(
        f"15 Apr 2017 {STORY}", "2019-01-01.txt", Told(published="2017-04", title="Told", publisher="P", language="fr", grade="B")
    )
    assert published(made) == ("2017-04", DateKnown.TOLD, "2017-04")
    assert (made.title, made.publisher, made.language, made.grade) == ("Told", "P", "fr", "B")


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (f"15 Apr 2017 {STORY}", "2019-01-01.txt", ("2017-04-15", DateKnown.DATELINE, "15 Apr 2017")),
        (f"Thursday Dec 15 2022\n\nTalks go on in town\n\n{STORY}", "a.txt", ("2022-12-15", DateKnown.DATELINE, "Thursday Dec 15 2022")),
        (STORY, "news/2024-12-31 talks.txt", ("2024-12-31", DateKnown.FILE_NAME, "2024-12-31")),
        (STORY, "20241231_talks.txt", ("2024-12-31", DateKnown.FILE_NAME, "20241231")),
        (STORY, "2024-13-31.txt", (None, DateKnown.UNKNOWN, None)),
        (STORY, "2024-12-30 to 2024-12-31.txt", (None, DateKnown.UNKNOWN, None)),
        (STORY, "000_9ba0b5311bdd53b4.txt", (None, DateKnown.UNKNOWN, None)),
        (STORY.replace("next week", "on 15 April 2017"), "a.txt", (None, DateKnown.UNKNOWN, None)),
        (f"03/04/2017 | {STORY}", "a.txt", (None, DateKnown.UNKNOWN, None)),
        (f"QUITO, Thursday May 4 (MNA) - {STORY}", "a.txt", ("XXXX-05-04", DateKnown.DATELINE, "Thursday May 4")),
        (f"QUITO, May 4 (MNA) - {STORY}", "2017-05-04.txt", ("2017-05-04", DateKnown.FILE_NAME, "2017-05-04")),
    ],
)
def test_dates_of_texts(text, name, found):
    assert published(source(text, name)) == found


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2019/11/15/talks.html", "2019-11-15"),
        ("https://example.org/news/20191115/talks", "2019-11-15"),
        ("https://example.org/2019-11-15-talks", "2019-11-15"),
        ("https://example.org/story/20191399", None),
        ("https://example.org/story?d=2019/11/15", None),
        ("javascript:alert(1)", None),
    ],
)
def test_dates_of_urls(url, value):
    made = page(BODY, f'<meta property="og:url" content="{url}">')
    assert made.published == value
    assert made.url == (url if url.startswith("http") else None)


def test_the_publisher_is_not_an_agency_of_a_dateline():
    made = source(f"KABUL (AP) — {STORY}")
    assert (made.publisher, made.credits, made.dateline_place) == (None, ("AP",), "KABUL")
