"""The name in a greeting, beside the record that it should fit: what the finders of faults look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from msgspec import Struct

from msglint.memory import once
from msglint.model import Confidence, Fact, Greeting, Passage, Personal
from msglint.names.casing import mended
from msglint.names.extent import ENDS, own_until, trimmed, unseen, widened
from msglint.names.folding import fold, words
from msglint.names.honorifics import Honorific, chain, leading, trailing
from msglint.names.lists import listed
from msglint.names.nicknames import alike, known
from msglint.names.person import LONGEST, Person, family, given
from msglint.names.relation import Relation, relation
from msglint.regex import regex

NOT_NAMED = frozenset({"generic", "nobody"})
RAW = regex(
    r"\{[{%!]|[%}]\}|\*\||\|\*|%%|\$\{|<<|>>|\[\[|<%|%>"  # the delimiters of template languages
    r"|\[[A-Za-z][\w ./-]*\]|\{[A-Za-z][\w .]*\}|%[A-Z][A-Z_]+%|<[A-Za-z][\w ]*>"  # a field's name in brackets
)


class Fault(Struct, frozen=True):
    """Something wrong with a greeting: where in its line (characters), and the facts to say it with."""

    start: int
    end: int
    facts: Mapping[str, Fact]
    confidence: Confidence | None = None


class Greeted(Struct, frozen=True, dict=True):
    """A greeting read against its record.

    ``words``: the greeted words without titles, at ``line.text[start:end]``; ``begin``: where the titles before them
    begin. ``fields``: the record's fields whose values can stand in the words. ``own``: the words are the
    template's own, as far as one can tell: no such field has a value that they come from.
    """

    greeting: Greeting
    person: Person
    begin: int
    start: int
    end: int
    titles: tuple[Honorific, ...]
    fields: tuple[str, ...]
    own: bool

    @once
    def line(self) -> Passage:
        return self.greeting.line

    @once
    def words(self) -> str:
        return self.line.text[self.start : self.end]

    @property
    def language(self) -> str:
        """The greeting's language, as ISO 639-1."""
        return self.greeting.language

    @once
    def raw(self) -> bool:
        """Whether a merge token that nothing replaced stands there: another rule's business."""
        return self.own and RAW.search(self.line.text) is not None

    @property
    def unread(self) -> bool:
        """Whether a column that is not read here can stand in the words: its value, or what stands in for it."""
        return any(self.person.value(field) is None for field in self.fields)

    @once
    def worded(self) -> bool:
        """Whether the record itself says how to greet its person, in a column of its own: ``Dear Ms. Behnia`` with the
        word that greets, whatever the column is called.
        """
        if any("greeting" in field.casefold() for field in self.fields):
            return True
        first = next((piece for piece in self.line.pieces if piece.end > piece.start), None)
        opens = self.greeting.opener and first is not None and first.fields and first.end >= self.end > self.start
        return bool(opens and first and all(self.person.value(field) is None for field in first.fields))

    @once
    def styled(self) -> bool:
        """Whether what stands before the name is no name: a title that no list has ("Chief Wei" from a column of ranks,
        "Dear Bailiff {{ last_name }}"). Initials, small words and other given names are part of the name.
        """
        spoken, own = words(self.words), (*given(self.person), *family(self.person))
        front = spoken[: next((at for at, word in enumerate(spoken) if word in own), 0)]
        small = listed("particle") | listed("generic")
        return bool(front) and not any(
            len(word) < 2
            or word in small
            or (known(word) and not self.unread)
            or any(alike(word, name) for name in own)
            for word in front
        )

    def sampled(self, known: Collection[str] | None) -> bool:
        """Whether the words are but a sample of what an application hands over. ``known``: the persona's own fields."""
        return known is not None and bool(self.words and self.fields) and set(self.fields).isdisjoint(known)

    @once
    def polite(self) -> bool:
        """Whether title, honorific or opener want the family name."""
        rest = self.line.text[self.start :].rstrip(ENDS + " .")
        return bool(self.titles) or self.greeting.formal or self.styled or trailing(rest) is not None

    @once
    def relation(self) -> Relation:
        """Whose name the words are."""
        return relation(self.words, self.person)

    @property
    def found(self) -> Fact:
        """The greeted words as a fact."""
        return quote(self.line, self.start, self.end)

    @property
    def titled(self) -> Fact:
        """The greeted words with the titles before them."""
        return quote(self.line, self.begin, self.end)

    def fault(self, confidence: Confidence | None = None, *, titled: bool = False, **facts: Fact) -> Fault:
        """A fault of the greeted words (with their titles), which are the fact ``found``."""
        found = self.titled if titled else self.found
        return Fault(self.begin if titled else self.start, self.end, {"found": found, **facts}, confidence)


def too_long(greeting: Greeting) -> bool:
    """Whether the line is longer than any name could make it: a megabyte in a name field is another rule's business."""
    return len(greeting.line.text) > 2 * LONGEST


@lru_cache(maxsize=1_024)
def read(greeting: Greeting, person: Person) -> Greeted:
    """The greeting's name with its titles, as far as the merge fields that print it reach."""
    line = greeting.line
    begin, end = trimmed(line, *widened(greeting))
    before = line.text.rfind(greeting.title, 0, begin) if greeting.title else -1
    outer = chain(greeting.title, greeting.language) if before >= 0 else ()
    inner, skipped = leading(line.text[begin:end], greeting.language, own_until(line, begin) - begin)
    if greeting.kind in NOT_NAMED:
        inner, skipped = (), 0  # "Sir or Madam"
    start = begin + skipped
    fields = line.fields(start, end) if end > start else ()
    own = is_own(line.text[start:end], fields, person)
    return Greeted(greeting, person, before if outer else begin, start, end, (*outer, *inner), fields, own)


def is_own(text: str, fields: tuple[str, ...], person: Person) -> bool:
    """Whether the words come from none of the fields that can print them: a fallback, or plain template text.

    A column that is not read here may have printed anything.
    """
    values = [person.value(field) for field in fields]
    return all(value is not None and not comes_from(text, value) for value in values)


def comes_from(text: str, value: str) -> bool:
    """Whether printed words are a value or made of it: trimmed, cut, cased, declined, escaped."""
    if not value:
        return False
    if fold(text) in fold(value) or fold(mended(text)) in fold(value):
        return True
    return any(alike(word, source) for word in words(text) for source in words(value))


def quote(passage: Passage, start: int, end: int) -> Fact:
    """The words of a passage as a fact: what the record put there is marked as such, where it can be seen."""
    found: list[str | Personal] = []
    at = start
    for piece in passage.pieces:
        first, last = max(piece.start, at), min(piece.end, end)
        if last <= first:
            continue
        found.append(passage.text[at:first])
        text = passage.text[first:last]
        found.append(text if piece.literal or unseen(text) else Personal(text, piece.fields[0] if piece.fields else ""))
        at = last
    found.append(passage.text[at:end])
    kept = tuple(word for word in found if word)
    if all(isinstance(word, str) for word in kept):
        return "".join(word for word in kept if isinstance(word, str))
    return kept[0] if len(kept) == 1 else kept
