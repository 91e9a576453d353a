"""What one shard of a run found, as data that can be written to a file: without a word of what records hold.

People go by the numbers of their records, in ranges; the words of a finding are made again where the parts are merged.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import groupby

from msgspec import Struct, field

from msglint.engine.fold import Fold, Folder, Key
from msglint.engine.rounds import Round, tell
from msglint.engine.tally import Tally
from msglint.engine.versions import Log, Seen
from msglint.errors import MsglintError
from msglint.model import Confidence, Contact, NotChecked, Place, Problem, Severity, Suppression
from msglint.numbers import Numbers

Range = tuple[int, int]
"""Numbers from the first to before the last."""


class Shown(Struct, frozen=True, omit_defaults=True):
    """A finding in the making: ``people`` show it, ``by`` first in its greatest confidence."""

    rule: str
    place: Place
    severity: Severity
    confidence: Confidence
    by: int
    people: list[Range]
    problem: Problem | None = None


class Versions(Struct, frozen=True):
    """Who got which version. ``digests``: of each version, keyed; ``which``: a version and how many got it, again and
    again, beside ``readers``.
    """

    digests: list[tuple[str, str]]
    readers: list[Range]
    which: list[tuple[int, int]]


class Coverage(Struct, frozen=True):
    """``engine.coverage.Coverage`` as lists."""

    fields: list[tuple[Place, tuple[str, ...]]]
    counts: list[tuple[Place, int, int]]
    reached: list[Place]
    has: list[str]
    shown: list[str]
    recipients: int


class Stretch(Struct, frozen=True):
    """What a stretch of a message's recipients showed."""

    messages: int
    blank: int
    shown: list[Shown]
    hidden: list[tuple[str, Place, Severity]]
    used: list[Suppression]
    broken: list[NotChecked]
    coverage: Coverage
    versions: Versions | None = None


class Asked(Struct, frozen=True, omit_defaults=True):
    """The run that was asked for, as far as it decides what is found."""

    paths: list[str]
    today: str
    records: str | None = None
    history: str | None = None
    config: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    personas: bool = False
    encoding: str | None = None


class Part(Struct, frozen=True):
    """Shard ``number`` of ``of``. ``inputs``: digests of what it looked at; ``messages``: what each showed."""

    number: int
    of: int
    asked: Asked
    inputs: dict[str, str]
    messages: list[list[Stretch]]
    lost: list[NotChecked] = field(default_factory=list)


def stretch_of(tally: Tally, key: bytes, numbers: Sequence[int]) -> Stretch:
    """A tally as data; ``numbers``: what the numbers of its contacts are in the whole list."""
    folder, coverage = tally.folder, tally.coverage
    shown = [
        Shown(
            rule,
            place,
            severity,
            fold.confidence,
            0 if fold.by is None else numbers[fold.by],
            ranges(numbers[number] for number in fold.people),
            fold.problem,
        )
        for (rule, place, severity), fold in folder.folds.items()
    ]
    return Stretch(
        tally.messages,
        tally.blank,
        shown,
        sorted(folder.hidden),
        sorted(folder.used, key=repr),
        list(tally.broken.values()),
        Coverage(*coverage.lists()),
        None if tally.log is None else versions_of(tally.log, key, numbers),
    )


def tally_of(stretch: Stretch, around: Round, contacts: Sequence[Contact], known: dict[Key, Fold]) -> Tally:
    """The tally again: each finding's words are made anew from the record that showed it first.

    ``known``: findings of earlier stretches, whose words stand for later ones too; this one's go among them.
    """
    tally = around.nothing()
    tally.messages, tally.blank = stretch.messages, stretch.blank
    tally.broken = {note.rule: note for note in stretch.broken}
    cover = stretch.coverage
    tally.coverage.fill(cover.fields, cover.counts, cover.reached, cover.has, cover.shown, cover.recipients)
    tally.log = None if stretch.versions is None else log_of(stretch.versions)
    tally.folder.hidden.update(stretch.hidden)
    tally.folder.used.update(stretch.used)
    again: dict[int, Folder] = {}
    for shown in stretch.shown:
        key = (shown.rule, shown.place, shown.severity)
        before = known.get(key)
        if before is not None and before.confidence >= shown.confidence:
            fold = Fold(before.hit, before.spot, shown.severity, shown.confidence)
        else:
            anew = told(around, shown, contacts) if shown.problem else said(around, shown.by, contacts, again)
            if key not in anew.folds:
                raise changed(key)
            fold = known[key] = anew.folds[key]
        fold.audiences = {around.counted.template: around.counted.size}
        fold.people = Numbers(each(shown.people))
        tally.folder.folds[key] = fold
    return tally


def told(around: Round, shown: Shown, contacts: Sequence[Contact]) -> Folder:
    folder = around.nothing().folder
    if shown.problem is not None:
        tell(folder, around.judge, shown.problem, around.counted, contacts[shown.by])
    return folder


def said(around: Round, number: int, contacts: Sequence[Contact], known: dict[int, Folder]) -> Folder:
    """What is found in the message as one record gets it."""
    if number not in known:
        known[number] = around.tally([contacts[number]], lambda: None).folder
    return known[number]


def changed(key: Key) -> MsglintError:
    rule, place, _ = key
    return MsglintError(
        f"a part has a finding of {rule} that is not found again",
        where=str(place),
        hint="make the parts again, all with the same templates and the same records",
    )


def versions_of(log: Log, key: bytes, numbers: Sequence[int]) -> Versions:
    digests = [(sealed(each.exact, key), sealed(each.bare, key)) for each in log.versions]
    which = [(number, len(list(run))) for number, run in groupby(log.which)]
    return Versions(digests, ranges(numbers[reader] for reader in log.readers), which)


def log_of(versions: Versions) -> Log:
    log = Log()
    log.versions = [Seen(bytes.fromhex(exact), bytes.fromhex(bare)) for exact, bare in versions.digests]
    log.readers = array("Q", each(versions.readers))
    log.which = array("Q", (number for number, count in versions.which for _ in range(count)))
    return log


def sealed(digest: bytes, key: bytes) -> str:
    """A digest that tells nobody anything who does not have the records: words cannot be tried against it."""
    return blake2b(digest, key=key, digest_size=16).hexdigest()


def ranges(numbers: Iterable[int]) -> list[Range]:
    """Numbers as ranges, in their order."""
    found: list[Range] = []
    for number in numbers:
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def each(found: Iterable[Range]) -> Iterator[int]:
    return (number for start, stop in found for number in range(start, stop))
