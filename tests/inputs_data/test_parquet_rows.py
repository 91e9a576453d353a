"""Parquet is read by row groups: values as JSON has them, places by the number of the row."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from record_columns import CONFIG

from msglint.errors import MsglintError
from msglint.inputs import parquet as parquet_rows
from msglint.inputs.records import load

FILE = Path("c.parquet")


def write(folder: Path, columns: dict[str, pa.Array], *, group: int = 100) -> None:
    parquet.write_table(pa.table(columns), folder / FILE, row_group_size=group)


def test_values_are_as_json_has_them(tmp_path: Path) -> None:
    at = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
    columns = {
        "First Name": pa.array(["Ida", None]).dictionary_encode(),
        "Email Opt Out": pa.array(["yes", ""]),
        "born": pa.array([date(1980, 1, 2), None]),
        "seen": pa.array([at, None], pa.timestamp("ns", "UTC")),
        "spent": pa.array([Decimal("12.50"), Decimal("3.00")]),
        "visits": pa.array([3, None]),
        "note": pa.array([b"Zo\xc3\xab", None]),
        "address": pa.array([{"city": "Ulm", "since": date(2020, 5, 1)}, None]),
        "tags": pa.array([["a", "b"], []]),
        "limits": pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int64())),
    }
    write(tmp_path, columns)
    first, second = load(FILE, CONFIG, tmp_path)
    assert first.columns == {
        "First Name": "Ida",
        "Email Opt Out": "yes",
        "born": "1980-01-02",
        "seen": "2026-03-02T14:30:00+00:00",
        "spent": 12.5,
        "visits": 3,
        "note": "Zoë",
        "address": {"city": "Ulm", "since": "2020-05-01"},
        "tags": ["a", "b"],
        "limits": {"a": 1},
    }
    assert (first.values["first_name"], first.values["email_opt_out"]) == ("Ida", True)
    assert second.columns["First Name"] is second.columns["born"] is second.columns["visits"] is None
    assert second.columns["spent"] == 3
    assert [contact.id for contact in (first, second)] == ["row:1", "row:2"]
    assert [(contact.place.path, contact.place.line) for contact in (first, second)] == [
        ("c.parquet", 1),
        ("c.parquet", 2),
    ]


def test_rows_of_many_groups_are_found_by_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_rows, "ROWS", 7)
    write(tmp_path, {"id": pa.array([str(number) for number in range(400)])}, group=30)
    records = load(FILE, CONFIG, tmp_path)
    every = list(records)
    assert [contact.id for contact in every] == [str(number) for number in range(400)]
    assert [records.contacts[number].id for number in (399, 0, 31, 30, 29, 200)] == [
        "399",
        "0",
        "31",
        "30",
        "29",
        "200",
    ]
    assert records.contacts[25:40] == every[25:40]


def test_a_row_that_cannot_be_used_costs_that_row(tmp_path: Path) -> None:
    write(tmp_path, {"id": pa.array(["1", "2\0", "3"])})
    records = load(FILE, CONFIG, tmp_path)
    assert [contact.place.line for contact in records] == [1, 3]
    (problem,) = records.problems
    assert (problem.place.line, problem.kind) == (2, "row")


def test_what_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_bytes(b"id,name\n1,Ida\n")
    with pytest.raises(MsglintError, match="is no Parquet that can be read"):
        load(FILE, CONFIG, tmp_path)
    write(tmp_path, {"id": pa.array([], pa.string())})
    with pytest.raises(MsglintError, match="has a header, but no row"):
        load(FILE, CONFIG, tmp_path)
    with pytest.raises(MsglintError, match="there is no such file"):
        load(Path("other.parquet"), CONFIG, tmp_path)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MsglintError, match="cannot be read without pyarrow") as raised:
        load(FILE, CONFIG, tmp_path)
    assert "msglint[arrow]" in raised.value.hint


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_rows, "ROWS", 5)
    write(tmp_path, {"id": pa.array([str(number) for number in range(400)])})
    records = load(FILE, CONFIG, tmp_path)
    os.utime(tmp_path / FILE, ns=(1, 1))
    with pytest.raises(MsglintError, match="was changed while it was read"):
        list(records)
