"""Flags a message in which nothing is the reader's: no need, question, situation or history of theirs anywhere.

    check: no-need
    options: {min_sentences: 3, need_words: [step-free]}

Every sentence of each body is read for words of the reader's side and for merge fields of the reader's history and
interests. Silent in short bodies, in those longer than anybody reads, in languages without a list of words, and where
the built-in personas' samples stand for most of what the host application would say.
Facts: `{sentences}` how many sentences were read.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Body, Evidence, Match, Passage, Reading, Reads, Scope
from msglint.reading.appraisal import LANGUAGES, for_reader, lexicon
from msglint.reading.scopes import Term
from msglint.reading.words import language

MOST = 1_000
"""Sentences of a body beyond which it is no message to a person."""
KEPT = 1_000
"""Sentences that are remembered to be the reader's."""


class Options(Struct, frozen=True):
    """``min_sentences``: shorter bodies are not judged. ``need_words``: a house's own words for its readers' needs."""

    min_sentences: int = 3
    need_words: tuple[Term, ...] = ()


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"sentences"})
    reads = Reads(contact=frozenset({"persona"}), absence=True)

    def __init__(self, options: Options) -> None:
        self._options = options
        self._readers: dict[str, None] = {}  # sentences that were the reader's: they are, in most of the next messages

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        for body in target.bodies:
            if body.lead is not None and self._empty(body) and not sampled(body, evidence):
                yield Match(facts={"sentences": len(body.sentences)})
                return

    def _empty(self, body: Body) -> bool:
        spoken = body.language or language(body.whole.text)
        if spoken not in LANGUAGES or not self._options.min_sentences <= len(body.sentences) <= MOST:
            return False
        phrases = lexicon(spoken, (), self._options.need_words)
        known = [sentence for sentence in body.sentences if sentence.text in self._readers]
        found = next((each for each in (*known, *body.sentences) if for_reader(each, phrases)), None)
        if found is not None and found.text not in self._readers:
            if len(self._readers) >= KEPT:
                self._readers.clear()
            self._readers[found.text] = None
        return found is None


def sampled(body: Body, evidence: Evidence) -> bool:
    """Whether most sentences are a persona's samples of what an application may say: nobody knows what that is."""
    known: frozenset[str] | None = evidence.contact.get("persona")
    if known is None:
        return False
    samples = sum(is_sample(sentence, known) for sentence in body.sentences)
    return samples * 2 >= len(body.sentences)


def is_sample(sentence: Passage, known: frozenset[str]) -> bool:
    """Whether more of a sentence is a sample than the template's own words. ``known``: fields that tell of a person."""
    own = sum(piece.end - piece.start for piece in sentence.pieces if piece.literal)
    samples = sum(
        piece.end - piece.start for piece in sentence.pieces if not piece.literal and known.isdisjoint(piece.fields)
    )
    return samples > own
