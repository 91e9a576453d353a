"""CSV and TSV: every good row is read with its line, every bad one is a problem at its own."""

from __future__ import annotations

import csv
import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whole_tables import read_delimited

from msglint.errors import MsglintError
from msglint.inputs.table import Table


def read(text: str) -> Table:
    return read_delimited(text, "contacts.csv", "row")


def lines(table: Table) -> list[int]:
    return [place.line for place in table.places]


def faults(table: Table) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.text) for problem in table.problems]


@pytest.mark.parametrize(
    "header",
    ["id,name,city", "id;name;city", "id\tname\tcity", "id|name|city", 'id;"name, first";city', "sep=;\nid;name;city"],
)
def test_the_header_alone_tells_the_delimiter(header: str) -> None:
    mark = next(sign for sign in ";\t|," if sign in header.rsplit("\n", 1)[-1].replace('"name, first"', ""))
    table = read(f"{header}\n1{mark}a,b;c\n" if mark not in ",;" else f'{header}\n1{mark}"a,b;c"{mark}x\n')
    assert len(table.names) == 3
    assert table.names[0] == "id"


def test_a_single_column_needs_no_delimiter() -> None:
    table = read("email\nida@example.org\nnils@example.org\n")
    assert table.names == ("email",)
    assert [row["email"] for row in table.rows] == ["ida@example.org", "nils@example.org"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_file_after_line_breaks_in_cells(newline: str) -> None:
    text = newline.join(["", "id,note", '1,"one', 'two"', "", "2,x", "3", ",", '4,"a ""b"""', ""])
    table = read(text)
    assert table.header.line == 2
    assert lines(table) == [3, 6, 9]
    assert table.rows[0]["note"] == f"one{newline}two"
    assert table.rows[2]["note"] == 'a "b"'
    assert faults(table) == [(7, "the row has 1 cell, the header has 2")]


def test_a_quote_that_is_never_closed_costs_one_row() -> None:
    table = read('id,name,city\n1,Ida,Ulm\n2,"Nils,Kiel\n3,Uta,"Bremen"\n4,"Ole ""O""",\n')
    assert [row["id"] for row in table.rows] == ["1", "3", "4"]
    assert [line for line, _ in faults(table)] == [3]


def test_an_unclosed_quote_in_the_last_row_is_told_as_such() -> None:
    table = read('id,name\n1,Ida\n2,"Nils\n')
    assert lines(table) == [2]
    assert faults(table) == [(3, "a quote that opens in this row is never closed")]
    assert "close the quotes" in table.problems[0].hint


def test_the_inside_of_a_broken_cell_is_not_taken_for_a_row() -> None:
    table = read('a,b\n1,"x\ny" z,w\n2,k\n')
    assert [row["a"] for row in table.rows] == ["2"]
    assert [line for line, _ in faults(table)] == [2, 3]


def test_ragged_rows_say_how_many_cells_they_have() -> None:
    table = read("a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n")
    assert lines(table) == [2, 5]
    assert faults(table) == [
        (3, "the row has 2 cells, the header has 3"),
        (4, "the row has 4 cells, the header has 3"),
    ]


def test_nul_characters_cost_their_row() -> None:
    table = read("a,b\n1,x\0y\n2,z\n")
    assert lines(table) == [3]
    assert faults(table) == [(2, "the row holds a NUL character")]


def test_utf_16_without_a_mark_is_recognised_by_its_header() -> None:
    with pytest.raises(MsglintError, match="NUL") as raised:
        read("i\0d\0\n\x001\0")
    assert "--encoding utf-16-le" in raised.value.hint
    with pytest.raises(MsglintError, match="NUL") as raised:
        read("\0i\0d\0\n\0001")
    assert "--encoding utf-16-be" in raised.value.hint


def test_columns_of_one_name_are_told_once_and_the_first_is_read() -> None:
    table = read("email,name,email,email\na,b,c,d\ne,f,g,h\n")
    assert table.names == ("email", "name")
    assert list(table.rows) == [{"email": "a", "name": "b"}, {"email": "e", "name": "f"}]
    assert faults(table) == [(1, "the header has 'email' more than once (columns 1, 3 and 4); only the first is read")]


def test_header_names_lose_the_space_around_them_and_get_one_where_they_have_none() -> None:
    table = read(' id ,, "name, first"\n1,x,"Marten, Ida"\n')
    assert table.names == ("id", "column_2", "name, first")
    assert table.rows[0]["name, first"] == "Marten, Ida"


def test_a_delimiter_too_many_is_no_column() -> None:
    table = read("id,name,\n1,Ida,\n2,Nils\n")
    assert table.names == ("id", "name")
    assert lines(table) == [2, 3]


def test_a_file_without_a_header_is_refused() -> None:
    with pytest.raises(MsglintError, match="no header") as raised:
        read("Ida,ida@example.org\nNils,nils@example.org\n")
    assert raised.value.where == "contacts.csv:1"


@pytest.mark.parametrize("text", ["", "\n\n  \n", "\ufeff".removeprefix("\ufeff")])
def test_an_empty_file_is_refused(text: str) -> None:
    with pytest.raises(MsglintError, match="is empty"):
        read(text)


def test_a_cell_of_a_megabyte_is_read_and_the_limit_put_back() -> None:
    before = csv.field_size_limit()
    table = read(f"id,note\n1,{'x' * 1_000_000}\n2,y\n")
    assert len(table.rows[0]["note"]) == 1_000_000
    assert csv.field_size_limit() == before


def test_many_broken_quotes_take_no_more_than_one_pass_each() -> None:
    tracemalloc.start()
    table = read("a,b\n" + '1,"x\n' * 20_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(table.problems) == 20_000
    assert peak < 100_000_000


CELLS = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), max_size=12)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6), st.sampled_from(",;\t|"))
def test_whatever_the_csv_module_writes_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(["a", "b", "c"])
    writer.writerows(rows)
    table = read_delimited(out.getvalue(), "x.csv", "row")
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert [list(row.values()) for row in table.rows] == kept
    assert table.problems == []


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('ab,"\n\r ;\0'), max_size=60))
def test_any_text_is_rows_and_problems_in_order(text: str) -> None:
    table = read("a,b\n" + text)
    assert lines(table) == sorted(set(lines(table)))
    assert all(row.keys() == {"a", "b"} for row in table.rows)
    told = [line for line, _ in faults(table)]
    assert told == sorted(told)
    assert not set(told) & set(lines(table))
