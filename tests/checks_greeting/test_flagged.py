"""Greetings that must be flagged, and as what: the first fault in the order of one wound."""

from __future__ import annotations

from typing import Any

import pytest
from made_greetings import first, greet, said

PARISSA = {"first_name": "Parissa", "last_name": "Behnia", "email": "parissa.behnia@example.com"}
SWAPPED = {"first_name": "Behnia", "last_name": "Parissa", "email": "parissa.behnia@example.com"}


def named(first_name: Any, last_name: str = "", **more: Any) -> dict[str, Any]:
    return {"first_name": first_name, "last_name": last_name, **more}


@pytest.mark.parametrize(
    ("find", "line", "record"),
    [
        ("surname", "Hi ‹Behnia|last_name›,", PARISSA),
        ("surname", "‹Behnia|last_name›, your seats are waiting", PARISSA),
        ("surname", "Hi ‹BEHNIA|last_name›,", named("Parissa", "BEHNIA")),
        ("surname", "Hi ‹Behnia|first_name,last_name›,", named("", "Behnia")),
        ("surname", "Hi ‹Behnia|full_name›,", {"full_name": "Parissa Behnia"}),
        ("surname", "Hi ‹Behnia|full_name›,", {"full_name": "Behnia, Parissa"}),
        ("surname", "Hi ‹García Márquez|last_name›,", named("Gabriel", "García Márquez")),
        ("surname", "Hi ‹Márquez|last_name›,", named("Gabriel", "García Márquez")),
        ("surname", "Hola ‹de la Cruz|last_name›:", named("Ramón", "de la Cruz")),
        ("surname", "Bonjour ‹Lefèvre-Morin|last_name›,", named("Jean-Luc", "Lefèvre-Morin")),
        ("surname", "Hi ‹O&#39;Brien|last_name›!", named("Sean", "O'Brien")),
        ("surname", "‹Hi |›‹Behnia,|last_name›", PARISSA),
        ("surname", "Hallo ‹Müller|own_column›,", named("Ines", "Müller")),
        ("surname", "Привет, ‹Шевчук|last_name›!", named("Олена", "Шевчук")),
        ("swapped", "Hi ‹Behnia|first_name›,", SWAPPED),
        ("swapped", "Hi ‹Behnia|first_name› ‹Parissa|last_name›,", SWAPPED),
        ("swapped", "Dear Ms. ‹Parissa|last_name›,", {**SWAPPED, "email": "pbehnia@example.com"}),
        ("swapped", "Hi ‹Nguyen|first_name›,", named("Nguyen", "Minh", email="minh.nguyen@example.com")),
        ("full-name", "Hi ‹Behnia, Parissa|first_name›,", named("Behnia, Parissa")),
        ("full-name", "Hi ‹Behnia, Parissa|full_name›,", {"full_name": "Behnia, Parissa"}),
        ("full-name", "Hi ‹Parissa Behnia|first_name›,", named("Parissa Behnia")),
        ("full-name", "Hi ‹Parissa Behnia|first_name›,", named("Parissa Behnia", "Behnia")),
        ("full-name", "Hi ‹Parissa|first_name› ‹Behnia|last_name›,", PARISSA),
        ("full-name", "Dear ‹Parissa Behnia|full_name›,", {"full_name": "Parissa Behnia"}),
        ("full-name", "Hi ‹P|first_name›. ‹Behnia|last_name›,", PARISSA),
        ("full-name", "Hallo ‹Ines|first_name› ‹von Arnim|last_name›,", named("Ines", "von Arnim")),
        ("title", "Hi ‹Dr. Jane|first_name›,", named("Dr. Jane", "Foster")),
        ("title", "Hi Dr. ‹Jane|first_name›,", named("Jane", "Foster")),
        ("title", "Dear Ms. ‹Parissa|first_name›,", PARISSA),
        ("title", "Dear Mr. ‹Tom|first_name›,", named("Tom", "Reed")),
        ("title", "Sehr geehrte Frau ‹Ines|first_name›,", named("Ines", "Marbach")),
        ("title", "Hi Dr", named("Tom", "Reed")),
        ("title", "Hi ‹Dr.|title_prefix›,", named("Jane", "Foster", title_prefix="Dr.")),
        ("title", "Hi ‹Jane, MBA|first_name›,", named("Jane, MBA", "Foster")),
        ("title", "Dear Mr. ‹Behnia|last_name›,", {**PARISSA, "title_prefix": "Ms."}),
        ("title", "Dear Mrs. ‹Behnia|last_name›,", {**PARISSA, "title_prefix": "Ms."}),
        ("title", "Dear Ms. ‹Foster|last_name›,", named("Jane", "Foster", title_prefix="Dr.")),
        ("title", "Dear Mr. ‹Behnia|last_name›,", {**PARISSA, "pronouns": "she/her"}),
        ("title", "Dear Ms. ‹Behnia|last_name›,", {**PARISSA, "pronouns": "they/them"}),
        ("not-a-person", "Hi ‹John & Mary|first_name›,", named("John & Mary", "Whitfield")),
        ("not-a-person", "Hi ‹John and Mary|first_name›,", named("John and Mary", "Whitfield")),
        ("not-a-person", "Ciao ‹Marco e Maria|first_name›,", named("Marco e Maria", "Galli")),
        ("not-a-person", "Hi ‹The Whitfield Family|first_name›,", named("The Whitfield Family")),
        ("not-a-person", "Liebe ‹Familie Koch|last_name›,", named("", "Familie Koch")),
        ("not-a-person", "Hi ‹Acme Corp|first_name›,", named("Acme Corp")),
        ("not-a-person", "Hi ‹Acme Corp|company›,", {**PARISSA, "company": "Acme Corp"}),
        ("not-a-person", "Hallo ‹Nordwind GmbH|last_name›,", named("", "Nordwind GmbH")),
        ("not-a-person", "Hi ‹Box Office|first_name›,", named("Box Office", "Harbor Stage")),
        ("not-a-person", "Hi ‹jane@acme.example|first_name›,", named("jane@acme.example")),
        ("not-a-person", "Hi ‹pbehnia|email›,", named("", "", email="pbehnia@example.com")),
        ("casing", "Hi ‹PARISSA|first_name›,", named("PARISSA", "BEHNIA")),
        ("casing", "Hi ‹parissa|first_name›,", named("parissa", "behnia")),
        ("casing", "Dear Ms. ‹behnia|last_name›,", named("parissa", "behnia")),
        ("casing", "Hi ‹J.|first_name›,", named("J.", "Behnia")),
        ("casing", "Hola ‹JosÃ©|first_name›:", named("JosÃ©", "Ruiz")),
        ("casing", "Hi ‹JEAN-LUC|first_name›,", named("JEAN-LUC", "Morin")),
        ("placeholder", "Hi ‹Test|first_name›,", named("Test", "Test")),
        ("placeholder", "Hi ‹test123|first_name›,", named("test123", "Behnia")),
        ("placeholder", "Hi ‹N/A|first_name›,", named("N/A", "Behnia")),
        ("placeholder", "Hi ‹null|first_name›,", named("null")),
        ("placeholder", "Hi ‹None|first_name›,", named(None, "Behnia")),
        ("placeholder", "Hi ‹nan|first_name›,", named(float("nan"), "Behnia")),
        ("placeholder", "Hi ‹-|first_name›,", named("-", "Behnia")),
        ("placeholder", "Hi ‹Friend|first_name›,", named("Friend", "Behnia")),
        ("placeholder", "Hi ‹Customer|first_name›,", named("Customer", "Behnia")),
        ("placeholder", "Hallo ‹Unbekannt|first_name›,", named("Unbekannt", "Brandt")),
        ("placeholder", "Hola ‹Sin nombre|first_name›:", named("Sin nombre", "Ruiz")),
        ("placeholder", "Dear Ms. ‹N/A|last_name›,", named("Parissa", "N/A")),
        ("placeholder", "Hi FNAME,", PARISSA),
        ("placeholder", "Hi Test,", PARISSA),
        ("placeholder", "Hi ‹?|first_name›,", named("?", "Behnia")),
        ("placeholder", "Hi ‹N/A|first_name› ‹Behnia|last_name›,", named("N/A", "Behnia")),
        ("placeholder", "Dear ‹None|title_prefix› ‹Behnia|last_name›,", named("Parissa", "Behnia", title_prefix=None)),
        ("empty", "Hi ‹|first_name›,", named("", "Behnia")),
        ("empty", "Hi ,", PARISSA),
        ("empty", "Hi ‹\u200b|first_name›,", named("\u200b", "Behnia")),
        ("empty", "Dear Ms. ‹|last_name›,", named("Parissa")),
        ("wrong-name", "Hi Maria,", PARISSA),
        ("wrong-name", "Hallo Sébastien,", PARISSA),
        ("wrong-name", "Dear Ms. Lopez,", PARISSA),
        ("wrong-name", "Hi Maria Lopez,", PARISSA),
        ("wrong-name", "Hi ‹Maria|›,", PARISSA),
        ("wrong-name", "Hi ‹Tom Reed|owner›,", PARISSA),
        ("wrong-name", "Hi Maria,", named("Mario", "Galli")),
        ("wrong-name", "Hi ‹Sarah|first_name›,", named("", "Behnia")),
        ("preferred-name", "Hi ‹Robert|first_name›,", named("Robert", "Reed", preferred_name="Bob")),
        ("preferred-name", "Hi ‹Robert|first_name›,", named("Robert", "Reed", greeting="Dear Bob")),
        ("generic", "Dear Friend,", PARISSA),
    ],
)
def test_is_flagged(find: str, line: str, record: dict[str, Any]) -> None:
    assert first(greet(line), record)[0] == find


@pytest.mark.parametrize("line", ["Dear customer,", "Sehr geehrte Damen und Herren,", "Dear Sir or Madam,"])
def test_a_general_word_for_somebody_known_is_generic(line: str) -> None:
    find, match = first(greet(line, "generic"), PARISSA)
    assert find == "generic"
    assert match is not None
    assert said(match.facts["found"]) == line.rstrip(",")


def test_a_general_word_for_nobody_known_is_right() -> None:
    assert first(greet("Dear customer,", "generic"), {"email": "p@example.com"})[0] == ""
    assert first(greet("Dear customer,", "generic"), named("N/A", ""))[0] == ""


def test_what_stands_for_nobody_in_the_record_is_a_placeholder() -> None:
    assert first(greet("Hi ‹there|first_name›,", "nobody"), named("there", "Behnia"))[0] == "placeholder"


def test_a_hole_after_the_time_of_day() -> None:
    find, match = first(greet("Good morning ‹|first_name›,", "nobody"), named("", "Behnia"))
    assert find == "empty"
    assert match is not None
    assert match.span is not None
    assert (match.span.start, match.span.end) == (13, 13)
