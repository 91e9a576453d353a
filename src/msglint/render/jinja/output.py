"""A run's output: a list of strings that, joined, is what Jinja prints, and that says where each of them comes from.

It begins with the run itself (an ``Activation``, without a character). Constants stand in it as ``Words``, which know
their place and the slots of the values that follow; values stand as they are.
"""

# ruff: noqa: SLF001 - the names begin with _ so that no template can read them

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from msglint.model import Place
from msglint.render.jinja.limits import bounded
from msglint.render.jinja.text import TEXTS, Capture, SafeText, Text, carried, made, making
from msglint.render.jinja.values import Site, Slot, Unit


class Words(str):
    """The template's own words (or a constant) in the output; ``slots`` are those of the values that follow it."""

    __slots__ = ("exact", "literal", "place", "slots")

    place: Place
    literal: bool
    exact: bool
    slots: tuple[Slot, ...]


def wording(
    text: str, place: Place, *, literal: bool = False, exact: bool = False, slots: tuple[Slot, ...] = ()
) -> Words:
    words = Words(text)
    words.place, words.literal, words.exact, words.slots = place, literal, exact, slots
    return words


class Activation(str):  # noqa: SLOT000 - what it is, most of its instances leave to the class
    """One run of a unit. It stands, without a character, in the output before what that run printed.

    ``scope`` is the run whose variables it closes over; ``site`` and ``by`` are the tag and the run that started it, as
    said by whoever gets its text. Each unit has a class of its own, so that a run costs next to nothing.
    """

    unit: Unit
    scope: Activation | None = None
    site: Site | None = None
    by: Activation | None = None
    chain: Any = None


def entering(unit: Unit) -> type[Activation]:
    """The class of this unit's runs."""
    return type("Activation", (Activation,), {"unit": unit})


def captured(items: Iterable[str]) -> Text:
    """``"".join(items)``, which begin with the run that printed them."""
    held = items if isinstance(items, list) else list(items)
    text = Text(bounded("".join(held)))
    text._made = Capture(held)
    return text


def returned(items: list[str]) -> Text:
    """The text of a run that has just ended, for whoever called it."""
    text = Text(bounded("".join(items)))
    text._made = Capture(items, waiting=True)
    return text


def called(site: Site, here: Activation, value: Any) -> Any:
    """``value``, which a call has given: if it is the text of a run, that run learns who called it."""
    if type(value) in TEXTS:
        how = making(value)
        if type(how) is Capture and how.waiting:
            how.waiting = False
            run = how.items[0]
            if isinstance(run, Activation) and run.site is None:
                run.site, run.by = site, here
    return value


def opened(text: str) -> list[str]:
    """The output that a text was made of."""
    how = making(text)
    return how.items if type(how) is Capture else [text]


def shown(value: Any) -> str:
    """``str(value)``, as output without escaping has it."""
    return value if type(value) in TEXTS else str(value)


def shown_safe(value: Any) -> str:
    """``escape(value)``, as output with escaping has it."""
    if type(value) is Text:
        return carried(escape(str(value)), value, "escape")  # type: ignore[no-any-return]
    return value if type(value) is SafeText else escape(value)


def shown_part(value: Any) -> str:
    """A part of ``~`` in output with escaping: what is no text becomes plain text first."""
    return shown_safe(value if isinstance(value, str) else str(value))


def concatenated(here: Activation, words: Words, parts: tuple[Any, ...], *, escaping: bool) -> str:
    """What ``~`` makes of its parts; with escaping, safe text where one of them is safe. ``words`` know their slots."""
    if escaping:
        texts = [part if isinstance(part, str) else str(part) for part in parts]
        if any(hasattr(text, "__html__") for text in texts):
            items = [here, words, *map(shown_safe, texts)]
            return made(Markup(bounded("".join(items))), Capture(items, handed=True))  # noqa: S704 - parts are escaped
    items = [here, words, *map(shown, parts)]
    return made(bounded("".join(items)), Capture(items, handed=True))


def kept(here: Activation, words: Words, value: Any) -> Any:
    """A value that is put into a namespace, from wherever: its text knows from where."""
    if type(value) is str or type(value) is Markup:
        return made(value, Capture([here, words, value], handed=True, kept=True))
    return value


def added(here: Activation, words: Words, left: Any, right: Any) -> Any:
    """``left + right``."""
    result = left + right
    if not isinstance(result, str) or not isinstance(left, str) or not isinstance(right, str):
        return result
    parts = list(map(shown_safe if isinstance(result, Markup) else shown, (left, right)))
    if "".join(parts) != result:
        return result
    return made(bounded(result), Capture([here, words, *parts], handed=True))
