"""``check --changed-since`` and ``--touched-by``: messages that rest on what has changed, and no others."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from adopting import put, report, run
from versioned import ALONE, EVERY, FILES, LAID_OUT, MACRO, PAIR, SIGNED, edit, git, greeted

Change = Callable[[], None]


def delete(name: str) -> Change:
    return lambda: Path(name).unlink()


def add(name: str, text: str = "Thanks\n") -> Change:
    return lambda: put(Path(name), text)


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "a message": (edit(ALONE), {ALONE}),
    "a layout": (edit("mail/_base.txt"), {LAID_OUT}),
    "a partial": (edit("mail/parts/_sign.txt"), {SIGNED}),
    "imported macros": (edit("mail/_macros.txt"), {MACRO}),
    "a part of a pair": (edit("mail/pair.subject.txt"), {PAIR}),
    "a part taken away": (delete("mail/pair.subject.txt"), {PAIR}),
    "front matter of its own file": (add("mail/pair.meta.yaml", "subject: Doors\n"), {PAIR}),
    "a partial that nobody uses": (add("mail/parts/_x.txt"), set()),
    "a message that nobody has added": (add("mail/new.email.j2", FILES[ALONE]), {"mail/new.email.j2"}),
    "the records": (edit("contacts.csv"), EVERY),
    "the history": (edit("past.jsonl"), EVERY),
    "a house pack": (edit("house.yaml"), EVERY),
    "the configuration": (edit("msglint.yaml"), EVERY),
    "another file": (edit("notes.rst"), set()),
}


@pytest.mark.parametrize("staged", [False, True], ids=["unstaged", "staged"])
@pytest.mark.parametrize("what", CHANGES)
def test_what_is_touched_by(what: str, staged: bool, versioned_project: Path) -> None:
    change, touched = CHANGES[what]
    change()
    if staged:
        git("add", "-A")
    assert greeted("--changed-since", "HEAD") == touched


@pytest.mark.parametrize("what", ["a message", "a layout", "a part of a pair", "the records"])
def test_what_is_told_is_what_a_whole_run_tells_there(what: str, versioned_project: Path) -> None:
    change, touched = CHANGES[what]
    change()
    whole, part = report()["findings"], report("--changed-since", "HEAD")["findings"]
    if touched == EVERY:
        assert part == whole
    assert [finding for finding in whole if finding["path"] in touched] == [
        finding for finding in part if finding["path"] in touched
    ]
    assert all(finding in whole for finding in part)


def test_it_holds_against_any_commit(versioned_project: Path) -> None:
    edit(ALONE)()
    git("commit", "-q", "-a", "-m", "one")
    edit(LAID_OUT)()
    assert greeted("--changed-since", "main") == {LAID_OUT}
    assert greeted("--changed-since", "HEAD~1") == {ALONE, LAID_OUT}
    git("tag", "before", "HEAD~1")
    assert greeted("--changed-since", "before") == {ALONE, LAID_OUT}


def test_a_deleted_partial_is_a_change_of_who_used_it(versioned_project: Path) -> None:
    delete("mail/parts/_sign.txt")()
    found = report("--changed-since", "HEAD")["findings"]
    assert {finding["rule"] for finding in found if finding["path"] == SIGNED} & {"template-syntax", "template-render"}
    assert {finding["path"] for finding in found} == {SIGNED}


def test_an_include_that_only_a_run_can_name(versioned_project: Path) -> None:
    text = "---\npurpose: transactional\nsubject: Doors\n---\nHi {{ last_name }},\n{% include sign %}\n"
    put(Path("mail/any.email.j2"), text)
    put(Path("msglint.yaml"), FILES["msglint.yaml"] + "context: {sign: parts/_sign.txt}\n")
    git("add", "-A")
    git("commit", "-q", "-m", "any")
    edit("mail/parts/_sign.txt")()
    assert greeted("--changed-since", "HEAD") == {SIGNED, "mail/any.email.j2"}


def test_nothing_touched_is_no_fault_and_said(versioned_project: Path) -> None:
    result = run("check", "--changed-since", "HEAD")
    assert result.exit_code == 0
    assert "nothing had to be checked" in result.stdout
    assert "no message rests on what has changed since HEAD" in result.stdout
    edit("notes.rst")()
    again = run("check", "--changed-since", "HEAD")
    assert (again.exit_code, again.stdout) == (0, result.stdout)


def test_what_was_checked_is_said(versioned_project: Path) -> None:
    edit(ALONE)()
    result = run("check", "--changed-since", "HEAD")
    assert result.exit_code == 1
    assert "only messages that rest on what has changed since HEAD were checked: 1 of 5" in result.stdout
    assert report("--changed-since", "HEAD")["summary"]["changed"] == {
        "since": "HEAD",
        "messages": 1,
        "of": 5,
        "all_for": None,
    }
    edit("contacts.csv")()
    whole = run("check", "--changed-since", "HEAD").stdout
    assert "they rest on contacts.csv, which is among what has changed since HEAD" in whole


def test_what_git_does_not_follow_is_owned_up_to(versioned_project: Path) -> None:
    put(Path(".gitignore"), "contacts.csv\n")
    git("rm", "-q", "--cached", "contacts.csv")
    git("add", "-A")
    git("commit", "-q", "-m", "people are not for git")
    edit("contacts.csv")()
    edit(ALONE)()
    assert greeted("--changed-since", "HEAD") == {ALONE}
    assert "contacts.csv: git does not follow this file" in run("check", "--changed-since", "HEAD").stdout


def test_findings_in_records_that_have_not_changed_are_not_told(versioned_project: Path) -> None:
    put(Path("contacts.csv"), FILES["contacts.csv"] + "c-3,Test,Quenby\n")
    git("commit", "-q", "-a", "-m", "people")
    edit(ALONE)()
    assert {finding["path"] for finding in report("--changed-since", "HEAD")["findings"]} == {ALONE}


def test_a_campaign_is_read_whole_and_told_in_part(versioned_project: Path) -> None:
    for name, day in (("one.email.j2", "Thursday 19 March"), ("two.sms.j2", "Friday 20 March")):
        head = "---\npurpose: transactional\ncampaign: talk\nstep: 1\nsubject: The talk\n---\n"
        put(Path("mail") / name, f"{head}Hi {{{{ first_name }}}},\n\nthe talk is on {day} at seven.\n")
    git("add", "-A")
    git("commit", "-q", "-m", "talk")
    edit("mail/two.sms.j2")()
    whole = {(f["rule"], f["path"]) for f in report()["findings"] if f["path"] == "mail/two.sms.j2"}
    part = {(f["rule"], f["path"]) for f in report("--changed-since", "HEAD")["findings"]}
    assert part == whole
    assert ("consistency-date", "mail/two.sms.j2") in part


def test_from_another_folder_and_with_a_baseline(versioned_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("baseline").exit_code == 0
    put(Path("msglint.yaml"), FILES["msglint.yaml"] + "baseline: msglint-baseline.json\n")
    git("add", "-A")
    git("commit", "-q", "-m", "baseline")
    edit("mail/signed.email.j2")()
    monkeypatch.chdir(versioned_project / "mail")
    result = run("check", "..", "--changed-since", "HEAD")
    assert result.exit_code == 0
    assert "of ../msglint-baseline.json remain" in result.stdout
    assert "mended" not in result.stdout, "what was not looked at is not mended"


def test_a_project_given_by_a_link(versioned_project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("other") / "link"
    link.symlink_to(versioned_project)
    delete("mail/parts/_sign.txt")()
    found = report("--changed-since", "HEAD", str(link))["findings"]
    assert {Path(finding["path"]).name for finding in found} == {Path(SIGNED).name}


def test_odd_names(versioned_project: Path) -> None:
    name = 'mail/a "b"\nü.email.j2'
    put(Path(name), FILES[ALONE])
    assert greeted("--changed-since", "HEAD") == {name}


@pytest.mark.parametrize("rev", ["nowhere", "--output=x", "HEAD:mail", "HEAD~99"])
def test_an_unknown_commit(rev: str, versioned_project: Path) -> None:
    result = run("check", f"--changed-since={rev}")
    assert result.exit_code == 2
    assert "git knows no commit" in result.stderr
    assert "hint: name a branch, tag or commit" in result.stderr
    assert not Path("x").exists()


def test_no_repository(versioned_project: Path) -> None:
    shutil.rmtree(".git")
    result = run("check", "--changed-since", "HEAD")
    assert result.exit_code == 2
    assert "git cannot say what has changed" in result.stderr
    assert "leave the option out" in result.stderr


def test_no_git(versioned_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = run("check", "--changed-since", "HEAD")
    assert result.exit_code == 2
    assert "git is not installed" in result.stderr
    assert run("check", "--touched-by", ALONE).exit_code == 1, "given the files, it needs none"


def test_no_commit_named(versioned_project: Path) -> None:
    assert run("check", "--changed-since", " ").exit_code == 2
    assert run("check", "--changed-since", "HEAD", "--touched-by", ALONE).exit_code == 2
