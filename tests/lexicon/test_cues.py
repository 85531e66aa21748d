"""Who speaks, how sure it is, and what kind of thing is told."""

from __future__ import annotations

import pytest

from briefer.lexicon.cues import find_certainty, find_kind, find_speaker, without_quotations
from briefer.lexicon.names import find_names
from briefer.models import Certainty, ClaimKind


def speaker(text: str, language: str = "en") -> str | None:
    found = find_speaker(text, language, find_names(text, language))
    return found.speaker if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two held a phone call on borders, trade, and security, the Kremlin said.", "the Kremlin"),
        ("According to sources, the ferry left too early.", "sources"),
        ("According to the press release, Ali Karimi expressed satisfaction.", "the press release"),
        ("Bodies were still being recovered, according to the observatory.", "the observatory"),
        ("According to the source there are many children among them.", "the source"),
        ("Earlier, some Danish pilots warned that ice may form.", "some Danish pilots"),
        ("However, analysts suggest that it is unlikely.", "analysts"),
        ("Transport Minister Clara Whitmore has said that aid will go on.", "Clara Whitmore"),
        ("Aid will go on, says Clara Whitmore.", "Clara Whitmore"),
        ("Roads are icy, said institute head Samir Abdel Karim.", "Samir Abdel Karim"),
        ("“We were lost,” Lucy Alvarado said.", "Lucy Alvarado"),
        ("Lydia Marten, 16, said she was at sea.", "Lydia Marten"),
        ("One of them told a reporter that the bus had left.", "One of them"),
        ("The toll may grow after the flood the Institute said.", "the Institute"),
        ("A Lamu resident speaking from the roof said boats had waited.", "A Lamu resident"),
        ("During the tour, the health minister said costs grow.", "the health minister"),
        ("The minister expressed best wishes.", "The minister"),
        ("The River Party, led by Clara Whitmore, welcomed the ruling.", "The River Party"),
        ("Clara Whitmore, 61, welcomed the ruling.", "Clara Whitmore"),
        ("He said the road was closed.", None),
        ("Two soldiers died in the clash.", None),
        ("She called it “a plan the minister announced last week”.", None),
        ("Nepal has kept a quiet tone.", None),
    ],
)
def test_speaker_in_english(text, expected):
    assert speaker(text) == expected


def test_a_pronoun_is_told_from_no_speaker():
    found = find_speaker("“We will go on,” he added.", "en")
    assert found is not None
    assert found.pronoun
    assert found.speaker is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("El herido está grave, según informaron las autoridades.", "es", "las autoridades"),
        ("El herido huyó, añadió el sheriff.", "es", "el sheriff"),
        ("El herido huyó, explicó Alex Morales.", "es", "Alex Morales"),
        ("Han ble funnet i dag, ifølge politiet.", "no", "politiet"),
        ("Politiet bekrefter at båten ble funnet.", "no", "Politiet"),
        ("Ifølge Norges Bank økte renten med 0,25 prosentpoeng.", "nb", "Norges Bank"),
        ("Ordfører Kari Nygaard sa at båten er trygg.", "nb", "Kari Nygaard"),
        ("El Gobierno declaró el estado de emergencia.", "es", "El Gobierno"),
        ("Die Behörde sagte die Reise ab.", "de", "Die Behörde"),
        ("По данным CNN, его нашли.", "ru", "CNN"),
        ("وقال مدير المرفأ إن المركب غرق.", "ar", "مدير المرفأ"),
        ("بر اساس این بیانیه، گفتگوها ادامه دارد.", "fa", "این بیانیه"),
        ("به گزارش راز نیوز | دو نفر کشته شدند.", "fa", None),
        ("دفتر ریاست جمهوری تاجیکستان اعلام کرد: رهبران دیدار کردند.", "fa", "دفتر ریاست جمهوری تاجیکستان"),
    ],
)
def test_speaker_elsewhere(text, language, expected):
    assert speaker(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Three soldiers died on the border.", "en", Certainty.ASSERTED),
        ("The group reportedly operates there.", "en", Certainty.REPORTED),
        ("According to sources, talks began.", "en", Certainty.REPORTED),
        ("The border has been a source of incursions.", "en", Certainty.ASSERTED),
        ("He allegedly opened fire.", "en", Certainty.ALLEGED),
        ("He was accused of spying.", "en", Certainty.ALLEGED),
        ("The ministry denied the report.", "en", Certainty.DENIED),
        ("It is likely that partnerships will be formed.", "en", Certainty.FORECAST),
        ("The minister said that aid would go on.", "en", Certainty.FORECAST),
        ("They could not say how many fled.", "en", Certainty.ASSERTED),
        ("It happened on 3 May in the capital.", "en", Certainty.ASSERTED),
        ("The traditional May Day rally was cancelled.", "en", Certainty.ASSERTED),
        ("این احتمال وجود دارد که باران ببارد.", "fa", Certainty.FORECAST),
        ("Подозреваемый задержан.", "ru", Certainty.ASSERTED),
        ("El presunto autor murió.", "es", Certainty.ALLEGED),
        ("Medios locales aseguran que murió.", "es", Certainty.REPORTED),
    ],
)
def test_certainty(text, language, expected):
    assert find_certainty(text, language, find_speaker(text, language)) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Three soldiers died on the border.", "en", ClaimKind.EVENT),
        ("On Monday the ministry confirmed a train crash near the port.", "en", ClaimKind.EVENT),
        ("The observatory said 98 people were killed.", "en", ClaimKind.EVENT),
        ("The minister expressed best wishes.", "en", ClaimKind.STATEMENT),
        ("The minister said that aid will go on.", "en", ClaimKind.STATEMENT),
        ("“We will stay.”", "en", ClaimKind.STATEMENT),
        ("This underscores a shift in the region.", "en", ClaimKind.ASSESSMENT),
        ("However, analysts suggest that it is unlikely.", "en", ClaimKind.ASSESSMENT),
        ("It shares a long border with Afghanistan.", "en", ClaimKind.BACKGROUND),
        ("The group has historically received backing.", "en", ClaimKind.BACKGROUND),
        ("در سه سال گذشته، قیمت گندم بالا بوده است.", "fa", ClaimKind.BACKGROUND),
        ("Politiet bekrefter at to døde.", "no", ClaimKind.STATEMENT),
        ("Dos personas murieron ayer.", "es", ClaimKind.EVENT),
    ],
)
def test_kind(text, language, expected):
    assert find_kind(text, language, find_speaker(text, language, find_names(text, language)), old=False) is expected


def test_old_years_make_background():
    text = "Two soldiers died there in 1998."
    assert find_kind(text, "en", None, old=True) is ClaimKind.BACKGROUND


def test_a_day_makes_a_present_tense_caption_an_event():
    assert find_kind("The ministers meet in the capital.", "en", None, old=False, dated=True) is ClaimKind.EVENT


def test_quotations_are_blotted_out_at_their_length():
    text = 'He called it “a plan” and "a "'
    assert len(without_quotations(text)) == len(text)
    assert "plan" not in without_quotations(text)
