"""A tiny language model of random weights, as a GGUF file that llama.cpp loads: 0.4 MB, no download. What it says is noise.

    python benchmarks/tiny_model.py OUT.gguf

The format is that of ggml (docs/gguf.md there). The vocabulary is bytes and printable ASCII, so that any text goes in.
"""

from __future__ import annotations

import random
import struct
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

WIDTH, INNER, HEADS, CONTEXT = 64, 128, 4, 32768
ALIGNED = 32
"""Bytes: every tensor begins at a multiple of it."""

UINT, INT, FLOAT, BOOL, TEXT, LIST = 4, 5, 6, 7, 8, 9
"""Types of a value, as the format numbers them."""
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6
"""Kinds of a token, likewise."""

MARKS = ("<unk>", "<s>", "</s>", "<|im_start|>", "<|im_end|>")
BYTES = tuple(f"<0x{value:02X}>" for value in range(256))
LETTERS = tuple(chr(value).replace(" ", "\u2581") for value in range(32, 127))
TOKENS = MARKS + BYTES + LETTERS
LEANING = {'"': 2.2, "{": 1.9, "]": 1.6, ",": 1.1, "\u2581": 1.3, "</s>": 1.0, "<|im_end|>": 1.0}
"""How much the model leans towards some tokens, so that its answers end."""
CHAT = (
    "{% for m in messages %}{{'<|im_start|>' + m['role'] + '\n' + (m['content'] or '') + '<|im_end|>' + '\n'}}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


class Tensor(NamedTuple):
    """Numbers in rows, the last dimension first, as the format has them."""

    shape: tuple[int, ...]
    values: array[float]


def write_model(path: Path, seed: int) -> None:
    """Write the model; the same seed gives the same bytes."""
    tensors = dict(_tensors(random.Random(seed)))  # noqa: S311  (noise, no secret)
    head = bytearray(b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(_fields())))
    for key, value in _fields().items():
        head += _text(key) + value
    offset = 0
    for name, tensor in tensors.items():
        head += _text(name) + struct.pack(f"<I{len(tensor.shape)}QIQ", len(tensor.shape), *tensor.shape, 0, offset)
        offset += len(_padded(tensor.values.tobytes()))
    path.write_bytes(b"".join([_padded(bytes(head)), *(_padded(t.values.tobytes()) for t in tensors.values())]))


def _fields() -> Mapping[str, bytes]:
    """What the head says of the model."""
    kinds = [UNKNOWN, *[CONTROL] * (len(MARKS) - 1), *[BYTE] * len(BYTES), *[NORMAL] * len(LETTERS)]
    return {
        "general.architecture": _value(TEXT, _text("llama")),
        "general.name": _value(TEXT, _text("tiny-random")),
        "llama.context_length": _number(CONTEXT),
        "llama.embedding_length": _number(WIDTH),
        "llama.block_count": _number(1),
        "llama.feed_forward_length": _number(INNER),
        "llama.attention.head_count": _number(HEADS),
        "llama.attention.head_count_kv": _number(HEADS),
        "llama.rope.dimension_count": _number(WIDTH // HEADS),
        "llama.attention.layer_norm_rms_epsilon": _value(FLOAT, struct.pack("<f", 1e-5)),
        "llama.vocab_size": _number(len(TOKENS)),
        "tokenizer.ggml.model": _value(TEXT, _text("llama")),
        "tokenizer.ggml.tokens": _list(TEXT, [_text(token) for token in TOKENS]),
        "tokenizer.ggml.scores": _list(FLOAT, [struct.pack("<f", 0.0)] * len(TOKENS)),
        "tokenizer.ggml.token_type": _list(INT, [struct.pack("<i", kind) for kind in kinds]),
        "tokenizer.ggml.bos_token_id": _number(MARKS.index("<s>")),
        "tokenizer.ggml.eos_token_id": _number(MARKS.index("</s>")),
        "tokenizer.ggml.unknown_token_id": _number(MARKS.index("<unk>")),
        "tokenizer.ggml.add_bos_token": _value(BOOL, b"\x01"),
        "tokenizer.ggml.add_space_prefix": _value(BOOL, b"\x00"),
        "tokenizer.chat_template": _value(TEXT, _text(CHAT)),
    }


def _tensors(chance: random.Random) -> Iterator[tuple[str, Tensor]]:
    """Random weights. The first channel is the same for every token, so that the last layer can lean towards what ends an answer."""

    def noise(columns: int, rows: int, size: float, first: Callable[[int], float] | None = None, *, still: bool = False) -> Tensor:
        values = array("f", (chance.gauss(0, size) for _ in range(columns * rows)))
        for row in range(rows if first else 0):
            values[row * columns] = first(row) if first else 0.0
        if still:
            values[:columns] = array("f", [0.0] * columns)  # nothing is added to the first channel
        return Tensor((columns, rows), values)

    def ones() -> Tensor:
        return Tensor((WIDTH,), array("f", [1.0] * WIDTH))

    yield "token_embd.weight", noise(WIDTH, len(TOKENS), 0.3, lambda _: 2.0)
    yield "output_norm.weight", ones()
    yield "output.weight", noise(WIDTH, len(TOKENS), 0.15, _leaning)
    yield "blk.0.attn_norm.weight", ones()
    yield "blk.0.ffn_norm.weight", ones()
    # sharp attention, so that each letter depends on far-off ones: else the likeliest letter is soon the same again and again
    yield "blk.0.attn_q.weight", noise(WIDTH, WIDTH, 0.5)
    yield "blk.0.attn_k.weight", noise(WIDTH, WIDTH, 0.5)
    yield "blk.0.attn_v.weight", noise(WIDTH, WIDTH, 0.2)
    yield "blk.0.attn_output.weight", noise(WIDTH, WIDTH, 0.2, still=True)
    yield "blk.0.ffn_gate.weight", noise(WIDTH, INNER, 0.1)
    yield "blk.0.ffn_up.weight", noise(WIDTH, INNER, 0.1)
    yield "blk.0.ffn_down.weight", noise(INNER, WIDTH, 0.1, still=True)


def _leaning(token: int) -> float:
    """How much the model leans towards a token: to small letters and blanks, and more to the marks with which texts and lists end."""
    if TOKENS[token] in LEANING:
        return LEANING[TOKENS[token]]
    if token < len(MARKS + BYTES):
        return -3.0
    return 1.0 if TOKENS[token].islower() else 0.0


def _number(value: int) -> bytes:
    return _value(UINT, struct.pack("<I", value))


def _value(kind: int, packed: bytes) -> bytes:
    return struct.pack("<I", kind) + packed


def _list(kind: int, items: Sequence[bytes]) -> bytes:
    return _value(LIST, struct.pack("<IQ", kind, len(items)) + b"".join(items))


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % ALIGNED)


if __name__ == "__main__":
    write_model(Path(sys.argv[1]), seed=0)
