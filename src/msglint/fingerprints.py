"""What makes a finding the same one again after lines have moved and records have changed places."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msglint.model import Finding, Place, show
from msglint.private import holds_values
from msglint.regex import regex

Sources = Callable[[str], Sequence[str]]
"""A file's lines by its path as findings print it; no lines where it cannot be read."""

NUMBER = regex(r"\d+")
LONGEST = 100
"""Characters of marked words that stand for themselves; of longer ones the beginning and a mark for all of them."""

POINTED = frozenset({"template-syntax", "template-render"})
"""Rules that mark no words although they do not speak of the message as a whole: their sentence tells them apart."""


class Identity(NamedTuple):
    """A finding's rule, its file, and the template's words that it marks.

    A finding about the message as a whole marks none. Of people's data no words are taken (a hash of a row can be
    guessed): ``words`` is then the record's id as reports show it, or what the engine says of a row without one.
    """

    rule: str
    path: str
    words: str


def identity(finding: Finding, sources: Sources) -> Identity:
    """What the finding is, wherever it stands; findings that are equal in this are told apart by their number."""
    return Identity(finding.rule, finding.place.path, _words(finding, sources))


class Fingerprints:
    """Short marks of findings, each its own: equal ones are counted, in the order in which they are asked for."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._seen: Counter[Identity] = Counter()

    def of(self, finding: Finding) -> str:
        """Thirty-two hexadecimal digits."""
        found = identity(finding, self._sources)
        self._seen[found] += 1
        return digest("\0".join((*found, str(self._seen[found]))))[:32]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _words(finding: Finding, sources: Sources) -> str:
    if holds_values(finding.place):
        return finding.record or ", ".join(finding.examples) or told(finding)
    if finding.rule in POINTED:
        return told(finding)
    return shortened(marked(finding.place, sources(finding.place.path) if finding.place.known else ()))


def told(finding: Finding) -> str:
    """The finding's sentence without people's values and without numbers, which tell of places and amounts."""
    return shortened(NUMBER.sub("0", show(finding.message, values=False)))


def marked(place: Place, lines: Sequence[str]) -> str:
    """The words between a place's beginning and its end, each break and run of spaces made one space."""
    if not 0 < place.line <= place.end_line <= len(lines):
        return ""
    found = list(lines[place.line - 1 : place.end_line])
    found[-1] = found[-1][: max(place.end_column - 1, 0)]
    found[0] = found[0][max(place.column - 1, 0) :]
    return " ".join(" ".join(found).split())


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 20]}… {digest(words)[:12]}"
