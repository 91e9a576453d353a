"""Flags a follow-up that stays alone: its campaign has no other step.

    check: one_and_out

A step is known by the number in `step`, else by the message's name, so the same step on another channel is no second
one. Further steps are other messages of the campaign for the same person, those of the project that this run leaves
out, messages that the history shows as sent, and those of which the step itself tells ("1 of 3", or `steps: 3` in the
front matter). Silent on messages without a campaign; a note that only thanks (no link, no offer, no call to buy, book
or talk) is whole in itself, and one that promises to write again is not alone: flagging these is a guess.
Facts: `{campaign}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from msglint.model import Body, Confidence, Evidence, Interaction, Match, Reading, Reads, Scope
from msglint.reading.dialogue.cues import cues
from msglint.reading.dialogue.links import LINK
from msglint.reading.dialogue.phrasebook import shipped
from msglint.reading.dialogue.spoken import sentences
from msglint.reading.dialogue.steps import plain, step_number, steps_in_all
from msglint.regex import regex

RECEIVED = regex(
    r"\b(?:gift|donation|contribution|pledge|payment|letter)\b.{0,60}\b(?:arrived|reached us|been received|is here)\b"
    r"|\b(?:we|i)(?:'ve| have)? received your\b",
    re.IGNORECASE,
)
"""Word that something arrived, which is thanks rather than a request."""
PROMISED = regex(
    r"\b(?:i|we)(?:['’]ll| will| shall)(?: \w+ly| also| then)? (?:write|tell|call|ring|phone|report|show|be in touch"
    r"|let you know|send you (?:word|news|a (?:picture|photo|letter)))\b",
    re.IGNORECASE,
)
"""The promise of another message."""


class Options(Struct, frozen=True):
    """None."""


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"campaign"})
    reads = Reads(
        history=True,
        message=frozenset({"campaign", "name", "purpose", "step", "steps"}),
        planned=True,
        beyond=True,
    )

    def __init__(self, options: Options) -> None:
        self.options = options

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        message = evidence.message
        name = str(message.get("campaign") or "")
        campaign = plain(name)
        if not campaign or message.get("purpose") != "follow-up" or tells_of_more(message):
            return
        own = step_of(message)
        others = (
            each for each in (*evidence.planned, *evidence.beyond) if plain(str(each.get("campaign"))) == campaign
        )
        if any(step_of(each) != own for each in others):
            return
        past = (row for row in evidence.history if row.at is None or row.at.date() <= evidence.today)
        if not any(another(row, campaign, own) for row in past):
            guess = only_thanks(target) or promises_more(target)
            yield Match(facts={"campaign": name}, confidence=Confidence.LOW if guess else None)


def only_thanks(reading: Reading) -> bool:
    """Whether a message thanks and wants nothing: it has no link, sells nothing, and calls for nothing."""
    said = [sentence.text for sentence in sentences(reading)]
    received = [text for text in said if RECEIVED.search(text)]
    wants = any(
        text in shipped("asking") or text in shipped("fillers") or "offer" in cues(text) or LINK.search(text)
        for text in said
        if text not in received
    )
    linked = any(link.words.start < own_end(body) for body in reading.bodies for link in body.links)
    return not wants and not linked and (bool(received) or any(text in shipped("thanking") for text in said))


def promises_more(reading: Reading) -> bool:
    """Whether the message says that its sender will write or call again."""
    return any(PROMISED.search(sentence.text) for sentence in sentences(reading))


def own_end(body: Body) -> int:
    """Where the message's own words end and its footer begins."""
    return body.footer.start if body.footer is not None else body.whole.end


def tells_of_more(message: Mapping[str, Any]) -> bool:
    """Whether the message's own step says that it is one of several."""
    counts = step_number(message.get("step")), steps_in_all(message.get("step")), step_number(message.get("steps"))
    return any(count is not None and count > 1 for count in counts)


def step_of(message: Mapping[str, Any]) -> int | str:
    """Which step a message is: its number, else its name."""
    number = step_number(message.get("step"))
    return number if number is not None else str(message.get("name", "")).casefold()


def another(row: Interaction, campaign: str, own: int | str) -> bool:
    """Whether a row of the history is another step of the campaign, sent to this person."""
    if row.direction != "out" or row.kind != "sent" or plain(row.campaign) != campaign:
        return False
    number = step_number(row.step or None)
    return number is not None and number != own
