"""What a check is: what it is handed, what it says it reads, what it yields."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from msgspec import Struct, field

from msglint.model.config import Motivation
from msglint.model.findings import Match
from msglint.model.messages import Branch, Read, Source, Template
from msglint.model.people import Interaction
from msglint.model.places import Place
from msglint.model.reading import Reading
from msglint.model.views import RecordsView, Watch


class Scope(StrEnum):
    """What a check is handed, one call each."""

    GREETING = "greeting"  # Greeting: of the bodies, and of subject and preheader
    LEAD = "lead"  # Lead: one a body
    SENTENCE = "sentence"  # Passage: each sentence of the bodies, subject and preheader included
    LINK = "link"  # Link
    SUBJECT = "subject"  # Passage
    PREHEADER = "preheader"  # Passage
    FOOTER = "footer"  # Passage: each body's footer
    SIGNOFF = "signoff"  # Passage
    PART = "part"  # Passage: the whole readable text of each part, subject and preheader too
    MESSAGE = "message"  # Reading
    SOURCE = "source"  # Source: a file before it is compiled; an error found here ends the judging of its message
    TEMPLATE = "template"  # TemplateView: one template over all its recipients
    CAMPAIGN = "campaign"  # CampaignView: the messages of one campaign and step; one without a campaign by itself
    RUN = "run"  # CampaignView: all messages of the run together
    RECORD = "record"  # RecordView: one record, as data
    RECORDS = "records"  # RecordsView: the records file as a whole
    PROBLEM = "problem"  # Problem: a fault of a file


class Reads(Struct, frozen=True):
    """What a check reads beyond the thing it is handed; nothing else reaches it.

    ``contact``: canonical fields, ``None`` for all values and columns. ``message``: keys of the metadata.
    ``needs``: the check is silent, and the run says "not checked", unless some record has a value in one of
    these fields. ``needs_history``: likewise unless a history was given; with ``needs`` too, either is enough.
    ``planned`` and ``beyond`` as in ``Evidence``.
    ``blank``: a column for one of ``needs`` is enough, be it blank in every record. ``needs_message``: likewise unless
    the front matter of some message has one of these keys. ``words``: of messages compared with one another, the parts
    without all of which what their recipients read is not looked at; ``None``: it never is.
    ``absence``: it blames a message for what stands nowhere in it, so that it must be silent where most of a message is
    not known.
    """

    contact: frozenset[str] | None = frozenset()
    history: bool = False
    message: frozenset[str] = frozenset()
    settings: bool = False
    planned: bool = False
    beyond: bool = False
    needs: frozenset[str] = frozenset()
    needs_history: bool = False
    blank: bool = False
    needs_message: frozenset[str] = frozenset()
    words: frozenset[str] | None = frozenset()
    absence: bool = False


class Evidence(Struct, frozen=True):
    """What a check may know besides the thing it is handed: only what its ``Reads`` names.

    ``contact``: canonical field to value (with ``contact=None`` the record's own columns too, under their names).
    ``message``: front matter (``channel``, ``purpose`` …). ``planned``: the metadata of every message of this run
    that goes to this contact. ``beyond``: the metadata of the project's messages that this run leaves out, where one of
    its own belongs to a campaign. ``motivations``, ``segments``, ``pages`` (landing page to what its visitors read) and
    ``declared`` (the filters, functions, tests and globals of the host application) come with ``settings``.
    """

    today: date
    contact: Mapping[str, Any] = field(default_factory=dict)
    history: tuple[Interaction, ...] = ()
    message: Mapping[str, Any] = field(default_factory=dict)
    planned: tuple[Mapping[str, Any], ...] = ()
    beyond: tuple[Mapping[str, Any], ...] = ()
    motivations: Mapping[str, Motivation] = field(default_factory=dict)
    segments: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    pages: Mapping[str, Reading] = field(default_factory=dict)
    declared: frozenset[str] = frozenset()


class Slot(Struct, frozen=True):
    """A merge field of a template, over all recipients.

    ``filled``: records for which a value of its fields was printed; ``fallback``: all its fields were empty and
    something else was printed; ``empty``: nothing was printed.
    """

    place: Place
    fields: tuple[str, ...]
    filled: int = 0
    fallback: int = 0
    empty: int = 0


class TemplateView(Struct, frozen=True):
    """One template over all its recipients.

    ``sources``: the text of its own files; ``reads`` and ``branches`` from the template itself (all parts);
    ``reached``: ids of branches that some recipient reached; ``known``: every name that some record or context
    offers at the top level, and dotted paths below it; ``recipients``: how many records it was rendered for;
    ``compiled``: it could be rendered at all; ``has``: canonical fields with a value in some recipient; ``shown``: the
    record's fields whose values some recipient could read (addresses of links and the footer aside). The fields of
    ``slots``, ``has`` and ``shown`` are bare names (``last_name``); those of ``reads`` and of the branches' ``tests``
    are dotted paths, the record's as ``contact.last_name``.
    """

    template: Template
    sources: tuple[Source, ...] = ()
    reads: tuple[Read, ...] = ()
    branches: tuple[Branch, ...] = ()
    reached: frozenset[int] = frozenset()
    slots: tuple[Slot, ...] = ()
    known: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    recipients: int = 0
    personas: bool = False
    compiled: bool = True


class Check(Protocol):
    """A kind of check with its options judged. Pure: a function of its target and evidence alone.

    A module ``msglint/checks/<kind>.py`` is a kind. It has ``Options``, a frozen struct (or dataclass) whose fields
    (types and defaults) are the options that a rule may set; and ``Check``, a class made from ``Options`` (raises
    ``ValueError`` with a plain sentence where the options do not fit together) that satisfies this protocol.
    """

    @property
    def scope(self) -> Scope: ...

    @property
    def reads(self) -> Reads: ...

    def matches(self, target: Any, evidence: Evidence) -> Iterable[Match]: ...


class Sifting(Check, Protocol):
    """A check of single records that can tell, column by column, which rows are not worth its look.

    It need not: any check of the scope ``record`` is asked about every row. One that sifts is asked about those rows
    alone, which is what a list of 100,000 needs.
    """

    def suspects(self, view: RecordsView, evidence: Evidence) -> Iterable[int]:
        """The indexes, each once, of all rows in which ``matches`` may find something, and few others."""
        ...


class Glancing(Check, Protocol):
    """A check of which often little that it reads of a record decides, so that its answer serves many records.

    ``glance``: given its target and the values that it reads of a record, what of these decides, as a key: of records
    with the same one the check says the same of that target. ``None`` where all of them may. Checks that are asked
    together share it, as one function; ``None`` in its place where a check's options forbid it.
    """

    glance: Callable[[Any, Mapping[str, Any]], Hashable] | None


class Watching(Check, Protocol):
    """A check of the records file as a whole that can look at its stretches one after another.

    It need not; but those that do are all asked in one pass over the file. ``matches`` says what the watch would.
    """

    def watch(self, target: RecordsView, evidence: Evidence) -> Watch: ...


class Seeking(Check, Protocol):
    """A check of text that is silent unless certain words are in it: all such rules are asked in one pass over it.

    ``sought``: what must be found in the words of its target (of a link: or in its address), a ``Finder`` of
    ``reading.words``.
    """

    @property
    def sought(self) -> Any: ...
