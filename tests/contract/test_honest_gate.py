"""Exit statuses: a gate that judged nothing, or not by the configuration that stands there, is never green."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from contract_project import CLEAN, PEOPLE, check, rules, run, write, wrong


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"people.csv": PEOPLE, "mail/tram.email.j2": CLEAN})
    return tmp_path


def test_a_clean_message_passes() -> None:
    assert run("check", "mail", "--records", "people.csv").exit_code == 0


def test_a_surname_greeting_fails(project: Path) -> None:
    write(project, {"mail/tram.email.j2": CLEAN.replace("first_name", "last_name")})
    assert run("check", "mail", "--records", "people.csv").exit_code == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere"], "nowhere: no such file or folder"),
        (["people.csv"], "people.csv is data, not a message"),
        (["mail", "--records", "none.csv"], "none.csv: there is no such file"),
        (["mail", "--select", ","], "--select: it names no rule and no pack"),
        (["mail", "--select", "salutation-surnam"], "error: --select: there is no rule or pack 'salutation-surnam'"),
        (["mail", "--records", "people.csv", "--encoding", "cp99"], "error: --encoding: 'cp99' is no encoding"),
    ],
)
def test_what_cannot_be_judged_is_wrong_usage(args: list[str], said: str) -> None:
    assert said in wrong("check", *args)


@pytest.mark.parametrize("text", ["", "id,first_name\n", "id,first_name\n1\n"], ids=["empty", "header", "ragged"])
def test_records_without_a_readable_row_are_wrong(project: Path, text: str) -> None:
    write(project, {"people.csv": text})
    assert "people.csv" in wrong("check", "mail", "--records", "people.csv")


def test_a_message_for_nobody_among_the_records_is_not_green(project: Path) -> None:
    write(project, {"mail/tram.email.j2": f"---\nsegment: switchers\n---\n{CLEAN}"})
    assert "no record is selected" in wrong("check", "mail", "--records", "people.csv")


@pytest.mark.parametrize("text", ["", " \n\n", "{% if vip %}Hi {{ first_name }}{% endif %}"])
def test_messages_that_show_nobody_anything_are_not_green(project: Path, text: str) -> None:
    write(project, {"mail/tram.email.j2": text, "mail/boat.html.j2": text})
    said = wrong("check", "mail", "--records", "people.csv")
    assert "nothing was checked" in said
    assert ("it is empty" in said) == (not text.strip())


def test_one_message_that_is_empty_leaves_the_others_judged(project: Path) -> None:
    write(project, {"mail/boat.email.j2": ""})
    report = check("mail", "--records", "people.csv")
    assert {"rule": "*", "why": "mail/boat.email.j2: it is empty"} in report["summary"]["not_checked"]


def test_paths_of_two_projects_are_refused(project: Path) -> None:
    write(project, {"a/msglint.yaml": "rules: {lead-cliche: off}", "a/x.j2": CLEAN, "b/x.j2": CLEAN})
    assert "no configuration in common; some have a/msglint.yaml" in wrong("check", "a", "b")


def test_a_configuration_above_all_paths_holds_for_them(project: Path) -> None:
    write(project, {"msglint.yaml": "records: people.csv", "a/msglint.yaml": "", "a/x.j2": CLEAN, "b/x.j2": CLEAN})
    assert check("a", "b")["summary"]["records"] == 2


def test_every_fault_is_listed_with_its_line(project: Path) -> None:
    cases = "    bad: [{name: a, template: b}]\n    good: [{name: c, template: d}]\n"
    pack = f"pack: house\nrules:\n  - id: house-a\n    check: phrse\n    message: says so\n{cases}"
    write(project, {"msglint.yaml": "histry: x\npacks: [./house.yaml, recomended]\n", "house.yaml": pack})
    said = wrong("check", "mail")
    assert "msglint.yaml:1:1: `histry`: is no key" in said
    assert "there is no pack 'recomended'" in said
    assert "house.yaml:4:5: there is no check 'phrse'" in said


def test_a_history_about_other_people_is_owned_up_to(project: Path) -> None:
    write(project, {"past.csv": "contact_id,at,direction,kind,text\nx-9,2026-02-20,in,question,Is there a ramp?\n"})
    notes = check("mail", "--records", "people.csv", "--history", "past.csv")["summary"]["not_checked"]
    why = {note["rule"]: note["why"] for note in notes}
    assert why["conversation-unanswered"] == "no row of the history is about any of the records"


def test_a_history_about_the_records_is_judged(project: Path) -> None:
    write(project, {"mail/tram.email.j2": "Hi {{ first_name }},\n\nthe spring sale starts on Saturday: 20 % off.\n"})
    write(project, {"past.csv": "contact_id,at,direction,kind,text\nc-2,2026-02-20,in,question,Is there a ramp?\n"})
    report = check("mail", "--records", "people.csv", "--history", "past.csv")
    assert "conversation-unanswered" in rules(report)
    assert "conversation-unanswered" not in {note["rule"] for note in report["summary"]["not_checked"]}


@pytest.mark.parametrize("closed", ["0", "2"], ids=["standard input", "standard error"])
def test_a_closed_stream_does_not_change_the_verdict(closed: str) -> None:
    command = f'"$0" -m msglint check mail --records people.csv {closed}>&-'
    done = subprocess.run(["/bin/sh", "-c", command, sys.executable], capture_output=True, env=os.environ, check=False)
    assert done.returncode == 0
