"""Rows made of labelled ones, which teach besides: answers to another question, answers amid a mailing."""

from __future__ import annotations

from collections.abc import Sequence

from labelled import Row
from msgspec.structs import replace

from msglint.reading.dialogue.attention import common
from msglint.reading.dialogue.kin import akin
from msglint.reading.topics import Topics

LONG_ENOUGH = 8
"""Words of an answer that is none to another question."""
TOPICS = Topics()


def crossed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Answers given to another question of the same domain, where they are on another topic: they are beside it."""
    made = []
    for domain in dict.fromkeys(row.domain for row in rows):
        there = [row for row in rows if row.domain == domain and row.label == "answering"]
        for row, other in zip(there, [*there[1:], *there[:1]], strict=True):
            if row.asked != other.asked and len(row.text.split()) >= LONG_ENOUGH and strays(other.asked, row.text):
                made.append(replace(row, label="beside", kind=other.kind, asked=other.asked))
    return tuple(made)


def mixed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Messages that take a question up amid a mailing: each with a mailing of its domain before it, or after it."""
    made = []
    for domain in dict.fromkeys(row.domain for row in rows):
        there = [row for row in rows if row.domain == domain]
        mailings = [row for row in there if row.label == "ignores"]
        for at, row in enumerate(each for each in there if each.label == "takes up"):
            mailing = next((each for each in mailings[at:] + mailings[:at] if each.asked != row.asked), None)
            if mailing is not None and mailing.language == row.language:
                both = (mailing.text, row.text) if at % 2 else (row.text, mailing.text)
                made.append(replace(row, text="\n\n".join(both)))
    return tuple(made)


def strays(asked: str, text: str) -> bool:
    """Whether a text is on another topic than the question, with no word or family of words in common."""
    one, other = TOPICS.read(asked), TOPICS.read(text)
    apart = bool(one.telling and other.telling) and one.telling.keys().isdisjoint(other.telling)
    return apart and not common(one, other) and not akin(one.kin, other.kin)
