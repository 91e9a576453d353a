"""Whole numbers in little room: the numbers of records, of which a list has a million."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

BITS = 12
"""Of a number, those that say where on its page it stands."""
PAGE = (1 << BITS) - 1
FEW = 16
"""Numbers of a page that are taken one by one; of more, the page is read as a row of signs."""


class Numbers:
    """A set of numbers from 0 on, in their order. A page holds the bits of neighbouring ones."""

    __slots__ = ("_pages",)

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._pages: dict[int, int] = {}
        for number in numbers:
            self.add(number)

    def add(self, number: int) -> None:
        page = number >> BITS
        self._pages[page] = self._pages.get(page, 0) | 1 << (number & PAGE)

    def take(self, others: Numbers) -> None:
        """Take in other numbers."""
        for page, bits in others._pages.items():
            self._pages[page] = self._pages.get(page, 0) | bits

    @property
    def end(self) -> int:
        """One more than the greatest."""
        last = max(self._pages, default=0)
        return (last << BITS) + self._pages.get(last, 0).bit_length()

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and bool(self._pages.get(number >> BITS, 0) >> (number & PAGE) & 1)

    def __len__(self) -> int:
        return sum(map(int.bit_count, self._pages.values()))

    def __bool__(self) -> bool:
        return bool(self._pages)

    def __iter__(self) -> Iterator[int]:
        for page in sorted(self._pages):
            start, bits = page << BITS, self._pages[page]
            if bits.bit_count() <= FEW:
                while bits:
                    least = bits & -bits
                    yield start + least.bit_length() - 1
                    bits ^= least
                continue
            signs = f"{bits:b}"[::-1]
            at = signs.find("1")
            while at >= 0:
                yield start + at
                at = signs.find("1", at + 1)
