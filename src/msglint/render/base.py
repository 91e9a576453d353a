"""What every template language offers; the rest of msglint knows no more than this."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from msgspec import Struct

from msglint.model import Branch, Course, Place, Problem, Read, Segment, Source


class TemplateFault(Exception):
    """A template that cannot be compiled or rendered: the ``problem`` becomes a finding."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


class Files(Protocol):
    """The project's files as a template language may see them. Names are relative to the root, with ``/``."""

    def read(self, name: str) -> str | None:
        """A file's text, newlines untouched; ``None`` where there is no such file inside the root.

        Raises ``TemplateFault`` (kind ``syntax``) where it is there and cannot be decoded.
        """
        ...

    def shown(self, name: str) -> str:
        """The file's path as findings print it: relative to the working directory."""
        ...


class Reference(Struct, frozen=True):
    """A file that a template extends, includes or imports. ``target`` is empty where only a run can tell.

    ``pattern``: what is known of such a target, ``*`` standing for the rest of a step: ``parts/*.txt``.
    """

    target: str
    kind: str
    place: Place
    pattern: str = ""


class Outline(Struct, frozen=True):
    """What one file says of itself without being run: its blocks, and the files it refers to.

    ``comments``: the comments' texts with their places (suppressions stand there).
    """

    blocks: Mapping[str, Place]
    references: tuple[Reference, ...]
    comments: tuple[tuple[str, Place], ...] = ()


class Rendering(Protocol):
    """One rendered text. ``text`` is byte for byte what the template language makes; ``segments`` join to it."""

    @property
    def text(self) -> str: ...

    @property
    def segments(self) -> tuple[Segment, ...]: ...

    @property
    def reached(self) -> frozenset[int]:
        """Ids of the branches that this run went through."""
        ...

    def course(self) -> tuple[Course, tuple[str, ...]] | None:
        """The way that this run took through the template, and the values that it printed; ``None`` where nothing is
        known of other runs that took the same.
        """
        ...


class Compiled(Protocol):
    """A source ready to be rendered."""

    @property
    def reads(self) -> tuple[Read, ...]:
        """The outside variables that it, and the files it refers to by name, may read."""
        ...

    @property
    def branches(self) -> tuple[Branch, ...]: ...

    @property
    def files(self) -> tuple[str, ...]:
        """Paths of the files whose text it may print, its own first."""
        ...

    def render(self, context: Mapping[str, Any]) -> Rendering:
        """Render with these variables; raises ``TemplateFault``."""
        ...


class Rewriter(Protocol):
    """Rewrites single tags of a template language; ``None`` wherever the outcome would not be certain.

    A variable goes by its steps: ``("contact", "first_name")``.
    """

    def variable(self, tag: str) -> tuple[str, ...] | None:
        """The variable that the tag prints, where it prints one (through filters or not) and does nothing else."""
        ...

    def renamed(self, tag: str, old: tuple[str, ...], new: tuple[str, ...]) -> str | None:
        """The tag with the beginning ``old`` of every variable made ``new``, written in the same way."""
        ...

    def defaulted(self, tag: str, words: str | None) -> str | None:
        """The tag printing ``words`` where its variable is blank; its own words, where it has some that do not stand in
        for blanks.
        """
        ...

    def parted(self, tag: str) -> str | None:
        """The tag with a space before what it prints, which goes where that is blank."""
        ...

    def tag(self, steps: tuple[str, ...]) -> str | None:
        """A tag that prints a variable."""
        ...


class Language(Protocol):
    """A template language set as the host application sets it, over one folder of templates."""

    @property
    def rewriter(self) -> Rewriter: ...

    def outline(self, source: Source) -> Outline:
        """What the file says of itself; raises ``TemplateFault`` where it cannot be parsed."""
        ...

    def compile(self, source: Source) -> Compiled:
        """Make it ready, with all it extends, includes and imports; raises ``TemplateFault``."""
        ...
