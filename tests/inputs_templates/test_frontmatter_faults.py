"""Faults of front matter: slips are warnings, what is no YAML an error, and the body is judged all the same."""

from __future__ import annotations

import pytest
from finding import Finder, one

from msglint.model import Template


def said(template: Template) -> list[tuple[str, str, bool, int]]:
    return [(problem.text, problem.hint, problem.grave, problem.place.line) for problem in template.problems]


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
