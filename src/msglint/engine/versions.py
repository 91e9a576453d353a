"""What the recipients of a message read, kept so that messages can be held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msglint.model import Link, Passage, Reading, Version
from msglint.names.person import FIELDS
from msglint.reading import SourceMap

IDENTITY = FIELDS - {"language", "country"} | {"id", "contact_id", "phone", "mobile", "postal_code", "job_title"}
"""Fields that say who somebody is: their values make no version of its own."""
KEPT = 100
"""Versions of one message that are kept in full, and again as many that differ in more than merge fields."""

Key = tuple[str, ...]


class Kept:
    """One version in the making, and the way from its words to the template."""

    __slots__ = ("alike", "maps", "readers", "reading")

    def __init__(self, reading: Reading, maps: Mapping[str, SourceMap]) -> None:
        self.reading = reading
        self.maps = maps
        self.readers: list[int] = []
        self.alike: list[int] = []


class Keeper:
    """Keeps the versions of one message, a bounded number of them."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self._exact: dict[Key, Kept] = {}
        self._bare: dict[Key, Kept] = {}
        self._cut: set[int] = set()

    @property
    def cut(self) -> int:
        """How many versions were not kept (those that differ, as far as their hashes do)."""
        return len(self._cut)

    def see(self, reading: Reading, maps: Mapping[str, SourceMap], reader: int) -> None:
        """Take in the message as the record of this number got it."""
        key = tuple(told(reading, IDENTITY))
        kept = self._exact.get(key)
        if kept is not None:
            kept.readers.append(reader)
            return
        bare = tuple(told(reading, None))
        alike = self._bare.get(bare)
        if len(self.kept) < KEPT or (alike is None and len(self.kept) < 2 * KEPT):
            kept = self._exact[key] = Kept(reading, maps)
            kept.readers.append(reader)
            self._bare.setdefault(bare, kept)
            self.kept.append(kept)
            return
        self._cut.add(hash(key))
        if alike is not None:
            alike.alike.append(reader)

    def versions(self) -> tuple[Version, ...]:
        return tuple(Version(each.reading, tuple(each.readers), tuple(each.alike)) for each in self.kept)


def told(reading: Reading, quiet: frozenset[str] | None) -> Iterator[str]:
    """What a reading says: its passages and its links' addresses, each without the values of the ``quiet`` fields.

    ``None``: without the values of any field.
    """
    for line in (reading.subject, reading.preheader):
        yield "" if line is None else spoken(line, quiet)
    for body in reading.bodies:
        yield spoken(body.whole, quiet)
        yield from (address(link, quiet) for link in body.links)


def spoken(passage: Passage, quiet: frozenset[str] | None) -> str:
    words: list[str] = []
    done = 0
    for piece in passage.pieces:
        if piece.fields and piece.start >= done and (quiet is None or quiet.issuperset(piece.fields)):
            words.append(passage.text[done : piece.start])
            done = piece.end
    if not done:
        return passage.text
    words.append(passage.text[done:])
    return "\0".join(words)


def address(link: Link, quiet: frozenset[str] | None) -> str:
    """Where a link leads; nothing where that depends on who somebody is."""
    personal = link.fields and (quiet is None or quiet.issuperset(link.fields))
    return "" if personal else link.url
