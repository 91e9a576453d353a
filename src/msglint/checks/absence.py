"""Flags a follow-up that goes to somebody who is away.

    check: absence
    options: {days: 10}

The last absence notice of the history counts ("until 12 March", "back on Monday", in several languages), unless the
person has done something since. It is over on the day on which they are back; a notice without a date holds for some
days from the day it came.
Facts: `{when}` the notice came, `{back}` when they are back, `{words}` of the notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from msglint.model import Confidence, Evidence, Fact, Interaction, Match, Personal, Reading, Reads, Scope
from msglint.reading.dialogue.absence import back
from msglint.reading.dialogue.steps import later_step
from msglint.reading.words import shortened
from msglint.regex import regex

LONGEST = 80
FAR = 400
"""Days after which a notice is forgotten, whatever it says."""
ALONE = frozenset({"opened", "clicked", "email_opened", "email_clicked", "bounced", "delivered", "out_of_office"})
"""What happens without the person."""
GONE_FOR_GOOD = regex(
    r"(?i)no longer (?:work|with|at|employed)|left the (?:company|firm|organi[sz]ation)|nicht mehr (?:bei|für|im)|"
    r"ne (?:fait|travaille) plus|ya no trabaj|non lavor\w+ più|niet meer werkzaam|já não trabalh"
)


class Options(Struct, frozen=True):
    """``days``: how long a notice without a date holds."""

    days: int = 7


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"when", "back", "words"})
    reads = Reads(history=True, message=frozenset({"purpose", "step"}), needs_history=True)

    def __init__(self, options: Options) -> None:
        if options.days < 1:
            raise ValueError("days must be at least 1")
        self._days = options.days

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        if evidence.message.get("purpose") != "follow-up" and not later_step(evidence.message):
            return
        notice = self._notice(evidence)
        if notice is None or notice.at is None or GONE_FOR_GOOD.search(notice.text):
            return
        written, today = notice.at.date(), evidence.today
        returns = back(notice.text, written)
        if returns is not None and returns < written:
            returns = None
        ends = returns or written + timedelta(days=self._days + 1)
        if today >= ends or (today - written).days > FAR:
            return
        facts: dict[str, Fact] = {
            "when": written.isoformat(),
            "back": f"back on {returns.isoformat()}" if returns else "no date of return",
            "words": Personal(shortened(notice.text, LONGEST), "reply") if notice.text else "no words kept",
        }
        confidence = None if returns else Confidence.MEDIUM
        yield Match(facts=facts, related=((notice.place, "the absence notice"),), confidence=confidence)

    def _notice(self, evidence: Evidence) -> Interaction | None:
        """The last absence notice, unless the person has done something later on."""
        found: Interaction | None = None
        for row in evidence.history:
            if row.direction == "out" or not before(row, evidence.today):
                continue
            if row.kind == "out_of_office":
                found = row
            elif row.kind not in ALONE and found is not None and later(row, found):
                found = None
        return found


def before(row: Interaction, today: date) -> bool:
    return row.at is not None and row.at.date() <= today


def later(row: Interaction, notice: Interaction) -> bool:
    """Whether something happened on a later day than the notice."""
    return row.at is not None and notice.at is not None and row.at.date() > notice.at.date()
