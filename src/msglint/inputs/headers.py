"""The header of a CSV file: its columns, what divides them, and how the rows below are to be read."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct, field

from msglint.errors import MsglintError
from msglint.inputs.longtext import LongText, Spot
from msglint.inputs.table import Cells, Lines, Table
from msglint.model import Place, Problem
from msglint.regex import regex

DELIMITERS = ",;\t|"
SEPARATOR_LINE = regex(r"sep=(.)\s*", re.IGNORECASE)
QUOTED = regex(r'"(?:[^"]|"")*"')
ADDRESS = regex(r"[^@\s]+@[^@\s]+\.[^@\s]+")
CLOSE_QUOTES = "close the quotes, and double those inside a quoted cell"
LOOKED_AT = 50
"""Rows that tell whether a nameless last column holds anything."""


class Header(Struct):
    """``keep``: the columns' names with their index; ``width``: cells of a row; ``after``: where the rows begin.

    ``spaced``: blanks stand behind the delimiter.
    """

    place: Place
    delimiter: str
    spaced: bool
    after: Spot
    width: int
    keep: dict[str, int]
    heads: Mapping[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def reader(self, lines: Iterable[str]) -> csv._reader:  # type: ignore[name-defined]
        return csv.reader(lines, delimiter=self.delimiter, strict=True, skipinitialspace=self.spaced)

    def table(self, rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> Table:
        """Rows, each as wide as the header, that begin in lines of these numbers, as a table."""
        columns = list(zip(*rows, strict=True)) or [()] * self.width
        return self.framed({name: columns[index] for name, index in self.keep.items()}, len(rows), numbers)

    def framed(self, columns: Mapping[str, Sequence[str]], count: int, numbers: Sequence[int]) -> Table:
        """So many rows that are columns already, as a table."""
        path = self.place.path
        cells = Cells(columns, count, texts=True)
        return Table(path, tuple(self.keep), self.place, cells, Lines(path, numbers), heads=self.heads)


def header_of(text: LongText, kind: str, delimiter: str | None) -> Header:
    """The header of a text; raises ``MsglintError`` where there is none, or it cannot be one.

    ``kind`` is that of the problems.
    """
    start, line = text.begin, next(text.lines(text.begin), "")
    said = SEPARATOR_LINE.fullmatch(line)
    if said:  # spreadsheets write this line for themselves
        delimiter = said.group(1)
        start, line = following(text, start)
    while line and not line.strip():
        start, line = following(text, start)
    if not line:
        raise MsglintError("is empty", where=text.path, hint="export it again, with a header and at least one row")
    delimiter = delimiter or delimiter_of(line)
    rest = line.split(delimiter)[1:]
    quoted = any(cell.startswith(' "') for cell in rest)
    spaced = quoted or (bool(rest) and all(cell.startswith(" ") for cell in rest))
    place = Place(text.path, start.line, 1, start.line, 1)
    header = Header(place, delimiter, spaced, start, 0, {})
    lines = text.lines(start)
    try:
        cells = next(header.reader(lines))
    except csv.Error:
        message = "the header cannot be read: its quotes do not match"
        raise MsglintError(message, where=f"{text.path}:{start.line}", hint=CLOSE_QUOTES) from None
    below = list(islice(text.lines(following(text, start)[0]), LOOKED_AT))
    while len(cells) > 1 and not cells[-1].strip() and blank_column(len(cells) - 1, below, delimiter):
        cells.pop()
    cells = [cell.strip().removeprefix("\ufeff") for cell in cells]
    header.after, header.width = lines.here, len(cells)
    header.keep, twice = named(cells, f"{text.path}:{start.line}")
    header.heads = dict(heads(line.rstrip("\r\n"), header))
    hint = "give every column a name of its own"
    header.problems = [Problem(kind, told, place, hint) for told in twice]
    return header


def following(text: LongText, spot: Spot) -> tuple[Spot, str]:
    """Where the line after that at a spot begins, and that line."""
    lines = text.lines(spot)
    next(lines, "")
    return lines.here, next(text.lines(lines.here), "")


def delimiter_of(header: str) -> str:
    plain = QUOTED.sub("", header)
    return max(DELIMITERS, key=plain.count)  # the first of equals


def blank_column(index: int, below: Sequence[str], delimiter: str) -> bool:
    """Whether a nameless last column holds nothing in the next rows: a delimiter too many, not a column."""
    return all(len(cells) <= index or not cells[index].strip() for cells in csv.reader(below, delimiter=delimiter))


def named(header: list[str], where: str) -> tuple[dict[str, int], list[str]]:
    """The columns' names with their index, of two with one name the first; and what to say of those."""
    if any("\0" in name for name in header):
        order = "be" if header[0].startswith("\0") else "le"
        hint = f"if the file is UTF-16 without a byte-order mark, say --encoding utf-16-{order}"
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
    told = []
    for name, numbers in twice.items():
        stand = ", ".join(map(str, numbers[:-1])) + f" and {numbers[-1]}"
        told.append(f"the header has {name!r} more than once (columns {stand}); only the first is read")
    return keep, told


def heads(line: str, header: Header) -> Iterator[tuple[str, Place]]:
    """Where each column's name stands in the header's line."""
    place = header.place
    starts = [0, *(at + 1 for at in bare(line, header.delimiter))]
    for name, index in header.keep.items():
        if index < len(starts):
            after = line[starts[index] :]
            at = starts[index] + len(after) - len(after.lstrip(' "\ufeff')) + 1
            yield name, Place(place.path, place.line, at, place.line, at + len(name))


def bare(line: str, sign: str) -> Iterator[int]:
    """Where a sign stands in a line outside of quotes."""
    quoted = False
    for at, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == sign and not quoted:
            yield at
