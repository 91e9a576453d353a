"""What all recipients together saw of one template: which merge fields were filled, which ways it went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msglint.engine.prepare import Rendered, Renderer
from msglint.model import Contact, Course, Place, Reading, Segment, Slot, Source, TemplateView
from msglint.regex import regex

RECORD = "contact."
ADDRESS = regex(r"(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)
EMPTY, FALLBACK, FILLED = range(3)
"""What a merge field did; where it printed several pieces, the greatest of these counts."""
WORDS, NOTHING = -1, -2
COURSES = 1_024
"""Courses, and ways of filling them, that are kept apart before they are added up."""


class Prints:
    """What one part prints of the record on a course, the same for all who took it.

    ``slots``: for each merge field its place, the number of its value (or ``WORDS``, ``NOTHING`` where the course
    itself has its text), and that of its fields in ``fields``.
    """

    __slots__ = ("fields", "slots")

    def __init__(self, segments: Sequence[Segment], values: Sequence[int]) -> None:
        numbers = {segment: number for number, segment in enumerate(values)}
        fields: dict[tuple[str, ...], int] = {}
        slots: list[tuple[Place, int, int]] = []
        for at, segment in enumerate(segments):
            if segment.fields and segment.place.known and segment.fields[0].startswith(RECORD):
                number = numbers.get(at, WORDS if segment.text else NOTHING)
                slots.append((segment.place, number, fields.setdefault(own(segment.fields), len(fields))))
        self.slots = tuple(slots)
        self.fields = tuple(fields)


@lru_cache(maxsize=COURSES)
def prints_of(course: Course) -> Prints:
    return Prints(course.segments, course.values)


Print = tuple[Prints, tuple[bool, ...], tuple[bool, ...]]
"""What a part prints, which of its values are blank, and in which fields the record has a value."""


class Coverage:
    """Counts, rendering after rendering, what the merge fields and branches of one template did."""

    def __init__(self) -> None:
        self._fields: dict[Place, tuple[str, ...]] = {}
        self._counts: Counter[tuple[Place, int]] = Counter()
        self._alike: Counter[tuple[Print, ...]] = Counter()
        self._reached: set[Place] = set()
        self._has: set[str] = set()
        self._shown: set[str] = set()
        self._recipients = 0

    def see(self, rendered: Rendered, reading: Reading, contact: Contact) -> None:
        """Take in the message as one contact got it."""
        self._recipients += 1
        self._reached |= rendered.reached
        if not self._has.issuperset(contact.values):
            self._has.update(name for name, value in contact.values.items() if value not in (None, ""))
        known: dict[tuple[str, ...], bool] = {}
        told: list[Print] = []
        for part in rendered.parts:
            prints = prints_of(part.course) if part.course is not None else Prints(part.segments, ())
            for fields in prints.fields:
                if fields not in known:
                    known[fields] = has_value(contact, fields)
            blank = tuple([not value for value in part.values])
            told.append((prints, blank, tuple([known[fields] for fields in prints.fields])))
        self._alike[tuple(told)] += 1
        if len(self._alike) >= COURSES:
            self._settle()
        self._shown.update(shown(reading, self._shown))

    def _settle(self) -> None:
        """Add up what was only noted to be alike."""
        for told, times in self._alike.items():
            states: dict[Place, int] = {}
            for prints, blank, filled in told:
                for place, number, fields in prints.slots:
                    empty = blank[number] if number >= 0 else number == NOTHING
                    state = EMPTY if empty else FILLED if filled[fields] else FALLBACK
                    states[place] = max(states.get(place, EMPTY), state)
                    self._fields.setdefault(place, prints.fields[fields])
            for place, state in states.items():
                self._counts[place, state] += times
        self._alike.clear()

    def __getstate__(self) -> dict[str, Any]:
        self._settle()
        return self.__dict__

    def lists(self) -> tuple[Any, ...]:
        """All that was taken in, in an order that no hash decides; ``fill`` takes the same."""
        self._settle()
        fields = sorted(self._fields.items())
        counts = sorted((place, state, count) for (place, state), count in self._counts.items())
        return fields, counts, sorted(self._reached), sorted(self._has), sorted(self._shown), self._recipients

    def fill(
        self,
        fields: Iterable[tuple[Place, tuple[str, ...]]],
        counts: Iterable[tuple[Place, int, int]],
        reached: Iterable[Place],
        has: Iterable[str],
        shown: Iterable[str],
        recipients: int,
    ) -> None:
        """Take in what ``lists`` gave."""
        self._fields.update(fields)
        self._counts.update({(place, state): count for place, state, count in counts})
        self._reached.update(reached)
        self._has.update(has)
        self._shown.update(shown)
        self._recipients += recipients

    def take(self, later: Coverage) -> None:
        """Take in what renderings after these did."""
        self._settle()
        later._settle()
        for place, fields in later._fields.items():
            self._fields.setdefault(place, fields)
        self._counts.update(later._counts)
        self._reached |= later._reached
        self._has |= later._has
        self._shown |= later._shown
        self._recipients += later._recipients

    def view(
        self, renderer: Renderer, known: frozenset[str], sources: Mapping[str, Source], *, personas: bool
    ) -> TemplateView:
        """The template as all its recipients saw it."""
        self._settle()
        prepared = renderer.prepared
        branches = renderer.branches
        return TemplateView(
            template=prepared.template,
            sources=tuple(sources.values()),
            reads=renderer.reads,
            branches=branches,
            reached=frozenset(branch.id for branch in branches if branch.place in self._reached),
            slots=tuple(self._slot(place) for place in sorted(self._fields)),
            known=known,
            has=frozenset(self._has),
            shown=frozenset(self._shown),
            recipients=self._recipients,
            personas=personas,
            compiled=prepared.ready,
        )

    def _slot(self, place: Place) -> Slot:
        filled, fallback, empty = (self._counts[place, state] for state in (FILLED, FALLBACK, EMPTY))
        return Slot(place, self._fields[place], filled, fallback, empty)


def shown(reading: Reading, known: set[str]) -> list[str]:
    """The record's fields that the reader sees in subject, preheader and bodies, footers and addresses aside.

    Those that are ``known`` to be seen anyway may be left out.
    """
    found = [name for line in (reading.subject, reading.preheader) if line is not None for name in line.fields()]
    for body in reading.bodies:
        footer = body.footer.start if body.footer is not None else body.whole.end
        hidden: list[tuple[int, int]] | None = None
        for piece in body.whole.pieces:
            if not piece.fields or known.issuperset(piece.fields):
                continue
            if piece.end > piece.start and body.whole.start + piece.start < footer:
                if hidden is None:
                    hidden = [address.span() for address in ADDRESS.finditer(body.whole.text)]
                if not any(start <= piece.start < end for start, end in hidden):
                    found.extend(piece.fields)
    return found


@lru_cache(maxsize=1024)
def own(fields: tuple[str, ...]) -> tuple[str, ...]:
    """The record's own fields among dotted paths, without the record's name."""
    return tuple(name.removeprefix(RECORD) for name in fields if name.startswith(RECORD))


def has_value(contact: Contact, fields: Iterable[str]) -> bool:
    """Whether the record has a value in one of these fields."""
    values = contact.values
    for name in fields:
        value = values.get(name)
        if value is None:
            value = value_of(contact, name)
        if value or value not in (None, "", [], {}):
            return True
    return False


@lru_cache(maxsize=1024)
def root_of(name: str) -> str:
    """The first step of a dotted path."""
    return name.split(".", 1)[0].split("[", 1)[0]


def value_of(contact: Contact, name: str) -> Any:
    """The value at a dotted path of a record: of its first step, where the path goes into an object or list."""
    root = root_of(name)
    value = contact.values.get(name, contact.columns.get(name))
    return contact.values.get(root, contact.columns.get(root)) if value is None else value
