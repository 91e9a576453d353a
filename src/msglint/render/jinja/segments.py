"""From a run's output to segments: each piece of text with the place and the fields it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from msglint.model import NOWHERE, Place, Segment
from msglint.render.jinja.carry import NEW, SOME, moved, stretches
from msglint.render.jinja.chains import Chain, Chains, Printed, Resolved
from msglint.render.jinja.output import Activation, Words
from msglint.render.jinja.text import Capture, Change, Making, making
from msglint.render.jinja.values import UNKNOWN, Slot

MOST = 500  # values of one tag that are remembered; most tags print few, and a message prints some again and again
MANY = 50_000  # segments of one text; what follows them is not told apart any more
NO_SLOT = Slot(NOWHERE, UNKNOWN)

Piece = tuple[Segment, bool]
"""A segment, and whether it is a value: of a rendering of the same course only its text may differ."""


class Segments:
    """Makes segments of outputs; what it has worked out for one run serves all that come the same way."""

    def __init__(self) -> None:
        self.chains = Chains()
        self._reached: frozenset[int] = frozenset()

    def of(self, items: Sequence[str], reached: frozenset[int]) -> tuple[Segment, ...]:
        """The segments of an output; their texts join to it. ``reached``: numbers of the ways that the run went."""
        return self.with_values(items, reached)[0]

    def with_values(
        self, items: Sequence[str], reached: frozenset[int]
    ) -> tuple[tuple[Segment, ...], tuple[int, ...] | None]:
        """The segments, and the numbers of those that are values (see ``Courses``).

        ``None`` for these where there are too many segments to tell all of them apart.
        """
        self._reached = reached
        found: list[Segment] = []
        values: list[int] = []
        for segment, is_value in islice(self._pieces(items, ()), MANY):
            if is_value:
                values.append(len(found))
            found.append(segment)
        if len(found) < MANY:
            return tuple(found), tuple(values)
        rest = "".join(items)[sum(len(segment.text) for segment in found) :]
        return (*found, Segment(rest, NOWHERE, exact=False)), None

    def _pieces(self, items: Sequence[str], through: tuple[Place, ...]) -> Iterator[Piece]:
        """``through``: the tags by which the output of these runs is printed, outermost first."""
        chain: Chain | None = None
        slots: Iterator[Slot] = iter(())
        for item in items:
            kind = type(item)
            if isinstance(item, Words):
                if item:
                    yield self._words(item, chain, through), False
                slots = iter(item.slots)
            elif isinstance(item, Activation):
                chain = self.chains.of(item)
            else:
                slot = next(slots, NO_SLOT)
                how = making(item)
                if how is None:
                    yield self._value(item if kind is str else str(item), slot, chain, through), True
                else:
                    yield from self._inside(item, how, slot, chain, through)

    def _inside(
        self, text: str, how: Making, slot: Slot, chain: Chain | None, through: tuple[Place, ...]
    ) -> Iterator[Piece]:
        """The pieces of a text that knows how it was made; one without any leaves an empty piece at its tag."""
        empty = True
        for piece in self._made(text, how, slot, chain, through):
            empty = False
            yield piece
        if empty:
            yield self._value("", slot, chain, through), False

    def _made(
        self, text: str, how: Making, slot: Slot, chain: Chain | None, through: tuple[Place, ...]
    ) -> Iterator[Piece]:
        if isinstance(how, Capture):
            if how.handed:
                also = self._value("", slot, chain, through).fields if how.kept else ()
                for segment, is_value in self._pieces(how.items, through):
                    yield self._handed(segment, slot, how, also), is_value
            else:
                inner = (*through, *self._via(chain, through), slot.place)
                yield from self._pieces(how.items, tuple(dict.fromkeys(inner)))
        elif isinstance(how, Change):
            old = list(islice(self._part(how.old, slot, chain, through), MANY))
            yield from _changed(old, str(text), how, self._value(str(text), slot, chain, through))
        else:
            for part in how.parts:
                yield from self._part(part, slot, chain, through)

    def _handed(self, piece: Segment, slot: Slot, how: Capture, also: tuple[str, ...]) -> Segment:
        """A value that an expression put together with others, or kept for later; this slot prints it.

        ``also``: fields of other values that might have been kept.
        """
        if piece.place == slot.place or not isinstance(how.items[1], Words) or piece.place != how.items[1].place:
            return piece
        fields = tuple(dict.fromkeys((*piece.fields, *also))) if also else piece.fields
        return replace(piece, place=slot.place, fields=fields, source=piece.source or piece.place)

    def _part(self, text: str, slot: Slot, chain: Chain | None, through: tuple[Place, ...]) -> Iterator[Piece]:
        how = making(text)
        if how is not None:
            yield from self._made(text, how, slot, chain, through)
        else:
            yield replace(self._value(str(text), slot, chain, through), exact=False), True

    def _words(self, words: Words, chain: Chain | None, through: tuple[Place, ...]) -> Segment:
        known = None if chain is None else chain.literals.get((id(words), through))
        if known is None:
            via = self._via(chain, through)
            known = Segment(str(words), words.place, (), words.exact, words.literal, None, via)
            if chain is not None:
                chain.literals[id(words), through] = known
        return known

    def _value(self, text: str, slot: Slot, chain: Chain | None, through: tuple[Place, ...]) -> Segment:
        if chain is None:
            return Segment(text, slot.place, exact=False)
        printed = chain.printed.get((slot, through))
        if printed is None:
            printed = chain.printed[slot, through] = Printed(chain.resolve(slot.value))
        gone = self._reached & printed.ways if printed.ways else printed.ways
        segment = printed.segments.get((text, gone))
        if segment is None:
            if len(printed.segments) >= MOST:
                printed.segments.clear()
            segment = self._made_value(text, slot, chain, through, printed.resolved)
            printed.segments[text, gone] = segment
        return segment

    def _made_value(
        self, text: str, slot: Slot, chain: Chain, through: tuple[Place, ...], resolved: Resolved
    ) -> Segment:
        fields = tuple(dict.fromkeys(field.path for field in resolved.fields))
        gone = [field for field in resolved.fields if all(way.number in self._reached for way in field.ways)]
        tags = {field.tag or slot.place for field in gone}
        source = tags.pop() if len(tags) == 1 else None
        exact = resolved.sure and slot.value.exact and slot.place.known
        handed = source if source != slot.place else None
        return Segment(text, slot.place, fields, exact, False, handed, self._via(chain, through))

    def _via(self, chain: Chain | None, through: tuple[Place, ...]) -> tuple[Place, ...]:
        steps = chain.via() if chain is not None else ()
        return (*through, *(step for step in steps if step not in through))


def _changed(old: Sequence[Piece], new: str, change: Change, whole: Segment) -> Iterator[Piece]:
    """The pieces of ``new``, which a change made of a text of these pieces; ``whole``: see ``moved``."""
    segments = [segment for segment, _ in old]
    told = stretches([segment.text for segment in segments], [segment.literal for segment in segments], new, change)
    for stretch in told:
        is_value = stretch.owner == SOME or (stretch.owner != NEW and old[stretch.owner][1])
        yield moved(stretch, segments, change, whole), is_value
