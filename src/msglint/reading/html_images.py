"""The images of an HTML text, collected while it is laid out."""

from __future__ import annotations

import re

from msgspec import Struct

from msglint.reading.html_links import Links
from msglint.reading.page import Picture
from msglint.reading.tags import Tag
from msglint.reading.writer import Writer
from msglint.regex import regex

_SIZE = regex(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*")
_STYLED = {key: regex(rf"(?:^|[;\s]){key}\s*:\s*(\d{{1,5}})(?:\.\d+)?px", re.IGNORECASE) for key in ("width", "height")}
_DECORATION = frozenset({"presentation", "none"})


class _Seen(Struct):
    """An image: raw stretches of its address and its alternative text, and what its tag says."""

    address: tuple[int, int]
    alternative: tuple[int, int] | None
    width: int
    height: int
    silent: bool
    link: int


class Images:
    """Images in the order in which they stand."""

    def __init__(self) -> None:
        self._seen: list[_Seen] = []

    def see(self, raw: str, tag: Tag, at: int, link: int, *, hidden: bool) -> None:
        """An image whose tag begins at ``at`` of the raw text; ``link``: the link around it, or -1."""

        def value(key: str) -> str:
            start, end = tag.values.get(key, (0, 0))
            return raw[at + start : at + end].strip()

        if not value("src"):
            return
        first, last = tag.values["src"]
        alternative = tag.values.get("alt")
        decoration = value("role").lower() in _DECORATION or value("aria-hidden").lower() == "true"
        self._seen.append(
            _Seen(
                (at + first, at + last),
                (at + alternative[0], at + alternative[1]) if alternative else None,
                _pixels(value("width"), value("style"), "width"),
                _pixels(value("height"), value("style"), "height"),
                hidden or tag.hides or decoration or bool(value("title") or value("aria-label")),
                link,
            )
        )

    def write(self, writer: Writer, links: Links) -> list[Picture]:
        """Write the addresses and alternative texts after the body and the links."""
        return [_picture(seen, writer, links) for seen in self._seen]


def _picture(seen: _Seen, writer: Writer, links: Links) -> Picture:
    writer.gap("\n")
    address = writer.attribute(*seen.address)
    alternative = None
    if seen.alternative:
        writer.gap("\n")
        alternative = writer.attribute(*seen.alternative)
    led = seen.link >= 0 and links.speaks(seen.link)
    return Picture(address, alternative, seen.width, seen.height, seen.silent, seen.link, led)


def _pixels(attribute: str, style: str, key: str) -> int:
    """A size in pixels, 0 where the tag says none (or a share of the width)."""
    found = (_STYLED[key].search(style) if style else None) or _SIZE.fullmatch(attribute)
    return int(found.group(1)) if found else 0
