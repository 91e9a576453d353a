"""What filters and formats make of values."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes
from msgspec.structs import replace

from msglint.render.jinja.expressions import Expressions
from msglint.render.jinja.formats import Format, Key, format_layout
from msglint.render.jinja.methods import ELEMENT, KEEPING, MIXING, MOVED
from msglint.render.jinja.tags import Sheet
from msglint.render.jinja.values import ANY, WORDS, Value

Arguments = dict[Key, nodes.Expr]


class Filtered(Expressions):
    """Follows filters and formats too. ``formats``: of those that are written out, by expression (``id``)."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.formats: dict[int, Format] = {}

    def _filter(self, node: nodes.Filter) -> Value:
        inner = WORDS if node.node is None else self.value(node.node)
        args = self._any(*node.args, *(pair.value for pair in node.kwargs), node.dyn_args, node.dyn_kwargs)
        if node.name in ("default", "d"):
            return inner.guard().join(args)
        if node.name == "format" and not (node.dyn_args or node.dyn_kwargs):
            return self.formatted(node, node.node, arguments(node), inner.join(args).flat().mix(), percent=True)
        if node.name in MOVED:
            return MOVED[node.name](inner, self._tag)
        if node.name == "map":
            return self._mapped(node, inner)
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
                element = inner.step(ANY, self._tag)
                for name in str(pair.value.value).split("."):
                    element = element.step(f"[{name}]" if name.isdigit() else name, self._tag)
                return element.within(ANY)
        return inner.step(ANY, self._tag).within(ANY)

    def _mod(self, node: nodes.Mod) -> Value:
        value = self._any(node.left, node.right).flat().mix()
        if isinstance(node.right, nodes.Dict):
            keyed: Arguments = {p.key.value: p.value for p in node.right.items if isinstance(p.key, nodes.Const)}
            return self.formatted(node, node.left, keyed, value, percent=True)
        args = node.right.items if isinstance(node.right, nodes.Tuple) else [node.right]
        return self.formatted(node, node.left, dict(enumerate(args)), value, percent=True)

    def formatted(
        self,
        node: nodes.Expr,
        template: nodes.Node | None,
        args: Mapping[Key, nodes.Expr],
        whole: Value,
        *,
        percent: bool,
    ) -> Value:
        """What a format that is written out makes of its arguments."""
        if not isinstance(template, nodes.Const) or type(template.value) is not str or self._quiet:
            return whole
        slots = {key: self.made_slot(self._tag, self.value(arg)) for key, arg in args.items()}
        layout = format_layout(template.value, slots, self._tag, percent=percent)
        if layout is None:
            return whole
        self.formats[id(node)] = layout
        return replace(whole, mixed=False) if layout.single else whole


def arguments(node: nodes.Filter | nodes.Call) -> Arguments:
    """The arguments of a call, by number and by name."""
    found: Arguments = dict(enumerate(node.args))
    found.update((str(pair.key), pair.value) for pair in node.kwargs)
    return found


def _grouped(inner: Value) -> tuple[Value, Value]:
    return inner.within("list"), inner.within("[1]")
