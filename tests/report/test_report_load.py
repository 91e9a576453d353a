"""Five hundred messages, each with many samples, are before the reader in less than a second of scripting."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from msglint import reporters
from msglint.model import (
    Confidence,
    Exhibit,
    Finding,
    Gallery,
    Person,
    Personal,
    Place,
    Report,
    Sample,
    Severity,
    Shown,
    Stretch,
)

pytestmark = pytest.mark.xdist_group("browser")
MESSAGES, PEOPLE, FINDINGS = 500, 4, 3
PARAGRAPHS = 60


def big() -> Report:
    """A report of many messages in HTML, all of them with findings."""
    findings = tuple(finding(message, number) for message in range(MESSAGES) for number in range(FINDINGS))
    keys = tuple((each.rule, each.place, each.severity) for each in findings)
    people = tuple(
        Person(f"c-{n}", Personal("Ana", "name"), exhibits=tuple(range(MESSAGES)), findings=tuple(range(len(findings))))
        for n in range(PEOPLE)
    )
    exhibits = tuple(
        Exhibit(path(n), "email", "marketing", recipients=PEOPLE, files=(path(n),), findings=own(n))
        for n in range(MESSAGES)
    )
    samples = tuple(sample(message, person) for message in range(MESSAGES) for person in range(PEOPLE))
    groups = tuple(("existing",) for _ in findings)
    gallery = Gallery(keys, tuple("lead" for _ in findings), groups, exhibits, people, samples)
    return Report(findings, templates=MESSAGES, records=PEOPLE, messages=MESSAGES * PEOPLE, gallery=gallery)


def path(message: int) -> str:
    return f"templates/season/message-{message}.html.j2"


def own(message: int) -> tuple[int, ...]:
    return tuple(range(message * FINDINGS, (message + 1) * FINDINGS))


def finding(message: int, number: int) -> Finding:
    place = Place(path(message), 3 + number, 1, 3 + number, 9)
    words = ((f"Paragraph {number} ",), ("of the season",), (" goes on.",))
    severity = list(Severity)[number % 3]
    return Finding(f"lead-{number}", severity, Confidence.HIGH, ("opens with the season",), place, excerpt=words)


def sample(message: int, person: int) -> Sample:
    opening = (
        Stretch("<html><body><p>Dear "),
        Stretch(Personal("Ana", "first_name"), Place(path(message), 2, 9, 2, 20)),
    )
    marks = [Stretch(f",</p><p>Of the season {message}</p>", findings=own(message))]
    rest = [Stretch(f"<p>Paragraph {n} of message {message} goes on for a while.</p>") for n in range(PARAGRAPHS)]
    subject = Shown("subject", (Stretch(f"The season, part {message}"),))
    return Sample(message, person, (subject, Shown("html", (*opening, *marks, *rest))), findings=own(message))


def test_five_hundred_messages_are_there_in_less_than_a_second(context: BrowserContext, tmp_path: Path) -> None:
    sink = StringIO()
    reporters.write("html", big(), sink, values=False, sources=lambda _: ("---", "a", "b"), colour=False)
    file = tmp_path / "big.html"
    file.write_text(sink.getvalue(), encoding="utf-8")
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})  # whatever else the machine does
    for view, there in (("#overview", ".worst li"), ("#messages", ".card"), ("#findings", "#view-findings .note")):
        page.goto("about:blank")
        page.goto(file.as_uri() + view)
        page.locator(there).first.wait_for()
        told = {each["name"]: each["value"] for each in client.send("Performance.getMetrics")["metrics"]}
        assert told["ScriptDuration"] < 1, f"{view}: {told['ScriptDuration']:.2f} s"
