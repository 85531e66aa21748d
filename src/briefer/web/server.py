"""Bind, say where, serve until somebody stops it."""

from __future__ import annotations

import gc
import hashlib
import secrets
import socket
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from briefer.errors import UsageFault
from briefer.session.sitting import Session
from briefer.web.app import make_app
from briefer.web.guard import Address, Keys, is_loopback

PORTS = range(49_200, 65_000)
"""Where the port of a folder is looked for first: the same each day, so that what the browser keeps of it is found again."""


@dataclass(frozen=True)
class Bound:
    """A server that is bound and not yet running. ``url`` lets its reader in."""

    server: uvicorn.Server
    socket: socket.socket
    url: str

    def run(self) -> None:
        """Serve until it is stopped."""
        try:
            self.server.run(sockets=[self.socket])
        finally:
            self.socket.close()

    def stop(self) -> None:
        """Let it end, from another thread."""
        self.server.should_exit = True


def bind(session: Session, *, host: str = "127.0.0.1", port: int | None = None, password_file: Path | None = None, who: str) -> Bound:
    """A server for one session.

    Args:
        session: what is shown and decided on.
        host: an address of this machine.
        port: None or 0 for a free one, the same for the same folder where that can be had.
        password_file: holds the password in its first line; a host that others can reach needs one.
        who: the name under which decisions are recorded.

    Raises:
        UsageFault: others could reach it and there is no password; the password can't be used; the address can't be bound.
    """
    password = read_password(password_file) if password_file else None
    if not is_loopback(host) and password is None:
        raise UsageFault(
            f"{host} can be reached by others, and there is no password.",
            "Write one into a file that only you can read and give it with --password-file, or leave --host out.",
        )
    bound = _bind(host, ports_for(port, session.folder))
    address = Address(host, bound.getsockname()[1])
    keys = Keys(token=secrets.token_urlsafe(32) if password is None else None, password=password)
    config = uvicorn.Config(
        make_app(session, keys, address, who),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        http="h11",
        loop="asyncio",
        timeout_keep_alive=30,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=16 * 1024,
        limit_concurrency=64,
        proxy_headers=False,
    )
    url = f"http://{address.shown}/" + (f"?token={keys.token}" if keys.token else "")
    return Bound(uvicorn.Server(config), bound, url)


def serve(
    session: Session,
    *,
    host: str,
    port: int | None,
    password_file: Path | None,
    who: str,
    open_browser: Callable[[str], object] | None,
    say: Callable[[str], object],
) -> None:
    """Bind, say where, open a browser if one is given, and serve until the person stops it.

    Raises:
        UsageFault: as `bind`.
    """
    bound = bind(session, host=host, port=port, password_file=password_file, who=who)
    say(f"The review is at {bound.url}")
    if not is_loopback(host):
        say("The connection is not encrypted: use it in a network that you trust, or through a tunnel.")
    say("Stop it with Ctrl-C; what was decided is on record.")
    session.view()  # the first page is ready when it is asked for
    gc.freeze()  # what was read stays to the end: walks of the collector over 10,000 claims would make a decision wait
    if open_browser is not None:
        threading.Thread(target=open_browser, args=(bound.url,), daemon=True).start()
    with suppress(KeyboardInterrupt):
        bound.run()


def read_password(path: Path) -> str:
    """The first line of a file.

    Raises:
        UsageFault: it can't be read, holds nothing, or others can read it.
    """
    advice = f"Make it with: umask 077; your password manager, or an editor, writes one line to {path}."
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageFault(f"The password in {path} can’t be read.", advice) from fault
    if mode & (stat.S_IRWXO | stat.S_IWGRP):
        raise UsageFault(f"Others can read or change {path}.", f"Take that right from them: chmod 600 {path}.")
    password = text.splitlines()[0].strip() if text.strip() else ""
    if not password:
        raise UsageFault(f"{path} holds no password in its first line.", advice)
    return password


def ports_for(port: int | None, folder: Path) -> tuple[int, ...]:
    """The ports to try: the one that was asked for; else the one of the folder, and then any."""
    if port:
        return (port,)
    digest = hashlib.sha256(str(folder.resolve()).encode()).digest()
    return PORTS[int.from_bytes(digest[:4], "big") % len(PORTS)], 0


def _bind(host: str, ports: tuple[int, ...]) -> socket.socket:
    """The first of these ports that can be had; 0 is any."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in ports:
        bound = socket.socket(family, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, port))
            bound.listen(64)
        except OSError as fault:
            bound.close()
            if port == ports[-1]:
                why = fault.strerror or str(fault)
                raise UsageFault(f"{host}:{port} can’t be used: {why}.", "Choose another with --port or --host.") from fault
        else:
            return bound
    raise AssertionError("the last port was bound, or refused with a fault")
