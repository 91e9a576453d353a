"""Groups that nobody writes to stand where they are named; the same copy is told of the whole run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from msglint.engine import Request, check
from msglint.model import Finding, show
from msglint.reading.belonging import has_one, known

PEOPLE = "id,First Name,Segment\n1,Ines,existing\n2,Tom,elsewhere\n3,Ada,Switchers\n4,Jo,switchers\n"
ROW = "Hi {{ first_name }},\n\nyour row is kept until Monday.\n"
BUS = "Hi {{ first_name }},\n\nthe last bus home stops at our door.\n"


def write(folder: Path, config: str, **messages: str) -> None:
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (folder / "msglint.yaml").write_text(f"records: people.csv\n{config}", encoding="utf-8")
    for name, text in messages.items():
        (folder / f"{name}.email.j2").write_text(text, encoding="utf-8")


def findings(*paths: Path, rule: str) -> tuple[Finding, ...]:
    return check(Request(paths=paths, today=date(2026, 3, 2), cache=False, select=(rule,))).findings


@pytest.mark.parametrize(
    ("config", "line"),
    [
        ("segments:\n  existing: {}\n  elsewhere: {}\n  switchers: {}\n", 5),
        ("segments:\n  - existing\n  - switchers\n", 4),
    ],
)
def test_a_group_without_a_message_stands_where_it_is_configured(tmp_path: Path, config: str, line: int) -> None:
    write(tmp_path, config, old=f"---\nsegment: existing\n---\n{ROW}", new=f"---\nsegment: elsewhere\n---\n{BUS}")
    (found,) = findings(tmp_path, rule="segments-uncovered")
    assert found.place.path.endswith("msglint.yaml")
    assert found.place.line == line
    assert (found.count, found.examples) == (2, ("3", "4"))


def test_a_group_that_is_not_configured_stands_at_the_header_and_is_personal(tmp_path: Path) -> None:
    write(tmp_path, "", old=f"---\nsegment: existing\n---\n{ROW}")
    (found,) = findings(tmp_path, rule="segments-uncovered")
    assert found.place.path.endswith("people.csv")
    assert found.place.line == 1
    assert "elsewhere" not in show(found.message, values=False)
    assert "“elsewhere”, “Switchers” (3 records)" in show(found.message, values=True)


def test_part_of_a_project_says_nothing_of_the_groups_of_the_rest(tmp_path: Path) -> None:
    write(
        tmp_path, "", old=f"---\nsegment: existing\n---\n{ROW}", new=f"---\nsegment: [elsewhere, switchers]\n---\n{BUS}"
    )
    assert not findings(tmp_path / "old.email.j2", rule="segments-uncovered")
    assert not findings(tmp_path, rule="segments-uncovered")


def test_the_same_copy_names_the_other_files_that_have_it(tmp_path: Path) -> None:
    config = "segments: [existing, elsewhere]\n"
    write(tmp_path, config, old=f"---\nsegment: existing\n---\n{ROW}", new=f"---\nsegment: elsewhere\n---\n{ROW}")
    (found,) = findings(tmp_path, rule="segments-same-copy")
    assert found.place.path.endswith("new.email.j2")
    assert [Path(other.place.path).name for other in found.related] == ["old.email.j2"]


def test_campaigns_are_judged_apart(tmp_path: Path) -> None:
    config = "segments: [existing, elsewhere, switchers]\n"
    front = "---\ncampaign: {}\nsegment: {}\n---\n"
    write(
        tmp_path,
        config,
        a=front.format("april", "existing") + ROW,
        b=front.format("april", "[elsewhere, switchers]") + BUS,
        c="---\ncampaign: news\n---\n" + ROW,
    )
    (found,) = findings(tmp_path, rule="segments-same-copy")
    assert found.place.path.endswith("c.email.j2")


@pytest.mark.parametrize(
    ("cell", "names", "found"),
    [
        ("Season-Ticket Holder", ("season ticket holder",), ("season ticket holder",)),
        ("choir; VIP", ("vip", "choir", "staff"), ("vip", "choir")),
        (["vip", "press"], ("Press",), ("Press",)),
        ("young, urban", ("young, urban",), ("young, urban",)),
        (True, ("True",), ()),
        (None, ("none",), ()),
        ("", ("existing",), ()),
    ],
)
def test_groups_of_a_cell(cell: object, names: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert known(cell, names) == found
    assert has_one(cell, names) is bool(found)
