"""The files that a template names."""

from __future__ import annotations

from jinja2 import nodes


def constants(node: nodes.Expr) -> tuple[str, ...]:
    """The names that an expression may give where they are written out; none where only a run can tell."""
    if isinstance(node, nodes.Const):
        values = node.value if isinstance(node.value, list | tuple) else [node.value]
        return tuple(value for value in values if isinstance(value, str))
    if isinstance(node, nodes.List | nodes.Tuple):
        return tuple(name for item in node.items for name in constants(item))
    if isinstance(node, nodes.CondExpr):
        return constants(node.expr1) + (constants(node.expr2) if node.expr2 is not None else ())
    if isinstance(node, nodes.Or):
        return constants(node.left) + constants(node.right)
    return ()
