"""Where files are looked up, how one block is rendered alone, and which files a message is made of."""

from __future__ import annotations

from typing import Any

import pytest
from rendering import RECORD, compiled, fault, place_of, plain, rendering, segment, segments

from msglint.render.base import TemplateFault

FILES = {
    "base.j2": "root base",
    "mail/base.j2": "mail base",
    "mail/de/part.j2": "de part",
    "part.j2": "root part",
    "mail/de/deep/x.j2": "{% include 'part.j2' %}|{% include 'base.j2' %}|{% include 'de/part.j2' %}",
}


def test_own_folder_first_then_each_above() -> None:
    text = FILES["mail/de/deep/x.j2"]
    assert rendering(text, FILES, name="mail/de/deep/x.j2").text == "de part|mail base|de part"


def test_an_included_file_looks_in_its_own_folder() -> None:
    files = {"a/one.j2": "{% include 'two.j2' %}", "a/two.j2": "near", "two.j2": "far"}
    assert rendering("{% include 'a/one.j2' %}", files).text == "near"


@pytest.mark.parametrize("name", ["../part.j2", "/part.j2", "./../part.j2", "mail/../../part.j2", "\\part.j2", ""])
def test_never_outside(name: str) -> None:
    assert fault("{% include '" + name.replace("\\", "\\\\") + "' %}", FILES).text.startswith("there is no file")


def test_idle_steps() -> None:
    assert rendering("{% include './mail//base.j2' %}", FILES).text == "mail base"


def test_a_list_takes_the_first_that_exists() -> None:
    assert rendering("{% include ['gone.j2', 'base.j2', 'part.j2'] %}", FILES).text == "root base"


def test_a_name_that_only_a_run_can_tell() -> None:
    made = compiled("{% include contact.layout %}", FILES)
    assert made.render({"contact": {"layout": "part.j2"}}).text == "root part"
    with pytest.raises(TemplateFault):
        made.render({"contact": {"layout": "gone.j2"}})


def test_escaping_goes_by_the_part_for_all_its_files() -> None:
    files = {
        "b.j2": "{% block a %}{% endblock %}{{ x }}",
        "i.j2": "{{ x }}",
        "l.j2": "{% macro m(y) %}{{ y }}{% endmacro %}",
    }
    text = "{% extends 'b.j2' %}{% from 'l.j2' import m %}{% block a %}{% include 'i.j2' %}{{ m(x) }}{% endblock %}"
    assert rendering(text, files, {"x": "<"}, html=True).text == "&lt;&lt;&lt;"
    assert rendering(text, files, {"x": "<"}, html=False).text == "<<<"


def test_files() -> None:
    files = {"b.j2": "{% include 'i.j2' %}", "i.j2": "", "l.j2": "", "c.j2": "", "d.j2": ""}
    text = (
        "{% extends 'b.j2' %}{% import 'l.j2' as l %}{% block x %}{% include 'c.j2' if y else 'd.j2' %}{% endblock %}"
    )
    made = compiled(text, files)
    assert made.files[0] == "mail/m.j2"
    assert set(made.files) == {"mail/m.j2", "mail/b.j2", "mail/i.j2", "mail/l.j2"}
    again = compiled("{% include 'c.j2' if y else 'd.j2' %}", files)
    assert again.files == ("mail/m.j2", "mail/c.j2", "mail/d.j2")


LAYOUT = "<s>{% block subject %}News of {{ org.name }}{% endblock %}</s>{% block body %}{% endblock %}"
MESSAGE = (
    "{% extends 'b.j2' %}{% set n = contact.last_name %}{% macro m(x) %}*{{ x }}*{% endmacro %}"
    "{% block subject %}{{ n }}: {{ super() }} {{ m(contact.city) }}{% endblock %}"
    "{% block body %}{{ gone.away }}{% endblock %}"
)


def test_one_block_alone() -> None:
    """The variables of the root are there, and so are the blocks of the layouts; nothing else is run."""
    found = segments(MESSAGE, {"b.j2": LAYOUT}, block="subject")
    assert "".join(item.text for item in found) == "Okafor: News of Quay Hall *Lisbon*"
    by_text = {item.text: item for item in found}
    assert by_text["Okafor"].source == place_of("{% set n = contact.last_name %}", MESSAGE)
    assert by_text["Quay Hall"].place == place_of("{{ org.name }}", LAYOUT, "mail/b.j2")
    assert by_text["Lisbon"].fields == ("contact.city",)


def test_a_block_of_the_layout_alone() -> None:
    text = "{% extends 'b.j2' %}{% block body %}x{% endblock %}"
    assert rendering(text, {"b.j2": LAYOUT}, block="subject").text == "News of Quay Hall"
    grand = {"a.j2": LAYOUT, "b.j2": "{% extends 'a.j2' %}{% set org = {'name': 'us'} %}"}
    assert rendering(text, grand, block="subject").text == "News of us"


def test_a_block_as_jinja_renders_it() -> None:
    text = "{% block subject %}Hi {{ contact.first_name }}{% if contact.vip %}!{% endif %}{% endblock %}rest"
    template = plain({"m.j2": text}).get_template("m.j2")
    expected = "".join(template.blocks["subject"](template.new_context(RECORD)))
    assert rendering(text, block="subject").text == expected


def test_a_block_that_is_not_there() -> None:
    problem = fault("{% block a %}{% endblock %}", record=RECORD, block="subject")
    assert "'subject'" in problem.text


CONTEXT: list[tuple[str, dict[str, str], tuple[str, ...]]] = [
    ("{% include 'p.j2' without context %}", {"p.j2": "[{{ contact }}]"}, ()),
    ("{% import 'l.j2' as l %}{{ l.m() }}", {"l.j2": "{% macro m() %}[{{ contact }}]{% endmacro %}"}, ()),
]


@pytest.mark.parametrize(("text", "files", "fields"), CONTEXT)
def test_without_context_there_are_no_fields(text: str, files: dict[str, str], fields: tuple[str, ...]) -> None:
    found = [item for item in segments(text, files) if not item.literal]
    assert [(item.text, item.fields) for item in found] == [("", fields)]


def test_a_file_without_context_is_placed_wherever_it_is_used() -> None:
    text = "{% include 'p.j2' without context %}\n{% include 'p.j2'  without context %}"
    made = compiled(text, {"p.j2": "words"})
    for _ in range(2):
        found = [item for item in made.render(RECORD).segments if item.text == "words"]
        assert [place for item in found for place in item.via] == [
            place_of("{% include 'p.j2' without context %}", text),
            place_of("{% include 'p.j2'  without context %}", text),
        ]


@pytest.mark.parametrize("how", [{}, {"newstyle_gettext": True}, {"trim_blocks": True}])
def test_runs_do_not_disturb_one_another(how: dict[str, Any]) -> None:
    text = "{% import 'l.j2' as l %}{% for t in contact.tags %}{{ l.m(t) }}{% include 'p.j2' %}{% endfor %}"
    made = compiled(text, {"l.j2": "{% macro m(x) %}{{ x }}{% endmacro %}", "p.j2": "{{ t }}"}, **how)
    first, second = made.render(RECORD), made.render({"contact": {"tags": ["a"]}})
    assert second.text == "aa"
    assert "".join(item.text for item in first.segments) == first.text
    assert {item.fields for item in (*first.segments, *second.segments)} == {("contact.tags[*]",)}


def test_a_scoped_block_sees_the_loop() -> None:
    text = "{% extends 'b.j2' %}{% block item %}{{ p.name }};{% endblock %}"
    files = {"b.j2": "{% for p in contact.products %}{% block item scoped %}{% endblock %}{% endfor %}"}
    found = segment(text, "Rondo", files)
    assert found.fields == ("contact.products[*].name",)
    assert found.place == place_of("{{ p.name }}", text)


def test_a_namespace_that_an_included_file_fills() -> None:
    text = "{% set ns = namespace(n='') %}{% include 'p.j2' %}Hi {{ ns.n }}"
    part = "{% set ns.n = contact.last_name %}"
    found = segment(text, "Okafor", {"p.j2": part})
    assert (found.place, found.fields) == (place_of("{{ ns.n }}", text), ("contact.last_name",))
    assert found.source == place_of(part, part, "mail/p.j2")


def test_a_macro_of_the_layout() -> None:
    base = "{% macro greet(n) %}Hi {{ n }}{% endmacro %}{% block body %}{% endblock %}"
    text = "{% extends 'b.j2' %}{% block body %}{{ greet(contact.last_name) }}{% endblock %}"
    found = segment(text, "Okafor", {"b.j2": base})
    assert found.place == place_of("{{ n }}", base, "mail/b.j2")
    assert found.source == place_of("{{ greet(contact.last_name) }}", text)
