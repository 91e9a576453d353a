"""Flags a message about something else than the person asked to hear about.

    check: off_topic

What the person named: `topics` and `interests` of the record, several in a cell between commas, semicolons or bars.
What the message is about: `topics` of its front matter; else its `products`, subject and opening, where their words
speak of a known interest (jazz, gardening, crime fiction …) and the rest of the message agrees. Words in any form,
and interests of one family (choirs and opera), count as the same. Who asked for news, events or offers may get
anything; a digest of many things, and a message whose subject is not certain, is no reason to speak.

Facts: `{about}` what it is about, `{found}` the words that say so, `{wishes}` what the person named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Passage, Personal, Reading, Reads, Scope, Span
from msglint.reading.dialogue.spoken import sentences
from msglint.reading.wishes.interests import (
    VAGUE,
    About,
    about,
    families,
    has_letters,
    is_open,
    related,
    share_a_word,
    together,
    wishes,
)
from msglint.reading.words import fold, shortened

TOPICS, INTERESTS = "topics", "interests"
DECLARED = ("topics", "topic")
ROUNDUP = (
    "newsletter",
    "digest",
    "roundup",
    "round-up",
    "what's on",
    "rundbrief",
    "highlights",
    "boletin",
    "infolettre",
)
MANY = 3
"""Families of interests that the head of a digest touches."""
FEWEST = 2
"""Different words that show what a message without a declaration is about."""
LONGEST = 80


class Options(Struct, frozen=True):
    """None: record, front matter and words decide."""


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"about", "found", "wishes"})
    reads = Reads(
        contact=frozenset({TOPICS, INTERESTS}),
        message=frozenset({*DECLARED, "products", "campaign", "name"}),
        needs=frozenset({TOPICS, INTERESTS}),
    )

    def __init__(self, options: Options) -> None:
        self.options = options

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        wanted = tuple(wish for name in (TOPICS, INTERESTS) for wish in wishes(evidence.contact.get(name)))
        if not wanted or any(map(is_open, wanted)):
            return
        key = next((key for key in DECLARED if evidence.message.get(key)), "")
        match = declared(target, evidence, key, wanted) if key else told(target, evidence.message, wanted)
        if match is not None:
            about_it, found, span = match
            field = TOPICS if wishes(evidence.contact.get(TOPICS)) else INTERESTS
            facts: dict[str, Fact] = {
                "about": about_it,
                "found": found,
                "wishes": Personal(shortened(", ".join(wanted), LONGEST), field),
            }
            yield Match(span, facts, key=key, fields=(field,))


Subject = tuple[str, str, Span | None]
"""What a message is about, the words that say so, and where they stand."""


def declared(reading: Reading, evidence: Evidence, key: str, wanted: Sequence[str]) -> Subject | None:
    """The topics of the front matter, where none of them is one that the person named."""
    topics = wishes(evidence.message[key])
    if not topics or any(map(is_open, topics)) or not all(map(has_letters, wanted)):
        return None
    known = [about(wish) for wish in wanted]
    named = all(one.found for one in known)
    if not named and not wishes(evidence.contact.get(TOPICS)):
        return None
    texts = (*topics, *wishes(evidence.message.get("products")), head(reading))
    if share_a_word(wanted, texts):
        return None
    if any(related(about(topic), one) for topic in topics for one in known):
        return None
    return ", ".join(topics), ", ".join(topics), None


def told(reading: Reading, message: Mapping[str, Any], wanted: Sequence[str]) -> Subject | None:
    """What products, subject and opening speak of, where that is certain and nothing that the person named."""
    known = [about(wish) for wish in wanted]
    if not all(one.found for one in known):
        return None
    products = "\n".join(wishes(message.get("products")))
    top = about(f"{products}\n{head(reading)}").telling
    if not top or len(kinds(top)) > MANY or rounds_up(reading, message):
        return None
    texts = (products, *(sentence.text for sentence in sentences(reading)))
    if share_a_word(wanted, texts):
        return None
    everywhere = together(map(about, texts))
    if any(related(everywhere, one) for one in known):
        return None
    name = max(top, key=lambda each: len(everywhere.found.get(each, ())))
    words = {word for each in kindred(everywhere, name) for word in everywhere.telling[each]}
    if len(words) < FEWEST and name not in about(products).telling and name not in throughout(reading):
        return None
    found = top[name][0]
    return name, found, place(reading, found)


def kinds(names: Iterable[str]) -> frozenset[str]:
    """The families of some interests, without the whole fields (music) that join them."""
    return frozenset(family for family in families(names) if not family.startswith(VAGUE))


def kindred(everywhere: About, name: str) -> Iterator[str]:
    """The interests of a text that are of one family with one of them."""
    own = families((name,))
    return (each for each in everywhere.telling if own & families((each,)))


def throughout(reading: Reading) -> frozenset[str]:
    """The interests that subject and opening both name in words that mean nothing else."""
    openings = "\n".join(passage.text for passage in heads(reading) if passage is not reading.subject)
    texts = (reading.subject.text if reading.subject is not None else "", openings)
    one, other = (about(text, plainly=True).found.keys() for text in texts)
    return frozenset(one & other)


def head(reading: Reading) -> str:
    """Subject and openings."""
    return "\n".join(passage.text for passage in heads(reading))


def heads(reading: Reading) -> Iterator[Passage]:
    if reading.subject is not None:
        yield reading.subject
    yield from (body.lead.passage for body in reading.bodies if body.lead is not None)


def rounds_up(reading: Reading, message: Mapping[str, Any]) -> bool:
    """Whether a message calls itself a digest of many things."""
    names = (str(message.get(key) or "") for key in ("campaign", "name"))
    text = fold("\n".join((*names, head(reading)))).replace("’", "'")
    return any(word in text for word in ROUNDUP)


def place(reading: Reading, found: str) -> Span | None:
    """Where the words stand in subject or opening."""
    for passage in heads(reading):
        at = fold(passage.text).find(found)
        if at >= 0:
            return passage.span(at, at + len(found))
    return None
