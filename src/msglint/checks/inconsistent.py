"""Flags a message that names its reader in two ways: in subject and body, in text and HTML, in two greetings.

    check: inconsistent

The first greeting of the first body is what the others are held against; a message without one has its first greeting
instead. The given name in one place and title and family name, or the full name, in the other is a mixture of
manners: a guess, unless text and HTML part disagree so, or subject or preheader greet as the body does ("Dear Ms.
Behnia" above "Hi Parissa").

Facts: `{found}` the name here, `{other}` the name there, `{where}` where that is ("the subject").
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Confidence, Evidence, Fact, Match, Reading, Reads, Scope
from msglint.names.folding import words
from msglint.names.greeted import Greeted, read, too_long
from msglint.names.person import FIELDS, Person
from msglint.names.relation import Relation

PARTS = {"subject": "the subject", "preheader": "the preheader", "text": "the text part", "html": "the HTML part"}
BODIES = frozenset({"text", "html"})
NOBODY: Fact = "nobody"


class Options(Struct, frozen=True):
    """None: the greetings alone decide."""


class Check:
    """Holds each greeting of a message against its first one."""

    scope = Scope.MESSAGE
    reads = Reads(contact=FIELDS)
    facts = frozenset({"found", "other", "where"})

    def __init__(self, options: Options) -> None:
        self.options = options

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        greetings = (*(greeting for body in target.bodies for greeting in body.greetings), *target.greetings)
        if len(greetings) < 2:
            return
        person = Person.of(evidence.contact)
        short = (read(greeting, person) for greeting in greetings if not too_long(greeting))
        every = [greeted for greeted in short if not greeted.raw]
        for other in every[1:]:
            sure = differ(every[0], other)
            if sure is not None:
                facts = {"found": called(other), "other": called(every[0]), "where": PARTS[every[0].line.part]}
                yield Match(other.line.span(other.begin, other.end), facts, confidence=sure)
                return


def opened(one: Greeted, other: Greeted) -> bool:
    """Whether two greetings of different parts both begin with a word that greets."""
    return one.line.part != other.line.part and bool(one.greeting.opener and other.greeting.opener)


def called(greeted: Greeted) -> Fact:
    """What a greeting calls its reader, as a fact."""
    return greeted.titled if names(greeted) else NOBODY


def names(greeted: Greeted) -> bool:
    """Whether a greeting names anybody."""
    return bool(greeted.words) and greeted.greeting.kind == "named"


def differ(one: Greeted, other: Greeted) -> Confidence | None:
    """How surely two greetings of one message name its reader differently; ``None`` where they agree.

    "Hi there" beside a name is another greeting only where text and HTML part disagree; a blank greeting is a hole.
    """
    bodies = one.line.part in BODIES and other.line.part in BODIES
    apart = bodies and one.line.part != other.line.part
    if not (names(one) and names(other)):
        holes = "blank" in (one.greeting.kind, other.greeting.kind)
        return Confidence.MEDIUM if apart and names(one) != names(other) and not holes else None
    if Relation.UNKNOWN in (one.relation, other.relation):
        return None
    if one.relation is not other.relation:
        if apart:
            return Confidence.HIGH
        plain = bodies and not (one.polite or other.polite)
        return Confidence.HIGH if plain else Confidence.MEDIUM if opened(one, other) else Confidence.LOW
    mine, theirs = words(one.words), words(other.words)
    agree = "".join(mine) == "".join(theirs) or {*mine} <= {*theirs} or {*theirs} <= {*mine}
    return None if agree else Confidence.HIGH
