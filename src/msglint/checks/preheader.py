"""Flags a preheader that says nothing more: missing, too short, too long, or the subject once more.

    check: preheader
    options: {min: 20, max: 140}

The preheader is the line that the inbox shows behind the subject: the front matter's, or hidden words at the head of
the HTML part. It is missed in HTML mail only, where the inbox shows the first words instead ("View in browser").
Lengths are display columns: a wide character (漢, 😀) takes two. A short one with invisible padding behind it is right.

Facts: `{what}` is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Match, Passage, Reading, Reads, Scope
from msglint.model.words import Word
from msglint.reading.scopes import quoted
from msglint.reading.widths import width
from msglint.reading.words import fold, tokens
from msglint.regex import regex

LONGEST = 60
ALIKE = 0.8
"""The share of words in common from which one line says what the other says."""

BOILERPLATE = regex(
    r"(?i)\b(?:view|read|see|open|display)\b.{0,40}\b(?:in|with) (?:your|a|the|my) (?:web )?browser\b"
    r"|\b(?:trouble|problems?|difficult(?:y|ies)|can(?:'|’)?t|cannot|unable to)\b"
    r".{0,20}\b(?:view|see|read|display)(?:ing)?\b.{0,20}\b(?:e-?mail|message|images)\b"
    r"|\bim browser (?:ansehen|anzeigen|offnen|öffnen|lesen)\b"
)
"""What stands at the top of many mailings, and of which nobody opens one."""


class Options(Struct, frozen=True):
    """``min``, ``max``: display columns, both allowed themselves."""

    min: int = 20
    max: int = 140


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"what"})
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if options.min > options.max:
            raise ValueError("min is greater than max, so every preheader would be wrong")
        self._min = options.min
        self._max = options.max

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        line = target.preheader
        html = next((body for body in target.bodies if body.part == "html"), None)
        if line is None:
            if html is not None and target.subject is not None:
                yield Match(facts={"what": ("has no preheader: the inbox shows “", *opening(html.whole), "”")})
        elif line.text:
            what = self._fault(line, target.subject, padded=html is not None and html.padded)
            if what:
                yield Match(line.span(), {"what": what})

    def _fault(self, line: Passage, subject: Passage | None, *, padded: bool) -> str:
        """What is wrong with a preheader; empty where nothing is."""
        columns = width(line.text)
        if subject is not None and repeats(line, subject):
            return "repeats the subject in its preheader"
        if columns > self._max:
            return f"has a preheader of {columns} columns, of which an inbox shows {self._max}"
        if BOILERPLATE.search(line.text):
            return "spends its preheader on those who cannot see the message"
        if columns < self._min and not padded:
            return f"has a preheader of {columns} columns, so the inbox goes on with the body's first words"
        return ""


def opening(body: Passage) -> tuple[Word, ...]:
    """The first words of a body, as far as an inbox shows them."""
    start = len(body.text) - len(body.text.lstrip())
    end = body.text.find("\n", start)
    line = body.cut(start, min(start + LONGEST, len(body.text) if end < 0 else end))
    return tuple(quoted(line, piece.start, piece.end) for piece in line.pieces)


def repeats(line: Passage, subject: Passage) -> bool:
    """Whether two lines say the same: nearly all of one is in the other, or nearly all their words are the same."""
    one, other = (" ".join(word for _, _, word in tokens(fold(each.text))) for each in (line, subject))
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    words, others = set(one.split()), set(other.split())
    return (short in long and len(short) > ALIKE * len(long)) or len(words & others) >= ALIKE * len(words | others)
