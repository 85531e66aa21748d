"""Nothing is kept that the source does not hold."""

import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.claims.ground import NOT_FOUND, _as_written, find_quote, ground_claims, in_furniture, open_article
from briefer.lexicon.folding import find_folded
from briefer.models import Claim, Source

from .helpers import claim, mention, source

EN = source(
    "Police in Ostrel said on Monday that gunmen had killed at least three guards at a bridge. "
    "Deputy Interior Minister Dana Orlec denied that the border was closed.\n"
    "On 25 December two attacks led to five deaths, the Velnian government said. The army did not confirm the attacks.\n"
    "“The road is open,” Orlec said. The road is open, a driver said.",
    published="2024-12-31",
    furniture=("More news: Gold prices rise again in Ostrel",),
)
FA = source("پلیس استرل روز دوشنبه اعلام کرد که ۳ مرزبان در نزدیکی پل کشته شدند. وزیر کشور، دانا اورلک، این خبر را رد کرد.", "fa")


def only(src: Source, quote: str, statement: str = "Something happened.", **rest: object) -> Claim:
    claims, dropped = ground_claims((claim(quote, statement, **rest),), open_article(src))
    assert dropped == ()
    return claims[0]


# ---------------------------------------------------------------- quotes


def test_the_sources_characters_are_kept():
    got = only(EN, '"The road is open," Orlec said')
    assert got.quote.text == "“The road is open,” Orlec said"
    assert EN.text[got.quote.start : got.quote.end] == got.quote.text
    assert (got.found, got.paragraph) == ("normalised", 2)
    assert got.id == f"s0123456789:{got.quote.start}-{got.quote.end}"


def test_a_quote_as_it_stands_is_exact():
    assert only(EN, "Deputy Interior Minister Dana Orlec denied").found == "exact"


@pytest.mark.parametrize(
    "quote",
    [
        "at least four guards at a bridge",
        "The army did confirm the attacks",
        "Deputy Interior Minister Dana Orlov denied",
        "guards at least three at a bridge",
        "gunmen killed no fewer than three guards",
        "Police in Ostrel said ... at a bridge",
        "olice in Ostrel said on Monday",
    ],
)
def test_what_is_not_there_is_dropped(quote: str):
    claims, dropped = ground_claims((claim(quote), claim("Police in Ostrel said")), open_article(EN))
    assert [c.quote.text for c in claims] == ["Police in Ostrel said"]
    assert [(d.quote, d.why) for d in dropped] == [(quote, NOT_FOUND)]


def test_furniture_is_no_article():
    _, dropped = ground_claims((claim("Gold prices rise again"),), open_article(EN))
    assert [d.why for d in dropped] == ["the words stand only beside the article (a teaser)"]
    assert in_furniture("Police in Ostrel", EN) is None


def test_words_that_stand_twice_are_used_one_after_the_other():
    article = open_article(EN)
    claims, _ = ground_claims((claim("The road is open", "Orlec says so."), claim("The road is open", "A driver says so.")), article)
    assert [EN.text[c.quote.start : c.quote.end] for c in claims] == ["“The road is open,” Orlec said.", "The road is open, a driver said."]
    assert [c.statement_language for c in claims] == ["en", "en"]


def test_two_claims_on_the_same_words_have_two_ids():
    words = "Deputy Interior Minister Dana Orlec denied that the border was closed"
    claims, _ = ground_claims((claim(words, "Orlec denied it."), claim(words, "Orlec is deputy interior minister.")), open_article(EN))
    assert [c.id.partition("/")[2] for c in claims] == ["", "2"]


def test_a_claim_given_twice_is_one():
    claims, dropped = ground_claims((claim("Police in Ostrel said"), claim("Police in Ostrel said")), open_article(EN))
    assert (len(claims), len(dropped)) == (1, 1)


def test_claims_come_in_the_order_of_the_source():
    claims, _ = ground_claims((claim("The army did not confirm"), claim("Police in Ostrel said")), open_article(EN))
    assert [c.quote.text for c in claims] == ["Police in Ostrel said", "The army did not confirm"]


WORDS = ["guards", "bridge", "not", "Ostrel", "سلام", "پل", "3,500", "۱۲", "Orlec", "می‌شود", "e\u0301te", "🙂", "\u202bشهر\u202c"]


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=30), st.data())
def test_every_accepted_quote_is_the_sources_own(words: list[str], data: st.DataObject):
    src = source(" ".join(words))
    first = data.draw(st.integers(0, len(words) - 2))
    quote = " ".join(words[first : data.draw(st.integers(first + 2, len(words)))])
    for got in ground_claims((claim(quote.ljust(8, " ")),), open_article(src))[0]:
        assert src.text[got.quote.start : got.quote.end] == got.quote.text


@given(st.lists(st.sampled_from([*WORDS, "a", "1", ".", ",", " ", "\u200c", "\u0301", "“", "'s"]), max_size=14).map("".join), st.data())
def test_the_quick_way_finds_nothing_that_folding_does_not(text: str, data: st.DataObject):
    first = data.draw(st.integers(0, len(text)))
    words = text[first : data.draw(st.integers(first, len(text)))]
    assert set(_as_written(words.strip(), text)) <= set(find_folded(words, text))


def _swap_number(text: str, chance: random.Random) -> str:
    return re.sub(r"\d+", lambda m: str(int(m[0]) + chance.randint(1, 9)), text, count=1)


def _reorder(text: str, chance: random.Random) -> str:
    words = text.split()
    at = chance.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


CORRUPTIONS: dict[str, Callable[[str, random.Random], str]] = {
    "a number swapped": _swap_number,
    "not dropped": lambda text, _: text.replace("did not ", "did "),
    "a name changed": lambda text, _: text.replace("Orlec", "Orlov"),
    "words reordered": _reorder,
    "a paraphrase": lambda text, _: text.replace("say", "tell reporters"),
}


def _sentence(chance: random.Random) -> str:
    number, village, day = chance.randint(12, 899), chance.choice(["Velna", "Karth", "Ostrel"]), chance.choice(["Monday", "Friday"])
    return f"Minister Orlec did not say on {day} that {number} soldiers in {village}'s north had “gone home” – or why"


@pytest.mark.parametrize("kind", CORRUPTIONS)
def test_of_a_thousand_corrupted_quotes_none_is_found(kind: str):
    chance = random.Random(kind)
    accepted = 0
    for _ in range(200):
        text = _sentence(chance)
        bad = CORRUPTIONS[kind](text, chance)
        assert bad != text
        accepted += bool(find_quote(bad, open_article(source(f"It is said. {text}."))))
    assert accepted == 0


HARMLESS: dict[str, Callable[[str], str]] = {
    "white space": lambda text: text.replace(" ", " \u00a0\n"),
    "quotation marks": lambda text: text.replace("“", "«").replace("”", "»").replace("'", "’"),
    "digits": lambda text: text.translate({ord(str(n)): "۰۱۲۳۴۵۶۷۸۹"[n] for n in range(10)}),
    "dashes": lambda text: text.replace("–", "—"),
    "invisible marks": lambda text: text.replace("soldiers", "\u200bsol\u00addiers\u200e"),
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_of_a_thousand_harmless_differences_all_are_found(kind: str):
    chance = random.Random(kind)
    found = 0
    for _ in range(200):
        text = _sentence(chance)
        src = source(f"It is said. {text}.")
        hits = find_quote(HARMLESS[kind](text), open_article(src))
        found += [src.text[s:e] for s, e in hits] == [text]
    assert found == 200


# ---------------------------------------------------------------- names


def test_a_name_has_to_stand_in_the_quote_and_at_least_in_the_source():
    words = "Deputy Interior Minister Dana Orlec denied that the border was closed"
    names = [mention("Ostrel"), mention("Dana  Orlec", role="Deputy Interior Minister"), mention("Vladimir Putin"), mention("dana orlec")]
    got = only(EN, words, mentions=names)
    assert [(m.text, m.span is not None) for m in got.mentions] == [("Ostrel", False), ("Dana Orlec", True)]
    span = got.mentions[1].span
    assert span is not None
    assert EN.text[span.start : span.end] == "Dana Orlec"


@pytest.mark.parametrize(
    ("role", "kept"), [("Deputy Interior Minister", True), ("Chief of Army Staff", False), ("Minister of Defence", False)]
)
def test_an_office_has_to_stand_in_the_source(role: str, kept: bool):
    got = only(EN, "Dana Orlec denied that the border was closed", mentions=[mention("Dana Orlec", role=role)])
    assert got.mentions[0].role == (role if kept else None)


@pytest.mark.parametrize(
    ("text", "english", "kept"), [("دانا اورلک", "Dana Orlec", "Dana Orlec"), ("دانا اورلک", "دانا", None), ("دانا اورلک", None, None)]
)
def test_the_english_form_is_in_latin_letters(text: str, english: str | None, kept: str | None):
    got = only(FA, "وزیر کشور، دانا اورلک، این خبر را رد کرد", mentions=[mention(text, english=english)])
    assert got.mentions[0].english == kept


def test_the_english_form_sounds_like_the_name():
    words = "وزیر کشور، دانا اورلک، این خبر را رد کرد"
    given = [("دانا اورلک", "Vladimir Putin"), ("دانا اورلک", "Dana Orlek"), ("وزیر کشور", "Interior Minister")]
    got = only(FA, words, mentions=[mention(text, english=english) for text, english in given])
    assert [m.english for m in got.mentions] == [None, "Dana Orlek", "Interior Minister"]


def test_an_office_stands_beside_its_name():
    text = "President Vera Malk met Minister Dana Orlec in Ostrel. Sara Holm, the head of the army, did not."
    given = [("Vera Malk", "President"), ("Dana Orlec", "President"), ("Dana Orlec", "Minister"), ("Sara Holm", "head of the army")]
    found = [only(source(text), text, mentions=[mention(name, role=role)]).mentions[0].role for name, role in given]
    assert found == ["President", None, "Minister", "head of the army"]


@pytest.mark.parametrize(
    ("speaker", "kept"),
    [
        ("Dana Orlec", True),
        ("unnamed officials", False),
        ("Vera Malk", False),
        ("Dana Orlec [source 2]", False),
        ("https://a.example", False),
    ],
)
def test_a_speaker_stands_near_the_quote(speaker: str, kept: bool):
    assert only(EN, "denied that the border was closed", speaker=speaker).speaker == (speaker if kept else None)


def test_a_statement_does_not_repeat_what_was_asked():
    asked = "In Ostrel you take one news article apart into claims, for an officer"
    words = "پلیس استرل روز دوشنبه اعلام کرد"
    (free, bound) = (
        ground_claims((claim(words, f"{asked}."),), article)[0][0] for article in (open_article(FA), open_article(FA, [asked]))
    )
    assert (free.statement_language, bound.statement_language) == ("en", "fa")


@pytest.mark.parametrize(
    ("src", "quote", "words", "counted", "kept"),
    [
        (EN, "two attacks led to five deaths", "two", "attacks", "attacks"),
        (EN, "two attacks led to five deaths", "two", "stolen votes", None),
        (FA, "۳ مرزبان در نزدیکی پل", "۳", "sold to http://a.example", None),
    ],
)
def test_what_is_counted_is_had_from_the_quote(src: Source, quote: str, words: str, counted: str, kept: str | None):
    got = only(src, quote, quantities=[{"text": words, "counted": counted}])
    assert (got.quantities[0].counted or "").find(counted) == (0 if kept else -1)


def test_a_name_is_not_its_own_english_form():
    assert only(EN, "Dana Orlec denied that", mentions=[mention("Dana Orlec", english="Dana Orlec")]).mentions[0].english is None


# ---------------------------------------------------------------- dates and numbers


def test_dates_are_read_by_code():
    got = only(EN, "Police in Ostrel said on Monday that gunmen had killed", dates=["on Monday"])
    assert [(d.text, d.value) for d in got.dates] == [("Monday", "2024-12-30")]


def test_a_date_that_the_model_forgot_is_there_and_a_year_is_never_guessed():
    got = only(EN, "On 25 December two attacks led to five deaths")
    assert [d.value for d in got.dates] == ["XXXX-12-25"]


def test_a_weekday_without_an_anchor_has_no_value():
    got = only(FA, "پلیس استرل روز دوشنبه اعلام کرد", dates=["روز دوشنبه"])
    assert [(d.value, d.weekday) for d in got.dates] == [(None, 0)]


def test_a_date_that_stands_elsewhere_is_unverified():
    got = only(EN, "The army did not confirm the attacks", dates=["on Monday"])
    assert [(d.text, d.span, d.value) for d in got.dates] == [("on Monday", None, None)]
    assert "unverified" in got.dates[0].reason


def test_words_that_code_makes_no_date_of_keep_their_place():
    got = only(EN, "The army did not confirm the attacks", dates=["The army"])
    assert [(d.text, d.value) for d in got.dates] == [("The army", None)]


def test_numbers_are_read_by_code():
    got = only(EN, "gunmen had killed at least three guards", quantities=[{"text": "at least three", "counted": "guards killed"}])
    assert [(q.value, q.bound.value, q.span is not None) for q in got.quantities] == [(3.0, "at least", True)]


def test_a_number_that_stands_elsewhere_is_unverified():
    got = only(EN, "The army did not confirm the attacks", quantities=[{"text": "five deaths", "counted": "people killed"}])
    assert [(q.value, q.span) for q in got.quantities] == [(5.0, None)]


# ---------------------------------------------------------------- statements

KEEPS: list[tuple[str, Source, str, str]] = [
    ("a weekday stays", EN, "Police in Ostrel said on Monday that gunmen had killed", "Gunmen killed, police in Ostrel said on Monday."),
    (
        "a day that follows",
        EN,
        "Police in Ostrel said on Monday that gunmen had killed",
        "Police said on 30 December 2024 that gunmen killed.",
    ),
    ("a number", EN, "gunmen had killed at least three guards", "At least three guards were killed."),
    (
        "a name of the source",
        EN,
        "denied that the border was closed",
        "Deputy Interior Minister Dana Orlec denied that the border was closed.",
    ),
    ("a possessive", EN, "Police in Ostrel said on Monday", "Ostrel's police said it on Monday."),
    ("a translation", FA, "پلیس استرل روز دوشنبه اعلام کرد", "Police in Ostrel announced it on Monday."),
]


@pytest.mark.parametrize(("src", "quote", "statement"), [k[1:] for k in KEEPS], ids=[k[0] for k in KEEPS])
def test_a_statement_that_keeps_to_its_source_is_kept(src: Source, quote: str, statement: str):
    got = only(src, quote, statement, speaker="police in Ostrel")
    assert (got.statement, got.statement_language, got.speaker) == (statement, "en", "police in Ostrel")


def test_a_name_of_the_sentence_before_widens_the_quote_to_it():
    got = only(EN, "The road is open, a driver said", "The road is open, Orlec and a driver said.")
    assert (got.statement, got.replaced) == ("The road is open, Orlec and a driver said.", False)
    assert got.quote.text == "“The road is open,” Orlec said. The road is open, a driver said."


def test_the_sentence_before_is_not_taken_where_it_has_numbers_or_days():
    got = only(EN, "The army did not confirm", "The Velnian army did not confirm the attacks.")
    assert (got.statement, got.replaced) == ("The army did not confirm", True)


STRAYS: list[tuple[str, Source, str, str, str | None]] = [
    ("a guessed year", EN, "On 25 December two attacks led to five deaths", "On 25 December 2024 two attacks killed five.", None),
    ("another weekday", EN, "Police in Ostrel said on Monday that gunmen had killed", "Police said on Tuesday that gunmen killed.", None),
    ("another number", EN, "gunmen had killed at least three guards", "At least 14 guards were killed.", None),
    ("a name from outside", EN, "denied that the border was closed", "Deputy Interior Minister Vera Orlec denied it.", None),
    ("a speaker from outside", EN, "denied that the border was closed", "The border was not closed.", "President Vera Malk"),
    ("a year that is no date", EN, "The army did not confirm the attacks", "The army did not confirm the Ostrel 2024 attacks.", None),
    ("a number of a name", EN, "The army did not confirm the attacks", "Army brigade No. 5 did not confirm the attacks.", None),
    ("what became of them", EN, "gunmen had killed at least three guards", "At least three guards were wounded.", None),
    ("a name from elsewhere in the source", EN, "The army did not confirm the attacks", "Dana Orlec did not confirm the attacks.", None),
    ("a denial dropped", EN, "The army did not confirm the attacks", "The army did confirm the attacks.", None),
    ("a denial added", EN, "gunmen had killed at least three guards", "Gunmen had not killed at least three guards.", None),
    ("another deed", EN, "The army did not confirm the attacks", "The army did not order the attacks.", None),
    ("an address", EN, "The army did not confirm the attacks", "The army did not confirm the attacks (army.example.com).", None),
    ("markup", EN, "The army did not confirm the attacks", "The <b>army</b> did not confirm the attacks.", None),
    ("our brackets", EN, "The army did not confirm the attacks", "The army did not confirm the attacks [said by Orlec].", None),
    ("a name in translation", FA, "وزیر کشور، دانا اورلک، این خبر را رد کرد", "Interior Minister Vera Malk denied this news.", None),
    ("a place in translation", FA, "پلیس استرل روز دوشنبه اعلام کرد", "Police in Paris announced it on Monday.", None),
    ("a denial in translation", FA, "وزیر کشور، دانا اورلک، این خبر را رد کرد", "Interior Minister Dana Orlec confirmed this news.", None),
    ("a number in translation", FA, "۳ مرزبان در نزدیکی پل کشته شدند", "30 border guards were killed near a bridge.", None),
]


@pytest.mark.parametrize(("src", "quote", "statement", "speaker"), [s[1:] for s in STRAYS], ids=[s[0] for s in STRAYS])
def test_a_statement_that_strays_gives_way_to_the_sources_words(src: Source, quote: str, statement: str, speaker: str | None):
    got = only(src, quote, statement, speaker=speaker)
    assert (got.statement, got.statement_language, got.speaker) == (got.quote.text, src.language, None)
    assert got.quote.text == quote


def test_a_quote_that_is_too_short_for_its_statement_is_widened_to_its_sentence():
    got = only(EN, "two attacks led to five deaths", "Two attacks on 25 December led to five deaths.")
    assert got.statement == "Two attacks on 25 December led to five deaths."
    assert got.quote.text == "On 25 December two attacks led to five deaths, the Velnian government said."
    assert EN.text[got.quote.start : got.quote.end] == got.quote.text
    assert [d.value for d in got.dates] == ["XXXX-12-25"]
