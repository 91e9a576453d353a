"""Cheap bounds on what a template may make: refusals that cost next to nothing where all is well."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2.exceptions import SecurityError

from msglint.regex import regex

LONGEST = 10_000_000  # characters of one text
WIDEST = 9_999  # characters of a formatted field
LARGEST = 4096  # bits of a whole number
WIDE = regex(r"%[^a-zA-Z%]*?(?:\*|\d{5,})|[:{][^}]*\d{5,}")  # a width or precision past WIDEST
NESTED = regex(r":[^{}]*\{")  # a width that is itself a field


class TooMuch(SecurityError):
    """A template asks for more than any message needs."""


def bounded(text: str) -> str:
    """The text, which is refused where it is longer than any message."""
    if len(text) > LONGEST:
        raise TooMuch(f"the text is longer than {LONGEST:,} characters")
    return text


def bounded_format(template: str, formatting: Callable[..., str]) -> Callable[..., str]:
    """``str.format`` that refuses fields of enormous width, also where the width is handed in."""

    def formatted(*args: Any, **kwargs: Any) -> str:
        given = (*args, *kwargs.values())
        handed = NESTED.search(template) and any(isinstance(arg, int) and abs(arg) > WIDEST for arg in given)
        if handed or WIDE.search(template):
            raise TooMuch("the format asks for too wide a field")
        return formatting(*args, **kwargs)

    return formatted


def refuse(operator: str, left: Any, right: Any) -> None:
    """Raise ``TooMuch`` where an operation would make something enormous."""
    if operator == "%":
        if isinstance(left, str) and WIDE.search(left):
            raise TooMuch("the format asks for too wide a field")
        return
    if isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() + right.bit_length() if operator == "*" else left.bit_length() * max(right, 0)
        if bits > LARGEST:
            raise TooMuch(f"the number would have more than {LARGEST} bits")
        return
    for many, times in ((left, right), (right, left)):
        if isinstance(many, str | list | tuple | bytes) and isinstance(times, int) and len(many) * times > LONGEST:
            raise TooMuch(f"the text would be longer than {LONGEST:,} characters")


SIZED = frozenset(["center", "expandtabs", "ljust", "rjust", "zfill"])


def refuse_call(function: Any, args: tuple[Any, ...]) -> None:
    """Raise ``TooMuch`` where a string's method would make something enormous."""
    owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
    if not isinstance(owner, str):
        return
    if name in SIZED and args and isinstance(args[0], int) and args[0] > LONGEST:
        raise TooMuch(f"the text would be longer than {LONGEST:,} characters")
    if name == "replace" and len(args) > 1 and _replaced(owner, args[0], args[1]) > LONGEST:
        raise TooMuch(f"the text would be longer than {LONGEST:,} characters")


def _replaced(text: str, old: Any, new: Any) -> float:
    return (len(text) / max(1, len(str(old))) + 1) * len(str(new))


WIDTHS = frozenset(["center", "indent", "wordwrap", "batch", "slice", "truncate"])


def refuse_filter(name: str, args: tuple[Any, ...]) -> None:
    """Raise ``TooMuch`` where a filter would make something enormous."""
    if name == "format" and args and WIDE.search(str(args[0])):
        raise TooMuch("the format asks for too wide a field")
    if name in WIDTHS and any(isinstance(arg, int) and abs(arg) > LONGEST for arg in args):
        raise TooMuch(f"the text would be longer than {LONGEST:,} characters")
