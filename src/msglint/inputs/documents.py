"""JSON, JSON Lines and YAML: rows that keep their types, each with its place."""

from __future__ import annotations

import io
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from msglint.errors import Errors, MsglintError
from msglint.inputs.table import Table
from msglint.model import Place, Problem

SPACE = re.compile(r"[ \t\r\n]*")
NO_TEXT = re.compile("[\0\ud800-\udfff]")
NEWLINE = re.compile(r"\r\n|\r|\n")
LIST_WANTED = 'write a list of objects: [{"first_name": "…"}, …]'
ROW_WANTED = 'write each row as an object: {"first_name": "…", …}'


def read_json(text: str, path: str, kind: str) -> Table:
    """The objects of a list, or of the only list in an object.

    Raises ``MsglintError`` where the file is no such JSON.
    """
    document = Document(text, path)
    start = document.skip(0)
    if start == len(text):
        raise MsglintError("is empty", where=path, hint=LIST_WANTED)
    if text[start] == "{":
        whole, end = document.value(start)
        document.finish(end)
        items, _ = document.items(document.list_in(whole, start))
    elif text[start] == "[":
        items, end = document.items(start)
        document.finish(end)
    else:
        raise MsglintError("is no list of records", where=document.where(start), hint=LIST_WANTED)
    return table_of(items, path, kind, escapes="\\" in text)


class Document:
    """A JSON text that is read value by value, so that each keeps its place."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self._decoder = json.JSONDecoder()
        self._starts = [0, *(match.end() for match in NEWLINE.finditer(text))]

    def place(self, index: int) -> Place:
        line = bisect_right(self._starts, index)
        column = index - self._starts[line - 1] + 1
        return Place(self.path, line, column, line, column)

    def where(self, index: int) -> str:
        return str(self.place(index))

    def skip(self, index: int) -> int:
        """The offset of the next character that is no white space."""
        found = SPACE.match(self.text, index)
        return found.end() if found else index

    def value(self, index: int) -> tuple[Any, int]:
        """The value that begins at an offset, and the offset after it."""
        try:
            return self._decoder.raw_decode(self.text, index)
        except json.JSONDecodeError as error:
            raise self.fault(error.pos, error.msg.lower()) from None
        except RecursionError:
            raise self.fault(index, "nests too deep") from None
        except ValueError:  # a number of thousands of digits
            raise self.fault(index, "holds a number that is too long") from None

    def fault(self, index: int, what: str) -> MsglintError:
        return MsglintError(f"is no JSON: {what}", where=self.where(index), hint="correct it here, or export it again")

    def finish(self, index: int) -> None:
        """Raise ``MsglintError`` where something follows the document."""
        after = self.skip(index)
        if after < len(self.text):
            hint = "a file with one object a line is JSON Lines: name it .jsonl"
            raise MsglintError("is no JSON: something follows its end", where=self.where(after), hint=hint)

    def items(self, start: int) -> tuple[list[tuple[Place, Any]], int]:
        """The items of the list that begins at ``start``, each with its place, and the offset after the list."""
        items: list[tuple[Place, Any]] = []
        index = self.skip(start + 1)
        if self.text[index : index + 1] == "]":
            return items, index + 1
        while True:
            item, end = self.value(index)
            items.append((self.place(index), item))
            index = self.skip(end)
            sign = self.text[index : index + 1]
            if sign == "]":
                return items, index + 1
            if sign != ",":
                raise self.fault(index, "expecting ',' or ']' after a row")
            index = self.skip(index + 1)

    def list_in(self, whole: Mapping[str, Any], start: int) -> int:
        """The offset of the only list among an object's values."""
        the_only_list(whole, self.where(start))
        index = self.skip(start + 1)
        while True:  # the object is sound: every key and value is known to be there
            _, end = self.value(index)
            index = self.skip(self.skip(end) + 1)
            if self.text[index] == "[":
                return index
            _, end = self.value(index)
            index = self.skip(self.skip(end) + 1)


def the_only_list(whole: Mapping[Any, Any], where: str) -> Any:
    """The key of the only list among a mapping's values; raises ``MsglintError`` where there is none or more."""
    keys = [key for key, value in whole.items() if isinstance(value, list)]
    if len(keys) == 1:
        return keys[0]
    if not keys:
        raise MsglintError("is no list of records", where=where, hint=LIST_WANTED)
    names = ", ".join(map(repr, keys))
    raise MsglintError(f"holds {len(keys)} lists: {names}", where=where, hint="keep only the one with the records")


def read_json_lines(text: str, path: str, kind: str) -> Table:
    """One object a line; a line that is none costs that line alone."""
    import msgspec

    decode = msgspec.json.Decoder().decode
    items: list[tuple[Place, Any]] = []
    problems: list[Problem] = []
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if not line.strip():
            continue
        place = Place(path, number, 1, number, 1)
        try:
            items.append((place, decode(line)))
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            try:  # the standard library takes NaN, and says the column
                items.append((place, json.loads(line)))
            except json.JSONDecodeError as error:
                at = Place(path, number, error.colno, number, error.colno)
                text_of_fault = f"the line is no JSON: {error.msg.lower()}"
                problems.append(Problem(kind, text_of_fault, at, "write one object a line, in double quotes"))
            except (ValueError, RecursionError):
                problems.append(
                    Problem(kind, "the line is no JSON that can be read", place, "write it flatter and shorter")
                )
    table = table_of(items, path, kind, escapes="\\" in text)
    table.problems = sorted([*problems, *table.problems], key=lambda problem: problem.place)
    return table


def read_yaml(text: str, path: str, kind: str) -> Table:
    """The mappings of a list, or of the only list in a mapping.

    Raises ``MsglintError`` where the file is no such YAML.
    """
    from msglint.marked import load

    errors = Errors()
    marked = load(text, path, errors=errors)
    keys: tuple[Any, ...] = ()
    data = marked.data
    if isinstance(data, Mapping):
        keys = (the_only_list(data, path),)
        data = data[keys[0]]
    if data is None and not keys:
        raise MsglintError("is empty", where=path, hint="write a list of mappings: - first_name: …")
    if not isinstance(data, list):
        raise MsglintError("is no list of records", where=path, hint="write a list of mappings: - first_name: …")
    items = []
    for index, item in enumerate(data):
        place = marked.place((*keys, index))
        items.append((Place(path, place.line, place.column, place.line, place.column), item))
    table = table_of(items, path, kind, escapes=True)
    table.problems[:0] = [_problem_of(error, path, kind) for error in errors.found]
    return table


def _problem_of(error: MsglintError, path: str, kind: str) -> Problem:
    """A fault inside the YAML that leaves the rest readable, as a problem at its place."""
    line, _, column = error.where.removeprefix(f"{path}:").partition(":")
    line_number, column_number = int(line), int(column or 1)
    place = Place(path, line_number, column_number, line_number, column_number)
    return Problem(kind, f"the row {error.message}", place, error.hint)


def table_of(items: Iterable[tuple[Place, Any]], path: str, kind: str, *, escapes: bool) -> Table:
    """Rows from values that should be objects; the columns are all keys, in the order in which they come.

    ``escapes``: the text has escape sequences, behind which characters may stand that a file cannot hold plainly.
    """
    table = Table(path, (), Place(path, 1, 1, 1, 1))
    names: dict[str, None] = {}
    for place, item in items:
        if not isinstance(item, Mapping):
            what = "null" if item is None else f"a {_kind_of(item)}"
            table.problems.append(Problem(kind, f"the row is {what}, not an object", place, ROW_WANTED))
            continue
        row = {key if isinstance(key, str) else str(key): value for key, value in item.items()}
        if escapes and unsound(row):
            hint = "take it out, or export the file again"
            text = "the row holds a character that is no text (NUL, or half of a pair)"
            table.problems.append(Problem(kind, text, place, hint))
            continue
        names.update(dict.fromkeys(row))
        table.rows.append(row)
        table.places.append(place)
    table.names = tuple(names)
    return table


def _kind_of(value: object) -> str:
    kinds = ((bool, "truth value"), (int, "number"), (float, "number"), (str, "text"), (list, "list"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "single value")


def unsound(value: Any) -> bool:
    """Whether a character that is no text stands anywhere in a value."""
    if isinstance(value, str):
        return bool(NO_TEXT.search(value))
    if isinstance(value, Mapping):
        return any(unsound(item) for item in value.values())
    return isinstance(value, list) and any(unsound(item) for item in value)
