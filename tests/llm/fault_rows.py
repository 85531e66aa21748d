"""The fault matrix as a table of cases: what the endpoint does, and all that has to come of it. docs/faults.md is made of it."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import Any, Literal

from tests.faulty_server import Reply, completion, refused, reply

KEY = "sk-a-key-of-nobody"

SUBJECTS = {
    1: "429 with Retry-After",
    2: "429 `insufficient_quota`",
    3: "500, 502, 503, 529; an overload reported inside a 200",
    4: "no connection, or a reply that takes too long",
    5: "a body that breaks off",
    6: "`finish_reason=length`, even with valid JSON",
    7: "refusal, content filter",
    8: "an answer that is no JSON",
    9: "an answer that is JSON, and not what was asked for",
    10: "a reply that is no API's",
    11: "400, 401, 403, 404, 413",
    12: "process killed between answer and commit",
    13: "cassette miss",
    14: "every endpoint fails",
}

QUESTION = "the article"
PAGE = "the page"
Place = Literal["", "no such name", "nobody listens", "no TLS"]


@dataclass(frozen=True)
class Row:
    """One fault of an endpoint that is asked for the claims of two articles, and for the page.

    ``replies`` go to the questions on the first article (or to that for the page), in order, the last of them again and again; all
    other questions are answered well, unless the fault stops everything.

    Args:
        requests: that such questions take, exactly.
        stops: whether nothing more is sent after it.
        exit: code of the command: 0 done, 3 PARTIAL.
        reader: of the first article.
        kept: claims of it in the brief, where a model read it; else those that the built-in reader finds.
        dropped: for each reason that stands in the record, how many claims.
        says: words that the user reads on stderr.
        pause: the longest pause, in seconds; None where it doesn't matter.
        at: where the endpoint is looked for, if not where it is.
        others: what further endpoints answer, all of it; each stands in for the one before.
        builtin_last: whether the user named the built-in reader behind them.
    """

    number: int
    name: str
    replies: tuple[Reply, ...]
    requests: int
    reader: Literal["model", "builtin", "second model"] = "model"
    exit: int = 0
    kept: int = 2
    dropped: tuple[tuple[str, int], ...] = ()
    says: tuple[str, ...] = ()
    stops: bool = False
    pause: float | None = None
    to: str = QUESTION
    at: Place = ""
    deadline: float = 60.0
    others: tuple[tuple[Reply, ...], ...] = ()
    builtin_last: bool = False


@dataclass(frozen=True)
class Elsewhere:
    """A row that is held by tests of their own."""

    number: int
    name: str
    file: str
    tests: tuple[str, ...]


def claim(quote: str, **changed: Any) -> dict[str, Any]:
    """A claim that holds."""
    bare: dict[str, Any] = {"speaker": None, "mentions": [], "dates": [], "quantities": []}
    return {"quote": quote, "statement": quote, "kind": "event", "certainty": "asserted", **bare, **changed}


FIRST = "Gunmen killed three guards at a bridge near Kelvar on Monday"
SECOND = "The provincial council ordered the bridge closed to lorries"
OTHER = "A ferry sank off Dorsk on Tuesday"
ARTICLES = {
    "a.txt": f"""Guards killed at bridge

Published 3 March 2031

{FIRST}, officials in the town said. The men had come over the hills before dawn, and left in two cars that were found burnt out later in \
the morning on the road to the north. Nobody has said that it was behind the attack, and nobody saw where the men went from there. People \
who live beside the road heard shots for some ten minutes, and then the sound of engines that went away along the river.

{SECOND}. Buses will be searched on both banks of the river until the end of the month, and the ferry upstream will carry passengers on \
foot only. Traders in the market of the town complained that their goods stood on the road and would not keep. The council said that it \
would look at the matter again when the engineers had been under the bridge and told it what they found there.
""",
    "b.txt": f"Ferry sinks\n\nPublished 4 March 2031\n\n{OTHER}, the coast guard said.\n",
}

BOTH = {"claims": [claim(FIRST), claim(SECOND)]}
GOOD = completion(BOTH)
JSON = {"content-type": "application/json"}
TEXT = json.dumps(BOTH)


def said(text: str) -> Reply:
    """An answer with this very content."""
    return completion(text)


def after(value: str, **headers: str) -> Reply:
    """A 429 with this Retry-After."""
    return refused(429, "rate_limit_exceeded", headers={"retry-after": value, **headers})


NOW = {"date": "Wed, 21 Oct 2015 07:28:00 GMT"}
CUT = Reply(GOOD.body[:-40], headers=JSON, promised=len(GOOD.body))
CHUNKS = Reply(b'5\r\n{"id"\r\nzz\r\n', headers={**JSON, "transfer-encoding": "chunked"})
QUOTA = refused(429, "insufficient_quota", "You exceeded your current quota")
LONG = completion(BOTH, finish="length")
BUSY = reply({"error": {"message": "Overloaded", "type": "overloaded_error"}})
BUSY_FOR_5 = Reply(BUSY.body, headers={**JSON, "retry-after": "5"})
NO_CREDIT = reply({"error": {"message": "Insufficient credits", "code": 402}})
PORTAL = Reply(b"<!doctype html><html><h1>Sign in to the network</h1></html>", headers={"content-type": "text/html"})
BOMB = Reply(gzip.compress(b" " * 10_000_000), headers={**JSON, "content-encoding": "gzip"})
TWICE = TEXT.replace('"statement": ', '"statement": "Nothing happened.", "statement": ', 1)
UNFIT = "does not fit the schema"
NOT_THERE = "the quote does not stand in the source"
PHRASED = {"bottom_line": [{"text": "Guards were killed.", "claims": ["c99"]}], "developments": []}

UNREACHED: dict[str, Any] = {"reader": "builtin", "exit": 3}
STOP: dict[str, Any] = {"requests": 1, **UNREACHED, "stops": True}
AGAIN: dict[str, Any] = {"requests": 2}

ROWS: tuple[Row, ...] = (
    Row(1, "seconds", (after("7"), GOOD), 2, pause=7.0),
    Row(1, "a date", (after("Wed, 21 Oct 2015 07:28:09 GMT", **NOW), GOOD), 2, pause=9.0),
    Row(1, "a date in the past", (after("Wed, 21 Oct 2015 07:00:00 GMT", **NOW), GOOD), 2, pause=0.5),
    Row(1, "garbage", (after("soon"), GOOD), 2, pause=0.5),
    Row(1, "huge", (after("86400"), GOOD), 2, pause=30.0),
    Row(1, "again and again", (after("2"),), 4, says=("answered 429", "--concurrency"), pause=2.0, **UNREACHED),
    Row(1, "beyond the deadline", (after("20"),), 1, deadline=10.0, says=("answered 429", "Try again later"), **UNREACHED),
    Row(2, "as a 429", (QUOTA,), says=("answered 429", "no credit left", "--base-url"), **STOP),
    Row(2, "inside a 200", (NO_CREDIT,), says=("Insufficient credits", "no credit left"), **STOP),
    *(Row(3, f"{status}, then an answer", (refused(status, "server_error"), GOOD), **AGAIN) for status in (500, 502, 503, 529)),
    Row(3, "500 to the end", (refused(500, "server_error"),), 4, says=("answered 500", "Try again", "BRIEFER_MODE=tools"), **UNREACHED),
    *(
        Row(3, f"{status} to the end", (refused(status, "server_error"),), 4, says=(f"answered {status}", "Try again later"), **UNREACHED)
        for status in (502, 503, 529)
    ),
    Row(3, "an overload inside a 200, then an answer", (BUSY, GOOD), **AGAIN),
    Row(3, "an overload inside a 200 with Retry-After, then an answer", (BUSY_FOR_5, GOOD), 2, pause=5.0),
    Row(3, "an overload inside a 200 to the end", (BUSY,), 4, says=("reports an error: Overloaded",), **UNREACHED),
    Row(4, "the name is not known", (GOOD,), 0, at="no such name", says=("No connection", "--base-url"), **UNREACHED),
    Row(4, "refused", (GOOD,), 0, at="nobody listens", says=("No connection", "--base-url"), **UNREACHED),
    Row(4, "no TLS", (GOOD,), 0, at="no TLS", says=("No connection", "--base-url"), **UNREACHED),
    Row(4, "no byte in time", (completion(BOTH, wait=4.0),), 1, deadline=3.0, says=("within 3 seconds", "BRIEFER_DEADLINE"), **UNREACHED),
    Row(
        4, "one byte a second", (completion(BOTH, pause=1.0),), 1, deadline=3.0, says=("within 3 seconds", "BRIEFER_DEADLINE"), **UNREACHED
    ),
    Row(5, "cut short, then an answer", (CUT, GOOD), **AGAIN),
    Row(5, "cut short to the end", (CUT,), 4, says=("No connection",), **UNREACHED),
    Row(5, "bad chunks, then an answer", (CHUNKS, GOOD), **AGAIN),
    Row(5, "bad chunks to the end", (CHUNKS,), 4, says=("No connection",), **UNREACHED),
    Row(5, "half a JSON, then an answer", (Reply(GOOD.body[:-40], headers=JSON), GOOD), **AGAIN),
    Row(6, "then answers on the parts", (LONG, completion({"claims": [claim(FIRST)]}), completion({"claims": [claim(SECOND)]})), 3),
    Row(6, "of every part too", (LONG,), 3, says=("ended at the token limit",), **UNREACHED),
    Row(7, "a refusal", (completion(None, refusal="I cannot help with that."),), 1, says=("declined", "Read this source"), **UNREACHED),
    Row(7, "a filter's stop reason", (completion(None, finish="content_filter"),), 1, says=("declined",), **UNREACHED),
    Row(7, "a filter's 400", (refused(400, "content_filter"),), 1, says=("content filter declined",), **UNREACHED),
    Row(8, "fences", (said(f"```json\n{TEXT}\n```"), GOOD), **AGAIN),
    Row(8, "prose behind it", (said(f"{TEXT}\nI hope this helps!"), GOOD), **AGAIN),
    Row(8, "NaN", (said('{"claims": [], "sure": NaN}'), GOOD), **AGAIN),
    Row(8, "a key twice", (said(TWICE), GOOD), **AGAIN),
    Row(8, "100,000 levels", (said('{"claims": ' + "[" * 100_000), GOOD), **AGAIN),
    Row(8, "half a character", (said(TEXT.replace("Gunmen", "\\ud800")), GOOD), **AGAIN),
    Row(8, "no JSON, twice", (said("Sure! Here are the claims."),), 2, says=("does not have the shape", "BRIEFER_MODE"), **UNREACHED),
    Row(9, "a wrong type", (completion({"claims": [claim(FIRST), claim(SECOND, statement=5)]}),), 1, kept=1, dropped=((UNFIT, 1),)),
    Row(9, "an extra field", (completion({"claims": [claim(FIRST), claim(SECOND, mood="grim")]}),), 1, kept=1, dropped=((UNFIT, 1),)),
    Row(9, "an unknown id", (completion(PHRASED),), 2, to=PAGE),
    Row(
        9,
        "a quote from another source",
        (completion({"claims": [claim(FIRST), claim(OTHER)]}), completion({"quotes": [{"number": 2, "quote": None}]})),
        2,
        kept=1,
        dropped=((NOT_THERE, 1),),
    ),
    Row(
        9,
        "10,000 claims",
        (completion({"claims": [claim(FIRST), claim(SECOND)] * 5_000}),),
        1,
        dropped=(("9960 further claims", 1), ("given twice", 38)),
    ),
    Row(9, "nothing that fits, twice", (completion({"claims": [{"quote": 1}]}),), 2, says=("does not have the shape",), **UNREACHED),
    Row(10, "an empty 200", (Reply(b"", headers=JSON),), 4, says=("broke off",), **UNREACHED),
    Row(10, "a page that wants a sign-in", (PORTAL,), says=("a page that is no API's", "--base-url", "/v1"), **STOP),
    Row(10, "a gzip bomb", (BOMB,), 1, says=("compressed", "--base-url"), **UNREACHED),
    Row(11, "400", (refused(400, "invalid_request_error"),), says=("answered 400", "--model", "BRIEFER_MODE"), **STOP),
    Row(11, "401", (refused(401, "invalid_api_key", f"Incorrect API key {KEY}"),), says=("answered 401", "OPENAI_API_KEY"), **STOP),
    Row(11, "403", (refused(403, "forbidden"),), says=("answered 403", "OPENAI_API_KEY", "--model"), **STOP),
    Row(11, "404", (refused(404, "model_not_found"),), says=("answered 404", "--model", "--base-url", "/v1"), **STOP),
    Row(11, "404 with a page", (Reply(b"<html>nginx</html>", 404),), says=("answered 404", "--base-url", "/v1"), **STOP),
    Row(11, "413", (refused(413, "too_large"),), says=("answered 413", "longest source", "--model"), **STOP),
    Row(14, "two endpoints", (refused(401, "no"),), says=("answered 401", "answered 500"), others=((refused(500, "no"),),), **STOP),
    Row(14, "the second stands in", (refused(401, "no"),), 1, "second model", stops=True, others=((GOOD,),), says=("stands in",)),
    Row(
        14,
        "the built-in reader named last",
        (refused(401, "no"),),
        1,
        "builtin",
        stops=True,
        builtin_last=True,
        says=("stands in",),
    ),
)

ELSEWHERE: tuple[Elsewhere, ...] = (
    Elsewhere(
        12,
        "killed with SIGKILL at each stage of keeping an answer, and at random",
        "tests/durability/test_kills.py",
        ("test_of_two_hundred_kills_none_costs_an_answer_that_was_kept",),
    ),
    Elsewhere(
        13,
        "fails at once, with a diff of the prompt",
        "tests/test_cassettes.py",
        ("test_a_changed_prompt_fails_at_once_with_a_diff", "test_a_missing_cassette_fails_closed", "test_an_answer_is_given_once"),
    ),
)
