"""The sentences of a page: those of the lines that are the message itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from msglint.model import Passage
from msglint.reading.page import Line, Page
from msglint.reading.sentences import sentences


class Sentence(Struct, frozen=True, gc=False):
    """A sentence and the line in which it begins."""

    passage: Passage
    line: Line


def prose(page: Page) -> list[Sentence]:
    """The sentences of the lines without a role; each paragraph is split as a whole."""
    found: list[Sentence] = []
    part, lines, passage = page.part, page.lines, page.map.passage
    after = 0
    for number, line in enumerate(lines):
        if number < after or line.role:
            continue
        after = _after(lines, number)
        begun = line.start
        if after > number + 1 or line.greeted:
            found += _split(page, lines[number:after])
            continue
        for start, end in line.says.sentences:
            found.append(Sentence(passage(part, begun + start, begun + end), line))
    return found


def _after(lines: Sequence[Line], number: int) -> int:
    """The first line after the paragraph that begins with the line of this number."""
    after = number + 1
    while after < len(lines) and not (lines[after].hard or lines[after].role):
        after += 1
    return after


def _split(page: Page, paragraph: Sequence[Line]) -> Iterator[Sentence]:
    number = 0
    for start, end in sentences(page.text, paragraph[0].rest, paragraph[-1].end):
        while paragraph[number].end <= start:
            number += 1
        yield Sentence(page.map.passage(page.part, start, end), paragraph[number])
