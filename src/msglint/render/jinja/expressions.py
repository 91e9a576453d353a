"""What expressions read, and what their values may come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from jinja2 import nodes
from msgspec.structs import replace

from msglint.model import Place
from msglint.render.jinja.presence import holding
from msglint.render.jinja.scopes import Scope
from msglint.render.jinja.tags import Sheet, Tag, position
from msglint.render.jinja.values import ANY, NOTHING, UNKNOWN, WORDS, Slot, Unit, Use, Value, join

PLAIN = (nodes.BinExpr, nodes.UnaryExpr, nodes.MarkSafe, nodes.MarkSafeIfAutoescape, nodes.Pair, nodes.Keyword)


class Expressions:
    """Follows expressions of one template; ``scope`` holds the variables at the point reached."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.scope = Scope(Unit("root", "", sheet.whole))
        self.slots: dict[int, Slot] = {}
        self._quiet = False
        self._guards: frozenset[object] = frozenset()
        self._tag = sheet.whole

    def read(self, node: nodes.Node | None, *, printed: bool = False, iterated: bool = False) -> Value:
        """The value of an expression that is used here."""
        if node is None:
            return NOTHING
        self.enter(node)
        value = self.value(node)
        self.use(value, printed=printed, iterated=iterated)
        return value

    def enter(self, node: nodes.Node) -> None:
        """What follows stands in the tag of this node."""
        if position(node) is not None:
            self._tag = self.sheet.at(node)

    def enter_tag(self, tag: Tag) -> None:
        self._tag = self.sheet.of(tag)

    def made_slot(self, place: Place, value: Value) -> Slot:
        """A place where a value is printed; in a text that is known as a whole alone, that is all it says."""
        return Slot(place, value if self.sheet.placed else value.mix())

    def use(self, value: Value, *, printed: bool = False, iterated: bool = False, called: bool = False) -> None:
        """Note that the variables are read."""
        for origin in () if self._quiet else value.origins:
            if origin.told:
                continue
            guarded = (origin.guarded and not origin.defaulted) or origin.key in self._guards
            use = Use(origin, origin.tag or self._tag, printed, iterated, called, guarded)
            self.scope.unit.uses.append(use)

    @contextmanager
    def given(self, test: nodes.Node, *, truth: bool) -> Iterator[None]:
        """In here, the outcome of a test is known."""
        before = self._guards
        if not self._quiet:
            self._quiet = True
            self._guards |= holding(test, self.value, truth=truth)
            self._quiet = False
        yield
        self._guards = before

    def value(self, node: nodes.Node | None) -> Value:
        """What the value of the expression may come from."""
        if node is None:
            return NOTHING
        handler: Callable[[Any], Value] = getattr(self, f"_{type(node).__name__.lower()}", self._other)
        return handler(node)

    def _any(self, *found: nodes.Node | None) -> Value:
        return join((NOTHING, *map(self.value, found)))

    def _other(self, node: nodes.Node) -> Value:
        value = self._any(*node.iter_child_nodes()).flat()
        return value if isinstance(node, PLAIN) else value.join(UNKNOWN)

    def _const(self, _: nodes.Const) -> Value:
        return NOTHING

    def _templatedata(self, _: nodes.TemplateData) -> Value:
        return WORDS

    def _name(self, node: nodes.Name) -> Value:
        return NOTHING if node.name == "loop" else self.scope.get(node.name, self._tag)

    def _getattr(self, node: nodes.Getattr) -> Value:
        if named(node.node, "loop"):
            return self.scope.vars.get(f"loop.{node.attr}", NOTHING)
        return self.value(node.node).step(node.attr, self._tag)

    def _getitem(self, node: nodes.Getitem) -> Value:
        whole = self.value(node.node)
        if isinstance(node.arg, nodes.Const):
            return whole.step(step_of(node.arg), self._tag)
        self.use(self.value(node.arg))
        return whole if isinstance(node.arg, nodes.Slice) else whole.step(ANY, self._tag)

    def _slice(self, node: nodes.Slice) -> Value:
        return self._any(node.start, node.stop, node.step).flat()

    def _list(self, node: nodes.List | nodes.Tuple) -> Value:
        return join((NOTHING, *(self.value(item).within(f"[{index}]") for index, item in enumerate(node.items))))

    _tuple = _list

    def _dict(self, node: nodes.Dict) -> Value:
        return join((NOTHING, *(self.value(pair.value).within(step_of(pair.key)) for pair in node.items)))

    def _and(self, node: nodes.And) -> Value:
        left = self.value(node.left)
        self.use(left)
        with self.given(node.left, truth=True):
            return left.join(self._guarded(self.value(node.right)))

    def _or(self, node: nodes.Or) -> Value:
        return self.value(node.left).guard().join(self.value(node.right))

    def _not(self, node: nodes.Not) -> Value:
        self.use(self.value(node.node))
        return NOTHING

    def _compare(self, node: nodes.Compare) -> Value:
        self.use(self._any(node.expr, *(operand.expr for operand in node.ops)))
        return NOTHING

    def _test(self, node: nodes.Test) -> Value:
        value = self.value(node.node)
        self.use(value.guard() if node.name in ("defined", "undefined", "none") else value)
        self.use(self._any(*node.args))
        return NOTHING

    def _condexpr(self, node: nodes.CondExpr) -> Value:
        self.use(self.value(node.test))
        with self.given(node.test, truth=True):
            first = self._guarded(self.value(node.expr1))
        with self.given(node.test, truth=False):
            return first.join(self._guarded(self.value(node.expr2)))

    def _guarded(self, value: Value) -> Value:
        """The value, with what has been tested marked so: it may be printed elsewhere."""
        plain = frozenset(origin for origin in value.origins if origin.key not in self._guards)
        if len(plain) == len(value.origins):
            return value
        return Value(value.origins - plain).guard().join(replace(value, origins=plain))

    def _concat(self, node: nodes.Concat) -> Value:
        return self._put_together(node.nodes)

    def _add(self, node: nodes.Add) -> Value:
        return self._put_together((node.left, node.right))

    def _put_together(self, parts: Sequence[nodes.Expr]) -> Value:
        """What is made of parts that a run can tell apart."""
        values = [self.value(part) for part in parts]
        for part, value in () if self._quiet else zip(parts, values, strict=True):
            self.slots[id(part)] = self.made_slot(self._tag, value)
        return join((NOTHING, *values)).flat().mix()


def named(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


def step_of(node: nodes.Node) -> str:
    """A subscript as a step of a path."""
    if not isinstance(node, nodes.Const):
        return ANY
    return f"[{node.value}]" if isinstance(node.value, int) else str(node.value)
