"""Which renderings differ in the values that they print, and in nothing else."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from markupsafe import Markup

from msglint.model import Course
from msglint.render.jinja.output import Activation, Words
from msglint.render.jinja.segments import Segments
from msglint.render.jinja.text import Capture, Change, making

MOST = 2_048
"""Courses of one template that are told apart; a run on a further one is told by itself."""
CHANGES = "changes"
USUAL = frozenset({Words, str, Markup})
"""What most of an output is made of: the template's words, and values."""


class Courses:
    """The courses that runs of one template took: the same tags, reached in the same way, in the same order.

    Words go by their ``id``, for they stay as long as their template.
    """

    def __init__(self, segments: Segments) -> None:
        self._segments = segments
        self._known: dict[Hashable, Course | None] = {}

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
        kinds = list(map(type, items))
        names = list(map(id, items))
        at = 0
        for other in [number for number, kind in enumerate(kinds) if kind not in USUAL]:
            _usual(items, kinds, names, slice(at, other), key, values)
            item = items[other]
            at = other + 1
            if isinstance(item, Activation):
                key.append(self._segments.chains.of(item))
            else:
                self._take_made(item, key, values)
        _usual(items, kinds, names, slice(at, len(kinds)), key, values)

    def _take_made(self, text: str, key: list[Any], values: list[str]) -> None:
        """A text that knows how it was made; of one that was changed, all of it belongs to the key."""
        how = making(text)
        if isinstance(how, Capture):
            key.append((how.handed, how.kept, len(how.items)))
            self._take(how.items, key, values)
        elif how is None:
            key.append(None)
            values.append(str(text))
        else:
            inner: list[str] = []
            key.append(CHANGES)
            key.append(str(text))
            if isinstance(how, Change):
                key.append((how.rule, how.start, how.words))
                self._take((how.old,), key, inner)
            else:
                key.append(len(how.parts))
                self._take(how.parts, key, inner)
            key.extend(inner)


def _usual(
    items: Sequence[str], kinds: list[type], names: list[int], some: slice, key: list[Any], values: list[str]
) -> None:
    """Add words and values, of which most outputs are made."""
    inside = kinds[some]
    key += [name if kind is Words else None for kind, name in zip(inside, names[some], strict=True)]
    values += [
        item if kind is str else str(item) for kind, item in zip(inside, items[some], strict=True) if kind is not Words
    ]
