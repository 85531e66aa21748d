"""Facets on other events than those of the packs: a ferry, a plane, a prison, an epidemic; each row is told in two languages."""

from __future__ import annotations

import pytest

from briefer.models import DifferenceKind
from briefer.reconcile.facets.told_common import any_of, classes

from .made import Said, reconcile
from .test_facets_told import verdict_on

CONFLICT, SCOPE, UPDATE, OPINION = DifferenceKind.CONFLICT, DifferenceKind.SCOPE, DifferenceKind.UPDATE, DifferenceKind.OPINION
NAMES = (
    ("loc", "Torvik"), ("loc", "Freeland"), ("loc", "Norway"), ("loc", "Sweden"), ("per", "Ana Sand"), ("per", "Oscar Lind"), ("org", "Red Front"),
    ("org", "Blue Brigade"), ("loc", "Торвик"), ("loc", "تورفيك"),
)  # fmt: skip
LEADS = {
    "sinking": "A ferry sank off Torvik on 7 May 2024, killing eight people, Ana Sand and Oscar Lind said.",
    "crash": "An aircraft crashed in Torvik on 7 May 2024, killing eight people, Ana Sand and Oscar Lind said.",
    "blast": "A bomb exploded in Torvik on 7 May 2024, killing eight people, Ana Sand and Oscar Lind said.",
    "fire": "A fire broke out at a chemical plant in Torvik on 7 May 2024, killing eight people, Ana Sand and Oscar Lind said.",
    "escape": "Eight inmates escaped from a prison in Torvik on 7 May 2024, Ana Sand and Oscar Lind said.",
    "hostages": "Gunmen took eight hostages in Torvik on 7 May 2024, Ana Sand and Oscar Lind said.",
    "outbreak": "An outbreak of cholera killed eight people in Torvik on 7 May 2024, Ana Sand and Oscar Lind said.",
    "mine": "An explosion in a coal mine in Torvik killed eight people on 7 May 2024, Ana Sand and Oscar Lind said.",
    "hack": "A cyber attack hit the hospitals of Torvik on 7 May 2024, Ana Sand and Oscar Lind said.",
    "protest": "Police clashed with protesters in Torvik on 7 May 2024, killing eight people, Ana Sand and Oscar Lind said.",
    "killing": "Gunmen attacked the mayor of Torvik, Ana Sand, on 7 May 2024, Oscar Lind said.",
    "border": "Troops of Norway and Sweden clashed on the border near Torvik on 7 May 2024, Ana Sand and Oscar Lind said.",
}


def said(text):
    return Said(text, [name for name in NAMES if name[1] in text], [("7 May 2024", "2024-05-07")] if "7 May 2024" in text else ())


def difference(attribute, event, one, other, languages=("en", "en"), days=("2024-05-08", "2024-05-08")):
    given = [
        (f"{n}.txt", [said(LEADS[event]), said(text)], {"published": day, "language": language})
        for n, (text, language, day) in enumerate(zip((one, other), languages, days, strict=True))
    ]
    return verdict_on(attribute, reconcile(*given)[1].conflicts)


@pytest.mark.parametrize(
    ("event", "one", "other"),
    [
        ("sinking", "The ferry sank because it was overloaded.", "Le naufrage est dû à une collision avec un cargo."),
        ("sinking", "El barco se hundió debido a que encalló en un arrecife.", "Паром затонул из-за перегруза."),
        ("sinking", "Die Fähre ist gekentert, weil sie wegen der vielen Fahrgäste überladen war.", "La nave è affondata a causa del maltempo."),
        ("crash", "The crash was caused by a lack of maintenance.", "El accidente se debió a un choque con aves."),
        ("crash", "Katastrofa była spowodowana błędem pilota.", "Ulykken skyldtes teknisk feil."),
        ("crash", "De trein is ontspoord door een menselijke fout.", "El descarrilamiento fue causado por exceso de velocidad."),
        ("mine", "The explosion was caused by methane.", "Обрушение кровли стало причиной гибели шахтёров."),
        ("mine", "Patlamanın nedeni grizu.", "The explosion was triggered by a short circuit."),
        ("fire", "The fire was caused by chemicals that were improperly stored.", "L'incendie est un incendie criminel, selon Ana Sand."),
        ("fire", "حريق المصنع ناجم عن ماس كهربائي.", "The blaze was due to a gas leak."),
        ("outbreak", "The outbreak was caused by contaminated water.", "L'épidémie est due à des animaux infectés."),
        ("protest", "The deaths were caused by a stampede.", "Los manifestantes murieron a causa de una golpiza."),
    ],
)  # fmt: skip
def test_causes_of_other_accidents(event, one, other):
    assert difference("cause", event, one, other) is OPINION


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire was caused by a short circuit.", "The explosion caused a gas leak and a fire."),  # an effect
        ("The fire was caused by a short circuit.", "The cause of the fire is not known."),
        ("They look at an engine failure, but the cause is not known.", "Причина неизвестна, рассматривается плохая погода."),
        ("The road to Torvik was blocked by a rockfall.", "The fire was caused by a short circuit."),
        ("Hackney firemen said the fire led to a short circuit.", "A short circuit caused the fire."),  # a name that begins as "hack"
    ],
)
def test_what_is_no_other_cause(one, other):
    assert difference("cause", "fire", one, other) is None


@pytest.mark.parametrize(
    ("attribute", "event", "one", "other", "verdict"),
    [
        ("kind of bombing", "blast", "A suicide bomber set off the explosion.", "La bomba, colocada bajo un coche, estalló a distancia.", CONFLICT),
        ("kind of bombing", "blast", "Взрыв устроил смертник.", "The bomb was planted in a bin and detonated remotely.", CONFLICT),
        ("kind of bombing", "blast", "A suicide bomber set off the explosion.", "It was not a suicide bombing: the bomb was planted.", CONFLICT),
        ("kind of bombing", "blast", "A suicide bomber set off the explosion.", "Se trata de un atentado suicida con bomba.", None),
        ("kind of cyber attack", "hack", "The cyber attack was a ransomware attack.", "El ciberataque fue una denegación de servicio.", CONFLICT),
        ("kind of cyber attack", "hack", "Кибератака была DDoS-атакой.", "Hackers wiped the servers.", CONFLICT),
        ("kind of cyber attack", "hack", "Hackers broke into the network.", "Es un ciberataque con un programa de secuestro de datos.", None),
        ("motive", "killing", "The motive was terrorism, police said.", "Das Motiv ist Hass, sagte die Polizei.", None),
        ("way of the escape", "escape", "The inmates escaped through a tunnel.", "Los presos se fugaron en un helicóptero.", CONFLICT),
        ("way of the escape", "escape", "Заключённые сбежали через подкоп.", "The prisoners escaped after they overpowered the guards.", CONFLICT),
        ("way of the escape", "escape", "The inmates escaped through a tunnel.", "Les détenus se sont évadés par un tunnel.", None),
        ("how the hostages came free", "hostages", "Commandos stormed the bank and the hostages were rescued.", "Les ravisseurs ont libéré les otages.", CONFLICT),
        ("how the hostages came free", "hostages", "Спецназ освободил заложников в ходе штурма.", "The gunmen released the hostages.", CONFLICT),
        ("phase of the flight", "crash", "The plane crashed shortly after take-off.", "El avión se estrelló al aterrizar.", CONFLICT),
        ("phase of the flight", "crash", "Самолёт разбился при посадке.", "Das Flugzeug ist kurz nach dem Start abgestürzt.", CONFLICT),
        ("kind of aircraft", "crash", "A helicopter crashed on the hill.", "Un avion s'est écrasé sur la colline.", CONFLICT),
        ("kind of aircraft", "crash", "Rescue helicopters came after the plane crashed.", "The plane crashed on the hill.", None),
        ("kind of vessel", "sinking", "The fishing boat sank at night.", "Затонул сухогруз.", CONFLICT),
        ("motive", "killing", "The motive was revenge, police said.", "El móvil del ataque sería el robo.", OPINION),
        ("manner of death", "killing", "Oscar Lind was stabbed to death.", "Оскар Линд, Oscar Lind, был застрелен.", CONFLICT),
        ("manner of death", "killing", "Oscar Lind shot dead two people.", "Oscar Lind was found hanged.", None),
    ],
)  # fmt: skip
def test_ways_in_which_it_happened(attribute, event, one, other, verdict):
    assert difference(attribute, event, one, other) == verdict


@pytest.mark.parametrize(
    ("attribute", "event", "one", "other", "verdict"),
    [
        ("sent or not sent", "sinking", "The crew sent a distress call.", "El capitán no emitió ninguna llamada de socorro.", CONFLICT),
        ("sent or not sent", "crash", "No distress call was received.", "Экипаж подал сигнал бедствия.", CONFLICT),
        ("burning or under control or out", "fire", "The fire is out of control.", "L'incendie est maîtrisé.", CONFLICT),
        ("no contact or contact made", "mine", "There has been no contact with the trapped miners.", "С шахтёрами установлена связь.", CONFLICT),
        ("held or none", "sinking", "The ferry had a valid licence.", "Le bateau naviguait sans autorisation, selon le syndicat.", CONFLICT),
        ("not used or used", "protest", "Police used live ammunition.", "La police dément avoir tiré à balles réelles.", CONFLICT),
        ("sounded or not sounded", "fire", "The alarm went off at once.", "La alarma no sonó.", CONFLICT),
        ("dangerous or no danger", "fire", "The smoke is toxic.", "La fumée n'est pas toxique.", SCOPE),
        ("closed or open", "crash", "The airport was closed for five hours and reopened.", "El aeropuerto está cerrado.", UPDATE),
        ("closed or open", "crash", "The airport was closed for five hours and reopened.", "L'aéroport est resté ouvert.", None),
        ("closed or open", "crash", "The airport is closed.", "L'aéroport n'a jamais été fermé.", CONFLICT),
        ("closed or open", "fire", "The emergency exits were locked.", "Las salidas de emergencia estaban abiertas.", CONFLICT),
        ("holding or broken", "border", "The truce is holding.", "Zawieszenie broni zostało zerwane, rozejm violated.", CONFLICT),
        ("in force or lifted", "protest", "The curfew was lifted.", "Utegångsförbudet gäller fortfarande.", CONFLICT),
        ("in force or lifted", "protest", "The curfew was lifted.", "Officials will say whether the curfew is still in force.", None),
    ],
)  # fmt: skip
def test_states_of_things_of_other_events(attribute, event, one, other, verdict):
    assert difference(attribute, event, one, other) == verdict


def test_soldiers_who_stormed_a_building_need_not_hold_it():
    one, other = "Troops stormed the ministry headquarters in Torvik.", "The troops were repelled at the headquarters in Torvik."
    assert difference("who holds it", "border", one, other) is None


@pytest.mark.parametrize(
    ("event", "one", "other", "verdict"),
    [
        ("sinking", "The captain of the ferry, the captain, was arrested.", "Капитан парома погиб.", CONFLICT),
        ("escape", "The fugitive was found dead.", "El prófugo fue capturado.", CONFLICT),
        ("outbreak", "The first patient died.", "Le patient est dans un état critique.", CONFLICT),
        ("hostages", "Заручник загинув.", "L'ostaggio è sopravvissuto.", CONFLICT),
        ("killing", "Napastnik nie żyje.", "Saldırgan yakalandı.", CONFLICT),
        ("crash", "The pilot was killed.", "The co-pilot is in critical condition.", None),
        ("crash", "The pilot is missing.", "Пілот помер.", UPDATE),
        ("sinking", "Los pasajeros esperaron hasta el martes y murieron ocho.", "The patient is in hospital.", None),
    ],
)  # fmt: skip
def test_what_became_of_people_of_other_events(event, one, other, verdict):
    assert difference("fate", event, one, other) == verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Влада звинуватила Red Front у нападі.", "L'attacco è stato rivendicato, Blue Brigade ha rivendicato l'attacco.", CONFLICT),
        ("Hiçbir örgüt saldırıyı üstlenmedi.", "Władze oskarżyły Red Front o atak.", SCOPE),
        ("De regering beschuldigde Red Front van de aanslag.", "Red Front заперечив причетність до нападу.", OPINION),
        ("اتهمت الحكومة Red Front بالهجوم.", "نفت Red Front مسؤوليتها عن الهجوم.", OPINION),
    ],
)
def test_who_did_it_in_more_languages(one, other, verdict):
    assert difference("who did it", "killing", one, other) == verdict


@pytest.mark.parametrize(
    ("attribute", "event", "one", "other", "verdict"),
    [
        ("weapon", "killing", "He attacked her with an axe.", "Напал с ножом: нападавший был вооружён ножом.", CONFLICT),
        ("weapon", "border", "They were killed by a land mine.", "Los soldados murieron por un misil, el enemigo disparó un misil.", CONFLICT),
        ("vehicle", "blast", "A suicide car bomb exploded.", "Le kamikaze conduisait un vélo chargé d'explosifs, attentat suicide.", CONFLICT),
        ("post", "killing", "The deputy minister, Oscar Lind, spoke.", "El ministro, Oscar Lind, habló.", CONFLICT),
        ("post", "killing", "The deputy prime minister, Oscar Lind, spoke.", "The foreign minister, Oscar Lind, spoke.", None),
        ("post", "killing", "رئيس الهيئة Oscar Lind تحدث.", "نائب رئيس الهيئة Oscar Lind تحدث.", CONFLICT),
        ("rank", "border", "Admiral Oscar Lind was there.", "El coronel Oscar Lind estaba allí.", CONFLICT),
        ("holder of the office", "border", "Defence minister Ana Sand spoke.", "El ministro de Defensa, Oscar Lind, habló.", CONFLICT),
        ("holder of the office", "border", "Norway's defence minister Ana Sand spoke.", "The Swedish defence minister Oscar Lind spoke.", None),
        ("place of arrest", "killing", "Oscar Lind was arrested in a mosque.", "Oscar Lind werd aangehouden in een winkel, Oscar Lind.", CONFLICT),
        ("place of arrest", "killing", "Oscar Lind was arrested at a roadblock, a checkpoint.", "Oscar Lind fue detenido en la frontera.", None),
        ("who fired first", "border", "The rebels opened fire first.", "De politie schoot als eerste.", CONFLICT),
        ("subjects of the talks", "hostages", "The talks were about working hours.", "Les pourparlers portaient sur les otages.", SCOPE),
        ("subjects of the talks", "hostages", "Ana Sand spoke of sanctions.", "The talks were about pay.", None),
        ("who mediated", "hostages", "Ana Sand mediated the deal.", "La liberación se debe al enviado Oscar Lind.", CONFLICT),
        ("who mediated", "hostages", "Ana Sand mediated the deal.", "El retraso se atribuye a Oscar Lind.", None),
    ],
)  # fmt: skip
def test_means_posts_and_offices(attribute, event, one, other, verdict):
    assert difference(attribute, event, one, other) == verdict


def test_classes_are_whole_words_also_behind_the_joined_article():
    rows = classes((("hack", r"hack(?:ers)?"), ("truce", r"هدنة|آتش بس")))
    found = any_of(words for _, words in rows)
    told = {text: bool(found.search(text)) for text in ("a hack", "hackney", "والهدنه", "آتشبس")}  # folding drops the half-blank
    assert told == {"a hack": True, "hackney": False, "والهدنه": True, "آتشبس": True}
