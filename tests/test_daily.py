"""The brief of a day beside those of the days before: little articles through a real desk, a day at a time."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from briefer.daily import baseline_of, digest_in, replay_daily
from briefer.errors import NothingToBrief, PublishFault, UsageFault
from briefer.models import Choose, EntityKind, Reject, Rename, Section
from briefer.session.book import decide_names, decided_of
from tests.made_days import FILES, WHO, Days, day_of, items, told

BOTTOM, DEVELOPMENTS, APART = Section.BOTTOM_LINE, Section.DEVELOPMENTS, Section.DISAGREEMENTS
ATTACK = """KABUL - Gunmen attacked a checkpoint near Khorog on Sunday, killing 12 border guards, the interior ministry said.

The attackers crossed the Panj river at night, according to Colonel Rustam Nazarov, a spokesman for the border service.

President Emomali Rahmon ordered a review of border security after the attack near Khorog.
"""
ROSE = (
    "DUSHANBE - The death toll in the attack on a checkpoint near Khorog on Sunday rose to {} border guards, the interior ministry said.\n"
)
LOWER = "DUSHANBE - Gunmen who attacked a checkpoint near Khorog on Sunday killed 7 border guards, the regional hospital said.\n"
WRONG = (
    "DUSHANBE - The interior ministry on Tuesday corrected the death toll in the attack on a checkpoint near Khorog on Sunday: "
    "7 border guards were killed, not 12 as it said earlier.\n"
)
SEVEN = "ASTANA - Seven border guards were killed when gunmen attacked a checkpoint near Khorog on Sunday, two diplomats told us.\n"
VILLAGERS = (
    "DUSHANBE - Gunmen attacked a checkpoint near Khorog on Sunday and killed 12 border guards, two villagers told our correspondent.\n"
)
ARRESTS = "DUSHANBE - Police arrested five men on Monday over the attack on a checkpoint near Khorog on Sunday.\n"
JAILED = "DUSHANBE - A court jailed the five men on Wednesday over the attack on a checkpoint near Khorog on Sunday.\n"
SOLDIERS = "MOSCOW - Russia will send 200 soldiers to Tajikistan in December, Defence Minister Andrei Belousov said on Tuesday.\n"
OLD = "The Soviet Union withdrew its troops from Afghanistan in February 1989.\n"
FA = (
    "کابل - افراد مسلح روز یکشنبه به یک پاسگاه در نزدیکی خاروغ حمله کردند و ۱۲ مرزبان را کشتند، وزارت داخله گفت.\n\n"
    "دو نفر از مهاجمان در نزدیکی خاروغ بازداشت شدند، پولیس گفت.\n"
)
FA_ROSE = "کابل - شمار کشته‌شدگان حمله روز یکشنبه به پاسگاه در نزدیکی خاروغ به ۱۹ مرزبان رسید، وزارت داخله روز سه‌شنبه گفت.\n"
RU = (
    "ДУШАНБЕ - Боевики напали на блокпост близ Хорога в воскресенье, погибли 12 пограничников, сообщило министерство внутренних дел.\n\n"
    "Двое нападавших задержаны близ Хорога, сообщила полиция.\n"
)
RU_ROSE = (
    "ДУШАНБЕ - Число погибших при нападении на блокпост близ Хорога в воскресенье выросло до 19 пограничников, "
    "сообщило министерство внутренних дел во вторник.\n"
)
ES = (
    "QUITO - Hombres armados atacaron un puesto de control cerca de Esmeraldas el domingo y mataron a 12 soldados, "
    "informó el Ministerio del Interior.\n\nDos atacantes fueron detenidos cerca de Esmeraldas, informó la policía.\n"
)
ES_ARRESTS = "QUITO - El presidente Daniel Noboa viajó el lunes a Esmeraldas y prometió 300 policías más.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Days:
    return Days(tmp_path / "desk")


def page(days: Days, number: int) -> str:
    return (days.out(number) / "brief.md").read_text("utf-8").split("## Appendix")[0]


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


# ---------------------------------------------------------------- what two days make

NEWS = {
    "a toll that rose": (ATTACK, ROSE.format(19), "update", "12 → 19", "rose to 19"),
    "a toll that was wrong": (ATTACK, WRONG, "corrected", "12 → 7", "not 12 as it said earlier"),
    "another toll": (ATTACK, LOWER, "update", None, "killed 7 [number disputed, see below] border guards"),
    "told by somebody else": (ATTACK, VILLAGERS, "confirmed", "2 independent origins, 1 before", "two villagers told"),
    "a further fact": (ATTACK, ARRESTS, "update", None, "Police arrested five men"),
    "another story": (ATTACK, SOLDIERS, "date open", None, "Russia will send 200 soldiers"),
    "in Persian": (FA, FA_ROSE, "update", "12 → 19", "۱۹ مرزبان"),
    "in Russian": (RU, RU_ROSE, "update", "12 → 19", "выросло до 19"),
    "in Spanish": (ES, ES_ARRESTS, "new", None, "Daniel Noboa"),
}


@pytest.mark.parametrize(("first", "second", "mark", "change", "words"), NEWS.values(), ids=NEWS.keys())
def test_what_is_new_leads_with_its_mark_and_is_none_the_day_after(first, second, mark, change, words, desk):
    desk.day(16, alpha=first)
    done = desk.day(17, beta=second)
    assert done.daily.news
    assert done.record.brief.since.day == day_of(16)
    assert told(done, BOTTOM)[0][:2] == (mark, change)
    assert words in told(done, BOTTOM)[0][2]
    assert "Since the brief of 16 November 2026" in page(desk, 17)
    after = desk.make(18)
    assert (after.daily.news, told(after)) == (False, [])
    assert "**No news since the brief of 17 November 2026. No article was taken in.**" in page(desk, 18)
    assert {cut.why for cut in after.record.brief.cut} == {"unchanged since the brief of Tuesday 17 November 2026"}


NO_NEWS = {
    "the same bytes": ATTACK,
    "a copy": ATTACK.replace("KABUL - ", ""),
    "a rewrite": ATTACK.replace("ordered a review", "has ordered a review").replace("Gunmen attacked", "Armed men attacked"),
    "a part": ATTACK.split("\n\n")[1] + "\n",
    "background": OLD,
}


@pytest.mark.parametrize("text", NO_NEWS.values(), ids=NO_NEWS.keys())
def test_what_adds_nothing_is_no_news(text, desk):
    desk.day(16, alpha=ATTACK)
    done = desk.day(17, beta=text)
    assert not done.daily.news
    assert {mark for mark, _, _ in told(done)} <= {"background"}
    assert told(done, BOTTOM) == []
    found = "only background was found in what was taken in" if told(done) else "nothing in what was taken in adds to it"
    assert f"1 article was taken in, and {found}." in page(desk, 17)


def test_a_hundred_copies_are_no_news(desk):
    desk.day(16, alpha=ATTACK)
    copies = {f"copy{n}": ATTACK.replace("KABUL", f"{['Kabul', 'Paris', 'Rome'][n % 3].upper()}, {n}") for n in range(100)}
    done = desk.day(17, **copies)
    assert not done.daily.news
    assert done.record.brief.since.taken == 100
    assert told(done) == []


def test_the_first_brief_marks_and_compares_nothing(desk):
    done = desk.day(16, alpha=ATTACK)
    assert done.record.brief.since is None
    assert (done.daily.since, done.daily.news) == (None, True)
    assert {mark for mark, _, _ in told(done)} == {"new"}
    assert "Since the brief" not in page(desk, 16)


def test_a_desk_with_nothing_says_what_to_do(desk):
    with pytest.raises(NothingToBrief, match="has taken in no article yet"):
        desk.make(16)


def test_the_step_is_from_what_was_told_last(desk):
    desk.day(16, alpha=ATTACK)
    desk.day(17, beta=ROSE.format(19))
    assert told(desk.day(18, gamma=ROSE.format(21)), BOTTOM)[0][:2] == ("update", "19 → 21")


def test_a_quiet_day_forgets_nothing(desk):
    desk.day(16, alpha=ATTACK)
    assert not desk.make(17).daily.news
    assert told(desk.day(18, beta=ROSE.format(19)), BOTTOM)[0][:2] == ("update", "12 → 19")


def test_a_missed_day_is_made_up_for(desk):
    desk.day(16, alpha=ATTACK)
    desk.take(17, beta=ROSE.format(19))
    done = desk.day(19, gamma=SOLDIERS)
    assert done.record.brief.since.taken == 2
    assert [mark for mark, _, _ in told(done, BOTTOM)] == ["update", "date open"]


def test_a_repeated_paragraph_is_not_told_again_beside_what_is_new(desk):
    desk.day(17, gamma=SOLDIERS)
    more = "The first 50 of the 200 soldiers have arrived in Dushanbe, the ministry said on Wednesday.\n"
    assert [words[:12] for _, _, words in told(desk.day(18, delta=f"{SOLDIERS}\n{more}"))] == ["The first 50"]


def test_what_another_court_does_another_day_confirms_nothing(desk):
    desk.day(16, alpha=ATTACK)
    desk.day(17, beta=ARRESTS)
    assert told(desk.day(19, gamma=JAILED), BOTTOM)[0][:2] == ("update", None)


def test_only_who_tells_the_same_counts_as_confirming(desk):
    desk.day(16, alpha=ATTACK)
    desk.day(17, beta=LOWER)
    assert told(desk.day(18, gamma=SEVEN), BOTTOM)[0][:2] == ("confirmed", "2 independent origins, 1 before")


# ---------------------------------------------------------------- differences


def test_a_difference_opens_stays_out_while_it_stands_and_is_resolved(desk):
    desk.day(16, alpha=ATTACK)
    opened = desk.day(17, beta=LOWER)
    assert [mark for mark, _, _ in told(opened, APART)] == ["opened"]
    assert "*Newly open.*" in page(desk, 17)
    assert told(desk.day(18, delta=SOLDIERS), APART) == []
    resolved = desk.day(19, gamma=SEVEN)
    assert [mark for mark, _, _ in told(resolved, APART)] == ["resolved"]
    assert "The page uses 7." in told(resolved, APART)[0][2]
    assert told(desk.make(20), APART) == []


def test_an_open_difference_stands_where_a_sentence_hangs_on_it(desk):
    desk.day(16, alpha=ATTACK)
    desk.day(17, beta=LOWER)
    done = desk.day(
        18, delta="ASTANA - Gunmen attacked a checkpoint near Khorog on Sunday and killed 12 border guards, an envoy told us.\n"
    )
    assert "disputed" in told(done, BOTTOM)[0][2]
    assert told(done, APART)[0][0] != "opened"


def test_a_correction_of_an_open_difference_is_told(desk):
    desk.day(16, alpha=ATTACK)
    desk.day(17, beta=LOWER)
    done = desk.day(18, gamma=WRONG)
    assert told(done, BOTTOM)[0][:2] == ("corrected", "12 → 7")
    assert told(done, APART) == []


def choose(days: Days, number: int, value: str) -> None:
    sitting = days.sitting(number)
    conflict = next(i.conflict for i in sitting.view().reviewed.brief.items if i.conflict and i.section is APART)
    sitting.decide(
        Choose(conflict=sitting.view().refs.conflict(conflict), how="value", value=value), who=WHO, reason="The hospital counted."
    )
    sitting.close()


def test_what_a_person_decided_is_not_newly_open_the_day_after(desk):
    desk.day(16, alpha=ATTACK)
    desk.day(17, beta=LOWER)
    choose(desk, 17, "7")
    done = desk.day(18, delta=ARRESTS)
    assert told(done, APART) == []


# ---------------------------------------------------------------- articles that were edited

EDITS = {
    "a number": (ATTACK.replace("12 border", "14 border"), "update", "12 → 14", "and now says “Gunmen attacked a checkpoint near Khorog on Sunday, killing 14"),
    "a lower number": (ATTACK.replace("12 border", "9 border"), "corrected", "12 → 9", "and now says “Gunmen attacked"),
    "a sentence dropped": (ATTACK[: ATTACK.index("President")], "corrected", None, "Alpha has changed its article, and no longer says “President"),
    "a paragraph added": (f"{ATTACK}\nHospitals in Khorog treated 30 wounded people after the attack.\n", "update", None, "Hospitals in Khorog treated 30"),
    "a sentence that goes on": (
        ATTACK.replace("near Khorog.", "near Khorog, and dismissed Defence Minister Sherali Mirzo."),
        "update",
        None,
        "dismissed Defence Minister Sherali Mirzo",
    ),
    "withdrawn": ("This article was withdrawn.", "corrected", None, "And “The attackers crossed the Panj river"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "mark", "change", "words"), EDITS.values(), ids=EDITS.keys())
def test_an_article_that_was_edited(text, mark, change, words, desk):
    desk.day(16, alpha=ATTACK, zeta=SOLDIERS)
    done = desk.day(17, alpha=text)
    assert done.daily.news
    found = [(m, c) for m, c, said in told(done) if words in said]
    assert found == [(mark, change)]
    assert not desk.make(18).daily.news


@pytest.mark.parametrize(
    "text",
    [ATTACK.replace("ordered", "has ordered"), ATTACK.replace("“", '"').replace(",", " ,"), ATTACK.replace("\n\n", "\n\n\n")],
    ids=["a little word", "signs", "blank lines"],
)
def test_an_edit_that_changes_no_fact_is_no_news(text, desk):
    desk.day(16, alpha=ATTACK)
    assert not desk.day(17, alpha=text).daily.news


def test_another_title_is_no_news(desk):
    desk.take(16, alpha=ATTACK, title="Attack near Khorog")
    desk.make(16)
    assert [t.how.value for t in desk.take(17, alpha=ATTACK, title="Guards killed near Khorog")] == ["a new version"]
    assert not desk.make(17).daily.news


def test_an_edit_that_is_undone_is_told_of_twice(desk):
    desk.day(16, alpha=ATTACK)
    desk.day(17, alpha=ATTACK.replace("12 border", "14 border"))
    assert told(desk.day(18, alpha=ATTACK))[0][:2] == ("corrected", "14 → 12")
    assert not desk.make(19).daily.news


def test_what_one_dropped_another_may_still_say(desk):
    desk.day(16, alpha=ATTACK, beta=ATTACK)
    done = desk.day(17, alpha="This article was withdrawn.")
    publishers = {s.publisher for s in done.record.reading.sources if "Khorog" in s.text}
    assert publishers == {"Beta"}
    assert done.record.reading.superseded == ()
    assert "Beta" not in " ".join(words for _, _, words in told(done))


# ---------------------------------------------------------------- what persons decided


def test_at_a_desk_that_signs_news_comes_again_until_somebody_signs(desk):
    desk.day(16, alpha=ATTACK)
    sitting = desk.sitting(16)
    sitting.approve(WHO)
    sitting.close()
    desk.day(17, beta=ROSE.format(19))
    again = desk.make(18)
    assert again.record.brief.since.day == day_of(16)
    assert told(again, BOTTOM)[0][:2] == ("update", "12 → 19")
    sitting = desk.sitting(18)
    sitting.approve(WHO)
    sitting.close()
    assert not desk.make(19).daily.news
    assert desk.make(19).record.brief.since.day == day_of(18)


def test_a_rejected_claim_stays_away_and_a_new_name_holds(desk):
    desk.day(16, alpha=ATTACK)
    sitting = desk.sitting(16)
    refs = sitting.view().refs
    claim = next(c.id for e in sitting.record.extractions for c in e.claims if c.quote.text.startswith("The attackers"))
    name = next(e.id for e in sitting.record.reconciled.entities if e.canonical == "Emomali Rahmon")
    sitting.decide(Reject(claim=refs.claim(claim)), who=WHO)
    sitting.decide(Rename(name=refs.entity(name), canonical="Emomalii Rahmon"), who=WHO)
    sitting.close()
    done = desk.day(17, beta="DUSHANBE - President Emomali Rahmon flew to Khorog on Monday, his office said.\n")
    assert "Panj" not in " ".join(words for _, _, words in told(done))
    assert [e.canonical for e in done.record.reconciled.entities if e.kind is EntityKind.PERSON][:1] == ["Emomalii Rahmon"]
    baseline = baseline_of(desk.memory, day_of(17), decided_of(desk.folder, desk.now).decisions)
    assert baseline
    assert claim not in baseline.told


# ---------------------------------------------------------------- any day again


def test_every_day_can_be_written_again_byte_for_byte_whatever_came_after(desk, tmp_path):
    desk.day(16, alpha=ATTACK)
    desk.day(17, beta=LOWER, epsilon=FA)
    desk.day(18, alpha=ATTACK.replace("12 border", "14 border"))
    was = {n: files_of(desk.out(n)) for n in (16, 17, 18)}
    choose(desk, 17, "7")
    names = desk.sitting(16).record.reconciled.entities
    name = next(e for e in names if e.canonical == "Emomali Rahmon")
    decide_names(desk.folder, Rename(name=desk.sitting(16).view().refs.entity(name.id), canonical="E. Rahmon"), who=WHO, now=desk.now)
    desk.take(19, alpha="This article was withdrawn.", beta=SEVEN, epsilon=FA_ROSE)
    desk.make(19)
    for number, files in was.items():
        done = replay_daily(desk.memory, day_of(number), tmp_path / "again" / str(number))
        assert files_of(tmp_path / "again" / str(number)) == files
        assert digest_in(tmp_path / "again" / str(number)) == done.daily.digest
        assert sorted(files) == list(FILES)


def test_of_two_briefs_of_a_day_the_later_one_is_written_again_and_both_are_kept(desk, tmp_path):
    desk.day(16, alpha=ATTACK)
    first = desk.make(17)
    desk.take(17, beta=ROSE.format(19))
    second = desk.make(17)
    assert (first.daily.news, second.daily.news) == (False, True)
    was = files_of(desk.out(17))
    replay_daily(desk.memory, day_of(17), tmp_path / "again")
    assert files_of(tmp_path / "again") == was
    assert desk.memory.dailies.numbered(first.daily.seq) == first.daily
    assert second.daily.since == first.daily.since


def test_there_is_nothing_to_write_again_of_a_day_without_a_brief(desk, tmp_path):
    desk.day(16, alpha=ATTACK)
    with pytest.raises(UsageFault, match=re.escape("There is no brief of 2026-11-17.")):
        replay_daily(desk.memory, day_of(17), tmp_path / "again")


def test_what_was_taken_in_later_has_no_part_in_an_earlier_day(desk, tmp_path):
    desk.day(16, alpha=ATTACK)
    horizon = desk.memory.articles.last()
    desk.day(18, beta=ROSE.format(19))
    done = desk.make(17, out=tmp_path / "then", horizon=horizon, kept=False)
    assert not done.daily.news
    assert desk.memory.dailies.of_day(day_of(17)) is None


def test_a_folder_that_cannot_be_written_costs_nothing(desk, tmp_path):
    desk.day(16, alpha=ATTACK)
    was = files_of(desk.out(16))
    (tmp_path / "file").write_text("in the way")
    desk.take(17, beta=SOLDIERS)
    with pytest.raises(PublishFault):
        desk.make(17, out=tmp_path / "file")
    assert files_of(desk.out(16)) == was
    assert desk.memory.dailies.last().day == day_of(16)
    assert desk.day(17).daily.news


# ---------------------------------------------------------------- any days in any order

WITHDRAWN = "This article was withdrawn."
POOL = {
    "alpha": (ATTACK, ATTACK.replace("12 border", "14 border"), ATTACK[: ATTACK.index("President")], WITHDRAWN),
    "beta": (ROSE.format(19), ROSE.format(21), ATTACK),
    "gamma": (SOLDIERS, f"{SOLDIERS}\nThe first 50 of the 200 soldiers arrived in Dushanbe on Wednesday, the ministry said.\n"),
    "delta": (LOWER, WRONG, VILLAGERS),
    "epsilon": (FA, FA_ROSE),
    "zeta": (RU, RU_ROSE, WITHDRAWN),
    "eta": (ES, ES_ARRESTS, OLD),
    "theta": (ARRESTS, JAILED, ATTACK.replace("KABUL", "PARIS")),
}
FRESH = {"new", "date open"}


@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_new_twice_and_every_day_can_be_written_again(seed, desk, tmp_path):
    chance, made = random.Random(seed), {}
    told_on: dict[tuple[str, str], int] = {}
    for number in range(16, 22):
        arrived = chance.sample(sorted(POOL), chance.choice([0, 1, 2, 3]) if number > 16 else 2)
        done = desk.day(number, **{name: chance.choice(POOL[name]) for name in arrived})
        made[number] = files_of(desk.out(number))
        claims = {c.id: c for e in done.record.extractions for c in e.claims}
        for item in done.record.brief.items:
            if item.mark and item.mark.value in FRESH and not item.conflict:
                for lead in (claims[s.claims[0]] for s in item.sentences):
                    assert told_on.setdefault((lead.source, lead.quote.text), number) == number
        if not arrived:
            assert (done.daily.news, told(done)) == (False, [])
        assert done.daily.news == bool({mark for mark, _, _ in told(done)} - {None, "background"}) or items(done, Section.JUDGEMENTS)
    for number, files in made.items():
        replay_daily(desk.memory, day_of(number), tmp_path / "again" / str(number))
        assert files_of(tmp_path / "again" / str(number)) == files
