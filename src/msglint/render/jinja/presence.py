"""What a test says of the fields that it reads: that they have a value, or that they have none."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import nodes

from msglint.render.jinja.values import Value

Keys = frozenset[object]
EMPTY = ("", None, 0, False)
SIZES = frozenset(
    [
        *("capitalize", "count", "d", "default", "first", "int", "length", "list", "lower", "string"),
        *("title", "trim", "upper"),
    ]
)
PATHS = (nodes.Name, nodes.Getattr, nodes.Getitem)


def presence(node: nodes.Node) -> bool | None:
    """Whether a test holds where its fields have a value (``True``), where they have none, or neither (``None``)."""
    if isinstance(node, PATHS):
        return True
    if isinstance(node, nodes.Not):
        inner = presence(node.node)
        return None if inner is None else not inner
    if isinstance(node, nodes.And | nodes.Or):
        left, right = presence(node.left), presence(node.right)
        return left if left == right else None
    if isinstance(node, nodes.Test):
        return {"defined": True, "undefined": False, "none": False}.get(node.name)
    if isinstance(node, nodes.Filter):
        return presence(node.node) if node.node is not None and node.name in SIZES else None
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr == "strip":
        return presence(node.node.node)
    return _compared(node) if isinstance(node, nodes.Compare) else None


def _compared(node: nodes.Compare) -> bool | None:
    operand = node.ops[0]
    if len(node.ops) != 1 or not isinstance(operand.expr, nodes.Const) or presence(node.expr) is not True:
        return None
    empty = operand.expr.value in EMPTY
    return {"eq": False, "ne": True, "gt": True}.get(operand.op) if empty else None


def holding(node: nodes.Node, value: Callable[[nodes.Node], Value], *, truth: bool) -> frozenset[object]:
    """Keys of the variables that are looked at by a test, so that what stands under it is said knowingly.

    ``truth`` is the test's outcome.
    """
    if isinstance(node, nodes.Not):
        return holding(node.node, value, truth=not truth)
    if isinstance(node, nodes.And | nodes.Or):
        left, right = (holding(side, value, truth=truth) for side in (node.left, node.right))
        return left | right if isinstance(node, nodes.And) == truth else left & right
    if isinstance(node, nodes.Compare):
        return _keys(node, value) if truth != _wants_empty(node) else frozenset()
    if isinstance(node, nodes.Test):
        return _keys(node.node, value) if truth != (node.name in ("undefined", "none")) else frozenset()
    return _keys(node, value) if truth else frozenset()


def _wants_empty(node: nodes.Compare) -> bool:
    operand = node.ops[0]
    empty = isinstance(operand.expr, nodes.Const) and operand.expr.value in EMPTY
    return (operand.op == "eq") == empty if operand.op in ("eq", "ne") else operand.op == "notin"


def _keys(node: nodes.Node, value: Callable[[nodes.Node], Value]) -> frozenset[object]:
    found = (node.expr, *(operand.expr for operand in node.ops)) if isinstance(node, nodes.Compare) else (node,)
    return frozenset(origin.key for part in found for origin in value(part).origins)
