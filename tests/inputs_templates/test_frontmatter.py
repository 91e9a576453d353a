"""Front matter: where it may stand and what it may say."""

from __future__ import annotations

import datetime as dt

import pytest
from finding import Finder, one

from msglint.model import Place


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_body_begins_right_after_the_closing_line(newline: str, mark: str, found: Finder) -> None:
    lines = ["---", "subject: Hi {{ a }}", "channel: sms", "---", "", "Hello {{ a }},", ""]
    template = one(found, mark + newline.join(lines))
    assert template.parts["text"].text == newline.join(["", "Hello {{ a }},", ""])
    assert (template.parts["text"].line, template.parts["text"].column) == (5, 1)
    subject = template.parts["subject"]
    assert (subject.text, subject.line, subject.column, subject.placed) == ("Hi {{ a }}", 2, 10, True)
    assert template.meta_places["channel"] == Place("a.email.j2", 3, 10, 3, 13)
    assert template.channel == "sms"
    assert template.problems == ()


@pytest.mark.parametrize(
    ("yaml", "text", "line", "column"),
    [
        ("subject: Hi {{ a }}, 2 seats  # c", "Hi {{ a }}, 2 seats", 2, 10),
        ("subject:    '{{ a }}'", "{{ a }}", 2, 14),
        ('x: 1\nsubject: "{{ a }}!"', "{{ a }}!", 3, 11),
        ("subject: >-\n  Hi {{ a }}", "Hi {{ a }}", 3, 3),
        ("subject: |\n    Hi {{ a }}\n", "Hi {{ a }}\n", 3, 5),
        ("subject: 2026-03", "2026-03", 2, 10),
        ("Subject: No", "No", 2, 10),
    ],
)
def test_a_subject_that_stands_there_unescaped_is_placed(
    yaml: str, text: str, line: int, column: int, found: Finder
) -> None:
    subject = one(found, f"---\n{yaml}\n---\nx").parts["subject"]
    assert (subject.text, subject.line, subject.column) == (text, line, column)
    assert subject.placed
    assert subject.whole is None


@pytest.mark.parametrize(
    ("yaml", "text", "whole"),
    [
        ("subject: 'it''s {{ a }}'", "it's {{ a }}", (2, 10, 2, 25)),
        ('subject: "{{ a }}\\u2019s"', "{{ a }}\u2019s", (2, 10, 2, 26)),
        ("subject: Hi\n  {{ a }}", "Hi {{ a }}", (2, 10, 3, 10)),
    ],
)
def test_a_folded_or_escaped_subject_is_placed_as_a_whole(
    yaml: str, text: str, whole: tuple[int, ...], found: Finder
) -> None:
    subject = one(found, f"---\n{yaml}\n---\nx").parts["subject"]
    assert subject.text == text
    assert not subject.placed
    assert subject.whole == Place("a.email.j2", *whole)


def test_all_keys(found: Finder) -> None:
    text = """\
---
subject: S
preheader: P
channel: E-Mail
purpose: follow_up
campaign: 2026-03
step: 2
segment: [existing, 2024]
motivation: recharge
landing_page: /recharge
products: [Mahler 4, No]
partner: false
from: Ana <ana@harbor.example>
Reply-To: ana@harbor.example
headers: {List-Unsubscribe: <https://harbor.example/u>, X-Step: 3}
context: {season: 12, guest: {name: Ida}}
language: no
send_at: 18:30
tone: warm
empty:
---
Hello"""
    template = one(found, text)
    assert template.problems == ()
    assert dict(template.meta) == {
        "subject": "S",
        "preheader": "P",
        "channel": "email",
        "purpose": "follow-up",
        "campaign": "2026-03",
        "step": 2,
        "segment": ["existing", "2024"],
        "motivation": "recharge",
        "landing_page": "/recharge",
        "products": ["Mahler 4", "No"],
        "partner": False,
        "from": "Ana <ana@harbor.example>",
        "reply_to": "ana@harbor.example",
        "headers": {"List-Unsubscribe": "<https://harbor.example/u>", "X-Step": "3"},
        "context": {"season": 12, "guest": {"name": "Ida"}},
        "language": "no",
        "send_at": "18:30",
        "tone": "warm",
    }
    assert template.segments == ("existing", "2024")
    assert template.motivations == ("recharge",)
    assert template.meta_places["reply_to"].line == 14


def test_a_time_of_sending_keeps_its_type(found: Finder) -> None:
    template = one(found, "---\nsend_at: 2026-03-02\n---\nx")
    assert template.meta["send_at"] == dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    "text",
    ["---\nA rule above a text\n", "--- \n", "Hello\n---\na: 1\n---\n", "----\na: 1\n---\nx", " ---\na: 1\n---\nx", ""],
)
def test_a_rule_is_no_front_matter(text: str, found: Finder) -> None:
    template = one(found, text)
    assert template.parts["text"].text == text
    assert template.problems == ()


@pytest.mark.parametrize("text", ["---\n---\nHello", "---  \n# nothing\n---\t\nHello", "---\n\n---\nHello"])
def test_empty_front_matter(text: str, found: Finder) -> None:
    template = one(found, text)
    assert template.parts["text"].text == "Hello"
    assert dict(template.meta) == {"channel": "email", "purpose": "marketing"}
    assert template.problems == ()


@pytest.mark.parametrize(
    ("body", "meta"),
    [
        ("x.body.txt", "x.meta.yaml"),
        ("x.email.j2", "x.email.meta.yaml"),
        ("mail/x.html", "mail/x.meta.yml"),
        ("x/body.txt", "x/meta.yaml"),
        ("x_body.txt", "x_meta.yaml"),
    ],
)
def test_front_matter_in_a_file_of_its_own(body: str, meta: str, found: Finder) -> None:
    template = one(found, "Hello", body, **{meta: "purpose: transactional\nsubject: Hi {{ a }}\n"})
    assert template.purpose == "transactional"
    subject = template.parts["subject"]
    assert (subject.path, subject.text, subject.line, subject.column) == (meta, "Hi {{ a }}", 2, 10)
    assert template.meta_places["purpose"] == Place(meta, 1, 10, 1, 23)
    assert template.files == (body, meta)


def test_front_matter_in_the_body_goes_before_the_file_beside_it(found: Finder) -> None:
    template = one(found, "---\nstep: 1\n---\nx", "x.body.html", **{"x.meta.yaml": "step: 2\ncampaign: spring\n"})
    assert (template.meta["step"], template.meta["campaign"]) == (1, "spring")


def test_front_matter_in_either_body_of_a_pair(found: Finder) -> None:
    files = {"x.txt": "---\nstep: 1\ncampaign: c\n---\nT", "x.html": "---\nstep: 2\n---\n<p>H</p>"}
    (template,) = found(files).templates
    assert (template.meta["step"], template.meta["campaign"]) == (2, "c")
    assert (template.parts["text"].text, template.parts["html"].text) == ("T", "<p>H</p>")
