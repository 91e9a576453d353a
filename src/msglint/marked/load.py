"""YAML read safely, with the place of every key and value.

PyYAML's C parser composes the nodes; plain values are built from them here, so that marks survive and
duplicate keys, foreign tags, alias bombs and deep nesting are refused at their line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from msglint.errors import Errors, MsglintError
from msglint.model import Place
from msglint.regex import regex

if TYPE_CHECKING:
    from yaml.nodes import Node

Keys = tuple[Any, ...]
"""The way to a value: mapping keys and list indices from the top; ``()`` is the document itself."""

NEWLINE = regex(r"\r\n|\r|\n")


class Marked(Struct, frozen=True, dict=True):
    """A YAML document as plain values (``data``), and where they stand.

    ``data`` is ``None`` for an empty document. ``line``: the line on which the text starts in its file.
    """

    data: Any
    path: str
    text: str
    line: int = 1
    nodes: Mapping[Keys, tuple[Node | None, Node]] = field(default_factory=dict)

    def place(self, keys: Keys = ()) -> Place:
        """The place of a value, quotes included; of the nearest thing around it where it has none itself."""
        node = self._nearest(keys)[1]
        return self.stretch(node.start_mark.index, node.end_mark.index) if node else self.stretch(0, 0)

    def key(self, keys: Keys) -> Place:
        """The place of the last of these keys (of a list's item: the item's)."""
        pair = self._nearest(keys)
        node = pair[0] or pair[1]
        return self.stretch(node.start_mark.index, node.end_mark.index) if node else self.stretch(0, 0)

    def where(self, keys: Keys = ()) -> str:
        """The key's place as ``file:line:column``, for an error."""
        return str(self.key(keys))

    def verbatim(self, keys: Keys) -> Place | None:
        """Where a text value's characters stand one to one in the file, without quotes or a block's ``|``.

        ``None`` where they do not: escaped, folded over lines, or no text.
        """
        node = self.nodes.get(keys, (None, None))[1]
        if node is None or not isinstance(node.value, str):
            return None
        start, end = node.start_mark.index, node.end_mark.index
        style = getattr(node, "style", None)
        if style in ("'", '"'):
            start, end = start + 1, end - 1
        elif style in ("|", ">"):
            start = _content(self.text, start)
            end = start + len(node.value.rstrip("\n"))
        inside = self.text[start:end]
        return self.stretch(start, end) if inside == node.value.rstrip("\n") and not NEWLINE.search(inside) else None

    def written(self, keys: Keys) -> str | None:
        """A plain value as written (``no``, ``2026-03``), quotes and folds undone; ``None`` for lists and mappings."""
        node = self.nodes.get(keys, (None, None))[1]
        return node.value if node is not None and isinstance(node.value, str) else None

    def stretch(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]``."""
        first, column = self._position(start)
        last, stop = self._position(end)
        return Place(self.path, first, column, last, stop)

    def _nearest(self, keys: Keys) -> tuple[Node | None, Node | None]:
        for length in range(len(keys), -1, -1):
            found = self.nodes.get(keys[:length])
            if found:
                return found
        return None, None

    def _position(self, index: int) -> tuple[int, int]:
        row = bisect_right(self._starts, index) - 1
        return self.line + row, index - self._starts[row] + 1

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in NEWLINE.finditer(self.text))]


def load(text: str, path: str, *, line: int = 1, errors: Errors | None = None) -> Marked:
    """Read one YAML document from ``text``, which stands in the file ``path`` from line ``line`` on.

    Values are those of YAML's safe schema: dict, list, str, int, float, bool, None, date and datetime; but what only
    YAML 1.1 takes for a base-60 or octal number (``18:30``, ``007``) stays text, and so does a *key* such as ``off``.

    Raises ``MsglintError`` (``file:line:column``, with a remedy) where the text is no YAML, nests too deep or blows
    up through aliases; and for duplicate keys, foreign tags and impossible values too, unless ``errors`` is given:
    then these are added to it, and what can be read is returned.
    """
    from msglint.marked.build import Builder, compose

    text = text.removeprefix("\ufeff")
    found = Errors() if errors is None else errors
    bare = Marked(None, path, text, line)
    root = compose(bare)
    if root is None:
        return bare
    builder = Builder(bare, found)
    data = builder.value(root, ())
    if errors is None:
        found.stop()
    return Marked(data, path, text, line, builder.nodes)


class MarkedError(MsglintError):
    """A fault of a YAML text at its ``place``. Its message is a predicate: "has the key 'a' twice"."""

    def __init__(self, message: str, place: Place, hint: str) -> None:
        super().__init__(message, where=str(place), hint=hint)
        self.place = place


def fault(marked: Marked, start: int, message: str, hint: str) -> MarkedError:
    """An error at an offset of the text."""
    return MarkedError(message, marked.stretch(start, start), hint)


def _content(text: str, start: int) -> int:
    """The offset of a block scalar's first character: past its header line and the indentation."""
    header = NEWLINE.search(text, start)
    if header is None:
        return start
    return header.end() + len(text[header.end() :]) - len(text[header.end() :].lstrip(" "))
