"""The variables that a template sets itself, at one point of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from msglint.model import Place
from msglint.render.jinja.values import NOTHING, Origin, Unit, Value, Way, join

Assigned = defaultdict[tuple[Unit, str], Value]
MANY = 40  # origins of one value of which it is still told by which way each of them came
State = tuple[dict[str, Value], dict[str, Value]]
"""The variables of a scope, and those of them that the context has."""


class Scope:
    """The variables of one unit.

    ``vars`` are those that hold here, ``top`` those that other files and blocks find in the context. ``assigned``
    remembers, over the whole template, all that a unit ever gives a name: a macro sees its unit's variables as
    they are when it is called.
    """

    def __init__(self, unit: Unit, assigned: Assigned | None = None, outer: Scope | None = None) -> None:
        self.unit = unit
        self.outer = outer
        self.vars: dict[str, Value] = {}
        self.top: dict[str, Value] = {}
        self.toplevel = unit.kind == "root"
        self._assigned: Assigned = assigned if assigned is not None else defaultdict(lambda: NOTHING)

    def get(self, name: str, tag: Place | None) -> Value:
        """What a variable may hold; ``tag`` names it where nothing in this template gives it."""
        if name in self.vars:
            return self.vars[name]
        if self.outer is not None:
            return self.outer.get(name, tag).join(self.outer.ever(name))
        return Value(frozenset([Origin(self.unit, name, tag=tag)]))

    def ever(self, name: str) -> Value:
        """All that this unit and those around it give a name anywhere."""
        here = self._assigned.get((self.unit, name), NOTHING)
        return here.join(self.outer.ever(name)) if self.outer is not None else here

    def set(self, name: str, value: Value) -> None:
        self.vars[name] = value
        self._assigned[self.unit, name] = self._assigned[self.unit, name].join(value)
        if self.toplevel:
            self.top[name] = value

    def visible(self) -> Mapping[str, Value]:
        """The variables that a file included here finds."""
        return {**self._around(), **self.vars}

    def context(self) -> Mapping[str, Value]:
        """The variables that a block finds: those at the top of the file alone."""
        return dict(self.top) if self.outer is None else self._around()

    def _around(self) -> Mapping[str, Value]:
        """The variables around a macro, as they may be whenever it is called."""
        if self.outer is None:
            return {}
        names = {name for unit, name in self._assigned if unit is self.outer.unit} | self.outer.vars.keys()
        here = {name: self.outer.get(name, None).join(self.outer.ever(name)) for name in names}
        return {**self.outer._around(), **here}  # noqa: SLF001 - its own class

    @contextmanager
    def inner(self) -> Iterator[None]:
        """What is set in here is forgotten after it."""
        before = self.vars, self.toplevel
        self.vars, self.toplevel = dict(self.vars), False
        yield
        self.vars, self.toplevel = before

    def merge(self, ends: Sequence[tuple[Way, State]]) -> None:
        """Any of these ways may have been gone: a variable holds what it holds at the end of any of them."""
        self.vars = self._merged([(way, held) for way, (held, _) in ends])
        self.top = self._merged([(way, held) for way, (_, held) in ends])

    def _merged(self, ends: Sequence[tuple[Way, dict[str, Value]]]) -> dict[str, Value]:
        merged: dict[str, Value] = {}
        for name in dict.fromkeys(name for _, held in ends for name in held):
            values = [(way, self._at(held, name)) for way, held in ends]
            same = all(value == values[0][1] for _, value in values)
            merged[name] = values[0][1] if same else _any(values)
        return merged

    def state(self) -> State:
        return dict(self.vars), dict(self.top)

    def restore(self, state: State) -> None:
        self.vars, self.top = dict(state[0]), dict(state[1])

    def _at(self, end: Mapping[str, Value], name: str) -> Value:
        if name in end:
            return end[name]
        return self.outer.get(name, None) if self.outer else Value(frozenset([Origin(self.unit, name)]))


def _any(values: Sequence[tuple[Way, Value]]) -> Value:
    """Any of these, each by its way; without the ways where there are so many that nobody could make sense of them."""
    if sum(len(value.origins) for _, value in values) > MANY:
        return join(value.anyway() for _, value in values)
    return join(value.under(way) for way, value in values)
