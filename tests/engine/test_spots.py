"""What led to words is looked up once for all who read them alike: what is looked up says what a fresh look says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from msglint.engine import Request
from msglint.engine.placing import Spots, spot
from msglint.engine.project import open_project
from msglint.engine.rounds import Round
from msglint.engine.run import Run
from msglint.model import Match, Span

PEOPLE = [
    {"first_name": "Ines", "town": "Dunford", "note": "Tea & cake"},
    {"first_name": "Oluwaseun", "town": "Bad Tölz", "note": "a < b"},
    {"first_name": "J.", "town": "", "note": "“quoted”"},
    {"first_name": "Ida", "town": "X", "note": "Tea &amp; cake"},
    {"first_name": "Ana", "town": "Y 2", "note": "né à l’été"},
    {"first_name": "Bo", "town": "Eastport", "note": "12"},
]
HTML = """{% macro shown(words) %}<b>{{ words }}</b>{% endmacro %}
<p>Dear {{ first_name }},</p>
<p>In {{ town }} you told us {{ shown(note) }}, and {{ note }}: <a href="https://hall.example/?in={{ town }}">see you</a>.</p>
{% if town %}<p>{{ first_name }} — we are in {{ town|upper }} soon.</p>{% endif %}
"""  # noqa: E501
TEXT = """Dear {{ first_name }},

in {{ town }} you told us {{ note }}. {% if town %}{{ first_name }}{{ town }}{% endif %} See you soon.
"""


def rounds(folder: Path, name: str, template: str) -> Round:
    (folder / name).write_text(template, encoding="utf-8")
    (folder / "people.json").write_text(json.dumps(PEOPLE), encoding="utf-8")
    (folder / "msglint.yaml").write_text("records: people.json\n", encoding="utf-8")
    request = Request(paths=(folder,), today=date(2026, 3, 2), cache=False)
    return Run(open_project(request), request).round(0)


def spans(size: int) -> Iterator[tuple[int, int]]:
    for start in range(size):
        for length in (0, 1, 2, 5, 11, 40):
            if start + length <= size:
                yield start, start + length


@pytest.mark.parametrize(("name", "template"), [("a.html.j2", HTML), ("a.txt.j2", TEXT)])
def test_ways_that_are_kept_are_those_of_a_fresh_look(tmp_path: Path, name: str, template: str) -> None:
    around = rounds(tmp_path, name, template)
    kept = Spots(around.prepared.template)
    alike = 0
    for number in range(len(PEOPLE)):
        _, maps = around.read(number)
        for part, here in maps.items():
            alike += here.form is not None
            for start, end in spans(len(here.text)):
                match = Match(Span(part, start, end))
                fresh = spot(match, around.prepared.template, maps)
                assert kept.spot(match, maps) == fresh, (number, part, here.text[start:end])
                assert kept.place(match, maps) == fresh.place
    assert alike >= 2
