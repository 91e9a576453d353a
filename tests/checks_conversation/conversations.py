"""Messages and histories put together by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from msglint.checks import bump, dismissive, open_matter, sequence, silence
from msglint.model import (
    NOWHERE,
    Confidence,
    Evidence,
    Interaction,
    Match,
    Part,
    Place,
    Reading,
    RecordView,
    Segment,
)
from msglint.reading import read

TODAY = date(2026, 3, 2)
FIELD = re.compile(r"«(\w+)=([^»]*)»")
HERE = Place("message.txt", 1, 1, 1, 1)
ROW = Place("history.jsonl", 3)


def message(text: str, subject: str = "") -> Reading:
    """A message as msglint reads it; ``«open_question=May I?»`` in it is a value of that field."""
    parts = [Part("text", FIELD.sub(r"\2", text), tuple(segments(text)))]
    if subject:
        parts.append(Part("subject", subject, (Segment(subject, HERE, literal=True),)))
    return read(parts, {})[0]


def segments(text: str) -> list[Segment]:
    found, at = [], 0
    for field in FIELD.finditer(text):
        found.append(Segment(text[at : field.start()], HERE, literal=True))
        found.append(Segment(field[2], HERE, (f"contact.{field[1]}",)))
        at = field.end()
    return [*found, Segment(text[at:], HERE, literal=True)]


def row(kind: str, text: str = "", at: str = "2026-02-20", direction: str = "in", **others: str) -> Interaction:
    return Interaction("1", datetime.fromisoformat(at) if at else None, direction, kind, ROW, text=text, **others)


def sent(at: str = "2026-02-10", text: str = "", **others: str) -> Interaction:
    return row("sent", text, at, "out", **others)


def replied(at: str = "2026-02-21") -> Interaction:
    return row("reply", "Yes.", at, "out")


def unanswered(text: str | Reading, *past: Interaction, question: Any = None, **options: Any) -> list[Match]:
    contact = {} if question is None else {"open_question": question}
    reading = message(text) if isinstance(text, str) else text
    check = open_matter.Check(open_matter.Options(**options))
    return list(check.matches(reading, Evidence(TODAY, contact=contact, history=past)))


def dismissals(text: str, *past: Interaction, question: str = "", **options: Any) -> list[Match]:
    contact = {"open_question": question} if question else {}
    check = dismissive.Check(dismissive.Options(**options))
    return list(check.matches(message(text), Evidence(TODAY, contact=contact, history=past)))


def bumps(text: str, **options: Any) -> list[Match]:
    return list(bump.Check(bump.Options(**options)).matches(message(text), Evidence(TODAY)))


def goes_on(
    *past: Interaction, text: str = "here is another way to look at it.", days: int = 60, **about: Any
) -> list[Match]:
    check = sequence.Check(sequence.Options(days=days))
    meta = {"purpose": "follow-up", **about}
    return list(check.matches(message(text), Evidence(TODAY, history=past, message=meta)))


def silences(
    *past: Interaction, planned: tuple[str, ...] = (), values: Mapping[str, Any] | None = None, **options: int
) -> list[Match]:
    record = RecordView("1", NOWHERE, values or {}, {}, {})
    plans = tuple({"purpose": purpose} for purpose in planned)
    check = silence.Check(silence.Options(**options))
    return list(check.matches(record, Evidence(TODAY, history=past, planned=plans)))


def shown(matches: list[Match]) -> bool:
    """Whether a finding is shown at default confidence."""
    return any(match.confidence is not Confidence.LOW for match in matches)
