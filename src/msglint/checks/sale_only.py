"""Flags a message that offers loyal people a sale and nothing to come for.

    check: sale_only
    options: {loyal: {visits: "number(contact.visits) >= 5"}, sale_words: [bonus week], experience_words: [harbor walk]}

`loyal` maps fields of the record (or `history`) to predicates: where one holds, the record is a loyal person's. A
message offers a sale where its subject or the first two sentences of its opening name a reduction ("20 % off") or a
word of a sale; it offers an experience where any of its own words names one (an evening, a walk, a tasting, an
invitation). Words in values of the record, links and footers count for neither.
Facts: `{found}` the words of the sale, `{field}` and `{value}` that tell that the person is loyal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from msglint.model import Evidence, Match, Passage, Reading, Reads, Scope
from msglint.predicate.record_facts import HISTORY, holds, question, shown
from msglint.reading.motives import copy_of
from msglint.reading.pledges import reductions
from msglint.reading.scopes import Term
from msglint.reading.words import Finder, load_data

START = 2
"""Sentences of the opening in which a sale is what the message is about."""


class Options(Struct, frozen=True):
    """``loyal``: from fields (or ``history``) to predicates. ``sale_words``, ``experience_words``: a house's own."""

    loyal: Mapping[str, str] = {}
    sale_words: tuple[Term, ...] = ()
    experience_words: tuple[Term, ...] = ()


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"found", "field", "value"})

    def __init__(self, options: Options) -> None:
        if not options.loyal:
            raise ValueError("loyal: name at least one field, with the predicate that makes a person loyal")
        self._loyal = tuple((field, question(text)) for field, text in options.loyal.items())
        known = load_data("offers")
        self._sale = Finder((*known["sale"], *options.sale_words))
        self._experience = Finder((*known["experience"], *options.experience_words), known["appointment"])
        fields = {field for field in options.loyal if field != HISTORY}
        for _, asked in self._loyal:
            fields.update(asked.reads or ())
        past = any(asked.history for _, asked in self._loyal)
        whole = any(asked.reads is None for _, asked in self._loyal)
        self.reads = Reads(
            contact=None if whole else frozenset(fields), history=past, needs=frozenset(fields), needs_history=past
        )

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        found = next((hit for passage in opened(target) for hit in self._sales(passage)), None)
        if found is None:
            return
        proof = next((field for field, asked in self._loyal if holds(asked, evidence)), None)
        if proof is None or any(self._experiences(passage) for passage in copy_of(target)):
            return
        passage, start, end = found
        value, related = shown(proof, evidence)
        facts = {"found": passage.text[start:end], "field": proof, "value": value}
        fields = (proof,) if proof != HISTORY else ()
        yield Match(passage.span(start, end), facts, fields=fields, related=related)

    def _sales(self, passage: Passage) -> Iterator[tuple[Passage, int, int]]:
        """The words of a sale in a passage."""
        for promise in reductions(passage.text):
            if not passage.fields(promise.start, promise.end):
                yield passage, promise.start, promise.end
        for start, end, _ in self._sale.find(passage.text):
            if not passage.fields(start, end):
                yield passage, start, end

    def _experiences(self, passage: Passage) -> bool:
        """Whether the passage names something to come for, in the sender's own words."""
        return any(not passage.fields(start, end) for start, end, _ in self._experience.find(passage.text))


def opened(reading: Reading) -> Iterator[Passage]:
    """Subject and opening: what the message is about."""
    if reading.subject is not None:
        yield reading.subject
    for body in reading.bodies:
        if body.lead is not None:
            yield from body.lead.sentences[:START]
