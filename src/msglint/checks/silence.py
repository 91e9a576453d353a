"""Flags people who came, asked, gave or visited, and heard nothing for days.

    check: silence
    options: {within: 7}

Stands at the row of the history: the first thing in the days looked back on after which nothing went out to the person
in time. Any outgoing message counts, but no absence notice and none that bounced. Silent where a message of this run
whose purpose is follow-up or reply goes to the person; where they have left (unsubscribed, opted out, died); on what is
marked answered. A visit of a website is no more than a guess.
Facts: `{what}` they did, `{when}`, `{days}` ago, `{silence}`: how long they heard nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from msglint.model import Confidence, Evidence, Fact, Interaction, Match, Reads, RecordView, Scope

SAID = {
    "attended": "attended",
    "comment": "commented",
    "complaint": "complained",
    "gave": "gave",
    "question": "asked",
    "visited": "visited",
}
ANSWERING = frozenset({"follow-up", "reply"})
NO_MESSAGE = frozenset({"out_of_office", "bounced", "email_bounced"})
LEFT = ("deceased", "email_opt_out", "do_not_email", "do_not_solicit")
ONLINE = frozenset({"web", "website", "site", "app", "online", "page", "landing page"})


class Options(Struct, frozen=True):
    """``back``: how many days the check looks back; ``within``: how many days a sender has to say something."""

    back: int = 90
    within: int = 14


class Check:
    scope = Scope.RECORD
    facts = frozenset({"what", "when", "days", "silence"})
    reads = Reads(history=True, planned=True, needs_history=True)

    def __init__(self, options: Options) -> None:
        if not 0 < options.within < options.back:
            raise ValueError("within must be more than 0 and less than back")
        self._back = options.back
        self._within = options.within

    def matches(self, target: RecordView, evidence: Evidence) -> Iterator[Match]:
        followed = any(message.get("purpose") in ANSWERING for message in evidence.planned)
        if followed or any(target.values.get(field) is True for field in LEFT):
            return
        past = [row for row in evidence.history if row.at is not None and row.at.date() <= evidence.today]
        if any(row.kind == "unsubscribed" for row in past):
            return
        heard = [row.at.date() for row in past if row.at and row.direction == "out" and row.kind not in NO_MESSAGE]
        heard.sort()
        for row in past:
            if row.kind in SAID and row.direction != "out" and row.status != "answered" and row.at is not None:
                found = self._unheard(row, row.at.date(), heard, evidence.today)
                if found is not None:
                    yield found
                    return

    def _unheard(self, row: Interaction, day: date, heard: Sequence[date], today: date) -> Match | None:
        """The match where nothing was sent in the days after ``day``; ``heard``: when something was, in order."""
        age = (today - day).days
        after = bisect_left(heard, day)
        gap = (heard[after] - day).days if after < len(heard) else None
        if not self._within <= age <= self._back or (gap is not None and gap <= self._within):
            return None
        facts: dict[str, Fact] = {
            "what": SAID[row.kind],
            "when": day.isoformat(),
            "days": age,
            "silence": "has heard nothing since" if gap is None else f"heard nothing for {gap} days",
        }
        guess = row.kind == "visited" and row.channel in ONLINE
        return Match(place=row.place, facts=facts, confidence=Confidence.LOW if guess else None)
