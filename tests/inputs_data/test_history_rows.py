"""The history: words understood, times compared, directions settled, rows kept in order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from msglint.errors import MsglintError
from msglint.inputs.history import from_rows, joined, load
from msglint.inputs.records import from_rows as records_from_rows
from msglint.model import Config, History


def at(*parts: int) -> datetime:
    """A naive moment."""
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


def one(row: Mapping[str, Any]) -> Any:
    history = from_rows([row], "c-1")
    assert history.problems == ()
    (interaction,) = next(iter(history.by_contact.values()))
    return interaction


def told(history: History, contact: str = "c-1") -> list[tuple[str, str]]:
    return [(row.kind, row.direction) for row in history.of(contact)]


@pytest.mark.parametrize(
    ("word", "kind", "direction"),
    [
        ("question", "question", "in"),
        ("Inquiry", "question", "in"),
        ("COMPLAINT", "complaint", "in"),
        ("feedback", "comment", "in"),
        ("attended", "attended", "in"),
        ("Checked In", "attended", "in"),
        ("visit", "visited", "in"),
        ("ticket-purchase", "purchased", "in"),
        ("donation", "gave", "in"),
        ("opted_out", "unsubscribed", "in"),
        ("Out of Office", "out_of_office", "in"),
        ("OOO", "out_of_office", "in"),
        ("sent", "sent", "out"),
        ("email_sent", "sent", "out"),
        ("Newsletter", "sent", "out"),
        ("replied", "reply", "in"),
        ("waved", "waved", "in"),
        ("Phoned us", "phoned_us", "in"),
        ("", "", "in"),
    ],
)
def test_kinds_and_the_way_they_go(word: str, kind: str, direction: str) -> None:
    row = one({"type": word})
    assert (row.kind, row.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("said", "kind", "direction"),
    [
        ({"kind": "reply", "direction": "Outbound"}, "reply", "out"),
        ({"kind": "reply", "direction": "received"}, "reply", "in"),
        ({"kind": "comment", "direction": "out"}, "comment", "out"),
        ({"kind": "message", "dir": "outgoing"}, "sent", "out"),
        ({"direction": "sent"}, "sent", "out"),
        ({"direction": "sideways", "kind": "question"}, "question", "in"),
    ],
)
def test_a_stated_direction_goes_first(said: Mapping[str, str], kind: str, direction: str) -> None:
    row = one(said)
    assert (row.kind, row.direction) == (kind, direction)


def test_a_reply_without_direction_answers_what_came_before_it() -> None:
    asked = [{"at": "2026-01-02", "kind": "question"}, {"at": "2026-01-03", "kind": "reply"}]
    assert told(from_rows(asked, "c-1"))[1] == ("reply", "out")
    written = [{"at": "2026-01-02", "kind": "sent"}, {"at": "2026-01-03", "kind": "reply"}]
    assert told(from_rows(written, "c-1"))[1] == ("reply", "in")
    away = [*written[:1], {"at": "2026-01-02T09:00", "kind": "ooo"}, *written[1:]]
    assert told(from_rows(away, "c-1"))[2] == ("reply", "in")
    assert told(from_rows([{"kind": "reply"}], "c-1")) == [("reply", "in")]
    in_turn = from_rows([{"kind": "question"}, {"kind": "reply"}, {"kind": "reply"}], "c-1")
    assert [direction for _, direction in told(in_turn)] == ["in", "out", "in"]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Open", "open"),
        ("in progress", "open"),
        ("unanswered", "open"),
        ("CLOSED", "answered"),
        ("resolved", "answered"),
    ],
)
def test_status_is_open_or_answered(word: str, status: str) -> None:
    assert one({"kind": "question", "status": word}).status == status


def test_a_status_that_says_neither_is_empty() -> None:
    assert one({"kind": "question", "status": "blue"}).status == ""


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-02", at(2026, 3, 2)),
        ("2026-03-02T14:30", at(2026, 3, 2, 14, 30)),
        ("2026-03-02 14:30:05.25", at(2026, 3, 2, 14, 30, 5, 250000)),
        ("20260302T143000Z", at(2026, 3, 2, 14, 30)),
        ("2026-03-02T14:30:00+02:00", at(2026, 3, 2, 12, 30)),
        ("2026-03-02 14:30:00 UTC", at(2026, 3, 2, 14, 30)),
        (date(2026, 3, 2), at(2026, 3, 2)),
        (datetime.fromisoformat("2026-03-02T14:30:00-05:00"), at(2026, 3, 2, 19, 30)),
        ("", None),
        (None, None),
    ],
)
def test_times_are_naive_and_those_with_a_zone_in_utc(written: Any, moment: datetime | None) -> None:
    assert one({"timestamp": written, "kind": "sent"}).at == moment


@pytest.mark.parametrize("written", ["3/2/2026", "2026-02-30", "soon", 1767225600, True, "0001-01-01T00:00:00+14:00"])
def test_a_time_that_is_none_is_a_problem_of_its_row(written: Any) -> None:
    history = from_rows([{"at": "2026-01-01", "kind": "sent"}, {"at": written, "kind": "sent"}], "c-1")
    assert len(history.of("c-1")) == 1
    (problem,) = history.problems
    assert (problem.kind, problem.place.line, problem.contact_id) == ("history-row", 3, "c-1")
    assert "2026-03-02" in problem.hint


def test_words_in_place_of_a_time_are_not_shown() -> None:
    (problem,) = from_rows([{"at": "Ida Marten", "kind": "sent"}], "c-1").problems
    assert "Ida" not in problem.text


def test_rows_are_sorted_and_those_without_a_time_keep_their_place() -> None:
    rows = [
        {"at": "2026-01-05", "text": "b"},
        {"text": "c"},
        {"at": "2026-01-01T10:00:00+01:00", "text": "a"},
        {"at": "2026-01-05", "text": "d"},
    ]
    history = from_rows([{"kind": "question", **row} for row in rows], "c-1")
    assert [row.text for row in history.of("c-1")] == ["a", "b", "c", "d"]


def test_every_column_of_the_history_finds_its_place() -> None:
    row = one(
        {
            "Customer ID": 7,
            "Date": "2026-01-02",
            "Event Type": "Question",
            "Channel": "Email",
            "Message": " Where do I park? ",
            "Ticket Status": "open",
            "Campaign Name": "spring",
            "Step": 2,
            "Template": "parking.email.j2",
            "Agent": "Tom",
        }
    )
    assert (row.contact_id, row.kind, row.channel, row.text) == ("7", "question", "email", "Where do I park?")
    assert (row.status, row.campaign, row.step, row.template) == ("open", "spring", "2", "parking.email.j2")
    assert row.extra == {"Agent": "Tom"}


def test_files_give_rows_with_places_and_problems(tmp_path: Path) -> None:
    lines = [
        '{"contact": "007", "date": "2026-01-02", "kind": "sent"}',
        "{",
        '{"date": "2026-01-02"}',
        '{"contact": "x"}',
    ]
    (tmp_path / "h.jsonl").write_text("\n".join(lines), encoding="utf-8")
    history = load(Path("h.jsonl"), tmp_path)
    assert history.given
    assert set(history.by_contact) == {"007", "x"}
    assert [str(problem.place) for problem in history.problems] == ["h.jsonl:2:2", "h.jsonl:3:1"]
    assert history.of("007")[0].place.line == 1
    assert history.of("nobody") == ()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("h.csv", "id,kind\n1,sent\n", "no column says whose"),
        ("h.csv", "contact_id,at\n1,soon\n2,later\n", "none of its rows can be read; line 2"),
        ("h.jsonl", "{\n[]\n", "none of its rows can be read; line 1"),
        ("h.json", "{", "is no JSON"),
        ("h.xml", "<h/>", "msglint reads rows from"),
    ],
)
def test_a_history_that_cannot_be_read_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(MsglintError, match=message) as raised:
        load(Path(name), tmp_path)
    assert raised.value.where.startswith(name)


@pytest.mark.parametrize(("name", "text"), [("h.csv", "contact_id,at\n"), ("h.jsonl", ""), ("h.json", "[]")])
def test_a_history_in_which_nothing_has_happened_is_given(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    history = load(Path(name), tmp_path)
    assert history.given
    assert history.by_contact == {}


def test_rows_under_an_address_join_the_contact_who_has_it() -> None:
    records = records_from_rows([{"id": "7", "email": "Ida@example.org"}, {"id": "8", "email": ""}], Config(Path()))
    rows = [
        {"email": "ida@EXAMPLE.org", "at": "2026-01-03", "kind": "reply"},
        {"email": "ida@example.org", "at": "2026-01-02", "kind": "sent"},
        {"email": "stranger@example.org", "at": "2026-01-01", "kind": "sent"},
    ]
    history = joined(from_rows(rows, ""), records)
    assert [row.kind for row in history.of("7")] == ["sent", "reply"]
    assert len(history.of("stranger@example.org")) == 1
    assert history.of("8") == ()
