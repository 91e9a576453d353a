"""Who gets which message."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

from msglint.engine.evidence import metadata
from msglint.engine.prepare import Prepared
from msglint.model import Contact, History, Records, Template
from msglint.reading.belonging import has_one


class Recipients(Sequence[Contact]):
    """An audience: those among ``contacts`` that have these ``numbers``, in their order."""

    def __init__(self, numbers: Sequence[int], contacts: Sequence[Contact]) -> None:
        self.numbers = numbers
        self._contacts = contacts

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Contact]:
        every = len(self.numbers) == len(self._contacts)
        return iter(self._contacts) if every else map(self._contacts.__getitem__, self.numbers)

    @overload
    def __getitem__(self, index: int) -> Contact: ...
    @overload
    def __getitem__(self, index: slice) -> list[Contact]: ...
    def __getitem__(self, index: int | slice) -> Contact | list[Contact]:
        if isinstance(index, int):
            return self._contacts[self.numbers[index]]
        numbers = self.numbers[index]
        if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
            return list(self._contacts[numbers[0] : numbers[-1] + 1])
        return [self._contacts[number] for number in numbers]

    def __contains__(self, contact: object) -> bool:
        """Whether the record of this contact's number is among them."""
        if not isinstance(contact, Contact):
            return False
        place = bisect_left(self.numbers, contact.number)
        return place < len(self.numbers) and self.numbers[place] == contact.number

    def shard(self, number: int, of: int) -> range:
        """Those among one of so many equal stretches of all contacts, the first being 1."""
        every = len(self._contacts)
        first, last = every * (number - 1) // of, every * number // of
        return range(bisect_left(self.numbers, first), bisect_left(self.numbers, last))


class Post:
    """Who gets which message: the ``audiences`` and, of these, the ``spans`` of a shard, by message."""

    def __init__(
        self, prepared: Sequence[Prepared], records: Records, history: History, shard: tuple[int, int] = (1, 1)
    ) -> None:
        self._prepared = prepared
        self.audiences = [recipients(each.template, records, history) for each in prepared]
        self.spans = [each.shard(*shard) for each in self.audiences]

    def planned(self, contact: Contact) -> tuple[Mapping[str, Any], ...]:
        """The metadata of every message that goes to a contact."""
        pairs = zip(self._prepared, self.audiences, strict=True)
        return tuple(metadata(prepared.template) for prepared, audience in pairs if contact in audience)


def recipients(template: Template, records: Records, history: History) -> Recipients:
    """The contacts that a message goes to: those of its segment and motivation; for a reply, those with something open.

    Personas stand for anybody, so they get every message.
    """
    contacts = records.contacts
    everybody = Recipients(range(len(contacts)), contacts)
    reply = template.purpose == "reply"
    if not (template.segments or template.motivations or reply):
        return everybody
    if records.personas and all(contact.persona for contact in contacts):
        return everybody
    chosen: list[int] = []
    waiting: list[int] = []
    asked = history.given
    for number, contact in enumerate(contacts):
        if contact.persona or belongs(template, contact):
            chosen.append(number)
            if reply:
                asked = asked or bool(contact.text("open_question"))
                if contact.persona or is_open(contact, history):
                    waiting.append(number)
    return Recipients(waiting if reply and asked else chosen, contacts)


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
