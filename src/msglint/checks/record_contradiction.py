"""Flags records that say two things of which only one can be true.

    check: record-contradiction

Facts: `{what}` the contradiction in plain words, with the columns' names.

Consent: opted out of e-mail and opted in (unless dates say which came first), do-not-contact beside a consent. Dates: a
birth to come, or after the first of something else; the first of a thing after its last ("First Visit" and "Last
Visit", "Created" and "Updated", "Start" and "End"); a visit or reply after the day of death. Gifts may come from an
estate. Days that can be read in two ways (03/04/2026) say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Reads, RecordsView, RecordView, Scope
from msglint.reading.dates import parse_date
from msglint.regex import regex

CONSENTS = (
    ("email_opt_out", "email_opt_in"),
    ("do_not_email", "email_opt_in"),
    ("do_not_solicit", "email_opt_in"),
    ("do_not_solicit", "sms_opt_in"),
    ("do_not_solicit", "partner_opt_in"),
)
BILLED = regex(r"marketing\W*contact", re.IGNORECASE)
"""What HubSpot calls those whom one may write to without paying more; it is no consent of theirs."""

LIVES = ("member_since", "last_visit", "last_reply", "last_gift_date")
AFTER_DEATH = ("last_visit", "last_reply")
FIRSTS = {
    "first": ("last", "latest", "most recent"),
    "start": ("end",),
    "started": ("ended",),
    "begin": ("end",),
    "created": ("updated", "modified", "changed"),
    "joined": ("left",),
    "opened": ("closed",),
}
"""What a column's name begins a span with, and what the other column's says instead."""

DAY_ALONE = len("2026-03-02")
SAMPLE = 20  # filled cells that tell whether a column holds days
WORD = regex(r"[^\W_]+")
CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")


class Options(Struct, frozen=True):
    """``consents``: pairs of fields that cannot both be yes. ``dates``: whether dates are compared."""

    consents: tuple[tuple[str, str], ...] = CONSENTS
    dates: bool = True


class Check:
    scope = Scope.RECORD
    reads = Reads()
    facts = frozenset({"what"})

    def __init__(self, options: Options) -> None:
        self._consents = options.consents
        self._dates = options.dates

    def suspects(self, view: RecordsView, evidence: Evidence) -> Iterable[int]:
        """The rows with two consents that exclude each other, or two dates in the wrong order."""
        found: set[int] = set()
        for refused, given in self._consents:
            columns = view.field(refused), view.field(given)
            if all(any(column) for column in columns):
                found.update(at for at, pair in enumerate(zip(*columns, strict=True)) if pair == (True, True))
        if self._dates:
            names = {column.field: column.name for column in view.columns if column.field}
            days = Days()
            for earlier, later in spans([column.name for column in view.columns], names):
                if later == TODAY:
                    found.update(days.after(view.column(earlier), evidence.today))
                else:
                    found.update(days.reversed(view.column(earlier), view.column(later)))
        return sorted(found)

    def matches(self, target: RecordView, evidence: Evidence) -> Iterator[Match]:
        yield from self._refused(target)
        if self._dates:
            yield from out_of_order(target, evidence.today)

    def _refused(self, target: RecordView) -> Iterator[Match]:
        """The first pair of consents that cannot both be."""
        values, names = target.values, target.names
        for refused, given in self._consents:
            if values.get(refused) is not True or values.get(given) is not True:
                continue
            if BILLED.search(names.get(given, "")) or left_since(values):
                continue
            facts: dict[str, Fact] = {"what": f"{said(refused, names)}, and {said(given, names)} as well"}
            yield Match(facts=facts, fields=(refused, given))
            return


TODAY = ""
"""Stands for the day of the send, where a column's name would stand."""

SAID = {
    "email_opt_out": "is opted out of e-mail",
    "do_not_email": "wants no e-mail",
    "do_not_solicit": "is not to be contacted",
    "email_opt_in": "opted in",
    "sms_opt_in": "opted in to texts",
    "partner_opt_in": "opted in to partners' offers",
}


def said(field: str, names: Mapping[str, str]) -> str:
    """What a consent says, with the column that says it."""
    words = SAID.get(field, f"has {field}")
    column = names.get(field, "")
    return f"{words} ({column})" if column and column != field else words


def left_since(values: Mapping[str, Any]) -> bool:
    """Whether the dates tell which came first: somebody opted in, and out again later."""
    inn, out = parse_date(values.get("opt_in_date")), parse_date(values.get("opt_out_date"))
    return inn is not None and out is not None and inn != out


def spans(columns: Sequence[str], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of columns of which the first cannot hold a later day than the second."""
    born, died = names.get("birth_date"), names.get("deceased")
    if born:
        yield born, TODAY
        yield from ((born, names[field]) for field in LIVES if field in names)
    if died:
        yield from ((names[field], died) for field in AFTER_DEATH if field in names)
    by_words = {words_of(column): column for column in columns}
    for words, column in by_words.items():
        for at, word in enumerate(words if "name" not in words else ()):
            for other in FIRSTS.get(word, ()):
                later = by_words.get((*words[:at], *other.split(), *words[at + 1 :]))
                if later is not None:
                    yield column, later


def words_of(column: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in WORD.findall(CAMEL.sub(" ", column)))


def out_of_order(target: RecordView, today: date) -> Iterator[Match]:
    """The first pair of days in the wrong order."""
    fields = {column: field for field, column in target.names.items()}
    for earlier, later in spans(tuple(target.columns), target.names):
        first = parse_date(target.columns.get(earlier))
        last = today if later == TODAY else parse_date(target.columns.get(later))
        if first is None or last is None or first <= last:
            continue
        clocks = max(len(str(target.columns.get(column) or "")) for column in (earlier, later)) > DAY_ALONE
        if clocks and (first - last).days == 1:  # clocks of two time zones
            continue
        what = f"{earlier} lies in the future" if later == TODAY else f"{earlier} is later than {later}"
        blamed = tuple(fields.get(column, column) for column in (earlier, later) if column)
        yield Match(facts={"what": what}, fields=blamed)
        return


class Days:
    """Columns as days, each value understood once."""

    def __init__(self) -> None:
        self._known: dict[Any, int] = {}

    def reversed(self, earlier: Sequence[Any], later: Sequence[Any]) -> Iterator[int]:
        """The rows in which both are days, and the first comes after the second."""
        if not self._holds_days(earlier) or not self._holds_days(later):
            return
        pairs = zip(map(self._day, earlier), map(self._day, later), strict=True)
        yield from (at for at, (first, last) in enumerate(pairs) if first > last > 0)

    def after(self, column: Sequence[Any], today: date) -> Iterator[int]:
        """The rows with a day after another."""
        last = today.toordinal()
        if self._holds_days(column):
            yield from (at for at, value in enumerate(column) if self._day(value) > last)

    def _holds_days(self, column: Sequence[Any]) -> bool:
        filled = list(islice(filter(None, column), SAMPLE))
        return any(map(self._day, filled))

    def _day(self, value: Any) -> int:
        """The number of a day; 0 for anything else."""
        try:
            known = self._known.get(value)
        except TypeError:
            return 0
        if known is None:
            digits = not isinstance(value, str) or any(map(str.isdecimal, value))
            day = parse_date(value) if digits else None
            known = self._known[value] = day.toordinal() if day is not None else 0
        return known
