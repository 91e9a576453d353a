"""Time zones as records name them, and times of sending as front matter does."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from msglint.reading.wishes.clock import Sending, day_of, is_day, parse_sending, readings, sending_of
from msglint.reading.wishes.zones import parse_zone, zones_of

BERLIN, NEW_YORK, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("America/New_York", NEW_YORK),
        ("america/new_york", NEW_YORK),
        ("america_slash_new_york", NEW_YORK),
        ("(GMT-05:00) Eastern Time (US & Canada)", NEW_YORK),
        ("Eastern Standard Time", NEW_YORK),
        ("ET", NEW_YORK),
        ("New York", NEW_YORK),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", BERLIN),
        ("CET", BERLIN),
        ("Berlin", BERLIN),
        ("Asia/Tokyo", TOKYO),
        ("UTC", UTC),
    ],
)
def test_a_zone_by_its_names(said: str, zone: object) -> None:
    assert parse_zone(said) == (zone,)


@pytest.mark.parametrize(
    ("said", "hours"),
    [("UTC+2", 2), ("GMT+05:30", 5.5), ("+0200", 2), ("-5", -5), (-5, -5), ("5.5", 5.5), (330, 5.5), (-18000, -5)],
)
def test_an_offset_may_be_that_of_winter(said: Any, hours: float) -> None:
    offsets = [zone.utcoffset(datetime(2026, 7, 1)) for zone in parse_zone(said)]  # noqa: DTZ001
    assert offsets == [timedelta(hours=hours), timedelta(hours=hours + 1)]


@pytest.mark.parametrize(
    "said", ["", None, True, "America", "../etc/passwd", "nan", "1e400", "+99", "banana", "x" * 500, "/" * 60, {}]
)
def test_no_zone(said: Any) -> None:
    assert parse_zone(said) == ()


def test_a_name_of_several_zones_means_any_of_them() -> None:
    assert len(parse_zone("IST")) == 3
    assert len(zones_of("", "USA")) > 4


@pytest.mark.parametrize("country", ["DE", "Germany", "deutschland", "DEU"])
def test_a_country_tells_the_zone_where_nothing_else_does(country: str) -> None:
    assert zones_of("", country) == (BERLIN,)
    assert zones_of("Asia/Tokyo", country) == (TOKYO,)
    assert zones_of("default", country) == (BERLIN,)
    assert zones_of(None, "Narnia") == ()


@pytest.mark.parametrize(
    ("said", "sending"),
    [
        ("18:30", Sending(time(18, 30))),
        ("7.30 Uhr", Sending(time(7, 30))),
        ("9pm", Sending(time(21))),
        ("12 a.m.", Sending(time(0))),
        ("6:30 pm ET", Sending(time(18, 30), None, (NEW_YORK,))),
        ("2026-03-02 18:30 Europe/Berlin", Sending(time(18, 30), TODAY, (BERLIN,))),
        ("2026-03-02T03:00:00Z", Sending(time(3), TODAY, (UTC,))),
        ("2026-03-02 at 9:00 AM local", Sending(time(9), TODAY, own=True)),
        ("21:30 recipient's time", Sending(time(21, 30), own=True)),
        (datetime(2026, 3, 2, 3, tzinfo=UTC), Sending(time(3), TODAY, (UTC,))),
        (time(18, 30), Sending(time(18, 30))),
    ],
)
def test_a_time_of_sending(said: Any, sending: Sending) -> None:
    assert parse_sending(said) == sending


@pytest.mark.parametrize(
    "said", ["", "now", "18", "25:00", "13 pm", "2026-03-02", "2026-13-02 18:30", "18:30 Narnia", TODAY, 5, "9" * 90]
)
def test_no_time_of_sending(said: Any) -> None:
    assert parse_sending(said) is None


def test_a_day_alone() -> None:
    assert is_day("2026-03-02")
    assert is_day(TODAY)
    assert not any(map(is_day, ("2026-03-02 18:30", "2026-13-02", "soon", 5, datetime(2026, 3, 2, tzinfo=UTC))))


def test_front_matter_gives_day_and_time_in_one_key_or_in_two() -> None:
    two = {"send_at": date(2026, 3, 5), "send_time": "23:15 CET"}
    assert sending_of(two) == Sending(time(23, 15), date(2026, 3, 5), (BERLIN,))
    assert day_of(two, TODAY) == date(2026, 3, 5)
    assert day_of({"send_at": "2026-04-01"}, TODAY) == date(2026, 4, 1)
    assert day_of({"send_time": "9:00"}, TODAY) == TODAY
    assert sending_of({}) is None


def test_what_the_readers_clock_shows() -> None:
    at_nine = Sending(time(9), TODAY, (BERLIN,))
    assert readings(at_nine, (), (NEW_YORK,), TODAY) == (time(3),)
    assert readings(Sending(time(9)), (BERLIN,), (TOKYO,), TODAY) == (time(17),)
    assert readings(Sending(time(9)), (), (TOKYO,), TODAY) == (time(9),)
    assert readings(Sending(time(9), own=True), (BERLIN,), (TOKYO,), TODAY) == (time(9),)
    assert readings(at_nine, (), (), TODAY) == ()


def test_summer_time_is_that_of_the_day() -> None:
    assert readings(Sending(time(6), date(2026, 7, 6), (UTC,)), (), (BERLIN,), TODAY) == (time(8),)
    assert readings(Sending(time(6), date(2026, 1, 6), (UTC,)), (), (BERLIN,), TODAY) == (time(7),)
    assert readings(Sending(time(0), date.min, (TOKYO,)), (), (NEW_YORK,), TODAY) == ()
