"""Jinja's own filters, made to pass on what they know of a text, and to refuse what no message needs."""

from __future__ import annotations

from collections.abc import Callable, Sized
from typing import Any

from jinja2.environment import Environment
from markupsafe import Markup

from msglint.render.jinja.limits import refuse_filter, refuse_join
from msglint.render.jinja.output import shown, shown_safe
from msglint.render.jinja.text import TEXTS, Change, Joined, carried, made, making, safe

RULES = {
    "e": "escape",
    "escape": "escape",
    "indent": "space",
    "replace": "replace",
    "striptags": "space",
    "title": "case",
    "truncate": "beginning",
    "wordwrap": "space",
}
"""How a text's characters can be found again in what a filter makes of it (see ``carry``)."""

BOUNDED = ("batch", "center", "format", "slice")


def trace_filters(environment: Environment) -> None:
    """Replace the environment's filters where they would forget where a text comes from, or make enormous ones."""
    for name in (*RULES, *BOUNDED):
        environment.filters[name] = _wrapped(name, environment.filters[name], RULES.get(name))
    environment.filters["safe"] = safe
    environment.filters["join"] = _like(environment.filters["join"], _join(environment.filters["join"]))


def _wrapped(name: str, original: Callable[..., Any], rule: str | None) -> Callable[..., Any]:
    first = 1 if hasattr(original, "jinja_pass_arg") else 0
    bounded = name in ("indent", "replace", "truncate", "wordwrap", *BOUNDED)

    def traced(*args: Any, **kwargs: Any) -> Any:
        if bounded:
            refuse_filter(name, (*args[first:], *kwargs.values()))
        result = original(*args, **kwargs)
        value: Any = args[first] if len(args) > first else None
        if rule is None or type(value) not in TEXTS:
            return result
        if rule == "escape":
            return shown_safe(value)
        return _replaced(result, value, args[first + 1 :]) if rule == "replace" else carried(result, value, rule)

    return _like(original, traced)


def _like(original: Callable[..., Any], new: Callable[..., Any]) -> Callable[..., Any]:
    """The new filter, handed the same things by Jinja as the original one."""
    wants = getattr(original, "jinja_pass_arg", None)
    if wants is not None:
        new.jinja_pass_arg = wants  # type: ignore[attr-defined]
    return new


def _replaced(result: str, value: str, args: tuple[Any, ...]) -> str:
    change = Change(value, "replace")
    change.words = str(args[0]), str(args[1])
    return made(result, change)


def _join(original: Callable[..., Any]) -> Callable[..., Any]:
    def join(eval_ctx: Any, value: Any, d: Any = "", attribute: Any = None) -> Any:
        value = value if isinstance(value, Sized) else list(value)
        refuse_join(value, d)
        result = original(eval_ctx, value, d, attribute)
        if attribute is not None or not isinstance(value, list | tuple) or not any(map(making, value)):
            return result
        show: Callable[[Any], str] = shown_safe if isinstance(result, Markup) else shown
        parts = [show(d)] * (2 * len(value) - 1)
        parts[::2] = map(show, value)
        return made(result, Joined(parts)) if "".join(parts) == result else result

    return join
