"""Name fields of a record that hold something else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from msglint.checks.record_shape import Check, Options
from msglint.model import Confidence, Evidence, Match, Personal, Place, RecordView


def found(values: dict[str, Any], **options: Any) -> list[Match]:
    row = RecordView(
        "c-1", Place("contacts.csv", 2), values, values, {"first_name": "First Name", "last_name": "LNAME"}
    )
    return list(Check(Options(**options)).matches(row, Evidence(date(2026, 3, 2))))


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"first_name": "Behnia, Parissa", "last_name": ""}, "a full name"),
        ({"first_name": "Parissa Behnia", "last_name": "Behnia"}, "a full name"),
        ({"first_name": "Parissa", "last_name": "Parissa Behnia"}, "a full name"),
        ({"first_name": "Marta Lindqvist", "last_name": ""}, "a full name"),
        ({"first_name": "Dr. Jane", "last_name": "Foster"}, "a title"),
        ({"first_name": "Mrs.", "last_name": "Foster"}, "a title"),
        ({"first_name": "Jane, MBA", "last_name": "Foster"}, "a title"),
        ({"first_name": "Jane", "last_name": "Foster, Esq."}, "a title"),
        ({"first_name": "John & Mary", "last_name": "Whitfield"}, "a couple"),
        ({"first_name": "Acme Corp", "last_name": ""}, "a company"),
        ({"first_name": "Test", "last_name": "Behnia"}, "a placeholder"),
        ({"first_name": "jane@acme.example", "last_name": ""}, "an e-mail address"),
        ({"first_name": "Box Office", "last_name": ""}, "a role or shared mailbox"),
        ({"full_name": "The Whitfield Family"}, "a household"),
    ],
)
def test_is_flagged(values: dict[str, Any], what: str) -> None:
    assert [match.facts["what"] for match in found(values)] == [what]


@pytest.mark.parametrize(
    "values",
    [
        {"first_name": "Mary Ann", "last_name": ""},
        {"first_name": "José Luis", "last_name": "Ortiz Castellanos"},
        {"first_name": "Иван Петрович", "last_name": ""},
        {"first_name": "A. Benton", "last_name": "Reed"},
        {"first_name": "M. Maggie", "last_name": "Reed"},
        {"first_name": "J.D.", "last_name": "Foster"},
        {"first_name": "Frank", "last_name": "Scott, Jr."},
        {"first_name": "Ana", "last_name": "Sánchez de la Torre y Ruiz"},
        {"first_name": "Sukarno", "last_name": "Sukarno"},
        {"first_name": "Don", "last_name": "Friend"},
        {"first_name": "", "last_name": ""},
        {"full_name": "Nagy László"},
    ],
)
def test_is_left_alone(values: dict[str, Any]) -> None:
    sure = [match for match in found(values) if match.confidence is not Confidence.LOW]
    assert sure == []


def test_the_column_is_called_as_in_the_file() -> None:
    (match,) = found({"first_name": "Dr. Jane", "last_name": "Foster"})
    assert match.facts["column"] == "First Name"
    assert match.facts["value"] == Personal("Dr. Jane", "first_name")
    assert match.span is None


def test_values_and_fields_can_be_excepted() -> None:
    values = {"first_name": "Test", "last_name": "n/a"}
    assert [match.fields for match in found(values)] == [("first_name",)]
    assert [match.fields for match in found(values, allow=("Test",))] == [("last_name",)]
    assert [match.fields for match in found(values, fields=("last_name",))] == [("last_name",)]


def test_a_row_is_one_finding_the_surest() -> None:
    values = {"first_name": "Zephyrine Quellmalz", "last_name": "", "full_name": "jane@acme.example"}
    assert [match.facts["what"] for match in found(values)] == ["an e-mail address"]


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValueError, match="'surname' is none of first_name"):
        Check(Options(fields=("surname",)))
