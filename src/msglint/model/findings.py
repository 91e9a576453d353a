"""What checks yield and what people read: matches, findings, the report."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from msglint.model.fixes import Fix
from msglint.model.grades import Confidence, Severity
from msglint.model.people import Column
from msglint.model.places import Place, Span
from msglint.model.samples import Gallery
from msglint.model.words import Fact, Words


class Mark(Struct, frozen=True):
    """Words of a message of a campaign: ``message`` is its path, ``version`` the number of the version that has them.

    Without a ``span`` it is the message as a whole. ``text``: what people are told of it, where it is another place of
    a finding.
    """

    message: str
    version: int = 0
    span: Span | None = None
    text: str = ""


class Match(Struct, frozen=True):
    """What a check found: where, and facts; never prose.

    Exactly one of these says where: ``span`` (words of the rendered message); ``place`` (a place that is no
    rendered text: a history row, a tag of the template); ``key`` (a key of the front matter); none of
    them: the thing handed to the check as a whole (the message, the record's row).
    ``severity`` and ``confidence`` replace the rule's own where the check knows better for this match.

    In a campaign or a run ``mark`` says where, ``marks`` where else, and ``readers`` who shows it (indices into
    ``CampaignView.people``; ``None``: all who get the marked message). In a records file ``rows`` are the numbers of
    the rows at ``place`` and at the ``related`` places, where the check knows them.
    """

    span: Span | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    place: Place | None = None
    key: str = ""
    severity: Severity | None = None
    confidence: Confidence | None = None
    related: tuple[tuple[Place, str], ...] = ()
    fields: tuple[str, ...] = ()
    mark: Mark | None = None
    marks: tuple[Mark, ...] = ()
    readers: Collection[int] | None = None
    rows: tuple[int, ...] = ()


class Related(Struct, frozen=True):
    """Another place that belongs to a finding, and what is there."""

    place: Place
    text: str


class Finding(Struct, frozen=True):
    """One rule, one place, one severity: filled from the first record that shows it.

    ``count`` of the ``of`` records that the message was rendered for show it; ``examples`` are ids.
    ``excerpt``: the rendered line, its marked stretch at ``mark`` (start and end within the shown words are not
    kept: masking changes them), so it comes in three pieces: before, marked, after.
    ``record``: where ``place`` is a row of people's data, what it is known by without a word of what it holds.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    message: Words
    place: Place
    why: str = ""
    remedy: str = ""
    part: str = ""
    excerpt: tuple[Words, Words, Words] = ((), (), ())
    fields: tuple[str, ...] = ()
    count: int = 0
    of: int = 0
    examples: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    personas: bool = False
    fix: Fix | None = None
    record: str = ""


class NotChecked(Struct, frozen=True):
    """A rule (or ``*``, or a file) that could not be judged in this run, and why."""

    rule: str
    why: str


class Known(Struct, frozen=True):
    """What a baseline left out of a report.

    ``path``: the baseline's file. ``remain``: findings that it has and that are still there, ``wider`` of which reach
    more of the records than they did; ``gone``: findings that it has and that are there no more.
    """

    path: str
    remain: int = 0
    wider: int = 0
    gone: int = 0


class Changed(Struct, frozen=True):
    """What a run was narrowed to.

    ``since``: the commit that the working tree was held against; empty where the changed files were given. ``messages``
    of ``of`` rest on what has changed; ``all_for``: the file that all of them rest on, where that has changed.
    """

    since: str = ""
    messages: int = 0
    of: int = 0
    all_for: str = ""


class Report(Struct, frozen=True):
    """All that a run found, in order, and the counts people need to trust it.

    ``findings`` may be more than fit into memory as they are: better go through them than hold them.
    ``columns``: what the records' columns were taken for, where that was asked. ``known``: where there is a baseline,
    what it left out of ``findings``. ``changed``: where only changes were to be checked, what they touch.
    ``gallery``: messages as people get them, where that was asked. ``lost``: what could not be judged because
    the process that did so was killed (it is among ``not_checked`` too): such a report is not whole.
    ``shard``: of a run over one shard of the recipients, what those who merge it with others need, as plain data.
    """

    findings: Sequence[Finding]
    templates: int = 0
    records: int = 0
    messages: int = 0
    suppressed: int = 0
    personas: bool = False
    not_checked: tuple[NotChecked, ...] = ()
    columns: tuple[Column, ...] = ()
    known: Known | None = None
    changed: Changed | None = None
    gallery: Gallery | None = None
    lost: tuple[NotChecked, ...] = ()
    shard: Mapping[str, Any] | None = None

    def count(self, severity: Severity) -> int:
        return sum(1 for finding in self.findings if finding.severity is severity)
