"""Renderings of one course differ in their values alone: the segments of one, with those of another, are its own."""

from __future__ import annotations

import random
from typing import Any

import pytest
from grammar import Grammar
from grammar_parts import FILES
from rendering import CONTACT, RECORD, language, source

from msglint.model import Course
from msglint.render.base import TemplateFault

TREE = [{"n": "a", "c": [{"n": "b&", "c": []}]}, {"n": "e", "c": []}]
PEOPLE = [
    {},
    {"first_name": "Zoë", "city": "Ys", "company": "Brandt", "since": 1987, "tags": ["opera", "talks"]},
    {"first_name": "O'Brien & Co", "city": " Bad  Tölz ", "company": "", "since": 3, "tags": ["<b>", ""]},
    {"first_name": "", "city": "straße\nnord", "company": "Ana", "since": 2011, "tags": ["choir", "jazz"]},
    {"first_name": "ana lisbon", "city": "Lisbon Lisbon", "company": "ß", "since": 0, "tags": ["a", "b"]},
]


def records() -> list[dict[str, Any]]:
    return [
        {**RECORD, "tree": TREE, "contact": {**CONTACT, **person}, "first_name": person.get("first_name", "Ana")}
        for person in PEOPLE
    ]


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
def test_what_one_rendering_is_made_of_serves_all_of_its_course(html: bool) -> None:
    ours = language(FILES)
    shared = told = 0
    for seed in range(150):
        text = Grammar(random.Random(seed * 17 + html)).template()  # noqa: S311 - dice
        compiled = ours.compile(source(text, html=html))
        seen: set[Course] = set()
        for record in records():
            try:
                made = compiled.render(record)
            except TemplateFault:
                continue
            known = made.course()
            if known is not None:
                course, values = known
                assert course.with_values(values) == made.segments, text
                shared += course in seen
                seen.add(course)
                told += 1
    assert told > 500
    assert shared > 100


SAME_COURSE = [
    "{% set u = 'https://hall.example/' ~ contact.city %}<a href='{{ u }}'>Go</a>",
    "{% macro m(a) %}({{ a }}){% endmacro %}{{ m(contact.city ~ ', ' ~ contact.company) }}",
    "{{ '%s of %s'|format(contact.first_name, contact.city) }}",
    "{% set x %}  Dear {{ contact.first_name }}, {% endset %}{{ x|trim }}",
    "{{ ['x', contact.city ~ '!']|join(' / ') }}",
    "{% filter upper %}Dear {{ contact.first_name }} of {{ contact.city }}{% endfilter %}",
    "{{ ('Dear ' ~ contact.first_name)|truncate(200) }}",
    "{{ (contact.first_name ~ ' & ' ~ contact.city)|replace('&', 'and') }}",
    "{{ contact.first_name + '/' + contact.city }}",
    "{% set x %}{{ contact.city }} and {{ contact.first_name }}{% endset %}{{ x|upper|trim }}",
]


@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
@pytest.mark.parametrize("text", SAME_COURSE)
def test_what_is_made_of_values_is_the_same_course(text: str, html: bool) -> None:
    compiled = language().compile(source(text, html=html))
    people = (
        {"first_name": "Ana", "city": "Lisbon", "company": "Sons"},
        {"first_name": "Bo", "city": "Ulm", "company": "Oh"},
    )
    made = [compiled.render({"contact": person}) for person in people]
    courses = [rendering.course() for rendering in made]
    assert courses[0] is not None
    assert courses[1] is not None
    assert courses[0][0] is courses[1][0]
    assert "".join(segment.text for segment in courses[0][0].with_values(courses[1][1])) == made[1].text
