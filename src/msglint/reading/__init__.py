"""A rendered message as its recipient reads it: greeting, lead, sentences, links, sign-off, footer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from msglint.model import Part, Passage, Reading
from msglint.reading.body import read_body
from msglint.reading.heads import greetings_of_title
from msglint.reading.origins import SourceMap
from msglint.reading.page import Page
from msglint.reading.text_page import line_page, text_page
from msglint.reading.words import fold
from msglint.reading.works import works
from msglint.regex import regex

__all__ = ["Reader", "SourceMap", "read"]

_HTML = regex(r"<[a-z!/][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);", re.IGNORECASE)
_PADDING = " \t\r\n\f\u00a0\u034f\u202f\u205f\u2800\u3000\u3164" + "".join(map(chr, range(0x2000, 0x200E)))
_PADS = ("&zwnj;", "\u200c", "&#8204;", "&#847;", "\u034f", "&#8199;", "\u2007", "&#173;", "&shy;", "&#8203;", "\u200b")
"""What padding after a preheader is made of."""
_MARKDOWN = frozenset({"md", "markdown"})


def read(
    parts: Sequence[Part], meta: Mapping[str, Any], *, markdown: bool | None = None
) -> tuple[Reading, Mapping[str, SourceMap]]:
    """Read a message from its rendered parts (``subject``, ``preheader``, ``text``, ``html``).

    ``meta``: the front matter, of which ``purpose`` and ``products`` are looked at, and ``format: md``, which says that
    the text part is Markdown unless ``markdown`` does. With the reading comes the map of each part from its
    readable text to the segments. The offsets of a hidden HTML preheader are those of the ``html`` part.
    """
    return Reader(meta, markdown=markdown).read(parts)


class Reader:
    """Reads one message as contact after contact gets it (see ``read``); what it has laid out serves all of them."""

    def __init__(self, meta: Mapping[str, Any], *, markdown: bool | None = None) -> None:
        self._markdown = str(meta.get("format", "")).lower() in _MARKDOWN if markdown is None else markdown
        self._works = tuple(map(fold, works(meta.get("products"))))
        self._reply = str(meta.get("purpose", "")) == "reply"
        self._stencils: Any = None

    def read(self, parts: Sequence[Part]) -> tuple[Reading, Mapping[str, SourceMap]]:
        """The message as its recipient reads it, and the maps of its parts."""
        by_name = {part.name: part for part in parts}
        maps: dict[str, SourceMap] = {}
        names = self._works
        subject = _line(by_name.get("subject"), maps)
        preheader = _line(by_name.get("preheader"), maps)
        pages: list[Page] = []
        if (text := by_name.get("text")) is not None:
            pages.append(text_page(text, markdown=self._markdown))
        if (html := by_name.get("html")) is not None:
            page = self._html_page(html)
            pages.append(page)
            if preheader is None and page.preheader:
                preheader = _trimmed(page.map, "html", *page.preheader)
                preheader = preheader if preheader.text or preheader.fields() else None
        maps.update((page.part, page.map) for page in pages)
        sizes = {part.name: _size(part.raw) for part in parts}
        padded = html is not None and any(map(html.raw.__contains__, _PADS))
        lines = [line for line in (subject, preheader) if line is not None]
        titles = [line.text for line in lines]
        bodies = (read_body(page, titles, names, reply=self._reply) for page in pages)
        reading = Reading(
            subject=subject,
            preheader=preheader,
            bodies=tuple(replace(body, size=sizes[body.part], padded=padded) for body in bodies),
            greetings=tuple(
                greeting for line in lines for greeting in greetings_of_title(line, maps[line.part], names)
            ),
        )
        return reading, maps

    def _html_page(self, part: Part) -> Page:
        if self._stencils is None:
            from msglint.reading.stencil import Stencils

            self._stencils = Stencils()
        return self._stencils.page(part)  # type: ignore[no-any-return]


def _size(raw: str) -> int:
    """Bytes of a part in UTF-8."""
    return len(raw) if raw.isascii() else len(raw.encode(errors="surrogatepass"))


def _html_page(part: Part) -> Page:
    from msglint.reading.html_page import html_page

    return html_page(part.raw, part.segments, part.name)


def _line(part: Part | None, maps: dict[str, SourceMap]) -> Passage | None:
    """A subject or preheader: one line, whatever breaks the template has around it."""
    if part is None:
        return None
    page = _html_page(part) if part.name == "preheader" and _HTML.search(part.raw) else line_page(part)
    maps[part.name] = page.map
    start, end = page.preheader or (page.start, page.end)
    return _trimmed(page.map, part.name, start, end)


def _trimmed(source_map: SourceMap, part: str, start: int, end: int) -> Passage:
    """The stretch without the padding that keeps the body's words out of the inbox."""
    words = source_map.text[start:end]
    inner = words.lstrip(_PADDING)
    first = start + len(words) - len(inner)
    return source_map.passage(part, first, first + len(inner.rstrip(_PADDING)))
