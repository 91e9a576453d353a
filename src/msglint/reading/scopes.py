"""What the general kinds of check share: their scopes, the text in what they are handed, how options are judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msglint.model import Body, Greeting, Lead, Link, Passage, Personal, Reading, Span
from msglint.reading.words import Finder

Target = Greeting | Lead | Link | Passage | Reading
TextScope = Literal[
    "greeting", "lead", "sentence", "link", "subject", "preheader", "footer", "signoff", "part", "message"
]
"""The scopes that hold text."""


def compiles(pattern: str) -> None:
    """Raise ``ValueError`` with RE2's reason where the pattern does not compile."""
    if not pattern:
        raise ValueError("is empty")
    try:
        Finder((), (pattern,))
    except ValueError as error:
        raise ValueError(f"{error} (write it in RE2, which has no lookaround and no backreferences)") from None


def has_words(term: str) -> None:
    """Raise ``ValueError`` where nothing is there to look for."""
    if not term.strip():
        raise ValueError("is empty")


Pattern = Annotated[str, compiles]
"""An RE2 pattern; lookaround and backreferences are no part of RE2."""
Term = Annotated[str, has_words]
"""A word or phrase: whole words; spaces, quotes and hyphens stand for all their typographic forms."""


def passages(target: Target) -> tuple[Passage, ...]:
    """The passages of a target: one, but for a whole message: subject, preheader and each body."""
    match target:
        case Passage():
            return (target,)
        case Greeting(line=line):
            return (line,)
        case Lead(passage=passage):
            return (passage,)
        case Link(words=words):
            return (words,)
        case Reading():
            heads = (part for part in (target.subject, target.preheader) if part is not None)
            return (*heads, *(body.whole for body in target.bodies))


def texts(target: Target) -> Iterator[str]:
    """The words of a target, and where a link leads."""
    yield from (passage.text for passage in passages(target))
    if isinstance(target, Link):
        yield target.url


def opening(passage: Passage) -> Span:
    """The first words of a passage that are the template's own: where something that it lacks can be put in."""
    own = (piece for piece in passage.pieces if piece.literal and passage.text[piece.start : piece.end].strip())
    first = next(own, None)
    return passage.span(first.start, first.end) if first else passage.span()


def own_words(body: Body) -> Iterator[Passage]:
    """What the sender says in a body: all but quoted mail and the footer."""
    apart = [*body.quoted, *([body.footer] if body.footer else [])]
    start = 0
    for passage in sorted(apart, key=lambda passage: passage.start):
        first, last = passage.start - body.whole.start, passage.end - body.whole.start
        if first > start:
            yield body.whole.cut(start, first)
        start = max(start, last)
    if start < len(body.whole.text):
        yield body.whole.cut(start, len(body.whole.text))


def quoted(passage: Passage, start: int, end: int) -> str | Personal:
    """Words of a passage as a fact: personal where a field of the record can stand in them."""
    words = passage.text[start:end]
    fields = passage.fields(start, end) if end > start else ()
    return Personal(words, "|".join(fields)) if fields else words
