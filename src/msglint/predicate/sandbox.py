"""Conditions in Jinja: sandboxed, without what could fill memory or time, unknown fields false."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jinja2 import ChainableUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from msglint.near import suggest
from msglint.predicate.unknown import Unknown
from msglint.predicate.view import View

LONGEST_TEXT = 100_000
GROWING_FILTERS = ("batch", "center", "format", "indent", "pprint", "random", "slice", "urlize", "wordwrap", "xmlattr")
GROWING_METHODS = frozenset(
    {"center", "expandtabs", "format", "format_map", "join", "ljust", "replace", "rjust", "translate", "zfill"}
)


class UnknownField(Unknown, ChainableUndefined):  # type: ignore[misc]  # Unknown's operators are meant to win
    """Jinja's undefined value, with the ways of ``Unknown``."""

    __slots__ = ()
    __hash__ = Unknown.__hash__

    def __eq__(self, other: object) -> bool:
        return False


class Conditions(ImmutableSandboxedEnvironment):
    """Jinja for conditions: nothing is global, nothing grows without limit."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self) -> None:
        super().__init__(undefined=UnknownField)
        self.globals.clear()
        for name in GROWING_FILTERS:
            self.filters.pop(name, None)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, str) and attr in GROWING_METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        known = not isinstance(left, Unknown) and not isinstance(right, Unknown)
        if operator == "**" or (operator in "*%" and known and not numbers):
            raise SecurityError(
                f"{operator} works on numbers only here" if operator != "**" else "** is not allowed here"
            )
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, str | list | tuple) and len(result) > LONGEST_TEXT:
            raise SecurityError("the text grows too long")
        return result


@cache
def environment() -> Conditions:
    return Conditions()


def compiled(
    text: str, names: frozenset[str]
) -> tuple[Callable[[Mapping[str, Any]], Any], tuple[tuple[str, str], ...]]:
    """The condition as a function of the named values, and the fields it reads, as in ``plain.compiled``.

    Raises ``ValueError`` with a sentence for people where the expression is wrong.
    """
    env = environment()
    try:
        tree = env.parse("{{ (" + text + "\n) }}")
        _refuse_statements(tree)
        expression = env.compile_expression(text, undefined_to_none=False)
    except TemplateSyntaxError as error:
        raise ValueError(_reason(error.message or "", env)) from None
    except (RecursionError, MemoryError):
        raise ValueError("is nested too deeply") from None
    unknown = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"} - names
    if unknown:
        name = min(unknown)
        meant = suggest(name, names) or f"a condition speaks of {', '.join(sorted(names))}"
        raise ValueError(f"nothing is called {name!r} here; {meant}")

    def run(values: Mapping[str, Any]) -> Any:
        shown = {name: View(value) if isinstance(value, Mapping) else value for name, value in values.items()}
        return expression(**shown)

    return run, tuple(dict.fromkeys(_fields(tree)))


def _refuse_statements(tree: nodes.Template) -> None:
    """``a }} {{ b`` would parse as two outputs: an expression is one."""
    body = tree.body
    if len(body) != 1 or not isinstance(body[0], nodes.Output) or len(body[0].nodes) != 1:
        raise TemplateSyntaxError("is not one expression", 1)


def _reason(message: str, env: Conditions) -> str:
    for kind, known in (("filter", env.filters), ("test", env.tests)):
        start = f"No {kind} named '"
        if message.startswith(start):
            name = message[len(start) :].split("'", 1)[0]
            return "; ".join(filter(None, (f"there is no {kind} {name!r}", suggest(name, known))))
    return message


def _fields(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    """Each (name, field) that the expression reads; an empty field for a name used whole."""
    within: set[int] = set()
    lookups: list[nodes.Getattr | nodes.Getitem] = [*tree.find_all(nodes.Getattr), *tree.find_all(nodes.Getitem)]
    for node in lookups:
        field = _field(node)
        if field is not None and isinstance(node.node, nodes.Name):
            within.add(id(node.node))
            yield node.node.name, field
    for name in tree.find_all(nodes.Name):
        if id(name) not in within:
            yield name.name, ""


def _field(node: nodes.Getattr | nodes.Getitem) -> str | None:
    """The constant name that is looked up, if it is one."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str) else None
