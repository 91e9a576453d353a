"""What rules said of one message's words serves other messages, where they are told the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from msglint import engine
from msglint.engine import Request
from msglint.engine.evidence import Witness
from msglint.engine.panels import PANELS, Circle, Recall
from msglint.model import Config, History, Reads, Report

TODAY = date(2026, 3, 2)
MESSAGE = """---
subject: Your seats, {{{{ contact.first_name }}}}
{meta}---
Dear {{{{ contact.{name} }}}},

thank you for the note about {what}. The Riverwalk pass is open to members now.

Kind regards
Ada at the box office
"""


def told(folder: Path, **messages: str) -> Report:
    folder.mkdir()
    for name, text in messages.items():
        (folder / f"{name}.email.j2").write_text(text, encoding="utf-8")
    (folder / "people.csv").write_text(
        "id,first_name,last_name,email\n1,Parissa,Behnia,p@hall.example\n2,Ada,Noor,a@hall.example\n", encoding="utf-8"
    )
    (folder / "msglint.yaml").write_text("records: people.csv\n", encoding="utf-8")
    return engine.check(Request(paths=(folder,), today=TODAY, cache=False, jobs=1))


def faults(report: Report) -> set[tuple[str, str, int]]:
    return {(finding.rule, Path(finding.place.path).name, finding.place.line) for finding in report.findings}


def test_each_message_has_its_own_findings_whoever_came_before(tmp_path: Path) -> None:
    messages = {
        f"m{number}": MESSAGE.format(name=name, what=what, meta=meta)
        for number, (name, what, meta) in enumerate(
            (
                ("last_name", "the late trains", ""),
                ("first_name", "the late trains", ""),
                ("last_name", "the lift", "products: [Riverwalk pass]\n"),
                ("last_name", "the late trains", "purpose: transactional\n"),
                ("last_name", "the late trains", ""),
            )
        )
    }
    together = faults(told(tmp_path / "together", **messages))
    apart = [faults(told(tmp_path / name, **{name: text})) for name, text in messages.items()]
    assert together == set().union(*apart)
    assert {
        ("salutation-surname", f"m{number}.email.j2", 4 + (number in (2, 3))) for number in (0, 2, 3, 4)
    } <= together


def circle(reads: Reads, **meta: object) -> Circle:
    return Circle(reads, Witness(Config(root=Path()), History(), TODAY, lambda _: ()), meta)


def test_answers_are_shared_by_those_who_are_told_the_same() -> None:
    recall, reads = Recall(), Reads(message=frozenset({"products"}))
    known = recall.of((), circle(reads, products=["Riverwalk pass"], path="a.txt"))
    assert recall.of((), circle(reads, products=["Riverwalk pass"], path="b.txt")) is known
    assert recall.of((), circle(reads, products="Riverwalk pass")) is not known
    assert recall.of((), circle(reads)) is not known
    assert recall.of((), circle(Reads(), products=["Riverwalk pass"])) is not known


@pytest.mark.parametrize("seldom", [True, False])
def test_so_many_are_kept_and_the_latest_of_them(seldom: bool) -> None:
    recall, reads = Recall(), Reads(message=frozenset({"products"}))
    known = recall.of((), circle(reads))
    for number in range(PANELS):
        recall.of((), circle(reads, products=number))
        if not seldom:
            assert recall.of((), circle(reads)) is known
    assert (recall.of((), circle(reads)) is known) is not seldom
