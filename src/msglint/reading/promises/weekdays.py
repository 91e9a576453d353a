"""Weekdays that do not fit the date beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msglint.reading.promises.days import Run
from msglint.reading.promises.statement import Found, Statement, Unit

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
AROUND = (-1, 0, 1)


def misfits(unit: Unit, message: Iterable[Unit], today: date) -> Iterator[tuple[Statement, str, bool]]:
    """Dates whose weekday is wrong, with the right one, and whether the year is said.

    Without a year of its own a date has the year of another date of the message; where none says it, only a weekday
    that is wrong in the year before, in this one and in the next is a fault, and a guess.
    """
    years = {each.found.value.year for other in message for each in other.statements if each.found.value.year}
    for statement in unit.statements:
        if not has_weekday(statement.found):
            continue
        run: Run = statement.found.value
        known = {run.year} if run.year else years
        tried = known or {today.year + step for step in AROUND}
        fits = [
            weekday for year in tried for month, day in run.days[0] if (weekday := on(year, month, day)) is not None
        ]
        if fits and run.weekday not in fits:
            year = min(tried, key=lambda each: abs(each - today.year))
            yield statement, right(run, year), bool(known)


def has_weekday(found: Found) -> bool:
    """Whether it is one date with a weekday beside it."""
    run: Run = found.value
    return run.weekday >= 0 and len(run.days) == 1


def on(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def right(run: Run, year: int) -> str:
    """The date with its weekday: "Sunday, 8 March 2026"."""
    month, day = min(run.days[0])
    weekday = on(year, month, day)
    return (
        f"{NAMES[weekday]}, {day} {MONTHS[month - 1]} {year}" if weekday is not None else f"{day} {MONTHS[month - 1]}"
    )
