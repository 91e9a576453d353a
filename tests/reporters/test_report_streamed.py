"""A report with more findings than fit into memory is written like any other, finding by finding."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from report_samples import ANNOUNCED, REPORT, SURNAME, SWAPPED, written

from msglint import reporters
from msglint.model import Column, Finding, Report
from msglint.pressed import Pressed
from msglint.reporters.drawing.document import document
from msglint.reporters.json import shape

ODD = replace(
    SURNAME, message=('says "findings": []\n  "findings": []', " \x1b[31m \u202e"), remedy="\ud800 half a pair"
)
FINDINGS: tuple[Finding, ...] = (SURNAME, ANNOUNCED, ODD, SWAPPED)
COLUMNS = (Column("Vorname", "first_name", why='"findings": []'),)


@pytest.mark.parametrize("values", [False, True])
@pytest.mark.parametrize("count", range(len(FINDINGS) + 1))
@pytest.mark.parametrize("columns", [(), COLUMNS])
def test_json_is_one_document(count: int, columns: tuple[Column, ...], values: bool) -> None:
    report = replace(REPORT, findings=FINDINGS[:count], columns=columns)
    assert written("json", report, values=values) == document(shape(report, values=values))


@pytest.mark.parametrize("name", [each for each in reporters.FORMATS if each != "html"])
def test_pressed_findings_are_written_as_any_others(name: str) -> None:
    many = FINDINGS * 40
    pressed: Report = replace(REPORT, findings=Pressed(many, 7))
    assert written(name, pressed) == written(name, replace(REPORT, findings=many))
