"""A tally on its way from one process to another: people go by the numbers of their records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from msglint.engine.coverage import Coverage
from msglint.engine.fold import Fold, Folder, Key
from msglint.engine.tally import Tally
from msglint.engine.versions import Log
from msglint.model import Finding, NotChecked, Suppression


class Bundle(Struct):
    """A folder without what every process has."""

    folds: dict[Key, Fold]
    hidden: set[Key]
    used: set[Suppression]
    rows: Sequence[Finding]


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


def unpacked(parcel: Parcel, suppressions: Mapping[str, Sequence[Suppression]]) -> Tally:
    """The same tally."""
    tally = Tally(suppressions, parcel.log)
    unbundled(parcel.bundle, tally.folder)
    tally.coverage = parcel.coverage
    tally.messages, tally.blank, tally.broken = parcel.messages, parcel.blank, parcel.broken
    return tally


def bundled(folder: Folder) -> Bundle:
    """What a folder holds."""
    return Bundle(folder.folds, folder.hidden, folder.used, folder.rows)


def unbundled(bundle: Bundle, folder: Folder) -> None:
    """Put a bundle into an empty folder."""
    folder.folds, folder.hidden, folder.used = bundle.folds, bundle.hidden, bundle.used
    folder.rows = bundle.rows
