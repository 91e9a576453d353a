"""The records column by column say what they say contact by contact, however the file is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whole_tables import read_delimited

from msglint.config import from_mapping
from msglint.inputs.delimited import Reader
from msglint.inputs.records import from_rows
from msglint.model import Records

CONSENT = st.sampled_from(["", "yes", "no", "1", "0", "subscribed", "unsubscribed", "2026-01-05", "maybe", "cleaned"])
DATE = st.sampled_from(["", "2026-01-05", "2025-12-31", "0000-00-00", "soon"])
ROW = st.fixed_dictionaries(
    {"First Name": st.sampled_from(["Ida", "Nils", ""])},
    optional={
        "Contact ID": st.sampled_from(["7", " 007 ", ""]),
        "Opted Out": CONSENT,
        "Email Marketing Consent": CONSENT,
        "Opt In": CONSENT,
        "Do Not Call": CONSENT,
        "Opted Out Date": DATE,
        "Opt In Date": DATE,
        "Deceased": st.sampled_from([True, False, None, "yes", 1, 0, ["x"]]),
        "Tags": st.sampled_from(["jazz", ["jazz", "opera"], None]),
    },
)


def both(records: Records) -> None:
    sheet = records.sheet
    assert sheet is not None
    for contact in records:
        assert contact.values.keys() <= sheet.fields
    for field in sheet.fields:
        assert list(sheet.field(field)) == [contact.values.get(field) for contact in records], field
    for column in records.columns:
        own = [contact.columns.get(column.name) for contact in records]
        assert list(sheet.column(column.name)) == own


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=8))
def test_of_rows_that_may_lack_columns(rows: list[dict[str, Any]]) -> None:
    both(from_rows(rows, from_mapping({}, Path())))


def test_a_contact_stays_the_same_object() -> None:
    records = from_rows([{"id": 1}, {"id": 2}, {"id": 3}], from_mapping({}, Path()))
    assert records.contacts[1] is records.contacts[-2] is list(records)[1]
    assert [contact.id for contact in records.contacts[1:]] == ["2", "3"]
    with pytest.raises(IndexError):
        records.contacts[3]


CELL = st.text(st.sampled_from('ab ",\n\0é'), max_size=5)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=3), max_size=6))
def test_plain_files_are_read_as_any_other(rows: list[list[str]]) -> None:
    text = "x,y\n" + "\n".join(",".join(row) for row in rows)
    fast = read_delimited(text, "c.csv", "row")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Reader, "_plain", lambda *_: None)
        slow = read_delimited(text, "c.csv", "row")
    assert list(fast.rows) == list(slow.rows)
    assert list(fast.places) == list(slow.places)
    assert fast.problems == slow.problems
