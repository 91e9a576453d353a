"""Every construct: where its pieces stand, which fields they show, who handed the value in, what led there."""

from __future__ import annotations

import placed_blocks
import placed_expressions
import placed_handed_in
import placed_loops
import pytest
from placed import Case
from rendering import place_of, segment

CASES = {**placed_expressions.CASES, **placed_handed_in.CASES, **placed_blocks.CASES, **placed_loops.CASES}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_value(case: Case) -> None:
    files = {**case.files, "m.j2": case.text}
    found = segment(case.text, case.value, case.files, html=case.html)
    assert found.place == place_of(case.at, files[case.path], f"mail/{case.path}")
    assert tuple(sorted(found.fields)) == tuple(sorted(case.fields))
    assert found.source == (place_of(case.source, case.text) if case.source else None)
    assert found.exact is case.exact
    assert [str(place) for place in found.via] == [
        str(place_of(tag, case.text) if tag in case.text else place_of(tag, files["a.j2"], "mail/a.j2"))
        for tag in case.via
    ]
