"""Names in languages beyond English: endings, particles, bodies spelled out, places that only the text shows."""

from __future__ import annotations

import pytest

from briefer.lexicon.names import NameWords, find_names, find_unlisted_places
from briefer.models import EntityKind


def people(text: str, language: str) -> list[str]:
    return [name.text for name in find_names(text, language) if name.kind is EntityKind.PERSON]


def bodies(text: str, language: str) -> list[str]:
    return [name.text for name in find_names(text, language) if name.kind is EntityKind.ORGANISATION]


def places(text: str, language: str) -> list[str]:
    names: tuple[NameWords, ...] = find_names(text, language)
    return [text[start:end] for start, end in find_unlisted_places(text, language, names)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Torvel Valisi Osman Keskiner, 7 kişinin öldüğünü söyledi. Keskiner'in açıklaması sürüyor.", "tr", ["Osman Keskiner", "Keskiner"]),
        ("Olayda Murat Yıldız'ın durumu ağır.", "tr", ["Murat Yıldız"]),
        ("Sağlık Bakanı Fatma Demir konuştu.", "tr", ["Fatma Demir"]),
        ("Тоді президент Сідар ульд Хамін виїхав. Канцелярія Хаміна мовчить.", "uk", ["Сідар ульд Хамін", "Хаміна"]),
        ("Сообщил глава МЧС Захар Туганов.", "ru", ["Захар Туганов"]),
        ("Губернатор провинции Верда Пётр Ломов уехал.", "ru", ["Пётр Ломов"]),
        ("Selon la docteure Awa Torvel, il va mieux.", "fr", ["Awa Torvel"]),
        ("Il a vu l'hôpital. D'après Paul Grandin, c'est fini.", "fr", ["Paul Grandin"]),
        ("El teniente coronel Ismael Uld Torvel fue detenido.", "es", ["Ismael Uld Torvel"]),
        ("وقال العقيد سيدي ولد تربل إن الوضع هادئ. ثم غادر ولد تربل المدينة.", "ar", ["سيدي ولد تربل", "ولد تربل"]),
        ("وقالت الدكتورة مونيا ترباك إن الجرحى بخير.", "ar", ["مونيا ترباك"]),
        ("سلچوک تربلی، وزیر کشور ترکیه، از محل بازدید کرد.", "fa", ["سلچوک تربلی"]),
        ("Der Bürgermeister von Torvelburg schwieg.", "de", []),
        ("Nobody said anything.", "en", []),
    ],
)
def test_people(text, language, found):
    assert people(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Selon l'Agence turque de gestion des crises (ATGC), il pleut.", "fr", ["Agence turque de gestion des crises (ATGC)"]),
        ("La Oficina Nacional de Radio y Prensa (ONRP) calló.", "es", ["Oficina Nacional de Radio y Prensa (ONRP)"]),
        ("Лист надіслало Національне управління зв'язку (ONZR).", "uk", ["Національне управління зв'язку (ONZR)"]),
        ("Afet ve Acil Durum Kurumu (ADK) açıkladı.", "tr", ["Afet ve Acil Durum Kurumu (ADK)"]),
        ("Задержан владелец фирмы «Догма Плюс».", "ru", ["Догма Плюс"]),
        ("The National Radio and Television Office (ONRT) said so.", "en", ["National Radio and Television Office (ONRT)"]),
        ("قال بيان للمجلس الوطني للإصلاح إن الأمر انتهى.", "ar", ["للمجلس الوطني للإصلاح"]),
    ],
)
def test_bodies(text, language, found):
    assert bodies(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Torvelik ilçesinde yangın çıktı. Torvelik'i duman sardı. Kemerli'de okullar kapalı.", "tr", ["Torvelik", "Torvelik", "Kemerli"]),
        ("Взрыв в посёлке Торвеко. Жители Торвеки уехали.", "ru", ["Торвеко", "Торвеки"]),
        ("Dans la commune de Torvelle, puis autour de Grisol et de Vernac, tout brûle.", "fr", ["Torvelle", "Grisol", "Vernac"]),
        ("El alcalde de San Torvel calló.", "es", ["San Torvel"]),
        ("قطار در روستای تربلک ایستاد. مردم تربلک آمدند.", "fa", ["تربلک", "تربلک"]),
        ("وصلوا إلى قرية تل النرجس ليلا.", "ar", ["تل النرجس"]),
        ("در شهر بزرگ برف بارید.", "fa", []),
        ("The quake levelled Torvel and Grisol, near Torvel.", "en", ["Torvel", "Grisol", "Torvel"]),
    ],
)
def test_places_that_only_the_text_shows(text, language, found):
    assert places(text, language) == found


def test_a_bridge_is_no_paul():
    assert people("پل مرزی آسیب ندید.", "fa") == []


def test_born_is_no_name():
    assert people("ولد الطفل في المستشفى يوم الأحد.", "ar") == []
