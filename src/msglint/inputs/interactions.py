"""The words of a history, in msglint's own: what happened, which way it went, whether it is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from msglint.inputs.fields import plain, rows_of, words_of
from msglint.inputs.words import folded
from msglint.model import Interaction


class Vocabulary(Struct, frozen=True):
    """``columns``: field to the plain names of columns, best first; ``words``: field, then folded word to value."""

    columns: Mapping[str, tuple[str, ...]]
    words: Mapping[str, Mapping[str, str]]


@cache
def vocabulary() -> Vocabulary:
    """The packaged words, read once."""
    columns = {field: tuple(map(plain, words_of(names))) for field, names in rows_of("history.tsv")}
    words: dict[str, dict[str, str]] = {}
    for field, value, entries in rows_of("interactions.tsv"):
        words.setdefault(field, {}).update((folded(entry), value) for entry in words_of(entries))
    return Vocabulary(columns, words)


def kind_of(text: str, direction: str) -> str:
    """The kind that a word means; a word that is not known is kept, as an identifier.

    What went out under the name of its channel ("newsletter"), or under none, was sent.
    """
    word = folded(text) if text.strip() else ""
    words = vocabulary().words
    if direction == "out" and (not word or word in words["kind-if-out"]):
        return "sent"
    return words["kind"].get(word) or word.replace(" ", "_")


def status_of(text: str) -> str:
    """``open``, ``answered``, or empty where the word says neither."""
    return vocabulary().words["status"].get(folded(text), "") if text.strip() else ""


def direction_of(text: str, kind: str) -> str:
    """``in`` or ``out``: as stated, else as the word for the kind implies; empty where neither tells (a reply)."""
    words = vocabulary().words
    stated = words["direction"].get(folded(text), "") if text.strip() else ""
    implied = words["direction-of"]
    return stated or implied.get(folded(kind), "") or implied.get(kind_of(kind, "").replace("_", " "), "")


def in_order(rows: Iterable[Interaction]) -> tuple[Interaction, ...]:
    """One contact's rows, oldest first, each with a direction.

    A row without a time keeps its place behind the row before it. A reply of unknown direction answers what came
    before it: it is ours after something that came in, and theirs after something that we sent, or after nothing.
    """
    timed: list[tuple[datetime, Interaction]] = []
    last = datetime.min  # noqa: DTZ901  (history times are naive)
    for row in rows:
        last = row.at or last
        timed.append((last, row))
    timed.sort(key=lambda pair: pair[0])
    settled: list[Interaction] = []
    before = "out"
    for _, row in timed:
        direction = row.direction or ("out" if row.kind == "reply" and before == "in" else "in")
        settled.append(row if row.direction else replace(row, direction=direction))
        if row.kind != "out_of_office":
            before = direction
    return tuple(settled)
