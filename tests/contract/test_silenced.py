"""A suppression is honoured, counted, and reported where it gives no reason, silences nothing or names no rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract_project import CLEAN, PEOPLE, check, rules, write, wrong

SURNAME = CLEAN.replace("first_name", "last_name")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"people.csv": PEOPLE})
    return tmp_path


@pytest.mark.parametrize(
    "before",
    [
        "{# msglint: ignore salutation-surname — a club of surnames #}\n",
        "{# msglint: ignore salutation - a club of surnames #}\n",
        "---\nmsglint: ignore salutation-surname — a club of surnames\n---\n",
        "---\nmsglint:\n  ignore:\n    salutation-surname: a club of surnames\n---\n",
    ],
    ids=["a comment", "a pack", "front matter", "a mapping"],
)
def test_a_suppressed_finding_is_left_out_and_counted(project: Path, before: str) -> None:
    write(project, {"tram.email.j2": before + SURNAME})
    report = check("--records", "people.csv")
    assert rules(report, "salutation", "template") == []
    assert report["summary"]["suppressed"] == 1


@pytest.mark.parametrize(
    ("comment", "text", "said"),
    [
        ("{# msglint: ignore salutation-surname #}", SURNAME, "gives no reason"),
        ("{# msglint: ignore salutation-surname — once needed #}", CLEAN, "silences nothing here"),
        ("{# msglint: ignore salutation-surnam — a slip #}", CLEAN, "no rule or pack 'salutation-surnam'"),
    ],
)
def test_a_suppression_that_is_not_sound_is_reported(project: Path, comment: str, text: str, said: str) -> None:
    write(project, {"tram.email.j2": f"{comment}\n{text}"})
    report = check("--records", "people.csv")
    told = [finding for finding in report["findings"] if finding["rule"] == "template-suppression"]
    assert [(finding["line"], finding["column"]) for finding in told] == [(1, 1)]
    assert said in told[0]["message"]


def test_silencing_what_does_not_compile_is_no_pass(project: Path) -> None:
    write(project, {"tram.email.j2": "{# msglint: ignore template-syntax — later #}\n{% if %}"})
    assert "they do not compile or render" in wrong("check", "--records", "people.csv")


@pytest.mark.parametrize("choice", [("--select", "lead"), ("--ignore", "template")])
def test_a_selection_never_hides_what_does_not_compile(project: Path, choice: tuple[str, str]) -> None:
    write(project, {"tram.email.j2": "{% if %}"})
    assert rules(check("--records", "people.csv", *choice)) == ["template-syntax"]
