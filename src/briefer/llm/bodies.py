"""The body of a request: what instructor makes of a prompt and a shape, made strict, with what the endpoint wants beside it.

A question that is asked now and one that waits in a batch have the same body, and so the same digest.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import instructor
from pydantic import BaseModel

from briefer.llm.keep import digest, parameters_of
from briefer.llm.shapes import asked, strict
from briefer.prompts import Prompt
from briefer.settings import Endpoint

REASKS = 1
"""How often instructor asks again for an answer that does not fit the shape."""

_MODES = {"json_schema": instructor.Mode.JSON_SCHEMA, "tools": instructor.Mode.TOOLS}


def answer_through(
    create: Callable[..., Awaitable[object]], endpoint: Endpoint, prompt: Prompt, shape: type[BaseModel]
) -> Awaitable[BaseModel]:
    """The answer, asked for through ``create``, which is given a request and gives a ``ChatCompletion``; once more where it does not fit.

    Never with ``context=``: instructor would run the text of the source as a template.
    """
    ask: Any = instructor.patch(create=create, mode=_MODES[endpoint.mode])
    messages = [{"role": role, "content": content} for role, content in prompt.messages]
    answer: Awaitable[BaseModel] = ask(
        response_model=asked(shape), messages=messages, max_retries=REASKS, strict=False, model=endpoint.model, **parameters_of(endpoint)
    )
    return answer


def body_of(request: Mapping[str, Any], endpoint: Endpoint, shape: type[BaseModel]) -> dict[str, Any]:
    """The body that goes out, of the request that instructor gave."""
    return {**strict(request, shape, endpoint.omit), **endpoint.body}


def name_of(body: Mapping[str, Any]) -> str:
    """The digest of a request."""
    return digest(json.dumps(body, ensure_ascii=False, sort_keys=True))


class _Seen(BaseException):
    """Carries a request out of instructor, which would take anything else for a failure and ask again."""

    def __init__(self, body: dict[str, Any]) -> None:
        self.body = body


async def first_body(endpoint: Endpoint, prompt: Prompt, shape: type[BaseModel]) -> dict[str, Any]:
    """The body of the request with which a question is asked first. Nothing is sent."""

    async def create(**request: Any) -> object:  # noqa: ANN401  (what instructor hands on to openai)
        raise _Seen(body_of(request, endpoint, shape))

    try:
        await answer_through(create, endpoint, prompt, shape)
    except _Seen as seen:
        return seen.body
    raise AssertionError("instructor asked nothing")
