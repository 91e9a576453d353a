"""The labelled messages of conversations, as msglint reads them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from msglint.model import Interaction, Part, Place, Reading, Segment
from msglint.reading import read

HERE = Path(__file__).parent
TODAY = date(2026, 3, 2)
NOWHERE = Place("history", 1)


class Row(Struct, frozen=True):
    """A labelled message. ``kind`` and ``asked``: what its reader has asked, where that matters."""

    part: str
    label: str
    domain: str
    language: str
    kind: str
    asked: str
    text: str

    @property
    def reading(self) -> Reading:
        """The message as msglint reads it, every letter the template's own."""
        return read([Part("text", self.text, (Segment(self.text, Place("message", 1, 1), literal=True),))], {})[0]

    @property
    def past(self) -> tuple[Interaction, ...]:
        if not self.asked:
            return ()
        return (Interaction("1", None, "in", self.kind, NOWHERE, text=self.asked, status="open"),)


def rows(name: str, judgement: str = "") -> Iterator[Row]:
    """The rows of a file, or those of one judgement; ``\\n`` in a text stands for the end of a line."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not judgement or row["judgement"] == judgement:
                kind = row.get("kind") or ("question" if "?" in row["asked"] else "complaint")
                text = row["text"].replace(r"\n", "\n")
                yield Row(row["set"], row["label"], row["domain"], row["language"], kind, row["asked"], text)
