"""The formats for programs, and the one-line format: their shapes are promises."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from msgspec.structs import replace
from report_samples import ANNOUNCED, REPORT, SURNAME, SWAPPED, written

from msglint import __version__, reporters
from msglint.model import NotChecked, Place, Related, Report
from msglint.reporters import sarif


def test_formats_are_the_files() -> None:
    promised = {"concise", "full", "github", "gitlab", "json", "jsonl", "junit", "markdown", "sarif"}
    assert promised <= set(reporters.FORMATS)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="no format is called 'xml'"):
        written("xml")


def test_concise() -> None:
    assert written("concise", values=True) == (
        "templates/follow-up.email.j2:4:4: E salutation-surname greets Behnia by surname; the record's first name "
        "is Parissa (3 of 40 records)\n"
        'templates/follow-up.email.j2:6:1: I lead-cliche opens with "we are excited to announce", which says nothing '
        "to the reader (all 40 records)\n"
        "contacts.csv:2:1: W records-swapped Behnia and Parissa look swapped (1 of 40 records)\n"
        "1 error, 1 warning, 1 info in 120 messages (3 templates, 40 records)\n"
        "1 finding suppressed by comments or front matter\n"
        "not checked: conversation-unanswered, conversation-after-reply: no history was given\n"
    )


def test_json_version_1() -> None:
    data = json.loads(written("json"))
    assert list(data) == ["version", "tool", "summary", "findings"]
    assert data["version"] == 1
    assert data["tool"] == {"name": "msglint", "version": __version__}
    assert data["summary"] == {
        "templates": 3,
        "records": 40,
        "messages": 120,
        "errors": 1,
        "warnings": 1,
        "info": 1,
        "suppressed": 1,
        "personas": False,
        "not_checked": [
            {"rule": "conversation-unanswered", "why": "no history was given"},
            {"rule": "conversation-after-reply", "why": "no history was given"},
        ],
    }
    assert data["findings"][0] == {
        "rule": "salutation-surname",
        "severity": "error",
        "confidence": "high",
        "message": "greets ‹last_name› by surname; the record's first name is ‹first_name›",
        "why": "A wrong name in the first line tells the reader that nobody looked.",
        "remedy": "Print the first name, with a fallback: {{ first_name | default('there', true) }}",
        "path": "templates/follow-up.email.j2",
        "line": 4,
        "column": 4,
        "end_line": 4,
        "end_column": 35,
        "part": "text",
        "excerpt": "Hi ‹last_name›,",
        "fields": ["last_name"],
        "records": {"count": 3, "of": 40, "examples": ["c-102", "c-107"]},
        "related": [{"path": "templates/_base.j2", "line": 2, "column": 1, "text": "used here"}],
        "fix": None,
    }


def test_json_shows_values_only_when_asked() -> None:
    assert json.loads(written("json", values=True))["findings"][0]["excerpt"] == "Hi Behnia,"
    assert "Behnia" not in written("json")


def test_json_fields_are_bare_names() -> None:
    report = replace(REPORT, findings=(replace(SURNAME, fields=("contact.last_name", "contact.First Name")),))
    assert json.loads(written("json", report))["findings"][0]["fields"] == ["last_name", "First Name"]


@pytest.mark.parametrize("text", ["a\x1b[31m", "\x9b", "\u202e", "\udcff", "\U000e0041", "two\nlines", 'quo"te\\'])
def test_json_strings_are_exact(text: str) -> None:
    page = written("json", replace(REPORT, findings=(replace(ANNOUNCED, message=(text,)),)))
    assert json.loads(page)["findings"][0]["message"] == text
    page.encode("utf-8")


def test_github() -> None:
    first, second, third, *rest = written("github").splitlines()
    assert first == (
        "::error file=templates/follow-up.email.j2,line=4,col=4,endLine=4,endColumn=35,title=salutation-surname::"
        "greets ‹last_name› by surname; the record's first name is ‹first_name› (3 of 40 records)"
        "%0AA wrong name in the first line tells the reader that nobody looked."
        "%0APrint the first name, with a fallback: {{ first_name | default('there', true) }}"
    )
    assert second.startswith("::notice file=templates/follow-up.email.j2,line=6,")
    assert third.startswith("::warning file=contacts.csv,line=2,")
    assert rest == [
        "msglint: 1 error, 1 warning, 1 info in 120 messages (3 templates, 40 records)",
        "msglint: 1 finding suppressed by comments or front matter",
        "msglint: not checked: conversation-unanswered, conversation-after-reply: no history was given",
    ]


def test_github_escapes_what_would_end_or_begin_a_command() -> None:
    hostile = "50% off\r\n::set-env name=A::b, c"
    finding = replace(ANNOUNCED, message=(hostile,), place=Place("a,b:c%\n.j2", 1, 1, 3, 9))
    report = Report(findings=(finding,), not_checked=(NotChecked("*", "##[add-mask]x\n::error::y"),))
    command, _, closing = written("github", report).splitlines()
    assert command == (
        "::notice file=a%2Cb%3Ac%25%0A.j2,line=1,col=1,endLine=3,title=lead-cliche::"
        "50%25 off%0D%0A::set-env name=A::b, c (all 40 records)"
    )
    assert closing == "msglint: not checked: *: ## [add-mask]x ::error::y"


def sarif_run(report: Report = REPORT) -> dict:
    log = json.loads(written("sarif", report))
    assert list(log) == ["$schema", "version", "runs"]
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_sarif_results_point_at_rules_and_places() -> None:
    run = sarif_run()
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("msglint", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["salutation-surname", "lead-cliche", "records-swapped"]
    assert [result["level"] for result in run["results"]] == ["error", "note", "warning"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    first = run["results"][0]
    assert first["message"]["text"].startswith("greets ‹last_name› by surname")
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "templates/follow-up.email.j2"},
                "region": {"startLine": 4, "startColumn": 4, "endLine": 4, "endColumn": 35},
            }
        }
    ]
    (related,) = first["relatedLocations"]
    assert related["message"] == {"text": "used here"}
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "templates/_base.j2"
    rule = driver["rules"][0]
    assert rule["help"]["text"].endswith("{{ first_name | default('there', true) }}")
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {"precision": "high", "problem.severity": "error"}


def test_sarif_says_what_was_not_checked() -> None:
    (invocation,) = sarif_run()["invocations"]
    texts = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert texts[0] == "not checked: conversation-unanswered, conversation-after-reply: no history was given"


def test_sarif_fingerprints_stay_when_lines_move_and_differ_otherwise() -> None:
    def marks(*findings: object) -> list[str]:
        run = sarif_run(replace(REPORT, findings=findings))
        return [result["partialFingerprints"]["msglintFinding/v1"] for result in run["results"]]

    again = marks(SURNAME, SURNAME, SWAPPED, replace(SWAPPED, examples=("c-9",)))
    assert len(set(again)) == 4
    assert marks(SURNAME, SURNAME, SWAPPED, replace(SWAPPED, examples=("c-9",))) == again
    moved = replace(SWAPPED, place=replace(SWAPPED.place, line=7, end_line=7))
    assert marks(moved) == marks(SWAPPED)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü.j2", "a%20b/%C3%BC.j2"),
        ("odd:name?.j2", "odd%3Aname%3F.j2"),
        ("caf\udce9.j2", "caf%E9.j2"),
        ("/tmp/x.j2", "file:///tmp/x.j2"),  # noqa: S108
        ("../x.j2", "../x.j2"),
    ],
)
def test_sarif_uris(path: str, uri: str) -> None:
    run = sarif_run(replace(REPORT, findings=(replace(SURNAME, place=Place(path, 1, 1, 1, 2)),)))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_sarif_without_a_line_has_no_region_and_without_a_file_no_location() -> None:
    run = sarif_run(
        replace(REPORT, findings=(replace(SURNAME, place=Place("x.j2")), replace(SURNAME, place=Place(""))))
    )
    assert run["results"][0]["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "x.j2"}}}]
    assert run["results"][1]["locations"] == []


def test_sarif_messages_plant_no_links() -> None:
    finding = replace(
        SURNAME, message=("[win](https://evil.example)",), related=(Related(Place("x", 1, 1, 1, 1), "[a](b)"),)
    )
    result = sarif_run(replace(REPORT, findings=(finding,)))["results"][0]
    assert result["message"]["text"].startswith("\\[win\\](https://evil.example)")
    assert result["relatedLocations"][0]["message"]["text"] == "\\[a\\](b)"


def test_sarif_keeps_the_gravest_results_and_says_what_it_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    run = sarif_run()
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    (invocation,) = run["invocations"]
    first = invocation["toolExecutionNotifications"][0]
    assert first["level"] == "warning"
    assert re.match(r"1 finding left out, the least grave: ", first["message"]["text"])


def test_sarif_stays_within_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_BYTES", 20_000)
    findings = tuple(replace(ANNOUNCED, message=(f"{number**40}",)) for number in range(2, 1500))
    page = written("sarif", replace(REPORT, findings=(*findings, SURNAME)))
    assert len(gzip.compress(page.encode())) <= 20_000
    (run,) = json.loads(page)["runs"]
    assert 100 < len(run["results"]) < 1400
    assert run["results"][-1]["level"] == "error"
    (invocation,) = run["invocations"]
    left_out = len(findings) + 1 - len(run["results"])
    text = invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert text.startswith(f"{left_out:,} findings left out")
