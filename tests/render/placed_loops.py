"""Loops, namespaces, translations, escaping."""

from __future__ import annotations

from placed import GREET, LAST, Case

CASES = {
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
