"""What columns of exports say of wishes, and what front matter says of sending."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from msglint import config
from msglint.checks import frequency, partner
from msglint.inputs.records import from_rows
from msglint.model import Evidence, Reading

CONFIG = config.from_mapping({}, Path())


def field_of(column: str, value: Any, **others: Any) -> str:
    records = from_rows([{column: value, **others}], CONFIG)
    return next(each.field for each in records.columns if each.name == column)


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Email Frequency", "frequency"),
        ("Häufigkeit", "frequency"),
        ("Max Emails per Week", "max_per_week"),
        ("GMT Offset", "time_zone"),
        ("TimeZoneSidKey", "time_zone"),
        ("Sprache", "language"),
        ("Last Email Sent Date", "last_contacted"),
        ("Topics of Interest", "topics"),
        ("No Third Party", "partner_opt_in"),
    ],
)
def test_a_column_of_wishes(column: str, field: str) -> None:
    assert field_of(column, "x") == field


def test_a_frequency_is_a_wish_unless_it_counts_something_else() -> None:
    assert field_of("Frequency", "monthly") == "frequency"
    assert field_of("Frequency", "4") == "frequency"
    assert field_of("Frequency", "144") == ""
    assert field_of("Frequency", "4", Recency="12", Monetary="310") == ""
    assert field_of("Frequency", "Monthly", **{"Recurring Amount": "20"}) == ""


def test_a_number_a_week_is_in_the_columns_name() -> None:
    name, wish = frequency.wish_of({"max_per_week": "2", "frequency": "monthly"})
    assert (name, wish) == ("max_per_week", frequency.Wish(2, 7))


@pytest.mark.parametrize(
    ("sent", "days", "counts"),
    [
        (date(2026, 2, 3), 30, True),
        (date(2026, 2, 2), 30, False),
        (date(2026, 2, 24), 7, True),
        (date(2026, 2, 23), 7, False),
        (date(2025, 12, 5), 90, True),
        (date(2025, 12, 2), 90, False),
        (date(2026, 3, 2), 1, True),
        (date(2026, 3, 3), 30, False),
    ],
)
def test_what_came_a_period_ago_is_due_again(sent: date, days: int, counts: bool) -> None:
    assert frequency.within(sent, date(2026, 3, 2), days) is counts


@pytest.mark.parametrize("value", [True, "absent"])
def test_partners_offers_to_those_who_agreed_or_were_never_asked(value: Any) -> None:
    contact = {} if value == "absent" else {"partner_opt_in": value}
    evidence = Evidence(date(2026, 3, 2), contact=contact, message={"partner": "Lumen Power"})
    assert list(partner.Check(partner.Options()).matches(Reading(), evidence)) == []
