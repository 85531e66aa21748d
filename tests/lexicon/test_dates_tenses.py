"""A bare weekday: the verb of its clause tells whether it is the last one or the next; and weekdays that stand behind their day."""

from __future__ import annotations

import pytest

from briefer.lexicon.dates import find_dates, resolve_date


def _values(language: str, published: str, sentence: str) -> list[str | None]:
    return [resolve_date(words, published, sentence, language).value for words in find_dates(sentence, language)]


@pytest.mark.parametrize(
    ("language", "published", "sentence", "day"),
    [
        ("fr", "2024-03-13", "Le ministère enverra vendredi deux avions, a annoncé son porte-parole.", "2024-03-15"),
        ("fr", "2024-03-13", "Le ministre se rendra mercredi à Oran.", "2024-03-13"),
        ("fr", "2024-03-13", "Le pont est fermé jusqu'à lundi.", "2024-03-18"),
        ("de", "2024-03-13", "Die Ministerin wird am Freitag nach Kiew reisen.", "2024-03-15"),
        ("de", "2024-03-13", "Der Pass bleibt bis Montag geschlossen.", "2024-03-18"),
        ("es", "2024-03-13", "El equipo llegará el viernes a Lima.", "2024-03-15"),
        ("es", "2024-03-13", "La votación debe terminar el jueves.", "2024-03-14"),
        ("it", "2024-03-13", "Il presidente arriverà venerdì a Tunisi.", "2024-03-15"),
        ("pt", "2024-03-13", "O navio chegará na sexta-feira a Luanda.", "2024-03-15"),
        ("pt", "2024-03-13", "O tribunal deve decidir na quinta-feira.", "2024-03-14"),
        ("nb", "2024-03-13", "Regjeringen møtes fredag.", "2024-03-15"),
        ("ru", "2024-03-13", "Делегация вернётся в столицу в пятницу.", "2024-03-15"),
        ("ru", "2024-03-13", "Аэропорт закрыт до понедельника.", "2024-03-18"),
        ("uk", "2024-03-13", "Посол повернеться до Києва в неділю.", "2024-03-17"),
        ("tr", "2024-03-13", "Heyet pazartesi günü Bakü'ye gidecek.", "2024-03-18"),
        ("tr", "2024-03-13", "Bakan, cuma günü konuşacağını duyurdu.", "2024-03-15"),
        ("fa", "2024-03-13", "هیئت جمعه به کابل خواهد رفت.", "2024-03-15"),
        ("fa", "2024-03-13", "مدرسه‌ها تا شنبه تعطیل است.", "2024-03-16"),
        ("ar", "2024-03-13", "سيصل الوزير إلى تونس الجمعة.", "2024-03-15"),
        ("ar", "2024-03-13", "سوف يصل الوزير يوم الجمعة.", "2024-03-15"),
        ("ur", "2024-03-13", "وزیر جمعہ کو کراچی جائیں گے۔", "2024-03-15"),
        ("ur", "2024-03-13", "اسکول پیر تک بند رہیں گے۔", "2024-03-18"),
        ("en", "2024-03-13", "Shops will stay closed on Friday.", "2024-03-15"),
        ("en", "2024-03-13", "The road is closed until Monday.", "2024-03-18"),
    ],
)
def test_a_weekday_with_a_verb_that_looks_ahead_is_the_next(language: str, published: str, sentence: str, day: str) -> None:
    assert _values(language, published, sentence) == [day]


@pytest.mark.parametrize(
    ("language", "sentence", "day"),
    [
        ("fr", "Le président est arrivé lundi soir à Oran.", "2024-03-11"),
        ("fr", "L'opéra a rouvert vendredi.", "2024-03-08"),
        ("de", "Nach Angaben der Polizei hat der Mann am Dienstag gestanden.", "2024-03-12"),
        ("de", "Die Brücke wurde am Freitag gesperrt.", "2024-03-08"),
        ("es", "La reunión terminó el viernes.", "2024-03-08"),
        ("it", "Il presidente è arrivato venerdì a Tunisi.", "2024-03-08"),
        ("pt", "A comissão divulgou na segunda-feira o resultado.", "2024-03-11"),
        ("nb", "Mannen ble pågrepet fredag.", "2024-03-08"),
        ("ru", "Самолёт вылетел в понедельник.", "2024-03-11"),
        ("ru", "Они работали до пятницы.", "2024-03-08"),
        ("uk", "Інженер вийшов на волю в неділю.", "2024-03-10"),
        ("tr", "Bakan, cuma günü düzenlediği toplantıda konuştu.", "2024-03-08"),
        ("fa", "وزیر جمعه به کابل رفت.", "2024-03-08"),
        ("ar", "وصل الوفد إلى القاهرة الاثنين.", "2024-03-11"),
        ("ur", "پولیس نے پیر کو دو افراد کو گرفتار کیا۔", "2024-03-11"),
        ("en", "The strike lasted until Friday.", "2024-03-08"),
        ("fr", "Le procès dura jusqu'à vendredi.", "2024-03-08"),
        ("fr", "Le procès durait jusqu'à vendredi.", "2024-03-08"),
        ("de", "Der Streik dauerte bis Freitag.", "2024-03-08"),
        ("de", "Die Bahn stellte wie erwartet am Freitag den Verkehr ein.", "2024-03-08"),
        ("it", "Lo sciopero durò fino a venerdì.", "2024-03-08"),
        ("es", "La huelga duró hasta el viernes.", "2024-03-08"),
        ("pt", "No verão, na sexta-feira, o parque abriu.", "2024-03-08"),
        ("nb", "Skutt natt til fredag.", "2024-03-08"),
        ("ar", "استمر الإضراب حتى الجمعة.", "2024-03-08"),
        ("tr", "Cuma günü yapılan toplantıda alınacak kararlar konuşuldu.", "2024-03-08"),
    ],
)
def test_a_weekday_with_a_verb_of_the_past_is_the_last(language: str, sentence: str, day: str) -> None:
    assert _values(language, "2024-03-13", sentence) == [day]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The council will count the votes of Sunday's run-off again.", None),
        ("Sunday's fire will be looked into.", None),
        ("Sunday's fire killed four.", "2024-03-10"),
        ("Ahead of Sunday's run-off both camps traded insults.", "2024-03-17"),
    ],
)
def test_of_the_thing_of_a_day_the_verb_tells_no_tense(sentence: str, day: str | None) -> None:
    assert _values("en", "2024-03-13", sentence) == [day]


@pytest.mark.parametrize(
    ("language", "sentence", "values"),
    [
        ("tr", "Okullar 18 Mart Pazartesi gününe kadar kapalı.", ["2024-03-18"]),
        ("tr", "Toplantı 14 Mart 2024 Perşembe günü yapıldı.", ["2024-03-14"]),
        ("tr", "Karar 19 Mart Pazartesi açıklanacak.", ["XXXX-03-19"]),
        ("ru", "Заседание назначено на 18 марта (понедельник).", ["2024-03-18"]),
        ("en", "On 11 March Monday's strike went on.", ["XXXX-03-11", "2024-03-11"]),
        ("tr", "Ev 1989'da yapıldı.", ["1989"]),
        ("tr", "Temel 2028 baharında atılacak.", ["2028-21"]),
        ("en", "She turned seven last month.", ["2024-02"]),
    ],
)
def test_words_that_belong_to_one_time(language: str, sentence: str, values: list[str]) -> None:
    assert _values(language, "2024-03-13", sentence) == values


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Am Samstagabend wurde die Brücke gesperrt.", "de", "2024-03-09"),
        ("Sie wird am Freitagnachmittag eintreffen.", "de", "2024-03-15"),
        ("De brug werd zaterdagavond gesloten.", "nl", "2024-03-09"),
    ],
)
def test_a_weekday_and_a_part_of_the_day_in_one_word(text, language, value):
    (found,) = find_dates(text, language)
    assert resolve_date(found, "2024-03-12", text, language).value == value
