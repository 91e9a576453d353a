"""Code frames: the lines that a finding marks, with carets under the mark.

Tabs, wide, combining and control characters keep the carets in place; a line too long for the page is cut around
its mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msglint.model import Place
from msglint.reporters.drawing.lines import Line, cells
from msglint.reporters.drawing.visible import visible

TAB = "    "
CUT = "…"
MOST_LINES = 4
"""A mark over more lines than these shows the first two and the last."""

GUTTER = 9
"""Columns left of the bar: line numbers and labels end there."""


def frame(place: Place, lines: Sequence[str], *, width: int, style: str) -> Iterator[Line]:
    """The marked lines of a file, numbered; nothing where the place is unknown or beyond the file."""
    if not place.known or place.line > len(lines):
        return
    last = min(max(place.end_line, place.line), len(lines))
    numbers = list(range(place.line, last + 1))
    left_out = len(numbers) - 3 if len(numbers) > MOST_LINES else 0
    if left_out:
        numbers = [*numbers[:2], numbers[-1]]
    for number in numbers:
        if left_out and number == last:
            yield (_gutter(CUT, "·"), (f"{left_out} more lines", "quiet"))
        text = lines[number - 1].rstrip("\r\n")
        start = place.column - 1 if number == place.line else len(text) - len(text.lstrip())
        end = place.end_column - 1 if number == place.end_line else len(text)
        yield from marked(str(number), text, start, max(end, start), width=width, style=style)


def marked(label: str, text: str, start: int, end: int, *, width: int, style: str) -> Iterator[Line]:
    """One line of text behind a label, and one with carets under ``text[start:end]`` (one caret for a point)."""
    before, mark, after = (_drawn(piece) for piece in (text[:start], text[start:end], text[end:]))
    before, mark, after = _fitted(before, mark, after, width - GUTTER - 3)
    carets = " " * _cells(before) + "^" * max(_cells(mark), 1)
    yield (_gutter(label), ("".join(before), ""), ("".join(mark), style), ("".join(after), ""))
    yield (_gutter(""), (carets, style))


def _gutter(label: str, bar: str = "│") -> tuple[str, str]:
    return (f"{label:>{GUTTER}} {bar} ", "label")


def _drawn(text: str) -> list[str]:
    """The characters as they are shown, one string each."""
    return [TAB if char == "\t" else visible(char) for char in text]


def _cells(chars: Sequence[str]) -> int:
    return sum(cells(char) for shown in chars for char in shown)


def _fitted(before: list[str], mark: list[str], after: list[str], room: int) -> tuple[list[str], list[str], list[str]]:
    """The three stretches cut to ``room`` columns: the mark first, then what stands before it, then after."""
    if _cells(before) + _cells(mark) + _cells(after) <= room:
        return before, mark, after
    longest = room - min(_cells(before), room // 4)
    if _cells(mark) > longest:
        mark, after = [*_head(mark, longest - 1), CUT], []
    left = room - _cells(mark)
    wanted = min(_cells(after), left // 2)
    if _cells(before) > left - wanted:
        before = [CUT, *_tail(before, left - wanted - 1)]
    if _cells(after) > (left := left - _cells(before)):
        after = [*_head(after, left - 1), CUT]
    return before, mark, after


def _head(chars: list[str], room: int) -> list[str]:
    used = 0
    for index, char in enumerate(chars):
        used += _cells([char])
        if used > room:
            return chars[:index]
    return chars


def _tail(chars: list[str], room: int) -> list[str]:
    kept = _head(chars[::-1], room)[::-1]
    while kept and _cells(kept[:1]) == 0:  # a combining character does not begin a cut line
        kept = kept[1:]
    return kept
