"""Whether anything in a message is about its reader.

``find: none``: no value of the record but its key reaches the reader and nothing in the template turns on one, though
the records have what to use. ``find: name-only``: names are all that differs between two readers.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Match, Reads, Scope, TemplateView
from msglint.regex import regex

NAMES = frozenset({"first_name", "full_name", "greeting", "last_name", "preferred_name", "suffix", "title_prefix"})
RECORD = "contact."
KEYS = frozenset({"contact_id", "email", "id"})
"""What a footer prints to say where a message went: of the reader it says nothing."""
HOSTED = regex(
    r"(?i)(?:^|.*[._])(?:user|member|subscriber|recipient|customer|patron|donor|client|guest|student|attendee|person|profile)s?"
    r"[._]?(?:first[._]?|full[._]?|given[._]?|display[._]?|nick[._]?)?name$|^(?:user|nick|first|full|display)_?name$|^name$"
)
"""Merge fields by which a host application names the reader, whatever a list calls them: ``user_name``."""
FINDS = ("none", "name-only")


class Options(Struct, frozen=True):
    """``find``: ``none`` or ``name-only``. ``usable``: fields that a message could speak of besides the name."""

    find: str = "none"
    usable: tuple[str, ...] = (
        "city",
        "interests",
        "last_event",
        "last_gift_date",
        "last_purchase",
        "last_visit",
        "member_level",
        "member_since",
        "motivation",
        "purchases",
        "segment",
        "topics",
        "visits",
    )


class Check:
    """Judges a template by what all its recipients together could read of themselves."""

    scope = Scope.TEMPLATE
    reads = Reads(absence=True)

    def __init__(self, options: Options) -> None:
        if options.find not in FINDS:
            raise ValueError(f"find: {options.find!r} is none of {', '.join(FINDS)}")
        self._name_only = options.find == "name-only"
        self._usable = frozenset(options.usable)

    def matches(self, target: TemplateView, evidence: Evidence) -> Iterator[Match]:
        if not target.recipients:
            return
        turned = {test.removeprefix(RECORD) for branch in target.branches for test in branch.tests if RECORD in test}
        used = {root(name) for name in (*target.shown, *turned)}
        if self._name_only:
            unused, names = sorted(target.has & self._usable), sorted(used & NAMES)
            if names and used <= NAMES | KEYS and unused and target.recipients > 1:
                yield Match(facts={"fields": listed(names), "unused": listed(unused)})
        elif used <= KEYS and not any(read.printed and HOSTED.match(read.field) for read in target.reads):
            unused = sorted(target.has & (self._usable | NAMES))
            if unused:
                yield Match(facts={"unused": listed(unused)})


def root(name: str) -> str:
    """``purchases`` of ``purchases[*].title``."""
    return name.split(".", 1)[0].split("[", 1)[0]


def listed(names: list[str], most: int = 4) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
