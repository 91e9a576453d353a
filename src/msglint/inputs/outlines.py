"""What the project's template files say of themselves, each read and outlined once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from msglint.inputs.decoding import after
from msglint.inputs.frontmatter import Split, split
from msglint.inputs.tree import Tree
from msglint.model import Place, Source
from msglint.regex import regex
from msglint.render.base import Language, Outline, Reference, TemplateFault

REFERS = regex(r"""\{%[-+~]?\s*(extends|include|import|from)\s+["']([^"'\n]+)["']""")
COMMENT = regex(r"\{#.*?#\}", re.DOTALL)
TELLING = regex(r"msglint|\{%[-+~]?\s*(?:extends|include|import|from|block|render|layout|partial)\b|\{\{[-~#]?>")
"""A file without any of these has nothing to outline."""

ANY = "*"
"""Stands in a pattern for what only a run can tell."""

NOTHING = Outline({}, ())


class Outlines:
    """The template files of a tree. Unreadable ones are empty here: they become findings where they are used."""

    def __init__(self, tree: Tree, language: Language) -> None:
        self.tree = tree
        self._language = language
        self._splits: dict[str, Split] = {}
        self._outlines: dict[str, Outline] = {}
        self._all: tuple[str, ...] | None = None

    def split(self, name: str) -> Split:
        """The file's front matter and body."""
        if name not in self._splits:
            try:
                text = self.tree.read(name)
            except TemplateFault:
                text = None
            self._splits[name] = split(text or "")
        return self._splits[name]

    def outline(self, name: str) -> Outline:
        if name not in self._outlines:
            self._outlines[name] = self._made(name)
        return self._outlines[name]

    def references(self, name: str) -> Iterator[tuple[str, str]]:
        """The files that this one refers to, as they were found, each with ``extends``, ``include`` or ``import``."""
        for reference in self.outline(name).references:
            kind = "import" if reference.kind == "from" else reference.kind
            target = self.resolve(name, reference.target)
            if target:
                yield target, kind
            for alike in self._alike(name, reference.pattern):
                yield alike, kind

    def resolve(self, name: str, target: str) -> str:
        """The file meant by ``target`` in the file ``name``: looked up in its folder, then in each above it."""
        if not target:
            return ""
        for folder in PurePosixPath(name).parents:
            path = joined(folder, target)
            found = self.tree.locate(path)
            if found:
                return found
        return ""

    def _alike(self, name: str, pattern: str) -> tuple[str, ...]:
        """The files that a pattern means in the file ``name``: those of the nearest folder that has any.

        A pattern that begins with what nobody knows tells nothing.
        """
        if not pattern or pattern.startswith(ANY):
            return ()
        for folder in PurePosixPath(name).parents:
            wanted = matching(joined(folder, pattern))
            found = tuple(other for other in self._names() if wanted.fullmatch(other) and other != name)
            if found:
                return found
        return ()

    def _names(self) -> tuple[str, ...]:
        if self._all is None:
            self._all = self.tree.names()
        return self._all

    def layouts(self, name: str) -> Iterator[str]:
        """The file itself, the layout it extends, the one that extends, and so on."""
        seen: set[str] = set()
        while name and name not in seen:
            yield name
            seen.add(name)
            name = next((target for target, kind in self.references(name) if kind == "extends"), "")

    def _made(self, name: str) -> Outline:
        body = self.split(name)
        if not TELLING.search(body.text):
            return NOTHING
        source = Source(self.tree.shown(name), name, body.text, body.line)
        try:
            return self._language.outline(source)
        except TemplateFault:
            return _guessed(source)


def _guessed(source: Source) -> Outline:
    """What can be told of a file that does not parse: its layout is none the less a layout."""
    references = tuple(Reference(match[2], match[1], Place(source.path)) for match in REFERS.finditer(source.text))
    comments = tuple((match[0], _place(source, *match.span())) for match in COMMENT.finditer(source.text))
    return Outline({}, references, comments)


def _place(source: Source, start: int, end: int) -> Place:
    first, last = after(source.text[:start], ""), after(source.text[:end], "")
    above = source.line - 1
    return Place(source.path, first.line + above, first.column, last.line + above, last.column)


def matching(pattern: str) -> re.Pattern[str]:
    """A pattern of paths as an expression: a star stands for a part of one step, or for the whole of one."""
    return re.compile("[^/]+".join(map(re.escape, pattern.split(ANY))))


def joined(folder: PurePosixPath, target: str) -> str:
    """``target`` as seen from ``folder``; empty where it leads out of the project."""
    steps: list[str] = []
    for step in (*folder.parts, *target.split("/")):
        if step == "..":
            if not steps:
                return ""
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "" if target.startswith("/") else "/".join(steps)
