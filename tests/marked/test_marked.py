"""YAML with places: what is read, where it stands, what is refused and how that is said."""

from __future__ import annotations

import datetime as dt
import textwrap

import pytest

from msglint.errors import Errors, MsglintError
from msglint.marked import load
from msglint.model import Place


def error(text: str) -> MsglintError:
    with pytest.raises(MsglintError) as caught:
        load(text, "house.yaml")
    return caught.value


def test_plain_values_keep_their_types() -> None:
    text = "a: 1\nb: 1.5\nc: true\nd:\ne: 2026-03-02\nf: [x, off]\ng: !!str 12\n"
    assert load(text, "x.yaml").data == {
        "a": 1,
        "b": 1.5,
        "c": True,
        "d": None,
        "e": dt.date(2026, 3, 2),
        "f": ["x", False],
        "g": "12",
    }


def test_numbers_of_yaml_1_1_alone_stay_text() -> None:
    data = load("send_at: 18:30\nzip: 01234\nid: -007\nzero: 0\nhex: 0x1F\nshare: 0.5\n", "x.yaml").data
    assert data == {"send_at": "18:30", "zip": "01234", "id": "-007", "zero": 0, "hex": 31, "share": 0.5}


def test_a_key_that_looks_like_a_boolean_is_the_word() -> None:
    assert load("off: true\nyes: no\n~: x\n2024: y\n", "x.yaml").data == {
        "off": True,
        "yes": False,
        "~": "x",
        2024: "y",
    }


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "\ufeff"])
def test_an_empty_document_is_none(text: str) -> None:
    marked = load(text, "x.yaml")
    assert marked.data is None
    assert marked.place() == Place("x.yaml", 1, 1, 1, 1) or text == "---\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_of_keys_and_values(newline: str) -> None:
    text = newline.join(["# Füße 🎻", "rules:", "  - id: a", "    name: 'Jürgen 🎻'", "  - {id: b, when: c}", ""])
    marked = load(text, "p.yaml")
    assert marked.key(("rules", 0, "name")) == Place("p.yaml", 4, 5, 4, 9)
    assert marked.place(("rules", 0, "name")) == Place("p.yaml", 4, 11, 4, 21)
    assert marked.place(("rules", 1, "when")) == Place("p.yaml", 5, 19, 5, 20)
    assert marked.where(("rules", 1, "when")) == "p.yaml:5:13"


def test_a_line_separator_inside_text_is_no_new_line() -> None:
    marked = load("a: 'x\u2028y'\nb: 2\n", "p.yaml")
    assert marked.place(("b",)).line == 2


def test_the_place_of_something_that_is_not_there_is_that_of_what_is_around_it() -> None:
    marked = load("a:\n  b: 1\n", "p.yaml")
    assert marked.place(("a", "c", 3)) == marked.place(("a",))
    assert marked.place(("z",)) == marked.place()


def test_a_text_that_starts_further_down_in_its_file() -> None:
    assert load("a: 1\nb: 2\n", "p.yaml", line=5).place(("b",)) == Place("p.yaml", 6, 4, 6, 5)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("s: Hi {{ a }}, welcome", (1, 4, 1, 23)),
        ("s: '{{ a }}'  # c", (1, 5, 1, 12)),
        ('s: "{{ a }}!"', (1, 5, 1, 13)),
        ("s: |\n  Hi {{ a }}\n", (2, 3, 2, 13)),
        ("s: >-\n    Hi {{ a }}\nt: 1\n", (2, 5, 2, 15)),
    ],
)
def test_text_that_stands_there_verbatim(text: str, place: tuple[int, ...]) -> None:
    assert load(text, "p").verbatim(("s",)) == Place("p", *place)


@pytest.mark.parametrize(
    "text",
    [
        "s: 'it''s {{ a }}'",
        's: "a\\tb"',
        "s: >\n  one\n  two\n",
        "s: |\n  one\n  two\n",
        "s: one\n  two",
        "s: 'one\n  two'",
        "s: [a]",
        "t: 1",
    ],
)
def test_text_that_does_not(text: str) -> None:
    assert load(text, "p").verbatim(("s",)) is None


def test_merge_keys_and_aliases() -> None:
    text = textwrap.dedent("""\
        base: &base {severity: error, why: x}
        a: {<<: *base, why: y}
        b:
          <<: [*base, {other: 1}]
        c: *base
        """)
    data = load(text, "p").data
    assert data["a"] == {"severity": "error", "why": "y"}
    assert data["b"] == {"severity": "error", "why": "x", "other": 1}
    assert data["c"] == data["base"]
    assert load(text, "p").place(("a", "why")) == Place("p", 2, 21, 2, 22)


def test_every_soft_fault_is_listed_at_its_line() -> None:
    found = error("a: 1\na: 2\nb: !!python/object/apply:os.system ['x']\nc: 2026-13-45\n? [x, y]\n: 1\n")
    assert [(one.where, one.message) for one in found.errors] == [  # type: ignore[attr-defined]
        ("house.yaml:2:1", "has the key 'a' twice (first on line 1)"),
        ("house.yaml:3:4", "uses the tag !!python/object/apply:os.system, which is not allowed here"),
        ("house.yaml:4:4", "has the value '2026-13-45', which is no date"),
        ("house.yaml:5:3", "has a mapping or list for a key"),
    ]
    assert all(one.hint for one in found.errors)  # type: ignore[attr-defined]


def test_soft_faults_can_be_collected_and_the_rest_read() -> None:
    errors = Errors()
    marked = load("a: 1\na: 2\nb: 3\n", "p", errors=errors)
    assert marked.data == {"a": 1, "b": 3}
    assert [one.where for one in errors.found] == ["p:2:1"]


@pytest.mark.parametrize(
    ("text", "where", "hint"),
    [
        ("subject: {{ name }}, hello\n", "house.yaml:1", "put quotes around a value that begins with {{"),
        ("subject: {% if x %}\n", "house.yaml:1", "put quotes around a value that begins with {{"),
        ("subject: Hello: world\n", "house.yaml:1:15", "holds a colon"),
        ("a:\n\tb: 1\n", "house.yaml:2:1", "indent with spaces"),
        ("a: 'open\n", "house.yaml:2:1", "close the quotes"),
        ("a: *nobody\n", "house.yaml:1:4", "begins with *"),
        ("a: 1\n---\nb: 2\n", "house.yaml:2:1", "one document"),
        ("a: x\0y\n", "house.yaml:1:5", "escape"),
        ("a: \ud800\n", "house.yaml:1:4", "escape"),
    ],
)
def test_what_is_no_yaml_is_said_with_line_and_remedy(text: str, where: str, hint: str) -> None:
    found = error(text)
    assert str(found).startswith(where)
    assert hint in str(found)


def test_deep_nesting_is_refused_quickly() -> None:
    assert "nests deeper than" in str(error("[" * 200_000))
    assert "nests deeper than" in str(error("a: " + "{a: " * 3000))


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert "through aliases" in str(error("\n".join(lines)))


def test_a_value_inside_itself_is_refused() -> None:
    assert "through aliases" in str(error("a: &a [*a]\n"))
    chain = "\n".join(f"a{n}: &a{n} [{f'*a{n - 1}' if n else 'x'}]" for n in range(5000))
    assert "through aliases" in str(error(chain))
