"""A tally on its way from one process to another: people go by the numbers of their records."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from msgspec import Struct

from msglint.engine.coverage import Coverage
from msglint.engine.fold import Fold, Folder, Key
from msglint.engine.tally import Tally
from msglint.engine.versions import Log
from msglint.model import Contact, NotChecked, Suppression


class Bundle(Struct):
    """A folder. ``people``: who shows each fold, ``by``: who its example is of."""

    folds: list[Fold]
    people: list[Sequence[int]]
    by: list[int | None]
    hidden: set[Key]
    used: set[Suppression]


class List(Struct):
    """A listing."""

    bundle: Bundle
    broken: dict[str, NotChecked]


class Parcel(Struct):
    """A tally of a message."""

    bundle: Bundle
    coverage: Coverage
    log: Log | None
    messages: int
    blank: int
    broken: dict[str, NotChecked]


def packed(tally: Tally) -> Parcel:
    """The tally of a stretch of recipients; it is not to be used any more."""
    return Parcel(bundled(tally.folder), tally.coverage, tally.log, tally.messages, tally.blank, tally.broken)


def unpacked(parcel: Parcel, suppressions: Mapping[str, Sequence[Suppression]], contacts: Sequence[Contact]) -> Tally:
    """The same tally, of these contacts."""
    tally = Tally(suppressions, parcel.log)
    unbundled(parcel.bundle, tally.folder, contacts)
    tally.coverage = parcel.coverage
    tally.messages, tally.blank, tally.broken = parcel.messages, parcel.blank, parcel.broken
    return tally


def bundled(folder: Folder) -> Bundle:
    """What a folder holds; the folds give up their people."""
    folds = list(folder.folds.values())
    people: list[Sequence[int]] = [array("Q", (each.number for each in fold.contacts.values())) for fold in folds]
    by = [None if fold.by is None else fold.by.number for fold in folds]
    for fold in folds:
        fold.contacts, fold.by = {}, None
    return Bundle(folds, people, by, folder.hidden, folder.used)


def unbundled(bundle: Bundle, folder: Folder, contacts: Sequence[Contact]) -> None:
    """Put a bundle into an empty folder."""
    for fold, people, by in zip(bundle.folds, bundle.people, bundle.by, strict=True):
        shown = [contacts[number] for number in people]
        fold.contacts = {(contact.id, contact.place.line): contact for contact in shown}
        fold.by = None if by is None else contacts[by]
        folder.folds[fold.hit.rule.id, fold.spot.place, fold.severity] = fold
    folder.hidden |= bundle.hidden
    folder.used |= bundle.used
