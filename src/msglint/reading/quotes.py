"""Finds what a message quotes of earlier ones: those words are not the sender's."""

from __future__ import annotations

from collections.abc import Sequence

from msglint.reading import attributions
from msglint.reading.page import Line

_HEADER_LINES = 5
_LONGEST = 300
"""Characters of two lines that together say whose words follow."""
_QUOTES = frozenset({"quote", "blockquote"})


def mark_quotes(lines: Sequence[Line], *, reply: bool) -> tuple[tuple[int, int], ...]:
    """Give quoted lines the role ``quoted``; start and end of each stretch of them."""
    for line in lines:
        if line.says.may_quote or not line.marks.isdisjoint(_QUOTES):
            return _marked(lines, reply=reply)
    return ()


def _marked(lines: Sequence[Line], *, reply: bool) -> tuple[tuple[int, int], ...]:
    marked = [line.says.is_marked for line in lines]
    quoted = [
        "quote" in line.marks or (reply and "blockquote" in line.marks) or (mark and (reply or _in_run(marked, number)))
        for number, (line, mark) in enumerate(zip(lines, marked, strict=True))
    ]
    if any(line.says.hints for line in lines):
        _follow_attributions(lines, marked, quoted)
    for line, is_quoted in zip(lines, quoted, strict=True):
        if is_quoted and not line.role:
            line.role = "quoted"
    return tuple(_stretches(lines))


def _in_run(marked: Sequence[bool], number: int) -> bool:
    """Whether the line above or below is marked with ``>`` too: one alone is an arrow."""
    return (number > 0 and marked[number - 1]) or (number + 1 < len(marked) and marked[number + 1])


def _follow_attributions(lines: Sequence[Line], marked: list[bool], quoted: list[bool]) -> None:
    """Mark the lines that say whose words follow, and those words: as far as ``>`` or markup shows, else all."""
    number = 0
    while number < len(lines):
        size = 0 if quoted[number] and not marked[number] else _attributes(lines, number)
        if not size:
            number += 1
            continue
        after = number + size
        set_apart = after < len(lines) and (marked[after] or lines[after].marks & _QUOTES)
        if not set_apart and attributions.is_yours(lines[number].says.folded):
            number += 1
            continue
        quoted[number:after] = [True] * size
        number = after
        while number < len(lines) and (not set_apart or marked[number] or lines[number].marks & _QUOTES):
            quoted[number] = True
            number += 1


def _attributes(lines: Sequence[Line], number: int) -> int:
    """How many lines from this one on say whose words follow; none: 0."""
    says = lines[number].says
    if says.attributes:
        return 1
    first = says.folded
    if number + 1 < len(lines) and not lines[number + 1].gap and first[:1].isalpha():
        second = lines[number + 1].says.folded
        if second.endswith(":") and len(first) <= _LONGEST and attributions.attributes(f"{first} {second}"):
            return 2
    if ":" in first[:20]:
        header = "\n".join(line.says.folded for line in lines[number : number + _HEADER_LINES])
        return int(attributions.is_header(header))
    return 0


def _stretches(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Start and end of each run of quoted lines."""
    found: list[tuple[int, int]] = []
    before = None
    for line in lines:
        if line.role == "quoted":
            if before is not None and before.role == "quoted":
                found[-1] = (found[-1][0], line.end)
            else:
                found.append((line.start, line.end))
        before = line
    return found
