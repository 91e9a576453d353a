"""Who gets which message."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from msglint.engine.evidence import metadata
from msglint.engine.prepare import Prepared
from msglint.model import Contact, History, Records, Template
from msglint.reading.belonging import has_one


class Recipients:
    """An audience, each with the record's number among ``contacts``, in whose order they are."""

    def __init__(self, audience: Sequence[Contact], contacts: Sequence[Contact]) -> None:
        self._audience = audience
        self._contacts = contacts

    def __len__(self) -> int:
        return len(self._audience)

    def __getitem__(self, stretch: slice) -> list[tuple[int, Contact]]:
        return list(zip(self.numbers[stretch], self._audience[stretch], strict=True))

    def shard(self, number: int, of: int) -> range:
        """Those among one of so many equal stretches of all contacts, the first being 1."""
        every = len(self._contacts)
        first, last = every * (number - 1) // of, every * number // of
        return range(bisect_left(self.numbers, first), bisect_left(self.numbers, last))

    @cached_property
    def numbers(self) -> Sequence[int]:
        """The records' numbers."""
        if len(self._audience) == len(self._contacts):
            return range(len(self._contacts))
        return list(self._found())

    def _found(self) -> Iterator[int]:
        wanted = iter(self._audience)
        member = next(wanted, None)
        for number, contact in enumerate(self._contacts):
            if contact is member:
                yield number
                member = next(wanted, None)


class Post:
    """Who gets which message: ``audiences``, ``recipients`` and, of these, the ``spans`` of a shard, by message."""

    def __init__(
        self, prepared: Sequence[Prepared], records: Records, history: History, shard: tuple[int, int] = (1, 1)
    ) -> None:
        self._prepared = prepared
        self.audiences = [recipients(each.template, records, history) for each in prepared]
        self.recipients = [Recipients(audience, records.contacts) for audience in self.audiences]
        self.spans = [each.shard(*shard) for each in self.recipients]
        self._members: list[set[int]] | None = None

    def planned(self, contact: Contact) -> tuple[Mapping[str, Any], ...]:
        """The metadata of every message that goes to a contact."""
        if self._members is None:
            self._members = [{id(member) for member in audience} for audience in self.audiences]
        return tuple(
            metadata(prepared.template)
            for prepared, members in zip(self._prepared, self._members, strict=True)
            if id(contact) in members
        )


def recipients(template: Template, records: Records, history: History) -> Sequence[Contact]:
    """The contacts that a message goes to: those of its segment and motivation; for a reply, those with something open.

    Personas stand for anybody, so they get every message.
    """
    if records.personas and all(contact.persona for contact in records.contacts):
        return records.contacts
    chosen = [contact for contact in records.contacts if contact.persona or belongs(template, contact)]
    if template.purpose == "reply" and (history.given or any(c.text("open_question") for c in chosen)):
        return [contact for contact in chosen if contact.persona or is_open(contact, history)]
    return chosen


def belongs(template: Template, contact: Contact) -> bool:
    """Whether the contact has one of the segments, and one of the motivations, that the message selects."""
    return selects(contact.values.get("segment"), template.segments) and selects(
        contact.values.get("motivation"), template.motivations
    )


def selects(value: object, wanted: Sequence[str]) -> bool:
    """Whether a message for these groups, for everybody where there are none, is for a record with this cell."""
    return not wanted or has_one(value, wanted)


def is_open(contact: Contact, history: History) -> bool:
    """Whether the contact has a question, complaint or comment that waits for an answer."""
    from msglint.reading.matters import waiting

    return bool(waiting(history.of(contact.id), contact.text("open_question")))
