"""Formats that a template writes out (``'Dear %s'|format(name)``): its own words, and which value stands where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from msglint.model import Place
from msglint.regex import regex
from msglint.render.jinja.output import Activation, Words, wording
from msglint.render.jinja.text import Capture, made
from msglint.render.jinja.values import Slot

PERCENT = regex(r"%(?:\((\w+)\))?([#0 +-]*\d*(?:\.\d+)?[a-zA-Z%])")

Key = int | str
Piece = tuple[str, Key, str]
"""Words, or (empty) the value of this key, and how it is formatted."""


class Format(Struct, frozen=True):
    """How a format's text is put together. ``start`` stands before it; ``parts`` are words, and values by their key."""

    start: Words
    parts: Sequence[tuple[Words, Key, str]]
    percent: bool

    def items(self, values: Mapping[Key, Any], *, safe: bool) -> Iterator[str]:
        """The output, values escaped where it is ``safe``; raises whatever formatting one of the values raises."""
        for words, key, how in self.parts:
            yield words
            if words.slots:
                written: str = Markup(how) if safe else how  # noqa: S704 - the template's own
                yield str(written % (values[key],)) if self.percent else format(values[key], how)

    @property
    def single(self) -> bool:
        """Whether it is one value and nothing else."""
        return len(self.parts) == 1 and bool(self.parts[0][0].slots)


def formatted(here: Activation, layout: Format, result: Any, args: Any, kwargs: Mapping[Key, Any] | None = None) -> Any:
    """``result``, in parts where they are what it was made of."""
    safe = type(result) is Markup
    if type(result) is not str and not safe:
        return result
    values: Any = args if isinstance(args, dict) else dict(enumerate(args if isinstance(args, tuple) else (args,)))
    try:
        items = [here, layout.start, *layout.items({**values, **(kwargs or {})}, safe=safe)]
    except (TypeError, ValueError, LookupError):
        return result
    return made(result, Capture(items, handed=True)) if "".join(items) == result else result


def percent_pieces(template: str) -> list[Piece] | None:
    """The parts of a ``%`` format; ``None`` where they cannot be told."""
    pieces: list[Piece] = []
    at = number = 0
    for match in PERCENT.finditer(template):
        pieces.append((template[at : match.start()], "", ""))
        at = match.end()
        if match[2] == "%":
            pieces.append(("%", "", ""))
        else:
            pieces.append(("", match[1] or number, f"%{match[2]}"))
            number += 1
    rest = template[at:]
    return None if "%" in rest else [*pieces, (rest, "", "")]


def brace_pieces(template: str) -> list[Piece] | None:
    """The parts of a ``str.format`` template; ``None`` where they cannot be told."""
    pieces: list[Piece] = []
    number = 0
    try:
        for words, name, how, conversion in Formatter().parse(template):
            pieces.append((words, "", ""))
            if name is None:
                continue
            if conversion or "{" in (how or "") or not (name.isidentifier() or name.isdigit() or not name):
                return None
            pieces.append(("", int(name) if name.isdigit() else name or number, how or ""))
            number += 1
    except ValueError:
        return None
    return pieces


def format_layout(template: str, slots: Mapping[Key, Slot], place: Place, *, percent: bool) -> Format | None:
    """How a format's text is put together; ``None`` where that cannot be told."""
    pieces = percent_pieces(template) if percent else brace_pieces(template)
    if pieces is None or any(not words and key != "" and key not in slots for words, key, _ in pieces):
        return None
    parts = [
        (wording(words, place, exact=True) if key == "" else wording("", place, slots=(slots[key],)), key, how)
        for words, key, how in pieces
        if words or key != ""
    ]
    return Format(wording("", place), parts, percent)
