"""The shards of a run, merged, are the run; what does not belong together is not merged."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from test_remembered import project

from msglint import reporters
from msglint.cli.app import msglint
from msglint.engine import Request, check, check_shard, merge
from msglint.engine import run as running
from msglint.engine.part import each, ranges
from msglint.errors import MsglintError
from msglint.model import Confidence, Report

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "STRETCH", 4)


def asked(folder: Path) -> Request:
    return Request((folder,), today=DAY, confidence=Confidence.LOW, cache=False)


def written(report: Report, *, values: bool) -> str:
    sink = io.StringIO()
    reporters.write("json", report, sink, values=values, sources=lambda _: (), colour=False)
    return sink.getvalue()


def parts(folder: Path, out: Path, of: int) -> list[Path]:
    files = [out / f"part{number}.json" for number in range(1, of + 1)]
    for number, file in enumerate(files, 1):
        file.write_text(written(check_shard(asked(folder), number, of), values=False))
    return files


def same_merged(folder: Path, out: Path, of: int) -> Report:
    whole = check(asked(folder))
    telling = Request((), confidence=Confidence.LOW, cache=False)
    files = parts(folder, out, of)
    random.Random(of).shuffle(files)  # noqa: S311
    assert written(merge(files, telling), values=True) == written(whole, values=True)
    return whole


@pytest.mark.parametrize("story", ["webinar", "symphony", "readers", "seasons", "photo-store"])
def test_a_story_in_three_shards(story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert same_merged(Path("examples") / story, tmp_path, 3).findings


@pytest.mark.parametrize("name", ["theatre-access-sms-and-mail", "french"])
def test_a_good_project_in_two_shards(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    same_merged(Path("tests/good") / name, tmp_path, 2)


@pytest.mark.parametrize(("seed", "of"), [(1, 3), (2, 2), (3, 30)])
def test_random_messages_in_shards(seed: int, of: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    project(folder, random.Random(seed))  # noqa: S311
    monkeypatch.chdir(folder)
    assert same_merged(Path(), tmp_path, of).findings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "msglint.yaml").write_text("records: people.csv\n")
    rows = "".join(f"c-{n},Rosalind{n},Quenby\n" for n in range(9))
    (folder / "people.csv").write_text(f"id,First Name,Last Name\n{rows}")
    (folder / "mail.email.j2").write_text("Hi {{ last_name }},\n\nyour seats wait.\n")
    (folder / "broken.email.j2").write_text("Hello {{ first_name }}, {{ nobody.knows }}\n")
    monkeypatch.chdir(folder)
    return folder


def run(*args: str) -> Result:
    return CliRunner().invoke(msglint, [*args, "--no-cache"])


def made(*more: str, of: int = 2, into: str = "..") -> list[str]:
    names = [f"{into}/part{number}.json" for number in range(1, of + 1)]
    for number, name in enumerate(names, 1):
        shard = ("--shard", f"{number}/{of}", "--format", "json", "--output", name)
        assert run("check", "--today", "2026-03-02", *shard, *more).exit_code == 1
    return names


@pytest.mark.usefixtures("home")
def test_the_command_line_merges_into_any_format() -> None:
    names = made("--jobs", "2")
    for more in (("--format", "sarif"), ("--format", "full"), ("--examples", "1", "--format", "jsonl")):
        whole = run("check", "--today", "2026-03-02", *more)
        merged = run("merge", *names, *more)
        assert (merged.exit_code, merged.stdout) == (1, whole.stdout)
    assert run("merge", *names, "--format", "html").stdout.startswith("<!doctype html>")


@pytest.mark.usefixtures("home")
def test_a_part_says_nothing_of_what_records_hold() -> None:
    for name in made():
        text = Path(name).read_text()
        assert "salutation-surname" in text
        assert "Quenby" not in text
        assert "Rosalind" not in text


@pytest.mark.usefixtures("home")
def test_a_part_is_json_of_version_1() -> None:
    whole = json.loads(Path(made()[1]).read_text())
    assert whole["version"] == 1
    assert whole["summary"]["messages"] == 5
    assert {found["records"]["count"] for found in whole["findings"]} == {5}
    assert "msglint merge" in whole["summary"]["not_checked"][0]["why"]
    assert (whole["shard"]["number"], whole["shard"]["of"]) == (2, 2)


def spoiled(change: Callable[[dict[str, Any]], object]) -> None:
    file = Path("../part2.json")
    whole = json.loads(file.read_text())
    change(whole)
    file.write_text(json.dumps(whole))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda part: part["tool"].update(version="0.0.9"), "was made by msglint 0.0.9"),
        (lambda part: part.pop("shard"), "is no part of a run"),
        (lambda part: part["shard"].update(messages=[1]), "is no part of a run"),
        (lambda part: part["shard"].update(number=1), "is shard 1 of 2, and so is ../part1.json"),
        (lambda part: part["shard"].update(number=1), "shard 2 of 2 is missing"),
        (lambda part: part["shard"].update(of=3), "is one of 3 shards"),
        (lambda part: part["shard"]["inputs"].update(records="0"), "its records are not those of ../part1.json"),
        (lambda part: part["shard"]["asked"].update(records="x.csv"), "was asked for otherwise"),
    ],
)
def test_parts_that_do_not_belong_together(change: Callable[[dict[str, Any]], object], said: str) -> None:
    names = made()
    spoiled(change)
    result = run("merge", *names)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_every_reason_is_told_at_once(home: Path) -> None:
    names = made(of=3)
    Path(names[0]).write_text("{")
    result = run("merge", names[0], names[1], "../nothing.json")
    assert [line for line in result.stderr.splitlines() if line.startswith("error")] == [
        "error: ../part1.json: is no part of a run",
        "error: ../nothing.json: cannot be read: No such file or directory",
        "error: shard 1 of 3 is missing",
        "error: shard 3 of 3 is missing",
    ]


@pytest.mark.parametrize(
    ("name", "what"), [("people.csv", "records"), ("mail.email.j2", "templates"), ("msglint.yaml", "configuration")]
)
def test_another_project_is_not_merged_into(name: str, what: str, home: Path) -> None:
    names = made()
    with (home / name).open("a") as file:
        file.write("\n# more\n")
    result = run("merge", *names)
    assert result.exit_code == 2
    assert f"the {what} here are not those" in result.stderr


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "args",
    [
        ("--shard", "0/2", "--format", "json"),
        ("--shard", "3/2", "--format", "json"),
        ("--shard", "two", "--format", "json"),
        ("--shard", "1/2"),
        ("--shard", "1/2", "--format", "json", "--fix"),
        ("--shard", "1/2", "--format", "json", "--watch"),
        ("--shard", "1/2", "--format", "json", "--changed-since", "HEAD"),
    ],
)
def test_shards_that_cannot_be(args: tuple[str, ...]) -> None:
    assert run("check", *args).exit_code == 2


@pytest.mark.usefixtures("home")
def test_what_is_not_found_again_is_told() -> None:
    names = made()
    spoiled(lambda part: part["shard"]["messages"][0][0]["shown"][0].update(rule="lead-cliche"))
    with pytest.raises(MsglintError, match="not found again"):
        merge([Path(name) for name in names], Request((), cache=False))


def test_ranges_are_numbers() -> None:
    assert ranges([3, 4, 5, 9, 7]) == [(3, 6), (9, 10), (7, 8)]
    assert list(each([(3, 6), (9, 10)])) == [3, 4, 5, 9]
