"""Flags copy that speaks to another motivation than the record's.

    check: motivation
    options: {least: 2}

The `motivations:` of msglint.yaml say which words speak to which (`recharge: {words: [unwind, quiet]}`), in any of
their forms. The rule fires where the copy has at least `least` different words of one motivation (one fewer will do
where they stand in the subject and in a body), at least twice as many as of any other, and neither a word of the
record's own nor its name. Words in names of works, in links, footers, quoted mail and values of the record do not
count, nor do turns of phrase such as "learn more". Silent where the record's motivation is none of the configuration's
or has no words there.
Facts: `{words}` found, `{theirs}` the motivation that they speak to, `{own}` the record's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from msglint.model import Confidence, Evidence, Fact, Match, Personal, Reading, Reads, Scope
from msglint.reading.belonging import known
from msglint.reading.motives import Motives, Voice, copy_of, leading, motives
from msglint.reading.works import works

SURE = 3
"""Different words that leave no doubt."""


class Options(Struct, frozen=True):
    """``least``: how many different words of another motivation it takes."""

    least: int = 2


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"words", "theirs", "own"})
    reads = Reads(
        contact=frozenset({"motivation"}),
        message=frozenset({"products"}),
        settings=True,
        needs=frozenset({"motivation"}),
    )

    def __init__(self, options: Options) -> None:
        if options.least < 1:
            raise ValueError("least must be at least 1")
        self._least = options.least

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        if len(evidence.motivations) < 2:
            return
        own = known(evidence.contact.get("motivation"), evidence.motivations)
        ready = motives(evidence.motivations)
        if not own or not ready.worded.issuperset(own):
            return
        voices = ready.voices(copy_of(target), works(evidence.message.get("products")))
        other = leading(voices)
        if other is None or other.name in own or any(voices[name].hits for name in own):
            return
        if other.strength < self._least and not (other.strength == self._least - 1 and is_theme(other)):
            return
        if not called(ready, target, own):
            yield match(other, evidence.contact.get("motivation"))


def is_theme(voice: Voice) -> bool:
    """Whether the words stand in the subject and in a body."""
    return "subject" in voice.parts and len(voice.parts) > 1


def called(ready: Motives, reading: Reading, own: tuple[str, ...]) -> bool:
    """Whether the copy calls one of these motivations by its name."""
    return any(ready.is_named(name, passage.text) for name in own for passage in copy_of(reading))


def match(other: Voice, own: Any) -> Match:
    """The match at the first of the other motivation's words."""
    words = ", ".join(f"“{hit.written}”" for hit in other.hits[:4])
    facts: dict[str, Fact] = {"words": words, "theirs": other.name, "own": Personal(str(own), "motivation")}
    sure = Confidence.HIGH if other.strength >= SURE else Confidence.MEDIUM
    return Match(other.hits[0].span, facts, fields=("motivation",), confidence=sure)
