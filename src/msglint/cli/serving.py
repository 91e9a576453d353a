"""A server for one page on one's own machine: on loopback alone, under an address that nobody can guess."""

from __future__ import annotations

import secrets
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from msglint.errors import MsglintError

HOST = "127.0.0.1"
PATIENCE = 20.0
"""Seconds that a page which asks for news waits for them."""


class Page(NamedTuple):
    """What is served: the markup, and the policy that the browser is told beside it."""

    html: str
    policy: str


class Desk:
    """The page as it stands, and its number, which grows with each new one."""

    def __init__(self) -> None:
        self._news = Condition()
        self._page = Page("", "")
        self._number = 0

    @property
    def next(self) -> int:
        """The number that the next page will have."""
        return self._number + 1

    def lay(self, page: Page) -> None:
        """Put a new page in the old one's place."""
        with self._news:
            self._page, self._number = page, self._number + 1
            self._news.notify_all()

    def page(self) -> Page:
        return self._page

    def newer(self, number: int, seconds: float) -> bool:
        """Whether there is another page than this one, or comes within so many seconds."""
        with self._news:
            return self._news.wait_for(lambda: self._number != number, seconds)


class Server(ThreadingHTTPServer):
    """Serves a desk. ``address`` is what to open."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        """``port`` 0: any that is free. Raises ``MsglintError`` where the port cannot be had."""
        self.desk = desk
        self.token = secrets.token_urlsafe(24)
        try:
            super().__init__((HOST, port), Handler)
        except OSError as error:
            raise MsglintError(f"cannot serve on port {port}: {error.strerror}", hint="name another --port") from error
        self.hosts = {f"{HOST}:{self.server_port}", f"localhost:{self.server_port}"}

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    def begin(self) -> None:
        """Serve from a thread of its own, until ``shutdown``."""
        Thread(target=self.serve_forever, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    """Answers for the page and its news, and for nothing else, whoever asks."""

    server: Server
    server_version = "msglint"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 2 * PATIENCE

    def do_GET(self) -> None:
        """The page; or, when it asks for news, whether there is a newer one."""
        asked = urlsplit(self.path)
        _, token, *rest = [*asked.path.split("/"), ""]
        # another name for this machine in Host means that some other site made the browser ask
        known = self.headers.get("Host") in self.server.hosts and compare_digest(
            token.encode(), self.server.token.encode()
        )
        if known and rest == ["", ""]:
            self._page(self.server.desk.page())
        elif known and rest == ["news", ""]:
            since = parse_qs(asked.query).get("since", [""])[0]
            number = int(since) if since.isdecimal() and len(since) < 10 else -1
            self._answer(HTTPStatus.OK if self.server.desk.newer(number, PATIENCE) else HTTPStatus.NO_CONTENT)
        else:
            self._answer(HTTPStatus.NOT_FOUND)

    def _page(self, page: Page) -> None:
        self._answer(HTTPStatus.OK, page.html.encode(errors="replace"), f"{page.policy}; frame-ancestors 'none'")

    def _answer(self, status: HTTPStatus, body: bytes = b"", policy: str = "default-src 'none'") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the address is a secret, and logs are read by others."""
