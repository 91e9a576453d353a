"""What filters and formats make of values."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes
from msgspec.structs import replace

from msglint.model import Place
from msglint.render.jinja.expressions import Expressions
from msglint.render.jinja.formats import Format, Key, format_layout
from msglint.render.jinja.methods import BY_ATTRIBUTE, ELEMENT, KEEPING, MIXING, MOVED
from msglint.render.jinja.tags import Sheet
from msglint.render.jinja.values import ANY, WORDS, Value

Arguments = dict[Key, nodes.Expr]


class Filtered(Expressions):
    """Follows filters and formats too. ``formats``: of those that are written out, by expression (``id``)."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.formats: dict[int, Format] = {}

    def _filter(self, node: nodes.Filter) -> Value:
        if node.name == "format" and not (node.dyn_args or node.dyn_kwargs):
            given = {key: self.value(arg) for key, arg in arguments(node).items()}
            return self.formatted(node, node.node, given, percent=True)
        inner = WORDS if node.node is None else self.value(node.node)
        args = self._any(*node.args, *(pair.value for pair in node.kwargs), node.dyn_args, node.dyn_kwargs)
        if node.name in ("default", "d"):
            return (inner.guard() if stands_for_blanks(node) else inner.default()).join(args)
        if node.name in MOVED:
            return MOVED[node.name](inner, self._tag)
        if node.name == "map":
            return self._mapped(node, inner)
        for name in named_attributes(node):
            self.use(walked(inner.step(ANY, self._tag), name, self._tag), printed=node.name == "groupby")
        if node.name == "groupby":
            return inner.flat().within("grouper").join(inner.flat().within("[0]"), *_grouped(inner)).within(ANY)
        if node.name in ELEMENT:
            return inner.step(ANY, self._tag)
        if node.name in KEEPING:
            self.use(args)
            return inner
        value = inner.join(args).flat()
        return value.mix() if node.name in MIXING or args.origins or args.words else value

    def _mapped(self, node: nodes.Filter, inner: Value) -> Value:
        for pair in node.kwargs:
            if pair.key == "attribute" and isinstance(pair.value, nodes.Const):
                return walked(inner.step(ANY, self._tag), str(pair.value.value), self._tag).within(ANY)
        return inner.step(ANY, self._tag).within(ANY)

    def _mod(self, node: nodes.Mod) -> Value:
        if isinstance(node.right, nodes.Dict):
            found = {pair.key.value: pair.value for pair in node.right.items if isinstance(pair.key, nodes.Const)}
        else:
            found = dict(enumerate(node.right.items if isinstance(node.right, nodes.Tuple) else [node.right]))
        given: dict[Key, Value] = {key: self.value(arg) for key, arg in found.items()}
        return self.formatted(node, node.left, given, percent=True)

    def formatted(
        self, node: nodes.Expr, template: nodes.Node | None, given: Mapping[Key, Value], *, percent: bool
    ) -> Value:
        """What a format makes of its arguments, which can be told apart where it is written out."""
        whole = self.value(template).join(*given.values()).flat().mix()
        if not isinstance(template, nodes.Const) or type(template.value) is not str or self._quiet:
            return whole
        slots = {key: self.made_slot(self._tag, value) for key, value in given.items()}
        layout = format_layout(template.value, slots, self._tag, percent=percent)
        if layout is None:
            return whole
        self.formats[id(node)] = layout
        return replace(whole, mixed=not all(value.exact for value in given.values())) if layout.single else whole


def arguments(node: nodes.Filter | nodes.Call) -> Arguments:
    """The arguments of a call, by number and by name."""
    found: Arguments = dict(enumerate(node.args))
    found.update((str(pair.key), pair.value) for pair in node.kwargs)
    return found


def stands_for_blanks(node: nodes.Filter) -> bool:
    """Whether a ``default`` stands in for what is blank too, not only for what is undefined."""
    told = (*node.args[1:2], *(pair.value for pair in node.kwargs if pair.key == "boolean"))
    return any(not isinstance(arg, nodes.Const) or bool(arg.value) for arg in told)


def named_attributes(node: nodes.Filter) -> list[str]:
    """The attributes of the elements that a filter goes by: ``groupby('city')``, ``sum(attribute='price')``."""
    first = node.args[:1] if node.name in BY_ATTRIBUTE else []
    named = (pair.value for pair in node.kwargs if pair.key == "attribute" and node.name != "map")
    found = (arg.value for arg in (*first, *named) if isinstance(arg, nodes.Const))
    return [name for name in found if isinstance(name, str) and name]


def walked(value: Value, path: str, tag: Place | None) -> Value:
    """What stands at the end of a dotted path."""
    for name in path.split("."):
        value = value.step(f"[{name}]" if name.isdigit() else name, tag)
    return value


def _grouped(inner: Value) -> tuple[Value, Value]:
    return inner.within("list"), inner.within("[1]")
