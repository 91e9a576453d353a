"""Lays out a text part (or a subject line): its lines, and the links in them; Markdown is read through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msglint.model import Part
from msglint.reading.origins import SourceMap
from msglint.reading.page import Anchor, Line, Page
from msglint.reading.urls import announced
from msglint.reading.verbatim import verbatim
from msglint.reading.wording import wording
from msglint.reading.writer import Writer
from msglint.regex import regex

_ITEM = regex(r"(?:[-*•–·▪◦‣►»+]|\d{1,2}[.)])\s+(?=\S)")
_EMPHASIS = r"(?<![\w*])\*(?=[^\s*|])|(?<=[^\s*|])\*(?![\w*])|(?<!\w)_(?=[^\s_])|(?<=[^\s_])_(?!\w)"
_MARKS = rf"\*\*(?=\S)|(?<=\S)\*\*|__(?=\S)|(?<=\S)__|`+|{_EMPHASIS}"
_LINK = r"\[(?P<words>[^\[\]\n]{0,300})\]\(\s{0,9}<?(?P<url>[^()\[\]\s>]*)>?(?:\s+[\"'][^\"'\n\[]*[\"'])?\s{0,9}\)"
_MARKDOWN = regex(
    rf"(?P<image>!{_LINK.replace('words', 'alt').replace('url', 'source')})|{_LINK}|<(?P<auto>(?:https?://|mailto:)[^\s<>]+)>"
    r"|^ {0,3}(?P<heading>\#{1,6})[ \t]+|\\(?P<escaped>[\\`*_{}\[\]()\#+.!|>-])"
    rf"|(?P<marks>{_MARKS})",
    re.MULTILINE,
)
_INNER_MARKS = regex(_MARKS)


def line_page(part: Part) -> Page:
    """Read a text that is one line for its reader, whatever breaks it has: a subject."""
    source_map = verbatim(part, "\r\n", lambda: _line(part).finish().trace)
    if source_map is None:
        source_map = _line(part).finish()
    return Page(part.name, source_map, [], [], 0, len(source_map.text))


def text_page(part: Part, *, markdown: bool = False) -> Page:
    """Read a text; line breaks of all systems become one character."""
    if not markdown:
        source_map = verbatim(part, "\r", lambda: _plain(part).finish().trace)
        if source_map is None:
            source_map = _plain(part).finish()
        return _page(part.name, source_map, len(source_map.text))
    writer = Writer(part.raw, part.segments)
    headings, links = _write_markdown(part.raw, writer)
    end = writer.length
    anchors = [Anchor(start, stop, *_address(writer, url, url_end)) for start, stop, url, url_end in links]
    return _page(part.name, writer.finish(), end, headings, anchors)


def _line(part: Part) -> Writer:
    writer = Writer(part.raw, part.segments)
    writer.line(0, len(part.raw))
    return writer


def _plain(part: Part) -> Writer:
    writer = Writer(part.raw, part.segments)
    writer.plain(0, len(part.raw))
    return writer


def _page(
    part: str, source_map: SourceMap, end: int, headings: Sequence[int] = (), links: Sequence[Anchor] = ()
) -> Page:
    """The page whose body ends there, with the links that are written out beside those of Markdown."""
    text = source_map.text[:end]
    lines = _lines(text, frozenset(headings))
    known = [(link.start, link.end) for link in links]
    written = _anchors(text, lines)
    anchors = [*links, *(each for each in written if not any(start <= each.start < stop for start, stop in known))]
    if links:
        anchors.sort(key=lambda anchor: anchor.start)
    return Page(part, source_map, lines, anchors, 0, end)


def _write_markdown(raw: str, writer: Writer) -> tuple[list[int], list[tuple[int, int, int, int]]]:
    """Write the words without their marks: where headings begin, and each link's words and its raw address."""
    headings: list[int] = []
    links: list[tuple[int, int, int, int]] = []
    at = 0
    for match in _MARKDOWN.finditer(raw):
        writer.plain(at, match.start())
        at = match.end()
        begun = writer.length
        if match["heading"]:
            headings.append(begun)
        elif match["url"] is not None:
            _write_words(writer, raw, *match.span("words"))
            links.append((begun, writer.length, *match.span("url")))
        elif match["escaped"]:
            writer.plain(*match.span("escaped"))
        elif match["auto"]:
            writer.plain(*match.span("auto"))
            links.append((begun, writer.length, *match.span("auto")))
    writer.plain(at, len(raw))
    return headings, links


def _write_words(writer: Writer, raw: str, start: int, end: int) -> None:
    """Write a link's words without the marks among them."""
    at = start
    for match in _INNER_MARKS.finditer(raw, start, end):
        writer.plain(at, match.start())
        at = match.end()
    writer.plain(at, end)


def _address(writer: Writer, start: int, end: int) -> tuple[int, int]:
    """Write a link's address after the body; where it stands there."""
    writer.gap("\n")
    begun = writer.length
    writer.plain(start, end)
    return begun, writer.length


def _lines(text: str, headings: frozenset[int]) -> list[Line]:
    lines: list[Line] = []
    start, gap = 0, True
    for words in text.split("\n"):
        inner = words.strip()
        if inner:
            size, says = len(inner), wording(inner)
            first = start if size == len(words) else start + len(words) - len(words.lstrip())
            kind = "heading" if first in headings else "item" if _ITEM.match(inner) else ""
            lines.append(Line(first, first + size, gap, gap or bool(kind), kind, says=says))
            gap = False
        else:
            gap = True
        start += len(words) + 1
    return lines


def _anchors(text: str, lines: Iterable[Line]) -> Iterator[Anchor]:
    """Links as they stand in plain text, each with the words that announce it."""
    for line in lines:
        for address in line.says.urls:
            begun = line.start
            start, end = begun + address.start, begun + address.end
            words = begun + address.words[0], begun + address.words[1]
            yield Anchor(*((announced(text, start) if address.alone else None) or words), start, end)
