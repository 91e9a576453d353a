"""``check --touched-by``: what the pre-commit hook does with the staged files."""

from __future__ import annotations

from pathlib import Path

import pytest
from adopting import put, report, run
from versioned import ALONE, EVERY, FILES, LAID_OUT, MACRO, PAIR, SIGNED, edit, git, greeted


@pytest.mark.parametrize(
    ("given", "touched"),
    [
        ([ALONE], {ALONE}),
        (["mail/_base.txt", "mail/_macros.txt"], {LAID_OUT, MACRO}),
        (["mail/pair.subject.txt", "notes.rst"], {PAIR}),
        (["contacts.csv"], EVERY),
        (["house.yaml"], EVERY),
        (["notes.rst"], set()),
        ([], set()),
        ([*FILES], EVERY),
    ],
)
def test_given_files(given: list[str], touched: set[str], versioned_project: Path) -> None:
    assert greeted("--touched-by", *given) == touched
    assert run("check", "--touched-by", *given).exit_code == (1 if touched else 0)


def test_a_staged_deletion_is_among_them(versioned_project: Path) -> None:
    git("rm", "-q", "mail/parts/_sign.txt")
    assert greeted("--touched-by") == set(), "it does not render"
    assert {finding["path"] for finding in report("--touched-by")["findings"]} == {SIGNED}


def test_folders_among_them_say_what_to_check(versioned_project: Path) -> None:
    put(Path("other/one.email.j2"), FILES[ALONE])
    assert greeted("--touched-by", "other", ALONE, "other/one.email.j2") == {"other/one.email.j2"}


def test_a_project_further_down_is_found_by_its_files(versioned_project: Path) -> None:
    for number in (1, 2):
        for name, text in FILES.items():
            put(Path(f"shop{number}") / name, text)
    Path("msglint.yaml").unlink()
    assert greeted("--touched-by", "shop1/contacts.csv", "notes.rst") == {f"shop1/{path}" for path in EVERY}


@pytest.fixture
def two_shops(versioned_project: Path) -> Path:
    """Two projects in one repository, which itself is none."""
    for name, text in FILES.items():
        for shop in ("shop1", "shop2"):
            put(Path(shop) / name, text)
    Path("msglint.yaml").unlink()
    return versioned_project


BOTH = ("shop1/contacts.csv", f"shop2/{ALONE}", "notes.rst")


@pytest.mark.parametrize("given", [BOTH, ("shop1", "shop2", *BOTH)])
def test_files_of_several_projects_are_checked_project_by_project(given: tuple[str, ...], two_shops: Path) -> None:
    both = run("check", "--touched-by", "--select", "salutation-surname", "--format", "concise", *given)
    assert both.exit_code == 1
    found = {line.partition(":")[0] for line in both.stdout.splitlines() if "salutation-surname" in line}
    assert found == {*(f"shop1/{path}" for path in EVERY), f"shop2/{ALONE}"}
    assert "the project shop1\n" in both.stderr
    assert "the project shop2\n" in both.stderr


def test_one_project_that_cannot_be_checked_keeps_no_other_from_it(two_shops: Path) -> None:
    put(Path("shop1/msglint.yaml"), "recrods: contacts.csv\n")
    both = run("check", "--touched-by", "--format", "concise", *BOTH)
    assert both.exit_code == 2
    assert "shop1/msglint.yaml:1" in both.stderr
    assert f"shop2/{ALONE}:" in both.stdout


def test_several_projects_make_no_single_document(two_shops: Path) -> None:
    for options in (["--format", "json"], ["--output", "all.txt"]):
        both = run("check", "--touched-by", *options, *BOTH)
        assert both.exit_code == 2
        assert "several projects: shop1, shop2" in both.stderr
        assert "args: [FOLDER]" in both.stderr


def test_what_can_be_mended_is_mended_in_all_of_them(two_shops: Path) -> None:
    assert run("check", "--touched-by", "--fix", f"shop1/{ALONE}", f"shop2/{ALONE}").exit_code in (0, 1)
    for shop in ("shop1", "shop2"):
        assert "last_name" not in Path(shop, ALONE).read_text("utf-8")
        assert "last_name" in Path(shop, SIGNED).read_text("utf-8")


def test_fixes_stay_with_what_is_touched(versioned_project: Path) -> None:
    edit(ALONE)()
    result = run("check", "--fix", "--changed-since", "HEAD")
    assert "mended 1 finding in 1 file" in result.stderr
    assert "last_name" not in Path(ALONE).read_text("utf-8")
    assert "last_name" in Path(SIGNED).read_text("utf-8")
