"""What msglint.yaml says of the host application's Jinja2: settings, functions, filters, tests, globals, extensions."""

from __future__ import annotations

from typing import Any

import pytest
from rendering import RECORD, Memory, compiled, fault, plain, rendering, segment, source

from msglint.errors import MsglintError
from msglint.model import JinjaSettings
from msglint.render.jinja import JinjaLanguage, check_settings

DECLARED: list[tuple[str, dict[str, Any], str]] = [
    ("{{ url_for('x') }}", {"functions": {"url_for": "https://quay.example"}}, "https://quay.example"),
    ("{{ now() }}", {"functions": {"now": None}}, ""),
    ("{{ year() }}", {"functions": {"year": 2026}}, "2026"),
    ("{{ link('a', n=2) }}", {"functions": {"link": "'/' ~ args[0] ~ kwargs.n"}}, "/a2"),
    ("{{ twice(3) }}", {"functions": {"twice": "value * 2"}}, "6"),
    ("{{ full('x') }}", {"globals": {"site": "quay"}, "functions": {"full": "site ~ '/' ~ args[0]"}}, "quay/x"),
    ("{{ 5|money }}", {"filters": {"money": "'$' ~ value"}}, "$5"),
    ("{{ 5|money('EUR') }}", {"filters": {"money": "value ~ ' ' ~ args[0]"}}, "5 EUR"),
    ("{{ 'a'|same }}", {"filters": {"same": None}}, "a"),
    ("{{ 'a'|shout }}", {"filters": {"shout": "value|upper|more", "more": "value ~ '!'"}}, "A!"),
    ("{{ 'a'|sample }}", {"filters": {"sample": "12 May"}}, "12 May"),
    ("{{ 'a'|there }}", {"filters": {"there": "there"}}, "there"),
    ("{{ 4 is rich }}{{ 2 is rich }}", {"tests": {"rich": "value > 3"}}, "TrueFalse"),
    ("{{ 4 is old }}", {"tests": {"old": False}}, "False"),
    ("{{ site.name }}", {"globals": {"site": {"name": "Quay"}}}, "Quay"),
    ("{{ sum }}", {"globals": {"sum": "1 + 2"}}, "3"),
    ("{{ words }}", {"globals": {"words": "Hello there"}}, "Hello there"),
    ("{{ first_name }}", {"globals": {"first_name": "global"}}, "Ana"),
]


@pytest.mark.parametrize(("text", "settings", "expected"), DECLARED, ids=[item[0] for item in DECLARED])
def test_declared(text: str, settings: dict[str, Any], expected: str) -> None:
    assert rendering(text, **settings).text == expected
    assert plain({"m.j2": text}, **settings).get_template("m.j2").render(RECORD) == expected
    assert check_settings(JinjaSettings(**settings)) == []


def test_a_declared_function_stands_for_a_method_that_a_value_lacks() -> None:
    declared: dict[str, Any] = {"functions": {"motto": "value or 'by the quay'", "upper": "nobody asks me"}}
    assert rendering("{{ org.motto() }}, {{ org.motto('by sea') }}", **declared).text == "by the quay, by sea"
    assert rendering("{{ first_name.motto() }} {{ first_name.upper() }}", **declared).text == "by the quay ANA"
    assert rendering("[{{ org.motto }}]", **declared).text == "[]"
    assert "'lacking' is undefined" in fault("{{ lacking.motto() }}", record=RECORD, **declared).text


def test_a_declared_filter_keeps_place_and_field() -> None:
    found = segment("Pay {{ contact.since|money }}", "$2011", filters={"money": "'$' ~ value"})
    assert (found.fields, found.exact, found.place.column) == (("contact.since",), True, 5)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"undefined": "strct"}, "jinja.undefined: 'strct' is none of default, strict, chainable, debug"),
        (
            {"extensions": ("nowhere.at.All",)},
            "jinja.extensions: the Jinja extension 'nowhere.at.All' cannot be imported",
        ),
        ({"extensions": ("json.JSONDecoder",)}, "jinja.extensions: json.JSONDecoder is no Jinja extension"),
        ({"filters": {"money": "value|nosuch"}}, "jinja.filters.money: No filter named 'nosuch'"),
        ({"tests": {"rich": "value is nosuch"}}, "jinja.tests.rich: No test named 'nosuch'"),
        ({"functions": {"url for": "x"}}, "jinja.functions.url for: 'url for' is no name"),
    ],
)
def test_check_settings(settings: dict[str, Any], said: str) -> None:
    found = check_settings(JinjaSettings(**settings))
    assert len(found) == 1
    assert found[0].startswith(said)


def test_an_extension_that_cannot_be_had_is_said_when_it_is_needed() -> None:
    language = JinjaLanguage(Memory(), JinjaSettings(extensions=("nowhere.at.All",)))
    assert language.outline(source("{% block a %}{% endblock %}")).blocks
    with pytest.raises(MsglintError, match="install the package"):
        language.compile(source("x"))


def test_extensions_by_short_name_and_path() -> None:
    assert rendering("{% debug %}", extensions=("debug",)).text.startswith("{")
    assert rendering("{% do 1 %}x", extensions=("do", "jinja2.ext.ExprStmtExtension", "with", "autoescape")).text == "x"


def test_extensions_that_are_always_there() -> None:
    loop = "{% for i in [1, 2] %}{% if i == 2 %}{% break %}{% endif %}{{ i }}{% endfor %}"
    text = "{% do 1 %}{% trans %}a{% endtrans %}" + loop
    assert rendering(text).text == "a1"


@pytest.mark.parametrize(
    ("undefined", "text", "expected"),
    [
        ("default", "[{{ gone }}]", "[]"),
        ("chainable", "[{{ gone.on.and.on }}]", "[]"),
        ("debug", "[{{ gone }}]", "[{{ gone }}]"),
        ("debug", "[{{ first_name.gone }}]", "[{{ no such element: str object['gone'] }}]"),
        ("debug", "{% set s %}a{% endset %}[{{ s.gone }}]", "[{{ no such element: str object['gone'] }}]"),
    ],
)
@pytest.mark.parametrize("html", [False, True])
def test_undefined(undefined: str, text: str, expected: str, html: bool) -> None:
    theirs = plain({"m.j2": text}, html=html, undefined=undefined).get_template("m.j2").render(RECORD)
    assert rendering(text, undefined=undefined, html=html).text == theirs
    assert html or theirs == expected


def test_strict_undefined() -> None:
    problem = fault("a\n[{{ gone }}]", record=RECORD, undefined="strict")
    assert (problem.text, problem.place.line, problem.place.column) == ("'gone' is undefined", 2, 2)


@pytest.mark.parametrize("settings", [{"trim_blocks": True}, {"lstrip_blocks": True}, {"keep_trailing_newline": True}])
def test_white_space_settings(settings: dict[str, Any]) -> None:
    text = "a\n  {% if 1 %}\n  b\n  {% endif %}\n"
    assert rendering(text, **settings).text == plain({"m.j2": text}, **settings).get_template("m.j2").render()


def test_what_a_template_can_see_of_a_text_is_what_jinja_has() -> None:
    text = (
        "{% macro m() %}<b>{% endmacro %}{% set s %}x{% endset %}{{ [m(), s] }}{{ m().__class__ }}{{ s._made }}"
        "{{ s is string }}{{ m() is escaped }}{{ s|pprint }}{{ {s: 1}['x'] }}{{ s in ['x'] }}{{ m()|tojson }}"
        "{{ s is sameas s }}"
    )
    for html in (False, True):
        theirs = plain({"m.j2": text}, html=html).get_template("m.j2").render()
        assert rendering(text, html=html).text == theirs


def test_old_and_new_style_translations() -> None:
    text = "{% trans n='<b>' %}Hi {{ n }} 5%{% endtrans %}{{ _('x %(y)s', y=1) if new else '' }}"
    for new in (False, True):
        made = compiled(text, html=True, newstyle_gettext=new).render({"new": new})
        assert made.text == "Hi &lt;b&gt; 5%" + ("x 1" if new else "")
