"""Folders on disk: what is listed, what is followed, how paths are shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from finding import language
from folders import check, paths, write

from msglint.errors import MsglintErrors
from msglint.inputs.templates import find
from msglint.inputs.tree import FolderTree, MemoryTree
from msglint.model import Config


def test_a_folder_without_what_belongs_to_others(tmp_path: Path) -> None:
    others = [".git/x.txt", ".venv/a.txt", "node_modules/p/README.html", "a/venv/x.txt", "old/pyvenv.cfg", "old/x.txt"]
    write(tmp_path, dict.fromkeys(["a/b.j2", "c.html", *others, "b/__pycache__/x.txt"], "x"))
    assert paths(check(tmp_path, ["."])) == ["a/b.j2", "c.html"]


@pytest.mark.parametrize(
    ("given", "cwd", "expected"),
    [
        (["mail"], "", ["mail/a.j2", "mail/x/b.j2"]),
        (["mail/x"], "", ["mail/x/b.j2"]),
        (["../mail"], "other", ["../mail/a.j2", "../mail/x/b.j2"]),
        (["."], "mail", ["a.j2", "x/b.j2"]),
        (["mail/a.j2", "mail/./a.j2", "mail"], "", ["mail/a.j2", "mail/x/b.j2"]),
    ],
)
def test_paths_are_shown_relative_to_the_working_directory(
    given: list[str], cwd: str, expected: list[str], tmp_path: Path
) -> None:
    write(tmp_path, {"mail/a.j2": "x", "mail/x/b.j2": "x", "other/c.j2": "x"})
    tree = FolderTree(tmp_path, tmp_path / cwd)
    covered = tree.covered([Path(path) for path in given])
    assert paths(find(tree, covered, Config(tmp_path), language(tree))) == expected


def test_paths_that_do_not_exist_are_all_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.j2": "x"})
    with pytest.raises(MsglintErrors) as caught:
        FolderTree(tmp_path, tmp_path).covered([Path("no"), Path("a.j2"), Path("x/nope.j2")])
    assert [(one.where, one.message) for one in caught.value.errors] == [
        ("no", "no such file or folder"),
        ("x/nope.j2", "no such file or folder"),
    ]


def test_a_pipe_is_no_message_and_never_green(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(MsglintErrors, match=r"pipe\.txt: is a pipe or a device, no file"):
        FolderTree(tmp_path, tmp_path).covered([Path("pipe.txt")])


@pytest.mark.parametrize("name", ["a.eml", "_draft.email.j2", "README.md", "Makefile", "x.mjml", ".hidden.txt"])
def test_a_file_given_by_name_is_a_message_whatever_its_name(name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: "Hello", "b.j2": "x"})
    assert paths(check(tmp_path, [name])) == [name]


@pytest.mark.parametrize("name", ["a.csv", "a.yaml", "a.json"])
def test_but_data_is_none(name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: "x: 1"})
    found = check(tmp_path, [name])
    assert found.templates == ()
    assert [(item.rule, item.why) for item in found.not_checked] == [
        (name, "is data, not a message (contacts are given with --records)")
    ]


@pytest.mark.parametrize("folder", ["_drafts", ".mail", "old/_drafts"])
@pytest.mark.parametrize("project", [True, False])
def test_a_folder_given_by_name_is_looked_into_whatever_its_name(folder: str, project: bool, tmp_path: Path) -> None:
    write(tmp_path, {f"{folder}/a.j2": "x", f"{folder}/_b.j2": "x", f"{folder}/.c.j2": "x", "d.j2": "x"})
    assert paths(check(tmp_path, [folder], project=project)) == [f"{folder}/a.j2"]
    assert paths(check(tmp_path, [".", folder], project=project)) == sorted(["d.j2", f"{folder}/a.j2"])
    assert paths(check(tmp_path, ["."], project=project)) == ["d.j2"]


def test_a_layout_given_by_name_is_said_to_be_one(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "{% extends 'base.html' %}", "base.html": "x"})
    found = check(tmp_path, ["base.html"])
    assert found.templates == ()
    assert [(item.rule, item.why) for item in found.not_checked] == [
        ("base.html", "is no message but a part of others, such as a.html")
    ]
    assert paths(check(tmp_path, ["a.html", "base.html"])) == ["a.html"]


def test_a_message_is_whole_when_one_of_its_files_is_given(tmp_path: Path) -> None:
    write(tmp_path, {"x/subject.txt": "S", "x/body.txt": "B", "x/meta.yaml": "step: 1", "y.txt": "Y", "y.html": "Y"})
    for name in ("x/subject.txt", "x/body.txt", "x/meta.yaml"):
        (template,) = check(tmp_path, [name]).templates
        assert (set(template.parts), template.meta["step"]) == ({"subject", "text"}, 1)
    (pair,) = check(tmp_path, ["y.txt"]).templates
    assert set(pair.parts) == {"text", "html"}


def test_who_uses_a_file_is_asked_of_the_whole_project(tmp_path: Path) -> None:
    write(tmp_path, {"parts/head.html": "x", "mail/a.html": "{% include 'parts/head.html' %}"})
    assert paths(check(tmp_path, ["parts"], project=True)) == []
    assert paths(check(tmp_path, ["mail"], project=True)) == ["mail/a.html"]
    assert paths(check(tmp_path, ["parts"])) == ["parts/head.html"]


def test_a_template_named_from_further_up_than_the_given_folder(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "app/templates/email/_base/body.html": "<html>",
            "app/templates/email/shared.html": "x",
            "app/templates/email/a/body.html": "{% extends 'email/_base/body.html' %}{% include 'email/shared.html' %}",
            "app/templates/email/b.html": "{% extends 'templates/email/_base/body.html' %}",
        },
    )
    root = tmp_path / "app/templates/email"
    assert paths(check(root, [root])) == ["a/body.html", "b.html"]
    tree = FolderTree(root, tmp_path)
    assert tree.read("email/_base/body.html") == "<html>"
    assert tree.shown("email/_base/body.html") == "app/templates/email/_base/body.html"
    assert tree.read("other/_base/body.html") is None
    assert tree.shown("missing.html") == "app/templates/email/missing.html"


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "", "a\\b", "a\0b", "x", "."])
def test_nothing_outside_is_read(name: str, tmp_path: Path) -> None:
    write(tmp_path, {"secret.txt": "x", "in/x/y.txt": "x"})
    tree = FolderTree(tmp_path / "in", tmp_path)
    assert tree.read(name) is None
    assert MemoryTree({"a": "x"}).read(name) is None


def test_links(tmp_path: Path) -> None:
    write(
        tmp_path, {"out/secret.j2": "x", "out/more/x.j2": "x", "in/a.j2": "x", "in/sub/b.j2": "x", "in/.rel/c.j2": "x"}
    )
    inside = tmp_path / "in"
    (inside / "stolen.j2").symlink_to(tmp_path / "out/secret.j2")
    (inside / "picture.png").symlink_to(tmp_path / "out/secret.j2")
    (inside / "more").symlink_to(tmp_path / "out/more")
    (inside / "again.j2").symlink_to("a.j2")
    (inside / "sub/loop").symlink_to(inside)
    (inside / "self").symlink_to(inside / "self")
    (inside / "current").symlink_to(".rel")
    (inside / "gone.j2").symlink_to("nowhere.j2")
    found = check(inside, ["."])
    assert paths(found) == ["a.j2", "again.j2", "current/c.j2", "sub/b.j2"]
    assert {item.rule: item.why for item in found.not_checked} == {
        "stolen.j2": "is a symbolic link out of the given paths",
        "more": "is a symbolic link out of the given paths",
        "self": "is a symbolic link that leads nowhere",
        "gone.j2": "is a symbolic link that leads nowhere",
    }
    tree = FolderTree(inside, inside)
    assert tree.read("stolen.j2") is None
    assert tree.read("more/x.j2") is None
    assert tree.read("again.j2") == "x"


def test_a_link_given_by_name_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"out/a.j2": "Hello", "in/b.j2": "x"})
    (tmp_path / "in/a.j2").symlink_to(tmp_path / "out/a.j2")
    (template,) = check(tmp_path / "in", ["a.j2"]).templates
    assert template.parts["text"].text == "Hello"


def test_names_of_any_kind(tmp_path: Path) -> None:
    names = ["a b.j2", "new\nline.j2", "-dash.j2", "ä 🎻.j2", "[x].html", "{{ y }}.txt"]
    write(tmp_path, dict.fromkeys(names, "x"))
    (tmp_path / os.fsdecode(b"caf\xe9.j2")).write_text("Hello", encoding="utf-8")
    found = check(tmp_path, ["."])
    assert sorted(paths(found)) == sorted([*names, "caf\\xe9.j2"])
    (odd,) = [template for template in found.templates if template.path == "caf\\xe9.j2"]
    assert odd.parts["text"].text == "Hello"
    assert paths(check(tmp_path, ["-dash.j2"])) == ["-dash.j2"]


def test_a_file_given_alone_does_not_walk_what_lies_below_its_folder(tmp_path: Path) -> None:
    write(tmp_path, {"a.j2": "x", "deep/b.j2": "{% include 'a.j2' %}"})
    assert paths(check(tmp_path, ["a.j2"])) == ["a.j2"]
    assert paths(check(tmp_path, ["a.j2"], project=True)) == []
