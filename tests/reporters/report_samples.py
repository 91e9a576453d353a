"""A project of invented messages and what a run of it found, made by hand."""

from __future__ import annotations

import io
from collections.abc import Sequence

from msglint import reporters
from msglint.model import (
    Confidence,
    Finding,
    NotChecked,
    Personal,
    Place,
    Related,
    Report,
    Severity,
)

FILES = {
    "templates/follow-up.email.j2": [
        "---",
        "subject: Your recording is ready",
        "---",
        "Hi {{ contact.last_name | title }},",
        "",
        "we are excited to announce our new series.",
    ],
    "templates/letter.txt.j2": ["\tDear 見{{ name }}é\u0301,", "  one", "  two", "  three", "  four", "end"],
    "contacts.csv": ["id,First Name,Last Name", "c-101,Behnia,Parissa"],
}

SURNAME = Finding(
    rule="salutation-surname",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message=(
        "greets ",
        Personal("Behnia", "last_name"),
        " by surname; the record's first name is ",
        Personal("Parissa", "first_name"),
    ),
    place=Place("templates/follow-up.email.j2", 4, 4, 4, 35),
    why="A wrong name in the first line tells the reader that nobody looked.",
    remedy="Print the first name, with a fallback: {{ first_name | default('there', true) }}",
    part="text",
    excerpt=(("Hi ",), (Personal("Behnia", "last_name"),), (",",)),
    fields=("last_name",),
    count=3,
    of=40,
    examples=("c-102", "c-107"),
    related=(Related(Place("templates/_base.j2", 2, 1, 2, 9), "used here"),),
)
ANNOUNCED = Finding(
    rule="lead-cliche",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message=('opens with "we are excited to announce", which says nothing to the reader',),
    place=Place("templates/follow-up.email.j2", 6, 1, 6, 27),
    part="text",
    excerpt=((), ("we are excited to announce",), (" our new series.",)),
    count=40,
    of=40,
)
SWAPPED = Finding(
    rule="records-swapped",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message=(Personal("Behnia", "first_name"), " and ", Personal("Parissa", "last_name"), " look swapped"),
    place=Place("contacts.csv", 2, 1, 2, 21),
    count=1,
    of=40,
    examples=("c-101",),
)
REPORT = Report(
    findings=(SURNAME, ANNOUNCED, SWAPPED),
    templates=3,
    records=40,
    messages=120,
    suppressed=1,
    not_checked=(
        NotChecked("conversation-unanswered", "no history was given"),
        NotChecked("conversation-after-reply", "no history was given"),
    ),
)


class Terminal(io.StringIO):
    """A sink that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def sources(path: str) -> Sequence[str]:
    return FILES.get(path, [])


def written(name: str, report: Report = REPORT, *, values: bool = False, colour: bool = False) -> str:
    """The report in a format, as text."""
    sink = Terminal() if colour else io.StringIO()
    reporters.write(name, report, sink, values=values, sources=sources, colour=colour)
    return sink.getvalue()
