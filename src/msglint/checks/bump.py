"""Follow-ups that only say that they follow up."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Body, Evidence, Match, Passage, Reading, Reads, Scope
from msglint.reading.topics import content
from msglint.reading.words import Finder
from msglint.regex import regex

NEWS = regex(r"\d|https?://|www\.|[€$£%]")


class Options(Struct, frozen=True):
    """``bumps``: words that announce a bump. ``fillers``: words that ask for an answer and bring nothing.

    ``spare``: how many words of meaning a sentence may have besides them and still bring nothing new.
    """

    bumps: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    spare: int = 4


class Check:
    """Reads every sentence of a body: if each is a bump or a filler, and one is a bump, nothing is new in it."""

    scope = Scope.MESSAGE
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if not options.bumps:
            raise ValueError("bumps: name the words that announce a bump")
        self._bumps = Finder(options.bumps)
        self._fillers = Finder((*options.bumps, *options.fillers))
        self._spare = options.spare

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        for body in target.bodies:
            sentences = list(said(body))
            first = next((hit for sentence in sentences for hit in self._bump(sentence)), None)
            if first is not None and all(map(self._empty, sentences)):
                passage, start, end = first
                yield Match(passage.span(start, end), {"found": passage.text[start:end]})

    def _bump(self, sentence: Passage) -> Iterator[tuple[Passage, int, int]]:
        for start, end, _ in self._bumps.find(sentence.text):
            yield sentence, start, end

    def _empty(self, sentence: Passage) -> bool:
        """Whether the sentence brings nothing besides its bumps and fillers."""
        rest, done = "", 0
        for start, end, _ in self._fillers.find(sentence.text):
            rest += sentence.text[done:start] + " "
            done = max(done, end)
        rest += sentence.text[done:]
        if any(piece.fields and piece.end > piece.start for piece in sentence.pieces) and done == 0:
            return False
        allowed = self._spare if done else 2
        return not NEWS.search(rest) and len(content(rest)) <= allowed


def said(body: Body) -> Iterator[Passage]:
    """The sentences between greeting and sign-off."""
    lines = {greeting.line.start for greeting in body.greetings}
    end = body.signoff.start if body.signoff is not None else body.whole.end
    footer = body.footer.start if body.footer is not None else body.whole.end
    for sentence in body.sentences:
        if sentence.start not in lines and sentence.start < min(end, footer):
            yield sentence
