"""What was there when msglint came to a project: findings that later runs leave aside, so that only new ones fail."""

from msglint.baseline.compare import Compared, compare
from msglint.baseline.file import NAME, Baseline, Entry, Scope, noted, read, text

__all__ = ["NAME", "Baseline", "Compared", "Entry", "Scope", "compare", "noted", "read", "text"]
