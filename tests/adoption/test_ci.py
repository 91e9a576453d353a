"""The GitHub Action and the GitLab template: their steps, run with invented variables of the CI."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from msglint import reporters
from msglint.cli import ci

ROOT = Path(__file__).resolve().parent.parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
HOSTILE = ["$(touch planted)", "'; touch planted; '", "`touch planted`", "--output=planted", "* ?"]
SCRIPT = (ROOT / "scripts" / "ci.sh").read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the first story, and msglint on the path."""
    kept = shutil.ignore_patterns(".msglint_cache")  # of a run over the story itself, as `make demo` is one
    shutil.copytree(ROOT / "examples" / "webinar", tmp_path / "repo" / "mail", ignore=kept)
    own = tmp_path / "bin"
    own.mkdir()
    for name, command in (("msglint", "-m msglint"), ("python", "")):
        (own / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {command} "$@"\n')
        (own / name).chmod(0o755)
    for name in list(os.environ):
        if name.startswith(("GITHUB_", "GITLAB_", "MSGLINT_")) or name == "CI":
            monkeypatch.delenv(name)
    monkeypatch.setenv("PATH", f"{own}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    monkeypatch.chdir(tmp_path / "repo")
    return tmp_path


def filled(text: str, inputs: dict[str, str], runner: Path) -> str:
    """What GitHub puts in place of an expression."""
    values = {f"inputs.{name}": value for name, value in inputs.items()} | {"runner.temp": str(runner)}
    return re.sub(r"\$\{\{ *(.+?) *\}\}", lambda found: values[found[1]], text)


def on_github(project: Path, **given: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str], str]:
    """The step that checks: its outcome, its outputs, the job summary."""
    inputs = {name: str(each["default"]) for name, each in ACTION["inputs"].items()}
    inputs |= {"today": "2026-03-02"} | {name.replace("_", "-"): value for name, value in given.items()}
    step = STEPS["Check the messages"]
    output, summary = project / "output", project / "summary.md"
    for file in (output, summary):
        file.touch()
    environment = {
        **os.environ,
        **{name: filled(value, inputs, project) for name, value in step["env"].items()},
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(bash, env=environment, capture_output=True, text=True, check=False)
    outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
    return done, outputs, summary.read_text("utf-8")


def test_github_annotates_summarises_and_writes_the_files(project: Path) -> None:
    done, outputs, summary = on_github(project, paths="mail", records="mail/attendees.csv")
    assert (done.returncode, done.stderr) == (1, "")
    annotations = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert any(line.startswith("::error file=mail/templates/follow-up-1.email.j2,line=7,") for line in annotations)
    assert outputs["status"] == "1"
    assert summary.startswith("### msglint: ")
    assert "<code>salutation-surname</code>" in summary
    assert Path(outputs["summary"]).read_text("utf-8") == summary
    (run,) = json.loads(Path(outputs["sarif"]).read_text("utf-8"))["runs"]
    assert len(run["results"]) == len(annotations)
    page = Path(outputs["report"]).read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "salutation-surname" in page
    assert not (Path.cwd() / "msglint-report").exists()
    assert not list(Path.cwd().rglob(".msglint_cache")), "the repository stays as it is"


def test_github_shows_no_value_anywhere(project: Path) -> None:
    done, outputs, summary = on_github(project, paths="mail")
    for text in (done.stdout, summary, *(Path(outputs[name]).read_text("utf-8") for name in ("sarif", "report"))):
        assert "Behnia" not in text


def test_github_passes_with_a_baseline_and_says_what_remains(project: Path) -> None:
    subprocess.run(["msglint", "baseline", "mail", "--today", "2026-03-02"], check=True, capture_output=True)
    done, outputs, summary = on_github(project, paths="mail", baseline="mail/msglint-baseline.json")
    assert done.returncode == 0, done.stderr
    assert outputs["status"] == "0"
    assert "nothing new to mend" in summary
    assert "remain" in summary


def test_github_with_nothing_changed_has_every_file_all_the_same(project: Path) -> None:
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@msglint.example")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    done, outputs, summary = on_github(project, paths="mail", changed_since="HEAD")
    assert done.returncode == 0, done.stderr
    assert "nothing had to be checked" in summary
    assert Path(outputs["report"]).stat().st_size > 1000
    assert json.loads(Path(outputs["sarif"]).read_text("utf-8"))["runs"][0]["results"] == []


def test_github_says_why_nothing_was_checked(project: Path) -> None:
    done, outputs, summary = on_github(project, paths="nowhere")
    assert done.returncode == 2
    assert done.stderr.count("error: nowhere: no such file or folder") == 1
    assert outputs == {}
    assert summary == "### msglint did not check the messages: the log of this step says why\n"


NAMES = ["records", "baseline", "changed_since", "select", "fail_on"]


@pytest.mark.parametrize(
    ("name", "value"), [*(("paths", value) for value in HOSTILE), *((name, "".join(HOSTILE[:3])) for name in NAMES)]
)
def test_inputs_are_never_commands(name: str, value: str, project: Path) -> None:
    done, _, _ = on_github(project, **({"paths": "mail"} | {name: value}))
    assert done.returncode == 2
    assert "error" in done.stderr or "Usage" in done.stderr
    assert not (Path.cwd() / "planted").exists()


def test_paths_go_one_a_line(project: Path) -> None:
    shutil.copytree("mail", "more mail")
    done, outputs, _ = on_github(
        project, paths="mail/templates/clinic.email.j2\n\nmail/templates/follow-up-1.email.j2\n"
    )
    (run,) = json.loads(Path(outputs["sarif"]).read_text("utf-8"))["runs"]
    files = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert {file for file in files if "templates" in file} <= {
        "mail/templates/clinic.email.j2",
        "mail/templates/follow-up-1.email.j2",
    }
    assert on_github(project, paths="more mail")[0].returncode == 1
    assert done.returncode == 1


def test_gitlab(project: Path) -> None:
    job = GITLAB["msglint"]
    variables = {**job["variables"], "MSGLINT_PATHS": "mail", "MSGLINT_TODAY": "2026-03-02", "GITLAB_CI": "true"}
    lines = "\n".join(job["script"])
    done = subprocess.run(
        ["sh", "-e", "-c", lines], env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "error[salutation-surname]" in done.stdout
    assert "Behnia" not in done.stdout
    reports = job["artifacts"]["reports"]
    issues = json.loads(Path(reports["codequality"]).read_text("utf-8"))
    root = ET.parse(reports["junit"]).getroot()  # noqa: S314 - our own document
    assert len(issues) == sum(len(list(suite)) for suite in root if suite.get("name") != "msglint") > 5
    assert [Path(path).is_file() for path in job["artifacts"]["paths"]] == [True]


def test_elsewhere(project: Path) -> None:
    environment = {**os.environ, "MSGLINT_PATHS": "mail", "MSGLINT_TODAY": "2026-03-02", "MSGLINT_FAIL_ON": "warning"}
    done = subprocess.run(["sh", str(ci.script())], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    written = {path.name for path in Path("msglint-report").iterdir()}
    assert written >= {"msglint.html", "msglint.sarif", "junit.xml"}


# What stands in the files


def test_the_action_hands_every_input_on() -> None:
    used = set(re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(ACTION["inputs"])
    assert all(each["description"] and "default" in each for each in ACTION["inputs"].values())
    own = {name for step in STEPS.values() for name in step.get("env", {})}
    assert own == set(re.findall(r"\bMSGLINT_[A-Z_]+", SCRIPT)) - {"MSGLINT_CACHE_DIR"}


def named_in(row: str) -> list[str]:
    """The names in the first cell of a table's row."""
    return re.findall(r"`([\w-]+)`", row.split("|")[1])


def test_the_manual_names_every_input_output_and_format() -> None:
    page = (ROOT / "docs" / "adoption.md").read_text("utf-8")
    inputs, outputs = page.split("| input | |")[1].split("Outputs:")
    told = {name for row in inputs.splitlines() if row.startswith("| `") for name in named_in(row)}
    assert told == set(ACTION["inputs"])
    assert set(re.findall(r"`(\w+)`", outputs.split("(")[0])) == set(ACTION["outputs"])
    formats = page.split("| format | for |")[1].split("In all of them")[0]
    named = {name for row in formats.splitlines() if row.startswith("| `") for name in named_in(row)}
    assert named == set(reporters.FORMATS) - {"full", "concise"}


def test_no_expression_stands_in_a_command() -> None:
    assert [step["name"] for step in STEPS.values() if "${{" in step.get("run", "")] == []
    assert all(step.get("shell") == "bash" for step in STEPS.values() if "run" in step)


def test_what_follows_the_check_runs_after_a_finding_too() -> None:
    for name in ("Show the findings in code scanning", "Keep the report"):
        assert "!cancelled()" in STEPS[name]["if"]
    outputs: dict[str, Any] = ACTION["outputs"]
    said = set(re.findall(r'echo "(\w+)=', SCRIPT))
    assert {re.findall(r"outputs\.(\w+)", each["value"])[0] for each in outputs.values()} == said


def test_the_template_names_the_scripts_variables() -> None:
    own = {name for name in GITLAB["msglint"]["variables"] if name.startswith("MSGLINT_")} - {"MSGLINT_VERSION"}
    assert own == set(re.findall(r"\bMSGLINT_[A-Z_]+", SCRIPT)) - {"MSGLINT_CACHE_DIR"}


def test_the_script_is_where_it_is_said_to_be(project: Path) -> None:
    done = subprocess.run(["python", "-m", "msglint.cli.ci"], capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).read_text("utf-8") == SCRIPT
