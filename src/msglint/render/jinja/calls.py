"""What calls run, and what they give."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import nodes
from msgspec.structs import replace

from msglint.render.jinja.expressions import named, step_of
from msglint.render.jinja.filtered import Filtered
from msglint.render.jinja.formats import Key
from msglint.render.jinja.methods import ITEMS, METHODS, MIXING, TELLING
from msglint.render.jinja.tags import Sheet
from msglint.render.jinja.values import NOTHING, UNKNOWN, WORDS, Site, Value, join

SPECIAL = frozenset(("caller", "super"))
TRANSLATING = frozenset(("_", "gettext"))  # the new style of them puts values into their message


class Calls(Filtered):
    """Follows calls too.

    ``ours``: whether the host application gives a name to every template, so that it is no field. ``macros``: names
    under which macros and imported things are called. ``sites``: by call (``id``). ``fed``: what each recursive loop
    around has been handed.
    """

    def __init__(self, sheet: Sheet, ours: Callable[[str], bool]) -> None:
        super().__init__(sheet)
        self.macros: set[str] = set(SPECIAL)
        self.sites: dict[int, Site] = {}
        self.fed: list[Value] = []
        self._ours = ours

    def _call(self, node: nodes.Call) -> Value:
        args = tuple(map(self.value, node.args))
        kwargs = {pair.key: self.value(pair.value) for pair in node.kwargs}
        spread = self._any(node.dyn_args, node.dyn_kwargs) if node.dyn_args or node.dyn_kwargs else None
        site = Site("call", self._tag, args, kwargs, spread, env=self.scope.context())
        if not self._quiet:
            self.sites[id(node)] = site
            self.scope.unit.sites.append(site)
        given = join((NOTHING, *args, *kwargs.values(), spread or NOTHING))
        if isinstance(node.node, nodes.Name):
            return self._function(node, node.node.name, site, given)
        if isinstance(node.node, nodes.Getattr):
            return self._method(node, node.node, site, given)
        return self.value(node.node).join(given).flat().join(UNKNOWN)

    def _function(self, node: nodes.Call, name: str, site: Site, given: Value) -> Value:
        site.callee = name
        if name in ("namespace", "dict"):
            held = join((NOTHING, *(value.within(key) for key, value in site.kwargs.items())))
            return replace(held, called=True)
        if name == "loop" and self.fed:
            self.fed[-1] = self.fed[-1].join(*site.args)
            self.use(given, iterated=True)
            return given.given().join(WORDS)
        if name in self.macros:
            self.use(given)
            return given.given().join(WORDS, UNKNOWN)
        if name in TRANSLATING and len(node.args) == 1 and node.kwargs and not site.spread:
            return self.formatted(node, node.args[0], dict(site.kwargs.items()), percent=True)
        if not self._ours(name):
            self.use(self.scope.get(name, self._tag), called=True)
        value = _several(given.flat())
        return value.mix() if given.origins and len(node.args) + len(node.kwargs) > 1 else value

    def _method(self, node: nodes.Call, target: nodes.Getattr, site: Site, given: Value) -> Value:
        if named(target.node, "loop"):
            return given.flat()
        if isinstance(target.node, nodes.Name) and target.node.name in {"self", *self.macros}:
            site.callee = f"{target.node.name}.{target.attr}"
            self.use(given)
            return given.given().join(WORDS, UNKNOWN)
        owner = self.value(target.node)
        if target.attr in TELLING:
            self.use(owner.step(target.attr, self._tag), called=True)
        if target.attr in ITEMS:
            return ITEMS[target.attr](owner, self._tag)
        if target.attr == "get" and node.args:
            found = owner.step(step_of(node.args[0]), self._tag)
            return found.guard().join(*site.args[1:]) if len(node.args) > 1 else found
        if target.attr in METHODS:
            value = owner.join(given).flat()
            if target.attr == "format" and not site.spread:
                given_by: dict[Key, Value] = dict(enumerate(site.args))
                given_by.update(site.kwargs)
                return self.formatted(node, target.node, given_by, percent=False)
            return value.mix() if target.attr in MIXING or given.origins else value
        called = owner.step(target.attr, self._tag)
        self.use(called, called=True)
        return _several(called.given().join(given.flat()))


def _several(value: Value) -> Value:
    """What a function makes of its arguments: of one alone it may be the value, of several a mixture."""
    value = replace(value, called=True)
    return value.mix() if len({origin.key for origin in value.origins}) > 1 or not value.exact else value
