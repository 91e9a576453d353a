"""Front matter: where it may stand, what it may say, and that a fault never costs the body."""

from __future__ import annotations

import datetime as dt

import pytest
from finding import Finder

from msglint.model import Place, Template


def one(found: Finder, text: str, name: str = "a.email.j2", **others: str) -> Template:
    (template,) = found({name: text, **others}).templates
    return template


def said(template: Template) -> list[tuple[str, str, bool, int]]:
    return [(problem.text, problem.hint, problem.grave, problem.place.line) for problem in template.problems]


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
    ("yaml", "text", "hint", "line"),
    [
        ("subjct: S", "the front matter has no key `subjct`", "did you mean `subject`?", 2),
        ("a: 1\npurpsoe: reply", "the front matter has no key `purpsoe`", "did you mean `purpose`?", 3),
        ("channel: emial", "`emial` is no channel that msglint knows", "did you mean 'email'?", 2),
        ("channel: fax", "`fax` is no channel that msglint knows", "known channels: email, sms, push", 2),
        ("purpose: transactionl", "`transactionl` is no purpose; the message is read as transactional", "did you", 2),
        ("purpose: newsletter", "`newsletter` is no purpose; the message is read as marketing", "known purposes:", 2),
        ("subject: [a, b]", "`subject` must be text", "write one value", 2),
        ("context: a", "`context` must be a mapping", "write `name: value` lines", 2),
        ("segment: [[a]]", "`segment` must be text or a list of texts", "write `[first, second]`", 2),
    ],
)
def test_slips_are_warnings(yaml: str, text: str, hint: str, line: int, found: Finder) -> None:
    template = one(found, f"---\n{yaml}\n---\nHello")
    ((told, remedy, grave, at),) = said(template)
    assert (told, grave, at) == (text, False, line)
    assert remedy.startswith(hint)
    assert template.parts["text"].text == "Hello"


def test_what_is_kept_of_slips(found: Finder) -> None:
    template = one(found, "---\nchannel: fax\npurpose: newsletter\nsubjct: S\ntitle: T\n---\nx")
    assert (template.channel, template.purpose) == ("fax", "marketing")
    assert (template.meta["subjct"], template.meta["title"]) == ("S", "T")


@pytest.mark.parametrize(
    ("front", "text", "place"),
    [
        ("subject: {{ first_name }}, hello", "the front matter is no YAML", (2, 26)),
        ("subject: {{ first_name }}", "the front matter has a mapping or list for a key", (2, 11)),
        ("subject: Hello: you", "the front matter is no YAML", (2, 15)),
        ("a: !!python/object/apply:os.system [ls]", "the front matter uses the tag !!python/object", (2, 4)),
        ("subject: A\nsubject: B", "the front matter has the key 'subject' twice (first on line 2)", (3, 1)),
        ("- a\n- b", "the front matter holds no keys with values", (2, 1)),
        ("just words", "the front matter holds no keys with values", (2, 1)),
        ("a: [", "the front matter is no YAML", (3, 1)),
        ("d: 2026-02-31", "the front matter has the value '2026-02-31', which is no date", (2, 4)),
    ],
)
def test_what_is_no_safe_yaml_is_an_error_and_the_body_is_kept(
    front: str, text: str, place: tuple[int, int], found: Finder
) -> None:
    template = one(found, f"---\n{front}\n---\nHello {{{{ a }}}}")
    (problem,) = template.problems
    assert problem.text.startswith(text)
    assert problem.kind == "front-matter"
    assert problem.grave
    assert problem.hint
    assert (problem.place.line, problem.place.column) == place
    assert (template.parts["text"].text, template.parts["text"].line) == ("Hello {{ a }}", 3 + len(front.split("\n")))


def test_what_stands_beside_the_fault_is_kept(found: Finder) -> None:
    front = (
        "purpose: transactional\nsubject: {{ a }}, hello\nsegment:\n  - existing\npreheader: |\n  Hi {{ a }}\nx: [\n"
    )
    template = one(found, f"---\n{front}---\nHello")
    assert len(template.problems) == 1
    assert (template.purpose, template.segments) == ("transactional", ("existing",))
    assert template.meta_places["segment"].line == 5
    assert (template.parts["preheader"].line, template.parts["preheader"].column) == (7, 3)
    assert "subject" not in template.parts


def test_front_matter_that_nothing_closes(found: Finder) -> None:
    template = one(found, "---\nsubject: S\n\nHello")
    assert said(template) == [
        (
            "the front matter has no second `---` line that closes it",
            "write `---` on a line below the last key",
            True,
            1,
        )
    ]
    assert template.parts["text"].line == 1


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


def test_a_meta_file_that_is_no_yaml(found: Finder) -> None:
    template = one(found, "Hello", "x/body.txt", **{"x/meta.yaml": "subject: [\n"})
    (problem,) = template.problems
    assert (problem.kind, problem.place.path, problem.grave) == ("front-matter", "x/meta.yaml", True)
    assert template.parts["text"].text == "Hello"


def test_an_alias_bomb_costs_the_front_matter_alone(found: Finder) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    template = one(found, "---\n" + "\n".join(lines) + "\n---\nHello")
    assert "through aliases" in template.problems[0].text
    assert template.parts["text"].text == "Hello"
