"""Who is answered and who is not: the door of the page."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefer.errors import UsageFault
from briefer.session.sitting import Session
from briefer.web import bind
from briefer.web.guard import BODY, HEADERS, Address
from briefer.web.server import ports_for

from .served import Client, serving

EVERY = "0.0.0.0"  # noqa: S104  (what is tested is that nobody gets there without a password)


@pytest.fixture(scope="module")
def shared(open_session: Callable[[], Session]) -> Iterator[Client]:
    """One server for all that only looks, or is refused."""
    with serving(open_session()) as found:
        yield found.enter()


def decided(client: Client) -> int:
    found = re.search(r'data-seq="(\d+)"', client.get("/").body)
    assert found
    return int(found[1])


# ---------------------------------------------------------------- getting in


def test_the_printed_address_lets_in_and_leaves_no_token_behind(shared: Client):
    answer = shared.raw("GET", shared.url.partition(shared.at)[2])
    assert answer.status == 303
    assert answer.headers["location"] == "/"
    told = answer.headers["set-cookie"].casefold()
    assert "httponly" in told
    assert "samesite=strict" in told
    assert shared.url.partition("token=")[2] not in answer.cookie


def test_a_second_tab_keeps_the_cookie_of_the_first(shared: Client):
    again = shared.get(shared.url.partition(shared.at)[2])
    assert again.status == 303
    assert "set-cookie" not in again.headers


REFUSED_GETS = {
    "no token": ("/", {}),
    "a wrong token": ("/?token=" + "x" * 43, {}),
    "an empty token": ("/?token=", {}),
    "a token of other letters": ("/?token=%D8%B1", {}),
    "a part of the page": ("/pane/queue", {}),
    "the script": ("/static/review.js", {}),
    "the style": ("/static/review.css", {}),
    "the picture": ("/sheet.png", {}),
    "a cookie of nobody": ("/", {"Cookie": "briefer-1=abc"}),
    "a page that is not there": ("/nothing", {}),
    "what nobody routes": ("/../../etc/passwd", {}),
}


@pytest.mark.parametrize("case", REFUSED_GETS)
def test_who_was_not_let_in_sees_nothing(shared: Client, case: str):
    path, headers = REFUSED_GETS[case]
    answer = shared.raw("GET", path, headers)
    assert answer.status == 403
    assert "Rahmon" not in answer.body
    assert "Open the address that briefer printed" in answer.body


WRONG_HOSTS = [
    "evil.example",
    "evil.example:{port}",
    "127.0.0.1",
    "127.0.0.1:1",
    "localhost",
    "[::1]:{port}",
    "",
    "127.0.0.1:{port}.evil.example",
]


@pytest.mark.parametrize("host", WRONG_HOSTS)
def test_another_host_is_refused(shared: Client, host: str):
    answer = shared.get("/", Host=host.format(port=shared.at.partition(":")[2]))
    assert answer.status == 403
    assert "Rahmon" not in answer.body


def test_localhost_is_the_same_machine(shared: Client):
    assert shared.get("/", Host=f"localhost:{shared.at.partition(':')[2]}").status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_other_methods_are_refused(shared: Client, method: str):
    assert shared.raw(method, "/", {"Cookie": shared.cookie}).status == 405


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("cross-site", "no-cors", 403),
        ("same-site", "cors", 403),
        ("cross-site", "navigate", 200),
        ("same-origin", "cors", 200),
        ("none", "navigate", 200),
    ],
)
def test_another_page_reads_nothing(shared: Client, site: str, mode: str, status: int):
    assert shared.get("/", **{"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}).status == status


# ---------------------------------------------------------------- deciding

REFUSED_POSTS = {
    "no cookie": ({"Cookie": ""}, 403),
    "another origin": ({"Origin": "http://evil.example"}, 403),
    "an origin of no name": ({"Origin": "null"}, 403),
    "another port": ({"Origin": "http://127.0.0.1:1"}, 403),
    "a secure origin": ({"Origin": "https://127.0.0.1:1"}, 403),
    "another site": ({"Sec-Fetch-Site": "cross-site"}, 403),
    "another port of this machine": ({"Sec-Fetch-Site": "same-site"}, 403),
    "nothing that tells the site": ({"Origin": "", "Sec-Fetch-Site": ""}, 403),
    "no token in the form": ({"X-CSRF": ""}, 403),
    "a wrong token in the form": ({"X-CSRF": "x" * 43}, 403),
    "another kind of form": ({"Content-Type": "multipart/form-data; boundary=x"}, 415),
    "text": ({"Content-Type": "text/plain"}, 415),
    "no kind": ({"Content-Type": ""}, 415),
    "another host": ({"Host": "evil.example"}, 403),
}


@pytest.mark.parametrize("case", REFUSED_POSTS)
def test_what_is_not_of_our_page_decides_nothing(shared: Client, case: str):
    headers, status = REFUSED_POSTS[case]
    before = decided(shared)
    assert shared.post("/act/add", {"what": "gap", "text": "planted"}, **headers).status == status
    assert decided(shared) == before


def test_what_is_of_our_page_decides(client: Client):
    assert client.post("/act/add", {"what": "gap", "text": "What is not known."}).status == 200
    assert decided(client) == 1


@pytest.mark.parametrize(("origin", "site"), [("http://{at}", ""), ("", "same-origin")])
def test_one_of_origin_and_site_is_enough(client: Client, origin: str, site: str):
    headers = {"Origin": origin.format(at=client.at), "Sec-Fetch-Site": site}
    assert client.post("/act/add", {"what": "gap", "text": "What is not known."}, **headers).status == 200


def test_a_form_without_script_is_taken_too(client: Client):
    answer = client.post("/act/add", {"what": "gap", "text": "x", "csrf": client.csrf}, X_CSRF="", HX_Request="")
    assert (answer.status, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize("size", [BODY + 1, 10 * BODY])
def test_a_huge_body_is_refused(shared: Client, size: int):
    answer = shared.post("/act/add", {"what": "gap", "text": "x" * size})
    assert answer.status == 413


def test_a_form_of_too_many_fields_is_refused(shared: Client):
    assert shared.post("/act/split", {"away": ["x"] * 1000}).status == 400


TRAVERSAL = [
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "....//etc/passwd",
    "%00",
    "/etc/passwd",
    "..\\..\\x",
    "%252e%252e%252f",
    "x" * 3000,
]
ROOMS = [
    "/pane/sentence/",
    "/pane/claim/",
    "/pane/source/",
    "/pane/name/",
    "/pane/conflict/",
    "/pane/point/",
    "/pane/",
    "/part/text/",
    "/part/like/",
    "/static/",
    "/files/",
]


@pytest.mark.parametrize("room", ROOMS)
def test_no_id_is_a_path(shared: Client, room: str):
    for what in TRAVERSAL:
        answer = shared.part(room + what)
        assert answer.status == 404, (room, what)
        assert "root:" not in answer.body


@pytest.mark.parametrize("name", ["etc", "../brief.json", "brief.pdf.bak", ".briefer-x"])
def test_only_the_four_files_are_given(shared: Client, name: str):
    assert shared.get(f"/files/{name}").status == 404
    assert shared.get("/files/brief.json").headers["content-disposition"].startswith("attachment")


EVERYWHERE = [
    "/",
    "/pane/queue",
    "/pane/nothing",
    "/static/review.css",
    "/static/nothing",
    "/sheet.png",
    "/files/brief.html",
    "/fresh?seq=0",
    "/fresh?seq=9",
    "/nothing",
    "/?token=wrong",
]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_is_dressed(shared: Client, path: str):
    headers = shared.get(path).headers
    for name, value in HEADERS.items():
        if (name, path) != ("Cache-Control", "/static/review.css"):
            assert headers[name.lower()] == value, (path, name)
    assert "server" not in headers


def test_the_policy_lets_nothing_in_but_our_own_files():
    policy = dict(part.strip().split(" ", 1) for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy.pop("default-src") == "'none'"
    assert {policy.pop(p) for p in ("base-uri", "frame-ancestors")} == {"'none'"}
    assert set(policy.values()) == {"'self'"}
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_nothing_on_the_page_is_inline(shared: Client):
    for path in ("/", "/pane/timeline", "/pane/names", "/pane/conflicts"):
        body = shared.get(path).body
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?! src=\"/static/)", body), path


# ---------------------------------------------------------------- where it is bound


def test_others_can_reach_it_only_with_a_password(session: Session):
    with pytest.raises(UsageFault, match="no password"):
        bind(session, host=EVERY, who="A")


@pytest.mark.parametrize(
    ("text", "mode", "match"),
    [
        ("", 0o600, "no password"),
        ("\n", 0o600, "no password"),
        ("secret", 0o644, "Others can read"),
        ("secret", 0o662, "Others can read"),
        (None, 0, "can’t be read"),
    ],
)
def test_a_password_file_has_to_be_good(session: Session, tmp_path: Path, text: str | None, mode: int, match: str):
    path = tmp_path / "password"
    if text is not None:
        path.write_text(text)
        path.chmod(mode)
    with pytest.raises(UsageFault, match=match):
        bind(session, host=EVERY, password_file=path, who="A")


def test_a_port_that_is_taken_is_told(session: Session):
    first = bind(session, who="A")
    with pytest.raises(UsageFault, match="--port"):
        bind(session, port=first.socket.getsockname()[1], who="A")
    second = bind(session, who="A")
    assert second.socket.getsockname()[1] != first.socket.getsockname()[1]
    first.socket.close()
    second.socket.close()


def test_the_same_folder_has_the_same_port_tomorrow(tmp_path: Path):
    one, other = (ports_for(None, tmp_path / name) for name in ("a", "b"))
    assert one == ports_for(0, tmp_path / "a")
    assert one[0] != other[0]
    assert one[-1] == other[-1] == 0, "any port, where that one is taken"
    assert ports_for(8000, tmp_path) == (8000,)


@pytest.mark.parametrize(
    ("host", "asked", "ours"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "LOCALHOST:8000", True),
        ("127.0.0.1", "evil.example:8000", False),
        ("::1", "[::1]:8000", True),
        (EVERY, "192.0.2.7:8000", True),
        (EVERY, "192.0.2.7:80", False),
        (EVERY, "evil.example:8000", False),
        ("192.0.2.7", "192.0.2.7:8000", True),
        ("192.0.2.7", "192.0.2.8:8000", False),
        ("192.0.2.7", "localhost:8000", False),
    ],
)
def test_hosts_that_are_ours(host: str, asked: str, ours: bool):
    assert Address(host, 8000).is_ours(asked) is ours


# ---------------------------------------------------------------- with a password


@pytest.fixture
def guarded(session: Session, tmp_path: Path) -> Iterator[Client]:
    """A server that asks for a password."""
    path = tmp_path / "password"
    path.write_text("correct horse\n")
    path.chmod(0o600)
    with serving(session, password_file=path) as found:
        yield found


def login(client: Client, password: str, **headers: str):
    return client.post("/login", {"password": password}, Cookie="", X_CSRF="", HX_Request="", **headers)


def test_the_password_lets_in_and_no_token_does(guarded: Client):
    assert "token" not in guarded.url
    asked = guarded.get("/")
    assert asked.status == 403
    assert 'type="password"' in asked.body
    answer = login(guarded, "correct horse")
    assert answer.status == 303
    assert guarded.raw("GET", "/", {"Cookie": answer.cookie}).status == 200


def test_a_wrong_password_costs_time_and_gives_nothing(guarded: Client):
    begun = time.monotonic()
    answer = login(guarded, "correct horses")
    assert answer.status == 403
    assert "set-cookie" not in answer.headers
    assert time.monotonic() - begun >= 1


def test_many_wrong_ones_wait_for_one_another(guarded: Client):
    begun = time.monotonic()
    threads = [threading.Thread(target=login, args=(guarded, f"try {n}")) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.monotonic() - begun >= 3


def test_another_page_can_not_log_in(guarded: Client):
    assert login(guarded, "correct horse", Origin="http://evil.example", Sec_Fetch_Site="cross-site").status == 403


def test_without_a_password_there_is_no_login(shared: Client):
    assert login(shared, "anything").status == 404
