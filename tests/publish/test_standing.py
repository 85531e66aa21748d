"""What a page says of its review, in every file; and that only what is signed has a final form."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish import factory

from briefer.errors import NotApproved
from briefer.models import Graded, Outcome, Record, Reviewed, Standing, claims_by_id, digest_of
from briefer.publish.appendix import make_appendix
from briefer.publish.as_pdf import measure_page
from briefer.publish.load import load_record
from briefer.publish.page import make_page
from briefer.publish.publish import measure, page_as_it_stands, picture_of, publish_brief, publish_final
from briefer.publish.standing import MEASURED, TOLD_AT_MOST, Signed, draft_standing, final_standing, in_words, signed

APPROVED = "Approved by A. Reviewer, 22 November 2026, 06:12 UTC"


def _record(reviewed: Reviewed | None) -> Record:
    return factory.make_record().model_copy(update={"reviewed": reviewed})


def _files(paths: tuple[Path, ...]) -> dict[str, str]:
    found = {p.suffix: p.read_text(encoding="utf-8") for p in paths if p.suffix != ".pdf"}
    pdf = pypdf.PdfReader(BytesIO(next(p for p in paths if p.suffix == ".pdf").read_bytes()))
    about = f"{pdf.metadata.title} {pdf.metadata.subject}" if pdf.metadata else ""
    return found | {".pdf": " ".join(f"{about} {pdf.pages[0].extract_text()}".split())}


@pytest.mark.parametrize(
    ("reviewed", "words", "told"),
    [
        (None, "DRAFT (not reviewed)", "Not reviewed."),
        (factory.make_reviewed(outcomes=(), rejected=()), "DRAFT (not reviewed)", "Not reviewed."),
        (
            factory.make_reviewed(outcomes=(Outcome(seq=1, standing=Standing.UNDONE),), points=3),
            "DRAFT (not reviewed)",
            "Not reviewed.",
        ),
        (
            factory.make_reviewed(settled=7, points=18),
            "DRAFT (reviewed in part: 7 of 18 points)",
            "Reviewed in part by A. Reviewer, B. Second; 1 claim rejected.",
        ),
        (
            factory.make_reviewed(settled=2, points=2, rejected=()),
            "DRAFT (reviewed, not signed)",
            "Reviewed by A. Reviewer, B. Second, not signed.",
        ),
        (factory.make_reviewed(by=(), rejected=()), "DRAFT (reviewed, not signed)", "Reviewed, not signed."),
        (factory.make_signed().reviewed, "DRAFT (reviewed)", "Reviewed by A. Reviewer, B. Second; 1 claim rejected."),
    ],
)
def test_a_draft_says_how_far_it_was_reviewed_in_every_file(tmp_path, reviewed, words, told):
    made = draft_standing(reviewed)
    assert (made.words, made.told, made.approved) == (words, told, False)
    files = _files(publish_brief(_record(reviewed), tmp_path, paper="a4"))
    for suffix in (".md", ".html", ".pdf"):
        plain = files[suffix].replace("\\", "")
        assert words in plain
        assert told in plain
        assert "Approved by" not in plain
    assert files[".pdf"].count(words) == 3  # in the description, at the head, at the foot


def test_what_is_signed_says_who_approved_it_and_nothing_of_a_draft(tmp_path):
    files = _files(publish_final(signed(factory.make_signed()), tmp_path, paper="a4"))
    for suffix in (".md", ".html", ".pdf"):
        assert APPROVED in files[suffix]
        assert "DRAFT" not in files[suffix]
        assert "Reviewed and approved by A. Reviewer on 22 November 2026, 06:12 UTC" in files[suffix]
        assert "Comment:" in files[suffix]
    assert Record.model_validate_json(files[".json"]) == factory.make_signed()
    assert load_record(tmp_path / "brief.json") == factory.make_signed()


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (factory.make_record(), "nobody has signed it"),
        (_record(factory.make_reviewed()), "nobody has signed it"),
        (_record(factory.make_signed().reviewed.model_copy(update={"brief": factory.make_brief(title="Another")})), "changed after"),  # type: ignore[union-attr]
    ],
)
def test_a_record_that_nobody_signed_or_that_was_tampered_with_is_refused(record, why):
    with pytest.raises(ValueError, match=why):
        Signed(record)
    with pytest.raises(NotApproved, match=why):
        signed(record)
    assert not page_as_it_stands(record).approved


@pytest.mark.parametrize("when", ["yesterday", "2026-11-22T06:12:40", ""])
def test_a_signature_at_no_time_is_refused(when):
    record = factory.make_signed()
    assert record.reviewed is not None
    assert record.reviewed.signature is not None
    signature = record.reviewed.signature.model_copy(update={"when": when})
    with pytest.raises(NotApproved):
        signed(record.model_copy(update={"reviewed": record.reviewed.model_copy(update={"signature": signature})}))


@given(st.integers(0, 10**9), st.sampled_from(["title", "as_of_how"]))
def test_any_other_word_is_another_digest(number, field):
    brief = factory.make_brief()
    assert digest_of(brief) == digest_of(factory.make_brief())
    assert digest_of(brief.model_copy(update={field: f"{number}"})) != digest_of(brief)


def test_the_zone_of_a_signature():
    assert in_words("2026-11-22T07:12:40+01:00") == "22 November 2026, 06:12 UTC"


@given(st.text(max_size=120), st.lists(st.text(min_size=1, max_size=120), max_size=5), st.integers(0, 10_000))
def test_no_name_makes_the_sentence_on_the_review_longer_than_was_measured(name, by, rejected):
    by = [w.strip() or "x" for w in by]
    by = [w for w in by if not any(ord(c) < 32 or ord(c) == 127 for c in w)]
    reviewed = factory.make_reviewed(settled=1, points=2, by=tuple(by), rejected=tuple(map(str, range(rejected))))
    assert len(draft_standing(reviewed).told) <= TOLD_AT_MOST
    who = "".join(c for c in name if ord(c) >= 32 and ord(c) != 127).strip() or "x"
    assert len(final_standing(signed(factory.make_signed(by=who))).told) <= TOLD_AT_MOST <= len(MEASURED.told)


@pytest.mark.parametrize(
    "name", ["A. R", "Maximilian Featherstonehaugh-Wolverhampton " * 2 + "the younger of the two", "رضا رضایی", "<b>Bold</b> #panic(1)"]
)
def test_an_approved_page_is_no_fuller_than_it_was_measured(name, tmp_path):
    record = factory.make_signed(by=name.strip())
    page = page_as_it_stands(record)
    assert page.approved
    assert record.reviewed is not None
    room = measure(
        record.reviewed.brief, reading=record.reading, claims=claims_by_id(record.extractions), reconciled=record.reconciled, paper="a4"
    )
    assert measure_page(page, "a4").fill <= room.fill
    assert len(publish_final(signed(record), tmp_path, paper="a4")) == 4


def test_how_full_the_sheet_is():
    def fill(items) -> tuple[int, float]:
        record = factory.make_record()
        brief = factory.make_brief(items=items, cut=())
        return measure(brief, reading=record.reading, claims=claims_by_id(record.extractions), reconciled=record.reconciled, paper="a4")

    pages, first = fill(factory.ITEMS)
    assert pages == 1
    assert 0.3 < first < 0.8
    more = [i.model_copy(update={"id": f"{i.id}.{n}"}) for n in range(12) for i in factory.ITEMS]
    sizes = [fill(tuple(more[:n])) for n in range(5, len(more), 9)]
    assert [f for _, f in sizes] == sorted(f for _, f in sizes)
    assert all((n == 1) == (f <= 1.0) for n, f in sizes)
    assert sizes[-1][1] > 1.0


def test_rejected_claims_stand_apart_in_the_appendix(tmp_path):
    record = _record(factory.make_reviewed(brief=factory.make_brief(cut=())))
    page = page_as_it_stands(record)
    dossier = next(d for d in make_appendix(record, page) if d.name == "granica.txt")
    assert [q.claim for q in dossier.rejected] == [factory.UNUSED.id]
    assert factory.UNUSED.id not in [q.claim for q in (*dossier.quotations, *dossier.further)]
    files = _files(publish_brief(record, tmp_path, paper="a4"))
    assert "Rejected in the review:" in files[".md"]
    assert "1 claim of this source, rejected in the review" in files[".html"]


def test_grades_and_origins_as_persons_gave_them():
    made = factory.make_record()
    river = made.reading.sources[-2]
    joined = (made.reconciled.origins[0].model_copy(update={"sources": tuple(s.id for s in made.reading.sources)}),)
    record = _record(factory.make_reviewed(grades=(Graded(source=river.id, grade="A"),), origins=joined))
    page = page_as_it_stands(record)
    assert "5 sources, 1 origin, 3 languages" in page.facts
    dossier = next(d for d in make_appendix(record, page) if d.name == river.name)
    assert ("Grade", "A, completely reliable") in dossier.facts


def test_a_picture_of_the_page_as_it_will_print():
    page = page_as_it_stands(factory.make_signed())
    assert picture_of(page, paper="a4", pixels_per_inch=40).startswith(b"\x89PNG")
    plain = make_page(
        factory.make_brief(), factory.make_record().reading, claims_by_id(factory.make_record().extractions), factory.RECONCILED
    )
    assert picture_of(page, paper="a4", pixels_per_inch=40) != picture_of(plain, paper="a4", pixels_per_inch=40)


def test_a_record_whose_reviewed_brief_names_a_claim_it_does_not_hold_is_refused(tmp_path):
    record = _record(factory.make_reviewed(rejected=("s0000000000:1-2",)))
    publish_brief(record, tmp_path, paper="a4")
    with pytest.raises(Exception, match="was changed after it was written"):
        load_record(tmp_path / "brief.json")
