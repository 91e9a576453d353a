"""The records as the checks of data see them: one by one, and the file as a whole, column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from msgspec import Struct, field

from msglint.model.findings import Match
from msglint.model.people import Column, Sheet
from msglint.model.places import Place

Made = TypeVar("Made")


class RecordView(Struct, frozen=True):
    """One record as data: ``values`` by canonical field, ``columns`` by the file's names, ``names`` field → column."""

    id: str
    place: Place
    values: Mapping[str, Any]
    columns: Mapping[str, Any]
    names: Mapping[str, str]


class RecordsView(Struct, frozen=True):
    """The records file as a whole, or a stretch of it.

    ``sheet``: the rows column by column, where they were read that way. ``stretches``: those of a whole file that does
    not fit into memory. ``made``: what ``once`` has made.
    """

    header: Place
    columns: tuple[Column, ...]
    rows: Sequence[RecordView]
    sheet: Sheet | None = None
    stretches: Callable[[], Iterable[tuple[range, RecordsView]]] | None = None
    made: dict[tuple[Any, str], Any] = field(default_factory=dict)

    def parts(self) -> Iterable[tuple[range, RecordsView]]:
        """All rows, stretch by stretch, each with their numbers; a ``field`` of the whole is a long list."""
        return self.stretches() if self.stretches is not None else ((range(len(self.rows)), self),)

    def told(self, watch: Watch) -> Iterator[Match]:
        """What a watch tells of the file once it has seen all of it."""
        for numbers, part in self.parts():
            watch.see(numbers, part)
        yield from watch.matches()

    def some(self, indexes: Sequence[int]) -> RecordsView:
        """The rows at these indexes alone; asked of a stretch, not of the whole file."""
        sheet = self.sheet.some(indexes) if self.sheet is not None else None
        rows = () if sheet is not None else [self.rows[at] for at in indexes]
        return RecordsView(self.header, self.columns, rows, sheet)

    def place(self, index: int) -> Place:
        """Where a row stands; asked of a stretch, not of the whole file."""
        return self.sheet.places[index] if self.sheet is not None else self.rows[index].place

    def field(self, name: str) -> Sequence[Any]:
        """The values of a canonical field, one for each row; ``None`` where a row has none."""
        return self.sheet.field(name) if self.sheet is not None else [row.values.get(name) for row in self.rows]

    def once(self, make: Callable[[Sequence[Any]], Made], name: str) -> Made:
        """What is made of the values of a canonical field: for every check that asks for it, once for all of them."""
        key = make, name
        if key not in self.made:
            self.made[key] = make(self.field(name))
        made: Made = self.made[key]
        return made

    def column(self, name: str) -> Sequence[Any]:
        """The values of one of the file's own columns, one for each row."""
        return self.sheet.column(name) if self.sheet is not None else [row.columns.get(name) for row in self.rows]


class Watch(Protocol):
    """Looks at a records file stretch by stretch, and tells what it has found in the end."""

    def see(self, numbers: range, part: RecordsView) -> None:
        """Take in the stretch that follows, whose rows have these numbers."""
        ...

    def matches(self) -> Iterable[Match]:
        """What there is to say; rows may be looked at again for that."""
        ...
