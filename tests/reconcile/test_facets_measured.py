"""Facets that are measured, from the texts of made-up sources in several languages to the differences that come of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefer.claims import read_builtin
from briefer.models import Claim, Conflict, DifferenceKind, Source
from briefer.reconcile import reconcile_claims
from briefer.reconcile.facets.measured_common import is_swapped
from briefer.reconcile.facets.measured_votes import agree_rounded

from .made import Said, make_source

Given = tuple[str, str, str]
"""Language, day of publication, text with a sentence a line."""


def differences(*given: Given) -> tuple[Conflict, ...]:
    sources: list[Source] = []
    claims: list[Claim] = []
    for number, (language, day, text) in enumerate(given):
        source, _ = make_source(f"{number}.txt", [Said(line) for line in text.split("\n")], published=day, language=language)
        sources.append(source)
        claims.extend(read_builtin(source).claims)
    return reconcile_claims(sources, claims, as_of=None).conflicts


def of(attribute: str, found: Sequence[Conflict]) -> list[tuple[DifferenceKind, set[str]]]:
    return [(c.verdict, {p.value for p in c.positions}) for c in found if c.attribute == attribute]


ATTACK = "A gunman opened fire in Norwich on Friday and killed two people."
ATAQUE = "Un hombre armado abrió fuego el viernes en Norwich y mató a dos personas."
CONFLICT, ROUNDING, UPDATE = DifferenceKind.CONFLICT, DifferenceKind.ROUNDING, DifferenceKind.UPDATE


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (
            ("en", "Leeds is about 100 miles (160 kilometres) north-east of London."),
            ("es", "Leeds está a unos 160 kilómetros de Londres."),
            None,
        ),
        (("en", "Leeds lies 100 miles north-east of London."), ("de", "Leeds liegt 190 Kilometer nordöstlich von London."), CONFLICT),
        (("nb", "Leeds ligger om lag 160 kilometer nordøst for London."), ("ru", "Лидс находится в 165 км от Лондона."), None),
        (
            ("fr", "Leeds se trouve à 160 km au nord-est de Londres."),
            ("es", "Leeds, a 230 kilómetros al noreste de Londres, es una ciudad."),
            CONFLICT,
        ),
        (("pt", "Leeds fica a 160 quilômetros ao norte de Londres."), ("it", "Leeds si trova a 172 chilometri da Londra."), ROUNDING),
        (("en", "They walked 100 miles from Leeds to London."), ("en", "Leeds lies 160 miles north-east of London."), None),
    ],
)
def test_distances(one, other, verdict):
    found = of("distance from London", differences((one[0], "2024-05-03", one[1]), (other[0], "2024-05-03", other[1])))
    assert [kind for kind, _ in found] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Aleppo has been under siege for more than two years.", "Aleppo has been besieged for three years.", ROUNDING),
        ("Aleppo has been under siege since 2013.", "Aleppo has been besieged for three years.", ROUNDING),
        ("Aleppo has been under siege since 2013.", "Aleppo has been besieged for six months.", CONFLICT),
        ("Aleppo was besieged three years ago.", "Aleppo has been besieged for six months.", None),
        ("The siege of Aleppo lasted four days.", "The siege of Aleppo lasted 4 days.", None),
    ],
)
def test_durations(one, other, verdict):
    found = of("length of the siege", differences(("en", "2017-04-15", one), ("en", "2017-04-16", other)))
    assert [kind for kind, _ in found] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("one", "other", "ages"),
    [
        (
            ("en", "The suspect, a 22-year-old man, was arrested in Norwich."),
            ("es", "El atacante, de 25 años, fue detenido en Norwich."),
            {"22", "25"},
        ),
        (
            ("en", "The 22-year-old gunman was arrested in Norwich."),
            ("de", "Der 25-jährige Angreifer wurde in Norwich gefasst."),
            {"22", "25"},
        ),
        (("en", "The 22-year-old gunman was arrested in Norwich."), ("fa", "مهاجم ۲۵ ساله در نورویچ بازداشت شد."), {"22", "25"}),
        (("en", "The suspect is 22 years old."), ("ru", "Подозреваемого описывали как 25-летнего мужчину."), {"22", "25"}),
        (("en", "The suspect killed a 16-year-old girl."), ("en", "The suspect killed a 14-year-old boy."), None),
        (("en", "The suspects are aged between 16 and 25."), ("en", "The suspect is 22 years old."), None),
    ],
)
def test_ages_of_one_known_by_his_part(one, other, ages):
    texts = [("en", "2024-05-04", f"{ATTACK}\n{one[1]}"), (other[0], "2024-05-04", other[1])]
    lead = {
        "en": ATTACK,
        "es": ATAQUE,
        "de": "Ein Schütze eröffnete am Freitag in Norwich das Feuer und tötete zwei Menschen bei dem Angriff.",
    }
    lead |= {
        "ru": "В пятницу мужчина открыл стрельбу в Норидже, два человека убиты.",
        "fa": "در تیراندازی روز جمعه در نورویچ دو نفر کشته شدند.",
    }
    texts[1] = (other[0], "2024-05-04", f"{lead[other[0]]}\n{other[1]}")
    found = of("age", differences(*texts))
    assert found == ([(CONFLICT, ages)] if ages else [])


def test_a_year_apart_around_a_birthday_is_no_conflict():
    one = ("en", "2024-05-04", f"{ATTACK}\nIt happened on the suspect's 16th birthday.")
    other = ("en", "2024-05-04", f"{ATTACK}\nThe suspect, 15, was arrested.")
    assert of("age", differences(one, other)) == [(UPDATE, {"15", "16"})]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("The shooting occurred at 7:30 am in Norwich.", "El tiroteo se produjo hacia las 09.10 hora local en Norwich.", CONFLICT),
        ("The shooting occurred at 7:30 am in Norwich.", "El tiroteo se produjo hacia las 07.30 hora local (06.30 GMT) en Norwich.", None),
        ("The shooting occurred at 7:30 am in Norwich.", "El tiroteo se produjo hacia las 07.35 hora local en Norwich.", ROUNDING),
        (
            "Police responded to the shooting in Norwich at 7:45 am.",
            "El tiroteo se produjo hacia las 07.30 hora local en Norwich.",
            DifferenceKind.SCOPE,
        ),
        (
            "The shooting occurred at 6:30 GMT in Norwich.",
            "El tiroteo se produjo hacia las 07.30 hora local en Norwich.",
            DifferenceKind.CALENDAR,
        ),
        ("The gunman was arrested at 9:10 am in Norwich.", "El tiroteo se produjo hacia las 07.30 hora local en Norwich.", None),
    ],
)
def test_times_of_day(one, other, verdict):
    found = of("time of day", differences(("en", "2024-05-04", f"{ATTACK}\n{one}"), ("es", "2024-05-04", f"{ATAQUE}\n{other}")))
    assert [kind for kind, _ in found] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("attribute", "one", "other", "verdict"),
    [
        ("calibre of the weapon", "He had a .45 calibre handgun.", "Llevaba una pistola de 45 milímetros.", DifferenceKind.TRANSLATION),
        ("calibre of the weapon", "He had a .38 calibre handgun.", "Llevaba una pistola de 9 milímetros.", CONFLICT),
        ("calibre of the weapon", "He had a .45 calibre handgun.", "Llevaba una pistola de calibre 45.", None),
        ("ransom", "The gunman demanded a ransom of $20 million.", "El atacante pidió un rescate de 30 millones de dólares.", CONFLICT),
        ("depth", "The bunker lies at a depth of 30 metres.", "El refugio está a una profundidad de 30 metros.", None),
    ],
)
def test_gauges(attribute, one, other, verdict):
    found = of(attribute, differences(("en", "2024-05-04", f"{ATTACK}\n{one}"), ("es", "2024-05-04", f"{ATAQUE}\n{other}")))
    assert [kind for kind, _ in found] == ([verdict] if verdict else [])


QUAKES = (
    ("en", "2023-02-07", "A magnitude 7.8 earthquake struck Gaziantep on Monday, killing at least 2,300 people.\nThe quake hit Gaziantep at a depth of 17.9 km."),
    ("es", "2023-02-08", "Un terremoto de magnitud 7,4 sacudió el lunes Gaziantep y dejó más de 5.000 muertos.\nEl terremoto de Gaziantep tuvo una profundidad de 24 kilómetros."),
    ("ar", "2023-02-07", "ضرب زلزال بقوة 7.8 درجة مدينة غازي عنتاب يوم الاثنين."),
)  # fmt: skip


def test_an_earthquake():
    found = differences(*QUAKES)
    assert of("magnitude", found) == [(ROUNDING, {"7.8", "7.4"})]
    assert of("depth", found) == [(CONFLICT, {"17.9 km", "24 km"})]


def test_an_election():
    found = differences(
        (
            "en",
            "2020-08-10",
            "Alexander Lukashenko won 80.2 percent of the vote in Sunday's election in Belarus.\nTurnout in the election in Belarus was 84 percent.",
        ),
        (
            "ru",
            "2020-08-10",
            "Александр Лукашенко набрал 79,7 процента голосов на выборах в Белоруссии.\nЯвка на выборах в Белоруссии составила 79 процентов.",
        ),
        ("es", "2020-08-10", "Alexander Lukashenko obtuvo el 61,5% de los votos en las elecciones en Bielorrusia."),
    )
    assert of("share of the vote", found) == [(CONFLICT, {"80.2 %", "79.7 %", "61.5 %"})]
    assert of("turnout", found) == [(UPDATE, {"84 percent", "79 percent"})]


def test_people_on_board():
    found = differences(
        ("en", "2018-10-29", "A plane with 189 people on board crashed off Jakarta on Monday."),
        ("es", "2018-10-29", "Un avión con 181 personas a bordo se estrelló el lunes frente a Yakarta."),
        ("ru", "2018-10-29", "Самолет, на борту которого находились 189 человек, разбился в понедельник у берегов Джакарты."),
    )
    assert of("people on board", found) == [(ROUNDING, {"189", "181"})]


@pytest.mark.parametrize(
    ("attribute", "one", "other", "values"),
    [
        ("people killed in the war", "Syria's war has left more than 320,000 people dead since 2011.", "More than 450,000 people have been killed since the Syrian conflict began.", 2),
        ("people killed in the war", "The Syrian war has killed 450,000 people since 2011.", "A bomb killed 600 people in Syria.", 0),
        ("people who left", "About 2,200 people were evacuated from Aleppo.", "More than 5,000 people fled from Aleppo.", 2),
        ("people who left", "About 2,200 people were evacuated from Aleppo.", "More than 5,000 people went to Aleppo.", 0),
    ],
)  # fmt: skip
def test_wars_and_departures(attribute, one, other, values):
    found = of(attribute, differences(("en", "2017-04-15", one), ("en", "2017-04-15", other)))
    assert [len(sides) for _, sides in found] == ([values] if values else [])


def test_the_order_of_sources_changes_nothing():
    assert {c.attribute for c in differences(*QUAKES)} == {c.attribute for c in differences(*reversed(QUAKES))}


VOTE = "Voters went to the polls in the election in Ecuador on Sunday."


def test_each_share_of_the_vote_is_of_the_name_that_it_stands_by():
    one = f"{VOTE}\nOscar Lind had 50.61% of valid votes against 49.39% for Rosa Marlow, with 97.8% of tally sheets processed."
    other = f"{VOTE}\nOscar Lind had 50.6% of the votes against 49.4% for Rosa Marlow."
    found = differences(("en", "2026-05-04", one), ("en", "2026-05-04", other))
    assert sorted(of("share of the vote", found), key=str) == sorted(
        [(ROUNDING, {"50.61 %", "50.6 %"}), (ROUNDING, {"49.39 %", "49.4 %"})], key=str
    )


def test_shares_after_a_recount_are_apart_from_those_before_and_swapped_digits_are_no_rounding():
    first = f"{VOTE}\nOscar Lind had 50.61% of the votes."
    one = f"{VOTE}\nThe council finished its partial recount of votes: Oscar Lind 50.57%, Rosa Marlow 49.43%."
    other = f"{VOTE}\nOscar Lind remains the winner after the partial recount.\nHe won 50.75 percent of the votes."
    found = differences(*(("en", "2026-05-04", text) for text in (first, one, other)))
    assert of("share of the vote after the recount", found) == [(CONFLICT, {"50.57 %", "50.75 %"})]
    assert not of("share of the vote", found)


@pytest.mark.parametrize(
    ("values", "agree"),
    [((50.61, 50.6, 51.0), True), ((50.57, 50.75), False), ((82.1, 82.0), True), ((50.2, 50.64, 50.0), False), ((49.5, 50.0), True)],
)
def test_figures_that_agree_once_rounded_as_the_coarser_is(values, agree):
    assert agree_rounded(values) is agree


@pytest.mark.parametrize(
    ("one", "other", "swapped"), [(47, 74, True), (50.57, 50.75, True), (82.1, 81.2, True), (47, 48, False), (4, 7, False)]
)
def test_swapped_digits(one, other, swapped):
    assert is_swapped(one, other) is swapped


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("The first result was announced at 9:40 p.m. local time.", "The council announced the first results at 22:40.", [CONFLICT]),
        ("The first result was announced at 9:40 p.m. local time.", "The council announced the first results at 21:45.", [ROUNDING]),
        ("The first result was announced at 9:40 p.m. local time.", "The results site was down from 7:15 p.m.", []),
    ],
)
def test_time_of_the_announcement_of_a_result(one, other, verdict):
    found = differences(("en", "2026-05-04", f"{VOTE}\n{one}"), ("en", "2026-05-04", f"{VOTE}\n{other}"))
    assert [kind for kind, _ in of("time of the announcement of the result", found)] == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (
            "At a rally in Arbolito park she told some 8,000 supporters to wait.",
            "The rally in Arbolito park drew 30,000 people.",
            [CONFLICT],
        ),
        ("At a rally in Arbolito park she told some 8,000 supporters to wait.", "The rally in Bolivar square drew 30,000 people.", []),
    ],
)
def test_size_of_a_crowd_at_one_place(one, other, verdict):
    found = differences(("en", "2026-05-04", f"{VOTE}\n{one}"), ("en", "2026-05-04", f"{VOTE}\n{other}"))
    assert [kind for kind, _ in of("size of the crowd", found)] == verdict


def test_the_last_time_was_in_one_year():
    one = f"{VOTE}\nThe last time a recount was ordered in Ecuador was in 2017."
    other = f"{VOTE}\nDie letzte Neuauszählung war 2019."
    third = f"{VOTE}\nThe last time that Ecuador held a recount was in 2019."
    found = differences(("en", "2026-05-04", one), ("en", "2026-05-04", other), ("en", "2026-05-04", third))
    assert of("year of the last recount before", found) == [(CONFLICT, {"2017", "2019"})]


FERRY = "A ferry sank in Norwich on Friday and killed two people."
FERRI = "Un ferri naufragó el viernes en Norwich y murieron dos personas."


@pytest.mark.parametrize(
    ("attribute", "one", "other", "verdict"),
    [
        ("weight of the chemicals", "Some 2,700 tonnes of ammonium nitrate were on board the ferry.", ("es", f"{FERRI}\nEl ferri llevaba 900 toneladas de nitrato de amonio."), CONFLICT),
        ("weight of the drugs", "Police found 400 kg of cocaine on the ferry.", ("es", f"{FERRI}\nLa policía halló 700 kilos de cocaína en el ferri."), CONFLICT),
        ("share of the staff on strike", "The union said 80 percent of workers walked out after the ferry sank.", ("es", f"{FERRI}\nTras el naufragio, la huelga tuvo un seguimiento del 40 por ciento."), CONFLICT),
        ("age", "The captain of the ferry, the captain, a 52-year-old man, was arrested.", ("es", f"{FERRI}\nEl capitán del ferry, de 47 años, fue detenido."), CONFLICT),
        ("length of the drift", "The survivors were adrift for three days.", ("es", f"{FERRI}\nLos supervivientes estuvieron a la deriva durante nueve días."), CONFLICT),
        ("ransom", "The pirates demanded a ransom of $2 million for the ferry.", ("es", f"{FERRI}\nNo se pagó ningún rescate por el ferri."), None),
        ("ransom", "The pirates received a ransom of $2 million for the ferry.", ("es", f"{FERRI}\nNo se pagó ningún rescate por el ferri."), CONFLICT),
    ],
)  # fmt: skip
def test_figures_of_other_events(attribute, one, other, verdict):
    found = of(attribute, differences(("en", "2024-05-04", f"{FERRY}\n{one}"), (other[0], "2024-05-04", other[1])))
    assert [kind for kind, _ in found] == ([verdict] if verdict else [])


def test_a_count_at_polling_stations_is_no_poll():
    one = f"{VOTE}\nWith 97 percent of polling stations counted, Oscar Lind had 50.6 percent of the votes."
    other = f"{VOTE}\nOscar Lind had 47.2 percent of the votes when the polls closed and polling stations had counted."
    found = differences(("en", "2026-05-04", one), ("en", "2026-05-04", other))
    assert not of("forecast by a poll", found)
    assert of("share of the vote", found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The last time a ferry sank in Norwich was in 1987.", "La última vez que naufragó un barco en Norwich fue en 1991."),
        ("The last time there was a coup in Norwich was in 1987.", "El último golpe: la última vez que hubo un golpe de Estado en Norwich fue en 1991."),
    ],
)  # fmt: skip
def test_the_last_time_of_other_events(one, other):
    found = differences(("en", "2024-05-04", f"{FERRY}\n{one}"), ("es", "2024-05-04", f"{FERRI}\n{other}"))
    assert [kind for c in found if c.attribute.startswith("year of the last") for kind in [c.verdict]] == [CONFLICT]
