"""Writes readable text and keeps book of where each character comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from msglint.model import Segment
from msglint.reading.origins import SourceMap, traced
from msglint.reading.runs import Chunks, Run, Runs
from msglint.reading.trace import Trace
from msglint.regex import regex

WHITE = " \t\n\r\f"
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Characters that show nothing and join nothing: soft hyphens, padding of preheaders, marks of direction."""
ENTITY = r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
ATTRIBUTE_ENTITY = r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};)"

_FLOWING = regex(rf"[{WHITE}]{{2,}}|[\t\n\r\f]|{ENTITY}|[{INVISIBLE}]+")
_KEPT = regex(rf"\r\n?|{ENTITY}|[{INVISIBLE}]+")
_ATTRIBUTE = regex(rf"[\t\n\r\f]+|{ATTRIBUTE_ENTITY}")
_LINE = regex(rf"(?<![ \t])[ \t]*+[\r\n][ \t\r\n]*|[{INVISIBLE}]+")
_PLAIN = regex(rf"\r\n?|[{INVISIBLE}]+")


@lru_cache(maxsize=4096)
def decoded(entity: str) -> str:
    """What an entity stands for; white space that it makes is a plain space, invisible characters are dropped."""
    from html import unescape

    char = unescape(entity)
    return " " if char in WHITE and char else "" if _PLAIN.fullmatch(char) else char


class Writer:
    """Collects the readable text of one part from stretches of its raw text, given in reading order."""

    def __init__(self, raw: str, segments: Sequence[Segment]) -> None:
        self.raw = raw
        self.length = 0
        self._segments = segments
        self._parts: list[str] = []
        self._chunks: Chunks = ([], [], [])
        self._runs: list[Run] = []
        self._loose = True  # white space here would show nothing: a line begins, or a space was just written

    def gap(self, text: str) -> None:
        """Write characters that stand for no raw text, between blocks; a space at the end of the line goes."""
        self.trim()
        self._put(text, 0, 0)
        self._loose = True

    def trim(self) -> None:
        """Take back the space that was written last, if it only stands for white space."""
        if self._parts and self._loose and self._parts[-1] == " ":
            self._parts.pop()
            self.length -= 1
            for places in self._chunks:
                places.pop()
            chunks = len(self._parts)
            for run in reversed(self._runs):
                if run[4] <= chunks:
                    break
                run[2:] = min(run[2], self.length), min(run[3], chunks), chunks

    def flowing(self, start: int, end: int) -> None:
        """Write raw HTML text as a browser shows it: entities decoded, white space collapsed."""
        run = self._begin(start, end)
        text = self.raw[start:end]
        inner = text.lstrip(WHITE)
        first = start + len(text) - len(inner)
        last = first + len(inner.rstrip(WHITE))
        if first > start and not self._loose:
            self._put(" ", start, first)
            self._loose = True
        if first < end:
            self._special(_FLOWING, first, last)
            if last < end and not self._loose:
                self._put(" ", last, end)
                self._loose = True
        run[4] = len(self._parts)

    def kept(self, start: int, end: int) -> None:
        """Write raw HTML text whose white space shows (``pre``)."""
        run = self._begin(start, end)
        self._special(_KEPT, start, end)
        run[4] = len(self._parts)

    def plain(self, start: int, end: int) -> None:
        """Write raw text that is no HTML."""
        run = self._begin(start, end)
        self._special(_PLAIN, start, end)
        run[4] = len(self._parts)

    def line(self, start: int, end: int) -> None:
        """Write raw text that is no HTML as one line: each break, with the white space around it, is a space."""
        run = self._begin(start, end)
        self._special(_LINE, start, end)
        run[4] = len(self._parts)

    def attribute(self, start: int, end: int) -> tuple[int, int]:
        """Write the value of an HTML attribute; its readable start and end."""
        text = self.raw[start:end]
        first = start + len(text) - len(text.lstrip(WHITE))
        run = self._begin(start, end)
        self._special(_ATTRIBUTE, first, max(first, start + len(text.rstrip(WHITE))))
        run[4] = len(self._parts)
        return run[2], self.length

    def finish(self) -> SourceMap:
        """The text and the way back."""
        offsets = list(accumulate((len(segment.text) for segment in self._segments), initial=0))
        text = "".join(self._parts)
        return traced(Trace(text, self._chunks, Runs(self._runs, self._chunks, self.length), self._segments, offsets))

    def _begin(self, start: int, end: int) -> Run:
        run = [start, end, self.length, len(self._parts), len(self._parts)]
        self._runs.append(run)
        return run

    def _put(self, text: str, start: int, end: int) -> None:
        self._parts.append(text)
        starts, raws, raw_ends = self._chunks
        starts.append(self.length)
        raws.append(start)
        raw_ends.append(end)
        self.length += len(text)

    def _special(self, special: re.Pattern[str], start: int, end: int) -> None:
        """Write the raw stretch: what ``special`` matches by its meaning, the rest as it stands."""
        raw, at = self.raw, start
        for match in special.finditer(raw, start, end):
            first, last = match.span()
            if at < first:
                self._loose = raw[first - 1] == " "
                edge = first - (self._loose and special is _FLOWING)
                if at < edge:
                    self._put(raw[at:edge], at, edge)
                if edge < first:
                    self._put(" ", edge, first)  # by itself, so that it can be taken back
            at = last
            char = raw[first]
            if char == "&":
                shown = decoded(match.group())
                if shown:
                    self._put(shown, first, last)
                    self._loose = False
            elif char in WHITE:
                newline = special is _PLAIN or special is _KEPT
                if newline or not self._loose:
                    self._put("\n" if newline else " ", first, last)
                    self._loose = True
        if at < end:
            self._put(raw[at:end], at, end)
            self._loose = False
