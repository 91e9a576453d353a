"""Replies that turn a person away: no answer, "as stated", "not our department", closed for form's sake.

``turning`` words dismiss whatever else the reply says, unless an answer follows. ``brushing`` words (thanks for the
feedback, see our policy) dismiss only a reply that has nothing else: no step, no time, no amount, no question back,
nobody who takes the matter on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Body, Confidence, Evidence, Match, Passage, Reading, Reads, Scope
from msglint.reading.words import Finder
from msglint.regex import regex

AMOUNT = regex(
    r"[€$£]\s?\d|\d\s?(?:€|%|dollars|euros|minutes|hours|days|weeks)|\b\d{1,2}(?::\d\d|\s?[ap]\.?m\.?)\b", re.IGNORECASE
)


class Options(Struct, frozen=True):
    """``turning``, ``brushing``: words and phrases (``*_patterns``: RE2) that dismiss; ``answering``: that answer."""

    turning: tuple[str, ...] = ()
    turning_patterns: tuple[str, ...] = ()
    brushing: tuple[str, ...] = ()
    brushing_patterns: tuple[str, ...] = ()
    answering: tuple[str, ...] = ()
    answering_patterns: tuple[str, ...] = ()


class Check:
    """Weighs the dismissing words of a reply against its signs of an answer."""

    scope = Scope.MESSAGE
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if not (options.turning or options.turning_patterns):
            raise ValueError("turning: name the words that turn people away")
        self._turning = Finder(options.turning, options.turning_patterns)
        self._brushing = Finder(options.brushing, options.brushing_patterns)
        self._answering = Finder(options.answering, options.answering_patterns)

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        for body in target.bodies:
            found = self._judged(body)
            if found is not None:
                yield found

    def _judged(self, body: Body) -> Match | None:
        turned = first(self._turning, body)
        answers = sum(1 for sentence in body.sentences if self._answers(sentence))
        if turned is not None and answers < 2:
            return match(turned, Confidence.HIGH if not answers else Confidence.MEDIUM)
        brushed = first(self._brushing, body)
        if brushed is not None and not answers:
            return match(brushed, Confidence.MEDIUM)
        return None

    def _answers(self, sentence: Passage) -> bool:
        return any(self._answering.find(sentence.text)) or bool(AMOUNT.search(sentence.text))


def first(finder: Finder, body: Body) -> tuple[Passage, int, int] | None:
    for sentence in body.sentences:
        for start, end, _ in finder.find(sentence.text):
            return sentence, start, end
    return None


def match(found: tuple[Passage, int, int], confidence: Confidence) -> Match:
    sentence, start, end = found
    return Match(sentence.span(start, end), {"found": sentence.text[start:end]}, confidence=confidence)
