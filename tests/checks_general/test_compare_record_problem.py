"""compare: one thing against another. record: a condition over one record. problem: faults of files."""

from __future__ import annotations

from typing import Any

import pytest
from hand_made import body, check, evidence, found, greeting, lead, marked, message, told, words

from msglint.errors import MsglintErrors
from msglint.model import Place, Problem, RecordView, Severity
from msglint.predicate import WhenError


@pytest.mark.parametrize(
    ("op", "left", "right", "holds"),
    [
        ("equal", "Spring is here!", "spring  is here", True),
        ("equal", "Spring is here, at last", "spring is here", False),
        ("differ", "Spring is here", "Spring was here", True),
        ("differ", "«Spring»", "spring", False),
        ("contains", "Our spring season", "Spring", True),
        ("contains", "Our springtime", "Spring", False),
        ("lacks", "Our springtime", "Spring", True),
        ("lacks", "Our spring", "Spring", False),
        ("starts", "Spring is here. Come!", "Spring is here", True),
        ("starts", "At last spring is here", "spring is here", False),
        ("ends", "At last: spring is here.", "spring is here", True),
        ("ends", "Spring is here at last", "spring is here", False),
        ("contains", "春のセールです", "セール", True),
        ("equal", "???", "!!!", False),
    ],
)
def test_texts(op: str, left: str, right: str, holds: bool) -> None:
    left = left.replace("«", "“").replace("»", "”")
    made = check("compare", left="preheader", right="subject", op=op)
    assert bool(found(made, message(subject=right, preheader=left))) is holds


def test_silent_where_a_side_is_missing() -> None:
    made = check("compare", left="preheader", right="subject", op="differ")
    assert not found(made, message(subject="Spring"))
    assert not found(made, message(preheader="Spring"))
    assert not found(made, message(subject=" … ", preheader="Spring"))


def test_the_words_are_marked_on_the_left() -> None:
    reading = message(body("Hello. Our Spring Gala is on."), subject="spring gala")
    (match,) = found(check("compare", left="text", right="subject", op="contains"), reading)
    assert marked(reading.bodies[0].whole, match) == "Spring Gala"
    assert told(match)["right"] == "spring gala"


def test_a_field_of_the_record_is_masked() -> None:
    made = check("compare", left="contact.last_name", right="name", op="equal")
    reading = message(body("Hi Behnia,", greetings=(greeting("Hi Behnia,", "Behnia"),)))
    (match,) = found(made, reading, evidence({"last_name": "BEHNIA"}))
    assert told(match) == {"left": "BEHNIA", "right": "Behnia"}
    assert told(match, values=False)["left"] == "‹last_name›"
    assert marked(reading.bodies[0].whole, match) == "Behnia"
    assert not found(made, reading, evidence({"last_name": ""}))
    assert made.reads.contact == {"last_name"}


def test_a_key_of_the_front_matter() -> None:
    made = check("compare", left="body", right="message.products", op="lacks")
    reading = message(body("«first_name=Ida», come to the Nightjar Trio."))
    assert not found(made, reading, evidence(products=["Nightjar Trio", "Harbor Songs"]))
    (match,) = found(made, reading, evidence(products=["Harbor Songs"]))
    assert marked(reading.bodies[0].whole, match) == ", come to the Nightjar Trio."
    assert told(match)["right"] == "Harbor Songs"
    assert made.reads.message == {"products"}
    assert not found(made, reading, evidence(products=True))


def test_a_long_text_is_named_by_its_beginning() -> None:
    made = check("compare", left="lead", right="signoff", op="differ")
    long = "word " * 40
    reading = message(body(long, lead=lead(long.strip()), signoff=words("Yours")))
    assert told(found(made, reading)[0])["left"] == ("word " * 40)[:80] + "…"


@pytest.mark.parametrize("part", ["html", "footer", "greeting", "name", "lead", "signoff"])
def test_parts_that_are_not_there(part: str) -> None:
    assert not found(check("compare", left=part, right="subject", op="differ"), message(body("x"), subject="y"))


def test_compare_refuses() -> None:
    with pytest.raises(MsglintErrors, match="compares a thing with itself"):
        check("compare", left="subject", right="subject")
    with pytest.raises(MsglintErrors, match=r"'contact\.': is nothing that can be compared"):
        check("compare", left="contact.", right="subject")


def row(**columns: Any) -> RecordView:
    values = {"last_purchase": columns.get("Last Purchase", "")}
    return RecordView("c-1", Place("contacts.csv", 2, 1), values, columns, {"last_purchase": "Last Purchase"})


def test_a_condition_over_a_record() -> None:
    made = check("record", where="contact.Plans and contact.Plans == contact.last_purchase", field="Plans")
    (match,) = found(made, row(**{"Plans": "Bike", "Last Purchase": "Bike"}))
    assert told(match) == {"field": "Plans", "value": "Bike", "Plans": "Bike", "last_purchase": "Bike"}
    assert told(match, values=False)["value"] == "‹Plans›"
    assert (match.span, match.fields) == (None, ("Plans", "last_purchase"))
    assert not found(made, row(**{"Plans": "", "Last Purchase": ""}))
    assert not found(made, row(**{"Last Purchase": "Bike"}))
    assert made.facts == {"field", "value", "Plans", "last_purchase"}  # type: ignore[attr-defined]


def test_the_column_is_named_as_in_the_file() -> None:
    (match,) = found(check("record", where="contact.last_purchase == 'Bike'"), row(**{"Last Purchase": "Bike"}))
    assert told(match)["field"] == "Last Purchase"


def test_the_id_and_the_day() -> None:
    made = check("record", where="contact.id == 'c-1' and today.year == 2026")
    assert len(found(made, row())) == 1


def test_a_condition_that_fails_is_not_a_finding() -> None:
    with pytest.raises(WhenError, match="are text"):
        found(check("record", where="contact.visits > 3"), row(visits="4"))


def test_record_refuses() -> None:
    with pytest.raises(MsglintErrors, match="needs a condition"):
        check("record")
    with pytest.raises(MsglintErrors, match="nothing is called 'message' here"):
        check("record", where="message.purpose == 'x'")


def test_problems() -> None:
    problem = Problem("row", "has 3 cells, not 4", Place("c.csv", 3), "add one", related=((Place("c.csv", 1), "here"),))
    (match,) = found(check("problem", kind="row"), problem)
    assert told(match) == {"text": "has 3 cells, not 4", "hint": "add one"}
    assert (match.place, match.severity, match.related) == (problem.place, None, problem.related)
    assert not found(check("problem", kind="render"), problem)
    mild = Problem("suppression", "silences nothing", Place("a", 1), grave=False)
    assert found(check("problem", kind="suppression"), mild)[0].severity is Severity.WARNING
