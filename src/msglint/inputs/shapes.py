"""What shape a variable must have for the templates that read it: text, a list, an object."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from msglint.inputs.paths import ITEM, steps
from msglint.model import Read

DATE_PARTS = frozenset({"year", "month", "day", "hour", "minute", "second"})


class Shape(Struct):
    """How templates use a value. ``children``: names read of it, ``[*]`` for its items.

    ``plain``: it is read itself, not only called. ``needed``: it is printed somewhere without a guard against blanks.
    ``bare``: somewhere it is read without a stand-in for what is undefined.
    ``paths``: the files that read it.
    """

    children: dict[str, Shape] = field(default_factory=dict)
    plain: bool = False
    called: bool = False
    iterated: bool = False
    needed: bool = False
    bare: bool = False
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
    def methods(self) -> list[str]:
        """The names below it that are only called."""
        return [name for name, child in self.children.items() if name != ITEM and not child.given]

    @property
    def items(self) -> Shape | None:
        """The shape of its items, where something is read of them."""
        return self.children.get(ITEM)

    @property
    def is_object(self) -> bool:
        return bool(self.names) and self.items is None

    @property
    def has_date_parts(self) -> bool:
        """Whether all that is read of it is what a date has: its year, its hour."""
        return self.is_object and DATE_PARTS.issuperset(self.names)


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
        shape.needed = shape.needed or (read.printed and (not read.guarded or read.defaulted))
        shape.bare = shape.bare or not read.defaulted
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
        first.bare or second.bare,
        first.paths | second.paths,
    )
