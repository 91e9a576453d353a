"""Lays out a text part (or a subject line): its lines, and the links in them; Markdown is read through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msglint.memory import remembered
from msglint.model import Part
from msglint.reading.origins import SourceMap
from msglint.reading.page import Anchor, Line, Page
from msglint.reading.verbatim import verbatim
from msglint.reading.writer import Writer
from msglint.regex import regex

URL = regex(r"""(?:https?://|mailto:|tel:|www\.(?=\w))[^\s<>"“”\u3000-\u303f\uff00-\uffef]+""", re.IGNORECASE)
_TRAILING = frozenset(".,;:!?'’*_]")
_LEADS_ON = (":", "→", "»", "->", "=>", "–>")
"""How words end that announce an address, here or on the next line."""
_OPENS = ("(", "[", "-", "–", "—", "=")
_BREAKS = regex(r"[.!?:;](?=\s)|[\n\t|•→»]")
_LABEL = 120
"""Characters that the words announcing an address may have."""
_ITEM = regex(r"(?:[-*•–·▪◦‣►»+]|\d{1,2}[.)])\s+(?=\S)")
_RULE = regex(r"[\W_]+$")

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
            first = start + len(words) - len(words.lstrip())
            kind = "heading" if first in headings else "item" if _ITEM.match(inner) else ""
            lines.append(Line(first, first + len(inner), gap, gap or bool(kind), kind))
            gap = False
        else:
            gap = True
        start += len(words) + 1
    return lines


def _anchors(text: str, lines: Sequence[Line]) -> Iterator[Anchor]:
    """Links as they stand in plain text, each with the words that announce it."""
    for line in lines:
        for first, last in _addresses(text[line.start : line.end]):
            start, end = line.start + first, line.start + last
            yield Anchor(*(_announced(text, start) or (start, end)), start, end)


@remembered
def _addresses(line: str) -> tuple[tuple[int, int], ...]:
    """Where addresses stand in a line."""
    found = [(match.start(), _trimmed(line, *match.span())) for match in URL.finditer(line)]
    return tuple([(start, end) for start, end in found if end - start > 8])


def _trimmed(text: str, start: int, end: int) -> int:
    """Where the address ends without the sentence's own punctuation."""
    unopened = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        if text[end - 1] == ")" and unopened > 0:
            unopened -= 1
        elif text[end - 1] not in _TRAILING:
            break
        end -= 1
    return end


def _announced(text: str, start: int) -> tuple[int, int] | None:
    """The words before an address that say what it is: ``words: URL``, ``words (URL)``, ``[words](URL)``."""
    floor = max(0, start - 2 * _LABEL)
    before = text[floor:start]
    words = before.rstrip(" \t\n<")
    if words.endswith("]("):
        opened = words.rfind("[")
        return (floor + opened + 1, floor + len(words) - 2) if opened >= 0 else None
    ends = _LEADS_ON if "\n" in before[len(words) :] else _LEADS_ON + _OPENS
    if not words.endswith(ends):
        return None
    words = words.rstrip("(:[<>→»=–—- \t")
    inner = words.rfind("\n") + 1
    first = max((match.end() for match in _BREAKS.finditer(words, inner)), default=inner)
    first += len(words) - first - len(words[first:].lstrip(" -*•–—>+\t"))
    return (floor + first, floor + len(words)) if 0 < len(words) - first <= _LABEL else None
