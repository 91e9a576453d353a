"""Whatever moves, an old finding stays old; whatever is added, a new one is new."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from adopting import FILES, FOLLOW_UP, HEADER, PEOPLE, make, put
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from msglint import baseline, engine
from msglint.baseline import Baseline, Entry, compare
from msglint.engine import Request
from msglint.fingerprints import Fingerprints, identity
from msglint.model import Confidence, Finding, Place, Report, Severity

NOTE = Path("msglint-baseline.json")
NEUTRAL = ["", "The hall opens at seven.", "{# a note #}", "Bring the letter with you.", "{% set doors = 7 %}"]
CACHE = tempfile.TemporaryDirectory()
REQUEST = Request(
    select=("salutation", "records", "personalization"), today=date(2026, 3, 2), cache_dir=Path(CACHE.name)
)


@contextmanager
def project(**files: str) -> Iterator[None]:
    """A project in a folder of its own, with a baseline of what it is at first."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(make(Path(folder), **files))
        try:
            noted = engine.note_baseline(REQUEST)
            put(NOTE, baseline.text(noted.baseline))
            yield
        finally:
            os.chdir(before)


def checked() -> Report:
    return engine.check(
        Request(**{name: getattr(REQUEST, name) for name in ("select", "today", "cache")}, baseline=NOTE)
    )


@settings(max_examples=15, deadline=None)
@given(
    above=st.lists(st.sampled_from(NEUTRAL), max_size=6),
    between=st.lists(st.sampled_from(NEUTRAL), max_size=6),
    seed=st.integers(0, 1000),
    crlf=st.booleans(),
    ids=st.booleans(),
)
def test_moved_lines_shuffled_rows_and_unrelated_edits(
    above: list[str], between: list[str], seed: int, crlf: bool, ids: bool
) -> None:
    header, people = HEADER, list(PEOPLE)
    if not ids:
        header, people = "First Name,Last Name,Email", [row.partition(",")[2] for row in people]
    with project(**{"contacts.csv": "\n".join([header, *people]) + "\n"}):
        head, _, body = FILES[FOLLOW_UP].partition("---\nHi")
        end = "\r\n" if crlf else "\n"
        body = body.replace("Here is", "\n".join([*between, "Below you find"]))
        text = f"{head}topics: [talks]\n---\n" + "".join(f"{line}\n" for line in above) + f"Hi{body}"
        put(Path(FOLLOW_UP), text.replace("\n", end))
        random.Random(seed).shuffle(people)  # noqa: S311
        put(Path("contacts.csv"), end.join([header, *people]) + end)
        report = checked()
        told = [finding for finding in report.findings if not finding.rule.startswith("personalization-none")]
        assert [(finding.rule, str(finding.place)) for finding in told] == []
        assert report.known is not None
        assert report.known.remain > 0


@settings(max_examples=8, deadline=None)
@given(above=st.lists(st.sampled_from(NEUTRAL), max_size=6), where=st.integers(0, 4))
def test_one_that_is_added_is_the_only_new_one(above: list[str], where: int) -> None:
    with project():
        put(Path(FOLLOW_UP), FILES[FOLLOW_UP].replace("---\nHi", "---\n" + "".join(f"{x}\n" for x in above) + "Hi"))
        people = [*PEOPLE[:where], "c-900,Test,Novák,novak@tidewell.example", *PEOPLE[where:]]
        put(Path("contacts.csv"), "\n".join([HEADER, *people]) + "\n")
        rows = [finding for finding in checked().findings if finding.place.path == "contacts.csv"]
        assert [(finding.rule, finding.examples) for finding in rows] == [("records-shape", ("c-900",))]


WORDS = st.sampled_from(["", "{{ last_name }}", "we", "Dear friend"])
ENTRIES = st.builds(
    Entry,
    path=st.sampled_from(["a", "b", "c"]),
    rule=st.sampled_from(["r", "s"]),
    words=WORDS,
    severity=st.sampled_from(["info", "warning", "error"]),
)


@given(st.lists(ENTRIES, max_size=12), st.lists(ENTRIES, max_size=12))
def test_comparing_uses_every_entry_once_and_forgets_none(found: list[Entry], old: list[Entry]) -> None:
    compared = compare(found, Baseline(tuple(old)), lambda _: True)
    assert len(compared.known) + len(compared.gone) == len(old)
    for number, entry in compared.known.items():
        assert (entry.path, entry.rule, entry.words) == (found[number].path, found[number].rule, found[number].words)
        assert entry.grade >= found[number].grade
    again = compare(old, Baseline(tuple(old)), lambda _: True)
    assert (len(again.known), again.gone) == (len(old), ())


@given(st.lists(ENTRIES, min_size=1, max_size=12), st.sets(st.sampled_from(["a", "b", "c"])))
def test_renaming_every_file_makes_nothing_new_where_they_differ(old: list[Entry], gone: set[str]) -> None:
    found = [replace(entry, path=f"{entry.path}2") if entry.path in gone else entry for entry in old]
    compared = compare(found, Baseline(tuple(old)), lambda path: path not in gone)
    missed = {found[number].path for number in range(len(found)) if number not in compared.known}
    if len(gone) == 1:
        assert missed == set()
    assert missed <= {f"{path}2" for path in gone}


TEXT = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=12), min_size=1, max_size=8)


@given(lines=TEXT, above=TEXT, data=st.data())
def test_a_fingerprint_goes_with_its_words(lines: list[str], above: list[str], data: st.DataObject) -> None:
    line = data.draw(st.integers(1, len(lines)))
    start = data.draw(st.integers(1, len(lines[line - 1]) + 1))
    end = data.draw(st.integers(start, len(lines[line - 1]) + 1))

    def at(line: int) -> Finding:
        return Finding("r", Severity.ERROR, Confidence.HIGH, ("x",), Place("m.j2", line, start, line, end))

    here, there = at(line), at(line + len(above))
    moved = [*above, *lines]
    assert identity(here, lambda _: lines) == identity(there, lambda _: moved)
    assert Fingerprints(lambda _: lines).of(here) == Fingerprints(lambda _: moved).of(there)
