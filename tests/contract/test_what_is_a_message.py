"""What is a message: by name, by form, by place; and what is a part of one."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract_project import CLEAN, PEOPLE, check, rules, write

DATA = ("--records", "people.csv")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"people.csv": PEOPLE, "mail/known.sms.j2": CLEAN})
    return tmp_path


@pytest.mark.parametrize(
    "name", ["a.j2", "a.jinja", "a.jinja2", "a.txt", "a.html", "a.htm", "a.md", "a.email.j2", "d/a.TXT"]
)
def test_a_template_by_its_name(project: Path, name: str) -> None:
    write(project, {f"mail/{name}": CLEAN})
    assert check("mail", *DATA)["summary"]["templates"] == 2


@pytest.mark.parametrize(
    "name",
    [
        "a.yaml",
        "a.csv",
        "a.json",
        "a.json.j2",
        "_a.j2",
        ".a.j2",
        "_d/a.j2",
        "README.md",
        "LICENSE.txt",
        "requirements.txt",
        "a.py",
    ],
)
def test_no_message_by_its_name(project: Path, name: str) -> None:
    write(project, {f"mail/{name}": CLEAN})
    assert check("mail", *DATA)["summary"]["templates"] == 1


@pytest.mark.parametrize(
    "names",
    [
        ("x.subject.txt", "x.body.txt", "x.body.html"),
        ("x_subject.txt", "x.txt", "x.html"),
        ("x.txt", "x.html"),
        ("x/subject.txt", "x/body.txt", "x/body.html"),
        ("x/body.html.j2",),
    ],
    ids=" ".join,
)
def test_parts_are_one_message(project: Path, names: tuple[str, ...]) -> None:
    write(project, {f"mail/{name}": "You asked for the late tram." for name in names})
    assert check("mail", *DATA)["summary"] | {"templates": 2, "messages": 4} == check("mail", *DATA)["summary"]


def test_layouts_and_partials_are_no_messages_but_count_for_those_that_use_them(project: Path) -> None:
    layout = "Hi {{ last_name }},\n{% block body %}{% endblock %}{% include 'footer.txt' %}"
    letter = "{% extends 'base.j2' %}{% block body %}you asked for the late tram.{% endblock %}"
    write(project, {"mail/base.j2": layout, "mail/footer.txt": "Quay Hall", "mail/letter.j2": letter})
    report = check("mail/letter.j2", *DATA)
    assert report["summary"]["templates"] == 1
    found = [one for one in report["findings"] if one["rule"] == "salutation-surname"]
    assert [(one["path"], one["line"], one["column"]) for one in found] == [("mail/base.j2", 1, 4)]


@pytest.mark.parametrize("tag", ["include", "extends"])
def test_files_that_use_only_each_other_are_messages(project: Path, tag: str) -> None:
    write(project, {"mail/a.j2": f"{{% {tag} 'b.j2' %}}", "mail/b.j2": f"{{% {tag} 'a.j2' %}}"})
    report = check("mail", *DATA)
    assert report["summary"]["templates"] == 3
    assert rules(report, "template") == ["template-render", "template-render"]


def test_a_link_out_of_the_paths_is_passed_over_and_listed(project: Path) -> None:
    write(project, {"elsewhere.j2": CLEAN})
    (project / "mail/linked.j2").symlink_to("../elsewhere.j2")
    summary = check("mail", *DATA)["summary"]
    assert summary["templates"] == 1
    assert {"rule": "mail/linked.j2", "why": "is a symbolic link out of the given paths"} in summary["not_checked"]


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname"])
def test_nothing_outside_the_root_is_included(project: Path, name: str) -> None:
    write(project, {"secret.txt": "secret", "mail/a.j2": f"{{% include '{name}' %}}"})
    assert rules(check("mail", *DATA), "template") == ["template-render"]


def test_globs_replace_the_rule(project: Path) -> None:
    write(project, {"msglint.yaml": "templates: ['mail/**/*.tpl']", "mail/a/b.tpl": CLEAN, "mail/_c.tpl": CLEAN})
    assert check(*DATA)["summary"]["templates"] == 2


@pytest.mark.parametrize(
    ("meta", "messages"),
    [("segment: existing", 1), ("segment: [existing, switchers]", 2), ("motivation: learn", 1), ("campaign: x", 3)],
)
def test_segment_and_motivation_select_recipients(project: Path, meta: str, messages: int) -> None:
    people = "id,first_name,Segment,Motivation\n1,Oona,existing,relax\n2,Milo,switchers,learn\n3,Ben,,\n"
    write(project, {"people.csv": people, "mail/known.sms.j2": f"---\n{meta}\n---\n{CLEAN}"})
    assert check("mail", *DATA)["summary"]["messages"] == messages
