"""Flags a message that is evidently not in the person's language.

    check: language

The record's language, under whatever name ("de", "Deutsch", "de-CH", "deu"; several are several), against the
language of the sender's own words: their stop words, or their script. Values of merge fields, quoted titles,
addresses and links make no language; a line in the person's language, or one that names it ("Deutsche Version
unten"), makes the message theirs too. A message of less than twelve words is judged by `language` in its front
matter alone. Country is no language.

Facts: `{language}` of the message, the `{words}` that show it, and the `{wanted}` one.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Passage, Personal, Reading, Reads, Scope
from msglint.reading.wishes.tongues import Spoken, foreign, languages_of, name_of, near
from msglint.reading.words import language

FIELD = "language"
FEWEST = 5
"""Words of what the person wrote that show the language in which they write."""


class Options(Struct, frozen=True):
    """None: the record and the message's words decide."""


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"language", "words", "wanted"})
    reads = Reads(contact=frozenset({FIELD}), history=True, message=frozenset({FIELD}), needs=frozenset({FIELD}))

    def __init__(self, options: Options) -> None:
        self.options = options

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        wanted = languages_of(evidence.contact.get(FIELD))
        if not wanted:
            return
        spoken = foreign(own_words(target), wanted) or declared(target, evidence, wanted)
        if spoken is None or not written(evidence).isdisjoint(spoken.codes):
            return
        facts: dict[str, Fact] = {
            "language": " or ".join(map(name_of, spoken.codes)),
            "words": ", ".join(f"“{word}”" for word in spoken.words) or "so says its front matter",
            "wanted": Personal(str(evidence.contact[FIELD]).strip(), FIELD),
        }
        yield Match(facts=facts, fields=(FIELD,))


def declared(reading: Reading, evidence: Evidence, wanted: frozenset[str]) -> Spoken | None:
    """The language that the front matter names, where the message's words say nothing else."""
    told = languages_of(evidence.message.get(FIELD))
    if not told or any(near(one, other) for one in told for other in wanted):
        return None
    return Spoken(tuple(sorted(told)), ()) if language(own_words(reading)) in ("", *told) else None


def written(evidence: Evidence) -> frozenset[str]:
    """The languages in which the person has written to the sender: they read these."""
    texts = (row.text for row in evidence.history if row.direction == "in" and len(row.text.split()) >= FEWEST)
    return frozenset(filter(None, map(language, texts)))


def own_words(reading: Reading) -> str:
    """The sender's own words in subject and bodies, a line for a line, without quoted mail."""
    passages = [reading.subject] if reading.subject is not None else []
    passages.extend(body.whole for body in reading.bodies)
    apart = {(quoted.part, quoted.start, quoted.end) for body in reading.bodies for quoted in body.quoted}
    return "\n".join(literal(passage, apart) for passage in passages)


def literal(passage: Passage, apart: set[tuple[str, int, int]]) -> str:
    """A passage with a mark where values of the record stand, and without what stands apart."""
    kept = []
    for piece in passage.pieces:
        first, last = passage.start + piece.start, passage.start + piece.end
        inside = any(part == passage.part and start <= first and last <= end for part, start, end in apart)
        if not inside:
            kept.append(" … " if piece.fields and piece.end > piece.start else passage.text[piece.start : piece.end])
    return "".join(kept)
