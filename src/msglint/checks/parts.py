"""Flags a message whose text and HTML part say different things.

    check: parts

Which of the two a reader sees, the mail program decides. Parts with next to no word in common are two messages: the
text of an earlier mailing was left in place, say. Otherwise what both promise is held against each other (prices,
offers, dates and times, names, links), and then the sentences that both have: one that is all but the same differs by a
number, or by a "not". A part that is only shorter is right.

Facts: `{found}` the words of the text part, `{other}` those of the HTML part, `{where}`: "the HTML part".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

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
    Span,
    Version,
)
from msglint.reading.words import shortened

if TYPE_CHECKING:
    from msglint.reading.promises.statement import Statement

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
            if any(map(twofold, message.versions)):
                yield from compared(message, invented=target.personas)


def twofold(version: Version) -> bool:
    """Whether a version has two parts to compare."""
    return {"text", "html"} <= {body.part for body in version.reading.bodies}


def compared(message: Mailing, *, invented: bool) -> Iterator[Match]:
    """What the parts of each version dispute; ``invented``: the records are."""
    from msglint.reading.promises.clashes import Clashes, touching  # most messages have one part
    from msglint.reading.promises.twins import differences, strangers

    clashes = Clashes()
    for number, version in enumerate(message.versions):
        if not twofold(version):
            continue
        readers = version.readers if len(message.versions) > 1 else None
        bodies = {body.part: body for body in version.reading.bodies}
        text, html = bodies["text"], bodies["html"]
        apart = strangers(text, html)
        if apart is not None:
            yield match(message, number, *map(saying, apart), sure=True, readers=readers)
            continue
        spans: list[Span] = []
        for dispute in clashes.between(version.reading, invented=invented):
            spans.append(dispute.one.span)
            yield match(
                message, number, promised(dispute.one), promised(dispute.other), sure=dispute.sure, readers=readers
            )
        for each in differences(text, html):
            mine, theirs = saying(each.mine), saying(each.theirs)
            if (mine.fields and mine.fields == theirs.fields) or any(touching(mine.span, span) for span in spans):
                continue
            yield match(message, number, mine, theirs, sure=each.sure, readers=readers)


class Saying(NamedTuple):
    """Words of a part, where they stand and the record's fields in them."""

    words: str
    span: Span
    fields: tuple[str, ...]


def saying(passage: Passage) -> Saying:
    return Saying(passage.text, passage.span(), passage.fields())


def promised(statement: Statement) -> Saying:
    return Saying(statement.words, statement.span, statement.fields)


def match(
    message: Mailing, number: int, mine: Saying, theirs: Saying, *, sure: bool, readers: Collection[int] | None
) -> Match:
    return Match(
        facts={"found": told(mine), "other": told(theirs), "where": WHERE},
        mark=Mark(message.path, number, mine.span),
        marks=(Mark(message.path, number, theirs.span, WHERE),),
        confidence=None if sure else Confidence.MEDIUM,
        readers=readers,
    )


def told(said: Saying) -> Fact:
    """The words as a fact."""
    short = shortened(said.words, LONGEST)
    return Personal(short, said.fields[0]) if said.fields else short
