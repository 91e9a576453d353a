"""The same wound through every construct: a surname greeting is placed where the author must change something."""

from __future__ import annotations

from pathlib import Path

import pytest

from msglint.engine import Request, check
from msglint.model import Finding

RECORDS = (
    "id,First Name,Last Name,Email\nc-1,Parissa,Behnia,parissa@sixthline.example\nc-2,Maren,Dahl,maren@fjord.example\n"
)
BODY = "\n\nyour seats for Friday are ready.\n"


def findings(folder: Path, files: dict[str, str]) -> list[Finding]:
    """The surname findings of a project of these templates."""
    for name, text in {"contacts.csv": RECORDS, "msglint.yaml": "records: contacts.csv\n", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    report = check(Request(paths=(folder,), cache=False))
    return [finding for finding in report.findings if finding.rule == "salutation-surname"]


DIRECT = {
    "plain": ({"t/m.email.j2": "Hi {{ last_name }}," + BODY}, ("t/m.email.j2", 1, 4, 19)),
    "of the record": ({"t/m.email.j2": "Hello\t{{ contact.last_name }}," + BODY}, ("t/m.email.j2", 1, 7, 30)),
    "filter": ({"t/m.email.j2": "Hi {{ contact.last_name | title }}," + BODY}, ("t/m.email.j2", 1, 4, 35)),
    "filter block": (
        {"t/m.email.j2": "{% filter title %}Hi {{ contact.last_name }},{% endfilter %}" + BODY},
        ("t/m.email.j2", 1, 22, 45),
    ),
    "front matter": (
        {"t/m.email.j2": "---\nsubject: Seats\ncampaign: spring\n---\nHi {{ last_name }}," + BODY},
        ("t/m.email.j2", 5, 4, 19),
    ),
    "windows line ends": (
        {"t/m.email.j2": "\r\n\r\nHi {{ last_name }},\r\n\r\nyour seats.\r\n"},
        ("t/m.email.j2", 3, 4, 19),
    ),
    "other column name": ({"t/m.email.j2": 'Hi {{ contact["Last Name"] }},' + BODY}, ("t/m.email.j2", 1, 4, 30)),
    "fallback in an expression": (
        {"t/m.email.j2": "Hi {{ contact.nickname or contact.last_name }}," + BODY},
        ("t/m.email.j2", 1, 4, 47),
    ),
    "fallback in a branch": (
        {"t/m.email.j2": "Hi {% if false %}{{ first_name }}{% else %}{{ last_name }}{% endif %}," + BODY},
        ("t/m.email.j2", 1, 44, 59),
    ),
    "loop": (
        {"t/m.email.j2": "{% for name in [contact.last_name] %}Hi {{ name }},{% endfor %}" + BODY},
        ("t/m.email.j2", 1, 1, 38),
    ),
    "html": (
        {"t/m.html.j2": "<html><body>\n<p>Hi <b>{{ last_name }}</b>,</p>\n<p>Your seats are ready.</p></body></html>"},
        ("t/m.html.j2", 2, 10, 25),
    ),
    "subject": (
        {"t/m.email.j2": '---\nsubject: "Hi {{ last_name }}, your seats"\n---\nGood morning,' + BODY},
        ("t/m.email.j2", 2, 14, 29),
    ),
    "subject file": (
        {"t/m.subject.txt": "Hi {{ last_name }}, your seats", "t/m.body.txt": "Good morning," + BODY},
        ("t/m.subject.txt", 1, 4, 19),
    ),
    "text of a pair": (
        {"t/m.txt": "Hi {{ last_name }}," + BODY, "t/m.html": "<p>Good morning,</p><p>your seats are ready.</p>"},
        ("t/m.txt", 1, 4, 19),
    ),
    "part folder": (
        {"t/m/subject.txt": "Your seats", "t/m/body.html": "<p>Hi {{ last_name }},</p><p>Your seats are ready.</p>"},
        ("t/m/body.html", 1, 7, 22),
    ),
    "include": (
        {"t/m.email.j2": "{% include '_hello.txt' %}" + BODY, "t/_hello.txt": "Hi {{ last_name }},"},
        ("t/_hello.txt", 1, 4, 19),
    ),
    "layout": (
        {
            "t/m.email.j2": "{% extends '_base.txt' %}{% block body %}your seats are ready.{% endblock %}",
            "t/_base.txt": "Hi {{ last_name }},\n\n{% block body %}{% endblock %}\n",
        },
        ("t/_base.txt", 1, 4, 19),
    ),
    "block of a layout": (
        {
            "t/m.email.j2": "{% extends '_base.txt' %}\n{% block hello %}Hi {{ last_name }},{% endblock %}",
            "t/_base.txt": "{% block hello %}{% endblock %}\n\nyour seats are ready.\n",
        },
        ("t/m.email.j2", 2, 21, 36),
    ),
}


@pytest.mark.parametrize("case", DIRECT, ids=str)
def test_the_place_is_the_merge_field(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, (path, line, column, end) = DIRECT[case]
    monkeypatch.chdir(tmp_path)
    found = findings(tmp_path, files)
    assert [(f.place.path, f.place.line, f.place.column, f.place.end_column) for f in found] == [
        (path, line, column, end)
    ]
    assert (found[0].count, found[0].of) == (2, 2)
    assert "last_name" in found[0].fields


HANDED = {
    "macro": (
        {"t/m.email.j2": "{% macro hello(name) %}Hi {{ name }},{% endmacro %}\n{{ hello(contact.last_name) }}" + BODY},
        (2, 1, 31),
        ("t/m.email.j2", 1, 27),
    ),
    "imported macro": (
        {
            "t/m.email.j2": "{% from '_macros.txt' import hello %}{{ hello(contact.last_name) }}" + BODY,
            "t/_macros.txt": "\n{% macro hello(name) %}Hi {{ name }},{% endmacro %}",
        },
        (1, 38, 68),
        ("t/_macros.txt", 2, 27),
    ),
    "set": (
        {"t/m.email.j2": "{% set name = contact.last_name %}\nHi {{ name }}," + BODY},
        (1, 1, 35),
        ("t/m.email.j2", 2, 4),
    ),
    "set and include": (
        {
            "t/m.email.j2": "{% set name = contact.last_name %}{% include '_hello.txt' %}" + BODY,
            "t/_hello.txt": "Hi {{ name }},",
        },
        (1, 1, 35),
        ("t/_hello.txt", 1, 4),
    ),
    "with": (
        {"t/m.email.j2": "{% with name = contact.last_name %}Hi {{ name }},{% endwith %}" + BODY},
        (1, 1, 36),
        ("t/m.email.j2", 1, 39),
    ),
}


@pytest.mark.parametrize("case", HANDED, ids=str)
def test_the_place_is_what_hands_the_field_in(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, place, printed = HANDED[case]
    monkeypatch.chdir(tmp_path)
    (found,) = findings(tmp_path, files)
    assert found.place.path == "t/m.email.j2"
    assert (found.place.line, found.place.column, found.place.end_column) == place
    assert printed in [(r.place.path, r.place.line, r.place.column) for r in found.related]


def test_a_thousand_records_are_one_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = "".join(f"c-{n},Anna{n % 7},Marbach{n},a{n}@larch.example\n" for n in range(1000))
    files = {"t/m.email.j2": "Hi {{ last_name }}," + BODY, "contacts.csv": "id,First Name,Last Name,Email\n" + rows}
    (found,) = findings(tmp_path, files)
    assert (found.count, found.of) == (1000, 1000)
    assert found.examples == ("c-0", "c-1", "c-2", "c-3", "c-4")


def test_only_the_records_that_reach_the_surname_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    records = "id,First Name,Last Name\nc-1,Parissa,Behnia\nc-2,,Dahl\nc-3,,Okonjo\n"
    files = {"t/m.email.j2": "Hi {{ first_name or last_name }}," + BODY, "contacts.csv": records}
    (found,) = findings(tmp_path, files)
    assert (found.count, found.of, found.examples) == (2, 3, ("c-2", "c-3"))
