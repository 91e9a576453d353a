"""Whatever the template and the records: fixes change no message that is right, and leave nothing for a second run."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msglint.engine import Request
from msglint.engine.fixing import fixed
from msglint.engine.project import open_project
from msglint.engine.single import render_message

OPENINGS = (
    "Hi {{ last_name }},\n",
    "Hi {{ contact.last_name|title }}!\n",
    "Hello {{ first_name }},we",
    "Dear Ms. {{ last_name }},\n",
    "Hi {{ first_name or last_name }},\n",
    "{% if first_name %}Hi {{ last_name }},{% else %}Hello,{% endif %}\n",
    "Hi [First Name],\n",
)
SENTENCES = (
    "the local {{ city }} club begins in May. ",
    "we still talk of your evening in {{ city }}. ",
    "see what {{ city | default('your town') }} has to offer. ",
    "{{ ctiy | upper }} is where it began. ",
    "{{ city }},{{ country }} awaits. ",
    "{% for word in ['tea', city] %}{{ word }},{{ loop.index }} {% endfor %}",
    "plain words, and {{ country }}. ",
    "{% set name = last_name %}{{ name }} it is. ",
)
NAMES = st.sampled_from(["", "Rosalind", "Tom", "quenby", "Ashgrove", "O'Dell & Sons", "Zoë"])
ROWS = st.lists(st.tuples(NAMES, NAMES, NAMES, NAMES), min_size=1, max_size=5)
MESSAGES = st.tuples(st.sampled_from(OPENINGS), st.lists(st.sampled_from(SENTENCES), max_size=4))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the packs are kept compiled from example to example."""
    return tmp_path_factory.mktemp("kept")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(message=MESSAGES, rows=ROWS, html=st.booleans(), ends=st.sampled_from(["\n", "\r\n"]))
def test_fixes(
    message: tuple[str, list[str]],
    rows: list[tuple[str, ...]],
    html: bool,
    ends: str,
    kept: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with TemporaryDirectory() as name:
        monkeypatch.chdir(name)
        template = Path("m.email.html.j2" if html else "m.email.j2")
        text = (message[0] + "\n" + "".join(message[1])).replace("\n", ends)
        template.write_bytes(text.encode())
        with Path("people.csv").open("w", newline="") as file:
            csv.writer(file).writerows([("id", "First Name", "Last Name", "City", "Country"), *enumerate_rows(rows)])
        request = Request(paths=(template,), records=Path("people.csv"), cache_dir=kept)
        before = rendered(request, template)
        done = fixed(request)
        affected = {example for finding in done.made for example in finding.examples}
        everybody = any(not finding.examples for finding in done.made)
        for path, new in done.after.items():
            Path(path).write_bytes(new.encode())
        after = rendered(request, template)
        assert fixed(request).made == ()
        right = before.keys() - affected if not everybody else set()
        assert {each: after[each] for each in right} == {each: before[each] for each in right}
        assert {finding.rule for finding in done.report.findings}.isdisjoint({"template-syntax", "template-render"})


def enumerate_rows(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [(str(number), *row) for number, row in enumerate(rows, 1)]


def rendered(request: Request, template: Path) -> dict[str, list[str]]:
    people = open_project(request).records
    found = ((each.id, render_message(request, template, each.id)) for each in people)
    return {key: [part.raw for part in single.parts.values()] for key, single in found}
