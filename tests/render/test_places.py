"""Every construct: where its pieces stand, which fields they show, who handed the value in, what led there."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from rendering import place_of, segment

GREET = "{% macro greet(n, c='X') %}Hi {{ n }} of {{ c }}{% endmacro %}"
WRAP = "{% macro wrap() %}<w>{{ caller() }}</w>{% endmacro %}"


@dataclass(frozen=True)
class Case:
    """``text`` prints ``value``: at the tag ``at``, from ``fields``; ``source`` handed it in, ``via`` led there."""

    text: str
    value: str
    at: str
    fields: tuple[str, ...]
    source: str = ""
    via: tuple[str, ...] = ()
    exact: bool = True
    files: dict[str, str] = field(default_factory=dict)
    path: str = "m.j2"  # the file that ``at`` stands in; ``source`` and ``via`` stand in the template itself
    html: bool = False


LAST, FIRST = ("contact.last_name",), ("contact.first_name",)

CASES = {
    "plain": Case("Hi {{ contact.last_name }}!", "Okafor", "{{ contact.last_name }}", LAST),
    "filter": Case("Hi {{ contact.last_name | upper }}", "OKAFOR", "{{ contact.last_name | upper }}", LAST),
    "subscript": Case("{{ contact['last_name'] }}", "Okafor", "{{ contact['last_name'] }}", LAST),
    "spaced name": Case(
        "{{ contact['First Name'] }}", "Ana Maria", "{{ contact['First Name'] }}", ('contact["First Name"]',)
    ),
    "get": Case("{{ contact.get('last_name') }}", "Okafor", "{{ contact.get('last_name') }}", LAST),
    "string method": Case("{{ contact.last_name.upper() }}", "OKAFOR", "{{ contact.last_name.upper() }}", LAST),
    "slice": Case("{{ contact.last_name[:3] }}", "Oka", "{{ contact.last_name[:3] }}", LAST),
    "default": Case("{{ contact.gone|default('you') }}", "you", "{{ contact.gone|default('you') }}", ("contact.gone",)),
    "or": Case(
        "{{ contact.nothing or contact.last_name }}",
        "Okafor",
        "{{ contact.nothing or contact.last_name }}",
        ("contact.last_name", "contact.nothing"),
    ),
    "inline if": Case(
        "{{ contact.last_name if contact.vip else contact.city }}",
        "Okafor",
        "{{ contact.last_name if contact.vip else contact.city }}",
        ("contact.city", "contact.last_name"),
    ),
    "undefined": Case("a{{ absent }}b", "", "{{ absent }}", ("absent",)),
    "constant": Case("a{{ 'x' }}b", "x", "{{ 'x' }}", ()),
    "number": Case("{{ 1 + 2 }}", "3", "{{ 1 + 2 }}", ()),
    "tilde, value": Case("{{ 'Dr ' ~ contact.last_name }}", "Okafor", "{{ 'Dr ' ~ contact.last_name }}", LAST),
    "tilde, words": Case("{{ 'Dr ' ~ contact.last_name }}", "Dr ", "{{ 'Dr ' ~ contact.last_name }}", ()),
    "tilde, escaped": Case(
        "{{ contact.company ~ '<' }}",
        "Salt &amp; Sons &lt;Ltd&gt;",
        "{{ contact.company ~ '<' }}",
        ("contact.company",),
        html=True,
    ),
    "plus": Case("{{ 'Dr ' + contact.last_name }}", "Okafor", "{{ 'Dr ' + contact.last_name }}", LAST),
    "percent": Case("{{ 'Dr %s' % contact.last_name }}", "Okafor", "{{ 'Dr %s' % contact.last_name }}", LAST),
    "percent, words": Case("{{ 'Dr %s' % contact.last_name }}", "Dr ", "{{ 'Dr %s' % contact.last_name }}", ()),
    "percent, named": Case(
        "{{ '%(a)s/%(b)s' % {'a': contact.city, 'b': contact.last_name} }}",
        "Okafor",
        "{{ '%(a)s/%(b)s' % {'a': contact.city, 'b': contact.last_name} }}",
        LAST,
    ),
    "percent, not written out": Case(
        "{% set f = 'Dr %s' %}{{ f % contact.last_name }}",
        "Dr Okafor",
        "{{ f % contact.last_name }}",
        LAST,
        exact=False,
    ),
    "format": Case(
        "{{ 'Dr %s, %d%%'|format(contact.last_name, 5) }}",
        "Okafor",
        "{{ 'Dr %s, %d%%'|format(contact.last_name, 5) }}",
        LAST,
    ),
    "format, escaped": Case(
        "{{ 'at <%s>'|format(contact.company) }}",
        "Salt &amp; Sons &lt;Ltd&gt;",
        "{{ 'at <%s>'|format(contact.company) }}",
        ("contact.company",),
        html=True,
    ),
    "format of a number": Case(
        "{{ '%.2f'|format(contact.since) }}", "2011.00", "{{ '%.2f'|format(contact.since) }}", ("contact.since",)
    ),
    "format method": Case(
        "{{ 'Dr {0} of {c}'.format(contact.last_name, c=contact.city) }}",
        "Okafor",
        "{{ 'Dr {0} of {c}'.format(contact.last_name, c=contact.city) }}",
        LAST,
    ),
    "format, then upper": Case(
        "{% set g = 'Dr %s'|format(contact.last_name) %}{{ g|upper }}",
        "OKAFOR",
        "{{ g|upper }}",
        LAST,
        "{% set g = 'Dr %s'|format(contact.last_name) %}",
    ),
    "join": Case(
        "{{ contact.tags|join('+') }}", "jazz+choir", "{{ contact.tags|join('+') }}", ("contact.tags",), exact=False
    ),
    "tilde, then title": Case(
        "{{ (contact.first_name ~ ' ' ~ contact.last_name)|upper }}",
        "OKAFOR",
        "{{ (contact.first_name ~ ' ' ~ contact.last_name)|upper }}",
        LAST,
    ),
    "set": Case(
        "{% set n = contact.last_name %}Hi {{ n }}", "Okafor", "{{ n }}", LAST, "{% set n = contact.last_name %}"
    ),
    "set of set": Case(
        "{% set a = contact.last_name %}{% set b = a|title %}{{ b }}",
        "Okafor",
        "{{ b }}",
        LAST,
        "{% set a = contact.last_name %}",
    ),
    "set of an object": Case("{% set c = contact %}{{ c.last_name }}", "Okafor", "{{ c.last_name }}", LAST),
    "set of a sum": Case(
        "{% set n = contact.first_name ~ ' ' ~ contact.last_name %}Hi {{ n }}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{% set n = contact.first_name ~ ' ' ~ contact.last_name %}",
    ),
    "set of several": Case(
        "{% set a, b = contact.city, contact.last_name %}{{ b }}",
        "Okafor",
        "{{ b }}",
        LAST,
        "{% set a, b = contact.city, contact.last_name %}",
    ),
    "set in both branches": Case(
        "{% if contact.nothing %}{% set n = contact.nothing %}"
        "{% else %}{% set n = contact.last_name %}{% endif %}{{ n }}",
        "Okafor",
        "{{ n }}",
        ("contact.last_name", "contact.nothing"),
        "{% set n = contact.last_name %}",
    ),
    "set in one branch": Case(
        "{% set n = contact.city %}{% if contact.vip %}{% set n = contact.last_name %}{% endif %}{{ n }}",
        "Okafor",
        "{{ n }}",
        ("contact.city", "contact.last_name"),
        "{% set n = contact.last_name %}",
    ),
    "set in a branch not gone": Case(
        "{% set n = contact.last_name %}{% if contact.nothing %}{% set n = contact.city %}{% endif %}{{ n }}",
        "Okafor",
        "{{ n }}",
        ("contact.city", "contact.last_name"),
        "{% set n = contact.last_name %}",
    ),
    "set, then other": Case(
        "{% set n = contact.city %}{% set n = contact.last_name %}{{ n }}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{% set n = contact.last_name %}",
    ),
    "set in a loop stays there": Case(
        "{% set n = contact.last_name %}{% for t in [1] %}{% set n = contact.city %}{% endfor %}{{ n }}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{% set n = contact.last_name %}",
    ),
    "set block": Case(
        "{% set s %}Hi {{ contact.last_name }}{% endset %}{{ s }}",
        "Okafor",
        "{{ contact.last_name }}",
        LAST,
        via=("{{ s }}",),
    ),
    "set block, upper": Case(
        "{% set s %}Hi {{ contact.last_name }}{% endset %}{{ s|upper }}",
        "OKAFOR",
        "{{ contact.last_name }}",
        LAST,
        via=("{{ s|upper }}",),
    ),
    "set block with a filter": Case(
        "{% set s | trim | title %} hi {{ contact.last_name }} {% endset %}{{ s }}",
        "Okafor",
        "{{ contact.last_name }}",
        LAST,
        via=("{{ s }}",),
    ),
    "set block, encoded": Case(
        "{% set s %}Hi {{ contact.last_name }}{% endset %}{{ s|urlencode }}",
        "Hi%20Okafor",
        "{{ s|urlencode }}",
        LAST,
        "{{ contact.last_name }}",
        exact=False,
    ),
    "with": Case(
        "{% with n = contact.last_name %}{{ n }}{% endwith %}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{% with n = contact.last_name %}",
    ),
    "macro": Case(
        GREET + "{{ greet(contact.last_name) }}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{{ greet(contact.last_name) }}",
        ("{{ greet(contact.last_name) }}",),
    ),
    "macro, keyword": Case(
        GREET + "{{ greet('you', c=contact.last_name) }}",
        "Okafor",
        "{{ c }}",
        LAST,
        "{{ greet('you', c=contact.last_name) }}",
        ("{{ greet('you', c=contact.last_name) }}",),
    ),
    "macro, default": Case(
        "{% macro m(n=contact.last_name) %}{{ n }}{% endmacro %}{{ m() }}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{% macro m(n=contact.last_name) %}",
        ("{{ m() }}",),
    ),
    "macro, an object handed in": Case(
        "{% macro m(c) %}{{ c.last_name }}{% endmacro %}{{ m(contact) }}",
        "Okafor",
        "{{ c.last_name }}",
        LAST,
        via=("{{ m(contact) }}",),
    ),
    "macro, varargs": Case(
        "{% macro m() %}{{ varargs[0] }}{% endmacro %}{{ m(contact.last_name) }}",
        "Okafor",
        "{{ varargs[0] }}",
        LAST,
        "{{ m(contact.last_name) }}",
        ("{{ m(contact.last_name) }}",),
    ),
    "macro, kwargs": Case(
        "{% macro m() %}{{ kwargs.k }}{% endmacro %}{{ m(k=contact.last_name) }}",
        "Okafor",
        "{{ kwargs.k }}",
        LAST,
        "{{ m(k=contact.last_name) }}",
        ("{{ m(k=contact.last_name) }}",),
    ),
    "macro in a macro": Case(
        GREET + "{% macro outer(p) %}[{{ greet(p) }}]{% endmacro %}{{ outer(contact.last_name) }}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{{ outer(contact.last_name) }}",
        ("{{ outer(contact.last_name) }}", "{{ greet(p) }}"),
    ),
    "macro, filtered": Case(
        GREET + "{{ greet(contact.last_name)|upper }}",
        "OKAFOR",
        "{{ n }}",
        LAST,
        "{{ greet(contact.last_name)|upper }}",
        ("{{ greet(contact.last_name)|upper }}",),
    ),
    "macro, kept": Case(
        GREET + "{% set g = greet(contact.last_name) %}{{ g }}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{% set g = greet(contact.last_name) %}",
        ("{{ g }}", "{% set g = greet(contact.last_name) %}"),
    ),
    "macro, a variable around it": Case(
        "{% set v = contact.last_name %}{% macro m() %}{{ v }}{% endmacro %}{{ m() }}",
        "Okafor",
        "{{ v }}",
        LAST,
        "{% set v = contact.last_name %}",
        ("{{ m() }}",),
    ),
    "import": Case(
        "{% import 'lib.j2' as lib %}{{ lib.greet(contact.last_name) }}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{{ lib.greet(contact.last_name) }}",
        ("{{ lib.greet(contact.last_name) }}",),
        files={"lib.j2": GREET},
        path="lib.j2",
    ),
    "from import": Case(
        "{% from 'lib.j2' import greet as g %}{{ g(contact.last_name) }}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{{ g(contact.last_name) }}",
        ("{{ g(contact.last_name) }}",),
        files={"lib.j2": GREET},
        path="lib.j2",
    ),
    "import with context": Case(
        "{% set v = contact.last_name %}{% import 'lib.j2' as lib with context %}{{ lib.m() }}",
        "Okafor",
        "{{ v }}",
        LAST,
        "{% set v = contact.last_name %}",
        ("{{ lib.m() }}",),
        files={"lib.j2": "{% macro m() %}{{ v }}{% endmacro %}"},
        path="lib.j2",
    ),
    "call block": Case(
        WRAP + "{% call wrap() %}in {{ contact.last_name }}{% endcall %}",
        "Okafor",
        "{{ contact.last_name }}",
        LAST,
        via=("{% call wrap() %}", "{{ caller() }}"),
    ),
    "call block, handed back": Case(
        "{% macro each(p) %}{{ caller(p) }}{% endmacro %}{% call(u) each(contact.last_name) %}{{ u }}{% endcall %}",
        "Okafor",
        "{{ u }}",
        LAST,
        "{% call(u) each(contact.last_name) %}",
        ("{% call(u) each(contact.last_name) %}", "{{ caller(p) }}"),
    ),
    "filter block": Case(
        "{% filter upper %}Hi {{ contact.last_name }}{% endfilter %}",
        "OKAFOR",
        "{{ contact.last_name }}",
        LAST,
        via=("{% filter upper %}",),
    ),
    "include": Case(
        "{% include 'part.j2' %}",
        "Okafor",
        "{{ contact.last_name }}",
        LAST,
        via=("{% include 'part.j2' %}",),
        files={"part.j2": "Hi {{ contact.last_name }}"},
        path="part.j2",
    ),
    "include with a variable": Case(
        "{% set n = contact.last_name %}{% include 'part.j2' %}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{% set n = contact.last_name %}",
        ("{% include 'part.j2' %}",),
        files={"part.j2": "Hi {{ n }}"},
        path="part.j2",
    ),
    "include in a loop": Case(
        "{% for p in contact.products[:1] %}{% include 'part.j2' %}{% endfor %}",
        "Nocturne",
        "{{ p.name }}",
        ("contact.products[*].name",),
        via=("{% include 'part.j2' %}",),
        files={"part.j2": "* {{ p.name }}"},
        path="part.j2",
    ),
    "include in an include": Case(
        "{% with n = contact.last_name %}{% include 'a.j2' %}{% endwith %}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{% with n = contact.last_name %}",
        ("{% include 'a.j2' %}", "{% include 'b.j2' %}"),
        files={"a.j2": "{% include 'b.j2' %}", "b.j2": "{{ n }}"},
        path="b.j2",
    ),
    "block": Case(
        "{% extends 'base.j2' %}{% block body %}Hi {{ contact.last_name }}{% endblock %}",
        "Okafor",
        "{{ contact.last_name }}",
        LAST,
        files={"base.j2": "<b>{% block body %}{% endblock %}</b>"},
    ),
    "block with a variable of the root": Case(
        "{% extends 'base.j2' %}{% set n = contact.last_name %}{% block body %}Hi {{ n }}{% endblock %}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{% set n = contact.last_name %}",
        files={"base.j2": "<b>{% block body %}{% endblock %}</b>"},
    ),
    "layout with a variable of the message": Case(
        "{% extends 'base.j2' %}{% set n = contact.last_name %}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{% set n = contact.last_name %}",
        files={"base.j2": "Dear {{ n }},"},
        path="base.j2",
    ),
    "super": Case(
        "{% extends 'base.j2' %}{% block body %}{{ super() }}!{% endblock %}",
        "Okafor",
        "{{ contact.last_name }}",
        LAST,
        via=("{{ super() }}",),
        files={"base.j2": "{% block body %}Hi {{ contact.last_name }}{% endblock %}"},
        path="base.j2",
    ),
    "self": Case(
        "{% block a %}{{ contact.last_name|upper }}{% endblock %}{{ self.a()|lower }}",
        "okafor",
        "{{ contact.last_name|upper }}",
        LAST,
        via=("{{ self.a()|lower }}",),
    ),
    "loop": Case(
        "{% for p in contact.products %}{{ p.name }}, {% endfor %}",
        "Rondo",
        "{{ p.name }}",
        ("contact.products[*].name",),
    ),
    "loop over plain values": Case(
        "{% for t in contact.tags %}{{ t }}{% endfor %}", "jazz", "{{ t }}", ("contact.tags[*]",)
    ),
    "loop over a list": Case(
        "{% for n in [contact.city, contact.last_name] %}{{ n }}{% endfor %}",
        "Okafor",
        "{{ n }}",
        ("contact.city", "contact.last_name"),
        "{% for n in [contact.city, contact.last_name] %}",
    ),
    "loop, unpacked": Case(
        "{% for k, v in {'a': contact.last_name}.items() %}{{ v }}{% endfor %}",
        "Okafor",
        "{{ v }}",
        LAST,
        "{% for k, v in {'a': contact.last_name}.items() %}",
    ),
    "loop, filtered": Case(
        "{% for p in contact.products if p.price < 10 %}{{ p.name }}{% endfor %}",
        "Rondo",
        "{{ p.name }}",
        ("contact.products[*].name",),
    ),
    "loop, sorted": Case(
        "{% for p in contact.products|sort(attribute='price') %}{{ p.name }}, {% endfor %}",
        "Rondo",
        "{{ p.name }}",
        ("contact.products[*].name",),
    ),
    "loop, index": Case("{% for t in contact.tags[:1] %}{{ loop.index }}{% endfor %}", "1", "{{ loop.index }}", ()),
    "loop, next item": Case(
        "{% for t in contact.tags %}{{ loop.nextitem }}{% break %}{% endfor %}",
        "choir",
        "{{ loop.nextitem }}",
        ("contact.tags[*]",),
    ),
    "loop, cycle": Case(
        "{% for t in [1] %}{{ loop.cycle(contact.last_name) }}{% endfor %}",
        "Okafor",
        "{{ loop.cycle(contact.last_name) }}",
        LAST,
    ),
    "loop, map": Case(
        "{% for n in contact.products|map(attribute='name') %}{{ n }}{% endfor %}",
        "Rondo",
        "{{ n }}",
        ("contact.products[*].name",),
        "{% for n in contact.products|map(attribute='name') %}",
    ),
    "first": Case(
        "{{ (contact.products|first).name }}",
        "Nocturne",
        "{{ (contact.products|first).name }}",
        ("contact.products[*].name",),
    ),
    "an element": Case(
        "{{ contact.products[1].name }}", "Rondo", "{{ contact.products[1].name }}", ("contact.products[1].name",)
    ),
    "groups": Case(
        "{% for g in contact.products|groupby('price') %}{% for p in g.list %}{{ p.name }}{% endfor %}{% endfor %}",
        "Rondo",
        "{{ p.name }}",
        ("contact.products[*].name",),
    ),
    "namespace": Case(
        "{% set ns = namespace(n='') %}{% for t in [1] %}{% set ns.n = contact.last_name %}{% endfor %}{{ ns.n }}",
        "Okafor",
        "{{ ns.n }}",
        LAST,
        "{% set ns.n = contact.last_name %}",
    ),
    "namespace, from the start": Case(
        "{% set ns = namespace(n=contact.last_name) %}{{ ns.n }}",
        "Okafor",
        "{{ ns.n }}",
        LAST,
        "{% set ns = namespace(n=contact.last_name) %}",
    ),
    "namespace, set by a macro": Case(
        "{% set ns = namespace(n='') %}{% macro m(v) %}{% set ns.n = v %}{% endmacro %}"
        "{% set x = m(contact.last_name) %}{{ ns.n }}",
        "Okafor",
        "{{ ns.n }}",
        LAST,
        "{% set x = m(contact.last_name) %}",
        ("{% set x = m(contact.last_name) %}",),
    ),
    "namespace, set in both branches": Case(
        "{% set ns = namespace() %}{% if contact.nothing %}{% set ns.n = contact.city %}"
        "{% else %}{% set ns.n = contact.last_name %}{% endif %}{{ ns.n }}",
        "Okafor",
        "{{ ns.n }}",
        ("contact.city", "contact.last_name"),
        "{% set ns.n = contact.last_name %}",
    ),
    "namespace, gathered in a loop": Case(
        "{% set ns = namespace(n='') %}{% for p in contact.products %}{% set ns.n = ns.n ~ p.name ~ ', ' %}"
        "{% endfor %}{{ ns.n[:-2] }}",
        "Rondo",
        "{{ ns.n[:-2] }}",
        ("contact.products[*].name",),
        "{% set ns.n = ns.n ~ p.name ~ ', ' %}",
    ),
    "namespace, a number": Case(
        "{% set ns = namespace(n=0) %}{% for p in contact.products %}{% set ns.n = ns.n + p.price %}{% endfor %}"
        "{{ ns.n }}",
        "20.5",
        "{{ ns.n }}",
        ("contact.products[*].price",),
        "{% set ns.n = ns.n + p.price %}",
        exact=False,
    ),
    "dict": Case(
        "{% set d = {'n': contact.last_name} %}{{ d.n }}",
        "Okafor",
        "{{ d.n }}",
        LAST,
        "{% set d = {'n': contact.last_name} %}",
    ),
    "translation": Case("{% trans %}Dear {{ first_name }},{% endtrans %}", "Ana", "{{ first_name }}", ("first_name",)),
    "translation, given": Case(
        "{% trans n=contact.last_name %}Dear {{ n }},{% endtrans %}",
        "Okafor",
        "{{ n }}",
        LAST,
        "{% trans n=contact.last_name %}",
    ),
    "translation, plural": Case(
        "{% trans c=contact.tags|length, n=contact.last_name %}One, {{ n }}"
        "{% pluralize %}{{ c }} for {{ n }}{% endtrans %}",
        "2",
        "{{ c }}",
        ("contact.tags",),
        "{% trans c=contact.tags|length, n=contact.last_name %}",
    ),
    "escaped": Case(
        "{{ contact.company }}", "Salt &amp; Sons &lt;Ltd&gt;", "{{ contact.company }}", ("contact.company",), html=True
    ),
    "autoescape": Case(
        "{% autoescape true %}{{ contact.company }}{% endautoescape %}",
        "Salt &amp; Sons &lt;Ltd&gt;",
        "{{ contact.company }}",
        ("contact.company",),
    ),
    "macro, escaped": Case(
        GREET + "{{ greet(contact.company) }}",
        "Salt &amp; Sons &lt;Ltd&gt;",
        "{{ n }}",
        ("contact.company",),
        "{{ greet(contact.company) }}",
        ("{{ greet(contact.company) }}",),
        html=True,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_value(case: Case) -> None:
    files = {**case.files, "m.j2": case.text}
    found = segment(case.text, case.value, case.files, html=case.html)
    assert found.place == place_of(case.at, files[case.path], f"mail/{case.path}")
    assert tuple(sorted(found.fields)) == tuple(sorted(case.fields))
    assert found.source == (place_of(case.source, case.text) if case.source else None)
    assert found.exact is case.exact
    assert [str(place) for place in found.via] == [
        str(place_of(tag, case.text) if tag in case.text else place_of(tag, files["a.j2"], "mail/a.j2"))
        for tag in case.via
    ]
