"""Rows of JSON Lines: one object a line."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import msgspec

from msglint.inputs.longtext import LongText, Spot
from msglint.inputs.stretches import Start, Stretch, Stretches
from msglint.inputs.table import DEPTH, Lines, Table, problem_of
from msglint.model import Place, Problem
from msglint.regex import regex

decode = msgspec.json.Decoder().decode
decode_lines = msgspec.json.Decoder().decode_lines
ODD = regex(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)
"""Escapes of what a text cannot hold: NUL, and halves of pairs (two of which may be a whole one)."""


def json_lines(text: LongText, kind: str) -> Stretches:
    """The rows of a text; a line that is no object costs that line alone. ``kind`` is that of the problems."""
    frame = Table(text.path, (), Place(text.path, 1, 1, 1, 1))
    return Stretches(Reader(text, kind), Start(text.begin), frame, text.blocks)


class Reader:
    """Reads a text line by line."""

    def __init__(self, text: LongText, kind: str) -> None:
        self._text = text
        self._path = text.path
        self._kind = kind

    def stretch(self, start: Start) -> Stretch:
        spot = start.spot
        data = self._text.block(spot.offset)
        text = self._text.text(data, spot)
        if not text:
            return Stretch(self._table([], range(0)))
        table = self._plain(data if self._text.codec == "utf-8" else text.encode(), text, spot.line)
        lines = len(table.rows) if table else 0
        if table is None:
            table, lines = self._careful(text, spot.line)
        return Stretch(table, Start(Spot(spot.offset + len(data), spot.line + lines)))

    def _plain(self, data: bytes, text: str, first: int) -> Table | None:
        """Lines in which nothing is wrong or odd, as most are; ``None`` for any others."""
        lines = data.count(b"\n") + (not data.endswith(b"\n"))
        begun = data.startswith(b"{") + data.count(b"\n{")
        ended = data.count(b"}\n") + data.count(b"}\r\n") + data.endswith(b"}")
        if not begun == ended == lines or data.count(b"\r") != data.count(b"\r\n") or ODD.search(text):
            return None  # an object that goes on in the next line, or two in one, would not be told from one a line
        try:
            rows: list[Any] = decode_lines(data)
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            return None
        if len(rows) != lines or not {dict}.issuperset(map(type, rows)) or self._nests(rows, data):
            return None
        return self._table(rows, range(first, first + lines))

    def _nests(self, rows: list[dict[str, Any]], data: bytes) -> bool:
        """Whether some row may nest too deep."""
        if data.count(b"[") + data.count(b"{") - len(rows) < DEPTH:
            return False
        return any(line.count(b"[") + line.count(b"{") > DEPTH for line in data.splitlines())

    def _table(self, rows: list[dict[str, Any]], numbers: range | list[int]) -> Table:
        names = dict.fromkeys(name for keys in dict.fromkeys(map(tuple, rows)) for name in keys)
        place = Place(self._path, 1, 1, 1, 1)
        return Table(self._path, tuple(names), place, rows, Lines(self._path, numbers))

    def _careful(self, text: str, first: int) -> tuple[Table, int]:
        """The rows of any lines, with their problems, and how many lines there are."""
        rows: list[dict[str, Any]] = []
        numbers: list[int] = []
        problems: list[Problem] = []
        number = first - 1
        for number, ended in enumerate(io.StringIO(text, newline=""), first):
            line = ended.rstrip()
            if not line:
                continue
            found = self._row(line, number)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                rows.append(found)
                numbers.append(number)
        table = self._table(rows, numbers)
        table.problems = problems
        return table, number + 1 - first

    def _row(self, line: str, number: int) -> dict[str, Any] | Problem:
        place = Place(self._path, number, 1, number, 1)
        try:
            item = read(line)
        except json.JSONDecodeError as error:
            at = Place(self._path, number, error.colno, number, error.colno)
            told = f"the line is no JSON: {error.msg.lower()}"
            return Problem(self._kind, told, at, "write one object a line, in double quotes")
        except (ValueError, RecursionError):
            told = "the line is no JSON that can be read"
            return Problem(self._kind, told, place, "write it flatter and shorter")
        row: dict[str, Any] | Problem = problem_of(item, place, self._kind, escapes="\\" in line) or item
        return row


def read(line: str) -> Any:
    """The value in a line; raises ``json.JSONDecodeError``, another ``ValueError`` or ``RecursionError``."""
    try:
        return decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return json.loads(line)  # it takes NaN, and says the column
