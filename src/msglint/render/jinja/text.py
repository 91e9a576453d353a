"""Text that knows how it came about: what macros, blocks and captures give, and what is made of it.

Each class passes for the one it derives from in everything that a template can see of it.
"""

# ruff: noqa: SLF001 - the names begin with _ so that no template can read them

from __future__ import annotations

from collections.abc import Callable
from typing import Any, SupportsIndex

from markupsafe import Markup


class Capture:
    """The output of a macro, block or capture, or what an expression puts together (then it is ``handed`` on).

    ``waiting``: nobody has yet said who called it. ``kept``: a namespace hands it on, which may hold other values too.
    """

    __slots__ = ("handed", "items", "kept", "waiting")

    def __init__(self, items: list[str], *, waiting: bool = False, handed: bool = False, kept: bool = False) -> None:
        self.items = items
        self.waiting = waiting
        self.handed = handed
        self.kept = kept


class Change:
    """A text made of another one; ``rule`` says how its characters can be found again (see ``carry``).

    ``start``: where a cut began; ``words``: what was replaced by what.
    """

    __slots__ = ("old", "rule", "start", "words")

    def __init__(self, old: str, rule: str, start: int = 0) -> None:
        self.old = old
        self.rule = rule
        self.start = start
        self.words = ("", "")


class Joined:
    """A text put together from others."""

    __slots__ = ("parts",)

    def __init__(self, parts: list[str]) -> None:
        self.parts = parts


Making = Capture | Change | Joined


class Text(str):
    """A ``str`` that knows how it was made."""

    __slots__ = ("_made",)

    _made: Making

    def __add__(self, other: Any) -> Any:
        if not isinstance(other, str) or isinstance(other, Markup):  # safe text escapes what it is added to
            return NotImplemented
        return made(str.__add__(self, other), Joined([self, other]))

    def __radd__(self, other: Any) -> Any:
        return made(str.__add__(other, self), Joined([other, self])) if isinstance(other, str) else NotImplemented

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        return cut(str.__getitem__(self, key), self, key)


class SafeText(Markup):
    """A ``Markup`` that knows how it was made."""

    __slots__ = ("_made",)

    _made: Making

    def __add__(self, other: Any) -> Any:
        result = Markup.__add__(self, other)
        if result is NotImplemented:
            return result
        return made(result, Joined([self, self.escape(other) if type(other) is not SafeText else other]))

    def __radd__(self, other: Any) -> Any:
        if not (isinstance(other, str) or hasattr(other, "__html__")):
            return NotImplemented
        left = self.escape(other)
        return made(Markup.__add__(left, self), Joined([left, self]))

    def __getitem__(self, key: SupportsIndex | slice) -> Any:
        return cut(Markup.__getitem__(self, key), self, key)


def making(value: Any) -> Making | None:
    """How a value was made, where it is a text that knows."""
    return getattr(value, "_made", None) if type(value) in TEXTS else None


def made(text: str, how: Making) -> str:
    """The text (safe as it is or is not), knowing how it was made."""
    new: Text | SafeText = SafeText(text) if isinstance(text, Markup) else Text(text)
    new._made = how
    return new


def cut(result: str, whole: str, key: SupportsIndex | slice) -> str:
    if isinstance(key, slice):
        start, _, step = key.indices(len(whole))
        return made(result, Change(whole, "cut", start)) if step == 1 else result
    start = key.__index__()
    return made(result, Change(whole, "cut", start if start >= 0 else len(whole) + start))


def carried(result: Any, old: Any, rule: str) -> Any:
    """``result``, which was made of ``old`` by a rule; knowing that, where ``old`` knows how it was made."""
    if type(old) in TEXTS and isinstance(result, str):
        return made(result, Change(old, rule))
    return result


def safe(value: Any = "") -> Markup:
    """``Markup(value)``."""
    if type(value) is Text:
        new = SafeText(value)
        how = making(value)
        if how is not None:
            new._made = how
        return new
    return value if type(value) is SafeText else Markup(value)  # noqa: S704 - as the template asks


def _method(base: type[str], name: str, rule: str) -> Callable[..., Any]:
    original = getattr(base, name)

    def method(self: str, *args: Any, **kwargs: Any) -> Any:
        return carried(original(self, *args, **kwargs), self, rule)

    method.__name__ = name
    return method


RULES = {
    "case": ("upper", "lower", "title", "capitalize", "swapcase", "casefold"),
    "part": ("strip", "lstrip", "rstrip", "removeprefix", "removesuffix"),
    "space": ("center", "ljust", "rjust", "expandtabs"),
}
"""String methods after which a text's characters can be found again, by how."""

for _rule, _names in RULES.items():
    for _name in _names:
        setattr(Text, _name, _method(str, _name, _rule))
        setattr(SafeText, _name, _method(Markup, _name, _rule))

# What a template can print of a class must be what it would be without msglint.
Text.__name__, Text.__module__ = "str", "builtins"
SafeText.__name__, SafeText.__module__ = "Markup", "markupsafe"
TEXTS: frozenset[type] = frozenset((Text, SafeText))
