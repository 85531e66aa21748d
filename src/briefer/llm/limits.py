"""What servers say of a text that is longer than they take: whether it is that, and how many tokens they do take.

| said by | wording |
| --- | --- |
| OpenAI, Azure, vLLM, DeepSeek, OpenRouter | maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens |
| OpenAI, of newer models | Input tokens exceed the configured limit of 272000 tokens |
| OpenAI, Groq, by the minute | Request too large for MODEL ... (TPM): Limit 6000, Requested 9245 |
| Groq | Please reduce the length of the messages or completion |
| vLLM | The decoder prompt (length 9000) is longer than the maximum model length of 8192 |
| llama.cpp | the request exceeds the available context size; beside it "n_ctx": 8192 |
| llama-cpp-python | Requested tokens (2285) exceed context window of 2048 |
| Ollama | the input length exceeds the context length |
| LM Studio | the model is loaded with context length of only 4096 tokens, which is not enough |
| Anthropic | prompt is too long: 207791 tokens > 200000 maximum; exceed context limit: 178959 + 64000 > 200000 |
| Mistral | Prompt contains 40000 tokens, too large for model with 32768 maximum context length |
| Gemini | The input token count (134123) exceeds the maximum number of tokens allowed (131072) |
| xAI | maximum prompt length is 131072 but the request contains 537812 tokens |
| TGI, Together | `inputs` tokens + `max_new_tokens` must be <= 8193 |
"""

from __future__ import annotations

import re
from typing import Final

from briefer.lexicon.patterns import lazy

MOST_READ: Final = 4000
"""Characters of an error that are looked at: some servers send the whole question back."""

_N: Final = r"(\d[\d,]{0,11})"
_LIMITS: Final = tuple(
    lazy(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"\bmaximum (?:context|prompt|model|input|sequence) length(?: is| of)?:?(?: only)? {_N}",
        rf"\b{_N} maximum context length",
        rf"\bcontext (?:length|window|size|limit)(?: is| of)?(?: only)? {_N}",
        rf"\d tokens > {_N} maximum",
        rf"\bexceed context limit: \d+ \+ \d+ > {_N}",
        rf"\bmaximum number of tokens allowed \({_N}\)",
        rf"\bexceed the configured limit of {_N} tokens",
        rf"`?inputs`? tokens \+ `?max_new_tokens`? must be <= {_N}",
        rf"\brequest too large for .{{1,300}}\blimit {_N}, requested",
        rf"\bn_ctx['\"]?\s?[:=]\s?{_N}",
    )
)
_TOO_LONG: Final = lazy(
    r"context_length_exceeded|string_above_max_length|exceed_context_size|\brequest too large for\b|"
    r"\b(?:maximum|available|the) context (?:length|size|window)\b|\bcontext (?:length|size|window) of only\b|"
    r"\bmaximum (?:prompt|model|input|sequence) length\b|\bexceeds? (?:the )?(?:model's )?(?:max(?:imum)? )?context\b|"
    r"\bprompt is too long\b|\bprompt too long\b|\btoo large for model with\b|"
    r"\binput tokens? (?:count .{0,20})?exceeds? the (?:maximum|configured)\b|\breduce the length of the (?:messages|input|prompt)\b|"
    r"`?inputs`? tokens \+ `?max_new_tokens`? must be <=",
    re.IGNORECASE | re.ASCII,
)


def is_too_long(words: str) -> bool:
    """Whether an error says that the question, or it and its answer, are longer than the model takes."""
    return _TOO_LONG.search(words, 0, MOST_READ) is not None


def limit_said(words: str) -> int | None:
    """The tokens that the model takes at once, as its error says; None where it says no number of tokens."""
    found = (match for pattern in _LIMITS if (match := pattern.search(words, 0, MOST_READ)))
    return next((number for match in found if (number := int(match[1].replace(",", ""))) > 0), None)
