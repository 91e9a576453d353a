"""Rows of a table that each stand in a line of their own: cut into columns at once, and only where one is asked for.

Most stretches of most exports are such rows. That each line is a row of the header's width is told by its delimiters
alone, which is a fraction of the work of reading it; the few lines with quotes are read as CSV, and put in.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence

from msglint.inputs.headers import Header
from msglint.regex import regex

QUOTED = 8
"""One line in so many may have quotes; where there are more, it is faster to read all of them as CSV."""
BLANKS = "\t\x0b\x0c\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""All white space but what ends a line, as a class of a regular expression has it."""
BLANK_ROWS = {sign: regex(f"\\n[{BLANKS}{sign}]*\\n") for sign in ",;\t|"}
NO_INK = {sign: bytes(set(range(256)) - {*sign.encode(), *b"\r\n"}) for sign in BLANK_ROWS}
"""All bytes but the delimiter and those of line breaks."""
CUT = 2
"""Stretches that stay cut."""
BREAK = regex(r"[\r\n]")
INK = "x"
"""What keeps a row from being blank."""


class Shelf:
    """The stretches that were cut last: any other goes back to its text, which takes less room."""

    def __init__(self) -> None:
        self._cut: list[Cut] = []

    def put(self, cut: Cut) -> None:
        self._cut.append(cut)
        if len(self._cut) > CUT:
            self._cut.pop(0).forget()


class Cut(Mapping[str, Sequence[str]]):
    """The columns of such lines, which all end in ``end``.

    ``quoted``: rows that do not stand in the text as they are, by their number.
    """

    def __init__(self, text: str, end: str, header: Header, quoted: Mapping[int, Sequence[str]], shelf: Shelf) -> None:
        self._keep = header.keep
        self._sign = header.delimiter
        self._width = header.width
        self._text = text
        self._end = end
        self._quoted = quoted
        self._shelf = shelf
        self._made: dict[str, list[str]] = {}

    def __getitem__(self, name: str) -> Sequence[str]:
        if name not in self._keep:
            raise KeyError(name)
        if not self._made:
            self._made = self._cut()
            self._shelf.put(self)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keep)

    def __len__(self) -> int:
        return len(self._keep)

    def forget(self) -> None:
        """Let go of the columns; they are cut again when one is asked for."""
        self._made = {}

    def some(self, rows: Sequence[int]) -> dict[str, Sequence[str]]:
        """The columns of some rows alone, which is less work where they are few."""
        if self._made:
            return {name: [column[row] for row in rows] for name, column in self._made.items()}
        lines = self._text.split(self._end)
        cells = [self._quoted.get(row) or lines[row].split(self._sign) for row in rows]
        return {name: [each[index] for each in cells] for name, index in self._keep.items()}

    def _cut(self) -> dict[str, list[str]]:
        """Every line break becomes a cell, so that the cells of a column stand at equal distances."""
        sign, step = self._sign, self._width + 1
        cells = self._text.replace(self._end, f"{sign}\n{sign}").split(sign)
        cells.pop()
        columns = {name: cells[index::step] for name, index in self._keep.items()}
        for row, own in self._quoted.items():
            for name, index in self._keep.items():
                columns[name][row] = own[index]
        return columns


def cut(text: str, header: Header, shelf: Shelf) -> tuple[Cut, int] | None:
    """The columns of whole lines below a header, and how many lines there are.

    ``None`` where some line may be no row, or a blank one.
    """
    sign = header.delimiter
    if sign not in BLANK_ROWS or header.spaced or len(text) > csv.field_size_limit():
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    text = text if text.endswith("\n") else f"{text}{end}"
    quoted: dict[int, Sequence[str]] = {}
    quotes = text.count('"')
    if quotes:
        if quotes * QUOTED > 2 * text.count("\n"):
            return None
        text, quoted = without_quotes(text, end, header)
        if not quoted:
            return None
    data = text.encode()
    count = data.count(b"\n")
    if data.translate(None, NO_INK[sign]) != (sign * (header.width - 1) + end).encode() * count:
        return None
    if BLANK_ROWS[sign].search(f"\n{text}"):
        return None
    return Cut(text, end, header, quoted, shelf), count


def without_quotes(text: str, end: str, header: Header) -> tuple[str, dict[int, Sequence[str]]]:
    """The text with other rows in place of those lines that have quotes, and the rows that these are.

    No rows where some of them is none by itself.
    """
    pieces: list[str] = []
    odd: list[str] = []
    numbers: list[int] = []
    done = number = 0
    other = INK + header.delimiter * (header.width - 1)
    at = text.find('"')
    while at >= 0:
        start, stop = text.rfind("\n", 0, at) + 1, text.find(end, at)
        number += text.count("\n", done, start)
        numbers.append(number)
        odd.append(text[start:stop])
        pieces += (text[done:start], other)
        done = stop
        at = text.find('"', stop)
    try:
        rows = [] if BREAK.search("".join(odd)) else list(header.reader(odd))
    except csv.Error:
        return text, {}
    width = header.width
    if len(rows) != len(odd) or any(len(row) != width or not any(map(str.strip, row)) for row in rows):
        return text, {}
    return "".join((*pieces, text[done:])), dict(zip(numbers, rows, strict=True))
