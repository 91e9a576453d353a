"""Rows of records: ids, lines, and rows that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from record_columns import CONFIG

from msglint.errors import MsglintError
from msglint.inputs.records import from_rows, load


def test_ids_are_text_and_rows_without_one_go_by_their_line(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text('id,First Name\n007,"Ida\nMaria"\n,Nils\n007,Uta\n', encoding="utf-8")
    records = load(Path("c.csv"), CONFIG, tmp_path)
    assert [contact.id for contact in records] == ["007", "row:4", "007"]
    assert [contact.place.line for contact in records] == [2, 4, 5]
    (tmp_path / "c.json").write_text('[{"contactId": 7},\n\n{"contactId": null}]', encoding="utf-8")
    records = load(Path("c.json"), CONFIG, tmp_path)
    assert [contact.id for contact in records] == ["7", "row:3"]
    assert [contact.values["contact_id"] for contact in records] == [7, None]
    without = from_rows([{"first_name": "Ida"}, {"first_name": "Nils"}], CONFIG)
    assert [contact.id for contact in without] == ["row:2", "row:3"]
    assert without.header.line == 1


def test_id_and_contact_id_may_be_two_columns() -> None:
    records = from_rows([{"Contact ID": "c", "Id": "i", "Record ID": "r"}], CONFIG)
    assert records.contacts[0].id == "i"
    assert records.contacts[0].values == {"id": "i", "contact_id": "c"}


def test_cells_stand_as_the_file_has_them(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("first_name,visits,Email Opt Out\n Ida ,3,\n,,no\n", encoding="utf-8")
    first, second = load(Path("c.csv"), CONFIG, tmp_path)
    assert first.values == {"first_name": " Ida ", "visits": "3", "email_opt_out": None}
    assert second.values == {"first_name": "", "visits": "", "email_opt_out": False}
    assert first.columns == {"first_name": " Ida ", "visits": "3", "Email Opt Out": ""}
    assert first.text("first_name") == "Ida"


def test_a_key_that_a_row_lacks_is_no_value() -> None:
    first, second = from_rows([{"First Name": "Ida", "Opt In": "yes"}, {"address": {"city": "Ulm"}}], CONFIG)
    assert dict(second.values) == {}
    assert second.columns == {"address": {"city": "Ulm"}}
    assert first.values == {"first_name": "Ida", "email_opt_in": True}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("c.csv", "id,name\n", "has a header, but no row"),
        ("c.csv", "", "is empty"),
        ("c.json", "[]", "has no row"),
        ("c.jsonl", "\n", "has no row"),
        ("c.yaml", "[]", "has no row"),
    ],
)
def test_records_without_a_row_are_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(MsglintError, match=message) as raised:
        load(Path(name), CONFIG, tmp_path)
    assert raised.value.where.startswith(name)
    assert raised.value.hint


def test_a_problem_in_a_row_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.csv").write_text("id,name\n1,Ida\n2\n3,Uta\n", encoding="utf-8")
    records = load(Path("sub/c.csv"), CONFIG, tmp_path)
    assert [contact.id for contact in records] == ["1", "3"]
    assert [(problem.kind, str(problem.place)) for problem in records.problems] == [("row", "sub/c.csv:3:1")]
    assert str(records.header) == "sub/c.csv:1:1"
