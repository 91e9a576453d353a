"""What a message promises and the page that it leads to contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from msglint.model import Passage, Reading, Span
from msglint.reading.pledges import Promise, promises
from msglint.reading.promises import days
from msglint.reading.promises.contest import disputes
from msglint.reading.promises.units import units
from msglint.reading.scopes import own_words

SHOWN = 3
"""Words of a page that are named."""


class Broken(Struct, frozen=True):
    """A promise that a page contradicts. ``kind``: reduction, price, code or date; ``there``: what the page says.

    ``fields``: those of the record that can stand in the words. ``sure``: both are plainly said of one thing.
    """

    kind: str
    span: Span
    words: str
    there: tuple[str, ...]
    fields: tuple[str, ...] = ()
    sure: bool = True


def broken(message: Reading, page: Reading) -> Iterator[Broken]:
    """The promises that the page contradicts, the first of each kind; what the page says nothing of is none."""
    yield from _amounts(message, page)
    yield from _dates(message, page)


def page_text(page: Reading) -> str:
    """The whole of a page's readable text."""
    return "\n".join(body.whole.text for body in page.bodies)


def told(reading: Reading) -> Iterator[Passage]:
    """Subject, preheader and the sender's own words."""
    yield from (part for part in (reading.subject, reading.preheader) if part is not None)
    for body in reading.bodies:
        yield from own_words(body)


def _amounts(message: Reading, page: Reading) -> Iterator[Broken]:
    """Reductions, prices and codes, of which the page has some and none is the message's."""
    text = page_text(page)
    there = promises(text)
    here = [(passage, promise) for passage in told(message) for promise in promises(passage.text)] if there else []
    seen: set[str] = set()
    for passage, promise in here:
        on_page = _alike(promise, there)
        values = {other.value for other in on_page}
        kept = any(own.value in values for _, own in here if own.kind == promise.kind)
        if on_page and not kept and promise.kind not in seen:
            seen.add(promise.kind)
            yield Broken(
                promise.kind,
                passage.span(promise.start, promise.end),
                passage.text[promise.start : promise.end],
                _shown(text[other.start : other.end] for other in on_page),
                passage.fields(promise.start, promise.end),
                promise.kind != "price",  # which may be of something else
            )


def _alike(promise: Promise, there: Sequence[Promise]) -> list[Promise]:
    """What the page promises of the same kind; of a price, in the same money."""
    return [
        other
        for other in there
        if other.kind == promise.kind and (promise.kind != "price" or other.value[0] == promise.value[0])
    ]


def _dates(message: Reading, page: Reading) -> Iterator[Broken]:
    """The first date that cannot be the page's."""
    for mine in units(message, days.find):
        for theirs in units(page, days.find):
            for dispute in disputes(mine, theirs, days.agree):
                here, there = dispute.one, dispute.other
                yield Broken("date", here.span, here.words, _shown([there.words]), here.fields, dispute.sure)
                return


def _shown(words: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    """Words on one line each, each once, a few of them."""
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words))[:SHOWN]
