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
    both = run("check", "--touched-by", "shop1/contacts.csv", "shop2/contacts.csv")
    assert both.exit_code == 2
    assert "several projects: shop1/msglint.yaml, shop2/msglint.yaml" in both.stderr
    assert "args: [FOLDER]" in both.stderr


def test_fixes_stay_with_what_is_touched(versioned_project: Path) -> None:
    edit(ALONE)()
    result = run("check", "--fix", "--changed-since", "HEAD")
    assert "mended 1 finding in 1 file" in result.stderr
    assert "last_name" not in Path(ALONE).read_text("utf-8")
    assert "last_name" in Path(SIGNED).read_text("utf-8")
