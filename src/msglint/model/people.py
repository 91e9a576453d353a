"""The people written to, and what has passed between them and the sender."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from msgspec import Struct, field

from msglint.model.places import NOWHERE, Place


class Contact(Struct, frozen=True):
    """One record of the CRM.

    ``values``: canonical field (``first_name``, ``email_opt_out`` …) to value. Consent fields are
    ``True``, ``False`` or ``None`` (blank or not understood), inverse columns already turned round; all
    other values are as the file has them (text in CSV; JSON and YAML keep their types).
    ``columns``: the file's own columns in their own spelling.
    ``place``: the record's row. ``persona`` is the name of a built-in persona, empty for real records. ``number``: the
    record's index among those of its run.
    """

    id: str
    values: Mapping[str, Any]
    columns: Mapping[str, Any]
    place: Place
    persona: str = ""
    number: int = 0

    def text(self, field_name: str) -> str:
        """The canonical field's value as trimmed text; empty where there is none."""
        value = self.values.get(field_name)
        return "" if value is None else str(value).strip()


class Column(Struct, frozen=True):
    """What a column of the records was taken for, and why.

    ``field`` is the canonical field or empty; ``inverse`` is true where the column says the opposite of
    the field; ``why`` is a short sentence for people ("the values are honorifics: Ms., Dr."). ``place``: its name in
    the header, where the file has one. ``likely``: the field that it may be, though nobody can tell, and ``doubt`` what
    speaks for that, in words that go on after the column's name.
    """

    name: str
    field: str
    inverse: bool = False
    why: str = ""
    place: Place = NOWHERE
    likely: str = ""
    doubt: str = ""


class Problem(Struct, frozen=True):
    """A fault in a file that does not stop the run: it becomes a finding.

    ``kind``: ``syntax``, ``render``, ``blank``, ``front-matter``, ``row``, ``history-row`` or ``suppression``;
    ``text`` is the sentence about this fault, ``hint`` the remedy; ``grave`` false makes it a warning. ``contact_id``:
    the record for which it happened, where it happened for one. ``related``: other places, each with a word on it.
    """

    kind: str
    text: str
    place: Place
    hint: str = ""
    grave: bool = True
    contact_id: str = ""
    related: tuple[tuple[Place, str], ...] = ()


class Sheet(Protocol):
    """Records column by column: one value for each of them in their order, ``None`` where it has none."""

    @property
    def fields(self) -> frozenset[str]:
        """The canonical fields that records can have here."""
        ...

    @property
    def places(self) -> Sequence[Place]:
        """Where each record stands."""
        ...

    def some(self, indexes: Sequence[int]) -> Sheet:
        """The records at these indexes alone."""
        ...

    def field(self, name: str) -> Sequence[Any]:
        """The values of a canonical field, as ``Contact.values`` has them."""
        ...

    def column(self, name: str) -> Sequence[Any]:
        """The values of one of the file's own columns."""
        ...


class WholeSheet(Sheet, Protocol):
    """All records of a file column by column: a column is a long list, so better ask the stretches."""

    def parts(self) -> Iterator[tuple[range, Sheet]]:
        """The same in stretches that fit into memory, each with the numbers of its records."""
        ...

    def filled(self) -> frozenset[str]:
        """The canonical fields in which some record has a value."""
        ...

    @property
    def nested(self) -> Mapping[str, frozenset[str]]:
        """The paths inside the objects and lists of columns that have any."""
        ...


class Records(Struct, frozen=True):
    """The records of one file (or the personas), with what was decided about their columns.

    ``sheet``: all contacts column by column, where they were read that way.
    """

    contacts: Sequence[Contact]
    columns: tuple[Column, ...] = ()
    header: Place = field(default=Place(""))
    problems: tuple[Problem, ...] = ()
    personas: bool = False
    sheet: WholeSheet | None = None

    def __iter__(self) -> Iterator[Contact]:
        return iter(self.contacts)

    def __len__(self) -> int:
        return len(self.contacts)


class Interaction(Struct, frozen=True):
    """One thing that passed between a contact and the sender: a row of the history.

    ``direction`` is ``in`` or ``out``; ``kind`` one of question, complaint, comment, reply, attended,
    visited, purchased, gave, unsubscribed, out_of_office, sent (others are kept); ``status`` open, answered
    or empty. ``at`` is ``None`` where the row has none; naive times are taken as they stand.
    """

    contact_id: str
    at: datetime | None
    direction: str
    kind: str
    place: Place
    channel: str = ""
    text: str = ""
    status: str = ""
    campaign: str = ""
    step: str = ""
    template: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


class History(Struct, frozen=True):
    """The interactions by contact id, oldest first, and the rows that could not be read.

    ``given`` is false where the run has no history at all, which is not the same as an empty one.
    """

    by_contact: Mapping[str, tuple[Interaction, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    given: bool = False

    def of(self, contact_id: str) -> tuple[Interaction, ...]:
        return self.by_contact.get(contact_id, ())
