"""What must hold of a brief of the five seeds, whoever read them. Each check is a function of what was made and of the files' texts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from briefer.lexicon.folding import fold
from briefer.models import ConflictKind, DifferenceKind, Mark, Section
from briefer.pipeline import Made

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
KHAAMA, PROPOSAL, RAZ, DEFENCE, CALL = (p.name for p in sorted(SEEDS.glob("*.txt")))

FURNITURE = (
    "103.49.239", "markas303", "anakslot", "KAKAPHOKI", "agen bandar", "viartoto", "123indo", "badak69", "About admin", "Check Also",
    "Women’s Education", "fell from power in 2001", "Latest Updates", "More From Pakistan", "hegemonic", "dissolve assemblies", "Bajwa", "CENTCOM", "Toshakhana",
    "Chaman", "Fawad Chaudhry", "Waziristan", "Daily Mail", "Azam Swati", "Reko Diq", "Bilawal", "appeared first on", "date 2024-12-31",
)  # fmt: skip
NOT_IN_SOURCES = (
    r"25 December,? 20\d\d", r"December 25,? 20\d\d", r"20\d\d-12-25", r"Munir[^.]{0,40}(army chief|chief of (the )?army)", r"signed an agreement",
    r"(Ansarullah|TTP|Taliban) (carried out|attacked)",
)  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """A made brief and what its files say."""

    made: Made
    texts: dict[str, str]

    @property
    def record(self):
        return self.made.record

    def source(self, name: str):
        return next(s for s in self.record.reading.sources if s.name == name)

    @property
    def claims(self):
        return {c.id: c for e in self.record.extractions for c in e.claims}


def look(made: Made) -> Seen:
    """Read back what was written; the furniture of brief.json, which is kept on purpose, is left out."""
    texts = {p.suffix: p.read_text(encoding="utf-8") for p in made.files if p.suffix in {".md", ".html"}}
    pdf = next(p for p in made.files if p.suffix == ".pdf")
    texts[".pdf"] = "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
    whole = json.loads(next(p for p in made.files if p.suffix == ".json").read_text(encoding="utf-8"))
    for source in whole["reading"]["sources"]:
        del source["furniture"], source["segments"], source["published_words"], source["sha256"]
    texts[".json"] = json.dumps(whole, ensure_ascii=False)
    return Seen(made, texts)


def check_one_page(seen: Seen) -> None:
    pdf = next(p for p in seen.made.files if p.suffix == ".pdf")
    assert len(PdfReader(pdf).pages) == 1


def check_every_sentence_is_cited(seen: Seen) -> None:
    for item in (*seen.record.brief.items, *(c.item for c in seen.record.brief.cut)):
        for sentence in item.sentences:
            assert sentence.claims or item.section is Section.GAPS, sentence.text
            assert set(sentence.claims) <= set(seen.claims)


def check_quotes_lead_to_the_file(seen: Seen) -> None:
    assert seen.claims
    for claim in seen.claims.values():
        source = next(s for s in seen.record.reading.sources if s.id == claim.source)
        raw = (SEEDS / source.name).read_bytes().decode(source.encoding)
        spans = [claim.quote, *(v.span for v in (*claim.mentions, *claim.dates, *claim.quantities) if v.span)]
        for span in spans:
            assert source.text[span.start : span.end] == span.text
            for index in range(span.start, span.end):
                start, end = source.raw_span(index, index + 1)
                assert raw[start:end] == source.text[index] or (raw[start:end].isspace() and source.text[index] in " \n")


def _isi_heads(seen: Seen):
    return [
        c for c in seen.record.reconciled.conflicts
        if c.kind is ConflictKind.NAME and c.verdict is DifferenceKind.CONFLICT and any("Munir" in p.value for p in c.positions)
    ]  # fmt: skip


def check_who_heads_the_isi_is_a_conflict(seen: Seen) -> None:
    (conflict,) = _isi_heads(seen)
    assert any("Malik" in p.value for p in conflict.positions)
    printed = [i for i in seen.record.brief.items if i.conflict == conflict.id]
    assert printed
    text = " ".join(s.text for i in printed for s in i.sentences)
    assert "Munir" in text
    assert "Malik" in text


def check_two_people(seen: Seen) -> None:
    for entity in seen.record.reconciled.entities:
        spellings = " ".join(v.text for v in entity.variants)
        assert not ("Munir" in spellings and ("Malik" in spellings or "ملک" in spellings)), spellings


def check_one_president(seen: Seen) -> None:
    wanted = {"Emomali Rahmon", "Imam Ali Rahman", "Emomali Rahm"}
    (president,) = [e for e in seen.record.reconciled.entities if wanted & {v.text for v in e.variants}]
    assert wanted <= {v.text for v in president.variants}
    assert president.canonical == "Emomali Rahmon"


def check_the_25th_has_no_year(seen: Seen) -> None:
    values = {d.value for c in seen.claims.values() for d in c.dates if d.text.endswith("25 December")}
    assert values == {"XXXX-12-25"}
    for name, text in seen.texts.items():
        for pattern in NOT_IN_SOURCES:
            assert not re.search(pattern, text), (name, pattern)


def check_monday_through_the_other_article(seen: Seen) -> None:
    proposal, khaama = seen.source(PROPOSAL), seen.source(KHAAMA)
    settled = [d for d in seen.record.reconciled.dates if d.claim.startswith(proposal.id) and d.text.endswith("Monday")]
    assert settled
    assert {(d.value, d.settled_by) for d in settled} == {("2024-12-30", khaama.id)}
    assert all(d.value is None for c in seen.claims.values() if c.source == proposal.id for d in c.dates if d.text.endswith("Monday"))


def check_dushanbe_at_the_head(seen: Seen) -> None:
    raz = seen.source(RAZ)
    assert raz.dateline_place == "دوشنبه"
    assert not raz.text.startswith("دوشنبه")


def check_2022_is_background(seen: Seen) -> None:
    defence = seen.source(DEFENCE).id
    items = [i for i in (*seen.record.brief.items, *(c.item for c in seen.record.brief.cut)) if i.section is Section.DEVELOPMENTS]
    of_2022 = [i for i in items if any(c.startswith(defence) for s in i.sentences for c in s.claims)]
    assert of_2022
    assert {i.mark for i in of_2022} == {Mark.BACKGROUND}


def check_no_furniture(seen: Seen) -> None:
    for name, text in seen.texts.items():
        for word in FURNITURE:
            assert word not in text, (name, word)


def check_draft_and_labels(seen: Seen) -> None:
    for name in (".md", ".html", ".pdf"):
        assert "DRAFT" in seen.texts[name]
        assert "TLP:CLEAR" in seen.texts[name]


def facts_on_record(seen: Seen, facts: tuple[tuple[str, ...], ...]) -> list[bool]:
    """For each key fact, whether a sentence on the page, or cut from it, rests on one of its quotes."""
    items = (*seen.record.brief.items, *(c.item for c in seen.record.brief.cut))
    used = [fold(seen.claims[i].quote.text).text for item in items for s in item.sentences for i in s.claims]
    return [any(fold(quote).text in text or text in fold(quote).text for quote in quotes for text in used) for quotes in facts]


KEY_FACTS = (
    ("met with General Asim Munir", "met with General Muhammad Asim Malik"),
    ("General Asim Munir, the Director-General", "General Muhammad Asim Malik, the director-general"),
    ("the two leaders discussed“ensuring peace, stability, and regional security.”", "strengthen cooperation in combating terrorism"),
    ("Pakistan has approached Tajikistan with a proposal", "According to sources, the discussions focused on mechanisms"),
    ("it is unlikely to pursue a formal security alliance", "it is likely that more strategic partnerships will be formed"),
    ("three insurgent and two border guard deaths",),
    ("recent border clashes and casualties on both sides", "after recent armed confrontations"),
    ("one of the few regional countries without official ties to the Taliban", "also hosts the anti-Taliban National Resistance Front"),
    ("exploring ways to establish communication channels with the NRF", "Pakistan may seek to establish ties with opposition groups"),
    ("held a phone call to discuss", "The details of their discussion on Afghanistan were not disclosed"),
    ("instruct security agencies to review border security", "inaugurated a tank training field and four new border outposts"),
    ("assistance in intelligence capacity building", "This understanding came during a meeting"),
    ("reportedly operates from within Afghanistan",),
    ("repeatedly expressed concerns about the presence of terrorist groups", "facing similar security challenges and threats"),
)

CHECKS = tuple(value for name, value in sorted(globals().items()) if name.startswith("check_"))
