"""Where results go, and what may be shown there."""

from __future__ import annotations

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from msglint.cli import output
from msglint.cli.output import Output, source_lines
from msglint.errors import MsglintError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Standard output is somebody's own screen."""
    monkeypatch.setattr(output, "sys", SimpleNamespace(stdout=Terminal()))
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return monkeypatch


def test_values_and_colour_on_a_terminal(terminal: pytest.MonkeyPatch) -> None:
    assert Output("full").values
    assert Output("concise").values
    assert Output("full").colour
    assert not Output("json").values
    assert not Output("full", Path("report.txt")).values
    assert not Output("full", Path("report.txt")).colour
    assert Output("json", show_values=True).values


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_can_be_refused(terminal: pytest.MonkeyPatch, name: str, value: str) -> None:
    terminal.setenv(name, value)
    assert not Output("full").colour
    assert Output("full").values


def test_a_ci_log_is_a_public_place(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("CI", "true")
    assert not Output("full").values


def test_a_pipe_shows_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "sys", SimpleNamespace(stdout=io.StringIO()))
    assert not Output("full").values
    assert not Output("full").colour


def test_a_file_appears_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    target.chmod(0o640)
    with Output("json", target).sink() as sink:
        sink.write("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_run_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), Output("json", target).sink() as sink:
        sink.write(f"half {1 // 0}")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    with Output("json", link).sink() as sink:
        sink.write("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_full_disk_is_an_error() -> None:
    with (
        pytest.raises(MsglintError, match="No space left on device") as caught,
        Output("json", Path("/dev/full")).sink() as sink,
    ):
        sink.write("x")
    assert caught.value.where == "/dev/full"


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        target = Path("/proc/msglint-report")  # a file system where nobody can make files
    else:
        tmp_path.chmod(0o500)
        target = tmp_path / "report"
    with pytest.raises(MsglintError, match="cannot write") as caught, Output("json", target).sink() as sink:
        sink.write("x")
    assert caught.value.where == str(target)


def test_source_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.j2"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\x0cstill three\nbad \xff")
    assert source_lines(str(path)) == ("one", "two", "three\x0cstill three", "bad \ufffd")
    assert source_lines(str(tmp_path / "none")) == ()
    assert source_lines(str(tmp_path)) == ()
    assert source_lines("a\0b") == ()
