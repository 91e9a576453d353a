"""What a stretch of a message's recipients showed: the part of a run that can be made anywhere and put together.

Tallies of neighbouring stretches, put together in the order of the records, are the tally of both: whatever the cuts,
a run says the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msglint.engine.coverage import Coverage
from msglint.engine.fold import Folder
from msglint.engine.versions import Log
from msglint.model import NotChecked, Suppression

STRETCH = 4_096
"""Recipients after which a run in one process puts together what it has."""


class Tally:
    """``messages``: rendered ones, ``blank`` of which show their reader nothing. ``broken``: rules that could not be
    judged for somebody, with the first reason. ``log``: who got which version; ``None`` where nobody compares any.
    """

    def __init__(self, suppressions: Mapping[str, Sequence[Suppression]], log: Log | None = None) -> None:
        self.folder = Folder(suppressions)
        self.coverage = Coverage()
        self.log = log
        self.messages = 0
        self.blank = 0
        self.broken: dict[str, NotChecked] = {}

    def take(self, later: Tally) -> None:
        """Take in the tally of the stretch that follows; its log goes to the message's keeper."""
        self.folder.take(later.folder)
        self.coverage.take(later.coverage)
        self.messages += later.messages
        self.blank += later.blank
        for rule, note in later.broken.items():
            self.broken.setdefault(rule, note)
