"""The records as data: each row before the checks of rows, the whole file before those of files."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import overload

from msgspec.structs import replace

from msglint.engine.judge import Judge
from msglint.engine.placing import Spot
from msglint.engine.roll import several
from msglint.engine.rowmarks import NO_ROW, Marks, Told
from msglint.engine.wounds import Hit
from msglint.inputs.contacts import Together
from msglint.model import Contact, History, Match, Place, Records, RecordsView, RecordView, Related, Rule, Scope, Sheet
from msglint.model.views import Watch
from msglint.pressed import Pressed

AT_ONCE = 512
"""Matches whose rows are looked up together."""


class Rows(Sequence[RecordView]):
    """Some contacts as the checks of records see them, each made when it is asked for."""

    def __init__(self, contacts: Sequence[Contact], names: dict[str, str], numbers: range) -> None:
        self._contacts = contacts
        self._names = names
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> RecordView: ...
    @overload
    def __getitem__(self, index: slice) -> list[RecordView]: ...
    def __getitem__(self, index: int | slice) -> RecordView | list[RecordView]:
        if isinstance(index, slice):
            return [self[at] for at in range(len(self))[index]]
        return seen(next(several(self._contacts, [self._numbers[index]])), self._names)


class Register:
    """The records of a run that are no personas."""

    def __init__(self, records: Records) -> None:
        self.contacts = real(records)
        self._sheet = records.sheet
        self._names = {column.field: column.name for column in records.columns if column.field}
        self._blank = RecordsView(records.header, records.columns, ())
        stretches = self._parts if self._sheet is not None else None
        self.view = replace(self._view(range(len(self)), self._sheet), stretches=stretches)
        self._watches: list[tuple[Rule, Watch]] = []

    def __len__(self) -> int:
        return len(self.contacts)

    def _parts(self) -> Iterator[tuple[range, RecordsView]]:
        for numbers, sheet in self._sheet.parts() if self._sheet is not None else ():
            yield numbers, self._view(numbers, sheet)

    def _view(self, numbers: range, sheet: Sheet | None) -> RecordsView:
        return replace(self._blank, rows=Rows(self.contacts, self._names, numbers), sheet=sheet, made={})

    def hits(self, judge: Judge, history: History) -> Iterator[tuple[Contact, list[Hit]]]:
        """What the checks of rows find, contact by contact; those of the whole file look on."""
        rules = judge.rules(Scope.RECORD)
        self._watches = list(judge.watches(self.view)) if len(self) else []
        for numbers, view in self.view.parts():
            for _, watch in self._watches:
                watch.see(numbers, view)
            likely = [(active, list(judge.suspects(active, view))) for active in rules]
            some = sorted({index for _, indexes in likely for index in indexes})
            people = dict(zip(some, several(self.contacts, [numbers[index] for index in some]), strict=True))
            found: dict[int, list[Hit]] = {}
            for active, indexes in likely:
                for index in indexes:
                    contact = people[index]
                    hits = list(judge.one(active, seen(contact, self._names), contact, history.of(contact.id)))
                    if hits:
                        found.setdefault(index, []).extend(hits)
            for index in sorted(found):
                yield people[index], found[index]

    def spots(self) -> Iterator[tuple[Hit, Spot, Contact | None]]:
        """What the checks of the whole file have found, once all ``hits`` are told: its place, and the record there.

        Of the record no more is there than who it is.
        """
        told = Pressed(self._told())
        marks = Marks(self.contacts, told)
        for number, match, rows in told:
            rule, _ = self._watches[number]
            related = tuple(Related(place, text) for place, text in match.related)
            record = marks.record(number, match, rows)
            spot = Spot(match.place or self.view.header, fields=match.fields, related=related, record=record)
            yield Hit(rule, match, None), spot, marks.contact(match, rows)

    def _told(self) -> Iterator[Told]:
        """The matches of the whole file, each with the numbers of its rows; one whose place is no row has none."""
        for number, (_, watch) in enumerate(self._watches):
            matches = iter(watch.matches())
            while some := list(islice(matches, AT_ONCE)):
                asked = (place for match in some if not match.rows for place in places_of(match))
                found = {place: contact.number for place, contact in self._at(asked).items()}
                for match in some:
                    rows = match.rows or tuple(found.get(place, NO_ROW) for place in places_of(match))
                    yield number, match, rows

    def _at(self, places: Iterable[Place]) -> dict[Place, Contact]:
        """The contacts whose rows begin at these places, looked up in one walk; mostly, every row has one line."""
        wanted = sorted(set(places))
        if not wanted:
            return {}
        start, last = self._one(0).place.line, len(self) - 1
        near = sorted({min(max(0, place.line - start), last) for place in wanted})
        found = {person.place: person for person in several(self.contacts, near)}
        below = 0
        for place in wanted:
            if place not in found:
                below = bisect_left(range(len(self)), place, below, key=lambda at: self._one(at).place)
                person = self._one(min(below, last))
                found[person.place] = person
        return {place: found[place] for place in wanted if place in found}

    def _one(self, number: int) -> Contact:
        return next(several(self.contacts, [number]))


def places_of(match: Match) -> tuple[Place, ...]:
    """Where the rows stand that a match speaks of."""
    return () if match.place is None else (match.place, *(place for place, _ in match.related))


def seen(contact: Contact, names: Mapping[str, str]) -> RecordView:
    """A contact as the checks of records see it; ``names``: field and column."""
    return RecordView(contact.id, contact.place, contact.values, contact.columns, names)


def real(records: Records) -> Sequence[Contact]:
    """The contacts that are no personas."""
    if not records.personas:
        return records.contacts
    if isinstance(records.contacts, Together):
        return records.contacts.first
    return [contact for contact in records if not contact.persona]
