"""The records as data: each row before the checks of rows, the whole file before those of files."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import overload

from msglint.engine.judge import Judge
from msglint.engine.placing import Spot
from msglint.engine.rowmarks import group_mark, together
from msglint.engine.wounds import Hit
from msglint.model import Contact, History, Place, Records, RecordsView, RecordView, Related, Scope


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

    def spots(self, judge: Judge) -> Iterator[tuple[Hit, Spot, Contact | None]]:
        """What the checks of the whole file find, with its place and the record at that."""
        hits = list(judge.whole(Scope.RECORDS, self.view))
        groups: dict[str, list[tuple[Place, ...]]] = {}
        for hit in hits:
            if hit.match.place is not None:
                places = (hit.match.place, *(place for place, _ in hit.match.related))
                groups.setdefault(hit.rule.id, []).append(places)
        kin = {rule: together(these) for rule, these in groups.items()}
        marks: dict[tuple[int, tuple[str, ...]], str] = {}
        for hit in hits:
            where, fields = hit.match.place, hit.match.fields
            related = tuple(Related(place, text) for place, text in hit.match.related)
            rows = kin[hit.rule.id][where] if where is not None and related else []
            key = id(rows), fields
            if rows and key not in marks:
                marks[key] = group_mark(filter(None, map(self.at, rows)), fields)
            spot = Spot(where or self.view.header, fields=fields, related=related, record=marks.get(key, ""))
            yield hit, spot, None if where is None else self.at(where)

    def at(self, place: Place) -> Contact | None:
        """The contact whose row begins at a place."""
        near = place.line - self.contacts[0].place.line  # where every row has one line
        if not (0 <= near < len(self) and self.contacts[near].place == place):
            near = bisect_left(range(len(self)), place, key=lambda at: self.contacts[at].place)
        return self.contacts[near] if near < len(self) and self.contacts[near].place == place else None
