from __future__ import annotations

import pytest

from briefer.brief.edited import Versions
from briefer.brief.evidence import gather
from briefer.models import Before, Certainty, Item, Mark, Reading, Reconciled

from .made_up import a_claim, a_source, extractions_of, origins_of

WAS = "Gunmen killed 12 guards at the bridge of Norhaven on Sunday."
OTHER = "President Anna Toth ordered a review of the guard."


def versions(now: list[str], *, was: list[str] | None = None, told: tuple[int, ...] = (0, 1), **given) -> Versions:
    """An article that said two sentences, and now says others. given: of each sentence of now."""
    first = a_source("a.txt (version 1)", was or [WAS, OTHER], publisher="Post")
    later = a_source("a.txt", now, publisher="Post")

    def counted(text: str) -> list[tuple[str, float, str]]:
        return [(n, float(n), "guards killed") for n in ("12", "14", "9") if f"killed {n} " in text]

    old = [a_claim(first, text, counts=counted(text)) for text in was or [WAS, OTHER]]
    new = [a_claim(later, text, counts=counted(text), **given) for text in now]
    reading = Reading(sources=(first, later), superseded=((first.id, later.id),))
    evidence = gather(reading, extractions_of(reading.sources, [*old, *new]), Reconciled(origins=origins_of([later])))
    return Versions(evidence, Before(day="2031-03-03", known=frozenset({first.id}), told=frozenset(old[n].id for n in told)))


def words(items: tuple[Item, ...]) -> list[tuple[Mark | None, str | None, str]]:
    return [(i.mark, i.change, " ".join(s.text for s in i.sentences)) for i in items]


@pytest.mark.parametrize(
    ("now", "mark", "change"),
    [
        (WAS.replace("12", "14"), Mark.UPDATE, "12 → 14"),
        (WAS.replace("12", "9"), Mark.CORRECTED, "12 → 9"),
        (f"{WAS[:-1]}, not 12: the first figure was wrong.".replace("killed 12", "killed 14"), Mark.CORRECTED, "12 → 14"),
        (WAS.replace("Gunmen", "Soldiers"), Mark.CORRECTED, None),
    ],
    ids=["more", "fewer", "more, and the first was wrong", "another actor"],
)
def test_a_sentence_that_says_something_else(now, mark, change):
    found = words(versions([now, OTHER]).items())
    assert found == [(mark, change, f"Post has changed its article. It said “{WAS[:-1]}”, and now says “{now[:-1]}”.")]


def test_sentences_that_are_gone_are_told_of_together():
    assert words(versions(["The ministry gave no figures."]).items()) == [
        (Mark.CORRECTED, None, f"Post has changed its article, and no longer says “{WAS[:-1]}”. Nor does it say “{OTHER[:-1]}”.")
    ]


def test_many_sentences_that_are_gone_stand_three_by_three():
    was = [f"The {what} of Norhaven was closed on Sunday." for what in ("bridge", "harbour", "market", "school")]
    found = versions(["The ministry gave no figures."], was=was, told=(0, 1, 2, 3)).items()
    assert [len(i.sentences) for i in found] == [3, 1]
    assert len({i.id for i in found}) == 2


@pytest.mark.parametrize(
    "now",
    [
        [WAS, OTHER],
        [OTHER, WAS],
        [WAS.replace("Sunday.", "Sunday!"), OTHER.replace("ordered", "has ordered")],
        [WAS.replace("Sunday.", "Sunday, and burnt two cars."), OTHER],
        [WAS, OTHER, "Schools stay closed."],
    ],
    ids=["nothing", "another order", "signs and little words", "more behind it", "a further sentence"],
)
def test_what_still_stands_is_not_told_of(now):
    assert versions(now).items() == ()


def test_what_the_last_brief_did_not_tell_need_not_be_taken_back():
    assert versions(["The ministry gave no figures."], told=()).items() == ()


def test_a_denial_in_the_same_words_is_another_sentence():
    found = versions([WAS.replace("at the", "by the"), OTHER], certainty=Certainty.DENIED)
    assert [mark for mark, _, _ in words(found.items())] == [Mark.CORRECTED]


def test_the_claims_of_the_later_version_are_known_where_they_stood_before_or_are_told_of():
    found = versions([WAS.replace("12", "14"), OTHER.replace("ordered", "has ordered"), "Schools stay closed."])
    ids = {text: c.id for c in found._evidence.claims.values() for text in [c.quote.text]}
    assert found.told == {ids[WAS.replace("12", "14")]}
    assert found.stayed == {ids[OTHER.replace("ordered", "has ordered")]}


def test_a_version_that_was_known_already_is_compared_with_nothing():
    found = versions([WAS.replace("12", "14")])
    both = found._before.model_copy(update={"known": frozenset(found._evidence.sources)})
    assert Versions(found._evidence, both).items() == ()


NOTICE = "This article was withdrawn by its publisher."


def test_an_article_that_was_taken_back_is_one_item():
    was = [f"The {what} of Norhaven was closed on Sunday." for what in ("bridge", "harbour", "market", "school")]
    (item,) = versions([NOTICE], was=was, told=(0, 1, 2, 3)).items()
    assert item.mark is Mark.CORRECTED
    assert [s.text for s in item.sentences] == [
        f"Post has taken back its article. In its place stands “{NOTICE[:-1]}”.",
        f"Briefs before had from it “{was[0][:-1]}”.",
        f"And “{was[1][:-1]}”.",
        f"And “{was[2][:-1]}”.",
        "And one more of its sentences.",
    ]
    assert len({c for s in item.sentences for c in s.claims}) == 5


def test_a_notice_is_told_with_what_it_takes_back():
    found = versions([NOTICE])
    assert len(found.told) == 1


def test_a_long_article_on_a_withdrawal_takes_nothing_back():
    found = versions([NOTICE, "x " * 250]).items()
    assert not any("taken back" in s.text for i in found for s in i.sentences)
