"""How a desk sends its briefs by e-mail: the table [send] of its briefer.toml, and the password from the environment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator

from briefer.errors import UsageFault
from briefer.mail_address import host_name, mail_address, same_box
from briefer.models import Frozen
from briefer.settings.desk_file import DESK_FILE, place_in
from briefer.settings.variables import check_variable

Security = Literal["starttls", "tls"]
PORTS: Mapping[Security, int] = {"starttls": 587, "tls": 465}
"""RFC 6409 and RFC 8314."""


class SendTable(Frozen):
    """By which server a desk sends its briefs, as whom, and to whom."""

    host: str | None = Field(default=None, description="the server that takes the desk's mail")
    port: int | None = Field(default=None, ge=1, le=65535, description="its port; without it 587 for starttls, 465 for tls")
    security: Security = Field(
        default="starttls", description="how TLS begins: after a greeting, or at once; without TLS nothing is ever sent"
    )
    ca: str | None = Field(
        default=None, description="file with the certificate of an authority of your own (PEM), trusted in place of the system's"
    )
    user: str | None = Field(default=None, description="name to log in by; without it, nobody logs in")
    password: str | None = Field(default=None, description="variable with the password, never the password itself")
    sender: str | None = Field(default=None, alias="from", description="address that the briefs come from")
    to: tuple[str, ...] = Field(default=(), description="addresses that get each brief, where the command line names none")

    @field_validator("host")
    @classmethod
    def _host(cls, host: str | None) -> str | None:
        return None if host is None else _checked(host, host_name)

    @field_validator("user", "ca")
    @classmethod
    def _on_one_line(cls, text: str | None) -> str | None:
        if text is not None and not (text.strip() and text.isprintable()):
            raise ValueError("must not be empty, and on one line")
        return text

    @field_validator("password")
    @classmethod
    def _variable(cls, name: str | None) -> str | None:
        return None if name is None else check_variable(name, "DESK_MAIL_PASSWORD")

    @field_validator("sender")
    @classmethod
    def _sender(cls, address: str | None) -> str | None:
        return None if address is None else _checked(address, mail_address)

    @field_validator("to")
    @classmethod
    def _to(cls, addresses: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_checked(address, mail_address, f" (entry {number})") for number, address in enumerate(addresses, 1))


class Mailing(Frozen):
    """All that has to be known to send. The password never shows in its repr."""

    host: str
    port: int
    security: Security
    ca: Path | None
    user: str | None
    password: SecretStr
    sender: str
    to: tuple[str, ...]


def read_mailing(table: SendTable, desk: Path, environ: Mapping[str, str]) -> Mailing:
    """What [send] of a desk says, with the password that it names. A ``ca`` that is relative lies in the desk.

    Raises:
        UsageFault: something is missing; says what, and no secret.
    """
    for field, value in (("host", table.host), ("from", table.sender)):
        if value is None:
            raise UsageFault(
                f"{desk / DESK_FILE} does not say how to send: [send] {field} is missing.", "docs/sending.md tells of each field."
            )
    return Mailing(
        host=table.host or "",
        port=table.port or PORTS[table.security],
        security=table.security,
        ca=desk / table.ca if table.ca else None,
        user=table.user,
        password=SecretStr(_password(table, desk, environ)),
        sender=table.sender or "",
        to=addresses_of(table.to),
    )


def addresses_of(given: tuple[str, ...]) -> tuple[str, ...]:
    """Addresses as they are sent to, each once, in their order.

    Raises:
        UsageFault: one of them is none.
    """
    first: dict[str, str] = {}
    for address in given:
        try:
            first.setdefault(same_box(address), mail_address(address))
        except ValueError as error:
            raise UsageFault(f"{address[:80]!r} won't do as an address: it must be {error}.", "Give one address with each --to.") from error
    return tuple(first.values())


def _checked(text: str, check: Callable[[str], str], where: str = "") -> str:
    try:
        return check(text)
    except ValueError as error:
        raise ValueError(f"must be {error}{where}") from None


def _password(table: SendTable, desk: Path, environ: Mapping[str, str]) -> str:
    if table.user is None and table.password is None:
        return ""
    if table.user is None or table.password is None:
        there, missing = ("user", "password") if table.password is None else ("password", "user")
        raise UsageFault(
            f"{place_in(desk, 'send', there)} stands there without [send] {missing}.", "Give both, or neither where nobody has to log in."
        )
    value = environ.get(table.password, "")
    if not value or not value.isprintable():
        wrong = "holds a character that no password has, such as a line break" if value else "is not set"
        raise UsageFault(f"{place_in(desk, 'send', 'password')}: {table.password} {wrong}.", f"Set it (export {table.password}=...).")
    return value
