"""The five seeds, word for word."""

import shutil
from pathlib import Path

import pytest
from tests.sources.made import check

from briefer.models import DateKnown
from briefer.sources.reading import read_sources

SEEDS = Path(__file__).parents[2] / "seeds"
KHAAMA, PROPOSAL, RAZ, DEFENCE, CALL = (p.name for p in sorted(SEEDS.glob("*.txt")))


@pytest.fixture(scope="module", params=["with sources.toml", "texts alone"])
def seeds(request, tmp_path_factory):
    folder = SEEDS
    if request.param == "texts alone":
        folder = tmp_path_factory.mktemp("seeds")
        for path in SEEDS.glob("*.txt"):
            shutil.copy(path, folder)
    return {s.name: s for s in read_sources([folder]).sources}


@pytest.mark.parametrize(
    ("name", "about", "published", "place", "paragraphs"),
    [
        (KHAAMA, (None, "Khaama Press", ("MENAFN",), "en"), ("2024-12-31", DateKnown.DATELINE), None, 9),
        (PROPOSAL, ("Pakistan Seeks Anti-Taliban Partnership with Tajikistan", None, (), "en"), (None, DateKnown.UNKNOWN), "KABUL", 5),
        (RAZ, (None, "راز نیوز", ("راز نیوز",), "fa"), (None, DateKnown.UNKNOWN), "دوشنبه", 12),
        (DEFENCE, ("Pakistan, Tajikistan ‘face similar security challenges being Afghanistan’s neighbours’", "APP", ("APP", "PID"), "en"), ("2022-12-15", DateKnown.DATELINE), None, 13),
        (CALL, ("Tajikistan and Russian Presidents Discuss Afghanistan Security", "Khaama Press", (), "en"), (None, DateKnown.UNKNOWN), None, 9),
    ],
)  # fmt: skip
def test_what_is_known(seeds, name, about, published, place, paragraphs):
    made = seeds[name]
    assert (made.title, made.publisher, made.credits, made.language) == about
    assert (made.published, made.published_how, made.dateline_place) == (*published, place)
    assert len(made.text.split("\n")) == paragraphs
    assert (made.flags, made.url, made.encoding, made.media_type) == ((), None, "utf-8", "text/plain")
    check(made, (SEEDS / name).read_bytes())


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        (KHAAMA, "Imam Ali Rahman, the President of Tajikistan, met with", "in the coming years."),
        (PROPOSAL, "Pakistan has approached Tajikistan with a proposal", "safeguard its regional interests."),
        (RAZ, "محمد عاصم ملک رئیس سازمان اطلاعات پاکستان (ISI)", "امنیت ملی پاکستان تلقی می شود."),
        (DEFENCE, "Minister for Defence Khawaja Asif and Tajikistan President Emomali Rahm meet", "to visit Tajikistan soon."),
        (CALL, "Russian President Putin and Tajikistan’s Rahmon discussed", "from undermining regional stability."),
    ],
)
def test_where_the_article_begins_and_ends(seeds, name, first, last):
    assert seeds[name].text.startswith(first)
    assert seeds[name].text.endswith(last)


def kinds(made):
    return [(f.reason, f.text.split("\n")[0][:30]) for f in made.furniture]


def test_the_furniture(seeds):
    assert kinds(seeds[KHAAMA]) == [("date line of the page", "date 2024-12-31"), ("credit", "(MENAFN- Khaama Press)")]
    assert kinds(seeds[RAZ]) == [("dateline and credit", "دوشنبه: به گزارش راز نیوز |")]
    assert kinds(seeds[CALL]) == [("headline", "Tajikistan and Russian Preside"), ("foot of the feed", "The post Tajikistan and Russia")]


def test_spam_and_teasers(seeds):
    found = kinds(seeds[PROPOSAL])
    assert [reason for reason, _ in found] == [
        "menu path", "headline", "dateline", "about the author, tags or comments", *["links to other articles"] * 3, "link farm",
        *["loose words after the end of the article"] * 6,
    ]  # fmt: skip
    farm = next(f for f in seeds[PROPOSAL].furniture if f.reason == "link farm")
    assert len(farm.text.split()) == 26
    assert [text for _, text in found[-6:]] == ["anakslot", "KAKAPHOKI", "agen bandar bola online indone", "viartoto", "123indo", "badak69"]


def test_other_headlines(seeds):
    made = seeds[DEFENCE]
    others = [f.text for f in made.furniture if f.reason == "links to other articles"]
    assert len(others) == 25
    assert others[0] == "More From Pakistan:"
    assert others[-1] == "Bilawal calls on UNSC to implement Kashmir resolutions"
    assert [f.reason for f in made.furniture if f.reason != "links to other articles"] == [
        "section label", "date line of the page", "byline", "byline", "headline", "byline", "byline", "date line of the page", "credit", "repeated",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["http", "slot", "HOKI", "bandar", "toto", "123indo", "badak", "About admin", "Check Also", "Women’s Education", "2001, women", "Latest Updates", "Bajwa", "CENTCOM", "Toshakhana", "Chaman",
     "Waziristan", "Daily Mail", "Reko Diq", "Bilawal", "appeared first", "date 2024", "MENAFN", "راز نیوز", "APP", "PID", "KABUL"],
)  # fmt: skip
def test_no_word_of_it_is_in_a_text(seeds, words):
    assert not [s.name for s in seeds.values() if words in s.text]


def test_what_looks_like_furniture_and_is_none(seeds):
    assert "\n‘Similar security challenges’\n" in seeds[DEFENCE].text
    assert seeds[DEFENCE].text.count("Emomali Rahm meet") == 1
    assert "armed forces of\u00a0Tajikistan, says\u00a0Khawaja Asif." in seeds[DEFENCE].text
    assert "روز دوشنبه" in seeds[RAZ].text
    assert seeds[RAZ].text.count("\n") == 11
