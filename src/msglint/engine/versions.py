"""What the recipients of a message read, kept so that messages can be held against each other."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

from msgspec import Struct

from msglint.model import Link, Passage, Reading, Version
from msglint.names.person import FIELDS
from msglint.numbers import Numbers
from msglint.reading import SourceMap

IDENTITY = FIELDS - {"language", "country"} | {"id", "contact_id", "phone", "mobile", "postal_code", "job_title"}
"""Fields that say who somebody is: their values make no version of its own."""
KEPT = 100
"""Versions of one message that are kept in full, and again as many that differ in more than merge fields."""

COUNTED = 10_000
"""Versions that were not kept and are counted: each takes room, and a long list has as many as records."""

Words = tuple[Reading, Mapping[str, SourceMap]]
"""A message as read, and the way from its words to the template."""
Read = Callable[[int], Words]
"""Reads the message as the record of a number gets it."""


class Seen(Struct):
    """A version as a stretch of recipients saw it first. ``exact`` and ``bare`` are digests of what it says: as a
    version, and without any merge field. What was ``read`` is there where the version may be kept.
    """

    exact: bytes
    bare: bytes
    read: Words | None = None


class Log:
    """Who, of a stretch of recipients, got which version: ``which`` are places in ``versions``, beside ``readers``."""

    def __init__(self) -> None:
        self.versions: list[Seen] = []
        self.readers = array("Q")
        self.which = array("Q")
        self._known: dict[tuple[str, ...], int] = {}
        self._bares: set[bytes] = set()

    def __reduce__(self) -> tuple[Any, ...]:
        return logged, (self.versions, self.readers, self.which)

    def forget(self) -> None:
        """Let go of what was read: of later stretches few versions are kept, and these can be read again."""
        for version in self.versions:
            version.read = None

    def see(self, reading: Reading, maps: Mapping[str, SourceMap], reader: int) -> None:
        """Take in the message as the record of this number got it."""
        key = tuple(told(reading, IDENTITY))
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = len(self.versions)
            bare = digest(told(reading, None))
            room = number < KEPT or (bare not in self._bares and len(self._bares) < 2 * KEPT)
            self._bares.add(bare)
            self.versions.append(Seen(digest(key), bare, (reading, maps) if room else None))
        self.readers.append(reader)
        self.which.append(number)


def logged(versions: list[Seen], readers: array[int], which: array[int]) -> Log:
    """The log of what has been seen."""
    log = Log()
    log.versions, log.readers, log.which = versions, readers, which
    return log


class Kept:
    """One version in the making, and the way from its words to the template."""

    __slots__ = ("alike", "maps", "readers", "reading")

    def __init__(self, reading: Reading, maps: Mapping[str, SourceMap]) -> None:
        self.reading = reading
        self.maps = maps
        self.readers = Numbers()
        self.alike = Numbers()


class Keeper:
    """Keeps the versions of one message, a bounded number of them."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self._exact: dict[bytes, Kept] = {}
        self._bare: dict[bytes, Kept] = {}
        self._cut: set[bytes] = set()

    @property
    def cut(self) -> int:
        """How many versions were not kept; of more than ``COUNTED`` so many."""
        return len(self._cut)

    def take(self, log: Log, again: Read) -> None:
        """Take in what the next recipients got; ``again`` reads a version anew that came without its words."""
        for reader, number in zip(log.readers, log.which, strict=True):
            self._see(log.versions[number], reader, again)

    def _see(self, version: Seen, reader: int, again: Read) -> None:
        kept = self._exact.get(version.exact)
        if kept is not None:
            kept.readers.add(reader)
            return
        alike = self._bare.get(version.bare)
        if len(self.kept) < KEPT or (alike is None and len(self.kept) < 2 * KEPT):
            kept = self._exact[version.exact] = Kept(*(version.read or again(reader)))
            kept.readers.add(reader)
            self._bare.setdefault(version.bare, kept)
            self.kept.append(kept)
            return
        if len(self._cut) < COUNTED:
            self._cut.add(version.exact)
        if alike is not None:
            alike.alike.add(reader)

    def versions(self) -> tuple[Version, ...]:
        return tuple(Version(each.reading, each.readers, each.alike) for each in self.kept)


def digest(words: Iterable[str]) -> bytes:
    """Sixteen bytes that stand for what a message says, the same in every process."""
    return blake2b("\x1e".join(words).encode(errors="surrogatepass"), digest_size=16).digest()


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
