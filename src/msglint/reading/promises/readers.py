"""What reads the statements of one kind, and tells whether two of them agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, Protocol

from msglint.model import Reading
from msglint.reading.promises.statement import Found, Unit

if TYPE_CHECKING:
    from msglint.reading.promises.contest import Agree
    from msglint.reading.promises.units import Find

Kind = Literal["date", "price", "offer", "name", "link"]


class Reader(Protocol):
    """Reads what the versions of one message state (see ``States``)."""

    def units(self, reading: Reading, *, lone: bool = False) -> tuple[Unit, ...]: ...

    def is_idle(self, readings: Iterable[Reading]) -> bool: ...

    def finds(self, readings: Iterable[Reading], wanted: Callable[[Found], bool]) -> bool: ...


def stating(find: Find) -> Callable[[], Reader]:
    """What makes, for each message, what reads the statements of its versions."""
    from msglint.reading.promises.units import States

    return lambda: States(find)


def readers_of(kind: Kind) -> Iterator[tuple[Callable[[], Reader], Agree]]:
    """What reads the versions of a message, made for each message, and what says whether two statements agree.

    Loaded when it is come to: a message that stands alone has little that could be contradicted.
    """
    match kind:
        case "date":
            from msglint.reading.promises import days

            yield stating(days.find), days.agree
            from msglint.reading.promises import clocks

            yield stating(clocks.find), clocks.agree
        case "price":
            from msglint.reading.promises import money

            yield stating(money.find), money.agree
        case "offer":
            from msglint.reading.promises import deals

            yield stating(deals.find), deals.agree
        case "name":
            from msglint.reading.promises import people

            yield stating(people.find), people.agree
        case "link":
            from msglint.reading.promises import links

            yield links.Pages, links.agree
