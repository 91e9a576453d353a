"""Templates that ask for more than any message needs are refused, and soon."""

from __future__ import annotations

import pytest
from rendering import RECORD, compiled, fault, rendering

LONG = "{% set l = range(99999)|list %}"
ENDLESS = {
    "loops in loops": "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "loops that print nothing": LONG + "{% for a in l %}{% for b in l %}{% endfor %}{% endfor %}",
    "loops that pass all over": LONG + "{% for a in l %}{% for b in l if no %}{% endfor %}{% endfor %}",
    "ranges in a loop": "{% for a in range(99999) %}{{ range(99999)|list|length }}{% endfor %}",
    "a macro that calls itself twice": (
        "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}"
    ),
}
ENORMOUS = {
    "replace": "{{ ('a' * 100000)|replace('a', 'b' * 100000) }}",
    "join": "{{ range(99999)|join('a' * 100000) }}",
    "join of a generator": "{{ range(99999)|map('string')|join('a' * 100000) }}",
    "the method join": "{{ ('a' * 100000).join(['b'] * 99999) }}",
    "lipsum": "{{ lipsum(n=10000000) }}",
    "a field again and again": "{{ ('{0}' * 1000000).format('a' * 1000000) }}",
    "a key again and again": "{{ ('%(a)s' * 1000000) % {'a': 'a' * 1000000} }}",
    "indent": "{{ ('a\n' * 100000)|indent(100000) }}",
    "tabs": "{{ ('\t' * 1000000).expandtabs(1000000) }}",
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_an_endless_template_is_stopped(text: str) -> None:
    problem = fault(text, record=RECORD)
    assert problem.kind == "render"
    assert problem.text.startswith("it takes ")


@pytest.mark.parametrize("text", ENORMOUS.values(), ids=ENORMOUS)
def test_an_enormous_text_is_refused_before_it_is_made(text: str) -> None:
    problem = fault(text, record=RECORD)
    assert problem.kind == "render"
    assert "longer than" in problem.text


def test_a_long_list_is_no_endless_one() -> None:
    assert rendering("{% for n in range(90000) %}{{ n }} {% endfor %}").text.endswith("89999 ")


def test_each_rendering_begins_anew() -> None:
    made = compiled("{% for n in range(90000) %}.{% endfor %}" * 4)
    assert all(len(made.render(RECORD).text) == 360_000 for _ in range(2))
