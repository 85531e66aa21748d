"""What careful people found in the articles of a pack: ``gold.json``, read from either of its two dialects into one set of words.

The dialects differ in names only: ``kind`` or ``type``; variants as ``{file: [text, ...]}`` or as ``[{file, text}, ...]``; a date's
value as ``iso`` (with ``iso_pack`` and ``accept`` beside it) or as ``resolved``; dependence as ``files`` or as ``file`` and ``of``.
Every part may be left out. Fields that are not named here (notes, topics, roles) are for people, and are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from briefer.errors import GoldFault

NAME = "gold.json"
OUTSIDE = "outside knowledge"
_KINDS = {"organization": "organisation", "org": "organisation", "location": "place", "loc": "place", "per": "person"}


class Part(BaseModel):
    """The base of every part: frozen; open to notes, unlike our own models, since other people write these files."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _given(cls, value: object) -> object:
        """What is null is not given."""
        return {key: one for key, one in value.items() if one is not None} if isinstance(value, dict) else value


class Quoted(Part):
    """Words of one file."""

    file: str = Field(min_length=1)
    quote: str = Field(min_length=1, validation_alias=AliasChoices("quote", "text", "expression"))


class GoldEntity(Part):
    """One person, organisation or place (or a thing of another kind), and every spelling in every file."""

    canonical: str
    kind: str = Field(validation_alias=AliasChoices("kind", "type"))
    variants: tuple[Quoted, ...] = ()
    unrelated: bool = False

    @field_validator("kind")
    @classmethod
    def _our_word(cls, value: str) -> str:
        """'organization', 'org' and 'location' by our words; other kinds as they are."""
        return _KINDS.get(value.lower(), value.lower())

    @field_validator("variants", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """``{file: [text, ...]}`` as a list."""
        if not isinstance(value, dict):
            return value
        return [{"file": file, "text": text} for file, texts in value.items() for text in texts]


class GoldValue(Quoted):
    """One value of a disagreement, and the words that give it."""

    value: str = Field(coerce_numbers_to_str=True)


class GoldConflict(Part):
    """A disagreement. ``resolution`` is 'unresolved' or 'resolved' by the conclusion where the dialect has none."""

    id: str = Field(default="", coerce_numbers_to_str=True)
    subject: str
    attribute: str = ""
    kind: str = Field(default="claim", validation_alias=AliasChoices("kind", "type"))
    values: tuple[GoldValue, ...]
    resolution: str = ""
    conclusion: str = ""

    @model_validator(mode="before")
    @classmethod
    def _resolved(cls, value: object) -> object:
        if isinstance(value, dict) and not value.get("resolution"):
            open_one = str(value.get("conclusion", "")).lower().startswith("unresolved")
            return {**value, "resolution": "unresolved" if open_one else "resolved"}
        return value

    @property
    def scored(self) -> bool:
        """Whether it can be found in the pack at all."""
        return OUTSIDE not in self.resolution.lower()


class NotConflict(Part):
    """What looks like a disagreement and is none."""

    subject: str
    why: str = ""
    values: tuple[Quoted, ...]


class GoldDate(Part):
    """Words for a time, the value from this file alone, the value that another file gives it, and other right values. All EDTF."""

    file: str
    expression: str = Field(min_length=1, validation_alias=AliasChoices("expression", "text", "quote"))
    alone: str | None = Field(default=None, validation_alias=AliasChoices("iso", "resolved"))
    pack: str | None = Field(default=None, validation_alias=AliasChoices("iso_pack", "resolved_pack"))
    accept: tuple[str, ...] = ()
    unrelated: bool = False


class Dependence(Part):
    """Files that carry one text, or that have something else in common: the kind says which."""

    files: tuple[str, ...]
    of: tuple[str, ...] = Field(default=(), description="the files or agencies that they follow")
    kind: str = Field(validation_alias=AliasChoices("kind", "type"))
    evidence: tuple[Quoted, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _files(cls, value: object) -> object:
        """``file`` as ``files``; ``of`` as a list."""
        if not isinstance(value, dict):
            return value
        given: dict[str, Any] = dict(value)
        if "files" not in given and "file" in given:
            given["files"] = [given["file"]]
        if isinstance(given.get("of"), str):
            given["of"] = [given["of"]]
        return given


class KeyFact(Part):
    """What a good one-page brief holds."""

    id: str = Field(default="", coerce_numbers_to_str=True)
    fact: str
    support: tuple[Quoted, ...] = Field(min_length=1)


class Trap(Quoted):
    """What must not reach a brief, or only with care."""

    kind: str | None = Field(default=None, validation_alias=AliasChoices("kind", "type"))
    why: str = ""


class NotInSources(Part):
    """What a careless writer would add."""

    statement: str
    why: str = ""


class Gold(Part):
    """All of ``gold.json``."""

    pack: str = ""
    entities: tuple[GoldEntity, ...] = ()
    conflicts: tuple[GoldConflict, ...] = ()
    not_conflicts: tuple[NotConflict, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    key_facts: tuple[KeyFact, ...] = ()
    traps: tuple[Trap, ...] = ()
    not_in_sources: tuple[NotInSources, ...] = ()

    def files(self) -> dict[str, str]:
        """Every file that is named, and the part that names it first."""
        found: dict[str, str] = {}
        for part, quoted in self._quoted():
            found.setdefault(quoted, part)
        return found

    def _quoted(self) -> Iterator[tuple[str, str]]:
        parts: dict[str, Sequence[str]] = {
            "entities": [v.file for e in self.entities for v in e.variants],
            "conflicts": [v.file for c in self.conflicts for v in c.values],
            "not_conflicts": [v.file for c in self.not_conflicts for v in c.values],
            "dates": [d.file for d in self.dates],
            "dependence": [f for d in self.dependence for f in (*d.files, *(e.file for e in d.evidence))],
            "key_facts": [s.file for f in self.key_facts for s in f.support],
            "traps": [t.file for t in self.traps],
        }
        return ((part, file) for part, files in parts.items() for file in files)


def read_gold(folder: Path) -> Gold:
    """The gold of a pack; ``pack`` is the folder's name where the file names none.

    Raises:
        GoldFault: there is none, it is no JSON, or a part of it is not as described in docs/evaluation.md; file and part are named.
    """
    path = folder / NAME
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        advice = "A pack is a folder with gold.json and the articles in articles/, or beside it."
        raise GoldFault(f"{path} cannot be read: {fault}.", advice) from fault
    except json.JSONDecodeError as fault:
        raise GoldFault(f"{path} is not valid JSON: {fault}.", "Mend it at that line.") from fault
    try:
        gold = Gold.model_validate(given)
    except ValidationError as fault:
        raise GoldFault(f"{path}: {_first(fault)}.", "docs/evaluation.md says what each part holds.") from fault
    return gold if gold.pack else gold.model_copy(update={"pack": folder.resolve().name})


def _first(fault: ValidationError) -> str:
    """The first thing wrong, with the way to it: 'conflicts, entry 3, values, entry 1, quote: field required'."""
    errors = fault.errors(include_url=False)
    where = ", ".join(f"entry {step + 1}" if isinstance(step, int) else step for step in errors[0]["loc"]) or "the file"
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{where}: {errors[0]['msg'].lower()}{more}"
