"""What a conversation has left open."""

from __future__ import annotations

import pytest
from conversations import TODAY, replied, row, sent

from msglint.model import Evidence, Interaction
from msglint.reading.matters import matters, open_matters, wants


def texts(*past: Interaction, question: object = None) -> list[str]:
    contact = {} if question is None else {"open_question": question}
    return [matter.text for matter in matters(Evidence(TODAY, contact=contact, history=past))]


def test_oldest_first() -> None:
    assert texts(row("complaint", "one", "2026-02-01"), sent(), row("question", "two")) == ["one", "two"]


@pytest.mark.parametrize("kind", ["reply", "attended", "sent", "out_of_office", "gave", "purchased"])
def test_other_kinds_wait_for_nothing(kind: str) -> None:
    assert texts(row(kind, "words?")) == []


def test_a_reply_closes_what_came_before_it() -> None:
    assert texts(row("question", "one", "2026-02-01"), replied("2026-02-02"), row("question", "two")) == ["two"]


def test_what_closes_nothing() -> None:
    past = (row("question", "one", "2026-02-01"), sent("2026-02-02"), row("out_of_office", "", "2026-02-03", "out"))
    assert texts(*past) == ["one"]
    assert texts(row("question", "one"), row("reply", "thanks", "2026-02-22")) == ["one"]


def test_a_reply_of_the_same_day_closes_where_the_times_do_not_tell() -> None:
    question, answer = row("question", "one", "2026-02-20"), replied("2026-02-20")
    assert texts(answer, question) == []
    assert texts(replied("2026-02-20"), row("question", "one", "2026-02-20T16:30")) == []
    assert texts(replied("2026-02-20T09:00"), row("question", "one", "2026-02-20T16:30")) == ["one"]


def test_rows_without_a_date_go_by_their_order() -> None:
    assert texts(row("question", "one", ""), row("reply", "", "", "out")) == []
    assert texts(row("reply", "", "", "out"), row("question", "one", "")) == ["one"]


def test_marked_answered() -> None:
    assert texts(row("question", "one", status="answered"), row("question", "two", status="open")) == ["two"]


def test_what_has_not_happened_yet() -> None:
    assert texts(row("question", "one", "2026-03-03")) == []
    assert texts(row("question", "one", "2026-03-02")) == ["one"]


def test_a_question_that_we_put_waits_for_them() -> None:
    assert texts(row("question", "May we call you?", direction="out")) == []


@pytest.mark.parametrize(
    "comment", ["Lovely evening, thank you!", "Bravo!", "Thanks, we loved the Brahms.", "Merci, c'était magnifique."]
)
def test_praise_waits_for_nothing(comment: str) -> None:
    assert texts(row("comment", comment)) == []
    assert not wants(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "Lovely evening, but the seats were hard.",
        "Two mails a day are too many for me.",
        "Great show! Will there be another?",
        "Would love more matinees.",
        "The labels are hard to read.",
        "",
    ],
)
def test_comments_that_want_something(comment: str) -> None:
    assert texts(row("comment", comment)) == [comment]


def test_a_complaint_is_one_however_kind() -> None:
    assert texts(row("complaint", "Thank you for a wonderful evening")) == ["Thank you for a wonderful evening"]


def test_a_question_in_a_column() -> None:
    assert texts(question=" Can I bring my dog? ") == ["Can I bring my dog?"]
    assert texts(sent(), question="Can I bring my dog?") == ["Can I bring my dog?"]


@pytest.mark.parametrize("value", ["", " ", "-", "none", "N/A", "n/a.", "No", "keine", None, "Thank you, lovely!", "?"])
def test_a_column_without_a_question(value: object) -> None:
    assert texts(question=value) == []


def test_a_column_that_the_history_knows() -> None:
    assert texts(row("question", "Two?"), question="One?") == ["Two?"]
    answered = row("question", "Can I bring my dog?", status="answered")
    assert texts(answered, question="can I bring my DOG") == []


def test_a_long_history_is_read_once() -> None:
    past = [each for n in range(20_000) for each in (row("question", str(n)), replied("2026-02-20T10:00"))]
    assert open_matters(past) == ()
