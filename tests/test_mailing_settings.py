"""The table [send]: what it comes to, every mistake with its line, and no secret in what is told."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from briefer.cli import main
from briefer.errors import UsageFault
from briefer.settings import DESK_FILE, Mailing, SendTable, addresses_of, read_mailing, tables

WHOLE = '[send]\nhost = "Mail.Example.org"\nuser = "desk"\npassword = "DESK_PW"\nca = "ca.pem"\nfrom = "desk@example.org"\nto = ["ada@example.org", "ADA@example.org", "bo@bücher.example"]\n'
SECRET = "hunter2-4711"
PAGE = (Path(__file__).parent.parent / "docs/sending.md").read_text(encoding="utf-8")


def read(folder: Path, text: str, **environ: str) -> Mailing:
    (folder / DESK_FILE).write_text(text, "utf-8")
    return read_mailing(tables(folder).send, folder, environ)


def test_a_table_that_says_everything(tmp_path: Path):
    mailing = read(tmp_path, WHOLE, DESK_PW=SECRET)
    assert mailing.model_dump() == {
        "host": "mail.example.org",
        "port": 587,
        "security": "starttls",
        "ca": tmp_path / "ca.pem",
        "user": "desk",
        "password": mailing.password,
        "sender": "desk@example.org",
        "to": ("ada@example.org", "bo@xn--bcher-kva.example"),
    }
    assert mailing.password.get_secret_value() == SECRET
    assert SECRET not in repr(mailing) + str(mailing)


def test_a_table_that_says_the_least(tmp_path: Path):
    mailing = read(tmp_path, '[send]\nhost = "h"\nfrom = "d@e.org"\nsecurity = "tls"\n')
    assert (mailing.port, mailing.ca, mailing.user, mailing.password.get_secret_value(), mailing.to) == (465, None, None, "", ())
    assert tables(tmp_path / "none").send == SendTable()


def test_the_example_of_the_page_holds(tmp_path: Path):
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    mailing = read(tmp_path, example, DESK_MAIL_PASSWORD=SECRET)
    assert (mailing.port, mailing.to) == (587, ("director@example.org", "watch@example.org"))


def test_the_commands_of_the_page_are_commands():
    """Their words are those of `briefer send`; what they do is tested in test_cli_send."""
    (block,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    lines = [shlex.split(line, comments=True)[1:] for line in block.splitlines()]
    assert [name for name, *_ in lines] == ["approve", "send", "send", "send", "send"]
    for name, *words in lines:
        with main.commands[name].make_context(name, words):
            pass


MISTAKES: list[tuple[str, str, int, str]] = [
    ("plain text", '[send]\n\nsecurity = "none"\n', 3, '[send] security must be one of these: "starttls", "tls".'),
    (
        "a field to check nothing",
        "[send]\nverify = false\n",
        2,
        "[send] verify is no field of this table; there are host, port, security, ca,",
    ),
    ("a port that is none", "[send]\nport = 70000\n", 2, "[send] port must be at most 65,535."),
    ("a host with a port", '[send]\nhost = "h:25"\n', 2, "[send] host must be the name of a host"),
    ("a name beside the address", '[send]\nfrom = "Desk <d@e.org>"\n', 2, "[send] from must be one address of e-mail in ASCII"),
    ("a header in an address", '[send]\nto = ["a@b.org", "a@b.org\\r\\nBcc: e@f.org"]\n', 2, '"ada@example.org" (entry 2).'),
    ("a text for a list", '[send]\nto = "a@b.org"\n', 2, "[send] to must be a list of texts"),
    (
        "the password itself",
        f'[send]\npassword = "{SECRET}"\n',
        2,
        "[send] password must be the name of a variable, such as DESK_MAIL_PASSWORD",
    ),
    ("a user of two lines", '[send]\nuser = "a\\nb"\n', 2, "[send] user must not be empty, and on one line."),
]


@pytest.mark.parametrize(("text", "line", "words"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str):
    with pytest.raises(UsageFault) as caught:
        read(tmp_path, text)
    told = str(caught.value)
    assert f"{tmp_path / DESK_FILE}, line {line}: " in told
    assert words in told
    assert SECRET not in told


MISSING: list[tuple[str, str, dict[str, str], str]] = [
    ("no table", "", {}, "[send] host is missing"),
    ("no sender", '[send]\nhost = "h"\n', {}, "[send] from is missing"),
    ("a user alone", '[send]\nhost = "h"\nfrom = "a@b.org"\nuser = "u"\n', {}, "line 4: [send] user stands there without [send] password"),
    (
        "a password alone",
        '[send]\nhost = "h"\nfrom = "a@b.org"\npassword = "PW"\n',
        {},
        "line 4: [send] password stands there without [send] user",
    ),
    ("no variable", WHOLE, {}, "line 4: [send] password: DESK_PW is not set"),
    ("a line break in it", WHOLE, {"DESK_PW": f"{SECRET}\n"}, "line 4: [send] password: DESK_PW holds a character"),
]


@pytest.mark.parametrize(("text", "environ", "words"), [m[1:] for m in MISSING], ids=[m[0] for m in MISSING])
def test_what_is_missing(tmp_path: Path, text: str, environ: dict[str, Any], words: str):
    with pytest.raises(UsageFault) as caught:
        read(tmp_path, text, **environ)
    assert words in str(caught.value)
    assert caught.value.advice
    assert SECRET not in str(caught.value)


def test_addresses_of_the_command_line():
    assert addresses_of((" Ada@Example.org", "ada@example.org", "bo@x.org")) == ("Ada@example.org", "bo@x.org")
    with pytest.raises(UsageFault, match="won't do as an address") as caught:
        addresses_of(("ada@example.org\nBcc: eve@x.org",))
    assert "\n" not in str(caught.value)
