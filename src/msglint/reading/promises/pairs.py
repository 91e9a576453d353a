"""Which versions of which messages are held against each other."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from msglint.model import CampaignView, Mailing
from msglint.numbers import Numbers

MOST = 400
"""Pairs of versions of two messages that are compared."""
STRANGERS = 3
"""Versions of each message that are compared where nobody reads both."""


class Pair(Struct, frozen=True):
    """A version of one message and a version of another, or of one message with itself.

    ``readers``: who reads both. ``together``: they are for the same people.
    """

    one: Mailing
    other: Mailing
    versions: tuple[int, int]
    readers: Numbers
    together: bool = True


def pairs(target: CampaignView) -> Iterator[Pair]:
    """Every message with itself, and with those after it: the versions that somebody reads both of."""
    for at, one in enumerate(target.messages):
        for number, version in enumerate(one.versions):
            yield Pair(one, one, (number, number), version.readers)
        for other in target.messages[at + 1 :]:
            yield from across(one, other, personas=target.personas)


def across(one: Mailing, other: Mailing, *, personas: bool) -> Iterator[Pair]:
    shared: dict[tuple[int, int], Numbers] = defaultdict(Numbers)
    selected = personas and selection(one) != selection(other)
    if not selected:
        where = versions_by_reader(other)
        for number, version in enumerate(one.versions):
            for reader in version.readers:
                theirs = where[reader] - 1 if reader < len(where) else -1
                if theirs >= 0 and ((number, theirs) in shared or len(shared) < MOST):
                    shared[number, theirs].add(reader)
    for versions, readers in shared.items():
        yield Pair(one, other, versions, readers)
    if not shared:
        for number in range(min(STRANGERS, len(one.versions))):
            for count in range(min(STRANGERS, len(other.versions))):
                yield Pair(one, other, (number, count), Numbers(), together=False)


def versions_by_reader(message: Mailing) -> array[int]:
    """The number of the version that each reads, and one more; 0 for those who read none."""
    end = max((version.readers.end for version in message.versions), default=0)
    found = array("H", bytes(2 * end))
    for number, version in enumerate(message.versions, 1):
        for reader in version.readers:
            found[reader] = number
    return found


def selection(message: Mailing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return message.template.segments, message.template.motivations
