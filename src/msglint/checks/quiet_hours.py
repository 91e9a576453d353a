"""Flags a message that reaches people in their night.

    check: quiet_hours
    options: {start: "21:00", end: "08:00", channels: [email, sms, push, dm], time_zone: "", send_at: ""}

The time is `send_at` or `send_time` of the front matter (`2026-03-02T18:30+01:00`, `2026-03-02 18:30
Europe/Berlin`, `6:30 pm ET`, `21:30 local`), else the option `send_at`. A time without a zone is meant in
`time_zone` of the front matter, else in the option's; where nobody names one, it is what each reader's own clock
shows. The person's clock: the record's time zone or offset, else its country; of a country with several zones it
must be night in all.

Facts: `{time}` on the person's clock, the `{zone}`, and the quiet hours from `{start}` to `{end}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Personal, Reading, Reads, Scope
from msglint.reading.wishes.clock import parse_sending, readings, sending_of
from msglint.reading.wishes.zones import parse_zone, zones_of

ZONE, COUNTRY = "time_zone", "country"
TIMES = ("send_at", "send_time")


class Options(Struct, frozen=True):
    """``start`` and ``end`` of the quiet hours; ``channels`` that wake people; ``time_zone`` of the sender, and
    ``send_at``, for messages that do not say it.
    """

    start: str = "21:00"
    end: str = "08:00"
    channels: tuple[str, ...] = ("email", "sms", "push", "dm")
    time_zone: str = ""
    send_at: str = ""


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"time", "zone", "start", "end"})

    def __init__(self, options: Options) -> None:
        self._start, self._end = clock(options.start, "start"), clock(options.end, "end")
        if self._start == self._end:
            raise ValueError("start and end of the quiet hours must differ")
        self._sender = parse_zone(options.time_zone)
        if options.time_zone and not self._sender:
            raise ValueError(f"time_zone: {options.time_zone!r} is no time zone (write Europe/Berlin)")
        self._usual = parse_sending(options.send_at)
        if options.send_at and self._usual is None:
            raise ValueError(f"send_at: {options.send_at!r} is no time (write 09:30, or 2026-03-02 09:30)")
        self._channels = frozenset(options.channels)
        self.reads = Reads(
            contact=frozenset({ZONE, COUNTRY}),
            message=frozenset({"channel", ZONE, *TIMES}),
            needs=frozenset({ZONE, COUNTRY}),
            needs_message=frozenset() if self._usual else frozenset(TIMES),
        )

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        sending = sending_of(evidence.message) or self._usual
        if sending is None or evidence.message.get("channel") not in self._channels:
            return
        field = ZONE if parse_zone(evidence.contact.get(ZONE)) else COUNTRY
        reader = zones_of(evidence.contact.get(ZONE), evidence.contact.get(COUNTRY))
        sender = parse_zone(evidence.message.get(ZONE)) or self._sender
        shown = readings(sending, sender, reader, evidence.today)
        if shown and all(map(self._quiet, shown)):
            times = sorted(shown, key=lambda at: (at < self._start, at))
            facts: dict[str, Fact] = {
                "time": " or ".join(f"{at:%H:%M}" for at in dict.fromkeys((times[0], times[-1]))),
                "zone": Personal(str(evidence.contact[field]).strip(), field),
                "start": f"{self._start:%H:%M}",
                "end": f"{self._end:%H:%M}",
            }
            key = next((key for key in reversed(TIMES) if evidence.message.get(key)), "")
            yield Match(key=key, facts=facts, fields=(field,))

    def _quiet(self, at: time) -> bool:
        if self._start < self._end:
            return self._start <= at < self._end
        return at >= self._start or at < self._end


def clock(text: str, name: str) -> time:
    """A time of the day; raises ``ValueError`` where it is none."""
    found = parse_sending(text)
    if found is None:
        raise ValueError(f"{name}: {text!r} is no time of the day (write 21:00)")
    return found.at
