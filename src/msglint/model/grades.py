"""How grave a finding is, and how sure; two different things."""

from __future__ import annotations

from enum import IntEnum


class Severity(IntEnum):
    """How much harm the message would do."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class Confidence(IntEnum):
    """How sure the evidence makes us; a guess is ``LOW`` and hidden by default."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def label(self) -> str:
        return self.name.lower()
