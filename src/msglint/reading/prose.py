"""The sentences of a page: those of the lines that are the message itself."""

from __future__ import annotations

from collections.abc import Iterable

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
    part, passage = page.part, page.map.passage
    for paragraph in _paragraphs(page.lines):
        first = paragraph[0]
        begun = first.start
        if len(paragraph) == 1 and not first.greeted:
            for start, end in first.says.sentences:
                found.append(Sentence(passage(part, begun + start, begun + end), first))
            continue
        number = 0
        for start, end in sentences(page.text, first.rest, paragraph[-1].end):
            while paragraph[number].end <= start:
                number += 1
            found.append(Sentence(passage(part, start, end), paragraph[number]))
    return found


def _paragraphs(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines without a role that read on from each other."""
    found: list[list[Line]] = []
    goes_on = False
    for line in lines:
        if line.role:
            goes_on = False
        elif goes_on and not line.hard:
            found[-1].append(line)
        else:
            found.append([line])
            goes_on = True
    return found
