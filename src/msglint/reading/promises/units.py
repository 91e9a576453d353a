"""A reading as the places where it states something: the head, the text part, the HTML part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from msglint.memory import remembered
from msglint.model import Passage, Reading
from msglint.reading.dialogue.spoken import body_sentences
from msglint.reading.promises.cues import TOKEN, anchor
from msglint.reading.promises.statement import Anchor, Found, Statement, Text, Unit
from msglint.reading.words import fold
from msglint.regex import regex

Find = Callable[[Text], Iterable[Found]]
APART = regex(
    r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@\S+"
    r"|(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/\S*|\+\d[\d ()./-]{6,}\d"
    r"|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b"
)
"""Addresses and telephone numbers: they hold figures that promise nothing."""
LONGEST = 2_000
"""Characters of a sentence that are read."""
MOST = 24
"""Statements of a sentence that are read."""


def units(reading: Reading, find: Find) -> tuple[Unit, ...]:
    """What each part of a message states, of one kind of thing."""
    parts: list[tuple[str, str, list[Passage]]] = []
    head = [line for line in (reading.subject, reading.preheader) if line is not None]
    spoken = next((body.language for body in reading.bodies if body.language), "")
    if head:
        parts.append(("head", spoken, head))
    parts.extend((body.part, body.language, list(body_sentences(body))) for body in reading.bodies)
    words = frozenset().union(*(_words(passage.text) for _, _, passages in parts for passage in passages))
    return tuple(
        Unit(part, tuple(each for passage in passages for each in stated(passage, find, language)), words)
        for part, language, passages in parts
    )


def stated(passage: Passage, find: Find, language: str) -> Iterator[Statement]:
    """What one sentence states."""
    for found, said_of in _said(passage.text, find, language):
        yield Statement(
            found,
            passage.span(found.start, found.end),
            passage.text[found.start : found.end],
            passage.fields(found.start, found.end),
            said_of,
        )


@remembered
def _said(words: str, find: Find, language: str) -> tuple[tuple[Found, Anchor], ...]:
    """What the words of one sentence state, and what each is said of."""
    text = APART.sub(lambda found: " " * len(found[0]), words[:LONGEST])
    sentence = Text(text, fold(text), language)
    every = list(islice(find(sentence), MOST))
    starts = [*(found.start for found in every[1:]), len(text)]
    ends = [0, *(found.end for found in every)]
    return tuple(
        (found, anchor(sentence, found, before, after))
        for found, before, after in zip(every, ends, starts, strict=False)
    )


@remembered
def _words(text: str) -> frozenset[str]:
    return frozenset(TOKEN.findall(fold(text)))
