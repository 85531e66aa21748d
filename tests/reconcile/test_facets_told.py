"""What is told in words: each row is what two sources say of one thing, and what the difference is; None: there is none."""

from __future__ import annotations

import re

import pytest

from briefer.models import Conflict, DifferenceKind
from briefer.reconcile.accounts import ABOUT
from briefer.reconcile.facets.blame import BLAMED, CLAIMS, DENIES, UNCLAIMED, UNKNOWN
from briefer.reconcile.facets.fate import STATES
from briefer.reconcile.gated import Table, beginnings

from .made import Said, reconcile

CONFLICT, SCOPE, UPDATE, VARIANT = DifferenceKind.CONFLICT, DifferenceKind.SCOPE, DifferenceKind.UPDATE, DifferenceKind.VARIANT
CORRECTION, OPINION, TRANSLATION = DifferenceKind.CORRECTION, DifferenceKind.OPINION, DifferenceKind.TRANSLATION
NAMES = (("loc", "Osterburg"), ("org", "Northern Guard"), ("per", "Karim Osmani"), ("per", "Peter Lindqvist"))
LEAD = Said(
    "A bomb attack in Osterburg killed people, the Northern Guard and Karim Osmani said on 7 May 2024.",
    [("loc", "Osterburg"), ("org", "Northern Guard"), ("per", "Karim Osmani")],
    [("7 May 2024", "2024-05-07")],
)
OTHER_NAMES = (
    *NAMES, ("loc", "Nordhavn"), ("loc", "Lindal province"), ("loc", "Vestby province"), ("loc", "Aldrup"), ("loc", "Norway"), ("loc", "Qatar"), ("loc", "Iran"),
    ("loc", "Egypt"), ("org", "Red Front"), ("org", "Blue Brigade"), ("org", "Free Valley Movement"),
)  # fmt: skip


def said(text: str, speaker: str | None = None) -> Said:
    return Said(text, [name for name in OTHER_NAMES if name[1] in text], speaker=speaker)


def differences(
    one: str, other: str, *, days: tuple[str, str] = ("2024-05-08", "2024-05-08"), languages: tuple[str, str] = ("en", "en")
) -> tuple[Conflict, ...]:
    """What two sources differ on that both tell of one attack, and then each a sentence of its own."""
    given = [
        (f"{n}.txt", [LEAD, said(text)], {"published": day, "language": language})
        for n, (text, day, language) in enumerate(zip((one, other), days, languages, strict=True))
    ]
    return reconcile(*given)[1].conflicts


def verdict_on(attribute: str, found: tuple[Conflict, ...]) -> DifferenceKind | None:
    return next((c.verdict for c in found if c.attribute == attribute), None)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("The suspect was shot dead by police.", "The suspect is in custody.", CONFLICT),
        ("Initial reports said that the gunman was killed.", "The gunman is in hospital in critical condition.", UPDATE),
        ("Reports that the attacker was dead turned out to be wrong.", "The attacker was arrested.", CORRECTION),
        ("El sospechoso se suicidó.", "El sospechoso se encuentra en estado grave.", CONFLICT),
        ("Le suspect a été tué.", "Le suspect a été interpellé.", CONFLICT),
        ("Der Täter ist tot.", "Der Täter wurde festgenommen.", CONFLICT),
        ("O suspeito morreu.", "O suspeito foi detido.", CONFLICT),
        ("Подозреваемый покончил с собой.", "Подозреваемый находится под стражей.", CONFLICT),
        ("وأكدت الشرطة مقتل المشتبه به.", "المشتبه به في المستشفى.", CONFLICT),
        ("مهاجم کشته شد.", "مهاجم بازداشت شد.", CONFLICT),
        ("حملہ آور ہلاک ہو گیا۔", "حملہ آور کو گرفتار کر لیا گیا۔", CONFLICT),
        ("Gjerningspersonen er død.", "Gjerningspersonen er pågrepet.", CONFLICT),
        ("The pilot was killed.", "The pilot survived.", CONFLICT),
        ("The hostage was freed.", "The hostage was found dead.", CONFLICT),
        ("Karim Osmani was killed.", "Karim Osmani is in custody.", CONFLICT),
        ("The suspect is at large.", "The suspect was arrested.", UPDATE),
        ("The suspect killed himself.", "The suspect was shot dead by police.", SCOPE),
        ("The suspect is in custody.", "The suspect is being treated in hospital.", None),
        ("One of the attackers, a suspect, was killed.", "The suspect shot two people who died.", None),
        ("The father of the suspect died.", "The suspect was arrested.", None),
        ("The suspect was not killed.", "The suspect was arrested.", None),
    ],
)  # fmt: skip
def test_what_became_of_somebody(one, other, verdict):
    assert verdict_on("fate", differences(one, other)) == verdict


def test_a_death_after_a_critical_state_is_an_update():
    found = differences("The suspect is in critical condition.", "The suspect died.", days=("2024-05-08", "2024-05-10"))
    assert verdict_on("fate", found) is UPDATE
    assert next(c.taken for c in found if c.attribute == "fate") == "dead"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("There was no immediate claim of responsibility for the attack.", "The bombing was carried out by terrorist groups.", SCOPE),
        ("No group has claimed the attack.", "The government blamed the attack on the Red Front.", SCOPE),
        ("Officials blamed the attack on the Red Front.", "The bombing was the work of the Blue Brigade.", CONFLICT),
        ("Officials blamed the attack on the Red Front.", "The Red Front denied any involvement in the bombing.", OPINION),
        ("No group has claimed the attack.", "The Blue Brigade claimed responsibility for the attack.", UPDATE),
        ("It is not clear who was behind the bombing.", "Officials accused the Red Front of the bombing.", SCOPE),
        ("Ningún grupo ha reivindicado el ataque.", "El gobierno acusó al Red Front del ataque.", SCOPE),
        ("L'attentat n'a pas été revendiqué.", "L'attentat a été perpétré par Red Front.", SCOPE),
        ("Никто не взял на себя ответственность за взрыв.", "Власти обвинили Red Front во взрыве.", SCOPE),
        ("لم تعلن أي جهة مسؤوليتها عن الهجوم.", "اتهمت الحكومة Red Front بالهجوم.", SCOPE),
        ("هیچ گروهی مسئولیت حمله را بر عهده نگرفته است.", "دولت Red Front را به حمله متهم کرد.", SCOPE),
        ("Hackers of the Red Front claimed responsibility for the cyber attack.", "Officials accused the Blue Brigade of the cyber attack.", CONFLICT),
        ("There was no immediate claim of responsibility for the attack.", "Nobody has claimed the attack.", None),
        ("Officials blamed the delay on the Red Front.", "Officials blamed the rain on the Blue Brigade.", None),
        ("Officials blamed the attack on the Red Front.", "The attack was carried out by terrorists.", None),
    ],
)  # fmt: skip
def test_who_did_it(one, other, verdict):
    assert verdict_on("who did it", differences(one, other)) == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("The blast hit the Aldrup neighbourhood of Osterburg.", "The blast hit the town of Aldrup.", VARIANT),
        ("The village of Aldrup in Lindal province was hit.", "The settlement of Aldrup near Osterburg was hit.", SCOPE),
        ("The village of Aldrup in Lindal province was hit.", "The village of Aldrup in Vestby province was hit.", CONFLICT),
        ("El pueblo de Aldrup fue atacado.", "La ciudad de Aldrup fue atacada.", VARIANT),
        ("The attack hit Aldrup, north of Osterburg.", "The attack hit Aldrup, near Osterburg.", None),
        ("The town of Aldrup was hit.", "The area of Aldrup was hit.", None),
        ("People left Aldrup and Nordhavn.", "The village of Aldrup was hit.", None),
    ],
)  # fmt: skip
def test_where_a_place_lies_and_what_it_is(one, other, verdict):
    assert verdict_on("what and where it is", differences(one, other)) == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("sheriff of Osterburg county", "director of the Osterburg police", TRANSLATION),
        ("captain of the Osterburg county police", "spokesman of the Osterburg city police", SCOPE),
        ("president of Norway", "prime minister of Norway", CONFLICT),
        ("Norwegian president", "president of Norway", None),
        ("president of Norway", "former president of Egypt", None),
        ("professor", "president of Norway", None),
    ],
)
def test_who_somebody_is(one, other, verdict):
    given = [
        (f"{n}.txt", [Said("Karim Osmani spoke of the attack.", [("per", "Karim Osmani", role)])]) for n, role in enumerate((one, other))
    ]
    assert verdict_on("office", reconcile(*given)[1].conflicts) == verdict


def test_a_successor_in_another_year_holds_no_second_office():
    given = [
        (f"{n}.txt", [Said("Karim Osmani spoke.", [("per", "Karim Osmani", role)])], {"published": day})
        for n, (role, day) in enumerate((("president of Norway", "2020-05-01"), ("prime minister of Norway", "2024-05-01")))
    ]
    assert verdict_on("office", reconcile(*given)[1].conflicts) is None


def test_two_people_with_offices_of_like_names_in_one_source():
    roles = (("Karim Osmani", "UN envoy for Norway"), ("Peter Lindqvist", "UN envoy for Norway on humanitarian issues"))
    sentences = [Said(f"{name} spoke of the attack.", [("per", name, role)]) for name, role in roles]
    (found,) = reconcile(("a.txt", sentences))[1].conflicts
    assert (found.verdict, len(found.positions)) == (SCOPE, 2)


@pytest.mark.parametrize(
    ("attribute", "one", "other", "verdict"),
    [
        ("vehicle", "A suicide car bomb hit the gate.", "The bomber was driving a van with explosives.", SCOPE),
        ("vehicle", "A suicide car bomb hit the gate.", "The bomber was driving a motorcycle with explosives.", CONFLICT),
        ("vehicle", "A car was damaged by the blast.", "A truck was damaged by the blast.", None),
        ("weapon", "He opened fire with a pistol.", "He opened fire with a rifle.", CONFLICT),
        ("weapon", "He opened fire with a pistol.", "He was armed with a knife.", None),
        ("weapon", "Abrió fuego con una pistola.", "Он открыл огонь из автомата.", CONFLICT),
        ("who made it", "The truce was brokered by Qatar and Iran.", "The truce was reached by the government and the rebels.", SCOPE),
        ("who made it", "The truce was brokered by Qatar.", "The truce was brokered by Egypt.", CONFLICT),
        ("who made it", "The truce was brokered by Qatar and Egypt.", "The truce was brokered by Egypt.", None),
        ("where he was afterwards", "The suspect had fled after the shooting.", "The suspect was found among the wounded.", SCOPE),
        ("where he was afterwards", "It was believed that the suspect had fled: at first the suspect had fled.", "The suspect was found among the wounded.", CORRECTION),
    ],
)  # fmt: skip
def test_with_what_and_by_whom(attribute, one, other, verdict):
    assert verdict_on(attribute, differences(one, other)) == verdict


def told(attribute: str, *sentences: tuple[str, str | None]) -> DifferenceKind | None:
    given = [(f"{n}.txt", [LEAD, said(text, speaker)], {"published": "2024-05-08"}) for n, (text, speaker) in enumerate(sentences)]
    return verdict_on(attribute, reconcile(*given)[1].conflicts)


@pytest.mark.parametrize(
    ("attribute", "one", "other", "verdict"),
    [
        ("reason", ("The crash was caused by a broken wing.", "the airline"), ("The crash was caused by heavy fog over the runway.", "the union"), OPINION),
        ("reason", ("The outage was due to a cyber intrusion.", "the army"), ("The blackout was caused by overloaded cables.", None), SCOPE),
        ("reason", ("El incendio fue causado por una fuga química.", "la empresa"), ("El incendio fue provocado por trabajadores despedidos.", "el gobierno"), OPINION),
        ("reason", ("The crash was caused by heavy fog.", "the airline"), ("The crash was due to the heavy fog.", "the union"), None),
        ("reason", ("The crash was caused by heavy fog.", "the airline"), ("The fire was caused by a gas leak.", "the union"), None),
        ("what they were about", ("The two sides discussed trade tariffs and fishing.", "the foreign ministry"),
         ("The talks focused on prisoners and weapons deliveries.", "unnamed sources"), OPINION),
        ("what they were about", ("The two sides discussed trade tariffs and fishing.", "the foreign ministry"),
         ("The two sides discussed trade tariffs.", "unnamed sources"), None),
    ],
)  # fmt: skip
def test_accounts_that_go_apart(attribute, one, other, verdict):
    assert told(attribute, one, other) == verdict


@pytest.mark.parametrize(
    ("attribute", "one", "other", "verdict"),
    [
        ("done or not", "Fighters from Aldrup had not yet been granted safe passage.", "Fighters from Aldrup were evacuated on Friday.", SCOPE),
        ("done or not", "Karim Osmani has not been arrested.", "Karim Osmani was arrested at home.", SCOPE),
        ("done or not", "Karim Osmani no ha sido detenido.", "Karim Osmani fue arrestado.", SCOPE),
        ("done or not", "Karim Osmani has not been arrested.", "Peter Lindqvist was arrested.", None),
        ("done or not", "Karim Osmani did not speak to the press.", "Karim Osmani was arrested.", None),
        ("how far it goes", "The Red Front may seek ties with opposition parties.", "The Red Front has ties with opposition parties.", SCOPE),
        ("how far it goes", "The Red Front may seek ties with opposition parties.", "The Red Front has relations with Qatar.", None),
        ("the body or part of it", "Qatar hosts the Red Front.", "Qatar hosts leaders of the Red Front.", SCOPE),
        ("the body or part of it", "Qatar hosts the Red Front.", "Qatar hosts the Red Front.", None),
    ],
)  # fmt: skip
def test_done_sure_or_whole(attribute, one, other, verdict):
    assert verdict_on(attribute, differences(one, other)) == verdict


def test_what_was_done_later_is_an_update():
    found = differences("Karim Osmani has not been arrested.", "Karim Osmani was arrested.", days=("2024-05-08", "2024-05-09"))
    assert verdict_on("done or not", found) is UPDATE


def test_an_attack_of_another_place_is_not_this_one():
    elsewhere = "Officials blamed the Nordhavn attack on the Blue Brigade."
    assert verdict_on("who did it", differences("Officials blamed the Osterburg attack on the Red Front.", elsewhere)) is None


@pytest.mark.parametrize(
    "told",
    [
        "The suspect, according to the mayor, Ana Sand, was shot dead on the square.",
        "Ana Sand said that the suspect was shot dead.",
        "By Monday Ana Sand had him shot dead.",
    ],
)
def test_what_became_of_somebody_is_not_what_became_of_who_tells_it(told):
    found = differences(told, "Ana Sand was in custody.")
    assert not [c for c in found if c.attribute == "fate" and "Sand" in c.subject]


@pytest.mark.parametrize("table", [ABOUT, BLAMED, CLAIMS, DENIES, UNCLAIMED, UNKNOWN, *(state.told for state in STATES)])
def test_every_table_knows_how_its_cues_begin(table):
    assert table.begins


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"abc|de+f", {"abc", "de"}),
        (r"(?:the )?(?:dead|killed)\b", {"dead ", "killed "}),
        (r"x?\d+", {"x", "0"}),
        (r"\w+ hospital", {"hospital"}),
        (r"\w*ing", None),
        (r"(?<!\w)(?:ال)?مدرس|(?:[ab]c|d) e", {"المدرس", "مدرس", "e"}),
    ],
)
def test_how_what_a_pattern_finds_begins(pattern, letters):
    assert beginnings(pattern) == letters


@pytest.mark.parametrize("text", ["The school was shut.", "المدرسة مغلقة", "7 SCHOOLS"])
def test_a_table_finds_what_its_pattern_finds(text):
    raw = re.compile(r"(?<!\w)(?:ال)?مدرس|school", re.IGNORECASE)
    assert Table(raw).search(text)


@pytest.mark.parametrize(
    ("attribute", "one", "other", "verdict"),
    [
        ("in force or lifted", "The curfew was lifted.", "El toque de queda sigue en vigor.", CONFLICT),
        ("in force or lifted", "Комендантский час отменён.", "The curfew remains in force.", CONFLICT),
        ("in force or lifted", "The curfew was lifted.", "El toque de queda fue levantado.", None),
        ("closed or open", "The border crossing was closed.", "Sınır kapısı bir dakika bile kapanmadı.", CONFLICT),
        ("closed or open", "مرز بسته شد.", "The border crossing was never closed.", CONFLICT),
        ("holding or broken", "The truce is holding.", "Перемирие нарушено.", CONFLICT),
        ("found or not found", "The black box was recovered.", "The black box was found.", None),
        ("paid or not paid", "A ransom was paid.", "Le ministre dément qu'une rançon ait été versée.", CONFLICT),
        ("who fired first", "The rebels opened fire first.", "La police a ouvert le feu en premier.", CONFLICT),
        ("who fired first", "Солдаты первыми открыли огонь.", "The protesters fired first.", CONFLICT),
        ("who fired first", "The rebels opened fire first.", "It is not clear who fired first, the army or the rebels.", None),
        ("who won", "Karim Osmani won the election.", "Peter Lindqvist claimed victory in the election.", CONFLICT),
        ("who won", "Karim Osmani won the election.", "Karim Osmani claimed victory in the election.", None),
        ("who mediated", "Karim Osmani mediated the deal.", "The deal was brokered by Peter Lindqvist.", CONFLICT),
        ("place of arrest", "Karim Osmani was arrested at the airport.", "Karim Osmani fue detenido en su casa.", CONFLICT),
        ("place of arrest", "Karim Osmani was arrested in Nordhavn.", "Karim Osmani was detained in Nordhavn.", None),
        ("whereabouts", "Karim Osmani was abroad.", "Karim Osmani never left the country.", CONFLICT),
        ("whereabouts", "Karim Osmani fled to Norway.", "Karim Osmani is abroad.", None),
        ("post", "The mayor, Karim Osmani, spoke.", "The governor, Karim Osmani, spoke.", CONFLICT),
        ("rank", "Captain Karim Osmani was there.", "Colonel Karim Osmani was there.", CONFLICT),
        ("rank", "Captain Karim Osmani was there.", "El capitán Karim Osmani estaba allí.", None),
        ("rank", "General Karim Osmani was there.", "The major-general Karim Osmani was there.", None),
        ("cause", "The crash was caused by pilot error.", "Причиной крушения стал отказ двигателя.", OPINION),
        ("cause", "The fire was caused by a short circuit.", "L'incendie est dû à un court-circuit.", None),
        ("holder of the office", "Police chief Karim Osmani spoke.", "El jefe de policía, Peter Lindqvist, habló.", CONFLICT),
    ],
)  # fmt: skip
def test_states_deeds_scenes_posts_and_causes(attribute, one, other, verdict):
    assert verdict_on(attribute, differences(one, other)) == verdict


def test_what_can_both_be_true_is_not_left_open():
    one, other = "There was no immediate claim of responsibility for the attack.", "The bombing was carried out by terrorist groups."
    (found,) = [c for c in differences(one, other) if c.attribute == "who did it"]
    assert found.verdict is SCOPE
    assert found.reason.endswith("Both stand.")
