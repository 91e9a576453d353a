"""Flags a campaign in which every segment, and every motivation, reads the same words.

    check: same_copy

What counts is what the recipients read, greeting and merge fields aside: a template that turns on the segment is not
the same copy where its words differ. Compared are the messages of one campaign, step and channel (those without a
campaign together). A campaign of which some step tells each group its own is fine: a later one may be for all. The
groups are those that `segments:` and `motivations:` in msglint.yaml name; a record in several of them is left out.
Where both are named, a campaign that turns on either is fine. Silent where fewer than two groups are among the
recipients.
Facts: `{groups}` who read it, `{what}` they are (segments, motivations).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from msglint.model import CampaignView, Evidence, Fact, Mailing, Mark, Match, Passage, Piece, Reading, Reads, Scope
from msglint.numbers import Numbers
from msglint.reading.belonging import known
from msglint.reading.words import fold
from msglint.regex import regex

Copy = tuple[str, ...]
"""The words of a message, by passage, without greetings and values of the record."""
WORDS = regex(r"\w+")
SENTENCE = 5
"""Words from which a value that ends as a sentence does is copy, kept in the records."""
KINDS = {"segment": "segments", "motivation": "motivations"}


class Options(Struct, frozen=True):
    """None."""


class Told(Struct):
    """A copy: who reads it (each record once), and where it stands."""

    readers: Numbers
    marks: list[Mark]


class Check:
    scope = Scope.RUN
    facts = frozenset({"groups", "what"})
    reads = Reads(
        contact=None,
        message=frozenset({"campaign", "step", "channel"}),
        settings=True,
        needs=frozenset(KINDS),
        absence=True,
    )

    def __init__(self, options: Options) -> None:
        pass

    def matches(self, target: CampaignView, evidence: Evidence) -> Iterator[Match]:
        groups = {"segment": tuple(evidence.segments), "motivation": tuple(evidence.motivations)}
        kinds = [kind for kind, names in groups.items() if len(names) > 1]
        if target.personas or not kinds:
            return
        belongs = Membership(target.people, groups)
        matches: list[tuple[str, Match]] = []
        apart = set()
        for campaign, messages in together(target.messages):
            copies = copies_of(messages, target.people)
            found = {kind: same(copies, kind, belongs) for kind in kinds}
            told = [kind for kind in kinds if found[kind] is not None]
            if told and all(found[kind] != [] for kind in told):
                shared = found[told[0]] or ()
                matches.extend((campaign, match(copies[copy], told, belongs, copies)) for copy in shared)
            elif told and campaign:
                apart.add(campaign)
        yield from (each for campaign, each in matches if campaign not in apart)


class Membership:
    """The one group that each record belongs to, of each kind; looked up once."""

    def __init__(self, people: Sequence[Mapping[str, Any]], groups: Mapping[str, tuple[str, ...]]) -> None:
        self._people = people
        self._groups = groups
        self._found: dict[str, array[int]] = {}  # by kind, for each record: nothing yet, or the place of its group
        self._names = ["", ""]

    def of(self, reader: int, kind: str) -> str:
        """The group's name; empty where the record has none or several."""
        found = self._found.get(kind)
        if found is None:
            found = self._found[kind] = array("H", bytes(2 * len(self._people)))
        if not found[reader]:
            names = known(self._people[reader].get(kind), self._groups[kind])
            name = names[0] if len(names) == 1 else ""
            if name not in self._names:
                self._names.append(name)
            found[reader] = self._names.index(name, 1)
        return self._names[found[reader]]


def together(messages: Iterable[Mailing]) -> Iterator[tuple[str, list[Mailing]]]:
    """The messages of one campaign, step and channel, with the campaign; those without one by channel alone."""
    found: dict[tuple[str, str, str], list[Mailing]] = defaultdict(list)
    for message in messages:
        campaign = str(message.meta.get("campaign") or "").strip().casefold()
        step = str(message.meta.get("step") or "") if campaign else ""
        found[campaign, step, str(message.meta.get("channel"))].append(message)
    return ((campaign, some) for (campaign, _, _), some in found.items())


def copies_of(messages: Iterable[Mailing], people: Sequence[Mapping[str, Any]]) -> dict[Copy, Told]:
    """What is read, with its readers; of each message one mark a copy."""
    found: dict[Copy, Told] = {}
    for message in messages:
        for number, version in enumerate(message.versions):
            first = next(iter(version.readers))
            told = found.setdefault(copy_of(version.reading, people[first]), Told(Numbers(), []))
            told.readers.take(version.readers)
            told.readers.take(version.alike)
            if all(mark.message != message.path for mark in told.marks):
                told.marks.append(Mark(message.path, number, text="the same words"))
    return found


def everybody(copies: Mapping[Copy, Told]) -> Numbers:
    """Who reads any of the copies."""
    found = Numbers()
    for told in copies.values():
        found.take(told.readers)
    return found


def same(copies: Mapping[Copy, Told], kind: str, belongs: Membership) -> list[Copy] | None:
    """The copies that most of every group read, where all groups read the same; ``None``: fewer than two groups."""
    sizes: Counter[str] = Counter()
    for reader in everybody(copies):
        sizes[belongs.of(reader, kind)] += 1
    names = [name for name in sizes if name]
    if len(names) < 2:
        return None
    usual: dict[str, list[Copy]] = {name: [] for name in names}
    for copy, told in copies.items():
        counts = Counter(belongs.of(reader, kind) for reader in told.readers)
        for name in names:
            if counts[name] * 2 >= sizes[name]:
                usual[name].append(copy)
    first, *others = usual.values()
    return first if all(copies_ == first for copies_ in others) else []


def match(told: Told, kinds: Sequence[str], belongs: Membership, copies: Mapping[Copy, Told]) -> Match:
    kind = kinds[0]
    names = sorted({name for reader in everybody(copies) if (name := belongs.of(reader, kind))})
    facts: dict[str, Fact] = {
        "groups": ", ".join(f"“{name}”" for name in names[:-1]) + f" and “{names[-1]}”",
        "what": " and ".join(KINDS[each] for each in kinds),
    }
    return Match(mark=told.marks[0], marks=tuple(told.marks[1:]), facts=facts)


def copy_of(reading: Reading, person: Mapping[str, Any]) -> Copy:
    """The words of a message: its subject, preheader and bodies without greetings, footers and values of the record."""
    heads = [part for part in (reading.subject, reading.preheader) if part is not None]
    words = [own(part, (), person) for part in heads]
    for body in reading.bodies:
        apart = [
            (each.start, each.end) for each in (*(greeting.line for greeting in body.greetings), body.footer) if each
        ]
        words.append(own(body.whole, apart, person))
    return tuple(words)


def own(passage: Passage, apart: Sequence[tuple[int, int]], person: Mapping[str, Any]) -> str:
    """The words of a passage that are the message's own, as one line."""
    kept: list[str] = []
    done = 0
    skipped = [(start - passage.start, end - passage.start) for start, end in apart]
    skipped += [(piece.start, piece.end) for piece in passage.pieces if is_value(piece, passage.text, person)]
    for start, end in sorted(skipped):
        kept.append(passage.text[done : max(start, done)])
        done = max(done, end)
    kept.append(passage.text[done:])
    return " ".join(WORDS.findall(fold(" ".join(kept))))


def is_value(piece: Piece, text: str, person: Mapping[str, Any]) -> bool:
    """Whether a piece prints a value of the record, or stands in for a blank one; words chosen by a value are copy."""
    if not piece.fields:
        return False
    printed = text[piece.start : piece.end]
    words = bare(printed)
    if words.count(" ") >= SENTENCE - 1 and printed.rstrip().endswith((".", "!", "?")):
        return False
    values = [bare(str(value)) for name in piece.fields if (value := person.get(name)) not in (None, "", [])]
    if not words or len(values) < len(piece.fields):
        return True
    return any(value in words or words in value for value in values) or any(map(str.isdigit, words))


def bare(text: str) -> str:
    return " ".join(WORDS.findall(fold(text)))
