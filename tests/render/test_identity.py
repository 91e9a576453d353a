"""What msglint renders is, byte for byte, what Jinja2 renders; and its segments join to it."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from grammar import Grammar
from grammar_parts import FILES
from rendering import CONTACT, RECORD, language, plain, source, words_at

from msglint.render.base import TemplateFault

TREE = [{"n": "a", "c": [{"n": "b&", "c": []}, {"n": "c", "c": [{"n": "d", "c": []}]}]}, {"n": "e", "c": []}]
FULL: dict[str, Any] = {**RECORD, "tree": TREE}
EMPTY: dict[str, Any] = {
    "contact": {**CONTACT, "first_name": "", "city": "O'Hara", "tags": [], "vip": False, "since": None},
    "first_name": "<i>Bo</i>",
    "org": {"name": ""},
    "tree": [],
}
SETTINGS: list[dict[str, Any]] = [
    {},
    {"trim_blocks": True, "lstrip_blocks": True},
    {"keep_trailing_newline": True, "newstyle_gettext": True},
    {"lstrip_blocks": True, "undefined": "chainable"},
]
ROUNDS = 140
LEAST = 250  # pairs of template and record for each setting: together more than 2,000
ADDRESS = re.compile("0x[0-9a-f]+", re.IGNORECASE)


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: "+".join(settings) or "default")
def test_same_bytes(settings: dict[str, Any], html: bool) -> None:
    jinja, ours = plain(FILES, html=html, **settings), language(FILES, **settings)
    pairs = 0
    for seed in range(ROUNDS):
        text = Grammar(random.Random(seed * 31 + len(settings) * 7 + html)).template()  # noqa: S311 - dice
        theirs = jinja.template_class.from_code(jinja, jinja.compile(text, "m.j2"), jinja.make_globals(None))
        mine = ours.compile(source(text, html=html))
        for record in (FULL, EMPTY):
            try:
                expected = theirs.render(record)
            except Exception:  # noqa: BLE001 - whatever Jinja cannot render, msglint must not either
                with pytest.raises(TemplateFault):
                    mine.render(record)
                continue
            made = mine.render(record)
            assert ADDRESS.sub("", made.text) == ADDRESS.sub("", expected), text
            assert "".join(segment.text for segment in made.segments) == made.text, text
            check_places(made.segments, {**FILES, "m.j2": text})
            pairs += 1
    assert pairs >= LEAST


KINDS = {
    "captured": "{% set a %}<{{ first_name }}>{% endset %}",
    "called": "{% macro m() %}<{{ first_name }}>{% endmacro %}{% set a = m() %}",
    "joined": "{% set a = '<' ~ first_name %}",
    "added": "{% set a = '<' + first_name %}",
    "formatted": "{% set a = '<%s>'|format(first_name) %}",
    "kept": "{% set n = namespace() %}{% set n.a = first_name ~ '<' %}{% set a = n.a %}",
    "plain": "{% set a = first_name %}",
    "safe": "{% set a = '<i>'|safe %}",
    "field": "{% set a = contact.company %}",
}
USES = [
    *(
        "a + b",
        "b + a",
        "a ~ b",
        "[a, b]|join('<')",
        "[a, b]|join('<'|safe)",
        "a % ()",
        "'%s' % a",
        "a|replace('<', b)",
    ),
    *("(a + b)[1:-1]", "(a ~ b)|upper", "a|e + b", "a == b", "a in b", "a|length + b|length", "a * 2", "{a: 1}[a]"),
    *(
        "a.replace('<', '(')",
        "a.join(['x', b])",
        "'{}'.format(a)",
        "'<{}>'.format(a)|safe",
        "a|safe ~ b",
        "(a, b)|list",
    ),
    *(
        "a|title + '<'",
        "'<' + a",
        "a + '<'",
        "a|indent ~ b|trim",
        "a.split('<')|join(b)",
        "a|string|e|e",
        "a is string",
    ),
    *(
        "a|striptags",
        "a|urlize",
        "a|tojson",
        "a|center(20) + b",
        "a|wordwrap(2)",
        "a|truncate(3, true, '>')",
        "a|first",
    ),
    *("a|batch(2)|list", "a|list|last", "a|reverse ~ ''", "a.upper() + b.lower()", "a.title()[0]", "a|default(b)"),
]


@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
@pytest.mark.parametrize("first", KINDS)
@pytest.mark.parametrize("second", KINDS)
def test_every_kind_of_text_in_every_operation(first: str, second: str, html: bool) -> None:
    """What msglint knows of a text must not show: not when it is added to safe text, escaped, compared, cut."""
    given = KINDS[first] + KINDS[second].replace("set a", "set b").replace("n.a", "n.b").replace("m()", "m2()")
    text = given + "|".join("{{ " + use + " }}" for use in USES)
    text += "{% autoescape not " + str(html).lower() + " %}" + "|".join("{{ " + use + " }}" for use in USES)
    text += "{% endautoescape %}"
    expected = plain({"m.j2": text}, html=html).get_template("m.j2").render(FULL)
    made = language({}).compile(source(text, html=html)).render(FULL)
    assert made.text == expected
    assert "".join(segment.text for segment in made.segments) == expected


def check_places(segments: Any, files: dict[str, str]) -> None:
    """Every literal has the characters of its place; every value stands at a tag."""
    for segment in segments:
        if not segment.place.known:
            assert not segment.exact
            assert not segment.fields
            continue
        words = words_at(segment.place, files[segment.place.path.removeprefix("mail/")])
        if segment.literal and segment.exact:
            assert words == segment.text
        elif not segment.literal:
            assert words.startswith(("{{", "{%"))
            assert words.endswith(("}}", "%}"))
        if segment.source is not None:
            handing = words_at(segment.source, files[segment.source.path.removeprefix("mail/")])
            assert handing.startswith(("{{", "{%"))
