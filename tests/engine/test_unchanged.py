"""A run over what has not changed gives the report that was kept, and any change is noticed."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from msglint import engine, reporters
from msglint.engine import Request
from msglint.engine import run as runs
from msglint.errors import MsglintError
from msglint.model import Report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
STORIES = ["webinar", "symphony", "readers", "seasons", "photo-store"]
DAY = date(2026, 3, 2)


class Counter:
    """How often messages were judged."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.runs = 0
        judge = runs.run

        def counted(*given: object) -> Report:
            self.runs += 1
            return judge(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(runs, "run", counted)


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Counter:
    return Counter(monkeypatch)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a layout, records, a history and a house pack."""
    files = {
        "msglint.yaml": "records: people.csv\nhistory: past.jsonl\npacks: [recommended, ./house.yaml]\n",
        "house.yaml": "pack: house\ndescription: Ours.\nrules:\n"
        "  - {id: house-ping, check: phrase, message: 'says {found}', options: {scope: sentence, terms: [ping]},\n"
        "     bad: [{name: a, template: Ping., expect: [{at: Ping}]}], good: [{name: b, template: Pong.}]}\n",
        "people.csv": "id,First Name,Last Name\n1,Rosalind,Quenby\n2,Tom,Ashgrove\n",
        "past.jsonl": '{"contact_id": "1", "at": "2026-02-01", "kind": "comment", "text": "Lovely"}\n',
        "mail/_base.txt": "{% block body %}{% endblock %}\nUnsubscribe: {{ out }}\n",
        "mail/roses.email.j2": "{% extends '_base.txt' %}{% block body %}Hi {{ last_name }},\nPing.{% endblock %}\n",
    }
    for name, text in files.items():
        file = tmp_path / "home" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "home")
    return tmp_path / "home"


def check(today: date = DAY, *, values: bool = False, cache: bool = True) -> Report:
    return engine.check(Request(paths=(Path("mail"),), today=today, cache=cache), values=values)


@pytest.mark.parametrize("story", STORIES)
def test_what_is_kept_reads_like_what_was_found(
    story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counter: Counter
) -> None:
    shutil.copytree(EXAMPLES / story, tmp_path / story)
    monkeypatch.chdir(tmp_path / story)
    request = Request(today=DAY)
    reports = [engine.check(request, values=False) for _ in range(2)]
    assert counter.runs == 1
    assert reports[0].findings
    for form in reporters.FORMATS:
        first, again = (written(form, report) for report in reports)
        assert first == again


def written(form: str, report: Report) -> str:
    sink = io.StringIO()
    reporters.write(form, report, sink, values=False, sources=lambda _: (), colour=False)
    return sink.getvalue()


def test_nothing_is_done_again(project: Path, counter: Counter) -> None:
    first = check()
    assert [finding.rule for finding in first.findings] == [finding.rule for finding in check().findings] != []
    assert counter.runs == 1
    assert (project / ".msglint_cache" / ".gitignore").exists()


def write(name: str, text: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        (project / name).write_text(text, encoding="utf-8")

    return change


def take(name: str) -> Callable[[Path], None]:
    return lambda project: (project / name).unlink()


def link(project: Path) -> None:
    (project / "mail" / "more.txt").symlink_to(project / "mail" / "roses.email.j2")


def rename(project: Path) -> None:
    (project / "mail" / "roses.email.j2").rename(project / "mail" / "tulips.email.j2")


CHANGES: dict[str, Callable[[Path], None]] = {
    "a message": write("mail/roses.email.j2", "Hi {{ first_name }},\n"),
    "a layout": write("mail/_base.txt", "{% block body %}{% endblock %}Out\n"),
    "a layout that goes before": write("mail/_base.j2", "{% block body %}{% endblock %}"),
    "a new message": write("mail/lilies.email.j2", "Hi,\n"),
    "a linked message": link,
    "a message of another name": rename,
    "a record": write("people.csv", "id,First Name,Last Name\n1,Rosalind,Quenby\n"),
    "the history": write("past.jsonl", ""),
    "the configuration": write("msglint.yaml", "records: people.csv\n"),
    "a configuration that is nearer": write("mail/msglint.yaml", "records: ../people.csv\n"),
    "a house pack": write(
        "house.yaml",
        "pack: house\ndescription: Ours.\nrules:\n"
        "  - {id: house-pong, check: phrase, message: 'says {found}', options: {scope: sentence, terms: [pong]},\n"
        "     bad: [{name: a, template: Pong., expect: [{at: Pong}]}], good: [{name: b, template: Ping.}]}\n",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_noticed(what: str, project: Path, counter: Counter) -> None:
    check()
    CHANGES[what](project)
    report = check()
    assert counter.runs == 2
    assert report == engine.check(Request(paths=(Path("mail"),), today=DAY, cache=False))


def test_what_disappears_is_noticed(project: Path) -> None:
    check()
    take("people.csv")(project)
    for _ in range(2):  # an error is told as often as it is asked for
        with pytest.raises(MsglintError, match=r"people\.csv"):
            check()


def test_another_day_is_another_run(project: Path, counter: Counter) -> None:
    check()
    check(date(2026, 3, 3))
    assert counter.runs == 2


def test_values_are_not_kept(project: Path, counter: Counter) -> None:
    check()
    kept = b"".join(file.read_bytes() for file in (project / ".msglint_cache").glob("report-*"))
    assert b"salutation-surname" in kept
    assert b"Quenby" not in kept
    check(values=True)
    assert counter.runs == 2


def test_nothing_is_kept_unasked(project: Path, counter: Counter) -> None:
    check(cache=False)
    assert not (project / ".msglint_cache").exists()
    check(cache=False)
    assert counter.runs == 2


@pytest.mark.parametrize("spoil", [b"", b"{}", b"not even\n{}"])
def test_a_spoiled_report_is_not_believed(spoil: bytes, project: Path, counter: Counter) -> None:
    expected = check()
    assert expected.findings
    (file,) = (project / ".msglint_cache").glob("report-*")
    file.write_bytes(spoil)
    assert check() == expected
    file.write_bytes(file.read_bytes().replace(b"salutation-surname", b"salutation-casing"))
    assert check() == expected
    assert counter.runs == 3


def test_old_reports_go(project: Path) -> None:
    for day in range(1, 29):
        check(date(2026, 3, day))
    for day in range(1, 29):
        check(date(2026, 4, day))
    assert len(list((project / ".msglint_cache").glob("report-*"))) == 32
