"""Lines and columns are those of the file, whatever its line ends, tabs, marks and front matter."""

from __future__ import annotations

import pytest
from rendering import CONTACT, RECORD, place_of, plain, rendering, segment, segments, words_at

from msglint.model import NOWHERE, Place, Segment

RICH = (
    "Hi\t{{ contact.first_name }},\r\n\r\n  {%- if contact.vip -%}  welcome\r\nback {% endif %}\r\n"
    "{% raw %}{{ x }}{% endraw %} {# note #}ß😀 é {{ contact.city }}\r\nend\r\n"
)
VARIANTS = [{}, {"trim_blocks": True}, {"lstrip_blocks": True}, {"trim_blocks": True, "lstrip_blocks": True}]


@pytest.mark.parametrize("settings", VARIANTS, ids=lambda settings: "+".join(settings) or "default")
@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"], ids=["crlf", "lf", "cr"])
def test_literals_stand_where_they_say(settings: dict[str, bool], ends: str) -> None:
    text = RICH.replace("\r\n", ends)
    found = segments(text, **settings)
    for item in found:
        words = words_at(item.place, text)
        if item.literal:
            assert item.exact
            assert words == item.text
        else:
            assert words in ("{{ contact.first_name }}", "{{ contact.city }}")
    assert "".join(item.text for item in found) == plain({"m.j2": text}, **settings).get_template("m.j2").render(RECORD)


def test_crlf_keeps_lines_and_columns() -> None:
    text = "a\r\n\r\n\tHi {{ contact.last_name }}"
    assert segment(text, "Okafor").place == Place("mail/m.j2", 3, 5, 3, 28)


def test_a_tag_over_several_lines() -> None:
    text = "a {{\n  contact.last_name\n    |upper }} b"
    found = segments(text)
    assert found[1].place == Place("mail/m.j2", 1, 3, 3, 14)
    assert found[2].place == Place("mail/m.j2", 3, 14, 3, 16)


def test_front_matter_moves_lines() -> None:
    assert segment("Hi {{ contact.last_name }}", "Okafor", line=5).place == Place("mail/m.j2", 5, 4, 5, 27)


def test_a_scalar_moves_columns_of_its_first_line() -> None:
    found = segments("Hi {{ contact.last_name }}\n!", line=2, column=10)
    assert found[1].place == Place("mail/m.j2", 2, 13, 2, 36)
    assert found[2].place == Place("mail/m.j2", 2, 36, 3, 2)


def test_a_scalar_that_is_not_placed_is_known_as_a_whole() -> None:
    whole = Place("mail/m.j2", 2, 10, 4, 1)
    for item in segments("Hi {{ contact.last_name }}", placed=False, whole=whole):
        assert item.place == whole
        assert not item.exact
    assert [item.fields for item in segments("{{ first_name }}", placed=False, whole=whole)] == [("first_name",)]


def test_a_byte_order_mark_is_no_text() -> None:
    made = rendering("\ufeffHi {{ contact.last_name }}")
    assert made.text == "Hi Okafor"
    assert made.segments[0].place == Place("mail/m.j2", 1, 1, 1, 4)


def test_an_empty_value_leaves_an_empty_piece() -> None:
    found = segments("Hi {{ contact.nothing }},")
    assert [item.text for item in found] == ["Hi ", "", ","]
    assert found[1].place == place_of("{{ contact.nothing }}", "Hi {{ contact.nothing }},")


def test_an_empty_macro_leaves_an_empty_piece() -> None:
    text = "{% macro m(n) %}{% if n %}{{ n }}{% endif %}{% endmacro %}Hi {{ m(contact.nothing) }},"
    empty = next(item for item in segments(text) if not item.text)
    assert empty.place == place_of("{{ m(contact.nothing) }}", text)
    assert empty.fields == ("contact.nothing",)
    assert not empty.exact


@pytest.mark.parametrize(
    ("filtered", "expected"),
    [
        ("upper", ["HI ", "OKAFOR", "!"]),
        ("trim", ["Hi ", "Okafor", "!"]),
        ("indent(2, true)", ["  ", "Hi ", "Okafor", "!"]),
        ("center(14)", ["  ", "Hi ", "Okafor", "!", "  "]),
        ("replace('!', '?')", ["Hi ", "Okafor", "?"]),
        ("truncate(6, true, leeway=0)", ["Hi ", "..."]),
        ("wordwrap(3)", ["Hi ", "\n", "Oka", "\n", "for", "\n", "!"]),
        ("e", ["Hi ", "Okafor", "!"]),
        ("safe", ["Hi ", "Okafor", "!"]),
        ("striptags", ["Hi ", "Okafor", "!"]),
        ("title", ["Hi ", "Okafor", "!"]),
        ("default('x')", ["Hi ", "Okafor", "!"]),
        ("tojson", ['"Hi Okafor!"']),
        ("urlencode", ["Hi%20Okafor%21"]),
        ("reverse", ["!rofakO iH"]),
        ("length", ["10"]),
    ],
)
def test_pieces_after_a_filter(filtered: str, expected: list[str]) -> None:
    text = "{% set s %}Hi {{ contact.last_name }}!{% endset %}{{ s|" + filtered + " }}"
    found = segments(text)
    assert [item.text for item in found] == expected
    for item in found:
        if item.exact:
            words = words_at(item.place, text)
            assert words == (item.text if item.literal else "{{ contact.last_name }}")
        elif "Okafor" in item.text:
            assert "contact.last_name" in item.fields


@pytest.mark.parametrize(
    "sliced",
    ["s[:4]", "s[3:]", "s[-4:]", "s[2:-2]", "s.upper()", "s.strip()", "s.replace('Hi', 'Yo')", "'-' + s", "s ~ '-'"],
)
@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
def test_values_after_a_string_operation(sliced: str, html: bool) -> None:
    text = "{% set s %}Hi {{ contact.last_name }}!{% endset %}{{ " + sliced + " }}"
    for item in segments(text, html=html):
        if item.fields and item.exact:
            assert item.text.upper() in "OKAFOR"
            assert words_at(item.place, text) == "{{ contact.last_name }}"


def test_translations() -> None:
    text = "{% trans trimmed n=contact.city %}\n  From {{ n }}\n  with 100% love\n{% endtrans %}"
    found = segments(text)
    assert "".join(item.text for item in found) == "From Lisbon with 100% love"
    assert [(item.text, item.literal, item.exact) for item in found if item.exact] == [
        ("From ", True, True),
        ("Lisbon", False, True),
        ("with 100% love", True, True),
    ]


@pytest.mark.parametrize("newstyle", [False, True])
@pytest.mark.parametrize(("count", "words"), [(1, "one seat, "), (2, " seats, ")])
def test_plurals(count: int, words: str, newstyle: bool) -> None:
    text = "{% trans c=count %}one seat, {{ c }}{% pluralize %}{{ c }} seats, {{ c }}{% endtrans %}"
    found = segments(text, record={"count": count}, newstyle_gettext=newstyle)
    literal = next(item for item in found if item.literal)
    assert literal.text == words
    assert words_at(literal.place, text) == words
    assert {item.fields for item in found if not item.literal} == {("count",)}


def test_the_same_singular_and_plural_are_not_told_apart() -> None:
    text = "{% trans c=count %}{{ c }} sheep{% pluralize %}{{ c }} sheep{% endtrans %}"
    found = segments(text, record={"count": 2})
    assert all(not item.exact for item in found)
    assert found[0].place == place_of("{% trans c=count %}", text)


def test_pieces_of_a_segment_never_change_the_record() -> None:
    before = repr(CONTACT)
    segments("{% for p in contact.products %}{{ p.name|upper }}{% endfor %}{% set x = contact.tags %}{{ x }}")
    assert repr(CONTACT) == before


def test_segments_are_made_once() -> None:
    made = rendering("Hi {{ contact.city }}")
    first: tuple[Segment, ...] = made.segments
    assert made.segments is first


def test_a_text_of_too_many_pieces_is_told_apart_only_so_far() -> None:
    doubling = "{% set a %}{{ a }}{{ a }}{% endset %}" * 17
    found = segments("{% set a %}{{ first_name }}{% endset %}" + doubling + "{{ a }}")
    assert found[0].fields == ("first_name",)
    assert (found[-1].place, found[-1].exact) == (NOWHERE, False)


def test_a_recursive_loop_leads_nowhere_else() -> None:
    text = "{% for x in tree recursive %}<{{ x.n }}{{ loop(x.c) }}>{% endfor %}"
    found = segments(text, record={"tree": [{"n": "a", "c": [{"n": "b", "c": []}]}]})
    by_text = {item.text: item for item in found}
    assert by_text["a"].via == ()
    assert by_text["b"].via == (place_of("{{ loop(x.c) }}", text),)
    assert by_text["a"].fields == by_text["b"].fields == ("tree[*].c[*].n", "tree[*].n")


def test_a_macro_that_calls_itself() -> None:
    text = "{% macro m(n, x) %}{% if n %}{{ m(n - 1, x) }}{% else %}{{ x }}{% endif %}{% endmacro %}"
    found = segment(text + "{{ m(60, contact.city) }}", "Lisbon")
    assert (found.fields, found.exact) == (("contact.city",), True)
    assert found.source == place_of("{{ m(60, contact.city) }}", text + "{{ m(60, contact.city) }}")


@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
def test_a_translating_call(html: bool) -> None:
    text = "{{ _('Hi %(n)s, <b>%(c)d%%</b>', n=contact.company, c=5) }}"
    found = segments(text, html=html, newstyle_gettext=True)
    company = "Salt &amp; Sons &lt;Ltd&gt;" if html else "Salt & Sons <Ltd>"
    assert "".join(item.text for item in found) == f"Hi {company}, <b>5%</b>"
    by_text = {item.text: item for item in found}
    assert (by_text[company].fields, by_text[company].exact) == (("contact.company",), True)
    assert by_text["Hi "].fields == ()
