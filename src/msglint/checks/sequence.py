"""Steps of a sequence that go on although the person has already answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from msgspec import Struct

from msglint.model import Evidence, Fact, Interaction, Match, Personal, Reading, Reads, Scope


class Options(Struct, frozen=True):
    """``days``: how far back an answer still counts where the history does not name its campaign."""

    days: int = 60


class Check:
    """Looks in the person's history for an answer to an earlier step of the message's campaign.

    A message is a later step when its ``step`` is above 1 or its purpose is follow-up. An answer is an incoming
    reply, question, complaint or comment after a message of the campaign was sent; where the history names no
    campaign, one after the last message sent. An absence notice is no answer.
    """

    scope = Scope.MESSAGE
    reads = Reads(history=True, message=frozenset({"campaign", "step", "purpose"}), needs_history=True)

    def __init__(self, options: Options) -> None:
        self._days = options.days

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        campaign = str(evidence.message.get("campaign") or "")
        if not later_step(evidence.message.get("step"), str(evidence.message.get("purpose", ""))):
            return
        answer = answered(evidence.history, campaign, evidence.today, self._days)
        if answer is not None:
            facts: dict[str, Fact] = {
                "when": answer.at.date().isoformat() if answer.at else "an earlier day",
                "kind": answer.kind,
                "words": Personal(shortened(answer.text), "reply") if answer.text else answer.kind,
                "campaign": campaign or "this sequence",
            }
            yield Match(facts=facts, related=((answer.place, "the answer"),))


def later_step(step: object, purpose: str) -> bool:
    """Whether a message continues something: its step is above 1, or it has none and follows up."""
    number = str(step or "").strip()
    return int(number) > 1 if number.isdigit() else purpose == "follow-up"


def answered(past: Sequence[Interaction], campaign: str, today: date, days: int) -> Interaction | None:
    """The latest answer to the campaign's earlier messages, or ``None``."""
    sent: datetime | None = None
    answer: Interaction | None = None
    for row in past:
        ours = row.campaign == campaign if row.campaign else True
        if row.direction == "out" and row.kind == "sent" and ours:
            sent = sent or row.at
        elif row.direction == "in" and row.kind in {"reply", "question", "complaint", "comment"} and ours:
            named = bool(campaign) and row.campaign == campaign
            recent = row.at is not None and 0 <= (today - row.at.date()).days <= days
            after = sent is not None and row.at is not None and row.at >= sent
            if (named and row.kind == "reply") or (after and recent):
                answer = row
    return answer


def shortened(text: str, most: int = 60) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
