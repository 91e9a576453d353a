"""Baselines and people's records: rows are known by ids, or by outlines, and never by what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from adopting import HEADER, NOTE, PEOPLE, make, new, noted, put, run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make(tmp_path))
    result = run("baseline", "--no-cache")
    assert result.exit_code == 0, result.output
    return tmp_path


def test_no_value_of_a_record_is_written(project: Path) -> None:
    people = [row.split(",") for row in PEOPLE]
    text = Path(NOTE).read_text("utf-8")
    assert [value for row in people for value in row[1:] if value in text] == []
    assert "c-103" in text, "ids stand there as in reports"


@pytest.mark.parametrize("rows", [PEOPLE, [row.partition(",")[2] for row in PEOPLE]], ids=["ids", "no ids"])
def test_an_address_as_id_is_masked(rows: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    header = HEADER.replace("id,", "") if rows is not PEOPLE else "First Name,Last Name,id"
    people = rows if rows is not PEOPLE else [row.partition(",")[2] for row in PEOPLE]
    header = header if rows is PEOPLE else "First Name,Last Name,Email"
    make(tmp_path, **{"contacts.csv": "\n".join([header, *people]) + "\n"})
    monkeypatch.chdir(tmp_path)
    run("baseline", "--no-cache")
    text = Path(NOTE).read_text("utf-8")
    assert "@" not in text
    assert "row:" not in text, "a row's number says nothing once rows are sorted anew"
    assert "a row like " in text
    put(Path("contacts.csv"), "\n".join([header, *people[::-1]]) + "\n")
    assert new() == []


def test_a_new_row_with_a_defect_is_new(project: Path) -> None:
    with Path("contacts.csv").open("a", encoding="utf-8") as file:
        file.write("c-105,Test,Olsson,olsson@pinewood.example\n")
    assert [found for found in new() if found[1] == "contacts.csv"] == [("records-shape", "contacts.csv")]


PAIRS = [
    "c-7,Ida,Marten,ida.marten@example.org",
    "c-8,Nils,Ostrow,nils@example.org",
    "c-9,Ida,Marten,IDA.Marten@example.org",
    "c-10,ida,Marten,ida.marten+news@example.org",
    "c-11,Nils,Ostrow,nils@example.org",
]


@pytest.mark.parametrize("ids", [True, False], ids=["ids", "no ids"])
def test_records_of_one_person_stay_together_whichever_comes_first(
    ids: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, rows = (HEADER, PAIRS) if ids else (HEADER[3:], [row.partition(",")[2] for row in PAIRS])
    monkeypatch.chdir(make(tmp_path, **{"contacts.csv": "\n".join([header, *rows]) + "\n"}))
    assert run("baseline", "--no-cache").exit_code == 0
    assert [entry["rule"] for entry in noted()].count("records-duplicate") == 3
    for number in range(len(rows)):
        put(Path("contacts.csv"), "\n".join([header, *rows[number:], *rows[:number]]) + "\n")
        assert [rule for rule, path in new() if path == "contacts.csv"] == []
    more = rows[0].replace("c-7", "c-99")
    put(Path("contacts.csv"), "\n".join([header, more, *rows]) + "\n")
    assert [rule for rule, path in new() if path == "contacts.csv"] == ["records-duplicate"]


def test_records_alone(project: Path) -> None:
    strict = ("records", "contacts.csv", "--fail-on", "warning")
    assert run(*strict).exit_code == 1
    result = run(*strict, "--baseline", NOTE)
    assert result.exit_code == 0
    assert f"of {NOTE} remain" in result.stdout
