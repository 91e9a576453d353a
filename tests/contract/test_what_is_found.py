"""Findings: one per rule, place and severity, counted exactly; values masked everywhere; display changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from contract_project import CLEAN, check, run, write

PRIVATE = ("Qvintarossa", "Ludmira", "ludmira@q-place.example", "+49 30 5557012", "Wolkenstadt")
SURNAME, FIRST, MAIL, PHONE, CITY = PRIVATE
HEADER = "id,first_name,last_name,email,phone,city"
ROWS = [
    f"{MAIL},{FIRST},{SURNAME},{MAIL},{PHONE},{CITY}",
    f"{PHONE},Milo,Reed,m@reed.example,1,Bern",
    "c-3,Test,Unal,u@unal.example,2,Rom",
]
TEMPLATE = (
    '---\nsubject: "{{ last_name }}, your evening in {{ city }}"\n---\n'
    "Hi {{ last_name }},\n\nwe call you at {{ phone }}. {{ nope }} {{ 1 / (first_name | length - 7) }}\n"
)
PAST = f"contact_id,at,direction,kind,text\n{MAIL},2026-02-01,in,question,I am {SURNAME}: call {PHONE}\n"
DATA = ("--records", "people.csv", "--history", "past.csv")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"people.csv": "\n".join([HEADER, *ROWS]), "m.email.j2": TEMPLATE, "past.csv": PAST})
    return tmp_path


def told(report: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What was found, without the words and ids that it is shown with."""
    keys = ("rule", "severity", "confidence", "path", "line", "column", "end_line", "end_column", "part")
    found = report["findings"]
    return [(*(one[key] for key in keys), one["records"]["count"], one["records"]["of"]) for one in found]


@pytest.mark.parametrize("form", ["full", "concise", "json", "sarif", "github"])
def test_no_format_shows_a_value(project: Path, form: str) -> None:
    output = run("check", *DATA, "--format", form, "--today", "2026-03-02").output
    run("check", *DATA, "--format", form, "--today", "2026-03-02", "--output", "report.out")
    for text in (output, (project / "report.out").read_text("utf-8")):
        assert "salutation-surname" in text
        assert not [value for value in PRIVATE if value in text]


def test_an_id_that_is_an_address_or_a_phone_number_is_shown_as_its_row() -> None:
    report = check(*DATA, "--select", "records-shape,delivery", "--examples", "0")
    examples = {name for finding in report["findings"] for name in finding["records"]["examples"]}
    assert examples <= {"row:2", "row:3", "c-3"}
    assert "c-3" in examples


@pytest.mark.parametrize("how", [("--show-values",), ("--examples", "0"), ("--examples", "1"), ("--no-cache",)])
def test_display_changes_nothing_that_is_found(how: tuple[str, ...]) -> None:
    assert told(check(*DATA, *how)) == told(check(*DATA))


def test_the_order_of_the_records_changes_no_finding_about_messages(project: Path) -> None:
    before = [one for one in told(check(*DATA)) if one[3] == "m.email.j2"]
    write(project, {"people.csv": "\n".join([HEADER, *reversed(ROWS)])})
    assert [one for one in told(check(*DATA)) if one[3] == "m.email.j2"] == before


def test_a_thousand_records_make_one_finding(project: Path) -> None:
    rows = "".join(f"k-{number},Oona,Vale\n" for number in range(1000))
    greeting = CLEAN.replace("first_name", "last_name")
    write(project, {"people.csv": f"id,first_name,last_name\n{rows}", "m.email.j2": greeting})
    found = [one for one in check("--records", "people.csv")["findings"] if one["rule"] == "salutation-surname"]
    assert [one["records"] for one in found] == [{"count": 1000, "of": 1000, "examples": [f"k-{n}" for n in range(5)]}]


def test_words_that_are_the_same_for_everybody_count_everybody(project: Path) -> None:
    write(project, {"m.email.j2": CLEAN.replace("{{ first_name }}", "Karen")})
    found = [one for one in check("--records", "people.csv")["findings"] if one["rule"].startswith("salutation-wrong")]
    assert [(one["records"]["count"], one["records"]["of"]) for one in found] == [(3, 3)]
