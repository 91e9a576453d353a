"""Flags one message more than a person asked for, or than anybody should get.

    check: frequency
    options: {days: 30, most: 12}

The record's wish, in words or as a number ("monthly", "no more than 2 a month", "alle 3 Monate", 4), counts in the
period that it names, else in `days`; who wished nothing gets `most` messages in `days` at the most. What counts:
messages sent according to the history (replies and transactional mail aside), a last send that a column tells of,
and, for those with a wish, the messages of this run that go to them, of which the later ones are too many. Steps
and channels of one campaign count once, and messages planned for a day outside the period not at all. Nor do mail
by post and public posts.

Facts: `{count}` messages with this one, within `{period}`, and what the person asked for: `{how}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec import Struct

from msglint.model import Evidence, Fact, Interaction, Match, Personal, Reading, Reads, Scope
from msglint.reading.dates import parse_date
from msglint.reading.purpose import transactional_words
from msglint.reading.wishes.clock import day_of
from msglint.reading.wishes.frequency import Wish, parse_frequency

PER_MONTH, PER_WEEK, LAST = "frequency", "max_per_week", "last_contacted"
SENT = frozenset({"sent"})
OTHER_WAYS = frozenset({"letter", "post", "postal", "mail", "direct mail", "print", "social", "phone", "call"})
COUNTED = frozenset({"marketing", "follow-up"})
SLACK_FROM, SLACK = 28, 2
"""A month has 28 days at least: a newsletter of the first Tuesday comes sooner than after 30."""


class Options(Struct, frozen=True):
    """``days``: the period of a wish that names none. ``most``: messages in ``days`` for people without a wish."""

    days: int = 30
    most: int = 12


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"count", "period", "how"})
    reads = Reads(
        contact=frozenset({PER_MONTH, PER_WEEK, LAST}),
        history=True,
        message=frozenset({"channel", "campaign", "path", "send_at", "send_time"}),
        planned=True,
        needs=frozenset({PER_MONTH, PER_WEEK}),
        needs_history=True,
    )

    def __init__(self, options: Options) -> None:
        if options.days < 1 or options.most < 1:
            raise ValueError("days and most must be at least 1")
        self._options = options

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        if evidence.message.get("channel") in OTHER_WAYS:
            return
        field, wish = wish_of(evidence.contact)
        most, days = (self._options.most, self._options.days) if wish is None else (wish.most, wish.days)
        days = days or self._options.days
        when = day_of(evidence.message, evidence.today)
        planned = ahead(evidence, when, days) if wish is not None else 0
        count = len(sends(evidence, when, days)) + planned + 1
        if count > most:
            facts: dict[str, Fact] = {
                "count": count,
                "period": "a day" if days == 1 else f"{days} days",
                "how": asked(evidence.contact, field, wish, most),
            }
            yield Match(facts=facts, fields=(field,) if wish is not None else ())


def asked(contact: Mapping[str, Any], field: str, wish: Wish | None, most: int) -> Fact:
    """What the person asked for, in words."""
    if wish is None:
        return f"should get {most} at most"
    return ("asked for “", Personal(str(contact[field]).strip(), field), "”")


def wish_of(contact: Mapping[str, Any]) -> tuple[str, Wish | None]:
    """The field that tells how often the person wants to hear from the sender, and the wish."""
    weekly = parse_frequency(contact.get(PER_WEEK))
    if weekly is not None:
        return PER_WEEK, Wish(weekly.most, weekly.days or 7)
    return PER_MONTH, parse_frequency(contact.get(PER_MONTH))


def sends(evidence: Evidence, when: date, days: int) -> Sequence[Interaction | date]:
    """What went out to the person in the period before a day."""
    rows: dict[tuple[Any, ...], Interaction] = {}
    for row in evidence.history:
        if row.at is None or row.at.date() > evidence.today or not within(row.at.date(), when, days):
            continue
        if row.direction == "out" and row.kind in SENT and row.channel not in OTHER_WAYS and not transactional(row):
            rows[row.at.date(), row.template or row.campaign or row.text, row.step, row.channel] = row
    found: list[Interaction | date] = list(rows.values())
    last = parse_date(evidence.contact.get(LAST))
    if last is not None and last <= evidence.today and within(last, when, days):
        known = (row.at.date() for row in evidence.history if row.at is not None and row.direction == "out")
        if all(abs((last - day).days) > 1 for day in known):  # the history does not tell of it already
            found.append(last)
    return found


def within(sent: date, when: date, days: int) -> bool:
    """Whether something was sent less than the period before a day; a message of the same weekday or date is due."""
    length = days - SLACK if days > SLACK_FROM else days
    return 0 <= (when - sent).days < length


def transactional(row: Interaction) -> bool:
    """Whether a row of the history tells of a receipt, a reset and the like."""
    purpose = str(row.extra.get("purpose") or row.extra.get("type") or "").strip().lower()
    return purpose in ("transactional", "reply") or named_transactional(row.template or row.campaign)


@lru_cache(maxsize=4096)
def named_transactional(name: str) -> bool:
    """Whether a template's or a campaign's name is that of transactional mail."""
    return bool(transactional_words((), name))


def ahead(evidence: Evidence, when: date, days: int) -> int:
    """How many messages of this run reach the person before this one, steps of a campaign counted once."""
    me = order(evidence.message, evidence.today)
    own = evidence.message.get("campaign")
    found: set[Any] = set()
    for other in evidence.planned:
        if other.get("purpose") not in COUNTED or other.get("channel") in OTHER_WAYS:
            continue
        campaign = other.get("campaign")
        if (campaign and campaign == own) or order(other, evidence.today) >= me:
            continue
        if within(day_of(other, evidence.today), when, days):
            found.add(("campaign", campaign) if campaign else ("path", other.get("path")))
    return len(found)


def order(message: Mapping[str, Any], today: date) -> tuple[date, str]:
    """The place of a message in the run: by the day of its sending, then by its path."""
    return day_of(message, today), str(message.get("path") or "")
