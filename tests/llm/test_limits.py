"""The wordings of servers: which say that a text is too long, and which limit they name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from briefer.errors import AnswerCutShort
from briefer.llm import Door
from briefer.llm.limits import MOST_READ, is_too_long, limit_said
from briefer.prompts import Prompt
from briefer.settings import Settings
from tests.faulty_server import FaultyServer, Reply, completion, refused, reply

TOO_LONG = [
    (
        "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens. Please reduce the length of the messages.",
        8192,
    ),
    (
        "This model's maximum context length is 4097 tokens, however you requested 4322 tokens (4066 in your prompt; 256 for the completion).",
        4097,
    ),
    (
        "This endpoint's maximum context length is 131,072 tokens. However, you requested about 140000 tokens (140000 of text input).",
        131072,
    ),
    (
        (
            "You passed 9001 input tokens and requested 0 output tokens. However, the model's context length is only 8192 tokens, resulting in "
            "a maximum input length of 8192 tokens."
        ),
        8192,
    ),
    ("The decoder prompt (length 9000) is longer than the maximum model length of 8192. Make sure that max_model_len is no smaller.", 8192),
    ("Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300123 tokens.", 272000),
    (
        "Error code: 400 - {'error': {'message': 'Please reduce the length of the messages or completion.', 'code': 'context_length_exceeded'}}",
        None,
    ),
    (
        (
            "Request too large for model `m-70b` in organization `org_1` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Requested "
            "9245, please reduce your message size and try again."
        ),
        6000,
    ),
    (
        (
            "Error code: 400 - {'error': {'code': 400, 'message': 'the request exceeds the available context size, try increasing it', "
            "'type': 'exceed_context_size_error', 'n_prompt_tokens': 14429, 'n_ctx': 8192}}"
        ),
        8192,
    ),
    ('{"error":{"message":"the request exceeds the available context size.","n_prompt_tokens":1407,"n_ctx":256}}', 256),
    ("Requested tokens (2285) exceed context window of 2048", 2048),
    ("the input length exceeds the context length", None),
    ("prompt too long; exceeded max context length by 812 tokens", None),
    (
        (
            "Trying to keep the first 111490 tokens when context the overflows. However, the model is loaded with context length of only 32768 tokens, "
            "which is not enough. Try to load the model with a larger context length, or provide a shorter input."
        ),
        32768,
    ),
    ("prompt is too long: 207791 tokens > 200000 maximum", 200000),
    (
        "input length and `max_tokens` exceed context limit: 178959 + 64000 > 200000, decrease input length or `max_tokens` and try again",
        200000,
    ),
    ("Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length", 32768),
    ("The input token count (134123) exceeds the maximum number of tokens allowed (131072).", 131072),
    ("This model's maximum prompt length is 131072 but the request contains 537812 tokens.", 131072),
    (
        "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193. Given: 9000 `inputs` tokens and 0 `max_new_tokens`",
        8193,
    ),
    ("Invalid 'messages[1].content': string too long. Expected a string with maximum length 1048576. (string_above_max_length)", None),
]
NOT_THAT = [
    "Incorrect API key provided: sk-no*key.",
    "Invalid value for 'temperature': must be <= 2.",
    "Invalid schema for response_format 'Claims': schema must have a 'type' key.",
    "Rate limit reached for model `m` on tokens per minute (TPM): Limit 6000, Used 5500, Requested 1200. Please try again in 7s.",
    "You exceeded your current quota, please check your plan and billing details.",
    "The model `m-8192` does not exist or you do not have access to it.",
    "max_tokens is too large: 100000. This model supports at most 16384 completion tokens.",
    "The context of this request was lost.",
    "",
]


@pytest.mark.parametrize(("words", "limit"), TOO_LONG, ids=[words[:40] for words, _ in TOO_LONG])
def test_wordings_of_a_text_that_is_too_long(words: str, limit: int | None):
    assert is_too_long(words)
    assert is_too_long(words.upper())
    assert limit_said(words) == limit


@pytest.mark.parametrize("words", NOT_THAT)
def test_other_refusals_are_not_taken_for_it(words: str):
    assert not is_too_long(words)
    assert limit_said(words) is None


def test_a_question_that_is_sent_back_is_not_searched():
    told = "Bad request: " + "An article. " * 400 + "The maximum context length is 12 tokens."
    assert len(told) > MOST_READ
    assert not is_too_long(told)
    assert limit_said(told) is None


@pytest.mark.parametrize("words", ["maximum context length is 0 tokens", "maximum context length is unknown"])
def test_no_limit_is_made_of_nonsense(words: str):
    assert limit_said(words) is None


@given(st.text(max_size=300), st.integers(1, 10**9))
def test_the_limit_is_found_whatever_stands_around_it(around: str, limit: int):
    told = f"{around[:100]} This model's maximum context length is {limit} tokens. {around[100:]}"
    assert is_too_long(told)
    assert limit_said(told) is not None


@given(st.text(alphabet="maximum context length is 0123456789,n_ctx:='\" >", max_size=200))
def test_a_limit_is_a_number_above_zero_or_none(words: str):
    found = limit_said(words)
    assert found is None or found > 0


# ---------------------------------------------------------------- through the door


class City(BaseModel):
    """A city."""

    name: str


PROMPT = Prompt(name="city.v1", messages=(("user", "An article on Ostrel."),), splittable=True)
CONTEXT = {"code": 400, "message": "the request exceeds the available context size", "type": "exceed_context_size_error", "n_ctx": 4096}


@pytest.mark.parametrize(
    ("told", "limit"),
    [
        (refused(400, "context_length_exceeded", "This model's maximum context length is 8192 tokens."), 8192),
        (refused(400, "context_length_exceeded", "Please reduce the length of the messages."), None),
        (refused(400, "invalid_request_error", "prompt is too long: 207791 tokens > 200000 maximum"), 200_000),
        (refused(413, "tokens", "Request too large for model `m` on tokens per minute (TPM): Limit 6000, Requested 9245"), 6000),
        (reply({"error": CONTEXT}, 400), 4096),
        (reply({"error": CONTEXT}, 500), 4096),
        (reply({"error": {"message": "This endpoint's maximum context length is 8192 tokens.", "code": 400}}), 8192),
        (Reply(b"the input length exceeds the context length", 400), None),
        (completion({"name": "Ostrel"}, finish="length"), None),
    ],
)
async def test_the_door_tells_the_limit(told: Reply, limit: int | None):
    with FaultyServer((told,)) as server:
        endpoint = {"reader": "own/m", "model": "m", "base_url": server.base_url}
        async with Door(Settings.model_validate({"endpoints": [endpoint], "deadline": 20.0})) as door:
            with pytest.raises(AnswerCutShort) as fault:
                await door(PROMPT, City)
    assert fault.value.limit == limit
    assert len(server.requests) == 1
