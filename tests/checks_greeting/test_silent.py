"""Greetings that are right, in many customs and languages: nothing is said of them."""

from __future__ import annotations

from typing import Any

import pytest
from made_greetings import first, greet, matches

PARISSA = {"first_name": "Parissa", "last_name": "Behnia", "email": "parissa.behnia@example.com"}


def named(first_name: str, last_name: str = "", **more: Any) -> dict[str, Any]:
    return {"first_name": first_name, "last_name": last_name, **more}


FIRST_NAMES = [
    named("Taylor", "Morgan"),
    named("Lee", "Zachary", email="lee.zachary@example.com"),
    named("Rahm", "Emanuel"),
    named("Kim", "Young"),
    named("Thomas", "Ashley"),
    named("László", "Nagy", full_name="Nagy László"),
    named("Xiaoming", "Wang", full_name="Wang Xiaoming", email="wang.xiaoming@example.com"),
    named("Gabriel", "García Márquez"),
    named("Björk"),
    named("Sukarno", "Sukarno"),
    named("Jón", "Sigurðsson"),
    named("Mary Ann", "Kowalczyk"),
    named("Mary Ann"),
    named("Jean-Luc", "Morin"),
    named("Ma. Elena", "Cruz"),
    named("JD", "Vance"),
    named("J.R.", "Reed"),
    named("Van", "Nguyen"),
    named("Mohammed", "bin Salman"),
    named("DeShawn", "McDonald"),
    named("陽菜", "佐藤"),
    named("ليلى", "حداد"),
    named("Олена", "Шевчук"),
    named("Nan", "Fairbank"),
    named("Ami", "Berg"),
    named("Tarvenholt", "Quillmere"),
    named("Oluwafunmilayo", "Featherstonehaugh"),
    named("Major", "Thomas"),
    named("Don", "Whitfield"),
    named("Christian", "Kreuz", suffix="Jr."),
]


@pytest.mark.parametrize("record", FIRST_NAMES, ids=lambda record: f"{record['first_name']} {record['last_name']}")
@pytest.mark.parametrize(
    "line", ["Hi ‹{}|first_name›,", "‹{}|first_name›, your seats are waiting", "Liebe ‹{}|first_name›,"]
)
def test_a_first_name_is_right(record: dict[str, Any], line: str) -> None:
    assert first(greet(line.format(record["first_name"])), record)[0] == ""


@pytest.mark.parametrize(
    ("line", "record", "language"),
    [
        ("Dear Ms. ‹Behnia|last_name›,", PARISSA, "en"),
        ("Dear ‹Ms.|title_prefix› ‹Behnia|last_name›,", {**PARISSA, "title_prefix": "Ms."}, "en"),
        ("Dear Mr. ‹Tester|last_name›,", named("Jon", "Tester"), "en"),
        ("Dear Mr. ‹de la Cruz|last_name›,", named("Ramón", "de la Cruz"), "en"),
        ("Dear Mr. ‹O'Brien|last_name›,", named("Sean", "O'Brien"), "en"),
        ("Dear Ms. ‹Parissa|first_name› ‹Behnia|last_name›,", PARISSA, "en"),
        ("Dear Dr. ‹Foster|last_name›,", named("Jane", "Foster", title_prefix="Dr."), "en"),
        ("Dear Mr. ‹Morgan|first_name›,", named("Morgan", "Morgan"), "en"),
        ("Sehr geehrte Frau ‹Behnia|last_name›,", PARISSA, "de"),
        ("Sehr geehrte Frau Dr. ‹Behnia|last_name›,", {**PARISSA, "title_prefix": "Frau Dr."}, "de"),
        ("Guten Tag ‹Alex|first_name› ‹Brandt|last_name›,", named("Alex", "Brandt"), "de"),
        ("Madame ‹Lefèvre|last_name›,", named("Chloé", "Lefèvre"), "fr"),
        ("Bonjour Madame,", PARISSA, "fr"),
        ("Dear Professor,", PARISSA, "en"),
        ("Kedves ‹Nagy|last_name› ‹László|first_name›!", named("László", "Nagy", language="hu"), "hu"),
        ("Kedves ‹Nagy László|full_name›!", {"full_name": "Nagy László", "country": "Hungary"}, "hu"),
        ("Hi ‹Xiaoming|full_name›,", {"full_name": "Wang Xiaoming"}, "en"),
        ("Dear ‹Tanaka|last_name›-san,", named("Hiroshi", "Tanaka"), "en"),
        ("‹田中|last_name›様", named("浩", "田中"), "ja"),
        ("‹김민준|full_name›님", {"full_name": "김민준"}, "ko"),
        ("‹王|last_name›先生", named("小明", "王"), "zh"),
        ("‹佐藤|last_name›‹陽菜|first_name›様", named("陽菜", "佐藤"), "ja"),
        ("Dear ‹Tom|first_name› & ‹Ann|spouse›,", named("Tom", "Reed"), "en"),
        ("Sayın ‹Ahmet|first_name› Bey,", named("Ahmet", "Yılmaz"), "tr"),
        ("Chào anh ‹Minh|first_name›,", named("Minh", "Nguyễn"), "vi"),
        ("Estimado don ‹Luis|first_name›:", named("Luis", "Pardo"), "es"),
        ("Estimada doña ‹Ana|first_name›:", named("Ana", "Pardo"), "es"),
        ("Olá, Dra. ‹Ana|first_name›,", named("Ana", "Souza"), "pt"),
        ("Dear Khun ‹Mali|first_name›,", named("Mali", "Srisai"), "en"),
        ("Dear Mr. ‹Somchai|first_name›,", named("Somchai", "Srisai", country="Thailand"), "en"),
        ("Dear Sir ‹Ian|first_name›,", named("Ian", "Kerr"), "en"),
        ("Dear Sister ‹Mary|first_name›,", named("Mary", "Kelly"), "en"),
        ("Уважаемый ‹Иван Петрович|first_name›!", named("Иван Петрович"), "ru"),
        ("Hi ‹Bob|preferred_name›,", named("Robert", "Reed", preferred_name="Bob"), "en"),
        ("Hi ‹Behnia|preferred_name›,", {**PARISSA, "preferred_name": "Behnia"}, "en"),
        ("Hi ‹Robert|first_name›,", named("Robert", "Reed", preferred_name="N/A"), "en"),
        ("Hi ‹Parissa|first_name›,", {**PARISSA, "greeting": "Dear Ms. Behnia"}, "en"),
        ("Hi ‹Bob|short›,", named("Robert", "Reed"), "en"),
        ("Hi Bob,", named("Robert", "Reed"), "en"),
        ("Hi Pari,", PARISSA, "en"),
        ("Hi Mohamed,", named("Muhammad", "Haddad"), "en"),
        ("Hi Jose,", named("José", "Ruiz"), "en"),
        ("Hi PB,", {**PARISSA, "first_name": "Parissa Bahar"}, "en"),
        ("Dear ‹John and Mary|greeting›,", named("John", "Whitfield", greeting="John and Mary"), "en"),
        ("Hello ‹Acme Corp|company› team,", {**PARISSA, "company": "Acme Corp"}, "en"),
        ("Hi ‹Suharti|last_name›,", named("", "Suharti", full_name="Suharti"), "en"),
        ("Hi ‹Wahyuni|last_name›,", named("", "Wahyuni", country="Indonesia"), "en"),
        ("HI ‹PARISSA|first_name›!", PARISSA, "en"),
        ("Hi ‹Friend|first_name›,", named("", "Behnia"), "en"),
        ("Dear Mr. and Mrs. ‹Behnia|last_name›,", PARISSA, "en"),
        ("Estimado Sr. ‹Ruiz|last_name›:", named("Iván", "Ruiz", pronouns="he/him"), ""),
        ("Hi ‹Parissa|first_name› –", PARISSA, "en"),
        ("Hi Maria,", {}, "en"),
        ("Hi Maria,", {"email": "m.lopez@example.com"}, "en"),
        ("Hello Summer!", PARISSA, "en"),
        ("Hi Night Owl,", PARISSA, "en"),
        ("Hi {{first_name}},", PARISSA, "en"),
        ("Hi *|FNAME|*,", PARISSA, "en"),
        ("Hi [First Name],", PARISSA, "en"),
        ("Hi %FIRSTNAME%,", PARISSA, "en"),
        ("Hi <<First Name>>,", PARISSA, "en"),
        ("Hi ${name},", PARISSA, "en"),
    ],
)
def test_custom_is_right(line: str, record: dict[str, Any], language: str) -> None:
    assert first(greet(line, language=language), record)[0] == ""


@pytest.mark.parametrize("line", ["Hi there,", "Hello everyone,", "Good morning!", "Liebe alle,"])
def test_greeting_nobody_is_right(line: str) -> None:
    assert first(greet(line, "nobody"), PARISSA)[0] == ""


def test_names_on_the_list_may_be_written_as_they_are() -> None:
    greeting = greet("Hi ‹mara|first_name›,")
    assert matches(greeting, named("mara", "lund"), "casing")
    assert matches(greeting, named("mara", "berg"), "casing", allow=("mara lund",))
    assert matches(greeting, named("mara", "lund"), "casing", allow=("mara lund",)) == []
    assert matches(greeting, named("mara", "berg"), "casing", allow=("mara",)) == []


@pytest.mark.parametrize("message", [{"channel": "letter"}, {"purpose": "transactional"}])
def test_letters_and_receipts_may_open_with_the_full_name(message: dict[str, str]) -> None:
    greeting = greet("Dear ‹Parissa|first_name› ‹Behnia|last_name›,")
    assert [match.confidence for match in matches(greeting, PARISSA, "full-name", message=message)] == [1]
    casual = greet("Hi ‹Parissa|first_name› ‹Behnia|last_name›,")
    assert [match.confidence for match in matches(casual, PARISSA, "full-name", message=message)] == [3]


@pytest.mark.parametrize("value", ["A" * 100_000, "1" * 100_000 + "x", "a & " * 50_000, "a@" * 50_000])
def test_a_value_longer_than_any_name_is_not_read(value: str) -> None:
    assert first(greet(f"Hi ‹{value}|first_name›,"), named(value, value))[0] == ""


def test_the_writing_of_a_name_beside_another_fields_value() -> None:
    person = named("parissa", "behnia")
    assert not matches(greet("‹m.|civility› ‹parissa|first_name›,"), person, "casing")
    assert matches(greet("‹parissa|first_name› ‹behnia|last_name›,"), person, "casing")
