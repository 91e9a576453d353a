"""Lays out a text part (or a subject line): its lines, and the links in them; Markdown is read through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msglint.model import Segment
from msglint.reading.page import Anchor, Line, Page
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


def line_page(raw: str, segments: Sequence[Segment], part: str) -> Page:
    """Read a text that is one line for its reader, whatever breaks it has: a subject."""
    writer = Writer(raw, segments)
    writer.line(0, len(raw))
    return Page(part, writer.finish(), [], [], 0, writer.length)


def text_page(raw: str, segments: Sequence[Segment], part: str = "text", *, markdown: bool = False) -> Page:
    """Read a text; line breaks of all systems become one character."""
    writer = Writer(raw, segments)
    headings: list[int] = []
    links: list[tuple[int, int, int, int]] = []
    if markdown:
        headings, links = _write_markdown(raw, writer)
    else:
        writer.plain(0, len(raw))
    end = writer.length
    anchors = [Anchor(start, stop, *_address(writer, url, url_end)) for start, stop, url, url_end in links]
    source_map = writer.finish()
    text = source_map.text[:end]
    lines = _lines(text, frozenset(headings))
    known = [(anchor.start, anchor.end) for anchor in anchors]
    anchors += [anchor for anchor in _anchors(text) if not any(start <= anchor.start < stop for start, stop in known)]
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


def _anchors(text: str) -> Iterator[Anchor]:
    """Links as they stand in plain text, each with the words that announce it."""
    for match in URL.finditer(text):
        start, end = match.span()
        end = _trimmed(text, start, end)
        if end - start > 8:
            words = _announced(text, start)
            yield Anchor(*(words or (start, end)), start, end)


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
    first = max((match.end() for match in _BREAKS.finditer(words)), default=0)
    first += len(words) - first - len(words[first:].lstrip(" -*•–—>+\t"))
    return (floor + first, floor + len(words)) if 0 < len(words) - first <= _LABEL else None
