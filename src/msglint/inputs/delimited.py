"""CSV and TSV: rows with their line, whatever stands between the good ones."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from msglint.errors import MsglintError
from msglint.inputs.table import Cells, Lines, Table
from msglint.model import Place, Problem
from msglint.regex import regex

DELIMITERS = ",;\t|"
SEPARATOR_LINE = regex(r"sep=(.)\s*", re.IGNORECASE)
QUOTED = regex(r'"(?:[^"]|"")*"')
ADDRESS = regex(r"[^@\s]+@[^@\s]+\.[^@\s]+")
SAMPLE = 1_000  # rows that tell whether a column's values come again
CLOSE_QUOTES = "close the quotes, and double those inside a quoted cell"


def read_delimited(text: str, path: str, kind: str, delimiter: str | None = None) -> Table:
    """The rows of a CSV file; ``kind`` is that of the problems. Raises ``MsglintError`` where there is no header.

    The delimiter is what divides the header: a comma, semicolon, tab or bar. A row that cannot be read costs that
    row alone: reading goes on with the line after its first.
    """
    lines = list(io.StringIO(text, newline=""))
    start = 0
    said = SEPARATOR_LINE.fullmatch(lines[0]) if lines else None
    if said:  # spreadsheets write this line for themselves
        delimiter, start = said.group(1), 1
    while start < len(lines) and not lines[start].strip():
        start += 1
    if start == len(lines):
        raise MsglintError("is empty", where=path, hint="export it again, with a header and at least one row")
    with _cells_of_any_size():
        reader = Reader(lines, path, kind, delimiter or _delimiter(lines[start]))
        return reader.table(start)


@contextmanager
def _cells_of_any_size() -> Iterator[None]:
    limit = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _delimiter(header: str) -> str:
    bare = QUOTED.sub("", header)
    return max(DELIMITERS, key=bare.count)  # the first of equals


class Reader:
    """Reads one file's lines (each with its newline) into a table."""

    def __init__(self, lines: list[str], path: str, kind: str, delimiter: str) -> None:
        self.lines = lines
        self.path = path
        self.kind = kind
        self.delimiter = delimiter
        self.spaced = False
        self.nul = "\0" in "".join(lines)
        self.problems: list[Problem] = []

    def table(self, start: int) -> Table:
        header, after = self._header(start)
        place = Place(self.path, start + 1, 1, start + 1, 1)
        keep = self._names(header, place)
        width = len(header)
        lines: list[int] | range = []
        rows: list[list[str]] = []
        plain = self._plain(after, width)
        if plain is not None:
            lines, rows = range(after + 1, after + 1 + len(plain)), plain
        else:
            good = [
                (line, cells)
                for line, cells in self._rows(after)
                if len(cells) == width or self._fits(cells, width, line)
            ]
            lines, rows = [line for line, _ in good], [cells[:width] for _, cells in good]
        columns = list(zip(*rows, strict=True)) or [()] * width
        cells = Cells({name: shared(columns[index]) for name, index in keep.items()}, len(rows))
        heads = dict(self._heads(start, keep))
        return Table(self.path, tuple(keep), place, cells, Lines(self.path, lines), self.problems, heads)

    def _heads(self, start: int, keep: Mapping[str, int]) -> Iterator[tuple[str, Place]]:
        """Where each column's name stands in the header's line."""
        line = self.lines[start].rstrip("\r\n")
        starts = [0, *(at + 1 for at in bare(line, self.delimiter))]
        for name, index in keep.items():
            if index < len(starts):
                after = line[starts[index] :]
                at = starts[index] + len(after) - len(after.lstrip(' "\ufeff')) + 1
                yield name, Place(self.path, start + 1, at, start + 1, at + len(name))

    def _plain(self, start: int, width: int) -> list[list[str]] | None:
        """The rows of a file in which nothing is wrong or odd, as most are; ``None`` for any other.

        Every row is whole and in a line of its own.
        """
        reader = self._reader(start)
        try:
            rows = list(reader)
        except csv.Error:
            return None
        usual = reader.line_num == len(rows) and not self.nul and {width}.issuperset(map(len, rows))
        return rows if usual and not any(_is_blank_at(rows)) else None

    def _header(self, start: int) -> tuple[list[str], int]:
        """The header's cells, and the index of the line after it."""
        rest = self.lines[start].split(self.delimiter)[1:]
        quoted = any(cell.startswith(' "') for cell in rest)
        self.spaced = quoted or (bool(rest) and all(cell.startswith(" ") for cell in rest))
        reader = self._reader(start)
        try:
            cells = next(reader)
        except csv.Error:
            message = "the header cannot be read: its quotes do not match"
            raise MsglintError(message, where=f"{self.path}:{start + 1}", hint=CLOSE_QUOTES) from None
        while len(cells) > 1 and not cells[-1].strip() and self._blank_column(len(cells) - 1, start):
            cells.pop()
        return [cell.strip().removeprefix("\ufeff") for cell in cells], start + reader.line_num

    def _blank_column(self, index: int, start: int) -> bool:
        """Whether a nameless last column holds nothing in the next rows: a delimiter too many, not a column."""
        return all(
            len(cells) <= index or not cells[index].strip()
            for cells in csv.reader(self.lines[start + 1 : start + 51], delimiter=self.delimiter)
        )

    def _names(self, header: list[str], place: Place) -> dict[str, int]:
        """The columns' names with their index; of two with one name the first."""
        where = f"{self.path}:{place.line}"
        if any("\0" in name for name in header):
            hint = "if the file is UTF-16 without a byte-order mark, say --encoding utf-16-le"
            raise MsglintError("the header holds NUL characters", where=where, hint=hint)
        if any(ADDRESS.fullmatch(name) for name in header):
            hint = "put the names of the columns into the first line"
            raise MsglintError("the first line is no header: it holds an e-mail address", where=where, hint=hint)
        keep: dict[str, int] = {}
        twice: dict[str, list[int]] = {}
        for index, cell in enumerate(header):
            name = cell or f"column_{index + 1}"
            if name in keep:
                twice.setdefault(name, [keep[name] + 1]).append(index + 1)
            keep.setdefault(name, index)
        for name, numbers in twice.items():
            stand = ", ".join(map(str, numbers[:-1])) + f" and {numbers[-1]}"
            text = f"the header has {name!r} more than once (columns {stand}); only the first is read"
            self.problems.append(Problem(self.kind, text, place, "give every column a name of its own"))
        return keep

    def _rows(self, start: int) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not blank with its line; faults become problems."""
        suspect = start  # lines before this one were once taken for the inside of a quoted cell
        while start < len(self.lines):
            first = start
            reader = self._reader(start)
            try:
                for cells in reader:
                    if first < suspect and self.lines[first].count('"') % 2:
                        self._problem(first + 1, "a quote in this row has no partner", CLOSE_QUOTES)
                    elif self.nul and any("\0" in cell for cell in cells):
                        self._problem(first + 1, "the row holds a NUL character", "export it again, or take it out")
                    elif any(cells) and any(map(str.strip, cells)):
                        yield first + 1, cells
                    first = start + reader.line_num
            except csv.Error as error:
                ends = "end of data" in str(error)
                text = (
                    "a quote that opens in this row is never closed" if ends else "the quotes of this row do not match"
                )
                self._problem(first + 1, text, CLOSE_QUOTES)
                suspect = max(suspect, start + reader.line_num)
                start = first + 1
            else:
                return

    def _reader(self, start: int) -> csv._reader:  # type: ignore[name-defined]
        lines = map(self.lines.__getitem__, range(start, len(self.lines)))
        return csv.reader(lines, delimiter=self.delimiter, strict=True, skipinitialspace=self.spaced)

    def _fits(self, cells: list[str], width: int, line: int) -> bool:
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
        self.problems.append(Problem(self.kind, text, Place(self.path, line, 1, line, 1), hint))


def _is_blank_at(rows: list[list[str]]) -> Iterator[bool]:
    """Whether each row is blank, for those that may be; mostly for none, as no first cell sorts below a letter."""
    if min((cells[0] for cells in rows), default="") < "!" or not all(cells[0].isascii() for cells in rows):
        yield from (not any(map(str.strip, cells)) for cells in rows)


def bare(line: str, sign: str) -> Iterator[int]:
    """Where a sign stands in a line outside of quotes."""
    quoted = False
    for at, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == sign and not quoted:
            yield at


def shared(column: tuple[str, ...]) -> tuple[str, ...]:
    """The column with its equal values made one, where many are equal: they take less room."""
    if len(set(column[:SAMPLE])) > SAMPLE // 2:
        return column
    known: dict[str, str] = {}
    return tuple(map(known.setdefault, column, column))


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
