"""What the page shows and answers, asked over loopback without a browser."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import DeskBusy
from briefer.models import Record, Segment, Source, digest_of
from briefer.session.sitting import Session, View
from briefer.web.acts import TOLD
from briefer.web.desk import Desk
from briefer.web.panes import PANES, make_pane
from briefer.web.panes.ask import PART, Ask, address, part_of
from briefer.web.panes.queue import queue_of
from briefer.web.sheet import measure, sheet_context
from briefer.web.words import AROUND, fit, within

from .served import Client, Fields, serving


@pytest.fixture(scope="module")
def looked(open_session: Callable[[], Session]) -> Iterator[Client]:
    """A server for all that only looks."""
    with serving(open_session()) as found:
        yield found.enter()


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


# ---------------------------------------------------------------- what is shown


def test_the_first_page_has_the_sheet_and_the_queue_and_no_text_of_a_source(looked: Client, record: Record):
    body = looked.get("/").body
    for item in record.brief.items:
        for sentence in item.sentences:
            assert f'data-sentence="{sentence.id}"' in body
    assert f"of {len(record.review)}" in text_of(body)
    assert 'class="text' not in body
    assert len(body) < 60_000


@pytest.mark.parametrize("name", [n for n in PANES if n not in {"sentence", "claim", "conflict", "name", "source", "point"}])
def test_a_pane_stands_alone_and_within_the_page(looked: Client, name: str):
    part, whole = looked.part(f"/pane/{name}").body, looked.get(f"/pane/{name}").body
    assert 'id="pane-title"' in part
    assert "<html" not in part
    assert "<html" in whole
    assert re.search(r'data-pane="([^"]+)"', part)[1] == f"/pane/{name}"  # type: ignore[index]


def test_every_thing_has_its_pane(looked: Client, record: Record):
    made = record.reconciled
    things = [("sentence", s.id) for i in record.brief.items for s in i.sentences]
    things += (
        [("conflict", c.id) for c in made.conflicts]
        + [("name", e.id) for e in made.entities]
        + [("source", s.id) for s in record.reading.sources]
    )
    things += [("claim", c.id) for e in record.extractions for c in e.claims[:5]] + [
        ("sentence", c.item.sentences[0].id) for c in record.brief.cut[:5]
    ]
    for kind, name in things:
        answer = looked.part(address(kind, name))
        assert answer.status == 200, (kind, name)
        assert 'id="pane-title"' in answer.body


def test_every_point_of_the_queue_leads_to_what_it_is_about(looked: Client, record: Record):
    links = re.findall(r'href="(/pane/point/[^"]+)"', looked.part("/pane/queue").body.partition('class="queue"')[2])
    assert len(dict.fromkeys(links)) >= len(record.review)
    for link in dict.fromkeys(links):
        assert "Point " in text_of(looked.part(link).body), link


def test_a_quote_stands_in_the_whole_text_of_its_source(looked: Client, record: Record):
    for extraction, source in zip(record.extractions, record.reading.sources, strict=True):
        claim = extraction.claims[-1]
        body = looked.part(address("claim", claim.id)).body
        box = re.search(r'<div class="text".*?</div>', body, re.DOTALL)
        assert box
        assert f'lang="{source.language}"' in box[0]
        assert " ".join(fit(source.text).split()) == " ".join(unescape(re.sub(r"<[^>]+>", "", box[0])).split())
        assert " ".join(unescape(re.search(r"<mark>(.*?)</mark>", box[0], re.DOTALL)[1]).split()) == " ".join(fit(claim.quote.text).split())  # type: ignore[index]


def test_the_picture_of_the_sheet(looked: Client):
    answer = looked.get("/sheet.png")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")


def test_a_name_is_found_by_any_spelling(looked: Client):
    body = looked.part("/pane/names?q=%D8%A7%D9%85%D8%A7%D9%85").body
    assert "Emomali Rahmon" in body
    assert "Islamabad" not in body


def test_a_name_of_one_spelling_shows_it_and_can_not_be_split(looked: Client, record: Record):
    for entity in record.reconciled.entities:
        texts = {" ".join(v.text.split()) for v in entity.variants} | {entity.canonical}
        body = looked.part(address("name", entity.id)).body
        assert 'class="figure spellings"' in body
        assert ('id="split"' in body) == (len(texts) > 1), entity.canonical
        assert 'id="rename"' in body


def test_who_says_what_is_a_table(looked: Client, record: Record):
    conflict = record.reconciled.conflicts[0]
    body = looked.part(address("conflict", conflict.id)).body
    rows = re.findall(r'<th scope="row">\[(\d+)\]', body)
    assert len(rows) == len({s for p in conflict.positions for s in p.sources})
    assert body.count('class="yes"') == sum(len(p.sources) for p in conflict.positions)
    assert "<caption>" in body


def test_the_timeline_has_a_dot_for_each_source_of_an_event(looked: Client, record: Record):
    body = looked.part("/pane/timeline").body
    shown = [int(n) for n in re.findall(r'<li id="event-(\d+)"', body)]
    assert shown == list(range(1, min(24, len(record.reconciled.events)) + 1))
    assert body.count("<circle") >= len(shown)
    assert body.count('class="no"') == len(shown)


# ---------------------------------------------------------------- what is answered


def test_a_decision_answers_with_the_parts_that_changed(client: Client, record: Record):
    sentence = record.brief.items[0].sentences[0]
    pane = address("sentence", sentence.id)
    form = Fields(client.part(pane).body).forms["reword"]
    answer = client.post("/act/reword", {**form, "text": "Other words.", "request": "r1"}, X_Pane=pane)
    assert answer.status == 200
    assert [i for i in ("sheet", "strip", "pane", "said") if re.search(rf'id="{i}"[^>]*hx-swap-oob', answer.body)] == [
        "sheet",
        "strip",
        "pane",
        "said",
    ]
    assert answer.body.count("Other words.") >= 2
    assert "<html" not in answer.body


def every_act(record: Record) -> list[tuple[str, dict[str, Any]]]:
    """One decision of each kind, on different things."""
    made, items = record.reconciled, record.brief.items
    spelled = next(e for e in made.entities if len({v.text for v in e.variants}) > 3)
    others = [e for e in made.entities if e.kind is made.entities[0].kind and e.id != spelled.id]
    sources = [s.id for s in record.reading.sources]
    undated = next(p for p in record.review if p.what == "undated source")
    return [
        ("reword", {"sentence": items[3].sentences[0].id, "text": "Seventy-seven men met in Paris on 3 May."}),
        ("drop", {"item": items[4].id}),
        ("pin", {"item": record.brief.cut[2].item.id}),
        ("move", {"item": items[5].id, "place": 1}),
        ("add", {"what": "gap", "text": "A gap of mine."}),
        ("add", {"what": "comment", "text": "A comment of mine."}),
        ("reject", {"claim": items[6].sentences[0].claims[0]}),
        ("accept", {"claim": items[7].sentences[0].claims[0]}),
        ("choose", {"conflict": made.conflicts[0].id, "how": "value-1"}),
        ("choose", {"conflict": made.conflicts[1].id, "how": "no conflict", "reason": "Two passages on two meetings."}),
        ("split", {"name": spelled.id, "away": spelled.variants[0].text}),
        ("rename", {"name": spelled.id, "canonical": "Another Name"}),
        ("role", {"name": spelled.id, "role": "president"}),
        ("merge", {"one": others[0].id, "other": others[1].id}),
        ("grade", {"source": sources[0], "grade": "B", "all": "1"}),
        ("same-text", {"one": sources[3], "other": sources[4]}),
        ("seen", {"what": undated.what, "on": undated.on}),
        ("date", {"claim": made.dates[0].claim, "words": made.dates[0].text, "value": "2023-01-01"}),
        ("undo", {"seq": 2}),
    ]


def test_after_every_kind_of_decision_every_view_is_there(client: Client, record: Record):
    links: dict[str, None] = {}
    for number, (kind, fields) in enumerate(every_act(record), 1):
        answer = client.post(f"/act/{kind}", fields, X_Pane="/pane/history")
        assert answer.status == 200, kind
        said = f"undid decision {fields['seq']}" if kind == "undo" else TOLD.get(kind, TOLD.get(kind.replace("-", " ")))
        assert f"Recorded: {said}" in text_of(answer.body)
        assert f'data-seq="{number}"' in answer.body
    for name in ("queue", "conflicts", "names", "timeline", "sources", "history", "cut"):
        links |= dict.fromkeys(re.findall(r'href="(/pane/[^"]+)"', client.get(f"/pane/{name}").body))
    gone = [link for link in links if client.part(unescape(link)).status != 200]
    assert (gone, len(links) > 100) == ([], True)
    sheet = client.get("/").body
    assert {"reworded", "unsupported", "pinned", "own", "single"} <= set(re.findall(r'class="flag ([a-z]+)"', sheet))
    assert "A comment of mine." in text_of(sheet)


def test_a_stale_form_is_a_clash_that_shows_both(client: Client, record: Record):
    sentence = record.brief.items[0].sentences[0].id
    form = Fields(client.part(address("sentence", sentence)).body).forms["reword"]
    assert form["based_on"] == ["0"]
    assert client.post("/act/reword", {**form, "text": "Theirs."}).status == 200
    answer = client.post("/act/reword", {**form, "text": "Mine <b>."})
    assert answer.status == 409
    assert "Theirs." in answer.body
    assert "Mine &lt;b&gt;." in answer.body
    again = Fields(answer.body).forms["clash-form"]
    assert again["based_on"] == ["1"]
    assert client.post("/act/reword", {**again, "text": "Mine."}).status == 200


def test_the_files_follow_a_signature_and_its_loss(client: Client, record: Record):
    form = Fields(client.part("/pane/approve").body).forms["approve"]
    signed = client.post("/act/approve", {**form, "who": "B. Head"})
    assert signed.status == 200
    assert "Approved by B. Head" in text_of(signed.body)
    assert "The files are written" in text_of(signed.body)
    edited = client.post("/act/reword", {"sentence": record.brief.items[0].sentences[0].id, "text": "Edited."})
    assert "DRAFT" in text_of(edited.body)
    assert "The files are written" in text_of(edited.body)
    again = client.post("/act/reword", {"sentence": record.brief.items[0].sentences[0].id, "text": "Edited again."})
    assert "The files are written" not in text_of(again.body)


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/act/reword", {"sentence": "nothing", "text": "x"}, 404),
        ("/act/nothing", {}, 404),
        ("/act/add", {"what": "gap", "text": ""}, 422),
        ("/act/undo", {"seq": "x"}, 422),
        ("/act/approve", {"digest": "0" * 64, "who": "A"}, 412),
        ("/again", {"seq": "7"}, 404),
        ("/again", {"seq": "x"}, 404),
    ],
)
def test_what_can_not_be_decided_is_told_and_not_recorded(client: Client, path: str, fields: dict[str, Any], status: int):
    answer = client.post(path, fields)
    assert answer.status == status
    assert "hx-swap-oob" in answer.body
    assert 'data-seq="0"' in client.get("/").body


@pytest.mark.parametrize(
    "pane",
    [
        "",
        "/",
        "/pane",
        "/pane/",
        "/pane/nothing",
        "/pane/sentence/gone",
        "/pane/name/gone",
        "/etc/passwd",
        "http://evil.example/pane/queue",
        "/pane/a/b/c/d",
        "/pane/point/x%7Cy",
        "/pane/names?" + "&".join(["q=x"] * 40),
    ],
)
def test_a_pane_that_is_not_there_is_made_up_for(client: Client, pane: str):
    answer = client.post("/act/add", {"what": "gap", "text": "x"}, X_Pane=pane)
    assert answer.status == 200
    assert 'id="pane-title"' in answer.body


def test_what_others_decided_comes_when_it_is_asked_for(client: Client):
    assert client.part("/fresh?seq=0").status == 204
    client.post("/act/add", {"what": "gap", "text": "x"})
    assert 'data-seq="1"' in client.part("/fresh?seq=0").body
    assert client.part("/fresh?seq=1").status == 204


# ---------------------------------------------------------------- small things


@given(st.text(max_size=300))
def test_text_is_made_fit_and_keeps_its_lines(text: str):
    made = fit(text)
    assert made.count("\n") == text.count("\n")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b\u200b\ufeff]", made)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=80), st.data())
def test_a_stretch_stands_where_it_stood(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    source = Source(
        id="s1", name="x", sha256="0" * 64, media_type="text/plain", encoding="utf-8", text="a " * AROUND + text + " b" * AROUND,
        segments=(Segment(start=0, end=1, raw_start=0, raw_end=1),),
    )  # fmt: skip
    shown = within(source, 2 * AROUND + start, 2 * AROUND + end)
    assert shown.quote == fit(text[start:end])
    assert shown.begun
    assert shown.goes_on
    assert len(shown.before) <= AROUND + 1


@given(st.integers(0, 500), st.integers(-3, 99))
def test_the_parts_of_a_list_are_the_list(size: int, number: int):
    every = list(range(size))
    parts: list[int] = []
    ask = Ask(params={"part": "1"})
    while True:
        part = part_of(every, ask, "names")
        parts += part.entries
        assert len(part.entries) <= PART
        if part.after is None:
            break
        ask = Ask(params={"part": str(int(ask.params["part"]) + 1)})
    assert parts == every
    assert part_of(every, Ask(params={"part": str(number)}), "names").total == size


@pytest.mark.parametrize(
    ("fill", "pages", "words", "over"),
    [
        (0.934, 1, "fills 93 % of one page", False),
        (1.0, 1, "fills 100 % of one page", False),
        (1.08, 1, "runs over: 108 % of one page", True),
        (1.4, 2, "runs over: it takes 2 pages", True),
    ],
)
def test_the_measure_of_the_page(fill: float, pages: int, words: str, over: bool):
    made = measure(fill, pages)
    assert (made["words"], made["over"]) == (words, over)


class Locked(Session):
    """A session whose desk another program holds."""

    def view(self) -> View:
        """Not now."""
        raise DeskBusy("Another process holds the desk.", "Try again in a moment.")


@pytest.mark.parametrize("path", ["/", "/pane/queue", "/sheet.png", "/fresh?seq=0"])
def test_a_desk_that_can_not_be_read_is_told_in_words(session: Session, tmp_path: Path, path: str):
    with closing(Locked(session.folder, tmp_path, now=lambda: dt.datetime.now(dt.UTC))) as locked, serving(locked) as client:
        client.cookie = client.raw("GET", client.url.partition(client.at)[2]).cookie
        for answer in (client.get(path), client.part(path)):
            assert answer.status == 503
            assert "Another process holds the desk. Try again in a moment." in text_of(answer.body)


def test_no_pane_takes_a_name_of_the_page(open_session: Callable[[], Session], record: Record):
    """What a pane shows and what stands around it are put together for a template: two of one name would hide one another."""
    session = open_session()
    desk, made = Desk(session, session.view()), record.reconciled
    around = {*sheet_context(desk), "strip", "pane", "queued", "desk", "csrf", "based_on", "site", "said"}
    around |= {"clash", "theirs", "kept", "path", "mine", "what", "oob"}
    of = {"sentence": record.brief.items[0].sentences[0].id, "claim": record.extractions[0].claims[0].id, "name": made.entities[0].id}
    of |= {"conflict": made.conflicts[0].id, "source": record.reading.sources[0].id, "point": queue_of(desk)[0].key}
    for name in PANES:
        pane = make_pane(desk, name, Ask(of.get(name, "")))
        shared = around & set(pane.context) - {"queued"}
        assert {key: pane.context[key] for key in shared} == {key: sheet_context(desk)[key] for key in shared}, name


def test_a_decision_is_told_as_recorded_though_the_files_are_of_another_run(session: Session, client: Client):
    signed = client.post("/act/approve", {"digest": digest_of(session.record.brief), "who": "B. Head"})
    assert "Recorded: approved" in signed.body
    path = session.folder / "brief.json"
    brief = session.record.brief.model_copy(update={"title": "Another"})
    path.write_text(session.record.model_copy(update={"brief": brief}).model_dump_json(), "utf-8")
    answer = client.post("/act/reword", {"sentence": session.record.brief.items[0].sentences[0].id, "text": "Edited."})
    assert answer.status == 200
    assert "Recorded: reworded" in answer.body
    assert "could not be written" in answer.body
    assert len(session.view().decisions) == 2
