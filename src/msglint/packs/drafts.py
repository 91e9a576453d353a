"""Packs as their files state them, before they are laid over one another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from msglint.marked import Keys, Marked
from msglint.model import Case, Check, Place, Reads, Scope
from msglint.regex import regex

FACT = regex(r"(?<!\{)\{([a-z][a-z0-9_]*)\}(?!\})")
"""A fact that a message or remedy names; doubled braces are Jinja's."""


OFFERS = ("glance", "sought", "suspects", "watch")
"""What a check may offer beyond what every check has (see ``msglint.model.checks``)."""


class Nature(Struct, frozen=True):
    """What a rule's check says of itself: what it is handed, what it reads, and which of ``OFFERS`` it has."""

    scope: Scope
    reads: Reads
    offers: frozenset[str] = frozenset()


def nature_of(check: Check) -> Nature:
    return Nature(
        check.scope, check.reads, frozenset(name for name in OFFERS if getattr(check, name, None) is not None)
    )


class RuleDraft(Struct, frozen=True):
    """What one pack says of one rule: all of it, or a few keys of an inherited one.

    ``given``: the keys that it gives, but id and cases; ``options`` still with their ``terms+`` and ``terms-``.
    ``source`` and ``keys``: where it stands, to the single value; without them (from the cache) only ``place``.
    ``sound``: no fault was found in it so far. ``nature``: of its check with the options given here, where that is
    known (from the cache).
    """

    id: str
    place: Place
    given: Mapping[str, Any]
    bad: tuple[Case, ...] | None = None
    good: tuple[Case, ...] | None = None
    source: Marked | None = None
    keys: Keys = ()
    sound: bool = True
    nature: Nature | None = None

    def where(self, *way: Any) -> str:
        """The place of a key below the rule, for an error."""
        return self.source.where((*self.keys, *way)) if self.source is not None else str(self.place)


class PackDraft(Struct, frozen=True):
    """One pack file. ``file``: itself; names in ``extends`` are relative to its folder. ``fresh``: not yet judged."""

    name: str
    description: str
    place: Place
    file: Path
    extends: tuple[str, ...] = ()
    order: tuple[tuple[str, ...], ...] = ()
    paths: tuple[str, ...] = ()
    rules: tuple[RuleDraft, ...] = ()
    builtin: bool = False
    fresh: bool = True
    source: Marked | None = None

    def where(self, *way: Any) -> str:
        """The place of a key of the pack, for an error."""
        return self.source.where(way) if self.source is not None else str(self.place)
