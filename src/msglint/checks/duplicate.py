"""Flags a message that has already gone to this person.

    check: duplicate

It has where a row of the history for something sent names its template: by its path or the end of it, its file's name
or its stem. A row that names no template but the same campaign and step on the same channel says nearly as much; a
template that went out for another campaign may have had other words.
Facts: `{when}` it was sent, `{template}` as the row names it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Confidence, Evidence, Interaction, Match, Reading, Reads, Scope
from msglint.reading.dialogue.steps import names_template, plain, step_number


class Options(Struct, frozen=True):
    """None."""


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"when", "template"})
    reads = Reads(
        history=True,
        message=frozenset({"campaign", "channel", "path", "step"}),
        needs_history=True,
    )

    def __init__(self, options: Options) -> None:
        self.options = options

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        found: tuple[Interaction, Confidence] | None = None
        for row in evidence.history:
            if row.direction == "out" and row.kind == "sent" and (row.at is None or row.at.date() <= evidence.today):
                confidence = same_message(row, evidence)
                if confidence is not None and (found is None or confidence >= found[1]):
                    found = row, confidence
        if found is None:
            return
        row, confidence = found
        facts = {
            "when": row.at.date().isoformat() if row.at else "an earlier day",
            "template": row.template or f"step {row.step} of {row.campaign}",
        }
        yield Match(facts=facts, related=((row.place, "already sent"),), confidence=confidence)


def same_message(row: Interaction, evidence: Evidence) -> Confidence | None:
    """How sure it is that a row is this message, ``None`` where it is not."""
    message = evidence.message
    campaign = plain(str(message.get("campaign") or ""))
    other = bool(campaign and row.campaign and plain(row.campaign) != campaign)
    if row.template:
        if not names_template(row.template, str(message.get("path", ""))):
            return None
        return Confidence.MEDIUM if other else Confidence.HIGH
    step, done = step_number(message.get("step")), step_number(row.step or None)
    channel = row.channel in ("", message.get("channel", "email"))
    if not campaign or other or not row.campaign or step is None or step != done or not channel:
        return None
    return Confidence.MEDIUM
