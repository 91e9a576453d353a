"""A rendered message as its recipient reads it.

None of these can hold itself, so the garbage collector is not asked to look at them (``gc=False``): there are many.
"""

from __future__ import annotations

from msgspec import Struct

from msglint.model.places import Span


class Piece(Struct, frozen=True, gc=False):
    """A run of characters of a passage with one origin; ``start`` and ``end`` are offsets within the passage.

    ``fields``: canonical names of the record's fields (own columns by their own name) whose values can stand
    here; empty for the template's own words and for values from elsewhere. ``literal``: the template's own
    words. ``exact``: as in ``Segment``. An empty value leaves a piece of no length.
    """

    start: int
    end: int
    fields: tuple[str, ...] = ()
    literal: bool = False
    exact: bool = True


class Passage(Struct, frozen=True, gc=False):
    """A stretch of readable text: ``start`` is its offset in the readable text of ``part``."""

    part: str
    start: int
    text: str
    pieces: tuple[Piece, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place of ``text[start:end]`` in the part."""
        return Span(self.part, self.start + start, self.start + (len(self.text) if end is None else end))

    def cut(self, start: int, end: int) -> Passage:
        """The passage ``text[start:end]``, with its own pieces."""
        inside = tuple(
            Piece(max(p.start, start) - start, min(p.end, end) - start, p.fields, p.literal, p.exact)
            for p in self.pieces
            if (p.start < end and p.end > start) or (p.start == p.end and start <= p.start <= end)
        )
        return Passage(self.part, self.start + start, self.text[start:end], inside)

    def fields(self, start: int = 0, end: int | None = None) -> tuple[str, ...]:
        """The record's fields that can stand in ``text[start:end]``, in order, each once."""
        stop = len(self.text) if end is None else end
        found: dict[str, None] = {}
        for piece in self.pieces:
            if (piece.start < stop and piece.end > start) or (
                piece.start == piece.end and start <= piece.start <= stop
            ):
                found.update(dict.fromkeys(piece.fields))
        return tuple(found)

    @property
    def literal(self) -> bool:
        """Whether every character is the template's own."""
        return all(piece.literal for piece in self.pieces)


class Greeting(Struct, frozen=True, gc=False):
    """The line that greets.

    ``line``: "Hi Dr. Behnia,". ``opener``: "Hi", "Sehr geehrte". ``title``: "Dr.", "Frau", or empty. ``name``: the
    greeted words without title ("Behnia"); empty text (a passage of no length, at its place) where nothing is
    left. ``kind``: ``named``; ``blank`` ("Hi ,"); ``nobody`` ("Hi there", "Hello everyone", "Good morning");
    ``generic`` ("Dear customer", "Sehr geehrte Damen und Herren"). ``formal``: the greeting wants the
    surname ("Dear Ms.", "Sehr geehrte"). ``language``: ISO 639-1, empty where unknown.
    """

    line: Passage
    opener: str
    title: str
    name: Passage
    kind: str
    formal: bool = False
    language: str = ""


class Lead(Struct, frozen=True, gc=False):
    """The opening: the first sentences of substance after greeting, pleasantries and generic thanks.

    ``passage`` spans ``sentences`` (up to three); ``skipped`` are the pleasantries passed over. ``subject`` is the
    subject line as context, where there is one.
    """

    passage: Passage
    sentences: tuple[Passage, ...]
    skipped: tuple[Passage, ...] = ()
    language: str = ""


class Link(Struct, frozen=True, gc=False):
    """A link: the words shown (possibly none, at their place) and where it leads.

    ``url`` as rendered; ``fields``: the record's fields in it; ``literal``: it is all the template's own.
    ``target``: the address at its own place (it may lie outside ``Body.whole``).
    """

    words: Passage
    url: str
    fields: tuple[str, ...] = ()
    literal: bool = True
    target: Passage | None = None


class Image(Struct, frozen=True, gc=False):
    """An image of an HTML part: where it comes from and what is said for it where it is not shown.

    ``source`` and ``alt`` stand at their own places, outside ``Body.whole``; ``alt`` is ``None`` where there is no such
    attribute. ``width`` and ``height`` in pixels, 0 where they are not said so. ``silent``: it is hidden, or marked as
    decoration (``role``), or named otherwise (``title``, ``aria-label``). ``link``: the number of the link around it,
    -1 outside links; ``led``: that link has words, or an image with words.
    """

    source: Passage
    alt: Passage | None = None
    width: int = 0
    height: int = 0
    silent: bool = False
    link: int = -1
    led: bool = False


class Body(Struct, frozen=True, gc=False):
    """The text or HTML part, read. ``whole`` is its readable text without the hidden preheader.

    ``size``: bytes of the part as it is sent (UTF-8); ``padded``: invisible characters after the hidden preheader keep
    the body's words out of the inbox.
    """

    part: str
    whole: Passage
    greetings: tuple[Greeting, ...] = ()
    lead: Lead | None = None
    sentences: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()
    signoff: Passage | None = None
    footer: Passage | None = None
    quoted: tuple[Passage, ...] = ()
    language: str = ""
    images: tuple[Image, ...] = ()
    size: int = 0
    padded: bool = False


class Reading(Struct, frozen=True, gc=False):
    """The whole message as read. ``bodies``: text first, then HTML; either or both.

    ``greetings``: those of subject and preheader ("Parissa, your seats"), not of the bodies.
    """

    subject: Passage | None = None
    preheader: Passage | None = None
    bodies: tuple[Body, ...] = ()
    greetings: tuple[Greeting, ...] = ()
