"""``msglint baseline`` and ``check --baseline``: old findings are left aside, new ones fail, mended ones are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from adopting import FILES, FOLLOW_UP, HEADER, NOTE, PEOPLE, make, new, noted, put, report, run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make(tmp_path))
    result = run("baseline", "--no-cache")
    assert result.exit_code == 0, result.output
    return tmp_path


def test_what_is_there_is_no_failure_any_more(project: Path) -> None:
    assert run("check").exit_code == 1
    result = run("check", "--baseline", NOTE)
    assert result.exit_code == 0
    count = len(noted())
    assert "nothing new to mend" in result.stdout
    assert f"{count} findings of {NOTE} remain" in result.stdout
    assert report("--baseline", NOTE)["summary"]["baseline"] == {"path": NOTE, "remain": count, "wider": 0, "gone": 0}


def test_the_file_is_sorted_stable_and_one_finding_a_line(project: Path) -> None:
    first = Path(NOTE).read_bytes()
    entries = noted()
    assert entries == sorted(entries, key=lambda entry: list(entry.values())[:3])
    assert sum(line.startswith('{"path"') for line in first.decode().splitlines()) == len(entries) > 5
    put(Path("contacts.csv"), "\n".join([HEADER, *reversed(PEOPLE)]) + "\n")
    assert run("baseline", "--no-cache").exit_code == 0
    assert Path(NOTE).read_bytes() == first


def test_a_new_finding_fails(project: Path) -> None:
    put(Path("templates/news.email.j2"), "---\nsubject: News\npurpose: transactional\n---\nHi {{ last_name }},\n")
    assert ("salutation-surname", "templates/news.email.j2") in new()
    assert run("check", "--baseline", NOTE).exit_code == 1


def test_one_more_of_the_same_words_is_new(project: Path) -> None:
    with Path(FOLLOW_UP).open("a", encoding="utf-8") as file:
        file.write("\nDear {{ frist_name }},\n")
    before = new()
    with Path(FOLLOW_UP).open("a", encoding="utf-8") as file:
        file.write("\nDear {{ frist_name }},\n")
    assert len(new()) == len(before) + 1


def test_a_graver_finding_is_new_and_a_milder_one_is_not(project: Path) -> None:
    put(Path("msglint.yaml"), "records: contacts.csv\nrules: {salutation-surname: warning}\n")
    assert new() == []
    assert run("baseline", "--no-cache").exit_code == 0
    put(Path("msglint.yaml"), "records: contacts.csv\n")
    assert {rule for rule, _ in new()} == {"salutation-surname"}


def test_what_is_mended_is_told_and_taken_out(project: Path) -> None:
    put(Path(FOLLOW_UP), FILES[FOLLOW_UP].replace("Hi {{ last_name | title }}", "Hi {{ first_name }}"))
    result = run("check", "--baseline", NOTE, "--severity", "error")
    assert "mended: `msglint baseline --prune` takes them out" in result.stdout
    put(Path("templates/news.email.j2"), "---\nsubject: News\npurpose: transactional\n---\nHi {{ last_name }},\n")
    count = len(noted())
    pruned = run("baseline", "--prune")
    assert pruned.exit_code == 0
    assert len(noted()) < count
    assert report("--baseline", NOTE)["summary"]["baseline"]["gone"] == 0
    assert ("salutation-surname", "templates/news.email.j2") in new(), "pruning adds nothing"


@pytest.mark.parametrize(
    "less",
    [
        ["templates/thanks.email.j2"],
        ["--select", "salutation"],
        ["--ignore", "salutation,records"],
        ["--severity", "error"],
        ["--confidence", "high"],
    ],
)
def test_a_run_that_looks_at_less_calls_nothing_mended(less: list[str], project: Path) -> None:
    known = report("--baseline", NOTE, *less)["summary"]["baseline"]
    assert known["gone"] == 0
    assert 0 < known["remain"] < len(noted()) or less[0] == "--confidence"


@pytest.mark.parametrize("less", [["templates/thanks.email.j2"], ["--select", "salutation"]])
def test_a_baseline_is_not_written_over_by_less(less: list[str], project: Path) -> None:
    before = Path(NOTE).read_bytes()
    result = run("baseline", *less)
    assert result.exit_code == 2
    assert "more than this run looks at" in result.stderr
    assert "--output" in result.stderr
    assert Path(NOTE).read_bytes() == before


def test_a_renamed_file_keeps_its_findings(project: Path) -> None:
    Path(FOLLOW_UP).rename("templates/after-the-talk.email.j2")
    assert new() == []
    assert run("check", "--baseline", NOTE).exit_code == 0


def test_a_renamed_folder_keeps_its_findings(project: Path) -> None:
    put(Path("templates/more/follow-up-2.email.j2"), FILES[FOLLOW_UP])
    assert run("baseline", "--no-cache").exit_code == 0
    Path("templates").rename("mail")
    assert new() == []


def test_two_files_that_one_could_have_become_are_new(project: Path) -> None:
    Path(FOLLOW_UP).unlink()
    for name in ("a", "b"):
        put(Path(f"templates/{name}.email.j2"), FILES[FOLLOW_UP])
    assert {path for _, path in new()} == {"templates/a.email.j2", "templates/b.email.j2"}


def test_a_copy_is_new(project: Path) -> None:
    put(Path("templates/copy.email.j2"), FILES[FOLLOW_UP])
    assert {path for _, path in new()} == {"templates/copy.email.j2"}


def test_a_finding_that_reaches_more_people_is_told_of(project: Path) -> None:
    put(Path("contacts.csv"), "\n".join([HEADER, PEOPLE[0], PEOPLE[3]]) + "\n")
    put(Path("templates/thanks.email.j2"), FILES["templates/thanks.email.j2"])
    assert run("baseline", "--no-cache").exit_code == 0
    row = "c-{},Test,Quenby,quenby@pinewood.example"
    assert report("--baseline", NOTE)["summary"]["baseline"]["wider"] == 0
    put(Path("contacts.csv"), "\n".join([HEADER, PEOPLE[0], PEOPLE[2], PEOPLE[3]]) + "\n")
    assert run("baseline", "--no-cache").exit_code == 0
    put(Path("contacts.csv"), "\n".join([HEADER, *PEOPLE[::2], *(row.format(n) for n in range(200, 204))]) + "\n")
    result = run("check", "--baseline", NOTE)
    assert "reach more records than before" in result.stdout


def test_msglint_yaml_names_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(Path("msglint.yaml"), f"records: contacts.csv\nbaseline: {NOTE}\n")
    assert run("check").exit_code == 0
    assert run("check", "--no-baseline").exit_code == 1
    monkeypatch.chdir(project / "templates")
    result = run("check", "..")
    assert result.exit_code == 0, "paths are those of the baseline's folder, wherever one stands"
    assert f"findings of ../{NOTE} remain" in result.stdout
    again = run("baseline", "..")
    assert again.stdout.startswith(f"../{NOTE}: ")
    assert "(0 added, 0 taken out)" in again.stdout
    assert "name it" not in again.stdout


def test_the_kept_report_of_an_unchanged_run_has_it_too(project: Path) -> None:
    first, again = (run("check", "--baseline", NOTE, "--format", "json") for _ in range(2))
    assert first.stdout == again.stdout
    entries = noted()[1:]
    text = json.loads(Path(NOTE).read_text("utf-8"))
    put(Path(NOTE), json.dumps(text | {"findings": entries}))
    assert len(json.loads(run("check", "--baseline", NOTE, "--format", "json").stdout)["findings"]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no such baseline"),
        ("", "is no baseline"),
        ("[]", "is no baseline"),
        ('{"version": 2, "findings": []}', "version 2, not 1"),
        ('{"version": 1, "findings": [{"rule": 1}]}', "is no baseline"),
        ('{"version": 1, "findings": [{"path": "a", "rule": "b", "words": "", "severity": "dire"}]}', "is no baseline"),
        ('{\n"version": 1,\n<<<<<<< ours\n"findings": []}', "line 3 is a conflict that git left"),
        ("[" * 100_000, "is no baseline"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_said_with_a_remedy(text: str | None, said: str, project: Path) -> None:
    Path(NOTE).unlink()
    if text is not None:
        put(Path(NOTE), text)
    result = run("check", "--baseline", NOTE)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "`msglint baseline`" in result.stderr
    assert run("baseline", "--prune").exit_code == 2
    assert run("baseline").exit_code == 0, "writing it anew is the remedy"
    assert run("check", "--baseline", NOTE).exit_code == 0


def test_a_missing_one_that_msglint_yaml_names_is_said_with_its_line(project: Path) -> None:
    put(Path("msglint.yaml"), "records: contacts.csv\nbaseline: old.json\n")
    result = run("check")
    assert result.exit_code == 2
    assert "msglint.yaml:2" in result.stderr
    assert run("baseline").exit_code == 0
    assert Path("old.json").exists()


def test_a_clean_project_has_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "mail/note.sms.j2", "---\npurpose: transactional\n---\nYour code is {{ code }}.\n")
    put(tmp_path / "msglint.yaml", "context: {code: '1234'}\n")
    monkeypatch.chdir(tmp_path)
    result = run("baseline", "mail")
    assert (result.exit_code, noted()) == (0, [])
    assert "no finding" in result.stdout
    assert run("check", "mail", "--baseline", NOTE).exit_code == 0


def test_fixing_mends_old_findings_too(project: Path) -> None:
    result = run("check", "--fix", "--baseline", NOTE)
    assert "mended 3 findings in 2 files" in result.stderr
    assert "last_name" not in Path(FOLLOW_UP).read_text("utf-8")
    assert "3 findings of msglint-baseline.json are mended" in result.stdout
