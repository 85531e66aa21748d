"""The built-in reader: every claim is exact words of the source, and says who says what and how surely."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.claims.reader import LONGEST, read_builtin
from briefer.models import Certainty, Claim, ClaimKind, DateMention, EntityKind, Mention, Quantity, Segment, Source

SEEDS = Path(__file__).parents[2] / "seeds"


def source(text: str, language: str = "en", *, published: str | None = None, title: str | None = None) -> Source:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    whole = (Segment(start=0, end=len(text), raw_start=0, raw_end=len(text)),) if text else ()
    return Source(
        id=f"s{digest[:10]}",
        name="made-up.txt",
        sha256=digest,
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        segments=whole,
        language=language,
        published=published,
        title=title,
    )


def claims(text: str, language: str = "en", **more: str | None) -> tuple[Claim, ...]:
    return read_builtin(source(text, language, **more)).claims


def check_spans(read: Source, found: tuple[Claim, ...]) -> None:
    for claim in found:
        quote = claim.quote
        assert read.text[quote.start : quote.end] == quote.text == claim.statement
        assert claim.id == f"{read.id}:{quote.start}-{quote.end}"
        parts: list[Mention | DateMention | Quantity] = [*claim.mentions, *claim.dates, *claim.quantities]
        for part in parts:
            assert part.span is not None
            assert quote.start <= part.span.start < part.span.end <= quote.end
            assert read.text[part.span.start : part.span.end] == part.span.text == part.text


@pytest.mark.parametrize("seed", sorted(path.name for path in SEEDS.glob("00*.txt")))
def test_spans_of_the_seeds(seed):
    text = (SEEDS / seed).read_text(encoding="utf-8").replace("\r\n", "\n")
    read = source(text, "fa" if seed.startswith("002") else "en")
    found = read_builtin(read)
    check_spans(read, found.claims)
    assert len(found.claims) >= 9
    assert found.reader == "builtin"


def test_mentions_with_roles_and_places():
    (claim,) = claims("Tajik President Emomali Rahmon met General Asim Munir, the head of the ISI, in Dushanbe.")
    assert [(m.text, m.kind, m.role) for m in claim.mentions if m.kind is EntityKind.PERSON] == [
        ("Emomali Rahmon", EntityKind.PERSON, "President of Tajikistan"),
        ("Asim Munir", EntityKind.PERSON, "head of the ISI"),
    ]
    assert "Dushanbe" in [m.text for m in claim.mentions if m.kind is EntityKind.PLACE]
    assert claim.kind is ClaimKind.EVENT
    assert claim.certainty is Certainty.ASSERTED


def test_headings_questions_and_the_title_are_no_claims():
    text = "Ministers Discuss Border Security\nTwo ministers met in the capital.\nWhat next?\nIt was the title of this piece."
    assert [c.quote.text for c in claims(text, title="It was the title of this piece.")] == ["Two ministers met in the capital."]


def test_a_sentence_that_stands_twice_is_one_claim():
    assert len(claims("Two ministers met in the capital. — PID\nTwo ministers met in the capital. — PID")) == 1


def test_a_dateline_and_a_credit_are_not_quoted():
    (claim,) = claims("KABUL – Two ministers met in the capital on Monday. — PID")
    assert claim.quote.text == "Two ministers met in the capital on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosie Rodriguez said it was dark. She said nobody came.", ["Rosie Rodriguez", "Rosie Rodriguez"]),
        ("The Observatory said 3 people died. It warned that more may die.", ["The Observatory", "The Observatory"]),
        ("Anna Karlsson met Olaf Berg in the capital. He said it went well.", [None, None]),
        ("Rosie Rodriguez said it was dark.\nShe said nobody came.", ["Rosie Rodriguez", None]),
        ("Rosie Rodriguez said it was dark. They said nobody came.", ["Rosie Rodriguez", None]),
    ],
)
def test_pronouns_stand_for_the_last_speaker_only_where_that_is_clear(text, expected):
    assert [claim.speaker for claim in claims(text)] == expected


def test_years_well_before_the_source_are_background():
    text = "Two soldiers died on the bridge in 1998."
    assert claims(text, published="2024-12-31")[0].kind is ClaimKind.BACKGROUND
    assert claims(text)[0].kind is ClaimKind.EVENT


def test_a_weekday_without_an_anchor_has_no_value():
    (claim,) = claims("Two ministers met in the capital on Monday.")
    assert [(date.text, date.value, date.weekday) for date in claim.dates] == [("Monday", None, 0)]


def test_nothing_is_translated_and_the_note_says_so():
    found = read_builtin(source("Dos personas murieron ayer en la capital.", "es"))
    assert found.note is not None
    assert "nothing was translated" in found.note
    assert [(c.statement, c.statement_language) for c in found.claims] == [("Dos personas murieron ayer en la capital.", "es")]
    assert read_builtin(source("Two people died in the capital.")).note is None


def test_what_is_too_long_for_a_sentence_is_counted_as_dropped():
    found = read_builtin(source("alpha beta gamma " * (LONGEST // 10) + "end."))
    assert found.claims == ()
    assert len(found.dropped) == 1
    assert str(LONGEST) in found.dropped[0].why


def test_empty_text_has_no_claims():
    assert read_builtin(source("")).claims == ()


PIECES = st.sampled_from(
    [
        "Tajik President Emomali Rahmon ",
        "said that ",
        "three people were killed ",
        "on 25 December. ",
        "Gen. ",
        "“Go.” ",
        "«برو.» ",
        "امامعلی رحمان ",
        "گفت: ",
        "کشته شدند. ",
        "\n",
        "U.S. ",
        "\u200c",
        "e\u0301 ",
        "🙂 ",
        "\u202b",
        "۱۲ نفر ",
        "According to ",
        "sources, ",
        "Dushanbe ",
        ". ",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["en", "fa", "ar", "ru", "es"]))
def test_every_claim_is_exact_words_of_the_source(text, language):
    read = source(text, language, published="2024-12-31")
    check_spans(read, read_builtin(read).claims)
