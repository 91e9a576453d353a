"""One pass over a list, whatever its stretches, finds what each rule finds that looks at all rows by itself."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msglint import engine, pressed
from msglint.checks import record_duplicate, record_proxy
from msglint.config import from_mapping
from msglint.engine import Request, pile
from msglint.engine.rows import Register
from msglint.fingerprints import identity
from msglint.inputs import longtext
from msglint.inputs.records import from_rows
from msglint.model import Evidence, RecordsView, Report

EVIDENCE = Evidence(date(2026, 3, 2))
COLUMNS = ("First Name", "Last Name", "Email", "Phone", "Last Purchase", "Future Plans", "Notes")
PERSON = st.tuples(
    st.sampled_from(("Ida", "Uta", "Behnia", "Parissa", "Dr. Nora", "", "Søren", "José")),
    st.sampled_from(("Marten", "Parissa", "Behnia", "Kowalczyk", "Marten & Co. KG", "MartÃ©n", "")),
    st.sampled_from(("ida@mail.example", "IDA+x@mail.example", "parissa.behnia@mail.example", "ida@mail,example", "")),
    st.sampled_from(("", "+49 555 1234567", "0555 123 45 67", "7")),
    st.sampled_from(("Lantern", "Harbor", "Meadow", "Kites")),
    st.booleans(),
    st.sampled_from(("", "two\nlines", 'a "quoted" word', "plain")),
).map(lambda own: dict(zip(COLUMNS, (*own[:5], own[4] if own[5] else "none", own[6]), strict=True)))
PEOPLE = st.lists(PERSON, min_size=1, max_size=30)


def checked(folder: Path, size: int, *, samples: bool = False) -> Report:
    """What is found where blocks of the file have this size, and none is kept."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(longtext, "BLOCK", size)
        patched.setattr(longtext, "LONG", 0)
        patched.chdir(folder)
        request = Request(examples=0, today=EVIDENCE.today, cache_dir=folder / "cache", samples=samples)
        return engine.check_records(request, Path("people.csv"))


def write(folder: Path, people: list[dict[str, str]]) -> None:
    with (folder / "people.csv").open("w", encoding="utf-8", newline="") as sink:
        writer = csv.DictWriter(sink, COLUMNS)
        writer.writeheader()
        writer.writerows(people)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PEOPLE, st.sampled_from((64, 300)))
def test_a_list_read_again_and_again_shows_what_one_in_memory_does(
    tmp_path: Path, people: list[dict[str, str]], size: int
) -> None:
    write(tmp_path, people)
    whole, pieces = checked(tmp_path, 1 << 18), checked(tmp_path, size)
    assert pieces.findings == whole.findings
    assert pieces == whole


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PEOPLE, st.integers(1, 5))
def test_findings_that_are_pressed_are_those_that_are_folded(
    tmp_path: Path, people: list[dict[str, str]], few: int
) -> None:
    write(tmp_path, people)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pressed, "FEW", few)
        patched.setattr(pressed, "TOGETHER", few)
        patched.setattr(pile, "AT_ONCE", few)
        found = checked(tmp_path, 300).findings
    folded = checked(tmp_path, 300, samples=True).findings
    assert isinstance(folded, tuple)
    assert isinstance(found, pressed.Pressed) == (len(found) > few)
    assert found == folded
    assert [identity(each, lambda _: ()) for each in found] == [identity(each, lambda _: ()) for each in folded]


@settings(max_examples=200, deadline=None)
@given(PEOPLE, st.integers(1, 5))
def test_a_watch_tells_what_its_check_finds_by_itself(people: list[dict[str, str]], size: int) -> None:
    view = Register(from_rows(people, from_mapping({}, Path()))).view
    rows = tuple(view.rows)

    def parts() -> list[tuple[range, RecordsView]]:
        numbers = [range(at, min(at + size, len(rows))) for at in range(0, len(rows), size)]
        return [(each, RecordsView(view.header, view.columns, rows[each.start : each.stop])) for each in numbers]

    cut = RecordsView(view.header, view.columns, rows, stretches=parts)
    for check in (
        record_duplicate.Check(record_duplicate.Options()),
        record_proxy.Check(record_proxy.Options(rows=2, share=0.5, different=1)),
    ):
        told = list(check.matches(view, EVIDENCE))
        watch = check.watch(cut, EVIDENCE)
        for numbers, part in cut.parts():
            watch.see(numbers, part)
        assert list(watch.matches()) == told
        assert list(check.matches(RecordsView(view.header, view.columns, rows), EVIDENCE)) == told
