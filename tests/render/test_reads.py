"""What a template may read and which ways it can go, told without running it."""

from __future__ import annotations

from typing import Any

import pytest
from rendering import RECORD, compiled, language, place_of, source

from msglint.model import Read


def reads(text: str, files: dict[str, str] | None = None, **how: object) -> dict[str, str]:
    """Each field with how it is read; fields that are read in several ways have several words of a kind."""
    found: dict[str, list[str]] = {}
    for read in compiled(text, files, **how).reads:
        flags = [flag for flag in ("printed", "guarded", "iterated", "called") if getattr(read, flag)]
        found.setdefault(read.field, []).append("+".join(flags) or "read")
    return {name: ", ".join(dict.fromkeys(ways)) for name, ways in found.items()}


LIB = "{% macro m(x) %}{{ x|default('you') }}{% endmacro %}{% macro n(x) %}{{ x }}{% endmacro %}"
FILES = {"l.j2": LIB, "p.j2": "{{ a.p }}", "b.j2": "{% include 'p.j2' %}{% block x %}{{ a }}{% endblock %}"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ contact.city }}", {"contact.city": "printed"}),
        ("{{ city|default('x') }}", {"city": "printed+guarded"}),
        ("{{ a or b }}", {"a": "printed+guarded", "b": "printed"}),
        ("{{ a if a else 'x' }}", {"a": "printed+guarded"}),
        ("{{ a if b else 'x' }}", {"b": "read", "a": "printed"}),
        ("{{ a if a is defined }}", {"a": "printed+guarded"}),
        ("{{ contact.get('a', 'x') }}", {"contact.a": "printed+guarded"}),
        ("{% if a %}{{ a }}{% endif %}", {"a": "read, printed+guarded"}),
        ("{% if a and b %}{{ a }}{{ b }}{% endif %}", {"a": "read, printed+guarded", "b": "read, printed+guarded"}),
        ("{% if a or b %}{{ a }}{% endif %}", {"a": "guarded, printed", "b": "read"}),
        ("{% if not a %}x{% else %}{{ a }}{% endif %}", {"a": "read, printed+guarded"}),
        ("{% if a == '' %}x{% else %}{{ a }}{% endif %}", {"a": "read, printed+guarded"}),
        ("{% if a != '' %}{{ a }}{% endif %}", {"a": "read, printed+guarded"}),
        ("{% if a is none %}x{% else %}{{ a }}{% endif %}", {"a": "guarded, printed+guarded"}),
        ("{% if a|length %}{{ a }}{% endif %}", {"a": "read, printed+guarded"}),
        ("{% if a %}{{ a.b }}{% endif %}", {"a": "read", "a.b": "printed"}),
        ("{% if a %}x{% else %}{{ a }}{% endif %}", {"a": "read, printed"}),
        ("{% for p in ps %}{{ p.n }}{% endfor %}", {"ps": "iterated", "ps[*].n": "printed"}),
        ("{% for k, v in ps.items() %}{{ v }}{% endfor %}", {"ps": "iterated", "ps[*]": "iterated, printed"}),
        ("{{ loop_over|join(', ') }}", {"loop_over": "printed"}),
        ("{% set n = a or 'x' %}{{ n }}", {"a": "printed+guarded"}),
        ("{% set n = a %}", {"a": "read"}),
        ("{% set n = a %}{{ n|d('x') }}{{ n }}", {"a": "printed+guarded, printed"}),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(a) }}", {"a": "printed"}),
        ("{% macro m(x) %}{{ x or 'y' }}{% endmacro %}{{ m(a) }}", {"a": "printed+guarded"}),
        ("{% macro m(x) %}{% if x %}y{% endif %}{% endmacro %}{{ m(a) }}", {"a": "read"}),
        ("{% macro m(x=a) %}{{ x }}{% endmacro %}{{ m() }}", {"a": "printed"}),
        ("{% from 'l.j2' import m, n %}{{ m(a) }}{{ n(b) }}", {"a": "printed+guarded", "b": "printed"}),
        ("{% import 'l.j2' as l %}{{ l.m(a) }}{{ l.n(b) }}", {"a": "printed+guarded", "b": "printed"}),
        ("{% import which as l %}{{ l.m(a) }}", {"which": "read", "a": "printed"}),
        ("{% include 'p.j2' %}", {"a.p": "printed"}),
        ("{% with a = b %}{% include 'p.j2' %}{% endwith %}", {"b": "read", "b.p": "printed"}),
        (
            "{% extends 'b.j2' %}{% block x %}{{ super() }}{{ c }}{% endblock %}",
            {"a.p": "printed", "a": "printed", "c": "printed"},
        ),
        ("{% extends 'b.j2' %}{% block x %}{{ c }}{% endblock %}", {"a.p": "printed", "c": "printed"}),
        ("{{ url_for('x', id) }}", {"url_for": "called", "id": "printed"}),
        ("{{ order.total() }}", {"order.total": "called"}),
        ("{{ name.upper() }}{{ ' '.join(names) }}", {"name": "printed", "names": "printed"}),
        ("{{ _('x') }}{{ range(3)|list }}{% set ns = namespace() %}", {}),
        ("{% trans n=a %}{{ n }} {{ b }}{% endtrans %}", {"a": "printed", "b": "printed"}),
        (
            "{% macro w() %}{{ caller(a) }}{% endmacro %}{% call(u) w() %}{{ u }}{{ b }}{% endcall %}",
            {"a": "printed", "b": "printed"},
        ),
        (
            "{% for x in t recursive %}{{ x.n }}{{ loop(x.c) }}{% endfor %}",
            {
                "t": "iterated",
                "t[*].n": "printed",
                "t[*].c": "iterated",
                "t[*].c[*].n": "printed",
            },
        ),
        ("{{ d[k] }}", {"k": "read", "d[*]": "printed"}),
        ("{{ contact['First Name'] }}", {'contact["First Name"]': "printed"}),
    ],
)
def test_reads(text: str, expected: dict[str, str]) -> None:
    assert reads(text, FILES) == expected


def test_a_block_that_is_printed_alone_is_read_wherever_its_layout_has_it() -> None:
    files = {"l.j2": "{% macro subject_of() %}{% block subject %}{% endblock %}{% endmacro %}"}
    child = "{% extends 'l.j2' %}{% block subject %}{% trans n=room.name %}Booked: {{ n }}{% endtrans %}{% endblock %}"
    assert reads(child, files, block="subject") == {"room.name": "printed"}
    assert reads(child, files) == {}


def test_a_read_stands_where_the_field_is_named() -> None:
    text = "{% set n = contact.city %}Hi {{ n }}{% macro m(x) %}{{ x }}{% endmacro %}{{ m(contact.last_name) }}"
    found = {read.field: read.place for read in compiled(text).reads}
    assert found == {
        "contact.city": place_of("{% set n = contact.city %}", text),
        "contact.last_name": place_of("{{ m(contact.last_name) }}", text),
    }


def test_what_the_configuration_declares_is_no_field() -> None:
    declared: dict[str, Any] = {"globals": {"site": 1}, "functions": {"link": ""}, "filters": {"money": None}}
    assert reads("{{ site }}{{ link('x') }}{{ contact.city|money }}", **declared) == {"contact.city": "printed"}


def test_reads_are_plain_values() -> None:
    assert compiled("{{ a }}").reads == (Read("a", place_of("{{ a }}", "{{ a }}")),)


Ways = list[tuple[str, tuple[str, ...], bool]]


def pair(test: str, fields: str, *, fallback: bool = True) -> tuple[str, Ways]:
    """An ``if`` with an ``else``: what a test reads, and whether the ``else`` stands in for an empty value."""
    names = tuple(fields.split())
    opening, closing = f"{{% if {test} %}}", "{% else %}"
    return f"{opening}x{closing}y{{% endif %}}", [(opening, names, False), (closing, names, fallback)]


WAYS: dict[str, tuple[str, Ways]] = {
    "if": pair("a", "a"),
    "defined": pair("a is defined", "a"),
    "unequal": pair("a != ''", "a"),
    "length": pair("a|length > 0", "a"),
    "both": pair("a and b", "a b"),
    "compared": pair("a == 'gold'", "a", fallback=False),
    "mixed": pair("a and b > 3", "a b", fallback=False),
    "of the host": pair("debug", ""),
    "not": (
        "{% if not a %}x{% else %}y{% endif %}",
        [("{% if not a %}", ("a",), True), ("{% else %}", ("a",), False)],
    ),
    "elif": (
        "{% if a %}x{% elif b %}y{% elif c == 1 %}w{% else %}z{% endif %}",
        [
            *(("{% if a %}", ("a",), False), ("{% elif b %}", ("a", "b"), True)),
            *(("{% elif c == 1 %}", ("a", "b", "c"), False), ("{% else %}", ("a", "b", "c"), False)),
        ],
    ),
    "for": (
        "{% for p in ps %}x{% else %}y{% endfor %}",
        [("{% for p in ps %}", ("ps",), False), ("{% else %}", ("ps",), True)],
    ),
    "nested": (
        "{% if a %}{% if b %}x{% endif %}{% else %}y{% endif %}",
        [*(("{% if a %}", ("a",), False), ("{% if b %}", ("b",), False)), ("{% else %}", ("a",), True)],
    ),
    "through a variable": ("{% set v = a %}{% if v %}x{% endif %}", [("{% if v %}", ("a",), False)]),
    "in a macro": (
        "{% macro m(v) %}{% if v %}x{% endif %}{% endmacro %}{{ m(a) }}",
        [("{% if v %}", ("a",), False)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), WAYS.values(), ids=WAYS)
def test_branches(text: str, expected: Ways) -> None:
    found = compiled(text, globals={"debug": True}).branches
    assert len({branch.id for branch in found}) == len(found)
    by_place = {str(branch.place): (tuple(sorted(branch.tests)), branch.fallback) for branch in found}
    assert by_place == {str(place_of(tag, text)): (tests, fallback) for tag, tests, fallback in expected}


def test_reached() -> None:
    text = (
        "{% if a %}x{% elif b %}y{% else %}z{% endif %}"
        "{% for p in ps %}{% if p %}p{% endif %}{% else %}none{% endfor %}"
    )
    made = compiled(text)
    places = {branch.id: text[branch.place.column - 1 : branch.place.end_column - 1] for branch in made.branches}

    def gone(**record: object) -> list[str]:
        return sorted(places[number] for number in made.render(record).reached)

    assert gone(a=1, ps=[0, 1]) == ["{% for p in ps %}", "{% if a %}", "{% if p %}"]
    assert gone(b=1, ps=[0]) == ["{% elif b %}", "{% for p in ps %}"]
    assert gone() == ["{% else %}", "{% else %}"]


def test_the_same_way_has_the_same_number_in_every_part() -> None:
    text = "{% block subject %}{% if a %}x{% endif %}{% endblock %}{% if b %}y{% endif %}"
    ours = language({})
    one, two = ours.compile(source(text, html=True)), ours.compile(source(text, block="subject"))
    assert [branch.id for branch in one.branches] == [branch.id for branch in two.branches]
    assert two.render({"a": 1}).reached < one.render({"a": 1, "b": 1}).reached


def test_ways_of_other_files_are_not_this_ones() -> None:
    made = compiled(
        "{% include 'p.j2' %}{% if contact.vip %}x{% endif %}", {"p.j2": "{% if contact.city %}y{% endif %}"}
    )
    assert [branch.place.path for branch in made.branches] == ["mail/m.j2"]
    assert made.render(RECORD).reached == {branch.id for branch in made.branches}
