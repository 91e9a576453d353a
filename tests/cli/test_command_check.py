"""``msglint check``: findings, statuses, what is shown where."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_project import FILES, PEOPLE, TODAY, make, run


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make(tmp_path))
    return tmp_path


def check(*args: str) -> dict:
    result = run("check", *PEOPLE, *TODAY, "--no-cache", "--format", "json", *args)
    assert result.stderr == ""
    return json.loads(result.stdout)


def test_the_surname_is_found_at_its_merge_field() -> None:
    result = run("check", *PEOPLE, *TODAY)
    assert result.exit_code == 1
    assert "templates/follow-up.email.j2:5:4  error[salutation-surname]" in result.stdout
    assert "        5 │ Hi {{ last_name | title }},\n          │    ^^^^^^^^^^^^^^^^^^^^^^^\n" in result.stdout
    assert "    reads │ Hi ‹last_name›,\n" in result.stdout
    assert "who   all 2 records: c-101, c-102" in result.stdout
    assert "Behnia" not in result.stdout
    assert "in 4 messages (2 templates, 2 records)" in result.stdout


def test_json_has_the_same_finding() -> None:
    report = check()
    assert report["summary"]["messages"] == 4
    (finding,) = [each for each in report["findings"] if each["rule"] == "salutation-surname"]
    assert (finding["path"], finding["line"], finding["column"]) == ("templates/follow-up.email.j2", 5, 4)
    assert finding["records"] == {"count": 2, "of": 2, "examples": ["c-101", "c-102"]}
    assert finding["fields"] == ["last_name"]


def test_values_are_shown_when_asked_for() -> None:
    assert "Behnia" not in run("check", *PEOPLE, *TODAY, "--format", "json").stdout
    assert "Hi Behnia," in run("check", *PEOPLE, *TODAY, "--format", "json", "--show-values").stdout
    assert "Hi Behnia," in run("check", *PEOPLE, *TODAY, "--show-values").stdout


@pytest.mark.parametrize("name", ["concise", "full", "github", "json", "sarif"])
def test_every_format_names_the_rule_and_masks(name: str) -> None:
    result = run("check", *PEOPLE, *TODAY, "--format", name)
    assert result.exit_code == 1
    assert "salutation-surname" in result.stdout
    assert "Behnia" not in result.stdout
    assert result.stderr == ""


def test_select_and_ignore_are_comma_separated_and_repeatable() -> None:
    rules = {
        finding["rule"] for finding in check("--select", "salutation,personalization", "--select", "lead")["findings"]
    }
    assert "salutation-surname" in rules
    assert {rule.split("-")[0] for rule in rules} <= {"salutation", "personalization", "lead", "template"}
    assert run("check", *PEOPLE, *TODAY, "--ignore", "salutation,personalization").exit_code == 0
    unknown = run("check", *PEOPLE, "--select", "salutaton")
    assert unknown.exit_code == 2
    assert "salutaton" in unknown.stderr
    assert "did you mean 'salutation'?" in unknown.stderr


def test_fail_on_decides_the_status() -> None:
    only = ("--select", "salutation-surname")
    assert run("check", *PEOPLE, *TODAY, *only).exit_code == 1
    Path("msglint.yaml").write_text("rules:\n  salutation-surname: {severity: warning}\n")
    assert run("check", *PEOPLE, *TODAY, *only).exit_code == 0
    assert run("check", *PEOPLE, *TODAY, *only, "--fail-on", "warning").exit_code == 1


def test_what_severity_hides_still_counts_and_says_so() -> None:
    Path("msglint.yaml").write_text("rules:\n  salutation-surname: {severity: warning}\n")
    result = run(
        "check", *PEOPLE, *TODAY, "--select", "salutation-surname", "--fail-on", "warning", "--severity", "error"
    )
    assert result.exit_code == 1
    assert "error[" not in result.stdout
    assert result.stderr == "msglint: --severity hides all 1 findings that --fail-on counts\n"


def test_output_goes_to_a_file_and_stays_masked() -> None:
    result = run("check", *PEOPLE, *TODAY, "--output", "report.txt")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "salutation-surname" in Path("report.txt").read_text()
    assert "Behnia" not in Path("report.txt").read_text()


def test_without_records_personas_stand_in() -> None:
    result = run("check", *TODAY, "--format", "json")
    report = json.loads(result.stdout)
    assert report["summary"]["personas"] is True
    assert report["summary"]["records"] > 10


@pytest.mark.parametrize(
    "args",
    [
        ["nowhere"],
        ["--records", "nobody.csv"],
        ["--history", "nothing.jsonl"],
        ["--config", "none.yaml"],
        ["--encoding", "klingon", *PEOPLE],
    ],
)
def test_what_is_not_there_is_status_2_with_nothing_on_standard_output(args: list[str]) -> None:
    result = run("check", *args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert "hint: " in result.stderr


def test_a_gate_that_checked_nothing_is_not_green(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    result = run("check")
    assert result.exit_code == 2
    assert "no message" in result.stderr


def test_options_that_mean_nothing_are_refused() -> None:
    for option in ("--jobs=0", "--jobs=many", "--baseline=x"):
        assert run("check", option).exit_code == 2


def test_a_full_disk_is_never_a_pass() -> None:
    clean = "---\npurpose: transactional\n---\nYour order is paid. Thank you.\n"
    make(Path(), {"clean/paid.email.j2": clean})
    command = [sys.executable, "-m", "msglint", "check", "clean", *PEOPLE, *TODAY, "--select", "salutation"]
    assert subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert run.returncode == 2
    assert b"No space left on device" in run.stderr
    to_file = subprocess.run([*command, "--output", "/dev/full"], check=False, capture_output=True, timeout=60)
    assert to_file.returncode == 2


def test_the_files_are_left_as_they_were(project: Path) -> None:
    run("check", *PEOPLE, *TODAY, "--no-cache")
    files = {path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()}
    assert files == set(FILES)
