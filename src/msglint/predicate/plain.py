"""The common conditions, evaluated without Jinja: fields and constants, compared and joined by and, or, not.

Jinja and Python write these forms alike and mean the same by them, so Python's own parser reads them (some forty
times faster than Jinja compiles them). Everything else is left to ``sandbox``.
"""

from __future__ import annotations

import ast
import operator
import warnings
from collections.abc import Callable, Mapping
from typing import Any

from msglint.predicate.unknown import UNKNOWN

Values = Mapping[str, Any]
Step = Callable[[Values], Any]
COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda item, group: item in group,
    ast.NotIn: lambda item, group: item not in group,
}
MAPPINGS = frozenset({"contact", "message"})
VALUES = MAPPINGS | {"history", "today"}
"""Names that stand for values; any other name that a condition may use is a function's."""
WORDS = {"true": True, "false": False, "none": None}


class NotPlain(Exception):
    """The expression uses more than this module understands."""


def compiled(text: str, names: frozenset[str]) -> tuple[Step, tuple[tuple[str, str], ...]]:
    """The condition as a function of the named values, and the fields it reads as (name, field) pairs.

    An empty field stands for the whole value. Raises ``NotPlain`` where the expression must go to Jinja.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python finds odd is for Jinja to judge
            tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise NotPlain from None
    reader = _Reader(names)
    return reader.step(tree.body), tuple(dict.fromkeys(reader.fields))


class _Reader:
    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        self.fields: list[tuple[str, str]] = []

    def step(self, node: ast.expr) -> Step:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return _all(tuple(map(self.step, values)))
            case ast.BoolOp(op=ast.Or(), values=values):
                return _any(tuple(map(self.step, values)))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                inner = self.step(operand)
                return lambda values: not inner(values)
            case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARE:
                return _compare(COMPARE[type(op)], self.step(left), self.step(right))
            case ast.Constant(value=str() | int() | float() | bool() | None as value):
                return lambda _: value
            case ast.List(elts=items) | ast.Tuple(elts=items) if items:
                steps = tuple(map(self.step, items))
                return lambda values: [step(values) for step in steps]
            case ast.Name(id=name) if name in WORDS:
                word = WORDS[name]
                return lambda _: word
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in self.names - VALUES:
                return _call(name, tuple(map(self.step, args)))
            case ast.Name(id=name) if name in self.names & VALUES:
                return self._whole(name)
            case ast.Attribute(value=ast.Name(id=name), attr=field) if name in self.names:
                return self._field(name, field)
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str() as field)) if name in self.names:
                return self._field(name, field)
        raise NotPlain

    def _whole(self, name: str) -> Step:
        self.fields.append((name, ""))
        return lambda values: values[name]

    def _field(self, name: str, field: str) -> Step:
        if name not in MAPPINGS or field.startswith("_"):
            raise NotPlain
        self.fields.append((name, field))
        return lambda values: values[name].get(field, UNKNOWN)


def _all(steps: tuple[Step, ...]) -> Step:
    def run(values: Values) -> Any:
        result: Any = True
        for step in steps:
            result = step(values)
            if not result:
                return result
        return result

    return run


def _any(steps: tuple[Step, ...]) -> Step:
    def run(values: Values) -> Any:
        result: Any = False
        for step in steps:
            result = step(values)
            if result:
                return result
        return result

    return run


def _call(name: str, args: tuple[Step, ...]) -> Step:
    return lambda values: values[name](*(arg(values) for arg in args))


def _compare(compare: Callable[[Any, Any], Any], left: Step, right: Step) -> Step:
    return lambda values: compare(left(values), right(values))
