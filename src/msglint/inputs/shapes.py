"""What shape a variable must have for the templates that read it: text, a list, an object, a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from msglint.inputs.paths import ITEM, steps
from msglint.model import Read

LIST_METHODS = frozenset({"append", "extend", "insert", "sort"})
MAPPING_METHODS = frozenset({"get", "items", "keys", "values"})
DATE_METHODS = frozenset({"astimezone", "ctime", "date", "isoformat", "isoweekday", "strftime", "timestamp", "weekday"})
DATE_PARTS = frozenset({"year", "month", "day", "hour", "minute", "second"})


@dataclass(slots=True)
class Shape:
    """How templates use a value. ``children``: names read of it, ``[*]`` for its items.

    ``plain``: it is read itself, not only called. ``needed``: it is printed somewhere without a guard against blanks.
    ``paths``: the files that read it.
    """

    children: dict[str, Shape] = field(default_factory=dict)
    plain: bool = False
    called: bool = False
    iterated: bool = False
    needed: bool = False
    paths: set[str] = field(default_factory=set)

    @property
    def given(self) -> bool:
        """Whether it is a value at all, and not only a function of the host's."""
        return not self.called or self.plain or bool(self.children)

    @property
    def names(self) -> list[str]:
        """The names read of it that are values."""
        return [name for name, child in self.children.items() if name != ITEM and child.given]

    @property
    def calls(self) -> set[str]:
        """The names called on it."""
        return {name for name, child in self.children.items() if child.called and not child.plain}

    @property
    def is_list(self) -> bool:
        return ITEM in self.children or (self.iterated and not self.names) or bool(self.calls & LIST_METHODS)

    @property
    def is_date(self) -> bool:
        """Whether a method of dates is called on it."""
        return bool(self.calls & DATE_METHODS) and self.has_date_parts

    @property
    def has_date_parts(self) -> bool:
        """Whether all that is read of it, if anything, is what a date has: its year, its hour."""
        return DATE_PARTS.issuperset(self.names)

    @property
    def is_object(self) -> bool:
        return bool(self.names) or bool(self.calls & MAPPING_METHODS)


def shapes(reads: Iterable[Read]) -> Shape:
    """One shape whose children are the variables that the reads come from."""
    root = Shape()
    for read in reads:
        names = steps(read.field)
        shape = root
        for name in names:
            shape = shape.children.setdefault(name, Shape())
            shape.paths.add(read.place.path)
        shape.called = shape.called or read.called
        shape.plain = shape.plain or not read.called
        shape.iterated = shape.iterated or read.iterated
        shape.needed = shape.needed or (read.printed and not read.guarded)
    return root


def merged(first: Shape | None, second: Shape | None) -> Shape:
    """The shape of a value that is read under two names."""
    if first is None or second is None:
        return first or second or Shape()
    names = {**first.children, **second.children}
    return Shape(
        {name: merged(first.children.get(name), second.children.get(name)) for name in names},
        first.plain or second.plain,
        first.called or second.called,
        first.iterated or second.iterated,
        first.needed or second.needed,
        first.paths | second.paths,
    )
