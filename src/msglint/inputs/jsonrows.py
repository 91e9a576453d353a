"""Rows of JSON: they keep their types, and each its place."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from msglint.errors import MsglintError
from msglint.inputs.table import Table, table_of, the_only_list
from msglint.model import Place
from msglint.regex import regex

SPACE = regex(r"[ \t\r\n]*")
NEWLINE = regex(r"\r\n|\r|\n")
LIST_WANTED = 'write a list of objects: [{"first_name": "…"}, …]'


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
