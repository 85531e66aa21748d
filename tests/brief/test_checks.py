from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.made_up import a_claim, a_conflict, a_source, an_entity, evidence_of, origins_of

from briefer.brief.checks import refusals
from briefer.models import Certainty, Claim, ClaimKind, ConflictKind, EntityKind, Likelihood, Reconciled, SettledDate

SOURCE = a_source(
    "a.txt",
    [
        "Tajik President Emomali Rahmon met Vladimir Putin in Dushanbe on Monday.",
        "Three insurgents and two border guards were killed on 25 December, the army said.",
        "At least 40 people fled the Norwegian border village.",
        "Analysts say a treaty is likely.",
        "The army allegedly shelled the village.",
        "The ministry denied that troops crossed the border.",
        "General Asim Munir, the head of the Frontier Service, visited Dushanbe.",
        "Several outposts were opened in 2019.",
    ],
    publisher="Made Up News",
)
LINES = SOURCE.text.split("\n")
MET = a_claim(SOURCE, LINES[0], names=("Emomali Rahmon", "Vladimir Putin"), places=("Dushanbe",), dates=(("Monday", None, 0),))
KILLED = a_claim(
    SOURCE,
    LINES[1],
    dates=(("25 December", "XXXX-12-25", None),),
    counts=(("Three", 3, "insurgents killed"), ("two", 2, "border guards killed")),
    certainty=Certainty.REPORTED,
    speaker="the army",
)
FLED = a_claim(SOURCE, LINES[2], counts=())
TREATY = a_claim(SOURCE, LINES[3], kind=ClaimKind.ASSESSMENT, certainty=Certainty.FORECAST, speaker="Analysts")
SHELLED = a_claim(SOURCE, LINES[4], certainty=Certainty.ALLEGED)
DENIED = a_claim(SOURCE, LINES[5], kind=ClaimKind.STATEMENT, certainty=Certainty.DENIED, speaker="The ministry")
VISIT = a_claim(SOURCE, LINES[6], names=("Asim Munir",), places=("Dushanbe",))
OPENED = a_claim(SOURCE, LINES[7], dates=(("2019", "2019", None),))
OTHER = a_source("b.txt", ["General Oskar Lind, the head of the Frontier Service, visited Dushanbe."])
VISIT2 = a_claim(OTHER, OTHER.text, names=("Oskar Lind",), places=("Dushanbe",))
CLAIMS = (MET, KILLED, FLED, TREATY, SHELLED, DENIED, VISIT, OPENED, VISIT2)
KNOWN = Reconciled(
    origins=origins_of((SOURCE, OTHER)),
    entities=(
        an_entity("Emomali Rahmon", (MET,), roles=("President of Tajikistan",), also=(("Imam Ali Rahman", MET),)),
        an_entity("Vladimir Putin", (MET,), roles=("President of Russia",)),
        an_entity("Asim Munir", (VISIT,)),
        an_entity("Oskar Lind", (VISIT2,)),
        an_entity("Dushanbe", (MET, VISIT), kind=EntityKind.PLACE),
    ),
    dates=(SettledDate(claim=MET.id, text="Monday", value="2024-12-30", reason="the other report", settled_by=OTHER.id),),
    conflicts=(a_conflict("head of the Frontier Service", "name", ConflictKind.NAME, ("Asim Munir", (VISIT,)), ("Oskar Lind", (VISIT2,))),),
)
EVIDENCE = evidence_of((SOURCE, OTHER), CLAIMS, KNOWN)


def why(text: str, *claims: Claim, part: str = "bottom line") -> tuple[str, ...]:
    return refusals(text, part, [c.id for c in claims], None, EVIDENCE)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Emomali Rahmon met Vladimir Putin in Dushanbe.", (MET,)),
        ("Rahmon met Putin on Monday 30 December 2024.", (MET,)),
        ("Tajikistan's president, Emomali Rahmon, received Vladimir Putin in Dushanbe on 30 December 2024.", (MET,)),
        ("Imam Ali Rahman met Vladimir Putin on Monday.", (MET,)),
        ("The army said 3 insurgents and two border guards were killed on 25 December.", (KILLED,)),
        ("One outlet reports that three insurgents were killed.", (KILLED,)),
        ("At least 40 people fled a Norwegian village.", (FLED,)),
        ("At least forty people fled.", (FLED,)),
        ("Analysts think a treaty is likely.", (TREATY,)),
        ("The army reportedly shelled the village.", (SHELLED,)),
        ("The ministry denies that troops crossed the border.", (DENIED,)),
        ("The head of the Frontier Service visited Dushanbe.", (VISIT, VISIT2)),
        ("Sources disagree whether Asim Munir or Oskar Lind visited Dushanbe.", (VISIT, VISIT2)),
        ("Outposts were opened in 2019.", (OPENED,)),
    ],
)
def test_good_sentences_are_accepted(text, claims):
    assert why(text, *claims) == ()


@pytest.mark.parametrize(
    ("text", "claims", "reason"),
    [
        ("Rahmon met Putin.", (), "names no claim"),
        ("Three insurgents and four border guards were killed, the army said.", (KILLED,), "number"),
        ("Five people were killed, the army said.", (KILLED,), "number"),
        ("Two insurgents and three border guards were killed, the army said.", (KILLED,), "counts something else"),
        ("Dozens were killed, the army said.", (KILLED,), "number"),
        ("40 people fled the village.", (FLED,), "at least"),
        ("Three insurgents were killed on 25 December 2024, the army said.", (KILLED,), "date"),
        ("Three insurgents were killed on 26 December, the army said.", (KILLED,), "date"),
        ("Three insurgents were killed in November, the army said.", (KILLED,), "November"),
        ("Rahmon met Putin on Tuesday.", (MET,), "weekday"),
        ("Rahmon met Putin yesterday.", (MET,), "another day"),
        ("Outposts were opened in 2020.", (OPENED,), "2020"),
        ("Rahmon met Putin in Moscow.", (MET,), "Moscow"),
        ("Rahmon met Putin in Kazakhstan.", (MET,), "Kazakhstan"),
        ("Rahmon met Xi Jinping in Dushanbe.", (MET,), "Jinping"),
        ("Rahmon met Sergei Lavrov in Dushanbe.", (MET,), "Lavrov"),
        ("Vladimir Rahmon met Putin in Dushanbe.", (MET,), "Vladimir Rahmon"),
        ("Rahmon met Putin of NATO in Dushanbe.", (MET,), "NATO"),
        ("The prime minister met Putin in Dushanbe.", (MET,), "office"),
        ("Asim Munir visited Dushanbe.", (VISIT,), "disagree"),
        ("General Munir visited Dushanbe.", (VISIT,), "disagree"),
        ("Three insurgents and two border guards were killed.", (KILLED,), "only reported"),
        ("The army shelled the village.", (SHELLED,), "alleged"),
        ("A treaty will be signed.", (TREATY,), "forecast"),
        ("Troops crossed the border.", (DENIED,), "denied"),
        ("Rahmon likely met Putin.", (MET,), "judgement of its own"),
        ("See https://example.org for how Rahmon met Putin.", (MET,), "link"),
        ("Rahmon met <b>Putin</b> in Dushanbe.", (MET,), "markup"),
        ("Rahmon met Putin [2] in Dushanbe.", (MET,), "brackets"),
        ("Rahmon met Putin\nin Dushanbe.", (MET,), "control"),
        ("Rahmon met \u202ePutin in Dushanbe.", (MET,), "control"),
        ("رحمان met Putin in Dushanbe.", (MET,), "English letters"),
        ("Rahmon met Putin in Dushanbe" + " in Dushanbe" * 30 + ".", (MET,), "at most"),
        ("Rahmon.", (MET,), "sentence"),
    ],
)
def test_each_reason_for_refusing(text, claims, reason):
    found = "; ".join(why(text, *claims))
    assert reason.casefold() in found.casefold()


def test_unknown_and_foreign_claims_are_refused():
    assert "not given" in refusals("Rahmon met Putin.", "headline", ["s0:1-2"], None, EVIDENCE)[0]
    assert "not given" in refusals("Rahmon met Putin.", "headline", [MET.id], [KILLED.id], EVIDENCE)[0]


def test_a_headline_is_shorter_than_a_sentence_of_the_bottom_line():
    text = "Rahmon met Putin in Dushanbe" + " and in Dushanbe" * 15 + "."
    assert not why(text, MET)
    assert why(text, MET, part="headline")


@given(st.integers(5, 10_000_000))
def test_no_number_that_is_not_in_the_claims_gets_through(number):
    assert why(f"The army said {number} insurgents were killed.", KILLED)


@given(st.dates())
def test_no_full_date_gets_through_where_no_year_is_given(day):
    text = f"Three insurgents were killed on {day.day} {day:%B} {day.year:04}, the army said."
    assert why(text, KILLED)


@given(st.from_regex(r"[A-Z][a-z]{4,9}ov", fullmatch=True))
def test_no_strange_surname_gets_through(name):
    assert why(f"Rahmon met {name} in Dushanbe.", MET)


def test_the_words_of_the_desks_yardstick_are_the_sources_alone():
    text = "There is a realistic possibility that Emomali Rahmon met Vladimir Putin."
    own = "'realistic possibility' is a judgement of its own"
    assert own in refusals(text, "headline", [MET.id], None, EVIDENCE, "PHIA")
    assert own not in refusals(text, "headline", [MET.id], None, EVIDENCE, "ICD 203")
    assert refusals(text, "headline", [MET.id], None, EVIDENCE) == refusals(text, "headline", [MET.id], None, EVIDENCE, "ICD 203")


@pytest.mark.parametrize("yardstick", ["ICD 203", "PHIA"])
@pytest.mark.parametrize("words", ["highly likely", "very unlikely", "almost certain", "remote", "roughly even"])
def test_words_of_either_yardstick_are_looked_for(words: str, yardstick: Likelihood):
    text = f"It is {words} that Emomali Rahmon met Vladimir Putin."
    assert any("is a judgement of its own" in why for why in refusals(text, "headline", [MET.id], None, EVIDENCE, yardstick))
