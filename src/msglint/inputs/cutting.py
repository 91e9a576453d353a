"""Rows of a table that each stand in a line of their own: cut into columns at once, and only where one is asked for.

Most stretches of most exports are such rows. That each line is a row of the header's width is told by its delimiters
alone, which is a fraction of the work of reading it; the few lines with quotes are read as CSV, and put in. Where
quotes stand around every cell, they count as part of the delimiter.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from msglint.inputs.headers import Header
from msglint.regex import regex

QUOTED = 8
"""One line in so many may have quotes; where there are more, it is faster to read all of them as CSV."""
BLANKS = "\t\x0b\x0c\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""All white space but what ends a line, as a class of a regular expression has it."""
UNIT = "\x1f"
"""Stands in the place of a delimiter with the quotes around it."""
BLANK_ROWS = {sign: regex(f"\\n[{BLANKS}{sign}]*\\n") for sign in (*",;\t|", UNIT)}
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


class Form(Struct, frozen=True):
    """How rows are written: the ``sign`` between two cells, the ``end`` of a row; ``bare``: all quotes are gone."""

    sign: str
    end: str
    bare: bool = False

    def row(self, line: str, header: Header) -> str:
        """A line as the file has it, without its end."""
        return '"' + line.replace(self.sign, f'"{header.delimiter}"') + '"' if self.bare else line


class Cut(Mapping[str, Sequence[str]]):
    """The columns of such lines.

    ``quoted``: rows that do not stand in the text as they are, by their number.
    """

    def __init__(
        self, text: str, form: Form, header: Header, quoted: Mapping[int, Sequence[str]], shelf: Shelf
    ) -> None:
        self._keep = header.keep
        self._width = header.width
        self._text = text
        self._form = form
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
        lines = self._text.split(self._form.end)
        cells = [self._quoted.get(row) or lines[row].split(self._form.sign) for row in rows]
        return {name: [each[index] for each in cells] for name, index in self._keep.items()}

    def _cut(self) -> dict[str, list[str]]:
        """The cells of a column stand at equal distances; the last of a row and the first of the next are cut apart."""
        end, last = self._form.end, self._width - 1
        cells = self._text.split(self._form.sign)
        edges = (end.join(cells[::last]) if last else self._text).split(end)
        edges.pop()
        sides = {0: edges[::2], last: edges[1::2]} if last else {0: edges}
        columns = {name: sides[index] if index in sides else cells[index::last] for name, index in self._keep.items()}
        for row, own in self._quoted.items():
            for name, index in self._keep.items():
                columns[name][row] = own[index]
        return columns


def cut(text: str, header: Header, shelf: Shelf, rows: int = 0) -> tuple[Cut, int] | None:
    """The columns of whole lines below a header, and how many lines there are.

    ``None`` where some line may be no row, or a blank one. ``rows``: how many there are, where they were cut before.
    """
    if header.delimiter not in BLANK_ROWS or header.spaced or len(text) > csv.field_size_limit():
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    form = Form(header.delimiter, end)
    text = text if text.endswith("\n") else f"{text}{end}"
    quoted: dict[int, Sequence[str]] = {}
    quotes = text.count('"')
    if quotes > header.width * text.count("\n") and UNIT not in text:
        plain = without_any(text, form)
        if rows or f'{text}"' == with_all(plain, form):
            form, text, quotes = Form(UNIT, "\n", bare=True), plain, plain.count('"')
    if quotes:
        if quotes * QUOTED > 2 * text.count("\n"):
            return None
        text, quoted = without_quotes(text, form, header)
        if not quoted:
            return None
    count = rows or whole_rows(text, form, header.width)
    return (Cut(text, form, header, quoted, shelf), count) if count else None


def whole_rows(text: str, form: Form, width: int) -> int:
    """How many lines there are, each a row; 0 where one may be none, or a blank one."""
    data = text.encode()
    count = data.count(b"\n")
    if data.translate(None, NO_INK[form.sign]) != (form.sign * (width - 1) + form.end).encode() * count:
        return 0
    return 0 if BLANK_ROWS[form.sign].search(f"\n{text}") else count


def without_any(text: str, form: Form) -> str:
    """The text without the quotes that stand around every cell."""
    sign, end = form.sign, form.end
    inside = text.removeprefix('"').removesuffix(f'"{end}')
    return inside.replace(f'"{sign}"', UNIT).replace(f'"{end}"', "\n") + "\n"


def with_all(plain: str, form: Form) -> str:
    """The same with its quotes, and with one more at the end, where the next row would begin."""
    return '"' + plain.replace(UNIT, f'"{form.sign}"').replace("\n", f'"{form.end}"')


def without_quotes(text: str, form: Form, header: Header) -> tuple[str, dict[int, Sequence[str]]]:
    """The text with other rows in place of those lines that have quotes, and the rows that these are.

    No rows where some of them is none by itself.
    """
    pieces: list[str] = []
    odd: list[str] = []
    numbers: list[int] = []
    done = number = 0
    other = INK + form.sign * (header.width - 1)
    at = text.find('"')
    while at >= 0:
        start, stop = text.rfind("\n", 0, at) + 1, text.find(form.end, at)
        number += text.count("\n", done, start)
        numbers.append(number)
        odd.append(form.row(text[start:stop], header))
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
