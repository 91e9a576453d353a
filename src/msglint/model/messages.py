"""Messages: as files before rendering, as text after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from msglint.model.people import Problem
from msglint.model.places import Place, Segment


class Source(Struct, frozen=True):
    """One template text: a file, or a scalar of its front matter.

    ``path``: as findings print it. ``name``: the name under which the template language's loader knows the
    file (relative to the project's root). ``text``: what the template language sees, front matter taken
    off, newlines as in the file. ``line`` and ``column``: the place of the text's first character (1-based);
    ``placed`` is false where characters of ``text`` do not stand one to one in the file (a folded or escaped
    YAML scalar): then only ``whole`` is known. ``block``: render this block of the template, not all of it.
    ``html``: values are escaped.
    """

    path: str
    name: str
    text: str
    line: int = 1
    column: int = 1
    html: bool = False
    block: str = ""
    placed: bool = True
    whole: Place | None = None


class Suppression(Struct, frozen=True):
    """``msglint: ignore`` in a comment or in front matter.

    ``rules``: ids or pack names; ``lines``: the line numbers it covers in ``place.path`` (the comment's own and
    the next that is not blank or a comment), or ``None`` for the whole message (front matter).
    """

    rules: tuple[str, ...]
    reason: str
    place: Place
    lines: tuple[int, ...] | None = None


class Template(Struct, frozen=True):
    """A message of the project, before it is rendered: one or more parts and what is said about them.

    ``path``: the file that names the message, relative to the working directory, with ``/``: the body file, html
    before text (front matter may stand there). ``parts``: ``subject``, ``preheader``, ``text``, ``html``; only those
    that exist. ``meta``: the front matter, keys normalised (``channel``, ``purpose`` … always present);
    ``meta_places``: where each key's value stands. ``problems``: faults found while reading the files.
    """

    path: str
    parts: Mapping[str, Source]
    meta: Mapping[str, Any] = field(default_factory=dict)
    meta_places: Mapping[str, Place] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def channel(self) -> str:
        return str(self.meta.get("channel", "email"))

    @property
    def purpose(self) -> str:
        return str(self.meta.get("purpose", "marketing"))

    @property
    def segments(self) -> tuple[str, ...]:
        return self._list("segment")

    @property
    def motivations(self) -> tuple[str, ...]:
        return self._list("motivation")

    def _list(self, key: str) -> tuple[str, ...]:
        value = self.meta.get(key)
        if value is None or value == "":
            return ()
        return tuple(str(item) for item in value) if isinstance(value, list | tuple) else (str(value),)

    @property
    def start(self) -> Place:
        """Where the message's words begin: the place of a finding about the whole message."""
        for name in ("text", "html", "subject", "preheader"):
            source = self.parts.get(name)
            if source is not None and source.path == self.path:
                return Place(self.path, source.line, source.column, source.line, source.column)
        return Place(self.path, 1, 1, 1, 1)


class Course:
    """A way through a template: what renderings share that differ in the values they print, and in nothing else.

    ``segments``: of one such rendering; in the others only the texts of those with the numbers ``values`` differ. A
    course is the same as no other but itself.
    """

    __slots__ = ("segments", "values")

    def __init__(self, segments: tuple[Segment, ...], values: tuple[int, ...]) -> None:
        self.segments = segments
        self.values = values

    def with_values(self, values: Sequence[str]) -> tuple[Segment, ...]:
        """The segments of the rendering that printed these values."""
        segments = list(self.segments)
        for number, text in zip(self.values, values, strict=True):
            known = segments[number]
            segments[number] = Segment(
                text, known.place, known.fields, known.exact, known.literal, known.source, known.via
            )
        return tuple(segments)


class Part:
    """A rendered part: ``raw`` is what the template language printed; its segments join to ``raw``.

    ``course``: the way that the rendering took, where other renderings may have taken it too, and ``values``, in order,
    what it printed on it; then the segments need not be given.
    """

    __slots__ = ("_segments", "course", "name", "raw", "values")

    def __init__(
        self,
        name: str,
        raw: str,
        segments: tuple[Segment, ...] | None,
        course: Course | None = None,
        values: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.raw = raw
        self.course = course
        self.values = values
        self._segments = segments

    @property
    def segments(self) -> tuple[Segment, ...]:
        if self._segments is None:
            self._segments = self.course.with_values(self.values) if self.course is not None else ()
        return self._segments


class Read(Struct, frozen=True, gc=False):
    """A field that a template may read, found without rendering.

    ``field``: the dotted path as written (``contact.last_name``, ``org.name``, ``contact.products[*].name``), of
    variables that come from outside the template only. ``place``: the tag. ``printed``: its value may
    reach the reader. ``guarded``: it has a ``default``, ``or``, or stands under a test of itself.
    ``iterated``: a loop runs over it. ``called``: it is called as a function. ``defaulted``: no more than what is
    undefined has a stand-in; a blank value is printed as it is.
    """

    field: str
    place: Place
    printed: bool = True
    guarded: bool = False
    iterated: bool = False
    called: bool = False
    defaulted: bool = False


class Branch(Struct, frozen=True, gc=False):
    """A way that a template can go: the body of an ``if``, ``elif``, ``else`` or ``for``.

    ``place``: the tag that opens it. ``tests``: the fields its condition reads, as dotted paths;
    ``fallback``: it only stands in for an empty value (``{% else %}`` of ``{% if first_name %}``).
    """

    id: int
    place: Place
    tests: tuple[str, ...] = ()
    fallback: bool = False
