"""YAML that knows where every key and value stands, and "did you mean …?"."""

from msglint.marked.load import Keys, Marked, MarkedError, load
from msglint.near import suggest, typo_of

__all__ = ["Keys", "Marked", "MarkedError", "load", "suggest", "typo_of"]
