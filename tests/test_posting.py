"""Letters to addresses: what stands on the disk at each moment, so that none goes twice, whatever ends the process."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefer.desk import Memory
from briefer.errors import MailPutOff, MailUnanswered, MailUnreachable, SendFault
from briefer.posting import Fate, PostOffice
from briefer.send import Letter

AT = dt.datetime(2026, 11, 22, 6, 12, tzinfo=dt.UTC)
LETTER = Letter("T", "TLP:GREEN", True, AT.date(), "d" * 64, "Text.", "<p>Text.</p>", b"%PDF")
ADA, BO, CLEO = "ada@example.org", "bo@example.org", "cleo@example.org"
GONE, OPEN, LATER = MailUnreachable("Gone.", "Wait."), MailUnanswered("Open.", "Ask."), MailPutOff("Later.", "Wait.")


class Box:
    """Takes messages, or fails as it is told to; notes what was on record of each address when its message came."""

    def __init__(self, memory: Memory, **faults: BaseException) -> None:
        self.memory, self.faults = memory, faults
        self.came: list[str] = []
        self.record: list[dict[str, str]] = []

    def hand_over(self, message: EmailMessage, *, sender: str, address: str) -> None:
        assert (message["To"], message["From"]) == (address, sender)
        self.came.append(address)
        self.record.append(on_record(self.memory))
        if fault := self.faults.get(address.partition("@")[0]):
            raise fault


def on_record(memory: Memory) -> dict[str, str]:
    """What another process reads of the same desk."""
    with Memory(memory.post.folder, lambda: AT) as other:
        return {sent.address: sent.state for sent in other.post.sent(LETTER.digest)}


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path, lambda: AT) as memory:
        yield memory


def fates(memory: Memory, box: Box, *addresses: str, again: bool = False) -> list[Fate]:
    office = PostOffice("desk@example.org", box, memory.post, lambda: AT, again=again)
    return [posted.fate for posted in office.post(LETTER, addresses)]


def test_that_it_is_on_its_way_is_on_the_disk_before_it_is(memory):
    box = Box(memory)
    assert fates(memory, box, ADA, BO) == [Fate.SENT, Fate.SENT]
    assert box.record == [{ADA: "sending"}, {ADA: "sent", BO: "sending"}]
    assert on_record(memory) == {ADA: "sent", BO: "sent"}


@pytest.mark.parametrize(
    ("fault", "fate", "left"), [(LATER, Fate.FAILED, {}), (OPEN, Fate.UNSURE, {ADA: "sending"})], ids=["surely not", "perhaps"]
)
def test_what_did_not_go_may_go_again_and_what_may_have_gone_may_not(memory, fault: SendFault, fate, left):
    assert fates(memory, Box(memory, ada=fault), ADA) == [fate]
    assert on_record(memory) == left
    assert fates(memory, Box(memory), ADA) == [Fate.UNSURE if left else Fate.SENT]


def test_what_ends_the_process_leaves_it_open(memory):
    with pytest.raises(KeyboardInterrupt):
        fates(memory, Box(memory, ada=KeyboardInterrupt()), ADA, BO)
    assert on_record(memory) == {ADA: "sending"}


def test_again_sends_what_may_have_gone_and_nothing_that_went(memory):
    fates(memory, Box(memory, bo=OPEN), ADA, BO)
    box = Box(memory)
    assert fates(memory, box, ADA, BO, CLEO, again=True) == [Fate.BEFORE, Fate.SENT, Fate.SENT]
    assert box.came == [BO, CLEO]


def test_after_a_fault_of_the_server_no_other_is_tried_and_what_is_known_is_told(memory):
    fates(memory, Box(memory, cleo=OPEN), CLEO)
    box = Box(memory, ada=GONE)
    assert fates(memory, box, ADA, BO, CLEO, again=True) == [Fate.FAILED, Fate.LEFT, Fate.UNSURE]
    assert box.came == [ADA]
    assert on_record(memory) == {CLEO: "sending"}


def test_another_brief_is_another_letter(memory):
    fates(memory, Box(memory), ADA)
    office = PostOffice("desk@example.org", Box(memory), memory.post, lambda: AT)
    other = Letter("T", "TLP:GREEN", True, AT.date(), "e" * 64, "Text.", "<p>Text.</p>", b"%PDF")
    assert [posted.fate for posted in office.post(other, [ADA])] == [Fate.SENT]
