"""The links of an HTML text, collected while it is laid out."""

from __future__ import annotations

from msgspec import Struct

from msglint.reading.page import Anchor
from msglint.reading.tags import Tag
from msglint.reading.writer import Writer

Stretch = tuple[int, int]


class _Found(Struct):
    """A link: the raw stretches of its address and of an image's alternative text, its words' readable bounds.

    ``pictured``: some image in it has an alternative text that is not empty.
    """

    address: Stretch
    alternative: Stretch | None = None
    pictured: bool = False
    start: int = -1
    end: int = -1


class Links:
    """Links by number, in the order in which they begin."""

    def __init__(self) -> None:
        self._found: list[_Found] = []

    def open(self, tag: Tag, at: int) -> int:
        """A link begins with a tag whose raw text begins at ``at``; its number."""
        first, last = tag.values["href"]
        self._found.append(_Found((at + first, at + last)))
        return len(self._found) - 1

    def begin(self, number: int, start: int) -> None:
        """Words of the link are about to be shown."""
        if self._found[number].start < 0:
            self._found[number].start = start

    def close(self, number: int, end: int) -> None:
        """The link ends."""
        self.begin(number, end)
        self._found[number].end = end

    def picture(self, number: int, tag: Tag, at: int) -> None:
        """An image in the link; its alternative text stands for words where there are none."""
        if "alt" in tag.values:
            found = self._found[number]
            first, last = tag.values["alt"]
            found.pictured = found.pictured or first < last
            if found.alternative is None:
                found.alternative = (at + first, at + last)

    def speaks(self, number: int) -> bool:
        """Whether the link has words, or an image that stands for some."""
        found = self._found[number]
        return found.start < found.end or found.pictured

    def write(self, writer: Writer) -> list[Anchor]:
        """Write the addresses, and the alternative texts where they are all that a link shows, after the body."""
        return [_anchor(found, writer) for found in self._found]


def _anchor(found: _Found, writer: Writer) -> Anchor:
    writer.gap("\n")
    address = writer.attribute(*found.address)
    words = (found.start, found.end)
    if found.start >= found.end and found.alternative:
        writer.gap("\n")
        words = writer.attribute(*found.alternative)
    return Anchor(*words, *address)
