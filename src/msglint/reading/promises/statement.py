"""A statement: a date, price, offer or name as a message says it, and what it says it of."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from msglint.model import Span


class Found(Struct, frozen=True):
    """Words of a text that name a date, a price …: ``text[start:end]``.

    ``role``: what part they play (``end``: something is over then; ``old``: a price that no longer holds). ``value``:
    what they come to; its type depends on the kind. ``sure``: how they are written leaves no doubt. ``anyone``: for
    whom it is said makes no difference.
    """

    role: str
    value: Any
    start: int
    end: int
    sure: bool = True
    anyone: bool = False


class Text(Struct, frozen=True):
    """One sentence as it stands and folded, and the language of what it stands in, where that is known."""

    text: str
    folded: str
    language: str = ""


class Anchor(Struct, frozen=True):
    """What a sentence speaks of. All words are folded.

    ``nouns``: kinds of event or thing ("matinee", "membership"). ``qualities``: for whom or when ("member",
    "early"). ``names``: words with capitals; ``loose``: nearly all words have them, so that one alone names nothing.
    """

    nouns: frozenset[str] = frozenset()
    qualities: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    loose: bool = False


class Statement(Struct, frozen=True):
    """Something found, with its place, the record's fields in it and what it is said of."""

    found: Found
    span: Span
    words: str
    fields: tuple[str, ...] = ()
    anchor: Anchor = Anchor()


class Unit(Struct, frozen=True):
    """One place where a message speaks: ``head`` (subject and preheader), ``text`` or ``html``.

    ``texts``: all that the whole message says.
    """

    part: str
    statements: tuple[Statement, ...]
    texts: tuple[str, ...] = ()
