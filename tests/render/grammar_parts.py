"""What random templates are made of: words, fields, filters, and the files that they refer to."""

from __future__ import annotations

WORDS = [
    *(
        "Hi ",
        "\n",
        "  \n",
        " & ",
        "100% ",
        "a\tb",
        "<b>",
        "</b>\n",
        "\r\n",
        "it's ",
        '"so" ',
        "{ ",
        "} ",
        "ß é 日本 ",
        ", ",
    ),
    *("  indented\n  twice\n", "%s %(x)s", "end. ", "# ", "\n\n", "-", "\u00a0", "😀"),
]
FIELDS = [
    *("contact.first_name", "contact.last_name", "contact.city", "contact.company", "first_name", "org.name", "absent"),
    *("contact.nothing", "contact.since", "contact.vip", "contact['First Name']", "contact.absent", "contact.tags[0]"),
]
FILTERS = [
    *("upper", "lower", "title", "trim", "e", "safe", "capitalize", "replace('a', 'b')", "truncate(4, true)", "length"),
    *("indent(2)", "center(12)", "wordwrap(3)", "striptags", "string", "default('x')", "default('x', true)", "tojson"),
    *(
        "reverse|list",
        "urlencode",
        "urlize",
        "forceescape",
        "wordcount",
        "list",
        "first",
        "join('|')",
        "escape",
        "format",
    ),
    *("replace('<', '(')", "indent(1, true)", "truncate(3, true, '')", "d('y')", "last", "pprint", "xmlattr"),
]
LISTS = ["join(', ')", "first", "last", "length", "sort|join", "map('upper')|join('-')", "reverse|list", "list"]
VARIABLES = ["v1", "v2", "ns.a", "ns.b"]


FILES = {
    "base.j2": "<title>{% block title %}Base {{ org.name }}{% endblock %}</title>\n{{ v1 }}\n{% block body %}none"
    "{% endblock %}{% include 'part.j2' %}\n{% for x in contact.tags %}{% block foot scoped %}[{{ x }}]{% endblock %}"
    "{% endfor %}\n",
    "middle.j2": "{% extends 'base.j2' %}{% set v1 = 'middle' %}{% block body %}({{ super() }}{{ v2 }}){% endblock %}",
    "macros.j2": "{% macro greet(n, c='X') %}Hello {{ n|upper }} of {{ c }}!\n{% endmacro %}"
    "{% macro wrap(n) %}<w>{{ caller(n) if n else caller() }}</w>{% endmacro %}"
    "{% macro many(a) %}{{ a }}{% for b in varargs %}{{ b }}{% endfor %}{{ kwargs.k }}{% endmacro %}module",
    "part.j2": "[part {{ contact.city }} {{ v1 }} {{ x }}]\n",
    "wide.j2": "{% extends 'base.j2' %}{% block body %}wide {{ v2 }}{% endblock %}",
    "alone.j2": "alone {{ contact }}{{ v1 }}\r\n",
}
