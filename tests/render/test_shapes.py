"""Templates that differ in their words alone share tree and code, and each still tells its own places and names."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import pytest
from grammar import Grammar
from grammar_parts import FILES
from msgspec.structs import replace
from rendering import RECORD, language, plain, source

from msglint.model import Source
from msglint.render.base import Compiled, TemplateFault
from msglint.render.jinja.shapes import MOST

FRAME = """{word},
{{% if member %}}{{% for seat in seats %}}{word} {{{{ seat.row }}}}{{% endfor %}}{{% else %}}no {word}{{% endif %}}
"""


def test_each_has_its_own_words_places_and_ways() -> None:
    jinja = language({})
    given = {"member": True, "seats": [{"row": "C"}, {"row": "D"}]}
    told = []
    for name, word, line in (("a.txt", "Hello", 1), ("b.txt", "Good evening to you", 7)):
        compiled = jinja.compile(Source(name, name, FRAME.format(word=word), line=line))
        went, stayed = compiled.render(given), compiled.render({})
        assert went.text == f"{word},\n{word} C{word} D"
        assert stayed.text == f"{word},\nno {word}"
        assert {segment.place.path for segment in went.segments} == {name}
        assert [segment.place.line for segment in went.segments if segment.fields] == [line + 1, line + 1]
        assert not went.reached & stayed.reached
        told.append((went.reached | stayed.reached, {branch.id for branch in compiled.branches}))
    (first, ways), (second, others) = told
    assert first <= ways
    assert second <= others
    assert not ways & others


def test_a_fault_is_placed_in_the_template_that_has_it() -> None:
    jinja = language({})
    for name, lines in (("a.txt", 1), ("b.txt", 4)):
        compiled = jinja.compile(Source(name, name, "\n" * lines + "{{ order.total }}"))
        with pytest.raises(TemplateFault) as raised:
            compiled.render({})
        assert (raised.value.problem.place.path, raised.value.problem.place.line) == (name, lines + 1)


def test_a_tag_that_nobody_knows_ends_where_its_line_does() -> None:
    text = "Hi {{ a }}\n{% snippet 'x',\n  y=1 %}\n{% if b %}{% endif %}"
    with pytest.raises(TemplateFault) as raised:
        language({}).compile(source(text))
    place = raised.value.problem.place
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 1, 2, 16)


def test_what_a_file_names_is_looked_for_from_there() -> None:
    files = {
        "one/m.txt": "{% include 'p.txt' %}",
        "two/m.txt": "{% include 'p.txt' %}",
        "one/p.txt": "1",
        "two/p.txt": "2",
    }
    jinja = language(files)
    for name, shown in (("one/m.txt", "1"), ("two/m.txt", "2")):
        assert jinja.compile(Source(name, name, files[name])).render({}).text == shown


def test_a_name_that_a_file_does_not_have_is_told_with_the_file_that_asks() -> None:
    files = {"p.txt": "{% set a = 1 %}"}
    jinja = language(files)
    for name in ("a.txt", "b.txt"):
        text = "{% from 'p.txt' import stamp %}{{ stamp() }}"
        with pytest.raises(TemplateFault) as raised:
            jinja.compile(Source(name, name, text)).render({})
        assert raised.value.problem.place.path == name
        assert "template_name" not in raised.value.problem.text


def reworded(text: str) -> str:
    """A template with the same tags, and more words between them."""
    tokens = list(plain(FILES).lex(text))
    return "".join(f"{value.upper()} and so on\n" if kind == "data" else value for _, kind, value in tokens)


def told(compiled: Compiled, record: Mapping[str, Any]) -> object:
    places = {branch.id: branch.place for branch in compiled.branches}
    ways = [(branch.place, branch.tests, branch.fallback) for branch in compiled.branches]
    try:
        made = compiled.render(record)
    except TemplateFault as fault:
        return set(compiled.reads), ways, fault.problem
    reached = {places[number] for number in made.reached}
    course = made.course()
    segments = [replace(segment, fields=tuple(sorted(segment.fields))) for segment in made.segments]
    return set(compiled.reads), ways, made.text, segments, reached, course and (course[0].values, course[1])


def code(compiled: Any) -> object:
    return compiled._template.root_render_func.__code__


@pytest.mark.parametrize("settings", [{}, {"trim_blocks": True, "lstrip_blocks": True, "newstyle_gettext": True}])
def test_sharing_a_shape_changes_nothing(settings: dict[str, Any]) -> None:
    shared = 0
    for seed in range(50):
        text = reworded(Grammar(random.Random(seed)).template())  # noqa: S311 - dice
        other = reworded(text)
        ours = language(FILES, **settings)
        first, second, third = (ours.compile(source(each)) for each in (other, text, other))
        for mine, given in ((first, other), (second, text), (third, other)):
            alone = language(FILES, **settings).compile(source(given))
            assert told(mine, RECORD) == told(alone, RECORD), text
        shared += code(first) is code(second) is code(third)
    assert shared >= 15


def test_a_shape_is_shared_by_all_that_have_it() -> None:
    ours = language({})
    texts = [
        "Hi {{ a }},{% if b %} yes{% endif %}",
        "Hello {{ a }},{% if b %} no{% endif %}",
        "Hi {{ a }},{% if c %}{% endif %}",
    ]
    codes = [code(ours.compile(source(text))) for text in texts]
    assert codes[0] is codes[1] is not codes[2]


@pytest.mark.parametrize("text", ["{% trans %}Hello {{ a }}{% endtrans %}", "{{ a|replace('x', 1 + 2) }}"])
def test_what_words_decide_is_not_shared(text: str) -> None:
    ours = language({})
    assert code(ours.compile(source(text))) is not code(ours.compile(source(text)))


def test_the_latest_shapes_are_kept() -> None:
    ours = language({})
    texts = [f"Hi {{{{ name_{number} }}}}" for number in range(MOST + 1)]
    codes = [code(ours.compile(source(text))) for text in texts]
    again = [code(ours.compile(source(text))) for text in reversed(texts)]
    assert again[:MOST] == codes[:0:-1]
    assert again[-1] is not codes[0]
