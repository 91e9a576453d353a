"""The parts of a message that checks are handed, each with what makes it the same as another wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from msglint.model import Greeting, Lead, Link, Match, Passage, Reading, Scope, Span

Anchors = tuple[tuple[int, int], ...]
"""Start and end, in the part's readable text, of what a target is made of."""

LONGEST = 500
"""Characters of a passage that is worth remembering whatever values stand in it."""


class Target(Struct, frozen=True):
    """A part of a message.

    ``key``: all that it says and where its words come from, but not where it stands, which ``anchors`` tell: of two
    targets with one key checks say the same, each at its place. ``None`` for a long one that values are part of: hardly
    any other says the same.
    """

    thing: Any
    key: Any
    anchors: Anchors

    @property
    def region(self) -> Span:
        """The words that it covers."""
        thing = self.thing
        if isinstance(thing, Greeting):
            return thing.line.span()
        if isinstance(thing, Lead):
            return thing.passage.span()
        passage: Passage = thing.words if isinstance(thing, Link) else thing
        return passage.span()


def targets(scope: Scope, reading: Reading) -> Iterator[Target]:
    """The things of one scope that a message holds."""
    if scope is Scope.GREETING:
        yield from map(_greeting, reading.greetings)
        yield from (_greeting(greeting) for body in reading.bodies for greeting in body.greetings)
    elif scope is Scope.LEAD:
        yield from (_lead(body.lead) for body in reading.bodies if body.lead is not None)
    elif scope is Scope.LINK:
        yield from (_link(link) for body in reading.bodies for link in body.links)
    else:
        yield from (_passage(passage) for passage in passages(scope, reading) if passage is not None)


def passages(scope: Scope, reading: Reading) -> Iterable[Passage | None]:
    match scope:
        case Scope.SUBJECT:
            return (reading.subject,)
        case Scope.PREHEADER:
            return (reading.preheader,)
        case Scope.SENTENCE:
            inner = (sentence for body in reading.bodies for sentence in body.sentences)
            return (reading.subject, reading.preheader, *inner)
        case Scope.PART:
            return (reading.subject, reading.preheader, *(body.whole for body in reading.bodies))
        case Scope.FOOTER:
            return (body.footer for body in reading.bodies)
        case Scope.SIGNOFF:
            return (body.signoff for body in reading.bodies)
        case _:
            return ()


def moved(match: Match, known: Anchors, here: Anchors) -> Match:
    """A match in one target as it stands in another with the same key."""
    span = match.span
    if span is None:
        return match
    for (start, end), (begin, _) in zip(known, here, strict=True):
        if start <= span.start and span.end <= end:
            by = begin - start
            return replace(match, span=Span(span.part, span.start + by, span.end + by)) if by else match
    return match


def _passage(passage: Passage) -> Target:
    text, start = passage.text, passage.start
    size = len(text)
    key = (passage.part, text, passage.pieces) if size <= LONGEST or len(passage.pieces) < 2 else None
    return Target(passage, key, ((start, start + size),))


def _greeting(greeting: Greeting) -> Target:
    line, name = greeting.line, greeting.name
    whole = replace(greeting, line=_bare(line, line.start), name=_bare(name, line.start))
    return Target(greeting, whole, ((line.start, line.end),))


def _lead(lead: Lead) -> Target:
    inside = (*lead.skipped, lead.passage, *lead.sentences)
    start, end = min(each.start for each in inside), max(each.end for each in inside)
    key = (len(lead.skipped), lead.language, *(_bare(each, start) for each in inside))
    return Target(lead, key, ((start, end),))


def _link(link: Link) -> Target:
    words, target = link.words, link.target or link.words
    key = (_bare(words, words.start), _bare(target, target.start), link.url, link.fields, link.literal)
    return Target(link, key, ((words.start, words.end), (target.start, target.end)))


def _bare(passage: Passage, start: int) -> Passage:
    """The passage counted from a start."""
    return Passage(passage.part, passage.start - start, passage.text, passage.pieces)
