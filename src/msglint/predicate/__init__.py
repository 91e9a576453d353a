"""Conditions in packs: a Jinja expression over named values, in which an unknown field is simply false."""

from msglint.predicate.predicate import NAMES, Predicate, WhenError

__all__ = ["NAMES", "Predicate", "WhenError"]
