"""The variables that a template sets itself, at one point of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from msglint.model import Place
from msglint.render.jinja.values import NOTHING, Origin, Unit, Value, join

Assigned = defaultdict[tuple[Unit, str], Value]


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
        here = self._assigned[self.unit, name]
        return here.join(self.outer.ever(name)) if self.outer is not None else here

    def set(self, name: str, value: Value) -> None:
        self.vars[name] = value
        self._assigned[self.unit, name] = self._assigned[self.unit, name].join(value)
        if self.toplevel:
            self.top[name] = value

    def visible(self) -> Mapping[str, Value]:
        """The variables that a file with this context finds: also those around it."""
        if self.outer is None:
            return dict(self.vars)
        around = self.outer.visible()
        return {**{name: value.join(self.outer.ever(name)) for name, value in around.items()}, **self.vars}

    @contextmanager
    def inner(self) -> Iterator[None]:
        """What is set in here is forgotten after it."""
        before = self.vars, self.toplevel
        self.vars, self.toplevel = dict(self.vars), False
        yield
        self.vars, self.toplevel = before

    def branches(self, ways: Iterable[tuple[dict[str, Value], dict[str, Value]]]) -> None:
        """Any of these ways may have been gone: a variable holds what it holds at the end of any of them."""
        ends = tuple(ways)
        self.vars = {name: join(self._at(end, name) for end, _ in ends) for name in _names(end for end, _ in ends)}
        self.top = {name: join(self._at(top, name) for _, top in ends) for name in _names(top for _, top in ends)}

    def state(self) -> tuple[dict[str, Value], dict[str, Value]]:
        return dict(self.vars), dict(self.top)

    def restore(self, state: tuple[dict[str, Value], dict[str, Value]]) -> None:
        self.vars, self.top = dict(state[0]), dict(state[1])

    def _at(self, end: Mapping[str, Value], name: str) -> Value:
        if name in end:
            return end[name]
        return self.outer.get(name, None) if self.outer else Value(frozenset([Origin(self.unit, name)]))


def _names(ends: Iterable[Mapping[str, Value]]) -> dict[str, None]:
    return dict.fromkeys(name for end in ends for name in end)
