"""Everything that the brief rests on, as JSON, and its schema."""

from __future__ import annotations

import json
from typing import Any

from briefer.models import Record


def json_bytes(record: Record) -> bytes:
    """The record as UTF-8, keys sorted, so that two runs can be compared line by line."""
    return (json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def brief_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of brief.json."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | Record.model_json_schema(mode="serialization")
