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
            else:
                self._take_made(item, key, values)

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
