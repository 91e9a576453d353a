"""Dates, times, prices, offers and names as running text states them."""

from __future__ import annotations

import time
from types import ModuleType

import pytest

from msglint.model import Part, Place, Segment
from msglint.reading import read
from msglint.reading.promises import clocks, days, deals, money, people
from msglint.reading.promises.contest import alone
from msglint.reading.promises.statement import Found, Text
from msglint.reading.promises.units import units
from msglint.reading.words import fold


def found(kind: ModuleType, text: str, language: str = "") -> list[Found]:
    return list(kind.find(Text(text, fold(text), language)))


@pytest.mark.parametrize(
    "text",
    [
        "on 7 March 2026",
        "March 7th, 2026",
        "Sat 7 March",
        "2026-03-07",
        "07.03.2026",
        "07/03/2026",
        "Sat 7/3",
        "am Samstag, 7. März",
        "le samedi 7 mars",
        "el sábado 7 de marzo",
        "sabato 7 marzo",
        "zaterdag 7 maart",
        "lördag 7 mars",
        "7 marca",
        "3月7日",
    ],
)
def test_one_day_in_many_notations(text: str) -> None:
    (day,) = found(days, text)
    assert days.agree(day.value, days.Run((frozenset({(3, 7)}),), 2026))
    assert not days.agree(day.value, days.Run((frozenset({(4, 9)}),), 2026))


@pytest.mark.parametrize(
    "text", ["you may see 12 works", "call 0431 220 18", "20% off", "$25", "chapter 3", "24/7", "1.5.2"]
)
def test_what_is_no_date(text: str) -> None:
    assert not found(days, text)


@pytest.mark.parametrize(
    "text", ["7:30 pm", "7.30pm", "19:30", "19.30 Uhr", "19h30", "kl. 19.30", "alle 19.30", "7:30"]
)
def test_one_time_in_many_notations(text: str) -> None:
    (clock,) = found(clocks, text)
    assert clocks.agree(clock.value, clocks.Clock(frozenset({19 * 60 + 30})))


def test_zones_make_whole_hours_the_same() -> None:
    one, other = found(clocks, "2 pm ET")[0].value, found(clocks, "11 am PT")[0].value
    assert clocks.agree(one, other)
    assert not clocks.agree(found(clocks, "2 pm ET")[0].value, found(clocks, "11 am ET")[0].value)


@pytest.mark.parametrize(
    ("text", "currency", "cents"),
    [
        ("$25", "$", 2500),
        ("25 USD", "usd", 2500),
        ("25,00 €", "eur", 2500),
        ("CHF 25.–", "chf", 2500),
        ("1.200,50 EUR", "eur", 120050),
        ("$1,200", "$", 120000),
        ("£12.50", "gbp", 1250),
        ("32 kr", "kr", 3200),
    ],
)
def test_prices(text: str, currency: str, cents: int) -> None:
    (price,) = found(money, text)
    assert (price.value.currency, price.value.low) == (currency, cents)


def test_the_parts_that_prices_play() -> None:
    told = found(money, "was $480, now $360, plus a $10 fee, and you save $120")
    assert [each.role for each in told] == ["old", "price", "fee", "save"]


def test_offers() -> None:
    told = found(
        deals, "Save up to 50% with the code SPRING26, 2 for 1, and a 14-day free trial; 30% of teams never finish"
    )
    assert [each.value.amount for each in told] == ["50 %", "SPRING26", "2-1", "14 day"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tchaikovsky's Fourth", "Tschaikowskys Vierte"),
        ("Dvořák 9", "Dvorak's Ninth"),
        ("soloist Parissa Benham", "Soloist: Parisa Benham"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    (mine,), (theirs,) = found(people, one), found(people, other)
    assert mine.role == theirs.role
    assert people.agree(mine.value, theirs.value)


def test_the_one_that_stands_alone() -> None:
    order = {"a": 0, "b": 1, "c": 2}
    assert list(alone([("a", "b"), ("b", "c")], order)) == [("b", ("a", "c"))]
    assert list(alone([("a", "c")], order)) == [("c", ("a",))]


@pytest.mark.parametrize("piece", ["on 7 March at 7 pm ", "1, 2, ", "a.b.", "“Aa ", "$1,000,000 ", "conductor Ab Cd "])
def test_hostile_text_takes_little_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    reading, _ = read([Part("text", text, (Segment(text, Place("x", 1, 1, 1, 1), literal=True),))], {})
    begun = time.perf_counter()
    for kind in (days, clocks, money, deals, people):
        units(reading, kind.find)
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("text", ["the field holds “     ”", "“ \u00a0 ” is not printed"])
def test_nothing_between_quotation_marks_is_no_title(text: str) -> None:
    assert found(people, text) == []
