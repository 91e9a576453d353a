"""Cheap bounds on what a template may make: refusals that cost next to nothing where all is well."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sized
from itertools import islice, repeat
from time import monotonic
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.sandbox import safe_range
from jinja2.utils import generate_lorem_ipsum

from msglint.regex import regex

LONGEST = 10_000_000  # characters of one text
WIDEST = 9_999  # characters of a formatted field
LARGEST = 4096  # bits of a whole number
STRETCH = 100  # steps between two looks at the clock
STRETCHES = 10_000
PATIENCE = 5.0  # seconds of one rendering; half as many, down to LEAST, after each that took longer
LEAST = 1.0
WORDS = 100_000  # of placeholder text
WIDE = regex(r"%[^a-zA-Z%]*?(?:\*|\d{5,})|[:{][^}]*\d{5,}")  # a width or precision past WIDEST
NESTED = regex(r":[^{}]*\{")  # a width that is itself a field


class TooMuch(SecurityError):
    """A template asks for more than any message needs."""


class Work:
    """What one rendering may still do. Its code takes a step for each round of a loop and each run of a body:
    ``next(work.steps, False) or work.more()``.
    """

    __slots__ = ("_end", "_left", "_patience", "steps")

    def __init__(self) -> None:
        self._patience = PATIENCE
        self.begin()

    def begin(self) -> None:
        """Another rendering begins."""
        self.steps = repeat(True, STRETCH)
        self._left = STRETCHES
        self._end = monotonic() + self._patience

    def more(self) -> None:
        """The next stretch; raises ``TooMuch`` where no message needs as much."""
        self._left -= 1
        if self._left < 0:
            raise TooMuch(f"it takes more than {STRETCH * STRETCHES:,} steps")
        if monotonic() > self._end:
            self._patience = max(self._patience / 2, LEAST)
            raise TooMuch("it takes longer than any message needs")
        self.steps = repeat(True, STRETCH)

    def range(self, *args: int) -> range:
        """Jinja's ``range``, of which each number is a step."""
        numbers = safe_range(*args)
        whole, rest = divmod(len(numbers), STRETCH)
        for _ in range(whole):
            self.more()
        deque(islice(self.steps, rest), maxlen=0)
        return numbers


def bounded_lipsum(n: int = 5, html: bool = True, min: int = 20, max: int = 100) -> str:  # noqa: A002 - Jinja's names
    """Jinja's ``lipsum`` that refuses enormous texts."""
    if n * max > WORDS:
        raise TooMuch(f"the text would be longer than {WORDS:,} words")
    return generate_lorem_ipsum(n, html, min, max)


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
        _refuse_length(template.count("{") * _longest(given))
        return formatting(*args, **kwargs)

    return formatted


def refuse(operator: str, left: Any, right: Any) -> None:
    """Raise ``TooMuch`` where an operation would make something enormous."""
    if operator == "%":
        if isinstance(left, str) and WIDE.search(left):
            raise TooMuch("the format asks for too wide a field")
        if isinstance(left, str):
            _refuse_length(left.count("%") * _longest(right.values() if isinstance(right, dict) else (right,)))
        return
    if isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() + right.bit_length() if operator == "*" else left.bit_length() * max(right, 0)
        if bits > LARGEST:
            raise TooMuch(f"the number would have more than {LARGEST} bits")
        return
    for many, times in ((left, right), (right, left)):
        if isinstance(many, str | list | tuple | bytes) and isinstance(times, int) and len(many) * times > LONGEST:
            raise TooMuch(f"the text would be longer than {LONGEST:,} characters")


SIZED = frozenset(["center", "ljust", "rjust", "zfill"])


def refuse_call(function: Any, args: tuple[Any, ...]) -> None:
    """Raise ``TooMuch`` where a string's method would make something enormous."""
    owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
    if not isinstance(owner, str):
        return
    if name in SIZED and args and isinstance(args[0], int):
        _refuse_length(args[0])
    elif name == "expandtabs" and args and isinstance(args[0], int):
        _refuse_length(args[0] * owner.count("\t"))
    elif name == "replace" and len(args) > 1:
        _refuse_length(_replaced(owner, args[0], args[1]))
    elif name == "join" and args and isinstance(args[0], Sized) and isinstance(args[0], Iterable):
        refuse_join(args[0], owner)


def refuse_join(items: Any, between: Any) -> None:
    """Raise ``TooMuch`` where these, put together, would be enormous."""
    _refuse_length(sum(len(item) for item in items if isinstance(item, str)) + len(items) * len(str(between)))


def _refuse_length(length: float) -> None:
    if length > LONGEST:
        raise TooMuch(f"the text would be longer than {LONGEST:,} characters")


def _replaced(text: str, old: Any, new: Any) -> float:
    return (len(text) / max(1, len(str(old))) + 1) * len(str(new))


def _longest(values: Iterable[Any]) -> int:
    return max((len(value) for value in values if isinstance(value, str)), default=0)


WIDTHS = frozenset(["center", "indent", "wordwrap", "batch", "slice", "truncate"])


def refuse_filter(name: str, args: tuple[Any, ...]) -> None:
    """Raise ``TooMuch`` where a filter would make something enormous; ``args`` begin with the filtered value."""
    if name == "format" and args and WIDE.search(str(args[0])):
        raise TooMuch("the format asks for too wide a field")
    if name == "format" and args:
        _refuse_length(str(args[0]).count("%") * _longest(args[1:]))
    if name == "replace" and len(args) > 2:
        _refuse_length(_replaced(str(args[0]), args[1], args[2]))
    lines = str(args[0]).count("\n") + 1 if name == "indent" and args else 1
    if name in WIDTHS:
        _refuse_length(max((abs(arg) * lines for arg in args if isinstance(arg, int)), default=0))
