"""Pieces of a text carried over to what was made of it, character for character or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

from markupsafe import escape
from msgspec import Struct
from msgspec.structs import replace

from msglint.model import Place, Segment
from msglint.render.jinja.text import Change

Moves = Sequence[int | None]
"""For each character of the new text the offset of the old one that it is; ``None`` where it is new."""
NEW, SOME = -1, -2
"""Whose characters are new, and whose come from some piece of the old text, none knows which."""


class Stretch(Struct, frozen=True, gc=False):
    """A stretch of a changed text: what has become of the piece ``owner`` (a number) of the old one.

    ``offset``: how many characters of that piece stand before it.
    """

    owner: int
    text: str
    offset: int = 0


def carry(old: Sequence[Segment], new: str, change: Change, whole: Segment) -> list[Segment]:
    """The segments of ``new``, which a change made of the text whose segments are ``old``; ``whole``: see ``moved``."""
    told = stretches([segment.text for segment in old], [segment.literal for segment in old], new, change)
    return [moved(stretch, old, change, whole) for stretch in told]


def stretches(old: Sequence[str], literal: Sequence[bool], new: str, change: Change) -> list[Stretch]:
    """The stretches of ``new``, made by a change of these pieces; ``literal``: which are the template's own words."""
    if change.rule == "escape":
        escaped = [str(escape(text)) for text in old]
        same = "".join(escaped) == new
        return [Stretch(number, text) for number, text in enumerate(escaped)] if same else [Stretch(SOME, new)]
    text = "".join(old)
    if text == new and old and (change.rule != "replace" or change.words[0] not in text):
        return [Stretch(number, piece) for number, piece in enumerate(old)]
    moves = MOVES[change.rule](text, new, change)
    return list(_moved(old, literal, new, moves)) if moves is not None and old else [Stretch(SOME, new)]


def moved(stretch: Stretch, old: Sequence[Segment], change: Change, whole: Segment) -> Segment:
    """The segment of a stretch of what a change made of the text whose segments are ``old``.

    ``whole`` is what can be said of all of it: characters that are new come from the expression as a whole, and from no
    field; where none can be found again, its words are those of some of ``old``, none knows which.
    """
    if stretch.owner == SOME:
        return unsure(stretch.text, old, whole)
    if stretch.owner == NEW:
        return replace(whole, text=stretch.text, fields=(), exact=False, literal=False, source=None)
    segment = old[stretch.owner]
    if change.rule != "escape":
        return part(segment, stretch.text, stretch.offset)
    exact = segment.exact and not (segment.literal and stretch.text != segment.text)
    return replace(segment, text=stretch.text, exact=exact)


def unsure(new: str, old: Sequence[Segment], whole: Segment) -> Segment:
    """One segment for all of a text that came from somewhere in ``old``."""
    fields = dict.fromkeys(name for segment in (*old, whole) for name in segment.fields)
    sources = {segment.source or segment.place for segment in old if segment.fields}
    source = sources.pop() if len(sources) == 1 else whole.source
    return replace(whole, text=new, fields=tuple(fields), exact=False, literal=False, source=source)


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


def _moved(old: Sequence[str], literal: Sequence[bool], new: str, moves: Moves) -> Iterator[Stretch]:
    """``new`` in stretches of one piece each; an empty piece stays between its neighbours."""
    owners = [number for number, text in enumerate(old) for _ in text]
    starts = list(accumulate(map(len, old), initial=0))
    passed = 0
    for number, begin, end in _runs(literal, owners, moves):
        if number is None:
            yield Stretch(NEW, new[begin:end])
            continue
        yield from (Stretch(empty, "") for empty in range(passed, number) if not old[empty])
        passed = max(passed, number)
        yield Stretch(number, new[begin:end], (moves[begin] or 0) - starts[number])
    yield from (Stretch(empty, "") for empty in range(passed, len(old)) if not old[empty])


def _runs(literal: Sequence[bool], owners: Sequence[int], moves: Moves) -> Iterator[tuple[int | None, int, int]]:
    """Stretches of the new text that belong to one piece (by number); a literal's without a gap."""
    begin = 0
    for index in range(1, len(moves) + 1):
        here, there = moves[index - 1], moves[index] if index < len(moves) else None
        owner = None if here is None else owners[here]
        if index < len(moves):
            same = owner == (None if there is None else owners[there])
            if same and (here is None or there == here + 1 or not literal[owners[here]]):
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
