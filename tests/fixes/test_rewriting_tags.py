"""Tags are rewritten only where what comes out is certain."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from msglint.render.jinja.rewrite import JinjaRewriter

REWRITER = JinjaRewriter()


@pytest.mark.parametrize(
    ("tag", "steps"),
    [
        ("{{ first_name }}", ("first_name",)),
        ("{{- contact.first_name|title -}}", ("contact", "first_name")),
        ('{{contact["First Name"] | default("you", true) | e}}', ("contact", "First Name")),
        ("{{ first_name or 'you' }}", None),
        ("{{ first_name ~ last_name }}", None),
        ("{{ hello(first_name) }}", None),
        ("{{ contact.first_name.title() }}", None),
        ("{{ people[0] }}", None),
        ("{% if first_name %}", None),
        ("{{ first_name", None),
        ("first_name", None),
        ("{# first_name #}", None),
        ("{{ 'first_name' }}", None),
        ("{{ a | replace(b, c) }}{{ d }}", None),
    ],
)
def test_the_variable_that_a_tag_prints(tag: str, steps: tuple[str, ...] | None) -> None:
    assert REWRITER.variable(tag) == steps


@pytest.mark.parametrize(
    ("tag", "old", "new", "expected"),
    [
        ("{{ LNAME }}", ("LNAME",), ("FNAME",), "{{ FNAME }}"),
        ("{{ c.last|title }}", ("c", "last"), ("c", "first"), "{{ c.first|title }}"),
        ("{{ c['Last Name'] }}", ("c", "Last Name"), ("c", "First Name"), "{{ c['First Name'] }}"),
        ('{{ c["Last"] }}', ("c", "Last"), ("c", "What's On"), '{{ c["What\'s On"] }}'),
        ("{{ c.last }}", ("c", "last"), ("c", "First Name"), None),
        ("{% if frist %}{# frist #}", ("frist",), ("first",), "{% if first %}{# frist #}"),
        ("{{ frist if frist else x.frist }}", ("frist",), ("first",), "{{ first if first else x.frist }}"),
        ("{{ call(frist=frist) | frist }}", ("frist",), ("first",), "{{ call(frist=first) | frist }}"),
        ("{{ house.nmae.first }}", ("house", "nmae"), ("house", "name"), "{{ house.name.first }}"),
        ("{{ other }}", ("frist",), ("first",), None),
        ("{{ 'frist' }}", ("frist",), ("first",), None),
    ],
)
def test_a_variable_gets_another_name(
    tag: str, old: tuple[str, ...], new: tuple[str, ...], expected: str | None
) -> None:
    assert REWRITER.renamed(tag, old, new) == expected


@pytest.mark.parametrize(
    ("tag", "words", "expected"),
    [
        ("{{ city }}", "your town", "{{ city | default('your town', true) }}"),
        ("{{- city|title -}}", "home", "{{- city | default('home', true)|title -}}"),
        ("{{ city }}", "your town's", '{{ city | default("your town\'s", true) }}'),
        ("{{ city }}", "a \\ b", None),
        ("{{ city }}", "a '\" b", None),
        ("{{ city }}", None, None),
        ("{{ city | default('home') }}", None, "{{ city | default('home', true) }}"),
        ("{{ city | d('home') | title }}", "x", "{{ city | d('home', true) | title }}"),
        ("{{ city | default('home', true) }}", "x", None),
        ("{{ city | default(home) }}", "x", None),
        ("{{ amount | money }}", "x", None),
        ("{{ city or 'home' }}", "x", None),
    ],
)
def test_a_blank_gets_words(tag: str, words: str | None, expected: str | None) -> None:
    assert REWRITER.defaulted(tag, words) == expected


@pytest.mark.parametrize("tag", ["{{ city }}", "{{- c.city | title | e }}", "{{ c['city']|trim -}}"])
@pytest.mark.parametrize("value", ["turin", "a & b", ""])
@pytest.mark.parametrize("escaping", [False, True])
def test_a_tag_that_takes_its_space_along_prints_the_same(tag: str, value: str, escaping: bool) -> None:
    tag = tag.replace("{{-", "{{").replace("-}}", "}}")
    parted = REWRITER.parted(tag)
    assert parted is not None
    environment = Environment(autoescape=escaping)  # noqa: S701
    context = {"city": value, "c": {"city": value}}
    old = environment.from_string(f"to {tag} now").render(context)
    new = environment.from_string(f"to{parted} now").render(context)
    assert new == (old if value else "to now")


def test_a_tag_is_written() -> None:
    assert REWRITER.tag(("contact", "first_name")) == "{{ contact.first_name }}"
    assert REWRITER.tag(("contact", "First Name")) is None
