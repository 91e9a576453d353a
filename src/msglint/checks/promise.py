"""Flags what two messages of a campaign, or a message and its subject line, state differently.

    check: promise
    options: {find: date}

`date` finds dates, weekdays and times of day, and a weekday that does not fit its date; `price` amounts of money;
`offer` discounts, codes, what is free and for how long; `name` works and people; `link` the pages that links lead to.
Messages of one `campaign` and `step` are held against each other, as one and the same record reads them; besides, the
subject of each message against its body (its two bodies are `parts`' matter). Two statements contradict each other
where they play the same part (an end, a price for members …), nothing says that they are about different things, and
each place has only this one. What a message leaves out is no contradiction.

Facts: `{found}` here, `{other}` there, `{where}` that is ("the HTML part", "doors.sms.j2").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from msglint.model import (
    CampaignView,
    Confidence,
    Evidence,
    Fact,
    Mailing,
    Mark,
    Match,
    Personal,
    Reads,
    Scope,
    Span,
    Version,
)
from msglint.numbers import Numbers
from msglint.reading.promises.pairs import pairs
from msglint.reading.promises.readers import Kind, Reader, readers_of
from msglint.reading.promises.statement import Statement, Unit
from msglint.reading.words import shortened

if TYPE_CHECKING:
    from msglint.reading.promises.contest import Agree, Dispute

FOR_ALL = frozenset({"date", "name"})
"""What holds for everybody: prices and offers may differ from segment to segment."""
HEAD = "head"
PARTS = {HEAD: "the subject line", "text": "the text part", "html": "the HTML part"}
ORDER = {"html": 0, "text": 1, HEAD: 2}
LONGEST = 60


class Options(Struct, frozen=True):
    """``find``: what is compared."""

    find: Kind = "date"


class Place(NamedTuple):
    """A part of a message, as the key of what it says."""

    path: str
    part: str


class Case(Struct):
    """A dispute between two places, with the first pair of versions that shows it and everyone who reads one."""

    dispute: Dispute
    versions: tuple[int, int]
    readers: Numbers
    pairs: int = 0


class Check:
    """Holds the messages of a campaign against each other."""

    scope = Scope.CAMPAIGN
    reads = Reads()
    facts = frozenset({"found", "other", "where"})

    def __init__(self, options: Options) -> None:
        self._kind = options.find

    def matches(self, target: CampaignView, evidence: Evidence) -> Iterator[Match]:
        lone, dated = len(target.messages) == 1, self._kind == "date"
        single = lone and not any(map(twofold, target.messages[0].versions))
        if single and not dated:
            return
        for number, (reader, agree) in enumerate(readers_of(self._kind)):
            weekly = dated and number == 0  # a weekday may contradict its own date
            if lone and is_idle(reader(), target.messages[0], weekly=weekly):
                if single:
                    return
                continue
            seen: dict[str, list[tuple[Unit, ...]]] = {}
            for each in target.messages:
                units = reader().units
                seen[each.path] = [
                    spoken(units(version.reading, lone=lone and not weekly), target) for version in each.versions
                ]
            if not lone or any(map(divided, seen[target.messages[0].path])):
                yield from self._contests(target, seen, agree)
            if weekly:
                yield from weekday_faults(target, seen, evidence)
            if single:
                return

    def _contests(self, target: CampaignView, seen: dict[str, list[tuple[Unit, ...]]], agree: Agree) -> Iterator[Match]:
        """The disputes about one kind of thing, by role."""
        from msglint.reading.promises.contest import disputes, is_passing

        cases: dict[str, dict[tuple[Place, Place], Case]] = defaultdict(dict)
        wanted: dict[tuple[str, str], int] = defaultdict(int)
        for pair in pairs(target):
            if not pair.together and self._kind not in FOR_ALL:
                continue
            one, other = pair.one.path, pair.other.path
            wanted[one, other] += 1
            first, second = seen[one][pair.versions[0]], seen[other][pair.versions[1]]
            for mine in first:
                for theirs in second:
                    if one == other and (theirs.part != HEAD or mine.part == HEAD):
                        continue
                    for dispute in disputes(mine, theirs, agree, strict=not pair.together):
                        if one == other and is_passing(dispute):
                            continue
                        key = Place(one, mine.part), Place(other, theirs.part)
                        case = cases[dispute.one.found.role].setdefault(key, Case(dispute, pair.versions, Numbers()))
                        case.readers.take(pair.readers)
                        case.pairs += 1
        order = {each.path: number for number, each in enumerate(target.messages)}
        alone: set[tuple[Place, Span]] = set()  # the same words may dispute in two roles: a link by its page, its label
        for found in cases.values():
            left = {places: case for places, case in found.items() if alone.isdisjoint(sides(places, case))}
            for where, match in told(left, wanted, order):
                alone.add(where)
                yield match


def is_idle(reader: Reader, message: Mailing, *, weekly: bool) -> bool:
    """Whether a message that is compared with no other states nothing that could be wrong."""
    from msglint.reading.promises.weekdays import has_weekday

    readings = [version.reading for version in message.versions]
    return reader.is_idle(readings) and not (weekly and reader.finds(readings, has_weekday))


def twofold(version: Version) -> bool:
    """Whether a message has a head and a body, which could contradict each other."""
    reading = version.reading
    return bool(reading.bodies) and (reading.subject is not None or reading.preheader is not None)


def divided(found: tuple[Unit, ...]) -> bool:
    """Whether head and body state something."""
    return len(found) > 1 and found[0].part == HEAD and sum(1 for unit in found if unit.statements) > 1


def spoken(found: tuple[Unit, ...], target: CampaignView) -> tuple[Unit, ...]:
    """The units without what invented records put into them."""
    if not target.personas:
        return found
    from msglint.reading.promises.clashes import impersonal

    return tuple(map(impersonal, found))


def told(
    cases: dict[tuple[Place, Place], Case], wanted: dict[tuple[str, str], int], order: dict[str, int]
) -> Iterator[tuple[tuple[Place, Span], Match]]:
    """One match for each place that stands alone, with the words that do."""
    from msglint.reading.promises.contest import alone

    places = {place: (place.path, ORDER[place.part]) for edge in cases for place in edge}
    for worst, against in alone(cases, places):
        found = [(other, *side(cases, worst, other)) for other in against]
        other, case, mine, theirs, version, _ = found[0]
        everyone = case.pairs == wanted[tuple(sorted((worst.path, other.path), key=order.__getitem__))]  # type: ignore[index]
        yield (
            (worst, mine.span),
            Match(
                facts={"found": words(mine), "other": words(theirs), "where": called(other, worst)},
                mark=Mark(worst.path, version, mine.span),
                marks=tuple(
                    Mark(
                        there.path,
                        number,
                        said.span,
                        f"says “{shortened(said.words, LONGEST)}”" if not said.fields else "says otherwise",
                    )
                    for there, _, _, said, _, number in found
                ),
                readers=None if everyone else case.readers,
                confidence=None if case.dispute.sure else Confidence.MEDIUM,
            ),
        )


def sides(places: tuple[Place, Place], case: Case) -> tuple[tuple[Place, Span], tuple[Place, Span]]:
    """The two places of a case, each with the words in dispute."""
    return (places[0], case.dispute.one.span), (places[1], case.dispute.other.span)


def side(
    cases: dict[tuple[Place, Place], Case], one: Place, other: Place
) -> tuple[Case, Statement, Statement, int, int]:
    """A case from the side of one place: what it says, what the other says, in which versions."""
    case = cases.get((one, other))
    if case is not None:
        return case, case.dispute.one, case.dispute.other, *case.versions
    case = cases[other, one]
    return case, case.dispute.other, case.dispute.one, case.versions[1], case.versions[0]


def words(statement: Statement) -> Fact:
    """The words as a fact."""
    short = shortened(statement.words, LONGEST)
    return Personal(short, statement.fields[0]) if statement.fields else short


def called(there: Place, here: Place) -> str:
    """What people call a place, seen from another."""
    if there.path == here.path:
        return PARTS[there.part]
    return there.path if there.part != HEAD else f"{PARTS['head']} of {there.path}"


def weekday_faults(
    target: CampaignView, seen: dict[str, list[tuple[Unit, ...]]], evidence: Evidence
) -> Iterator[Match]:
    """Weekdays that do not fit their date."""
    from msglint.reading.promises.weekdays import misfits

    for message in target.messages:
        for number, every in enumerate(seen[message.path]):
            for unit in every:
                for statement, right, sure in misfits(unit, every, evidence.today):
                    yield Match(
                        facts={"found": words(statement), "other": right, "where": "the calendar"},
                        mark=Mark(message.path, number, statement.span),
                        readers=message.versions[number].readers if statement.fields else None,
                        confidence=None if sure else Confidence.LOW,
                    )
