"""People who came, asked, gave or visited, and never heard anything."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Fact, Interaction, Match, Reads, RecordView, Scope

SAID = {
    "attended": "attended",
    "comment": "commented",
    "complaint": "complained",
    "gave": "gave",
    "question": "asked",
    "visited": "visited",
}
ANSWERING = frozenset({"follow-up", "reply"})


class Options(Struct, frozen=True):
    """``back``: how many days the check looks back; ``within``: how many days a sender has to say something."""

    back: int = 90
    within: int = 14


class Check:
    """Looks for the first thing in the history that nobody took up, and for a message of this run that does.

    Any outgoing message within the days counts. A message of this run whose purpose is follow-up or reply, and that
    goes to the person, makes it good.
    """

    scope = Scope.RECORD

    def __init__(self, options: Options) -> None:
        if not 0 < options.within < options.back:
            raise ValueError("within must be more than 0 and less than back")
        self._back = options.back
        self._within = options.within
        self.reads = Reads(history=True, planned=True, needs_history=True)

    def matches(self, target: RecordView, evidence: Evidence) -> Iterator[Match]:
        if any(message.get("purpose") in ANSWERING for message in evidence.planned):
            return
        for row in evidence.history:
            if row.kind not in SAID or row.direction == "out" or row.at is None or row.status == "answered":
                continue
            age = (evidence.today - row.at.date()).days
            if self._within <= age <= self._back and not self._heard(row, evidence.history):
                facts: dict[str, Fact] = {"what": SAID[row.kind], "when": row.at.date().isoformat(), "days": age}
                yield Match(place=row.place, facts=facts)
                return

    def _heard(self, row: Interaction, past: tuple[Interaction, ...]) -> bool:
        """Whether anything went out to the person in the days after."""
        return any(
            other.direction == "out"
            and other.at is not None
            and row.at is not None
            and 0 <= (other.at.date() - row.at.date()).days <= self._within
            for other in past
        )
