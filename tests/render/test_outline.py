"""What a file says of itself, also where it does not compile."""

from __future__ import annotations

import pytest
from rendering import language, place_of, source

from msglint.render.base import Outline


def outline(text: str, **how: int) -> Outline:
    return language({}).outline(source(text, **how))


@pytest.mark.parametrize(
    ("tag", "targets"),
    [
        ("{% extends 'base.j2' %}", ["base.j2"]),
        ('{%- extends "base.j2" -%}', ["base.j2"]),
        ("{% include 'a.j2' ignore missing with context %}", ["a.j2"]),
        ("{% include ['a.j2', 'b.j2'] %}", ["a.j2", "b.j2"]),
        ("{% include ('a.j2', other) %}", ["a.j2"]),
        ("{% extends 'a.j2' if x else 'b.j2' %}", ["a.j2", "b.j2"]),
        ("{% include x or 'b.j2' %}", ["b.j2"]),
        ("{% import 'lib.j2' as lib %}", ["lib.j2"]),
        ("{% from 'lib.j2' import a, b as c with context %}", ["lib.j2"]),
        ("{% include name %}", [""]),
        ("{% include 'a' ~ b %}", [""]),
        ("{% include\n  'a.j2'\n%}", ["a.j2"]),
        ("{% include '%}.j2' %}", ["%}.j2"]),
        ("{% include a b c %}", [""]),
    ],
)
def test_references(tag: str, targets: list[str]) -> None:
    text = f"Hi {{{{ x }}}}\n {tag} and more"
    found = outline(text).references
    assert [reference.target for reference in found] == targets
    assert {reference.place for reference in found} == {place_of(tag, text)}
    assert found[0].kind in tag


def test_blocks() -> None:
    text = "{% block subject %}a{% endblock %}\n{%- block body scoped required %}{% endblock body %}{% block subject %}"
    blocks = outline(text).blocks
    assert blocks == {
        "subject": place_of("{% block subject %}", text),
        "body": place_of("{%- block body scoped required %}", text),
    }


def test_comments() -> None:
    text = "a {# msglint: ignore x — why #}\r\nb {#- two\r\nlines -#} {% raw %}{# no #}{% endraw %}"
    first, second = "{# msglint: ignore x — why #}", "{#- two\nlines -#}"
    assert outline(text).comments == ((first, place_of(first, text)), (second, place_of(second, text)))


@pytest.mark.parametrize(
    "before",
    [
        "{% load static %}{% url 'x' %}",
        "{{#if first_name}} Hi {{/if}}",
        "{% if a %}{% endfor %}",
        "{{ first name }}",
        "{{ unclosed ",
        "{% unclosed ",
        "{{ 'quote }} {% if it's %}",
        "{{ a|nosuchfilter is nosuchtest }}",
    ],
)
def test_what_does_not_compile_has_references_too(before: str) -> None:
    text = before + "\n{% extends 'base.j2' %}\n{# note #}\n{% block body %}{% endblock %}"
    found = outline(text)
    assert [reference.target for reference in found.references] == ["base.j2"]
    assert list(found.blocks) == ["body"]
    assert [words for words, _ in found.comments] == ["{# note #}"]


def test_raw_text_refers_to_nothing() -> None:
    found = outline(
        "{% raw %}{% include 'a.j2' %}{# b #}{% endraw %}{# {% include 'c.j2' %} #}{{ \"{% include 'd.j2' %}\" }}"
    )
    assert found.references == ()
    assert len(found.comments) == 1


def test_places_are_those_of_the_file() -> None:
    found = outline("{% include 'a.j2' %}", line=4)
    assert (found.references[0].place.line, found.references[0].place.column) == (4, 1)


@pytest.mark.parametrize(
    "text", ["{% " * 200_000, "{{ '" * 200_000, "{# " * 200_000, "{" * 500_000, "{% x 'a }" * 100_000]
)
def test_hostile_texts_take_no_time(text: str) -> None:
    assert outline(text).blocks == {}
