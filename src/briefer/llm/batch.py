"""Questions that are handed in together and answered within a day, at a part of the price: OpenAI's Batch API.

A batch is only another way to fill the store of answers. What is handed in is what would be sent now, body for body; what comes back is
kept as exchanges; whoever asks the same question then is answered from the store.

1. take down  `Unsent` is put in the place of the door, and takes down what is not answered yet
2. hand in    recorded first, then the file, then the batch: whatever is cut off in between, it is known what may have been paid for
3. look       how far it is
4. collect    its two files, as exchanges
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from http import HTTPStatus
from types import TracebackType
from typing import Any, Final, NamedTuple, Protocol, Self

import openai

from briefer.errors import AnswerFault, ModelFault, ModelSettingsFault, ModelUnreachable, UsageFault
from briefer.lexicon.patterns import lazy
from briefer.llm import trace
from briefer.llm.bodies import first_body, name_of
from briefer.llm.client import client_of
from briefer.llm.refusals import fit, refused, unreached
from briefer.llm.replies import parsed
from briefer.llm.results import Came, read_results
from briefer.llm.unsent import Unsent, Waiting
from briefer.models import Batch, BatchQuestion
from briefer.prompts import Prompt
from briefer.settings import Endpoint

WAY: Final = "/v1/chat/completions"
WINDOW: Final = "24h"
MOST_QUESTIONS, LARGEST_FILE = 50_000, 200_000_000
"""Of one batch, by OpenAI's documentation; bytes."""
LARGEST_RESULT = 512_000_000
"""Bytes of a file that is collected: OpenAI's own limit for any file."""
MOST_PAGES = 50
"""Of a list of batches, a hundred each, that are looked through for one that was cut off."""
OVER = frozenset({"completed", "failed", "expired", "cancelled"})
NO_BATCHES = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED})

_ID = lazy(r"[\w.:-]{1,200}", re.ASCII)


class Store(Protocol):
    """Where batches are recorded. What it has taken is on the disk."""

    def begin(self, batch: Batch) -> Batch:
        """It is about to be handed in."""
        ...

    def uploaded(self, batch: Batch, file: str) -> Batch:
        """The endpoint has the file with its questions."""
        ...

    def opened(self, batch: Batch, name: str) -> Batch:
        """The endpoint gave it an id."""
        ...

    def void(self, batch: Batch) -> Batch:
        """The endpoint never made it."""
        ...


# ------------------------------------------------------------ 1. take down


async def questions_of(unsent: Unsent, names: Mapping[str, str]) -> tuple[BatchQuestion, ...]:
    """What was taken down and never asked, each with the body that would be sent now; what was begun goes on with its re-ask, live.

    Args:
        unsent: stood in the place of the door.
        names: of the sources, by id; a question bears the id of its source as its fence.
    """
    waiting = {name: w for name, w in unsent.waiting.items() if not w.begun}
    return tuple([await _question(name, w, _source_of(w.prompt, names), unsent.endpoint) for name, w in waiting.items()])


async def _question(question: str, waiting: Waiting, source: str, endpoint: Endpoint) -> BatchQuestion:
    body = await first_body(endpoint, waiting.prompt, waiting.shape)
    sent = json.dumps(body, ensure_ascii=False)
    return BatchQuestion(question=question, request=name_of(body), source=source, prompt=waiting.prompt.name, sent=sent)


def _source_of(prompt: Prompt, names: Mapping[str, str]) -> str:
    asked = prompt.messages[-1][1]
    return next((name for fence, name in names.items() if fence in asked), prompt.name)


# ------------------------------------------------------------ 2. hand in


async def hand_in(batch: Batch, client: BatchClient, store: Store) -> Batch:
    """The batch with the id that the endpoint gave.

    Raises:
        ModelFault: it was not made; or it is not known whether it was, and then it stays recorded as 'submitting'.
        UsageFault: it is larger than a batch may be.
    """
    lines = lines_of(batch)
    begun = store.begin(batch)
    try:
        begun = store.uploaded(begun, await client.upload(lines))
    except ModelFault:
        store.void(begun)
        raise
    try:
        name = await client.create(begun.file)
    except ModelUnreachable as fault:
        raise ModelUnreachable(
            f"{fault.what} So it is not known whether the batch was made.", "`briefer batch status` asks, once it can be reached."
        ) from fault
    except ModelFault:
        store.void(begun)
        raise
    trace.tell("batch handed in", reader=batch.reader, batch=name, questions=len(batch.questions))
    return store.opened(begun, name)


async def settle(batch: Batch, client: BatchClient, store: Store) -> Batch:
    """A batch whose handing in was cut off, as it is known to the endpoint: open or void.

    Raises:
        ModelFault: the endpoint does not say.
    """
    name = await client.find(batch.file) if batch.file else None  # without a file there is no batch: nothing was paid for
    trace.tell("batch found again" if name else "batch void", reader=batch.reader, batch=name or "", questions=len(batch.questions))
    return store.opened(batch, name) if name else store.void(batch)


def lines_of(batch: Batch) -> bytes:
    """The file with the questions, in ASCII: half a character breaks nothing.

    Raises:
        UsageFault: it is larger than a batch may be.
    """
    if len(batch.questions) > MOST_QUESTIONS:
        raise UsageFault(f"{len(batch.questions):,} questions are more than a batch takes.", "Name fewer sources at a time.")
    lines = (json.dumps({"custom_id": q.question, "method": "POST", "url": WAY, "body": json.loads(q.sent)}) for q in batch.questions)
    data = "".join(f"{line}\n" for line in lines).encode("ascii")
    if len(data) > LARGEST_FILE:
        raise UsageFault(f"The questions have {len(data):,} bytes, more than a batch takes.", "Name fewer sources at a time.")
    return data


# ------------------------------------------------------------ 3. look, 4. collect


class Looked(NamedTuple):
    """How far a batch is, as the endpoint says."""

    status: str
    done: int
    failed: int
    total: int
    files: tuple[str, ...]
    """With the answers, and with the errors: their ids, as far as there are any."""
    told: str
    """Why it was refused as a whole; '' where it was not."""

    @property
    def over(self) -> bool:
        """Whether nothing more comes."""
        return self.status in OVER


class BatchClient:
    """An endpoint as far as batches go: files and batches; close it with ``async with``.

    Nothing is sent twice: a batch is looked at again whenever somebody likes. Every method raises a ModelFault where the endpoint
    refuses or can't be reached, a ModelSettingsFault where it knows no batches.
    """

    def __init__(self, endpoint: Endpoint, deadline: float) -> None:
        self._endpoint, self._deadline = endpoint, deadline
        self._client = client_of(endpoint, deadline, LARGEST_RESULT)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace_: TracebackType | None) -> None:
        await self._client.close()

    async def upload(self, lines: bytes) -> str:
        """The id of the file with the questions."""
        files = self._client.files.with_raw_response
        return self._id(await self._object(partial(files.create, file=("questions.jsonl", lines), purpose="batch")))

    async def create(self, file: str) -> str:
        """The id of a new batch over that file."""
        batches = self._client.batches.with_raw_response
        return self._id(await self._object(partial(batches.create, input_file_id=file, endpoint=WAY, completion_window=WINDOW)))

    async def look(self, name: str) -> Looked:
        """How far a batch is."""
        data = await self._object(partial(self._client.batches.with_raw_response.retrieve, name))
        counts, errors = data.get("request_counts"), data.get("errors")
        listed = errors.get("data") if isinstance(errors, dict) else errors
        first = listed[0] if isinstance(listed, list) and listed else None
        words = first.get("message") if isinstance(first, dict) else first
        looked = Looked(
            status=self._said(data.get("status") or "unknown"),
            **{ours: _count(counts, theirs) for ours, theirs in (("done", "completed"), ("failed", "failed"), ("total", "total"))},
            files=tuple(data[f] for f in ("output_file_id", "error_file_id") if isinstance(data.get(f), str) and _ID.fullmatch(data[f])),
            told=self._said(words) if words else "",
        )
        trace.tell("batch", batch=name, reader=self._endpoint.reader, status=looked.status, done=looked.done, failed=looked.failed)
        return looked

    async def collect(self, batch: Batch, looked: Looked) -> Came:
        """What came of a batch that is over."""
        texts = [await self._text(partial(self._client.files.with_raw_response.content, file)) for file in looked.files]
        came = read_results(texts, batch, self._endpoint, self._said)
        for exchange in came.exchanges.values():
            trace.exchanged(exchange, self._endpoint)
        return came

    async def find(self, file: str) -> str | None:
        """The id of the batch over that file; None where there is none."""
        batches = self._client.batches.with_raw_response
        after: str | openai.Omit = openai.omit
        for _ in range(MOST_PAGES):
            data = await self._object(partial(batches.list, limit=100, after=after))
            listed = [b for b in data.get("data") or () if isinstance(b, dict)]
            found = next((b for b in listed if b.get("input_file_id") == file), None)
            if found is not None:
                return self._id(found)
            if not data.get("has_more") or not listed:
                return None
            after = self._id(listed[-1])
        raise AnswerFault(f"{self._endpoint.base_url} lists more batches than anybody would look through.", "Look for it on its own page.")

    async def _object(self, call: Callable[[], Awaitable[Any]]) -> Mapping[str, Any]:
        return parsed(await self._text(call), self._endpoint.reader)

    async def _text(self, call: Callable[[], Awaitable[Any]]) -> str:
        """The body of a reply."""
        try:
            async with asyncio.timeout(self._deadline):
                text: str = (await call()).text
        except openai.APIStatusError as error:
            raise self._refused(error) from error
        except openai.APIConnectionError as error:
            raise unreached(error, self._endpoint) from error
        except TimeoutError as error:
            what = f"{self._endpoint.base_url} was not done within {self._deadline:g} seconds."
            raise ModelUnreachable(what, "Try again later, or give it longer: BRIEFER_DEADLINE.") from error
        return text

    def _refused(self, error: openai.APIStatusError) -> ModelFault:
        """A fault as any other; but an endpoint that knows no batches is told so, and one that knows no such batch or file."""
        if error.status_code not in NO_BATCHES:
            return refused(error, self._endpoint)
        what = f"{self._endpoint.base_url} answered {error.status_code} to {error.request.method} {error.request.url.path}."
        if error.request.method == "GET" and error.request.url.path.rsplit("/", 1)[-1] != "batches":
            return ModelSettingsFault(what, "It knows no such batch, or holds it no more; with another key it may.")
        return ModelSettingsFault(what, "It seems to know no batches: leave out --batch, or ask another endpoint (--model, --base-url).")

    def _id(self, data: Mapping[str, Any]) -> str:
        name = data.get("id")
        if not isinstance(name, str) or not _ID.fullmatch(name):
            raise AnswerFault(f"{self._endpoint.base_url} gave no id.", "Check --base-url: it may know no batches. Leave out --batch.")
        return name

    def _said(self, words: object) -> str:
        return fit(str(words), self._endpoint)


def _count(counts: object, name: str) -> int:
    value = counts.get(name) if isinstance(counts, dict) else None
    return value if isinstance(value, int) else 0
