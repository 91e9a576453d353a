"""``check --watch``: checks again when something that it read changes, and ends with the last status."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from adopting import FOLLOW_UP, make, put, run

from msglint import files
from msglint.cli import watching
from msglint.cli.output import Output
from msglint.watching import Watch

GOOD = "---\nsubject: Your recording\npurpose: transactional\n---\nHi {{ first_name }},\n\nHere it is.\n"
PERSON = "id,First Name,Last Name\nc-1,Parissa,Behnia\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make(tmp_path, **{"contacts.csv": PERSON})
    (tmp_path / "templates/_sign.txt").unlink()
    (tmp_path / "templates/thanks.email.j2").unlink()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def during(monkeypatch: pytest.MonkeyPatch, *steps: Callable[[], object]) -> None:
    """Let each step happen while msglint waits, two looks after the one before; then somebody presses Ctrl-C."""
    happens: Iterator[Callable[[], object]] = iter([step for each in steps for step in (each, quiet, quiet)])

    def pause(_seconds: float) -> None:
        step = next(happens, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(watching.time, "sleep", pause)
    monkeypatch.setattr(watching.watch, "__defaults__", (pause,))


def quiet() -> None:
    """Nothing happens."""


def write(name: str, text: str) -> Callable[[], None]:
    return lambda: put(Path(name), text)


def test_a_template_that_is_mended(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    during(monkeypatch, write(FOLLOW_UP, GOOD))
    result = run("check", "--watch", "--format", "concise")
    assert result.exit_code == 0
    before, _, after = result.stdout.partition("2 errors in 1 message")
    assert before.count("salutation-surname") == 2
    assert after.count("nothing to mend in 1 message") == 1
    assert f"msglint: {FOLLOW_UP} changed" in result.stderr
    assert "\x1b" not in result.stdout, "only a terminal is cleared"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (write("contacts.csv", PERSON.replace("Parissa", "Test")), 1),
        (write("msglint.yaml", "records: contacts.csv\nrules: {salutation-surname: off}\n"), 0),
        (write("templates/new.email.j2", "Hi {{ last_name }},\n"), 1),
        (lambda: Path("contacts.csv").unlink(), 2),
        (write("msglint.yaml", "records: [\n"), 2),
    ],
    ids=["records", "configuration", "a new message", "a missing file", "a fault"],
)
def test_whatever_a_run_reads(
    change: Callable[[], None], status: int, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    during(monkeypatch, change)
    result = run("check", "--watch")
    assert result.exit_code == status
    assert result.stderr.count("msglint: watching") == 2


def test_history_and_packs(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = (
        "pack: house\nrules:\n  - id: house-here\n    check: phrase\n    options: {{terms: [{}]}}\n"
        '    message: "says “{{found}}”"\n    bad: ["We say {}."]\n    good: ["We say it."]\n'
    )
    put(Path("house.yaml"), pack.format("nowhere", "nowhere"))
    past = '{"contact_id": "c-1", "at": "2026-01-05", "direction": "out", "kind": "sent"}\n'
    put(Path("past.jsonl"), past)
    put(Path("msglint.yaml"), "records: contacts.csv\nhistory: past.jsonl\npacks: [recommended, ./house.yaml]\n")
    row = '{"contact_id": "c-1", "at": "never", "direction": "in", "kind": "question"}\n'
    during(monkeypatch, write("house.yaml", pack.format("recording", "recording")), write("past.jsonl", past + row))
    result = run("check", "--watch", "--format", "concise")
    assert result.stdout.count("house-here") == 4
    assert result.stdout.count("history-row") == 1


def test_a_fault_is_said_and_mended(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(Path("msglint.yaml"), "records: nobody.csv\n")
    during(monkeypatch, write("msglint.yaml", "records: contacts.csv\n"), write(FOLLOW_UP, GOOD))
    result = run("check", "--watch")
    assert "error: msglint.yaml" in result.stderr
    assert result.exit_code == 0


def test_the_same_again_is_no_change(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    during(monkeypatch, lambda: os.utime(FOLLOW_UP, ns=(1, 1)), write(".log/elsewhere", "x"), quiet)
    result = run("check", "--watch")
    assert result.stderr.count("msglint: watching") == 1
    assert "changed" not in result.stderr
    assert result.exit_code == 1, "the last status"


def test_interrupted_before_anything_is_known(project: Path) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert watching.watch(interrupted, Output("full")) == 130


def test_a_bug_ends_it(project: Path) -> None:
    def broken() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        watching.watch(broken, Output("full"))


@pytest.mark.parametrize(
    ("terminal", "kind", "cleared"), [(True, "xterm", True), (True, "dumb", False), (False, "x", False)]
)
def test_a_terminal_is_cleared(terminal: bool, kind: str, cleared: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return terminal

    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", kind)
    watching.clear(Output("full"))
    assert (screen.getvalue() == watching.CLEAR) == cleared
    watching.clear(Output("full", Path("x")))
    assert screen.getvalue().count(watching.CLEAR) == cleared


def test_only_what_has_changed_since_a_commit(versioned_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    during(
        monkeypatch, lambda: put(Path("mail/alone.email.j2"), "---\npurpose: transactional\n---\nHi {{ last_name }},\n")
    )
    result = run("check", "--watch", "--changed-since", "HEAD", "--format", "concise")
    assert result.stdout.startswith("nothing had to be checked")
    assert "mail/alone.email.j2:4:4: E salutation-surname" in result.stdout


@pytest.mark.parametrize("other", ["--fix", "--diff"])
def test_it_writes_nothing(other: str, project: Path) -> None:
    result = run("check", "--watch", other)
    assert result.exit_code == 2
    assert f"--watch does not go with {other}" in result.stderr


def test_watch_tells_each_change_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    with files.watched() as trail:
        files.read(file)
        files.entries(tmp_path)
        files.exists(tmp_path / "later")
    watch = Watch(trail.looks())
    assert watch.changed() == ()
    file.write_text("two!")
    assert watch.changed() == (str(file),)
    assert watch.changed() == ()
    (tmp_path / "later").mkdir()
    assert set(watch.changed()) == {str(tmp_path), str(tmp_path / "later")}
    file.unlink()
    assert set(watch.changed()) == {str(file), str(tmp_path)}


def test_looks_reach_whoever_watches_around(tmp_path: Path) -> None:
    with files.watched() as outer:
        with files.watched() as inner:
            files.exists(tmp_path)
        files.exists(tmp_path / "b")
    assert len(inner.looks()) == 1
    assert len(outer.looks()) == 2
