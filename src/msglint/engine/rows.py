"""The records as data: each row before the checks of rows, the whole file before those of files."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import overload

from msglint.engine.judge import Judge
from msglint.engine.wounds import Hit
from msglint.model import Contact, History, Place, Records, RecordsView, RecordView, Scope


class Rows(Sequence[RecordView]):
    """Contacts as the checks of records see them, each made when it is asked for."""

    def __init__(self, contacts: Sequence[Contact], names: dict[str, str]) -> None:
        self._contacts = contacts
        self._names = names

    def __len__(self) -> int:
        return len(self._contacts)

    @overload
    def __getitem__(self, index: int) -> RecordView: ...
    @overload
    def __getitem__(self, index: slice) -> list[RecordView]: ...
    def __getitem__(self, index: int | slice) -> RecordView | list[RecordView]:
        if isinstance(index, slice):
            return [self[at] for at in range(len(self))[index]]
        contact = self._contacts[index]
        return RecordView(contact.id, contact.place, contact.values, contact.columns, self._names)


class Register:
    """The records of a run that are no personas."""

    def __init__(self, records: Records) -> None:
        real = [contact for contact in records if not contact.persona] if records.personas else records.contacts
        self.contacts: Sequence[Contact] = real
        names = {column.field: column.name for column in records.columns if column.field}
        sheet = None if records.personas else records.sheet
        self.view = RecordsView(records.header, records.columns, Rows(real, names), sheet)

    def __len__(self) -> int:
        return len(self.contacts)

    def hits(self, judge: Judge, history: History) -> Iterator[tuple[Contact, list[Hit]]]:
        """What the checks of rows find, contact by contact."""
        found: dict[int, list[Hit]] = {}
        for active in judge.rules(Scope.RECORD):
            for index in judge.suspects(active, self.view):
                contact = self.contacts[index]
                hits = list(judge.one(active, self.view.rows[index], contact, history.of(contact.id)))
                if hits:
                    found.setdefault(index, []).extend(hits)
        for index in sorted(found):
            yield self.contacts[index], found[index]

    def at(self, place: Place) -> Contact | None:
        """The contact whose row begins at a place."""
        index = bisect_left(range(len(self)), place, key=lambda at: self.contacts[at].place)
        return self.contacts[index] if index < len(self) and self.contacts[index].place == place else None
