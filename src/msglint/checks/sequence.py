"""Flags a step of a sequence that goes to somebody who has already answered.

    check: sequence
    options: {days: 30}

A message is a later step when its `step` is above 1, or when it has none and its purpose is follow-up. An answer is an
incoming reply, question, complaint or comment of the message's campaign; one that names no campaign answers the message
sent last before it. An absence notice is no answer, nor is one from before the sequence began anew (its step 1 was
sent again). Silent where the message itself speaks of the answer ("thank you for your reply").
Facts: `{when}` and `{words}` of the latest answer, `{kind}`, `{campaign}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from msglint.model import Confidence, Evidence, Fact, Interaction, Match, Personal, Reading, Reads, Scope
from msglint.reading.dialogue.phrasebook import shipped
from msglint.reading.dialogue.spoken import sentences
from msglint.reading.dialogue.steps import later_step, plain, since_begun
from msglint.reading.words import shortened

ANSWERS = frozenset({"reply", "question", "complaint", "comment"})
SENT = frozenset({"sent", "reply"})
LONGEST = 60


class Options(Struct, frozen=True):
    """``days``: how far back an answer that names no campaign still counts."""

    days: int = 60


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"when", "kind", "words", "campaign"})
    reads = Reads(history=True, message=frozenset({"campaign", "step", "purpose"}), needs_history=True)

    def __init__(self, options: Options) -> None:
        if options.days < 1:
            raise ValueError("days must be at least 1")
        self._days = options.days

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        if not later_step(evidence.message):
            return
        campaign = str(evidence.message.get("campaign") or "")
        past = [row for row in evidence.history if row.at is None or row.at.date() <= evidence.today]
        answer = self._answer(since_begun(past, plain(campaign)), plain(campaign), evidence.today)
        if answer is None or any(each.text in shipped("answered") for each in sentences(target)):
            return
        row, confidence = answer
        facts: dict[str, Fact] = {
            "when": row.at.date().isoformat() if row.at else "an earlier day",
            "kind": row.kind,
            "words": Personal(shortened(row.text, LONGEST), "reply") if row.text else row.kind,
            "campaign": campaign or "this sequence",
        }
        yield Match(facts=facts, related=((row.place, "the answer"),), confidence=confidence)

    def _answer(
        self, past: Sequence[Interaction], campaign: str, today: date
    ) -> tuple[Interaction, Confidence | None] | None:
        """The latest answer to the sequence, and how sure that is."""
        found: tuple[Interaction, Confidence | None] | None = None
        sent: Interaction | None = None
        for row in past:
            if row.direction == "out" and row.kind in SENT:
                sent = row
            elif row.direction == "in" and row.kind in ANSWERS:
                confidence = self._belongs(row, sent, campaign, today)
                found = found if confidence is None else (row, confidence)
        return found

    def _belongs(self, row: Interaction, sent: Interaction | None, campaign: str, today: date) -> Confidence | None:
        """How sure it is that an answer belongs to the sequence, ``None`` where it does not.

        Without a campaign it belongs to what was sent last, be it a letter of ours to this person alone; where nothing
        is known to have been sent, a reply is one to the only thing that we know of.
        """
        if row.campaign:
            return Confidence.HIGH if campaign and plain(row.campaign) == campaign else None
        if row.at is None or (today - row.at.date()).days > self._days:
            return None
        if sent is None:
            return Confidence.MEDIUM if row.kind == "reply" else None
        if sent.kind == "reply":
            return None
        if sent.campaign and campaign:
            return Confidence.HIGH if plain(sent.campaign) == campaign else None
        return Confidence.HIGH if not sent.campaign and not campaign else Confidence.MEDIUM
