"""Sifting leaves out no row in which a check would find something."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.checks.record_shape import Check, Options
from msglint.model import Evidence, Place, RecordsView, RecordView
from msglint.names.honorifics import honorifics
from msglint.names.lists import listed
from msglint.names.person import LONGEST
from msglint.names.sieve import TELLING, several, single

TOLD = sorted({entry for kind in TELLING for entry in listed(kind)} | set(honorifics()))
NAMES = [
    "Ida",
    "Björk",
    "李",
    "O'Brien",
    "Jean-Luc",
    "A.",
    "J. D.",
    "van der Berg",
    "Ng",
    "iii",
    "NaN",
    "Test",
    "TestTest",
    "Förderverein",
    "Stadtpark",
    "株式会社みなと",
]
ODD = ["jane@acme.example", "www.acme.example", "42", "&", "+", "/", "(Bob)", "-", "PhD", "Jr.", "…", "Iñés", "www.x"]
WORD = st.one_of(st.sampled_from(TOLD), st.sampled_from(NAMES), st.sampled_from(ODD)).flatmap(
    lambda word: st.sampled_from([word, word.title(), word.upper()])
)
NAME = st.tuples(st.lists(WORD, max_size=3), st.sampled_from([" ", "  ", "-", ", ", " & "])).map(
    lambda parts: parts[1].join(parts[0])
)
EVIDENCE = Evidence(date(2026, 3, 2))


@settings(max_examples=600, deadline=None)
@given(NAME, NAME, st.sampled_from(["", "first", "last"]), NAME)
def test_every_row_with_a_finding_is_a_suspect(first: str, last: str, repeated: str, company: str) -> None:
    values = {
        "first_name": f"{first} {last}" if repeated == "last" else first,
        "last_name": f"{first} {last}" if repeated == "first" else last,
        "full_name": first,
        "company": company,
    }
    row = RecordView("c-1", Place("contacts.csv", 2), values, values, {})
    check = Check(Options())
    suspects = list(check.suspects(RecordsView(Place("contacts.csv", 1), (), (row,)), EVIDENCE))
    assert suspects == [0] or list(check.matches(row, EVIDENCE)) == []


@pytest.mark.parametrize("name", ["Ida", "Müller", "Łukasz", "DeShawn", "佐藤"])
def test_a_plain_word_needs_no_look(name: str) -> None:
    assert single(name)


@pytest.mark.parametrize("name", ["Test", "nan", "iii", "Familie", "Info", "Ida Marten", "Ida2", "Mr"])
def test_other_words_do(name: str) -> None:
    assert not single(name)


@pytest.mark.parametrize("name", ["Mary Ann", "Jean-Luc", "O'Brien", "del Toro", "A. Benton"])
def test_plain_words_are_looked_at_beside_others_alone(name: str) -> None:
    assert several(name)


def test_lists_as_values_are_looked_at() -> None:
    rows = tuple(RecordView(str(n), Place("c", n), {"first_name": ["a"]}, {}, {}) for n in range(2))
    assert list(Check(Options()).suspects(RecordsView(Place("c", 1), (), rows), EVIDENCE)) == [0, 1]


def test_what_is_longer_than_a_name_is_looked_at_whatever_stands_beside_it() -> None:
    values = {"first_name": "x" * (LONGEST + 100), "last_name": "Marten"}
    row = RecordView("c-1", Place("contacts.csv", 2), values, values, {})
    assert list(Check(Options()).suspects(RecordsView(Place("contacts.csv", 1), (), (row,)), EVIDENCE)) == [0]
    assert list(Check(Options()).matches(row, EVIDENCE))


def test_a_remark_in_place_of_the_last_name_gives_way_to_the_full_name() -> None:
    values = {"first_name": "Ida Marten", "last_name": "(moved)", "full_name": "Ida Marten"}
    row = RecordView("c-1", Place("contacts.csv", 2), values, values, {})
    assert list(Check(Options()).suspects(RecordsView(Place("contacts.csv", 1), (), (row,)), EVIDENCE)) == [0]
    assert list(Check(Options()).matches(row, EVIDENCE))
