"""What the text part of a message promises otherwise than its HTML part: prices, offers, dates, names and links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msglint.model import Reading, Span
from msglint.reading.promises.contest import Dispute, disputes
from msglint.reading.promises.readers import Kind, readers_of
from msglint.reading.promises.statement import Unit

KINDS: tuple[Kind, ...] = ("price", "offer", "date", "name", "link")
"""In the order in which one wound is told: "$8" is a price before it is an offer."""


class Clashes:
    """Finds the disputes between the two bodies of one message's versions. What most versions say is read once."""

    def __init__(self) -> None:
        self._readers = [(make(), agree) for make, agree in chain.from_iterable(map(readers_of, KINDS))]

    def between(self, reading: Reading, *, invented: bool) -> Iterator[Dispute]:
        """The disputes, the text part's statement first; ``invented``: what records say of people proves nothing."""
        told: list[Span] = []
        for reader, agree in self._readers:
            bodies = {unit.part: unit for unit in reader.units(reading)}
            text, html = bodies.get("text"), bodies.get("html")
            if text is None or html is None or not text.statements or not html.statements:
                continue
            if invented:
                text, html = impersonal(text), impersonal(html)
            for dispute in disputes(text, html, agree):
                if not any(touching(dispute.one.span, each) for each in told):
                    told.append(dispute.one.span)
                    yield dispute


def impersonal(unit: Unit) -> Unit:
    """A unit without what records put into it."""
    return Unit(unit.part, tuple([each for each in unit.statements if not each.fields]), unit.texts)


def touching(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
