"""Which renderings differ in the values that they print, and in nothing else."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from markupsafe import Markup

from msglint.model import Course
from msglint.render.jinja.carry import SOME, stretches
from msglint.render.jinja.output import Activation, Words
from msglint.render.jinja.segments import Segments
from msglint.render.jinja.text import Capture, Change, Making, making

MOST = 2_048
"""Courses of one template that are told apart; a run on a further one is told by itself."""

Piece = tuple[str, bool, bool]
"""A stretch of text; whether it is a value, and whether it is the template's own words."""


class Courses:
    """The courses that runs of one template took: the same tags, reached in the same way, in the same order.

    Words go by their ``id``, for they stay as long as their template.
    """

    def __init__(self, segments: Segments) -> None:
        self._segments = segments
        self._known: dict[Hashable, Course | None] = {}
        self._same: dict[Any, Any] = {}

    def of(self, items: Sequence[str], reached: frozenset[int]) -> tuple[Course, tuple[str, ...]] | None:
        """The course of an output, and the values that it prints; ``None`` where it has too much in it.

        ``reached``: numbers of the ways that the run went.
        """
        key: list[Any] = [reached]
        values: list[str] = []
        self._take(items, key, values)
        track = tuple(key)
        course = self._known.get(track)
        if course is None:
            if track in self._known or len(self._known) >= MOST:
                return None
            track = tuple(self._same.setdefault(each, each) for each in key)  # which many tracks have in common
            course = self._known[track] = self._new(items, reached, values)
            if course is None:
                return None
        return course, tuple(values)

    def _new(self, items: Sequence[str], reached: frozenset[int], values: list[str]) -> Course | None:
        segments, places = self._segments.with_values(items, reached)
        if places is None or [segments[place].text for place in places] != values:
            return None
        return Course(segments, places)

    def _take(self, items: Sequence[str], key: list[Any], values: list[str]) -> None:
        """Add what an output is made of: words and runs to the key, values to the values."""
        note, print_ = key.append, values.append
        for item in items:
            kind = type(item)
            if kind is Words:
                note(id(item))
            elif kind is str or kind is Markup:
                note(None)
                print_(item if kind is str else str(item))
            elif isinstance(item, Activation):
                note(self._segments.chains.of(item))
            elif isinstance(how := making(item), Capture):
                note((how.handed, how.kept, len(how.items)))
                self._take(how.items, key, values)
            else:
                values.extend(text for text, is_value, _ in self._made(item, how, key) if is_value)

    def _made(self, text: str, how: Making | None, key: list[Any]) -> Iterable[Piece]:
        """The pieces of a text that knows how it was made; how goes to the key."""
        if how is None:
            key.append(None)
            return [(str(text), True, False)]
        if isinstance(how, Capture):
            key.append((how.handed, how.kept, len(how.items)))
            return [piece for item in how.items for piece in self._item(item, key)]
        if isinstance(how, Change):
            key.append((how.rule, how.start, how.words))
            return _changed(list(self._made(how.old, making(how.old), key)), str(text), how, key)
        key.append(len(how.parts))
        return [piece for part in how.parts for piece in self._made(part, making(part), key)]

    def _item(self, item: str, key: list[Any]) -> Iterable[Piece]:
        """The pieces of one thing that stands in an output."""
        if isinstance(item, Words):
            key.append(id(item))
            return [(str(item), False, item.literal)] if item else []
        if isinstance(item, Activation):
            key.append(self._segments.chains.of(item))
            return []
        return self._made(item, making(item), key) or [("", False, False)]


def _changed(old: Sequence[Piece], new: str, change: Change, key: list[Any]) -> Iterable[Piece]:
    """The pieces of ``new``, which a change made of these; what is no value's goes to the key."""
    found: list[Piece] = []
    for stretch in stretches([text for text, _, _ in old], [literal for _, _, literal in old], new, change):
        owner = stretch.owner
        piece = (stretch.text, *old[owner][1:]) if owner >= 0 else (stretch.text, owner == SOME, False)
        key.append((owner, None) if piece[1] else (owner, stretch))
        found.append(piece)
    return found
