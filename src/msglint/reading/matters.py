"""What a conversation has left open."""

from __future__ import annotations

from collections.abc import Sequence

from msglint.model import Interaction

ASKING = frozenset({"question", "complaint", "comment"})


def open_matters(past: Sequence[Interaction]) -> tuple[Interaction, ...]:
    """The questions, complaints and comments (oldest first) that are neither marked answered nor followed by a reply.

    An outgoing reply closes what came before it. Whether somebody wrote at all is not enough: a mailing is no reply.
    """
    matters: list[Interaction] = []
    for row in past:
        if row.direction == "out" and row.kind == "reply":
            matters.clear()
        elif row.kind in ASKING and row.direction != "out" and row.status != "answered":
            matters.append(row)
    return tuple(matters)
