"""Which versions of which messages are held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from msglint.model import CampaignView, Mailing

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
    readers: tuple[int, ...]
    together: bool = True


def pairs(target: CampaignView) -> Iterator[Pair]:
    """Every message with itself, and with those after it: the versions that somebody reads both of."""
    for at, one in enumerate(target.messages):
        for number, version in enumerate(one.versions):
            yield Pair(one, one, (number, number), version.readers)
        for other in target.messages[at + 1 :]:
            yield from across(one, other, personas=target.personas)


def across(one: Mailing, other: Mailing, *, personas: bool) -> Iterator[Pair]:
    shared: dict[tuple[int, int], list[int]] = defaultdict(list)
    selected = personas and selection(one) != selection(other)
    if not selected:
        where = {reader: number for number, version in enumerate(other.versions) for reader in version.readers}
        for number, version in enumerate(one.versions):
            for reader in version.readers:
                if reader in where and ((number, where[reader]) in shared or len(shared) < MOST):
                    shared[number, where[reader]].append(reader)
    for versions, readers in shared.items():
        yield Pair(one, other, versions, tuple(readers))
    if not shared:
        for number in range(min(STRANGERS, len(one.versions))):
            for count in range(min(STRANGERS, len(other.versions))):
                yield Pair(one, other, (number, count), (), together=False)


def selection(message: Mailing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return message.template.segments, message.template.motivations
