"""Templates that differ in their words alone have one code, and each still tells its own places and names."""

from __future__ import annotations

import pytest

from msglint.inputs.tree import MemoryTree
from msglint.model import JinjaSettings, Source
from msglint.render.base import TemplateFault
from msglint.render.jinja import JinjaLanguage
from msglint.render.jinja.environment import LONGEST, python

FRAME = """{word},
{{% if member %}}{{% for seat in seats %}}{word} {{{{ seat.row }}}}{{% endfor %}}{{% else %}}no {word}{{% endif %}}
"""


def language(**files: str) -> JinjaLanguage:
    return JinjaLanguage(MemoryTree(files), JinjaSettings())


def test_each_has_its_own_words_places_and_ways() -> None:
    jinja = language()
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
    jinja = language()
    for name, lines in (("a.txt", 1), ("b.txt", 4)):
        compiled = jinja.compile(Source(name, name, "\n" * lines + "{{ order.total }}"))
        with pytest.raises(TemplateFault) as raised:
            compiled.render({})
        assert (raised.value.problem.place.path, raised.value.problem.place.line) == (name, lines + 1)


def test_what_a_file_names_is_looked_for_from_there() -> None:
    files = {
        "one/m.txt": "{% include 'p.txt' %}",
        "two/m.txt": "{% include 'p.txt' %}",
        "one/p.txt": "1",
        "two/p.txt": "2",
    }
    jinja = language(**files)
    for name, shown in (("one/m.txt", "1"), ("two/m.txt", "2")):
        assert jinja.compile(Source(name, name, files[name])).render({}).text == shown


def test_a_name_that_a_file_does_not_have_is_told_with_the_file_that_asks() -> None:
    files = {"p.txt": "{% set a = 1 %}"}
    jinja = language(**files)
    for name in ("a.txt", "b.txt"):
        text = "{% from 'p.txt' import stamp %}{{ stamp() }}"
        with pytest.raises(TemplateFault) as raised:
            jinja.compile(Source(name, name, text)).render({})
        assert raised.value.problem.place.path == name
        assert "template_name" not in raised.value.problem.text


def test_long_code_is_not_kept() -> None:
    code = "x = 1\n" + "#" * LONGEST
    assert python(code) is not python(code)
    assert python("x = 1") is python("x = 1")
