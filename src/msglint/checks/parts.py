"""Flags a message whose text and HTML part say different things.

    check: parts

Which of the two a reader sees, the mail program decides. Sentences that both parts have are held against each other:
one that is all but the same differs by a number, or by a "not". Parts with next to no word in common are two messages:
the text of an earlier mailing was left in place, say. Dates, prices, offers, names and links have rules of their own; a
part that is only shorter is right.

Facts: `{found}` the words of the text part, `{other}` those of the HTML part, `{where}`: "the HTML part".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from msglint.model import (
    CampaignView,
    Confidence,
    Evidence,
    Fact,
    Mailing,
    Mark,
    Match,
    Passage,
    Personal,
    Reads,
    Scope,
    Version,
)
from msglint.reading.words import shortened

LONGEST = 60
WHERE = "the HTML part"


class Options(Struct, frozen=True):
    """None: the two parts alone decide."""


class Check:
    """Holds the text part of each message against its HTML part."""

    scope = Scope.CAMPAIGN
    reads = Reads()
    facts = frozenset({"found", "other", "where"})

    def __init__(self, options: Options) -> None:
        self.options = options

    def matches(self, target: CampaignView, evidence: Evidence) -> Iterator[Match]:
        for message in target.messages:
            for number, version in enumerate(message.versions):
                yield from compared(message, number, version)


def compared(message: Mailing, number: int, version: Version) -> Iterator[Match]:
    bodies = {body.part: body for body in version.reading.bodies}
    text, html = bodies.get("text"), bodies.get("html")
    if text is None or html is None:
        return
    from msglint.reading.promises.twins import differences, strangers  # most messages have one part

    readers = version.readers if len(message.versions) > 1 else None
    apart = strangers(text, html)
    if apart is not None:
        yield match(message, number, *apart, None, readers)
        return
    for each in differences(text, html):
        if each.mine.fields() != each.theirs.fields() or not each.mine.fields():
            sure = None if each.sure else Confidence.MEDIUM
            yield match(message, number, each.mine, each.theirs, sure, readers)


def match(
    message: Mailing,
    number: int,
    mine: Passage,
    theirs: Passage,
    confidence: Confidence | None,
    readers: Collection[int] | None,
) -> Match:
    return Match(
        facts={"found": words(mine), "other": words(theirs), "where": WHERE},
        mark=Mark(message.path, number, mine.span()),
        marks=(Mark(message.path, number, theirs.span(), "the HTML part"),),
        confidence=confidence,
        readers=readers,
    )


def words(passage: Passage) -> Fact:
    short = shortened(passage.text, LONGEST)
    fields = passage.fields()
    return Personal(short, fields[0]) if fields else short
