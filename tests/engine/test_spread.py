"""However a run is cut and spread over processes, it says the same; one that is killed takes nothing else along."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_remembered import project

from msglint import reporters
from msglint.engine import Request, check, crew, pieces
from msglint.engine import run as running
from msglint.engine.rounds import Round
from msglint.errors import MsglintError
from msglint.model import Confidence, Report, Severity

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 3, 2)
STORIES = ["webinar", "symphony", "readers", "seasons", "photo-store"]
GOOD = ["theatre-access-sms-and-mail", "saas-trial-sequence", "pair-of-text-and-html", "french"]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut even the smallest run into many pieces."""
    monkeypatch.setattr(pieces, "LEAST", 1)
    monkeypatch.setattr(pieces, "BEGINNING", 0)
    monkeypatch.setattr(running, "STRETCH", 3)


def asked(folder: Path, jobs: int) -> Request:
    return Request((folder,), today=DAY, confidence=Confidence.LOW, severity=Severity.INFO, cache=False, jobs=jobs)


def written(report: Report) -> str:
    sink = io.StringIO()
    reporters.write("json", report, sink, values=True, sources=lambda _: (), colour=False)
    return sink.getvalue()


def same_for_all(folder: Path) -> Report:
    alone = check(asked(folder, 1))
    for jobs in (2, 3):
        assert written(check(asked(folder, jobs))) == written(alone)
    return alone


@pytest.mark.parametrize("story", STORIES)
def test_a_story_is_told_alike_by_any_number_of_processes(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert same_for_all(Path("examples") / story).findings


@pytest.mark.parametrize("name", GOOD)
def test_a_good_project_is_good_for_any_number_of_processes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    same_for_all(Path("tests/good") / name)


@pytest.mark.parametrize("seed", range(3))
def test_random_messages_for_random_people(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, random.Random(seed))  # noqa: S311
    monkeypatch.chdir(tmp_path)
    assert same_for_all(Path()).findings


def test_a_rule_that_fails_for_some_is_told_of_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rule = (
        "{id: house-seat, check: phrase, options: {scope: sentence, terms: [seat]}, message: 'says {found}', why: W.,"
        " remedy: R, when: 'contact.row < 5', bad: [{name: a, template: A seat., contact: {row: 3}}],"
        " good: [{name: b, template: A chair.}]}"
    )
    Path("house.yaml").write_text(f"pack: house\ndescription: Ours.\nrules:\n  - {rule}\n")
    Path("msglint.yaml").write_text("records: people.jsonl\npacks: [./house.yaml]\n")
    rows: list[dict[str, Any]] = [{"id": f"p{n}", "first_name": "Ada", "row": n if n % 3 else "x"} for n in range(12)]
    Path("people.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    Path("seat.txt").write_text("Dear {{ first_name }}, your seat waits.\n")
    report = same_for_all(Path())
    (found,) = report.findings
    assert found.examples == ("p1", "p2", "p4")
    assert [note.rule for note in report.not_checked].count("house-seat") == 1


def test_processes_that_begin_anew_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, random.Random(7))  # noqa: S311
    monkeypatch.chdir(tmp_path)
    alone = written(check(asked(Path(), 1)))
    monkeypatch.setattr(crew, "way", lambda: multiprocessing.get_context("spawn"))
    monkeypatch.delenv("PYTHONHASHSEED", raising=False)
    assert written(check(asked(Path(), 2))) == alone


def people(folder: Path, count: int) -> None:
    (folder / "msglint.yaml").write_text("records: people.csv\n")
    rows = "".join(f"c-{n},Ada{n},Larch\n" for n in range(count))
    (folder / "people.csv").write_text(f"id,First Name,Last Name\n{rows}")
    (folder / "mail.email.j2").write_text("Hi {{ last_name }},\n\nyour seats wait. {{ first_name }}\n")


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project in which whoever judges the message of c-17 is killed."""
    people(tmp_path, 40)
    monkeypatch.chdir(tmp_path)
    judge, own = Round.tally, os.getpid()

    def tally(around: Round, recipients: Any, done: Any) -> Any:
        if any(contact.id == "c-17" for contact in recipients) and os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return judge(around, recipients, done)

    monkeypatch.setattr(Round, "tally", tally)
    monkeypatch.setattr(pieces, "LEAST", 8)
    yield tmp_path
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("deadly")
def test_who_kills_is_named_and_everybody_else_is_judged() -> None:
    report = check(asked(Path(), 2))
    (lost,) = report.lost
    assert lost in report.not_checked
    assert lost.why.startswith("mail.email.j2 for c-17 was not judged: the process that did so was killed")
    surname = next(finding for finding in report.findings if finding.rule == "salutation-surname")
    assert (surname.count, surname.of, report.messages) == (39, 40, 39)


@pytest.mark.usefixtures("deadly")
def test_a_run_that_is_not_whole_ends_with_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    from msglint.cli.app import msglint

    with pytest.raises(SystemExit) as end:
        msglint.main(["check", "--jobs", "2", "--no-cache", "--today", "2026-03-02", "--format", "concise"])
    out, err = capsys.readouterr()
    assert end.value.code == 2
    assert "salutation-surname" in out
    assert err.startswith("error: mail.email.j2 for c-17 was not judged")


def test_processes_that_cannot_begin(deadly: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Round, "tally", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    monkeypatch.setattr(crew, "RECORDS", pieces.Piece(0, 0, 40))
    with pytest.raises(MsglintError, match="end as soon as they begin"):
        check(asked(deadly, 2))


def test_a_fault_of_msglint_itself_is_raised_as_in_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people(tmp_path, 9)
    monkeypatch.chdir(tmp_path)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Round, "tally", broken)
    with pytest.raises(ZeroDivisionError):
        check(asked(Path(), 2))
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(("sign", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_a_signal_ends_every_process(sign: signal.Signals, status: int, tmp_path: Path) -> None:
    people(tmp_path, 30_000)
    command = [sys.executable, "-m", "msglint", "check", "--jobs", "2", "--no-cache", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    try:
        wait_for(lambda: len(children(process.pid)) >= 2)
        if sign is signal.SIGINT:
            os.killpg(process.pid, sign)  # as a terminal does
        else:
            process.send_signal(sign)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, said) == (status, b"")
    wait_for(lambda: not alive(process.pid))


def test_what_is_too_small_is_judged_in_one_process() -> None:
    assert pieces.processes([20, 20], None) == 1
    assert pieces.processes([20, 20], 3) == 3
    assert pieces.processes([100_000], None) == pieces.processors()


def test_pieces_cover_every_recipient_once() -> None:
    spans = [range(5), range(0), range(3, 1000), range(1)]
    plan = [piece for task in pieces.tasks(spans, 2) for piece in task]
    seen = [(piece.number, place) for piece in plan for place in range(piece.start, piece.stop)]
    assert seen == [(number, place) for number, span in enumerate(spans) for place in span]
    assert [half.size for half in pieces.Piece(0, 3, 8).halves()] == [2, 3]


def children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(condition: Any) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)
