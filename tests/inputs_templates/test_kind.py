"""HTML or text, and the parts that stand in blocks."""

from __future__ import annotations

import pytest
from finding import Finder

from msglint.model import Source


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html><body>Hi</body></html>",
        "  <HTML>\n<head></head>",
        "<p>Hi {{ first_name }},</p>",
        "Hi {{ first_name }},<br><br>your seats",
        "Hi,<br/>see you",
        '{% if a %}<table class="x"><tr><td>1</td></tr></table>{% endif %}',
    ],
)
@pytest.mark.parametrize("name", ["a.email.j2", "a.jinja2", "a.txt", "a.letter.j2"])
def test_a_body_with_markup_is_html(text: str, name: str, found: Finder) -> None:
    (template,) = found({name: text}).templates
    assert [(part, source.html) for part, source in template.parts.items()] == [("html", True)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hi {{ first_name }},",
        "See <https://example.org/p> and <b>this</b>.",
        "if a <p and b> c",
        "Our <paper> </paper> shop",
        "Press <p> to pay",
    ],
)
def test_other_bodies_are_text(text: str, found: Finder) -> None:
    (template,) = found({"a.j2": text}).templates
    assert [(part, source.html) for part, source in template.parts.items()] == [("text", False)]


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.html.j2", "a.email.html.jinja", "a.j2.html"])
def test_a_name_that_says_html(name: str, found: Finder) -> None:
    (template,) = found({name: "Hi"}).templates
    assert list(template.parts) == ["html"]


@pytest.mark.parametrize("name", ["a.md", "a.md.j2", "a.sms.j2", "a.push.txt"])
def test_markdown_and_short_channels_are_text(name: str, found: Finder) -> None:
    (template,) = found({name: "<p>Hi</p>"}).templates
    assert list(template.parts) == ["text"]


def test_the_text_part_of_a_pair_is_text_whatever_it_holds(found: Finder) -> None:
    (template,) = found({"a.txt": "<p>Hi</p>", "a.html": "Hi"}).templates
    assert {part: source.html for part, source in template.parts.items()} == {"text": False, "html": True}


@pytest.mark.parametrize(
    "layout",
    [{"_base.html": "Hi"}, {"_base.j2": "<html>{% block content %}{% endblock %}</html>"}],
)
def test_a_body_is_what_its_layout_is(layout: dict[str, str], found: Finder) -> None:
    (name,) = layout
    text = f"{{% extends '{name}' %}}{{% block content %}}Hi{{% endblock %}}"
    (template,) = found({"a.j2": text, **layout}).templates
    assert list(template.parts) == ["html"]


def test_a_body_is_what_it_includes(found: Finder) -> None:
    (template,) = found({"a.j2": "{% include '_head.html' %}Hi", "_head.html": "x"}).templates
    assert list(template.parts) == ["html"]
    (template,) = found({"a.j2": "{% from '_macros.html' import x %}Hi", "_macros.html": "<p>x</p>"}).templates
    assert list(template.parts) == ["text"]


def blocks(sources: dict[str, Source]) -> dict[str, tuple[str, bool]]:
    return {part: (source.block, source.html) for part, source in sources.items()}


def test_subject_and_preheader_in_blocks(found: Finder) -> None:
    text = "{% extends '_base.html' %}{% block subject %}S{% endblock %}{% block content %}C{% endblock %}"
    layout = "<html>{% block preheader %}{% endblock %}{% block content %}{% endblock %}</html>"
    (template,) = found({"a.html": text, "_base.html": layout}).templates
    assert blocks(dict(template.parts)) == {
        "subject": ("subject", False),
        "preheader": ("preheader", False),
        "html": ("", True),
    }
    assert template.parts["preheader"].path == "a.html"


def test_a_block_of_the_layout_above_the_layout(found: Finder) -> None:
    files = {
        "a.txt": "{% extends '_b.txt' %}",
        "_b.txt": "{% extends '_c.txt' %}",
        "_c.txt": "{% block subject %}S{% endblock %}",
    }
    (template,) = found(files).templates
    assert template.parts["subject"].block == "subject"


def test_a_part_file_goes_before_front_matter_and_that_before_a_block(found: Finder) -> None:
    body = "---\nsubject: F\npreheader: P\n---\n{% block subject %}B{% endblock %}{% block preheader %}B{% endblock %}"
    (single,) = found({"a.j2": body}).templates
    assert (single.parts["subject"].text, single.parts["preheader"].text) == ("F", "P")
    (pair,) = found({"a.body.j2": body, "a.subject.j2": "S"}).templates
    assert (pair.parts["subject"].text, pair.parts["preheader"].text) == ("S", "P")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("text_body html_body", {"text": "text_body", "html": "html_body"}),
        ("body_text body_html", {"text": "body_text", "html": "body_html"}),
        ("text html", {"text": "text", "html": "html"}),
        ("plain html", {"text": "plain", "html": "html"}),
        ("plain_body html_body md_body", {"text": "plain_body", "html": "html_body"}),
        ("subject html", {"html": "html"}),
        ("subject html_body", {"html": "html_body"}),
        ("subject plain", {"text": "plain"}),
        ("subject body", {"text": "body"}),
    ],
)
def test_bodies_in_blocks_of_one_file(names: str, expected: dict[str, str], found: Finder) -> None:
    text = "\n".join(f"{{% block {name} %}}{name}{{% endblock %}}" for name in names.split())
    (template,) = found({"a.j2": text}).templates
    bodies = {part: source.block for part, source in template.parts.items() if part in ("text", "html")}
    assert bodies == expected
    assert ("subject" in template.parts) == ("subject" in names)


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>{% block html_body %}x{% endblock %}{% block text_body %}y{% endblock %}</body></html>",
        "<!doctype html><title>{% block subject %}{% endblock %}</title>{% block text %}x{% endblock %}",
        "{% block text %}x{% endblock %}<p>y</p>",
        "{% block body %}<p>x</p>{% endblock %}",
        "{% block body_text %}<p>x</p>{% endblock %}",
    ],
)
def test_blocks_that_are_no_bodies(text: str, found: Finder) -> None:
    (template,) = found({"a.html": text}).templates
    assert template.parts["html"].block == ""
    assert "text" not in template.parts


def test_a_layout_with_text_and_html_blocks(found: Finder) -> None:
    layout = "{% block subject %}{% endblock %}{% block body_text %}{% endblock %}{% block body_html %}{% endblock %}"
    child = "{% extends '_mail.j2' %}{% block subject %}S{% endblock %}{% block body_text %}T{% endblock %}"
    (template,) = found({"a.j2": child, "_mail.j2": layout}).templates
    assert blocks(dict(template.parts)) == {
        "subject": ("subject", False),
        "text": ("body_text", False),
        "html": ("body_html", True),
    }
