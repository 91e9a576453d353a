"""A case: what a template prints, and where it must be placed."""

from __future__ import annotations

from dataclasses import dataclass, field

GREET = "{% macro greet(n, c='X') %}Hi {{ n }} of {{ c }}{% endmacro %}"
WRAP = "{% macro wrap() %}<w>{{ caller() }}</w>{% endmacro %}"


@dataclass(frozen=True)
class Case:
    """``text`` prints ``value``: at the tag ``at``, from ``fields``; ``source`` handed it in, ``via`` led there."""

    text: str
    value: str
    at: str
    fields: tuple[str, ...]
    source: str = ""
    via: tuple[str, ...] = ()
    exact: bool = True
    files: dict[str, str] = field(default_factory=dict)
    path: str = "m.j2"  # the file that ``at`` stands in; ``source`` and ``via`` stand in the template itself
    html: bool = False


LAST, FIRST = ("contact.last_name",), ("contact.first_name",)
