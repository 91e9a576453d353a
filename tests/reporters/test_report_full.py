"""The full format: frames that stay aligned, nothing that steers a terminal, the same words with and without colour."""

from __future__ import annotations

import re
import unicodedata

import pytest
from msgspec.structs import replace
from report_samples import ANNOUNCED, FILES, REPORT, SURNAME, SWAPPED, written

from msglint.model import Place, Report, Severity
from msglint.reporters.drawing.frame import frame
from msglint.reporters.drawing.lines import cells, plain

EXPECTED = """\
templates/follow-up.email.j2:4:4  error[salutation-surname]
  greets ‹last_name› by surname; the record's first name is ‹first_name›

        4 │ Hi {{ contact.last_name | title }},
          │    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    reads │ Hi ‹last_name›,
          │    ^^^^^^^^^^^

      who   3 of 40 records: c-102, c-107, …
    field   last_name
      see   templates/_base.j2:2:1  used here
      why   A wrong name in the first line tells the reader that nobody looked.
      fix   Print the first name, with a fallback: {{ first_name | default('there', true) }}

templates/follow-up.email.j2:6:1  info[lead-cliche]  medium confidence
  opens with "we are excited to announce", which says nothing to the reader

        6 │ we are excited to announce our new series.
          │ ^^^^^^^^^^^^^^^^^^^^^^^^^^

      who   all 40 records

contacts.csv:2:1  warning[records-swapped]
  ‹first_name› and ‹last_name› look swapped

      who   1 of 40 records: c-101

1 error, 1 warning, 1 info in 120 messages (3 templates, 40 records)
  1 finding suppressed by comments or front matter
  not checked
    conversation-unanswered, conversation-after-reply: no history was given
"""


def drawn(place: Place, lines: list[str], width: int = 60) -> list[str]:
    return [plain(line) for line in frame(place, lines, width=width, style="")]


def columns(text: str) -> int:
    return sum(cells(char) for char in text)


def under(rows: list[str]) -> str:
    """What stands above the carets of a frame of one line, by columns of the terminal."""
    text, carets = rows
    start, end = carets.index("^"), carets.rindex("^") + 1
    shown, at = "", 0
    for char in text:
        if start <= at < end or (at == end and cells(char) == 0):
            shown += char
        at += cells(char)
    return shown.lstrip("\u0301")  # what combines with the character before the mark


def test_plain_page() -> None:
    assert written("full") == EXPECTED


def test_values_show_the_record_and_its_row() -> None:
    page = written("full", values=True)
    assert "greets Behnia by surname; the record's first name is Parissa" in page
    assert "        2 │ c-101,Behnia,Parissa\n" in page
    assert "‹" not in page


def test_masked_page_holds_no_value() -> None:
    page = written("full")
    assert "Behnia" not in page
    assert "Parissa" not in page


def test_colour_changes_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    coloured = written("full", colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == written("full")


def test_clean_run() -> None:
    page = written("full", Report(findings=(), templates=1, records=1, messages=1))
    assert page == "nothing to mend in 1 message (1 template, 1 record)\n"


def test_personas_are_named_as_such() -> None:
    finding = replace(SURNAME, personas=True, count=1, of=24, examples=("one-word name",))
    page = written("full", Report(findings=(finding,), templates=1, records=24, messages=24, personas=True))
    assert "      who   1 of 24 built-in personas: one-word name\n" in page
    assert "built-in personas are among the records" in page


@pytest.mark.parametrize("hostile", ["\x1b]0;owned\x07", "\x9b31m", "a\u202etxt.exe", "x\u200by", "\r\x1b[2K", "\x7f"])
def test_nothing_steers_the_terminal(hostile: str) -> None:
    finding = replace(
        SURNAME,
        message=(hostile,),
        place=Place(f"{hostile}.j2", 1, 1, 1, 2),
        excerpt=((hostile,), (hostile,), ()),
        examples=(hostile,),
        fields=(hostile,),
        why=hostile,
    )
    for name in ("full", "concise", "github", "json", "sarif"):
        page = written(name, replace(REPORT, findings=(finding,)), values=True)
        assert not [char for char in page if char != "\n" and unicodedata.category(char) in {"Cc", "Cf"}], name


def test_a_path_never_begins_like_a_command() -> None:
    finding = replace(ANNOUNCED, place=Place("::set-output name=x::y.j2", 1, 1, 1, 2))
    for name in ("full", "concise"):
        assert written(name, replace(REPORT, findings=(finding,))).startswith("./::set-output")


@pytest.mark.parametrize(
    ("line", "start", "end", "marked"),
    [
        ("Hi {{ name }},", 4, 14, "{{ name }}"),
        ("\t\tHi {{ name }},", 6, 16, "{{ name }}"),
        ("親愛なる{{ name }}様", 5, 15, "{{ name }}"),
        ("Jose\u0301, {{ name }}", 8, 18, "{{ name }}"),
        ("👩‍👩‍👧 {{ name }}", 7, 17, "{{ name }}"),
        ("a\x1b\x00b{{ name }}", 5, 15, "{{ name }}"),
        ("Hi ,", 4, 4, ","),
        ("Hi", 3, 3, ""),
    ],
)
def test_carets_stand_under_the_mark(line: str, start: int, end: int, marked: str) -> None:
    assert under(drawn(Place("x", 1, start, 1, end), [line])) == marked


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("before", ["", "x" * 200, "字" * 100, "e\u0301" * 150])
@pytest.mark.parametrize("after", ["", "y" * 200])
def test_long_lines_are_cut_around_the_mark(before: str, after: str, width: int) -> None:
    rows = drawn(Place("x", 1, len(before) + 1, 1, len(before) + 11), [f"{before}{{{{ name }}}}{after}"], width)
    assert under(rows) == "{{ name }}"
    assert all(columns(row) <= width for row in rows)
    assert ("…" in rows[0]) == bool(before or after)


def test_a_mark_longer_than_the_page_shows_its_beginning() -> None:
    rows = drawn(Place("x", 1, 3, 1, 303), ["ab" + "z" * 300])
    assert rows[0].startswith("        1 │ abzzz")
    assert rows[0].endswith("z…")
    assert columns(rows[0]) <= 60


def test_marks_over_several_lines() -> None:
    lines = FILES["templates/letter.txt.j2"]
    assert drawn(Place("x", 2, 3, 3, 6), lines) == [
        "        2 │   one",
        "          │   ^^^",
        "        3 │   two",
        "          │   ^^^",
    ]
    shown = drawn(Place("x", 1, 1, 6, 4), lines)
    assert "        … · 3 more lines" in shown
    assert shown[-2:] == ["        6 │ end", "          │ ^^^"]


def test_a_place_beyond_the_file_draws_nothing() -> None:
    assert drawn(Place("x", 9, 1, 9, 2), ["one"]) == []
    assert drawn(Place("x"), ["one"]) == []


def test_a_header_is_no_value_and_a_row_is() -> None:
    header = replace(SWAPPED, severity=Severity.INFO, place=Place("contacts.csv", 1, 4, 1, 14), of=0)
    page = written("full", replace(REPORT, findings=(header, SWAPPED)))
    assert "        1 │ id,First Name,Last Name\n          │    ^^^^^^^^^^\n" in page
    assert "c-101,Behnia" not in page
