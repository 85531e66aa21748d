"""A small Batch API on loopback, as OpenAI describes it: files, batches, their states, and live answers beside them."""

import json
import re
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, Self

Answer = tuple[int, dict[str, Any]]
"""Status and body."""
Line = dict[str, Any] | str
"""Of a file of results; text goes into it as it is."""

DONE = ("completed",)


def said(content: object, finish: str = "stop") -> Answer:
    """A whole answer of a model."""
    message = {"role": "assistant", "content": json.dumps(content, ensure_ascii=False), "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    usage = {"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500}
    return 200, {"id": "c1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}


def first_sentence(body: dict[str, Any]) -> Answer:
    """One claim from the article in the question, on the exact words of its first sentence; nothing on any other question."""
    shape = body["response_format"]["json_schema"]["name"]
    article = re.search(r"ARTICLE \S+\n(.*)\nEND ", body["messages"][-1]["content"], re.DOTALL)
    if shape != "Claims" or article is None:
        return said({"Page": {"bottom_line": [], "developments": []}, "PairAnswers": {"answers": []}}.get(shape, {"quotes": []}))
    words = article[1].strip().partition(".")[0]
    claim = {"quote": words, "statement": f"{words}.", "kind": "event", "certainty": "reported", "speaker": None}
    return said({"claims": [{**claim, "mentions": [], "dates": [], "quantities": []}]})


def line(name: str, answer: Answer) -> Line:
    """A line of the output file."""
    status, body = answer
    return {"id": f"r-{name}", "custom_id": name, "response": {"status_code": status, "request_id": "x", "body": body}, "error": None}


class BatchServer:
    """The server. ``steps`` are the states that a batch is in each time somebody looks; the last of them stays.

    ``results`` makes the lines of its two files of those that were handed in, each with its answer, and ``answer`` gives that.
    """

    def __init__(self, *steps: str) -> None:
        self.steps: Sequence[str] = steps or DONE
        self.answer: Callable[[dict[str, Any]], Answer] = first_sentence
        self.results: Callable[[list[tuple[str, Answer]]], tuple[list[Line], list[Line]]] = lambda pairs: ([line(*p) for p in pairs], [])
        self.refuse: dict[str, tuple[int, str]] = {}
        """'METHOD /path' -> the status and the body of the reply, in place of what is there."""
        self.on: dict[str, Callable[[], object]] = {}
        """'METHOD /path' -> what happens after it was done and before its reply goes out."""
        self.errors: dict[str, Any] | None = None
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.live: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.keys: set[str] = set()
        self._looks: dict[str, int] = {}
        self._lock = Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.base_url = f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def handed_in(self) -> list[dict[str, Any]]:
        """The lines of all batches that were made."""
        return [json.loads(text) for b in self.batches.values() for text in self.files[b["input_file_id"]].splitlines()]

    def shapes(self) -> list[str]:
        """The shapes that were asked for live."""
        return [body["response_format"]["json_schema"]["name"] for body in self.live]

    def replied(self, method: str, path: str, body: bytes, kind: str) -> tuple[int, str]:
        """The status and body of one reply."""
        call = f"{method} {path.partition('?')[0]}"
        with self._lock:
            self.calls.append(call)
            refused = self.refuse.get(call)
            done = refused or self._done(method, path.partition("?")[0], body, kind)
        self.on.get(call, lambda: None)()
        return done

    def _done(self, method: str, path: str, body: bytes, kind: str) -> tuple[int, str]:  # noqa: PLR0911  (a way, a reply)
        match method, path.removeprefix("/v1/").split("/"):
            case "POST", ["files"]:
                name = f"file-{len(self.files)}"
                self.files[name] = _uploaded(body, kind)
                return 200, json.dumps({"id": name, "object": "file", "purpose": "batch", "bytes": len(self.files[name])})
            case "POST", ["batches"]:
                asked = json.loads(body)
                assert (asked["endpoint"], asked["completion_window"]) == ("/v1/chat/completions", "24h")
                name = f"batch_{len(self.batches)}"
                self.batches[name] = {"id": name, "object": "batch", "input_file_id": asked["input_file_id"], "status": "validating"}
                return 200, json.dumps(self.batches[name])
            case "GET", ["batches"]:
                return 200, json.dumps({"object": "list", "data": list(self.batches.values())[::-1], "has_more": False})
            case "GET", ["batches", name] if name in self.batches:
                return 200, json.dumps(self._looked_at(name))
            case "GET", ["files", name, "content"] if name in self.files:
                return 200, self.files[name].decode()
            case "POST", ["chat", "completions"]:
                asked = json.loads(body)
                self.live.append(asked)
                status, told = self.answer(asked)
                return status, json.dumps(told)
        return 404, json.dumps({"error": {"message": f"No such thing: {path}", "type": "invalid_request_error", "code": None}})

    def _looked_at(self, name: str) -> dict[str, Any]:
        looks = self._looks[name] = self._looks.get(name, 0) + 1
        batch = self.batches[name]
        batch["status"] = self.steps[min(looks, len(self.steps)) - 1]
        lines = [json.loads(text) for text in self.files[batch["input_file_id"]].splitlines()]
        batch["request_counts"] = {"total": len(lines), "completed": 0, "failed": 0}
        if batch["status"] in {"completed", "expired", "cancelled"} and "output_file_id" not in batch:
            output, errors = self.results([(asked["custom_id"], self.answer(asked["body"])) for asked in lines])
            batch["request_counts"] |= {"completed": len(output), "failed": len(errors)}
            for kind, found in (("output", output), ("error", errors)):
                batch[f"{kind}_file_id"] = f"{kind}-{name}" if found else None
                self.files[f"{kind}-{name}"] = "".join((f if isinstance(f, str) else json.dumps(f)) + "\n" for f in found).encode()
        if batch["status"] == "failed":
            batch["errors"] = self.errors
        return batch

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _uploaded(body: bytes, kind: str) -> bytes:
    """The file in a form: its parts stand between lines with the boundary."""
    boundary = b"--" + kind.partition("boundary=")[2].strip('"').encode()
    parts = dict(part.strip(b"\r\n").partition(b"\r\n\r\n")[::2] for part in body.split(boundary)[1:-1])
    named = {next(iter(re.findall(rb'name="(\w+)"', head))): content for head, content in parts.items()}
    assert named[b"purpose"] == b"batch"
    return named[b"file"] + b"\n"


def _handler(server: BatchServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None: ...

        def _reply(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            server.keys.add(self.headers.get("authorization", ""))
            try:
                status, told = server.replied(self.command, self.path, body, self.headers.get("content-type", ""))
                data = told.encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            except ConnectionError:
                self.close_connection = True

        do_GET = do_POST = _reply  # noqa: N815  (the names of http.server)

    return Handler
