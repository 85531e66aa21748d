"""The shape of an answer: as instructor wants it, as a strict endpoint wants it, and as its answer is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import instructor
import openai
from pydantic import BaseModel

from briefer.llm.replies import refuse_spoiled

_NOT_STRICT = frozenset({"title", "default", "minLength", "maxLength"})
"""Keywords that a strict schema of OpenAI does not take, or that say nothing to a model. Pydantic checks them afterwards."""


@cache
def asked(shape: type[BaseModel]) -> type[BaseModel]:
    """The shape as instructor wants it, made once: else it makes a class and its schema anew for every question (10 ms).

    It reads an answer as `fitting` does, and a spoiled one is an answer that does not fit: it is asked for again.
    """
    schema = {**_schema(shape), "title": shape.__name__}
    made: type[BaseModel] = instructor.openai_schema(shape)
    made.model_json_schema = classmethod(lambda *_, **__: schema)  # type: ignore[assignment, method-assign]  # the same, out of the cache
    lenient = made.model_validate_json

    def validated(_: type[BaseModel], text: str, /, **how: Any) -> BaseModel:  # noqa: ANN401  (what instructor hands on to pydantic)
        refuse_spoiled(text)
        return lenient(text, **how)

    made.model_validate_json = classmethod(validated)  # type: ignore[assignment, method-assign]
    return made


@cache
def _schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The strict JSON schema of a shape: every field required, closed, nothing that OpenAI's checker refuses."""
    function = openai.pydantic_function_tool(shape)["function"]
    lean: dict[str, Any] = _lean(function["parameters"])
    return lean


def _lean(node: Any) -> Any:  # noqa: ANN401  (any JSON)
    """A JSON schema without the keywords of ``_NOT_STRICT``; fields that bear such a name stay."""
    if isinstance(node, list):
        return [_lean(part) for part in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key not in _NOT_STRICT}
    return {k: {n: _lean(v) for n, v in value.items()} if k in {"properties", "$defs"} else _lean(value) for k, value in kept.items()}


def strict(request: Mapping[str, Any], shape: type[BaseModel], omit: Collection[str] = ()) -> dict[str, Any]:
    """The body of a request, its schema made strict, which neither mode of instructor does by itself; without what is to be omitted."""
    body = {key: value for key, value in request.items() if key not in omit}
    how = {} if "strict" in omit else {"strict": True}
    if "response_format" in request:
        form = {"name": shape.__name__, "schema": _schema(shape), **how}
        return {**body, "response_format": {"type": "json_schema", "json_schema": form}}
    if "tools" in request:
        function = {**request["tools"][0]["function"], "parameters": _schema(shape), **how}
        return {**body, "tools": [{"type": "function", "function": function}]}
    return body
