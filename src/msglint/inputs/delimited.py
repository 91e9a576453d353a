"""CSV and TSV: rows with their line, whatever stands between the good ones."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msglint.inputs import longtext
from msglint.inputs.cutting import Shelf, cut
from msglint.inputs.headers import CLOSE_QUOTES, Header, header_of
from msglint.inputs.longtext import LongText, Spot
from msglint.inputs.stretches import Start, Stretch, Stretches
from msglint.inputs.table import Table
from msglint.model import Place, Problem

UNCLOSED = "a quote that opens in this row is never closed"
UNMATCHED = "the quotes of this row do not match"
LARGEST = 1 << 25
"""Characters of a cell: quotes that hold more have no end."""


def delimited(text: LongText, kind: str, delimiter: str | None = None) -> Stretches:
    """The rows of a CSV file; ``kind`` is that of the problems. Raises ``MsglintError`` where there is no header.

    The delimiter is what divides the header: a comma, semicolon, tab or bar. A row that cannot be read costs that
    row alone: reading goes on with the line after its first.
    """
    with cells_of_any_size():
        header = header_of(text, kind, delimiter)
    frame = Table(text.path, tuple(header.keep), header.place, problems=header.problems, heads=header.heads)
    return Stretches(Reader(text, kind, header), Start(header.after), frame, text.blocks)


@contextmanager
def cells_of_any_size() -> Iterator[None]:
    limit = csv.field_size_limit(LARGEST)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


class Reader:
    """Reads the rows below a header."""

    def __init__(self, text: LongText, kind: str, header: Header) -> None:
        self._text = text
        self._kind = kind
        self._header = header
        self._width = header.width
        self._shelf = Shelf()
        self._cut: dict[int, int] = {}  # how many rows were cut at an offset

    def stretch(self, start: Start) -> Stretch:
        with cells_of_any_size():
            return self._plain(start) or Careful(self._text, self._kind, self._header, start).stretch()

    def _plain(self, start: Start) -> Stretch | None:
        """Lines in which nothing is wrong or odd, as most are; ``None`` for any others.

        Every row is whole and in a line of its own.
        """
        spot = start.spot
        data = self._text.block(spot.offset)
        text = self._text.text(data, spot)
        if "\0" in text or (spot.line < start.suspect and '"' in text):
            return None
        if not text:
            return Stretch(self._header.table([], range(0)))
        made = self._made(text, spot)
        if made is None:
            return None
        after = Spot(spot.offset + len(data), spot.line + len(made.rows))
        return Stretch(made, Start(after, start.suspect))

    def _made(self, text: str, spot: Spot) -> Table | None:
        """The rows of lines, the first of which begins at a spot: cut, or read as CSV."""
        first = spot.line
        pieces = cut(text, self._header, self._shelf, self._cut.get(spot.offset, 0))
        if pieces is not None:
            columns, count = pieces
            self._cut[spot.offset] = count
            return self._header.framed(columns, count, range(first, first + count))
        reader = self._header.reader(io.StringIO(text, newline=""))
        try:
            rows = list(reader)
        except csv.Error:
            return None
        if reader.line_num != len(rows) or not {self._width}.issuperset(map(len, rows)) or any(_is_blank_at(rows)):
            return None
        return self._header.table(rows, range(first, first + len(rows)))


class Careful:
    """Reads a stretch row by row; faults become problems."""

    def __init__(self, text: LongText, kind: str, header: Header, start: Start) -> None:
        self._text = text
        self._kind = kind
        self._header = header
        self._width = header.width
        self._spot = start.spot
        self._enough = start.spot.offset + longtext.BLOCK
        self._suspect = start.suspect  # lines before this one were once taken for the inside of a quoted cell
        self._problems: list[Problem] = []
        self._numbers: list[int] = []
        self._rows: list[list[str]] = []

    def stretch(self) -> Stretch:
        ended = False
        while not ended and self._spot.offset < self._enough:
            ended = self._read()
        table = self._header.table(self._rows, self._numbers)
        table.problems = self._problems
        return Stretch(table, None if ended else Start(self._spot, self._suspect))

    def _read(self) -> bool:
        """Rows as far as the next fault, or until there are enough; whether the text has ended."""
        lines = Opening(self._text, self._spot)
        reader = self._header.reader(lines)
        while self._spot.offset < self._enough:
            lines.opening = ""
            try:
                cells = next(reader, None)
            except csv.Error as error:
                ends = "end of data" in str(error) or "field limit" in str(error)
                fault = (
                    "a quote that opens in this row is never closed" if ends else "the quotes of this row do not match"
                )
                self._problem(self._spot.line, fault, CLOSE_QUOTES)
                self._suspect = max(self._suspect, lines.all.line)
                self._spot = lines.second
                return False
            if cells is None:
                return True
            self._take(cells, lines.opening)
            self._spot = lines.all.here
        return False

    def _take(self, cells: list[str], opening: str) -> None:
        """A row, unless it is blank or has a fault; ``opening`` is its first line."""
        line, width = self._spot.line, self._width
        if line < self._suspect and opening.count('"') % 2:
            self._problem(line, "a quote in this row has no partner", CLOSE_QUOTES)
        elif any("\0" in cell for cell in cells):
            self._problem(line, "the row holds a NUL character", "export it again, or take it out")
        elif any(map(str.strip, cells)) and (len(cells) == width or self._fits(cells, width, line)):
            self._rows.append(cells[:width])
            self._numbers.append(line)

    def _fits(self, cells: Sequence[str], width: int, line: int) -> bool:
        """Whether a row of another length can be read all the same: it has blank cells too many."""
        if len(cells) > width and not any(map(str.strip, cells[width:])):
            return True
        text = f"the row has {_cells(len(cells))}, the header has {width}"
        hint = (
            "put quotes around a cell that holds the delimiter"
            if len(cells) > width
            else "fill the row up with empty cells"
        )
        self._problem(line, text, hint)
        return False

    def _problem(self, line: int, text: str, hint: str) -> None:
        self._problems.append(Problem(self._kind, text, Place(self._text.path, line, 1, line, 1), hint))


class Opening(Iterator[str]):
    """All lines from a spot on. ``opening``: the first since it was made empty; ``second``: where the next begins."""

    def __init__(self, text: LongText, spot: Spot) -> None:
        self.all = text.lines(spot)
        self.opening = ""
        self.second = spot

    def __next__(self) -> str:
        line = next(self.all)
        if not self.opening:
            self.opening, self.second = line, self.all.here
        return line


def _is_blank_at(rows: list[list[str]]) -> Iterator[bool]:
    """Whether each row is blank, for those that may be; mostly for none, as no first cell sorts below a letter."""
    firsts = [cells[0] for cells in rows]
    if min(firsts, default="") < "!" or not "".join(firsts).isascii():
        yield from (not any(map(str.strip, cells)) for cells in rows)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
