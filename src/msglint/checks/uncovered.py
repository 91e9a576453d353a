"""Flags a segment or motivation among the records that no message addresses although other messages select theirs.

    check: uncovered

A message addresses the groups that its front matter selects (`segment:`, `motivation:`) and those that a test in its
template names (`{% if segment == 'existing' %}`); one for everybody addresses none once another message selects. Stands
at the group's line in msglint.yaml, else at the header of the records. Silent where the run holds only some of the
project's messages, and where no mailing selects.
Facts: `{groups}` nobody writes to, `{what}` they are, `{count}` records of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from msglint.model import CampaignView, Confidence, Evidence, Fact, Mailing, Match, Personal, Place, Reads, Scope
from msglint.numbers import Numbers
from msglint.reading.belonging import SEPARATORS, plain, values
from msglint.regex import regex

KINDS = {"segment": "segments", "motivation": "motivations"}
MAILINGS = frozenset({"marketing", "follow-up"})
"""Purposes of messages that select whom they are for; an answer goes to whoever asked."""
QUOTED = regex(r"""'([^'\n]{1,100})'|"([^"\n]{1,100})\"""")
MOST_NAMED = 4
MANY = 12
"""More different values than a column of segments has."""


class Options(Struct, frozen=True):
    """None."""


class Group(Struct):
    """A group that nobody writes to: its name, and the records of it that get nothing of their own."""

    name: str
    readers: Numbers


class Check:
    scope = Scope.RUN
    facts = frozenset({"groups", "what", "count"})
    reads = Reads(
        contact=frozenset(KINDS),
        message=frozenset({"purpose", *KINDS}),
        settings=True,
        needs=frozenset(KINDS),
        words=None,
    )

    def __init__(self, options: Options) -> None:
        pass

    def matches(self, target: CampaignView, evidence: Evidence) -> Iterator[Match]:
        if target.personas or not target.whole:
            return
        for kind, configured in (("segment", evidence.segments), ("motivation", evidence.motivations)):
            if any(listed(message, kind) and message.meta.get("purpose") in MAILINGS for message in target.messages):
                groups = uncovered(target, kind, tuple(configured))
                yield from matches(groups, kind, tuple(configured), target.settings)


def listed(message: Mailing, kind: str) -> tuple[str, ...]:
    """The groups that a message's front matter selects."""
    template = message.template
    return template.segments if kind == "segment" else template.motivations


def addressed(messages: Sequence[Mailing], kind: str) -> frozenset[str]:
    """The groups, as plain names, that some message selects or tests for."""
    found = {plain(name) for message in messages for name in listed(message, kind)}
    for message in messages:
        texts = [source.text for source in message.template.parts.values() if kind in source.text]
        found.update(plain(single or double) for text in texts for single, double in QUOTED.findall(text))
    return frozenset(found)


def uncovered(view: CampaignView, kind: str, configured: Sequence[str]) -> list[Group]:
    """The groups that no message addresses, each with the records of it that no other group of theirs covers."""
    reached = addressed(view.messages, kind)
    spelt = {plain(name): name for name in configured}
    found: dict[str, Group] = {}
    for number, person in enumerate(view.people):
        names = groups_of(person.get(kind), spelt)
        if names and reached.isdisjoint(names):
            for name, written in names.items():
                found.setdefault(name, Group(spelt.get(name, written), Numbers())).readers.add(number)
    return list(found.values())


def groups_of(value: Any, spelt: Mapping[str, str]) -> dict[str, str]:
    """The groups that a cell names, plain to written: the configured ones, else its single values."""
    told = {plain(name): name.strip() for name in values(value) if name.strip()}
    configured = {name: written for name, written in told.items() if name in spelt}
    single = {name: written for name, written in told.items() if not SEPARATORS.search(written)}
    return configured or single or told


def matches(
    groups: Sequence[Group], kind: str, configured: Sequence[str], settings: Mapping[str, Place]
) -> Iterator[Match]:
    """One match for each group that the configuration names, and one for all the others together."""
    others = []
    for group in groups:
        place = line_of(group.name, kind, configured, settings)
        if place is None:
            others.append(group)
        else:
            yield match([group], kind, place)
    if others:
        yield match(others, kind, None)


def line_of(name: str, kind: str, configured: Sequence[str], settings: Mapping[str, Place]) -> Place | None:
    """Where msglint.yaml names the group."""
    if name not in configured:
        return None
    key = KINDS[kind]
    return settings.get(f"{key}.{name}") or settings.get(f"{key}.{list(configured).index(name)}")


def match(groups: Sequence[Group], kind: str, place: Place | None) -> Match:
    readers = Numbers()
    for group in groups:
        readers.take(group.readers)
    shown: list[str | Personal] = []
    for group in groups[:MOST_NAMED]:
        name: str | Personal = group.name if place is not None else Personal(group.name, kind)
        shown += [", “" if shown else "“", name, "”"]
    facts: dict[str, Fact] = {
        "groups": (*shown, " …" if len(groups) > MOST_NAMED else ""),
        "what": kind if len(groups) == 1 else KINDS[kind],
        "count": f"{len(readers)} record{'s' if len(readers) > 1 else ''}",
    }
    sure = Confidence.LOW if len(groups) > MANY else None
    return Match(place=place, facts=facts, fields=(kind,), readers=readers, confidence=sure)
