"""Flags a follow-up that only says that it follows up.

    check: bump
    options: {bumps+: [ringing the bell again], fillers+: [our door is open]}

Judged by its own words: some of them say that it follows up ("just checking in", "did you see my email"), and no
sentence brings anything new: a date, a number, a name, a link to something, what has happened since, a reason, an
answer, a question of substance. Greeting, sign-off, footer and quoted mail are not looked at.
Facts: `{found}` the words that say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from msglint.model import Body, Confidence, Evidence, Match, Reading, Reads, Scope
from msglint.reading.dialogue.phrasebook import Phrases
from msglint.reading.dialogue.spoken import body_sentences
from msglint.reading.scopes import Term

if TYPE_CHECKING:
    from msglint.reading.dialogue.followups import FollowUps

MOST = 12
"""Sentences of a message beyond which something in it is new."""


class Options(Struct, frozen=True):
    """``bumps``: phrases that say that one follows up. ``fillers``: phrases that ask for an answer and bring nothing.
    ``{a|b}`` in a phrase stands for either word, ``@bumps`` for msglint's own list.

    ``sure``, ``likely``: the chance that something in the message is new, below which a finding has high and medium
    confidence; up to ``unsure`` it is a guess.
    """

    bumps: tuple[Term, ...] = ("@bumps",)
    fillers: tuple[Term, ...] = ("@fillers",)
    sure: float = 0.3
    likely: float = 0.6
    unsure: float = 0.8


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"found"})
    reads = Reads(absence=True)

    def __init__(self, options: Options) -> None:
        if not options.bumps:
            raise ValueError("bumps: name the words that say that one follows up")
        if not 0 <= options.sure <= options.likely <= options.unsure <= 1:
            raise ValueError("wants 0 ≤ sure ≤ likely ≤ unsure ≤ 1")
        self.options = options
        self._bumps = Phrases(options.bumps)
        self._fillers = Phrases(options.fillers)

    @cached_property
    def phrases(self) -> FollowUps:
        """What weighs a sentence, loaded where a message has words that follow up."""
        from msglint.reading.dialogue.followups import FollowUps

        return FollowUps(self._bumps, self._fillers)

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        for body in target.bodies:
            if self._bumps.among(body.sentences):
                yield from self._bumped(body)

    def _bumped(self, body: Body) -> Iterator[Match]:
        """The match of a body that says that it follows up, where none of its few sentences brings anything new."""
        from msglint.reading.dialogue.weighing import likely, weights

        sentences = list(islice(body_sentences(body), MOST + 1))
        if len(sentences) > MOST:
            return
        bump = next(((each, hit) for each in sentences if (hit := self.phrases.bump(each))), None)
        if bump is None:
            return
        known = weights("follow-ups")
        new = max(likely(self.phrases.features(each), known) for each in sentences)
        if new < self.options.unsure:
            sentence, (start, end) = bump
            found = {"found": sentence.text[start:end]}
            yield Match(sentence.span(start, end), found, confidence=self._confidence(new))

    def _confidence(self, new: float) -> Confidence:
        if new >= self.options.likely:
            return Confidence.LOW
        return Confidence.HIGH if new < self.options.sure else Confidence.MEDIUM
