"""The sentences of a page: those of the lines that are the message itself."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from msglint.model import Passage
from msglint.reading.page import Line, Page
from msglint.reading.sentences import sentences


class Sentence(Struct, frozen=True):
    """A sentence and the line in which it begins."""

    passage: Passage
    line: Line


def prose(page: Page) -> list[Sentence]:
    """The sentences of the lines without a role; each paragraph is split as a whole."""
    found: list[Sentence] = []
    paragraph: list[Line] = []
    for line in page.lines:
        if paragraph and (line.hard or line.role):
            found += _split(page, paragraph)
            paragraph = []
        if not line.role:
            paragraph.append(line)
    if paragraph:
        found += _split(page, paragraph)
    return found


def _split(page: Page, paragraph: Sequence[Line]) -> list[Sentence]:
    part, passage = page.part, page.map.passage
    first = paragraph[0]
    begun = first.start
    if len(paragraph) == 1 and not first.greeted:
        return [Sentence(passage(part, begun + start, begun + end), first) for start, end in first.says.sentences]
    found: list[Sentence] = []
    number = 0
    for start, end in sentences(page.text, first.rest, paragraph[-1].end):
        while paragraph[number].end <= start:
            number += 1
        found.append(Sentence(passage(part, start, end), paragraph[number]))
    return found
