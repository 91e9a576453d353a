"""Segments carried over from a text to what was made of it, character for character or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

from markupsafe import escape
from msgspec.structs import replace

from msglint.model import Place, Segment
from msglint.render.jinja.text import Change

Moves = Sequence[int | None]
"""For each character of the new text the offset of the old one that it is; ``None`` where it is new."""


def carry(old: Sequence[Segment], new: str, change: Change, whole: Segment) -> list[Segment]:
    """The segments of ``new``, which a change made of the text whose segments are ``old``.

    ``whole`` is what can be said of all of ``new`` where its characters cannot be found again: its words are then
    those of some of ``old``, none knows which.
    """
    text = "".join(segment.text for segment in old)
    if change.rule == "escape":
        return list(_escaped(old, new, whole))
    moves = MOVES[change.rule](text, new, change)
    return list(_moved(old, new, moves, whole)) if moves is not None and old else [unsure(new, old, whole)]


def unsure(new: str, old: Sequence[Segment], whole: Segment) -> Segment:
    """One segment for all of a text that came from somewhere in ``old``."""
    fields = dict.fromkeys(name for segment in (*old, whole) for name in segment.fields)
    sources = {segment.source or segment.place for segment in old if segment.fields}
    source = sources.pop() if len(sources) == 1 else whole.source
    return replace(whole, text=new, fields=tuple(fields), exact=False, literal=False, source=source)


def _escaped(old: Sequence[Segment], new: str, whole: Segment) -> Iterator[Segment]:
    parts = [str(escape(str(segment.text))) for segment in old]
    if "".join(parts) != new:
        yield unsure(new, old, whole)
        return
    for segment, text in zip(old, parts, strict=True):
        yield replace(segment, text=text, exact=segment.exact and not (segment.literal and text != segment.text))


def _same_case(old: str, new: str, _: Change) -> Moves | None:
    if len(old) != len(new) or any(a.casefold() != b.casefold() for a, b in zip(old, new, strict=True)):
        return None
    return range(len(new))


def _cut(old: str, new: str, change: Change) -> Moves | None:
    start = change.start
    return range(start, start + len(new)) if old.startswith(new, start) else None


def _part(old: str, new: str, _: Change) -> Moves | None:
    start = old.find(new)
    return range(start, start + len(new)) if start >= 0 and old.find(new, start + 1) < 0 else None


def _spaced(old: str, new: str, _: Change) -> Moves | None:
    """White space was put in, taken out or changed; all else has stayed, in its order."""
    left = [offset for offset, char in enumerate(old) if not char.isspace()]
    kept = [char for char in new if not char.isspace()]
    if [old[offset] for offset in left] != kept:
        return None
    rest = iter(left)
    moves: list[int | None] = [None if char.isspace() else next(rest) for char in new]
    return _with_spaces(old, new, moves)


def _with_spaces(old: str, new: str, moves: list[int | None]) -> Moves:
    """White space that follows the same character as before, and is the same, has only stayed where it was."""
    for index, char in enumerate(new):
        before = moves[index - 1] if index else -1
        if moves[index] is None and before is not None and old[before + 1 : before + 2] == char:
            moves[index] = before + 1
    return moves


def _beginning(old: str, new: str, _: Change) -> Moves | None:
    """Cut off somewhere, and something short put behind it."""
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return [*range(same), *([None] * (len(new) - same))] if len(new) - same <= 3 or same == len(old) else None


def _replaced(old: str, new: str, change: Change) -> Moves | None:
    """Everywhere the same words were put in the place of others."""
    gone, put = change.words
    if not gone:
        return None
    moves: list[int | None] = []
    at = 0
    while (found := old.find(gone, at)) >= 0:
        moves += [*range(at, found), *([None] * len(put))]
        at = found + len(gone)
    moves += range(at, len(old))
    return moves if old.replace(gone, put) == new else None


MOVES: Mapping[str, Callable[[str, str, Change], Moves | None]] = {
    "beginning": _beginning,
    "case": _same_case,
    "cut": _cut,
    "part": _part,
    "replace": _replaced,
    "space": _spaced,
}


def _moved(old: Sequence[Segment], new: str, moves: Moves, whole: Segment) -> Iterator[Segment]:
    """``new`` in pieces of one origin each; an empty piece stays between its neighbours.

    Characters that are new come from the expression as a whole, and from no field.
    """
    owners = [number for number, segment in enumerate(old) for _ in segment.text]
    starts = list(accumulate((len(segment.text) for segment in old), initial=0))
    passed = 0
    for number, begin, end in _runs(old, owners, moves):
        if number is None:
            yield replace(whole, text=new[begin:end], fields=(), exact=False, literal=False, source=None)
            continue
        yield from (segment for segment in old[passed:number] if not segment.text)
        passed = max(passed, number)
        yield part(old[number], new[begin:end], (moves[begin] or 0) - starts[number])
    yield from (segment for segment in old[passed:] if not segment.text)


def _runs(old: Sequence[Segment], owners: Sequence[int], moves: Moves) -> Iterator[tuple[int | None, int, int]]:
    """Stretches of the new text that belong to one segment (by number); a literal's without a gap."""
    begin = 0
    for index in range(1, len(moves) + 1):
        here, there = moves[index - 1], moves[index] if index < len(moves) else None
        owner = None if here is None else owners[here]
        if index < len(moves):
            same = owner == (None if there is None else owners[there])
            if same and (here is None or there == here + 1 or not old[owners[here]].literal):
                continue
        yield owner, begin, index
        begin = index


def part(segment: Segment, text: str, offset: int = 0) -> Segment:
    """A stretch of a segment, whose characters now are ``text`` and began ``offset`` characters into it.

    A literal's place becomes that of the stretch alone.
    """
    if not segment.literal or not segment.exact:
        return replace(segment, text=text)
    kept = segment.text[offset : offset + len(text)]
    place = segment.place
    line, column = _point(place.line, place.column, segment.text[:offset])
    stretch = Place(place.path, line, column, *_point(line, column, kept))
    return replace(segment, text=text, place=stretch, exact=kept == text)


def _point(line: int, column: int, text: str) -> tuple[int, int]:
    """Where the text ends that begins at this line and column."""
    lines = text.count("\n")
    return line + lines, len(text) - text.rfind("\n") if lines else column + len(text)
