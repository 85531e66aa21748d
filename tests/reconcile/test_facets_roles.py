"""What is made of the offices that sources give to one person."""

from __future__ import annotations

import pytest

from briefer.models import DifferenceKind

from .made import Said, reconcile

CONFLICT, SCOPE, TRANSLATION = DifferenceKind.CONFLICT, DifferenceKind.SCOPE, DifferenceKind.TRANSLATION


def verdict(*roles, days=()):
    """The verdict on the offices of Karim Osmani, to whom each source gives one; None where no difference is shown."""
    given = [
        (f"{n}.txt", [Said("Karim Osmani spoke of the attack.", [("per", "Karim Osmani", role)])], {"published": days[n]} if days else {})
        for n, role in enumerate(roles)
    ]
    found = [conflict.verdict for conflict in reconcile(*given)[1].conflicts if conflict.attribute == "office"]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Transport Minister", "ministro del Interior"),
        ("وزير النقل", "İçişleri Bakanı"),
        ("a navy spokesman", "porte-parole de la Garde nationale"),
        ("Deniz Kuvvetleri sözcüsü Albay", "الناطق الرسمي باسم الحرس الوطني"),
        ("первый заместитель председателя Государственного комитета национальной безопасности", "Vize-Verteidigungsminister"),
        ("number two at the State Committee for National Security", "نائب وزير الدفاع"),
        ("معاون والی تخار", "تخار کے گورنر"),
        ("deputy governor of Osterburg", "governador de Osterburg"),
        ("president of Norway", "prime minister of Norway"),
        ("president of Norway", "Präsident von Island"),
        ("head of the army", "Polizeichef"),
    ],
)
def test_nobody_holds_both(one, other):
    assert verdict(one, other) is CONFLICT
    assert verdict(other, one, one) is CONFLICT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Transport Minister", "ministre du Transport"),
        ("وزير النقل", "Ulaştırma Bakanı"),
        ("Verkehrsminister", "Minister"),
        ("ministre de l'Économie", "finance minister"),
        ("minister of youth", "ministro de Juventud y Deportes"),
        ("deputy prime minister and foreign minister", "Außenminister"),
        ("army spokesman", "Sprecher der Bundeswehr"),
        ("interior ministry spokesman", "представитель полиции"),
        ("spokesman for the Border Troops", "a representative of the Border Troops, Colonel"),
        ("first deputy chairman of the State Committee for National Security", "معاون اول کمیتهٔ دولتی امنیت ملی"),
        ("chairman of Farkhor district", "председатель Фархорского района"),
        ("senior official at the interior ministry", "portavoz de la Guardia Nacional"),
        ("transport minister", "former interior minister"),
        ("وزير النقل", "وزير الداخلية السابق"),
        ("transport minister", "ministre de l'Intérieur par intérim"),
    ],
)
def test_other_words_a_wider_word_or_another_time(one, other):
    assert verdict(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("sheriff of Osterburg county", "Polizeichef von Osterburg", TRANSLATION),
        ("Defense Secretary", "ministro de Defensa", TRANSLATION),
        ("colonel of the Norwegian army", "spokesman for the defence ministry", SCOPE),
        ("prime minister of Norway", "ministro de Defensa de Noruega", SCOPE),
        ("commandant de la Garde nationale", "spokesman for the navy", SCOPE),
    ],
)
def test_what_one_person_can_be(one, other, found):
    assert verdict(one, other) is found


def test_a_later_source_may_name_a_later_office():
    assert verdict("transport minister", "ministro del Interior", days=("2017-03-14", "2017-09-14")) is None
    assert verdict("transport minister", "ministro del Interior", days=("2017-03-14", "2017-03-16")) is CONFLICT


def test_the_lone_office_is_shown_beside_the_one_of_many_sources():
    """What is taken follows from the origins, as for any other conflict."""
    roles = ("Transport Minister", "ministre du Transport", "وزير النقل", "ministro del Interior")
    given = [(f"{n}.txt", [Said(f"Karim Osmani spoke of {n}.", [("per", "Karim Osmani", role)])]) for n, role in enumerate(roles)]
    (found,) = (conflict for conflict in reconcile(*given)[1].conflicts if conflict.attribute == "office")
    assert sorted(len(position.claims) for position in found.positions) == [1, 3]
