"""Flags a message in which nothing is the reader's: no need, question, situation or history of theirs anywhere.

    check: no-need
    options: {min_sentences: 3, need_words: [step-free]}

Every sentence of each body is read for words of the reader's side and for merge fields of the reader's history and
interests. Silent in short bodies, in those longer than anybody reads and in languages without a list of words.
Facts: `{sentences}` how many sentences were read.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Body, Evidence, Match, Reading, Reads, Scope
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
    reads = Reads()

    def __init__(self, options: Options) -> None:
        self._options = options
        self._readers: dict[str, None] = {}  # sentences that were the reader's: they are, in most of the next messages

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        for body in target.bodies:
            if body.lead is not None and self._empty(body):
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
