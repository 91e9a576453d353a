"""Whole numbers in little room: the numbers of records, of which a list has a million."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import TypeAlias

BITS = 16
"""Of a number, those that say where on its page it stands."""
PAGE = (1 << BITS) - 1
FEW = 1 << (BITS - 4)
"""Numbers of a page that are kept one by one, two bytes each; of more there is a sign for each that may be there."""
Page: TypeAlias = "array[int] | bytearray"


class Numbers:
    """A set of numbers from 0 on, in their order. A page holds neighbouring ones."""

    __slots__ = ("_pages",)

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._pages: dict[int, Page] = {}
        for number in numbers:
            self.add(number)

    def add(self, number: int) -> None:
        at = number & PAGE
        page = self._pages.get(number >> BITS)
        if page is None:
            self._pages[number >> BITS] = array("H", (at,))
        elif isinstance(page, bytearray):
            page[at >> 3] |= 1 << (at & 7)
        elif at > page[-1]:
            if len(page) == FEW:
                page = self._pages[number >> BITS] = signs(page)
                page[at >> 3] |= 1 << (at & 7)
            else:
                page.append(at)
        elif not among(page, at):
            insort(page, at)
            if len(page) > FEW:
                self._pages[number >> BITS] = signs(page)

    def take(self, others: Numbers) -> None:
        """Take in other numbers."""
        for number, theirs in others._pages.items():
            own = self._pages.get(number)
            if own is None:
                self._pages[number] = theirs[:]
            elif isinstance(own, array) and isinstance(theirs, array) and len(own) + len(theirs) <= FEW:
                self._pages[number] = own + theirs if own[-1] < theirs[0] else array("H", sorted({*own, *theirs}))
            else:
                both = int.from_bytes(signs(own), "little") | int.from_bytes(signs(theirs), "little")
                found = bytearray(both.to_bytes(1 << (BITS - 3), "little"))
                self._pages[number] = found if both.bit_count() > FEW else array("H", shown(found))

    @property
    def end(self) -> int:
        """One more than the greatest."""
        last = max(self._pages, default=-1)
        return (last << BITS) + greatest(self._pages[last]) + 1 if self._pages else 0

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int):
            return False
        page = self._pages.get(number >> BITS)
        return page is not None and among(page, number & PAGE)

    def __len__(self) -> int:
        return sum(map(size, self._pages.values()))

    def __bool__(self) -> bool:
        return bool(self._pages)

    def __iter__(self) -> Iterator[int]:
        for number in sorted(self._pages):
            start, page = number << BITS, self._pages[number]
            for at in shown(page) if isinstance(page, bytearray) else page:
                yield start + at


def signs(page: Page) -> bytearray:
    """A page with a sign for each number that may be there."""
    if isinstance(page, bytearray):
        return page
    found = bytearray(1 << (BITS - 3))
    for at in page:
        found[at >> 3] |= 1 << (at & 7)
    return found


def among(page: Page, at: int) -> bool:
    if isinstance(page, bytearray):
        return bool(page[at >> 3] >> (at & 7) & 1)
    place = bisect_left(page, at)
    return place < len(page) and page[place] == at


def size(page: Page) -> int:
    return int.from_bytes(page, "little").bit_count() if isinstance(page, bytearray) else len(page)


def greatest(page: Page) -> int:
    return int.from_bytes(page, "little").bit_length() - 1 if isinstance(page, bytearray) else page[-1]


def shown(page: bytearray) -> Iterator[int]:
    """The numbers that have a sign."""
    for number, some in enumerate(page):
        if some:
            yield from ((number << 3) + at for at in HELD[some])


HELD: tuple[tuple[int, ...], ...] = tuple(tuple(at for at in range(8) if byte >> at & 1) for byte in range(256))
"""The signs of each byte."""
