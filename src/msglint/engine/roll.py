"""The contacts that findings name, fetched many at a time: one alone costs as much as several of its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msglint.inputs.contacts import Contacts
from msglint.model import Contact


def several(contacts: Sequence[Contact], numbers: Sequence[int]) -> Iterator[Contact]:
    """The contacts of these numbers, ascending, in their order."""
    return contacts.several(numbers) if isinstance(contacts, Contacts) else map(contacts.__getitem__, numbers)


class Roll(dict[int, Contact]):
    """Contacts by their number: ``wanted`` ones are there, any other is fetched when it is asked for."""

    def __init__(self, contacts: Sequence[Contact], wanted: Iterable[int]) -> None:
        super().__init__()
        self._contacts = contacts
        numbers = sorted(set(wanted))
        self.update(zip(numbers, several(contacts, numbers), strict=True))

    def __missing__(self, number: int) -> Contact:
        return self._contacts[number]
