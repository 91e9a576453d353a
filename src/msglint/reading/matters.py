"""What a conversation has left open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time

from msgspec import Struct

from msglint.model import Evidence, Interaction, Passage, Place
from msglint.reading.dialogue.phrasebook import words
from msglint.reading.words import fold, tokens

KINDS = frozenset({"question", "complaint", "comment"})
FIELDS = frozenset({"open_question"})
"""The record's fields that hold a question."""


class Matter(Struct, frozen=True):
    """Something that waits for an answer. ``place`` is its row of the history; a column has none."""

    kind: str
    text: str
    when: str
    place: Place | None


def open_matters(past: Sequence[Interaction]) -> tuple[Interaction, ...]:
    """The questions, complaints and comments (oldest first) that are neither marked answered nor followed by a reply.

    A reply closes what came before it, and what bears the same day where one of the two has no time of day. Whether
    somebody wrote at all is not enough: a mailing is no reply, nor is an absence notice.
    """
    replies = {at: row.at for at, row in enumerate(past) if row.direction == "out" and row.kind == "reply"}
    last = max(replies, default=-1)
    days: dict[date, bool] = {}
    for when in filter(None, replies.values()):
        days[when.date()] = days.get(when.date(), False) or when.time() == time.min
    return tuple(
        row
        for at, row in enumerate(past)
        if at > last
        and row.kind in KINDS
        and row.direction != "out"
        and row.status != "answered"
        and not (row.at is not None and row.at.date() in days and (days[row.at.date()] or row.at.time() == time.min))
    )


def matters(evidence: Evidence) -> list[Matter]:
    """What waits for an answer today, oldest first."""
    today = evidence.today
    past = [row for row in evidence.history if row.at is None or row.at.date() <= today]
    return waiting(past, str(evidence.contact.get("open_question") or "").strip())


def waiting(past: Sequence[Interaction], column: str) -> list[Matter]:
    """What waits for an answer after these interactions; a comment that only praises does not.

    The question of a ``column`` counts where the history tells of nothing open and does not show it answered.
    """
    found = [
        Matter(row.kind, row.text, row.at.date().isoformat() if row.at else "an earlier day", row.place)
        for row in open_matters(past)
        if row.kind != "comment" or wants(row.text)
    ]
    if not found and asks(column) and not any(same(column, row.text) for row in past):
        found.append(Matter("question", column, "an earlier day", None))
    return found


def printed(passage: Passage) -> bool:
    """Whether a field that holds the question is printed here."""
    return any(piece.end > piece.start and not FIELDS.isdisjoint(piece.fields) for piece in passage.pieces)


def asks(column: str) -> bool:
    """Whether a column's words are a question, not a word for none, and no mere praise."""
    return bool(re.search(r"\w", column)) and fold(column).strip(" .") not in words("no question") and wants(column)


def wants(comment: str) -> bool:
    """Whether a comment asks, complains or wishes for something; words that do not tell are taken for it."""
    said = {word for _, _, word in tokens(fold(comment))}
    return "?" in comment or said.isdisjoint(words("praise")) or not said.isdisjoint(words("wishing"))


def same(one: str, other: str) -> bool:
    """Whether two texts have the same words."""
    return bool(other) and [word for _, _, word in tokens(fold(one))] == [word for _, _, word in tokens(fold(other))]
