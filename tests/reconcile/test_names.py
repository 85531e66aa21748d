from __future__ import annotations

import pytest

from briefer.models import EntityKind, Verdict
from briefer.reconcile.body_words import in_english
from briefer.reconcile.entities import make_entities, names_written
from briefer.reconcile.given import gather
from briefer.reconcile.name_forms import Form, unit_of
from briefer.reconcile.name_rules import NAME_RULES
from briefer.reconcile.name_units import Unit, read_name
from briefer.reconcile.names import group_names, judge_names
from briefer.reconcile.rules import decide
from briefer.reconcile.spellings import fit, tokens_of

from .made import KINDS, Said, build, home_of, reconcile


def unit(kind: EntityKind, text: str, role: str | None = None) -> Unit:
    offices = frozenset({role} if role else ())
    form = Form(text, "s", kind, text, None, read_name(kind, text, None), offices, frozenset(), (0,), ())
    return unit_of(text, [form], [form])


SAME = [
    ("per", "Emomali Rahmon", "Imam Ali Rahman"),
    ("per", "Emomali Rahmon", "امامعلی رحمان"),
    ("per", "امام علی رحمان", "امامعلی رحمان"),
    ("per", "Emomali Rahmon", "Emomali Rahm"),
    ("per", "Muhammad Asim Malik", "محمد عاصم ملک"),
    ("per", "General Muhammad Asim Malik", "Asim Malik"),
    ("per", "Nathan Berhow", "Nathaniel Berhow"),
    ("per", "Bashar al-Assad", "Bashar al Assad"),
    ("per", "Vladimir Putin", "Владимир Путин"),
    ("per", "Roger Jansson", "Янссон, Рогер"),
    ("per", "V. Putin", "Vladimir Putin"),
    ("loc", "Rashidin", "Rashideen area"),
    ("loc", "Fua", "Foua"),
    ("loc", "Fua", "al-Foua"),
    ("loc", "Fuaa", "al-Foua"),
    ("loc", "Kefraya", "Kafraya"),
    ("loc", "Torvel river", "Torvel"),
    ("loc", "Brücke von Torvel", "Torvel bridge"),
    ("loc", "насосная станция «Торвел»", "Torvel pumping station"),
    ("org", "Inter-Services Intelligence (ISI)", "Pakistan's Inter-Services Intelligence (ISI)"),
    ("org", "National Resistance Front", "National Resistance Front of Afghanistan (NRF)"),
    ("org", "Afghanistan's National Resistance Front", "جبهه مقاومت ملی افغانستان"),
    ("org", "Taliban", "طالبان"),
    ("org", "United Nations", "UN"),
    ("org", "Tajikistan Presidential Office", "Presidential Office of Tajikistan"),
]
OTHERS = [
    ("per", "Asim Munir", "Muhammad Asim Malik"),
    ("per", "Shauna Orandi", "Hamid Orandi"),
    ("per", "Mohammad Asif", "Mohammad Karimi"),
    ("per", "Ali Khan", "Ali Rahman"),
    ("per", "Staffan de Mistura", "Jan Egeland"),
    ("loc", "Iran", "Iraq"),
    ("loc", "Austria", "Australia"),
    ("loc", "Niger", "Nigeria"),
    ("loc", "Madaya", "Zabadani"),
    ("loc", "Torvel river", "Torvel district"),
    ("loc", "мост Торвел", "Torvel airport"),
    ("org", "Taliban", "Tehrik-i-Taliban Pakistan (TTP)"),
    ("org", "Taliban", "Tehrik-i-Taliban Pakistan"),
    ("org", "Ministry of Defence of Pakistan", "Ministry of Defence of Tajikistan"),
    ("org", "Inter-Services Intelligence (ISI)", "Inter-Services Public Relations (ISPR)"),
    ("org", "Syrian Democratic Forces", "Syrian Observatory for Human Rights"),
]
OPEN = [("per", "Mohammad Asif", "Khawaja Muhammad Asif"), ("per", "Rahman Ali", "Rahim Ali Rahmani")]


@pytest.mark.parametrize(("kind", "one", "other"), SAME)
def test_spellings_of_one_name(kind, one, other):
    verdict, _ = decide(judge_names(unit(KINDS[kind], one), unit(KINDS[kind], other)))
    assert verdict is Verdict.SAME


@pytest.mark.parametrize(("kind", "one", "other"), OTHERS)
def test_names_of_two(kind, one, other):
    verdict, _ = decide(judge_names(unit(KINDS[kind], one), unit(KINDS[kind], other)))
    assert verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(("kind", "one", "other"), [*SAME, *OTHERS, *OPEN])
def test_rules_do_not_care_which_comes_first(kind, one, other):
    a, b = unit(KINDS[kind], one), unit(KINDS[kind], other)
    assert decide(judge_names(a, b)) == decide(judge_names(b, a))


def test_every_rule_says_in_its_docstring_what_it_does():
    rules = {rule for table in NAME_RULES.values() for rule in table}
    assert all(rule.__doc__ and rule.__doc__.rstrip().endswith((".", '".')) for rule in rules)


def test_left_over_parts_are_named():
    found = fit(tokens_of("Asim Munir"), tokens_of("Muhammad Asim Malik"))
    assert [t.text for t in found.left] == ["munir"]
    assert [t.text for t in found.right] == ["muhammad", "malik"]


def test_words_of_bodies_are_translated():
    assert set(in_english("جبهه مقاومت ملی").split()) == {"front", "resistance", "national"}


def person(*names: str, text: str = "They met.", role: str | None = None) -> Said:
    return Said(f"{text} {' and '.join(names)}", [("per", n, role) for n in names])


def test_a_surname_goes_to_the_last_full_name_before_it():
    _, found = reconcile(("a.txt", [person("Shauna Orandi"), person("Orandi"), person("Hamid Orandi")]))
    assert {v.text for v in home_of(found, "Shauna Orandi").variants} == {"Shauna Orandi", "Orandi"}
    assert home_of(found, "Hamid Orandi") is not home_of(found, "Shauna Orandi")


def test_two_who_stand_in_one_sentence_are_two():
    _, found = reconcile(("a.txt", [person("Asim Malik", "Muhammad Asim Malik Khan Durrani")]))
    assert home_of(found, "Asim Malik") is not home_of(found, "Muhammad Asim Malik Khan Durrani")


def test_a_surname_alone_in_its_source_needs_just_one_bearer():
    one = reconcile(("a.txt", [person("Vladimir Putin")]), ("b.txt", [person("Putin")]))[1]
    assert home_of(one, "Putin").canonical == "Vladimir Putin"
    two = reconcile(("a.txt", [person("Shauna Orandi"), person("Hamid Orandi")]), ("b.txt", [person("Orandi")]))[1]
    assert {v.text for v in home_of(two, "Orandi").variants} == {"Orandi"}


def test_an_office_that_contradicts_keeps_a_surname_apart():
    found = reconcile(
        ("a.txt", [person("Ahmad Karimov", role="president of Uzbekistan")]), ("b.txt", [person("Karimov", role="mayor of Tashkent")])
    )[1]
    assert home_of(found, "Karimov") is not home_of(found, "Ahmad Karimov")


def test_the_observatory_is_short_for_the_longer_name_of_its_source():
    sentences = [
        Said("The Syrian Observatory for Human Rights counted.", [("org", "Syrian Observatory for Human Rights")]),
        Said("The Observatory said so.", [("org", "Observatory")]),
    ]
    assert home_of(reconcile(("a.txt", sentences))[1], "Observatory").canonical == "Syrian Observatory for Human Rights"


def test_a_chain_does_not_join_what_is_surely_two():
    """'Ministry of Defence' alone is like both; the two countries' ministries never meet through it."""
    bodies = ["Ministry of Defence of Pakistan", "Ministry of Defence", "Ministry of Defence of Tajikistan"]
    _, found = reconcile(*((f"{i}.txt", [Said(f"The {b} spoke.", [("org", b)])]) for i, b in enumerate(bodies)))
    assert home_of(found, bodies[0]) is not home_of(found, bodies[2])


def test_canonical_name_is_latin_and_best_attested():
    world = build(
        ("a.txt", [person("Imam Ali Rahman")]),
        ("b.txt", [person("Emomali Rahmon")]),
        ("c.txt", [person("Emomali Rahmon")]),
        ("d.txt", [person("امامعلی رحمان")]),
    )
    given = gather(world.sources, world.claims, None)
    groups = group_names(given)
    (entity,) = make_entities(given, groups, names_written(groups, {s.id: s.id for s in world.sources}))
    assert entity.canonical == "Emomali Rahmon"
    assert len(entity.variants) == 4


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("طالبان", "Tehrik-i-Taliban Pakistan", False),
        ("مستشفى هنري مايو", "Henry Mayo Newhall Hospital", True),
        ("“سي إن إن”", "CNN", True),
        ("Los Angeles-politiet", "Los Angeles Police", True),
    ],
)
def test_bodies_in_two_languages(one: str, other: str, together: bool) -> None:
    made = reconcile(("a.txt", [Said(f"{one} spoke.", [("org", one)])]), ("b.txt", [Said(f"{other} spoke.", [("org", other)])]))[1]
    assert (len([e for e in made.entities if e.kind.value == "organisation"]) == 1) is together


def place(text: str, language: str) -> Unit:
    form = Form(
        text, "s", EntityKind.PLACE, text, None, read_name(EntityKind.PLACE, text, None, language), frozenset(), frozenset(), (0,), ()
    )
    return unit_of(text, [form], [form])


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (("Tadschikistan", "de"), ("Tajikistan", "en"), Verdict.SAME),
        (("Tunus", "tr"), ("Tunisia", "en"), Verdict.SAME),
        (("Londra", "it"), ("London", "en"), Verdict.SAME),
        (("Tunisi", "it"), ("Tunus", "tr"), Verdict.DIFFERENT),  # the capital and the country
    ],
)
def test_a_place_is_looked_up_in_the_language_of_its_source(one, other, verdict):
    assert decide(judge_names(place(*one), place(*other)))[0] is verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("loc", "Torvel High School"), ("org", "Torvel High School")),
        (("org", "Guardia costiera di Torvel"), ("org", "Torvel coastguard")),
        (("org", "Roten Kreuzes"), ("org", "Red Cross")),
        (("org", "Compagnie Torvel de Navigation"), ("org", "Torvel Navigation")),
    ],
)
def test_one_body_named_in_two_ways(one, other):
    _, found = reconcile(*((f"{number}.txt", [Said(f"It was {name[1]}.", [name])]) for number, name in enumerate((one, other))))
    assert len(found.entities) == 1


def test_letters_of_a_body_in_cyrillic_stand_for_the_name_before():
    whole = "Государственный комитет национальной безопасности"
    _, found = reconcile(("a.txt", [Said(f"Так заявил {whole}.", [("org", whole)]), Said("В ГКНБ это знали.", [("org", "ГКНБ")])]))
    assert home_of(found, "ГКНБ") == home_of(found, whole)


def test_a_patronymic_alone_stands_for_the_name_before_and_a_given_name_does_not():
    _, found = reconcile(("a.txt", [person("Karim Ben Torvel"), person("Ben Torvel"), person("Anna Smith"), person("Ben Smith")]))
    assert home_of(found, "Ben Torvel") == home_of(found, "Karim Ben Torvel")
    assert home_of(found, "Ben Smith") != home_of(found, "Anna Smith")
