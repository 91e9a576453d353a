"""A message that is held against no other is judged as soon as its recipients were heard, and says the same."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from msglint import reporters
from msglint.engine import Request, check, pieces
from msglint.engine import run as running
from msglint.engine.campaigns import Campaigns
from msglint.model import Confidence, Severity

TOWNS = ("Porto", "Kiel", "Gent", "Turin", "Lyon", "Oslo", "Bern")
HEAD = "---\nsubject: The {what} is on 7 May\n{more}---\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages that name one day in the subject and another in the text: by themselves, of a campaign, of two parts."""
    monkeypatch.chdir(tmp_path)
    Path("msglint.yaml").write_text("records: people.csv\n")
    rows = "".join(f"{n},Ada,Larch,{town}\n" for n, town in enumerate(TOWNS))
    Path("people.csv").write_text(f"id,First Name,Last Name,City\n{rows}")
    for what, more in (
        ("fair", ""),
        ("tour", ""),
        ("walk", "campaign: may\n"),
        ("talk", "campaign: may\n"),
        ("ball", ""),
    ):
        words = f"Hi {{{{ first_name }}}},\n\nthe {what} in {{{{ city }}}} is on "
        Path(f"{what}.txt").write_text(f"{HEAD.format(what=what, more=more)}{words}{len(more) + 4} May.\n")
    Path("ball.html").write_text(f"<p>{words}6 May.</p>")


def told(jobs: int) -> str:
    request = Request((Path(),), today=date(2026, 3, 2), confidence=Confidence.LOW, severity=Severity.INFO, jobs=jobs)
    sink = io.StringIO()
    reporters.write("json", check(request), sink, values=True, sources=lambda _: (), colour=False)
    return sink.getvalue()


@pytest.mark.parametrize("jobs", [1, 2])
def test_asked_at_once_and_at_the_end(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[str] = []
    settle = Campaigns.settle

    def noted(campaigns: Campaigns, around: object, tally: object) -> None:
        settle(campaigns, around, tally)  # type: ignore[arg-type]
        if tally.log is None:  # type: ignore[attr-defined]
            settled.append(around.prepared.template.path)  # type: ignore[attr-defined]

    monkeypatch.setattr(Campaigns, "settle", noted)
    monkeypatch.setattr(running, "STRETCH", 3)
    whole = told(1)
    assert settled == []
    assert whole.count('"consistency-date"') >= 3
    monkeypatch.setattr(running, "STRETCH", 100)
    monkeypatch.setattr(pieces, "LEAST", 1)
    monkeypatch.setattr(pieces, "ROUNDS", 1)
    assert told(jobs) == whole
    assert settled == (["fair.txt", "tour.txt"] if jobs == 1 else [])  # other processes settle theirs
