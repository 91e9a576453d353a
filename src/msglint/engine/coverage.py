"""What all recipients together saw of one template: which merge fields were filled, which ways it went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msglint.engine.prepare import Rendered, Renderer
from msglint.model import Contact, Place, Reading, Segment, Slot, Source, TemplateView
from msglint.regex import regex

RECORD = "contact."
ADDRESS = regex(r"(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)
FILLED, FALLBACK, EMPTY = "filled", "fallback", "empty"
STATES = (EMPTY, FALLBACK, FILLED)
"""What a merge field did; where it printed several pieces, the last of these counts."""


class Coverage:
    """Counts, rendering after rendering, what the merge fields and branches of one template did."""

    def __init__(self) -> None:
        self._fields: dict[Place, tuple[str, ...]] = {}
        self._counts: Counter[tuple[Place, str]] = Counter()
        self._reached: set[Place] = set()
        self._has: set[str] = set()
        self._shown: set[str] = set()
        self._recipients = 0

    def see(self, rendered: Rendered, reading: Reading, contact: Contact) -> None:
        """Take in the message as one contact got it."""
        self._recipients += 1
        self._shown.update(shown(reading))
        self._reached |= rendered.reached
        self._has.update(name for name, value in contact.values.items() if value not in (None, ""))
        states: dict[Place, str] = {}
        for part in rendered.parts:
            for segment in part.segments:
                if segment.fields and segment.place.known and segment.fields[0].startswith(RECORD):
                    state = self._state(segment, contact)
                    states[segment.place] = max(states.get(segment.place, EMPTY), state, key=STATES.index)
                    self._fields.setdefault(segment.place, names(segment.fields))
        self._counts.update(states.items())

    def _state(self, segment: Segment, contact: Contact) -> str:
        if not segment.text:
            return EMPTY
        given: Iterable[Any] = (value_of(contact, name) for name in names(segment.fields))
        return FILLED if any(value not in (None, "", [], {}) for value in given) else FALLBACK

    def view(
        self, renderer: Renderer, known: frozenset[str], sources: Mapping[str, Source], *, personas: bool
    ) -> TemplateView:
        """The template as all its recipients saw it."""
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


def shown(reading: Reading) -> Iterator[str]:
    """The record's fields that the reader sees in subject, preheader and bodies, footers and addresses aside."""
    for passage in (reading.subject, reading.preheader):
        if passage is not None:
            yield from passage.fields()
    for body in reading.bodies:
        footer = body.footer.start if body.footer is not None else body.whole.end
        hidden = [found.span() for found in ADDRESS.finditer(body.whole.text)]
        for piece in body.whole.pieces:
            told = piece.end > piece.start and body.whole.start + piece.start < footer
            if piece.fields and told and not any(start <= piece.start < end for start, end in hidden):
                yield from piece.fields


def names(fields: tuple[str, ...]) -> tuple[str, ...]:
    """The record's own fields among dotted paths, without the record's name."""
    return tuple(name.removeprefix(RECORD) for name in fields if name.startswith(RECORD))


def value_of(contact: Contact, name: str) -> Any:
    """The value at a dotted path of a record: of its first step, where the path goes into an object or list."""
    root = name.split(".", 1)[0].split("[", 1)[0]
    value = contact.values.get(name, contact.columns.get(name))
    return contact.values.get(root, contact.columns.get(root)) if value is None else value
