"""What a person decided: one act each, on what it is about, with who, when and why. A decision is never changed; undoing one is another.

An act is bound to content, not to a place on a page: to words of a source by the digest of its bytes and their offsets, to a difference
by its positions, to a name by its spellings. So it can be found again in tomorrow's brief, by another reader, under a new prompt.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from briefer.models.base import EDTF, Frozen, Grade
from briefer.models.claims import EntityKind
from briefer.models.page import Section
from briefer.models.reconciled import ConflictKind

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="a SHA-256 in hexadecimal")]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1200)]
"""What a person writes on the page."""
Named = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A name of a person, organisation, place or office."""
Who = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]

# ---------------------------------------------------------------- what an act is about


class Words(Frozen):
    """A claim, told by its quote: exact words of a source."""

    source: Digest = Field(description="of the bytes of the source")
    start: int = Field(ge=0, description="offset in the clean text, in characters")
    end: int
    text: str
    statement: str = Field(default="", description="what the claim said: it tells two claims on the same words apart")


class SourceRef(Frozen):
    """A source, told by its content."""

    source: Digest
    name: str = Field(description="the file's name when it was decided: for people to read")
    publisher: str | None = None


class SentenceRef(Frozen):
    """A sentence of the page as the machine wrote it, told by the words it rests on; by its text where it rests on none."""

    section: Section
    claims: tuple[Words, ...] = Field(description="the first is the one whose words it gives")
    text: str
    about: str = Field(default="", description="where it rests on no claim, its id: the same as long as the same is not known")
    sources: tuple[Digest, ...] = Field(default=(), description="where it rests on no claim, those of the brief")


class ItemRef(Frozen):
    """An entry of a section, told by its sentences."""

    section: Section
    sentences: tuple[SentenceRef, ...] = Field(min_length=1)


class PositionRef(Frozen):
    """One side of a difference when it was decided."""

    value: str
    claims: tuple[Words, ...]


class ConflictRef(Frozen):
    """A difference between sources, told by its sides."""

    kind: ConflictKind
    subject: str
    attribute: str
    positions: tuple[PositionRef, ...]


class NameRef(Frozen):
    """Somebody or something with a name, told by spellings."""

    kind: EntityKind
    canonical: str
    spellings: tuple[Named, ...] = Field(min_length=1)


class SettledName(Frozen):
    """A name as the desk has settled it: an entry of names.toml."""

    kind: EntityKind
    name: Named = Field(description="as it is printed")
    also: tuple[Named, ...] = Field(default=(), description="other spellings of the same")
    apart: tuple[Named, ...] = Field(default=(), description="spellings of others, whom nothing may merge with it")
    role: Named | None = Field(default=None, description="the office, as it is printed")


# ---------------------------------------------------------------- acts


class Reword(Frozen):
    """Other words for a sentence. Its claims stay."""

    act: Literal["reword"] = "reword"
    sentence: SentenceRef
    text: Said


class Drop(Frozen):
    """An item off the page, or one sentence of it."""

    act: Literal["drop"] = "drop"
    item: ItemRef
    sentence: SentenceRef | None = None


class Pin(Frozen):
    """An item stays on the page, whatever is cut for room; one that was cut comes back."""

    act: Literal["pin"] = "pin"
    item: ItemRef


class Move(Frozen):
    """An item to another place of its section."""

    act: Literal["move"] = "move"
    item: ItemRef
    place: int = Field(ge=1, le=999, description="1 is the first of the section")


class Add(Frozen):
    """A gap, or a comment of the reviewer, which the page marks as such. It holds for briefs on any of these sources."""

    act: Literal["add"] = "add"
    what: Literal["gap", "comment"]
    text: Said
    sources: tuple[Digest, ...] = Field(min_length=1)


class Accept(Frozen):
    """A claim is as its source has it: what is unverified in it was looked at by a person."""

    act: Literal["accept"] = "accept"
    claim: Words


class Reject(Frozen):
    """A claim is not to be used. What rests on it alone leaves the page."""

    act: Literal["reject"] = "reject"
    claim: Words


class Seen(Frozen):
    """A point of the queue was looked at and needs nothing more."""

    act: Literal["seen"] = "seen"
    what: str = Field(max_length=40, description="the kind of the point")
    of: ItemRef | SourceRef | Words | str = Field(description="what the point is on; the name of a file that was not read")


class Choose(Frozen):
    """What is made of a difference: one value, both, or that it is no conflict; then the reason of the decision says why."""

    act: Literal["choose"] = "choose"
    conflict: ConflictRef
    how: Literal["value", "both", "no conflict"]
    value: str | None = Field(default=None, description="of one of the positions; only with 'value'")


class Merge(Frozen):
    """Two names are of one."""

    act: Literal["merge"] = "merge"
    one: NameRef
    other: NameRef


class Split(Frozen):
    """Spellings that were taken for one are of two. ``away`` are those of the other."""

    act: Literal["split"] = "split"
    name: NameRef
    away: tuple[Named, ...] = Field(min_length=1)


class Rename(Frozen):
    """How somebody or something is called on the page."""

    act: Literal["rename"] = "rename"
    name: NameRef
    canonical: Named


class GiveRole(Frozen):
    """The office of somebody; None takes it away."""

    act: Literal["role"] = "role"
    name: NameRef
    role: Named | None


class SetDate(Frozen):
    """What the words for a time mean; None: it stays open."""

    act: Literal["date"] = "date"
    claim: Words
    words: str
    value: EDTF | None


class Regrade(Frozen):
    """How reliable a source is (Admiralty code); of every source of its publisher, where one is named."""

    act: Literal["grade"] = "grade"
    source: SourceRef
    grade: Grade
    publisher: str | None = None


class SameText(Frozen):
    """Two sources carry one text, and count once."""

    act: Literal["same text"] = "same text"
    one: SourceRef
    other: SourceRef


class Approve(Frozen):
    """Somebody signs these very words."""

    act: Literal["approve"] = "approve"
    digest: Digest = Field(description="of the brief that is signed: `briefer.review.digest_of`")


class Withdraw(Frozen):
    """A signature is taken back."""

    act: Literal["withdraw"] = "withdraw"
    digest: Digest


class EditNames(Frozen):
    """names.toml was edited by hand; this is the whole list from then on."""

    act: Literal["names"] = "names"
    names: tuple[SettledName, ...]


class Undo(Frozen):
    """An earlier decision holds no more."""

    act: Literal["undo"] = "undo"
    seq: int = Field(ge=1)


Act = Annotated[
    Reword | Drop | Pin | Move | Add | Accept | Reject | Seen | Choose | Merge | Split | Rename | GiveRole | SetDate | Regrade | SameText
    | Approve | Withdraw | EditNames | Undo,
    Field(discriminator="act"),
]  # fmt: skip


class Proposed(Frozen):
    """A decision before it is on record.

    ``target`` names what it is about for the ledger, and ``based_on`` is the number of the last decision on it that the person saw
    (0: none); a newer one in the ledger is a clash. ``request`` is made by the client: the same one twice is one decision.
    """

    act: Act
    who: Who
    when: str = Field(description="RFC 3339, in UTC, to the second: for people to read; the order is that of the numbers")
    target: str
    before: str = Field(default="", description="in words")
    after: str = Field(default="", description="in words")
    reason: str = Field(default="", max_length=1200)
    based_on: int | None = Field(default=None, ge=0, description="None: whatever was decided before")
    request: str | None = Field(default=None, max_length=80)


class Decision(Frozen):
    """A decision on record."""

    seq: int = Field(ge=1, description="its number in the ledger: 1, 2, 3 ... without a hole")
    act: Act
    who: Who
    when: str
    target: str
    before: str = ""
    after: str = ""
    reason: str = ""


class Decided(Frozen):
    """What the desk's persons decided: the names that they settled, and all decisions of the ledger."""

    names: tuple[SettledName, ...] = ()
    decisions: tuple[Decision, ...] = ()
