"""Which files are messages, and which make one together."""

from __future__ import annotations

import pytest
from finding import Finder


def paths(found: Finder, *names: str, text: str = "Hello", **keys: object) -> list[str]:
    return [template.path for template in found(dict.fromkeys(names, text), **keys).templates]


def parts(found: Finder, *names: str) -> list[dict[str, str]]:
    templates = found(dict.fromkeys(names, "Hello")).templates
    return [{part: source.path for part, source in template.parts.items()} for template in templates]


@pytest.mark.parametrize(
    "name",
    [
        "a.j2",
        "a.jinja",
        "a.jinja2",
        "a.txt",
        "a.html",
        "a.HTM",
        "a.md",
        "x/y/a.email.j2",
        "a b\nc.j2",
        "license-expired.email.j2",
        "read-me-later.j2",
        "node_modules.j2",
    ],
)
def test_messages_by_their_names(name: str, found: Finder) -> None:
    assert paths(found, name) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "_a.j2",
        "_parts/a.j2",
        "x/_y/z/a.html",
        ".a.j2",
        ".git/a.txt",
        "README.md",
        "docs/readme.txt",
        "README.de.md",
        "LICENSE.txt",
        "LICENSE-MIT.txt",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "requirements.txt",
        "requirements-dev.txt",
        "dev-requirements.txt",
        "contacts.csv",
        "a.yaml",
        "a.json",
        "a.yaml.j2",
        "a.csv.jinja2",
        "invite.ics.j2",
        "a.mjml",
        "a.liquid",
        "a.py",
        "j2",
        "txt",
    ],
)
def test_other_files(name: str, found: Finder) -> None:
    assert paths(found, name) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("x.subject.txt", "x.body.txt", "x.body.html"), "subject text html"),
        (("x.subject.txt.j2", "x.body.html.j2"), "subject html"),
        (("x.subject.jinja", "x.txt.jinja", "x.html.jinja"), "subject text html"),
        (("x_subject.txt", "x.txt", "x.html"), "subject text html"),
        (("x_subject.txt", "x_body.txt"), "subject text"),
        (("x_subject.txt", "x_message.txt", "x_message.html"), "subject text html"),
        (("x-subject.j2", "x-body.j2"), "subject text"),
        (("x.subject.j2", "x.j2"), "subject text"),
        (("x.txt", "x.html"), "text html"),
        (("x.txt.j2", "x.html.j2"), "text html"),
        (("x.text.j2", "x.html.j2"), "text html"),
        (("x_plain.txt", "x_html.html"), "text html"),
        (("x.md", "x.html"), "text html"),
        (("x.subject.txt", "x.preheader.txt", "x.html"), "subject preheader html"),
        (("x/subject.txt", "x/body.txt", "x/body.html"), "subject text html"),
        (("x/subject.txt", "x/body.txt"), "subject text"),
        (("x/subject.j2", "x/text.j2", "x/html.j2"), "subject text html"),
        (("x/subject.txt.j2", "x/message.txt.j2"), "subject text"),
        (("a/x/text.txt", "a/x/html.html"), "text html"),
        (("x.subject.txt",), "subject"),
        (("x/subject.txt",), "subject"),
        (("x/body.html",), "html"),
        (("x_body.txt",), "text"),
        (("x.email.txt.j2", "x.email.html.j2"), "text html"),
        (("x-subject.jinja", "x-body-text.jinja", "x-body-html.jinja"), "subject text html"),
        (("x_subject.txt", "x_html_body.html"), "subject html"),
        (("x/body_text.j2", "x/body_html.j2", "x/subject.j2"), "subject text html"),
        (("x/message.txt", "x/message.html"), "text html"),
        (("x_content.txt", "x_content.html"), "text html"),
    ],
)
def test_files_that_are_one_message(names: tuple[str, ...], expected: str, found: Finder) -> None:
    (only,) = parts(found, *names)
    assert set(only) == set(expected.split())
    assert sorted(only.values()) == sorted(names)


@pytest.mark.parametrize(
    "names",
    [
        ("x.email.j2", "x.sms.j2"),
        ("a.html", "b.html"),
        ("error_message.html", "plain.html", "x.html"),
        ("a/x.txt", "b/x.html"),
        ("de/welcome.txt", "welcome.html"),
        ("preview.html", "text.html"),
        ("message.txt", "content.txt"),
        ("x.preheader.txt", "y.txt"),
        ("text.txt", "subject_matter.txt"),
    ],
)
def test_files_that_are_not(names: tuple[str, ...], found: Finder) -> None:
    assert [list(only.values()) for only in parts(found, *names)] == [[name] for name in sorted(names)]


def test_two_files_for_one_part_stay_apart(found: Finder) -> None:
    assert parts(found, "x.html", "x.html.j2", "x.txt.j2") == [
        {"html": "x.html"},
        {"text": "x.txt.j2", "html": "x.html.j2"},
    ]
    assert parts(found, "x.txt", "x.md", "x.html") == [{"text": "x.txt", "html": "x.html"}, {"text": "x.md"}]


def test_a_message_is_named_by_its_body_html_before_text(found: Finder) -> None:
    names = ("a/subject.txt", "a/body.txt", "a/body.html", "b.subject.txt", "b.body.txt", "c.subject.txt")
    templates = found(dict.fromkeys(names, "x")).templates
    assert [template.path for template in templates] == ["a/body.html", "b.body.txt", "c.subject.txt"]
    assert templates[0].files == ("a/body.html", "a/body.txt", "a/subject.txt")
    assert list(templates[0].parts) == ["subject", "text", "html"]


@pytest.mark.parametrize(
    ("globs", "expected"),
    [
        (("mail/**",), ["mail/_c.j2", "mail/a.tpl", "mail/b.j2"]),
        (("*.tpl",), ["mail/a.tpl", "other/d.tpl"]),
        (("mail/**", "!**/_*"), ["mail/a.tpl", "mail/b.j2"]),
        (("**",), ["mail/_c.j2", "mail/a.tpl", "mail/b.j2", "other/d.tpl", "other/e.j2"]),
        (("nowhere/**",), []),
    ],
)
def test_globs_take_the_place_of_the_rule(globs: tuple[str, ...], expected: list[str], found: Finder) -> None:
    names = ("mail/a.tpl", "mail/b.j2", "mail/_c.j2", "mail/d.csv", "mail/e.yaml", "other/d.tpl", "other/e.j2")
    assert paths(found, *names, templates=globs) == expected


@pytest.mark.parametrize(
    ("name", "channel"),
    [
        ("a.email.j2", "email"),
        ("a.sms.j2", "sms"),
        ("a.push.jinja2", "push"),
        ("a.dm.j2", "dm"),
        ("a.letter.html.j2", "letter"),
        ("a.social.md", "social"),
        ("a.SMS.txt", "sms"),
        ("a.sms/body.txt", "sms"),
        ("a.sms.body.txt", "sms"),
        ("a.j2", "email"),
        ("sms.j2", "email"),
        ("a.fax.j2", "email"),
    ],
)
def test_the_channel_of_a_name(name: str, channel: str, found: Finder) -> None:
    (template,) = found({name: "x"}).templates
    assert template.channel == channel
    assert template.meta["purpose"] == "marketing"
