"""Lays out an HTML part: what a mail program shows of it, line by line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from copy import copy
from itertools import accumulate

from msglint.model import Segment
from msglint.reading.html_images import Images
from msglint.reading.html_inside import Inside
from msglint.reading.html_links import Links
from msglint.reading.markup import take_apart
from msglint.reading.page import Line, Page
from msglint.reading.tags import BLOCK, CELL, LINE, PARAGRAPH, Tag
from msglint.reading.tree import CLOSE, OPEN, Event, structure
from msglint.reading.writer import INVISIBLE, WHITE, Writer

PREHEADER = 300
"""Characters of raw text that an element may hold that is taken for the preheader by its class alone."""

SHOWS_NOTHING = " \t\r\n\f\u00a0\u200c" + "".join(INVISIBLE.split("-"))
NOTHING = Tag("")
SEPARATORS = {CELL: " ", LINE: "\n", BLOCK: "\n", PARAGRAPH: "\n\n"}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def html_page(raw: str, segments: Sequence[Segment], part: str = "html") -> Page:
    """Read an HTML text; hidden words before the first visible ones are its preheader."""
    return lay_out(raw, segments, part)[0]


def lay_out(raw: str, segments: Sequence[Segment], part: str) -> tuple[Page, list[Line] | None]:
    """The page, and its lines as the markup alone makes them; ``None`` for these where the length of words counted."""
    layout = _Layout(raw, segments, part)
    page = layout.page()
    return page, None if layout.measured else layout.marked


class _Layout:
    """Goes through a parsed document once and writes down what is shown."""

    def __init__(self, raw: str, segments: Sequence[Segment], part: str) -> None:
        self.raw = raw
        self.part = part
        self.writer = Writer(raw, segments)
        self.markup = take_apart(raw, segments)
        self.events: tuple[Event, ...] = structure(self.markup.skeleton)
        self.lines: list[Line] = []
        self.links = Links()
        self.images = Images()
        self.inside = Inside()
        self.around: list[Inside] = []
        self.pending = 0  # the break to make before the next visible text
        self.line: Line | None = None
        self.seen = False  # visible text was written
        self.start = 0  # where the body begins in the readable text
        self.preheader: tuple[int, int] | None = None
        self.captured = -1  # depth of the hidden element whose words are being taken for the preheader
        self.marked: list[Line] = []
        self.measured = False  # the length of some words decided what they are
        self.later: list[tuple[int, int]] = []  # runs that show nothing but hold an empty value of the next line
        places = accumulate((len(segment.text) for segment in segments), initial=0)
        self.values = [place for place, segment in zip(places, segments, strict=False) if not segment.literal]

    def page(self) -> Page:
        for number, (what, name, index) in enumerate(self.events):
            if what == OPEN:
                self._open(number, name, index)
            elif what == CLOSE:
                self._close()
            else:
                self._text(index)
        self._end_line()
        self.writer.trim()
        for run in self.later:
            self.writer.flowing(*run)
        end = self.writer.length
        anchors = self.links.write(self.writer)
        pictures = self.images.write(self.writer, self.links)
        source_map = self.writer.finish()
        lines = [line for line in self.lines if _stripped(line, source_map.text)]
        self.marked = list(map(copy, lines))
        return Page(self.part, source_map, lines, anchors, self.start, end, self.preheader, pictures)

    def _open(self, number: int, name: str, index: int) -> None:
        tag, at = self.markup.tags[index] if index >= 0 else (NOTHING, 0)
        if name == "br":
            self.pending = LINE if self.pending < LINE else PARAGRAPH
        elif name == "hr":
            self.pending = PARAGRAPH
        elif name == "img":
            self._picture(tag, at)
        else:
            self.around.append(self.inside)
            self.pending = max(self.pending, tag.breaks)
            if tag is not NOTHING:
                self._enter(number, tag, at)

    def _picture(self, tag: Tag, at: int) -> None:
        inside = self.inside
        if inside.link >= 0:
            self.links.picture(inside.link, tag, at)
        self.images.see(self.raw, tag, at, inside.link, hidden=inside.hidden)

    def _enter(self, number: int, tag: Tag, at: int) -> None:
        """Take up what a tag says of its content."""
        inside = self.inside
        name = tag.name
        link = inside.link
        hidden = inside.hidden or tag.hides or not self.markup.hidden.isdisjoint(tag.names)
        if not self.seen and not hidden:
            hidden = tag.hides_in_outlook or ("preheader" in tag.marks and self._is_preheader(number))
        if name == "a" and "href" in tag.values and not hidden:
            link = self.links.open(tag, at)
        self.inside = Inside(
            hidden,
            inside.tiny if tag.tiny is None else tag.tiny,
            inside.keeps_space or tag.keeps_space,
            "heading" if name in HEADINGS else "item" if name == "li" else inside.kind,
            link,
            inside.marks | tag.marks | {"blockquote"} if name == "blockquote" else inside.marks | tag.marks,
            tag.breaks,
        )

    def _close(self) -> None:
        inside = self.inside
        self.inside = self.around.pop() if self.around else Inside()
        if inside.link != self.inside.link and inside.link >= 0:
            self.links.close(inside.link, self.writer.length)
        if inside.breaks > CELL and inside is not self.inside:
            self.pending = max(self.pending, inside.breaks)
        if len(self.around) <= self.captured:
            self._end_preheader()

    def _text(self, index: int) -> None:
        start, end = self.markup.runs[index]
        text = self.raw[start:end]
        blank = not text.strip(WHITE) or not text.replace("&nbsp;", " ").replace("&zwnj;", " ").strip(SHOWS_NOTHING)
        inside = self.inside
        if inside.hidden or inside.tiny:
            if self.captured >= 0 or not (self.seen or blank or self.preheader):
                self._hidden_text(start, end)
        elif blank and (self.pending or self.line is None):
            at = bisect_left(self.values, start)
            if at < len(self.values) and self.values[at] <= end:
                self.later.append((start, end))
        else:
            self._visible_text(start, end)

    def _visible_text(self, start: int, end: int) -> None:
        inside = self.inside
        if self.captured >= 0:
            self._end_preheader()
        if self.pending or self.line is None:
            self._begin_line()
        line = self.line
        for run in self.later:
            self.writer.flowing(*run)
        self.later.clear()
        if inside.link >= 0:
            self.links.begin(inside.link, self.writer.length)
        elif line:
            line.linked = False
        self.seen = True
        if inside.keeps_space:
            self._kept_text(start, end)
        else:
            self.writer.flowing(start, end)

    def _kept_text(self, start: int, end: int) -> None:
        """Text whose line breaks show."""
        for number, text in enumerate(self.raw[start:end].split("\n")):
            last = start + len(text)
            if number:
                self.pending = LINE if self.pending < LINE else PARAGRAPH
            if text.strip():
                if self.pending:
                    self._begin_line()
                self.writer.kept(start, last - text.endswith("\r"))
            start = last + 1

    def _begin_line(self) -> None:
        self._end_line()
        pending, inside = self.pending, self.inside
        if self.seen:
            self.writer.gap(SEPARATORS[pending or LINE])
            if pending == CELL and not self.lines[-1].kind:
                self.lines[-1].kind = "cell"
        kind = inside.kind or ("cell" if pending == CELL else "")
        linked = inside.link >= 0
        self.line = Line(self.writer.length, -1, pending >= PARAGRAPH, pending != LINE, kind, linked, inside.marks)
        self.pending = 0

    def _end_line(self) -> None:
        if self.line is not None:
            self.line.end = self.writer.length
            self.lines.append(self.line)
            self.line = None

    def _hidden_text(self, start: int, end: int) -> None:
        """Words that no one sees in the message, before those that one sees: the inbox shows them."""
        if self.captured < 0:
            hidden = [number for number, inside in enumerate(self.around) if inside.hidden or inside.tiny]
            self.captured = hidden[0] - 1 if hidden else len(self.around) - 1
            self.preheader = (self.writer.length, self.writer.length)
            self.pending = 0
        if self.pending and self.preheader and self.writer.length > self.preheader[0]:
            self.writer.gap(" ")
        self.pending = 0
        self.writer.flowing(start, end)

    def _end_preheader(self) -> None:
        self.captured = -1
        if self.preheader:
            self.writer.trim()
            self.preheader = (self.preheader[0], self.writer.length)
            self.writer.gap("\n\n")
            self.start = self.writer.length

    def _is_preheader(self, number: int) -> bool:
        """Whether the element opened by this event holds a line of words and nothing to click."""
        self.measured = True
        depth = size = 0
        for what, name, index in self.events[number:]:
            if what == OPEN:
                if name in ("a", "h1", "h2"):
                    return False
                depth += name not in ("br", "hr", "img")
            elif what == CLOSE:
                depth -= 1
                if not depth:
                    break
            else:
                start, end = self.markup.runs[index]
                size += len(self.raw[start:end].strip(WHITE))
        return 0 < size <= PREHEADER


def _stripped(line: Line, text: str) -> bool:
    """Take the white space off the line's ends; whether anything is left."""
    words = text[line.start : line.end]
    inner = words.lstrip()
    line.start += len(words) - len(inner)
    line.end = line.start + len(inner.rstrip())
    return line.start < line.end
