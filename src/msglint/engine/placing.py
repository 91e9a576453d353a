"""From words of a rendered message to the place in the template that the author must change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from msglint.engine.wording import passage_words
from msglint.model import Match, Passage, Piece, Place, Problem, Related, Segment, Span, Template, Words
from msglint.reading import SourceMap

LONGEST = 160  # characters of an excerpt's line on either side of the marked words
RECORD = "contact."


class Spot(Struct, frozen=True):
    """Where a match stands: in the template, and in what the reader sees.

    ``record``: what the row is known by, where that is more than the row itself says (``Finding.record``).
    """

    place: Place
    part: str = ""
    excerpt: tuple[Words, Words, Words] = ((), (), ())
    fields: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    record: str = ""


Way = tuple[Place, tuple[Related, ...], tuple[str, ...]]
"""The place to change, what led from there to the reader's words, and the fields in them."""
WAYS = 4_096
"""Ways of one message that are kept before the memory starts afresh."""


class Spots:
    """Where matches in one message stand; what led to words is looked up once for all who read them alike."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._ways: dict[Hashable, Way] = {}

    def spot(self, match: Match, maps: Mapping[str, SourceMap]) -> Spot:
        """The match's place, the rendered line with its words marked, the fields, and the places that belong to it."""
        related = tuple(Related(place, text) for place, text in match.related)
        span = self._words(match, maps)
        if span is None:
            return Spot(self.place(match, maps), fields=match.fields, related=related)
        here = maps[span.part]
        place, led, fields = self._way(here, span)
        return Spot(
            place, span.part, excerpt(here, span), tuple(dict.fromkeys((*match.fields, *fields))), (*led, *related)
        )

    def place(self, match: Match, maps: Mapping[str, SourceMap]) -> Place:
        """The match's place alone."""
        span = self._words(match, maps)
        if span is not None:
            return self._way(maps[span.part], span)[0]
        return match.place or self._template.meta_places.get(match.key) or self._template.start

    def _words(self, match: Match, maps: Mapping[str, SourceMap]) -> Span | None:
        """The words that tell the place; ``None`` where something else does."""
        if match.place is not None or match.key in self._template.meta_places:
            return None
        return match.span if match.span is not None and match.span.part in maps else None

    def _way(self, here: SourceMap, span: Span) -> Way:
        standing = here.standing(span.start, span.end)
        known = self._ways.get(standing) if standing is not None else None
        if known is None:
            known = responsible(here.segments(span.start, span.end), self._template)
            if len(self._ways) >= WAYS:
                self._ways.clear()
            if standing is not None:
                self._ways[standing] = known
        return known


def spot(match: Match, template: Template, maps: Mapping[str, SourceMap]) -> Spot:
    """Where a single match stands (see ``Spots``)."""
    return Spots(template).spot(match, maps)


def problem_spot(problem: Problem) -> Spot:
    """Where a fault of a file stands."""
    return Spot(problem.place, related=tuple(Related(place, text) for place, text in problem.related))


def responsible(found: tuple[tuple[Segment, int, int], ...], template: Template) -> Way:
    """The place to change, what led there, and the fields.

    Where the words are mostly the template's own, they are the place; else the first merge field among them.
    """
    fields = tuple(dict.fromkeys(name.removeprefix(RECORD) for segment, _, _ in found for name in segment.fields))
    if not found:
        return template.start, (), fields
    merge = [item for item in found if not item[0].literal]
    if not merge or letters(found) > 2 * letters(merge) > 0:
        return words_place(found) or template.start, tuple(leading(found[0][0], found[0][0].place)), fields
    segment = merge[0][0]
    place = segment.source or segment.place
    if not place.known:
        return template.start, (), fields
    return place, tuple(leading(segment, place)), fields


def letters(found: Iterable[tuple[Segment, int, int]]) -> int:
    """How many letters and digits of these pieces are read."""
    return sum(1 for segment, start, end in found for char in segment.text[start:end] if char.isalnum())


def leading(segment: Segment, place: Place) -> list[Related]:
    """The other places on the way from the author's words to the reader's."""
    steps: dict[Place, str] = dict.fromkeys(segment.via, "used here")
    if segment.place != place:
        steps[segment.place] = "printed here"
    return [Related(step, text) for step, text in steps.items() if step.known and step != place]


def words_place(found: tuple[tuple[Segment, int, int], ...]) -> Place | None:
    """The place of words: from the first one's first character to the last one's last, in the first one's file."""
    first, start, _ = found[0]
    if not first.place.known:
        return None
    last, _, end = [item for item in found if item[0].place.known and item[0].place.path == first.place.path][-1]
    begin, stop = point(first, start), (last.place.end_line, last.place.end_column)
    if last.literal and last.exact:
        stop = point(last, end)
    return Place(first.place.path, *begin, *max(begin, stop))


def point(segment: Segment, offset: int) -> tuple[int, int]:
    """Line and column of a literal's character; of an expression, or a literal not placed so well, its beginning."""
    place = segment.place
    at = min(offset, len(segment.text)) if segment.literal and segment.exact else 0
    starts = line_starts(segment.text) if at else (0,)
    line = bisect_right(starts, at) - 1
    return place.line + line, at - starts[line] + (1 if line else place.column)


@lru_cache(maxsize=64)
def line_starts(text: str) -> tuple[int, ...]:
    """Where each line of a text begins, for the many findings that one text may have."""
    return tuple(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))


def excerpt(here: SourceMap, span: Span) -> tuple[Words, Words, Words]:
    """The line that the reader sees, in three pieces: before the marked words, the words, after them."""
    text = here.text
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - LONGEST)
    stop = text.find("\n", span.end)
    end = min(len(text) if stop < 0 else stop, span.end + LONGEST)
    whole = guarded(here.passage(span.part, start, end), here)
    cut = span.start - start, span.end - start
    pieces: list[Passage] = [whole.cut(0, cut[0]), whole.cut(*cut), whole.cut(cut[1], end - start)]
    before, marked, after = (passage_words(piece) for piece in pieces)
    return before, marked, after


def guarded(whole: Passage, here: SourceMap) -> Passage:
    """The passage with what prints the record as a whole (``{{ contact }}``) told as inexact: no public words."""
    if all(piece.literal or piece.fields or not piece.exact for piece in whole.pieces):
        return whole
    return replace(whole, pieces=tuple(guarded_piece(piece, whole.start, here) for piece in whole.pieces))


def guarded_piece(piece: Piece, start: int, here: SourceMap) -> Piece:
    if piece.literal or piece.fields or not piece.exact:
        return piece
    found = here.segments(start + piece.start, start + piece.end)
    return replace(piece, exact=not any(of_record(name) for segment, _, _ in found for name in segment.fields))


def of_record(name: str) -> bool:
    """Whether a dotted path is a record's field, or the record itself."""
    return name == "contact" or name.startswith((RECORD, "contact["))
