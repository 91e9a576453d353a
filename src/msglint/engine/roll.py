"""The contacts that findings name, fetched many at a time: one alone costs as much as several of its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msglint.inputs.contacts import Contacts
from msglint.model import Contact


class Roll(dict[int, Contact]):
    """Contacts by their number: ``wanted`` ones are there, any other is fetched when it is asked for."""

    def __init__(self, contacts: Sequence[Contact], wanted: Iterable[int]) -> None:
        super().__init__()
        self._contacts = contacts
        if isinstance(contacts, Contacts):
            numbers = sorted(set(wanted))
            self.update(zip(numbers, contacts.several(numbers), strict=True))

    def __missing__(self, number: int) -> Contact:
        return self._contacts[number]
