"""The formats that CI systems read: their shapes are promises, and nothing hostile gets out of its place."""

from __future__ import annotations

import html
import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from report_samples import ANNOUNCED, REPORT, SURNAME, SWAPPED, written

from msglint import __version__
from msglint.model import NotChecked, Place, Report, Severity

MACHINES = ("gitlab", "json", "jsonl", "junit", "markdown")
HOSTILE = (
    "]]></failure><script>alert(1)</script>",
    "| a | b |\n\n# heading\n```\n",
    "[win](https://evil.example) ![x](//evil.example/p.png) https://evil.example www.evil.example",
    "@everyone see #1 and !2 and ~bug and &3",
    "\x1b[31mred\x07\x00\x9b \u202e \ufffe \udcff",
    "\"quoted\" & 'single' <!-- -- -->",
    "</code></details><img src=x onerror=alert(1)>",
)


def hostile_report(text: str) -> Report:
    finding = replace(
        SURNAME, message=(text,), why=text, remedy=text, examples=(text,), place=Place(f"mail/{text}", 2, 1, 2, 3)
    )
    return replace(
        REPORT, findings=(finding, replace(ANNOUNCED, message=(text,))), not_checked=(NotChecked("*", text),)
    )


@pytest.mark.parametrize("form", MACHINES)
def test_values_are_masked(form: str) -> None:
    page = written(form)
    assert "Behnia" not in page
    assert "‹first_name›" in html.unescape(page)
    assert "Behnia" in written(form, values=True)


@pytest.mark.parametrize("form", MACHINES)
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_steers_a_terminal(form: str, text: str) -> None:
    page = written(form, hostile_report(text))
    page.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", page)


# jsonl


def test_jsonl_has_a_finding_a_line_and_ends_with_the_summary() -> None:
    page = written("jsonl")
    lines = [json.loads(line) for line in page.splitlines()]
    assert [line["type"] for line in lines] == ["finding", "finding", "finding", "summary"]
    whole = json.loads(written("json"))
    assert [{key: line[key] for key in line if key != "type"} for line in lines[:3]] == whole["findings"]
    assert lines[3]["tool"] == {"name": "msglint", "version": __version__}
    assert {key: lines[3][key] for key in whole["summary"]} == whole["summary"]
    assert lines[3]["version"] == 1


@given(st.text(st.characters(codec=None), max_size=60))
def test_jsonl_keeps_any_text_on_its_line(text: str) -> None:
    page = written("jsonl", hostile_report(text))
    assert len(page.splitlines()) == 3
    assert json.loads(page.splitlines()[0])["message"] == text


def test_jsonl_of_nothing_is_a_summary() -> None:
    assert json.loads(written("jsonl", Report(findings=())))["errors"] == 0


# gitlab

REQUIRED = {"description", "check_name", "fingerprint", "severity", "location"}


def test_gitlab_has_what_the_format_demands() -> None:
    issues = json.loads(written("gitlab"))
    for issue in issues:
        assert issue.keys() >= REQUIRED
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert isinstance(issue["location"]["lines"]["begin"], int)
        assert not issue["location"]["path"].startswith("./")
    assert [issue["severity"] for issue in issues] == ["major", "info", "minor"]
    assert issues[0]["check_name"] == "salutation-surname"
    assert issues[0]["description"].endswith("first name is ‹first_name› (3 of 40 records)")
    assert issues[0]["location"] == {"path": "templates/follow-up.email.j2", "lines": {"begin": 4, "end": 4}}


def test_gitlab_marks_are_sarifs_marks_and_each_its_own() -> None:
    report = replace(REPORT, findings=(SURNAME, SURNAME, SWAPPED))
    marks = [issue["fingerprint"] for issue in json.loads(written("gitlab", report))]
    (run,) = json.loads(written("sarif", report))["runs"]
    assert marks == [result["partialFingerprints"]["msglintFinding/v1"] for result in run["results"]]
    assert len(set(marks)) == 3


def test_gitlab_of_nothing_is_an_empty_array() -> None:
    assert json.loads(written("gitlab", Report(findings=()))) == []


def test_gitlab_places_what_has_no_line_or_no_file() -> None:
    report = replace(REPORT, findings=(replace(SURNAME, place=Place("x.j2")), replace(SURNAME, place=Place(""))))
    first, second = json.loads(written("gitlab", report))
    assert first["location"] == {"path": "x.j2", "lines": {"begin": 1, "end": 1}}
    assert second["location"]["path"] == "."


# junit


def suites(report: Report = REPORT) -> ET.Element:
    return ET.fromstring(written("junit", report).encode())  # noqa: S314 - our own document


def test_junit_findings_are_tests_that_failed() -> None:
    root = suites()
    assert (root.tag, root.get("name")) == ("testsuites", "msglint")
    assert (root.get("tests"), root.get("failures"), root.get("errors"), root.get("skipped")) == ("5", "2", "0", "1")
    mail, people, run = root.findall("testsuite")
    assert [suite.get("name") for suite in (mail, people, run)] == [
        "templates/follow-up.email.j2",
        "contacts.csv",
        "msglint",
    ]
    first, second = mail.findall("testcase")
    assert first.attrib == {
        "classname": "templates/follow-up.email.j2",
        "name": "salutation-surname:4:4",
        "file": "templates/follow-up.email.j2",
        "line": "4",
    }
    failure = first.find("failure")
    assert failure is not None
    assert failure.get("type") == "error"
    assert failure.get("message") == "greets ‹last_name› by surname; the record's first name is ‹first_name›"
    assert failure.text is not None
    assert "fix: Print the first name" in failure.text
    assert second.find("failure") is None, "an info fails nothing"
    assert second.findtext("system-out", "").startswith("templates/follow-up.email.j2:6:1: opens with")


def test_junit_skips_what_was_not_checked() -> None:
    run = suites().findall("testsuite")[-1]
    read, skipped = run.findall("testcase")
    assert read.findtext("system-out", "").startswith("1 error, 1 warning, 1 info in 120 messages")
    told = skipped.find("skipped")
    assert told is not None
    assert told.get("message") == "no history was given"


def test_junit_counts_agree_and_a_clean_run_has_a_test() -> None:
    for report in (REPORT, Report(findings=(), templates=1, messages=1, records=1)):
        root = suites(report)
        for counted in (root, *root.findall("testsuite")):
            assert int(counted.get("tests", "")) == len(list(counted.iter("testcase"))) > 0
            assert int(counted.get("failures", "")) == len(list(counted.iter("failure")))
            assert int(counted.get("skipped", "")) == len(list(counted.iter("skipped")))


@given(st.text(st.characters(codec=None), max_size=60))
def test_junit_is_xml_whatever_is_said(text: str) -> None:
    root = suites(hostile_report(text))
    assert len(list(root.iter("testcase"))) == 4
    assert {element.tag for element in root.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "system-out",
        "skipped",
    }


# markdown

OWN = re.compile(r"</?(?:code|details|summary)>|<br>|&#\d+;")
"""The only markup that the format writes inside its lines."""


def test_markdown() -> None:
    page = written("markdown")
    assert page.startswith("### msglint: 1 error, 1 warning, 1 info in 120 messages (3 templates, 40 records)\n")
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == 4
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)
    plain = html.unescape(page)
    assert "greets ‹last_name› by surname" in plain
    assert "<code>templates/follow-up.email.j2:4:4</code> | 3 of 40 records: <code>c-102, c-107, …</code>" in plain
    assert "Fix: Print the first name, with a fallback: {{ first_name | default('there', true) }}" in plain
    assert "- not checked: <code>conversation-unanswered</code>, <code>conversation-after-reply</code>: no" in plain


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_plants_no_markup_link_or_mention(text: str) -> None:
    page = written("markdown", hostile_report(text))
    rows = [line for line in page.splitlines() if line.startswith("| ") and "---" not in line]
    assert len(rows) == 3
    left = OWN.sub("", "\n".join(line.lstrip("|").rstrip("|") for line in page.splitlines()))
    left = left.replace(" | ", "").replace("### msglint", "").replace("|---|---|---|---|", "")
    assert not re.search(r"[<>\[\]`@*]|://|www\.|#\d", left)
    assert "script" not in re.findall(r"<(\w+)", page)
    outside = re.sub(r"<code>.*?</code>", "", "\n".join(rows))
    assert not re.search(r"[@#!~]\w", html.unescape(outside))


def test_markdown_fits_a_comment_and_says_what_it_left_out() -> None:
    long = "a sentence " * 40
    findings = tuple(replace(ANNOUNCED, rule=f"house-{n}", message=(long,), why=long) for n in range(600))
    page = written("markdown", replace(REPORT, findings=(*findings, SURNAME)))
    assert 50_000 < len(page) <= 65_536
    assert len(page.encode()) <= 1_048_576
    rows = page.count("\n| 🔵 ") + page.count("\n| 🔴 ")
    assert page.count("\n| 🔴 ") == 1, "the gravest stays"
    told = re.search(r"^([\d,]+) more findings, the least grave, did not fit here\.$", page, re.MULTILINE)
    assert told is not None
    assert int(told[1]) == 601 - rows


@given(st.lists(st.text(st.characters(codec=None), max_size=3000), min_size=1, max_size=60))
def test_markdown_never_grows_over_the_limit(texts: list[str]) -> None:
    findings = [replace(SURNAME, message=(text,), why=text, remedy=text, rule=f"r-{n}") for n, text in enumerate(texts)]
    notes = tuple(NotChecked(f"r-{n}", text) for n, text in enumerate(texts))
    page = written("markdown", Report(findings=tuple(findings), not_checked=notes))
    assert len(page) <= 65_536


def test_markdown_of_nothing_says_so() -> None:
    page = written("markdown", Report(findings=(), templates=2, messages=4, records=2))
    assert page == "### msglint: nothing to mend in 4 messages (2 templates, 2 records)\n\n"


def test_severities_have_a_word_not_only_a_colour() -> None:
    page = written("markdown")
    assert all(severity.label in page for severity in Severity)
