"""Everything that the brief rests on, as JSON, and its schema."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from briefer.models import Record


def json_bytes(record: Record) -> bytes:
    """The record as UTF-8, a value on each line, so that two runs can be compared line by line."""
    return TypeAdapter(Record).dump_json(record, indent=1)  # bytes at once: as text first it would take four times the room


def brief_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of brief.json."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | Record.model_json_schema(mode="serialization")
