"""Layouts and partials are no messages; circles are."""

from __future__ import annotations

from pathlib import Path

import pytest
from finding import Finder, Strict

from msglint.inputs.templates import find
from msglint.inputs.tree import MemoryTree
from msglint.model import Config


def paths(found: Finder, files: dict[str, str], **keys: object) -> list[str]:
    return [template.path for template in found(files, **keys).templates]


@pytest.mark.parametrize(
    "tag",
    [
        "{% extends 'base.html' %}",
        "{% include 'base.html' %}",
        "{%- include 'base.html' ignore missing -%}",
        "{% import 'base.html' as b %}",
        "{% from 'base.html' import b %}",
        "{% extends 'base.html' %}{% oops %}",
    ],
)
def test_a_file_that_another_uses_is_no_message(tag: str, found: Finder) -> None:
    assert paths(found, {"a.html": tag, "base.html": "x"}) == ["a.html"]


@pytest.mark.parametrize(
    "tag",
    [
        "{% include 'parts/' ~ segment ~ '.txt' %}",
        "{% include 'parts/' + segment + '.txt' %}",
        "{% include ['parts/' ~ segment ~ '.txt', 'other.txt'] %}",
        "{% include 'parts/' ~ segment ~ '.txt' if segment else 'other.txt' ignore missing %}",
    ],
)
def test_files_whose_names_are_put_together_are_no_messages(tag: str, found: Finder) -> None:
    files = {
        "mail/a.txt": tag,
        "mail/parts/old.txt": "x",
        "mail/parts/new.txt": "x",
        "mail/parts/deep/b.txt": "a message: a name is one step",
        "parts/c.txt": "a message: a nearer folder has parts",
    }
    assert paths(found, files) == ["mail/a.txt", "mail/parts/deep/b.txt", "parts/c.txt"]


def test_a_name_of_which_the_beginning_is_unknown_means_no_file(found: Finder) -> None:
    files = {"a.txt": "{% include kind ~ '.txt' %}", "b.txt": "x"}
    assert paths(found, files) == ["a.txt", "b.txt"]


def test_names_are_looked_up_in_the_own_folder_then_in_each_above(found: Finder) -> None:
    files = {
        "mail/deep/a.html": "{% extends 'base.html' %}",
        "mail/deep/base.html": "own",
        "mail/base.html": "a message: nobody uses it",
        "sms/b.txt": "{% include 'shared/stop.txt' %}",
        "shared/stop.txt": "STOP",
        "other/base.html": "another folder's",
    }
    assert paths(found, files) == ["mail/base.html", "mail/deep/a.html", "other/base.html", "sms/b.txt"]


def test_paths_with_dots(found: Finder) -> None:
    files = {"mail/a.html": "{% include '../parts/x.html' %}{% include './y.html' %}{% include '../../z.html' %}"}
    others = {"parts/x.html": "x", "mail/y.html": "y", "z.html": "z"}
    assert paths(found, files | others) == ["mail/a.html", "z.html"]


def test_a_layout_of_a_layout(found: Finder) -> None:
    files = {"a.html": "{% extends 'b.html' %}", "b.html": "{% extends 'c.html' %}", "c.html": "x"}
    assert paths(found, files) == ["a.html"]


def test_a_circle_is_made_of_messages(found: Finder) -> None:
    files = {"a.j2": "{% include 'b.j2' %}", "b.j2": "{% include 'a.j2' %}"}
    assert paths(found, files) == ["a.j2", "b.j2"]
    assert paths(found, {"a.j2": "{% include 'a.j2' %}"}) == ["a.j2"]
    three = {"a.j2": "{% include 'b.j2' %}", "b.j2": "{% include 'c.j2' %}", "c.j2": "{% include 'a.j2' %}"}
    assert paths(found, three) == ["a.j2", "b.j2", "c.j2"]


def test_a_circle_that_a_message_outside_uses_is_not(found: Finder) -> None:
    files = {
        "a.j2": "{% include 'b.j2' %}",
        "b.j2": "{% include 'c.j2' %}",
        "c.j2": "{% include 'b.j2' %}",
    }
    assert paths(found, files) == ["a.j2"]


def test_what_a_circle_uses_is_a_partial(found: Finder) -> None:
    files = {"a.j2": "{% include 'b.j2' %}{% include 'f.j2' %}", "b.j2": "{% include 'a.j2' %}", "f.j2": "x"}
    assert paths(found, files) == ["a.j2", "b.j2"]


def test_files_of_one_message_may_include_each_other(found: Finder) -> None:
    files = {"a.txt": "plain", "a.html": "<pre>{% include 'a.txt' %}</pre>"}
    (template,) = found(files).templates
    assert set(template.parts) == {"text", "html"}


def test_a_layout_takes_its_twin_with_it(found: Finder) -> None:
    files = {"base.html": "x", "base.txt": "y", "a.html": "{% extends 'base.html' %}", "fine.txt": "z"}
    assert paths(found, files) == ["a.html", "fine.txt"]


def test_an_included_text_does_not_take_the_html_with_it(found: Finder) -> None:
    files = {"first.txt": "x", "first.html": "y", "last.txt": "{% include 'first.txt' %}"}
    assert paths(found, files) == ["first.html", "last.txt"]


def test_a_tag_in_a_comment_is_none(found: Finder) -> None:
    files = {"a.j2": "{# {% include 'b.j2' %} #}", "b.j2": "x"}
    assert paths(found, files) == ["a.j2", "b.j2"]


def test_a_layout_within_the_globs_is_still_a_layout_unless_named(found: Finder) -> None:
    files = {"mail/a.html": "{% extends 'base.html' %}", "mail/base.html": "x"}
    assert paths(found, files, templates=("mail/*",)) == ["mail/a.html"]
    assert paths(found, files, templates=("mail/*", "mail/base.html")) == ["mail/a.html", "mail/base.html"]


def test_layouts_and_comments_are_known_where_the_language_can_make_nothing_of_a_file() -> None:
    files = {
        "a.html": "{% extends 'base.html' %}\n{# msglint: ignore template-dialect — on purpose #}\n{% load i18n %}",
        "base.html": "<html>{% block content %}{% endblock %}</html>",
    }
    found = find(MemoryTree(files), None, Config(Path("/")), Strict())
    assert [template.path for template in found.templates] == ["a.html"]
    assert found.templates[0].suppressions[0].lines == (2, 3)
