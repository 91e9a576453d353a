"""``msglint records``: rows with defects, and what every column was taken for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_project import make, run


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "id,First Name,Last Name,Favourite Composer\nc-1,John & Mary,Ellison,Ravel\nc-2,Ruth,Almeida,Fauré\n"
    monkeypatch.chdir(make(tmp_path, {"people.csv": rows}))


def test_columns_and_rows() -> None:
    result = run("records", "people.csv")
    assert "what each column was taken for" in result.stdout
    assert any(line.split()[:3] == ["First", "Name", "first_name"] for line in result.stdout.splitlines())
    assert "Favourite Composer" in result.stdout
    assert "people.csv:2:1  warning[records-shape]" in result.stdout
    assert "John" not in result.stdout
    assert result.exit_code == 0


def test_json_lists_both() -> None:
    report = json.loads(run("records", "people.csv", "--format", "json").stdout)
    assert [(column["name"], column["field"]) for column in report["columns"]][:2] == [
        ("id", "id"),
        ("First Name", "first_name"),
    ]
    (row,) = [finding for finding in report["findings"] if finding["rule"] == "records-shape"]
    assert (row["path"], row["line"]) == ("people.csv", 2)


def test_fail_on_and_masking() -> None:
    assert run("records", "people.csv", "--fail-on", "warning").exit_code == 1
    assert "John" in run("records", "people.csv", "--show-values").stdout


def test_no_rows_is_status_2() -> None:
    Path("empty.csv").write_text("id,First Name\n")
    for name in ("empty.csv", "none.csv"):
        result = run("records", name)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert name in result.stderr
