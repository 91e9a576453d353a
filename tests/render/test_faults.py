"""What is wrong with a template: said at the tag, with what to do about it."""

from __future__ import annotations

import pytest
from rendering import CONTACT, RECORD, compiled, fault, place_of, rendering

from msglint.model import Place
from msglint.render.base import TemplateFault

SYNTAX = {
    "two names": ("Hi\n{{ first name }}", "{{ first name }}", "end of print statement", "names have no spaces"),
    "brace missing": ("Hi\n  {{ contact.city },\nbye", "{{ contact.city },", "unexpected '}'", "{% raw %}"),
    "if not closed": (
        "a\n{% if contact.vip %}b\nc",
        "{% if contact.vip %}",
        "end of template",
        "close it with {% endif %}",
    ),
    "wrong end": (
        "{% if a %}{% for b in c %}{% endif %}",
        "{% endif %}",
        "nesting mistake",
        "close what was opened last",
    ),
    "unknown tag": ("a\n {% money 3 %}", "{% money 3 %}", "unknown tag 'money'", "`templates:` in msglint.yaml"),
    "optional tag": ("{% debug %}", "{% debug %}", "unknown tag 'debug'", "jinja: {extensions: [debug]}"),
    "unknown filter": ("a\n {{ x|money }}", "{{ x|money }}", "no filter named 'money'", "jinja: {filters: {money:"),
    "unknown test": ("a\n{{ x is rich }}", "{{ x is rich }}", "no test named 'rich'", "jinja: {tests: {rich:"),
    "comment": ("a {# b", "{#", "end of comment", "#}"),
    "raw": ("a\n{% raw %} b", "{% raw %}", "end of raw", "{% endraw %}"),
    "other language": ("{{#if x}}", "{{#if x}}", "unexpected char '#'", "{% raw %}"),
    "block twice": (
        "{% block a %}{% endblock %}{% block a  %}{% endblock %}",
        "{% block a  %}",
        "defined twice",
        "Jinja stopped at this tag",
    ),
}


@pytest.mark.parametrize(("text", "tag", "said", "hint"), SYNTAX.values(), ids=SYNTAX)
def test_syntax(text: str, tag: str, said: str, hint: str) -> None:
    problem = fault(text)
    assert problem.kind == "syntax"
    assert said in problem.text
    assert hint in problem.hint
    assert (problem.place.line, problem.place.column) == (place_of(tag, text).line, place_of(tag, text).column)


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "(" * 400 + "1" + ")" * 400 + " }}",
        "{{ " + " + ".join(["first_name"] * 3000) + " }}",
        "".join(f"{{% for a{n} in b %}}" for n in range(30)) + "x" + "{% endfor %}" * 30,
        "{% macro m(a, a) %}{% endmacro %}",
        "{{ " + "9" * 5000 + " }}",
    ],
    ids=["parentheses", "sum", "loops", "arguments", "digits"],
)
def test_what_jinja_reads_and_cannot_run(text: str) -> None:
    problem = fault(text)
    assert problem.kind == "syntax"
    assert problem.place == Place("mail/m.j2", 1, 1, 1, 1)
    assert "l_1_" not in problem.text


RUNNING = {
    "attribute of undefined": (
        "a\n{{ sender.name }}",
        "{{ sender.name }}",
        "'sender' is undefined",
        "add sender under context:",
    ),
    "unknown function": (
        "{{ url_for('x') }}",
        "{{ url_for('x') }}",
        "'url_for' is undefined",
        "jinja: {functions: {url_for: https",
    ),
    "unknown function 2": (
        "{% set a = money(3) %}",
        "{% set a = money(3) %}",
        "'money' is undefined",
        "{functions: {money: ''}}",
    ),
    "unknown method": (
        "a\n{{ org.motto_in('fr') }}",
        "{{ org.motto_in('fr') }}",
        "has no attribute 'motto_in'",
        "jinja: {functions: {motto_in: ''}}",
    ),
    "attribute of nothing": (
        "{{ org.hall.name }}",
        "{{ org.hall.name }}",
        "has no attribute 'hall'",
        "give it hall under context:",
    ),
    "translations by name": (
        "{{ _('Hi %(who)s', who=contact.first_name) }}",
        "{{ _('Hi %(who)s', who=contact.first_name) }}",
        "unexpected keyword argument",
        "jinja: {newstyle_gettext: true}",
    ),
    "filter in a branch": (
        "{% if 1 %}{{ x|money }}{% endif %}",
        "{{ x|money }}",
        "no filter named 'money'",
        "{filters: {money: null}}",
    ),
    "division": ("a {{ contact.since / 0 }}", "{{ contact.since / 0 }}", "ZeroDivisionError", "msglint render"),
    "types": (
        "{{ contact.since + 'x' }}",
        "{{ contact.since + 'x' }}",
        "unsupported operand type(s) for +: 'int' and 'str'",
        "",
    ),
    "dunder": ("{{ ''.__class__.__mro__ }}", "{{ ''.__class__.__mro__ }}", "unsafe", "sandbox"),
    "attr": ("{{ (''|attr('__class__')).x }}", "{{ (''|attr('__class__')).x }}", "unsafe", "sandbox"),
    "format": ("{{ '{0.__class__.x}'.format(1) }}", "{{ '{0.__class__.x}'.format(1) }}", "unsafe", "sandbox"),
    "range": ("{% for i in range(10**9) %}{% endfor %}", "{% for i in range(10**9) %}", "Range too big", ""),
    "many": ("{{ 'x' * 10**9 }}", "{{ 'x' * 10**9 }}", "longer than", "sandbox"),
    "power": ("{{ 10 ** (10 ** 8) }}", "{{ 10 ** (10 ** 8) }}", "bits", "sandbox"),
    "percent": ("{{ '%99999999d' % 3 }}", "{{ '%99999999d' % 3 }}", "too wide", "sandbox"),
    "format filter": ("{{ '%99999999d'|format(3) }}", "{{ '%99999999d'|format(3) }}", "too wide", "sandbox"),
    "format method": ("{{ '{:99999999}'.format(3) }}", "{{ '{:99999999}'.format(3) }}", "too wide", "sandbox"),
    "format handed": ("{{ '{:{}}'.format(3, 99999999) }}", "{{ '{:{}}'.format(3, 99999999) }}", "too wide", "sandbox"),
    "center": ("{{ 'a'|center(999999999) }}", "{{ 'a'|center(999999999) }}", "longer than", "sandbox"),
    "ljust": ("{{ 'a'.ljust(999999999) }}", "{{ 'a'.ljust(999999999) }}", "longer than", "sandbox"),
    "replace": (
        "{{ ('a' * 9999).replace('a', 'b' * 9999) }}",
        "{{ ('a' * 9999).replace('a', 'b' * 9999) }}",
        "longer than",
        "sandbox",
    ),
    "endless macro": (
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m( ) }}",
        "{{ m() }}",
        "runs into itself",
        "leads back",
    ),
    "endless include": ("a {% include 'm.j2' %}", "{% include 'm.j2' %}", "runs into itself", "leads back"),
    "doubling": (
        "{% set n = namespace(a='xxxxxxxx') %}{% for i in range(40) %}{% set n.a = n.a ~ n.a %}{% endfor %}",
        "{% set n.a = n.a ~ n.a %}",
        "longer than",
        "sandbox",
    ),
    "second tag of a line": ("{{ org.name }} {{ org.name }} {{ a.b }} {{ a.c }}", "{{ a.b }}", "'a' is undefined", ""),
    "second line of a paragraph": (
        "{{ org.name }}\n{{ org.name }} x\n {{ a.b }} {{ a.c }}",
        "{{ a.b }}",
        "'a' is undefined",
        "",
    ),
}


@pytest.mark.parametrize(("text", "tag", "said", "hint"), RUNNING.values(), ids=RUNNING)
def test_running(text: str, tag: str, said: str, hint: str) -> None:
    problem = fault(text, record=RECORD)
    assert problem.kind == "render"
    assert said in problem.text
    assert hint in problem.hint
    assert problem.place == place_of(tag, text)


def test_a_fault_stands_in_the_file_where_it_happens() -> None:
    lib = "{% macro m(x) %}\n  {{ x.y.z }}\n{% endmacro %}"
    text = "{% import 'lib.j2' as lib %}\n{{ lib.m(3) }}"
    problem = fault(text, {"lib.j2": lib}, record=RECORD)
    assert problem.place == place_of("{{ x.y.z }}", lib, "mail/lib.j2")
    assert problem.related == ((place_of("{{ lib.m(3) }}", text), "run from here"),)


@pytest.mark.parametrize("tag", ["{% include 'b.j2' %}", "{% extends 'b.j2' %}", "{% import 'b.j2' as b %}"])
def test_a_faulty_file_is_placed_at_the_tag_that_names_it(tag: str) -> None:
    broken = "x\n{{ a b }}"
    problem = fault(f"a\n{tag}", {"b.j2": broken})
    assert problem.kind == "syntax"
    assert problem.place == place_of(tag, f"a\n{tag}")
    assert "mail/b.j2" in problem.text
    assert problem.related[0][0] == place_of("{{ a b }}", broken, "mail/b.j2")


@pytest.mark.parametrize("tag", ["{% include 'gone.j2' %}", "{% extends 'gone.j2' %}", "{% from 'gone.j2' import x %}"])
def test_a_missing_file_is_placed_at_the_tag_that_names_it(tag: str) -> None:
    problem = fault(f"a\n{tag}")
    assert (problem.kind, problem.text) == ("render", "there is no file 'gone.j2'")
    assert problem.place == place_of(tag, f"a\n{tag}")
    assert "each folder above" in problem.hint


def test_a_missing_file_matters_only_where_it_is_reached() -> None:
    text = "{% if contact.vip %}{% include 'gone.j2' %}{% endif %}ok"
    made = compiled(text)
    assert made.render({"contact": {"vip": False}}).text == "ok"
    with pytest.raises(TemplateFault) as caught:
        made.render(RECORD)
    assert caught.value.problem.kind == "render"
    assert caught.value.problem.place == place_of("{% include 'gone.j2' %}", text)


def test_missing_files_may_be_ignored() -> None:
    assert (
        rendering("{% include 'gone.j2' ignore missing %}{% include ['gone.j2', 'p.j2'] %}", {"p.j2": "p"}).text == "p"
    )


def test_a_template_that_extends_itself() -> None:
    assert fault("{% extends 'm.j2' %}").text == "it extends itself"
    around = {"b.j2": "a\n{% extends 'm.j2' %}"}
    assert fault("{% extends 'b.j2' %}", around).text == "it extends itself"


def test_lines_are_those_of_the_file() -> None:
    assert fault("\n{{ a b }}", line=7).place == Place("mail/m.j2", 8, 1, 8, 10)
    assert fault("{{ a.b }}", line=7, column=5, record=RECORD).place == Place("mail/m.j2", 7, 5, 7, 14)


@pytest.mark.parametrize(
    "text",
    [
        "{{ {}[contact.last_name].x }}",
        "{{ contact[contact.last_name].x }}",
        "{% include contact.last_name %}",
        "{{ '%d' % contact.last_name }}",
    ],
)
def test_values_of_a_record_are_not_told(text: str) -> None:
    problem = fault(text, record=RECORD)
    assert CONTACT["last_name"] not in problem.text + problem.hint
    assert CONTACT["company"] not in problem.text + problem.hint


def test_after_a_fault_the_next_record_is_rendered() -> None:
    made = compiled("{{ 10 // contact.since }}")
    with pytest.raises(TemplateFault):
        made.render({"contact": {"since": 0}})
    assert made.render({"contact": {"since": 5}}).text == "2"
