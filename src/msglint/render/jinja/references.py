"""The files that a template names."""

from __future__ import annotations

from jinja2 import nodes

Named = tuple[tuple[str, ...], ...]
"""Alternatives, each a list of names of which the first that exists is meant."""


def named_files(node: nodes.Expr) -> Named:
    """The files that an expression may mean; of what only a run can tell, nothing."""
    if isinstance(node, nodes.Const):
        values = node.value if isinstance(node.value, list | tuple) else [node.value]
        names = tuple(value for value in values if isinstance(value, str))
        return (names,) if names else ()
    if isinstance(node, nodes.List | nodes.Tuple):
        names = tuple(name for item in node.items for names in named_files(item) for name in names)
        return (names,) if names else ()
    if isinstance(node, nodes.CondExpr):
        return named_files(node.expr1) + (named_files(node.expr2) if node.expr2 is not None else ())
    return named_files(node.left) + named_files(node.right) if isinstance(node, nodes.Or) else ()


ANY = "*"
"""Stands in a name for what only a run can tell."""


def patterns(node: nodes.Expr) -> tuple[str, ...]:
    """The files that an expression puts together, ``*`` for what comes from elsewhere: ``parts/*.txt``."""
    if isinstance(node, nodes.List | nodes.Tuple):
        return tuple(name for item in node.items for name in patterns(item))
    if isinstance(node, nodes.CondExpr):
        return patterns(node.expr1) + (patterns(node.expr2) if node.expr2 is not None else ())
    if isinstance(node, nodes.Concat | nodes.Add):
        return ("".join(map(_written, _joined(node))),)
    return ()


def _joined(node: nodes.Expr) -> tuple[nodes.Expr, ...]:
    if isinstance(node, nodes.Add):
        return _joined(node.left) + _joined(node.right)
    return tuple(node.nodes) if isinstance(node, nodes.Concat) else (node,)


def _written(node: nodes.Expr) -> str:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ANY


def is_written_out(node: nodes.Expr) -> bool:
    """Whether it is known without a run which files are meant."""
    if isinstance(node, nodes.List | nodes.Tuple):
        return all(isinstance(item, nodes.Const) for item in node.items)
    return isinstance(node, nodes.Const)
