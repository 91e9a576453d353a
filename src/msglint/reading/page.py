"""A part laid out as its reader sees it: lines, links, and what is set apart."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from msglint.reading.origins import SourceMap
from msglint.reading.wording import Wording, wording
from msglint.reading.words import fold
from msglint.regex import regex

_STARTS_ANEW = regex(r"[-*•–—·▪◦‣►»>#|=_\d\[]|[^\s:]{1,30}:(?:\s|$)|(?:https?://|www\.|mailto:)")
_ENDS = regex(r"[.!?:;…。！？]['\"”’»)\]]*$")
_WIDTH = 45
"""Characters that a line broken by a mail program's or author's margin has at least."""
_NOTHING = Wording("")


class Line(Struct, gc=False):
    """A line that the reader sees, without the white space around it.

    ``gap``: white space or a rule sets it apart from the line before. ``hard``: it begins a block of its own, so
    no sentence goes on into it. ``kind``: ``heading``, ``item`` (of a list), ``cell`` (of a row) or empty.
    ``linked``: all of it is the words of a link. ``marks``: ``quote``, ``footer``, ``signature`` where markup says so.
    ``role``: what the reading found it to be: ``subject``, ``greeting``, ``quoted``, ``signoff``, ``footer``.
    ``greeted``: where the greeting ends that the line begins with. ``says``: its words, once the page is read.
    """

    start: int
    end: int
    gap: bool = False
    hard: bool = False
    kind: str = ""
    linked: bool = False
    marks: frozenset[str] = frozenset()
    role: str = ""
    greeted: int = 0
    says: Wording = _NOTHING

    @property
    def rest(self) -> int:
        """Where the line begins once its greeting has been said."""
        return max(self.start, self.greeted)


class Anchor(Struct, frozen=True, gc=False):
    """A link as found: readable start and end of its words (or of an image's alternative text) and of its address."""

    start: int
    end: int
    url_start: int
    url_end: int


class Picture(Struct, frozen=True, gc=False):
    """An image as found: readable bounds of its address and alternative text, and what its tag says of it."""

    address: tuple[int, int]
    alternative: tuple[int, int] | None = None
    width: int = 0
    height: int = 0
    silent: bool = False
    link: int = -1
    led: bool = False


class Page(Struct):
    """One part, ready to be read. ``start`` and ``end`` bound the body; other text (a hidden preheader,
    addresses of links) stands outside them. ``folded`` is ``text`` without case and accents, as long as it; it is made
    when it is first asked for.
    """

    part: str
    map: SourceMap
    lines: list[Line]
    anchors: list[Anchor]
    start: int
    end: int
    preheader: tuple[int, int] | None = None
    pictures: list[Picture] = field(default_factory=list)
    text: str = ""
    _folded: str | None = None

    def __post_init__(self) -> None:
        self.text = self.map.text
        self.take_words(line for line in self.lines if line.says is _NOTHING)
        self._wrap()

    @property
    def folded(self) -> str:
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def take_words(self, lines: Iterable[Line]) -> None:
        """Let lines know what they say."""
        text = self.text
        for line in lines:
            line.says = wording(text[line.start : line.end])

    def _wrap(self) -> None:
        """Mark the lines that only a margin parts from the one before."""
        for before, line in zip(self.lines, self.lines[1:], strict=False):
            if not (line.hard or line.gap or line.kind):
                words = line.says.text
                line.hard = not goes_on(before.says.text, words)
                line.hard |= before.kind == "item" and not words[0].islower()


def goes_on(before: str, line: str) -> bool:
    """Whether a line reads on from the one before it, rather than beginning anew."""
    if _STARTS_ANEW.match(line):
        return False
    if line[:1].islower() and not _ENDS.search(before[-6:]):
        return True
    first = line.split(None, 1)[0] if line.strip() else ""
    return len(before) + len(first) >= _WIDTH
