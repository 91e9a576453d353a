"""A tally on its way from one process to another: people go by the numbers of their records."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from msglint.engine.coverage import Coverage
from msglint.engine.fold import Fold, Folder, Key
from msglint.engine.tally import Tally
from msglint.engine.versions import Log
from msglint.model import Contact, NotChecked, Place, Suppression

Name = TypeVar("Name")
"""What a record goes by: its number, or its place."""


class Bundle(Struct, Generic[Name]):
    """A folder. ``people``: who shows each fold, ``by``: who its example is of."""

    folds: list[Fold]
    people: list[Sequence[Name]]
    by: list[Name | None]
    hidden: set[Key]
    used: set[Suppression]


class List(Struct):
    """A listing."""

    bundle: Bundle[Place]
    broken: dict[str, NotChecked]


class Parcel(Struct):
    """A tally of a message."""

    bundle: Bundle[int]
    coverage: Coverage
    log: Log | None
    messages: int
    blank: int
    broken: dict[str, NotChecked]


def packed(tally: Tally, stretch: Sequence[tuple[int, Contact]]) -> Parcel:
    """The tally of a stretch of recipients; it is not to be used any more."""
    numbers = {id(contact): number for number, contact in stretch}
    bundle = bundled(tally.folder, lambda contact: numbers[id(contact)])
    bundle.people = [array("Q", people) for people in bundle.people]
    return Parcel(bundle, tally.coverage, tally.log, tally.messages, tally.blank, tally.broken)


def unpacked(parcel: Parcel, suppressions: Mapping[str, Sequence[Suppression]], contacts: Sequence[Contact]) -> Tally:
    """The same tally, of these contacts."""
    tally = Tally(suppressions, parcel.log)
    unbundled(parcel.bundle, tally.folder, contacts.__getitem__)
    tally.coverage = parcel.coverage
    tally.messages, tally.blank, tally.broken = parcel.messages, parcel.blank, parcel.broken
    return tally


def bundled(folder: Folder, name: Callable[[Contact], Name]) -> Bundle[Name]:
    """What a folder holds; the folds give up their people."""
    folds = list(folder.folds.values())
    people: list[Sequence[Name]] = [[name(contact) for contact in fold.contacts.values()] for fold in folds]
    by = [None if fold.by is None else name(fold.by) for fold in folds]
    for fold in folds:
        fold.contacts, fold.by = {}, None
    return Bundle(folds, people, by, folder.hidden, folder.used)


def unbundled(bundle: Bundle[Name], folder: Folder, contact_of: Callable[[Name], Contact | None]) -> None:
    """Put a bundle into an empty folder."""
    for fold, people, by in zip(bundle.folds, bundle.people, bundle.by, strict=True):
        contacts = filter(None, map(contact_of, people))
        fold.contacts = {(contact.id, contact.place.line): contact for contact in contacts}
        fold.by = None if by is None else contact_of(by)
        folder.folds[fold.hit.rule.id, fold.spot.place, fold.severity] = fold
    folder.hidden |= bundle.hidden
    folder.used |= bundle.used


def place_of(contact: Contact) -> Place:
    return contact.place
