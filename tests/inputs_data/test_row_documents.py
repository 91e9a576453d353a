"""JSON, JSON Lines, YAML: rows keep their types and places; what is broken is told where it stands."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whole_tables import read_json_lines, read_table

from msglint.errors import MsglintError
from msglint.inputs.jsonrows import read_json
from msglint.inputs.table import Table
from msglint.inputs.yamlrows import read_yaml


def where(table: Table) -> list[tuple[int, int]]:
    return [(place.line, place.column) for place in table.places]


def faults(table: Table) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.text) for problem in table.problems]


def test_json_rows_stand_where_their_brace_is() -> None:
    text = '[\n  {"id": 7, "tags": ["a"]},\n  {"id": 8,\n   "name": null}, {"x": {"y": 1.5}}\n]\n'
    table = read_json(text, "c.json", "row")
    assert where(table) == [(2, 3), (3, 3), (4, 19)]
    assert table.rows == [{"id": 7, "tags": ["a"]}, {"id": 8, "name": None}, {"x": {"y": 1.5}}]
    assert table.names == ("id", "tags", "name", "x")


def test_json_rows_may_be_the_only_list_of_an_object() -> None:
    text = '{"page": {"no": [1]},\n "note": "[",\n "contacts": [\n{"id": 1}\n], "end": true}'
    table = read_json(text, "c.json", "row")
    assert where(table) == [(4, 1)]
    assert table.rows == [{"id": 1}]


def test_json_rows_that_are_no_objects_are_problems() -> None:
    table = read_json('[{"a": 1},\n"x",\nnull,\n[1],\n2]', "c.json", "row")
    assert [line for line, _ in faults(table)] == [2, 3, 4, 5]
    assert [text for _, text in faults(table)] == [
        "the row is a text, not an object",
        "the row is null, not an object",
        "the row is a list, not an object",
        "the row is a number, not an object",
    ]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('[{"a": 1},\n{"a": }]', "c.json:2:7", "is no JSON"),
        ('[{"a": 1}\n{"a": 2}]', "c.json:2:1", "expecting ',' or ']'"),
        ('[{"a": 1}', "c.json:1:10", "is no JSON"),
        ('{"a": 1}\n{"a": 2}\n', "c.json:2:1", "something follows its end"),
        ('"text"', "c.json:1:1", "is no list of records"),
        ('{"a": 1}', "c.json:1:1", "is no list of records"),
        ('{"a": [], "b": []}', "c.json:1:1", "holds 2 lists: 'a', 'b'"),
        ("  \n ", "c.json", "is empty"),
        ("[" * 100_000, "c.json:1:2", "nests too deep"),
        ('[{"a": ' + "9" * 5000 + "}]", "c.json:1:2", "too long"),
    ],
)
def test_what_is_no_json_list_is_refused_with_its_place(text: str, place: str, message: str) -> None:
    with pytest.raises(MsglintError, match=message.replace("[", r"\[")) as raised:
        read_json(text, "c.json", "row")
    assert raised.value.where == place
    assert raised.value.hint


def test_characters_that_are_no_text_cost_their_row() -> None:
    table = read_json('[{"a": "x\\u0000"}, {"a": ["\\ud800"]},\n{"a": "\\ud83d\\ude00"}]', "c.json", "row")
    assert table.rows == [{"a": "\U0001f600"}]
    assert [line for line, _ in faults(table)] == [1, 1]


def test_a_row_that_nests_too_deep_costs_that_row() -> None:
    deep = "[" * 200 + "]" * 200
    table = read_json(f'[{{"a": {deep}}},\n{{"a": [[1]]}}]', "c.json", "row")
    assert table.rows == [{"a": [[1]]}]
    assert faults(table) == [(1, "the row nests deeper than 60 levels")]


def test_a_bad_line_of_json_lines_costs_that_line() -> None:
    lines = ['{"id": "007", "n": 1}', "", '{"id": "8",', "[1]", "{'id': 9}", '{"id": NaN}', "[" * 50_000, '{"id": "x"}']
    table = read_json_lines("\r\n".join(lines), "h.jsonl", "history-row")
    assert [line for line, _ in where(table)] == [1, 6, 8]
    assert [line for line, _ in faults(table)] == [3, 4, 5, 7]
    assert {problem.kind for problem in table.problems} == {"history-row"}
    assert table.problems[2].place.column == 2


def test_yaml_rows_keep_types_and_lines() -> None:
    text = (
        "# people\ncontacts:\n  - id: 007\n    since: 2019-04-02\n    address: {city: Ulm}\n  - id: 8\n  - just text\n"
    )
    table = read_yaml(text, "c.yaml", "row")
    assert where(table) == [(3, 5), (6, 5)]
    assert table.rows[0] == {"id": "007", "since": date(2019, 4, 2), "address": {"city": "Ulm"}}
    assert faults(table) == [(7, "the row is a text, not an object")]


def test_a_fault_inside_yaml_is_told_at_its_line_and_the_rest_is_read() -> None:
    table = read_yaml("- id: 1\n  id: 2\n- id: 3\n  x: !!python/name:os.system\n- id: 4\n", "c.yaml", "row")
    assert [row["id"] for row in table.rows] == [1, 3, 4]
    assert [line for line, _ in faults(table)] == [2, 4]


def test_yaml_that_is_one_fault_is_told_as_that_fault() -> None:
    with pytest.raises(MsglintError, match=r"c\.yaml:1:1: uses the tag !!python/name:os\.system"):
        read_yaml("!!python/name:os.system\n", "c.yaml", "row")


@pytest.mark.parametrize("text", ["", "# nothing\n", "just text", "a: 1", "a: [\n"])
def test_yaml_without_a_list_is_refused(text: str) -> None:
    with pytest.raises(MsglintError):
        read_yaml(text, "c.yaml", "row")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(st.characters(codec="utf-8"), max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), JSON, max_size=4), max_size=5),
    st.none() | st.integers(1, 3),
)
def test_json_of_any_layout_is_read_as_the_standard_library_does(
    rows: list[dict[str, Any]], indent: int | None
) -> None:
    text = json.dumps(rows, indent=indent)
    table = read_json(text, "c.json", "row")
    clean = [row for row in rows if not _unsound(row)]
    assert list(table.rows) == clean
    starts = [sum(map(len, text.splitlines(keepends=True)[: line - 1])) + column - 1 for line, column in where(table)]
    assert all(text[start] == "{" for start in starts)


def _unsound(value: Any) -> bool:
    return "\\u0000" in json.dumps(value)


def test_the_name_of_a_file_says_how_it_is_read(tmp_path: Path) -> None:
    written = {
        "c.csv": "id\n7\n",
        "c.TSV": "id\tname\n7\tIda\n",
        "c.json": '[{"id": "7"}]',
        "c.jsonl": '{"id": "7"}\n',
        "c.ndjson": '{"id": "7"}\n',
        "c.yaml": '- id: "7"\n',
        "c.yml": '- id: "7"\n',
    }
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        table = read_table(Path(name), tmp_path, "row")
        assert [row["id"] for row in table.rows] == ["7"], name
        assert table.path == name


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("id;Straße\n7;Zoë\n".encode("utf-8-sig"), None),
        ("id;Straße\n7;Zoë\n".encode("utf-16"), None),
        (b"\xfe\xff" + "id;Straße\n7;Zoë\n".encode("utf-16-be"), None),
        ("id;Straße\n7;Zoë\n".encode("utf-32"), None),
        ("id;Straße\n7;Zoë\n".encode("cp1252"), "cp1252"),
        ("id;Straße\n7;Zoë\n".encode("utf-16"), "utf-16"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: str | None) -> None:
    (tmp_path / "c.csv").write_bytes(data)
    table = read_table(Path("c.csv"), tmp_path, "row", encoding)
    assert list(table.rows) == [{"id": "7", "Straße": "Zoë"}]


def test_what_cannot_be_decoded_names_byte_line_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes("id,name\n1,Ida\n2,Zoë\n".encode("cp1252"))
    with pytest.raises(MsglintError, match=r"0xeb at byte offset 18 \(line 3\)") as raised:
        read_table(Path("c.csv"), tmp_path, "row")
    assert raised.value.where == "c.csv:3"
    assert "--encoding" in raised.value.hint


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13", "\0", ""])
def test_an_encoding_that_is_none_is_said_so(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "c.csv").write_bytes(b"id\n1\n")
    if not encoding:
        assert list(read_table(Path("c.csv"), tmp_path, "row", encoding).rows) == [{"id": "1"}]
        return
    with pytest.raises(MsglintError, match="no encoding"):
        read_table(Path("c.csv"), tmp_path, "row", encoding)


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("contats.csv", "no such file", "did you mean 'contacts.csv'?"),
        ("folder", "msglint reads rows from", "CSV"),
        ("folder.csv", "is a folder", "name the file"),
        ("contacts.xlsx", "msglint reads rows from", "CSV"),
    ],
)
def test_files_that_cannot_be_read_are_refused(tmp_path: Path, name: str, message: str, hint: str) -> None:
    (tmp_path / "contacts.csv").write_text("id\n1\n", encoding="utf-8")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(MsglintError, match=message) as raised:
        read_table(Path(name), tmp_path, "row")
    assert hint in raised.value.hint
    assert raised.value.where == name


def test_a_file_none_of_whose_rows_can_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("a,b\n1\n2,3,4\n", encoding="utf-8")
    with pytest.raises(MsglintError, match=r"none of its rows can be read; line 2: the row has 1 cell") as raised:
        read_table(Path("c.csv"), tmp_path, "row")
    assert raised.value.where == "c.csv:2"
