"""Where tags and words stand in a template: Jinja's own lexer, with offsets that travel as line numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Self

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.lexer import Lexer, newline_re

from msglint.model import Place, Source
from msglint.regex import regex

OPENING = frozenset({"variable_begin", "block_begin", "comment_begin", "raw_begin", "raw_end", "linestatement_begin"})
CLOSING = frozenset({"variable_end", "block_end", "comment_end", "raw_begin", "raw_end", "linestatement_end"})
WORD = regex(r"[-+]?\s*(\w+)")


class Tag:
    """A tag, or the words between two tags: offsets in the normalised text, the end exclusive.

    ``kind``: ``variable``, ``block``, ``comment``, ``raw``, ``linestatement`` or ``data``. ``after`` is what follows.
    """

    __slots__ = ("after", "end", "kind", "start")

    def __init__(self, kind: str, start: int, end: int) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.after: Tag | None = None


class Position(int):
    """A line number that also knows its tag: it goes through tokens into syntax nodes and errors."""

    tag: Tag
    start: int

    def __new__(cls, line: int, start: int, tag: Tag) -> Self:
        position = super().__new__(cls, line)
        position.start = start
        position.tag = tag
        return position


Token = tuple[int, str, str]
"""A token as Jinja's lexer has it: its line number (a ``Position``), its kind, its text."""


class PlacedLexer(Lexer):
    """Jinja's lexer; every token's line number is a ``Position``. ``first`` is the first tag of the last text."""

    first: Tag | None = None
    _text: str | None = None
    _tokens: Sequence[Token] = ()

    def read(self, text: str) -> Sequence[Token]:
        """The tokens of a text, which is not read again until another is; none where it has a fault."""
        self._text = None
        try:
            self._tokens = list(self.tokeniter(text, None))
        except TemplateSyntaxError:
            return ()
        self._text = text
        return self._tokens

    def forget(self) -> None:
        """Read the text again, as far as somebody asks for its tokens."""
        self._text = None

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[Token]:
        if source == self._text:
            yield from self._tokens
            return
        text = normal(source)
        at = 0
        tag = Tag("data", 0, 0)
        self.first = tag
        try:
            for line, kind, value in super().tokeniter(source, name, filename, state):
                while at < len(text) and not text.startswith(value, at):
                    at += 1  # the lexer drops nothing but white space before a tag
                if kind == "data" or kind in OPENING:
                    tag.after = tag = Tag(kind.partition("_")[0], at, at + len(value))
                yield Position(line, at, tag), kind, value
                at += len(value)
                if kind in CLOSING:
                    tag.end = at - len(value) + len(value.rstrip())
        except TemplateSyntaxError as error:
            if not isinstance(error.lineno, Position):
                if tag.kind == "data":
                    tag = Tag("data", at, at)
                error.lineno = Position(error.lineno, at, tag)
            raise


def normal(source: str) -> str:
    """The text with every line end that Jinja knows made ``\\n``."""
    return newline_re.sub("\n", source)


def position(node: nodes.Node) -> Position | None:
    """Where a syntax node (or, where it does not know, the first of its children that does) stands."""
    if isinstance(node.lineno, Position):
        return node.lineno
    for child in node.iter_child_nodes():
        found = position(child)
        if found is not None:
            return found
    return None


class Sheet:
    """One template text and the places of its characters.

    ``text`` has normal line ends and no byte-order mark; ``placed`` is false where its offsets say nothing about
    the file.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = normal(source.text.removeprefix("\ufeff"))
        self.placed = source.placed
        self._lines = [0, *(match.end() for match in re.finditer("\n", self.text))]

    @property
    def whole(self) -> Place:
        return self.source.whole or Place(self.source.path)

    def place(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]``; where that cannot be told, of the whole text."""
        if not self.placed:
            return self.whole
        return Place(self.source.path, *self._point(start), *self._point(end))

    def of(self, tag: Tag | None) -> Place:
        """The place of a tag, braces included."""
        return self.whole if tag is None else self.place(tag.start, tag.end)

    def at(self, node: nodes.Node) -> Place:
        """The place of the tag that a syntax node stands in."""
        found = position(node)
        return self.of(found.tag if found is not None else None)

    def keyword(self, tag: Tag) -> str:
        """The first word of a block tag."""
        match = WORD.match(self.text, tag.start + 2)
        return match[1] if match else ""

    def _point(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset) - 1
        column = offset - self._lines[line] + 1
        return self.source.line + line, column + (self.source.column - 1 if line == 0 else 0)
