"""The client of an endpoint: openai with its own retries off, time limits, and a limit on what it reads."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial

import httpx2
import openai

from briefer.errors import AnswerFault
from briefer.settings import Endpoint


def client_of(endpoint: Endpoint, deadline: float, largest: int) -> openai.AsyncOpenAI:
    """A client; ``deadline`` in seconds is for each step of a request, ``largest`` the bytes of a reply."""
    return openai.AsyncOpenAI(
        api_key=endpoint.key.get_secret_value(),
        base_url=endpoint.base_url,
        max_retries=0,
        timeout=httpx2.Timeout(deadline, connect=min(10.0, deadline)),
        default_headers={"Accept-Encoding": "identity"},
        http_client=openai.DefaultAsyncHttpxClient(event_hooks={"response": [partial(_limit_reply, largest=largest)]}),
    )


class _Limited(httpx2.AsyncByteStream):
    """A reply's bytes, up to a limit."""

    def __init__(self, stream: httpx2.AsyncByteStream, largest: int) -> None:
        self._stream, self._largest = stream, largest

    async def __aiter__(self) -> AsyncIterator[bytes]:
        length = 0
        async for piece in self._stream:
            length += len(piece)
            if length > self._largest:
                raise AnswerFault(f"The reply is longer than {self._largest:,} bytes.", "Check --base-url and --model.")
            yield piece

    async def aclose(self) -> None:
        await self._stream.aclose()


async def _limit_reply(response: httpx2.Response, *, largest: int) -> None:
    """Refuse a reply that is compressed though we asked for none (a few bytes may become gigabytes), and limit the others."""
    if response.headers.get("content-encoding", "identity").lower() not in {"identity", ""}:
        raise AnswerFault("The reply is compressed, and nobody asked for that.", "Check the proxy or gateway before --base-url.")
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _Limited(response.stream, largest)
