"""Rows are read the same in one piece and in many: whatever the file, and wherever the cuts fall."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_columns import CONFIG
from whole_tables import whole

from msglint.errors import MsglintError
from msglint.inputs import longtext
from msglint.inputs.cutting import Cut
from msglint.inputs.delimited import Reader, delimited
from msglint.inputs.jsonlines import json_lines
from msglint.inputs.longtext import Held, LongText, held, opened
from msglint.inputs.records import load
from msglint.inputs.stretches import Stretches
from msglint.inputs.table import Cells, Table

CODECS = st.sampled_from(("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252"))
CELL = st.text(st.sampled_from('ab ",;\r\n\0éਊ'), max_size=6)
LINE = st.one_of(
    st.text(st.sampled_from('ab{}[]":,\\u0 \r\né'), max_size=12),
    st.dictionaries(st.sampled_from("abc"), st.sampled_from(("x", "é\0", 1, None, [{"a": 1}])), max_size=3).map(
        json.dumps
    ),
)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of few bytes, and no file short enough to be kept."""
    monkeypatch.setattr(longtext, "BLOCK", 16)
    monkeypatch.setattr(longtext, "LONG", 0)


def same(text: str, codec: str, kind: str, size: int) -> None:
    """The rows of a text as a whole, and in blocks of ``size``; and again, once they have been gone through."""

    def rows() -> Stretches:
        cut = LongText(Held(text.encode(codec, "ignore")), "c", codec)
        return delimited(cut, "row") if kind == "csv" else json_lines(cut, "row")

    once, fault = tried(rows)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(longtext, "BLOCK", size)
        if once is None:
            assert tried(rows) == (None, fault)
            return
        cut = rows()
        pieces = whole(cut)
        again = whole(cut, passed=True)
    for found in (pieces, again):
        assert list(found.rows) == list(once.rows)
        assert list(found.places) == list(once.places)
        assert found.names == once.names
    assert pieces.problems == once.problems
    assert list(cut.firsts) == sorted(set(cut.firsts))
    assert [cut.stretch_of(row) for row in cut.firsts] == list(range(len(cut.firsts)))


def tried(rows: Callable[[], Stretches]) -> tuple[Table | None, str]:
    """The whole table, or why there is none."""
    try:
        return whole(rows()), ""
    except MsglintError as error:
        return None, str(error)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=3), max_size=8), CODECS, st.integers(1, 40).map(lambda n: 4 * n))
def test_a_table_says_the_same_wherever_it_is_cut(rows: list[list[str]], codec: str, size: int) -> None:
    same("x,y\n" + "\n".join(",".join(row) for row in rows), codec, "csv", size)


@settings(max_examples=600, deadline=None)
@given(
    st.lists(st.lists(CELL, min_size=1, max_size=3), max_size=8),
    st.sampled_from(("\n", "\r\n")),
    st.booleans(),
    st.booleans(),
)
def test_rows_that_are_cut_at_once_are_those_that_are_read_one_by_one(
    rows: list[list[str]], end: str, alike: bool, quoted: bool
) -> None:
    if alike:
        rows = [(row * 2)[:2] for row in rows]
    if quoted:
        rows = [[f'"{cell}"' for cell in row] for row in rows]
    text = end.join(("x,y", *(",".join(row) for row in rows)))
    found = whole(delimited(held(text, "c"), "row"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Reader, "_plain", lambda _reader, _start: None)
        slowly = whole(delimited(held(text, "c"), "row"))
    assert list(found.rows) == list(slowly.rows)
    assert list(found.places) == list(slowly.places)
    assert found.problems == slowly.problems


def test_some_rows_of_a_stretch_are_the_same_before_and_after_it_is_cut() -> None:
    table = whole_stretch('x,y\nIda,1\n"Ma,ra",2\nUta,"3"\nNora,4\n')
    before = list(table.some([1, 3]).rows)
    assert before == [{"x": "Ma,ra", "y": "2"}, {"x": "Nora", "y": "4"}]
    assert list(table.column("y")) == ["1", "2", "3", "4"]
    assert list(table.some([1, 3]).rows) == before
    assert [place.line for place in table.some([1, 3]).places] == [3, 5]


def test_quotes_around_every_cell_are_no_reason_to_read_row_by_row() -> None:
    rows = ['"Ida","1"', '"Ma,ra",""', '"Uta ""U""","3"', '"","4"', *['"Nora","5"'] * 30]
    table = whole_stretch("\r\n".join(("x,y", *rows)))
    assert isinstance(table.rows, Cells)
    assert isinstance(table.rows.columns, Cut)
    assert list(table.column("x"))[:5] == ["Ida", "Ma,ra", 'Uta "U"', "", "Nora"]
    assert list(table.some([1, 2]).rows) == [{"x": "Ma,ra", "y": ""}, {"x": 'Uta "U"', "y": "3"}]


def whole_stretch(text: str) -> Table:
    (table,) = delimited(held(text, "c"), "row").first_pass()
    return table


@settings(max_examples=400, deadline=None)
@given(st.lists(LINE, max_size=8), CODECS, st.integers(1, 40).map(lambda n: 4 * n), st.sampled_from(("\n", "\r\n")))
def test_lines_of_json_say_the_same_wherever_they_are_cut(lines: list[str], codec: str, size: int, end: str) -> None:
    same(end.join(lines), codec, "jsonl", size)


@pytest.mark.usefixtures("short")
def test_contacts_of_a_long_file_are_found_by_number_and_in_turn(tmp_path: Path) -> None:
    text = "id,First Name,Email Opt Out\r\n" + "".join(
        f"{n},Ida{n},{'yes' if n % 7 == 0 else ''}\r\n" for n in range(300)
    )
    (tmp_path / "c.csv").write_bytes(text.encode("utf-16"))
    records = load(Path("c.csv"), CONFIG, tmp_path)
    every = list(records)
    assert len(records) == 300
    assert [contact.number for contact in every] == list(range(300))
    assert [contact.place.line for contact in every] == list(range(2, 302))
    assert every[77].values == {"id": "77", "contact_id": "77", "first_name": "Ida77", "email_opt_out": True}
    assert [records.contacts[n] for n in (299, 0, 150, -1)] == [every[n] for n in (299, 0, 150, 299)]
    assert records.contacts[140:160] == every[140:160]
    assert records.contacts[::90] == every[::90]
    assert records.sheet is not None
    parts = list(records.sheet.parts())
    assert len(parts) > 100
    assert [value for _, part in parts for value in part.field("email_opt_out")] == [
        contact.values["email_opt_out"] for contact in every
    ]
    assert list(records.sheet.column("First Name")) == [f"Ida{n}" for n in range(300)]
    assert records.sheet.filled() == {"id", "contact_id", "first_name", "email_opt_out"}


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("change", ["longer", "other"])
def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, change: str) -> None:
    file = tmp_path / "c.csv"
    file.write_text("id\n" + "".join(f"{n:04}\n" for n in range(500)), encoding="utf-8")
    records = load(Path("c.csv"), CONFIG, tmp_path)
    before = file.stat()
    with file.open("r+", encoding="utf-8") as written:
        written.seek(0, os.SEEK_END if change == "longer" else os.SEEK_SET)
        written.write("zz")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    with pytest.raises(MsglintError, match="was changed while it was read") as raised:
        list(records)
    assert raised.value.where == "c.csv"
    assert raised.value.hint


@pytest.mark.usefixtures("short")
def test_what_is_no_text_is_told_by_its_place_in_the_whole_file(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(b"id\n" + b"1234567\n" * 10 + b"Zo\xeb\n")
    with pytest.raises(MsglintError, match=r"0xeb at byte offset 85 \(line 12\)") as raised:
        load(Path("c.csv"), CONFIG, tmp_path)
    assert raised.value.where == "c.csv:12"


@pytest.mark.parametrize("codec", ["shift_jis", "gb18030", "utf-7"])
def test_encodings_that_cannot_be_cut_are_read_as_a_whole(tmp_path: Path, codec: str) -> None:
    (tmp_path / "c.csv").write_bytes("id,name\n1,東京\n".encode(codec))
    text = opened(Path("c.csv"), tmp_path, codec)
    assert text.codec == "utf-8"
    assert list(whole(delimited(text, "row")).rows) == [{"id": "1", "name": "東京"}]
