"""``msglint: ignore`` in comments and in front matter."""

from __future__ import annotations

import pytest
from finding import Finder

from msglint.model import Place, Suppression, Template


def one(found: Finder, text: str, name: str = "a.email.j2") -> Template:
    (template,) = found({name: text}).templates
    return template


@pytest.mark.parametrize(
    ("words", "rules", "reason"),
    [
        ("msglint: ignore salutation-surname — she asked for it", ("salutation-surname",), "she asked for it"),
        ("msglint: ignore salutation-surname, lead – both", ("salutation-surname", "lead"), "both"),
        ("msglint: ignore lead -- the board's wish", ("lead",), "the board's wish"),
        ("msglint: ignore lead - the board's wish", ("lead",), "the board's wish"),
        ("msglint: ignore lead: the board's wish", ("lead",), "the board's wish"),
        ("msglint:ignore lead,salutation,lead— x", ("lead", "salutation"), "x"),
        ("  msglint: Ignore: lead — x  ", ("lead",), "x"),
        ("msglint: ignore lead because the board asked", ("lead",), "because the board asked"),
        ("msglint: ignore lead — two\n   lines", ("lead",), "two lines"),
    ],
)
@pytest.mark.parametrize("frame", ["{{# {} #}}", "<!-- {} -->", "{{#- {} -#}}"])
def test_a_comment(frame: str, words: str, rules: tuple[str, ...], reason: str, found: Finder) -> None:
    template = one(found, frame.format(words))
    (suppression,) = template.suppressions
    assert (suppression.rules, suppression.reason) == (rules, reason)
    assert template.problems == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("{# msglint: ignore a — b #}\nHi\nX\n", (1, 2)),
        ("Hi {# msglint: ignore a — b #}\nX\n", (1, 2)),
        ("X\n\n{# msglint: ignore a — b #}\n\n  \n{# another #}\n<!-- more\nand more -->\nHi\nX", (3, 9)),
        ("{# msglint: ignore a —\nb\nc #}\nHi", (1, 2, 3, 4)),
        ("{# msglint: ignore a — b #}\n{# msglint: ignore c — d #} Hi\nX", (1, 2)),
        ("{# msglint: ignore a — b #}\n\n", (1,)),
        ("{# msglint: ignore a — b #}", (1,)),
        ("---\nstep: 1\n---\n{# msglint: ignore a — b #}\n\nHi\n", (4, 6)),
        ("{# msglint: ignore a — b #}\r\n\r\nHi\r\n", (1, 3)),
    ],
)
def test_the_lines_it_covers(text: str, lines: tuple[int, ...], found: Finder) -> None:
    assert one(found, text).suppressions[0].lines == lines


def test_its_place(found: Finder) -> None:
    template = one(found, "---\nstep: 1\n---\nHi\n  {# msglint: ignore a — b #}\n")
    assert template.suppressions[0].place == Place("a.email.j2", 5, 3, 5, 30)
    html = one(found, "<p>\n <!-- msglint: ignore a — b --></p>", "a.html")
    assert html.suppressions[0].place == Place("a.html", 2, 2, 2, 32)


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("msglint: ignore lead — b", [(("lead",), "b")]),
        ("msglint: {ignore: lead — b}", [(("lead",), "b")]),
        ("msglint:\n  ignore: [lead — b, salutation-surname -- c]", [(("lead",), "b"), (("salutation-surname",), "c")]),
        ("msglint:\n  ignore:\n    - lead: b\n    - x, y — c", [(("lead",), "b"), (("x", "y"), "c")]),
        ("msglint:\n  ignore: {lead: b, x: c}", [(("lead",), "b"), (("x",), "c")]),
        ("msglint:\n  - ignore lead — b\n  - ignore: x — c", [(("lead",), "b"), (("x",), "c")]),
        ("msglint: 'ignore: lead — b'", [(("lead",), "b")]),
    ],
)
def test_front_matter(yaml: str, expected: list[tuple[tuple[str, ...], str]], found: Finder) -> None:
    template = one(found, f"---\n{yaml}\n---\nHello")
    assert [(each.rules, each.reason) for each in template.suppressions] == expected
    assert all(each.lines is None and each.place.line >= 2 for each in template.suppressions)
    assert template.problems == ()


@pytest.mark.parametrize(
    "text",
    ["{# msglint: ignore lead #}", "<!-- msglint: ignore lead — -->", "---\nmsglint: {ignore: [lead]}\n---\n"],
)
def test_one_without_a_reason_is_honoured_and_reported(text: str, found: Finder) -> None:
    template = one(found, text)
    (problem,) = template.problems
    assert (problem.kind, problem.grave) == ("suppression", False)
    assert problem.text == "`msglint: ignore lead` gives no reason"
    assert problem.hint == "write `msglint: ignore lead — why`"
    assert template.suppressions[0].rules == ("lead",)


@pytest.mark.parametrize(
    ("text", "told", "hint"),
    [
        ("{# msglint: ignore #}", "`msglint: ignore` names no rule", "write `msglint: ignore RULE — reason`"),
        ("{# msglint: ignroe lead — x #}", "`msglint: ignroe` asks for nothing", "did you mean 'ignore'?"),
        ("{# msglint: stop #}", "`msglint: stop` asks for nothing", "write `msglint: ignore RULE"),
        ("---\nmsglint: {ignroe: lead — x}\n---\n", "`msglint: ignroe` asks for nothing", "did you mean 'ignore'?"),
        ("---\nmsglint: {ignore: }\n---\n", "`msglint: ignore` names no rule", "write `msglint: ignore RULE"),
    ],
)
def test_what_cannot_be_understood_is_reported(text: str, told: str, hint: str, found: Finder) -> None:
    template = one(found, text)
    (problem,) = template.problems
    assert problem.text.startswith(told)
    assert problem.hint.startswith(hint)
    assert template.suppressions == ()


def test_other_comments_are_none(found: Finder) -> None:
    template = one(found, "{# we ran msglint: ignore nothing #}<!-- about msglint -->msglint: ignore lead — x")
    assert template.suppressions == ()
    assert template.problems == ()


def test_those_of_every_file_come_by_path(found: Finder) -> None:
    files = {
        "a.html": "{% extends '_base.html' %}",
        "_base.html": "<p>\n{# msglint: ignore lead — board #}\nWe",
        "_foot.html": "{# msglint: ignore delivery #}",
        "b.j2": "---\nmsglint: ignore x — y\n---\n{# msglint: ignore z — y #}",
    }
    result = found(files)
    assert set(result.suppressions) == {"_base.html", "_foot.html", "b.j2"}
    assert result.suppressions["_base.html"] == (
        Suppression(("lead",), "board", Place("_base.html", 2, 1, 2, 35), (2, 3)),
    )
    assert [each.rules for each in result.templates[1].suppressions] == [("x",), ("z",)]
    assert [each.rules for each in result.suppressions["b.j2"]] == [("z",)]
    assert [problem.place.path for problem in result.problems] == ["_foot.html"]


def test_a_comment_in_a_file_that_does_not_parse(found: Finder) -> None:
    template = one(found, "{% oops %}\n{# msglint: ignore template-dialect — on purpose #}\n{{#if x}}")
    assert template.suppressions[0].lines == (2, 3)
