"""Lines between headline and text, and above the headline: what they give, and what looks like one and is text."""

from __future__ import annotations

import pytest
from tests.sources.made import STORY, check, source

from briefer.sources.headparts import parts_of
from briefer.sources.told import Told

TITLE = "Talks on the border go on in the capital"
DAY = "2031-03-03"


def headed(lines: str, language: str = "en", title: str = TITLE):
    return source(f"{title}\n\n{lines}\n\n{STORY}", told=Told(language=language))


@pytest.mark.parametrize(
    ("language", "lines", "publisher", "credits", "published", "place"),
    [
        ("en", "The Harbour Observer, 3 March 2031", "The Harbour Observer", (), DAY, None),
        ("en", "Saltmarsh | By Petra Quillan | Posted 3 March 2031", "Saltmarsh", ("Petra Quillan",), DAY, None),
        ("en", "By Petra Quillan for Tidewater Review\nPublished 3 March 2031, 6.40 pm", "Tidewater Review", ("Petra Quillan",), DAY, None),
        ("en", "Petra Quillan for Open Quays\nPosted 3 March 2031", "Open Quays", ("Petra Quillan",), DAY, None),
        ("en", "Northmoor Times · Updated 4 March 2031 · Published 3 March 2031", "Northmoor Times", (), DAY, None),
        ("en", "The Quay Gazette — 3 March 2031. Based on a report by Luma-Press", "The Quay Gazette", ("Luma-Press",), DAY, None),
        ("en", "The Quay Gazette, 3 March 2031. From a report in Russian by Luma-Press", "The Quay Gazette", ("Luma-Press",), DAY, None),
        ("en", "KABUL, 3 March 2031 (Saltmarsh) - By our foreign staff", None, ("Saltmarsh", "our foreign staff"), DAY, "KABUL"),
        ("en", "QUAYTON, Turkey, 3 March 2031 (Saltmarsh) -", None, ("Saltmarsh",), DAY, "QUAYTON"),
        ("en", "By Petra Quillan in Kabul | 3 March 2031, 18:40 GMT", None, ("Petra Quillan",), DAY, "Kabul"),
        ("en", "By Petra Quillan, Asia Correspondent\n3 March 2031", None, ("Petra Quillan, Asia Correspondent",), DAY, None),
        ("en", "Quayside News, Thursday 14 October", "Quayside News", (), "XXXX-10-14", None),
        ("en", "By Petra Quillan and Owen Strake, 3 March 2031", None, ("Petra Quillan and Owen Strake",), DAY, None),
        ("en", "World News | Reuters | 3 March 2031", None, ("Reuters",), DAY, None),
        ("en", "Mary Quillan\nUpdated 14:32, 3 March 2031", None, ("Mary Quillan",), DAY, None),
        ("de", "Küstenfunk Ausland | Stand: 12. Oktober, 18:40 Uhr", "Küstenfunk Ausland", (), "XXXX-10-12", None),
        ("de", "Von unserem Korrespondenten Jorun Abelt, Kabul\nDonnerstag, 14:05 Uhr", None, ("Jorun Abelt",), None, "Kabul"),
        ("de", "Nordufer-Zeitung – nach einem Bericht von Luma-Press – 3. März 2031", "Nordufer-Zeitung", ("Luma-Press",), DAY, None),
        ("de", "Jorun Abelt | Uferblatt | 03.03.2031, 9 Uhr", "Uferblatt", (), DAY, None),
        ("fr", "Par Yvane Cortel – La Gazette des Salines\nPublié le lundi 3 mars 2031 à 18h42", "La Gazette des Salines", ("Yvane Cortel",), DAY, None),
        ("fr", "ISTANBUL, 3 mars 2031 (La Dune) - De notre correspondante", None, ("La Dune", "notre correspondante"), DAY, "ISTANBUL"),
        ("es", "Redacción Internacional – El Correo de la Ría\n3 de marzo de 2031, 10:15 h", "El Correo de la Ría", ("Redacción Internacional",), DAY, None),
        ("es", "Por Zulma Ferriz, Quito. Traducido de Luma-Press", None, ("Zulma Ferriz", "Luma-Press"), None, "Quito"),
        ("it", "Redazione Trapani – Il Corriere delle Saline\n3 marzo 2031, ore 12.30", "Il Corriere delle Saline", ("Redazione Trapani",), DAY, None),
        ("pt", "Por Ilda Rocheta, de São Paulo | Publicado em 3 de março de 2031 às 10h15", None, ("Ilda Rocheta",), DAY, "São Paulo"),
        ("ru", "Берег-Курьер | 3 марта 2031, 19:25 | Куляб", "Берег-Курьер", (), DAY, None),
        ("ru", "Автор: Зоя Лунева, газета «Берег», 3 марта 2031 г.", "газета «Берег»", ("Зоя Лунева",), DAY, None),
        ("ru", "«Берег» — 3 марта 2031 года, 19:25 мск", "Берег", (), DAY, None),
        ("uk", "Газета «Узбережжя», 3 березня 2031 року", "Газета «Узбережжя»", (), DAY, None),
        ("fa", "خبرگزاری ساحل – تالقان، دوشنبه ۱۲ اسفند ۱۴۰۹", "خبرگزاری ساحل", (), DAY, None),
        ("fa", "نویسنده: زویا لونا | روزنامه ساحل | ۱۲ اسفند ۱۴۰۹", "روزنامه ساحل", ("زویا لونا",), DAY, None),
        ("fa", "روزنامه ساحل، به نقل از خبرگزاری لوما، ۱۲ اسفند ۱۴۰۹", "روزنامه ساحل", ("خبرگزاری لوما",), DAY, None),
        ("ar", "موجة الساحل – الاثنين 3 مارس 2031، 20:10", "موجة الساحل", (), DAY, None),
        ("ar", "بقلم: زويا لونا – صحيفة الساحل\nنشر في 3 مارس 2031", "صحيفة الساحل", ("زويا لونا",), DAY, None),
        ("ur", "روزنامہ ساحل، پشاور (خصوصی نامہ نگار) پیر 3 مارچ 2031", "روزنامہ ساحل", ("خصوصی نامہ نگار",), DAY, "پشاور"),
        ("ur", "تحریر: زویا لونا | 3 مارچ 2031", None, ("زویا لونا",), DAY, None),
        ("tr", "Sahil Haber / Dış Haberler\n03.03.2031 19:05", "Sahil Haber", (), DAY, None),
        ("tr", "Haber: Zeliha Ulutan | Sahil Gazetesi | Yayınlanma: 3 Mart 2031 09:30", "Sahil Gazetesi", ("Zeliha Ulutan",), DAY, None),
        ("no", "Av Jorun Abelt | Kystposten | Publisert 3. mars 2031 kl. 12.30", "Kystposten", ("Jorun Abelt",), DAY, None),
        ("nl", "Door Jorun Abelt, Kustkrant – 3 maart 2031", "Kustkrant", ("Jorun Abelt",), DAY, None),
        ("pl", "Kurier Nadbrzeżny, 3 marca 2031", "Kurier Nadbrzeżny", (), DAY, None),
        ("sv", "Kustbladet – 3 mars 2031", "Kustbladet", (), DAY, None),
    ],
)  # fmt: skip
def test_what_a_head_line_gives(language, lines, publisher, credits, published, place):
    made = headed(lines, language)
    assert made.text == STORY.replace("\n\n", "\n")
    assert made.title == TITLE
    assert (made.publisher, made.credits, made.published, made.dateline_place) == (publisher, credits, published, place)
    check(made, f"{TITLE}\n\n{lines}\n\n{STORY}".encode())


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Kabul Fell. Monday, 16 August 2021. Nobody was there"),
        ("en", "The Valley Observer reported the clash on 10 October 2024"),
        ("en", "Gaza, October 7"),
        ("en", "The Day After | October 7"),
        ("en", "New Hope for Old Town"),
        ("en", "Dec 28 - Jan 3, 2025"),
        ("en", "By Land and by Sea, the aid came in"),
        ("en", "By 3 March 2031 the bridge had gone"),
        ("en", "From a report by the ministry it emerged that the dam was old"),
        ("en", "The Harbour Observer, 3 March 2031: nobody slept"),
        ("en", "Three dead, nine hurt, 3 March 2031"),
        ("en", "Written in haste, posted in anger"),
        ("en", "The ministers met. Posted 3 March 2031"),
        ("de", "Von Kabul bis Herat, ein Land in Not"),
        ("de", "Stand der Dinge am 12. Oktober"),
        ("fr", "Publié trop tard, le rapport du 3 mars 2031"),
        ("es", "Por la paz, 3 de marzo de 2031"),
        ("es", "el pasado 3 de agosto,"),
        ("ru", "Газета пишет, 3 марта 2031 года"),
        ("tr", "Haber geldi, 3 Mart 2031"),
        ("fa", "به نقل از وزیر، سه نفر کشته شدند"),
        ("fa", "وزیر گفت، ۱۲ اسفند ۱۴۰۹"),
        ("ar", "قال الوزير، الاثنين 3 مارس 2031"),
        ("ar", "وصل الوزير – 3 مارس 2031"),
        ("ur", "وزیر نے کہا، 3 مارچ 2031"),
    ],
)
def test_a_line_that_says_something_is_text(language, line):
    assert line in headed(line, language).text.split("\n")


def test_the_name_of_the_outlet_above_the_headline():
    made = source(f"THE QUAY OBSERVER\n\n{TITLE}\n\nBy Petra Quillan | 3 March 2031\n\n{STORY}")
    assert (made.publisher, made.title, made.credits) == ("THE QUAY OBSERVER", TITLE, ("Petra Quillan",))


def test_a_headline_like_a_name_stays_the_headline():
    made = source(f"New York Times Sues Quayside\n\nA court case begins in the old town\n\nPosted 3 March 2031\n\n{STORY}")
    assert made.title == "New York Times Sues Quayside"
    assert made.publisher is None


def test_a_long_question_above_a_head_line_is_the_headline():
    asked = "After the guns: who owns the water of the old town now?"
    made = headed("Saltmarsh | Written by Petra Quillan | Posted 3 March 2031", title=asked)
    assert (made.title, made.publisher, made.text) == (asked, "Saltmarsh", STORY.replace("\n\n", "\n"))


def test_a_question_at_the_head_of_a_text_stays():
    assert source(f"Who owns the water of the old town now and who will?\n\n{STORY}").text.startswith("Who owns")


def test_a_head_line_behind_the_standfirst():
    standfirst = "The ministers meet again, and both sides say that they want peace."
    made = source(f"{TITLE}\n\n{standfirst}\n\nBy Petra Quillan | Posted 3 March 2031\n\n{STORY}")
    assert made.text == f"{standfirst}\n{STORY}".replace("\n\n", "\n")
    assert (made.credits, made.published) == (("Petra Quillan",), DAY)


@pytest.mark.parametrize("line", ["**By Petra Quillan** | *3 March 2031*", "*By [Petra Quillan](https://example.org/pq), 3 March 2031*"])
def test_a_head_line_in_markdown(line):
    made = source(f"# {TITLE}\n\n{line}\n\n{STORY}\n", "a.md")
    assert (made.title, made.credits, made.published, made.text) == (TITLE, ("Petra Quillan",), DAY, STORY.replace("\n\n", "\n"))


def test_a_name_alone_needs_a_dated_line_beside_it():
    assert "Petra Quillan for Open Quays" in headed("Petra Quillan for Open Quays").text


def test_a_head_line_in_a_language_that_is_not_known():
    made = source(f"{TITLE}\n\nThe Quay Gazette | 3 March 2031\n\n{STORY}", told=Told(language="und"))
    assert (made.publisher, made.published) == ("The Quay Gazette", DAY)


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Saltmarsh | By Petra Quillan | Posted 3 March 2031", ["name", "by", "lead", "date"]),
        ("By Petra Quillan for Open Quays, 3 March 2031", ["by", "outlet", "date"]),
        ("Kabul (Reuters) 3 March 2031, 18:40 GMT", ["place", "agency", "date", "time"]),
        ("World News / Staff Reporter", ["section", "desk"]),
        ("Translated from Luma-Press", ["basis"]),
    ],
)
def test_the_parts_of_a_line(line, kinds):
    assert [part.kind for part in parts_of(line, "en") or ()] == kinds


@pytest.mark.parametrize("line", ["", " | ", "The fire is out | 3 March 2031", "(Saltmarsh, 3 March 2031", "Saltmarsh 3 March 2031"])
def test_what_is_not_wholly_explained_has_no_parts(line):
    assert parts_of(line, "en") is None
