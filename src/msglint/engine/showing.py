"""A message as one person gets it, cut into stretches: where each comes from, and what was found on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from msglint.engine.placing import RECORD, Spot, of_record, spot
from msglint.engine.prepare import Rendered
from msglint.engine.wording import phrase
from msglint.engine.wounds import Hit
from msglint.model import (
    Finding,
    Part,
    Passage,
    Personal,
    Reading,
    Segment,
    Severity,
    Shown,
    Span,
    Stretch,
    Template,
    Word,
    Words,
    show,
)
from msglint.model.places import NOWHERE, Place
from msglint.reading import SourceMap

LINES = ("subject", "preheader")
Numbers = Mapping[tuple[str, Place, Severity], int]


class Marked(Struct, frozen=True):
    """Characters with a finding on them: readable offsets of a part. ``said``: its words for this reader."""

    part: str
    start: int
    end: int
    finding: int
    said: Words = ()


def marked(hits: Iterable[Hit], template: Template, maps: Mapping[str, SourceMap], numbers: Numbers) -> list[Marked]:
    """Which of the findings stand on words of this rendering, and where; those on no words stand on none."""
    found: list[Marked] = []
    for hit in hits:
        match = hit.match
        severity = match.severity or hit.rule.severity
        number = numbers.get((hit.rule.id, spot(match, template, maps).place, severity))
        if number is not None:
            where, said = match.span or Span("", 0, 0), phrase(hit.rule.message, match.facts)
            found.append(Marked(where.part, where.start, where.end, number, said))
    return found


def told_again(spots: Iterable[tuple[int, Spot]], maps: Mapping[str, SourceMap]) -> Iterator[Marked]:
    """Where findings stand that came of comparing messages: at the line or the words that they quote."""
    for number, found in spots:
        before, words, after = (show(each, values=True) for each in found.excerpt)
        text = maps[found.part].text if found.part in maps else ""
        line = text.find(before + words + after)
        at = line + len(before) if line >= 0 else text.find(words)
        if words and at >= 0 and (line >= 0 or text.count(words) == 1):
            yield Marked(found.part, at, at + len(words), number)


def said(marks: Iterable[Marked], findings: Sequence[Finding]) -> tuple[tuple[int, Words], ...]:
    """What the findings say of this reader, where they say something else of their first example."""
    own = {mark.finding: mark.said for mark in marks if mark.said}
    return tuple((number, words) for number, words in own.items() if words != findings[number].message)


def shown(
    rendered: Rendered, reading: Reading, maps: Mapping[str, SourceMap], marks: Sequence[Marked]
) -> tuple[Shown, ...]:
    """The parts of a message in the order in which people meet them."""
    parts: list[Shown] = []
    for name, passage in zip(LINES, (reading.subject, reading.preheader), strict=True):
        if passage is not None and passage.part in maps:
            parts.append(Shown(name, tuple(line(passage, maps[passage.part], marks))))
    bodies = (part for part in rendered.parts if part.name not in LINES)
    return (*parts, *(Shown(part.name, tuple(body(part, maps[part.name], marks))) for part in bodies))


def body(part: Part, here: SourceMap, marks: Iterable[Marked]) -> Iterator[Stretch]:
    """All that the template language printed, cut where segments and findings begin and end."""
    spans = [(*here.raw(mark.start, mark.end), mark.finding) for mark in marks if mark.part == part.name]
    at = 0
    for segment in part.segments:
        end = at + len(segment.text)
        yield from cut(segment, at, spans)
        at = end


def cut(segment: Segment, at: int, spans: Iterable[tuple[int, int, int]]) -> Iterator[Stretch]:
    """One segment, which begins at ``at``, as stretches."""
    end = at + len(segment.text)
    near = [span for span in spans if span[0] <= end and span[1] >= at]
    place = NOWHERE if segment.literal else segment.place
    if at == end:
        on = tuple(dict.fromkeys(finding for _, _, finding in near))
        if not segment.literal:
            yield Stretch("", place, on)
        return
    edges = {at, end, *(edge for start, stop, _ in near for edge in (start, stop) if at < edge < end)}
    for start, stop in pairwise(sorted(edges)):
        on = tuple(dict.fromkeys(finding for first, last, finding in near if first < stop and last > start))
        yield Stretch(word(segment, segment.text[start - at : stop - at]), place, on)


def line(passage: Passage, here: SourceMap, marks: Iterable[Marked]) -> Iterator[Stretch]:
    """A line that people see in their inbox, by the pieces of the passage."""
    spans = [(mark.start - passage.start, mark.end - passage.start, mark.finding) for mark in marks]
    own = [span for span, mark in zip(spans, marks, strict=True) if mark.part == passage.part]
    for piece in passage.pieces:
        found = here.segments(passage.start + piece.start, passage.start + piece.end)
        text = passage.text[piece.start : piece.end]
        origin = next((each for each, _, _ in found if not each.literal and bool(each.text) == bool(text)), None)
        if piece.literal or origin is None:
            origin = Segment(text, NOWHERE, literal=True)
        yield from cut(Segment(text, origin.place, origin.fields, origin.exact, origin.literal), piece.start, own)


def word(segment: Segment, text: str) -> Word:
    """The text, as a record's value where it is one or may be one."""
    fields = [name.removeprefix(RECORD) for name in segment.fields if of_record(name)]
    if segment.literal or not (fields or not segment.exact):
        return text
    return Personal(text, "|".join(fields))
