"""``msglint preview``: the page on loopback, for nobody else, new whenever something changes."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from urllib.parse import urlsplit

import pytest
from cli_project import PEOPLE, TODAY, make

from msglint.cli.serving import Desk, Page, Server
from msglint.errors import MsglintError

Answer = tuple[int, dict[str, str], str]


@pytest.fixture
def server() -> Iterator[Server]:
    desk = Desk()
    desk.lay(Page("<p>first</p>", "default-src 'none'"))
    made = Server(desk)
    made.begin()
    yield made
    made.shutdown()
    made.server_close()


def ask(server: Server, path: str, host: str = "", method: str = "GET") -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{server.server_port}"})
    response = connection.getresponse()
    told = response.status, dict(response.headers), response.read().decode()
    connection.close()
    return told


def test_the_page_has_its_policy_in_a_header_too(server: Server) -> None:
    status, headers, text = ask(server, urlsplit(server.address).path)
    assert (status, text) == (200, "<p>first</p>")
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["Cache-Control"] == "no-store"
    assert "python" not in headers["Server"].lower()


@pytest.mark.parametrize("path", ["/", "/wrong/", "/wrong/news", "//", "/%00/", "/../"])
def test_who_does_not_know_the_address_gets_nothing(server: Server, path: str) -> None:
    assert ask(server, path)[0] == 404
    assert ask(server, urlsplit(server.address).path + "other")[0] == 404


def test_another_name_for_this_machine_gets_nothing(server: Server) -> None:
    path = urlsplit(server.address).path
    assert ask(server, path, host=f"evil.example:{server.server_port}")[0] == 404
    assert ask(server, path, host=f"localhost:{server.server_port}")[0] == 200


def test_it_is_for_reading_only(server: Server) -> None:
    assert ask(server, urlsplit(server.address).path, method="POST")[0] == 501


def test_it_listens_on_loopback_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_addresses_cannot_be_guessed(server: Server) -> None:
    other = Server(Desk())
    other.server_close()
    assert other.token != server.token
    assert len(server.token) >= 32


def test_news_come_when_there_is_another_page(server: Server) -> None:
    path = urlsplit(server.address).path + "news?since="
    assert ask(server, path + "0")[0] == 200
    later = Timer(0.2, lambda: server.desk.lay(Page("<p>second</p>", "")))
    later.start()
    assert ask(server, path + "1")[0] == 200
    assert ask(server, urlsplit(server.address).path)[2] == "<p>second</p>"


def test_no_news_are_told_after_a_while(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("msglint.cli.serving.PATIENCE", 0.1)
    assert ask(server, urlsplit(server.address).path + "news?since=1")[0] == 204


def test_a_port_that_is_taken_is_said(server: Server) -> None:
    with pytest.raises(MsglintError, match="cannot serve on port"):
        Server(Desk(), server.server_port)


def test_the_command_serves_what_changes_and_ends_at_ctrl_c(tmp_path: Path) -> None:
    make(tmp_path)
    command = [sys.executable, "-m", "msglint", "preview", "templates", "--no-open", "--no-cache", *PEOPLE, *TODAY]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, env=dict(os.environ))
    assert process.stderr is not None
    try:
        address = urlsplit(process.stderr.readline().split()[1])
        assert "salutation-surname" in got(address.netloc, address.path)[1]
        assert "Almeida" not in got(address.netloc, address.path)[1]
        (tmp_path / "contacts.csv").write_text("id,First Name\nc-1,Nobody Known\n", encoding="utf-8")
        assert got(address.netloc, f"{address.path}news?since=1")[0] == 200
        assert "c-102" not in got(address.netloc, address.path)[1]
        (tmp_path / "msglint.yaml").write_text("records: [", encoding="utf-8")
        assert got(address.netloc, f"{address.path}news?since=2")[0] == 200
        assert "could not be judged" in got(address.netloc, address.path)[1]
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        process.stderr.close()


def got(host: str, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request("GET", path)
    response = connection.getresponse()
    told = response.status, response.read().decode()
    connection.close()
    return told
